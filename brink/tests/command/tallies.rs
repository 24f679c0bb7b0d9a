// SPDX-License-Identifier: EUPL-1.2
//! `brink tally` is the program `tally`, in Dutch.

use serde_json::Value;

use crate::stage::{Place, Said};

const ASSEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tally/tests/pabulib/Netherlands_Assen_2024.pb");
/// What `tally` is held to as well, in its own tests.
const EXPECTED: &str = include_str!("../../../tally/tests/command/assen.json");

fn say(words: &[&str]) -> Said {
    Said::of(Place::sqlite().brink(&[&["tally"], words].concat()).output().unwrap())
}

#[test]
fn it_gives_the_same_object_but_for_the_times() {
    let said = say(&[ASSEN, "--completion", "add1", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let mut told: Value = serde_json::from_str(&said.out).unwrap();
    for time in ["elapsed_ms", "parse_ms"] {
        assert!(told.as_object_mut().unwrap().remove(time).is_some_and(|time| time.is_f64()), "{time}");
    }
    assert_eq!(told, serde_json::from_str::<Value>(EXPECTED).unwrap());
}

#[test]
fn it_speaks_dutch_until_asked_otherwise() {
    let said = say(&[ASSEN]);
    assert!(said.code == Some(0) && said.out.contains("\nGekozen: 7\n"), "{said:?}");
    let said = say(&[ASSEN, "--language", "en"]);
    assert!(said.code == Some(0) && said.out.contains("\nChosen: 7\n"), "{said:?}");
    let said = say(&["none.pb"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert_eq!(said.err, "brink tally: none.pb is niet te lezen: dat bestaat niet\n");
    let said = say(&["--nergens"]);
    assert_eq!(said.code, Some(2));
    let mistake = "brink tally: --nergens hoort niet bij deze opdracht; kijk bij `brink tally --help`\n";
    assert_eq!(said.err, mistake);
}
