// SPDX-License-Identifier: EUPL-1.2
//! The help in both languages, and a report for people.

use unicode_width::UnicodeWidthStr;

use crate::{ASSEN, file, say, tally};

fn help(language: &str) -> String {
    let mut all = String::new();
    for words in [&["--help"][..], &["verify", "--help"]] {
        let words = [words, &["--language", language]].concat();
        let said = say(&words);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{words:?}");
        all.push_str(&format!("$ tally {}\n{}\n", words.join(" "), said.out));
    }
    all.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_help_in_english_is_what_was_reviewed() {
    insta::assert_snapshot!(help("en"));
}

#[test]
fn the_help_in_dutch_is_what_was_reviewed() {
    let help = help("nl");
    for english in ["Usage", "Options", "Commands", "default", "possible values", "Show", "Print"] {
        assert!(!help.contains(english), "{english}");
    }
    insta::assert_snapshot!(help);
}

#[test]
fn a_report_is_what_was_reviewed() {
    let words = [ASSEN, "--completion", "add1", "--compare", "greedy", "--explain", "--language", "nl"];
    let said = say(&words);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(said.out);
}

/// A file that contradicts itself: what whoever counts is told.
#[test]
fn notes_on_a_file_are_told_in_both_languages() {
    let text = "META\nkey;value\nbudget;30\nvote_type;choose-1\nnum_votes;9\nnum_votes;4\nrule;a\nmax_sum_cost;12.5\n\
                rule;a much longer text than anybody wants to read in a note\n\
                PROJECTS\nproject_id;cost\n1;10\n2;20\nVOTES\nvoter_id;vote\na;1,2\nb;2\nc;2,1\nd;\n;\nb;1\nb;2\n";
    let path = file("notes", "notes.pb", text);
    let notes = |language: &str| {
        let said = say(&[path.to_str().unwrap(), "--language", language]);
        assert_eq!(said.code, Some(0), "{said:?}");
        said.err
    };
    insta::assert_snapshot!(notes("en"));
    insta::assert_snapshot!(notes("nl"));
}

#[test]
fn who_has_a_computer_in_dutch_gets_dutch() {
    let first = |language: &[&str]| {
        let told = tally(&[&[ASSEN], language].concat()).env("LANG", "nl_NL.UTF-8").output().unwrap();
        String::from_utf8(told.stdout).unwrap().lines().nth(1).unwrap().to_owned()
    };
    assert!(first(&[]).starts_with("84 kiezers, 14 projecten"), "{}", first(&[]));
    assert!(first(&["--language", "en"]).starts_with("84 voters, 14 projects"));
}

#[test]
fn a_terminal_without_utf8_gets_signs_of_ascii() {
    let plain = tally(&[ASSEN]).env("LANG", "C").output().unwrap();
    let plain = String::from_utf8(plain.stdout).unwrap();
    assert!(plain.contains("\n* PopUp Podium           43 votes ####"), "{plain}");
    assert!(!plain.contains(['█', '░', '✓', '…']), "{plain}");
}

/// Names and ids of 120 letters, signs of two columns, no name at all, and large amounts.
fn odd() -> String {
    let names = ["Speelplek ".repeat(12), "公園".repeat(30), String::new(), "Bankje".into()];
    let mut text = String::from("META\nkey;value\ndescription;");
    text.push_str(&"Een lange titel ".repeat(9));
    text.push_str("\nbudget;9000000000\nvote_type;approval\ncurrency;PLN\nPROJECTS\nproject_id;cost;name\n");
    for (at, name) in names.iter().enumerate() {
        let id = if at == 2 { "A/2026/".repeat(5) } else { format!("{at}") };
        text.push_str(&format!("{id};{}00000.05;{name}\n", 9999 - at * 2500));
    }
    text.push_str("VOTES\nvoter_id;vote\n1;0,1\n2;3\n3;3,1\n");
    text
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let path = file("odd", "odd.pb", &odd());
    let proof = file("odd", "odd.json", "");
    let (path, proof) = (path.to_str().unwrap(), proof.to_str().unwrap());
    for columns in ["40", "60", "80", "130"] {
        for (file, language) in [(path, "nl"), (ASSEN, "nl"), (path, "en"), (ASSEN, "en")] {
            let words = [file, "--language", language, "--completion", "greedy", "--compare"];
            let more = ["equal-shares/add1,greedy,bounded-overspending/greedy", "--certificate", proof];
            let mut told = String::new();
            for words in [&[&words[..], &more].concat()[..], &["verify", file, proof, "--language", language]]
            {
                let output = tally(words).env("COLUMNS", columns).output().unwrap();
                assert!(output.status.success(), "{output:?}");
                told.push_str(&String::from_utf8(output.stdout).unwrap());
            }
            let most = columns.parse().unwrap();
            let wider = told.lines().filter(|line| line.width() > most);
            assert_eq!(wider.collect::<Vec<_>>(), Vec::<&str>::new(), "{columns}: {told}");
        }
    }
}

#[test]
fn a_project_without_a_name_shows_its_whole_id() {
    let path = file("nameless", "odd.pb", &odd());
    for columns in ["50", "80"] {
        let output = tally(&[path.to_str().unwrap()]).env("COLUMNS", columns).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains(&format!("   -  {}", "A/2026/".repeat(5))), "{told}");
    }
}
