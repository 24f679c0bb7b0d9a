// SPDX-License-Identifier: EUPL-1.2
//! A slice beside people: has kernen, and keeps what people contributed.

use db::{Conn, Migration, Tx, sql};
use kernel::{Ctx, PersonId, ScopeKind, TenantId};
use uuid::Uuid;
use web::slice::Hook;
use web::{ScopeName, Slice};

pub const TRICHT: Uuid = Uuid::from_u128(0x7121c47);
pub const BEESD: Uuid = Uuid::from_u128(0xbee5d);
pub const TEAM: Uuid = Uuid::from_u128(0x7ea);
pub const GROUP: Uuid = Uuid::from_u128(0x6709);
pub const PARTNER: Uuid = Uuid::from_u128(0x9a7);

pub struct Neighbour;

const SQLITE: &str = "CREATE TABLE contribution (tenant_id BLOB NOT NULL, id BLOB NOT NULL,
  person_id BLOB NOT NULL, words TEXT NOT NULL, PRIMARY KEY (tenant_id, id))";
const POSTGRES: &str = "CREATE TABLE contribution (tenant_id UUID NOT NULL, id UUID NOT NULL,
  person_id UUID NOT NULL, words TEXT NOT NULL, PRIMARY KEY (tenant_id, id))";

impl Slice for Neighbour {
    fn name(&self) -> &'static str {
        "neighbour"
    }

    fn migrations(&self) -> Vec<Migration> {
        vec![Migration { name: "20261121_1001_neighbour", sqlite: SQLITE, postgres: POSTGRES }]
    }

    fn export<'a>(
        &'a self,
        ctx: &'a Ctx,
        conn: &'a mut Conn,
        person: PersonId,
    ) -> Hook<'a, Vec<(&'static str, serde_json::Value)>> {
        Box::pin(async move {
            let rows: Vec<(String,)> = conn
                .all(sql!(
                    "SELECT words FROM contribution WHERE tenant_id = $1 AND person_id = $2",
                    ctx.tenant,
                    person
                ))
                .await?;
            let words: Vec<String> = rows.into_iter().map(|(words,)| words).collect();
            Ok(vec![("bijdragen", words.into())])
        })
    }

    fn erase<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, person: PersonId) -> Hook<'a, ()> {
        Box::pin(async move {
            let known = people::contact(tx, ctx.tenant, person).await?;
            known.map(drop).ok_or_else(|| kernel::Error::internal("people forgot the address too early"))
        })
    }

    fn scopes<'a>(&'a self, _: TenantId, _: &'a mut Conn) -> Hook<'a, Vec<ScopeName>> {
        Box::pin(async { Ok(scopes()) })
    }
}

pub fn scopes() -> Vec<ScopeName> {
    [
        (ScopeKind::Kern, TRICHT, "tricht", "Tricht"),
        (ScopeKind::Kern, BEESD, "beesd", "Beesd"),
        (ScopeKind::Team, TEAM, "verkeer", "Team Verkeer"),
        (ScopeKind::Group, GROUP, "dorpsraad-tricht", "Dorpsraad Tricht"),
        (ScopeKind::Partner, PARTNER, "woningcorporatie", "De corporatie"),
    ]
    .map(|(kind, id, slug, name)| ScopeName { kind, id, slug: slug.into(), name: name.into(), ended: false })
    .into()
}

/// Something that a person contributed.
pub async fn contribute(tx: &mut Tx, ctx: &Ctx, person: PersonId, words: &str) -> kernel::Result<()> {
    tx.run(sql!(
        "INSERT INTO contribution (tenant_id, id, person_id, words) VALUES ($1, $2, $3, $4)",
        ctx.tenant,
        ctx.id::<()>(),
        person,
        words
    ))
    .await?;
    Ok(())
}
