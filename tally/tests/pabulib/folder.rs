// SPDX-License-Identifier: EUPL-1.2
//! Where the elections of Pabulib are, for tests and benches alike.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use tally::{Election, pb};

/// `PABULIB_DIR`, by default `shared/data/pabulib` beside the project.
pub fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/pabulib");
    std::env::var_os("PABULIB_DIR").map_or_else(beside, PathBuf::from)
}

/// The election in a file, all voters in one group.
pub fn read(file: &Path) -> Election {
    let file = File::open(file).expect("the file is there");
    pb::read(BufReader::new(file), &pb::Options::default()).expect("a good file").0
}
