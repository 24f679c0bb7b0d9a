// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask …`: every chore of this repository, one file per command.

mod assets;
mod bench;
mod cli;
mod demo;
mod deny;
mod docs;
mod finding;
mod fuzz;
mod journeys;
mod language;
mod lint;
mod node;
mod packages;
mod pg;
mod process;
mod steps;
mod test;
mod tree;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::cli::{Cli, Task};
use crate::tree::Tree;

fn main() -> ExitCode {
    match dispatch(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(task: Task) -> Result<()> {
    let tree = Tree::find()?;
    match task {
        Task::Test(options) => test::run(&tree, &options),
        Task::Assets => assets::run(&tree).map(|outcome| println!("assets: {outcome}")),
        Task::Demo(options) => demo::run(&tree, &options),
        Task::Journeys(options) => journeys::command(&tree, &options),
        Task::Bench(options) => bench::run(&tree, &options),
        Task::Fuzz(options) => fuzz::run(&tree, &options).map(|outcome| println!("fuzz: {outcome}")),
        Task::Lint => lint::run(&tree),
        Task::Language => language::run(&tree),
        Task::Docs => docs::run(&tree),
    }
}
