// SPDX-License-Identifier: EUPL-1.2
//! What an exact price would tell of those who could not pay it.

use proptest::prelude::*;

use super::*;
use crate::replay::EqualShares;

/// 100 voters with € 100 each. Speeltuin takes 25 or 100 of 40 of them; `both` of the 12 supporters of
/// Kas are among those.
fn short(both: u64, (price, cost): (u64, u64)) -> Election {
    let projects = [("Speeltuin", 40 * price), ("Kas", cost), ("Brug", 9000), ("Weg", 9500), ("Dak", 9600)];
    let ballots =
        [("S", 40 - both), ("SK", both), ("K", 12 - both), ("BW", 28 + both), ("W", 7), ("D", 6), ("B", 7)];
    election(10_000, &projects, &ballots)
}

fn with(utility: Utility) -> Settings {
    Settings { utility, ..settings(Rule::EqualShares, Completion::None) }
}

/// What is told of Kas, and of those that came second.
fn told(both: u64, utility: Utility, costs: (u64, u64)) -> (Vec<String>, Vec<Round>) {
    let election = short(both, costs);
    let told = explained(&election, &with(utility), 5);
    let words = Words { language: Language::Dutch, election: &election, currency: "EUR" }.all(&told);
    (words, told.rounds)
}

#[test]
fn one_to_four_people_who_fell_short_look_the_same() {
    for (utility, costs) in
        [(Utility::Cost, (100, 750)), (Utility::Cost, (25, 1050)), (Utility::Cardinality, (25, 1050))]
    {
        let (one, rounds) = told(1, utility, costs);
        let won = rounds.iter().position(|round| round.project == 1);
        let Some(at) = won else { unreachable!("Kas wins: {one:?}") };
        for both in 2..=4 {
            let (words, _) = told(both, utility, costs);
            assert_eq!(words[at + 1], one[at + 1], "{both} people, {utility:?}");
        }
        assert_ne!(
            told(0, utility, costs).0[at + 1],
            one[at + 1],
            "nobody fell short: that follows from votes"
        );
    }
    let (words, _) = told(1, Utility::Cost, (100, 750));
    assert!(typed(&words[2]).contains("Het had 7 tot 12 volle stemmen."), "{words:?}");
    let (words, _) = told(1, Utility::Cardinality, (25, 1050));
    assert!(typed(&words[2]).contains("betaalde tussen € 87 en € 150."), "{words:?}");
}

/// Ten of nineteen supporters had nothing left.
#[test]
fn when_enough_people_fell_short_the_price_is_told() {
    let projects = [("Speeltuin", 4000), ("Kas", 810), ("Dak", 9600)];
    let ballots = [("S", 30), ("SK", 10), ("K", 9), ("D", 51)];
    let election = election(10_000, &projects, &ballots);
    let told = explained(&election, &with(Utility::Cost), 5);
    let How::Bought(kas) = &told.rounds[1].how else { unreachable!() };
    assert_eq!(kas.price, Some(BigRational::from_integer(90.into())), "{told:?}");
    assert!(!kas.in_full && kas.groups.len() == 2, "{kas:?}");
}

fn some() -> impl Strategy<Value = Election> {
    let project = (1..60_u64, prop::collection::vec(0..24_usize, 1..30));
    (prop::collection::vec(project, 2..6), 50..90_u64).prop_map(|(projects, voters)| {
        let names = ["A", "B", "C", "D", "E"];
        let costs = projects.iter().zip(names).map(|((cost, _), name)| (name, cost * 20)).collect::<Vec<_>>();
        let mut ballots = vec![String::new(); usize::try_from(voters).unwrap()];
        for ((_, supporters), name) in projects.iter().zip(names) {
            for (at, step) in supporters.iter().enumerate() {
                let voter = (at * 3 + step) % ballots.len();
                if !ballots[voter].contains(name) {
                    ballots[voter] += name;
                }
            }
        }
        let ballots = ballots.iter().map(|ballot| (ballot.as_str(), 1)).collect::<Vec<_>>();
        election(3000, &costs, &ballots)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// From a price follows what those had together who could not pay it and of whom nothing is told.
    #[test]
    fn a_price_that_is_told_is_not_about_few(election in some(), by_cost in any::<bool>()) {
        let settings = with(if by_cost { Utility::Cost } else { Utility::Cardinality });
        let outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let told = explain(&election, &settings, &outcome, Privacy { smallest: 5 }).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let Prepared { profile, rivals, takes_part, .. } = &prepared;
        let counted = Counted { election: &election, profile, rivals, takes_part };
        let mut replay = EqualShares::new(counted, &outcome.shares.as_ref().unwrap().share);
        for round in &told.rounds {
            let How::Bought(payment) = &round.how else { continue };
            let groups = profile.supporters(round.project).0;
            let had = groups.iter().map(|group| replay.left(*group)).collect::<Vec<_>>();
            let bought = replay.buy(round.project).unwrap();
            let price = bought.payment_per_mark();
            let short = groups.iter().zip(had).filter(|(_, had)| had < &price);
            let short = short.map(|(group, _)| profile.weight(*group as usize)).sum::<u64>();
            let known = payment.groups.iter().filter(|group| group.paid < price).map(|group| group.voters);
            let untold = short - known.sum::<u64>();
            if payment.price.is_some() || payment.groups.iter().any(|group| group.paid == price) {
                prop_assert!(untold == 0 || untold >= 5, "{untold} people: {payment:?}");
            }
            // A range begins at the number of votes, and has room for k people.
            if let Some(Standing::EffectiveVotes { at_least, below }) = &payment.standing {
                prop_assert!(at_least == below || (u128::from(round.votes) - below) % 5 == 0);
                prop_assert!(at_least == below || below - at_least == 5 || *at_least == 0);
                let votes = BigRational::from_integer(round.cost.into()) / &price;
                let [low, high] = [at_least, below].map(|votes| BigRational::from_integer((*votes).into()));
                prop_assert!(low <= votes && (votes < high || low == high), "{votes}: {payment:?}");
            }
        }
    }
}
