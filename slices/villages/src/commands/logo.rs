// SPDX-License-Identifier: EUPL-1.2
//! To give the municipality a logo, and to take it away.

use db::{Db, Tx};
use files::{FileId, Picture};
use kernel::{Audit, Ctx, Permit, Result};
use serde_json::{Map, Value};

use super::unless_changed;
use crate::policy::{self, ChangeSettings};

/// The key in the settings.
const KEY: &str = "logo";

/// Puts this logo in the place of `was`; none takes it away. The file that was there is removed.
///
/// # Errors
/// A conflict when the logo is no longer `was`.
pub async fn change(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<ChangeSettings>,
    was: Option<FileId>,
    new: Option<Picture>,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, new, tenant) = (own.clone(), new.clone(), permit.tenant());
        Box::pin(async move {
            let text = db::tenant::settings(tx, tenant).await?;
            let mut settings: Map<String, Value> = serde_json::from_str(&text).unwrap_or_default();
            let now = settings.get(KEY).and_then(Value::as_str).and_then(|id| id.parse().ok());
            unless_changed(now == was)?;
            put(tx, &ctx, &mut settings, new.as_ref()).await?;
            db::tenant::set_settings(tx, tenant, &Value::Object(settings).to_string()).await?;
            if let Some(old) = now {
                files::remove(tx, tenant, old).await?;
            }
            let what = if new.is_some() { "logo" } else { "logo weg" };
            Ok(tx
                .audit(&ctx, Audit::new(policy::SETTINGS.action, "gemeente", tenant).fact("wat", what))
                .await?)
        })
    })
    .await
}

async fn put(tx: &mut Tx, ctx: &Ctx, settings: &mut Map<String, Value>, new: Option<&Picture>) -> Result<()> {
    match new {
        Some(picture) => {
            let id = files::put(tx, ctx, picture).await?;
            settings.insert(KEY.to_owned(), Value::from(id.to_string()));
        }
        None => drop(settings.remove(KEY)),
    }
    Ok(())
}
