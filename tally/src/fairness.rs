// SPDX-License-Identifier: EUPL-1.2
//! Figures that show how an outcome treats voters, to put rules side by side.
//!
//! Ballots that the limits on choices refused are blank here as in the count: else the difference with
//! the votes that are told there would be those ballots. With k for [`Privacy::smallest`]:
//!
//! - How many voters support a winner tells, with the votes of the winners, how many support two of
//!   them. So it is told in parts of k of what those votes leave (`fairness/number.rs`), unless there is
//!   only one winner.
//! - Who supports a winner is counted over winners that at least k voters support. Otherwise two
//!   outcomes that differ in one project with one supporter would tell, by their difference, whether
//!   that voter chose any of the other winners. Now such a difference is about some of at least k
//!   people, and says not which.
//! - The mean utility of a voter is the votes or points of the winners, added up by their worth and
//!   divided by the voters. It tells no more than those, and they are public.
//! - Groups of voters (labels) with fewer than k are put together as one; when that one is too
//!   small, with the smallest other. What they got is told as a range, in which the supporters of
//!   each winner in the group may be at least k numbers (`fairness/hidden.rs` has the proof), or not
//!   at all. What they paid is only told when nothing is hidden (k = 1): it depends on the ballots
//!   in a way that no range has been proven for.
//! - The median is somebody's utility, and where it changes says how many people have that much. So it is
//!   told when the k voters before and after the middle have the same: it would not change with k - 1 others.
//! - Costs, and the votes of projects, are public.

mod hidden;
mod number;
mod words;

pub use number::Count;
pub use words::{Row, table};

use std::cmp::Reverse;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use crate::election::{BallotKind, Election};
use crate::limits::prepare;
use crate::outcome::{Outcome, Phase};
use crate::privacy::Privacy;
use crate::profile::Profile;
use crate::refused::Refused;
use crate::replay::{self, Counted, EqualShares};
use crate::rules::race::exact;
use crate::settings::{Rule, Settings, Utility};

/// The figures of one outcome. Amounts are in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Everybody, with blank ballots too.
    pub voters: u64,
    /// How many projects won.
    pub winners: usize,
    /// All winners together.
    pub cost: u128,
    /// What could be spent.
    pub budget: u128,
    /// Voters who support at least one winner. What is missing to all of them is the exclusion
    /// ratio (Faliszewski et al., 2305.11035).
    pub with_winner: Count,
    /// When there are winners with fewer supporters than this: those are not looked at for
    /// [`Figures::with_winner`].
    pub few: Option<u64>,
    /// Utility of all voters together divided by their number, in the units of the utility: minor
    /// units for [`Utility::Cost`], winners for [`Utility::Cardinality`], points otherwise.
    pub mean_utility: BigRational,
    /// In the same units: half of the voters have this much or more. Of an even number of voters
    /// the mean of the two in the middle. None when it is not told: unless nothing is hidden, the k voters
    /// ([`Privacy::smallest`]) before and after the middle must have as much.
    pub median_utility: Option<BigRational>,
    /// What each group of voters got and paid; the largest group first.
    pub groups: Vec<GroupMoney>,
    /// For each village, district or neighbourhood, in the order of the alphabet.
    pub places: Vec<Part>,
    /// For each theme. A project with two themes is in both, so the parts may add up to more.
    pub themes: Vec<Part>,
}

/// What the voters of a group got, as far as it may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMoney {
    /// The labels ([`Election::labels`]) that are together here.
    pub labels: Vec<String>,
    /// How many people.
    pub voters: u64,
    /// Per voter, when the cost of each winner is divided equally over who supports it: at least
    /// this much and at most that much. This is there for every rule, so it is the figure to compare
    /// rules by. None when the range would be wider than half of what is possible, or when ballots
    /// are so short that support for one winner tells about another.
    pub equal_split: Option<(BigRational, BigRational)>,
    /// Per voter, what they paid in Equal Shares, at the share that decided, or in Phragmén's rule: only
    /// for projects that the rule itself chose. None for other rules, and None when anything is hidden ([`Privacy::smallest`] above 1).
    pub paid: Option<BigRational>,
}

/// The projects of one place or theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Of the place or theme; empty for projects without.
    pub name: String,
    /// What its winners cost.
    pub cost: u128,
    /// The votes for all of its projects.
    pub votes: u64,
    /// The votes for all projects.
    pub all_votes: u64,
}

/// Computes the figures of an outcome of [`crate::count`] with these settings. `utility` is what
/// voters are taken to value; the same for all outcomes that are compared.
///
/// # Errors
/// [`Refused`] when the ballots do not say what the utility needs.
pub fn figures(
    election: &Election,
    settings: &Settings,
    outcome: &Outcome,
    utility: Utility,
    privacy: Privacy,
) -> Result<Figures, Refused> {
    let projects = election.projects().len();
    let counts = prepare(election, settings)?.counts;
    let profile = Profile::new(election, utility, &vec![true; projects], &counts)?;
    let named = Profile::new(election, Utility::Cardinality, &vec![true; projects], &counts)?;
    let mut won = vec![false; projects];
    for winner in &outcome.winners {
        won[winner.project] = true;
    }
    let is_few = |project: usize| won[project] && named.votes(project) < privacy.smallest;
    let shows = |project: usize| won[project] && !is_few(project);
    let has_winner = |group: usize| named.ballot(group).0.iter().any(|project| shows(*project as usize));
    let groups = 0..profile.groups();
    let with =
        groups.clone().filter(|group| has_winner(*group)).map(|group| profile.weight(group)).sum::<u64>();
    let voters = election.voters();
    let votes = (0..projects).filter(|project| shows(*project)).map(|project| named.votes(project));
    let votes = votes.collect::<Vec<_>>();
    // The score of greedy is cost × points, but people value what they wrote: the points.
    let worth = |project: usize| if utility == Utility::Score { 1 } else { profile.worth(project) };
    let utilities = utilities(&profile, &worth, &won);
    // Points are counted in their smallest unit.
    let is_points = matches!(utility, Utility::Points | Utility::Score);
    let decimals = if is_points { election.point_decimals() } else { 0 };
    let one = BigRational::from_integer(BigInt::from(10).pow(decimals));
    let sum = utilities.iter().map(|(utility, voters)| exact(*utility) * exact(u128::from(*voters)));
    let median = (voters > 0).then(|| median(utilities.clone(), voters, privacy)).flatten();
    let median = median.map(|median| median / &one);
    Ok(Figures {
        voters,
        winners: outcome.winners.len(),
        cost: outcome.cost,
        budget: election.budget(),
        with_winner: Count::of(with, voters, &votes, privacy),
        few: (0..projects)
            .any(|project| is_few(project) && named.votes(project) > 0)
            .then_some(privacy.smallest),
        mean_utility: sum.sum::<BigRational>() / exact(voters.max(1)) / one,
        median_utility: median,
        groups: group_money(election, settings, outcome, &named, privacy)?,
        places: parts(election, &named, &won, |at| vec![election.projects()[at].place.clone()]),
        themes: parts(election, &named, &won, |at| election.projects()[at].categories.clone()),
    })
}

/// A range of money to whole units of the currency, outward: it is never told narrower than it is.
pub(crate) fn outward(
    election: &Election,
    (low, high): &(BigRational, BigRational),
) -> (BigRational, BigRational) {
    if low == high {
        return (low.clone(), high.clone());
    }
    let one = exact(10_u128.pow(election.decimals()));
    ((low / &one).floor() * &one, (high / &one).ceil() * &one)
}

/// Utility of a voter, and how many voters have it, for each group of equal ballots.
fn utilities(profile: &Profile, worth: &dyn Fn(usize) -> u128, won: &[bool]) -> Vec<(u128, u64)> {
    let of = |group: usize| {
        let (projects, marks) = profile.ballot(group);
        let pairs = projects.iter().zip(marks).filter(|(project, _)| won[**project as usize]);
        let utility = pairs.map(|(project, mark)| worth(*project as usize) * u128::from(*mark));
        (utility.sum(), profile.weight(group))
    };
    (0..profile.groups()).map(of).collect()
}

/// None when the k people before the middle have less or those after it more.
fn median(mut utilities: Vec<(u128, u64)>, voters: u64, privacy: Privacy) -> Option<BigRational> {
    utilities.sort_unstable();
    let at = |place: u64| {
        let mut before = 0;
        let of = utilities.iter().find(|(_, voters)| {
            before += voters;
            before > place
        });
        of.map(|(utility, _)| *utility)
    };
    let margin = if privacy.tells_all() { 0 } else { privacy.smallest };
    let (before, after) = (((voters - 1) / 2).checked_sub(margin)?, (voters / 2).checked_add(margin)?);
    let (low, high) = (at(before)?, at(after)?);
    (low == high || privacy.tells_all()).then(|| (exact(low) + exact(high)) / exact(2))
}

fn group_money(
    election: &Election,
    settings: &Settings,
    outcome: &Outcome,
    named: &Profile,
    privacy: Privacy,
) -> Result<Vec<GroupMoney>, Refused> {
    let labels = election.labels();
    let mut voters = vec![0_u64; labels.len()];
    for group in election.groups() {
        voters[group.label as usize] += group.voters;
    }
    let classes = together(&voters, labels, privacy.smallest);
    let people = |class: &Vec<usize>| class.iter().map(|label| voters[*label]).sum::<u64>();
    let sizes = classes.iter().map(people).collect::<Vec<_>>();
    let split = split(election, outcome, named, &classes, &sizes, privacy);
    let is_told = privacy.tells_all() || are_independent(election, settings, outcome);
    let paid = if privacy.tells_all() { payments(election, settings, outcome)? } else { None };
    let row = |(at, class): (usize, Vec<usize>)| {
        let each = exact(sizes[at].max(1));
        let (low, high, most) = &split[at];
        let is_wide = (high - low) * exact(2) > *most;
        let sum = |paid: &[BigRational]| class.iter().map(|label| paid[*label].clone()).sum::<BigRational>();
        GroupMoney {
            voters: sizes[at],
            equal_split: (is_told && !is_wide).then(|| (low / &each, high / &each)),
            paid: paid.as_deref().map(|paid| sum(paid) / &each),
            labels: class.iter().map(|label| labels[*label].clone()).collect(),
        }
    };
    Ok(classes.into_iter().enumerate().map(row).collect())
}

/// Whether a voter may support any of the winners whatever the others are that they support. Other
/// rules beside this one have other winners, so the longest ballot must have place for all projects.
fn are_independent(election: &Election, settings: &Settings, outcome: &Outcome) -> bool {
    let (winners, limits) = (outcome.winners.len(), &settings.limits);
    let projects = election.projects().len();
    let losers = projects.saturating_sub(winners);
    let fits = |number: u32, most: usize| usize::try_from(number).is_ok_and(|number| number <= most);
    let is_long = limits.max_choices.is_none_or(|most| !fits(most, projects.saturating_sub(1)));
    let is_free = limits.min_choices.is_none_or(|least| fits(least, losers));
    projects <= 1 || election.kind() != BallotKind::ChooseOne && is_long && is_free
}

/// For each class the least and the most that its voters may have got together, and the most that
/// anybody could think who knows only the votes of each project and the size of each class.
fn split(
    election: &Election,
    outcome: &Outcome,
    named: &Profile,
    classes: &[Vec<usize>],
    sizes: &[u64],
    privacy: Privacy,
) -> Vec<(BigRational, BigRational, BigRational)> {
    let mut of_label = vec![0; election.labels().len()];
    for (class, labels) in classes.iter().enumerate() {
        labels.iter().for_each(|label| of_label[*label] = class);
    }
    let mut all = vec![(BigRational::zero(), BigRational::zero(), BigRational::zero()); classes.len()];
    for winner in &outcome.winners {
        let mut support = vec![0_u64; classes.len()];
        for group in named.supporters(winner.project).0 {
            let group = election.group(*group as usize);
            support[of_label[group.label as usize]] += group.voters;
        }
        let votes = support.iter().sum::<u64>();
        let each = exact(election.projects()[winner.project].cost) / exact(votes.max(1));
        let ranges = hidden::ranges(&support, sizes, privacy.smallest);
        for ((sums, (low, high)), size) in all.iter_mut().zip(ranges).zip(sizes) {
            sums.0 += &each * exact(low);
            sums.1 += &each * exact(high);
            sums.2 += &each * exact((*size).min(votes));
        }
    }
    all
}

/// Labels that are told apart; the small ones are one class together. The largest class first, of
/// equal ones by name.
fn together(voters: &[u64], labels: &[String], smallest: u64) -> Vec<Vec<usize>> {
    let there = (0..voters.len()).filter(|label| voters[*label] > 0);
    let (mut large, mut small): (Vec<usize>, Vec<usize>) =
        there.partition(|label| voters[*label] >= smallest);
    let people = |labels: &[usize]| labels.iter().map(|label| voters[*label]).sum::<u64>();
    if !small.is_empty()
        && people(&small) < smallest
        && let Some(next) = large.iter().copied().min_by_key(|label| (voters[*label], &labels[*label]))
    {
        large.retain(|label| *label != next);
        small.push(next);
    }
    // Not by their size: that is not told.
    small.sort_by_key(|label| &labels[*label]);
    let mut classes = large.into_iter().map(|label| vec![label]).collect::<Vec<_>>();
    if !small.is_empty() {
        classes.push(small);
    }
    classes.sort_by_key(|class| (Reverse(people(class)), class.first().map(|label| &labels[*label])));
    classes
}

/// What the voters of each label paid together in Equal Shares or Phragmén's rule.
fn payments(
    election: &Election,
    settings: &Settings,
    outcome: &Outcome,
) -> Result<Option<Vec<BigRational>>, Refused> {
    let by_rule = outcome.winners.iter().filter(|winner| matches!(winner.by, Phase::Rule | Phase::Free));
    let by_rule = by_rule.map(|winner| winner.project).collect::<Vec<_>>();
    let is_greedy = outcome.winners.iter().any(|winner| winner.by == Phase::Comparison);
    let is_phragmen = settings.rule == Rule::Phragmen;
    if is_greedy || (outcome.shares.is_none() && !is_phragmen) {
        return Ok(None);
    }
    let prepared = prepare(election, settings)?;
    let counted = Counted {
        election,
        profile: &prepared.profile,
        rivals: &prepared.rivals,
        takes_part: &prepared.takes_part,
    };
    let each = match &outcome.shares {
        Some(shares) => by_equal_shares(counted, &shares.share, &by_rule),
        None => by_phragmen(counted, &by_rule),
    };
    let mut paid = vec![BigRational::zero(); election.labels().len()];
    let Some(each) = each else { return Ok(None) };
    for (each, group) in each.into_iter().zip(election.groups()) {
        paid[group.label as usize] += each * exact(group.voters);
    }
    Ok(Some(paid))
}

/// What a voter of each group of ballots paid.
fn by_equal_shares(counted: Counted<'_>, share: &BigRational, winners: &[usize]) -> Option<Vec<BigRational>> {
    let mut replay = EqualShares::new(counted, share);
    for project in winners {
        replay.buy(*project).ok()?;
    }
    let groups = 0..counted.profile.groups();
    Some(groups.map(|at| share - replay.left(u32::try_from(at).unwrap_or(u32::MAX))).collect())
}

/// The same, which is the load in the end.
fn by_phragmen(counted: Counted<'_>, winners: &[usize]) -> Option<Vec<BigRational>> {
    let told = replay::phragmen(counted, winners).ok()?;
    let mut paid = vec![BigRational::zero(); counted.profile.groups()];
    for round in told.rounds {
        let Some(load) = round.load else { continue };
        for group in counted.profile.supporters(round.project).0 {
            paid[*group as usize].clone_from(&load);
        }
    }
    Some(paid)
}

fn parts(
    election: &Election,
    named: &Profile,
    won: &[bool],
    names: impl Fn(usize) -> Vec<String>,
) -> Vec<Part> {
    let mut parts = std::collections::BTreeMap::<String, (u128, u64)>::new();
    let all_votes = (0..won.len()).map(|project| named.votes(project)).sum();
    for (at, project) in election.projects().iter().enumerate() {
        let mut of = names(at);
        if of.is_empty() {
            of.push(String::new());
        }
        of.sort();
        of.dedup();
        for name in of {
            let part = parts.entry(name).or_default();
            part.0 += if won[at] { project.cost } else { 0 };
            part.1 += named.votes(at);
        }
    }
    let row = |(name, (cost, votes))| Part { name, cost, votes, all_votes };
    parts.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests;
