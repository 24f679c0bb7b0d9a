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
    assert!(told[0].contains("Meer kiezers (40 tegen 30) waren beter af met de meeste stemmen."), "{told:?}");
    assert!(!told[0].contains("voor iedere kiezer"), "{told:?}");
    let both = |for_rule, for_greedy| Comparison { for_rule, for_greedy };
    assert_eq!(compared(both(0, 40), 50, 5), Some(both(0, 40)));
    assert_eq!([compared(both(2, 40), 50, 5), compared(both(5, 40), 46, 5)], [None, None]);
}

#[test]
fn ballots_that_count_as_blank_are_told() {
    let election = election(100, &[("Boom", 10), ("Heg", 10)], &[("B", 10), ("BH", 7)]);
    let limits = crate::settings::Limits { max_choices: Some(1), ..Default::default() };
    let settings = Settings { limits, ..settings(Rule::EqualShares, Completion::None) };
    let told = story(&election, &settings, Language::Dutch);
    assert!(
        told[0].contains("7 stembiljetten passen niet bij de afspraken. Zij tellen als blanco."),
        "{told:?}"
    );
}

#[test]
fn rounded_amounts_say_about() {
    let election = election(100, &[("Boom", 50)], &[("B", 7)]);
    let told = story(&election, &settings(Rule::EqualShares, Completion::None), Language::Dutch);
    assert!(told[0].contains("Dat is ongeveer € 14,29 voor iedere kiezer."), "{told:?}");
    assert!(told[1].contains("betaalden ieder ongeveer € 7,14."), "{told:?}");
    assert!(told[1].contains("7 van hen hadden daarna nog ongeveer € 7,14 over."), "{told:?}");
}

#[test]
fn other_rules_are_told_as_well() {
    let election = village(10);
    let greedy = story(&election, &settings(Rule::Greedy(Misfit::Skip), Completion::None), Language::Dutch);
    assert_eq!(
        greedy[1..],
        [
            "1. Speeltuin kost € 6.000 en kreeg 80 stemmen. Geen ander project dat nog paste, had meer stemmen. \
             Daarna kwam Bankjes. Daarna was er nog € 4.000 van het budget over.",
            "2. Bankjes kost € 3.000 en kreeg 40 stemmen. Geen ander project dat nog paste, had meer stemmen. \
             Daarna kwam Fietsles. Daarna was er nog € 1.000 van het budget over.",
            "Fietsles (€ 1.500, 30 stemmen) won niet. Toen het aan de beurt was, was er nog € 1.000 over. Het \
             kwam € 500 tekort.",
        ]
    );
    let phragmen = story(&election, &settings(Rule::Phragmen, Completion::None), Language::English);
    assert_eq!(
        phragmen[1..],
        [
            "1. Fietsles costs €1,500 and got 30 votes. Its voters were the first to have enough money together. \
             Next was Speeltuin.",
            "2. Speeltuin costs €6,000 and got 80 votes. Its voters were the first to have enough money \
             together. Next was Bankjes.",
            "Bankjes (€3,000, 40 votes) did not win. At its turn €2,500 was left. It was €500 short.",
        ]
    );
    let completed = settings(Rule::EqualShares, Completion::Greedy);
    let told = explained(&village(10), &completed, 5);
    assert_eq!(told.losers[0].left, Some(2500));
}
