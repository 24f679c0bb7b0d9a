// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/werkdagen`: on which days the town hall is closed.

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use kernel::Role;

const FORM: &str = "/beheer/werkdagen";

#[db::test]
async fn the_municipality_says_when_it_is_closed(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let empty = beheer.get(FORM).await.body;
    whole(&empty);
    assert!(empty.contains("vrijdag 25 december 2026") && !empty.contains("Goede Vrijdag</span>"));
    assert!(!empty.contains("26 december 2026"), "that is a Saturday");
    let version = value_of(&empty, "versie");
    let fields = [
        ("goede-vrijdag", "ja"),
        ("bevrijdingsdag", "jaarlijks"),
        ("dagen", "24 december 2026\r\n7-5-2027\r\n"),
        ("versie", &version),
    ];
    assert_eq!(beheer.post(FORM, &fields).await.status, 303);
    let page = beheer.get(FORM).await.body;
    for day in
        ["donderdag 24 december 2026", "vrijdag 26 maart 2027", "woensdag 5 mei 2027", "vrijdag 7 mei 2027"]
    {
        assert!(page.contains(day), "{day} in {page}");
    }
    assert!(page.contains("24 december 2026\n7 mei 2027</textarea>"), "{page}");
    let english = beheer.get(&format!("{FORM}?taal=en")).await.body;
    assert!(english.contains("Thursday 24 December 2026") && english.contains("Liberation Day</span>"));
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 50).await.unwrap();
    let entry = log.iter().find(|entry| entry.action == "villages.settings.change").unwrap();
    let facts: serde_json::Value = serde_json::from_str(&entry.facts).unwrap();
    assert_eq!((&facts["wat"], &facts["dagen"]), (&"werkdagen".into(), &"2026-12-24, 2027-05-07".into()));
}

#[db::test]
async fn what_is_no_day_is_said_and_kept(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let version = value_of(&beheer.get(FORM).await.body, "versie");
    for (days, message) in [
        ("24 december", "Op de regel ‘24 december’ staat geen datum"),
        ("24-12-2026\n24-12-2062", "ligt meer dan vijf jaar vooruit"),
    ] {
        let fields = [("bevrijdingsdag", "nooit"), ("dagen", days), ("versie", &version)];
        let answer = beheer.post(FORM, &fields).await;
        assert_eq!(answer.status, 400);
        whole(&answer.body);
        assert!(answer.body.contains("id=\"werkdagen-dagen-fout\"") && answer.body.contains(message));
        assert!(answer.body.contains(days) && answer.body.contains("value=\"nooit\" checked"));
    }
    let none = beheer.post(FORM, &[("dagen", "x"), ("versie", &version)]).await;
    assert!(none.body.contains("werkdagen-bevrijdingsdag-fout"), "{}", none.body);
}

#[db::test]
async fn two_people_who_change_them_see_both(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let version = value_of(&beheer.get(FORM).await.body, "versie");
    let first = [("bevrijdingsdag", "nooit"), ("dagen", "24-12-2026"), ("versie", &version)];
    assert_eq!(beheer.post(FORM, &first).await.status, 303);
    let second = [
        ("goede-vrijdag", "ja"),
        ("bevrijdingsdag", "lustrum"),
        ("dagen", "31-12-2026"),
        ("versie", &version),
    ];
    let both = beheer.post(FORM, &second).await;
    assert_eq!(both.status, 409);
    whole(&both.body);
    for value in [">24 december 2026</td>", ">31-12-2026</td>", ">Nooit</td>", ">Ja</td>"] {
        assert!(both.body.contains(value), "{value} in {}", both.body);
    }
    let again = value_of(&both.body, "versie");
    assert_eq!(beheer.post(FORM, &[&second[..3], &[("versie", again.as_str())]].concat()).await.status, 303);
}

#[db::test]
async fn only_administrators(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut officer = town.signed_in(Role::AreaOfficer, kernel::Scope::All);
    assert_eq!(officer.get(FORM).await.status, 403);
    assert_eq!(officer.post(FORM, &[("bevrijdingsdag", "nooit")]).await.status, 403);
}
