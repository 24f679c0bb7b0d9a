// SPDX-License-Identifier: EUPL-1.2
//! What figures are made of: dates and places of questions, without any text or person.

use db::{Conn, DbError, sql};
use kernel::{Date, TenantId};
use villages::{KernId, TeamId};

use crate::model::Helped;

/// A brake: no municipality gets more in a year.
const MOST: u32 = 100_000;

db::row! {
    /// The dates of one question.
    pub struct FigureRow {
        /// About which kern.
        pub kern_id: Option<KernId>,
        /// Which team has or had it.
        pub team_id: Option<TeamId>,
        /// Under which theme.
        pub theme: String,
        /// When it came.
        pub received_on: Date,
        /// When its term ends.
        pub first_due: Date,
        /// When the asker first heard something.
        pub heard_on: Option<Date>,
        /// When it was answered first.
        pub answered_on: Option<Date>,
        /// Since when nobody waits for us.
        pub ended_on: Option<Date>,
        /// Since when we wait for the asker.
        pub waits_since: Option<Date>,
        /// How many procesantwoorden there were.
        pub interims: i64,
        /// How often it was reopened.
        pub reopened: i64,
        /// Whether the asker was helped.
        pub helped: Option<Helped>,
    }
}

/// The questions that came from this day on.
pub async fn since(conn: &mut Conn, tenant: TenantId, from: Date) -> Result<Vec<FigureRow>, DbError> {
    conn.all(sql!(
        "SELECT kern_id, team_id, theme, received_on, first_due, heard_on, answered_on, ended_on, waits_since,
           interims, reopened, helped
         FROM question WHERE tenant_id = $1 AND received_on >= $2 ORDER BY received_on, number LIMIT $3",
        tenant,
        from,
        MOST
    ))
    .await
}
