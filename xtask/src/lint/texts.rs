// SPDX-License-Identifier: EUPL-1.2
//! Dutch and English say the same things, and templates ask only for texts that exist.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::language::ftl;
use crate::tree::SourceFile;

/// The files of one crate by name, each with its keys and their lines.
type Languages<'a> = BTreeMap<&'a str, (&'a SourceFile, BTreeMap<String, usize>)>;

/// Refuses keys that one language lacks, keys given twice, and keys that nobody wrote.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut known = BTreeSet::new();
    let mut crates: BTreeMap<&str, Languages<'_>> = BTreeMap::new();
    for file in files {
        if let Some((home, language)) = file.path.split_once("/locales/") {
            let keys = keys(file, &mut findings);
            known.extend(keys.keys().cloned());
            crates.entry(home).or_default().insert(language, (file, keys));
        }
    }
    for (home, languages) in &crates {
        findings.extend(compare(home, languages, "nl.ftl", "en.ftl"));
        findings.extend(compare(home, languages, "en.ftl", "nl.ftl"));
    }
    for file in files.iter().filter(|file| file.path.contains("/templates/")) {
        findings.extend(unknown_keys(file, &known));
    }
    findings
}

fn keys(file: &SourceFile, findings: &mut Vec<Finding>) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    for message in ftl::parse(&file.text) {
        if keys.insert(message.key.clone(), message.line).is_some() {
            findings.push(Finding::new(
                &file.path,
                message.line,
                format!("`{}` is given twice", message.key),
            ));
        }
    }
    keys
}

fn compare(home: &str, languages: &Languages<'_>, from: &str, to: &str) -> Vec<Finding> {
    let Some((file, keys)) = languages.get(from) else {
        return Vec::new();
    };
    let nothing = BTreeMap::new();
    let others = languages.get(to).map_or(&nothing, |(_, keys)| keys);
    let lacking = keys.iter().filter(|(key, _)| !others.contains_key(*key));
    lacking
        .map(|(key, line)| {
            Finding::new(&file.path, *line, format!("`{key}` is missing in {home}/locales/{to}"))
        })
        .collect()
}

fn unknown_keys(file: &SourceFile, known: &BTreeSet<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        for key in asked(line).into_iter().filter(|key| !known.contains(*key)) {
            findings.push(Finding::new(&file.path, at + 1, format!("no locales/nl.ftl has a text `{key}`")));
        }
    }
    findings
}

/// The keys in `t("key"` and `tn("key"`.
fn asked(line: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in ["t(\"", "tn(\""] {
        for (at, _) in line.match_indices(call) {
            let inside_word = line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let rest = &line[at + call.len()..];
            if let (false, Some(end)) = (inside_word, rest.find('"')) {
                keys.push(&rest[..end]);
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn locales(nl: &str, en: &str) -> Vec<SourceFile> {
        vec![sample("slices/agenda/locales/nl.ftl", nl), sample("slices/agenda/locales/en.ftl", en)]
    }

    #[test]
    fn refuses_keys_that_one_language_lacks() {
        let found = check(&locales("a = A\nb = B\n", "a = A\nc = C\n"));
        assert_eq!(found.len(), 2);
        assert!(found[0].message.contains("`b` is missing in slices/agenda/locales/en.ftl"));
        assert_eq!(check(&locales("a = A\n", "a = A\n")[..1]).len(), 1, "no English file at all");
        assert_eq!(check(&locales("a = A\n    .title = T\n", "a = A\n")).len(), 1, "attributes count");
    }

    #[test]
    fn refuses_a_key_given_twice() {
        assert_eq!(check(&locales("a = A\na = B\n", "a = A\n")).len(), 1);
    }

    #[test]
    fn refuses_a_template_that_asks_for_an_unknown_text() {
        let mut files = locales("a = A\n", "a = A\n");
        files.push(sample(
            "slices/agenda/templates/x.html",
            "{{ t(\"a\") }}\n{{ l.t(\"b\") }} {{ tn(\"c\", 2) }}",
        ));
        let found = check(&files);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|finding| finding.line == 2));
    }

    #[test]
    fn other_calls_are_not_texts() {
        assert!(asked("count(\"x\") input(\"y\") t(name)").is_empty());
    }
}
