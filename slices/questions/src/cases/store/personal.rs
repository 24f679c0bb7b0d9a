// SPDX-License-Identifier: EUPL-1.2
//! Where persons are named: who takes part, by address or account, and who handled. And forgetting.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Date, PersonId, TenantId, Timestamp};

use super::{file, letter};
use crate::cases::model::{CasusId, PartyId, PartyKind};
use crate::store::personal::Outdated;

db::row! {
    /// A casus in which somebody takes part.
    pub struct TakesPartRow {
        /// Which casus.
        pub casus_id: CasusId,
        /// The year of its number.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// What it is about.
        pub title: String,
        /// As which party.
        pub party_id: PartyId,
        /// The number of that party.
        pub party_number: i64,
        /// What that party is.
        pub kind: PartyKind,
        /// Of which the key of its private page is made.
        pub salt: Vec<u8>,
        /// Since when.
        pub joined_on: Date,
        /// Since when not any more.
        pub left_on: Option<Date>,
    }
}

/// The casussen in which somebody takes part: with this address, or this account. The newest first.
pub async fn takes_part(
    conn: &mut Conn,
    tenant: TenantId,
    (email, person): (&str, Option<PersonId>),
    most: u32,
) -> Result<Vec<TakesPartRow>, DbError> {
    conn.all(sql!(
        "SELECT c.id AS casus_id, c.year, c.number, c.title, a.id AS party_id, a.number AS party_number, a.kind,
           a.salt, a.joined_on, a.left_on
         FROM casus_party a JOIN casus c ON c.tenant_id = a.tenant_id AND c.id = a.casus_id
         WHERE a.tenant_id = $1 AND (a.email = $2 OR a.person_id = $3)
         ORDER BY a.joined_on DESC, a.id DESC LIMIT $4",
        tenant,
        email,
        person,
        most
    ))
    .await
}

db::row! {
    /// A casus that a colleague had to do with.
    pub struct HandledRow {
        /// The year of its number.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// What it was: `officer`, `policy`, `entered`, `promise`, `talk`, or the code of a deed.
        pub what: String,
        /// The day, of what has no moment.
        pub on_day: Option<Date>,
        /// The moment, of a deed.
        pub at: Option<Timestamp>,
    }
}

/// What a colleague had to do with casussen.
pub async fn handled(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<HandledRow>, DbError> {
    conn.all(sql!(
        "SELECT c.year, c.number, 'officer' AS what, c.started_on AS on_day, CAST(NULL AS BIGINT) AS at FROM casus c
           WHERE c.tenant_id = $1 AND c.officer_id = $2
         UNION ALL SELECT c.year, c.number, 'policy' AS what, c.started_on AS on_day, CAST(NULL AS BIGINT) AS at FROM casus c
           WHERE c.tenant_id = $1 AND c.policy_id = $2
         UNION ALL SELECT c.year, c.number, 'entered' AS what, c.started_on AS on_day, CAST(NULL AS BIGINT) AS at FROM casus c
           WHERE c.tenant_id = $1 AND c.entered_by = $2
         UNION ALL SELECT c.year, c.number, 'promise' AS what, m.first_due AS on_day, CAST(NULL AS BIGINT) AS at FROM casus_promise m
           JOIN casus c ON c.tenant_id = m.tenant_id AND c.id = m.casus_id
           WHERE m.tenant_id = $1 AND m.officer_id = $2
         UNION ALL SELECT c.year, c.number, 'talk' AS what, t.held_on AS on_day, CAST(NULL AS BIGINT) AS at FROM casus_present r
           JOIN casus_talk t ON t.tenant_id = r.tenant_id AND t.id = r.talk_id
           JOIN casus c ON c.tenant_id = r.tenant_id AND c.id = r.casus_id
           WHERE r.tenant_id = $1 AND r.person_id = $2
         UNION ALL SELECT c.year, c.number, d.deed AS what, CAST(NULL AS TEXT) AS on_day, d.at FROM casus_deed d
           JOIN casus c ON c.tenant_id = d.tenant_id AND c.id = d.casus_id
           WHERE d.tenant_id = $1 AND d.by_person = $2
         ORDER BY year, number, on_day, at, what",
        tenant,
        person
    ))
    .await
}

/// Takes the account away wherever it stands; role and function stay.
pub async fn unname(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<(), DbError> {
    for statement in [
        "UPDATE casus SET officer_id = NULL WHERE tenant_id = $1 AND officer_id = $2",
        "UPDATE casus SET policy_id = NULL WHERE tenant_id = $1 AND policy_id = $2",
        "UPDATE casus SET entered_by = NULL WHERE tenant_id = $1 AND entered_by = $2",
        "UPDATE casus_promise SET officer_id = NULL WHERE tenant_id = $1 AND officer_id = $2",
        "UPDATE casus_present SET person_id = NULL WHERE tenant_id = $1 AND person_id = $2",
        "UPDATE casus_deed SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
    ] {
        tx.run(sql!(statement, tenant, person)).await?;
    }
    Ok(())
}

/// Erases one party: its name, how it is reached, and what it said; of who asked the question also the place that
/// they typed there. It does not take part any more. What colleagues wrote stays.
pub async fn erase_party(
    tx: &mut Tx,
    tenant: TenantId,
    (casus, id): (CasusId, PartyId),
    today: Date,
) -> Result<(), DbError> {
    file::remove(tx, tenant, casus, Some(id)).await?;
    letter::remove(tx, tenant, casus, Some(id)).await?;
    let place = "UPDATE casus SET place = '' WHERE tenant_id = $1 AND id = $2
         AND place = (SELECT q.place FROM question q WHERE q.tenant_id = $1 AND q.id = casus.question_id)
         AND EXISTS (SELECT 1 FROM casus_party a WHERE a.tenant_id = $1 AND a.id = $3 AND a.number = 1)";
    tx.run(sql!(place, tenant, casus, id)).await?;
    let said = "UPDATE casus_deed SET text = '' WHERE tenant_id = $1 AND party_id = $2 AND deed = 'say'";
    tx.run(sql!(said, tenant, id)).await?;
    tx.run(sql!(
        "UPDATE casus_party SET name = '', email = NULL, phone = NULL, address = NULL, person_id = NULL,
           left_on = coalesce(left_on, $3)
         WHERE tenant_id = $1 AND id = $2",
        tenant,
        id,
        today
    ))
    .await?;
    Ok(())
}

/// No letter lies here, and what parties said is read.
const FINISHED: &str = "letter_since IS NULL AND added_on IS NULL";

/// Casussen that are kept long enough and were not forgotten, at most so many.
pub async fn outdated(
    conn: &mut Conn,
    tenant: TenantId,
    before: Outdated,
    most: u32,
) -> Result<Vec<CasusId>, DbError> {
    let mut sql = Sql::new("SELECT id FROM casus WHERE tenant_id = $1 AND forgotten_at IS NULL").with(tenant);
    before.push(&mut sql, FINISHED);
    sql.push(" ORDER BY ended_on, id LIMIT ").bind(most);
    let rows: Vec<(CasusId,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets a casus: every text and who took part. Its number, its dates, how many took part and what was
/// decided and kept stay to be counted. One that was still open ends: there is nobody to talk with. False when
/// it was forgotten before, or is not kept long enough, when that is asked: then it stays as it is.
pub async fn forget(
    tx: &mut Tx,
    tenant: TenantId,
    id: CasusId,
    (now, today): (Timestamp, Date),
    before: Option<Outdated>,
) -> Result<bool, DbError> {
    // This comes first: whoever opens the casus again at this moment is before it, or too late.
    let mut sql = sql!(
        "UPDATE casus SET title = '', body = '', place = '', asked_on = NULL, asked_due = NULL, added_on = NULL,
           next_talk = NULL, next_due = NULL,
           state = CASE WHEN ended_on IS NULL THEN 'withdrawn' ELSE state END,
           ended_on = coalesce(ended_on, $4), forgotten_at = $3, revision = revision + 1
         WHERE tenant_id = $1 AND id = $2 AND forgotten_at IS NULL",
        tenant,
        id,
        now,
        today
    );
    if let Some(before) = before {
        before.push(&mut sql, FINISHED);
    }
    if tx.run(sql).await? == 0 {
        return Ok(false);
    }
    file::remove(tx, tenant, id, None).await?;
    letter::remove(tx, tenant, id, None).await?;
    for statement in [
        "UPDATE casus_party SET name = '', email = NULL, phone = NULL, address = NULL, person_id = NULL,
           left_on = coalesce(left_on, $3) WHERE tenant_id = $1 AND casus_id = $2",
        "UPDATE casus_promise SET what = '', outcome = coalesce(outcome, 'cancelled'),
           outcome_on = coalesce(outcome_on, $3) WHERE tenant_id = $1 AND casus_id = $2",
    ] {
        tx.run(sql!(statement, tenant, id, today)).await?;
    }
    for statement in [
        "UPDATE casus_talk SET said = '', state = CASE WHEN state = 'planned' THEN 'off' ELSE state END
           WHERE tenant_id = $1 AND casus_id = $2",
        "UPDATE casus_decision SET text = '', reason = '' WHERE tenant_id = $1 AND casus_id = $2",
        "UPDATE casus_deed SET text = '' WHERE tenant_id = $1 AND casus_id = $2",
        "DELETE FROM casus_sent WHERE tenant_id = $1 AND casus_id = $2",
    ] {
        tx.run(sql!(statement, tenant, id)).await?;
    }
    Ok(true)
}
