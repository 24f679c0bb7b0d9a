// SPDX-License-Identifier: EUPL-1.2
//! To change the settings of the municipality that every page needs.

use std::collections::BTreeMap;

use db::Db;
use kernel::{Audit, Ctx, Permit, Result};
use serde_json::{Map, Value};

use super::{mark, unless_changed};
use crate::policy::{self, ChangeSettings};

/// What the form of the settings holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsEdit {
    /// Words that the municipality chooses itself.
    pub termen: BTreeMap<String, String>,
    /// The palette by step; empty for the default.
    pub thema: BTreeMap<String, String>,
    /// Single texts by their key in the settings; none removes it.
    pub texts: Vec<(&'static str, Option<String>)>,
}

/// The settings with the changes; what other slices keep there stays.
pub fn apply(settings: &str, edit: &SettingsEdit) -> String {
    let known: Map<String, Value> = serde_json::from_str(settings).unwrap_or_default();
    let mut changed = known;
    changed.insert("termen".into(), to_object(&edit.termen));
    changed.insert("thema".into(), to_object(&edit.thema));
    for (key, text) in &edit.texts {
        match text {
            Some(text) => changed.insert((*key).to_owned(), Value::from(text.as_str())),
            None => changed.remove(*key),
        };
    }
    Value::Object(changed).to_string()
}

fn to_object(words: &BTreeMap<String, String>) -> Value {
    Value::Object(words.iter().map(|(key, word)| (key.clone(), Value::from(word.as_str()))).collect())
}

/// Changes the settings when they are still as `version` names them; `slug` names the
/// municipality in the audit log.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn change(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<ChangeSettings>,
    (slug, version): (String, String),
    edit: SettingsEdit,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, slug, version, edit, tenant) =
            (own.clone(), slug.clone(), version.clone(), edit.clone(), permit.tenant());
        Box::pin(async move {
            let now = db::tenant::settings(tx, tenant).await?;
            unless_changed(mark(&[&now]) == version)?;
            db::tenant::set_settings(tx, tenant, &apply(&now, &edit)).await?;
            let audit = Audit::new(policy::SETTINGS.action, "gemeente", tenant).fact("gemeente", slug);
            Ok(tx.audit(&ctx, audit).await?)
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_keep_in_the_settings_stays() {
        let edit = SettingsEdit {
            termen: BTreeMap::from([("kern".to_owned(), "dorp".to_owned())]),
            texts: vec![("intro", Some("Welkom.".into())), ("telefoon", None)],
            ..SettingsEdit::default()
        };
        let after = apply(r#"{"spelregels":{"stil_na_dagen":90},"telefoon":"14 0345"}"#, &edit);
        let after: Value = serde_json::from_str(&after).unwrap();
        assert_eq!(after["spelregels"]["stil_na_dagen"], 90);
        assert_eq!(after["termen"]["kern"], "dorp");
        assert_eq!(after["intro"], "Welkom.");
        assert!(after.get("telefoon").is_none());
    }
}
