// SPDX-License-Identifier: EUPL-1.2
//! How long counting takes, on one core, without reading a file.
//!
//! `cargo bench -p tally --bench count`; the files stand in `PABULIB_DIR`, by default
//! `../shared/data/pabulib` beside the repository. The other elections are made here.
#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

#[path = "../tests/pabulib/folder.rs"]
mod pabulib;

use divan::Bencher;
use pabulib::folder;
use tally::{
    BallotKind, Completion, Decimal, Election, Increase, Misfit, NewProject, Rule, Settings, Utility, count,
};

const FILES: &[&str] = &[
    "Netherlands_Assen_2024",
    "Netherlands_Amsterdam_252",
    "Poland_Wieliczka_2023_Green_Budget",
    "Poland_Katowice_2020",
    "Poland_Lodz_2022",
    "Poland_Warszawa_2026",
    "Hungary_Budapest_2023_VIII_Jozsefvaros",
];

fn main() {
    if folder().is_dir() {
        divan::main();
    } else {
        eprintln!("{} is not there: nothing was measured", folder().display());
    }
}

fn read(name: &str) -> Election {
    pabulib::read(&folder().join(format!("{name}.pb")))
}

/// An election that is the same on every machine: each voter approves of about six projects,
/// popular ones more often.
fn made(voters: u32, projects: u32) -> Election {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(((state >> 33) * u64::from(below)) >> 31).unwrap()
    };
    let mut builder =
        Election::builder(BallotKind::Approval, Decimal::from(projects) * Decimal::from(10_000));
    for id in 0..projects {
        let cost = Decimal::from(5_000 + random(60_000));
        builder.project(NewProject { id: id.to_string(), cost, ..NewProject::default() }).unwrap();
    }
    for _ in 0..voters {
        let choices = (0..1 + random(11)).map(|_| random(projects).min(random(projects)));
        let choices = choices.map(|project| (project, Decimal::ONE)).collect::<Vec<_>>();
        builder.ballot(choices, 0, 1).unwrap();
    }
    builder.build().unwrap()
}

fn bench(bencher: Bencher<'_, '_>, election: &Election, settings: &Settings) {
    bencher.bench_local(|| count(divan::black_box(election), settings, &mut |_| ()).unwrap());
}

fn plain(rule: Rule, utility: Utility) -> Settings {
    Settings { rule, utility, completion: Completion::None, ..Settings::default() }
}

#[divan::bench(args = FILES)]
fn greedy(bencher: Bencher<'_, '_>, name: &str) {
    bench(bencher, &read(name), &plain(Rule::Greedy(Misfit::Skip), Utility::Cost));
}

#[divan::bench(args = FILES)]
fn equal_shares(bencher: Bencher<'_, '_>, name: &str) {
    bench(bencher, &read(name), &plain(Rule::EqualShares, Utility::Cost));
}

#[divan::bench(args = FILES, sample_count = 10)]
fn equal_shares_add1(bencher: Bencher<'_, '_>, name: &str) {
    let completion = Completion::Add1(Increase::default());
    bench(bencher, &read(name), &Settings { completion, ..Settings::default() });
}

#[divan::bench(args = FILES.iter().filter(|file| !file.contains("Katowice")))]
fn phragmen(bencher: Bencher<'_, '_>, name: &str) {
    bench(bencher, &read(name), &plain(Rule::Phragmen, Utility::Cost));
}

#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000], sample_count = 10)]
fn voters_with_200_projects(bencher: Bencher<'_, '_>, voters: u32) {
    bench(bencher, &made(voters, 200), &plain(Rule::EqualShares, Utility::Cost));
}

#[divan::bench(args = [25, 50, 100, 200, 400, 800], sample_count = 10)]
fn projects_with_100_000_voters(bencher: Bencher<'_, '_>, projects: u32) {
    bench(bencher, &made(100_000, projects), &plain(Rule::EqualShares, Utility::Cost));
}
