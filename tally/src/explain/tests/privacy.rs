// SPDX-License-Identifier: EUPL-1.2
//! What nobody may find out.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::classes::Classes;
use super::*;
use crate::replay::EqualShares;

#[test]
fn in_a_small_village_nobody_stands_out() {
    // Fietsles was paid by one person with € 25 and two with € 62,50: neither may be told.
    let election = village(1);
    let told = explained(&election, &settings(Rule::EqualShares, Completion::None), 5);
    let How::Bought(second) = &told.rounds[1].how else { unreachable!("Equal Shares buys") };
    assert_eq!((&second.groups[..], &second.price), (&[][..], &None));
    assert_eq!(second.others.as_ref().map(|others| others.voters), Some(3));
    let WhyLost::TooLittleMoney { then, last, spent, .. } = &told.losers[0].why else { unreachable!() };
    assert_eq!((then, last, &spent[..]), (&None, &None, &[][..]));
    let told = story(&election, &settings(Rule::EqualShares, Completion::None), Language::Dutch);
    assert_eq!(told[2], "2. Fietsles kost € 150 en kreeg 3 stemmen. De kiezers ervan betaalden het samen.");
}

#[test]
fn which_winner_took_the_money_of_one_voter_is_not_told() {
    let projects = [("Speeltuin", 6000), ("Wip", 90), ("Kas", 200)];
    let election = election(30_000, &projects, &[("S", 100), ("SW", 1), ("K", 1), ("", 198)]);
    let bare = settings(Rule::EqualShares, Completion::None);
    let told = explained(&election, &bare, 5);
    let since = told.losers.iter().map(|loser| match &loser.why {
        WhyLost::TooLittleMoney { since, .. } => *since,
        other => unreachable!("{other:?}"),
    });
    assert_eq!(since.collect::<Vec<_>>(), [Since::Later, Since::TheBeginning]);
    for (language, sentence) in [
        (
            Language::Dutch,
            "Later hadden zij samen te weinig over. Voor welke winnaars zij betaalden, vertellen wij niet: dat \
             kan verraden wat iemand koos.",
        ),
        (
            Language::English,
            "Later they had too little left together. Which winners they paid for is not told: that could give \
             away what somebody chose.",
        ),
    ] {
        let told = story(&election, &bare, language);
        assert!(told[2].ends_with(sentence) && !told[2].contains("Speeltuin"), "{told:?}");
    }
}

fn allowed(people: u64, smallest: u64) -> bool {
    people == 0 || people >= smallest
}

proptest! {
    /// At every moment, each class that was told has k members or none, also after subtracting.
    #[test]
    fn every_class_is_large_at_every_moment(election in small(), smallest in 2..6_u64) {
        let settings = settings(Rule::EqualShares, Completion::None);
        let outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let profile = &prepared.profile;
        let counted = Counted { election: &election, profile, rivals: &prepared.rivals, takes_part: &prepared.takes_part };
        let mut replay = EqualShares::new(counted, &outcome.shares.unwrap().share);
        let mut classes = Classes { privacy: Privacy { smallest }, untold: vec![false; profile.groups()] };
        for winner in &outcome.winners {
            let purses = replay.places();
            let before = classes.untold.clone();
            classes.prepare(profile, &purses, winner.project);
            let (mut all, mut paying) = (BTreeMap::new(), BTreeMap::new());
            for group in 0..profile.groups() {
                prop_assert!(classes.untold[group] || !before[group], "what is untold stays untold");
                let key = (!classes.untold[group]).then_some(purses[group]);
                let supports = profile.ballot(group).0.iter().any(|project| *project as usize == winner.project);
                *all.entry(key).or_insert(0) += profile.weight(group);
                *paying.entry(key).or_insert(0) += if supports { profile.weight(group) } else { 0 };
            }
            let everybody_untold = all.len() == 1 && all.contains_key(&None);
            for (key, people) in &all {
                let votes = profile.votes(winner.project);
                let public = key.is_none() && (everybody_untold || paying[key] == votes);
                prop_assert!(public || allowed(paying[key], smallest), "{key:?}: {} pay", paying[key]);
                prop_assert!(everybody_untold || allowed(people - paying[key], smallest));
            }
            replay.buy(winner.project).unwrap();
        }
    }

    /// What is told adds up to the cost, to the last minor unit, and no small group is in it.
    #[test]
    fn what_is_told_adds_up(election in small(), smallest in 1..6_u64) {
        let told = explained(&election, &settings(Rule::EqualShares, Completion::None), smallest);
        for round in &told.rounds {
            let How::Bought(payment) = &round.how else { unreachable!("Equal Shares buys") };
            let mut paid = payment.others.as_ref().map_or(BigRational::from_integer(0.into()), |others| others.paid.clone());
            let mut people = payment.others.as_ref().map_or(0, |others| others.voters);
            for group in &payment.groups {
                prop_assert!(group.voters >= smallest);
                paid += &group.paid * BigRational::from_integer(group.voters.into());
                people += group.voters;
            }
            prop_assert_eq!(paid, BigRational::from_integer(round.cost.into()));
            prop_assert_eq!(people, round.votes);
            if round.votes < smallest {
                let is_told = payment.price.is_some() || payment.in_full || payment.standing.is_some();
                prop_assert!(!is_told && payment.groups.is_empty());
            }
            if let Next::Project(second, _) = &payment.next {
                let votes = (0..election.group_count()).map(|at| election.group(at));
                let votes = votes.filter(|group| group.projects.contains(&u32::try_from(*second).unwrap()));
                prop_assert!(votes.map(|group| group.voters).sum::<u64>() >= smallest);
            }
            let others = payment.others.as_ref().map_or(smallest, |others| others.voters);
            prop_assert!(others >= smallest || others == round.votes);
        }
        for loser in &told.losers {
            let WhyLost::TooLittleMoney { then, since, last, spent, .. } = &loser.why else { continue };
            let is_small = loser.votes < smallest;
            prop_assert!(!is_small || !matches!(since, Since::Winner(_)));
            prop_assert!(!is_small || (then.is_none() && last.is_none() && spent.is_empty()));
            for between in [then, last].into_iter().flatten().chain(spent.iter().map(|spent| &spent.money)) {
                let Amount::Between(Between { low, high }) = between else {
                    prop_assert_eq!(smallest, 1, "{:?}", between);
                    continue;
                };
                prop_assert!(low % told.unit == 0 && (high - low) % told.unit == 0 && low < high);
            }
        }
    }

    /// Telling everything (k = 1) leaves no others.
    #[test]
    fn without_secrets_all_is_told(election in small()) {
        let told = explained(&election, &settings(Rule::EqualShares, Completion::None), 1);
        for round in &told.rounds {
            let How::Bought(payment) = &round.how else { unreachable!("Equal Shares buys") };
            prop_assert!(payment.others.is_none() && payment.price.is_some());
            prop_assert!(payment.standing.is_some() && payment.next != Next::Untold);
        }
    }
}

/// The number of voters with each of the eight ballots of three projects, in every way there is.
fn divided(voters: u64, ballots: usize) -> Vec<Vec<u64>> {
    if ballots == 1 {
        return vec![vec![voters]];
    }
    let with = |first: u64| {
        divided(voters - first, ballots - 1).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    (0..=voters).flat_map(with).collect()
}

/// Every election of seven people, with k = 2 so that groups of them might be told: elections with
/// the same votes and the same outcome have the same explanation.
#[test]
fn with_few_voters_nothing_is_told_but_votes_and_outcome() {
    let names = ["", "a", "b", "c", "ab", "ac", "bc", "abc"];
    let (mut cases, mut stories) = (0, 0);
    for (utility, completion, costs) in [
        (Utility::Cost, Completion::None, [15, 20, 30]),
        (Utility::Cost, Completion::Add1(Increase::default()), [30, 30, 60]),
        (Utility::Cardinality, Completion::Greedy, [15, 20, 30]),
    ] {
        let settings = Settings { utility, completion, ..settings(Rule::EqualShares, Completion::None) };
        let mut alike = BTreeMap::<_, String>::new();
        for people in divided(7, names.len()) {
            let ballots = names.iter().copied().zip(people).filter(|(_, voters)| *voters > 0);
            let projects = [("a", costs[0]), ("b", costs[1]), ("c", costs[2])];
            let election = election(70, &projects, &ballots.collect::<Vec<_>>());
            let outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
            let told = explain(&election, &settings, &outcome, Privacy { smallest: 2 }).unwrap();
            let votes = prepare(&election, &settings).unwrap().votes;
            let winners = format!("{:?}", outcome.winners);
            let share = outcome.shares.unwrap().share;
            let words = Words { language: Language::English, election: &election, currency: "EUR" };
            let story = words.all(&told).join("\n");
            let same = alike.entry((votes, winners, share)).or_insert_with(|| story.clone());
            assert_eq!(*same, story);
            cases += 1;
        }
        stories += alike.len();
        let is_full = |story: &&String| story.contains("All of its voters paid");
        let full = alike.values().filter(is_full).count();
        assert!(full > 100 && alike.values().any(|story| story.contains("Its voters paid for it together.")));
    }
    // Many elections have their votes and outcome in common.
    assert!(cases == 3 * 3432 && stories * 3 < cases, "{stories} of {cases}");
}

/// Ballots that anybody may see need no round amounts, and nothing of them could give anybody away.
#[test]
fn without_secrets_amounts_are_exact() {
    let projects = [("Speeltuin", 601), ("Bankjes", 300), ("Fietsles", 151)];
    let ballots = [("S", 60), ("SB", 10), ("SBF", 10), ("BF", 20), ("", 3)];
    let election = election(1000, &projects, &ballots);
    let told = explained(&election, &settings(Rule::EqualShares, Completion::None), 1);
    let WhyLost::TooLittleMoney { then, last, spent, is_untold, .. } = &told.losers[0].why else {
        unreachable!()
    };
    let money = |numer: i64, denom: i64| Amount::Exactly(BigRational::new(numer.into(), denom.into()));
    // 40 had 1000 / 103 each, and 20 of them paid 601 / 80 for the playground.
    assert_eq!(then, &Some(money(40_000 * 80 - 20 * 601 * 103, 103 * 80)));
    assert!(last.is_some() && spent.iter().all(|spent| matches!(spent.money, Amount::Exactly(_))));
    assert_eq!((spent.len(), is_untold, told.unit), (2, &false, 1));
    let bare = settings(Rule::EqualShares, Completion::None);
    let outcome = crate::naive::count(&election, &bare, &mut |_| ()).unwrap();
    let search = affordable(&election, &bare, &outcome, &told);
    let mut count = |election: &Election, settings: &Settings| crate::count(election, settings, &mut |_| ());
    let found = what_if(&election, &bare, (&told, &told.losers[0]), search, &mut count).unwrap();
    let Sought::Found(Cheaper { wins_at, step: 1, is_highest: true }) = found.cheaper else {
        panic!("{found:?}")
    };
    let words = Words { language: Language::English, election: &election, currency: "EUR" };
    assert!(words.what_if(&found)[0].contains(&format!("At €{} it would not.", wins_at + 1)));
    // Its one voter spent nothing: then there is nothing to hide either.
    let alone = super::election(1000, &[("Dam", 500), ("Kas", 600)], &[("D", 60), ("K", 40)]);
    let told = story(&alone, &bare, Language::English);
    assert!(told[2].contains("could give away"), "{told:?}");
    let told = explained(&alone, &bare, 1);
    let words = Words { language: Language::English, election: &alone, currency: "EUR" };
    let told = words.loser(&told.losers[0]).join(" ");
    assert!(
        told.contains("€400") && !told.contains("between") && !told.contains("could give away"),
        "{told}"
    );
}
