// SPDX-License-Identifier: EUPL-1.2
//! What an import would do, or did: for the page and for the terminal.

use std::fmt;
use std::sync::LazyLock;

use kernel::{Locale, Planning};
use sheet::Note;
use web::texts::Texts;

use super::mapping::Field;
use super::plan::{FilePoint, Problem};
use super::stored::Stored;
use super::words::StatusWord;
use crate::commands::Imported;
use crate::model::{Owner, Status};

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A point is added.
    New,
    /// A point that is there changes, in these fields.
    Changed(Vec<Field>),
    /// The point is there already and says the same.
    Unchanged,
    /// Something is wrong with it.
    Wrong,
}

impl Fate {
    /// The end of the key of its text, `import-lot-…`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::New => "nieuw",
            Self::Changed(_) => "anders",
            Self::Unchanged => "gelijk",
            Self::Wrong => "fout",
        }
    }
}

/// What a point says after the import, as far as people want to see that beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Becomes {
    /// How it stands.
    pub status: Option<Status>,
    /// When.
    pub planning: Option<Planning>,
    /// Who acts.
    pub owners: Vec<Owner>,
}

impl Becomes {
    /// Of a point that is new.
    pub(super) fn new(point: &FilePoint) -> Self {
        let owners = point.owners.clone().unwrap_or_default();
        Self { status: Some(point.status), planning: point.planning.flatten(), owners }
    }

    /// Of a point that is there.
    pub(super) fn of(stored: &Stored) -> Self {
        Self { status: stored.status(), planning: stored.planning, owners: stored.owners() }
    }
}

/// A row with what becomes of it.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// The line of the file where it starts.
    pub line: usize,
    /// The title as it stands there.
    pub title: String,
    /// The kern as it stands there.
    pub kern: String,
    /// What becomes of it.
    pub fate: Fate,
    /// What the point then says; nothing for a row that is wrong.
    pub becomes: Option<Becomes>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is to be known.
    pub notes: Vec<Problem>,
}

/// What an import would do, or did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The name of the file.
    pub file_name: String,
    /// Its rows, without those of other municipalities.
    pub rows: Vec<ReportRow>,
    /// How many rows are about other municipalities.
    pub left_out: usize,
    /// What was assumed while reading the file.
    pub notes: Vec<Note>,
    /// The words for a status, each once, with what they become.
    pub words: Vec<StatusWord>,
    /// Names of kernen for which an agenda is made, a draft.
    pub new_agendas: Vec<String>,
    /// What was stored; `None` for a trial, and when nothing was.
    pub imported: Option<Imported>,
}

impl Report {
    /// Which words for a status become which of ours.
    fn say_words(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.words.is_empty() {
            writeln!(f, "{}", dutch("import-woorden-kop", &[]))?;
        }
        for word in self.words.iter().take(SHOWN) {
            let key = if word.text.is_empty() { "import-woord-leeg" } else { "import-woord" };
            let becomes = match word.status {
                Some(status) => dutch(&format!("status-{}", status.code()), &[]),
                None if word.is_unknown() => dutch("import-woord-onbekend", &[]),
                None => dutch("import-per-lijst", &[]),
            };
            let args = [("woorden", word.text.clone())];
            writeln!(
                f,
                "  {}",
                dutch(
                    "import-woord-regel",
                    &[("woorden", dutch(key, &args)), ("aantal", word.rows.to_string()), ("status", becomes),]
                )
            )?;
        }
        if self.words.len() > SHOWN {
            let more = self.words.len() - SHOWN;
            writeln!(f, "  {}", dutch("import-woorden-meer", &[("aantal", more.to_string())]))?;
        }
        Ok(())
    }

    fn count(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.rows.iter().filter(|row| is(&row.fate)).count()
    }

    /// How many points are new.
    pub fn added(&self) -> usize {
        self.count(|fate| *fate == Fate::New)
    }

    /// How many points change.
    pub fn changed(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Changed(_)))
    }

    /// How many points stay as they are.
    pub fn unchanged(&self) -> usize {
        self.count(|fate| *fate == Fate::Unchanged)
    }

    /// How many rows are wrong.
    pub fn wrong(&self) -> usize {
        self.count(|fate| *fate == Fate::Wrong)
    }
}

/// The Dutch texts, for the terminal: those of the import, and those about files.
static DUTCH: LazyLock<Option<Texts>> = LazyLock::new(|| {
    Texts::new([web::app::TEXTS[0], (Locale::Nl, include_str!("../../locales/nl.ftl"))]).ok()
});
/// So many rows are shown in a terminal.
const SHOWN: usize = 50;

/// A text in Dutch, where there is no page.
pub(super) fn dutch(key: &str, args: &[(&'static str, String)]) -> String {
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
    match DUTCH.as_ref() {
        Some(texts) => {
            // What a page says about its form has other words on the command line.
            let own = format!("{key}-opdracht");
            let key = if texts.has(Locale::Nl, &own) { own.as_str() } else { key };
            texts.get(Locale::Nl, &web::terms::usual(), key, &args)
        }
        None => key.to_owned(),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let say = |f: &mut fmt::Formatter<'_>, key: &str, number: usize| {
            writeln!(f, "  {:<28}{number:>6}", dutch(key, &[]))
        };
        writeln!(f, "{}", self.file_name)?;
        say(f, "import-telling-nieuw", self.added())?;
        say(f, "import-telling-anders", self.changed())?;
        say(f, "import-telling-gelijk", self.unchanged())?;
        say(f, "import-telling-fout", self.wrong())?;
        if self.left_out > 0 {
            say(f, "import-telling-elders", self.left_out)?;
        }
        self.say_words(f)?;
        for name in &self.new_agendas {
            writeln!(f, "{}", dutch("import-agenda-nieuw", &[("naam", name.clone())]))?;
        }
        for note in &self.notes {
            writeln!(f, "{}", dutch(note.code(), &note.fields()))?;
        }
        let told: Vec<_> = self
            .rows
            .iter()
            .flat_map(|row| row.problems.iter().chain(&row.notes).map(move |problem| (row.line, problem)))
            .collect();
        for (line, problem) in told.iter().take(SHOWN) {
            let place = [("regel", line.to_string()), ("kolom", problem.column.clone())];
            let key = if problem.column.is_empty() { "import-plek-regel" } else { "import-plek" };
            writeln!(f, "{} {}", dutch(key, &place), dutch(problem.key, &problem.args))?;
        }
        if told.len() > SHOWN {
            writeln!(f, "{}", dutch("import-en-meer", &[("aantal", (told.len() - SHOWN).to_string())]))?;
        }
        let key = if self.imported.is_some() { "import-klaar" } else { "import-niets-bewaard" };
        write!(f, "{}", dutch(key, &[]))
    }
}
