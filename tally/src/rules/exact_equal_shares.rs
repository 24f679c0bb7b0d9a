// SPDX-License-Identifier: EUPL-1.2
//! Exact Equal Shares: who pays for a project, pays exactly the same as the others; who cannot,
//! pays nothing. Its shares can jump to where the outcome changes. For study.
//!
//! Sources: Kraiczy and Elkind, "An Adaptive and Verifiably Proportional Method for Participatory
//! Budgeting" (2310.10215), where the idea comes from, and Kraiczy, Robinson and Elkind,
//! "Streamlining Equal Shares" (2502.11797), which has this rule and add-opt. Read: both abstracts
//! and the program that the authors of the second published (Scalable_Proportional_PB), which
//! quotes its algorithms 1 to 5. Not read: the rest of the papers.
//!
//! Differences with that program, all deliberate: exactly equal projects are ordered by our
//! [`Order`](crate::ties::Order) (theirs prefers the larger id); supported projects that cost
//! nothing win at once (theirs divides by their cost); rivals leave the race; and the next share is
//! found by looking at every step of the run instead of by their algorithms 2 and 4. It is the same
//! share, which the laws in the tests try against every smaller one.

use std::cmp::Ordering;

use num_rational::BigRational;

use crate::count::Progress;
use crate::outcome::{Phase, Shares, Stop};
use crate::refused::Refused;
use crate::rules::growth::{first_share, grow};
use crate::rules::race::{Race, exact};
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::{Prepared, prepare};
    use crate::outcome::Winner;
    use crate::{BallotKind, Decimal, Election, NewProject, Rule, Settings, Utility};

    /// Five projects and six ballots, different for every number: 8 costs, 8 sets of projects.
    fn drawn(number: u64, utility: Utility) -> (Election, Prepared) {
        let mut state = number;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(5 + draw(20)));
        for id in ["a", "b", "c", "d", "e"] {
            let cost = Decimal::from(1 + draw(8));
            builder.project(NewProject { id: id.into(), cost, ..NewProject::default() }).unwrap();
        }
        for _ in 0..6 {
            let set = draw(32);
            let choices = (0..5).filter(|at| set & (1 << at) != 0).map(|at| (at, Decimal::ONE));
            builder.ballot(choices.collect::<Vec<_>>(), 0, 1 + draw(3)).unwrap();
        }
        let election = builder.build().unwrap();
        let completion = Completion::AddOpt;
        let settings = Settings { rule: Rule::ExactEqualShares, utility, completion, ..Settings::default() };
        let prepared = prepare(&election, &settings).unwrap();
        (election, prepared)
    }

    /// Who wins, and what each group has left of its share.
    fn paid(start: &Race<'_>, share: &BigRational) -> (Vec<Winner>, Vec<BigRational>, Option<BigRational>) {
        let mut money = vec![share.clone(); start.prepared.profile.groups()];
        let (race, next) = with_share(start, share).unwrap();
        let mut again = start.clone();
        for winner in &race.winners {
            let offer = offer(&again, &money, winner.project);
            let each = exact(again.cost_of(winner.project)) / exact(offer.payers);
            for group in again.prepared.profile.supporters(winner.project).0 {
                let money = &mut money[*group as usize];
                if *money >= each {
                    *money -= &each;
                }
            }
            again.choose(winner.project, winner.by);
        }
        let spent = money.into_iter().map(|money| share - money).collect();
        (race.winners, spent, next)
    }

    #[test]
    fn the_next_share_is_the_first_that_changes_who_pays_what() {
        let mut changes = 0;
        for number in 0..30 {
            for utility in [Utility::Cost, Utility::Cardinality] {
                let (election, prepared) = drawn(number, utility);
                let start = Race::new(&election, &prepared);
                let mut share = first_share(&start);
                loop {
                    let (winners, spent, next) = paid(&start, &share);
                    let Some(next) = next else { break };
                    assert!(next > share);
                    for part in 1..4 {
                        let between = &share + (&next - &share) * exact(part) / exact(4);
                        let (same, as_much, after) = paid(&start, &between);
                        assert_eq!(
                            (same, as_much, after.as_ref()),
                            (winners.clone(), spent.clone(), Some(&next))
                        );
                    }
                    let (others, other, _) = paid(&start, &next);
                    assert!(others != winners || other != spent);
                    changes += 1;
                    share = next;
                }
            }
        }
        assert!(changes > 200, "{changes} changes");
    }

    #[test]
    fn who_pays_pays_the_same() {
        // Everybody has 4. Three people pay 2 each for a (6), one of them then 2 for c. Of the four
        // supporters of b (9) three pay 3 each, and the one with nothing left pays nothing.
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(24));
        for (id, cost) in [("a", 6), ("b", 9), ("c", 2)] {
            let cost = Decimal::from(cost);
            builder.project(NewProject { id: id.into(), cost, ..NewProject::default() }).unwrap();
        }
        for (set, voters) in [(vec![0], 2), (vec![0, 1, 2], 1), (vec![1], 3)] {
            builder.ballot(set.into_iter().map(|at| (at, Decimal::ONE)), 0, voters).unwrap();
        }
        let election = builder.build().unwrap();
        let settings = Settings { utility: Utility::Cardinality, ..Settings::default() };
        let prepared = prepare(&election, &settings).unwrap();
        let (winners, spent, _) = paid(&Race::new(&election, &prepared), &exact(4));
        let projects = winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
        assert_eq!(projects, [0, 2, 1]);
        assert_eq!(spent, [2, 4, 3].map(exact));
    }
}
