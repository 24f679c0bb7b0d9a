// SPDX-License-Identifier: EUPL-1.2
//! Who switches a lint off says why.

use super::rust::code_only;
use crate::finding::Finding;
use crate::tree::SourceFile;

const OPENINGS: &[&str] = &["#[allow(", "#![allow(", "#[expect(", "#![expect("];

/// Refuses `allow` and `expect` attributes without a reason.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    if file.extension() != "rs" {
        return Vec::new();
    }
    let code = code_only(&file.text);
    let mut findings = Vec::new();
    for opening in OPENINGS {
        for (at, _) in code.match_indices(opening) {
            let end = code[at..].find(")]").map_or(code.len(), |length| at + length);
            if !code[at..end].contains("reason =") {
                let line = code[..at].matches('\n').count() + 1;
                findings.push(Finding::new(
                    &file.path,
                    line,
                    format!("`{opening}…)]` needs `reason = \"…\"`"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn refuses_one_without_a_reason() {
        for opening in OPENINGS {
            let found = check(&sample("a.rs", &format!("\n{opening}dead_code)]\nfn f() {{}}")));
            assert_eq!(found.len(), 1, "{opening}");
            assert_eq!(found[0].line, 2);
        }
    }

    #[test]
    fn allows_one_with_a_reason_even_over_lines() {
        assert!(check(&sample("a.rs", "#[allow(\n  dead_code,\n  reason = \"used by x\"\n)]")).is_empty());
        assert!(check(&sample("a.rs", "// #[allow(dead_code)]")).is_empty());
    }
}
