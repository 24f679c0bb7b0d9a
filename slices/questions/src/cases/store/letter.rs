// SPDX-License-Identifier: EUPL-1.2
//! Letters that have to be posted: steps of which a party has to hear that has no e-mail address.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, TenantId};
use uuid::Uuid;

use crate::cases::model::{CasusId, PartyId};

/// No casus has more; a brake.
const MOST: u32 = 5_000;

/// Notes that a letter about this step has to be posted to a party.
pub async fn wait(
    tx: &mut Tx,
    ctx: &Ctx,
    (casus, party): (CasusId, PartyId),
    step: Uuid,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO casus_letter (tenant_id, casus_id, party_id, deed_id, since) VALUES ($1, $2, $3, $4, $5)",
        ctx.tenant,
        casus,
        party,
        step,
        ctx.today()
    ))
    .await?;
    since(tx, ctx.tenant, casus).await
}

/// The steps of which a letter has to be posted, each with the party, those that lie longest first.
pub async fn waiting(
    conn: &mut Conn,
    tenant: TenantId,
    casus: CasusId,
) -> Result<Vec<(PartyId, Uuid)>, DbError> {
    conn.all(sql!(
        "SELECT party_id, deed_id FROM casus_letter WHERE tenant_id = $1 AND casus_id = $2
         ORDER BY since, party_id, deed_id LIMIT $3",
        tenant,
        casus,
        MOST
    ))
    .await
}

/// Notes that the letter about these steps was posted to a party. False when none had to be any more.
pub async fn posted(
    tx: &mut Tx,
    tenant: TenantId,
    (casus, party): (CasusId, PartyId),
    steps: &[Uuid],
) -> Result<bool, DbError> {
    let mut sql = sql!(
        "DELETE FROM casus_letter WHERE tenant_id = $1 AND casus_id = $2 AND party_id = $3 AND deed_id IN ",
        tenant,
        casus,
        party
    );
    sql.bind_list(steps.iter().copied());
    let touched = tx.run(sql).await?;
    since(tx, tenant, casus).await?;
    Ok(touched > 0)
}

/// Forgets the letters to a party that nobody writes to any more, or to all of a casus.
pub async fn remove(
    tx: &mut Tx,
    tenant: TenantId,
    casus: CasusId,
    party: Option<PartyId>,
) -> Result<(), DbError> {
    let mut sql = sql!("DELETE FROM casus_letter WHERE tenant_id = $1 AND casus_id = $2", tenant, casus);
    if let Some(party) = party {
        sql.push(" AND party_id = ").bind(party);
    }
    tx.run(sql).await?;
    since(tx, tenant, casus).await
}

/// Writes with the casus since when a letter lies, for the lists.
async fn since(tx: &mut Tx, tenant: TenantId, casus: CasusId) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE casus SET letter_since = (SELECT min(l.since) FROM casus_letter l
           WHERE l.tenant_id = $1 AND l.casus_id = $2)
         WHERE tenant_id = $1 AND id = $2",
        tenant,
        casus
    ))
    .await?;
    Ok(())
}
