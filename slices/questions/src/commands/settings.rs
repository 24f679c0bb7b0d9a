// SPDX-License-Identifier: EUPL-1.2
//! Changing the rules of a municipality about questions.

use db::Tx;
use kernel::{Audit, Ctx, Error, Permit, Result};
use serde_json::{Map, Value};

use crate::policy::{ChangeSettings, SETTINGS};
use crate::settings::{KEY, Rules};

/// Names the state of the rules, for edit conflicts; they have no version of their own.
///
/// # Errors
/// Never: they can always be written.
pub fn mark_of(rules: &Rules) -> Result<String> {
    let text = serde_json::to_string(rules).map_err(Error::internal)?;
    Ok(web::session::to_text(&web::session::hash(text.as_bytes())))
}

/// Changes the rules when they are still as `mark` names them; the other settings stay. Dates that were
/// promised do not change.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn change_rules(
    tx: &mut Tx,
    ctx: &Ctx,
    _: &Permit<ChangeSettings>,
    mark: &str,
    rules: &Rules,
) -> Result<()> {
    let now = db::tenant::settings(tx, ctx.tenant).await?;
    if mark_of(&Rules::of(&now))? != mark {
        return Err(Error::Conflict("vraag-intussen-veranderd"));
    }
    let mut all: Map<String, Value> = serde_json::from_str(&now).unwrap_or_default();
    all.insert(KEY.into(), serde_json::to_value(rules).map_err(Error::internal)?);
    db::tenant::set_settings(tx, ctx.tenant, &Value::Object(all).to_string()).await?;
    let audit = Audit::new(SETTINGS.action, "gemeente", ctx.tenant)
        .fact("termijn", rules.termijn)
        .fact("telling", rules.telling.code())
        .fact("procesantwoorden", rules.procesantwoorden)
        .fact("waarschuw-dagen", rules.waarschuw)
        .fact("herinner-dagen", rules.herinner)
        .fact("bewaren-dagen", rules.bewaren);
    tx.audit(ctx, audit).await?;
    Ok(())
}
