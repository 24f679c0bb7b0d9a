// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask lint`: the rules of this repository that no other tool knows.
//!
//! Each rule is a pure function over the text of a file (or of all files), with tests that show
//! what it refuses.

mod allows;
mod database;
mod floors;
mod header;
mod length;
mod migrations;
mod rust;
mod sql;

mod texts;
mod unfinished;

use anyhow::Result;

use crate::finding::{Finding, report};
use crate::tree::{SourceFile, Tree};

const EXTENSIONS: &[&str] = &["rs", "ts", "css", "mjs", "sql", "html", "txt", "xml", "ftl", "toml"];

type FileRule = fn(&SourceFile) -> Vec<Finding>;
type TreeRule = fn(&[SourceFile]) -> Vec<Finding>;

const PER_FILE: &[FileRule] =
    &[allows::check, header::check, length::check, sql::check, database::check, unfinished::check];

const OVER_ALL: &[TreeRule] = &[floors::check, migrations::check, texts::check];

/// Runs every rule over every file.
pub fn run(tree: &Tree) -> Result<()> {
    let sources = tree.sources(EXTENSIONS)?;
    let mut findings: Vec<Finding> = Vec::new();
    for rule in PER_FILE {
        findings.extend(sources.iter().flat_map(rule));
    }
    for rule in OVER_ALL {
        findings.extend(rule(&sources));
    }
    println!("{} files under {} rules", sources.len(), PER_FILE.len() + OVER_ALL.len());
    report("own lints", findings)
}

/// A file for tests.
#[cfg(test)]
fn sample(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.to_owned() }
}
