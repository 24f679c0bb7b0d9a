// SPDX-License-Identifier: EUPL-1.2
//! To change the settings of the municipality that every page needs.

use std::collections::{BTreeMap, BTreeSet};

use db::{Conn, Db};
use kernel::{Audit, Ctx, Invalid, Permit, Result, TenantId};
use serde_json::{Map, Value};

use super::{mark, unless_changed};
use crate::policy::{self, ChangeSettings};

/// What the form of the settings holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsEdit {
    /// The name of the municipality.
    pub name: String,
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

/// What the form of the settings shows, as it is now.
#[derive(Clone, Debug)]
pub struct Now {
    /// The name of the municipality.
    pub name: String,
    /// The settings as JSON.
    pub settings: String,
}

/// Name and settings as they are now.
///
/// # Errors
/// Whatever the database refuses.
pub async fn now(conn: &mut Conn, tenant: TenantId) -> Result<Now> {
    let name = db::tenant::name(conn, tenant).await?;
    Ok(Now { name, settings: db::tenant::settings(conn, tenant).await? })
}

/// The keys in which two settings differ, in order.
fn changed_keys(one: &str, other: &str) -> Vec<String> {
    let [one, other]: [BTreeMap<String, Value>; 2] =
        [one, other].map(|text| serde_json::from_str(text).unwrap_or_default());
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    keys.into_iter().filter(|key| one.get(*key) != other.get(*key)).cloned().collect()
}

/// Changes name and settings when they are still as `version` names them; `slug` names the
/// municipality in the audit log.
///
/// # Errors
/// A conflict when somebody else was first; invalid when another municipality has the name.
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
            let Now { name, settings } = now(tx, tenant).await?;
            unless_changed(mark(&[&name, &settings]) == version)?;
            let new = apply(&settings, &edit);
            let mut audit = Audit::new(policy::SETTINGS.action, "gemeente", tenant).fact("gemeente", slug);
            if name != edit.name {
                if !db::tenant::rename(tx, tenant, &edit.name).await? {
                    return Err(Invalid::field("naam", "instellingen-naam-bezet").into());
                }
                audit = audit.fact("naam", &edit.name);
            }
            db::tenant::set_settings(tx, tenant, &new).await?;
            let changed = changed_keys(&settings, &new);
            if !changed.is_empty() {
                audit = audit.fact("wat", changed.join(", "));
            }
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

    #[test]
    fn the_log_tells_which_settings_changed() {
        let before = r#"{"fg":"a","intro":"Dag.","termen":{"kern":"dorp"}}"#;
        let after = r#"{"intro":"Dag.","kaart_bron":"CBS","termen":{"kern":"kern"}}"#;
        assert_eq!(changed_keys(before, after), ["fg", "kaart_bron", "termen"]);
        assert!(changed_keys(before, before).is_empty());
    }
}
