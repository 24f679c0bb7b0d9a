// SPDX-License-Identifier: EUPL-1.2
//! Dutch and English say the same things, and nothing asks for a text that does not exist.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::language::ftl;
use crate::tree::SourceFile;

/// The files of one crate by name, each with its keys and their lines.
type Languages<'a> = BTreeMap<&'a str, (&'a SourceFile, BTreeMap<String, usize>)>;

/// Calls of Rust that take the key of a text. With a field before it, the key is the second argument.
const IN_RUST: &[&str] = &[
    ".t(",
    ".t1(",
    ".t2(",
    ".ta(",
    "Conflict(",
    "Invalid::field(",
    "invalid.add(",
    "parser.wrong(",
    "key: ",
];
/// So begin messages that are shown once; wherever they stand, they are keys.
const SHOWN_ONCE: &str = "\"melding-";
/// Words that differ before a word with "de" and one with "het". A municipality chooses its own word
/// for a kern, so before that they are part of the placeable.
const BENT: &[&str] =
    &["de", "het", "deze", "dit", "die", "dat", "elke", "iedere", "welke", "nieuwe", "eerste", "andere"];

/// Refuses keys that one language lacks, keys given twice, and keys that nobody wrote.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut crates: BTreeMap<&str, Languages<'_>> = BTreeMap::new();
    for file in files {
        if let Some((home, language)) = file.path.split_once("/locales/") {
            let keys = keys(file, &mut findings);
            if language == "nl.ftl" {
                findings.extend(bent(file));
            }
            for (key, line) in &keys {
                let first = *known.entry(key.clone()).or_insert(home);
                if first != home && language == "nl.ftl" {
                    let message = format!("`{key}` stands in {first}/locales too: begin it with the thing");
                    findings.push(Finding::new(&file.path, *line, message));
                }
            }
            crates.entry(home).or_default().insert(language, (file, keys));
        }
    }
    for (home, languages) in &crates {
        findings.extend(compare(home, languages, "nl.ftl", "en.ftl"));
        findings.extend(compare(home, languages, "en.ftl", "nl.ftl"));
    }
    let known: BTreeSet<String> = known.into_keys().collect();
    for file in files {
        if file.path.contains("/templates/") {
            findings.extend(unknown_keys(file, &known));
        } else if speaks(&file.path) {
            let asked = asked_in_rust(&file.text).into_iter().filter(|(_, key)| !known.contains(*key));
            findings.extend(asked.map(|(line, key)| unknown(file, line, key)));
            let told = told_to_the_log(&file.text).into_iter().filter(|(_, key)| !known.contains(key));
            findings.extend(told.map(|(line, key)| unknown(file, line, &key)));
        }
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

/// Refuses "deze { $kern }": where a kern is called dorp, that is no Dutch.
fn bent(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        for (begin, _) in line.match_indices(" { $kern }") {
            let word = line[..begin].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if BENT.contains(&word.to_lowercase().as_str()) {
                let message =
                    format!("`{word} {{ $kern }}` is wrong before a dorp: write `{{ ${word}_kern }}`");
                findings.push(Finding::new(&file.path, at + 1, message));
            }
        }
    }
    findings
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
            findings.push(unknown(file, at + 1, key));
        }
    }
    findings
}

fn unknown(file: &SourceFile, line: usize, key: &str) -> Finding {
    Finding::new(&file.path, line, format!("no locales/nl.ftl has a text `{key}`"))
}

/// Where Rust names texts of the screen. The API tells which field is wrong, and has no words for it.
fn speaks(path: &str) -> bool {
    let home = path.starts_with("slices/") || path.starts_with("foundation/web/");
    home && path.contains("/src/") && !path.contains("/src/api") && path.ends_with(".rs")
}

/// The keys that Rust names whole, each with its line; not those of its tests and comments.
fn asked_in_rust(text: &str) -> Vec<(usize, &str)> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut keys = Vec::new();
    for call in IN_RUST.iter().chain([&SHOWN_ONCE]) {
        for (at, _) in text.match_indices(call) {
            let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let after = if *call == SHOWN_ONCE { &text[at..] } else { &text[at + call.len()..] };
            let mut rest = after.trim_start();
            if ["field(", "add(", "wrong("].iter().any(|end| call.ends_with(end)) {
                let field = rest.strip_prefix('"').and_then(|rest| rest.split_once("\","));
                rest = field.map_or("", |(_, rest)| rest.trim_start());
            }
            let key = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            let comment = text[begin..at].trim_start().starts_with("//");
            if let Some((key, _)) = key.filter(|(key, _)| !comment && !key.ends_with('-')) {
                keys.push((text[..at].matches('\n').count() + 1, key));
            }
        }
    }
    keys
}

/// The texts with which the log tells the facts that Rust names: the name, and a value that stands
/// there as a word.
fn told_to_the_log(text: &str) -> Vec<(usize, String)> {
    const FACT: &str = ".fact(\"";
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut keys = Vec::new();
    for (at, _) in text.match_indices(FACT) {
        let line = text[..at].matches('\n').count() + 1;
        let Some((name, rest)) = text[at + FACT.len()..].split_once('"') else { continue };
        keys.push((line, format!("feit-{name}")));
        let value = rest.strip_prefix(", \"").and_then(|rest| rest.split_once('"'));
        keys.extend(value.map(|(value, _)| (line, format!("feit-{name}-{}", value.replace(' ', "-")))));
    }
    keys
}

/// The keys in `t("key"`, and in `t1`, `t2` and `ta`.
fn asked(line: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in ["t(\"", "t1(\"", "t2(\"", "ta(\""] {
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
            "{{ t(\"a\") }}\n{{ l.t(\"b\") }} {{ t1(\"c\", 2) }}",
        ));
        let found = check(&files);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|finding| finding.line == 2));
    }

    #[test]
    fn refuses_a_key_of_two_slices() {
        let mut files = locales("a = A\n", "a = A\n");
        files.push(sample("slices/people/locales/nl.ftl", "a = A\n"));
        files.push(sample("slices/people/locales/en.ftl", "a = A\n"));
        let found = check(&files);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("slices/agenda/locales"), "{}", found[0].message);
    }

    #[test]
    fn refuses_rust_that_names_an_unknown_text() {
        let mut files = locales("a = A\n", "a = A\n");
        let good = "p.t(\"a\"); reply.saying(\"a\");\n//! p.t(\"x\")\n";
        let bad = "Err(Error::Conflict(\n  \"b\"))\nInvalid::field(\"veld\", \"c\")\np.t(key); act(visit, \"melding-x\")";
        let tests = "\n#[cfg(test)]\nmod tests { p.t(\"x\") }";
        files.push(sample("slices/agenda/src/x.rs", &format!("{good}{bad}{tests}")));
        files.push(sample("slices/agenda/tests/x.rs", bad));
        let found = check(&files);
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [3, 5, 6]);
    }

    #[test]
    fn refuses_what_fits_a_kern_and_no_dorp() {
        let found =
            check(&locales("a = Volg deze { $kern }.\nb = De { $kern }, uw { $kern }\n", "a = A\nb = B\n"));
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [1, 2]);
        assert!(check(&locales("a = Volg { $deze_kern } of een { $kern }.\n", "a = A\n")).is_empty());
    }

    #[test]
    fn refuses_a_fact_that_the_log_cannot_tell() {
        let mut files = locales("feit-a = A\nfeit-wat-foto-weg = F\n", "feit-a = A\nfeit-wat-foto-weg = F\n");
        let facts = "audit.fact(\"a\", 1)\n.fact(\"b\", 1)\n.fact(\"wat\", \"foto weg\").fact(\"a\", \"x\")";
        files.push(sample("slices/agenda/src/x.rs", facts));
        let found = check(&files);
        let missing: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(missing.len(), 3, "{missing:?}");
        for key in ["`feit-b`", "`feit-wat`", "`feit-a-x`"] {
            assert!(missing.iter().any(|message| message.contains(key)), "{key}: {missing:?}");
        }
    }

    #[test]
    fn other_calls_are_not_texts() {
        assert!(asked("count(\"x\") input(\"y\") t(name)").is_empty());
    }
}
