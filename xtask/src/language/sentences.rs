// SPDX-License-Identifier: EUPL-1.2
//! Sentences that one can say in one breath.

const LIMIT: usize = 25;

/// A message for each sentence of a reading that is too long.
pub fn too_long(reading: &str) -> Vec<String> {
    let long = split(reading).into_iter().filter(|sentence| length(sentence) > LIMIT);
    long.map(|sentence| {
        let start: Vec<_> = sentence.split_whitespace().take(5).collect();
        format!(
            "the sentence “{} …” has {} words: cut it, {LIMIT} at most",
            start.join(" "),
            length(sentence)
        )
    })
    .collect()
}

/// Sentences end at `.`, `!`, `?` before white space, and at an empty line or a line of a list.
fn split(reading: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, c) in reading.char_indices() {
        let rest = &reading[at..];
        let ended = c.is_whitespace() && matches!(previous, '.' | '!' | '?');
        let new_line = ["\n\n", "\n- ", "\n* "].iter().any(|sign| rest.starts_with(sign));
        if ended || new_line {
            sentences.push(&reading[start..at]);
            start = at;
        }
        previous = c;
    }
    sentences.push(&reading[start..]);
    sentences
}

fn length(sentence: &str) -> usize {
    sentence
        .split_whitespace()
        .filter(|word| word.contains(|c: char| c.is_alphanumeric() || c == '…'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_the_twenty_sixth_word() {
        let words = |count: usize| vec!["woord"; count].join(" ");
        assert!(too_long(&words(LIMIT)).is_empty());
        let found = too_long(&format!("Kort. {} – …", words(LIMIT)));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("26 words"), "{found:?}");
    }

    #[test]
    fn full_stops_and_lists_end_a_sentence() {
        let words = |count: usize| vec!["woord"; count].join(" ");
        for sign in [". ", "! ", "?\n", "\n\n", "\n- "] {
            assert!(too_long(&format!("{}{sign}{}", words(20), words(20))).is_empty(), "{sign:?}");
        }
        assert_eq!(too_long(&format!("{}\n{}", words(20), words(20))).len(), 1, "a soft line end");
    }
}
