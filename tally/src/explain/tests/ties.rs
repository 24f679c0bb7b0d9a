// SPDX-License-Identifier: EUPL-1.2
//! What was exactly equal, and what decided.

use super::*;
use crate::settings::TieBreaking;
use crate::ties::DecidedBy;

/// Two things of the same cost and one that is cheaper; each has ten voters of their own.
fn equals() -> Election {
    election(1000, &[("Boom", 600), ("Aula", 600), ("Cafe", 400)], &[("BA", 100)])
}

fn with(rule: Rule, tie_breaking: TieBreaking) -> Settings {
    Settings { tie_breaking, ..settings(rule, Completion::None) }
}

fn all_ties(election: &Election, settings: &Settings) -> Vec<Vec<(usize, DecidedBy)>> {
    let told = explained(election, settings, 5);
    told.rounds.iter().map(|round| round.ties.iter().map(|tie| (tie.with, tie.by)).collect()).collect()
}

const RULES: [Rule; 3] = [Rule::EqualShares, Rule::Greedy(Misfit::Skip), Rule::Phragmen];

#[test]
fn a_winner_and_a_loser_that_were_equal_say_what_decided() {
    let election = equals();
    let by_id = |rule| with(rule, TieBreaking::Id);
    for rule in RULES {
        let told = explained(&election, &by_id(rule), 5);
        assert_eq!(told.rounds[0].ties, [Tie { with: 0, by: DecidedBy::Id }], "{rule:?}");
        let loser = told.losers.iter().find(|loser| loser.project == 0).unwrap();
        assert_eq!(loser.tie, Some(Tie { with: 1, by: DecidedBy::Id }), "{rule:?}");
        let dutch = story(&election, &by_id(rule), Language::Dutch);
        let sentence = "Boom stond er precies gelijk mee. Dan beslist het nummer: Aula gaat voor Boom.";
        assert!(dutch[1].contains(sentence) && !dutch[1].contains("stond toen Boom"), "{rule:?}: {dutch:?}");
        let sentence = "Het stond precies gelijk met Aula. Dan beslist het nummer: Aula gaat voor Boom.";
        assert!(dutch.iter().any(|told| told.starts_with("Boom") && told.ends_with(sentence)), "{dutch:?}");
        let english = story(&election, &by_id(rule), Language::English);
        let sentence = "Boom was exactly equal to it. Then the id decides: Aula goes before Boom.";
        assert!(english[1].contains(sentence), "{rule:?}: {english:?}");
    }
}

#[test]
fn who_only_lost_later_is_not_said_to_have_lost_the_tie() {
    // Both fit after each other; the pond is what takes the money.
    let projects = [("Boom", 300), ("Aula", 300), ("Dam", 600)];
    let election = election(1000, &projects, &[("B", 10), ("A", 10), ("D", 5)]);
    for rule in RULES {
        let told = explained(&election, &with(rule, TieBreaking::Id), 5);
        assert_eq!(told.rounds[0].ties.len(), 1, "{rule:?}");
        assert!(told.losers.iter().all(|loser| loser.tie.is_none()), "{rule:?}");
    }
}

#[test]
fn every_way_to_decide_is_told() {
    let election = election(
        1000,
        &[("Boom", 200), ("Aula", 200), ("Cafe", 100), ("Dam", 200)],
        &[("BAC", 10), ("D", 8)],
    );
    let order = ["Boom", "Aula", "Cafe", "Dam"].map(str::to_owned).to_vec();
    let greedy = |tie_breaking| with(Rule::Greedy(Misfit::Skip), tie_breaking);
    let published = greedy(TieBreaking::Order(order));
    assert_eq!(all_ties(&election, &published)[0], [(1, DecidedBy::Order), (2, DecidedBy::Order)]);
    let lot = greedy(TieBreaking::Cheaper { seed: Some("dorp".into()) });
    let told = all_ties(&election, &lot);
    assert_eq!(told[0], [(0, DecidedBy::Cost), (1, DecidedBy::Cost)]);
    assert!(matches!(told[1][..], [(_, DecidedBy::Lot)]), "{told:?}");
    let told = story(&election, &lot, Language::Dutch);
    assert!(
        told[1]
            .contains("Boom en Aula stonden er precies gelijk mee. Dan gaat het goedkoopste project voor.")
    );
    assert!(
        told[2].contains("Zij kosten evenveel en hebben evenveel stemmen. Dan beslist het lot."),
        "{told:?}"
    );
    let told = story(&election, &published, Language::English);
    assert!(told[1].contains("Aula and Cafe were exactly equal to it. Then the order that was published"));
    let by = |one, other| {
        let votes = [10, 10, 10, 8];
        crate::ties::decided_by(&election, &lot.tie_breaking, &votes, (one, other))
    };
    assert_eq!((by(0, 3), by(0, 1), by(2, 3)), (DecidedBy::Votes, DecidedBy::Lot, DecidedBy::Cost));
}

#[test]
fn ids_that_are_numbers_are_explained_when_ten_goes_before_two() {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(100));
    for id in ["2", "10"] {
        let (id, cost) = (id.to_owned(), Decimal::from(60));
        builder.project(NewProject { id, cost, ..NewProject::default() }).unwrap();
    }
    builder.ballot([(0, Decimal::ONE), (1, Decimal::ONE)], 0, 10).unwrap();
    let election = builder.build().unwrap();
    let told = story(&election, &with(Rule::Greedy(Misfit::Skip), TieBreaking::Id), Language::Dutch);
    let sentence =
        "Dan beslist het nummer: 10 gaat voor 2, want nummers worden van links naar rechts vergeleken.";
    assert!(told[1].contains(sentence), "{told:?}");
}

/// That a price is the same as one that is told would tell it.
#[test]
fn a_tie_that_would_tell_what_few_people_have_is_not_told() {
    // Four voters each: nothing of these is told but votes and costs.
    let few = election(1000, &[("Boom", 400), ("Aula", 400)], &[("BA", 4), ("", 6)]);
    assert_eq!(all_ties(&few, &with(Rule::EqualShares, TieBreaking::Id)), [vec![]]);
    // Who also paid for the dam has too little left for a full part of one of the others.
    let projects = [("Dam", 500), ("Boom", 480), ("Aula", 480)];
    let part = election(2000, &projects, &[("D", 9), ("DBA", 1), ("BA", 5), ("", 5)]);
    let settings = with(Rule::EqualShares, TieBreaking::Id);
    let outcome = crate::naive::count(&part, &settings, &mut |_| ()).unwrap();
    let ties = |smallest| {
        let told = explain(&part, &settings, &outcome, Privacy { smallest }).unwrap();
        told.rounds.into_iter().map(|round| round.ties).collect::<Vec<_>>()
    };
    assert_eq!(ties(1), [vec![], vec![Tie { with: 1, by: DecidedBy::Id }]]);
    assert_eq!(ties(5), [vec![], vec![]]);
    // With Phragmén's rule as well: the load of one of them was not public.
    let phragmen = with(Rule::Phragmen, TieBreaking::Id);
    let told = [1, 5].map(|smallest| explained(&part, &phragmen, smallest));
    assert_eq!(told.map(|told| told.rounds[1].ties.len()), [1, 0]);
    // With greedy anybody can work out every score.
    assert_eq!(all_ties(&few, &with(Rule::Greedy(Misfit::Skip), TieBreaking::Id))[0], [(0, DecidedBy::Id)]);
}

/// A name that takes half a line stands in a story once; after that its beginning does, or its number.
#[test]
fn a_long_name_is_told_once_in_a_story() {
    let told = |name: &str, other: &str| {
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(10_000));
        let names = [name, "Jeu de boules", "Lantaarns", other, "Fietsles"];
        for ((id, cost), name) in
            [(1, 4200), (2, 3000), (3, 2800), (4, 2500), (5, 1500)].into_iter().zip(names)
        {
            let (id, name, cost) = (id.to_string(), name.to_owned(), Decimal::from(cost));
            builder.project(NewProject { id, name, cost, ..NewProject::default() }).unwrap();
        }
        builder.ballot([0, 1, 2].map(|project| (project, Decimal::ONE)), 0, 60).unwrap();
        builder.ballot([3, 4].map(|project| (project, Decimal::ONE)), 0, 40).unwrap();
        let election = builder.build().unwrap();
        let bare = settings(Rule::EqualShares, Completion::None);
        story(&election, &bare, Language::Dutch).into_iter().find(|told| told.starts_with("Jeu")).unwrap()
    };
    let long = "Smaragdstraat: Ontmoetingsplek bij de entree van de Diamantbuurt";
    let once = told(long, "Bankjes");
    assert_eq!(once.matches(long).count(), 1, "{once}");
    assert!(once.contains(&format!("Na de betaling van {long} hadden zij")), "{once}");
    assert!(once.contains("Hun geld ging onder meer naar Smaragdstraat (tussen"), "{once}");
    assert!(once.contains("Het stond precies gelijk met Smaragdstraat. Dan beslist het nummer: 1"), "{once}");
    // Two projects begin so, or there is no such beginning.
    for (name, other) in [(long, "Smaragdstraat: bankjes"), (&long.replace(':', " met"), "Bankjes")] {
        let once = told(name, other);
        assert_eq!(once.matches(name).count(), 1, "{once}");
        assert!(once.contains("Hun geld ging onder meer naar project 1 (tussen"), "{once}");
    }
    let short = told("Speeltuin", "Bankjes");
    assert_eq!(short.matches("Speeltuin").count(), 3, "{short}");
}
