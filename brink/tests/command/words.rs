// SPDX-License-Identifier: EUPL-1.2
//! The words on the command line.

use crate::stage::{Place, Said};

fn say(words: &[&str]) -> Said {
    Said::of(Place::sqlite().brink(words).output().unwrap())
}

#[test]
fn wrong_words_give_exit_code_2() {
    for words in [&["onzin"][..], &[], &["serve", "--nergens"], &["backup"], &["import", "--tenant"]] {
        let said = say(words);
        assert_eq!(said.code, Some(2), "{words:?}: {said:?}");
        assert!(!said.err.is_empty());
    }
}

#[test]
fn help_is_there_for_every_command() {
    let whole = say(&["--help"]);
    assert_eq!(whole.code, Some(0));
    assert!(whole.out.contains("exitcode"), "{}", whole.out);
    for command in ["serve", "worker", "migrate", "demo", "backup", "restore", "export", "import", "doctor"] {
        assert!(whole.out.contains(command), "{command}");
        let said = say(&[command, "--help"]);
        assert_eq!(said.code, Some(0), "{command}");
        assert!(said.out.contains("--database-url"), "{command}");
    }
}
