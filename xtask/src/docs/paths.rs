// SPDX-License-Identifier: EUPL-1.2
//! Inline code that looks like a path of this repository.

use std::collections::BTreeSet;

use super::markdown::{Part, parts};
use crate::finding::Finding;
use crate::tree::SourceFile;

/// Every file and folder of the repository.
pub struct Known {
    paths: BTreeSet<String>,
    top: BTreeSet<String>,
}

impl Known {
    /// From the list of files.
    pub fn new(files: Vec<String>) -> Self {
        let mut paths = BTreeSet::from([String::new()]);
        let mut top = BTreeSet::new();
        for file in files {
            for (at, _) in file.match_indices('/') {
                paths.insert(file[..at].to_owned());
            }
            if let Some((folder, _)) = file.split_once('/') {
                top.insert(folder.to_owned());
            }
            paths.insert(file);
        }
        Self { paths, top }
    }

    /// Whether a file or folder has this path.
    pub fn exists(&self, path: &str) -> bool {
        self.paths.contains(path.trim_end_matches('/'))
    }

    fn matches(&self, pattern: &str) -> bool {
        let pattern = pattern.trim_end_matches('/');
        if pattern.contains('*') {
            return self.paths.iter().any(|path| fits(pattern, path));
        }
        self.exists(pattern)
    }
}

/// Refuses paths in inline code that are not there; `ignored` tells build output.
pub fn check(file: &SourceFile, known: &Known, ignored: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, part) in parts(&file.text) {
        let Part::Code(code) = part else { continue };
        for path in candidates(code, known) {
            if !known.matches(&path) && !ignored(&path) {
                findings.push(Finding::new(&file.path, line, format!("`{path}` does not exist")));
            }
        }
    }
    findings
}

/// The paths that a piece of inline code stands for: `a/{b,c}` is two, `<name>` any name.
fn candidates(code: &str, known: &Known) -> Vec<String> {
    let looks = code.contains('/') && !code.contains(char::is_whitespace) && !code.contains("://");
    let first = code.split('/').next().unwrap_or_default();
    if !looks || !known.top.contains(first) {
        return Vec::new();
    }
    let without_line = match code.rsplit_once(':') {
        Some((path, line)) if line.bytes().all(|b| b.is_ascii_digit()) => path,
        _ => code,
    };
    expand(without_line).iter().map(|path| wildcards(path)).collect()
}

fn expand(path: &str) -> Vec<String> {
    let (Some(open), Some(close)) = (path.find('{'), path.find('}')) else {
        return vec![path.to_owned()];
    };
    if close < open {
        return vec![path.to_owned()];
    }
    let (before, after) = (&path[..open], &path[close + 1..]);
    let inside = &path[open + 1..close];
    if !inside.contains(',') {
        return expand(&format!("{before}*{after}"));
    }
    inside.split(',').flat_map(|choice| expand(&format!("{before}{}{after}", choice.trim()))).collect()
}

fn wildcards(path: &str) -> String {
    let mut result = String::new();
    let mut in_name = false;
    for c in path.chars() {
        match c {
            '<' => in_name = true,
            '>' => {
                in_name = false;
                result.push('*');
            }
            '…' => result.push('*'),
            _ if in_name => {}
            _ => result.push(c),
        }
    }
    result
}

/// `*` stands for any characters.
fn fits(pattern: &str, path: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|start| path.strip_prefix(start)) else {
        return false;
    };
    let pieces: Vec<&str> = pieces.collect();
    for (at, piece) in pieces.iter().enumerate() {
        if at + 1 == pieces.len() {
            return rest.ends_with(piece);
        }
        let Some(found) = rest.find(piece) else {
            return false;
        };
        rest = &rest[found + piece.len()..];
    }
    rest.is_empty()
}

/// A link's target as a path from the root.
pub fn resolve(from: &str, target: &str) -> String {
    let mut folders: Vec<&str> = if target.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    folders.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(code: &str) -> usize {
        let files =
            ["slices/agenda/src/store.rs", "slices/people/src/lib.rs", "assets/build.mjs", "README.md"];
        let known = Known::new(files.map(String::from).into());
        let file = SourceFile { path: "README.md".into(), text: format!("See `{code}`.") };
        check(&file, &known, &|path| path == "assets/dist").len()
    }

    #[test]
    fn refuses_paths_that_are_not_there() {
        assert_eq!(problems("slices/agenda/src/stores.rs"), 1);
        assert_eq!(problems("slices/{agenda,budget}/src"), 1);
        assert_eq!(problems("slices/*/src/none.rs"), 1);
        assert_eq!(problems("slices/<name>/locales"), 1);
        assert_eq!(problems("slices/agenda/src/stores.rs:12"), 1);
    }

    #[test]
    fn allows_paths_that_are() {
        for code in [
            "slices/agenda/src/store.rs",
            "slices/agenda/",
            "slices/{agenda,people}/src",
            "slices/*/src/lib.rs",
            "slices/<name>/src",
            "slices/agenda/src/store.rs:12",
            "assets/dist",
        ] {
            assert_eq!(problems(code), 0, "{code}");
        }
    }

    #[test]
    fn other_code_is_no_path() {
        for code in ["/kernen/tricht", "kernen/tricht", "slices/x or y", "text/html", "https://slices/x"] {
            assert_eq!(problems(code), 0, "{code}");
        }
    }

    #[test]
    fn links_resolve_from_their_document() {
        assert_eq!(resolve("docs/a/b.md", "../c.md"), "docs/c.md");
        assert_eq!(resolve("README.md", "docs/c.md"), "docs/c.md");
        assert_eq!(resolve("docs/b.md", "/README.md"), "README.md");
    }
}
