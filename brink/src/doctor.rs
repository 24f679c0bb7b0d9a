// SPDX-License-Identifier: EUPL-1.2
//! `brink doctor`: looks at everything that has to be right, and tells what to mend.

mod database;
mod machine;
mod mail;
mod settings;

use std::io::Write;

use anyhow::{Result, bail};

use crate::config::Serve;
use crate::open::World;

/// How one check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Good,
    Careful,
    Wrong,
}

/// What was found, printed as it comes: a mail server may take seconds.
#[derive(Default)]
struct Findings(Vec<Verdict>);

impl Findings {
    fn good(&mut self, what: &str, text: impl AsRef<str>) {
        self.add(Verdict::Good, what, text.as_ref());
    }

    fn careful(&mut self, what: &str, text: impl AsRef<str>) {
        self.add(Verdict::Careful, what, text.as_ref());
    }

    fn wrong(&mut self, what: &str, text: impl AsRef<str>) {
        self.add(Verdict::Wrong, what, text.as_ref());
    }

    fn add(&mut self, verdict: Verdict, what: &str, text: &str) {
        let word = match verdict {
            Verdict::Good => "goed",
            Verdict::Careful => "let op",
            Verdict::Wrong => "fout",
        };
        self.0.push(verdict);
        say(&format!("{word:<8}{what:<14}{text}"));
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.0.iter().filter(|found| **found == verdict).count()
    }
}

/// When nobody reads along any more, the exit code still tells how it went.
fn say(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// Checks an installation with the settings of `brink serve`.
///
/// # Errors
/// When something is wrong.
pub async fn run(args: Serve) -> Result<()> {
    let world = World::real();
    let mut found = Findings::default();
    settings::check(&mut found, &args);
    database::check(&mut found, &args, &world).await;
    mail::check(&mut found, &args.mail, args.is_local()).await;
    machine::check(&mut found, &args, &world);
    match (found.count(Verdict::Wrong), found.count(Verdict::Careful)) {
        (0, 0) => say("Alles is goed."),
        (0, careful) => say(&format!("Er is niets fout. Waar u op moet letten: {careful}.")),
        (wrong, _) => bail!("fouten: {wrong}; ze staan hierboven, met wat u eraan kunt doen"),
    }
    Ok(())
}
