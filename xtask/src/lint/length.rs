// SPDX-License-Identifier: EUPL-1.2
//! A file that swells hides a noun that wants a room of its own.

use crate::finding::Finding;
use crate::tree::SourceFile;

const LIMIT: usize = 400;

/// Longer files, each with the reason why splitting would make them worse.
const ALLOWED: &[(&str, &str)] = &[];

/// Refuses Rust files over the limit.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    let lines = file.text.lines().count();
    let allowed = ALLOWED.iter().any(|(path, _)| *path == file.path);
    if file.extension() != "rs" || lines <= LIMIT || allowed {
        return Vec::new();
    }
    let message =
        format!("{lines} lines, more than {LIMIT}: split it, or give a reason in xtask/src/lint/length.rs");
    vec![Finding::new(&file.path, 0, message)]
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn refuses_one_line_too_many() {
        assert!(check(&sample("a.rs", &"x\n".repeat(LIMIT))).is_empty());
        assert_eq!(check(&sample("a.rs", &"x\n".repeat(LIMIT + 1))).len(), 1);
        assert!(check(&sample("a.css", &"x\n".repeat(LIMIT + 1))).is_empty());
    }

    #[test]
    fn every_exception_has_a_reason() {
        assert!(ALLOWED.iter().all(|(_, reason)| reason.len() > 10));
    }
}
