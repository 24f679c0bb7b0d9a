// SPDX-License-Identifier: EUPL-1.2
//! Erasing on behalf of the municipality: what is kept about somebody who cannot do it themselves, or
//! under an address that has no account.

use std::sync::Arc;

use db::Tx;
use kernel::{Audit, Ctx, Error, Id, Invalid, Result};
use web::Slice;

use crate::policy;

db::code! {
    /// Why the municipality erases. One of a list, for the log is kept long and must not tell of whom.
    pub enum Why {
        /// The person asked for it, by letter or telephone.
        Asked = "gevraagd",
        /// The address was typed wrong and belongs to a stranger.
        Typo = "tikfout",
        /// The person does not work for or with the municipality any more.
        Left = "vertrokken",
        /// The municipality needs it no longer.
        Needless = "niet-nodig",
    }
}

/// Forgets everything that any slice holds under this address and about the person whose it is, in
/// the caller's transaction. Upper slices first: they may still ask this one for the address. For
/// administrators and for Brink itself.
///
/// # Errors
/// [`Error::Forbidden`] for others, [`Error::Invalid`] when there is nothing under the address, and
/// [`Error::Conflict`] for the last administrator.
pub async fn erase_address(
    slices: &[Arc<dyn Slice>],
    ctx: &Ctx,
    tx: &mut Tx,
    email: &str,
    why: Why,
) -> Result<()> {
    let permit = policy::erase_person(ctx, tx, email).await?;
    let forgotten = permit.subject();
    let mut count = u64::from(forgotten.person.is_some());
    if let Some(person) = forgotten.person {
        for slice in slices.iter().rev() {
            slice.erase(ctx, tx, person).await?;
        }
    }
    for slice in slices.iter().rev() {
        count += slice.erase_address(ctx, tx, &forgotten.email).await?;
    }
    if count == 0 {
        return Err(Error::Invalid(Invalid::field("email", "wis-niets")));
    }
    let (kind, subject) = match forgotten.person {
        Some(person) => ("persoon", person.uuid()),
        None => ("adres", ctx.id::<()>().uuid()),
    };
    let entry = Audit::new(policy::ERASE_PERSON.action, kind, Id::<()>::from_uuid(subject));
    tx.audit(ctx, entry.fact("waarom", why.code())).await?;
    Ok(())
}
