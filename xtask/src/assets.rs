// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask assets`: the style sheet, scripts and fonts that the binary embeds.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::node;
use crate::steps::Outcome;
use crate::tree::Tree;

const FOLDER: &str = "assets";

/// Builds `assets/dist`, unless it was built from these very sources.
pub fn run(tree: &Tree) -> Result<Outcome> {
    let home = tree.join(FOLDER);
    if !home.join("package.json").is_file() {
        bail!("assets/package.json is missing: nothing to build the style sheet from");
    }
    let sources = fingerprint(tree)?;
    let mark = home.join("node_modules/.brink-built");
    let built = fs::read_dir(home.join("dist")).is_ok_and(|mut entries| entries.next().is_some());
    if built && fs::read_to_string(&mark).is_ok_and(|found| found == sources) {
        return Ok(Outcome::Done("up to date".into()));
    }
    node::check()?;
    node::install(tree, FOLDER, &["--legacy-peer-deps"])?;
    node::npm(&home, &["run", "--silent", "check"])?;
    node::node(&home, &["build.mjs"])?;
    fs::write(mark, sources).context("cannot write in assets/node_modules")?;
    Ok(Outcome::Done("built".into()))
}

fn fingerprint(tree: &Tree) -> Result<String> {
    let prefix = format!("{FOLDER}/");
    let mut files = Vec::new();
    for path in tree.paths()?.into_iter().filter(|path| path.starts_with(&prefix)) {
        let contents = fs::read(tree.join(&path)).with_context(|| format!("cannot read {path}"))?;
        files.push((path, contents));
    }
    Ok(node::fingerprint(files.iter().map(|(path, contents)| (path.as_str(), contents.as_slice()))))
}
