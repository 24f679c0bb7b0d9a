// SPDX-License-Identifier: EUPL-1.2
//! Why a project won or lost: first as data, then in sentences. Both are safe to publish; the
//! exact account of every purse is [`crate::replay`], which is not.
//!
//! # What nobody may find out
//!
//! Ballots are secret, so no sentence may show what one person chose, or had left, and no sum or
//! difference of sentences may either. Costs, the budget, the number of voters and the number of
//! votes (or points) of each project are published anyway; everything that follows from those alone
//! is no secret. The rest is bound by a smallest number of people, here called k
//! ([`Privacy::smallest`], 5 unless told).
//!
//! **Payments.** At every moment the sentences up to then divide all voters into classes: those
//! who are known to have the same amount, and one class about which nothing is told. A purchase
//! splits a class into those who paid and those who did not; who counts along can subtract one
//! from the other. So a split is told only when both parts are empty or have at least k people. If
//! not, the whole class goes to the untold one, for good. The untold class is held to the same:
//! the number of its members who support a project follows from the number of votes, so when that
//! number or its complement is above 0 and below k, the smallest told class joins it, until it is
//! not. In the worst case nothing is left but that V voters paid the cost together, which was
//! public. In the end every class has k members or none, whatever was told in whichever round.
//!
//! **Prices.** The exact price tells how much money was missing among those who could not pay in
//! full. It is told when everybody paid in full (then it is cost divided by votes), or when a class
//! that paid in full is told. Otherwise, and for a runner-up, whose payments are not told, it is
//! rounded: effective votes down to a multiple of k, payments to two digits. Of a project with
//! fewer than k supporters nothing of this is told, nor who came next when that would tell whether
//! the supporters of such a project still had their money.
//!
//! **Money behind a project.** The sum of what its supporters have left changes by one price when
//! one of them also supports a winner. So it is told only as between two multiples of a round
//! amount that is at least the share of one voter, and only when at least k of the supporters, or
//! none, paid for anything, and at least k of them, or none, did not. What they paid for a winner
//! is told apart only when at least k of them did, in the same round amounts. Which winner took it
//! below its cost is told on the same condition: with one supporter that would be what one chose.
//! A cost that would have won is looked for in steps of that size as well.
//!
//! What remains possible, as with any statistic: who knows the ballots of all other members of a
//! class knows the last one.

mod behind;
mod losers;
mod rounding;
mod told;
mod what_if;
mod words;

pub use losers::{Between, Loser, Since, Spent, WhyLost};
pub use told::{Group, Next, Others, Payment, Standing};
pub use what_if::{Cheaper, MoreVoters, WhatIf, what_if};
pub use words::Words;

use num_rational::BigRational;

use crate::election::Election;
use crate::language::Language;
use crate::limits::{Prepared, prepare};
use crate::outcome::{Comparison, Outcome, Phase};
use crate::refused::Refused;
use crate::replay::{self, Counted, GreedyRound, Impossible};
use crate::settings::{Completion, Misfit, Rule, Settings, Utility};

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// No group of fewer people is told apart. 1 tells everything.
    pub smallest: u64,
}

impl Default for Privacy {
    fn default() -> Self {
        Self { smallest: 5 }
    }
}

/// Why an outcome cannot be explained.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unexplained {
    /// The settings were never counted.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The outcome is not what these settings give. With ids of projects.
    #[error("this is not the outcome of these settings: {0}")]
    Impossible(Impossible<String>),
    /// Only greedy, Equal Shares and Phragmén's rule are explained.
    #[error("there is no explanation for {}", .0.words(Language::English))]
    Rule(Rule),
}

impl Unexplained {
    /// Why there is no explanation, in Dutch.
    #[must_use]
    pub fn dutch(&self) -> String {
        match self {
            Self::Refused(why) => why.dutch(),
            Self::Impossible(why) => format!("dit is niet de uitslag van deze afspraken: {}", why.dutch()),
            Self::Rule(rule) => format!("voor {} bestaat geen uitleg", rule.words(Language::Dutch)),
        }
    }
}

/// An outcome, explained. Projects are indices in [`Election::projects`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The rule that chose the winners: greedy when the comparison step put it in its place.
    pub rule: Rule,
    /// For the comparison step: whether the outcome of greedy holds, and what people liked better
    /// when that tells nothing of fewer than k people.
    pub comparison: Option<(bool, Option<Comparison>)>,
    /// Ballots that broke the limits on choices and count as blank.
    pub refused_ballots: u64,
    /// As counted.
    pub utility: Utility,
    /// Everybody, with blank ballots too.
    pub voters: u64,
    /// For Equal Shares: what each voter had to spend in the run that decided, in minor units.
    pub share: Option<BigRational>,
    /// Amounts about few people are told in multiples of this, in minor units.
    pub unit: u128,
    /// The winners in order.
    pub rounds: Vec<Round>,
    /// The others, by index.
    pub losers: Vec<Loser>,
    /// No group of fewer people is told apart.
    pub smallest: u64,
    /// In minor units.
    pub budget: u128,
    /// What was not spent, in minor units.
    pub unspent: u128,
}

/// Why one project won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Which.
    pub project: usize,
    /// What chose it.
    pub by: Phase,
    /// In minor units.
    pub cost: u128,
    /// Voters who support it.
    pub votes: u64,
    /// How it was chosen.
    pub how: How,
}

/// How a project was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// By Equal Shares: its supporters bought it.
    Bought(Payment),
    /// By Phragmén's rule, which gives everybody money bit by bit.
    Early {
        /// The project that would have come next, of those that somebody supports.
        runner_up: Option<usize>,
    },
    /// By greedy.
    Highest {
        /// Whether the score is the number of votes; if not it is utility for cost.
        by_votes: bool,
        /// None: infinite.
        score: Option<BigRational>,
        /// The next one that fitted, with its score.
        runner_up: Option<(usize, Option<BigRational>)>,
        /// What was left afterwards, in minor units.
        left: u128,
    },
    /// A minimum for its category or place.
    Minimum,
}

/// Explains an outcome of [`crate::count`], and checks it on the way.
///
/// # Errors
/// [`Unexplained`].
pub fn explain(
    election: &Election,
    settings: &Settings,
    outcome: &Outcome,
    privacy: Privacy,
) -> Result<Explanation, Unexplained> {
    let prepared = prepare(election, settings)?;
    let Prepared { profile, rivals, takes_part, .. } = &prepared;
    let counted = Counted { election, profile, rivals, takes_part };
    let told = Telling { election, settings, outcome, prepared: &prepared, counted };
    let is_greedy = outcome.winners.iter().any(|winner| winner.by == Phase::Comparison);
    let share = outcome.shares.as_ref().map(|shares| shares.share.clone()).filter(|_| !is_greedy);
    let unit = share.as_ref().map_or(1, rounding::unit);
    let (mut hows, mut losers) = match (settings.rule, &share) {
        // Without voters nothing wins.
        (Rule::EqualShares | Rule::Greedy(_) | Rule::Phragmen, _) if election.voters() == 0 => {
            (Vec::new(), losers::others(&told, &[], |_| WhyLost::NoSupport))
        }
        (Rule::EqualShares, Some(share)) => told::equal_shares(&told, share, unit, privacy)?,
        (Rule::Greedy(misfit), _) => told.greedy(misfit)?,
        (Rule::EqualShares | Rule::Phragmen, None) if is_greedy => told.greedy(Misfit::Skip)?,
        (Rule::Phragmen, _) => told.phragmen()?,
        (Rule::EqualShares, None) => (Vec::new(), losers::others(&told, &[], |_| WhyLost::NoSupport)),
        (rule, _) => return Err(Unexplained::Rule(rule)),
    };
    let completed = told.completion()?;
    let by_votes =
        settings.utility == Utility::Cost || matches!(settings.completion, Completion::Add1Greedy(_));
    hows.extend(completed.rounds.into_iter().map(highest(by_votes)));
    losers.retain(|loser| outcome.winners.iter().all(|winner| winner.project != loser.project));
    losers::add_misfits(&mut losers, &completed.misfits);
    let rounds = outcome.winners.iter().zip(hows).map(|(winner, how)| Round {
        project: winner.project,
        by: winner.by,
        cost: election.projects()[winner.project].cost,
        votes: prepared.votes[winner.project],
        how,
    });
    let rule = if is_greedy { Rule::Greedy(Misfit::Skip) } else { settings.rule };
    let comparison =
        outcome.comparison.map(|both| (is_greedy, compared(both, election.voters(), privacy.smallest)));
    Ok(Explanation {
        rule,
        comparison,
        refused_ballots: outcome.refused_ballots,
        utility: settings.utility,
        voters: election.voters(),
        unit,
        rounds: rounds.collect(),
        losers,
        smallest: privacy.smallest,
        budget: election.budget(),
        unspent: election.budget().saturating_sub(outcome.cost),
        share,
    })
}

/// Nothing when one of the numbers, or the rest of the voters, is above 0 and below k.
fn compared(both: Comparison, voters: u64, smallest: u64) -> Option<Comparison> {
    let rest = voters.saturating_sub(both.for_rule + both.for_greedy);
    let is_small = |people: u64| people > 0 && people < smallest;
    let is_secret = [both.for_rule, both.for_greedy, rest].into_iter().any(is_small);
    (!is_secret).then_some(both)
}

/// What is told about.
struct Telling<'a> {
    election: &'a Election,
    settings: &'a Settings,
    outcome: &'a Outcome,
    prepared: &'a Prepared,
    counted: Counted<'a>,
}

impl Telling<'_> {
    /// The winners that were not chosen by a completion.
    fn first(&self) -> Vec<usize> {
        let winners = self.outcome.winners.iter();
        winners.filter(|winner| winner.by != Phase::Completion).map(|winner| winner.project).collect()
    }

    fn greedy(&self, misfit: Misfit) -> Result<(Vec<How>, Vec<Loser>), Unexplained> {
        let minimum = self.outcome.winners.iter().filter(|winner| winner.by == Phase::Minimum);
        let out = minimum.map(|winner| winner.project).collect::<Vec<_>>();
        let forced = out.len();
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
        let mut hows =
            told.rounds.into_iter().map(highest(self.settings.utility == Utility::Cost)).collect::<Vec<_>>();
        // What is free comes before the minima, the rest after.
        let first = self.first();
        let free = first.iter().take_while(|project| is_free(**project)).count();
        hows.splice(free.min(hows.len())..free.min(hows.len()), std::iter::repeat_n(How::Minimum, forced));
        let losers = losers::others(self, &self.first(), |project| {
            let known = told.misfits.iter().find(|(misfit, _)| *misfit == project);
            if self.election.projects()[project].cost > self.election.budget() {
                return WhyLost::TooDear;
            }
            known.map_or(WhyLost::Stopped { by: told.misfits.first().map(|(by, _)| *by) }, |(_, left)| {
                WhyLost::DoesNotFit { left: *left }
            })
        });
        Ok((hows, losers))
    }

    fn phragmen(&self) -> Result<(Vec<How>, Vec<Loser>), Unexplained> {
        let told = replay::phragmen(self.counted, &self.first()).map_err(|why| self.impossible(why))?;
        let early =
            |round: replay::PhragmenRound| How::Early { runner_up: round.runner_up.map(|second| second.0) };
        let budget = self.election.budget();
        let losers = losers::others(self, &self.first(), |project| {
            if self.election.projects()[project].cost > budget {
                return WhyLost::TooDear;
            }
            let left = told.rounds.last().map_or(budget, |round| round.left);
            match told.stopped_by {
                Some(by) if by == project => WhyLost::DoesNotFit { left },
                by => WhyLost::Stopped { by },
            }
        });
        Ok((told.rounds.into_iter().map(early).collect(), losers))
    }

    /// The rounds of a completion by greedy, and what did not fit in it.
    fn completion(&self) -> Result<replay::Greedy, Unexplained> {
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

    fn impossible(&self, why: Impossible) -> Unexplained {
        Unexplained::Impossible(why.named(self.election))
    }

    fn left_after(&self, winners: &[usize]) -> u128 {
        let spent = winners.iter().map(|project| self.election.projects()[*project].cost).sum();
        self.election.budget().saturating_sub(spent)
    }
}

fn highest(by_votes: bool) -> impl Fn(GreedyRound) -> How {
    move |round| How::Highest { by_votes, score: round.score, runner_up: round.runner_up, left: round.left }
}

#[cfg(test)]
mod tests;
