// SPDX-License-Identifier: EUPL-1.2
//! `cargo deny`: licences, forbidden crates, sources, and known weaknesses.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::steps::Outcome;
use crate::tree::Tree;

const VERSION: &str = "0.20.2";

/// Checks licences, bans and sources.
pub fn rules(tree: &Tree) -> Result<Outcome> {
    let mut deny = command(tree)?;
    process::run(deny.args(["check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))?;
    Ok(Outcome::done())
}

/// Checks for published weaknesses, where their database can be reached.
pub fn advisories(tree: &Tree) -> Result<Outcome> {
    let output = process::capture(command(tree)?.args(["check", "advisories"]))?;
    let words = [output.stdout, output.stderr].concat();
    let words = String::from_utf8_lossy(&words);
    let outcome = judge(output.status.success(), &words);
    if !matches!(outcome, Ok(Outcome::Skipped(_))) {
        println!("{}", words.trim());
    }
    outcome
}

fn judge(success: bool, words: &str) -> Result<Outcome> {
    if success {
        return Ok(Outcome::done());
    }
    let unreachable = ["failed to fetch advisory database", "unable to fetch advisory database"];
    if unreachable.iter().any(|sign| words.contains(sign)) && !words.contains("error[") {
        return Ok(Outcome::Skipped("not reachable".into()));
    }
    bail!("cargo deny found something in the advisories; its words are above")
}

fn command(tree: &Tree) -> Result<Command> {
    let mut command = Command::new(binary(tree)?);
    command.current_dir(&tree.root);
    Ok(command)
}

fn binary(tree: &Tree) -> Result<PathBuf> {
    if let Some(found) = process::which("cargo-deny") {
        return Ok(found);
    }
    let tools = tree.join("target/tools");
    let own = tools.join("bin/cargo-deny");
    if !own.is_file() {
        let mut cargo = process::cargo(&tree.root);
        cargo.args([
            "install",
            "cargo-deny",
            "--version",
            VERSION,
            "--locked",
            "--debug",
            "--quiet",
            "--root",
        ]);
        process::run(cargo.arg(&tools))?;
    }
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_network_is_skipped_and_a_real_advisory_fails() {
        assert!(matches!(judge(true, ""), Ok(Outcome::Done(_))));
        let offline = "2026 [ERROR] failed to fetch advisory database";
        assert!(matches!(judge(false, offline), Ok(Outcome::Skipped(_))));
        assert!(judge(false, "error[vulnerability]: a hole\n ID: RUSTSEC-2026-0001").is_err());
        assert!(judge(false, "error[unmaintained]: x\nfailed to fetch advisory database").is_err());
        assert!(judge(false, "anything else").is_err());
    }
}
