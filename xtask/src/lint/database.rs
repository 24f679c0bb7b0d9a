// SPDX-License-Identifier: EUPL-1.2
//! Only `foundation/db` names sqlx.

use super::rust::code_only;
use crate::finding::Finding;
use crate::tree::SourceFile;

const HOME: &str = "foundation/db/";
const CRATE: &str = "sqlx";

/// Refuses sqlx in code and in manifests outside its home.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    if file.path.starts_with(HOME) || file.path == "Cargo.toml" {
        return Vec::new();
    }
    let code = match file.extension() {
        "rs" => code_only(&file.text),
        "toml" if file.path.ends_with("Cargo.toml") => file.text.clone(),
        _ => return Vec::new(),
    };
    let named = code.lines().enumerate().filter(|(_, line)| names_it(line));
    named
        .map(|(at, _)| {
            Finding::new(&file.path, at + 1, "sqlx is named only in foundation/db: use what `db` offers")
        })
        .collect()
}

fn names_it(line: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == CRATE)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn refuses_it_in_a_slice() {
        let found = check(&sample("slices/agenda/src/store.rs", "use db;\nuse sqlx::Row;\n"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
        assert_eq!(check(&sample("slices/agenda/Cargo.toml", "sqlx = { workspace = true }")).len(), 1);
    }

    #[test]
    fn allows_it_at_home_and_in_words() {
        assert!(check(&sample("foundation/db/src/lib.rs", "use sqlx::Row;")).is_empty());
        assert!(check(&sample("slices/agenda/src/store.rs", "// like sqlx\nf(\"sqlx\");")).is_empty());
    }
}
