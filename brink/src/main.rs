// SPDX-License-Identifier: EUPL-1.2
//! `brink`: the program that a municipality runs. Wiring only; what it does lives in the slices.

mod answer;
mod backup;
mod cli;
mod config;
mod demo;
mod doctor;
mod erase;
mod export;
mod import;
mod logs;
mod manage;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod nasty;
mod newfile;
mod open;
#[cfg(test)]
mod personal;
mod place;
mod progress;
#[cfg(test)]
mod retention;
mod serve;
mod slices;
mod words;
mod worlds;

use std::process::ExitCode;

/// Compressing a page takes a third of a megabyte for a moment, and what is kept of it is small.
/// The allocator of glibc leaves the holes between, and the process grew to 800 MB under load.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = words::parse();
    if let Some(words) = cli.tally() {
        let words = std::iter::once("tally".into()).chain(words.iter().cloned());
        return tally::command::run(words, "brink tally", tally::Language::Dutch);
    }
    logs::start(&cli.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => return refuse(&anyhow::Error::from(cause)),
    };
    match runtime.block_on(cli.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error),
    }
}

/// One clear sentence, and exit code 1. Wrong words on the command line give 2, in `words`.
fn refuse(error: &anyhow::Error) -> ExitCode {
    eprintln!("brink: {error:#}");
    // What mail servers take for "later" (EX_TEMPFAIL of sysexits.h).
    if error.is::<answer::Later>() { ExitCode::from(75) } else { ExitCode::FAILURE }
}
