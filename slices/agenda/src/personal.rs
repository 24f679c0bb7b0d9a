// SPDX-License-Identifier: EUPL-1.2
//! What the agendas hold about a person: to show, to take along, to forget.

use db::{Conn, Tx};
use kernel::{Ctx, PersonId, Result};

use crate::store::personal as store;

/// Everything that names the person.
pub(crate) async fn export(
    ctx: &Ctx,
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<(&'static str, serde_json::Value)>> {
    let proposals = store::proposals(conn, ctx.tenant, person).await?;
    let supported = store::supported(conn, ctx.tenant, person).await?;
    let notes = store::notes(conn, ctx.tenant, person).await?;
    let seen_to = store::seen_to(conn, ctx.tenant, person).await?;
    let photos = crate::store::photo::of_person(conn, ctx.tenant, person).await?;
    let listed = |rows: Vec<(i64, String)>| -> serde_json::Value {
        rows.into_iter().map(|(number, text)| serde_json::json!({ "punt": number, "tekst": text })).collect()
    };
    Ok(vec![
        ("voorstellen", listed(proposals)),
        ("steun", listed(supported)),
        ("berichten", listed(notes)),
        ("behandelt", listed(seen_to)),
        ("fotos", listed(photos)),
    ])
}

/// Unnames what stays; takes back support, which is about the person alone.
pub(crate) async fn erase(ctx: &Ctx, tx: &mut Tx, person: PersonId) -> Result<()> {
    for (point,) in store::supported_points(tx, ctx.tenant, person).await? {
        crate::store::support::withdraw_support(tx, ctx, point, person).await?;
    }
    crate::store::import::draft::of_person(tx, ctx.tenant, person).await?;
    store::unname(tx, ctx.tenant, person).await?;
    Ok(())
}
