// SPDX-License-Identifier: EUPL-1.2
//! What is voted on and how people voted, ready to be counted.

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

use crate::builder::Builder;
use crate::decimal::rounded;

/// What people were asked to write down. The names are those of Pabulib (arXiv 2012.06539).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BallotKind {
    /// Any number of projects, all liked as much.
    Approval,
    /// One project.
    ChooseOne,
    /// Projects in order, the best first.
    Ordinal,
    /// A number of points, divided over projects.
    Cumulative,
    /// A mark for each project.
    Scoring,
}

impl BallotKind {
    /// Whether ballots carry points.
    #[must_use]
    pub fn has_points(self) -> bool {
        matches!(self, Self::Cumulative | Self::Scoring)
    }
}

/// One thing that can be paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// As in the file; unique in the election.
    pub id: String,
    /// For people; may be empty.
    pub name: String,
    /// In minor units of the election ([`Election::decimals`]).
    pub cost: u128,
    /// Themes, as the file gives them.
    pub categories: Vec<String>,
    /// For whom it is, as the file gives it.
    pub targets: Vec<String>,
    /// The village (kern), district or neighbourhood where it is; empty when unknown.
    pub place: String,
}

/// All ballots that say the same, together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BallotGroup<'a> {
    /// How many people voted so; never 0.
    pub voters: u64,
    /// Indices of projects. In the order of the ballot when that has a meaning
    /// ([`BallotKind::Ordinal`]), else ascending; no project twice; empty for a blank ballot.
    pub projects: &'a [u32],
    /// For each of `projects` the points, in 10^-[`Election::point_decimals`]; empty unless
    /// [`BallotKind::has_points`].
    pub points: &'a [u64],
    /// Index in [`Election::labels`].
    pub label: u32,
}

/// An election, checked: it can only be made by a [`Builder`], does not change, and fits the
/// arithmetic of every rule.
///
/// Money is counted in minor units: integers of 10^-[`Election::decimals`] of the currency.
#[derive(Clone, Debug)]
pub struct Election {
    pub(crate) kind: BallotKind,
    pub(crate) decimals: u32,
    pub(crate) point_decimals: u32,
    pub(crate) budget: u128,
    pub(crate) projects: Vec<Project>,
    pub(crate) voters: u64,
    pub(crate) starts: Vec<usize>,
    pub(crate) listed: Vec<u32>,
    pub(crate) points: Vec<u64>,
    pub(crate) weights: Vec<u64>,
    pub(crate) label_of: Vec<u32>,
    pub(crate) labels: Vec<String>,
}

impl Election {
    /// Starts an election with this budget, in whole or broken units of the currency.
    #[must_use]
    pub fn builder(kind: BallotKind, budget: Decimal) -> Builder {
        Builder::new(kind, budget)
    }

    /// What people wrote down.
    #[must_use]
    pub fn kind(&self) -> BallotKind {
        self.kind
    }

    /// How many decimals of the currency one minor unit is: 2 when costs are in cents.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        self.decimals
    }

    /// How many decimals the points of ballots have.
    #[must_use]
    pub fn point_decimals(&self) -> u32 {
        self.point_decimals
    }

    /// What may be spent, in minor units.
    #[must_use]
    pub fn budget(&self) -> u128 {
        self.budget
    }

    /// In the order in which they were given.
    #[must_use]
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// Everybody who handed in a ballot, blank ones too.
    #[must_use]
    pub fn voters(&self) -> u64 {
        self.voters
    }

    /// Names of the groups of voters that are kept apart for figures; the first is "".
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// How many different ballots there are.
    #[must_use]
    pub fn group_count(&self) -> usize {
        self.weights.len()
    }

    /// One of the different ballots, numbered by when it was first seen.
    ///
    /// # Panics
    /// When `index` is not below [`Election::group_count`].
    #[must_use]
    pub fn group(&self, index: usize) -> BallotGroup<'_> {
        let range = self.starts[index]..self.starts[index + 1];
        BallotGroup {
            voters: self.weights[index],
            projects: &self.listed[range.clone()],
            points: if self.kind.has_points() { &self.points[range] } else { &[] },
            label: self.label_of[index],
        }
    }

    /// The different ballots in order.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = BallotGroup<'_>> {
        (0..self.group_count()).map(|index| self.group(index))
    }

    /// Where the project with this id stands in [`Election::projects`].
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.projects.iter().position(|project| project.id == id)
    }

    /// An amount of minor units as people write it: `"1250.50"`, without zeros at the end of
    /// the decimals that mean nothing (`"1250.5"`, `"1250"`).
    #[must_use]
    pub fn money(&self, minor: u128) -> String {
        let scale = 10_u128.pow(self.decimals);
        let (whole, rest) = (minor / scale, minor % scale);
        if rest == 0 {
            return whole.to_string();
        }
        let width = usize::try_from(self.decimals).unwrap_or(0);
        let digits = format!("{rest:0width$}");
        format!("{whole}.{}", digits.trim_end_matches('0'))
    }

    /// An exact amount of minor units, written as [`Election::money`] does and rounded to cents, or
    /// to minor units when those are smaller; and whether that is all of it.
    pub(crate) fn rounded(&self, minor: &BigRational) -> (String, bool) {
        let one = BigRational::from_integer(BigInt::from(10).pow(self.decimals));
        rounded(&(minor / one), self.decimals.max(2))
    }
}
