// SPDX-License-Identifier: EUPL-1.2
//! Work for later: jobs that are rows in the transaction that asked for them, a schedule that
//! runs each task once per slot whichever node is first, and the mail outbox.

pub mod incoming;
pub mod mail;
mod pulse;
mod queue;
mod refusal;
mod schedule;
mod worker;

pub use pulse::Pulse;
pub use queue::{FailedJob, Job, Standing, discard, enqueue, failed, retry, standing};
pub use schedule::{Every, Task};
pub use worker::{GiveUp, Handler, Running, Worker};

/// The migrations of this crate.
pub fn migrations() -> Vec<db::Migration> {
    db::migrations!["20261121_0910_jobs", "20261123_0250_mail_thread"]
}
