// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask language`: Dutch that a resident understands at first reading.
//!
//! For every `locales/nl.ftl`: spelling (hunspell and `docs/taal/woordenlijst.txt`), sentences of
//! at most 25 words, and no official words (`docs/taal/verboden-woorden.tsv`).

pub mod ftl;
mod sentences;
mod spelling;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};

use crate::finding::{Finding, report};
use crate::tree::{SourceFile, Tree};

const OWN_WORDS: &str = "docs/taal/woordenlijst.txt";
const BANNED_WORDS: &str = "docs/taal/verboden-woorden.tsv";

/// Checks the Dutch texts of every crate.
pub fn run(tree: &Tree) -> Result<()> {
    let own = read(tree, OWN_WORDS)?;
    let banned = read(tree, BANNED_WORDS)?;
    let (banned, mut findings) = words::banned(BANNED_WORDS, &banned);
    let texts = tree.sources(&["ftl"])?;
    let texts: Vec<&SourceFile> = texts.iter().filter(|file| file.path.ends_with("locales/nl.ftl")).collect();
    let mut places: BTreeMap<String, Vec<(&str, usize, String)>> = BTreeMap::new();
    let mut count = 0;
    for file in &texts {
        for message in ftl::parse(&file.text) {
            count += 1;
            let (path, line, key) = (file.path.as_str(), message.line, message.key);
            for reading in ftl::readings(&message.value).iter().map(|reading| words::plain(reading)) {
                let problems =
                    sentences::too_long(&reading).into_iter().chain(words::found(&banned, &reading));
                findings
                    .extend(problems.map(|problem| Finding::new(path, line, format!("{key}: {problem}"))));
                for word in words::of(&reading) {
                    places.entry(word.to_owned()).or_default().push((path, line, key.clone()));
                }
            }
        }
    }
    let all: BTreeSet<&str> = places.keys().map(String::as_str).collect();
    for wrong in spelling::unknown(&all, &spelling::own_words(&own))? {
        for (path, line, key) in places.get(&wrong).into_iter().flatten() {
            let message =
                format!("{key}: “{wrong}” is not a known word: correct it, or add it to {OWN_WORDS}");
            findings.push(Finding::new(path, *line, message));
        }
    }
    println!("{count} texts in {} files, {} different words", texts.len(), all.len());
    report("language", findings)
}

fn read(tree: &Tree, path: &str) -> Result<String> {
    fs::read_to_string(tree.join(path)).with_context(|| format!("{path} is missing"))
}
