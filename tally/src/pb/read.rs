// SPDX-License-Identifier: EUPL-1.2
//! Makes an election out of a file as it comes in.

use std::borrow::Cow;
use std::io::Read;

use rust_decimal::Decimal;

use super::asked::Asked;
use super::error::{Error, Section, Wrong};
use super::header::{Claimed, Header, Note, Options, is_twice, position};
use super::ids::Ids;
use super::meta;
use super::number::{amount, number};
use super::rows::{Row, Rows};
use super::votes::Votes;
use crate::builder::{Builder, Invalid, NewProject};
use crate::election::{BallotKind, Election};

/// Reads an election and what else the file says. Takes memory for the different ballots only; `reader` needs no
/// buffer of its own.
///
/// # Errors
/// The first thing that is wrong.
pub fn read(reader: impl Read, options: &Options) -> Result<(Election, Header), Error> {
    let mut rows = Rows::new(reader);
    let mut file = File::default();
    let mut header_of = None;
    let mut inside = None;
    while let Some(row) = rows.next()? {
        if let Some(section) = row.section() {
            file.allows(section, &row)?;
            header_of = Some(section);
            continue;
        }
        if let Some(section) = header_of.take() {
            file.begin(section, &row, options)?;
            inside = Some(section);
            continue;
        }
        match inside {
            None => return Err(row.wrong_cell(0, Wrong::BeforeSections)),
            Some(Section::Meta) => file.meta_row(&row)?,
            Some(Section::Projects) => file.project_row(&row)?,
            Some(Section::Votes) => file.vote_row(&row)?,
        }
    }
    if let Some(section) = header_of {
        let column = match section {
            Section::Meta => "key",
            Section::Projects => "cost",
            Section::Votes => "vote",
        };
        let wrong = Wrong::NoColumn(section, column.to_owned());
        return Err(Error { line: rows.last_line(), column: 1, wrong });
    }
    file.end(rows.last_line())
}

/// What is known so far.
#[derive(Debug, Default)]
struct File {
    header: Header,
    /// The sections that began, and where.
    begun: Vec<(Section, u64)>,
    columns: Option<ProjectColumns>,
    projects: Vec<NewProject>,
    ids: Ids,
    /// Where the values of META stand.
    meta_at: Vec<(u64, u64)>,
    budget_at: (u64, u64),
    votes: Option<(Builder, Votes)>,
}

impl File {
    /// Whether a section may begin here.
    fn allows(&mut self, section: Section, row: &Row<'_>) -> Result<(), Error> {
        let before = self.begun.iter().find(|begun| begun.0 == section);
        let wrong = match section {
            _ if let Some((_, line)) = before => Wrong::SecondSection { section, line: *line },
            Section::Votes if self.columns.is_none() => Wrong::NoSection(Section::Projects),
            Section::Votes if self.header.meta.is_empty() => Wrong::NoSection(Section::Meta),
            _ => {
                self.begun.push((section, row.line()));
                return Ok(());
            }
        };
        Err(row.wrong_cell(0, wrong))
    }

    /// Begins a section with the row that names its columns.
    fn begin(&mut self, section: Section, row: &Row<'_>, options: &Options) -> Result<(), Error> {
        match section {
            Section::Meta => {}
            Section::Projects => {
                let columns = ProjectColumns::of(row)?;
                let names = columns.others.iter().map(|(_, name)| name.clone());
                self.header.columns = names.map(|name| (name, Vec::new())).collect();
                self.columns = Some(columns);
            }
            Section::Votes => {
                let costs = self.projects.iter().map(|project| project.cost).collect();
                let builder = self.builder(row)?;
                let asked = Asked::of(&self.header, builder.kind(), costs);
                let mut votes = Votes::new(self.ids.len(), asked);
                votes.columns(builder.kind(), row, options)?;
                self.votes = Some((builder, votes));
            }
        }
        Ok(())
    }

    fn meta_row(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let key = row.text(0).unwrap_or_default();
        let value = row.text(1).ok_or_else(|| row.wrong(1, 0, Wrong::NoCell("value".to_owned())))?;
        if key.eq_ignore_ascii_case("budget")
            && let Ok(budget) = amount(&value)
        {
            self.doubt(row, 1, budget);
        }
        let at = row.wrong_cell(1, Wrong::TooMany);
        self.meta_at.push((at.line, at.column));
        self.header.meta.push((key.into_owned(), value.into_owned()));
        Ok(())
    }

    /// Notes the first amount in which a point or comma may be meant to separate thousands.
    fn doubt(&mut self, row: &Row<'_>, cell: usize, value: Decimal) {
        let text = row.text(cell).unwrap_or_default();
        let known = self.header.notes.iter().any(|note| matches!(note, Note::Thousands { .. }));
        if !known && may_be_thousands(&text) {
            let line = row.wrong_cell(cell, Wrong::TooMany).line;
            self.header.notes.push(Note::Thousands { line, text: text.into_owned(), value });
        }
    }

    fn project_row(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let Some(columns) = &self.columns else { return Ok(()) };
        let (project, claimed) = columns.project(row)?;
        for ((cell, _), (_, cells)) in columns.others.iter().zip(&mut self.header.columns) {
            // A place that is `none` is no place, in this column as in the one that is read.
            let is_place = columns.places.contains(cell);
            let text = if is_place { value(row, Some(*cell)) } else { row.text(*cell) };
            cells.push(text.unwrap_or_default().into_owned());
        }
        let cell = columns.cost;
        self.doubt(row, cell, project.cost);
        let number = u32::try_from(self.ids.len()).map_err(|_| row.wrong(0, 0, Wrong::TooMany))?;
        if !self.ids.insert(project.id.as_bytes(), number) {
            return Err(row.wrong_cell(0, Wrong::SameProject(project.id)));
        }
        self.projects.push(project);
        self.header.claimed.push(claimed);
        Ok(())
    }

    fn builder(&mut self, row: &Row<'_>) -> Result<Builder, Error> {
        let place = |at: usize| self.meta_at[at];
        let find = |key, same: fn(&str, &str) -> bool| -> Result<_, Error> {
            let at = self.header.position(key).ok_or_else(|| row.wrong(0, 0, Wrong::NoKey(key)))?;
            if let Some(other) = meta::other(&self.header.meta, at, same) {
                let ((line, column), first) = (place(at.max(other)), place(at.min(other)).0);
                return Err(Error { line, column, wrong: Wrong::TwoValues { key, line: first } });
            }
            let (line, column) = place(at);
            let wrong = move |wrong| Error { line, column, wrong };
            Ok((self.header.meta[at].1.as_str(), (line, column), wrong))
        };
        let (kind, _, wrong) = find("vote_type", str::eq_ignore_ascii_case)?;
        let kind = kind_named(kind).ok_or_else(|| wrong(Wrong::VoteType(kind.to_owned())))?;
        let (budget, at, wrong) =
            find("budget", |one, other| amount(one).is_ok() && amount(one) == amount(other))?;
        let budget = amount(budget).map_err(wrong)?;
        self.budget_at = at;
        let mut builder = Election::builder(kind, budget);
        for project in self.projects.drain(..) {
            builder.project(project).map_err(|invalid| row.wrong(0, 0, wrong_of(invalid)))?;
        }
        Ok(builder)
    }

    fn vote_row(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let Some((builder, votes)) = &mut self.votes else { return Ok(()) };
        votes.row(row, &self.ids, builder)
    }

    fn end(mut self, line: u64) -> Result<(Election, Header), Error> {
        let end = |wrong| Error { line, column: 1, wrong };
        let Some((builder, mut votes)) = self.votes else {
            let section = match (self.header.meta.is_empty(), &self.columns) {
                (true, _) => Section::Meta,
                (_, None) => Section::Projects,
                _ => Section::Votes,
            };
            return Err(end(Wrong::NoSection(section)));
        };
        let (line, column) = self.budget_at;
        let election = builder.build();
        let election = election.map_err(|invalid| Error { line, column, wrong: wrong_of(invalid) })?;
        let counted = meta::counted(&self.header, &election);
        self.header.notes.splice(0..0, meta::repeated(&self.header.meta, &self.meta_at));
        self.header.notes.extend(counted);
        votes.notes(&mut self.header.notes);
        Ok((election, self.header))
    }
}

/// Like `7.200` or `12,500`; `0.500` is below one whichever way it is meant.
fn may_be_thousands(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once(['.', ',']) else { return false };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let may_begin = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    may_begin && rest.len() == 3 && is_digits(whole) && is_digits(rest)
}

fn kind_named(name: &str) -> Option<BallotKind> {
    Some(match name.to_ascii_lowercase().as_str() {
        "approval" => BallotKind::Approval,
        "choose-1" => BallotKind::ChooseOne,
        "ordinal" => BallotKind::Ordinal,
        "cumulative" => BallotKind::Cumulative,
        "scoring" => BallotKind::Scoring,
        _ => return None,
    })
}

pub(super) fn wrong_of(invalid: Invalid) -> Wrong {
    match invalid {
        Invalid::Negative(text) => Wrong::Negative(text),
        Invalid::TooMuch(text) | Invalid::Points(text) => Wrong::TooLarge(text),
        Invalid::SameProject(id) | Invalid::Twice(id) => Wrong::SameProject(id),
        Invalid::NoProject(number) => Wrong::NoProject(number.to_string()),
        Invalid::TooMany => Wrong::TooMany,
    }
}

/// Where a column with one of these names stands, the first name that there is; of columns with
/// the same name the last one, as in pabutools.
pub(super) fn column(row: &Row<'_>, names: &[&str]) -> Option<usize> {
    let cells: Vec<_> = (0..row.len()).map(|cell| row.text(cell).unwrap_or_default()).collect();
    names.iter().find_map(|name| position(cells.iter().map(AsRef::as_ref), name))
}

/// Where the one column with this name stands, by which everything is counted.
///
/// # Errors
/// [`Wrong::NoColumn`], [`Wrong::ColumnTwice`].
pub(super) fn only(section: Section, row: &Row<'_>, name: &str) -> Result<usize, Error> {
    let missing = || row.wrong_cell(0, Wrong::NoColumn(section, name.to_owned()));
    let cell = column(row, &[name]).ok_or_else(missing)?;
    let cells: Vec<_> = (0..row.len()).map(|cell| row.text(cell).unwrap_or_default()).collect();
    match is_twice(cells.iter().map(AsRef::as_ref), name) {
        true => Err(row.wrong_cell(cell, Wrong::ColumnTwice(section, name.to_owned()))),
        false => Ok(cell),
    }
}

/// Refuses cells behind the last column that say something.
pub(super) fn check_length(row: &Row<'_>, columns: usize) -> Result<(), Error> {
    let says = |cell: &usize| row.text(*cell).is_some_and(|text| !text.is_empty());
    match (columns..row.len()).find(says) {
        Some(cell) => Err(row.wrong_cell(cell, Wrong::TooManyCells(columns))),
        None => Ok(()),
    }
}

/// What a cell says, unless it is `none`.
pub(super) fn value<'a>(row: &Row<'a>, cell: Option<usize>) -> Option<Cow<'a, str>> {
    row.text(cell?).filter(|text| !text.eq_ignore_ascii_case("none"))
}

/// Which columns of PROJECTS mean what.
#[derive(Debug)]
struct ProjectColumns {
    count: usize,
    cost: usize,
    name: Option<usize>,
    categories: Option<usize>,
    targets: Option<usize>,
    places: Vec<usize>,
    votes: Option<usize>,
    score: Option<usize>,
    selected: Option<usize>,
    /// Where the others stand, and their names.
    others: Vec<(usize, String)>,
}

/// What [`super::write`] writes of the election itself, and other names for the same.
const KNOWN: [&str; 10] = [
    "project_id",
    "cost",
    "votes",
    "score",
    "name",
    "category",
    "categories",
    "target",
    "targets",
    "selected",
];

/// The columns that name the place of a project, the one that counts first.
const PLACES: [&str; 3] = ["neighborhood", "district", "subunit"];

impl ProjectColumns {
    fn of(row: &Row<'_>) -> Result<Self, Error> {
        let places: Vec<usize> = PLACES.iter().filter_map(|name| column(row, &[name])).collect();
        let is_one_of = |names: &[&str], name: &str| names.iter().any(|one| one.eq_ignore_ascii_case(name));
        // The first place that there is becomes the neighbourhood; of a name that is there twice only the one that
        // is read is kept.
        let is_kept = |cell: usize, name: &str| match is_one_of(&PLACES, name) {
            true => places.iter().skip(1).any(|place| *place == cell),
            false => !name.is_empty() && !is_one_of(&KNOWN, name),
        };
        let named = |cell: usize| Some((cell, row.text(cell)?.into_owned()));
        let others = (1..row.len()).filter_map(named);
        Ok(Self {
            others: others.filter(|(cell, name)| is_kept(*cell, name)).collect(),
            count: row.len(),
            cost: only(Section::Projects, row, "cost")?,
            name: column(row, &["name"]),
            categories: column(row, &["category", "categories"]),
            targets: column(row, &["target", "targets"]),
            places,
            votes: column(row, &["votes"]),
            score: column(row, &["score"]),
            selected: column(row, &["selected"]),
        })
    }

    fn project(&self, row: &Row<'_>) -> Result<(NewProject, Claimed), Error> {
        check_length(row, self.count)?;
        let id = row.text(0).unwrap_or_default().into_owned();
        if id.is_empty() {
            return Err(row.wrong_cell(0, Wrong::NoId));
        }
        let no_cost = || row.wrong_cell(self.cost, Wrong::NoCell("cost".to_owned()));
        let cost = row.text(self.cost).ok_or_else(no_cost)?;
        let list = |cell| -> Vec<String> {
            let text = value(row, cell).unwrap_or_default();
            text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let claim = |cell| -> Option<Decimal> { number(&value(row, cell)?).ok() };
        let place = self.places.iter().filter_map(|cell| value(row, Some(*cell)));
        let project = NewProject {
            id,
            name: value(row, self.name).unwrap_or_default().into_owned(),
            cost: amount(&cost).map_err(|wrong| row.wrong_cell(self.cost, wrong))?,
            categories: list(self.categories),
            targets: list(self.targets),
            place: place.into_iter().find(|place| !place.is_empty()).unwrap_or_default().into_owned(),
        };
        let claimed =
            Claimed { votes: claim(self.votes), score: claim(self.score), selected: claim(self.selected) };
        Ok((project, claimed))
    }
}
