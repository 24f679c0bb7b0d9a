// SPDX-License-Identifier: EUPL-1.2
//! Who takes part: joining and leaving.

use db::Tx;
use kernel::{Ctx, Error, Invalid, Permit, PersonId, Result};
use villages::PartnerId;

use super::{CHANGED, Done, finish, is_for};
use crate::cases::model::{CasusId, Deed, PartyId, PartyKind};
use crate::cases::personal::{Going, forget_deserted};
use crate::cases::policy::{Act, Step};
use crate::cases::store::deed::Told;
use crate::cases::store::party::{self, PartyRow};
use crate::cases::store::{casus, letter, personal};

/// Somebody who joins.
#[derive(Clone, Debug)]
pub struct NewParty {
    /// What it is.
    pub kind: PartyKind,
    /// The name; of a colleague the function.
    pub name: String,
    /// In small letters.
    pub email: Option<String>,
    /// As it was typed.
    pub phone: Option<String>,
    /// For letters.
    pub address: Option<String>,
    /// The code of the language of mails and letters.
    pub language: String,
    /// Which partner it is.
    pub partner: Option<PartnerId>,
    /// Which colleague it is.
    pub person: Option<PersonId>,
}

/// Adds a party with this number.
pub(super) async fn add(
    tx: &mut Tx,
    ctx: &Ctx,
    casus: CasusId,
    number: i64,
    new: &NewParty,
) -> Result<PartyId> {
    let row = PartyRow {
        id: ctx.id(),
        number,
        kind: new.kind,
        name: new.name.clone(),
        email: new.email.clone().filter(|_| new.kind != PartyKind::Colleague),
        phone: new.phone.clone(),
        address: new.address.clone(),
        language: new.language.clone(),
        partner_id: new.partner,
        person_id: new.person,
        salt: ctx.token().to_vec(),
        joined_on: ctx.today(),
        left_on: None,
    };
    party::insert(tx, ctx.tenant, casus, &row).await?;
    Ok(row.id)
}

/// Lets a party join.
///
/// # Errors
/// Invalid when it takes part already, or when there are too many; a conflict when somebody else was first.
pub async fn join(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, new: &NewParty) -> Result<Done> {
    let casus = is_for(permit, Deed::Join)?;
    let parties = party::of(tx, ctx.tenant, casus.id).await?;
    let is_same = |party: &&PartyRow| {
        let same_mail = new.email.is_some() && party.email == new.email;
        let same_person = new.person.is_some() && party.person_id == new.person;
        party.is_here() && (same_mail || same_person)
    };
    if parties.iter().any(|party| is_same(&party)) {
        let field = if new.person.is_some() { "collega" } else { "email" };
        return Err(Error::Invalid(Invalid::field(field, "casus-doet-al-mee")));
    }
    let number = parties.len() + 1;
    if number > party::MOST as usize {
        return Err(Error::Invalid(Invalid::field("soort", "casus-te-veel-partijen")));
    }
    let number = i64::try_from(number).map_err(Error::internal)?;
    let party = add(tx, ctx, casus.id, number, new).await?;
    finish(tx, ctx, permit, casus, Told { party: Some(party), ..Told::default() }).await
}

/// Lets a party leave: what we need to reach it is erased, and `wholly` also what it sent, or the whole casus when it
/// was theirs alone ([`forget_deserted`]).
///
/// # Errors
/// A conflict when it left already and nothing has to be erased, or when somebody else was first.
pub async fn leave(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (id, wholly): (PartyId, bool),
) -> Result<Done> {
    let (mut casus, tenant) = (is_for(permit, Deed::Leave)?, ctx.tenant);
    let parties = party::of(tx, tenant, casus.id).await?;
    let kind = parties.iter().find(|party| party.id == id).ok_or(Error::NotFound)?.kind;
    let was_here = party::leave(tx, tenant, id, ctx.today()).await?;
    if !was_here && !wholly {
        return Err(Error::Conflict(CHANGED));
    }
    letter::remove(tx, tenant, casus.id, Some(id)).await?;
    if wholly {
        personal::erase_party(tx, tenant, (casus.id, id), ctx.today()).await?;
        casus.place = casus::by_id(tx, tenant, casus.id).await?.ok_or(Error::NotFound)?.place;
    }
    let mut done = finish(tx, ctx, permit, casus, Told { party: Some(id), ..Told::default() }).await?;
    if wholly && forget_deserted(ctx, tx, done.casus.id, Going { party: id, kind, was_here }).await? {
        done.casus = casus::by_id(tx, tenant, done.casus.id).await?.ok_or(Error::NotFound)?;
    }
    Ok(done)
}
