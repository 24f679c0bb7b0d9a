// SPDX-License-Identifier: EUPL-1.2
//! Progress bars for long work. Nothing is drawn when standard error is no terminal.

use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar that gets its length with the first step.
///
/// # Errors
/// Never in practice: when the template is wrong.
pub fn bar(what: &'static str) -> Result<ProgressBar> {
    let bar = ProgressBar::new(0);
    bar.set_style(ProgressStyle::with_template("{msg} [{bar:30}] {percent} %, nog {eta}")?);
    bar.set_message(what);
    Ok(bar)
}

/// A sign that something is going on, for work of which nobody knows how long it takes.
///
/// # Errors
/// Never in practice: when the template is wrong.
pub fn waiting(what: &'static str) -> Result<ProgressBar> {
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::with_template("{spinner} {msg} ({elapsed})")?);
    bar.set_message(what);
    bar.enable_steady_tick(Duration::from_millis(100));
    Ok(bar)
}
