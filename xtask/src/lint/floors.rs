// SPDX-License-Identifier: EUPL-1.2
//! Arrows point downward only: foundation below slices, and the slices in their order.

use crate::finding::Finding;
use crate::tree::SourceFile;

/// The slices from the ground up; a slice may use those before it.
const SLICES: &[&str] = &["people", "villages", "agenda", "questions"];

/// Refuses dependencies that point upward.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    files.iter().flat_map(check_manifest).collect()
}

fn check_manifest(file: &SourceFile) -> Vec<Finding> {
    let mut folders = file.path.split('/');
    let (floor, name) = (folders.next().unwrap_or_default(), folders.next().unwrap_or_default());
    if !file.path.ends_with("/Cargo.toml") || !["foundation", "slices"].contains(&floor) {
        return Vec::new();
    }
    let height = SLICES.iter().position(|slice| *slice == name);
    if floor == "slices" && height.is_none() {
        let message =
            format!("slice `{name}` has no place yet: add it to SLICES in xtask/src/lint/floors.rs");
        return vec![Finding::new(&file.path, 0, message)];
    }
    let mut findings = Vec::new();
    for (line, dependency) in dependencies(&file.text) {
        let slice = dependency.strip_prefix("brink-").unwrap_or(&dependency);
        let above = SLICES.iter().position(|known| *known == slice);
        if dependency == "brink" || above.is_some_and(|above| height.is_none_or(|own| above >= own)) {
            let message =
                format!("`{name}` may not depend on `{dependency}`, which stands above or beside it");
            findings.push(Finding::new(&file.path, line, message));
        }
    }
    findings
}

/// Every crate that a manifest names as a dependency, of any kind, with its line.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_list = false;
    for (at, line) in manifest.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end_matches(']');
            in_list = header.ends_with("dependencies");
            if let Some((_, name)) = header.rsplit_once("dependencies.") {
                found.push((at + 1, name.to_owned()));
            }
        } else if in_list && let Some((key, value)) = line.split_once('=') {
            let name = key.split('.').next().unwrap_or_default().trim().trim_matches('"');
            found.push((at + 1, name.to_owned()));
            if let Some((_, package)) = value.split_once("package") {
                let package = package.split('"').nth(1).unwrap_or_default();
                found.push((at + 1, package.to_owned()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn found(path: &str, manifest: &str) -> usize {
        check(&[sample(path, manifest)]).len()
    }

    #[test]
    fn refuses_upward_dependencies() {
        assert_eq!(found("slices/people/Cargo.toml", "[dependencies]\nvillages = { workspace = true }"), 1);
        assert_eq!(found("slices/people/Cargo.toml", "[dependencies]\nagenda.workspace = true"), 1);
        assert_eq!(found("slices/people/Cargo.toml", "[dev-dependencies.agenda]\nworkspace = true"), 1);
        assert_eq!(
            found("slices/people/Cargo.toml", "[dependencies]\nx = { package = \"brink-agenda\" }"),
            1
        );
        assert_eq!(found("foundation/web/Cargo.toml", "[dependencies]\npeople = { workspace = true }"), 1);
        assert_eq!(found("foundation/db/macros/Cargo.toml", "[dependencies]\nbrink = { path = \"x\" }"), 1);
    }

    #[test]
    fn refuses_a_slice_that_has_no_place() {
        assert_eq!(found("slices/budgets/Cargo.toml", "[dependencies]"), 1);
    }

    #[test]
    fn allows_downward_dependencies() {
        let manifest = "[dependencies]\npeople = { workspace = true }\nvillages = { workspace = true }\nweb = { workspace = true }";
        assert_eq!(found("slices/agenda/Cargo.toml", manifest), 0);
        assert_eq!(found("brink/Cargo.toml", "[dependencies]\nagenda.workspace = true"), 0);
        assert_eq!(found("slices/people/Cargo.toml", "[package]\nname = \"brink-agenda\""), 0);
    }
}
