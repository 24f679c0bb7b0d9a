// SPDX-License-Identifier: EUPL-1.2
//! Ballots that may be published: they count the same and tell nothing else.

use std::collections::BTreeSet;
use std::fs;

use tally::pb::{Document, Section};

use crate::{ASSEN, Said, file, say, say_with};

/// Of every kind of ballots in Pabulib, with options that look at all that is in them.
const FILES: [(&str, &[&str]); 7] = [
    (ASSEN, &["--completion", "add1"]),
    ("Poland_Gdynia_2020_Grabowek__large.pb", &["--completion", "add1u"]),
    ("Netherlands_Amsterdam_643.pb", &["--rule", "phragmen"]),
    ("Switzerland_Zurich_S5R.pb", &["--utility", "borda"]),
    ("Switzerland_Zurich_D10.pb", &["--utility", "points"]),
    ("Worldwide_Mechanical_Turk_Utilities_3.pb", &["--utility", "points", "--completion", "greedy"]),
    ("France_Toulouse_2019.pb", &["--max-choices", "3"]),
];

/// The winners, and the certificate, which names the ballots by a digest.
fn outcome(name: &str, words: &[&str]) -> (serde_json::Value, String) {
    let proof = file("ballots", "proof.json", "");
    let words = [&[name, "--json", "--certificate", proof.to_str().unwrap()], words].concat();
    let said = say(&words);
    assert_eq!(said.code, Some(0), "{said:?}");
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    (told["winners"].clone(), fs::read_to_string(proof).unwrap())
}

#[test]
fn ballots_without_voters_count_the_same() {
    for (name, words) in FILES {
        let path = file("ballots", name, "");
        let path = path.to_str().unwrap();
        let said = say(&[&[name, "--ballots", path], words].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(outcome(path, words), outcome(name, words), "{name}");
    }
}

#[test]
fn nothing_about_voters_is_left_but_what_they_chose() {
    for (name, _) in FILES {
        let path = file("ballots-columns", name, "");
        let said = say(&[name, "--ballots", path.to_str().unwrap()]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let document = Document::read(&fs::read(path).unwrap()[..]).unwrap();
        let votes = document.tables.iter().find(|table| table.section == Section::Votes).unwrap();
        let known = ["voter_id", "vote", "points"];
        assert!(known.starts_with(&votes.columns.iter().map(String::as_str).collect::<Vec<_>>()), "{name}");
        for (at, row) in votes.rows.iter().enumerate() {
            assert_eq!(row[0], (at + 1).to_string(), "{name}");
        }
        // Each different ballot stands in one place: its order is not that of the voters.
        let mut ballots = votes.rows.iter().map(|row| row[1..].to_vec()).collect::<Vec<_>>();
        let different = ballots.iter().cloned().collect::<BTreeSet<_>>().len();
        ballots.dedup();
        assert_eq!(ballots.len(), different, "{name}");
    }
}

#[test]
fn the_order_of_the_voters_and_what_else_they_told_make_no_difference() {
    let start = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;5\nb;6\n";
    let one =
        format!("{start}VOTES\nvoter_id;age;vote;sex\nJan;30;b;M\nPiet;41;a,b;M\nJo;8;;F\nAn;52;a,b;F\n");
    let other = format!("{start}VOTES\nvoter_id;vote\n9;b,a\n8;b\n7;a,b\n6;\n");
    let mut written = Vec::new();
    for (text, words) in [(&one, &["--by", "sex", "--compare", "greedy"][..]), (&other, &[])] {
        let path = file("ballots-order", "a.pb", "");
        let said = say_with(&[&["-", "--ballots", path.to_str().unwrap()], words].concat(), text);
        let note = "1 ballot is there only once: who knows a part of it sees what else that voter chose";
        assert_eq!((said.code, said.err.as_str()), (Some(0), format!("note: {note}\n").as_str()));
        written.push(fs::read_to_string(path).unwrap());
    }
    assert_eq!(written[0], written[1]);
    assert!(written[0].ends_with("VOTES\nvoter_id;vote\n1;\n2;a,b\n3;a,b\n4;b\n"), "{}", written[0]);
}

/// What a city tells about its projects stays, whatever the column is called; nothing of the columns about voters.
#[test]
fn columns_about_projects_stay_and_columns_about_voters_go() {
    let text = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\n\
                project_id;latitude;costs;Selected;district;subunit;cost;empty;longitude;categories\n\
                a;52.1;9;1;North;N1;5;;4.8;play\nb;52.2;9;0;South;\"S;1\";6;;;green,play\n\
                VOTES\nvoter_id;vote;latitude;name\n1;a,b;1.5;Jan\n2;b;2.5;Piet\n";
    let path = file("ballots-projects", "a.pb", "");
    let said = say_with(&["-", "--ballots", path.to_str().unwrap()], text);
    assert_eq!(said.code, Some(0), "{said:?}");
    let written = fs::read_to_string(&path).unwrap();
    let expected = "project_id;cost;votes;category;neighborhood;selected;latitude;costs;subunit;longitude\n\
                    a;5;1;play;North;1;52.1;9;N1;4.8\nb;6;2;green,play;South;0;52.2;9;\"S;1\";\n";
    assert!(written.contains(expected), "{written}");
    assert!(written.ends_with("VOTES\nvoter_id;vote\n1;a,b\n2;b\n"), "{written}");
    // And once more it is the same.
    let again = file("ballots-projects", "b.pb", "");
    let said = say(&[path.to_str().unwrap(), "--ballots", again.to_str().unwrap()]);
    assert_eq!((said.code, fs::read_to_string(again).unwrap()), (Some(0), written));
}

#[test]
fn ballots_have_a_place_of_their_own() {
    let text = fs::read_to_string(format!("{}/tests/pabulib/{ASSEN}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let read = file("ballots-apart", "a.pb", &text);
    let read = read.to_str().unwrap();
    let why = format!("{read} is read already; choose another name to write to; see `tally --help`");
    say(&[read, "--ballots", read]).refuses(2, &why);
    assert_eq!(fs::read_to_string(read).unwrap(), text);
    let new = file("ballots-apart", "new", "");
    let new = new.to_str().unwrap();
    for option in ["--certificate", "--chart"] {
        let why = format!(
            "{new} is er al voor iets anders; kies voor elk bestand een andere naam; kijk bij `tally --help`"
        );
        say(&[read, option, new, "--ballots", new, "--language", "nl"]).refuses(2, &why);
    }
}

#[test]
fn an_id_that_no_ballot_can_name_is_not_written() {
    let text = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na,b;5\nVOTES\nvoter_id;vote\n1;\n";
    let path = file("ballots-id", "a.pb", "before");
    let path = path.to_str().unwrap();
    let refuses = |said: Said, why: &str| said.refuses(1, &format!("{path} {why}"));
    let why = "cannot be written: the id of a project cannot stand in a Pabulib file (a comma, or none)";
    refuses(say_with(&["-", "--ballots", path], text), why);
    let why = "is niet te schrijven: het id van een project past niet in een bestand van Pabulib (een komma, of none)";
    refuses(say_with(&["-", "--ballots", path, "--language", "nl"], text), why);
    assert_eq!(fs::read_to_string(path).unwrap(), "before");
}
