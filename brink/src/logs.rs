// SPDX-License-Identifier: EUPL-1.2
//! Logs as JSON lines on standard error: no names, no addresses, no free text.

use tracing_subscriber::EnvFilter;

/// Starts the log at one of the levels that the command line knows.
pub fn start(level: &str) {
    let filter = EnvFilter::try_new(format!("{level},sqlx=warn")).unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    kernel::caught::watch(|place| tracing::error!(place, "panic"));
}
