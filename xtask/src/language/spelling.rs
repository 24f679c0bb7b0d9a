// SPDX-License-Identifier: EUPL-1.2
//! Asks hunspell which words it does not know.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The words that hunspell does not know and that are not our own.
pub fn unknown(words: &BTreeSet<&str>, own: &BTreeSet<String>) -> Result<Vec<String>> {
    let mut hunspell = Command::new("hunspell")
        .args(["-d", "nl_NL", "-i", "UTF-8", "-l"])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start hunspell: install Debian's packages `hunspell` and `hunspell-nl`")?;
    let list: String = words.iter().flat_map(|word| [*word, "\n"]).collect();
    let mut pipe = hunspell.stdin.take().context("hunspell has no input")?;
    let writer = std::thread::spawn(move || pipe.write_all(list.as_bytes()));
    let output = hunspell.wait_with_output()?;
    if !output.status.success() || writer.join().is_ok_and(|written| written.is_err()) {
        bail!("hunspell failed; is its Dutch dictionary (`hunspell-nl`) installed?");
    }
    let reported: BTreeSet<String> =
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    let is_reported = |word: &str| word.split(['’', '\'']).chain([word]).any(|part| reported.contains(part));
    let wrong = words.iter().filter(|word| is_reported(word) && !is_own(word, own));
    Ok(wrong.map(|word| (*word).to_owned()).collect())
}

/// Reads one word a line; `#` begins a remark.
pub fn own_words(list: &str) -> BTreeSet<String> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Names keep their capital; other words may begin a sentence.
fn is_own(word: &str, own: &BTreeSet<String>) -> bool {
    let mut letters = word.chars();
    let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    own.contains(word) || own.contains(&small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_may_begin_a_sentence_but_names_stay_names() {
        let own = own_words("# kernen\nHeukelum\nwoordbeeld # ons woord\n");
        assert!(is_own("Woordbeeld", &own) && is_own("Heukelum", &own));
        assert!(!is_own("heukelum", &own) && !is_own("kernen", &own));
    }

    #[test]
    fn hunspell_finds_a_mistake() {
        if crate::process::which("hunspell").is_none() {
            eprintln!("no hunspell here: nothing to try");
            return;
        }
        let words = ["afspraak", "afspraaak", "Xyzzyd", "foto's", "coördinator"].into();
        let found = unknown(&words, &own_words("xyzzyd")).unwrap();
        assert_eq!(found, ["afspraaak"]);
    }
}
