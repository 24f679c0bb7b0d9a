// SPDX-License-Identifier: EUPL-1.2
//! The command line of `tally`: the only part of this crate that reads and writes files, tells the
//! time and draws on a terminal.

mod agreed;
mod arguments;
mod compare;
mod dutch;
mod explained;
mod help;
mod input;
mod json;
mod locale;
mod notes;
mod order;
mod output;
mod progress;
mod proof;
mod report;
mod screen;
mod settings;
mod table;

pub use locale::locale;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Count, What};
use compare::Compared;
use explained::Explained;
use order::Order;
use progress::Bar;

use crate::chart::{Chart, readable};
use crate::election::Election;
use crate::explain::{Unexplained, Words};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::pb::{self, Header, Options};
use crate::refused::Refused;
use crate::settings::Settings;

/// Why there is no outcome, as a sentence without its end.
enum Failure {
    /// What was asked is wrong.
    Wrong(String),
    /// It could not be done.
    Failed(String),
}

/// Everything about one count.
struct Counted<'a> {
    asked: &'a Count,
    election: Election,
    header: Header,
    settings: Settings,
    outcome: Outcome,
    parsing: Duration,
    counting: Duration,
    compared: Option<Compared>,
    explained: Option<Explained>,
    /// An explanation was asked, but the rule has none.
    unexplained: bool,
    language: Language,
}

/// Does what is asked in `words` (the first is not looked at: it is the program) and tells how it
/// ended: 0 done, 1 not done, 2 asked wrongly. `program` is what people type to get here;
/// `language` is theirs until they ask for another.
pub fn run(words: impl IntoIterator<Item = OsString>, program: &str, language: Language) -> ExitCode {
    let words = help::what_first(words.into_iter().collect());
    let language = asked_language(&words).unwrap_or(language);
    let command = help::framed(Arguments::command(), program, language);
    let parsed = command.try_get_matches_from(words).and_then(|found| Arguments::from_arg_matches(&found));
    let done = match parsed {
        Ok(arguments) => match &arguments.what {
            Some(What::Verify(asked)) => proof::verify(asked, language),
            None => count(&arguments.count, language),
        },
        Err(help) if matches!(help.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(help.to_string())
        }
        Err(mistake) => Err(Failure::Wrong(help::mistake(&mistake, language))),
    };
    match done {
        Ok(text) => say(&text, program, language),
        Err(Failure::Failed(why)) => {
            complain(&format!("{program}: {why}"));
            ExitCode::from(1)
        }
        Err(Failure::Wrong(why)) => {
            let see = language.pick("kijk bij", "see");
            complain(&format!("{program}: {why}; {see} `{program} --help`"));
            ExitCode::from(2)
        }
    }
}

/// The language must be known before the rest is read: mistakes in it are told in that language.
fn asked_language(words: &[OsString]) -> Option<Language> {
    let words = words.iter().skip(1).filter_map(|word| word.to_str()).collect::<Vec<_>>();
    let after = |at: usize| words.get(at + 1).copied();
    let mut asked = words.iter().enumerate().filter_map(|(at, word)| match *word {
        "--language" => after(at),
        word => word.strip_prefix("--language="),
    });
    match asked.next_back() {
        Some("nl") => Some(Language::Dutch),
        Some("en") => Some(Language::English),
        _ => None,
    }
}

/// Writes everything at once. Who stops listening is no mistake.
fn say(text: &str, program: &str, language: Language) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(cause) => {
            let cannot = language.pick("de uitslag is niet te schrijven", "the outcome cannot be written");
            complain(&format!("{program}: {cannot}: {}", input::why(&cause, language)));
            ExitCode::from(1)
        }
    }
}

/// A line on standard error. When that is closed there is nobody left to tell.
fn complain(line: &str) {
    writeln!(io::stderr().lock(), "{}", readable(line)).ok();
}

fn count(asked: &Count, language: Language) -> Result<String, Failure> {
    let order = settings::order(asked, language)?;
    let settings = settings::of(asked, order.as_ref(), language)?;
    let file = asked.file.as_deref().unwrap_or(Path::new("-"));
    let inputs = [file].into_iter().chain(order.as_ref().map(Order::path));
    output::apart(&asked.output.files(), &inputs.collect::<Vec<_>>(), language)?;
    if asked.output.certificate.is_some() {
        proof::can_be_made(&settings, language)?;
    }
    let counted = counted(asked, (file, order.as_ref()), settings, language)?;
    let (title, currency) = (counted.title(), counted.currency());
    let (election, outcome) = (&counted.election, &counted.outcome);
    let chart = Chart::new(election, &counted.settings, outcome, &title, currency, language);
    let chart = chart.map_err(|why| refused(&why, language))?;
    let seal = write(&counted, &chart)?;
    for note in notes::of(&counted) {
        complain(&format!("{}: {note}", language.pick("let op", "note")));
    }
    Ok(match (asked.output.form.json, &seal) {
        (true, seal) => json::of(&counted, seal.as_deref()),
        (false, None) => report::of(&counted, &chart),
        (false, Some(seal)) => {
            let seal = proof::seal(seal, language, screen::screen().columns);
            format!("{}\n{seal}", report::of(&counted, &chart))
        }
    })
}

/// Writes the files that were asked for, and gives the seal of the certificate.
fn write(counted: &Counted<'_>, chart: &Chart<'_>) -> Result<Option<String>, Failure> {
    let (language, election, output) = (counted.language, &counted.election, &counted.asked.output);
    let mut seal = None;
    if let Some(path) = &output.certificate {
        let proof = proof::make(election, &counted.settings, &counted.outcome, language)?;
        output::write(path, |out| out.write_all(proof.json().as_bytes()), language)?;
        seal = Some(proof.seal().to_owned());
    }
    if let Some(path) = &output.chart {
        output::write(path, |out| out.write_all(chart.svg().as_bytes()), language)?;
    }
    if let Some(path) = &output.ballots {
        output::write(path, |out| pb::write(election, &counted.header, out), language)?;
    }
    Ok(seal)
}

/// Reads, counts, and makes what else was asked for.
fn counted<'a>(
    asked: &'a Count,
    (file, order): (&Path, Option<&Order>),
    settings: Settings,
    language: Language,
) -> Result<Counted<'a>, Failure> {
    let output = &asked.output;
    let bar = Bar::start(language.pick("Lezen", "Reading"), language);
    let begin = Instant::now();
    let options = Options { group_by: output.by.clone() };
    let (election, header) = input::election(file, &options, language)?;
    let parsing = begin.elapsed();
    if let Some(order) = order {
        order.check(&election, language)?;
    }
    let currency = header.currency().unwrap_or_default().trim();
    bar.next(language.pick("Tellen", "Counting"));
    let begin = Instant::now();
    let outcome = crate::count(&election, &settings, &mut |progress| bar.show(&election, currency, progress));
    let counting = begin.elapsed();
    let outcome = outcome.map_err(|why| refused(&why, language))?;
    let words = Words { language, election: &election, currency };
    bar.next(language.pick("Vergelijken", "Comparing"));
    let compared = match output.compare.is_empty() {
        true => None,
        false => Some(compare::compare(&words, asked, &settings, &outcome)),
    };
    let compared = compared.transpose().map_err(|why| refused(&why, language))?;
    bar.next(language.pick("Uitleggen", "Explaining"));
    let explained = output.explain.then(|| explained::explained(&words, asked, &settings, &outcome, &bar));
    let (explained, unexplained) = match explained.transpose() {
        Err(Unexplained::Rule(_)) => (None, true),
        explained => (explained.map_err(|why| unexplained(&why, language))?, false),
    };
    Ok(Counted {
        asked,
        election,
        header,
        settings,
        outcome,
        parsing,
        counting,
        compared,
        explained,
        unexplained,
        language,
    })
}

fn refused(why: &Refused, language: Language) -> Failure {
    let seed = match why {
        Refused::NeedsSeed(..) => {
            language.pick("; geef met --seed de tekst voor de loting", "; give the text for it with --seed")
        }
        _ => "",
    };
    let why = language.pick(why.dutch(), why.to_string()) + seed;
    Failure::Failed(language.pick(format!("dit is niet te tellen: {why}"), format!("not counted: {why}")))
}

fn unexplained(why: &Unexplained, language: Language) -> Failure {
    let why = language.pick(why.dutch(), why.to_string());
    Failure::Failed(language.pick(format!("geen uitleg: {why}"), format!("no explanation: {why}")))
}

impl Counted<'_> {
    fn currency(&self) -> &str {
        self.header.currency().unwrap_or_default().trim()
    }

    /// What the election is called: its description, unit and year, as far as the file tells.
    fn title(&self) -> String {
        let told = |key| self.header.get(key).map(str::trim).unwrap_or_default();
        let place = [told("unit"), told("instance")].join(" ");
        match (told("description"), place.trim()) {
            ("", place) => place.to_owned(),
            (description, "") => description.to_owned(),
            (description, place) => format!("{description} ({place})"),
        }
    }

    fn money(&self, minor: u128) -> String {
        self.language.money(&self.election, minor, self.currency())
    }
}
