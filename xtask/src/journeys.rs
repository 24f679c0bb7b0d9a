// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask journeys`: a browser walks through the running product.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::cli::JourneyOptions;
use crate::pg::Cluster;
use crate::tree::Tree;
use crate::{assets, demo, node, packages, pg, process};

const FOLDER: &str = "journeys";

/// Builds what is needed and runs the journeys.
pub fn command(tree: &Tree, options: &JourneyOptions) -> Result<()> {
    println!("assets: {}", assets::run(tree)?);
    demo::build(tree, false)?;
    let cluster = if options.postgres { Some(Cluster::start()?) } else { None };
    walk(tree, cluster.as_ref(), options)
}

/// Runs the journeys on the built binary: on the cluster when there is one, else on SQLite.
pub fn walk(tree: &Tree, cluster: Option<&Cluster>, options: &JourneyOptions) -> Result<()> {
    let Some(chromium) = packages::chromium() else {
        bail!("no browser found: install Debian's package `chromium`, or set CHROMIUM to its path");
    };
    node::install(tree, FOLDER, &[])?;
    let mut run = Command::new("node");
    run.current_dir(tree.join(FOLDER)).env("CHROMIUM", chromium);
    run.args(["run.mjs", "--brink"]).arg(tree.brink(false));
    if let Some(cluster) = cluster {
        run.env(pg::VARIABLE, cluster.url("postgres"));
        run.args(["--database-url", &cluster.create(&database_name())?]);
    }
    if options.update_screenshots {
        run.arg("--update-screenshots");
    }
    run.args(&options.name);
    process::run(&mut run)
}

/// Tests of the harness itself: each of its checks must be able to fail.
pub fn self_test(tree: &Tree) -> Result<()> {
    let chromium: PathBuf = packages::chromium().unwrap_or_default();
    node::install(tree, FOLDER, &[])?;
    let mut run = Command::new("npm");
    run.current_dir(tree.join(FOLDER)).env("CHROMIUM", chromium);
    process::run(run.args(["test", "--silent"]))
}

fn database_name() -> String {
    format!("journeys_{}", std::process::id())
}
