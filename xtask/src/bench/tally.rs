// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask bench tally`: how long counting takes, beside the reference implementation
//! (pabutools) counting the same files in the same minute, and how it grows.

mod made;
mod reference;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::report;
use crate::cli::BenchOptions;
use crate::process;
use crate::tree::Tree;
use made::Choices;
use reference::Reference;

const PAGE: &str = "docs/tally/benchmarks.md";
const START: &str = "<!-- table: cargo xtask bench tally --update-docs -->\n";
/// How often each count is repeated, or three times when it is long; the median counts.
const ROUNDS: usize = 7;
const LONG_MS: f64 = 2_000.0;
/// What the reference needs longer for than so many seconds is not repeated here.
const PATIENCE: f64 = 90.0;

/// File, rule, utility, completion.
const CASES: &[(&str, &str, &str, &str)] = &[
    ("Netherlands_Assen_2024", "equal-shares", "cost", "none"),
    ("Netherlands_Assen_2024", "equal-shares", "cost", "add1"),
    ("Poland_Wieliczka_2023_Green_Budget", "equal-shares", "cost", "none"),
    ("Poland_Wieliczka_2023_Green_Budget", "equal-shares", "cost", "add1"),
    ("Netherlands_Amsterdam_252", "greedy", "cost", "none"),
    ("Netherlands_Amsterdam_252", "equal-shares", "cost", "none"),
    ("Netherlands_Amsterdam_252", "phragmen", "cost", "none"),
    ("Netherlands_Amsterdam_252", "equal-shares", "cost", "add1"),
    ("Poland_Katowice_2020", "equal-shares", "points", "none"),
    ("Poland_Krakow_2021", "equal-shares", "cost", "none"),
    ("Poland_Warszawa_2026", "equal-shares", "cost", "none"),
    ("Poland_Warszawa_2026", "equal-shares", "cost", "add1"),
    ("Poland_Lodz_2022", "greedy", "cost", "none"),
    ("Poland_Lodz_2022", "equal-shares", "cost", "none"),
    ("Poland_Lodz_2022", "equal-shares", "cardinality", "none"),
    ("Poland_Lodz_2022", "phragmen", "cost", "none"),
    ("Poland_Lodz_2022", "equal-shares", "cost", "add1"),
    ("Poland_Wroclaw_2015_150_-_500", "equal-shares", "cost", "none"),
    ("Hungary_Budapest_2023_VIII_Jozsefvaros", "equal-shares", "cost", "none"),
    ("Hungary_Budapest_2023_VIII_Jozsefvaros", "equal-shares", "cost", "add1"),
    ("Hungary_Budapest_2024", "equal-shares", "cost", "none"),
    ("Hungary_Budapest_2024", "equal-shares", "cost", "add1"),
];
/// Voters and projects of elections that are made here.
const SIZES: &[(u32, u32)] = &[
    (1_000, 200),
    (10_000, 200),
    (100_000, 200),
    (1_000_000, 200),
    (100_000, 25),
    (100_000, 50),
    (100_000, 100),
    (100_000, 400),
    (100_000, 800),
];
/// Voters and projects of elections that are made here to be explained.
const EXPLAINED: &[(u32, u32)] = &[(3_000, 1_000), (10_000, 3_000)];

/// Measures, prints the tables, and puts them into the document when asked.
pub fn run(tree: &Tree, options: &BenchOptions) -> Result<()> {
    let mut build = process::cargo(&tree.join(""));
    process::run(build.args(["build", "--release", "-p", "tally"]))?;
    let tally = tree.join("target/release/tally");
    let elections = elections(tree)?;
    let reference = Reference::install(tree, &elections)?;
    let mut out = files(&tally, &elections, &reference, options.quick)?;
    out.push('\n');
    out.push_str(&growth(&tally, options.quick)?);
    out.push('\n');
    out.push_str(&explained(&tally, options.quick)?);
    println!("\n{out}");
    if options.update_docs { report::store(tree, PAGE, START, &out) } else { Ok(()) }
}

fn elections(tree: &Tree) -> Result<PathBuf> {
    let folder =
        std::env::var_os("PABULIB_DIR").map_or_else(|| tree.join("../shared/data/pabulib"), PathBuf::from);
    if !folder.is_dir() {
        bail!("{} is not there: set PABULIB_DIR to a folder of Pabulib files", folder.display());
    }
    Ok(folder)
}

/// One count, told by the program itself.
struct Count {
    elapsed_ms: f64,
    parse_ms: f64,
    /// The whole program, from its start to its end.
    wall_ms: f64,
    /// Most memory it used, in bytes, as far as could be seen while it ran.
    memory: u64,
    winners: Vec<String>,
    voters: u64,
    projects: u64,
}

fn files(tally: &Path, folder: &Path, reference: &Reference, quick: bool) -> Result<String> {
    let mut out = String::from(
        "| Election | voters × projects | rule | ours | pabutools, recorded | pabutools, same run | times as fast | read at |\n\
         | --- | --: | --- | --: | --: | --: | --: | --: |\n",
    );
    for (name, rule, utility, completion) in CASES {
        let file = folder.join(format!("{name}.pb"));
        let size = std::fs::metadata(&file).with_context(|| file.display().to_string())?.len();
        let arguments = ["--rule", rule, "--utility", utility, "--completion", completion];
        let count = median(tally, &file, &arguments, if quick { 1 } else { ROUNDS })?;
        let row = reference.row(name, rule, utility, completion);
        let patience = if quick { 1.0 } else { PATIENCE };
        let beside = match row.seconds.filter(|seconds| *seconds < patience) {
            Some(_) => reference.count(&file, &row, &count.winners)?,
            None => None,
        };
        let seconds = |seconds: Option<f64>| {
            seconds.map_or_else(|| "–".to_owned(), |seconds| format!("{seconds:.3} s"))
        };
        let against = beside.or(row.seconds);
        let ratio = against
            .map_or_else(|| "–".to_owned(), |theirs| format!("{:.0}", theirs * 1e3 / count.elapsed_ms));
        let speed = to_f64(size) / 1e3 / count.parse_ms;
        let rule = if *rule == "phragmen" { "Phragmén".to_owned() } else { format!("{rule}, {utility}") };
        let completion = if *completion == "none" { String::new() } else { format!(", {completion}") };
        writeln!(
            out,
            "| {} | {} × {} | {rule}{completion} | {:.2} ms | {} | {} | {ratio} | {speed:.0} MB/s |",
            name.replace('_', " "),
            count.voters,
            count.projects,
            count.elapsed_ms,
            seconds(row.seconds),
            seconds(beside),
        )?;
        println!("{name} {rule}{completion}: {:.2} ms", count.elapsed_ms);
    }
    Ok(out)
}

fn growth(tally: &Path, quick: bool) -> Result<String> {
    let mut out = String::from(
        "| voters | projects | file | read | counted: equal-shares, cost | memory at most |\n\
         | --: | --: | --: | --: | --: | --: |\n",
    );
    for (voters, projects) in SIZES.iter().filter(|(voters, _)| !quick || *voters <= 10_000) {
        let file = made::write(*voters, *projects, Choices::Popular)?;
        let size = file.as_file().metadata()?.len();
        let arguments = ["--rule", "equal-shares", "--utility", "cost", "--completion", "none"];
        let count = median(tally, file.path(), &arguments, 3)?;
        writeln!(
            out,
            "| {voters} | {projects} | {:.1} MB | {:.0} ms | {:.2} ms | {} MB |",
            to_f64(size) / 1e6,
            count.parse_ms,
            count.elapsed_ms,
            count.memory / 1_000_000,
        )?;
    }
    Ok(out)
}

/// How long it takes to tell why each of many projects won or lost.
fn explained(tally: &Path, quick: bool) -> Result<String> {
    let mut out = String::from(
        "| voters | projects | rule | counted | read, counted and explained | memory at most |\n\
         | --: | --: | --- | --: | --: | --: |\n",
    );
    for (voters, projects) in EXPLAINED.iter().filter(|(voters, _)| !quick || *voters <= 3_000) {
        let file = made::write(*voters, *projects, Choices::Random)?;
        for (name, rule) in [("equal-shares, cost", "equal-shares"), ("Phragmén", "phragmen")] {
            let count = median(tally, file.path(), &["--rule", rule, "--explain"], 3)?;
            writeln!(
                out,
                "| {voters} | {projects} | {name} | {:.0} ms | {:.0} ms | {} MB |",
                count.elapsed_ms,
                count.wall_ms,
                count.memory / 1_000_000,
            )?;
        }
    }
    Ok(out)
}

/// The count with the median time for counting; the time for reading is its own median.
fn median(tally: &Path, file: &Path, arguments: &[&str], rounds: usize) -> Result<Count> {
    let mut counts = vec![count(tally, file, arguments)?];
    let rounds = if counts[0].elapsed_ms > LONG_MS { rounds.min(3) } else { rounds };
    for _ in 1..rounds {
        counts.push(count(tally, file, arguments)?);
    }
    counts.sort_by(|a, b| a.parse_ms.total_cmp(&b.parse_ms));
    let parse_ms = counts[rounds / 2].parse_ms;
    let memory = counts.iter().map(|count| count.memory).max().unwrap_or(0);
    counts.sort_by(|a, b| a.elapsed_ms.total_cmp(&b.elapsed_ms));
    Ok(Count { parse_ms, memory, ..counts.swap_remove(rounds / 2) })
}

fn count(tally: &Path, file: &Path, arguments: &[&str]) -> Result<Count> {
    let start = Instant::now();
    let mut child = Command::new(tally)
        .arg(file)
        .args(arguments)
        .arg("--json")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| tally.display().to_string())?;
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    let output = child.stdout.take().context("no output")?;
    let reader = std::thread::spawn(move || std::io::read_to_string(output));
    while child.try_wait()?.is_none() {
        memory = memory.max(peak(&status));
        std::thread::sleep(Duration::from_millis(1));
    }
    let wall_ms = start.elapsed().as_secs_f64() * 1e3;
    let text = reader.join().map_err(|_| anyhow::anyhow!("reading the outcome failed"))??;
    let outcome: Value =
        serde_json::from_str(&text).with_context(|| format!("{}: {text}", file.display()))?;
    let number = |key: &str| outcome[key].as_f64().with_context(|| format!("no {key}"));
    let whole = |key: &str| outcome[key].as_u64().with_context(|| format!("no {key}"));
    let winners = outcome["winners"].as_array().context("no winners")?;
    Ok(Count {
        elapsed_ms: number("elapsed_ms")?,
        parse_ms: number("parse_ms")?,
        wall_ms,
        memory,
        winners: winners.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect(),
        voters: whole("voters")?,
        projects: whole("projects")?,
    })
}

/// The most memory that a process has had, in bytes; 0 when it is gone.
fn peak(status: &str) -> u64 {
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) * 1024
}

#[allow(clippy::cast_precision_loss, reason = "sizes of files, for people")]
fn to_f64(size: u64) -> f64 {
    size as f64
}
