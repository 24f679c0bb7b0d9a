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

/// Four people who paid 88 each took Laan below its cost: of five it is told where their money went.
#[test]
fn what_is_not_named_does_not_tell_how_few_it_was() {
    let rule = settings(Rule::EqualShares, Completion::None);
    let told = |both: u64| {
        let election = family((70, 8400), (70, (28, 2464), (14, 1451)), both);
        laan(&explained(&election, &rule, 5)).why.clone()
    };
    let WhyLost::TooLittleMoney { then, last, spent, is_untold, .. } = told(4) else { unreachable!() };
    assert_eq!((then, last, &spent[..], is_untold), (None, None, &[][..], true));
    let WhyLost::TooLittleMoney { spent, .. } = told(5) else { unreachable!() };
    assert!(spent.iter().any(|spent| spent.winner == 1), "{spent:?}");
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
