// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask fuzz`: bytes that nobody thought of, against what reads files of others.
//!
//! The counters in the code by which libFuzzer knows what an input reaches are those that
//! cargo-fuzz asks for with `--sanitizer none`; they need neither cargo-fuzz nor a nightly Rust.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::cli::FuzzOptions;
use crate::process;
use crate::steps::Outcome;
use crate::tree::Tree;

/// How long a test run tries.
pub const SECONDS: u32 = 60;

const COUNTERS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Builds the fuzzer and runs it from the seeds in the repository and what earlier runs found.
pub fn run(tree: &Tree, options: &FuzzOptions) -> Result<Outcome> {
    let host = host()?;
    let target = tree.join("target/fuzz");
    // With `--target` the counters do not go into build scripts.
    let mut cargo = process::cargo(&tree.root);
    cargo.env("RUSTFLAGS", COUNTERS.join(" ")).args(["build", "--release", "--target", &host]);
    cargo.arg("--manifest-path").arg(tree.join("tally/fuzz/Cargo.toml")).arg("--target-dir").arg(&target);
    process::run(&mut cargo)?;
    let found = target.join("corpus");
    fs::create_dir_all(&found).with_context(|| format!("cannot make {}", found.display()))?;
    let mut fuzzer = std::process::Command::new(target.join(host).join("release/pb"));
    fuzzer.current_dir(&target).arg(&found).arg(tree.join("tally/fuzz/seeds"));
    fuzzer.arg(format!("-dict={}", tree.join("tally/fuzz/pb.dict").display()));
    fuzzer.args([
        "-max_len=2048",
        "-timeout=10",
        "-rss_limit_mb=1024",
        "-print_final_stats=1",
        "-verbosity=0",
    ]);
    fuzzer.arg(format!("-max_total_time={}", options.seconds));
    println!("a file that breaks it is written to {}", target.display());
    let output = process::capture(&mut fuzzer)?;
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        eprintln!("{words}");
        bail!("the fuzzer found a file that breaks the reader; its words are above");
    }
    match tries(&words) {
        Some(tries) if tries > 0 => Ok(Outcome::Done(format!("{tries} files tried"))),
        _ => bail!("the fuzzer tried nothing: {words}"),
    }
}

/// How many inputs the fuzzer says that it ran.
fn tries(words: &str) -> Option<u64> {
    let line = words.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    line.trim().parse().ok()
}

fn host() -> Result<String> {
    let words = process::read(std::process::Command::new("rustc").arg("-vV"))?;
    let host = words.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not tell its host")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_tried_nothing_is_noticed() {
        let words = "INFO: Seed: 1\nstat::number_of_executed_units: 422477\nstat::peak_rss_mb: 60\n";
        assert_eq!(tries(words), Some(422_477));
        assert_eq!(tries("INFO: Seed: 1\n"), None);
    }
}
