// SPDX-License-Identifier: EUPL-1.2
//! What the file itself asks of a ballot, and the ballots that do not keep to it.

use rust_decimal::Decimal;

use super::header::{Header, Note};
use crate::distinct::{Choice, code, project};
use crate::election::BallotKind;

/// A limit on ballots that the file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// One choice: `vote_type` is `choose-1`.
    ChooseOne,
    /// `min_length`: the fewest choices.
    MinLength,
    /// `max_length`: the most choices.
    MaxLength,
    /// `min_sum_points`: the fewest points of a ballot together.
    MinSumPoints,
    /// `max_sum_points`: the most points of a ballot together.
    MaxSumPoints,
    /// `max_points`: the most points for one project.
    MaxPoints,
    /// `min_sum_cost`: the least that all choices cost together.
    MinSumCost,
    /// `max_sum_cost`: the most that all choices cost together.
    MaxSumCost,
}

/// How many ballots have something, and where the first one is.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) ballots: u64,
    pub(super) line: u64,
}

impl Seen {
    pub(super) fn on(&mut self, line: u64) {
        if self.ballots == 0 {
            self.line = line;
        }
        self.ballots += 1;
    }
}

/// The limits of one file.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Of lengths, which are cheap to look at.
    lengths: Vec<(Limit, usize, Seen)>,
    sums: Vec<(Limit, Decimal, Seen)>,
    costs: Vec<Decimal>,
}

impl Asked {
    /// The limits that mean something for this kind of ballots; `costs` are those of the projects.
    pub(super) fn of(header: &Header, kind: BallotKind, costs: Vec<Decimal>) -> Self {
        let most = match kind {
            BallotKind::ChooseOne => (Limit::ChooseOne, Some(1)),
            _ => (Limit::MaxLength, header.max_length()),
        };
        let lengths = [(Limit::MinLength, header.min_length()), most];
        let sums: &[_] = match kind {
            BallotKind::Approval | BallotKind::ChooseOne => {
                &[(Limit::MinSumCost, "min_sum_cost"), (Limit::MaxSumCost, "max_sum_cost")]
            }
            BallotKind::Cumulative | BallotKind::Scoring => &[
                (Limit::MinSumPoints, "min_sum_points"),
                (Limit::MaxSumPoints, "max_sum_points"),
                (Limit::MaxPoints, "max_points"),
            ],
            BallotKind::Ordinal => &[],
        };
        let sums =
            sums.iter().filter_map(|(limit, key)| Some((*limit, header.number(key)?, Seen::default())));
        let length = |(limit, length): (_, Option<usize>)| Some((limit, length?, Seen::default()));
        Self { lengths: lengths.into_iter().filter_map(length).collect(), sums: sums.collect(), costs }
    }

    /// Looks at a ballot whose points are small whole numbers, which are their own codes, or that
    /// has none.
    pub(super) fn look(&mut self, line: u64, ballot: &[Choice]) {
        self.look_at(line, ballot.iter().map(|one| (project(*one), code(*one).into())));
    }

    /// Looks at the choices of a ballot, each project once, with their points. A blank one breaks
    /// no limit.
    pub(super) fn look_at(
        &mut self,
        line: u64,
        ballot: impl ExactSizeIterator<Item = (u32, Decimal)> + Clone,
    ) {
        let length = ballot.len();
        if length == 0 {
            return;
        }
        for (limit, value, seen) in &mut self.lengths {
            let breaks = if *limit == Limit::MinLength { length < *value } else { length > *value };
            if breaks {
                seen.on(line);
            }
        }
        for (limit, value, seen) in &mut self.sums {
            let points = ballot.clone().map(|(_, points)| points);
            let costs = || ballot.clone().map(|(project, _)| self.costs[project as usize]);
            let breaks = match limit {
                Limit::MinSumPoints => sum(points) < *value,
                Limit::MaxSumPoints => sum(points) > *value,
                Limit::MaxPoints => points.max() > Some(*value),
                Limit::MinSumCost => sum(costs()) < *value,
                Limit::MaxSumCost => sum(costs()) > *value,
                Limit::ChooseOne | Limit::MinLength | Limit::MaxLength => false,
            };
            if breaks {
                seen.on(line);
            }
        }
    }

    /// Tells which limits were broken.
    pub(super) fn notes(&self, notes: &mut Vec<Note>) {
        let lengths = self.lengths.iter().map(|(limit, value, seen)| (limit, Decimal::from(*value), seen));
        let sums = self.sums.iter().map(|(limit, value, seen)| (limit, *value, seen));
        for (limit, value, Seen { ballots, line }) in lengths.chain(sums) {
            if *ballots > 0 {
                notes.push(Note::Outside { limit: *limit, value, ballots: *ballots, line: *line });
            }
        }
    }
}

/// What they are together; what is too large to add up is more than any limit.
fn sum(mut values: impl Iterator<Item = Decimal>) -> Decimal {
    values.try_fold(Decimal::ZERO, Decimal::checked_add).unwrap_or(Decimal::MAX)
}
