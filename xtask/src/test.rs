// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask test`: all that CI runs, cheapest first.

use anyhow::{Context, Result};

use crate::cli::{FuzzOptions, JourneyOptions, TestOptions};
use crate::pg::Cluster;
use crate::steps::{Outcome, Runner};
use crate::tree::Tree;
use crate::{assets, demo, deny, docs, fuzz, journeys, language, lint, packages, pg, process};

/// Runs every step and prints how each went.
pub fn run(tree: &Tree, options: &TestOptions) -> Result<()> {
    let mut runner = Runner::new(options.keep_going);
    runner.step("Debian packages", || packages::ensure(options.fast));
    source_steps(&mut runner, tree);
    crate_steps(&mut runner, tree);
    let mut cluster = None;
    if !options.fast {
        runner.step("PostgreSQL cluster", || {
            cluster = Some(Cluster::start()?);
            Ok(Outcome::done())
        });
    }
    runner.step("cargo test", || done(cargo_test(tree, cluster.as_ref(), options.keep_going)));
    if !options.fast {
        runner.step("fuzz", || fuzz::run(tree, &FuzzOptions { seconds: fuzz::SECONDS }));
    }
    runner.step("build brink", || done(demo::build(tree, false)));
    runner.step("documents", || done(docs::run(tree)));
    if !options.fast {
        journey_steps(&mut runner, tree, cluster.as_ref());
    }
    drop(cluster);
    runner.finish()
}

fn source_steps(runner: &mut Runner, tree: &Tree) {
    runner.step("format", || done(cargo(tree, &["fmt", "--all", "--check"])));
    runner.step("own lints", || done(lint::run(tree)));
    runner.step("language", || done(language::run(tree)));
    runner.step("assets", || assets::run(tree));
}

fn crate_steps(runner: &mut Runner, tree: &Tree) {
    runner.step("clippy", || {
        done(cargo(tree, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    runner.step("licences, bans, sources", || deny::rules(tree));
    runner.step("advisories", || deny::advisories(tree));
}

fn journey_steps(runner: &mut Runner, tree: &Tree, cluster: Option<&Cluster>) {
    let options = JourneyOptions { postgres: false, update_screenshots: false, name: None };
    runner.step("journey harness", || done(journeys::self_test(tree)));
    runner.step("journeys on SQLite", || done(journeys::walk(tree, None, &options)));
    runner.step("journeys on PostgreSQL", || {
        let cluster = cluster.context("there is no PostgreSQL cluster")?;
        done(journeys::walk(tree, Some(cluster), &options))
    });
}

/// With a cluster everything; without one the tests in modules named `postgres` are left out.
fn cargo_test(tree: &Tree, cluster: Option<&Cluster>, keep_going: bool) -> Result<()> {
    let mut command = process::cargo(&tree.root);
    command.args(["test", "--workspace"]);
    if keep_going {
        command.arg("--no-fail-fast");
    }
    match cluster {
        Some(cluster) => command.env(pg::VARIABLE, cluster.url("postgres")),
        None => command.args(["--", "--skip", "::postgres"]),
    };
    process::run(&mut command)
}

fn cargo(tree: &Tree, arguments: &[&str]) -> Result<()> {
    process::run(process::cargo(&tree.root).args(arguments))
}

fn done(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::done())
}
