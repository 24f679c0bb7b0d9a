// SPDX-License-Identifier: EUPL-1.2
//! Rows of VOTES: the fast part, for there is one for each voter.

use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::error::{Error, Section, Wrong};
use super::header::{Note, Options};
use super::ids::Ids;
use super::number::amount;
use super::read::{check_length, column, value, wrong_of};
use super::rows::Row;
use crate::builder::Builder;
use crate::election::BallotKind;

/// Which columns mean what, and room that is used again for every row.
#[derive(Debug)]
pub(super) struct Votes {
    count: usize,
    vote: usize,
    points: Option<usize>,
    label: Option<usize>,
    is_age: bool,
    labels: HashMap<Box<str>, u32>,
    chosen: Vec<(u32, u32)>,
    broken: Vec<(u32, Decimal)>,
    twice: (u64, u64),
    no_points: (u64, u64),
}

impl Votes {
    pub(super) fn new(kind: BallotKind, row: &Row<'_>, options: &Options) -> Result<Self, Error> {
        let mut votes = Self {
            count: 0,
            vote: 0,
            points: None,
            label: None,
            is_age: false,
            labels: HashMap::new(),
            chosen: Vec::new(),
            broken: Vec::new(),
            twice: (0, 0),
            no_points: (0, 0),
        };
        votes.columns(kind, row, options)?;
        Ok(votes)
    }

    /// Looks for the columns in the row that names them.
    pub(super) fn columns(
        &mut self,
        kind: BallotKind,
        row: &Row<'_>,
        options: &Options,
    ) -> Result<(), Error> {
        let find = |name: &str| {
            let missing = || row.wrong_cell(0, Wrong::NoColumn(Section::Votes, name.to_owned()));
            column(row, &[name]).ok_or_else(missing)
        };
        self.count = row.len();
        self.vote = find("vote")?;
        self.points = if kind.has_points() { Some(find("points")?) } else { None };
        self.label = options.group_by.as_deref().map(find).transpose()?;
        self.is_age = options.group_by.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("age"));
        Ok(())
    }

    /// Adds one ballot.
    pub(super) fn row(&mut self, row: &Row<'_>, ids: &Ids, builder: &mut Builder) -> Result<(), Error> {
        if row.len() > self.count {
            check_length(row, self.count)?;
        }
        let label = self.label(row, builder)?;
        let vote = row.text(self.vote);
        let pointed = builder.kind().has_points();
        if vote.is_none() && !pointed {
            return Err(row.wrong(self.vote, 0, Wrong::NoCell("vote".to_owned())));
        }
        let vote = vote.filter(|text| !text.eq_ignore_ascii_case("none")).unwrap_or_default();
        self.chosen.clear();
        if let Err((offset, id)) = choices(&vote, ids, &mut self.chosen) {
            let before = lead(row, self.vote);
            return Err(row.wrong(self.vote, before + offset, Wrong::NoProject(id)));
        }
        if pointed {
            return self.pointed(row, label, builder);
        }
        if builder.kind() == BallotKind::Ordinal && drop_repeated(&mut self.chosen) {
            count(&mut self.twice, row.line());
        }
        let added = builder.whole_ballot(&self.chosen, label, 1);
        added.map_err(|invalid| row.wrong_cell(self.vote, wrong_of(invalid)))
    }

    /// Adds a ballot with points.
    fn pointed(&mut self, row: &Row<'_>, label: u32, builder: &mut Builder) -> Result<(), Error> {
        let cell = self.points.unwrap_or(0);
        let Some(points) = value(row, Some(cell)) else {
            if !self.chosen.is_empty() {
                count(&mut self.no_points, row.line());
                self.chosen.clear();
            }
            let added = builder.whole_ballot(&self.chosen, label, 1);
            return added.map_err(|invalid| row.wrong_cell(self.vote, wrong_of(invalid)));
        };
        let given = if points.is_empty() { 0 } else { points.split(',').count() };
        if given != self.chosen.len() {
            let wrong = Wrong::Points { projects: self.chosen.len(), points: given };
            return Err(row.wrong_cell(cell, wrong));
        }
        let mut whole = true;
        self.broken.clear();
        let mut offset = lead(row, cell);
        for (one, text) in self.chosen.iter_mut().zip(points.split(',')) {
            let trimmed = text.trim();
            let at = offset + (text.len() - text.trim_start().len());
            offset += text.len() + 1;
            match plain(trimmed) {
                Some(points) if whole => one.1 = points,
                _ => {
                    let points = amount(trimmed).map_err(|wrong| row.wrong(cell, at, wrong))?;
                    whole = false;
                    self.broken.push((one.0, points));
                }
            }
        }
        self.add_pointed(row, cell, whole, label, builder)
    }

    fn add_pointed(
        &mut self,
        row: &Row<'_>,
        cell: usize,
        whole: bool,
        label: u32,
        builder: &mut Builder,
    ) -> Result<(), Error> {
        // Whole points that came before the first broken ones stand in `chosen` only.
        let before = self.chosen.len() - self.broken.len();
        let mut all: Vec<(u32, Decimal)> = Vec::new();
        let repeated = has_repeated(&self.chosen);
        if repeated {
            count(&mut self.twice, row.line());
        }
        if !whole || repeated {
            let whole =
                self.chosen[..before].iter().map(|(project, points)| (*project, Decimal::from(*points)));
            for one in whole.chain(self.broken.iter().copied()) {
                match all.iter_mut().find(|other| repeated && other.0 == one.0) {
                    Some(other) => other.1 = one.1,
                    None => all.push(one),
                }
            }
        }
        let added = if all.is_empty() {
            builder.whole_ballot(&self.chosen, label, 1)
        } else {
            builder.ballot(all, label, 1)
        };
        added.map_err(|invalid| row.wrong_cell(cell, wrong_of(invalid)))
    }

    fn label(&mut self, row: &Row<'_>, builder: &mut Builder) -> Result<u32, Error> {
        let Some(cell) = self.label else { return Ok(0) };
        let Some(text) = value(row, Some(cell)) else { return Ok(0) };
        if let Some(label) = self.labels.get(text.as_ref()) {
            return Ok(*label);
        }
        let class = if self.is_age { age_class(&text) } else { None };
        let label = builder.label(class.as_deref().unwrap_or(&text));
        let label = label.map_err(|invalid| row.wrong_cell(cell, wrong_of(invalid)))?;
        self.labels.insert(text.into(), label);
        Ok(label)
    }

    /// Tells what was seen.
    pub(super) fn notes(&self, notes: &mut Vec<Note>) {
        if let (ballots @ 1.., line) = self.twice {
            notes.push(Note::Twice { ballots, line });
        }
        if let (ballots @ 1.., line) = self.no_points {
            notes.push(Note::NoPoints { ballots, line });
        }
    }
}

/// Counts, and remembers the first line.
fn count(seen: &mut (u64, u64), line: u64) {
    if seen.0 == 0 {
        seen.1 = line;
    }
    seen.0 += 1;
}

/// Bytes before the text of a cell.
fn lead(row: &Row<'_>, cell: usize) -> usize {
    let text = row.whole(cell).unwrap_or_default();
    text.len() - text.trim_start().len()
}

/// Projects of a ballot, with 0 points; else where the id stands that no project has. Nothing
/// between two commas is no project.
fn choices(vote: &str, ids: &Ids, chosen: &mut Vec<(u32, u32)>) -> Result<(), (usize, String)> {
    let mut offset = 0;
    for part in vote.split(',') {
        let id = part.trim();
        if !id.is_empty() {
            match ids.find(id) {
                Some(project) => chosen.push((project, 0)),
                None => return Err((offset + part.len() - part.trim_start().len(), id.to_owned())),
            }
        }
        offset += part.len() + 1;
    }
    Ok(())
}

/// Digits only, and few.
fn plain(text: &str) -> Option<u32> {
    let digits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn has_repeated(chosen: &[(u32, u32)]) -> bool {
    (1..chosen.len()).any(|at| chosen[..at].iter().any(|other| other.0 == chosen[at].0))
}

/// Leaves each project where it first stands.
fn drop_repeated(chosen: &mut Vec<(u32, u32)>) -> bool {
    if !has_repeated(chosen) {
        return false;
    }
    let mut kept: Vec<(u32, u32)> = Vec::with_capacity(chosen.len());
    for one in chosen.iter() {
        if kept.iter().all(|other| other.0 != one.0) {
            kept.push(*one);
        }
    }
    *chosen = kept;
    true
}

/// `30-39` for 34.
fn age_class(text: &str) -> Option<String> {
    let age: u32 = text.parse().ok().filter(|age| *age < 1000)?;
    let from = age / 10 * 10;
    Some(format!("{from}-{}", from + 9))
}
