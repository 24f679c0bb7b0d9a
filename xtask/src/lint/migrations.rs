// SPDX-License-Identifier: EUPL-1.2
//! Migrations stand in pairs, carry a date and a number, and their tables belong to a tenant.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::tree::SourceFile;

const ENGINES: [&str; 2] = ["sqlite", "postgres"];

/// Tables whose key has no `tenant_id`, each with the reason.
const WITHOUT_TENANT: &[(&str, &str)] = &[
    ("tenant", "the municipality itself: its id is the key that all others carry"),
    ("tenant_host", "looked up by host name before the tenant is known"),
    ("schema_migration", "about the database, not about a municipality"),
    ("job_schedule", "one row per task of the whole installation"),
];

/// Refuses lonely or misnamed migrations, and tables without a tenant in their key.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut pairs: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.extension() == "sql") {
        let Some((home, rest)) = file.path.split_once("/migrations/") else {
            continue;
        };
        let Some((engine, name)) = rest.split_once('/').filter(|(engine, _)| ENGINES.contains(engine)) else {
            findings.push(Finding::new(
                &file.path,
                0,
                "a migration stands in migrations/sqlite or migrations/postgres",
            ));
            continue;
        };
        pairs.entry((home, name)).or_default().push(engine);
        if !well_named(name) {
            let message = "name it YYYYMMDD_HHMM_what.sql, in small letters, digits and underscores";
            findings.push(Finding::new(&file.path, 0, message));
        }
        findings.extend(check_tables(file));
    }
    for ((home, name), engines) in pairs {
        for engine in ENGINES.iter().filter(|engine| !engines.contains(engine)) {
            let path = format!("{home}/migrations/{engine}/{name}");
            findings.push(Finding::new(&path, 0, "is missing: both engines have migrations of equal names"));
        }
    }
    findings
}

fn well_named(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".sql") else {
        return false;
    };
    let digits = |part: Option<&str>, count: usize| {
        part.is_some_and(|part| part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut parts = stem.splitn(3, '_');
    let dated = digits(parts.next(), 8) && digits(parts.next(), 4);
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    dated && parts.next().is_some_and(|what| !what.is_empty() && what.bytes().all(plain))
}

fn check_tables(file: &SourceFile) -> Vec<Finding> {
    let sql = without_comments(&file.text);
    let upper = sql.to_ascii_uppercase();
    let mut findings = Vec::new();
    for (at, opening) in upper.match_indices("CREATE TABLE") {
        let after = &sql[at + opening.len()..];
        let name = table_name(after);
        let body = parentheses(after);
        if !WITHOUT_TENANT.iter().any(|(table, _)| *table == name) && !keyed_by_tenant(body) {
            let line = sql[..at].matches('\n').count() + 1;
            let message = format!("the primary key of `{name}` must begin with tenant_id");
            findings.push(Finding::new(&file.path, line, message));
        }
    }
    findings
}

fn table_name(after: &str) -> String {
    let mut words = after.split(|c: char| c.is_whitespace() || c == '(').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let name = if first.eq_ignore_ascii_case("if") { words.nth(2).unwrap_or_default() } else { first };
    name.trim_matches('"').to_owned()
}

/// What stands between the first opening parenthesis and the one that closes it.
fn parentheses(sql: &str) -> &str {
    let Some(start) = sql.find('(') else {
        return "";
    };
    let mut depth = 0;
    for (at, c) in sql[start..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &sql[start + 1..start + at];
        }
    }
    &sql[start..]
}

fn keyed_by_tenant(body: &str) -> bool {
    let squeezed = body.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let squeezed = squeezed.replace(" (", "(").replace("( ", "(");
    squeezed.contains("primary key(tenant_id")
        || squeezed
            .split(',')
            .any(|column| column.trim().starts_with("tenant_id ") && column.contains("primary key"))
}

fn without_comments(sql: &str) -> String {
    sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    const GOOD: &str = "-- points\nCREATE TABLE point (\n  tenant_id BLOB NOT NULL,\n  id BLOB, CHECK (id > 0),\n  CONSTRAINT point_pk PRIMARY KEY (tenant_id, id)\n);";

    fn pair(name: &str, sql: &str) -> Vec<SourceFile> {
        let path = |engine| format!("slices/agenda/migrations/{engine}/{name}");
        ENGINES.iter().map(|engine| sample(&path(engine), sql)).collect()
    }

    #[test]
    fn allows_a_good_pair() {
        assert!(check(&pair("20261121_1400_points.sql", GOOD)).is_empty());
        let one = "CREATE TABLE IF NOT EXISTS terms (tenant_id BLOB PRIMARY KEY, x TEXT)";
        assert!(check(&pair("20261121_1400_terms.sql", one)).is_empty());
        assert!(
            check(&pair("20261121_1400_tenants.sql", "CREATE TABLE tenant (id BLOB PRIMARY KEY)")).is_empty()
        );
    }

    #[test]
    fn refuses_a_lonely_migration() {
        let found = check(&pair("20261121_1400_points.sql", GOOD)[..1]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "slices/agenda/migrations/postgres/20261121_1400_points.sql");
        assert_eq!(check(&[sample("slices/agenda/migrations/20261121_1400_x.sql", "")]).len(), 1);
    }

    #[test]
    fn refuses_a_bad_name() {
        for name in [
            "1_points.sql",
            "20261121_1400_Points.sql",
            "20261121_1400_.sql",
            "20261121_140_x.sql",
            "20261121_1400-x.sql",
        ] {
            assert_eq!(check(&pair(name, GOOD)).len(), 2, "{name}");
        }
    }

    #[test]
    fn refuses_a_table_without_a_tenant_in_its_key() {
        for sql in [
            "\nCREATE TABLE point (id BLOB PRIMARY KEY, tenant_id BLOB)",
            "\ncreate table if not exists point (tenant_id BLOB, id BLOB, primary key (id, tenant_id))",
            "\nCREATE TABLE point (id BLOB) -- primary key (tenant_id, id)",
        ] {
            let found = check(&pair("20261121_1400_points.sql", sql));
            assert_eq!(found.len(), 2, "{sql}");
            assert_eq!(found[0].line, 2);
            assert!(found[0].message.contains("`point`"));
        }
    }

    #[test]
    fn every_exception_has_a_reason() {
        assert!(WITHOUT_TENANT.iter().all(|(_, reason)| reason.len() > 10));
    }
}
