// SPDX-License-Identifier: EUPL-1.2
//! The reference implementation, pabutools: what it needed when its outcomes were recorded, and
//! what it needs here.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;
use crate::tree::Tree;

const SCRIPT: &str = include_str!("pabutools.py");
const PACKAGES: &[&str] = &["pabutools==1.2.3", "gmpy2"];

/// What is known of it.
pub struct Reference {
    recorded: Value,
    /// A Python that has it; without one it is not run here.
    python: Option<PathBuf>,
}

/// How it calls a count, and what it took.
pub struct Row {
    rule: &'static str,
    measure: &'static str,
    completion: &'static str,
    /// As recorded; none when it did not finish.
    pub seconds: Option<f64>,
}

impl Reference {
    /// Reads what was recorded, and installs it with `pip` when that can be.
    pub fn install(tree: &Tree, elections: &Path) -> Result<Self> {
        let file = elections.join("expected.json");
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let recorded = serde_json::from_str(&text)?;
        let home = tree.join("target/pabutools");
        let python = home.join("bin/python");
        let has_it =
            |python: &Path| process::read(Command::new(python).args(["-c", "import pabutools, gmpy2"]));
        if has_it(&python).is_err() {
            let made = process::read(Command::new("python3").args(["-m", "venv"]).arg(&home));
            let installed = made.and_then(|_| {
                process::read(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES))
            });
            if let Err(error) = installed {
                println!("pabutools is not run beside us: {error:#}");
            }
        }
        let python = has_it(&python).is_ok().then_some(python);
        Ok(Self { recorded, python })
    }

    /// How it calls what we call so.
    pub fn row(&self, name: &str, rule: &str, utility: &str, completion: &str) -> Row {
        let rule = match rule {
            "greedy" => "greedy_utilitarian",
            "phragmen" => "sequential_phragmen",
            _ => "mes",
        };
        let measure = match utility {
            "cardinality" => "Cardinality_Sat",
            "points" => "Additive_Cardinal_Sat",
            "borda" => "Additive_Borda_Sat",
            _ => "Cost_Sat",
        };
        let completion = if completion == "add1" { "add1" } else { "none" };
        let rows = &self.recorded["instances"][format!("{name}.pb")]["results"];
        let same = |row: &&Value| {
            row["rule"] == rule
                && (row["sat"].is_null() || row["sat"] == measure)
                && row["completion"].as_str().unwrap_or("none") == completion
        };
        let row = rows.as_array().and_then(|rows| rows.iter().find(same));
        Row { rule, measure, completion, seconds: row.and_then(|row| row["wall_s"].as_f64()) }
    }

    /// Counts with it; seconds, and an error when its winners are others than ours.
    pub fn count(&self, file: &Path, row: &Row, ours: &[String]) -> Result<Option<f64>> {
        let Some(python) = &self.python else { return Ok(None) };
        let mut command = Command::new(python);
        command.args(["-c", SCRIPT]).arg(file).args([row.rule, row.measure, row.completion]);
        let text = process::read(&mut command)?;
        let (seconds, winners) = text.trim_end().split_once('\n').context("pabutools told nothing")?;
        let mut ours = ours.to_vec();
        ours.sort();
        if winners != ours.join(",") {
            bail!("{}: pabutools has {winners}, we have {}", file.display(), ours.join(","));
        }
        Ok(Some(seconds.parse()?))
    }
}
