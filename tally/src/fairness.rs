// SPDX-License-Identifier: EUPL-1.2
//! Figures that show how an outcome treats voters, to put rules side by side.
//!
//! They look at all ballots as people wrote them, whatever limits a count set, so that outcomes of
//! different settings can be compared. With k for [`Privacy::smallest`]:
//!
//! - A number of voters above 0 and below k, or its complement, is not told exactly.
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
//! - The median is somebody's utility, so it is told for 2k voters or more.
//! - Costs, and the votes of projects, are public.

mod hidden;
mod words;

pub use words::{Row, table};

use num_rational::BigRational;
use num_traits::Zero;

use crate::election::{BallotKind, Election};
use crate::explain::Privacy;
use crate::limits::prepare;
use crate::outcome::{Outcome, Phase};
use crate::profile::Profile;
use crate::refused::Refused;
use crate::replay::{Counted, EqualShares};
use crate::settings::{Settings, Utility};

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
    /// the mean of the two in the middle. None when it is not told.
    pub median_utility: Option<BigRational>,
    /// What each group of voters got and paid.
    pub groups: Vec<GroupMoney>,
    /// For each village, district or neighbourhood, in the order of the alphabet.
    pub places: Vec<Part>,
    /// For each theme. A project with two themes is in both, so the parts may add up to more.
    pub themes: Vec<Part>,
}

/// A number of voters, as far as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// At least one, and fewer than so many.
    FewerThan(u64),
    /// Not all of them, but more than so many.
    MoreThan(u64),
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
    /// Per voter, what they paid in Equal Shares: only for projects that the rule itself chose, at
    /// the share that decided. None for other rules, which have no payments, and None when anything
    /// is hidden ([`Privacy::smallest`] above 1).
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
    let all = vec![true; election.group_count()];
    let profile = Profile::new(election, utility, &vec![true; projects], &all)?;
    let named = Profile::new(election, Utility::Cardinality, &vec![true; projects], &all)?;
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
    let utilities = utilities(&profile, &won);
    let sum = utilities.iter().map(|(utility, voters)| exact(*utility) * exact(u128::from(*voters)));
    let median = (voters > 0 && voters >= 2 * privacy.smallest).then(|| median(utilities.clone(), voters));
    Ok(Figures {
        voters,
        winners: outcome.winners.len(),
        cost: outcome.cost,
        budget: election.budget(),
        with_winner: told(with, voters, privacy.smallest),
        few: (0..projects)
            .any(|project| is_few(project) && named.votes(project) > 0)
            .then_some(privacy.smallest),
        mean_utility: sum.sum::<BigRational>() / exact(voters.max(1).into()),
        median_utility: median,
        groups: group_money(election, settings, outcome, &named, privacy)?,
        places: parts(election, &named, &won, |at| vec![election.projects()[at].place.clone()]),
        themes: parts(election, &named, &won, |at| election.projects()[at].categories.clone()),
    })
}

fn exact(number: u128) -> BigRational {
    BigRational::from_integer(number.into())
}

fn told(with: u64, voters: u64, smallest: u64) -> Count {
    if with > 0 && with < smallest {
        return Count::FewerThan(smallest);
    }
    let without = voters - with;
    if without > 0 && without < smallest {
        return Count::MoreThan(voters.saturating_sub(smallest));
    }
    Count::Exactly(with)
}

/// Utility of a voter, and how many voters have it, for each group of equal ballots.
fn utilities(profile: &Profile, won: &[bool]) -> Vec<(u128, u64)> {
    let of = |group: usize| {
        let (projects, marks) = profile.ballot(group);
        let pairs = projects.iter().zip(marks).filter(|(project, _)| won[**project as usize]);
        let utility = pairs.map(|(project, mark)| profile.worth(*project as usize) * u128::from(*mark));
        (utility.sum(), profile.weight(group))
    };
    (0..profile.groups()).map(of).collect()
}

fn median(mut utilities: Vec<(u128, u64)>, voters: u64) -> BigRational {
    utilities.sort_unstable();
    let at = |place: u64| {
        let mut before = 0;
        for (utility, voters) in &utilities {
            before += voters;
            if before > place {
                return exact(*utility);
            }
        }
        BigRational::zero()
    };
    (at((voters - 1) / 2) + at(voters / 2)) / exact(2)
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
    let classes = together(&voters, privacy.smallest);
    let people = |class: &Vec<usize>| class.iter().map(|label| voters[*label]).sum::<u64>();
    let sizes = classes.iter().map(people).collect::<Vec<_>>();
    let split = split(election, outcome, named, &classes, &sizes, privacy);
    let is_told = privacy.smallest <= 1 || are_independent(election, settings, outcome);
    let paid = if privacy.smallest <= 1 { payments(election, settings, outcome)? } else { None };
    let row = |(at, class): (usize, Vec<usize>)| {
        let each = exact(sizes[at].max(1).into());
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
        let each = exact(election.projects()[winner.project].cost) / exact(votes.max(1).into());
        let ranges = hidden::ranges(&support, sizes, privacy.smallest);
        for ((sums, (low, high)), size) in all.iter_mut().zip(ranges).zip(sizes) {
            sums.0 += &each * exact(low.into());
            sums.1 += &each * exact(high.into());
            sums.2 += &each * exact((*size).min(votes).into());
        }
    }
    all
}

/// Labels that are told apart; the small ones are the last class together.
fn together(voters: &[u64], smallest: u64) -> Vec<Vec<usize>> {
    let there = (0..voters.len()).filter(|label| voters[*label] > 0);
    let (mut large, mut small): (Vec<usize>, Vec<usize>) =
        there.partition(|label| voters[*label] >= smallest);
    let people = |labels: &[usize]| labels.iter().map(|label| voters[*label]).sum::<u64>();
    if !small.is_empty()
        && people(&small) < smallest
        && let Some(next) = large.iter().copied().min_by_key(|label| voters[*label])
    {
        large.retain(|label| *label != next);
        small.push(next);
        small.sort_unstable();
    }
    let mut classes = large.into_iter().map(|label| vec![label]).collect::<Vec<_>>();
    if !small.is_empty() {
        classes.push(small);
    }
    classes
}

/// What the voters of each label paid together in Equal Shares.
fn payments(
    election: &Election,
    settings: &Settings,
    outcome: &Outcome,
) -> Result<Option<Vec<BigRational>>, Refused> {
    let by_rule = outcome.winners.iter().filter(|winner| matches!(winner.by, Phase::Rule | Phase::Free));
    let by_rule = by_rule.map(|winner| winner.project).collect::<Vec<_>>();
    let is_greedy = outcome.winners.iter().any(|winner| winner.by == Phase::Comparison);
    let Some(shares) = outcome.shares.as_ref().filter(|_| !is_greedy) else { return Ok(None) };
    let prepared = prepare(election, settings)?;
    let counted = Counted {
        election,
        profile: &prepared.profile,
        rivals: &prepared.rivals,
        takes_part: &prepared.takes_part,
    };
    let mut replay = EqualShares::new(counted, &shares.share);
    for project in by_rule {
        if replay.buy(project).is_err() {
            return Ok(None);
        }
    }
    let mut paid = vec![BigRational::zero(); election.labels().len()];
    for (at, group) in election.groups().enumerate() {
        let left = replay.left(u32::try_from(at).unwrap_or(u32::MAX));
        paid[group.label as usize] += (&shares.share - left) * exact(group.voters.into());
    }
    Ok(Some(paid))
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
