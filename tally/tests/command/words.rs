// SPDX-License-Identifier: EUPL-1.2
//! The help in both languages, and a report for people.

use crate::{ASSEN, say, tally};

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

#[test]
fn a_terminal_without_utf8_gets_signs_of_ascii() {
    let plain = tally(&[ASSEN]).env("LANG", "C").output().unwrap();
    let plain = String::from_utf8(plain.stdout).unwrap();
    assert!(plain.contains("\n* PopUp Podium           43 votes ####"), "{plain}");
    assert!(!plain.contains(['█', '░', '✓', '…']), "{plain}");
}
