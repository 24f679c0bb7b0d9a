// SPDX-License-Identifier: EUPL-1.2
//! Relative links and their anchors.

use std::collections::{BTreeMap, BTreeSet};

use super::markdown::{Part, parts, slug};
use super::paths::{Known, resolve};
use crate::finding::Finding;
use crate::tree::SourceFile;

/// The anchors of every document.
pub struct Anchors(BTreeMap<String, BTreeSet<String>>);

impl Anchors {
    /// Collects headings and explicit ids.
    pub fn new(documents: &[SourceFile]) -> Self {
        Self(documents.iter().map(|file| (file.path.clone(), anchors(&file.text))).collect())
    }
}

fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for (_, part) in parts(text) {
        match part {
            Part::Heading(title) => {
                let slug = slug(title);
                let times = seen.entry(slug.clone()).or_default();
                anchors.insert(if *times == 0 { slug } else { format!("{slug}-{times}") });
                *times += 1;
            }
            Part::Prose(prose) => {
                for mark in ["id=\"", "name=\""] {
                    let ids = prose.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
                    anchors.extend(ids.map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    anchors
}

/// Refuses relative links to what is not there.
pub fn check(file: &SourceFile, known: &Known, anchors: &Anchors) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, part) in parts(&file.text) {
        let Part::Prose(prose) = part else { continue };
        for target in targets(&prose) {
            if let Some(problem) = judge(&file.path, target, known, anchors) {
                findings.push(Finding::new(&file.path, line, problem));
            }
        }
    }
    findings
}

fn judge(from: &str, target: &str, known: &Known, anchors: &Anchors) -> Option<String> {
    let elsewhere = target.contains("://") || target.starts_with("mailto:") || target.starts_with("tel:");
    if elsewhere {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() { from.to_owned() } else { resolve(from, path) };
    if !known.exists(&path) {
        return Some(format!("the link `{target}` leads to `{path}`, which does not exist"));
    }
    let there = anchors.0.get(&path);
    if !anchor.is_empty() && !there.is_some_and(|there| there.contains(anchor)) {
        return Some(format!("the link `{target}`: `{path}` has no heading `#{anchor}`"));
    }
    None
}

/// Targets of `[text](target "title")`, images, `[name]: target` and `href`/`src` in HTML.
fn targets(prose: &str) -> Vec<&str> {
    let mut targets: Vec<&str> = Vec::new();
    for rest in prose.split("](").skip(1) {
        let end = rest.find([')', ' ']).unwrap_or(rest.len());
        targets.push(rest[..end].trim_matches(['<', '>']));
    }
    for mark in ["href=\"", "src=\""] {
        targets.extend(prose.split(mark).skip(1).filter_map(|rest| rest.split('"').next()));
    }
    if prose.starts_with('[')
        && let Some((_, target)) = prose.split_once("]:")
    {
        targets.extend(target.split_whitespace().next());
    }
    targets.retain(|target| !target.is_empty());
    targets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<Finding> {
        let file = SourceFile { path: "docs/operate/a.md".into(), text: text.into() };
        let known =
            Known::new(["docs/operate/a.md", "docs/b.md", "docs/images/x.png"].map(String::from).into());
        let other = SourceFile {
            path: "docs/b.md".into(),
            text: "# One\n## Two\n## Two\n<a id=\"three\"></a>".into(),
        };
        check(&file, &known, &Anchors::new(&[file_copy(&file), other]))
    }

    fn file_copy(file: &SourceFile) -> SourceFile {
        SourceFile { path: file.path.clone(), text: file.text.clone() }
    }

    #[test]
    fn refuses_dead_links_and_anchors() {
        for text in [
            "[x](c.md)",
            "![x](../images/y.png)",
            "[x](../b.md#four)",
            "[x](#nothing)",
            "[x]: c.md",
            "<img src=\"c.png\">",
        ] {
            assert_eq!(problems(&format!("\n{text}")).len(), 1, "{text}");
            assert_eq!(problems(&format!("\n{text}"))[0].line, 2);
        }
        assert_eq!(problems("[a](c.md) and [b](d.md)").len(), 2);
    }

    #[test]
    fn allows_living_ones() {
        let text = "# Here\n[a](../b.md#two-1) [b](../b.md#three) [c](#here) [d](https://example.nl/x) [e](../images/) `[f](no.md)`";
        assert_eq!(problems(text), []);
    }
}
