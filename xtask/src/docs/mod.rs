// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask docs`: what the documents point at exists.
//!
//! Links and anchors, paths in inline code, and the commands of `cargo xtask` and `brink`.

mod commands;
mod links;
mod markdown;
mod paths;

use std::collections::BTreeSet;

use anyhow::Result;

use crate::finding::{Finding, report};
use crate::tree::{SourceFile, Tree};

const AT_ROOT: &[&str] = &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md"];

/// Checks the documents.
pub fn run(tree: &Tree) -> Result<()> {
    let known = paths::Known::new(tree.paths()?);
    let documents: Vec<SourceFile> =
        tree.sources(&["md"])?.into_iter().filter(|file| is_checked(&file.path)).collect();
    let mut findings: Vec<Finding> = AT_ROOT
        .iter()
        .filter(|path| !documents.iter().any(|file| file.path == **path))
        .map(|path| Finding::new(path, 0, "is missing"))
        .collect();
    let anchors = links::Anchors::new(&documents);
    let mut named = BTreeSet::new();
    for file in &documents {
        findings.extend(links::check(file, &known, &anchors));
        findings.extend(paths::check(file, &known, &|path| is_ignored(tree, path)));
        named.extend(commands::named(file));
    }
    findings.extend(commands::check(tree, &named)?);
    println!("{} documents, {} commands named", documents.len(), named.len());
    report("documents", findings)
}

fn is_checked(path: &str) -> bool {
    !path.contains('/') || path.starts_with("docs/")
}

/// Build output may be named although git does not keep it.
fn is_ignored(tree: &Tree, path: &str) -> bool {
    let mut git = std::process::Command::new("git");
    git.args(["check-ignore", "--quiet", "--", path]).current_dir(&tree.root);
    crate::process::capture(&mut git).is_ok_and(|output| output.status.success())
}
