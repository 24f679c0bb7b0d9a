// SPDX-License-Identifier: EUPL-1.2
//! The law for the losers of Phragmén's rule.
//!
//! With the same n, m(w) and a(w): everybody gets money until the rule stops, and who supports a winner
//! pays all of it, so nobody paid more in all than the last moment, L. Anybody can work out that
//!
//! - before the first winner that costs something nobody paid, so there a(w) = m(w) × cost ÷ votes of w;
//!   so too when all supporters are told to have paid the same; else a(w) is at most m(w) × the moment of
//!   w when that is told, and at most the cost when it is not;
//! - n × L − Σ a(w) is at most the cost of the loser, for it was not bought;
//! - L is at most a k-th part of the round amount.
//!
//! Each of `spent` bounds one a(w). `money` is n × the moment of the end, which is L or later, less Σ a(w);
//! and a cost that would not win is above it, unless it does not fit in what was left of the budget.

use super::*;
use tally::explain::{Amount, Early};

/// What is public about a winner, and the last moment that is told.
fn paid(told: &Explanation, loser: &Loser) -> (Vec<(usize, Paid)>, BigRational, BigRational) {
    let (mut low, mut high, mut all) = (exact(0), exact(told.unit) / exact(K), Vec::new());
    for round in told.rounds.iter().filter(|round| round.cost > 0) {
        let How::Early(Early { moment, groups, others, .. }) = &round.how else { continue };
        let is_same = *others == 0 && groups.len() == 1 && matches!(groups[0].paid, Amount::Exactly(_));
        let mean = (round.votes > 0).then(|| exact(round.cost) / exact(round.votes));
        let price = mean.filter(|_| is_same || all.is_empty());
        let moment = moment
            .as_ref()
            .map(Amount::bounds)
            .or(price.clone().filter(|_| all.is_empty()).map(|p| (p.clone(), p)));
        high = exact(told.unit) / exact(K);
        if let Some((least, most)) = &moment {
            low.clone_from(least);
            high = most.clone().min(high);
        }
        let least = (loser.votes + round.votes).saturating_sub(told.voters);
        let people = (if price.is_some() { least } else { 0 }, loser.votes.min(round.votes));
        let most = price.clone().or(moment.map(|moment| moment.1)).unwrap_or_else(|| exact(round.cost));
        all.push((round.project, Paid { price, most, people, money: (exact(0), exact(round.cost)) }));
    }
    (all, low, high)
}

/// What is wrong with an explanation, by the law.
fn leak(told: &Told) -> Option<String> {
    let losers = told.explanation.losers.iter().zip(&told.found);
    let left = told.explanation.unspent;
    for (loser, found) in losers {
        let Some(saved) = &loser.saved else { continue };
        let (paid, low, high) = paid(&told.explanation, loser);
        let (winners, paid): (Vec<_>, Vec<_>) = paid.into_iter().unzip();
        let all = (0..paid.len()).collect::<Vec<_>>();
        if paid.is_empty() {
            continue;
        }
        // At least this much was paid, when they have no more than so much left.
        let less =
            |left: &BigRational| (all.clone(), exact(loser.votes) * &low - left, exact(loser.votes) * &high);
        let mut public = Known { votes: loser.votes, share: high.clone(), paid };
        public.work(&[less(&exact(loser.cost))]);
        let mut known = Known { votes: loser.votes, share: high.clone(), paid: public.paid.clone() };
        let place = |winner: usize| winners.iter().position(|other| *other == winner).unwrap();
        let spent = saved.spent.iter().map(|one| {
            let (least, most) = one.money.bounds();
            (vec![place(one.winner)], least.max(nothing_much()), most - nothing_much())
        });
        let mut sums = spent.collect::<Vec<_>>();
        sums.extend(saved.money.as_ref().map(|money| less(&money.bounds().1)));
        sums.push(less(&exact(loser.cost)));
        match &found.cheaper {
            Sought::Found(cheaper) if cheaper.wins_at + cheaper.step <= left => {
                sums.push(less(&exact(cheaper.wins_at + cheaper.step)));
            }
            Sought::NotFound { farthest, .. } if *farthest <= left => sums.push(less(&exact(*farthest))),
            _ => {}
        }
        let named = saved.spent.iter().map(|spent| spent.winner).collect::<Vec<_>>();
        let votes = |winner: &usize| {
            told.explanation
                .rounds
                .iter()
                .find(|round| round.project == *winner)
                .map_or(0, |round| round.votes)
        };
        let its = winners.iter().map(votes).collect::<Vec<_>>();
        let names = name(&mut known, loser.votes, &winners, &named, &its);
        known.work(&sums);
        let few = told_on_few(&public.numbers(), &known.numbers(), loser.votes, (&names, &its));
        if let Some(few) = few {
            return Some(format!("{few}: {loser:?} {found:?}"));
        }
    }
    None
}

fn check(election: &Election) -> Result<Told, TestCaseError> {
    let settings = Settings { rule: Rule::Phragmen, completion: Completion::None, ..Settings::default() };
    let outcome = count(election, &settings, &mut |_| ()).unwrap();
    let told = told(election, &settings, &outcome);
    prop_assert_eq!(leak(&told), None);
    Ok(told)
}

proptest! {
    #![proptest_config(laws::config(4))]

    #[test]
    fn of_many_voters_nobody_stands_out(election in village(300)) {
        check(&election)?;
    }

    /// Of fewer than 10 k people nothing is told of the losers but what is public.
    #[test]
    fn of_few_voters_nobody_stands_out(election in village(12)) {
        let Told { explanation, found } = check(&election)?;
        if explanation.voters >= 10 * K {
            return Ok(());
        }
        for (loser, found) in explanation.losers.iter().zip(found) {
            if let Some(saved) = &loser.saved {
                prop_assert!(saved.money.is_none() && saved.spent.is_empty());
            }
            prop_assert_eq!((found.cheaper, found.more_voters), (Sought::Untold, Sought::Untold));
        }
    }
}
