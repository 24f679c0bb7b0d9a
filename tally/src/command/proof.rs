// SPDX-License-Identifier: EUPL-1.2
//! Certificates: writing one, and checking one.

use std::fmt::Write;

use serde::Serialize;

use super::Failure;
use super::agreed;
use super::arguments::Verify;
use super::input;
use super::progress::Bar;
use super::screen::screen;
use crate::certificate::{self, Unproven, Verified, Wrong};
use crate::chart::readable;
use crate::election::Election;
use crate::language::Language;
use crate::outcome::Outcome;
use crate::pb::{Header, Options};
use crate::settings::{Rule, Settings};

/// The certificate of an outcome.
///
/// # Errors
/// When there is none.
pub fn make(
    election: &Election,
    settings: &Settings,
    outcome: &Outcome,
    language: Language,
) -> Result<String, Failure> {
    let made = certificate::make(election, settings, outcome);
    made.map(|certificate| certificate.json().to_owned()).map_err(|why| {
        let dutch = match &why {
            Unproven::Refused(refused) => refused.dutch(),
            Unproven::NoCertificate("minima") => "bij een minimum bestaat er geen bewijs".to_owned(),
            Unproven::NoCertificate(what) => format!("voor {what} bestaat geen bewijs"),
            Unproven::Wrong(wrong) => wrong_in_dutch(wrong),
            Unproven::Step(step) => format!("voor stap {step} is geen bewijs gevonden"),
            Unproven::TooLong(step) => {
                format!("een bewijs van alle stappen wordt te lang: het past tot en met stap {step}")
            }
            Unproven::Write(cause) => format!("het bewijs is niet op te schrijven: {cause}"),
        };
        let why = language.pick(dutch, why.to_string());
        Failure::Failed(language.pick(format!("geen bewijs: {why}"), format!("no certificate: {why}")))
    })
}

/// Refuses before anything is counted what has no certificate.
///
/// # Errors
/// A rule, or minima, for which there is none.
pub fn can_be_made(settings: &Settings, language: Language) -> Result<(), Failure> {
    let rule = settings.rule;
    let why = if matches!(rule, Rule::ExactEqualShares | Rule::BoundedOverspending) {
        let rule = rule.words(language);
        language.pick(format!("voor {rule} bestaat geen bewijs"), format!("there is none for {rule}"))
    } else if settings.limits.minima.is_empty() {
        return Ok(());
    } else {
        language.pick("bij --minimum bestaat geen bewijs", "there is none with --minimum").to_owned()
    };
    Err(Failure::Failed(language.pick(format!("geen bewijs: {why}"), format!("no certificate: {why}"))))
}

#[derive(Serialize)]
struct Told<'a> {
    holds: bool,
    rule: &'static str,
    utility: Option<&'static str>,
    completion: &'static str,
    winners: Vec<&'a str>,
    cost: String,
    settings: &'a Settings,
    sums: u64,
    inequalities: u64,
}

/// Checks a certificate and tells what it proves.
///
/// # Errors
/// A file that cannot be read, or a certificate that does not hold.
pub fn verify(asked: &Verify, language: Language) -> Result<String, Failure> {
    let bar = Bar::start(language.pick("Controleren", "Checking"), language);
    let json = input::text(&asked.proof, language)?;
    let (election, header) = input::election(&asked.file, &Options::default(), language)?;
    let verified = certificate::verify(&election, &json);
    drop(bar);
    let verified = verified.map_err(|wrong| {
        let why = language.pick(wrong_in_dutch(&wrong), wrong.to_string());
        let refused = language.pick("het bewijs is afgekeurd", "the certificate is refused");
        Failure::Failed(format!("{}: {refused}: {why}", asked.proof.display()))
    })?;
    Ok(if asked.form.json {
        told(&election, &verified)
    } else {
        written(&election, &header, &verified, language)
    })
}

fn told(election: &Election, verified: &Verified) -> String {
    let settings = &verified.settings;
    let told = Told {
        holds: true,
        rule: settings.rule.code(),
        utility: (settings.rule != Rule::Phragmen).then_some(settings.utility.code()),
        completion: settings.completion.code(),
        winners: verified.winners.iter().map(|project| election.projects()[*project].id.as_str()).collect(),
        cost: election.money(verified.cost),
        settings,
        sums: verified.sums,
        inequalities: verified.inequalities,
    };
    format!("{}\n", serde_json::to_string(&told).unwrap_or_default())
}

fn written(election: &Election, header: &Header, verified: &Verified, language: Language) -> String {
    let settings = &verified.settings;
    let mut text = String::new();
    let holds = language.pick(
        "Het bewijs klopt: deze uitslag volgt uit de stembiljetten en deze afspraken.",
        "The certificate holds: this outcome follows from the ballots and these settings.",
    );
    let _ = writeln!(text, "{holds}\n");
    let currency = header.currency().unwrap_or_default().trim();
    text.push_str(&agreed::written(settings, currency, language, screen().columns));
    let count = verified.winners.len();
    let _ = writeln!(text, "\n{}", language.pick(format!("Gekozen: {count}"), format!("Chosen: {count}")));
    for (at, project) in verified.winners.iter().enumerate() {
        let project = &election.projects()[*project];
        let _ = writeln!(text, "{:>4}  {}  {}", at + 1, readable(&project.id), readable(project.name.trim()));
    }
    let cost = language.money(election, verified.cost, currency);
    let _ = writeln!(text, "\n{}: {cost}", language.pick("Samen", "Together"));
    let sums = language.number(verified.sums.into());
    let inequalities = language.number(verified.inequalities.into());
    let _ = writeln!(
        text,
        "{}",
        language.pick(
            format!("Nagerekend: {sums} sommen en {inequalities} vergelijkingen"),
            format!("Checked: {sums} sums and {inequalities} inequalities"),
        )
    );
    text
}

fn wrong_in_dutch(wrong: &Wrong) -> String {
    match wrong {
        Wrong::Form(detail) => form_in_dutch(detail),
        Wrong::OtherElection => "het gaat over een andere stemming".to_owned(),
        Wrong::Settings(detail) => format!("de afspraken erin kloppen niet ({detail})"),
        Wrong::NoProject(id) => format!("er is geen project {id}"),
        Wrong::Structure(detail) => format!("het hangt niet samen ({detail})"),
        Wrong::Sum { step, project } if project == "-" => {
            format!("stap {step}: ieders deel is niet het budget plus de stappen, gedeeld door de kiezers")
        }
        Wrong::NotShown { step, project, before } if before == "-" => {
            format!("stap {step}: er staat niet waarom project {project} niet meer te betalen was")
        }
        Wrong::Sum { step, project } => format!("stap {step}: de som voor project {project} klopt niet"),
        Wrong::NotShown { step, project, before } => {
            format!("stap {step}: er staat niet waarom project {project} moest wachten op {before}")
        }
        Wrong::Stop(step) => format!("stap {step}: de delen mochten niet doorgroeien, of moesten dat juist"),
        Wrong::Winners => "de winnaars of hun kosten volgen er niet uit".to_owned(),
    }
}

fn form_in_dutch(detail: &str) -> String {
    if detail.starts_with("the seal is broken") {
        return "het zegel klopt niet: het bewijs is veranderd nadat het is gemaakt".to_owned();
    }
    if detail.starts_with("not written in the one way") {
        return "het is anders opgeschreven dan mag: er is een teken veranderd of bijgekomen".to_owned();
    }
    if detail.starts_with("more than ") {
        return "het bestand is te groot voor een bewijs".to_owned();
    }
    let place = detail.rsplit_once(" at line ").and_then(|(_, place)| place.split_once(" column "));
    match place {
        Some((line, column)) => {
            format!("dit bestand is geen bewijs: op regel {line}, teken {column} gaat het mis")
        }
        None => "dit bestand is geen bewijs".to_owned(),
    }
}
