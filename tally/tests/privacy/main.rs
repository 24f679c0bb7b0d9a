// SPDX-License-Identifier: EUPL-1.2
//! What is told does not tell what a few people chose: here of the losers of Equal Shares; of those of
//! Phragmén's rule in `phragmen.rs`, and of the figures in `fairness.rs`.
//!
//! # The law
//!
//! Let V be the number of voters, s their share and k the smallest number of people that is told.
//! Public are s, all costs and votes, the outcome, and what each round tells of the payment. Take a
//! loser with n votes, and for each winner w of Equal Shares let m(w) be how many of these n people
//! paid for w, and a(w) what they paid together. Anybody can work out that
//!
//! - 0 ≤ m(w) ≤ min(n, votes of w); when all supporters of w paid in full, n + votes of w − V ≤ m(w)
//!   and a(w) = m(w) × cost ÷ votes of w; if not, 0 ≤ a(w) ≤ m(w) × the full price when it is told, and
//!   × s when it is not;
//! - n × s − Σ a(w) is below the cost of the loser in the end, for it did not win.
//!
//! The amounts about the loser say more: each of `spent` bounds one a(w); `then` bounds n × s − Σ a(w)
//! up to the winner of `since`, where it falls below the cost, so that somebody paid for that one; `last` bounds
//! it in the end; and a cost that would not win is above what was left in the end (only without completion: other
//! completions change more than this project when it costs less). Working these bounds into each other gives for
//! each m(w), and for the number of people who paid for anything, a lowest and a highest value. **When what is public leaves one of the values 0, k, k + 1, …, n − k, n, so does
//! the explanation.** Nobody can conclude from it that between 1 and k − 1 of the supporters of a loser
//! did something, or all but so many.
//!
//! **Nor does it with the votes of w in the place of n, for m(w).**
//!
//! A winner is in `spent` when m(w) is k or more, unless votes and costs leave so few values that this would
//! tell of few people: when 1 to k − 1 people certainly paid, or when from k people up (or from the k highest
//! numbers that m(w) can be, which are told as one) only such values are left. So of a winner that might have been
//! there m(w) is k or more if it is, and below k if it is not while another one is. **For one that is not, its lowest
//! value stays 0**; when no winner is in `spent`, it does not become one of 1 to k − 1.
//!
//! The number of new voters that would have been enough is cost, votes and amounts told, in a formula, a
//! power of two times that, or what certainly is enough: to have its cost alone, or to be bought first.
//!
//! The sentences tell no other amounts and numbers of people than the data.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod fairness;
#[path = "../laws/mod.rs"]
mod laws;
mod names;
mod phragmen;

use names::{may_be_many, name, told_on_few};
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use proptest::prelude::*;
use tally::explain::{
    Explanation, Fewer, How, Loser, Search, Since, Sought, WhatIf, WhyLost, Words, explain, what_if,
};
use tally::{
    BallotKind, Completion, Decimal, Election, Increase, Language, NewProject, Outcome, Privacy, Rule,
    Settings, count,
};

const K: u64 = 5;

fn exact(number: impl Into<num_bigint::BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}

/// Less than any amount that people pay, but 0.
fn nothing_much() -> BigRational {
    exact(1) / exact(10_u128.pow(30))
}

/// One winner, in the eyes of somebody who knows what is public about it.
#[derive(Clone)]
struct Paid {
    /// What each paid, when that is the same for all.
    price: Option<BigRational>,
    /// What each paid at most.
    most: BigRational,
    /// How many of the loser's supporters paid for it, lowest and highest.
    people: (u64, u64),
    /// What they paid together, lowest and highest.
    money: (BigRational, BigRational),
}

/// What the supporters of a loser paid for some winners together: between these.
type Sum = (Vec<usize>, BigRational, BigRational);

/// What can be known of a loser's supporters.
struct Known {
    votes: u64,
    share: BigRational,
    /// In the order of the rounds.
    paid: Vec<Paid>,
}

impl Known {
    /// What is public.
    fn new(told: &Explanation, share: &BigRational, loser: &Loser) -> Self {
        let row = |round: &tally::explain::Round| {
            let How::Bought(payment) = &round.how else { return None };
            let price = payment.in_full.then(|| exact(round.cost) / exact(round.votes));
            let least = (loser.votes + round.votes).saturating_sub(told.voters);
            let people = (if price.is_some() { least } else { 0 }, loser.votes.min(round.votes));
            let most = price.clone().or(payment.price.clone()).unwrap_or_else(|| share.clone());
            Some(Paid { price, most, people, money: (exact(0), exact(round.cost)) })
        };
        let paid = told.rounds.iter().filter_map(row).collect::<Vec<_>>();
        let mut known = Self { votes: loser.votes, share: share.clone(), paid };
        // It did not win.
        let all = (0..known.paid.len()).collect();
        let (least, most) = (known.first() - exact(loser.cost) + nothing_much(), known.first());
        known.work(&[(all, least, most)]);
        known
    }

    fn first(&self) -> BigRational {
        exact(self.votes) * &self.share
    }

    /// Works these into what is known.
    fn work(&mut self, sums: &[Sum]) {
        for _ in 0..8 {
            for (winners, least, most) in sums {
                for one in winners {
                    let others = winners.iter().filter(|other| *other != one);
                    let (low, high) = others.fold((exact(0), exact(0)), |(low, high), other| {
                        (low + &self.paid[*other].money.0, high + &self.paid[*other].money.1)
                    });
                    self.paid[*one].narrow(&(least - high), &(most - low));
                }
            }
            self.paid.iter_mut().for_each(|paid| paid.narrow(&exact(0), &paid.money.1.clone()));
        }
    }

    /// The lowest and highest number of people for each winner, and for any winner.
    fn numbers(&self) -> Vec<(u64, u64)> {
        let mut all = self.paid.iter().map(|paid| paid.people).collect::<Vec<_>>();
        let together = self.paid.iter().map(|paid| paid.money.0.clone()).sum::<BigRational>();
        let needed = (together / &self.share).ceil().to_integer().to_u64().unwrap();
        let least = all.iter().map(|people| people.0).max().unwrap_or(0).max(needed);
        let most = all.iter().map(|people| people.1).sum::<u64>().min(self.votes);
        all.push((least, most));
        all
    }
}

impl Paid {
    fn narrow(&mut self, least: &BigRational, most: &BigRational) {
        let (low, high) = &mut self.money;
        *low = least.max(low).clone();
        *high = most.min(high).clone();
        let up =
            |amount: &BigRational, each: &BigRational| (amount / each).ceil().to_integer().to_u64().unwrap();
        self.people.0 = self.people.0.max(up(low, &self.most));
        if let Some(price) = self.price.as_ref().filter(|price| !price.is_zero()) {
            let down = (&*high / price).floor().to_integer();
            self.people.1 = self.people.1.min(down.to_u64().unwrap_or(0));
            *low = (exact(self.people.0) * price).max(low.clone());
        }
        *high = (exact(self.people.1) * &self.most).min(high.clone());
        assert!(self.people.0 <= self.people.1 && low <= high, "what is told cannot be true");
    }
}

/// What the explanation adds to what is public.
fn sums(told: &Explanation, known: &Known, loser: &Loser, found: Option<&WhatIf>) -> Vec<Sum> {
    let WhyLost::TooLittleMoney { then, since, last, spent, .. } = &loser.why else { return Vec::new() };
    let bought = told.rounds.iter().filter(|round| matches!(round.how, How::Bought(_)));
    let bought = bought.map(|round| round.project).collect::<Vec<_>>();
    let place = |winner: usize| bought.iter().position(|other| *other == winner).unwrap();
    let (first, all, tiny) = (known.first(), bought.len(), nothing_much());
    let up_to = |end: usize| (0..end).collect::<Vec<_>>();
    // What is left is at least the first, and below the second.
    let left = |end: usize, least: &BigRational, below: &BigRational| {
        (up_to(end), &first - below + &tiny, &first - least)
    };
    let mut sums = Vec::new();
    for one in spent {
        let (low, high) = one.money.bounds();
        sums.push((vec![place(one.winner)], low.max(tiny.clone()), high - &tiny));
    }
    if let Since::Winner(winner) = since {
        let after = place(*winner) + 1;
        sums.push(left(after - 1, &exact(loser.cost), &(&first + exact(1))));
        sums.push(left(after, &exact(0), &exact(loser.cost)));
        sums.push((vec![after - 1], tiny.clone(), first.clone()));
        if let Some(then) = then {
            sums.push(left(after, &then.bounds().0, &then.bounds().1));
        }
    }
    if let Some(last) = last {
        sums.push(left(all, &last.bounds().0, &last.bounds().1));
    }
    match found.map(|found| &found.cheaper) {
        Some(Sought::Found(cheaper)) => {
            sums.push(left(all, &exact(0), &exact(cheaper.wins_at + cheaper.step)));
        }
        Some(Sought::NotFound { farthest, .. }) => sums.push(left(all, &exact(0), &exact(*farthest))),
        _ => {}
    }
    sums
}

/// An election in which many a project takes the whole of what few people have.
fn village(most: u64) -> impl Strategy<Value = Election> {
    let voters = prop_oneof![2 => 1..=6_u64, 2 => 1..=most];
    let ballots = prop::collection::vec((0..32_u32, voters), 2..8);
    (ballots, prop::collection::vec((1..=100_u64, 0..4_u64), 2..=5), 2..=110_u64).prop_map(
        |(ballots, prices, share)| {
            let together = ballots.iter().map(|(_, voters)| voters).sum::<u64>();
            let budget = Decimal::from(together * share);
            let mut builder = Election::builder(BallotKind::Approval, budget);
            for (at, (price, more)) in prices.iter().enumerate() {
                let votes = ballots.iter().filter(|(set, _)| set >> at & 1 == 1);
                let votes = votes.map(|(_, voters)| voters).sum::<u64>();
                let (id, cost) = (at.to_string(), Decimal::from(votes * price.min(&share) + more * price));
                builder.project(NewProject { id, cost, ..NewProject::default() }).unwrap();
            }
            for (set, voters) in &ballots {
                let choices = (0_u32..).zip(&prices).map(|(at, _)| at).filter(|at| set >> at & 1 == 1);
                builder.ballot(choices.map(|project| (project, Decimal::ONE)), 0, *voters).unwrap();
            }
            builder.build().unwrap()
        },
    )
}

struct Told {
    explanation: Explanation,
    /// Of the losers that are told of.
    found: Vec<WhatIf>,
}

fn told(election: &Election, settings: &Settings, outcome: &Outcome) -> Told {
    let explanation = explain(election, settings, outcome, Privacy { smallest: K }).unwrap();
    let search = Some(Search { counts: 12, all: false });
    let found = explanation.losers.iter().map(|loser| {
        let mut again = |election: &Election, settings: &Settings| count(election, settings, &mut |_| ());
        what_if(election, settings, (&explanation, loser), search, &mut again).unwrap()
    });
    Told { found: found.collect(), explanation }
}

/// So many new voters that it has more votes than any other, and its supporters have the cost.
fn bought_first(told: &Explanation, loser: &Loser) -> Option<BigRational> {
    let (budget, cost) = (exact(told.budget), exact(loser.cost));
    let others = told.losers.iter().filter(|other| other.project != loser.project).map(|other| other.votes);
    let others = others.chain(told.rounds.iter().map(|round| round.votes));
    let most = (others.max().unwrap_or(0) + 1).saturating_sub(loser.votes).max(1);
    // (votes + x) × budget ÷ (voters + x) is the cost or more.
    let needed = &cost * exact(told.voters) - &budget * exact(loser.votes);
    (budget > cost).then(|| (needed / (budget - cost)).ceil().max(exact(most)))
}

/// A number of new voters that does not follow from what else is told.
fn odd_number(told: &Explanation, share: &BigRational, (loser, found): (&Loser, &WhatIf)) -> Option<String> {
    let Sought::Found(more) = &found.more_voters else { return None };
    let WhyLost::TooLittleMoney { then, last, .. } = &loser.why else { return None };
    let (all, cost) = (exact(told.budget), exact(loser.cost));
    // They have the cost together: x × budget ÷ (voters + x).
    let alone = (all > cost).then(|| (&cost * exact(told.voters) / (&all - &cost)).ceil().max(exact(1)));
    // What is missing, when all have less by so many more, and x × all ÷ (voters + x) each.
    let all = share * exact(told.voters);
    let known = then.as_ref().or(last.as_ref());
    let needed = known.map(|money| &cost + share * exact(loser.votes) - money.bounds().0);
    let first = needed.map(|needed| match needed < all {
        true => (&needed * exact(told.voters) - &all * exact(loser.votes)) / (&all - &needed),
        false => exact(told.voters),
    });
    let first = first.map(|first| first.ceil().max(exact(1)));
    let number = exact(more.wins_with);
    let is_power = |first: BigRational| {
        let times = (&number / first).to_integer().to_u64().unwrap_or(0);
        times.is_power_of_two()
    };
    let is_first = first.is_some_and(|first| (&number % &first).is_zero() && is_power(first));
    let is_certain = [alone.clone(), bought_first(told, loser)].contains(&Some(number.clone()));
    let fewer = if more.wins_with == 1 { Fewer::None } else { Fewer::Unknown };
    let is_known = more.fewer == fewer && (is_first || is_certain);
    (!is_known).then(|| format!("{more:?} is not {alone:?}: {loser:?}"))
}

/// What is wrong with an explanation, by the law.
fn leak(settings: &Settings, told: &Told) -> Option<String> {
    let share = told.explanation.share.clone()?;
    for (loser, found) in told.explanation.losers.iter().zip(&told.found) {
        if !matches!(loser.why, WhyLost::TooLittleMoney { .. }) {
            continue;
        }
        if let Some(number) = odd_number(&told.explanation, &share, (loser, found)) {
            return Some(number);
        }
        let public = Known::new(&told.explanation, &share, loser);
        let mut known = Known::new(&told.explanation, &share, loser);
        let found = Some(found).filter(|_| settings.completion == Completion::None);
        let mut sums = sums(&told.explanation, &public, loser, found);
        // It did not win.
        let (least, most) = (known.first() - exact(loser.cost) + nothing_much(), known.first());
        sums.push(((0..known.paid.len()).collect(), least, most));
        let WhyLost::TooLittleMoney { spent, .. } = &loser.why else { continue };
        let named = spent.iter().map(|spent| spent.winner).collect::<Vec<_>>();
        let bought = told.explanation.rounds.iter().filter(|round| matches!(round.how, How::Bought(_)));
        let (winners, its): (Vec<_>, Vec<_>) = bought.map(|round| (round.project, round.votes)).unzip();
        let names = name(&mut known, loser.votes, &winners, &named, &its);
        known.work(&sums);
        let few = told_on_few(&public.numbers(), &known.numbers(), loser.votes, (&names, &its));
        if let Some(few) = few {
            return Some(format!("{few}: {loser:?}"));
        }
    }
    None
}

/// All numbers that stand behind a euro sign, or before one of these words.
fn numbers(told: &str, before: &[&str]) -> Vec<String> {
    let told = told.replace('\u{a0}', " ");
    let clean = |word: &str| word.trim_end_matches(['.', ',', ')', ';', ':']).replace(',', "");
    let words = told.split_whitespace().collect::<Vec<_>>();
    let pairs = words.windows(2).filter(|pair| before.iter().any(|noun| pair[1].starts_with(noun)));
    let mut all = pairs.map(|pair| clean(pair[0].trim_start_matches('('))).collect::<Vec<_>>();
    if before.is_empty() {
        all.extend(told.split('€').skip(1).map(|rest| clean(rest.split(' ').next().unwrap())));
    }
    all.retain(|number| number.parse::<f64>().is_ok());
    all
}

/// An amount or number in the sentences about a loser that is not in its data.
fn slip(election: &Election, told: &Told) -> Option<String> {
    let words = Words { language: Language::English, election, currency: "EUR" };
    for (loser, found) in told.explanation.losers.iter().zip(&told.found) {
        let mut amounts = vec![loser.cost.to_string()];
        if let WhyLost::TooLittleMoney { first, then, last, spent, .. } = &loser.why {
            let all = spent.iter().map(|spent| &spent.money).chain(then).chain(last);
            amounts
                .extend(all.flat_map(|money| [money.bounds().0.to_string(), money.bounds().1.to_string()]));
            amounts.push(first.to_string());
        }
        let mut people = vec![loser.votes.to_string()];
        match &found.cheaper {
            Sought::Found(one) => {
                amounts.extend([one.wins_at.to_string(), (one.wins_at + one.step).to_string()]);
            }
            Sought::NotFound { farthest, counts, .. } => {
                amounts.push(farthest.to_string());
                people.push(counts.to_string());
            }
            _ => {}
        }
        match &found.more_voters {
            Sought::Found(more) => {
                people.extend([more.wins_with.to_string(), (more.wins_with - 1).to_string()]);
            }
            Sought::NotFound { farthest, counts, .. } => {
                people.extend([farthest.to_string(), counts.to_string()]);
            }
            _ => {}
        }
        let told = format!("{} {}", words.loser(loser).join(" "), words.what_if(found).join(" "));
        let more = numbers(&told, &[]).into_iter().find(|amount| !amounts.contains(amount));
        let nouns = ["people", "person", "voter", "vote", "more", "full"];
        let more = more.or(numbers(&told, &nouns).into_iter().find(|number| !people.contains(number)));
        if let Some(more) = more {
            return Some(format!("{more} in: {told}"));
        }
    }
    None
}

fn check(election: &Election, add1: bool) -> Result<Told, TestCaseError> {
    let completion = if add1 { Completion::Add1(Increase::default()) } else { Completion::None };
    let settings = Settings { rule: Rule::EqualShares, completion, ..Settings::default() };
    let outcome = count(election, &settings, &mut |_| ()).unwrap();
    let told = told(election, &settings, &outcome);
    prop_assert_eq!(leak(&settings, &told), None);
    prop_assert_eq!(slip(election, &told), None);
    Ok(told)
}

proptest! {
    #![proptest_config(laws::config(4))]

    #[test]
    fn of_many_voters_nobody_stands_out(election in village(300), add1 in prop::bool::weighted(0.2)) {
        check(&election, add1)?;
    }

    /// Of fewer than 10 k people nothing is told of the losers but what is public.
    #[test]
    fn of_few_voters_nobody_stands_out(election in village(12), add1 in prop::bool::weighted(0.2)) {
        let Told { explanation, found } = check(&election, add1)?;
        if explanation.voters >= 10 * K {
            return Ok(());
        }
        for (loser, found) in explanation.losers.iter().zip(found) {
            if let WhyLost::TooLittleMoney { then, since, last, spent, .. } = &loser.why {
                prop_assert!(then.is_none() && last.is_none() && spent.is_empty());
                prop_assert!(!matches!(since, Since::Winner(_)));
            }
            prop_assert_eq!((found.cheaper, found.more_voters), (Sought::Untold, Sought::Untold));
        }
    }
}
