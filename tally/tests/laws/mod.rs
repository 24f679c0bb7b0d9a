// SPDX-License-Identifier: EUPL-1.2
//! Elections and settings as chance and malice make them, for the laws that every count keeps.
#![allow(dead_code, reason = "every file of tests takes what it needs")]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

pub mod any;

use proptest::prelude::ProptestConfig;
use tally::{BallotKind, Decimal, Election, NewProject};

/// So many times the usual number of cases (256, or what PROPTEST_CASES says).
pub fn config(times: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases * times, failure_persistence: None, ..usual }
}

/// An election before it is built, so that it can be turned around first.
#[derive(Clone, Debug)]
pub struct Spec {
    pub kind: BallotKind,
    pub budget: Decimal,
    pub projects: Vec<Project>,
    pub ballots: Vec<Ballot>,
}

#[derive(Clone, Debug)]
pub struct Project {
    pub id: String,
    pub cost: Decimal,
    pub place: String,
}

/// What so many voters wrote: projects with points, in order.
#[derive(Clone, Debug)]
pub struct Ballot {
    pub choices: Vec<(usize, Decimal)>,
    pub voters: u64,
    pub label: &'static str,
}

impl Spec {
    pub fn build(&self) -> Election {
        let mut builder = Election::builder(self.kind, self.budget);
        for Project { id, cost, place } in &self.projects {
            let (id, cost, place) = (id.clone(), *cost, place.clone());
            let categories = vec![format!("about {place}")];
            builder.project(NewProject { id, cost, place, categories, ..NewProject::default() }).unwrap();
        }
        for ballot in &self.ballots {
            let label = builder.label(ballot.label).unwrap();
            let choices = ballot.choices.iter().map(|(at, points)| (u32::try_from(*at).unwrap(), *points));
            builder.ballot(choices, label, ballot.voters).unwrap();
        }
        builder.build().unwrap()
    }

    pub fn voters(&self) -> u64 {
        self.ballots.iter().map(|ballot| ballot.voters).sum()
    }

    /// How many voters name a project.
    pub fn votes(&self, project: usize) -> u64 {
        let names = |ballot: &&Ballot| ballot.choices.iter().any(|(at, _)| *at == project);
        self.ballots.iter().filter(names).map(|ballot| ballot.voters).sum()
    }

    /// All costs together.
    pub fn costs(&self) -> Decimal {
        self.projects.iter().map(|project| project.cost).sum()
    }

    /// The same projects in another order: the one at `order[0]` first.
    pub fn with_projects_in(&self, order: &[usize]) -> Self {
        let place_of = |old: usize| order.iter().position(|at| *at == old).unwrap();
        let mut spec = self.clone();
        spec.projects = order.iter().map(|at| self.projects[*at].clone()).collect();
        for ballot in &mut spec.ballots {
            for (project, _) in &mut ballot.choices {
                *project = place_of(*project);
            }
        }
        spec
    }

    /// All amounts times `factor`.
    pub fn scaled(&self, factor: Decimal) -> Self {
        let mut spec = self.clone();
        spec.budget *= factor;
        spec.projects.iter_mut().for_each(|project| project.cost *= factor);
        spec
    }
}

/// The ids of the winners, first chosen first.
pub fn ids(election: &Election, outcome: &tally::Outcome) -> Vec<String> {
    outcome.winners.iter().map(|winner| election.projects()[winner.project].id.clone()).collect()
}
