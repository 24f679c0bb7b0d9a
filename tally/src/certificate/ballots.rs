// SPDX-License-Identifier: EUPL-1.2
//! The election in the eyes of the verifier: read again from the ballots themselves, not from what
//! the engines made of them.

use std::collections::HashMap;

use num_bigint::BigUint;
use sha2::{Digest, Sha256};

use super::wrong::{Senseless, Wrong};
use crate::election::{BallotGroup, BallotKind, Election};
use crate::settings::{Settings, Support, TieBreaking, Utility};

/// Who supports what, and who goes first. What a project is worth to a voter is `worth × mark`.
pub(super) struct Ballots<'a> {
    pub election: &'a Election,
    pub settings: &'a Settings,
    /// For each project.
    pub worth: Vec<u128>,
    /// For each project whether it has enough support to take part.
    pub takes_part: Vec<bool>,
    /// For each project the groups of voters with a mark above 0 for it; empty when it does not
    /// take part.
    pub support: Vec<Vec<(usize, u64)>>,
    /// For each project the voters who name it.
    pub named: Vec<u64>,
    /// For each project its points, in units of the last decimal; 0 when ballots have none.
    points: Vec<u128>,
    /// For each group of voters how many they are.
    pub weight: Vec<u64>,
    /// For each project those that cannot win beside it.
    pub rivals: Vec<Vec<usize>>,
    number: HashMap<&'a str, usize>,
    place: Vec<usize>,
}

impl<'a> Ballots<'a> {
    pub fn new(election: &'a Election, settings: &'a Settings) -> Result<Self, Wrong> {
        let projects = election.projects();
        let suits = match settings.utility {
            Utility::Cardinality | Utility::Cost => true,
            Utility::Points => election.kind().has_points(),
            Utility::Borda => election.kind() == BallotKind::Ordinal,
            Utility::Score => election.kind().has_points() || election.kind() == BallotKind::Ordinal,
        };
        if !suits {
            return Err(Wrong::Settings(Senseless::Utility));
        }
        let by_cost = matches!(settings.utility, Utility::Cost | Utility::Score);
        let mut ballots = Self {
            election,
            settings,
            worth: projects.iter().map(|project| if by_cost { project.cost } else { 1 }).collect(),
            takes_part: vec![true; projects.len()],
            support: vec![Vec::new(); projects.len()],
            named: vec![0; projects.len()],
            points: vec![0; projects.len()],
            weight: election.groups().map(|group| group.voters).collect(),
            rivals: vec![Vec::new(); projects.len()],
            number: projects.iter().enumerate().map(|(at, project)| (project.id.as_str(), at)).collect(),
            place: Vec::new(),
        };
        let counted = election.groups().filter(|group| ballots.is_counted(group));
        let longest = counted.map(|group| group.projects.len()).max().unwrap_or(0);
        for (at, group) in election.groups().enumerate() {
            if ballots.is_counted(&group) {
                for (position, project) in group.projects.iter().enumerate() {
                    let mark = mark(settings.utility, &group, position, longest);
                    ballots.named[*project as usize] += group.voters;
                    let points = group.points.get(position).copied().unwrap_or(0);
                    ballots.points[*project as usize] += u128::from(group.voters) * u128::from(points);
                    if mark > 0 {
                        ballots.support[*project as usize].push((at, mark));
                    }
                }
            }
        }
        for project in 0..projects.len() {
            ballots.takes_part[project] = ballots.has_enough_support(project);
            if !ballots.takes_part[project] {
                ballots.support[project].clear();
            }
        }
        ballots.read_orders()?;
        Ok(ballots)
    }

    /// A ballot outside the limits counts as blank; a blank one always counts.
    fn is_counted(&self, group: &BallotGroup<'_>) -> bool {
        let (choices, limits) = (group.projects.len() as u64, &self.settings.limits);
        choices == 0
            || limits.min_choices.is_none_or(|least| choices >= u64::from(least))
                && limits.max_choices.is_none_or(|most| choices <= u64::from(most))
    }

    fn has_enough_support(&self, project: usize) -> bool {
        let big = |number: u128| BigUint::from(number);
        match self.settings.limits.min_support {
            None => true,
            Some(Support::Voters(least)) => self.named[project] >= least,
            Some(Support::Score(least)) => {
                if !self.election.kind().has_points() {
                    return self.marks(project) >= u128::from(least);
                }
                let ten = BigUint::from(10_u32);
                big(self.points[project]) >= big(least.into()) * ten.pow(self.election.point_decimals())
            }
            Some(Support::ThirdOfCost) => {
                let cost = self.election.projects()[project].cost;
                big(3) * self.election.budget() * self.named[project] >= big(cost) * self.election.voters()
            }
        }
    }

    /// The sets of rivals and the order for ties, which must name projects that exist.
    fn read_orders(&mut self) -> Result<(), Wrong> {
        for set in &self.settings.limits.exclusive {
            let set = set.iter().map(|id| self.find(id)).collect::<Result<Vec<_>, _>>()?;
            for project in &set {
                self.rivals[*project].extend(set.iter().filter(|other| *other != project));
            }
        }
        if let TieBreaking::Order(ids) = &self.settings.tie_breaking {
            self.place = vec![usize::MAX; self.worth.len()];
            for (at, id) in ids.iter().enumerate() {
                let project = self.find(id)?;
                self.place[project] = at.min(self.place[project]);
            }
            if ids.len() != self.place.len() || self.place.contains(&usize::MAX) {
                return Err(Wrong::Settings(Senseless::Order));
            }
        }
        Ok(())
    }

    pub fn find(&self, id: &str) -> Result<usize, Wrong> {
        self.number.get(id).copied().ok_or_else(|| Wrong::NoProject(id.to_owned()))
    }

    pub fn id(&self, project: usize) -> String {
        self.election.projects()[project].id.clone()
    }

    pub fn cost(&self, project: usize) -> u128 {
        self.election.projects()[project].cost
    }

    pub fn is_supported(&self, project: usize) -> bool {
        !self.support[project].is_empty()
    }

    /// Voters who support a project.
    pub fn votes(&self, project: usize) -> u64 {
        self.support[project].iter().map(|(group, _)| self.weight[*group]).sum()
    }

    /// All marks for a project together.
    pub fn marks(&self, project: usize) -> u128 {
        let marks = |(group, mark): &(usize, u64)| u128::from(self.weight[*group]) * u128::from(*mark);
        self.support[project].iter().map(marks).sum()
    }

    /// Whether, of two projects that are exactly equal, the first goes before the second. When only
    /// a lot can tell and no seed was given, neither does.
    pub fn goes_before(&self, first: usize, second: usize) -> bool {
        match &self.settings.tie_breaking {
            TieBreaking::Id => self.id(first) < self.id(second),
            TieBreaking::Order(_) => self.place[first] < self.place[second],
            TieBreaking::Cheaper { seed } => {
                let key = |project| {
                    let draw = |seed| Sha256::digest(format!("{seed}\n{}", self.id(project))).to_vec();
                    let more_votes_first = u64::MAX - self.named[project];
                    (self.cost(project), more_votes_first, seed.as_ref().map(draw))
                };
                key(first) < key(second)
            }
        }
    }
}

/// What the choice in this position gets; `longest` is the longest ballot that counts.
fn mark(utility: Utility, group: &BallotGroup<'_>, position: usize, longest: usize) -> u64 {
    let number = |places: usize| u64::try_from(places).unwrap_or(u64::MAX);
    match utility {
        Utility::Cardinality | Utility::Cost => 1,
        Utility::Points => group.points[position],
        Utility::Borda => number(group.projects.len() - position - 1),
        Utility::Score => group.points.get(position).copied().unwrap_or(number(longest - position)),
    }
}
