// SPDX-License-Identifier: EUPL-1.2
//! Exact Equal Shares: who pays for a project, pays exactly the same as the others; who cannot,
//! pays nothing. Its shares can jump to where the outcome changes. For study.
//!
//! Sources: Kraiczy and Elkind, "An Adaptive and Verifiably Proportional Method for Participatory
//! Budgeting" (2310.03501), which introduced the rule, and Kraiczy, Robinson and Elkind,
//! "Streamlining Equal Shares" (2502.11797), which brought add-opt. Read: the abstract of the
//! second and the program that its authors published (Scalable_Proportional_PB), which quotes its
//! algorithms 1 to 5. Not read: the papers themselves.
//!
//! Differences with that program, all deliberate: exactly equal projects are ordered by our
//! [`Order`](crate::ties::Order) (theirs prefers the larger id); supported projects that cost
//! nothing win at once (theirs divides by their cost); rivals leave the race; and the next share is
//! found by looking at every step of the run instead of by their algorithms 2 and 4. It is the same
//! share, which the laws in the tests try against every smaller one.

use std::cmp::Ordering;

use num_rational::BigRational;

use crate::count::Progress;
use crate::growth::{first_share, grow};
use crate::outcome::{Phase, Shares, Stop};
use crate::race::{Race, exact};
use crate::refused::Refused;
use crate::settings::Completion;

/// Counts, with the shares of the run that decided.
///
/// [`Completion::AddOpt`]: the share becomes the smallest at which somebody pays for something
/// else, again and again. The last outcome within the budget is kept; it ends early when everything
/// that is supported has won. There is no stop when nothing fits any more.
pub(crate) fn run<'a>(
    start: &Race<'a>,
    completion: &Completion,
    watch: &mut dyn FnMut(Progress),
) -> Result<(Race<'a>, Shares), Refused> {
    if *completion != Completion::AddOpt {
        return grow(start, completion, watch, &|share| Ok(with_share(start, share)?.0));
    }
    let mut share = first_share(start);
    let (mut race, mut next_share) = with_share(start, &share)?;
    let mut steps = 0;
    loop {
        watch(Progress { steps, cost: race.cost });
        let open = !race.supported().is_empty();
        let Some(larger) = next_share.filter(|_| open) else {
            return Ok((race, Shares { share, steps, stop: Stop::Everything }));
        };
        let (next, after) = with_share(start, &larger)?;
        if next.cost > start.election.budget() {
            return Ok((race, Shares { share, steps, stop: Stop::Overspends }));
        }
        (race, share, next_share, steps) = (next, larger, after, steps + 1);
    }
}

/// Supporters of a project, richest first: so many of them have at least so much money.
type Ranks = Vec<(u64, BigRational)>;

/// What can be bought, at some moment.
struct Offer {
    project: usize,
    ranks: Ranks,
    /// How many pay: the most who can all pay the same. 0 when nobody can.
    payers: u64,
}

/// One run with this share, and the smallest larger share with other payments, if there is one.
///
/// The project with the most utility for the money of one payer is bought:
/// utility × payers / cost.
fn with_share<'a>(start: &Race<'a>, share: &BigRational) -> Result<(Race<'a>, Option<BigRational>), Refused> {
    let mut race = start.clone();
    race.choose_free()?;
    let groups = race.prepared.profile.groups();
    let mut money = vec![share.clone(); groups];
    let mut more: Option<BigRational> = None;
    loop {
        let offers = race.supported().into_iter().map(|project| offer(&race, &money, project));
        let offers = offers.collect::<Vec<_>>();
        let best = best(&race, &offers)?;
        for offer in &offers {
            if let Some(needed) = would_change(&race, offer, best)
                && more.as_ref().is_none_or(|more| needed < *more)
            {
                more = Some(needed);
            }
        }
        let Some(bought) = best else {
            return Ok((race, more.map(|more| share + more)));
        };
        let each = exact(race.cost_of(bought.project)) / exact(bought.payers);
        for group in race.prepared.profile.supporters(bought.project).0 {
            let money = &mut money[*group as usize];
            if *money >= each {
                *money -= &each;
            }
        }
        race.choose(bought.project, Phase::Rule);
    }
}

fn offer(race: &Race<'_>, money: &[BigRational], project: usize) -> Offer {
    let profile = &race.prepared.profile;
    let groups = profile.supporters(project).0.iter().map(|group| *group as usize);
    let mut groups = groups.map(|group| (&money[group], profile.weight(group))).collect::<Vec<_>>();
    groups.sort_by(|a, b| b.cmp(a));
    let mut ranks = Ranks::new();
    let mut together = 0;
    for (money, voters) in groups {
        together += voters;
        match ranks.last_mut() {
            Some((rank, same)) if same == money => *rank = together,
            _ => ranks.push((together, money.clone())),
        }
    }
    let cost = exact(race.cost_of(project));
    let can_pay = |(rank, money): &&(u64, BigRational)| &cost / exact(*rank) <= *money;
    let payers = ranks.iter().rev().find(can_pay).map_or(0, |(rank, _)| *rank);
    Offer { project, ranks, payers }
}

/// Utility for the money of one payer, when so many pay.
fn worth(race: &Race<'_>, project: usize, payers: u64) -> BigRational {
    exact(race.prepared.profile.worth(project)) * exact(payers) / exact(race.cost_of(project))
}

fn best<'o>(race: &Race<'_>, offers: &'o [Offer]) -> Result<Option<&'o Offer>, Refused> {
    let possible = offers.iter().filter(|offer| offer.payers > 0);
    let valued = possible.map(|offer| (worth(race, offer.project, offer.payers), offer));
    let valued = valued.collect::<Vec<_>>();
    let highest = valued.iter().map(|(value, _)| value).max();
    let equal = valued.iter().filter(|(value, _)| Some(value) == highest);
    let equal = equal.map(|(_, offer)| offer.project).collect::<Vec<_>>();
    let first = race.prepared.order.first(&equal)?;
    Ok(offers.iter().find(|offer| Some(offer.project) == first))
}

/// How much more everybody needs at least, so that at this moment more people pay for this project
/// and it is bought; also when it would be bought anyhow.
fn would_change(race: &Race<'_>, offer: &Offer, best: Option<&Offer>) -> Option<BigRational> {
    let cost = exact(race.cost_of(offer.project));
    let larger = offer.ranks.iter().filter(|(rank, _)| *rank > offer.payers);
    let wins = |(rank, _): &&(u64, BigRational)| {
        let Some(best) = best.filter(|best| best.project != offer.project) else { return true };
        let value = worth(race, offer.project, *rank);
        match value.cmp(&worth(race, best.project, best.payers)) {
            Ordering::Greater => true,
            // When only a lot could tell, the run with that share refuses.
            Ordering::Equal => {
                race.prepared.order.compare(offer.project, best.project) != Ok(Ordering::Greater)
            }
            Ordering::Less => false,
        }
    };
    larger.filter(wins).map(|(rank, money)| &cost / exact(*rank) - money).min()
}
