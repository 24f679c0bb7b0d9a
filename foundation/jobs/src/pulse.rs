// SPDX-License-Identifier: EUPL-1.2
//! Signs of life of the worker in this process, for whoever watches over it.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use kernel::Timestamp;

/// So long without a sign of life is too long, in seconds. A worker gives one in each round and,
/// while a job lasts, each time it renews the lease.
const SILENT: i64 = 5 * 60;

/// What the worker in this process says about itself. When none runs here it says nothing.
#[derive(Debug, Default)]
pub struct Pulse {
    beat: AtomicI64,
    done: AtomicU64,
    failed: AtomicU64,
}

impl Pulse {
    pub(crate) fn beat(&self, now: Timestamp) {
        self.beat.store(now.micros(), Ordering::Relaxed);
    }

    pub(crate) fn count(&self, good: bool) {
        if good { &self.done } else { &self.failed }.fetch_add(1, Ordering::Relaxed);
    }

    /// Seconds since the last sign of life; `None` when no worker runs here.
    pub fn silence(&self, now: Timestamp) -> Option<i64> {
        match self.beat.load(Ordering::Relaxed) {
            0 => None,
            beat => Some((now.micros() - beat).max(0) / 1_000_000),
        }
    }

    /// Whether a worker runs here that gives no sign of life any more.
    pub fn is_silent(&self, now: Timestamp) -> bool {
        self.silence(now).is_some_and(|seconds| seconds > SILENT)
    }

    /// How many attempts at a job went well, and how many did not.
    pub fn attempts(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.failed.load(Ordering::Relaxed))
    }
}
