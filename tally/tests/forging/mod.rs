// SPDX-License-Identifier: EUPL-1.2
//! Changes certificates, as somebody would who knows how they are written.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// With a seal that fits.
pub fn resealed(json: &str) -> String {
    let key = "\"seal\":\"";
    let Some(at) = json.rfind(key) else { return json.to_owned() };
    let unsealed = format!("{}{key}\"}}", &json[..at]);
    let hex = Sha256::digest(&unsealed).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("{}{key}{hex}\"}}", &json[..at])
}

/// In the name of another election.
pub fn with_election(json: &str, digest: &str) -> String {
    let at = json.find("\"election\":\"").unwrap() + 12;
    format!("{}{digest}{}", &json[..at], &json[at + 64..])
}

/// Without the proof of the first steps of Add1: one certificate for each number of runs that is
/// left out.
pub fn beginning_later(original: &str) -> Vec<String> {
    let mut value = serde_json::from_str::<Value>(original).unwrap();
    let mut forged = Vec::new();
    while let Some(runs) = value["proof"]["equal-shares"]["runs"].as_array_mut().filter(|runs| runs.len() > 1)
    {
        runs.remove(0);
        forged.push(written(&value, original));
    }
    forged
}

/// The certificate with each of its parts changed in several ways.
pub fn changed(original: &str) -> Vec<String> {
    let value = serde_json::from_str::<Value>(original).unwrap();
    assert_eq!(written(&value, original), original.trim_end(), "what is not changed stays as it was");
    let mut words = Vec::new();
    collect(&value, &mut words);
    let mut forged = Vec::new();
    for_each_change(&value, &words, &mut |value| forged.push(written(&value, original)));
    forged
}

/// Short texts that stand in it: ids mostly.
fn collect(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) if text.len() < 8 && !words.contains(text) => words.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|value| collect(value, words)),
        Value::Object(all) => all.values().for_each(|value| collect(value, words)),
        _ => {}
    }
}

fn for_each_change(value: &Value, words: &[String], tell: &mut dyn FnMut(Value)) {
    match value {
        Value::Null => [json!(0), json!([]), json!("1")].into_iter().for_each(tell),
        Value::Bool(yes) => tell(json!(!yes)),
        Value::Number(number) => {
            let number = number.as_u64().unwrap();
            [number + 1, number.wrapping_sub(1), 0, u64::MAX].iter().for_each(|other| tell(json!(other)));
            tell(Value::Null);
        }
        Value::String(text) => {
            words.iter().filter(|word| *word != text).for_each(|word| tell(json!(word)));
            // In a long number the digits between are like the others.
            let is_long = text.len() > 12;
            for at in
                (0..text.len()).filter(|at| !is_long || [0, 1, text.len() / 2, text.len() - 1].contains(at))
            {
                for other in ["0", "1", "8", "a", "f", ""] {
                    tell(json!(format!("{}{other}{}", &text[..at], &text[at + 1..])));
                }
            }
            tell(json!(format!("0{text}")));
            tell(json!(format!("{text}0")));
        }
        Value::Array(all) => {
            for at in 0..all.len() {
                let mut without = all.clone();
                let one = without.remove(at);
                tell(json!(without));
                without.insert((at + 1).min(without.len()), one.clone());
                tell(json!(without));
                let mut twice = all.clone();
                twice.insert(at, one);
                tell(json!(twice));
                for_each_change(&all[at], words, &mut |new| {
                    let mut all = all.clone();
                    all[at] = new;
                    tell(json!(all));
                });
            }
            tell(json!([]));
            tell(json!([1]));
        }
        Value::Object(all) => {
            for (key, old) in all {
                let with = |new: Option<Value>| {
                    let mut all: Map<String, Value> = all.clone();
                    all.remove(key);
                    all.extend(new.map(|new| (key.clone(), new)));
                    Value::Object(all)
                };
                tell(with(None));
                for_each_change(old, words, &mut |new| tell(with(Some(new))));
            }
        }
    }
}

/// As text, with fields in the order in which the original has them.
fn written(value: &Value, original: &str) -> String {
    match value {
        Value::Array(all) => {
            let all = all.iter().map(|value| written(value, original)).collect::<Vec<_>>();
            format!("[{}]", all.join(","))
        }
        Value::Object(all) => {
            let mut fields = all.iter().collect::<Vec<_>>();
            // Some fields of the settings have the name of a field of the whole, which comes last.
            let is_whole = ["format", "proof", "order"].iter().any(|key| all.contains_key(*key));
            fields.sort_by_key(|(key, _)| {
                let key = format!("\"{key}\":");
                if is_whole { original.rfind(&key) } else { original.find(&key) }
            });
            let fields = fields.iter().map(|(key, value)| format!("\"{key}\":{}", written(value, original)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        leaf => leaf.to_string(),
    }
}
