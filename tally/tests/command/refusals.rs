// SPDX-License-Identifier: EUPL-1.2
//! What is refused, with which exit code and in which words.

use crate::{ASSEN, Said, file, say, say_with, tally};

/// What is asked, and what is wrong with it in English and in Dutch.
type Case<'a> = (&'a [&'a str], &'a str, &'a str);

fn refuse(cases: &[Case<'_>]) {
    for (words, english, dutch) in cases {
        say(words).refuses(2, &format!("{english}; see `tally --help`"));
        let words = [words, &["--language", "nl"][..]].concat();
        say(&words).refuses(2, &format!("{dutch}; kijk bij `tally --help`"));
    }
}

#[test]
fn a_wrong_value_is_told_with_one_that_fits() {
    refuse(&[
        (
            &[ASSEN, "--exclusive", "3"],
            "\"3\" does not fit --exclusive <ID,ID> (two different ids or more, such as 3,9)",
            "\"3\" past niet bij --exclusive <ID,ID> (twee verschillende id's of meer, zoals 3,9)",
        ),
        (
            &[ASSEN, "--minimum", "groen=5"],
            "\"groen=5\" does not fit --minimum <category:NAME=AMOUNT> (such as category:green=5000 or place:South=5000)",
            "\"groen=5\" past niet bij --minimum <category:NAAM=BEDRAG> (zoals category:groen=5000 of place:Zuid=5000)",
        ),
        (
            &[ASSEN, "--compare", "greedy,fair"],
            "\"fair\" does not fit --compare <RULE> (a rule, or a rule with its completion, such as equal-shares/add1)",
            "\"fair\" past niet bij --compare <REGEL> (een regel, of een regel met zijn aanvulling, zoals equal-shares/add1)",
        ),
        (
            &[ASSEN, "--completion", "add1", "--step", "half"],
            "\"half\" does not fit --step <AMOUNT> (an amount, such as 0.5)",
            "\"half\" past niet bij --step <BEDRAG> (een bedrag, zoals 0,5)",
        ),
        (
            &[ASSEN, "--tie-breaking", "cheaper", "--seed", ""],
            "something must stand behind --seed <TEXT>",
            "achter --seed <TEKST> hoort nog iets te staan",
        ),
    ]);
}

#[test]
fn wrong_words_give_exit_code_2() {
    let cases: &[Case<'_>] = &[
        (&[], "something is missing: <FILE>", "hier ontbreekt nog iets: <BESTAND>"),
        (
            &[ASSEN, "--nowhere"],
            "--nowhere is not part of this order",
            "--nowhere hoort niet bij deze opdracht",
        ),
        (
            &[ASSEN, "--misfit", "run"],
            "\"run\" does not fit --misfit <MISFIT> (skip, stop)",
            "\"run\" past niet bij --misfit <KEUZE> (skip, stop)",
        ),
        (
            &[ASSEN, "--step", "1"],
            "--step belongs to --completion add1 or add1u",
            "--step hoort bij --completion add1 of add1u",
        ),
        (
            &[ASSEN, "--seed", "x"],
            "--seed belongs to --tie-breaking cheaper",
            "--seed hoort bij --tie-breaking cheaper",
        ),
        (
            &[ASSEN, "--min-support", "many"],
            "\"many\" does not fit --min-support <SUPPORT> (such as 50, 50-points or third-of-cost)",
            "\"many\" past niet bij --min-support <STEUN> (zoals 50, 50-points of third-of-cost)",
        ),
        (
            &[ASSEN, "--min-choices", "3", "--max-choices", "2"],
            "--min-choices 3 is more than --max-choices 2",
            "--min-choices 3 is meer dan --max-choices 2",
        ),
        (&[ASSEN, "--what-if"], "--what-if belongs to --explain", "--what-if hoort bij --explain"),
        (&[ASSEN, "--by", "sex"], "--by belongs to --compare", "--by hoort bij --compare"),
        (&[ASSEN, "--json", "--json"], "--json is there twice", "--json staat er twee keer"),
        (
            &[ASSEN, "--rule", "greedy", "--rule", "phragmen"],
            "--rule <RULE> is there twice",
            "--rule <REGEL> staat er twee keer",
        ),
        (
            &[ASSEN, "--ballots", "-"],
            "standard output has the outcome already; give the name of a file and not -",
            "op de standaarduitvoer staat de uitslag al; geef de naam van een bestand in plaats van -",
        ),
        (
            &[ASSEN, "--min-support", "-5"],
            "\"-5\" does not fit --min-support <SUPPORT> (such as 50, 50-points or third-of-cost)",
            "\"-5\" past niet bij --min-support <STEUN> (zoals 50, 50-points of third-of-cost)",
        ),
        (
            &[ASSEN, "--exclusive", "3,9,3"],
            "\"3,9,3\" does not fit --exclusive <ID,ID> (two different ids or more, such as 3,9)",
            "\"3,9,3\" past niet bij --exclusive <ID,ID> (twee verschillende id's of meer, zoals 3,9)",
        ),
        (&[ASSEN, "--json=yes"], "nothing may stand behind --json", "achter --json hoort niets te staan"),
    ];
    refuse(cases);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    say(&["none.pb"]).refuses(1, "none.pb cannot be read: it does not exist");
    say(&["none.pb", "--language", "nl"]).refuses(1, "none.pb is niet te lezen: dat bestaat niet");
    say(&["verify", ASSEN, "none.json"]).refuses(1, "none.json cannot be read: it does not exist");
    let why = "chaeper cannot be read: it does not exist; --tie-breaking is id, cheaper or a file";
    say(&[ASSEN, "--tie-breaking", "chaeper"]).refuses(1, why);
    let empty = file("empty", "a.pb", "");
    let empty = empty.to_str().unwrap();
    say(&[empty]).refuses(1, &format!("{empty} cannot be read: it is empty"));
    say(&["verify", ASSEN, empty, "--language", "nl"])
        .refuses(1, &format!("{empty} is niet te lezen: het is leeg"));
}

#[test]
fn a_wrong_file_is_told_with_line_and_column() {
    let start = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;5\n";
    let wrong = format!("{start}b;vijf\nVOTES\nvoter_id;vote\n1;a\n");
    say_with(&["-"], &wrong).refuses(1, "-: line 8, column 3: \"vijf\" is not a number");
    say_with(&["-", "--language", "nl"], &wrong).refuses(1, "-: Regel 8, teken 3: “vijf” is geen getal.");
    let unknown = format!("{start}VOTES\nvoter_id;vote\n1;a\n2;a,z\n");
    let said = say_with(&["-", "--json"], &unknown);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.starts_with("tally: -: line 11, column 5: "), "{said:?}");
}

#[test]
fn what_nobody_defined_is_refused() {
    let refuses = |words: &[&str], english: &str, dutch: &str| {
        say(words).refuses(1, &format!("not counted: {english}"));
        let words = [words, &["--language", "nl"]].concat();
        say(&words).refuses(1, &format!("dit is niet te tellen: {dutch}"));
    };
    refuses(
        &[ASSEN, "--utility", "borda"],
        "utility borda cannot be read from approval ballots",
        "het nut borda is niet te lezen uit keuzes zonder volgorde of punten (approval)",
    );
    refuses(
        &[ASSEN, "--rule", "greedy", "--completion", "add1"],
        "this completion is not defined for rule greedy; defined are: none",
        "deze aanvulling bestaat niet voor de meeste steun eerst (greedy); wel: none",
    );
    refuses(&[ASSEN, "--exclusive", "3,none"], "no project has id none", "er is geen project none");
    refuses(
        &[ASSEN, "--compare", "phragmen/add1"],
        "this completion is not defined for rule phragmen; defined are: none, greedy",
        "deze aanvulling bestaat niet voor de regel van Phragmén; wel: none, greedy",
    );
}

#[test]
fn words_too_many_and_languages_that_are_not_there() {
    for words in [&[ASSEN, "extra"][..], &[ASSEN, ASSEN], &[ASSEN, "verify"]] {
        say(words).refuses(2, "there is a word too many: there is one file; see `tally --help`");
        let words = [words, &["--language=nl"]].concat();
        say(&words).refuses(2, "er staat een woord te veel: er is één bestand; kijk bij `tally --help`");
    }
    let both = "\"fr\" past niet bij --language <LANGUAGE> (nl, en) / \"fr\" does not fit --language <LANGUAGE> (nl, en)";
    say(&[ASSEN, "--language", "fr"]).refuses(2, &format!("{both}; see `tally --help`"));
    say(&["--language=fr", "verify"]).refuses(2, &format!("{both}; see `tally --help`"));
}

#[test]
fn the_language_may_stand_before_the_command() {
    let none = "none.json is niet te lezen: dat bestaat niet";
    say(&["--language", "nl", "verify", ASSEN, "none.json"]).refuses(1, none);
    say(&["--json", "--language=nl", "verify", ASSEN, "none.json"]).refuses(1, none);
    say(&["--language", "nl", ASSEN, "--utility", "borda"]).refuses(
        1,
        "dit is niet te tellen: het nut borda is niet te lezen uit keuzes zonder volgorde of punten (approval)",
    );
}

#[test]
fn amounts_below_nothing_are_refused_as_amounts() {
    let words = [ASSEN, "--completion", "add1", "--step", "-0,5", "--language", "nl"];
    say(&words).refuses(1, "dit is niet te tellen: een deel kan niet groeien in stappen van -0,5");
    say(&[ASSEN, "--min-choices", "-1"])
        .refuses(2, "\"-1\" does not fit --min-choices <NUMBER> (a whole number); see `tally --help`");
    for people in ["-1", "0", "2.5"] {
        let fits = "<PEOPLE> (a whole number from 1 up); see `tally --help`";
        say(&[ASSEN, "--smallest", people])
            .refuses(2, &format!("\"{people}\" does not fit --smallest {fits}"));
    }
}

#[test]
fn a_section_without_rows_is_told_as_empty() {
    let path = file("a_section_without_rows", "empty.pb", "META\nkey;value\n").display().to_string();
    let wrong = "line 3, column 1: section META is missing before here, or is empty";
    say(&[&path]).refuses(1, &format!("{path}: {wrong}"));
}

#[test]
fn folders_are_told_from_files() {
    say(&[".", "--language", "nl"]).refuses(1, ". is niet te lezen: dat is een map");
    let folder = std::fs::File::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let said = tally(&["-", "--language", "nl"]).stdin(folder).output().unwrap();
    let said = Said::of(said);
    if cfg!(target_os = "linux") {
        said.refuses(1, "- is niet te lezen: dat is een map");
    }
    let said = say(&[ASSEN, "--chart", "none/x.svg", "--language", "nl"]);
    said.refuses(1, "none/x.svg is niet te schrijven: die map bestaat niet");
}

#[test]
fn what_is_no_certificate_is_told_in_dutch() {
    let path = file("no-certificate", "a.json", "none");
    let path = path.to_str().unwrap();
    let why = "dit bestand is geen bewijs: op regel 1, teken 2 gaat het mis";
    let said = say(&["verify", ASSEN, path, "--language", "nl"]);
    said.refuses(1, &format!("{path}: het bewijs is afgekeurd: {why}"));
}
