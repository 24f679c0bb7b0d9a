// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask bench`: how fast the pages are, told as ratios to a static file of the same server
//! in the same run, so that another machine can repeat them; or how fast votes are counted.

mod load;
mod questions;
mod report;
mod server;
mod tally;
mod town;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::cli::{BenchOptions, BenchSubject};
use crate::pg::Cluster;
use crate::tree::Tree;
use crate::{assets, demo, packages};
use load::{Cell, Request};
use report::{Run, Size};
use server::Server;
use town::Town;

const PAGE: &str = "docs/benchmarks.md";
const START: &str = "<!-- table: cargo xtask bench --update-docs -->\n";
/// Points in the first municipality, and in each of the others.
const POINTS: (usize, usize) = (2_000, 100);
/// How many times each page is measured, in turns with the others; the median counts.
const ROUNDS: usize = 3;
/// How often the start is timed; the median counts.
const STARTS: usize = 5;

/// Measures, prints the table, and puts it into `docs/benchmarks.md` when asked.
pub fn run(tree: &Tree, options: &BenchOptions) -> Result<()> {
    match options.what {
        BenchSubject::Pages => pages_of_brink(tree, options),
        BenchSubject::Questions => questions::run(tree, options),
        BenchSubject::Tally => tally::run(tree, options),
    }
}

fn pages_of_brink(tree: &Tree, options: &BenchOptions) -> Result<()> {
    let runs = with_program(tree, |folder| measure(tree, options, folder))?;
    let table = report::table(&runs);
    println!("\n{table}");
    if options.update_docs { report::store(tree, PAGE, START, &table) } else { Ok(()) }
}

/// Builds the program with optimisations and measures it in a folder that is removed afterwards.
fn with_program<T>(tree: &Tree, measure: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    packages::ensure_bench()?;
    println!("assets: {}", assets::run(tree)?);
    demo::build(tree, true)?;
    let folder = std::env::temp_dir().join(format!("brink-bench-{}", std::process::id()));
    let outcome = measure(&folder);
    let removed = std::fs::remove_dir_all(&folder);
    let measured = outcome?;
    removed.with_context(|| format!("cannot remove {}", folder.display()))?;
    Ok(measured)
}

fn measure(tree: &Tree, options: &BenchOptions, folder: &Path) -> Result<Vec<Run>> {
    let sizes: &[usize] = if options.quick { &[1, 34] } else { &[1, 34, 342] };
    let patience = Duration::from_secs(if options.quick { 1 } else { 3 });
    let cluster = Cluster::start()?;
    let mut runs = Vec::new();
    for engine in ["SQLite", "PostgreSQL"] {
        let mut subjects = Vec::new();
        for &count in sizes {
            let worlds = folder.join(format!("{engine}-{count}"));
            let database = match engine {
                "SQLite" => folder.join(format!("{count}.db")).display().to_string(),
                _ => cluster.create(&format!("bench_{count}"))?,
            };
            let bench = Bench { brink: tree.brink(true), worlds, database };
            subjects.push(bench.subject(count)?);
        }
        rounds(&mut subjects, patience)?;
        let sizes = subjects.into_iter().map(Subject::weigh).collect::<Result<_>>()?;
        runs.push(Run { engine, sizes });
    }
    Ok(runs)
}

/// Measures every page of every subject, in turns, so that what disturbs the machine disturbs all:
/// the static file, then each page kept and made anew.
fn rounds(subjects: &mut [Subject], each: Duration) -> Result<()> {
    let pages = subjects.iter().map(|subject| subject.cells.len()).max().unwrap_or_default();
    for _ in 0..ROUNDS {
        for page in 0..pages {
            for subject in subjects.iter_mut() {
                if let Some(cell) = subject.cells.get_mut(page) {
                    print!("{:>3} municipalities", subject.towns.len());
                    cell.measure(&subject.server, each)?;
                }
            }
        }
    }
    Ok(())
}

/// The program, the worlds that it loads and where it keeps them.
struct Bench {
    brink: PathBuf,
    worlds: PathBuf,
    database: String,
}

impl Bench {
    fn start(&self) -> Result<Server> {
        Server::start(&self.brink, &self.worlds, &self.database)
    }

    /// Loads so many municipalities, times the start, and leaves the program running.
    fn subject(&self, count: usize) -> Result<Subject> {
        println!("{count} municipalities in {}", self.database);
        std::fs::create_dir_all(&self.worlds)?;
        let points = |index| if index == 0 { POINTS.0 } else { POINTS.1 };
        let towns = (0..count).map(|index| Town::write(&self.worlds, index, points(index)));
        let towns: Vec<Town> = towns.collect::<Result<_>>()?;
        drop(self.start()?);
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(self.start()?.until(&towns[0].kern_page(0))?);
        }
        starts.sort();
        let server = self.start()?;
        let cookie = server.sign_in(&towns[0], "Inwoner (voorbeeld)")?;
        let cells = pages(&server, &towns, &cookie)?;
        Ok(Subject { towns, start: starts[STARTS / 2], server, cells })
    }
}

/// A running program with so many municipalities.
struct Subject {
    towns: Vec<Town>,
    start: Duration,
    server: Server,
    cells: Vec<Cell>,
}

impl Subject {
    /// What it gave in the end.
    fn weigh(self) -> Result<Size> {
        let memory = self.server.memory()?;
        Ok(Size { towns: self.towns.len(), start: self.start, cells: self.cells, memory })
    }
}

/// What is asked for: the static file, then each page kept and made anew.
fn pages(server: &Server, towns: &[Town], cookie: &str) -> Result<Vec<Cell>> {
    let first = &towns[0];
    let fixed = Request::to(first, server.script(first)?);
    let mut cells = vec![Cell::new("static file", false, vec![fixed])];
    for (name, paths) in first.pages() {
        let requests: Vec<Request> = paths.into_iter().map(|path| Request::to(first, path)).collect();
        cells.push(Cell::new(name, false, requests.clone()));
        cells.push(Cell::new(name, true, requests.into_iter().map(|r| r.with(cookie)).collect()));
    }
    if towns.len() > 1 {
        let all = towns.iter().flat_map(|town| town.kern_pages().map(|path| Request::to(town, path)));
        cells.push(Cell::new("kern, over all municipalities", false, all.collect()));
    }
    Ok(cells)
}
