// SPDX-License-Identifier: EUPL-1.2
//! What comes out, for programs.

use std::io::Read;
use std::process::Stdio;

use serde_json::json;

use crate::{ASSEN, file, say, say_with, tally};

#[test]
fn one_json_object_tells_everything() {
    let mut told = say(&[ASSEN, "--completion", "add1", "--json"]).json();
    for time in ["elapsed_ms", "parse_ms"] {
        let time = told.as_object_mut().unwrap().remove(time);
        assert!(time.unwrap().as_f64().unwrap() > 0.0);
    }
    let expected = include_str!("assen.json");
    assert_eq!(told, serde_json::from_str::<serde_json::Value>(expected).unwrap());
}

#[test]
fn without_choices_it_is_equal_shares_with_cost_and_no_completion() {
    let told = say(&[ASSEN, "--json"]).json();
    let written =
        say(&[ASSEN, "--rule", "equal-shares", "--utility", "cost", "--completion", "none", "--json"]).json();
    assert_eq!(told["winners"], json!(["3", "9", "2", "13", "11", "14", "12"]));
    for key in ["winners", "settings", "shares", "cost"] {
        assert_eq!(told[key], written[key]);
    }
}

#[test]
fn phragmen_has_no_utility_and_says_so_when_asked() {
    let told = say(&[ASSEN, "--rule", "phragmen", "--json"]).json();
    assert_eq!((&told["rule"], &told["utility"]), (&json!("phragmen"), &json!(null)));
    let said = say(&[ASSEN, "--rule", "phragmen", "--utility", "cost", "--json"]);
    assert_eq!((said.code, said.err.lines().count()), (Some(0), 1));
    let again: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(again["winners"], told["winners"]);
}

#[test]
fn options_reach_the_count() {
    let winners = |words: &[&str]| say(&[&[ASSEN, "--json"], words].concat()).json()["winners"].clone();
    let greedy = ["--rule", "greedy"];
    assert_eq!(winners(&greedy), json!(["3", "9", "8", "11", "2", "13", "14"]));
    let with = |more: &[&str]| winners(&[&greedy, more].concat());
    assert_eq!(with(&["--misfit", "stop"]), json!(["3", "9", "8", "11", "2"]));
    assert_eq!(with(&["--min-support", "40"]), json!(["3", "9"]));
    assert_eq!(with(&["--exclusive", "3,9"]), json!(["3", "8", "11", "2", "13", "14", "5", "6", "12"]));
    let order = file("order", "order.txt", "\u{feff}2\n11\n3\n9\n8\n1\n13\n10\n14\n5\n6\n7\n12\n4\n");
    let order = ["--tie-breaking", order.to_str().unwrap()];
    assert_eq!(with(&order), json!(["3", "9", "8", "2", "11", "13", "14"]));
    let told = say(&[ASSEN, "--json", "--max-choices", "3"]).json_with_notes();
    assert!(told["refused_ballots"].as_u64().unwrap() > 0);
    let step = say(&[ASSEN, "--json", "--completion", "add1", "--step", "0,5"]).json();
    assert_eq!(step["settings"]["completion"]["add1"]["step"], json!("0.5"));
    let on = say(&[ASSEN, "--json", "--completion", "add1", "--no-exhaustive-stop"]).json();
    assert_eq!(on["settings"]["completion"]["add1"]["exhaustive-stop"], json!(false));
}

/// `50-points` is in points when ballots have them, whatever a project is worth.
#[test]
fn support_in_points_is_not_in_voters() {
    let path = format!("{}/tests/pabulib/Poland_Katowice_2024_Murcki.pb", env!("CARGO_MANIFEST_DIR"));
    let proof = file("points", "proof.json", "");
    let proof = proof.to_str().unwrap();
    let left_out = |words: &[&str]| {
        let told = say(&[&[&*path, "--json", "--min-support", "300-points"], words].concat()).json();
        told["left_out"].as_array().unwrap().len()
    };
    let by_points = left_out(&["--utility", "points"]);
    assert!(by_points > 0);
    for utility in ["cost", "cardinality"] {
        assert_eq!(left_out(&["--utility", utility, "--certificate", proof]), by_points, "{utility}");
        let checked = say(&["verify", &path, proof, "--language", "en"]);
        assert_eq!(checked.code, Some(0), "{checked:?}");
        assert!(checked.out.contains("Needed to take part: 300 points\n"), "{checked:?}");
    }
    let told = say(&[ASSEN, "--min-support", "40-points", "--language", "en"]);
    assert!(told.out.contains("Needed to take part: 40 votes\n"), "{told:?}");
}

#[test]
fn rules_stand_side_by_side_and_explained() {
    let words = [ASSEN, "--json", "--compare", "greedy,equal-shares/add1", "--explain", "--what-if"];
    let told = say(&words).json();
    let outcomes = told["compared"]["outcomes"].as_array().unwrap();
    let costs = outcomes.iter().map(|outcome| outcome["cost"].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(costs, ["60700", "99200", "76700"]);
    let rows = told["compared"]["rows"].as_array().unwrap();
    assert!(rows.len() >= 6 && rows.iter().all(|row| row["cells"].as_array().unwrap().len() == 3));
    let explained = &told["explanation"];
    let projects = |of: &str| explained[of].as_array().unwrap().len();
    assert_eq!((projects("winners"), projects("losers")), (7, 7));
    assert!(
        explained["losers"]
            .as_array()
            .unwrap()
            .iter()
            .any(|about| about["what_if"]["sentences"] != json!([]))
    );
}

/// The same rule twice is one outcome, and so is the one that was asked for.
#[test]
fn no_rule_stands_beside_itself() {
    let told = say(&[ASSEN, "--json", "--compare", "greedy,equal-shares,greedy/none,greedy"]).json();
    let outcomes = told["compared"]["outcomes"].as_array().unwrap();
    let rules = outcomes.iter().map(|outcome| outcome["rule"].as_str().unwrap());
    assert_eq!(rules.collect::<Vec<_>>(), ["equal-shares", "greedy"]);
}

#[test]
fn one_voter_is_no_plural() {
    let start = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;5\n";
    let one = format!("{start}VOTES\nvoter_id;vote\n1;a\n");
    let said = say_with(&["-", "--max-choices", "0", "--language", "nl", "--smallest", "1"], &one).out;
    assert!(said.starts_with("1 kiezer, 1 project, budget 10\n"), "{said}");
    assert!(said.contains("\nOngeldig door het aantal keuzes, dus blanco: 1 biljet\n"), "{said}");
    let said = say_with(&["-", "--max-choices", "0", "--json"], &one).json_with_notes();
    assert_eq!(said["notes"], json!([]), "it would tell that ballot");
    assert_eq!(said["refused_ballots"], json!(null), "with the votes it would tell that ballot");
    let said = say_with(&["-"], &format!("{one}2;\n")).out;
    assert!(said.starts_with("2 voters, 1 project, budget 10\n"), "{said}");
}

/// The advice to ask three choices does not fit ballots of people who were not asked for three.
#[test]
fn a_limit_that_makes_many_ballots_blank_is_noted() {
    let with =
        |least: &str, language: &str| say(&[ASSEN, "--json", "--min-choices", least, "--language", language]);
    let told = with("3", "nl");
    let dutch = "33 van de 84 biljetten tellen als blanco door --min-choices of --max-choices; stond die grens op het biljet?";
    assert_eq!(told.err, format!("let op: {dutch}\n"));
    assert_eq!(told.json_with_notes()["notes"], json!([dutch]));
    let told = with("3", "en").json_with_notes();
    let english =
        "33 of 84 ballots count as blank by --min-choices or --max-choices; was that limit on the ballot?";
    assert_eq!(told["notes"], json!([english]));
    // None has fewer than two.
    assert_eq!(with("2", "en").json()["notes"], json!([]));
}

#[test]
fn standard_input_is_a_file_too() {
    let text = std::fs::read_to_string(format!("{}/tests/pabulib/{ASSEN}", env!("CARGO_MANIFEST_DIR")));
    let told = say_with(&["-", "--json"], &text.unwrap()).json();
    assert_eq!(told["cost"], json!("60700"));
}

#[test]
fn a_certificate_holds_until_a_byte_changes() {
    let path = file("certificate", "a.json", "");
    let chart = file("certificate", "a.svg", "");
    let (path, chart) = (path.to_str().unwrap(), chart.to_str().unwrap());
    let said = say(&[ASSEN, "--certificate", path, "--chart", chart, "--json"]).json();
    assert!(std::fs::read_to_string(chart).unwrap().starts_with("<svg "));
    let holds = say(&["verify", ASSEN, path, "--json"]).json();
    assert_eq!((&holds["holds"], &holds["winners"]), (&json!(true), &said["winners"]));
    let words = say(&["verify", ASSEN, path, "--language", "nl"]);
    assert!(words.out.starts_with("Het bewijs klopt"), "{words:?}");
    let proof = std::fs::read_to_string(path).unwrap();
    std::fs::write(path, proof.replace("\"60700\"", "\"60701\"")).unwrap();
    let wrong = "the certificate is refused: the seal is broken: it was changed after it was made";
    say(&["verify", ASSEN, path]).refuses(1, &format!("{path}: {wrong}"));
    std::fs::write(path, proof).unwrap();
    let other = "Netherlands_Amsterdam_643.pb";
    let wrong = format!("{path}: het bewijs is afgekeurd: het gaat over een andere stemming");
    say(&["verify", other, path, "--language=nl"]).refuses(1, &wrong);
}

#[test]
fn who_stops_listening_is_no_mistake() {
    let mut child =
        tally(&[ASSEN, "--explain"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn everything_that_was_agreed_on_is_told_and_told_again_by_who_checks() {
    let proof = file("agreed", "proof.json", "");
    let proof = proof.to_str().unwrap();
    let words = [ASSEN, "--tie-breaking", "cheaper", "--seed", "Assen 2024", "--max-choices", "5"];
    let more = ["--min-support", "9", "--exclusive", "3,9", "--comparison-step", "--certificate", proof];
    let words = [&words[..], &more, &["--language", "nl"]].concat();
    let counted = say(&words);
    let checked = say(&["verify", ASSEN, proof, "--language", "nl"]);
    for line in [
        "Vergelijking: greedy wint als meer kiezers die uitslag beter vinden\n",
        "Gelijke stand: eerst het goedkoopste project, dan dat met de meeste stemmen, dan\nhet lot uit de tekst “Assen 2024”\n",
        "Keuzes op een geldig biljet: hoogstens 5\n",
        "Nodig om mee te doen: 9 stemmen\n",
        "Hoogstens één wint van: 3, 9\n",
    ] {
        assert!(counted.out.contains(line), "{line}: {counted:?}");
        assert!(checked.out.contains(line), "{line}: {checked:?}");
    }
    let words = [ASSEN, "--rule", "greedy", "--misfit", "stop", "--min-choices", "2"];
    let counted = say(&words);
    assert!(counted.out.contains("Ties: the smallest id goes first; ids are text"), "{counted:?}");
    assert!(counted.out.contains("Choices on a valid ballot: 2 or more\n"), "{counted:?}");
    assert!(counted.out.contains("until one does not fit"), "{counted:?}");
}

#[test]
fn a_point_that_may_separate_thousands_is_noted() {
    let file = "META\nkey;value\nbudget;90000\nvote_type;approval\nPROJECTS\nproject_id;cost\n\
                a;5\nb;7.200\nc;0.500\nVOTES\nvoter_id;vote\n1;b\n";
    let said = say_with(&["-", "--language", "nl"], file);
    let note = "regel 8: 7.200 is gelezen als 7,20; een punt of komma scheidt de decimalen";
    assert_eq!((said.code, said.err), (Some(0), format!("let op: {note}\n")));
    let said = say_with(&["-", "--json"], file);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let note = "line 8: 7.200 was read as 7.20; a point or comma separates the decimals";
    assert_eq!(told["notes"], json!([note]));
    let plain = say_with(&["-", "--json"], &file.replace("7.200", "7.20")).json();
    assert_eq!(plain["notes"], json!([]));
}

#[test]
fn rules_for_study_have_an_outcome_but_no_explanation_and_no_certificate() {
    for rule in ["exact-equal-shares", "bounded-overspending"] {
        let said = say(&[ASSEN, "--rule", rule, "--explain"]);
        assert!(said.code == Some(0) && said.out.contains("Chosen: "), "{said:?}");
        assert!(said.err.starts_with("note: there is no explanation for "), "{said:?}");
        let said = say(&["none.pb", "--rule", rule, "--certificate", "x.json", "--language", "nl"]);
        assert!(said.code == Some(1) && said.err.contains("geen bewijs: voor "), "{said:?}");
    }
}

#[test]
fn the_example_of_the_readme_is_what_the_program_says() {
    let readme = format!("{}/README.md", env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(readme).unwrap();
    let said = say(&[ASSEN, "--completion", "add1"]);
    let block = format!("$ tally {ASSEN} --completion add1\n{}```", said.out);
    assert!(readme.contains(&block), "{block}");
}
