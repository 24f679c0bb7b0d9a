// SPDX-License-Identifier: EUPL-1.2
//! Every source file says under which licence it stands.

use crate::finding::Finding;
use crate::tree::SourceFile;

const HEADER: &str = "SPDX-License-Identifier: EUPL-1.2";
const LINES: usize = 5;

/// Refuses sources without the licence in their first lines.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    let asked = ["rs", "ts", "css", "mjs"].contains(&file.extension());
    if !asked || file.text.lines().take(LINES).any(|line| line.contains(HEADER)) {
        return Vec::new();
    }
    let mend = if file.extension() == "css" { format!("/* {HEADER} */") } else { format!("// {HEADER}") };
    vec![Finding::new(&file.path, 1, format!("begin the file with `{mend}`"))]
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn refuses_a_file_without_it() {
        for path in ["a.rs", "a.ts", "a.css", "a.mjs"] {
            assert_eq!(check(&sample(path, "x")).len(), 1, "{path}");
            assert_eq!(check(&sample(path, &format!("{}// {HEADER}", "\n".repeat(LINES)))).len(), 1);
            assert!(check(&sample(path, &format!("#!/usr/bin/env node\n// {HEADER}\n"))).is_empty());
        }
        assert!(check(&sample("a.sql", "x")).is_empty());
    }
}
