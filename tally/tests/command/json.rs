// SPDX-License-Identifier: EUPL-1.2
//! The explanation and the figures as data, and the page that lists their keys.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::{ASSEN, file, say, say_with};

fn page() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/tally/json.md");
    std::fs::read_to_string(page).unwrap()
}

/// The village of the page for residents: 60 voters in the north, 40 in the south.
fn village() -> String {
    let mut text = String::from(
        "META\nkey;value\nbudget;10000\nvote_type;approval\ncurrency;EUR\nPROJECTS\nproject_id;cost;name;neighborhood\n\
         1;4200;Speeltuin;north\n2;3000;Jeu de boules;north\n3;2800;Lantaarns;north\n4;2500;Bankjes;south\n\
         5;1500;Fietsles;south\n\
         VOTES\nvoter_id;vote;village\n",
    );
    (1..=60).for_each(|voter| text.push_str(&format!("{voter};1,2,3;north\n")));
    (61..=100).for_each(|voter| text.push_str(&format!("{voter};4,5;south\n")));
    text
}

#[test]
fn the_examples_of_the_page_are_what_the_program_says() {
    let words = ["-", "--json", "--explain", "--compare", "greedy", "--by", "village"];
    let told = say_with(&words, &village()).json();
    let expected = [
        &told["explanation"]["winners"][0],
        &told["explanation"]["losers"][0],
        &told["compared"]["outcomes"][1]["figures"],
    ];
    let page = page();
    let blocks = page.split("```json\n").skip(1).map(|block| block.split("```").next().unwrap());
    let blocks = blocks.map(|block| serde_json::from_str::<Value>(block).unwrap_or_default());
    for (block, expected) in blocks.zip(expected) {
        assert_eq!(&block, expected, "{}", serde_json::to_string_pretty(expected).unwrap());
    }
    assert_eq!(page.matches("```json\n").count(), expected.len());
}

fn keys(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                all.insert(key.clone());
                // Those of a certificate, which has a page of its own.
                if key != "settings" {
                    keys(value, all);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, all)),
        _ => {}
    }
}

/// A count by every rule, with everything that can happen to a project.
#[test]
fn every_key_stands_on_the_page() {
    let proof = file("keys", "proof.json", "");
    let proof = proof.to_str().unwrap();
    let mut all = BTreeSet::new();
    let village = file("keys", "village.pb", &village());
    let village = village.to_str().unwrap();
    let runs: [&[&str]; 8] = [
        &[ASSEN, "--completion", "add1u", "--compare", "greedy", "--certificate", proof],
        &[ASSEN, "--comparison-step", "--exclusive", "3,9", "--min-support", "9"],
        &[village, "--rule", "greedy", "--minimum", "place:south=3000"],
        &[ASSEN, "--rule", "greedy", "--misfit", "stop", "--utility", "cardinality"],
        &[ASSEN, "--rule", "phragmen", "--compare", "phragmen/greedy"],
        &[ASSEN, "--utility", "cardinality"],
        &[
            "Worldwide_Mechanical_Turk_Utilities_3.pb",
            "--utility",
            "points",
            "--compare",
            "greedy",
            "--by",
            "sex",
        ],
        &["Switzerland_Zurich_S5R.pb", "--utility", "borda", "--completion", "greedy"],
    ];
    for words in runs {
        keys(&say(&[words, &["--json", "--explain", "--what-if"]].concat()).json_with_notes(), &mut all);
    }
    keys(&say(&["verify", ASSEN, proof, "--json"]).json(), &mut all);
    let page = page();
    // The examples explain nothing.
    let texts = page.split("```json\n").map(|part| part.split_once("```").map_or(part, |(_, text)| text));
    let texts = texts.collect::<String>();
    let is_told =
        |key: &&String| texts.contains(&format!("`{key}`")) || texts.contains(&format!("\"{key}\":"));
    let missing = all.iter().filter(|key| !is_told(key)).collect::<Vec<_>>();
    assert_eq!(missing, Vec::<&String>::new());
    for key in ["with", "below", "wins_at", "wins_with", "farthest", "winner", "then", "part", "equal_split"]
    {
        assert!(all.contains(key), "{key} was never told: {all:?}");
    }
}

fn voters(of: &Value) -> u64 {
    of["voters"].as_u64().unwrap_or(0)
}

#[test]
fn the_data_says_what_the_sentences_say() {
    let told = say(&[ASSEN, "--json", "--explain", "--completion", "add1"]).json();
    let winners = told["explanation"]["winners"].as_array().unwrap();
    assert_eq!(winners.iter().map(|won| won["project"].clone()).collect::<Value>(), told["winners"]);
    for won in winners {
        let groups = won["groups"].as_array().unwrap();
        let all = groups.iter().map(voters).sum::<u64>() + voters(&won["others"]);
        assert_eq!(json!(all), won["votes"], "{won}");
        assert!(groups.iter().all(|group| voters(group) >= 5), "{won}");
    }
    let first = &winners[0];
    assert_eq!(first["price"], json!({ "amount": "167.44", "exact": false }));
    let left = json!({ "amount": "1866.03", "exact": false });
    assert_eq!(first["groups"], json!([{ "voters": 43, "paid": first["price"], "left": left }]));
    assert_eq!(first["sentences"][1], json!("All of its voters paid about €167.44 each."));
    assert_eq!(first["sentences"][2], json!("They had about €1,866.03 left after that."));
    let loser = &told["explanation"]["losers"][0];
    assert_eq!((&loser["project"], &loser["why"]["reason"]), (&json!("8"), &json!("too-little-money")));
    assert_eq!(loser["why"]["first"], json!({ "amount": "50836.9", "exact": false }));
}

/// Where the sentences say nothing of a few, neither does the data.
#[test]
fn what_few_people_did_is_not_there() {
    let mut text = String::from(
        "META\nkey;value\nbudget;1000\nvote_type;approval\nPROJECTS\nproject_id;cost\na;640\nb;120\nc;600\n\
         VOTES\nvoter_id;vote\n1;\n",
    );
    for (voters, ballot) in [(2..11, "a,c"), (11..18, "a"), (18..21, "b,c")] {
        voters.for_each(|voter| text.push_str(&format!("{voter};{ballot}\n")));
    }
    let told = say_with(&["-", "--json", "--explain", "--what-if"], &text).json();
    let few = &told["explanation"]["winners"][1];
    assert_eq!((&few["project"], &few["votes"]), (&json!("b"), &json!(3)));
    for key in ["price", "in_full", "standing"] {
        assert_eq!(few[key], json!(null), "{few}");
    }
    assert_eq!((&few["groups"], &few["others"]["paid"]["amount"]), (&json!([]), &json!("120")));
    assert_eq!(few["sentences"][1], json!("Its voters paid for it together."));
    let lost = &told["explanation"]["losers"][0];
    assert_eq!((&lost["why"]["then"], &lost["why"]["last"]), (&json!(null), &json!(null)));
    assert_eq!((&lost["why"]["spent"], &lost["why"]["since"]["is"]), (&json!([]), &json!("later")));
    let untold = json!({ "is": "untold" });
    assert_eq!((&lost["what_if"]["cheaper"], &lost["what_if"]["more_voters"]), (&untold, &untold));
}
