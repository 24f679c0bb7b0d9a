// SPDX-License-Identifier: EUPL-1.2
//! Why a project did not win.

use num_rational::BigRational;

use super::story::Story;
use super::{Amount, Tie};

/// A project that did not win.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loser {
    /// Which.
    pub project: usize,
    /// In minor units.
    pub cost: u128,
    /// Voters who support it: with points and Borda points those who gave it more than 0.
    pub votes: u64,
    /// All its points or Borda points, when those are what counts.
    pub points: Option<BigRational>,
    /// The reason of the rule.
    pub why: WhyLost,
    /// With Phragmén's rule: the money of its supporters. None when that made no difference.
    pub saved: Option<Saved>,
    /// With a completion by greedy: what was left when it was its turn, which is less than its
    /// cost; in minor units.
    pub left: Option<u128>,
    /// It was exactly equal to this winner, and what decided between them decided that it lost.
    pub tie: Option<Tie>,
    /// Winners for a minimum that had a lower score, when they took the money that it lacked.
    pub overtaken_by: Vec<usize>,
}

/// Why a project did not win.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is one for each loser, and most are the large one")]
pub enum WhyLost {
    /// Nobody supports it.
    NoSupport,
    /// Less support than the limit.
    TooLittleSupport,
    /// This winner excludes it.
    Rival(usize),
    /// Equal Shares: its supporters had too little money left.
    TooLittleMoney {
        /// What they had in the beginning together, in minor units.
        first: BigRational,
        /// What they had when it was for the first time too little; none when it is not told.
        then: Option<Amount>,
        /// Since when it was too little.
        since: Since,
        /// What they had in the end; none when it is not told.
        last: Option<Amount>,
        /// Which winners their money went to, the largest amount first.
        spent: Vec<Spent>,
        /// Something was bought, but whether they paid for any of it is not told.
        is_untold: bool,
        /// Whether even a lower cost that would have won may not be told.
        is_secret: bool,
    },
    /// Greedy or Phragmén's rule: it cost more than the whole budget.
    TooDear,
    /// Greedy or Phragmén's rule: it cost more than what was left, in minor units.
    DoesNotFit {
        /// At its turn.
        left: u128,
    },
    /// The rule had stopped before it was paid, because this one did not fit.
    Stopped {
        /// Which; none when it is not told, because that follows from the ballots of a few people. Then it
        /// may be this project itself.
        by: Option<usize>,
    },
}

/// The money of the supporters of a project when Phragmén's rule stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What they had together; none when it is not told.
    pub money: Option<Amount>,
    /// Which winners their money went to, the largest amount first.
    pub spent: Vec<Spent>,
    /// Whether even a lower cost that would have won may not be told.
    pub is_secret: bool,
}

/// Since when the supporters of a project had too little money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// It never was enough. That follows from its cost and its votes.
    TheBeginning,
    /// This winner was paid.
    Winner(usize),
    /// A winner that is not told, because it would tell what fewer than k people chose.
    Later,
}

/// What the supporters of a project paid for a winner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spent {
    /// The winner.
    pub winner: usize,
    /// Together.
    pub money: Amount,
}

/// Everybody who is not in `winners`. `why` tells the reason of the rule, for projects that take
/// part, that somebody supports and that no winner excludes.
pub(super) fn others(story: &Story<'_>, winners: &[usize], why: impl Fn(usize) -> WhyLost) -> Vec<Loser> {
    let all = 0..story.election.projects().len();
    let losers = all.filter(|project| !winners.contains(project));
    losers.map(|project| loser(story, project, &why)).collect()
}

fn loser(story: &Story<'_>, project: usize, why: &impl Fn(usize) -> WhyLost) -> Loser {
    let is_out = story.prepared.left_out.iter().any(|(out, _)| *out == project);
    let winners = story.outcome.winners.iter().map(|winner| winner.project);
    let rival = winners.clone().find(|winner| story.prepared.rivals[project].contains(winner));
    let why = match rival {
        _ if is_out => WhyLost::TooLittleSupport,
        Some(rival) => WhyLost::Rival(rival),
        None if !story.prepared.is_supported(project) => WhyLost::NoSupport,
        None => why(project),
    };
    let cost = story.election.projects()[project].cost;
    let votes = story.prepared.votes[project];
    let (points, saved, left, tie) = (None, None, None, None);
    Loser { project, cost, votes, points, why, saved, left, tie, overtaken_by: Vec::new() }
}

pub(super) fn add_misfits(losers: &mut [Loser], misfits: &[(usize, u128)]) {
    for loser in losers {
        loser.left = misfits.iter().find(|(misfit, _)| *misfit == loser.project).map(|(_, left)| *left);
    }
}
