// SPDX-License-Identifier: EUPL-1.2
//! The table, in Markdown.

use std::fmt::Write;
use std::time::Duration;

use anyhow::{Context, Result};

use super::load::{Cell, Round};
use crate::tree::Tree;

/// What one engine gave.
pub struct Run {
    /// Its name.
    pub engine: &'static str,
    /// With one municipality, and with more.
    pub sizes: Vec<Size>,
}

/// What one number of municipalities gave. The first cell is the static file.
pub struct Size {
    /// How many municipalities.
    pub towns: usize,
    /// From the start of the process to the first page.
    pub start: Duration,
    /// Every page.
    pub cells: Vec<Cell>,
    /// Memory of the process after all of it, in bytes.
    pub memory: u64,
}

impl Size {
    fn fixed(&self) -> Round {
        self.cells[0].median()
    }

    /// The rate of a page as a part of the static file's.
    fn share(&self, cell: &Cell) -> f64 {
        cell.median().rate / self.fixed().rate
    }

    fn cell(&self, name: &str, anew: bool) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.name == name && cell.anew == anew)
    }
}

/// The tables of all runs.
pub fn table(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        write(&mut out, format_args!("### {}\n\n", run.engine));
        pages(&mut out, run);
        scale(&mut out, run);
        process(&mut out, run);
    }
    out
}

fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    out.write_fmt(text).unwrap_or_default();
}

/// Every page with the most municipalities.
fn pages(out: &mut String, run: &Run) {
    let Some(size) = run.sizes.last() else { return };
    write(out, format_args!("Pages, with {} municipalities in the database:\n\n", size.towns));
    out.push_str("| Page | kept: rate | p99 | processor | made anew: rate | p99 | processor |\n");
    out.push_str("| --- | --: | --: | --: | --: | --: | --: |\n");
    for cell in size.cells.iter().filter(|cell| !cell.anew) {
        write(out, format_args!("| {} | {}", cell.name, columns(size, cell)));
        let anew =
            size.cell(cell.name, true).map_or_else(|| " – | – | –".to_owned(), |cell| columns(size, cell));
        write(out, format_args!(" |{anew} |\n"));
    }
    let rate = size.fixed().rate;
    write(
        out,
        format_args!("\nRates are parts of the static file's rate, which was {rate:.0} per second.\n\n"),
    );
}

fn columns(size: &Size, cell: &Cell) -> String {
    let round = cell.median();
    let (share, p99) = (size.share(cell) * 100.0, round.p99.as_secs_f64() * 1e3);
    format!(" {share:.1}% | {p99:.1} ms | {} µs", round.processor.as_micros())
}

/// What a page costs with more municipalities, next to what it costs with one.
fn scale(out: &mut String, run: &Run) {
    let [first, more @ ..] = &run.sizes[..] else { return };
    out.push_str(
        "Cost of a page of the same municipality, as a multiple of the cost with one municipality:\n\n",
    );
    out.push_str("| Page |");
    for size in more {
        write(out, format_args!(" {0}, kept | {0}, made anew |", size.towns));
    }
    write(out, format_args!("\n| --- |{}\n", " --: |".repeat(more.len() * 2)));
    for cell in first.cells.iter().skip(1).filter(|cell| !cell.anew) {
        write(out, format_args!("| {} |", cell.name));
        for size in more {
            for anew in [false, true] {
                let cost = |size: &Size| size.cell(cell.name, anew).map(|cell| 1.0 / size.share(cell));
                let ratio = cost(size)
                    .zip(cost(first))
                    .map_or_else(String::new, |(n, one)| format!("{:.2}", n / one));
                write(out, format_args!(" {ratio} |"));
            }
        }
        out.push('\n');
    }
    out.push('\n');
}

fn process(out: &mut String, run: &Run) {
    out.push_str(
        "| Municipalities | start to first page | memory after all of the above |\n| --: | --: | --: |\n",
    );
    for size in &run.sizes {
        let megabytes = size.memory / 1_000_000;
        write(out, format_args!("| {} | {} ms | {megabytes} MB |\n", size.towns, size.start.as_millis()));
    }
    out.push('\n');
}

const END: &str = "<!-- end of table -->";

/// Puts the table into a document, between `start` and the end of a table.
pub fn store(tree: &Tree, page: &str, start: &str, table: &str) -> Result<()> {
    let path = tree.join(page);
    let text = std::fs::read_to_string(&path).with_context(|| page.to_owned())?;
    let (head, rest) =
        text.split_once(start).with_context(|| format!("{page} has no place for the table"))?;
    let (_, tail) = rest.split_once(END).with_context(|| format!("{page}: the table has no end"))?;
    std::fs::write(&path, format!("{head}{start}\n{table}{END}{tail}"))?;
    println!("{page} tells it now");
    Ok(())
}
