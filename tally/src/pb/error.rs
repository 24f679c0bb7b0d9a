// SPDX-License-Identifier: EUPL-1.2
//! What can be wrong with a Pabulib file, and where.

use std::fmt;

/// One of the three parts of a Pabulib file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// What the election is.
    Meta,
    /// What is voted on.
    Projects,
    /// One row for each voter.
    Votes,
}

impl Section {
    /// As it stands in a file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Meta => "META",
            Self::Projects => "PROJECTS",
            Self::Votes => "VOTES",
        }
    }

    /// The section that a row with this first cell begins.
    pub(super) fn named(cell: &str) -> Option<Self> {
        [Self::Meta, Self::Projects, Self::Votes]
            .into_iter()
            .find(|section| section.name().eq_ignore_ascii_case(cell))
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A file that cannot be read, and the place that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// From 1; a row with line ends between quotes stands on several.
    pub line: u64,
    /// From 1, in characters.
    pub column: u64,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Reading stopped; what the system says.
    Read(String),
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A quote that opens and never closes.
    UnclosedQuote,
    /// A row of more than 16 MiB.
    RowTooLong,
    /// Text before the first section.
    BeforeSections,
    /// A section is missing, or comes after one that needs it.
    NoSection(Section),
    /// A section that began before.
    SecondSection {
        /// Which.
        section: Section,
        /// Where it began first.
        line: u64,
    },
    /// A section lacks a column.
    NoColumn(Section, String),
    /// A section has a column twice: which of both counts?
    ColumnTwice(Section, String),
    /// The META section lacks a key.
    NoKey(&'static str),
    /// A key of META without which nothing can be counted has two values.
    TwoValues {
        /// The key.
        key: &'static str,
        /// Where the other value stands.
        line: u64,
    },
    /// A row with more cells than its section has columns.
    TooManyCells(usize),
    /// A row ends before this column.
    NoCell(String),
    /// Not a number.
    NotNumber(String),
    /// A number that is too large, or has too many decimals, to count with.
    TooLarge(String),
    /// A number below zero.
    Negative(String),
    /// A kind of ballot that Pabulib does not know.
    VoteType(String),
    /// A project without an id.
    NoId,
    /// A second project with this id.
    SameProject(String),
    /// A ballot names a project that is not in the file.
    NoProject(String),
    /// A ballot with as many projects and as many points, which differ.
    Points {
        /// Projects on the ballot.
        projects: usize,
        /// Points on the ballot.
        points: usize,
    },
    /// More projects or voters than can be numbered.
    TooMany,
}

impl Error {
    /// What is wrong at byte `at` of a row that begins on `line`. Bytes of one character count
    /// once; in bytes that are no characters each counts.
    pub(super) fn in_row(line: u64, row: &[u8], at: usize, wrong: Wrong) -> Self {
        let before = &row[..at.min(row.len())];
        let (mut lines, mut column) = (0, 1);
        let mut last = 0;
        for byte in before {
            match byte {
                b'\n' if last == b'\r' => {}
                b'\n' | b'\r' => {
                    lines += 1;
                    column = 1;
                }
                0x80..=0xBF => {}
                _ => column += 1,
            }
            last = *byte;
        }
        Self { line: line + lines, column, wrong }
    }

    /// What is wrong in Dutch, with line and column, as one sentence and what to do.
    #[must_use]
    pub fn dutch(&self) -> String {
        format!("Regel {}, teken {}: {}", self.line, self.column, self.wrong.dutch())
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.wrong)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(system) => write!(f, "the file cannot be read further: {system}"),
            Self::NotUtf8 => f.write_str("this is not UTF-8; save the file as UTF-8"),
            Self::UnclosedQuote => f.write_str("this quote is never closed"),
            Self::RowTooLong => f.write_str("this row is longer than 16 MiB; is a quote missing?"),
            Self::BeforeSections => f.write_str("a file begins with META, not with this"),
            Self::NoSection(section) => write!(f, "section {section} is missing before here, or is empty"),
            Self::SecondSection { section, line } => {
                write!(f, "section {section} is there already, on line {line}; is this another election?")
            }
            Self::NoColumn(section, column) => write!(f, "section {section} lacks a column {column}"),
            Self::ColumnTwice(section, column) => {
                write!(f, "section {section} has a column {column} twice; leave one of them out")
            }
            Self::NoKey(key) => write!(f, "META lacks a row {key}"),
            Self::TwoValues { key, line } => {
                write!(f, "{key} has another value on line {line}; leave out the wrong one")
            }
            Self::TooManyCells(columns) => write!(f, "this row has more cells than its {columns} columns"),
            Self::NoCell(column) => write!(f, "this row ends before column {column}"),
            Self::NotNumber(text) => write!(f, "{text:?} is not a number"),
            Self::TooLarge(text) => write!(f, "{text} is too large or too precise to count with"),
            Self::Negative(text) => write!(f, "{text} is below zero"),
            Self::VoteType(text) => {
                write!(f, "vote_type {text:?} is none of approval, choose-1, ordinal, cumulative and scoring")
            }
            Self::NoId => f.write_str("this project has no id"),
            Self::SameProject(id) => write!(f, "project {id:?} is there twice"),
            Self::NoProject(id) => write!(f, "this ballot names project {id:?}, which is not in the file"),
            Self::Points { projects, points } => {
                let word = if *points == 1 { "number" } else { "numbers" };
                write!(f, "this ballot names {projects} projects and gives {points} {word} of points")
            }
            Self::TooMany => f.write_str("there are too many projects or voters"),
        }
    }
}

impl Wrong {
    fn dutch(&self) -> String {
        match self {
            Self::Read(system) => format!("verder lezen lukt niet ({system})."),
            Self::NotUtf8 => "dit is geen UTF-8. Bewaar het bestand als UTF-8.".to_owned(),
            Self::UnclosedQuote => "dit aanhalingsteken wordt nergens gesloten.".to_owned(),
            Self::RowTooLong => "deze rij is langer dan 16 MiB. Ontbreekt er een aanhalingsteken?".to_owned(),
            Self::BeforeSections => "het bestand moet met META beginnen en niet hiermee.".to_owned(),
            Self::NoSection(section) => {
                format!("hiervoor ontbreekt het deel {section}, of er staat niets in.")
            }
            Self::SecondSection { section, line } => {
                format!("het deel {section} staat er al, op regel {line}. Hoort dit bij een andere stemming?")
            }
            Self::NoColumn(section, column) => format!("in het deel {section} ontbreekt de kolom {column}."),
            Self::ColumnTwice(section, column) => {
                format!("in het deel {section} staat de kolom {column} twee keer. Haal er één weg.")
            }
            Self::NoKey(key) => format!("in het deel META ontbreekt de rij {key}."),
            Self::TwoValues { key, line } => {
                format!("{key} heeft op regel {line} een andere waarde. Haal de verkeerde weg.")
            }
            Self::TooManyCells(columns) => format!("deze rij heeft meer vakken dan de {columns} kolommen."),
            Self::NoCell(column) => format!("deze rij stopt voor de kolom {column}."),
            Self::NotNumber(text) => format!("“{text}” is geen getal."),
            Self::TooLarge(text) => format!("{text} is te groot of te precies om mee te tellen."),
            Self::Negative(text) => format!("{text} is minder dan nul."),
            Self::VoteType(text) => format!(
                "“{text}” is geen soort stembiljet. Kies approval, choose-1, ordinal, cumulative of scoring."
            ),
            Self::NoId => "dit project heeft geen nummer of code.".to_owned(),
            Self::SameProject(id) => format!("project “{id}” staat er twee keer in."),
            Self::NoProject(id) => format!("dit biljet noemt project “{id}”. Dat staat niet in het bestand."),
            Self::Points { projects, points } => {
                format!("dit biljet noemt {projects} projecten, maar geeft {points} keer punten.")
            }
            Self::TooMany => "er zijn te veel projecten of te veel stemmers.".to_owned(),
        }
    }
}
