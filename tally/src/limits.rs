// SPDX-License-Identifier: EUPL-1.2
//! What a municipality excludes or demands, and what is refused: settled before anything is
//! counted, for every engine alike.

use num_bigint::BigInt;
use rust_decimal::Decimal;

use crate::election::{BallotKind, Election};
use crate::outcome::LeftOut;
use crate::profile::Profile;
use crate::refused::{Refused, Unmet};
use crate::settings::{Completion, Increase, Limits, Minimum, Part, Rule, Settings, Support, Utility};
use crate::ties::Order;

/// An election with its settings, checked and ready for a rule.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Utilities of the projects that take part, in the eyes of the ballots that count.
    pub profile: Profile,
    /// For each project how many ballots that count name it, whatever the utility makes of that.
    /// Also for projects that do not take part.
    pub votes: Vec<u64>,
    /// For each project whether it takes part.
    pub takes_part: Vec<bool>,
    /// For each group of ballots whether it counts; if not, its voters handed in a blank ballot.
    pub counts: Vec<bool>,
    /// Who goes first when projects are exactly equal.
    pub order: Order,
    /// For each project the others that leave the race when it wins, ascending.
    pub rivals: Vec<Vec<usize>>,
    /// What must be spent first, in order. No project is in two of them.
    pub minima: Vec<AtLeast>,
    /// Projects that do not take part, ascending, with the reason.
    pub left_out: Vec<(usize, LeftOut)>,
    /// Voters whose ballot does not count.
    pub refused_ballots: u64,
}

/// A [`Minimum`], in minor units and indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtLeast {
    /// Its projects, ascending.
    pub projects: Vec<usize>,
    /// What must be spent on them, in minor units.
    pub amount: u128,
}

impl Prepared {
    /// Whether somebody gets anything from this project. A project that costs nothing is
    /// supported by who names it, also when its cost is its utility.
    #[must_use]
    pub fn is_supported(&self, project: usize) -> bool {
        self.profile.votes(project) > 0
    }
}

/// Settles who takes part and which ballots count, or refuses.
///
/// - The number of choices of a ballot is the number of projects it names, also those that do not
///   take part and those with 0 points. A ballot outside the limits counts as blank: its voters
///   still have their share of the budget, which nobody spends.
/// - Support is measured over ballots that count; voters are all voters.
///
/// # Errors
/// [`Refused`] when the settings have no defined meaning for this election.
pub fn prepare(election: &Election, settings: &Settings) -> Result<Prepared, Refused> {
    refuse(election, settings)?;
    let limits = &settings.limits;
    let counts = election.groups().map(|group| within(limits, group.projects.len())).collect::<Vec<_>>();
    let everything = vec![true; election.projects().len()];
    let mut votes = vec![0; election.projects().len()];
    for (group, _) in election.groups().zip(&counts).filter(|(_, counts)| **counts) {
        for project in group.projects {
            votes[*project as usize] += group.voters;
        }
    }
    let worth = match limits.min_support {
        Some(Support::Score(_)) => {
            Some(Profile::new(election, score_of(election, settings), &everything, &counts)?)
        }
        _ => None,
    };
    let enough = |project| match limits.min_support {
        None => true,
        Some(Support::Voters(least)) => votes[project] >= least,
        Some(Support::Score(least)) => {
            let is_points = score_of(election, settings) == Utility::Points;
            let decimals = if is_points { election.point_decimals() } else { 0 };
            let least = 10_u128.checked_pow(decimals).and_then(|one| one.checked_mul(u128::from(least)));
            let marks = worth.as_ref().map_or(0, |worth| worth.total_marks(project));
            least.is_some_and(|least| marks >= least)
        }
        Some(Support::ThirdOfCost) => {
            let cost = election.projects()[project].cost;
            3 * election.budget() * u128::from(votes[project]) >= cost * u128::from(election.voters())
        }
    };
    let takes_part = (0..votes.len()).map(enough).collect::<Vec<_>>();
    let left_out = (0..votes.len()).filter(|project| !takes_part[*project]);
    let refused = election.groups().zip(&counts).filter(|(_, counts)| !**counts);
    Ok(Prepared {
        profile: Profile::new(election, settings.utility, &takes_part, &counts)?,
        order: Order::new(election, &settings.tie_breaking, &votes)?,
        rivals: rivals(election, &limits.exclusive)?,
        minima: minima(election, &limits.minima)?,
        left_out: left_out.map(|project| (project, LeftOut::TooLittleSupport)).collect(),
        refused_ballots: refused.map(|(group, _)| group.voters).sum(),
        votes,
        takes_part,
        counts,
    })
}

/// What [`Support::Score`] is measured in: points when the ballots have them, else as the utility counts.
fn score_of(election: &Election, settings: &Settings) -> Utility {
    if election.kind().has_points() { Utility::Points } else { settings.utility }
}

/// Whether a ballot with so many choices counts. A blank one always does: as blank.
fn within(limits: &Limits, choices: usize) -> bool {
    let choices = u32::try_from(choices).unwrap_or(u32::MAX);
    let enough = limits.min_choices.is_none_or(|least| choices >= least);
    let not_too_many = limits.max_choices.is_none_or(|most| choices <= most);
    choices == 0 || (enough && not_too_many)
}

/// Combinations that nobody defined.
fn refuse(election: &Election, settings: &Settings) -> Result<(), Refused> {
    let (rule, kind) = (settings.rule, election.kind());
    let approvals = matches!(kind, BallotKind::Approval | BallotKind::ChooseOne);
    if rule == Rule::Phragmen && !approvals {
        return Err(Refused::NeedsApprovals(kind));
    }
    let is_greedy = matches!(rule, Rule::Greedy(_));
    if !is_defined(rule, &settings.completion) {
        return Err(Refused::Completion(rule));
    }
    if let Completion::Add1(Increase { step, exhaustive_stop })
    | Completion::Add1Greedy(Increase { step, exhaustive_stop }) = &settings.completion
    {
        if *step <= Decimal::ZERO {
            return Err(Refused::Step(step.to_string()));
        }
        if !is_soon(election, *step, *exhaustive_stop) {
            return Err(Refused::TooManySteps(step.to_string()));
        }
    }
    // Exact Equal Shares compares numbers of payers, so a project is worth as much to each of them.
    let is_uniform = matches!(settings.utility, Utility::Cardinality | Utility::Cost);
    if rule == Rule::ExactEqualShares && !is_uniform {
        return Err(Refused::UnevenUtility(rule));
    }
    if settings.utility == Utility::Score && !is_greedy {
        return Err(Refused::ScoreNeedsGreedy(rule));
    }
    if settings.comparison && is_greedy {
        return Err(Refused::Comparison(rule));
    }
    if !settings.limits.minima.is_empty() && !is_greedy {
        return Err(Refused::Minimum(rule));
    }
    Ok(())
}

/// Whether a completion has a meaning for a rule.
pub(crate) fn is_defined(rule: Rule, completion: &Completion) -> bool {
    match completion {
        Completion::None => true,
        // Greedy has nothing to complete: what fits was funded, or stopping was meant.
        Completion::Greedy => !matches!(rule, Rule::Greedy(_)),
        // Voters get more money at the start, so the rule must give them money at the start. With
        // bounded overspending nobody defined it: its paper has another completion, BOS+.
        Completion::Add1(_) | Completion::Add1Greedy(_) => {
            matches!(rule, Rule::EqualShares | Rule::ExactEqualShares)
        }
        Completion::AddOpt => rule == Rule::ExactEqualShares,
    }
}

/// Whether shares that grow by `step`, above 0, come to anything within 2^53 steps. They stop growing
/// at the latest where one voter alone can pay for whatever may be bought, after what was bought:
/// that is never more than all costs together. As long as growing goes on, what was bought fits in
/// the budget, and so does what may be bought when growing stops once nothing fits.
fn is_soon(election: &Election, step: Decimal, exhaustive_stop: bool) -> bool {
    let costs = || election.projects().iter().map(|project| project.cost);
    let (budget, dearest) = (election.budget(), costs().max().unwrap_or(0));
    let next = if exhaustive_stop { budget.min(dearest) } else { dearest };
    let most = (BigInt::from(budget) + next).min(costs().map(BigInt::from).sum());
    let power = |decimals| BigInt::from(10_u8).pow(decimals);
    let step_minor = BigInt::from(step.mantissa()) * power(election.decimals());
    most * power(step.scale()) <= (step_minor << 53_u32)
}

fn rivals(election: &Election, exclusive: &[Vec<String>]) -> Result<Vec<Vec<usize>>, Refused> {
    let mut rivals = vec![Vec::new(); election.projects().len()];
    for ids in exclusive {
        let set = ids.iter().map(|id| election.find(id).ok_or_else(|| Refused::NoProject(id.clone())));
        let set = set.collect::<Result<Vec<_>, _>>()?;
        for project in &set {
            rivals[*project].extend(set.iter().copied().filter(|other| other != project));
        }
    }
    for list in &mut rivals {
        list.sort_unstable();
        list.dedup();
    }
    Ok(rivals)
}

/// A minimum without projects, below zero, or more than the budget together with the others cannot
/// be met; with a project in two of them it is not defined for which of both it counts.
fn minima(election: &Election, minima: &[Minimum]) -> Result<Vec<AtLeast>, Refused> {
    let mut taken = vec![false; election.projects().len()];
    let mut together = 0_u128;
    let mut all = Vec::new();
    for minimum in minima {
        let impossible = |why| Refused::ImpossibleMinimum { part: minimum.part.clone(), why };
        let projects = belonging(election, &minimum.part);
        if projects.is_empty() {
            return Err(impossible(Unmet::NoProjects));
        }
        let shared = projects.iter().find(|project| std::mem::replace(&mut taken[**project], true));
        if let Some(shared) = shared {
            return Err(impossible(Unmet::Shared(election.projects()[*shared].id.clone())));
        }
        if minimum.amount.is_sign_negative() && !minimum.amount.is_zero() {
            return Err(impossible(Unmet::Negative));
        }
        let amount = minor(election, minimum.amount);
        let sum = amount.and_then(|amount| Some((amount, together.checked_add(amount)?)));
        let Some((amount, sum)) = sum.filter(|(_, sum)| *sum <= election.budget()) else {
            return Err(impossible(Unmet::OverBudget));
        };
        together = sum;
        all.push(AtLeast { projects, amount });
    }
    Ok(all)
}

/// The projects of one part, ascending.
fn belonging(election: &Election, part: &Part) -> Vec<usize> {
    let belongs = |project: &usize| {
        let project = &election.projects()[*project];
        match part {
            Part::Category(category) => project.categories.contains(category),
            Part::Place(place) => project.place == *place,
        }
    };
    (0..election.projects().len()).filter(belongs).collect()
}

/// An amount in minor units, rounded up: costs are whole, so reaching it is the same.
fn minor(election: &Election, amount: Decimal) -> Option<u128> {
    let amount = amount.normalize();
    let mantissa = u128::try_from(amount.mantissa()).ok()?;
    let more = election.decimals().checked_sub(amount.scale());
    match more {
        Some(more) => mantissa.checked_mul(10_u128.checked_pow(more)?),
        None => Some(mantissa.div_ceil(10_u128.checked_pow(amount.scale() - election.decimals())?)),
    }
}
