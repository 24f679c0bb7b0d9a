// SPDX-License-Identifier: EUPL-1.2
//! The term and the rest are set under Beheer, and hold for new questions only.

use crate::town::{Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use web::testing::{Answer, Browser};

/// The value of a hidden or text input.
pub(crate) fn value_of(body: &str, name: &str) -> String {
    let rest = &body[body.find(&format!("name=\"{name}\"")).unwrap()..];
    let rest = &rest[rest.find("value=\"").unwrap() + 7..];
    rest[..rest.find('"').unwrap()].to_owned()
}

pub(crate) async fn set(browser: &mut Browser, version: &str, changed: &[(&str, &str)]) -> Answer {
    let usual = [
        ("termijn", "7"),
        ("telling", "kalenderdagen"),
        ("procesantwoorden", "2"),
        ("waarschuw", "2"),
        ("herinner", "7"),
        ("bewaren", "365"),
        ("themas", "Wegen\nGroen"),
        ("ontvangst", "Op vrijdag zijn wij dicht."),
        ("postadres", "Postbus 1, Voorbeeldstad"),
        ("versie", version),
    ];
    let other = usual.into_iter().filter(|(name, _)| changed.iter().all(|(one, _)| one != name));
    let fields: Vec<(&str, &str)> = other.chain(changed.iter().copied()).collect();
    browser.post("/beheer/vragen", &fields).await
}

#[db::test]
async fn a_new_term_holds_for_new_questions(db: Db) {
    let town = Town::new(db).await;
    let (_, mut browser) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let old = town.ask("Losse tegels", "mina@thuis.example").await;
    let page = browser.get("/beheer/vragen").await;
    whole(&page.body);
    let version = value_of(&page.body, "versie");
    let done = set(&mut browser, &version, &[("termijn", "5"), ("telling", "werkdagen")]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    town.on("2026-11-22");
    let new = town.ask("Een kapotte lamp", "mina@thuis.example").await;
    assert_eq!(town.question(&old.number).await.due.to_string(), "2026-11-30");
    assert_eq!(town.question(&new.number).await.due.to_string(), "2026-11-27");
    let mail = town.mails().await.pop().unwrap();
    assert!(mail.body.contains("Op vrijdag zijn wij dicht.") && mail.body.contains("Postbus 1"));
    let late = set(&mut browser, &version, &[("termijn", "3")]).await;
    assert_eq!(late.status, 409, "somebody else was first");
    whole(&late.body);
    let version = value_of(&browser.get("/beheer/vragen").await.body, "versie");
    for (field, value) in
        [("termijn", "0"), ("telling", "x"), ("bewaren", "veel"), ("procesantwoorden", "-1")]
    {
        let wrong = set(&mut browser, &version, &[(field, value)]).await;
        assert_eq!(wrong.status, 400, "{field}");
        assert!(wrong.body.contains(&format!("vraagregels-{field}-fout")), "{field}");
    }
    let mut officer = town.officer().await;
    assert_eq!(officer.get("/beheer/vragen").await.status, 403);
}
