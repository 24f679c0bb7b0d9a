// SPDX-License-Identifier: EUPL-1.2
//! Real elections, counted by the reference implementation and by us: the same winners in the same
//! order, at the same cost, in every row.
//!
//! A few small files are fixtures (`tests/pabulib`). All of them are read from `PABULIB_DIR`, by
//! default `shared/data/pabulib` beside the project. Without it this says that they were not tried,
//! and fails when `CI` is set. Rows that the reference could not finish are in `tests/pabulib/ours.json`;
//! `OURS=write` writes that file anew.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
#![allow(clippy::disallowed_methods, reason = "where the elections are is told to the test, not to Brink")]

#[path = "pabulib/folder.rs"]
mod pabulib;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use pabulib::{folder, read};
use serde_json::{Value, json};
use tally::{Completion, Increase, Misfit, Rule, Settings, Utility, count};

type Ours = BTreeMap<String, Value>;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pabulib")
}

/// How a row of the reference is asked for here.
fn settings(row: &Value) -> Settings {
    let utility = match row["sat"].as_str() {
        Some("Cardinality_Sat") => Utility::Cardinality,
        Some("Additive_Cardinal_Sat") => Utility::Points,
        Some("Additive_Borda_Sat") => Utility::Borda,
        _ => Utility::Cost,
    };
    let rule = match row["rule"].as_str() {
        Some("greedy_utilitarian") => Rule::Greedy(Misfit::Skip),
        Some("sequential_phragmen") => Rule::Phragmen,
        _ => Rule::EqualShares,
    };
    let add1 = row["completion"].as_str() == Some("add1");
    let completion = if add1 { Completion::Add1(Increase::default()) } else { Completion::None };
    Settings { rule, utility, completion, ..Settings::default() }
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// Counts all rows of one file; gives back those that only we finished.
fn check(folder: &Path, file: &str, expected: &Value) -> Ours {
    let election = read(&folder.join(file));
    assert_eq!(expected["voters"].as_u64(), Some(election.voters()), "{file}: voters");
    let projects = u64::try_from(election.projects().len()).ok();
    assert_eq!(expected["projects"].as_u64(), projects, "{file}: projects");
    assert_eq!(expected["budget"].as_str().unwrap(), election.money(election.budget()), "{file}");
    let mut ours = Ours::new();
    for row in expected["results"].as_array().unwrap() {
        let name = format!("{file} {} {} {}", row["rule"], row["sat"], row["completion"]).replace('"', "");
        let outcome = count(&election, &settings(row), &mut |_| ()).unwrap();
        let winners = outcome.winners.iter().map(|winner| election.projects()[winner.project].id.clone());
        let winners = winners.collect::<Vec<_>>();
        let cost = election.money(outcome.cost);
        if row["status"] != "ok" {
            let steps = outcome.shares.map(|shares| shares.steps);
            ours.insert(name, json!({ "winners": winners, "cost": cost, "steps": steps }));
            continue;
        }
        assert_eq!(row["total_cost"].as_str(), Some(cost.as_str()), "{name}: cost");
        if row["selection_order"].is_array() {
            assert_eq!(ids(&row["selection_order"]), winners, "{name}: order");
        } else {
            let mut sorted = winners;
            sorted.sort();
            assert_eq!(ids(&row["winners"]), sorted, "{name}: winners");
        }
    }
    ours
}

/// Checks every file of `expected.json`, on all cores.
fn check_all(folder: &Path) -> Ours {
    let expected = fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let mut instances = expected["instances"].as_object().unwrap().iter().collect::<Vec<_>>();
    // The largest first, so that no core waits long at the end.
    instances.sort_by_key(|(_, instance)| std::cmp::Reverse(instance["voters"].as_u64()));
    let (next, ours) = (AtomicUsize::new(0), Mutex::new(Ours::new()));
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((file, instance)) = instances.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = check(folder, file, instance);
                    ours.lock().unwrap().extend(found);
                }
            });
        }
    });
    ours.into_inner().unwrap()
}

#[test]
fn fixtures_are_counted_as_the_reference_counts_them() {
    check_all(&fixtures());
}

#[test]
fn all_files_are_counted_as_the_reference_counts_them() {
    let folder = folder();
    if !folder.join("expected.json").exists() {
        assert!(std::env::var_os("CI").is_none(), "no elections in {}", folder.display());
        eprintln!("Not tried: there are no elections in {} (PABULIB_DIR).", folder.display());
        return;
    }
    let ours = check_all(&folder);
    let file = fixtures().join("ours.json");
    if std::env::var("OURS").as_deref() == Ok("write") {
        fs::write(&file, format!("{}\n", serde_json::to_string_pretty(&ours).unwrap())).unwrap();
        return;
    }
    let before: Ours = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(before, ours, "rows that the reference could not finish");
}
