// SPDX-License-Identifier: EUPL-1.2
//! How fast files of Pabulib become elections, on one core: equal ballots put together included.
//!
//! `cargo bench -p tally --bench parse`; the files stand in `PABULIB_DIR`, by default
//! `../shared/data/pabulib` beside the repository.

#[allow(dead_code, reason = "reading is what is measured here")]
#[path = "../tests/pabulib/folder.rs"]
mod pabulib;

use divan::counter::BytesCount;
use pabulib::folder;
use tally::pb::{self, Options};

const FILES: &[&str] = &[
    "Poland_Lodz_2022",
    "Poland_Warszawa_2026",
    "Poland_Wroclaw_2015_150_-_500",
    "Poland_Krakow_2021",
    "Poland_Katowice_2020",
    "Hungary_Budapest_2024",
    "Netherlands_Amsterdam_252",
    "Netherlands_Assen_2024",
];

fn main() {
    if folder().is_dir() {
        divan::main();
    } else {
        eprintln!("{} is not there: nothing was measured", folder().display());
    }
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(format!("{name}.pb"))).expect("the file is in the folder")
}

/// The whole election, all voters in one group.
#[divan::bench(args = FILES)]
fn read(bencher: divan::Bencher<'_, '_>, name: &str) {
    let bytes = bytes(name);
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| pb::read(divan::black_box(&bytes[..]), &Options::default()).expect("a good file"));
}

/// With voters kept apart by age.
#[divan::bench(args = ["Poland_Lodz_2022", "Poland_Warszawa_2026"])]
fn read_by_age(bencher: divan::Bencher<'_, '_>, name: &str) {
    let bytes = bytes(name);
    let options = Options { group_by: Some("age".to_owned()) };
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| pb::read(divan::black_box(&bytes[..]), &options).expect("a good file"));
}
