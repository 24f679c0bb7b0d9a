// SPDX-License-Identifier: EUPL-1.2
//! A bar on standard error for what takes longer than a second.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::count::Progress;
use crate::election::Election;
use crate::language::Language;

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// For work of which nobody knows how long it takes.
const PLAIN: &str = "{spinner} {msg} ({elapsed})";

/// Work of which the bar shows itself when it lasts, and only on a terminal.
pub struct Bar {
    bar: ProgressBar,
    done: Option<Sender<()>>,
    clock: Option<JoinHandle<()>>,
    language: Language,
}

impl Bar {
    /// Begins with work that tells nothing about itself.
    pub fn start(what: &'static str, language: Language) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        style(&bar, PLAIN);
        bar.set_message(what);
        let (done, is_done) = mpsc::channel();
        let shown = bar.clone();
        let clock = thread::spawn(move || {
            if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(100));
            }
        });
        Self { bar, done: Some(done), clock: Some(clock), language }
    }

    /// Goes on with other work.
    pub fn next(&self, what: &'static str) {
        style(&self.bar, PLAIN);
        self.bar.unset_length();
        self.bar.set_message(what);
    }

    /// Shows how many of a number of things are done.
    pub fn of(&self, done: usize, all: usize) {
        let length = u64::try_from(all).unwrap_or(u64::MAX);
        if self.bar.length() != Some(length) {
            style(&self.bar, "{msg} [{bar:30}] {pos}/{len} ({elapsed})");
            self.bar.set_length(length);
        }
        self.bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    }

    /// Shows how far the shares have grown: the step, and what the last outcome costs.
    pub fn show(&self, election: &Election, currency: &str, progress: Progress) {
        // Nobody waits for words that are not shown.
        if self.bar.is_hidden() {
            return;
        }
        let part = progress.cost.saturating_mul(1000) / election.budget().max(1);
        self.bar.set_prefix(so_far(self.language, election, currency, progress));
        if self.bar.length().is_none() {
            style(&self.bar, "{msg} [{bar:20}] {prefix} ({elapsed})");
            self.bar.set_length(1000);
        }
        self.bar.set_position(u64::try_from(part.min(1000)).unwrap_or(1000));
    }
}

/// `stap 843, € 76.700 van € 100.000`.
fn so_far(language: Language, election: &Election, currency: &str, progress: Progress) -> String {
    let (word, of) = language.pick(("stap", "van"), ("step", "of"));
    let step = language.number(progress.steps.into());
    let money = |minor| language.money(election, minor, currency);
    format!("{word} {step}, {} {of} {}", money(progress.cost), money(election.budget()))
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.done.take();
        if let Some(clock) = self.clock.take() {
            clock.join().ok();
        }
        self.bar.finish_and_clear();
    }
}

fn style(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BallotKind, Decimal};

    #[test]
    fn step_and_cost_are_told_while_it_counts() {
        let election = Election::builder(BallotKind::Approval, Decimal::from(100_000)).build().unwrap();
        let progress = Progress { steps: 1843, cost: 76_700 };
        let told = |language| so_far(language, &election, "EUR", progress);
        assert_eq!(told(Language::Dutch), "stap 1.843, €\u{a0}76.700 van €\u{a0}100.000");
        assert_eq!(told(Language::English), "step 1,843, €76,700 of €100,000");
    }
}
