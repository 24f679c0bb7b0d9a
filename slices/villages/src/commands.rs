// SPDX-License-Identifier: EUPL-1.2
//! What Beheer and the officers do. Each verb takes a permit and writes its audit entry in the
//! same transaction. Somebody who was a moment too late gets [`CHANGED`].

pub mod closed_days;
pub mod group;
pub mod kern;
pub mod listed;
pub mod logo;
pub mod part;
mod phase;
pub mod photo;
pub mod settings;

use std::collections::BTreeSet;

use db::Tx;
use kernel::{Error, Invalid, Result, TenantId};
use web::session;

/// The conflict that a page answers with both versions side by side.
pub const CHANGED: &str = "conflict-gewijzigd";

/// `Ok` when the row was still as it was read.
fn unless_changed(was_first: bool) -> Result<()> {
    if was_first { Ok(()) } else { Err(Error::Conflict(CHANGED)) }
}

/// Names the state of something that has no version of its own.
pub fn mark(parts: &[&str]) -> String {
    session::to_text(&session::hash(parts.join("\u{1f}").as_bytes())[..8])
}

/// In addresses: something that is still to be added.
pub const NEW: &str = "nieuw";

/// Lets transactions that give something a name go one by one: each holds this row of the municipality
/// until it commits. So a form that was sent twice at once finds its first coming.
async fn queue_for_names(tx: &mut Tx, tenant: TenantId) -> Result<()> {
    db::counter::next(tx, tenant, "villages.names").await?;
    Ok(())
}

/// Refuses a name that something else in the same place has: somebody sent the form twice, or was
/// second.
fn unless_taken<'n>(name: &str, mut others: impl Iterator<Item = &'n str>) -> Result<()> {
    if others.any(|other| same_name(other, name)) {
        return Err(Invalid::field("naam", "naam-bestaat").into());
    }
    Ok(())
}

/// Whether two names are one, whatever their capitals.
pub fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The name in addresses for something new: that of its name, with a number when it is taken.
fn free_slug(name: &str, taken: &BTreeSet<String>) -> String {
    let slug = kernel::slug::slug(name);
    if !taken.contains(&slug) && slug != NEW {
        return slug;
    }
    let short: String = slug.chars().take(kernel::slug::MAX_LENGTH - 5).collect();
    let free = (2..).map(|number| format!("{short}-{number}")).find(|slug| !taken.contains(slug));
    free.unwrap_or(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = BTreeSet::from(["wonen".to_owned(), "wonen-2".to_owned()]);
        assert_eq!(free_slug("Verkeer", &taken), "verkeer");
        assert_eq!(free_slug("Wonen", &taken), "wonen-3");
        assert_eq!(free_slug("Nieuw", &taken), "nieuw-2", "the address of the empty form");
    }

    #[test]
    fn marks_tell_fields_apart() {
        assert_eq!(mark(&["a", "b"]), mark(&["a", "b"]));
        assert_ne!(mark(&["ab", ""]), mark(&["a", "b"]));
    }
}
