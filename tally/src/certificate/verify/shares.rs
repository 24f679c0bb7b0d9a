// SPDX-License-Identifier: EUPL-1.2
//! Equal Shares: what was paid, why nothing else was cheaper, and when Add1 stopped. Why these
//! checks are enough stands with [`crate::certificate`].

use std::cmp::Ordering;

use hashbrown::HashMap;
use num_bigint::BigUint;

use super::{Done, Race};
use crate::certificate::ballots::Ballots;
use crate::certificate::format::{EqualShares, Hex, Run};
use crate::certificate::wrong::{Gap, Wrong};
use crate::outcome::Stop;
use crate::settings::{Completion, Increase};

/// Checks all runs, that each goes on from the one before, and why the last one is the outcome.
pub(super) fn check<'a>(
    ballots: &'a Ballots<'a>,
    start: &Race<'a>,
    proof: &EqualShares,
    done: &mut Done,
) -> Result<Race<'a>, Wrong> {
    let increase = match &ballots.settings.completion {
        Completion::Add1(increase) | Completion::Add1Greedy(increase) => Some(increase),
        _ => None,
    };
    if increase.is_none() != (proof.stop == Stop::NoIncrease) || proof.steps > u64::MAX / 2 {
        return Err(Wrong::Stop(proof.steps));
    }
    let overspends = proof.stop == Stop::Overspends;
    let last = proof.steps + u64::from(overspends);
    let mut next = 0;
    let mut outcome = None;
    for run in &proof.runs {
        if run.from != next || run.from > run.to || run.to > last {
            return Err(Wrong::Structure(Gap::Runs));
        }
        let race = self::run(ballots, start, run, increase, done)?;
        let is_beyond = overspends && run.to == last;
        done.inequalities += 1;
        if is_beyond != (race.cost > ballots.election.budget()) || is_beyond && run.from < last {
            return Err(Wrong::Stop(run.to));
        }
        let stop = if is_beyond { None } else { increase.and_then(|increase| stops(&race, increase)) };
        let is_end = run.to == proof.steps && matches!(proof.stop, Stop::Exhaustive | Stop::Everything);
        if stop != is_end.then_some(proof.stop) || is_end && run.from < run.to {
            return Err(Wrong::Stop(run.from));
        }
        if run.to == proof.steps {
            outcome = Some(race);
        }
        next = run.to + 1;
    }
    if next != last + 1 || increase.is_none() && last > 0 {
        return Err(Wrong::Stop(last));
    }
    outcome.ok_or(Wrong::Stop(proof.steps))
}

/// Why shares do not grow beyond this outcome, whatever the next one costs.
fn stops(race: &Race<'_>, increase: &Increase) -> Option<Stop> {
    let mut open = (0..race.open.len()).filter(|project| race.is_wanted(*project));
    if increase.exhaustive_stop {
        return (!open.any(|project| race.fits(project))).then_some(Stop::Exhaustive);
    }
    open.next().is_none().then_some(Stop::Everything)
}

/// One run, at both of its ends.
struct Ends<'a> {
    ballots: &'a Ballots<'a>,
    run: &'a Run,
    /// Minor units of cost times this are the numbers of the run.
    denominator: &'a BigUint,
    /// For each group of voters which purse each of them has.
    purse: Vec<usize>,
    /// For each purse what is in it at each end. Who bought the same has the same purse.
    money: Vec<Vec<BigUint>>,
}

/// Supporters of a project who have the same purse and give the same mark.
struct Alike {
    purse: usize,
    mark: u64,
    voters: u64,
    groups: Vec<usize>,
}

/// Checks one run and tells who won in it.
pub(in crate::certificate) fn run<'a>(
    ballots: &'a Ballots<'a>,
    start: &Race<'a>,
    run: &Run,
    increase: Option<&Increase>,
    done: &mut Done,
) -> Result<Race<'a>, Wrong> {
    let money = vec![shares(ballots, run, increase, done)?];
    let purse = vec![0; ballots.weight.len()];
    let mut ends = Ends { ballots, run, denominator: &run.denominator.0, purse, money };
    let mut race = start.clone();
    let rounds = run.rounds.len();
    // For how many rounds, with the end as one more, something else was bought.
    let mut waits = (0..race.open.len()).map(|project| if race.is_wanted(project) { rounds + 1 } else { 0 });
    let mut waits = waits.by_ref().collect::<Vec<_>>();
    let mut winners = Vec::with_capacity(rounds);
    for (round, (id, _)) in run.rounds.iter().enumerate() {
        let winner = ballots.find(id)?;
        if !race.is_wanted(winner) {
            return Err(Wrong::Structure(Gap::NotInRace));
        }
        for rival in ballots.rivals[winner].iter().filter(|rival| race.is_wanted(**rival)) {
            waits[*rival] = round + 1;
        }
        waits[winner] = round;
        race.win(winner);
        winners.push(winner);
    }
    let mut anew = arguments(ballots, run, &waits)?;
    for round in 0..=rounds {
        for project in (0..waits.len()).filter(|project| waits[*project] > round) {
            let begins = round == 0 || anew[project].first() == Some(&round);
            if begins && round > 0 {
                anew[project].remove(0);
            }
            if begins {
                let until = anew[project].first().copied().unwrap_or(waits[project]);
                let last = winners.get(until - 1).map(|winner| (*winner, until - 1));
                ends.not_cheaper(project, last, until - round == 1, done)?;
            }
        }
        if let Some(winner) = winners.get(round) {
            ends.pay(*winner, round.checked_sub(1).map(|before| winners[before]), round, done)?;
        }
    }
    Ok(race)
}

/// What everybody begins with at both ends: budget / voters + step × increase.
fn shares(
    ballots: &Ballots<'_>,
    run: &Run,
    increase: Option<&Increase>,
    done: &mut Done,
) -> Result<Vec<BigUint>, Wrong> {
    let steps = if run.from == run.to { vec![run.from] } else { vec![run.from, run.to] };
    let rounds = run.rounds.iter().map(|(_, prices)| prices);
    // Each purchase divides by marks of voters, at most 2^96; the share by less than 2^128 before.
    let bits = 96 * (run.rounds.len() as u64 + 2);
    let too_long = |number: &Hex| number.0.bits() > bits + 384;
    if run.denominator.0 == BigUint::ZERO
        || run.denominator.0.bits() > bits
        || rounds.chain([&run.share]).any(|list| list.len() != steps.len() || list.iter().any(too_long))
    {
        return Err(Wrong::Structure(Gap::Number));
    }
    let voters = BigUint::from(ballots.election.voters());
    let step = increase.map(|increase| increase.step);
    let parts = BigUint::from(10_u32).pow(step.map_or(0, |step| step.scale()));
    let more = step.map_or(BigUint::ZERO, |step| BigUint::from(step.mantissa().unsigned_abs()));
    let more = more * &voters * BigUint::from(10_u32).pow(ballots.election.decimals());
    for (step, share) in steps.iter().zip(&run.share) {
        done.sums += 1;
        let minor = &parts * ballots.election.budget() + &more * *step;
        if &share.0 * (&voters * &parts) != minor * &run.denominator.0 {
            return Err(Wrong::Share(*step));
        }
    }
    Ok(run.share.iter().map(|share| share.0.clone()).collect())
}

/// For each project before which rounds the argument why it was not bought begins anew.
fn arguments(ballots: &Ballots<'_>, run: &Run, waits: &[usize]) -> Result<Vec<Vec<usize>>, Wrong> {
    let mut anew = vec![Vec::new(); waits.len()];
    for (id, rounds) in &run.anew {
        let project = ballots.find(id)?;
        let rounds = rounds.iter().map(|round| *round as usize).collect::<Vec<_>>();
        let ascends = rounds.windows(2).all(|pair| pair[0] < pair[1]);
        let inside = rounds.first() > Some(&0) && rounds.last() < Some(&waits[project]);
        if !ascends || !inside || !anew[project].is_empty() {
            return Err(Wrong::Structure(Gap::Arguments));
        }
        anew[project] = rounds;
    }
    Ok(anew)
}

impl Ends<'_> {
    fn supporters(&self, project: usize) -> Vec<Alike> {
        let mut all = Vec::<Alike>::new();
        let mut known = HashMap::new();
        for (group, mark) in &self.ballots.support[project] {
            let purse = self.purse[*group];
            let at = *known.entry((purse, *mark)).or_insert(all.len());
            if at == all.len() {
                all.push(Alike { purse, mark: *mark, voters: 0, groups: Vec::new() });
            }
            all[at].voters += self.ballots.weight[*group];
            all[at].groups.push(*group);
        }
        all
    }

    /// Everybody who supports the winner pays the price times their mark, or all they have; at both
    /// ends the same people do; together they pay the cost; somebody pays the price, so it is not
    /// higher than it needs to be; and it is not below the one before it.
    fn pay(
        &mut self,
        winner: usize,
        before: Option<usize>,
        round: usize,
        done: &mut Done,
    ) -> Result<(), Wrong> {
        let (ballots, prices) = (self.ballots, &self.run.rounds[round].1);
        let mut paid = vec![BigUint::ZERO; prices.len()];
        let mut somebody_pays_the_price = false;
        for Alike { purse, mark, voters, groups } in self.supporters(winner) {
            let (mut has_less, mut has_more) = (false, false);
            let mut left = self.money[purse].clone();
            for (end, price) in prices.iter().enumerate() {
                let full = &price.0 * mark;
                has_less |= left[end] < full;
                has_more |= left[end] > full;
                let payment = full.min(left[end].clone());
                left[end] -= &payment;
                paid[end] += payment * voters;
            }
            if has_less && has_more {
                return Err(Wrong::Structure(Gap::Payers));
            }
            somebody_pays_the_price |= !has_less;
            groups.iter().for_each(|group| self.purse[*group] = self.money.len());
            self.money.push(left);
        }
        for (end, price) in prices.iter().enumerate() {
            (done.sums, done.inequalities) = (done.sums + 1, done.inequalities + 1);
            let rises = before.is_none_or(|before| {
                let earlier = &self.run.rounds[round - 1].1[end].0;
                earlier * ballots.worth[winner] <= &price.0 * ballots.worth[before]
            });
            if !somebody_pays_the_price || !rises || paid[end] != self.denominator * ballots.cost(winner) {
                return Err(Wrong::Sum { step: self.run.from, project: ballots.id(winner) });
            }
        }
        Ok(())
    }

    /// With the money of now and the price of `last`, the last purchase for which this argument
    /// goes, supporters of `rival` cannot raise more than it costs: neither at both ends nor
    /// between them. Without `last` the price is as high as one likes. Exactly as much is enough
    /// for one round only, and only when `last` goes first of equals.
    fn not_cheaper(
        &self,
        rival: usize,
        last: Option<(usize, usize)>,
        is_one_round: bool,
        done: &mut Done,
    ) -> Result<(), Wrong> {
        let supporters = self.supporters(rival);
        let ends = self.run.share.len();
        done.inequalities += ends as u64;
        // Between the ends a bound must be a straight line: try the one that touches the first end,
        // then the one that touches the last.
        for touched in 0..ends {
            let most = self.bound(rival, &supporters, last, touched);
            let is_less = most.iter().all(|most| *most == Ordering::Less);
            let is_equal = most.iter().all(|most| *most != Ordering::Greater);
            let goes_first = |(winner, _)| self.ballots.goes_before(winner, rival);
            let may_be_equal = is_equal && is_one_round && last.is_some_and(goes_first);
            if is_less || may_be_equal && self.somebody_pays(rival, &supporters, last) {
                return Ok(());
            }
        }
        let (step, project) = (self.run.from, self.ballots.id(rival));
        Err(match last {
            Some((winner, _)) => Wrong::NotShown { step, project, before: self.ballots.id(winner) },
            None => Wrong::StillPayable { step, project },
        })
    }

    /// The price per mark at which `rival` would cost as much per unit of utility as the purchase
    /// `last`, at each end, times the worth of what was bought; and that worth.
    fn same_price(&self, rival: usize, last: Option<(usize, usize)>) -> Option<(Vec<BigUint>, u128)> {
        let (winner, round) = last?;
        let prices = self.run.rounds[round].1.iter().map(|price| &price.0 * self.ballots.worth[rival]);
        Some((prices.collect(), self.ballots.worth[winner]))
    }

    /// At each end what supporters raise, compared with the cost, when all those pay all they have
    /// who would do so at the end `touched`.
    fn bound(
        &self,
        rival: usize,
        supporters: &[Alike],
        last: Option<(usize, usize)>,
        touched: usize,
    ) -> Vec<Ordering> {
        let price = self.same_price(rival, last);
        let mut all_they_have = vec![BigUint::ZERO; self.run.share.len()];
        let mut marks = 0_u128;
        for Alike { purse, mark, voters, .. } in supporters {
            let money = &self.money[*purse];
            let pays_all =
                |(price, worth): &(Vec<BigUint>, u128)| &money[touched] * *worth <= &price[touched] * *mark;
            if price.as_ref().is_none_or(pays_all) {
                all_they_have.iter_mut().zip(money).for_each(|(sum, money)| *sum += money * *voters);
            } else {
                marks += u128::from(*voters) * u128::from(*mark);
            }
        }
        let cost = self.denominator * self.ballots.cost(rival);
        let ends = all_they_have.iter().enumerate();
        ends.map(|(end, all)| match &price {
            None => all.cmp(&cost),
            Some((price, worth)) => (all * *worth + &price[end] * marks).cmp(&(&cost * *worth)),
        })
        .collect()
    }

    /// Whether a supporter can pay that price in full at both ends, so that `rival` is not cheaper.
    fn somebody_pays(&self, rival: usize, supporters: &[Alike], last: Option<(usize, usize)>) -> bool {
        let Some((price, worth)) = self.same_price(rival, last) else { return false };
        supporters.iter().any(|Alike { purse, mark, .. }| {
            let mut ends = self.money[*purse].iter().zip(&price);
            ends.all(|(money, price)| money * worth >= price * *mark)
        })
    }
}
