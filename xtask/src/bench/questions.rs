// SPDX-License-Identifier: EUPL-1.2
//! What the pages of colleagues cost with 10,000 questions in a municipality, beside what they cost with
//! 100 in the same minute. A quarter of the questions wait in both, so that every list is full.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use super::load::{Cell, Request};
use super::server::Server;
use super::town::Town;
use super::{Bench, PAGE, ROUNDS, report, with_program};
use crate::cli::BenchOptions;
use crate::pg::Cluster;
use crate::tree::Tree;

const START: &str = "<!-- table: cargo xtask bench questions --update-docs -->\n";
/// How many questions there are in the municipality.
const SIZES: [usize; 2] = [100, 10_000];
/// The pages that are measured, as a colleague sees them.
const PAGES: [(&str, &str); 6] = [
    ("triage list", "/werk/vragen"),
    ("triage list, what is new", "/werk/vragen?stand=nieuw"),
    ("worklist", "/werk"),
    ("figures", "/werk/vragen/cijfers"),
    ("public answers", "/vragen"),
    ("page of a kern", "/kernen/ackerdorp"),
];

/// Measures, prints the table, and puts it into `docs/benchmarks.md` when asked.
pub fn run(tree: &Tree, options: &BenchOptions) -> Result<()> {
    let runs = with_program(tree, |folder| measure(tree, options, folder))?;
    let mut table = String::new();
    for (engine, subjects) in &runs {
        tell(&mut table, engine, subjects)?;
    }
    println!("\n{table}");
    if options.update_docs { report::store(tree, PAGE, START, &table) } else { Ok(()) }
}

type Subject = (Server, Vec<Cell>);

fn measure(tree: &Tree, options: &BenchOptions, folder: &Path) -> Result<Vec<(&'static str, Vec<Subject>)>> {
    let patience = Duration::from_secs(if options.quick { 1 } else { 3 });
    let cluster = Cluster::start()?;
    let mut runs = Vec::new();
    for engine in ["SQLite", "PostgreSQL"] {
        let mut subjects = Vec::new();
        for count in SIZES {
            let worlds = folder.join(format!("{engine}-{count}"));
            let database = match engine {
                "SQLite" => folder.join(format!("{count}.db")).display().to_string(),
                _ => cluster.create(&format!("bench_{count}"))?,
            };
            subjects.push(subject(&Bench { brink: tree.brink(true), worlds, database }, count)?);
        }
        for _ in 0..ROUNDS {
            for page in 0..PAGES.len() {
                for (server, cells) in &mut subjects {
                    cells[page].measure(server, patience)?;
                }
            }
        }
        runs.push((engine, subjects));
    }
    Ok(runs)
}

/// Loads a municipality with so many questions, and leaves the program running.
fn subject(bench: &Bench, count: usize) -> Result<Subject> {
    println!("{count} questions in {}", bench.database);
    std::fs::create_dir_all(&bench.worlds)?;
    let town = Town::with_questions(&bench.worlds, 0, count)?;
    let server = bench.start()?;
    let cookie = server.sign_in(&town, "Gebiedsmakelaar (voorbeeld)")?;
    let cell = |(name, path): (&'static str, &str)| {
        Cell::new(name, true, vec![Request::to(&town, path.to_owned()).with(&cookie)])
    };
    let cells = PAGES.into_iter().map(cell).collect();
    Ok((server, cells))
}

fn tell(out: &mut String, engine: &str, subjects: &[Subject]) -> Result<()> {
    writeln!(out, "### Questions, {engine}\n\n| Page | {} | {} | times |", SIZES[0], SIZES[1])?;
    writeln!(out, "| --- | --: | --: | --: |")?;
    for (page, (name, _)) in PAGES.iter().enumerate() {
        let mut rates = subjects.iter().map(|(_, cells)| cells[page].median().rate);
        let (few, many) = (rates.next().unwrap_or_default(), rates.next().unwrap_or_default());
        writeln!(out, "| {name} | {few:.0} per second | {many:.0} per second | {:.2} |", few / many)?;
    }
    out.push('\n');
    Ok(())
}
