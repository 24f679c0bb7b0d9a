// SPDX-License-Identifier: EUPL-1.2
//! What follows from votes, costs and the outcome alone: with few voters nothing else is told of the
//! winners of Equal Shares.

use num_rational::BigRational;
use num_traits::Zero;

use super::payments::{Next, Payment};
use super::story::Story;
use crate::replay::Round;
use crate::settings::Utility;

/// What anybody can work out who knows only that.
pub(super) struct Public<'a> {
    story: &'a Story<'a>,
    share: &'a BigRational,
    /// Every voter certainly has this left, in minor units.
    least: BigRational,
    bought: Vec<usize>,
}

impl<'a> Public<'a> {
    pub(super) fn new(story: &'a Story<'a>, share: &'a BigRational) -> Self {
        Self { story, share, least: share.clone(), bought: Vec::new() }
    }

    /// Takes out of the story of the next winner what does not follow.
    pub(super) fn limit(&mut self, payment: &mut Payment, equals: &mut Vec<usize>, round: &Round) {
        let is_sure = self.is_sure(round.project);
        if !is_sure {
            payment.price = None;
            payment.in_full = false;
            payment.standing = None;
        }
        equals.retain(|other| is_sure && self.is_sure(*other));
        self.bought.push(round.project);
        if !self.is_next_public(round) {
            payment.next = Next::Untold;
        }
        let paid = self.all_at_once(round.project);
        self.least = if is_sure { &self.least - paid } else { BigRational::zero() };
    }

    /// What each supporter pays when all of them pay the same, in minor units.
    fn all_at_once(&self, project: usize) -> BigRational {
        self.cost(project) / BigRational::from_integer(self.votes(project).max(1).into())
    }

    /// Whether everybody certainly has enough for the full price. How many points each gave is secret.
    fn is_sure(&self, project: usize) -> bool {
        matches!(self.story.settings.utility, Utility::Cost | Utility::Cardinality)
            && self.all_at_once(project) <= self.least
    }

    /// Whether no project can have been between this winner and the next that is told.
    fn is_next_public(&self, round: &Round) -> bool {
        let mut others = (0..self.story.counted.profile.projects()).filter(|project| {
            let together = self.share * BigRational::from_integer(self.votes(*project).into());
            self.votes(*project) > 0 && together >= self.cost(*project) && !self.bought.contains(project)
        });
        let Some(second) = &round.runner_up else { return others.next().is_none() };
        let is_known = |project| self.is_sure(project) || self.best_price(project) > second.price;
        self.is_sure(second.project) && others.all(is_known)
    }

    /// The lowest price of a unit of utility that it can have.
    fn best_price(&self, project: usize) -> BigRational {
        let profile = self.story.counted.profile;
        let marks = BigRational::from_integer(profile.total_marks(project).max(1).into());
        self.cost(project) / (marks * BigRational::from_integer(profile.worth(project).max(1).into()))
    }

    fn votes(&self, project: usize) -> u64 {
        self.story.counted.profile.votes(project)
    }

    fn cost(&self, project: usize) -> BigRational {
        BigRational::from_integer(self.story.election.projects()[project].cost.into())
    }
}
