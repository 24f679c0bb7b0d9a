// SPDX-License-Identifier: EUPL-1.2
//! SQL stands in stores, and every statement of a slice names the municipality it is about.

use super::rust::{Kind, Piece, pieces};
use crate::finding::Finding;
use crate::tree::SourceFile;

const VERBS: &[&str] = &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];

/// Refuses SQL outside the stores, and statements without `tenant_id` in a slice.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    if file.extension() != "rs" || file.path.starts_with("xtask/") {
        return Vec::new();
    }
    let literals = pieces(&file.text).into_iter().filter(|piece| piece.kind == Kind::Text);
    literals.filter_map(|literal| judge(&file.path, &literal)).collect()
}

fn judge(path: &str, literal: &Piece<'_>) -> Option<Finding> {
    let sql = squeeze(literal.text);
    if !speaks_sql(&sql) {
        return None;
    }
    if !may_hold_sql(path) {
        let message = "SQL stands in store.rs (or store/) of a slice, in foundation/{db,jobs,files} or in a platform.rs";
        return Some(Finding::new(path, literal.line, message));
    }
    let platform = path.ends_with("/platform.rs");
    if path.starts_with("slices/") && !platform && is_statement(&sql) && !sql.contains("tenant_id") {
        let message = "this statement does not name tenant_id; SQL over all tenants belongs in a platform.rs";
        return Some(Finding::new(path, literal.line, message));
    }
    None
}

/// White space and line continuations become single spaces.
fn squeeze(literal: &str) -> String {
    let mut sql =
        literal.replace("\\n", " ").replace("\\\n", " ").split_whitespace().collect::<Vec<_>>().join(" ");
    sql.push(' ');
    sql
}

fn speaks_sql(sql: &str) -> bool {
    VERBS.iter().any(|verb| {
        sql.match_indices(verb).any(|(at, _)| !sql[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

/// A `SELECT` without `FROM` is the beginning of one that a store puts together.
fn is_statement(sql: &str) -> bool {
    let complete = !sql.starts_with("SELECT ") || sql.contains(" FROM ");
    (VERBS.iter().any(|verb| sql.starts_with(verb)) && complete) || sql.starts_with("WITH ")
}

fn may_hold_sql(path: &str) -> bool {
    let in_store = path.ends_with("/store.rs") || path.contains("/store/");
    let in_tests = path.contains("/tests/");
    (path.starts_with("slices/") && (in_store || in_tests))
        || path.starts_with("foundation/db/")
        || path.starts_with("foundation/jobs/")
        || path.starts_with("foundation/files/src/store")
        || path == "foundation/web/src/search.rs"
        || path.ends_with("/platform.rs")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn refuses_sql_in_a_page() {
        for sql in [
            "SELECT 1",
            "\\n  INSERT INTO x VALUES (1)",
            "WITH a AS (DELETE FROM b)",
            "UPDATE\\n x SET a = 1",
        ] {
            let found = check(&sample("slices/agenda/src/pages.rs", &format!("fn f() {{\n g(\"{sql}\") }}")));
            assert_eq!(found.len(), 1, "{sql}");
            assert_eq!(found[0].line, 2);
        }
        assert_eq!(check(&sample("foundation/web/src/lib.rs", "\"SELECT 1\"")).len(), 1);
        assert_eq!(check(&sample("brink/src/main.rs", "r#\"SELECT 1\"#")).len(), 1);
    }

    #[test]
    fn refuses_a_statement_of_all_tenants_in_a_slice() {
        let text = "f(\"SELECT id FROM point WHERE number = $1\")";
        for path in
            ["slices/agenda/src/store.rs", "slices/agenda/src/store/points.rs", "slices/agenda/tests/http.rs"]
        {
            assert_eq!(check(&sample(path, text)).len(), 1, "{path}");
        }
        assert!(check(&sample("slices/agenda/src/platform.rs", text)).is_empty());
        assert!(check(&sample("foundation/db/src/lib.rs", text)).is_empty());
    }

    #[test]
    fn allows_statements_with_the_tenant_and_ordinary_words() {
        let good = "f(\"UPDATE point SET a = 1 \\\n  WHERE tenant_id = $1\")";
        assert!(check(&sample("slices/agenda/src/store.rs", good)).is_empty());
        let words = "// SELECT this\nf(\"Select one\", \"RESELECT it\")";
        assert!(check(&sample("slices/agenda/src/pages.rs", words)).is_empty());
    }
}
