// SPDX-License-Identifier: EUPL-1.2
//! Tasks that come back: every day at an hour, or every so many minutes, per municipality.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, TenantId};

use crate::{Job, enqueue};

/// How often a task comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every day once this hour (0 to 23) of the municipality's clock has begun.
    DayAt(u8),
    /// Every week once this hour of Monday has begun; when nobody worked on Monday, as soon as somebody
    /// does.
    MondayAt(u8),
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
    /// The slot that `ctx.now()` falls in, or `None` when the hour of its day has not come yet.
    pub fn slot(&self, ctx: &Ctx) -> Option<String> {
        let has_come = |hour| ctx.now().clock_in(ctx.calendar.zone()).0 >= i8::try_from(hour).unwrap_or(0);
        let today = ctx.today();
        let after_monday = today.weekday() - 1;
        match self.every {
            Every::DayAt(hour) => has_come(hour).then(|| today.to_string()),
            Every::MondayAt(hour) => (after_monday > 0 || has_come(hour))
                .then(|| today.add_days(-i32::from(after_monday)).to_string()),
            Every::Minutes(minutes) => {
                let length = i64::from(minutes.max(1)) * 60 * 1_000_000;
                Some((ctx.now().micros() / length).to_string())
            }
        }
    }
}

/// The tasks, by municipality, whose slot nobody took yet, at most `limit`. One question for all
/// municipalities: every few seconds the answer is that there are none.
pub(crate) async fn open(
    conn: &mut Conn,
    slots: &[(Task, String)],
    limit: u32,
) -> Result<Vec<(TenantId, String)>, DbError> {
    let mut sql = Sql::new("SELECT t.id AS tenant, k.task FROM tenant t JOIN (");
    for (index, (task, slot)) in slots.iter().enumerate() {
        sql.push(if index == 0 { "SELECT CAST(" } else { " UNION ALL SELECT CAST(" }).bind(task.kind);
        sql.push(" AS TEXT) AS task, CAST(").bind(slot).push(" AS TEXT) AS slot");
    }
    sql.push(
        ") k ON NOT EXISTS (SELECT 1 FROM job_slot s
           WHERE s.tenant_id = t.id AND s.task = k.task AND s.slot = k.slot)
         ORDER BY t.id LIMIT ",
    );
    sql.bind(limit);
    conn.all(sql).await
}

/// Queues a task, unless another worker took its slot first.
pub(crate) async fn take(tx: &mut Tx, ctx: &Ctx, task: &Task, slot: &str) -> Result<(), DbError> {
    let taken = tx
        .run(sql!(
            "INSERT INTO job_slot (tenant_id, task, slot) VALUES ($1, $2, $3)
             ON CONFLICT (tenant_id, task, slot) DO NOTHING",
            ctx.tenant,
            task.kind,
            slot
        ))
        .await?;
    if taken == 1 {
        tx.run(sql!(
            "DELETE FROM job_slot WHERE tenant_id = $1 AND task = $2 AND slot <> $3",
            ctx.tenant,
            task.kind,
            slot
        ))
        .await?;
        let payload = serde_json::Value::Null;
        let job = Job { kind: task.kind, payload, run_at: ctx.now(), dedupe: Some(slot.to_owned()) };
        enqueue(tx, ctx, job).await?;
    }
    Ok(())
}
