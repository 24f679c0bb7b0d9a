// SPDX-License-Identifier: EUPL-1.2
//! The words of a text, and those that we do not use.

use crate::finding::Finding;

/// A word or phrase that we do not use, and what we say instead.
pub struct Banned {
    words: Vec<String>,
    instead: String,
}

/// Reads lines of `phrase<TAB>alternative`; a word ending in `*` stands for all it begins.
pub fn banned(path: &str, table: &str) -> (Vec<Banned>, Vec<Finding>) {
    let mut list = Vec::new();
    let mut findings = Vec::new();
    for (at, line) in table.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once('\t').map(|(phrase, instead)| (phrase.trim(), instead.trim())) {
            Some((phrase, instead)) if !phrase.is_empty() && !instead.is_empty() => {
                let words = phrase.split_whitespace().map(str::to_lowercase).collect();
                list.push(Banned { words, instead: instead.to_owned() });
            }
            _ => findings.push(Finding::new(path, at + 1, "write the word, a tab, and what to say instead")),
        }
    }
    (list, findings)
}

/// A message for each banned word or phrase in a reading.
pub fn found(banned: &[Banned], reading: &str) -> Vec<String> {
    let words: Vec<String> = of(reading).into_iter().map(str::to_lowercase).collect();
    let mut messages = Vec::new();
    for entry in banned {
        for window in words.windows(entry.words.len()) {
            if window.iter().zip(&entry.words).all(|(word, wanted)| same(word, wanted)) {
                messages.push(format!("“{}” is official language: say {}", window.join(" "), entry.instead));
            }
        }
    }
    messages
}

fn same(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    }
}

/// The text without mark-up, web addresses and e-mail addresses.
pub fn plain(reading: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    let mut characters = reading.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '<' if characters.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '/') => {
                in_tag = true;
            }
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            _ => text.push(c),
        }
    }
    let is_address = |word: &str| word.contains("://") || word.contains('@') || word.contains("www.");
    let lines = text.split('\n').map(|line| {
        let words = line.split(' ').map(|word| if is_address(word) { "…" } else { word });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The words: letters, with apostrophes and hyphens inside.
pub fn of(text: &str) -> Vec<&str> {
    let joins = |c: char| matches!(c, '\'' | '’' | '-');
    text.split(|c: char| !c.is_alphanumeric() && !joins(c))
        .map(|word| word.trim_end_matches(joins).trim_start_matches('-'))
        .filter(|word| word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_ascii_digit()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Vec<Banned> {
        banned("x.tsv", "# woord\tanders\nderhalve\tdaarom\nindien*\tsturen\nmet betrekking tot\tover\n").0
    }

    #[test]
    fn refuses_official_words_and_phrases() {
        assert_eq!(found(&list(), "Derhalve niet.").len(), 1);
        assert_eq!(found(&list(), "U kunt uw aanvraag indienen").len(), 1);
        let phrase = found(&list(), "Vragen met betrekking\ntot wegen");
        assert_eq!(phrase, ["“met betrekking tot” is official language: say over"]);
        assert!(found(&list(), "Daarom sturen we het over.").is_empty());
    }

    #[test]
    fn refuses_a_line_without_an_alternative() {
        assert_eq!(
            banned("x.tsv", "derhalve\n").1,
            [Finding::new("x.tsv", 1, "write the word, a tab, and what to say instead")]
        );
        assert_eq!(banned("x.tsv", "derhalve\t \n").1.len(), 1);
    }

    #[test]
    fn words_keep_their_apostrophes_and_hyphens() {
        let words = of("Zo'n foto’s: e-mail -los, 's avonds (2026) 3e … “kern”.");
        assert_eq!(words, ["Zo'n", "foto’s", "e-mail", "los", "'s", "avonds", "kern"]);
    }

    #[test]
    fn mark_up_and_addresses_are_no_words() {
        assert_eq!(plain("Zie <a href=\"x\">hier</a> of mail info@x.nl: 3 < 4"), "Zie hier of mail … 3 < 4");
    }
}
