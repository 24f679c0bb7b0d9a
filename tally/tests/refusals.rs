// SPDX-License-Identifier: EUPL-1.2
//! What is refused says why, in Dutch without English and in English without Dutch.
#![cfg(feature = "certificate")]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use tally::certificate::{Unproven, make};
use tally::explain::{Unexplained, explain};
use tally::{
    BallotKind, Completion, Decimal, Election, Limits, Minimum, Misfit, NewProject, Part, Privacy, Refused,
    Rule, Settings, Unmet, Utility, count,
};

fn election() -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(10));
    for (id, cost) in [("a", 6), ("b", 5)] {
        let project = NewProject { id: id.into(), cost: Decimal::from(cost), ..NewProject::default() };
        builder.project(project).unwrap();
    }
    builder.ballot([(0, Decimal::ONE)], 0, 7).unwrap();
    builder.ballot([(1, Decimal::ONE)], 0, 5).unwrap();
    builder.build().unwrap()
}

fn greedy() -> Settings {
    Settings { rule: Rule::Greedy(Misfit::Skip), completion: Completion::None, ..Settings::default() }
}

#[test]
fn every_refusal_says_why_in_two_languages() {
    let minimum = |why| Refused::ImpossibleMinimum { part: Part::Category("groen".into()), why };
    let groen = "het minimum voor thema groen klopt niet";
    let green = "the minimum for category groen is wrong";
    for (refused, dutch, english) in [
        (minimum(Unmet::NoProjects), format!("{groen}: daar hoort geen project bij"), format!("{green}: no project belongs to it")),
        (minimum(Unmet::Negative), format!("{groen}: het bedrag is minder dan nul"), format!("{green}: its amount is below zero")),
        (
            minimum(Unmet::OverBudget),
            format!("{groen}: alle minima samen zijn meer dan het budget"),
            format!("{green}: all minima together exceed the budget"),
        ),
        (
            minimum(Unmet::Shared("7".into())),
            format!("{groen}: project 7 hoort bij twee minima"),
            format!("{green}: project 7 belongs to two minima"),
        ),
        (
            Refused::UtilityNeeds { utility: Utility::Borda, kind: BallotKind::Scoring },
            "het nut borda is niet te lezen uit cijfers per project (scoring)".into(),
            "utility borda cannot be read from scoring ballots".into(),
        ),
        (
            Refused::Comparison(Rule::Greedy(Misfit::Skip)),
            "de vergelijking met greedy bestaat niet voor de meeste steun eerst (greedy)".into(),
            "the comparison step is not defined for rule greedy".into(),
        ),
        (
            Refused::ScoreNeedsGreedy(Rule::EqualShares),
            "het nut score is de volgorde van greedy (--rule greedy); neem voor de methode van gelijke delen (Equal Shares) points of borda".into(),
            "utility score is the order of greedy (--rule greedy); for rule equal-shares take points or borda".into(),
        ),
        (
            Refused::Step("-0.5".into()),
            "een deel kan niet groeien in stappen van -0,5".into(),
            "shares cannot grow in steps of -0.5".into(),
        ),
        (
            Refused::TooManySteps("0.001".into()),
            "met stappen van 0,001 moet een deel misschien vaker groeien dan iemand kan tellen; neem een grotere stap".into(),
            "with steps of 0.001 shares may have to grow more often than anybody can count; take a larger step".into(),
        ),
        (
            Refused::NeedsSeed("3".into(), "9".into()),
            "de projecten 3 en 9 staan precies gelijk: het lot moet beslissen, maar er is geen tekst voor de loting".into(),
            "projects 3 and 9 are exactly equal: a lot must decide, and no seed was published".into(),
        ),
    ] {
        assert_eq!((refused.dutch(), refused.to_string()), (dutch, english));
    }
}

#[test]
fn a_minimum_below_nothing_is_no_minimum() {
    let minimum = Minimum { part: Part::Place("".into()), amount: Decimal::new(-1, 2) };
    let limits = Limits { minima: vec![minimum.clone()], ..Limits::default() };
    let refused = count(&election(), &Settings { limits, ..greedy() }, &mut |_| ()).unwrap_err();
    assert_eq!(refused, Refused::ImpossibleMinimum { part: minimum.part, why: Unmet::Negative });
}

#[test]
fn who_tells_another_outcome_hears_which_project_is_wrong() {
    let election = election();
    let mut outcome = count(&election, &greedy(), &mut |_| ()).unwrap();
    outcome.winners[0].project = 1;
    let why = explain(&election, &greedy(), &outcome, Privacy::default()).unwrap_err();
    assert!(matches!(why, Unexplained::Impossible(_)));
    assert_eq!(why.dutch(), "dit is niet de uitslag van deze afspraken: project a gaat voor project b");
    assert_eq!(why.to_string(), "this is not the outcome of these settings: project a goes before project b");
}

#[test]
fn what_has_no_proof_says_so() {
    let election = election();
    let outcome = count(&election, &greedy(), &mut |_| ()).unwrap();
    let shares = Settings { rule: Rule::EqualShares, ..greedy() };
    let without_shares = make(&election, &shares, &outcome).unwrap_err();
    assert_eq!(
        without_shares.dutch(),
        "deze uitslag volgt niet uit deze afspraken: de winnaars of hun kosten volgen er niet uit"
    );
    let study = Settings { rule: Rule::BoundedOverspending, ..greedy() };
    let none = make(&election, &study, &outcome).unwrap_err();
    assert_eq!(none, Unproven::Rule(Rule::BoundedOverspending));
    assert_eq!(none.dutch(), "voor gelijke delen met begrensd tekort (Bounded Overspending) bestaat er geen");
}
