// SPDX-License-Identifier: EUPL-1.2
//! What is told of each rule.

use proptest::prelude::*;

use super::*;

#[test]
fn what_is_free_and_unwanted_is_explained_with_greedy() {
    let election = election(1000, &[("a", 100), ("f", 0)], &[("a", 1)]);
    for utility in [Utility::Cost, Utility::Cardinality] {
        let settings = Settings { utility, ..settings(Rule::Greedy(Misfit::Skip), Completion::None) };
        let told = explained(&election, &settings, 5);
        assert_eq!(told.rounds.iter().map(|round| round.project).collect::<Vec<_>>(), [0, 1]);
    }
    let settings = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let mut outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
    outcome.winners.reverse();
    let wrong = explain(&election, &settings, &outcome, Privacy::default()).unwrap_err();
    let words = "this is not the outcome of these settings: project a goes before project f";
    assert_eq!(wrong.to_string(), words);
}

proptest! {
    /// Whatever greedy gives can be explained, with what is free and what nobody wants.
    #[test]
    fn every_outcome_of_greedy_is_explained(
        costs in prop::collection::vec(0..4_u64, 3),
        ballots in prop::collection::vec((0..8_u8, 1..3_u64), 1..4),
        by_cost in any::<bool>(),
        completed in any::<bool>(),
    ) {
        let names = ["a", "b", "c"];
        let projects = names.iter().copied().zip(costs).collect::<Vec<_>>();
        let listed = |mask: u8| (0..3_usize).filter(move |at| mask >> at & 1 == 1).map(|at| names[at]);
        let ballots = ballots.iter().map(|(mask, voters)| (listed(*mask).collect::<String>(), *voters));
        let ballots = ballots.collect::<Vec<_>>();
        let ballots = ballots.iter().map(|(mask, voters)| (mask.as_str(), *voters)).collect::<Vec<_>>();
        let election = election(5, &projects, &ballots);
        let utility = if by_cost { Utility::Cost } else { Utility::Cardinality };
        let settings = match completed {
            true => settings(Rule::EqualShares, Completion::Greedy),
            false => settings(Rule::Greedy(Misfit::Skip), Completion::None),
        };
        explained(&election, &Settings { utility, ..settings }, 5);
    }
}

#[test]
fn phragmen_tells_what_is_true_of_projects_without_votes_and_too_dear_ones() {
    let projects = [("Boom", 100), ("Niets", 50), ("Zwembad", 900)];
    let election = election(600, &projects, &[("BZ", 10)]);
    let phragmen = settings(Rule::Phragmen, Completion::None);
    let told = story(&election, &phragmen, Language::Dutch);
    assert!(told[0].contains("Alle kiezers krijgen tegelijk beetje bij beetje evenveel geld."), "{told:?}");
    assert_eq!(told[2], "2. Niets kost € 50 en kreeg 0 stemmen. Niemand steunde het; het paste nog.");
    assert_eq!(told[3], "Zwembad (€ 900, 10 stemmen) won niet. Het kost meer dan het hele budget.");
    let told = story(&election, &phragmen, Language::English);
    assert!(told[2].ends_with("Nobody supported it; it still fitted."), "{told:?}");
    assert!(told[3].ends_with("It costs more than the whole budget."), "{told:?}");
    let greedy = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let told = story(&election, &greedy, Language::Dutch);
    assert!(told[0].contains("Het project met de meeste stemmen gaat voor"), "{told:?}");
    assert!(told[3].ends_with("Het kost meer dan het hele budget."), "{told:?}");
}

#[test]
fn the_comparison_step_is_told_first() {
    let election = election(100, &[("Groot", 100), ("Klein", 40)], &[("G", 40), ("K", 30)]);
    let equal = settings(Rule::EqualShares, Completion::None);
    let told = story(&election, &Settings { comparison: true, ..equal }, Language::Dutch);
    assert!(told[0].contains("Daarmee waren meer kiezers beter af."), "{told:?}");
    assert!(!told[0].contains("voor iedere kiezer"), "{told:?}");
    let both = |for_rule, for_greedy| Comparison { for_rule, for_greedy };
    assert_eq!(Privacy::default().compared(both(0, 40)), None);
    assert_eq!(Privacy { smallest: 1 }.compared(both(0, 40)), Some(both(0, 40)));
}

#[test]
fn ballots_that_count_as_blank_are_told() {
    let election = election(100, &[("Boom", 10), ("Heg", 10)], &[("B", 10), ("BH", 7)]);
    let limits = crate::settings::Limits { max_choices: Some(1), ..Default::default() };
    let settings = Settings { limits, ..settings(Rule::EqualShares, Completion::None) };
    let told = story(&election, &settings, Language::Dutch);
    assert!(
        told[0].contains(
            "Dat is ongeveer € 5,88 voor iedere kiezer. 7 stembiljetten passen niet bij de afspraken. Zij tellen als blanco."
        ),
        "{told:?}"
    );
}

#[test]
fn rounded_amounts_say_about() {
    let election = election(1000, &[("Boom", 500)], &[("B", 70)]);
    let told = story(&election, &settings(Rule::EqualShares, Completion::None), Language::Dutch);
    assert!(told[0].contains("Dat is ongeveer € 14,29 voor iedere kiezer."), "{told:?}");
    assert!(told[1].contains("betaalden ieder ongeveer € 7,14."), "{told:?}");
    assert!(told[1].contains("Zij hadden daarna nog ongeveer € 7,14 over."), "{told:?}");
}

#[test]
fn other_rules_are_told_as_well() {
    let election = village(10);
    let greedy = story(&election, &settings(Rule::Greedy(Misfit::Skip), Completion::None), Language::Dutch);
    assert_eq!(
        greedy[1..],
        [
            "1. Speeltuin kost € 6.000 en kreeg 80 stemmen. Geen ander project dat nog paste, had meer stemmen. \
             Op de tweede plaats stond toen Bankjes. Daarna was er nog € 4.000 van het budget over.",
            "2. Bankjes kost € 3.000 en kreeg 40 stemmen. Geen ander project dat nog paste, had meer stemmen. \
             Op de tweede plaats stond toen Fietsles. Daarna was er nog € 1.000 van het budget over.",
            "Fietsles (€ 1.500, 30 stemmen) won niet. Toen het aan de beurt was, was er nog € 1.000 over. Het \
             kwam € 500 tekort.",
        ]
    );
    let phragmen = story(&election, &settings(Rule::Phragmen, Completion::None), Language::English);
    assert_eq!(
        phragmen[1..],
        [
            "1. Fietsles costs €1,500 and got 30 votes. Its voters were the first to have enough money together. By \
             then every voter had got €50. All of its voters had spent nothing yet and paid €50 each. After that \
             they had nothing left. The runner-up at that moment was Speeltuin, which needed €75 for each voter. After that €8,500 of the budget \
             was left.",
            "2. Speeltuin costs €6,000 and got 80 votes. Its voters were the first to have enough money together. \
             By then every voter had got €81.25. 70 people had spent nothing yet and paid €81.25 each. 10 people \
             had saved since Fietsles was paid and paid €31.25 each. After that they had nothing left. The runner-up at that moment was \
             Bankjes, which needed between €94 and €118 for each voter. After that €2,500 of the budget was left.",
            "Bankjes (€3,000, 40 votes) did not win. At its turn €2,500 was left. It was €500 short. Money of its \
             voters went, among others, to Fietsles (between €1,000 and €2,000) and Speeltuin (between €1,000 and \
             €1,500).",
        ]
    );
    let completed = settings(Rule::EqualShares, Completion::Greedy);
    let told = explained(&village(10), &completed, 5);
    assert_eq!(told.losers[0].left, Some(2500));
}

/// Ten people put three projects in order, and one puts only the third.
fn ranked() -> Election {
    let mut builder = Election::builder(BallotKind::Ordinal, Decimal::from(110));
    for (name, cost) in [("Boom", 50), ("Heg", 30), ("Vijver", 90)] {
        let (name, cost) = (name.to_owned(), Decimal::from(cost));
        builder.project(NewProject { id: name.clone(), name, cost, ..NewProject::default() }).unwrap();
    }
    let list = |of: &[u32]| of.iter().map(|at| (*at, Decimal::ONE)).collect::<Vec<_>>();
    builder.ballot(list(&[0, 1, 2]), 0, 10).unwrap();
    builder.ballot(list(&[2]), 0, 1).unwrap();
    builder.build().unwrap()
}

#[test]
fn a_place_in_a_list_is_no_gift_of_points() {
    let election = ranked();
    let borda = settings(Rule::EqualShares, Completion::None);
    let borda = Settings { utility: Utility::Borda, ..borda };
    let told = story(&election, &borda, Language::Dutch);
    assert!(
        told[0]
            .contains("Het laatste krijgt dus geen punten, en wie het daar zette, betaalt er niet aan mee.")
    );
    assert!(!told[0].contains("punten gaf"), "{told:?}");
    assert!(told[1].starts_with("1. Boom kost € 50 en kreeg 20 punten van 10 mensen. "), "{told:?}");
    // All eleven name it, but nobody gives it a point.
    assert_eq!(told[3], "Vijver (€ 90, 0 punten van 0 mensen) won niet. Niemand steunde het.");
    let told = story(&election, &borda, Language::English);
    assert!(
        told[0].contains("So the last one gets no points, and voters who put it there do not pay for it.")
    );
    let greedy = Settings { rule: Rule::Greedy(Misfit::Skip), ..borda };
    let told = story(&election, &greedy, Language::English);
    assert!(told[0].contains("A project gets 1 point for each project that a voter puts lower in the list."));
}

/// Boom and Heg in the north, Kas and Zwembad in the south.
fn places() -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(1000));
    for (name, cost, place) in
        [("Boom", 300, "Noord"), ("Heg", 300, "Noord"), ("Kas", 500, "Zuid"), ("Zwembad", 700, "Zuid")]
    {
        let (name, cost, place) = (name.to_owned(), Decimal::from(cost), place.to_owned());
        builder.project(NewProject { id: name.clone(), name, cost, place, ..NewProject::default() }).unwrap();
    }
    for (project, voters) in [(0, 20), (1, 20), (2, 40), (3, 50)] {
        builder.ballot([(project, Decimal::ONE)], 0, voters).unwrap();
    }
    builder.build().unwrap()
}

#[test]
fn a_minimum_is_told_by_name_and_amount() {
    let election = places();
    let part = crate::settings::Part::Place("Noord".into());
    let with = |amount: u32| {
        let minima = vec![crate::settings::Minimum { part: part.clone(), amount: Decimal::from(amount) }];
        let limits = crate::settings::Limits { minima, ..Default::default() };
        Settings { limits, ..settings(Rule::Greedy(Misfit::Skip), Completion::None) }
    };
    let told = explained(&election, &with(400), 5);
    assert_eq!(told.minima, [Promised { part: part.clone(), amount: 400, spent: 600 }]);
    assert_eq!(told.rounds[1].how, How::Minimum { minimum: 0, left: 400 });
    assert_eq!(told.losers.iter().map(|loser| &loser.overtaken_by[..]).collect::<Vec<_>>(), [[0, 1], [0, 1]]);
    let told = story(&election, &with(400), Language::Dutch);
    assert!(
        told[0].contains(
            "Vooraf is ten minste € 400 beloofd aan projecten in Noord. Daarvoor ging eerst € 600 daarheen."
        ),
        "{told:?}"
    );
    assert_eq!(
        told[1],
        "1. Boom kost € 300 en kreeg 20 stemmen. Het ging voor, omdat vooraf ten minste € 400 is beloofd aan \
         projecten in Noord. Geen ander project daarvan dat nog paste, had meer stemmen. Heg stond er precies \
         gelijk mee. Dan beslist het nummer: Boom gaat voor Heg. Daarna was er nog € 700 van het budget over."
    );
    assert!(told[3].ends_with(
        "Eerder ging er geld naar Boom en Heg: dat moest door een afspraak vooraf, al was de steun daar lager."
    ));
    let told = story(&election, &with(700), Language::English);
    assert!(told[0].contains(
        "At least €700 was promised to projects in Noord. Not all of that could be kept: €600 went there first"
    ));
}
