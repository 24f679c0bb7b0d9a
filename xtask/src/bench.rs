// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask bench`: how fast the pages are, told as ratios to a static file of the same server
//! in the same run, so that another machine can repeat them.

mod load;
mod report;
mod server;
mod town;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::cli::BenchOptions;
use crate::pg::Cluster;
use crate::tree::Tree;
use crate::{assets, demo, packages};
use load::{Cell, Request};
use report::{Run, Size};
use server::Server;
use town::Town;

/// Points in the first municipality, and in each of the others.
const POINTS: (usize, usize) = (2_000, 100);
/// How many times each page is measured, in turns with the others; the median counts.
const ROUNDS: usize = 3;
/// How often the start is timed; the median counts.
const STARTS: usize = 5;

/// Measures, prints the table, and puts it into `docs/benchmarks.md` when asked.
pub fn run(tree: &Tree, options: &BenchOptions) -> Result<()> {
    packages::ensure_bench()?;
    println!("assets: {}", assets::run(tree)?);
    demo::build(tree, true)?;
    let folder = std::env::temp_dir().join(format!("brink-bench-{}", std::process::id()));
    let outcome = measure(tree, options, &folder);
    let removed = std::fs::remove_dir_all(&folder);
    let runs = outcome?;
    removed.with_context(|| format!("cannot remove {}", folder.display()))?;
    let table = report::table(&runs);
    println!("\n{table}");
    if options.update_docs { report::store(tree, &table) } else { Ok(()) }
}

fn measure(tree: &Tree, options: &BenchOptions, folder: &Path) -> Result<Vec<Run>> {
    let sizes: &[usize] = if options.quick { &[1, 34] } else { &[1, 34, 342] };
    let patience = Duration::from_secs(if options.quick { 1 } else { 3 });
    let cluster = Cluster::start()?;
    let file = folder.join("bench.db").display().to_string();
    let engines = [("SQLite", file), ("PostgreSQL", cluster.create("bench")?)];
    let mut runs = Vec::new();
    for (engine, database) in engines {
        let worlds = folder.join(engine);
        std::fs::create_dir_all(&worlds)?;
        let mut run = Run { engine, sizes: Vec::new() };
        let bench = Bench { brink: tree.brink(true), worlds, database, each: patience };
        let mut towns = Vec::new();
        for &count in sizes {
            while towns.len() < count {
                let points = if towns.is_empty() { POINTS.0 } else { POINTS.1 };
                towns.push(Town::write(&bench.worlds, towns.len(), points)?);
            }
            run.sizes.push(bench.size(&towns)?);
        }
        runs.push(run);
    }
    Ok(runs)
}

/// One engine: the program, the worlds that it loads and where it keeps them.
struct Bench {
    brink: PathBuf,
    worlds: PathBuf,
    database: String,
    each: Duration,
}

impl Bench {
    fn start(&self) -> Result<Server> {
        Server::start(&self.brink, &self.worlds, &self.database)
    }

    /// Loads what is not there yet, and measures with so many municipalities.
    fn size(&self, towns: &[Town]) -> Result<Size> {
        println!("{} municipalities in {}", towns.len(), self.database);
        drop(self.start()?);
        let first = &towns[0];
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(self.start()?.until(&first.kern_page(0))?);
        }
        starts.sort();
        let server = self.start()?;
        let cookie = server.sign_in(first, "Inwoner (voorbeeld)")?;
        let cells = self.pages(&server, towns, &cookie)?;
        Ok(Size { towns: towns.len(), start: starts[STARTS / 2], cells, memory: server.memory()? })
    }

    /// Every page, in turns: the static file, then each page kept and made anew.
    fn pages(&self, server: &Server, towns: &[Town], cookie: &str) -> Result<Vec<Cell>> {
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
        for _ in 0..ROUNDS {
            for cell in &mut cells {
                cell.measure(server, self.each)?;
            }
        }
        Ok(cells)
    }
}
