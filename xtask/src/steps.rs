// SPDX-License-Identifier: EUPL-1.2
//! A list of named steps with how long each took and what became of it.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How a step ended when it did not fail.
pub enum Outcome {
    /// It did its work; the text may say more.
    Done(String),
    /// It could not or need not run; the text says why.
    Skipped(String),
}

impl Outcome {
    /// Did its work, nothing to add.
    pub fn done() -> Self {
        Self::Done(String::new())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(note) if note.is_empty() => write!(out, "ok"),
            Self::Done(note) => write!(out, "ok ({note})"),
            Self::Skipped(why) => write!(out, "skipped: {why}"),
        }
    }
}

enum Verdict {
    Ended(Outcome),
    Failed(String),
    NotReached,
}

struct Row {
    name: &'static str,
    took: Duration,
    verdict: Verdict,
}

/// Runs steps in order and remembers how they went.
pub struct Runner {
    keep_going: bool,
    rows: Vec<Row>,
}

impl Runner {
    /// A runner that stops at the first failure unless `keep_going`.
    pub fn new(keep_going: bool) -> Self {
        Self { keep_going, rows: Vec::new() }
    }

    /// Runs one step, or notes that it was not reached.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Outcome>) {
        if self.failed() > 0 && !self.keep_going {
            self.rows.push(Row { name, took: Duration::ZERO, verdict: Verdict::NotReached });
            return;
        }
        println!("\n── {name} ──");
        let start = Instant::now();
        let verdict = match work() {
            Ok(outcome) => Verdict::Ended(outcome),
            Err(error) => {
                eprintln!("error: {error:#}");
                Verdict::Failed(format!("{error:#}"))
            }
        };
        let took = start.elapsed();
        println!("── {name}: {} in {:.1} s", word(&verdict), took.as_secs_f64());
        self.rows.push(Row { name, took, verdict });
    }

    /// Prints the table; an error when any step failed.
    pub fn finish(self) -> Result<()> {
        println!("\n{}", self.table());
        match self.failed() {
            0 => Ok(()),
            1 => bail!("1 step failed"),
            count => bail!("{count} steps failed"),
        }
    }

    fn failed(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Failed(_)))
    }

    fn count(&self, wanted: impl Fn(&Verdict) -> bool) -> usize {
        self.rows.iter().filter(|row| wanted(&row.verdict)).count()
    }

    fn table(&self) -> String {
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        let mut table = String::new();
        for row in &self.rows {
            let seconds = row.took.as_secs_f64();
            let note = note(&row.verdict);
            let line = format!("{:<width$}  {:>7.1} s  {note}", row.name, seconds);
            table.push_str(line.trim_end());
            table.push('\n');
        }
        let passed = self.count(|verdict| matches!(verdict, Verdict::Ended(Outcome::Done(_))));
        let failed = self.failed();
        let skipped = self.rows.len() - passed - failed;
        table.push_str(&format!("\nsteps: {passed} passed, {failed} failed, {skipped} skipped"));
        table
    }
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Ended(Outcome::Done(_)) => "ok",
        Verdict::Ended(Outcome::Skipped(_)) => "skipped",
        Verdict::Failed(_) => "FAILED",
        Verdict::NotReached => "not reached",
    }
}

fn note(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Ended(outcome) => outcome.to_string(),
        Verdict::Failed(why) => format!("FAILED: {}", why.lines().next().unwrap_or_default()),
        Verdict::NotReached => "not reached".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn stops_at_the_first_failure() {
        let mut runner = Runner::new(false);
        runner.step("one", || Ok(Outcome::done()));
        runner.step("two", || Err(anyhow!("broken\nsecond line")));
        runner.step("three", || panic!("must not run"));
        let table = runner.table();
        assert!(table.contains("FAILED: broken"), "{table}");
        assert!(!table.contains("second line"), "{table}");
        assert!(table.contains("not reached"), "{table}");
        assert!(table.ends_with("steps: 1 passed, 1 failed, 1 skipped"), "{table}");
        assert!(runner.finish().is_err());
    }

    #[test]
    fn keeps_going_when_asked() {
        let mut runner = Runner::new(true);
        let mut reached = false;
        runner.step("one", || Err(anyhow!("broken")));
        runner.step("two", || {
            reached = true;
            Ok(Outcome::Skipped("no network".into()))
        });
        assert!(reached);
        assert!(runner.table().contains("skipped: no network"));
        assert!(runner.finish().is_err());
    }
}
