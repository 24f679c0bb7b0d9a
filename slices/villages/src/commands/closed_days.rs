// SPDX-License-Identifier: EUPL-1.2
//! To say on which days the town hall is closed.

use db::{Conn, Db};
use kernel::calendar::ClosedDays;
use kernel::{Audit, Ctx, Error, Permit, Result, TenantId};
use serde_json::{Map, Value};
use web::page::Settings;

use super::{mark, unless_changed};
use crate::policy::{self, ChangeSettings};

/// Where the settings of a municipality keep them.
const KEY: &str = "werkdagen";

/// The closed days as they are now.
///
/// # Errors
/// Whatever the database refuses.
pub async fn now(conn: &mut Conn, tenant: TenantId) -> Result<ClosedDays> {
    Ok(of(&db::tenant::settings(conn, tenant).await?))
}

fn of(settings: &str) -> ClosedDays {
    serde_json::from_str::<Settings>(settings).unwrap_or_default().werkdagen
}

/// Names the state of the closed days, for edit conflicts; they have no version of their own.
///
/// # Errors
/// Never: they can always be written.
pub fn version(closed: &ClosedDays) -> Result<String> {
    Ok(mark(&[&serde_json::to_string(closed).map_err(Error::internal)?]))
}

/// Changes the closed days when they are still as `version` names them; the other settings stay.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn change(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<ChangeSettings>,
    expected: String,
    closed: ClosedDays,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, expected, closed, tenant) =
            (own.clone(), expected.clone(), closed.clone(), permit.tenant());
        Box::pin(async move {
            let settings = db::tenant::settings(tx, tenant).await?;
            unless_changed(version(&of(&settings))? == expected)?;
            db::tenant::set_settings(tx, tenant, &with(&settings, &closed)?).await?;
            let days: Vec<String> = closed.dagen.iter().map(ToString::to_string).collect();
            let audit = Audit::new(policy::SETTINGS.action, "gemeente", tenant)
                .fact("wat", KEY)
                .fact("goede-vrijdag", if closed.goede_vrijdag { "dicht" } else { "open" })
                .fact("bevrijdingsdag", closed.bevrijdingsdag.code())
                .fact("dagen", days.join(", "));
            Ok(tx.audit(&ctx, audit).await?)
        })
    })
    .await
}

/// The settings with these closed days; what others keep there stays.
fn with(settings: &str, closed: &ClosedDays) -> Result<String> {
    let mut all: Map<String, Value> = serde_json::from_str(settings).unwrap_or_default();
    all.insert(KEY.into(), serde_json::to_value(closed).map_err(Error::internal)?);
    Ok(Value::Object(all).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_keep_in_the_settings_stays() {
        let closed = ClosedDays { goede_vrijdag: true, ..ClosedDays::default() };
        let after = with(r#"{"intro":"Dag.","spelregels":{"eigen":1}}"#, &closed).unwrap();
        assert!(after.contains(r#""intro":"Dag.""#) && after.contains(r#""eigen":1"#), "{after}");
        assert_eq!(of(&after), closed);
        assert_eq!(of("{}"), ClosedDays::default());
    }
}
