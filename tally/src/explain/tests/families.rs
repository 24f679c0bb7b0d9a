// SPDX-License-Identifier: EUPL-1.2
//! Elections that differ in what one to four people also chose: nobody may see which of them it was.

use super::*;

/// Everybody wants Allen; `votes` want Laan, and `both` of them are among the `wip` who want Wip.
fn family(
    (voters, budget): (u64, u64),
    (allen, wip, laan): (u64, (u64, u64), (u64, u64)),
    both: u64,
) -> Election {
    let projects =
        [("Allen", allen), ("Wip", wip.1), ("Laan", laan.1), ("Brug", budget - 10), ("Dak", budget - 20)];
    let rest = voters - wip.0 - laan.0 + both;
    let ballots =
        [("AW", wip.0 - both), ("AWL", both), ("AL", laan.0 - both), ("AB", 7), ("AD", 6), ("A", rest - 13)];
    election(budget, &projects, &ballots)
}

fn laan(told: &Explanation) -> &Loser {
    told.losers.iter().find(|loser| loser.project == 2).unwrap()
}

/// With one voter more who chose Wip as well, one voter more was needed.
#[test]
fn how_many_new_voters_are_needed_does_not_tell_one_choice() {
    let rule = settings(Rule::EqualShares, Completion::None);
    let found = |both: u64| {
        let election = family((70, 7070), (70, (40, 1600), (15, 1710)), both);
        let told = explained(&election, &rule, 5);
        let money = format!("{:?}", laan(&told).why);
        let mut count =
            |election: &Election, settings: &Settings| crate::count(election, settings, &mut |_| ());
        let search = Some(Search { counts: 40, all: false });
        (money, what_if(&election, &rule, (&told, laan(&told)), search, &mut count).unwrap())
    };
    let (money, none) = found(0);
    for both in [1, 2] {
        assert_eq!(found(both), (money.clone(), none.clone()), "{both} people");
    }
    assert!(matches!(none.more_voters, Sought::Found(MoreVoters { fewer: Fewer::Unknown, .. })), "{none:?}");
}

/// Three people at least paid 88 each for Wip, or Laan would have won: were it named for five and not for four, then
/// without the name it would be three or four.
#[test]
fn a_winner_whose_name_would_tell_how_few_paid_is_never_named() {
    let rule = settings(Rule::EqualShares, Completion::None);
    let told = |both: u64| {
        let election = family((70, 8400), (70, (28, 2464), (14, 1451)), both);
        laan(&explained(&election, &rule, 5)).why.clone()
    };
    let WhyLost::TooLittleMoney { then: Some(_), spent, .. } = told(4) else { unreachable!() };
    assert!(spent.iter().all(|spent| spent.winner != 1), "{spent:?}");
    assert_eq!(told(4), told(5));
}

/// The 27 voters of Laan, of whom all but some chose Wip too, and all a bench that hardly costs anything. Of all 27
/// it would have been told that their money went to Wip, and what is left tells how many did not pay for it.
#[test]
fn what_is_not_named_does_not_tell_how_few_it_was() {
    let projects = [("Wip", 1230), ("Laan", 750), ("Bank", 90), ("Kas", 90)];
    let rule = settings(Rule::EqualShares, Completion::None);
    let told = |alone: u64| {
        let ballots =
            [("WLBK", 18 - alone), ("WLB", 9), ("LB", alone), ("WK", 2 + alone), ("B", 3), ("", 28 - alone)];
        let election = election(3000, &projects, &ballots);
        let told = explained(&election, &rule, 5);
        told.losers.iter().find(|loser| loser.project == 1).unwrap().clone()
    };
    for alone in 0..=4 {
        let WhyLost::TooLittleMoney { spent, is_untold, .. } = told(alone).why else { unreachable!() };
        assert!(spent.is_empty() && is_untold, "{alone} people: {spent:?}");
    }
    let WhyLost::TooLittleMoney { then: Some(_), spent, .. } = told(8).why else { unreachable!() };
    assert!(spent.iter().any(|spent| spent.winner == 0), "{spent:?}");
}

/// What 11 of the 13 voters of Wip paid would tell that two of them did not choose Laan.
#[test]
fn what_was_paid_does_not_tell_how_few_of_a_winner_chose_another() {
    let projects = [("Wip", 1200), ("Laan", 2950)];
    let rule = settings(Rule::EqualShares, Completion::None);
    let spent = |alone: u64| {
        let ballots = [("WL", 13 - alone), ("L", 16 + alone), ("W", alone), ("", 51 - alone)];
        let told = explained(&election(8000, &projects, &ballots), &rule, 5);
        let WhyLost::TooLittleMoney { spent, .. } = &told.losers[0].why else { unreachable!() };
        spent.clone()
    };
    // From what 9 of them to what all of them paid.
    let money = Amount::Between(Between { low: 500, high: 1500 });
    for alone in 0..=3 {
        assert_eq!(spent(alone), [Spent { winner: 0, money: money.clone() }], "{alone} people");
    }
    // What is left says that it were 9 at most, and this range that it were 9 or more.
    assert_eq!(spent(4), []);
    assert_ne!(spent(7), spent(0));
    assert_ne!(spent(7), []);
}

/// The moments of Laan begin at cost / votes, and amounts about losers are as round as the highest that is told.
#[test]
fn one_to_four_people_who_had_paid_before_look_the_same() {
    let rule = settings(Rule::Phragmen, Completion::None);
    for (allen, wip, cost) in [(100, (60, 6300), (28, 4060)), (100, (64, 4480), (33, 3083))] {
        let told = |both: u64| {
            let election = family((110, 22_000), (allen, wip, cost), both);
            let told = explained(&election, &rule, 5);
            let won = told.rounds.iter().find(|round| round.project == 2).cloned();
            (won, told.unit)
        };
        let one = told(1);
        assert!(one.0.is_some());
        for both in 2..=4 {
            assert_eq!(told(both), one, "{both} people");
        }
    }
}
