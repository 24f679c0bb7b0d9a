// SPDX-License-Identifier: EUPL-1.2
//! Why a project won or lost: first as data, then in sentences. Both are made to be published, within the
//! limits at the end of this page; the exact account of every purse is [`crate::replay`], which is not.
//!
//! # What nobody may find out
//!
//! Ballots are secret, so to somebody who knows what is published and some ballots no sentence should show
//! what one person chose, or had left, and no sum or difference of sentences should either. That is the aim;
//! what remains possible stands at the end. Costs, the budget, the number of voters and the number of
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
//! full, and what each of them can have had follows from earlier rounds: however many they are, there may be
//! one way only to add it up. So it is told only when everybody paid in full (then it is cost divided by
//! votes), or when of all who could not it is told what they paid (then it follows from that). When it is not
//! told, whoever paid it goes to the untold class. With points it also tells how many points those gave together
//! of whom nothing else is told; so when all but 1 to k - 1 of these gave equally many, the smallest told class
//! among the supporters joins them, until that is not so or nobody is told apart. Without an exact price there
//! is a range of k votes, counted from the number of votes down: with 1 to k - 1 people who fell short that is
//! always the same range. When fewer than k people could pay in full, nothing is told, for then one of them
//! changes it much. Of a runner-up it is told only when all of its supporters could pay in full: nothing else is
//! told of what these would pay, and with what they are known to have had a range may tell how many could not.
//! Of a project with fewer than k supporters nothing of this is told, nor who came next when
//! that would tell whether the supporters of such a project still had their money.
//!
//! **Money behind a project.** The sum of what its supporters have left changes by one price when
//! one of them also supports a winner. So it is told only as between two multiples of a round
//! amount that is at least what k voters had in the beginning, and only of projects with 2 k supporters or more:
//! fewer cannot be divided without a small part. A cost that would have won is looked for in steps of that size as
//! well. A winner is named as one that got their money when at least k of them paid for it, in the same round
//! amounts; when nearly all that can have paid did, in one range for all such numbers (`explain/spending.rs`).
//! And amounts that are true together may say more than each alone: those that would leave only a small number of
//! people who paid for something, or did not, or that say this of the supporters of the winner, are not told, nor
//! those that say that it is a small number at least (`explain/implied.rs`). That a range is the one for nearly all
//! counts as well. The smallest number of new voters that
//! would have been enough tells what supporters have left to a share: so the number that is told follows from what
//! else is told, and counting says only whether it is enough (`explain/more_voters.rs`).
//!
//! **Few voters.** With fewer than 10 k there are so few ballots to try that a handful of amounts may
//! leave only one possibility. Then nothing is told but what anybody can work out from votes, costs and the outcome
//! with its share ([`Privacy::are_few`]): elections with the same of these should have
//! the same story, which was tried (`docs/tally/rules.md`).
//!
//! **Phragmén's rule.** Here a voter has what everybody got since the last winner that this voter
//! paid for, so the classes are the voters with the same last winner. A purchase empties the purses of
//! all its supporters, told or not, and how many they are is public: with k of them or more they are
//! one told class from then on, unless that leaves the untold class with fewer than k people.
//! The exact moment of a purchase tells how much its supporters had together, so it is told only when
//! all of them are in told classes with exact amounts: then it follows from those. Otherwise, and for a
//! runner-up once somebody has paid, it is told between two amounts of a row that begins at cost divided by
//! votes, which is public, and grows so much that 1 to k - 1 supporters who had paid before are always in
//! its first part; what a class paid then follows from such bounds. Money behind a project is what its
//! supporters had saved when the rule stopped; the round amount is at least k times the most that any voter paid.
//! As with Equal Shares, amounts that together would tell of a small number of people are not told.
//!
//! What remains possible: who knows the ballots of all other members of a class knows the last one. Who
//! knows all ballots but a few can count with each that is possible; to such a person already the outcome
//! tells something, and the share that a count by Add1 ends with much, for any number of voters. That share
//! is told: what each class paid and has left adds up to it. That no combination of amounts tells more than
//! is weighed here has been tried, not proven: amounts about losers are not weighed with what is told of classes of
//! payers, though an integer program found nothing in 1,200 random elections (`docs/tally/rules.md`). And
//! that something is not told tells that it is about 1 to k - 1 people, which with two or three projects
//! can be enough to know how many chose the same, though not who they are.

mod amount;
mod behind;
mod certain;
mod changed;
mod classes;
mod implied;
mod losers;
mod minima;
mod more_voters;
mod payments;
mod phragmen;
mod public;
mod rounding;
mod spending;
mod story;
mod ties;
mod what_if;
mod words;

pub use amount::{Amount, Between};
pub use losers::{Loser, Saved, Since, Spent, WhyLost};
pub use minima::Promised;
pub use payments::{Group, Next, Others, Payment, Standing};
pub use phragmen::{Early, Savers};
pub use ties::Tie;
pub use what_if::{Cheaper, Fewer, MoreVoters, NoBallot, Search, Sought, WhatIf, affordable, what_if};
pub use words::Words;

use num_rational::BigRational;

use crate::election::Election;
use crate::language::Language;
use crate::limits::{Prepared, prepare};
use crate::outcome::{Comparison, Outcome, Phase, Winner};
use crate::privacy::Privacy;
use crate::profile::Profile;
use crate::refused::Refused;
use crate::replay::{Counted, Impossible};
use crate::settings::{Completion, Misfit, Rule, Settings, Utility};
use story::{Chosen, Story, highest};

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
    /// Amounts about losers are told in multiples of this, in minor units: at least what k voters had or, with
    /// Phragmén's rule, paid. 1 when nothing is hidden.
    pub unit: u128,
    /// The winners in order.
    pub rounds: Vec<Round>,
    /// The others, by index.
    pub losers: Vec<Loser>,
    /// How much was told.
    pub privacy: Privacy,
    /// In minor units.
    pub budget: u128,
    /// What was not spent, in minor units.
    pub unspent: u128,
    /// What was promised to categories and places, in order.
    pub minima: Vec<Promised>,
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
    /// Voters who support it: with points and Borda points those who gave it more than 0.
    pub votes: u64,
    /// All its points or Borda points, when those are what counts.
    pub points: Option<BigRational>,
    /// How it was chosen.
    pub how: How,
    /// The others that were exactly equal at this moment, as far as that may be told.
    pub ties: Vec<Tie>,
}

/// How a project was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// By Equal Shares: its supporters bought it.
    Bought(Box<Payment>),
    /// By Phragmén's rule, which gives everybody money bit by bit: its supporters were first.
    Early(Early),
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
    /// A minimum for its category or place: of what somebody supports there and still fitted, nothing
    /// had a higher score.
    Minimum {
        /// Index in [`Explanation::minima`].
        minimum: usize,
        /// What was left of the budget afterwards, in minor units.
        left: u128,
    },
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
    let story = Story { election, settings, outcome, prepared: &prepared, counted };
    let is_greedy = outcome.winners.iter().any(|winner| winner.by == Phase::Comparison);
    let share = outcome.shares.as_ref().map(|shares| shares.share.clone()).filter(|_| !is_greedy);
    let mut unit = share.as_ref().map_or(1, |share| rounding::unit_of(share, privacy));
    let (mut chosen, mut losers) = match (settings.rule, &share) {
        // Without voters nothing wins.
        (Rule::EqualShares | Rule::Greedy(_) | Rule::Phragmen, _) if election.voters() == 0 => {
            (Vec::new(), losers::others(&story, &[], |_| WhyLost::NoSupport))
        }
        (Rule::EqualShares, Some(share)) => payments::equal_shares(&story, share, unit, privacy)?,
        (Rule::Greedy(misfit), _) => story.greedy(misfit)?,
        (Rule::EqualShares | Rule::Phragmen, None) if is_greedy => story.greedy(Misfit::Skip)?,
        (Rule::Phragmen, _) => {
            let (chosen, losers, round) = phragmen::explained(&story, privacy)?;
            unit = round;
            (chosen, losers)
        }
        (Rule::EqualShares, None) => (Vec::new(), losers::others(&story, &[], |_| WhyLost::NoSupport)),
        (rule, _) => return Err(Unexplained::Rule(rule)),
    };
    let completed = story.completion()?;
    let by_votes =
        settings.utility == Utility::Cost || matches!(settings.completion, Completion::Add1Greedy(_));
    chosen.extend(completed.rounds.into_iter().map(highest(by_votes)));
    losers.retain(|loser| outcome.winners.iter().all(|winner| winner.project != loser.project));
    losers::add_misfits(&mut losers, &completed.misfits);
    let rounds = rounds(&story, chosen, &mut losers)?;
    let rule = if is_greedy { Rule::Greedy(Misfit::Skip) } else { settings.rule };
    let comparison = outcome.comparison.map(|both| (is_greedy, privacy.compared(both)));
    Ok(Explanation {
        rule,
        comparison,
        refused_ballots: outcome.refused_ballots,
        utility: settings.utility,
        voters: election.voters(),
        unit,
        rounds,
        losers,
        privacy,
        budget: election.budget(),
        unspent: election.budget().saturating_sub(outcome.cost),
        minima: story.promised(),
        share,
    })
}

/// The winners with how they were chosen; and what they and the losers got, and the ties between them.
fn rounds(story: &Story<'_>, chosen: Vec<Chosen>, losers: &mut [Loser]) -> Result<Vec<Round>, Refused> {
    let support = Support::new(story.election, story.settings, story.prepared)?;
    let round = |(winner, Chosen { how, equals }): (&Winner, Chosen)| Round {
        project: winner.project,
        by: winner.by,
        cost: story.election.projects()[winner.project].cost,
        votes: support.votes(winner.project),
        points: support.points(winner.project),
        how,
        ties: ties::of(story, winner.project, &equals),
    };
    let rounds = story.outcome.winners.iter().zip(chosen).map(round).collect::<Vec<_>>();
    for loser in losers {
        loser.votes = support.votes(loser.project);
        loser.points = support.points(loser.project);
        loser.tie = ties::lost(&rounds, loser);
    }
    Ok(rounds)
}

/// Who supports what, as people would say it.
struct Support<'a> {
    prepared: &'a Prepared,
    /// For points and Borda points, with the projects that do not take part, and what 1 point is.
    by_points: Option<(Profile, BigRational)>,
}

impl<'a> Support<'a> {
    fn new(election: &Election, settings: &Settings, prepared: &'a Prepared) -> Result<Self, Refused> {
        let utility = settings.utility;
        if !matches!(utility, Utility::Points | Utility::Borda | Utility::Score) {
            return Ok(Self { prepared, by_points: None });
        }
        let everything = vec![true; election.projects().len()];
        let has_decimals = matches!(utility, Utility::Points | Utility::Score);
        let decimals = if has_decimals { election.point_decimals() } else { 0 };
        let one = BigRational::from_integer(10.into()).pow(i32::try_from(decimals).unwrap_or(0));
        let profile = Profile::new(election, utility, &everything, &prepared.counts)?;
        Ok(Self { prepared, by_points: Some((profile, one)) })
    }

    fn votes(&self, project: usize) -> u64 {
        self.by_points.as_ref().map_or(self.prepared.votes[project], |(profile, _)| profile.votes(project))
    }

    fn points(&self, project: usize) -> Option<BigRational> {
        let (profile, one) = self.by_points.as_ref()?;
        Some(BigRational::from_integer(profile.total_marks(project).into()) / one)
    }
}

#[cfg(test)]
mod tests;
