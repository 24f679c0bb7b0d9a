// SPDX-License-Identifier: EUPL-1.2
//! Nothing unfinished lands: what is left to do is an issue, not a comment.

use crate::finding::Finding;
use crate::tree::SourceFile;

/// Written in two halves, so that this file does not refuse itself.
const MARKS: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("unimple", "mented!"), concat!("to", "do!")];

/// Refuses marks of unfinished work.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        for mark in MARKS.iter().filter(|mark| has_word(line, mark)) {
            findings.push(Finding::new(
                &file.path,
                at + 1,
                format!("`{mark}`: finish it, or make it an issue"),
            ));
        }
    }
    findings
}

fn has_word(line: &str, mark: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(mark).any(|(at, _)| {
        let after = &line[at + mark.len()..];
        !line[..at].ends_with(part_of_word) && (mark.ends_with('!') || !after.starts_with(part_of_word))
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn refuses_each_mark() {
        for mark in MARKS {
            let found = check(&sample("a.rs", &format!("fn f() {{\n  // {mark}(x) later\n}}")));
            assert_eq!(found.len(), 1, "{mark}");
            assert_eq!(found[0].line, 2);
        }
    }

    #[test]
    fn allows_words_that_only_look_like_one() {
        assert!(check(&sample("a.rs", "MASTODON METODOS todo_list")).is_empty());
    }
}
