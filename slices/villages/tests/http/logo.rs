// SPDX-License-Identifier: EUPL-1.2
//! The logo of the municipality, through HTTP.

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use files::testing::{photo, two_halves};
use kernel::{Role, Scope};
use web::testing::{Answer, Browser};

const FORM: &str = "/beheer/logo";

async fn send(browser: &mut Browser, version: &str, bytes: &[u8]) -> Answer {
    let name = if bytes.is_empty() { "" } else { "logo.jpg" };
    browser.upload(FORM, &[("versie", version)], ("bestand", name, bytes)).await
}

/// The address of the logo in the header of the home page.
async fn shown(town: &Town) -> Option<String> {
    let page = town.stage.browser().get("/").await.body;
    whole(&page);
    let rest = page.split("<img class=\"kp-logo\" src=\"").nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

#[db::test]
async fn a_logo_stands_above_every_page_until_it_is_removed(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut administrator = town.signed_in(Role::Administrator, Scope::All);
    assert_eq!(shown(&town).await, None);
    whole(&administrator.get(FORM).await.body);
    let bytes = photo(&two_halves(300, 100), 1);
    assert_eq!(send(&mut administrator, "", &bytes).await.status, 303);
    let first = shown(&town).await.unwrap();
    let mut visitor = town.stage.browser();
    assert_eq!(visitor.get(&first).await.headers["content-type"], "image/jpeg");
    let late = send(&mut administrator, "", &bytes).await;
    assert_eq!(late.status, 409, "somebody else was first");
    assert!(late.body.contains("Iemand anders wijzigde het logo"));
    whole(&late.body);
    let version = value_of(&late.body, "versie");
    assert_eq!(send(&mut administrator, &version, &bytes).await.status, 303);
    let second = shown(&town).await.unwrap();
    assert_ne!(first, second);
    assert_eq!(visitor.get(&first).await.status, 404, "the old one is gone");
    let version = value_of(&administrator.get(FORM).await.body, "versie");
    assert_eq!(administrator.post(&format!("{FORM}/weg"), &[("versie", &version)]).await.status, 303);
    assert_eq!(shown(&town).await, None);
    assert_eq!(visitor.get(&second).await.status, 404);
}

#[db::test]
async fn wrong_files_and_others_are_refused(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut administrator = town.signed_in(Role::Administrator, Scope::All);
    let none = send(&mut administrator, "", b"").await;
    assert_eq!(none.status, 400);
    assert!(none.body.contains("Kies het bestand met het logo."), "{}", none.body);
    assert_eq!(send(&mut administrator, "", b"<svg onload=alert(1)>").await.status, 400);
    let mut officer = town.signed_in(Role::AreaOfficer, Scope::All);
    assert_eq!(officer.get(FORM).await.status, 403);
    assert_eq!(send(&mut officer, "", &photo(&two_halves(30, 10), 1)).await.status, 403);
    let unknown = kernel::uuid::Uuid::from_u128(7);
    assert_eq!(town.stage.browser().get(&format!("/logo/{unknown}")).await.status, 404);
    assert_eq!(town.stage.browser().get("/logo/x").await.status, 404);
}
