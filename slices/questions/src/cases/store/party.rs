// SPDX-License-Identifier: EUPL-1.2
//! Who takes part in a casus, in a table of its own: what lists read never holds a name.

use db::{Conn, DbError, Tx, sql};
use kernel::{Date, PersonId, TenantId};
use villages::PartnerId;

use super::casus::CasusRow;
use crate::cases::model::{CasusId, PartyId, PartyKind};
use crate::store::asker::AskerRow;

/// No casus has more; a brake.
pub const MOST: u32 = 100;

db::row! {
    /// Somebody who takes part, or did.
    pub struct PartyRow {
        /// Which.
        pub id: PartyId,
        /// Counts from 1 within the casus.
        pub number: i64,
        /// What it is.
        pub kind: PartyKind,
        /// The name; of a colleague the function. Empty once forgotten.
        pub name: String,
        /// In small letters. A colleague is written to at the address of the account.
        pub email: Option<String>,
        /// As it was typed.
        pub phone: Option<String>,
        /// For letters.
        pub address: Option<String>,
        /// The code of the language of mails and letters.
        pub language: String,
        /// Which partner it is.
        pub partner_id: Option<PartnerId>,
        /// Which colleague it is.
        pub person_id: Option<PersonId>,
        /// Of which the key of its private page is made.
        pub salt: Vec<u8>,
        /// Since when it takes part.
        pub joined_on: Date,
        /// Since when it does not any more.
        pub left_on: Option<Date>,
    }
}

impl PartyRow {
    /// Whether it takes part now.
    pub fn is_here(&self) -> bool {
        self.left_on.is_none()
    }

    /// Whether it hears of each step by letter: it has no e-mail address, and no account.
    pub fn reads_on_paper(&self) -> bool {
        self.is_here() && self.email.is_none() && self.kind != PartyKind::Colleague
    }

    /// Whether others may read its name: not that of a resident.
    pub fn is_named(&self) -> bool {
        self.kind != PartyKind::Resident
    }

    /// The key of its private page.
    pub fn key(&self) -> String {
        crate::secret::make(crate::secret::PARTY, self.id.uuid(), &self.salt)
    }
}

/// Adds a party.
pub async fn insert(tx: &mut Tx, tenant: TenantId, casus: CasusId, row: &PartyRow) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO casus_party (tenant_id, id, casus_id, number, kind, name, email, phone, address, language,
           partner_id, person_id, salt, joined_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        tenant,
        row.id,
        casus,
        row.number,
        row.kind,
        &row.name,
        row.email.clone(),
        row.phone.clone(),
        row.address.clone(),
        &row.language,
        row.partner_id,
        row.person_id,
        row.salt.as_slice(),
        row.joined_on
    ))
    .await?;
    Ok(())
}

/// Every party of a casus, also those that left, in the order in which they joined.
pub async fn of(conn: &mut Conn, tenant: TenantId, casus: CasusId) -> Result<Vec<PartyRow>, DbError> {
    conn.all(sql!(
        "SELECT id, number, kind, name, email, phone, address, language, partner_id, person_id, salt, joined_on, left_on
         FROM casus_party WHERE tenant_id = $1 AND casus_id = $2 ORDER BY number LIMIT $3",
        tenant,
        casus,
        MOST
    ))
    .await
}

/// The residents who take part, as those whom no public text may name; the place of the casus is a line of
/// the address of each.
pub async fn residents(
    conn: &mut Conn,
    tenant: TenantId,
    casus: &CasusRow,
) -> Result<Vec<AskerRow>, DbError> {
    let parties = of(conn, tenant, casus.id).await?;
    let residents = parties.into_iter().filter(|party| party.kind == PartyKind::Resident && party.is_here());
    let known = |party: PartyRow| {
        let lines = [party.address.as_deref().unwrap_or_default(), &casus.place];
        AskerRow {
            address: Some(lines.join("\n")),
            name: party.name,
            email: party.email,
            phone: party.phone,
            language: party.language,
        }
    };
    Ok(residents.map(known).collect())
}

/// Lets a party leave: how it is reached is erased at once, and the name of a resident. The name of a
/// group, partner or function stays as long as the casus. False when it had left already.
pub async fn leave(tx: &mut Tx, tenant: TenantId, id: PartyId, on: Date) -> Result<bool, DbError> {
    let touched = tx
        .run(sql!(
            "UPDATE casus_party SET left_on = $3, email = NULL, phone = NULL, address = NULL, person_id = NULL,
               name = CASE WHEN kind = 'resident' THEN '' ELSE name END
             WHERE tenant_id = $1 AND id = $2 AND left_on IS NULL",
            tenant,
            id,
            on
        ))
        .await?;
    Ok(touched == 1)
}
