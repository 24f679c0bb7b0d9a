// SPDX-License-Identifier: EUPL-1.2
//! The story of a casus: a row for every deed, only appended to.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Date, TenantId, Timestamp};
use uuid::Uuid;

use crate::cases::model::{CasusId, Deed, PartyId, PromiseId, State, TalkId};
use crate::model::Channel;
use crate::store::deed::{By, TAP};

/// No story is longer; a brake.
const MOST: u32 = 1_000;

db::row! {
    /// A step of the story.
    pub struct DeedRow {
        /// Sorts by time.
        pub id: Uuid,
        /// When.
        pub at: Timestamp,
        /// In which role.
        pub by_role: String,
        /// What.
        pub deed: Deed,
        /// What was said with it.
        pub text: String,
        /// Which date it names: the new one of a promise, or that of a talk.
        pub due: Option<Date>,
        /// Which date a promise had before.
        pub was: Option<Date>,
        /// Which party it concerns.
        pub party_id: Option<PartyId>,
        /// Which talk it concerns.
        pub talk_id: Option<TalkId>,
        /// Which promise it concerns.
        pub promise_id: Option<PromiseId>,
        /// How a party was told, when that was not by mail.
        pub channel: Option<Channel>,
    }
}

/// What is to be told about a deed.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What was said with it.
    pub text: String,
    /// Which date it names.
    pub due: Option<Date>,
    /// Which date a promise had before.
    pub was: Option<Date>,
    /// Which party it concerns.
    pub party: Option<PartyId>,
    /// Which talk it concerns.
    pub talk: Option<TalkId>,
    /// Which promise it concerns.
    pub promise: Option<PromiseId>,
    /// How a party was told, when that was not by mail.
    pub channel: Option<Channel>,
}

/// Appends a step; its id.
pub async fn append(
    tx: &mut Tx,
    ctx: &Ctx,
    casus: CasusId,
    (deed, state): (Deed, State),
    by: &By,
    told: &Told,
) -> Result<Uuid, DbError> {
    let id = ctx.id::<DeedRow>().uuid();
    tx.run(sql!(
        "INSERT INTO casus_deed (tenant_id, id, casus_id, at, by_person, by_role, deed, state, text, due, was, party_id,
           talk_id, promise_id, channel)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        ctx.tenant,
        id,
        casus,
        ctx.now(),
        by.person,
        by.role,
        deed,
        state,
        &told.text,
        told.due,
        told.was,
        told.party,
        told.talk,
        told.promise,
        told.channel
    ))
    .await?;
    Ok(id)
}

/// The story in its order, the newest [`MOST`] steps.
pub async fn story(conn: &mut Conn, tenant: TenantId, casus: CasusId) -> Result<Vec<DeedRow>, DbError> {
    let mut steps: Vec<DeedRow> = conn
        .all(sql!(
            "SELECT id, at, by_role, deed, text, due, was, party_id, talk_id, promise_id, channel
             FROM casus_deed
             WHERE tenant_id = $1 AND casus_id = $2 ORDER BY at DESC, id DESC LIMIT $3",
            tenant,
            casus,
            MOST
        ))
        .await?;
    steps.reverse();
    Ok(steps)
}

/// Whether a party said exactly this a moment ago.
pub async fn was_just_said(
    conn: &mut Conn,
    ctx: &Ctx,
    (casus, party): (CasusId, PartyId),
    text: &str,
) -> Result<bool, DbError> {
    conn.exists(sql!(
        "SELECT 1 AS one FROM casus_deed WHERE tenant_id = $1 AND casus_id = $2 AND party_id = $3 AND deed = $4
           AND text = $5 AND at > $6 LIMIT 1",
        ctx.tenant,
        casus,
        party,
        Deed::Say,
        text,
        ctx.now().micros() - TAP
    ))
    .await
}
