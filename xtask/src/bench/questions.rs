// SPDX-License-Identifier: EUPL-1.2
//! What the pages of colleagues cost with 10,000 questions in a municipality, beside what they cost with
//! 100 in the same minute. Everywhere enough of them wait to fill every list.

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
/// How many questions there are in the municipality, and how many of them wait: few, of which most; what
/// comes in a year with somewhat more than a week's work; and the same when a quarter was left lying.
const SIZES: [(usize, usize); 3] = [(100, 80), (10_000, 250), (10_000, 2_500)];
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
        for (count, waiting) in SIZES {
            let worlds = folder.join(format!("{engine}-{count}-{waiting}"));
            let database = match engine {
                "SQLite" => folder.join(format!("{count}-{waiting}.db")).display().to_string(),
                _ => cluster.create(&format!("bench_{count}_{waiting}"))?,
            };
            subjects.push(subject(&Bench { brink: tree.brink(true), worlds, database }, (count, waiting))?);
            if engine == "PostgreSQL" {
                cluster.settle(&format!("bench_{count}_{waiting}"))?;
            }
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
fn subject(bench: &Bench, (count, waiting): (usize, usize)) -> Result<Subject> {
    println!("{count} questions, {waiting} of which wait, in {}", bench.database);
    std::fs::create_dir_all(&bench.worlds)?;
    let town = Town::with_questions(&bench.worlds, 0, count, waiting)?;
    let server = bench.start()?;
    let cookie = server.sign_in(&town, "Gebiedsmakelaar (voorbeeld)")?;
    let cell = |(name, path): (&'static str, &str)| {
        Cell::new(name, true, vec![Request::to(&town, path.to_owned()).with(&cookie)])
    };
    let cells = PAGES.into_iter().map(cell).collect();
    Ok((server, cells))
}

fn tell(out: &mut String, engine: &str, subjects: &[Subject]) -> Result<()> {
    writeln!(out, "### Questions, {engine}\n")?;
    write!(out, "| Page ")?;
    for (count, waiting) in SIZES {
        write!(out, "| {count}, {waiting} wait ")?;
    }
    writeln!(out, "| times | times |\n| --- | --: | --: | --: | --: | --: |")?;
    for (page, (name, _)) in PAGES.iter().enumerate() {
        let rates: Vec<f64> = subjects.iter().map(|(_, cells)| cells[page].median().rate).collect();
        write!(out, "| {name} ")?;
        for rate in &rates {
            write!(out, "| {rate:.0} per second ")?;
        }
        for rate in &rates[1..] {
            write!(out, "| {:.2} ", rates[0] / rate)?;
        }
        writeln!(out, "|")?;
    }
    out.push('\n');
    Ok(())
}
