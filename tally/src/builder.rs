// SPDX-License-Identifier: EUPL-1.2
//! Makes an [`Election`] out of projects and ballots as they come in, putting equal ballots
//! together at once, so that a million of them fit.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::distinct::{Choice, Distinct, Written, choice, project};
use crate::election::{BallotKind, Election, Project};
use crate::points::Codes;

/// The largest amount of minor units, and of all costs together. Above it nothing is counted:
/// with it every sum of the rules fits 128 bits.
pub const MOST_MONEY: u128 = 1 << 90;
/// The largest number of voters.
pub const MOST_VOTERS: u64 = (1 << 32) - 1;

/// Why an election cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// An amount below zero.
    #[error("{0} is below zero")]
    Negative(String),
    /// An amount, or all together, beyond [`MOST_MONEY`].
    #[error("{0} is too much money to count with")]
    TooMuch(String),
    /// Two projects with one id.
    #[error("project {0} is there twice")]
    SameProject(String),
    /// A ballot names a project by an index that does not exist.
    #[error("a ballot names project number {0}, which does not exist")]
    NoProject(u32),
    /// Points of a ballot that cannot be counted: below zero, or too large or too precise.
    #[error("{0} points cannot be counted")]
    Points(String),
    /// A ballot that names a project twice, where that has no meaning.
    #[error("a ballot names project {0} twice")]
    Twice(String),
    /// More projects or voters than can be numbered.
    #[error("too many projects or voters")]
    TooMany,
}

/// A project before its cost is in minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewProject {
    /// Unique in the election.
    pub id: String,
    /// For people.
    pub name: String,
    /// In units of the currency.
    pub cost: Decimal,
    /// Themes.
    pub categories: Vec<String>,
    /// For whom it is.
    pub targets: Vec<String>,
    /// The village, district or neighbourhood.
    pub place: String,
}

/// Collects projects, then ballots.
#[derive(Debug)]
pub struct Builder {
    kind: BallotKind,
    budget: Decimal,
    projects: Vec<NewProject>,
    known: HashMap<String, u32>,
    points: Codes,
    labels: Vec<String>,
    known_labels: HashMap<String, u32>,
    voters: u64,
    distinct: Distinct,
    ballot: Vec<Choice>,
    /// One bit for each project; all 0 between two ballots.
    named: Vec<u64>,
}

impl Builder {
    pub(crate) fn new(kind: BallotKind, budget: Decimal) -> Self {
        Self {
            kind,
            budget,
            projects: Vec::new(),
            known: HashMap::new(),
            points: Codes::default(),
            labels: vec![String::new()],
            known_labels: HashMap::from([(String::new(), 0)]),
            voters: 0,
            distinct: Distinct::new(kind.has_points()),
            ballot: Vec::new(),
            named: Vec::new(),
        }
    }

    /// Adds a project and tells its number, from 0 up.
    ///
    /// # Errors
    /// [`Invalid::SameProject`], [`Invalid::Negative`], [`Invalid::TooMany`].
    pub fn project(&mut self, project: NewProject) -> Result<u32, Invalid> {
        let number = u32::try_from(self.projects.len()).map_err(|_| Invalid::TooMany)?;
        if project.cost.is_sign_negative() && !project.cost.is_zero() {
            return Err(Invalid::Negative(project.cost.to_string()));
        }
        if self.known.contains_key(&project.id) {
            return Err(Invalid::SameProject(project.id));
        }
        self.known.insert(project.id.clone(), number);
        self.projects.push(project);
        Ok(number)
    }

    /// What people write down.
    #[must_use]
    pub fn kind(&self) -> BallotKind {
        self.kind
    }

    /// The number of the project with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        self.known.get(id).copied()
    }

    /// The number of a group of voters that figures keep apart, by its name.
    ///
    /// # Errors
    /// [`Invalid::TooMany`].
    pub fn label(&mut self, name: &str) -> Result<u32, Invalid> {
        if let Some(label) = self.known_labels.get(name) {
            return Ok(*label);
        }
        let label = u32::try_from(self.labels.len()).map_err(|_| Invalid::TooMany)?;
        self.labels.push(name.to_owned());
        self.known_labels.insert(name.to_owned(), label);
        Ok(label)
    }

    /// Adds what `voters` people wrote alike: projects, with points if the kind has them (else
    /// ignored), in the order of the ballot. A project named twice counts once in approvals and is
    /// refused in other kinds.
    ///
    /// # Errors
    /// [`Invalid::NoProject`], [`Invalid::Points`], [`Invalid::Twice`], [`Invalid::TooMany`].
    pub fn ballot<I>(&mut self, choices: I, label: u32, voters: u64) -> Result<(), Invalid>
    where
        I: IntoIterator<Item = (u32, Decimal)>,
    {
        let mut ballot = std::mem::take(&mut self.ballot);
        ballot.clear();
        for (project, points) in choices {
            if self.projects.len() <= project as usize {
                return Err(Invalid::NoProject(project));
            }
            let code = if self.kind.has_points() { self.points.code(points)? } else { 0 };
            ballot.push(choice(project, code));
        }
        let result = self.add(&mut ballot, label, voters);
        self.ballot = ballot;
        result
    }

    /// Adds a ballot of projects that exist, with the codes of their points; puts it in order.
    pub(crate) fn add(&mut self, ballot: &mut Vec<Choice>, label: u32, voters: u64) -> Result<(), Invalid> {
        let total = self.voters.checked_add(voters).filter(|total| *total <= MOST_VOTERS);
        let total = total.ok_or(Invalid::TooMany)?;
        let twice = match self.kind {
            BallotKind::Ordinal => repeated(ballot),
            BallotKind::Approval | BallotKind::ChooseOne => {
                self.named.resize(self.projects.len().div_ceil(64), 0);
                put_in_order(ballot, &mut self.named);
                None
            }
            BallotKind::Cumulative | BallotKind::Scoring => {
                ballot.sort_unstable();
                let pair = ballot.windows(2).find(|pair| project(pair[0]) == project(pair[1]));
                pair.map(|pair| project(pair[0]))
            }
        };
        if let Some(twice) = twice {
            return Err(Invalid::Twice(self.projects[twice as usize].id.clone()));
        }
        if voters > 0 {
            if self.kind.has_points() {
                self.points.take(ballot)?;
            }
            self.distinct.add(ballot, label, voters).ok_or(Invalid::TooMany)?;
        }
        self.voters = total;
        Ok(())
    }

    /// Puts amounts in minor units and closes the election.
    ///
    /// # Errors
    /// [`Invalid::Negative`], [`Invalid::TooMuch`].
    pub fn build(self) -> Result<Election, Invalid> {
        if self.budget.is_sign_negative() && !self.budget.is_zero() {
            return Err(Invalid::Negative(self.budget.to_string()));
        }
        let costs = self.projects.iter().map(|project| project.cost);
        let amounts = costs.chain([self.budget]);
        let decimals = amounts.map(|amount| amount.normalize().scale()).max().unwrap_or(0);
        let minor = |amount: Decimal| {
            let amount = amount.normalize();
            let more = 10_u128.checked_pow(decimals - amount.scale());
            more.and_then(|more| amount.mantissa().unsigned_abs().checked_mul(more))
                .filter(|minor| *minor <= MOST_MONEY)
                .ok_or_else(|| Invalid::TooMuch(amount.to_string()))
        };
        let budget = minor(self.budget)?;
        let mut together = 0_u128;
        let mut projects = Vec::with_capacity(self.projects.len());
        for project in &self.projects {
            let cost = minor(project.cost)?;
            together += cost;
            if together > MOST_MONEY {
                return Err(Invalid::TooMuch(project.cost.to_string()));
            }
            projects.push(Project {
                id: project.id.clone(),
                name: project.name.clone(),
                cost,
                categories: project.categories.clone(),
                targets: project.targets.clone(),
                place: project.place.clone(),
            });
        }
        let Written { starts, listed, codes, weights, label_of } = self.distinct.written();
        Ok(Election {
            kind: self.kind,
            decimals,
            point_decimals: self.points.decimals(),
            budget,
            projects,
            voters: self.voters,
            starts,
            listed,
            points: self.points.in_units(&codes),
            weights,
            label_of,
            labels: self.labels,
        })
    }
}

/// Puts choices without points in order, each project once. `named` has a bit for each project:
/// walking through them is faster than sorting, unless there are many more than choices.
fn put_in_order(ballot: &mut Vec<Choice>, named: &mut [u64]) {
    if ballot.len() < 2 {
        return;
    }
    if named.len() > ballot.len() + 8 {
        ballot.sort_unstable();
        ballot.dedup();
        return;
    }
    for one in ballot.drain(..) {
        let project = project(one);
        named[project as usize / 64] |= 1 << (project % 64);
    }
    for (word, from) in named.iter_mut().zip((0_u32..).step_by(64)) {
        let mut bits = std::mem::take(word);
        while bits != 0 {
            ballot.push(choice(from + bits.trailing_zeros(), 0));
            bits &= bits - 1;
        }
    }
}

/// A project that a ballot names twice.
fn repeated(ballot: &[Choice]) -> Option<u32> {
    if ballot.len() > 50 {
        let mut sorted: Vec<u32> = ballot.iter().map(|one| project(*one)).collect();
        sorted.sort_unstable();
        return sorted.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    }
    let twice =
        |(at, one): &(usize, &Choice)| ballot[..*at].iter().any(|other| project(*other) == project(**one));
    ballot.iter().enumerate().find(twice).map(|(_, one)| project(*one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Election;

    fn named(id: &str) -> NewProject {
        NewProject { id: id.into(), cost: Decimal::ONE, ..NewProject::default() }
    }

    /// Who goes on after an error has the election without what was wrong.
    #[test]
    fn what_is_refused_leaves_no_trace() {
        let mut builder = Election::builder(BallotKind::Scoring, Decimal::TEN);
        assert_eq!(builder.project(named("a")), Ok(0));
        assert_eq!(builder.project(named("a")), Err(Invalid::SameProject("a".into())));
        assert_eq!(builder.project(named("b")), Ok(1));
        assert_eq!((builder.find("a"), builder.find("b")), (Some(0), Some(1)));
        let large = Decimal::from(4_000_000_000_000_000_000_u64);
        builder.ballot([(0, Decimal::from(7)), (1, large)], 0, 1).unwrap();
        let half = Decimal::new(5, 1);
        assert_eq!(builder.ballot([(0, half)], 0, 1), Err(Invalid::Points("0.5".into())));
        let twice = builder.ballot([(0, half), (0, half)], 0, 1);
        assert_eq!(twice, Err(Invalid::Twice("a".into())));
        let twice = builder.ballot([(0, Decimal::ONE), (0, Decimal::ONE)], 0, 6);
        assert_eq!(twice, Err(Invalid::Twice("a".into())));
        let election = builder.build().unwrap();
        assert_eq!((election.voters(), election.point_decimals()), (1, 0));
        assert_eq!(election.group(0).points, [7, 4_000_000_000_000_000_000]);
    }

    /// As floating point writes thirds and sevenths, beside whole numbers.
    #[test]
    fn points_are_exact_to_the_last_decimal() {
        let points = |text: &str| text.parse::<Decimal>().unwrap();
        let third = points("33.333333333333336");
        let mut builder = Election::builder(BallotKind::Cumulative, Decimal::TEN);
        builder.project(named("a")).unwrap();
        builder.project(named("b")).unwrap();
        builder.ballot([(0, points("100"))], 0, 1).unwrap();
        builder.ballot([(0, third), (1, points("66.66666666666666"))], 0, 1).unwrap();
        builder.ballot([(1, points("66.6666666666666600")), (0, third)], 0, 2).unwrap();
        let finer = points("0.0000000000000000001");
        let refused = builder.ballot([(1, finer)], 0, 1);
        assert_eq!(refused, Err(Invalid::Points("0.0000000000000000001".into())));
        let election = builder.build().unwrap();
        assert_eq!((election.point_decimals(), election.group_count()), (15, 2));
        assert_eq!(election.group(0).points, [100_000_000_000_000_000]);
        assert_eq!(election.group(1).points, [33_333_333_333_333_336, 66_666_666_666_666_660]);
        assert_eq!(election.group(1).voters, 3);
    }
}
