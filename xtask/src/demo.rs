// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask demo`: from a clean clone to a running site.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cli::DemoOptions;
use crate::tree::Tree;
use crate::{assets, process};

/// Builds everything and becomes `brink demo`.
pub fn run(tree: &Tree, options: &DemoOptions) -> Result<()> {
    println!("assets: {}", assets::run(tree)?);
    build(tree, options.release)?;
    let mut brink = Command::new(tree.brink(options.release));
    brink.current_dir(&tree.root).args(arguments(options));
    let error = brink.exec();
    Err(error).context("cannot start brink")
}

/// Builds the `brink` binary.
pub fn build(tree: &Tree, release: bool) -> Result<()> {
    let mut cargo = process::cargo(&tree.root);
    cargo.args(["build", "--package", "brink"]);
    if release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)
}

fn arguments(options: &DemoOptions) -> Vec<String> {
    let mut words = vec!["demo".to_owned(), "--port".to_owned(), options.port.to_string()];
    if let Some(url) = &options.database_url {
        words.extend(["--database-url".to_owned(), url.clone()]);
    }
    if options.keep {
        words.push("--keep".to_owned());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_passed_on() {
        let mut options = DemoOptions { port: 9000, database_url: None, keep: false, release: true };
        assert_eq!(arguments(&options), ["demo", "--port", "9000"]);
        options.database_url = Some("postgres://x".into());
        options.keep = true;
        assert_eq!(
            arguments(&options),
            ["demo", "--port", "9000", "--database-url", "postgres://x", "--keep"]
        );
    }
}
