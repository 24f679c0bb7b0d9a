// SPDX-License-Identifier: EUPL-1.2
//! Makes an [`Election`] out of projects and ballots as they come in, putting equal ballots
//! together at once, so that a million of them fit.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use hashbrown::{DefaultHashBuilder, HashTable};
use rust_decimal::Decimal;

use crate::election::{BallotKind, Election, Project};

/// The largest amount of minor units, and of all costs together. Above it nothing is counted:
/// with it every sum of the rules fits 128 bits.
pub const MOST_MONEY: u128 = 1 << 90;
/// The largest number of voters.
pub const MOST_VOTERS: u64 = 1 << 32;

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
    starts: Vec<usize>,
    listed: Vec<u32>,
    points: Vec<u32>,
    point_decimals: u32,
    weights: Vec<u64>,
    label_of: Vec<u32>,
    labels: Vec<String>,
    voters: u64,
    same: HashTable<u32>,
    hasher: DefaultHashBuilder,
    ballot: Vec<(u32, u32)>,
}

impl Builder {
    pub(crate) fn new(kind: BallotKind, budget: Decimal) -> Self {
        Self {
            kind,
            budget,
            projects: Vec::new(),
            known: HashMap::new(),
            starts: vec![0],
            listed: Vec::new(),
            points: Vec::new(),
            point_decimals: 0,
            weights: Vec::new(),
            label_of: Vec::new(),
            labels: vec![String::new()],
            voters: 0,
            same: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            ballot: Vec::new(),
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
        if self.known.insert(project.id.clone(), number).is_some() {
            return Err(Invalid::SameProject(project.id));
        }
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
        let at = self.labels.iter().position(|label| label == name);
        let at = at.unwrap_or_else(|| {
            self.labels.push(name.to_owned());
            self.labels.len() - 1
        });
        u32::try_from(at).map_err(|_| Invalid::TooMany)
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
            let points = if self.kind.has_points() { self.scaled(points, &mut ballot)? } else { 0 };
            ballot.push((project, points));
        }
        let result = self.add(&mut ballot, label, voters);
        self.ballot = ballot;
        result
    }

    /// As [`Builder::ballot`], for points that are whole numbers: faster.
    ///
    /// # Errors
    /// As [`Builder::ballot`].
    pub fn whole_ballot(&mut self, choices: &[(u32, u32)], label: u32, voters: u64) -> Result<(), Invalid> {
        let mut ballot = std::mem::take(&mut self.ballot);
        ballot.clear();
        let pointed = self.kind.has_points();
        let more = 10_u32.checked_pow(self.point_decimals);
        for (project, points) in choices {
            if self.projects.len() <= *project as usize {
                return Err(Invalid::NoProject(*project));
            }
            let scaled = more.and_then(|more| points.checked_mul(more)).filter(|_| pointed);
            match scaled {
                None if pointed && *points > 0 => return Err(Invalid::Points(points.to_string())),
                scaled => ballot.push((*project, scaled.unwrap_or(0))),
            }
        }
        let result = self.add(&mut ballot, label, voters);
        self.ballot = ballot;
        result
    }

    /// The points as an integer, after making everything before it as precise as this.
    fn scaled(&mut self, points: Decimal, ballot: &mut [(u32, u32)]) -> Result<u32, Invalid> {
        let wrong = || Invalid::Points(points.to_string());
        let points = points.normalize();
        if points.is_sign_negative() && !points.is_zero() {
            return Err(wrong());
        }
        if points.scale() > self.point_decimals {
            let more = 10_u32.checked_pow(points.scale() - self.point_decimals).ok_or_else(wrong)?;
            let of_ballot = ballot.iter_mut().map(|(_, points)| points);
            for one in self.points.iter_mut().chain(of_ballot) {
                *one = one.checked_mul(more).ok_or_else(wrong)?;
            }
            self.point_decimals = points.scale();
            self.number_again();
        }
        let more = 10_u128.pow(self.point_decimals - points.scale());
        let scaled = points.mantissa().unsigned_abs().checked_mul(more);
        scaled.and_then(|points| u32::try_from(points).ok()).ok_or_else(wrong)
    }

    fn add(&mut self, ballot: &mut Vec<(u32, u32)>, label: u32, voters: u64) -> Result<(), Invalid> {
        let total = self.voters.checked_add(voters).filter(|total| *total <= MOST_VOTERS);
        self.voters = total.ok_or(Invalid::TooMany)?;
        if voters == 0 {
            return Ok(());
        }
        if matches!(self.kind, BallotKind::Ordinal) {
            if let Some(twice) = repeated(ballot) {
                return Err(Invalid::Twice(self.projects[twice as usize].id.clone()));
            }
        } else {
            ballot.sort_unstable();
            if self.kind.has_points() {
                if let Some(pair) = ballot.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                    return Err(Invalid::Twice(self.projects[pair[0].0 as usize].id.clone()));
                }
            } else {
                ballot.dedup();
            }
        }
        let hash = hash_of(&self.hasher, label, ballot.iter().copied());
        let (starts, listed, points, label_of) = (&self.starts, &self.listed, &self.points, &self.label_of);
        let pointed = self.kind.has_points();
        let same = self.same.find(hash, |group| {
            let group = *group as usize;
            let range = starts[group]..starts[group + 1];
            label_of[group] == label
                && range.len() == ballot.len()
                && range.zip(ballot.iter()).all(|(at, (project, given))| {
                    listed[at] == *project && (!pointed || points[at] == *given)
                })
        });
        if let Some(group) = same {
            self.weights[*group as usize] += voters;
            return Ok(());
        }
        let group = u32::try_from(self.weights.len()).map_err(|_| Invalid::TooMany)?;
        self.listed.extend(ballot.iter().map(|(project, _)| *project));
        if pointed {
            self.points.extend(ballot.iter().map(|(_, points)| *points));
        }
        self.starts.push(self.listed.len());
        self.weights.push(voters);
        self.label_of.push(label);
        let again = Hashed::of(&self.hasher, &self.starts, &self.listed, &self.points, &self.label_of);
        self.same.insert_unique(hash, group, |group| again.hash(*group));
        Ok(())
    }

    /// Hashes of ballots change when their points are written more precisely.
    fn number_again(&mut self) {
        self.same.clear();
        let again = Hashed::of(&self.hasher, &self.starts, &self.listed, &self.points, &self.label_of);
        for group in 0..self.weights.len() {
            let group = u32::try_from(group).unwrap_or(u32::MAX);
            self.same.insert_unique(again.hash(group), group, |group| again.hash(*group));
        }
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
        Ok(Election {
            kind: self.kind,
            decimals,
            point_decimals: self.point_decimals,
            budget,
            projects,
            voters: self.voters,
            starts: self.starts,
            listed: self.listed,
            points: self.points,
            weights: self.weights,
            label_of: self.label_of,
            labels: self.labels,
        })
    }
}

/// Hashes of groups that are there already.
struct Hashed<'a> {
    hasher: &'a DefaultHashBuilder,
    starts: &'a [usize],
    listed: &'a [u32],
    points: &'a [u32],
    label_of: &'a [u32],
}

impl<'a> Hashed<'a> {
    fn of(
        hasher: &'a DefaultHashBuilder,
        starts: &'a [usize],
        listed: &'a [u32],
        points: &'a [u32],
        label_of: &'a [u32],
    ) -> Self {
        Self { hasher, starts, listed, points, label_of }
    }

    fn hash(&self, group: u32) -> u64 {
        let group = group as usize;
        let range = self.starts[group]..self.starts[group + 1];
        let points = |at: usize| self.points.get(at).copied().unwrap_or(0);
        hash_of(self.hasher, self.label_of[group], range.map(|at| (self.listed[at], points(at))))
    }
}

fn hash_of(hasher: &DefaultHashBuilder, label: u32, ballot: impl Iterator<Item = (u32, u32)>) -> u64 {
    let mut hash = hasher.build_hasher();
    hash.write_u32(label);
    for (project, points) in ballot {
        hash.write_u64(u64::from(project) << 32 | u64::from(points));
    }
    hash.finish()
}

fn repeated(ballot: &[(u32, u32)]) -> Option<u32> {
    let twice = |(at, one): (usize, &(u32, u32))| ballot[..at].iter().any(|other| other.0 == one.0);
    ballot.iter().enumerate().find(|pair| twice(*pair)).map(|(_, one)| one.0)
}
