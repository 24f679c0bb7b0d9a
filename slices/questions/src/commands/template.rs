// SPDX-License-Identifier: EUPL-1.2
//! Making, changing and removing templates of answers.

use db::Tx;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result};

use crate::policy::{ChangeTemplates, TEMPLATES};
use crate::store::template::{self as store, TemplateRow};
use crate::template;

fn check(row: &TemplateRow) -> Result<()> {
    let unknown = template::unknown(&row.text);
    let mut invalid = Invalid::default();
    if !unknown.is_empty() {
        let known = template::FIELDS.map(|field| format!("{{{field}}}")).join(", ");
        let args = vec![("onbekend", unknown.join(", ")), ("bekend", known)];
        invalid.add_with("tekst", "sjabloon-onbekend-veld", args);
    }
    invalid.check()
}

fn taken() -> Error {
    Error::Invalid(Invalid::field("naam", "sjabloon-naam-bestaat"))
}

fn audit(row: &TemplateRow) -> Audit {
    Audit::new(TEMPLATES.action, "sjabloon", row.id)
}

/// Adds a template.
///
/// # Errors
/// Invalid with a field that nobody knows, or a name that another one has.
pub async fn add_template(
    tx: &mut Tx,
    ctx: &Ctx,
    _: &Permit<ChangeTemplates>,
    row: &TemplateRow,
) -> Result<()> {
    check(row)?;
    if !store::insert(tx, ctx.tenant, row).await? {
        return Err(taken());
    }
    tx.audit(ctx, audit(row)).await?;
    Ok(())
}

/// Changes a template that still has the version of the row.
///
/// # Errors
/// Invalid as for a new one; a conflict when somebody else was first.
pub async fn change_template(
    tx: &mut Tx,
    ctx: &Ctx,
    _: &Permit<ChangeTemplates>,
    row: &TemplateRow,
) -> Result<()> {
    check(row)?;
    if store::is_named(tx, ctx.tenant, row.id, &row.name).await? {
        return Err(taken());
    }
    if !store::update(tx, ctx.tenant, row).await? {
        return Err(Error::Conflict("sjabloon-intussen-veranderd"));
    }
    tx.audit(ctx, audit(row)).await?;
    Ok(())
}

/// Removes a template. What was written with it stays.
///
/// # Errors
/// Not found when it is gone.
pub async fn remove_template(
    tx: &mut Tx,
    ctx: &Ctx,
    _: &Permit<ChangeTemplates>,
    row: &TemplateRow,
) -> Result<()> {
    if !store::remove(tx, ctx.tenant, row.id).await? {
        return Err(Error::NotFound);
    }
    tx.audit(ctx, audit(row)).await?;
    Ok(())
}
