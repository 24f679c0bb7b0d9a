// SPDX-License-Identifier: EUPL-1.2
//! Tasks that come back: every day at an hour, or every so many minutes, per municipality.

use db::{DbError, Tx, sql};
use kernel::Ctx;

use crate::{Job, enqueue};

/// How often a task comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every day once this hour (0 to 23) of the municipality's clock has begun.
    DayAt(u8),
    /// Every so many minutes.
    Minutes(u32),
}

/// A job kind that is queued by the clock.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// The job kind.
    pub kind: &'static str,
    /// How often.
    pub every: Every,
}

impl Task {
    /// The slot that `ctx.now()` falls in, or `None` when today's hour has not come yet.
    pub fn slot(&self, ctx: &Ctx) -> Option<String> {
        match self.every {
            Every::DayAt(hour) => (ctx.now().clock_in(ctx.calendar.zone()).0
                >= i8::try_from(hour).unwrap_or(0))
            .then(|| ctx.today().to_string()),
            Every::Minutes(minutes) => {
                let length = i64::from(minutes.max(1)) * 60 * 1_000_000;
                Some((ctx.now().micros() / length).to_string())
            }
        }
    }
}

/// Queues the tasks whose slot nobody took yet.
pub(crate) async fn run_due(tx: &mut Tx, ctx: &Ctx, tasks: &[Task]) -> Result<(), DbError> {
    for task in tasks {
        let Some(slot) = task.slot(ctx) else { continue };
        let taken = tx
            .run(sql!(
                "INSERT INTO job_slot (tenant_id, task, slot) VALUES ($1, $2, $3)
                 ON CONFLICT (tenant_id, task, slot) DO NOTHING",
                ctx.tenant,
                task.kind,
                &slot
            ))
            .await?;
        if taken == 1 {
            tx.run(sql!(
                "DELETE FROM job_slot WHERE tenant_id = $1 AND task = $2 AND slot <> $3",
                ctx.tenant,
                task.kind,
                &slot
            ))
            .await?;
            let payload = serde_json::Value::Null;
            let job = Job { kind: task.kind, payload, run_at: ctx.now(), dedupe: Some(slot) };
            enqueue(tx, ctx, job).await?;
        }
    }
    Ok(())
}
