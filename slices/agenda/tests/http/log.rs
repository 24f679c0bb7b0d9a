// SPDX-License-Identifier: EUPL-1.2
//! The log under Beheer tells what was done in words, in both languages: no codes of ours.

use std::collections::BTreeSet;

use crate::desk::{Town, a, migrations, whole};
use agenda::model::{AgendaState, Feasible, Outcome, Status};
use db::Db;
use kernel::{Locale, Role, Scope};
use web::testing::Browser;

const POINT: &str = "/kernen/aadorp/agenda/1";

/// Facts that are names, in words or as they stand in addresses, and roles, which have names.
const NAMES: [&str; 4] = ["gemeente", "naam", "opvolger", "rol"];

/// The facts of everything that was done so far.
async fn facts(town: &Town) -> BTreeSet<(String, String)> {
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 100).await.unwrap();
    let of = |text: &str| serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).unwrap();
    let all = log.iter().flat_map(|entry| of(&entry.facts));
    all.map(|(name, value)| (name, value.as_str().unwrap().to_owned())).collect()
}

async fn done(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) {
    let answer = browser.post(path, fields).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.body);
}

/// Does what leaves facts behind: of points, promises, rules, closed days and following.
async fn acts(town: &Town, browser: &mut Browser) {
    let added = town.add(vec![a("Een heg", Status::Idea), a("Een hek", Status::Idea)]).await;
    let first = added[0].0;
    let kept = town.promise(first, "Een schets maken", "2026-12-01").await;
    town.close(kept, Outcome::Kept).await;
    town.promise(first, "Een heg planten", "2026-12-01").await;
    done(
        browser,
        &format!("{POINT}/toezeggingen/2/datum"),
        &[("datum", "2026-12-15"), ("reden", "Het vriest.")],
    )
    .await;
    done(browser, &format!("{POINT}/berichten"), &[("tekst", "Wij kwamen kijken."), ("openbaar", "ja")])
        .await;
    let version = town.version(2).await;
    let answer = [
        ("haalbaar", "partly"),
        ("eigenaar", "municipality"),
        ("antwoord", "Een deel kan."),
        ("status", "agreed"),
        ("versie", &version),
    ];
    done(browser, "/kernen/aadorp/agenda/2/antwoord", &answer).await;
    let version = town.version(1).await;
    done(browser, &format!("{POINT}/status"), &[("status", "busy"), ("versie", &version)]).await;
    for wanted in ["ja", "nee"] {
        done(browser, &format!("{POINT}/steun"), &[("steun", wanted)]).await;
    }
    let rules = [
        ("van", "1 oktober"),
        ("tot", "1 maart"),
        ("jaren", "4"),
        ("stil", "90"),
        ("waarschuw", "14"),
        ("versie", "01-01/12-31/4/90/14"),
    ];
    done(browser, "/beheer/spelregels", &rules).await;
    let form = browser.get("/beheer/werkdagen").await.body;
    let version = form.split("name=\"versie\"").nth(1).and_then(|rest| rest.split('"').nth(1)).unwrap();
    let closed = [("bevrijdingsdag", "nooit"), ("dagen", "24-12-2026"), ("versie", version)];
    done(browser, "/beheer/werkdagen", &closed).await;
    done(browser, "/kernen/aadorp/volgen", &[("hoe-vaak", "weekly")]).await;
}

#[db::test]
async fn the_log_holds_words_and_no_codes(db: Db) {
    let town = Town::new(db).await;
    let (_, mut browser) = town.colleague("Jo Jansen", "Beheerder", Role::Administrator, Scope::All).await;
    acts(&town, &mut browser).await;
    let facts = facts(&town).await;
    let texts = &town.stage.app.texts;
    for (locale, expected) in [
        (Locale::Nl, ["naar: Mee bezig", "openbaar: ja", "haalbaar: Voor een deel", "5 mei: nooit dicht"]),
        (Locale::En, ["to: In progress", "public: yes", "feasible: Partly", "5 May: never closed"]),
    ] {
        browser.cookies.insert("taal".into(), locale.code().into());
        let page = browser.get("/beheer/logboek").await.body;
        whole(&page);
        let csv = browser.get("/beheer/logboek.csv").await.body;
        for words in expected {
            assert!(page.contains(words), "{words} is not in {page}");
            assert!(csv.contains(words), "{words} is not in {csv}");
        }
        for (name, value) in &facts {
            assert!(texts.has(locale, &format!("feit-{name}")), "{}: feit-{name}", locale.code());
            let is_code = value.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
            let is_bool = ["true", "false"].contains(&value.as_str());
            let key = format!("feit-{name}-{value}");
            assert!(
                !is_code || is_bool || NAMES.contains(&name.as_str()) || texts.has(locale, &key),
                "{}: no text {key}",
                locale.code()
            );
        }
    }
    assert!(facts.contains(&("venster-van".into(), "1-10".into())), "{facts:?}");
}

#[db::test]
async fn every_code_that_the_log_may_hold_has_a_text(db: Db) {
    let town = Town::new(db).await;
    let mut keys = Vec::new();
    for status in Status::ALL {
        keys.extend(["van", "naar"].map(|name| format!("feit-{name}-{}", status.code())));
    }
    keys.extend(Outcome::ALL.iter().map(|one| format!("feit-uitkomst-{}", one.code())));
    keys.extend(Feasible::ALL.iter().map(|one| format!("feit-haalbaar-{}", one.code())));
    keys.extend(AgendaState::ALL.iter().map(|one| format!("feit-staat-{}", one.code())));
    let missing: Vec<_> = keys
        .iter()
        .filter(|key| [Locale::Nl, Locale::En].iter().any(|locale| !town.stage.app.texts.has(*locale, key)))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
