// SPDX-License-Identifier: EUPL-1.2
//! What is told about, and how each rule but Equal Shares went.

use super::losers::{self, Loser, WhyLost};
use super::minima::{self, Promised};
use super::{How, Unexplained};
use crate::election::Election;
use crate::limits::Prepared;
use crate::outcome::{Outcome, Phase};
use crate::replay::{self, Counted, GreedyRound, Impossible};
use crate::settings::{Completion, Misfit, Settings, Utility};

/// How a project was chosen, and the others that were exactly equal at that moment.
pub(super) struct Chosen {
    pub how: How,
    pub equals: Vec<usize>,
}

/// What is told about.
pub(super) struct Story<'a> {
    pub election: &'a Election,
    pub settings: &'a Settings,
    pub outcome: &'a Outcome,
    pub prepared: &'a Prepared,
    pub counted: Counted<'a>,
}

impl Story<'_> {
    /// The winners that were not chosen by a completion.
    pub fn first(&self) -> Vec<usize> {
        let winners = self.outcome.winners.iter();
        winners.filter(|winner| winner.by != Phase::Completion).map(|winner| winner.project).collect()
    }

    pub fn greedy(&self, misfit: Misfit) -> Result<(Vec<Chosen>, Vec<Loser>), Unexplained> {
        let minimum = self.outcome.winners.iter().filter(|winner| winner.by == Phase::Minimum);
        let out = minimum.map(|winner| winner.project).collect::<Vec<_>>();
        let left = self.left_after(&out);
        let winners = self.first().into_iter().filter(|project| !out.contains(project));
        // What is free and wanted comes first of all; what nobody wants has its turn by the rule.
        let is_free = |project: usize| {
            self.election.projects()[project].cost == 0 && self.prepared.is_supported(project)
        };
        let free = winners.clone().filter(|project| is_free(*project));
        let order = free.chain(winners.clone().filter(|project| !is_free(*project))).collect::<Vec<_>>();
        let told = replay::greedy(self.counted, (replay::Score::ForCost, misfit), left, &out, &order);
        let told = told.map_err(|why| self.impossible(why))?;
        let by_votes = self.settings.utility == Utility::Cost;
        let mut chosen = told.rounds.into_iter().map(highest(by_votes)).collect::<Vec<_>>();
        // What is free comes before the minima, the rest after.
        let first = self.first();
        let free = first.iter().take_while(|project| is_free(**project)).count().min(chosen.len());
        chosen.splice(free..free, minima::chosen(self, &out));
        let mut losers = losers::others(self, &self.first(), |project| {
            let known = told.misfits.iter().find(|(misfit, _)| *misfit == project);
            if self.election.projects()[project].cost > self.election.budget() {
                return WhyLost::TooDear;
            }
            known.map_or(WhyLost::Stopped { by: told.misfits.first().map(|(by, _)| *by) }, |(_, left)| {
                WhyLost::DoesNotFit { left: *left }
            })
        });
        for loser in &mut losers {
            loser.overtaken_by = minima::overtaken_by(self, &out, loser);
        }
        Ok((chosen, losers))
    }

    /// What was promised to categories and places.
    pub fn promised(&self) -> Vec<Promised> {
        minima::promised(self)
    }

    /// The rounds of a completion by greedy, and what did not fit in it.
    pub fn completion(&self) -> Result<replay::Greedy, Unexplained> {
        let is_greedy = self.outcome.winners.iter().any(|winner| winner.by == Phase::Comparison);
        let (utility, by) = match self.settings.completion {
            Completion::Greedy => (self.settings.utility, replay::Score::ForCost),
            Completion::Add1Greedy(_) => (Utility::Cardinality, replay::Score::Votes),
            Completion::None | Completion::Add1(_) | Completion::AddOpt => {
                return Ok(replay::Greedy::default());
            }
        };
        if is_greedy || self.election.voters() == 0 {
            return Ok(replay::Greedy::default());
        }
        let Prepared { takes_part, counts, rivals, .. } = self.prepared;
        let profile = crate::Profile::new(self.election, utility, takes_part, counts)?;
        let counted = Counted { election: self.election, profile: &profile, rivals, takes_part };
        let completed = self.outcome.winners.iter().filter(|winner| winner.by == Phase::Completion);
        let completed = completed.map(|winner| winner.project).collect::<Vec<_>>();
        let out = self.first();
        let left = self.left_after(&out);
        replay::greedy(counted, (by, Misfit::Skip), left, &out, &completed)
            .map_err(|why| self.impossible(why))
    }

    pub fn impossible(&self, why: Impossible) -> Unexplained {
        Unexplained::Impossible(why.named(self.election))
    }

    pub fn left_after(&self, winners: &[usize]) -> u128 {
        let spent = winners.iter().map(|project| self.election.projects()[*project].cost).sum();
        self.election.budget().saturating_sub(spent)
    }
}

pub(super) fn highest(by_votes: bool) -> impl Fn(GreedyRound) -> Chosen {
    move |round| {
        let (score, runner_up, left) = (round.score, round.runner_up, round.left);
        Chosen { how: How::Highest { by_votes, score, runner_up, left }, equals: round.equals }
    }
}
