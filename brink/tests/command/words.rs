// SPDX-License-Identifier: EUPL-1.2
//! The words on the command line.

use std::fmt::Write;

use crate::stage::{Place, Said};

fn say(words: &[&str]) -> Said {
    Said::of(Place::sqlite().brink(words).output().unwrap())
}

#[test]
fn wrong_words_give_exit_code_2_and_a_sentence() {
    let listen = ["serve", "--listen", "127.0.0.1:1"];
    let cases: &[(&[&str], &str)] = &[
        (&["onzin"], "de opdracht \"onzin\" bestaat niet"),
        (&["serve", "--nergens"], "--nergens hoort niet bij deze opdracht"),
        (&["serve", "extra"], "extra hoort niet bij deze opdracht"),
        (&["backup"], "hier ontbreekt nog iets: <BESTAND>"),
        (&["export", "a.gz"], "hier ontbreekt nog iets: --tenant <GEMEENTE>"),
        (&["import", "--tenant"], "achter --tenant <GEMEENTE> hoort nog iets te staan"),
        (&["serve", "--listen", "x"], "\"x\" past niet bij --listen <ADRES>"),
        (&["serve", "--smtp-port", "99999"], "\"99999\" past niet bij --smtp-port <POORT>"),
        (&["serve", "--no-worker=ja"], "achter --no-worker hoort niets te staan"),
        (
            &[&listen[..], &listen[1..]].concat(),
            "--listen <ADRES> past niet bij de rest, of staat er twee keer",
        ),
    ];
    for (words, sentence) in cases {
        let said = say(words);
        assert_eq!(said.code, Some(2), "{words:?}: {said:?}");
        assert_eq!(said.err, format!("brink: {sentence}; kijk bij `brink --help`\n"));
    }
    for words in [&[][..], &["tenant"], &["user"]] {
        let said = say(words);
        assert_eq!(said.code, Some(2), "{words:?}: {said:?}");
        assert!(said.err.contains("Opdrachten:"), "{said:?}");
    }
}

#[test]
fn a_wrong_setting_in_the_environment_is_told_too() {
    let place = Place::sqlite();
    let said = Said::of(place.brink(&["serve"]).env("BRINK_LISTEN", "hier").output().unwrap());
    assert_eq!(said.code, Some(2));
    assert_eq!(said.err, "brink: \"hier\" past niet bij --listen <ADRES>; kijk bij `brink --help`\n");
}

#[test]
fn the_help_of_every_command_is_what_was_reviewed() {
    let commands = [
        "",
        "serve",
        "worker",
        "migrate",
        "demo",
        "tenant",
        "tenant add",
        "tenant list",
        "backup",
        "restore",
        "export",
        "import",
        "doctor",
        "mail",
        "user",
        "user add",
        "user erase",
        "tally",
        "tally verify",
    ];
    let mut all = String::new();
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let said = say(&words);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{command}");
        writeln!(all, "$ brink {}\n{}", words.join(" "), said.out).unwrap();
    }
    let lines: Vec<&str> = all.lines().map(str::trim_end).collect();
    let all = lines.join("\n");
    for english in
        ["Usage", "Options", "OPTIONS", "Commands", "COMMAND", "default", "[env", "possible values", "Print"]
    {
        assert!(!all.contains(english), "{english}");
    }
    insta::assert_snapshot!(all);
}

#[test]
fn every_command_is_in_the_help() {
    // What is not in the list above would go unreviewed.
    let whole = say(&["--help"]).out;
    let list = whole.split("Opdrachten:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    assert_eq!(list.lines().count(), 13, "add the new command to the help that was reviewed");
}
