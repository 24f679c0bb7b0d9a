// SPDX-License-Identifier: EUPL-1.2
//! What cities decided, by the column `selected` of their own files: greedy in the order of points, of
//! votes, and with a withdrawn project.
//!
//! A missing `PABULIB_DIR` is told as in `tests/expected.rs`.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
#![allow(clippy::disallowed_methods, reason = "where the elections are is told to the test, not to Brink")]

#[path = "pabulib/folder.rs"]
mod pabulib;

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use pabulib::{folder, read};
use tally::explain::{WhyLost, explain};
use tally::limits::prepare;
use tally::{Decimal, Election, Limits, Misfit, Privacy, Rule, Settings, Support, Utility, count, pb};

fn greedy(utility: Utility, least: Option<u64>) -> Settings {
    let limits = Limits { min_support: least.map(Support::Score), ..Limits::default() };
    Settings { rule: Rule::Greedy(Misfit::Skip), utility, limits, ..Settings::default() }
}

/// The election and what the city chose of it, by index, and the points that it published.
fn official(file: &Path) -> (Election, Vec<usize>, Vec<Option<Decimal>>) {
    let election = read(file);
    let (_, header) = pb::read(BufReader::new(File::open(file).unwrap()), &pb::Options::default()).unwrap();
    let is_selected = |at: &usize| header.claimed[*at].selected == Some(Decimal::ONE);
    let selected = (0..election.projects().len()).filter(is_selected).collect::<Vec<_>>();
    assert!(!selected.is_empty(), "{}", file.display());
    let scores = header.claimed.iter().map(|claimed| claimed.score).collect();
    (election, selected, scores)
}

fn counted(election: &Election, settings: &Settings) -> Vec<usize> {
    let outcome = count(election, settings, &mut |_| ()).unwrap();
    let mut winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
    winners.sort_unstable();
    winners
}

/// Most points first gives what the city chose, and the points are those that it published.
fn is_by_score(file: &Path, least: Option<u64>) {
    let (election, selected, scores) = official(file);
    let settings = greedy(Utility::Score, least);
    assert_eq!(counted(&election, &settings), selected, "{}", file.display());
    let everything = prepare(&election, &greedy(Utility::Score, None)).unwrap().profile;
    for (project, score) in scores.iter().enumerate() {
        let own = Decimal::from(everything.total_marks(project));
        assert_eq!(Some(own), *score, "{} {project}", file.display());
    }
}

#[test]
fn cities_with_points_fund_the_most_points_first() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pabulib");
    is_by_score(&fixtures.join("Poland_Katowice_2024_Murcki.pb"), Some(50));
    is_by_score(&fixtures.join("Poland_Krakow_2021_Stare_Miasto.pb"), None);
    // Not by the number of voters, nor by points for cost.
    let (election, selected, _) = official(&fixtures.join("Poland_Krakow_2021_Stare_Miasto.pb"));
    for utility in [Utility::Cost, Utility::Borda] {
        assert_ne!(counted(&election, &greedy(utility, None)), selected, "{utility:?}");
    }
}

/// Its most wanted project was withdrawn and has a cost of 999,999,999, which stopped nothing.
#[test]
fn a_withdrawn_project_stops_nothing() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pabulib/Poland_Wroclaw_2017_Rejon_nr_11_750.pb");
    let (election, selected, _) = official(&file);
    let stop = Settings { rule: Rule::Greedy(Misfit::Stop), ..Settings::default() };
    assert_eq!(counted(&election, &stop), selected);
    let outcome = count(&election, &stop, &mut |_| ()).unwrap();
    let told = explain(&election, &stop, &outcome, Privacy::default()).unwrap();
    let withdrawn = election.find("150").unwrap();
    for loser in &told.losers {
        let is_dear = matches!(loser.why, WhyLost::TooDear);
        assert_eq!(is_dear, loser.project == withdrawn, "{:?}", loser.why);
        let WhyLost::Stopped { by: Some(by) } = loser.why else { continue };
        assert_ne!(by, withdrawn);
    }
}

#[test]
fn so_do_the_large_ones() {
    let folder = folder();
    if !folder.join("expected.json").exists() {
        assert!(std::env::var_os("CI").is_none(), "no elections in {}", folder.display());
        eprintln!("Not tried: there are no elections in {} (PABULIB_DIR).", folder.display());
        return;
    }
    is_by_score(&folder.join("Poland_Katowice_2020.pb"), Some(200));
    is_by_score(&folder.join("Poland_Krakow_2021.pb"), None);
}
