// SPDX-License-Identifier: EUPL-1.2
//! Certificates: writing one, and checking one.

use std::fmt::Write;

use serde::Serialize;

use super::Failure;
use super::agreed;
use super::arguments::Verify;
use super::explained::paragraph;
use super::input;
use super::progress::Bar;
use super::screen::screen;
use crate::certificate::{self, Certificate, Unproven, Verified};
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
) -> Result<Certificate, Failure> {
    certificate::make(election, settings, outcome).map_err(|why| unproven(&why, language))
}

/// Refuses before anything is counted what has no certificate.
///
/// # Errors
/// A rule, or minima, for which there is none.
pub fn can_be_made(settings: &Settings, language: Language) -> Result<(), Failure> {
    certificate::can_be_made(settings).map_err(|why| unproven(&why, language))
}

fn unproven(why: &Unproven, language: Language) -> Failure {
    let why = language.pick(why.dutch(), why.to_string());
    Failure::Failed(language.pick(format!("geen bewijs: {why}"), format!("no certificate: {why}")))
}

/// The seal in pieces that one can compare by eye, to be published on paper before anybody asks for
/// the certificate.
pub fn seal(seal: &str, language: Language, columns: usize) -> String {
    let mut words = String::new();
    for (at, digit) in seal.chars().enumerate() {
        if at > 0 && at % 8 == 0 {
            words.push(' ');
        }
        words.push(digit);
    }
    let heading = language.pick("Zegel van het bewijs:", "Seal of the certificate:");
    format!("{heading}\n{}", paragraph(&words, "  ", columns))
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
    /// As the certificate ends.
    seal: &'a str,
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
        let why = language.pick(wrong.dutch(), wrong.to_string());
        let refused = language.pick("het bewijs is afgekeurd", "the certificate is refused");
        Failure::Failed(format!("{}: {refused}: {why}", input::shown(&asked.proof)))
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
        seal: &verified.seal,
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
    let columns = screen().columns;
    let _ = writeln!(text, "{}", paragraph(holds, "", columns));
    let currency = header.currency().unwrap_or_default().trim();
    text.push_str(&agreed::written(settings, (election.kind(), currency), language, columns));
    let count = verified.winners.len();
    let _ = writeln!(text, "\n{}", language.pick(format!("Gekozen: {count}"), format!("Chosen: {count}")));
    for (at, project) in verified.winners.iter().enumerate() {
        let project = &election.projects()[*project];
        let named = format!("{}  {}", project.id, project.name.trim());
        text.push_str(&paragraph(named.trim_end(), &format!("{:>4}  ", at + 1), columns));
    }
    let cost = language.money(election, verified.cost, currency);
    let _ = writeln!(text, "\n{}: {cost}", language.pick("Samen", "Together"));
    let sums = language.number(verified.sums.into());
    let inequalities = language.number(verified.inequalities.into());
    let checked = language.pick(
        format!("Nagerekend: {sums} sommen en {inequalities} vergelijkingen"),
        format!("Checked: {sums} sums and {inequalities} inequalities"),
    );
    text.push_str(&paragraph(&checked, "", columns));
    text.push_str(&seal(&verified.seal, language, columns));
    text
}
