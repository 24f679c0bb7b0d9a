// SPDX-License-Identifier: EUPL-1.2
//! Rows of VOTES: the fast part, for there is one for each voter.

use rust_decimal::Decimal;

use super::asked::{Asked, Seen};
use super::error::{Error, Section, Wrong};
use super::header::{Note, Options};
use super::ids::Ids;
use super::number::amount;
use super::read::{check_length, column, only, value, wrong_of};
use super::rows::Row;
use super::scan::{BLOCK, marks};
use super::voters::Voters;
use crate::builder::Builder;
use crate::distinct::{Choice, choice, project};
use crate::election::BallotKind;

/// Which columns mean what, and room that is used again for every row.
#[derive(Debug, Default)]
pub(super) struct Votes {
    count: usize,
    voter: Option<usize>,
    vote: usize,
    points: Option<usize>,
    label: Option<usize>,
    is_age: bool,
    labels: Ids,
    /// The projects of this ballot, as they stand there, and their points when they are whole.
    chosen: Vec<Choice>,
    /// For each project the last ballot that names it.
    named: Vec<u64>,
    ballot: u64,
    repeats: bool,
    twice: Seen,
    no_points: Seen,
    nothing: Seen,
    voters: Voters,
    asked: Asked,
}

impl Votes {
    pub(super) fn new(projects: usize, asked: Asked) -> Self {
        Self { named: vec![0; projects], asked, ..Self::default() }
    }

    /// Looks for the columns in the row that names them.
    pub(super) fn columns(
        &mut self,
        kind: BallotKind,
        row: &Row<'_>,
        options: &Options,
    ) -> Result<(), Error> {
        let find = |name: &str| only(Section::Votes, row, name);
        self.voter = column(row, &["voter_id"]);
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
        if let Some(voter) = self.voter {
            match row.plain(voter) {
                Some((id, _)) => self.voters.see(id),
                None => self.voters.see(row.text(voter).unwrap_or_default().as_bytes()),
            }
        }
        let label = self.label(row, builder)?;
        self.choose(row, ids)?;
        if self.repeats {
            self.twice.on(row.line());
        }
        if self.chosen.is_empty() && row.len() > 1 && row.is_empty() {
            self.nothing.on(row.line());
        }
        if let Some(cell) = self.points {
            return self.pointed(row, cell, label, builder);
        }
        if row.len() <= self.vote {
            return Err(row.wrong(self.vote, 0, Wrong::NoCell("vote".to_owned())));
        }
        if self.repeats {
            self.ballot += 1;
            let (named, ballot) = (&mut self.named, self.ballot);
            self.chosen.retain(|one| std::mem::replace(&mut named[project(*one) as usize], ballot) != ballot);
        }
        self.asked.look(row.line(), &self.chosen);
        let added = builder.add(&mut self.chosen, label, 1);
        added.map_err(|invalid| row.wrong_cell(self.vote, wrong_of(invalid)))
    }

    /// Adds a ballot with points.
    fn pointed(
        &mut self,
        row: &Row<'_>,
        cell: usize,
        label: u32,
        builder: &mut Builder,
    ) -> Result<(), Error> {
        let plain = row.plain(cell).filter(|_| !self.repeats);
        let added = if plain.is_some_and(|(text, _)| whole_points(text, &mut self.chosen)) {
            self.asked.look(row.line(), &self.chosen);
            builder.add(&mut self.chosen, label, 1)
        } else if let Some(points) = value(row, Some(cell)) {
            let ballot = self.broken(row, cell, &points)?;
            self.asked.look_at(row.line(), ballot.iter().copied());
            builder.ballot(ballot, label, 1)
        } else {
            if !self.chosen.is_empty() {
                self.no_points.on(row.line());
            }
            self.chosen.clear();
            builder.add(&mut self.chosen, label, 1)
        };
        added.map_err(|invalid| row.wrong_cell(cell, wrong_of(invalid)))
    }

    /// Points that are not plain whole numbers, with the projects that get them. For a project
    /// that is there twice the last ones count.
    fn broken(&self, row: &Row<'_>, cell: usize, points: &str) -> Result<Vec<(u32, Decimal)>, Error> {
        let given = if points.is_empty() { 0 } else { points.split(',').count() };
        if given != self.chosen.len() {
            let wrong = Wrong::Points { projects: self.chosen.len(), points: given };
            return Err(row.wrong_cell(cell, wrong));
        }
        let mut ballot = Vec::with_capacity(given);
        let mut at = row.lead(cell);
        for (one, text) in self.chosen.iter().zip(points.split(',')) {
            let lead = text.len() - text.trim_start().len();
            let points = amount(text.trim()).map_err(|wrong| row.wrong(cell, at + lead, wrong))?;
            ballot.push((project(*one), points));
            at += text.len() + 1;
        }
        if self.repeats {
            ballot.reverse();
            ballot.sort_by_key(|one| one.0);
            ballot.dedup_by_key(|one| one.0);
        }
        Ok(ballot)
    }

    /// The projects that a row chooses.
    fn choose(&mut self, row: &Row<'_>, ids: &Ids) -> Result<(), Error> {
        self.chosen.clear();
        self.repeats = false;
        self.ballot += 1;
        let unknown = match row.plain(self.vote) {
            Some((cell, behind)) => self.list(cell, behind, ids),
            None => {
                let mut text = row.text(self.vote).unwrap_or_default().into_owned().into_bytes();
                let length = text.len();
                text.extend([0; BLOCK]);
                self.list(&text[..length], &text, ids)
            }
        };
        unknown.map_err(|(offset, id)| row.wrong(self.vote, offset, Wrong::NoProject(id)))
    }

    /// The projects listed in a cell, behind which a block of whatever stands; else where the id
    /// stands that no project has. Nothing between two commas is no project.
    fn list(&mut self, cell: &[u8], behind: &[u8], ids: &Ids) -> Result<(), (usize, String)> {
        if cell.len() >= 4 && cell.trim_ascii().eq_ignore_ascii_case(b"none") {
            return Ok(());
        }
        let mut from = 0;
        for at in (0..=cell.len()).step_by(BLOCK) {
            let mut commas = marks(&behind[at..], b',');
            let rest = cell.len() - at;
            if rest < BLOCK {
                // The end of the cell is one too, what comes behind it is not.
                commas = commas & ((1 << rest) - 1) | 1 << rest;
            }
            while commas != 0 {
                let to = at + commas.trailing_zeros() as usize;
                let found = match ids.find_before(&behind[from..], to - from) {
                    None => spaced(&cell[from..to], ids).map_err(|(lead, id)| (from + lead, id))?,
                    found => found,
                };
                if let Some(project) = found {
                    let last = std::mem::replace(&mut self.named[project as usize], self.ballot);
                    self.repeats |= last == self.ballot;
                    self.chosen.push(choice(project, 0));
                }
                from = to + 1;
                commas &= commas - 1;
            }
        }
        Ok(())
    }

    fn label(&mut self, row: &Row<'_>, builder: &mut Builder) -> Result<u32, Error> {
        let Some(cell) = self.label else { return Ok(0) };
        if let Some(label) = row.plain(cell).and_then(|(text, _)| self.labels.find(text)) {
            return Ok(label);
        }
        let Some(text) = value(row, Some(cell)) else { return Ok(0) };
        let class = if self.is_age { age_class(&text) } else { None };
        let label = builder.label(class.as_deref().unwrap_or(&text));
        let label = label.map_err(|invalid| row.wrong_cell(cell, wrong_of(invalid)))?;
        if let Some((text, _)) = row.plain(cell) {
            self.labels.insert(text, label);
        }
        Ok(label)
    }

    /// Tells what was seen.
    pub(super) fn notes(&mut self, notes: &mut Vec<Note>) {
        if let Seen { ballots: ballots @ 1.., line } = self.twice {
            notes.push(Note::Twice { ballots, line });
        }
        if let Seen { ballots: ballots @ 1.., line } = self.no_points {
            notes.push(Note::NoPoints { ballots, line });
        }
        if let Seen { ballots: ballots @ 1.., line } = self.nothing {
            notes.push(Note::Nothing { ballots, line });
        }
        if let (ids @ 1.., rows) = self.voters.repeated() {
            notes.push(Note::SameVoter { ids, rows });
        }
        self.asked.notes(notes);
    }
}

/// The project with this id between spaces, nothing when there is only space.
fn spaced(text: &[u8], ids: &Ids) -> Result<Option<u32>, (usize, String)> {
    let text = str::from_utf8(text).unwrap_or_default();
    let id = text.trim();
    match ids.find(id.as_bytes()) {
        None if !id.is_empty() => Err((text.len() - text.trim_start().len(), id.to_owned())),
        found => Ok(found),
    }
}

/// Reads points that are whole numbers of a few digits; false when there are others, or more or
/// fewer than projects.
fn whole_points(cell: &[u8], chosen: &mut [Choice]) -> bool {
    let mut rest = chosen.iter_mut();
    let (mut points, mut digits) = (0, 0);
    if cell.is_empty() {
        return rest.next().is_none();
    }
    for byte in cell.iter().chain(b",") {
        match byte {
            b'0'..=b'9' if digits < 9 => {
                points = points * 10 + u32::from(byte - b'0');
                digits += 1;
            }
            b',' if digits > 0 => {
                let Some(one) = rest.next() else { return false };
                *one = choice(project(*one), std::mem::take(&mut points));
                digits = 0;
            }
            _ => return false,
        }
    }
    rest.next().is_none()
}

/// `30-39` for 34.
fn age_class(text: &str) -> Option<String> {
    let age: u32 = text.parse().ok().filter(|age| *age < 1000)?;
    let from = age / 10 * 10;
    Some(format!("{from}-{}", from + 9))
}
