// SPDX-License-Identifier: EUPL-1.2
//! Most points first: told, proven, compared, and refused where it means nothing.

use serde_json::json;

use crate::{ASSEN, file, say};

const KRAKOW: &str = "Poland_Krakow_2021_Stare_Miasto.pb";
const MURCKI: &str = "Poland_Katowice_2024_Murcki.pb";
const OFFICIAL: [&str; 7] = ["5", "8", "1", "36", "34", "19", "10"];

#[test]
fn the_most_points_are_told_and_proven() {
    let proof = file("score", "proof.json", "");
    let proof = proof.to_str().unwrap();
    let words = [KRAKOW, "--rule", "greedy", "--utility", "score"];
    let told = say(&[&words[..], &["--json", "--explain", "--certificate", proof]].concat()).json();
    assert_eq!((&told["utility"], &told["winners"]), (&json!("score"), &json!(OFFICIAL)));
    let first = &told["explanation"]["winners"][0];
    assert_eq!((&first["votes"], &first["points"]), (&json!(458), &json!("1041")));
    let more = &told["explanation"]["losers"][0]["what_if"]["more_voters"];
    // 446 points, and 450 have won: 2 people who put it first give 6.
    assert_eq!((&more["wins_with"], &more["fewer"]), (&json!(2), &json!("none")));
    let checked = say(&["verify", KRAKOW, proof, "--json"]).json();
    assert_eq!((&checked["utility"], &checked["winners"]), (&json!("score"), &json!(OFFICIAL)));

    let told = say(&[&words[..], &["--explain", "--language", "nl"]].concat());
    let dutch = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in [
        "Nut: een project telt voor zijn punten, wat het ook kost",
        "De laatste plaats op de langste lijst geeft 1 punt, en elke plaats hoger 1 punt meer.",
        "Het project met de meeste punten gaat voor, zolang het geld reikt.",
        "kreeg 1.041 punten van 458 mensen. Geen ander project dat nog paste, had meer punten.",
    ] {
        assert!(dutch.contains(sentence), "{sentence}\n{dutch}");
    }
    let points = say(&[MURCKI, "--rule", "greedy", "--utility", "score", "--explain", "--language", "en"]);
    let english = points.out.replace('\n', " ");
    assert!(english.contains("The project with the most points goes first, as far as the money goes."));
    assert!(!english.contains("Voters put projects in order"));
}

#[test]
fn the_rule_of_a_city_with_points_stands_beside_another() {
    let compared = |words: &[&str]| {
        let told = say(&[words, &["--json"]].concat()).json();
        let outcomes = told["compared"]["outcomes"].as_array().unwrap().clone();
        let named = |one: &serde_json::Value| (one["rule"].clone(), one["utility"].clone());
        (outcomes.iter().map(named).collect::<Vec<_>>(), outcomes)
    };
    let (rules, outcomes) = compared(&[KRAKOW, "--compare", "greedy/score,greedy"]);
    let named = [("equal-shares", "cost"), ("greedy", "score"), ("greedy", "cost")];
    assert_eq!(rules, named.map(|(rule, utility)| (json!(rule), json!(utility))));
    assert_eq!(outcomes[1]["winners"], json!(OFFICIAL));
    // Equal Shares beside it counts places or points, as the ballots have them.
    for (file, utility) in [(KRAKOW, "borda"), (MURCKI, "points")] {
        let (rules, outcomes) =
            compared(&[file, "--rule", "greedy", "--utility", "score", "--compare", "equal-shares/add1"]);
        assert_eq!(rules[1], (json!("equal-shares"), json!(utility)));
        // What winners are worth to a voter are points, not points times money.
        let mean = &outcomes[0]["figures"]["mean_utility"]["amount"];
        assert!(mean.as_str().unwrap().parse::<f64>().unwrap() < 6.0, "{mean}");
    }
    let told = say(&[MURCKI, "--compare", "greedy/score", "--language", "en"]);
    assert!(told.out.contains("greedy/score"), "{told:?}");
}

#[test]
fn where_there_is_no_order_of_points_it_is_refused() {
    say(&[KRAKOW, "--utility", "score"]).refuses(
        1,
        "not counted: utility score is the order of greedy (--rule greedy); for rule equal-shares take points or \
         borda",
    );
    say(&[ASSEN, "--rule", "greedy", "--utility", "score", "--language", "nl"])
        .refuses(1, "dit is niet te tellen: het nut score is niet te lezen uit keuzes zonder volgorde of punten (approval)");
    let told = say(&[ASSEN, "--compare", "equal-shares/score"]);
    assert_eq!(told.code, Some(2), "{told:?}");
}

#[test]
fn a_ballot_that_does_not_count_may_be_the_longest() {
    let rows = "META\nkey;value\nbudget;100\nvote_type;ordinal\nPROJECTS\nproject_id;cost\na;60\nb;60\nc;60\n\
        VOTES\nvoter_id;vote\n1;a,b\n2;b\n3;c,b,a\n";
    let path = file("score", "longest.pb", rows);
    let path = path.to_str().unwrap();
    let told = say(&[path, "--rule", "greedy", "--utility", "score", "--max-choices", "2", "--json"]);
    assert!(told.err.contains("1 of 3 ballots"), "{}", told.err);
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    // Of what counts the longest ballot has two places: b has 1 + 2 points, a has 2.
    assert_eq!(told["winners"], json!(["b"]));
}
