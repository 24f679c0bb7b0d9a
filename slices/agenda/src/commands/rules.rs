// SPDX-License-Identifier: EUPL-1.2
//! Changing the rules of the game of a municipality.

use db::Tx;
use kernel::{Audit, Ctx, Error, Permit, Result};
use serde_json::{Map, Value, json};

use crate::model::Spelregels;
use crate::policy::{ChangeRules, RULES};

/// Names the state of the rules, for edit conflicts; they have no version of their own.
pub fn mark_of_rules(rules: &Spelregels) -> String {
    format!(
        "{}/{}/{}/{}/{}",
        rules.venster_van,
        rules.venster_tot,
        rules.vernieuwen_na_jaren,
        rules.stil_na_dagen,
        rules.waarschuw_dagen
    )
}

/// Changes the rules when they are still as `mark` names them; the other settings stay.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn change_rules(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<ChangeRules>,
    mark: &str,
    rules: &Spelregels,
) -> Result<()> {
    let now = db::tenant::settings(tx, ctx.tenant).await?;
    if mark_of_rules(&Spelregels::of(&now)) != mark {
        return Err(Error::Conflict("spelregels-intussen-veranderd"));
    }
    db::tenant::set_settings(tx, ctx.tenant, &apply(&now, rules)).await?;
    let audit = Audit::new(RULES.action, "gemeente", ctx.tenant)
        .fact("venster-van", day_month(&rules.venster_van))
        .fact("venster-tot", day_month(&rules.venster_tot))
        .fact("vernieuwen-jaren", rules.vernieuwen_na_jaren)
        .fact("stil-dagen", rules.stil_na_dagen)
        .fact("waarschuw-dagen", rules.waarschuw_dagen);
    tx.audit(ctx, audit).await?;
    Ok(())
}

/// "1-10" for `10-01`, as it may be typed.
fn day_month(month_day: &str) -> String {
    let turned = month_day
        .split_once('-')
        .map(|(month, day)| [day, month].map(|part| part.trim_start_matches('0')).join("-"));
    turned.unwrap_or_else(|| month_day.to_owned())
}

/// The settings with these rules; whatever else is in them stays.
fn apply(settings: &str, rules: &Spelregels) -> String {
    let mut all: Map<String, Value> = serde_json::from_str(settings).unwrap_or_default();
    let known = [
        ("venster_van", json!(rules.venster_van)),
        ("venster_tot", json!(rules.venster_tot)),
        ("vernieuwen_na_jaren", json!(rules.vernieuwen_na_jaren)),
        ("stil_na_dagen", json!(rules.stil_na_dagen)),
        ("waarschuw_dagen", json!(rules.waarschuw_dagen)),
    ];
    let mut own = all.get("spelregels").and_then(Value::as_object).cloned().unwrap_or_default();
    own.extend(known.map(|(key, value)| (key.to_owned(), value)));
    all.insert("spelregels".into(), Value::Object(own));
    Value::Object(all).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_settings_stay() {
        let rules = Spelregels { stil_na_dagen: 30, ..Spelregels::default() };
        let changed = apply(r#"{"intro":"Dag","spelregels":{"eigen":1}}"#, &rules);
        assert!(changed.contains(r#""intro":"Dag""#) && changed.contains(r#""eigen":1"#));
        assert_eq!(Spelregels::of(&changed), rules);
    }
}
