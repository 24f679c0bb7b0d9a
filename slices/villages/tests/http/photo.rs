// SPDX-License-Identifier: EUPL-1.2
//! The photo of a kern, through HTTP.

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use db::sql;
use files::testing::{ImageFormat, SECRET, photo, saved, two_halves};
use kernel::{Role, Scope, ScopeKind};
use web::testing::{Answer, Browser};

const FORM: &str = "/beheer/kernen/aadorp/foto";

async fn send(browser: &mut Browser, (alt, source): (&str, &str), bytes: &[u8]) -> Answer {
    let version = value_of(&browser.get(FORM).await.body, "versie");
    let name = if bytes.is_empty() { "" } else { "kerk.jpg" };
    let fields = [("versie", &*version), ("alt", alt), ("bron", source)];
    browser.upload(FORM, &fields, ("foto", name, bytes)).await
}

/// The address of the photo on the page of Aadorp.
async fn shown(town: &Town) -> Option<String> {
    let page = town.stage.browser().get("/kernen/aadorp").await.body;
    whole(&page);
    let part = page.split("<img src=\"").nth(1)?;
    part.split('"').next().map(str::to_owned)
}

async fn files(town: &Town) -> i64 {
    let sql = sql!("SELECT count(*) AS n FROM file WHERE tenant_id = $1", town.stage.tenant);
    let (count,) = town.read().await.one(sql).await.unwrap();
    count
}

#[db::test]
async fn a_kern_gets_a_photo_another_and_none(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let kern = town.kern("aadorp").await;
    let mut officer = town.signed_in(Role::AreaOfficer, Scope::Of(ScopeKind::Kern, kern.id.uuid()));
    for language in ["en", "nl"] {
        whole(&officer.get(&format!("{FORM}?taal={language}")).await.body);
    }
    let words = ("De kerk vanaf de dijk", "J. Voorbeeld, CC BY 4.0");
    let first = send(&mut officer, words, &photo(&two_halves(640, 480), 1)).await;
    assert_eq!((first.status, first.location.as_str()), (303, "/beheer/kernen/aadorp"), "{}", first.body);
    let mut visitor = town.stage.browser();
    let page = visitor.get("/kernen/aadorp").await.body;
    let href = shown(&town).await.unwrap();
    assert!(page.contains("alt=\"De kerk vanaf de dijk\" width=\"640\" height=\"480\""));
    assert!(page.contains("Foto: J. Voorbeeld, CC BY 4.0"));
    assert!(page.contains(&format!("og:image\" content=\"http://voorbeeldstad.localhost{href}\"")), "{page}");
    let answer = visitor.get(&href).await;
    assert_eq!((answer.status, answer.headers["content-type"].to_str().unwrap()), (200, "image/jpeg"));
    assert_eq!(answer.headers["cache-control"], "public, max-age=86400, immutable");
    assert!(!answer.body.contains(std::str::from_utf8(SECRET).unwrap()));
    assert_eq!(visitor.get(&href.replace("aadorp", "beekdorp")).await.status, 404);
    assert_eq!(send(&mut officer, ("De kerk", "Gemeente"), b"").await.status, 303, "words only");
    assert_eq!(shown(&town).await.as_ref(), Some(&href), "the photo stays");
    let png = saved(&two_halves(100, 100), ImageFormat::Png);
    assert_eq!(send(&mut officer, ("De molen", "Gemeente"), &png).await.status, 303);
    let newer = shown(&town).await.unwrap();
    assert!(newer != href && files(&town).await == 1, "the old photo is gone");
    assert_eq!(visitor.get(&href).await.status, 404);
    let version = value_of(&officer.get(FORM).await.body, "versie");
    for _ in 0..2 {
        let fields = [("versie", &*version), ("zeker", "ja")];
        let gone = officer.post(&format!("{FORM}/weg"), &fields).await;
        assert_eq!(gone.status, 303, "also when it is clicked twice: {}", gone.body);
        assert_eq!((shown(&town).await, files(&town).await), (None, 0));
    }
    assert_eq!(visitor.get(&newer).await.status, 404);
}

#[db::test]
async fn a_photo_is_removed_by_who_is_sure_of_that_photo(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (mut one, mut two) = (town.administrator(), town.administrator());
    let bytes = photo(&two_halves(64, 64), 1);
    assert_eq!(send(&mut one, ("De kerk", "Gemeente"), &bytes).await.status, 303);
    let old = value_of(&one.get(FORM).await.body, "versie");
    let weg = format!("{FORM}/weg");
    let unsure = one.post(&weg, &[("versie", &*old)]).await;
    assert_eq!(unsure.status, 400);
    whole(&unsure.body);
    assert!(unsure.body.contains("id=\"kernfotoweg-zeker-fout\">Zet een vinkje"), "{}", unsure.body);

    assert_eq!(send(&mut two, ("De molen", "De buurt"), &bytes).await.status, 303);
    let newer = shown(&town).await.unwrap();
    let late = one.post(&weg, &[("versie", &*old), ("zeker", "ja")]).await;
    assert_eq!(late.status, 409);
    whole(&late.body);
    assert!(late.body.contains("Nu: De molen") && late.body.contains(&newer), "{}", late.body);
    assert!(
        late.body.contains("Iemand anders heeft de foto net veranderd.") && !late.body.contains("checked")
    );
    assert_eq!(shown(&town).await, Some(newer), "the photo of somebody else stays");
    let version = value_of(&late.body, "versie");
    assert_eq!(one.post(&weg, &[("versie", &*version), ("zeker", "ja")]).await.status, 303);
    assert_eq!(shown(&town).await, None);
}

#[db::test]
async fn only_who_describes_the_kern_may(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let other = town.kern("beekdorp").await;
    let bytes = photo(&two_halves(64, 64), 1);
    let mut neighbour = town.signed_in(Role::AreaOfficer, Scope::Of(ScopeKind::Kern, other.id.uuid()));
    let mut resident = town.signed_in(Role::Resident, Scope::All);
    for browser in [&mut neighbour, &mut resident] {
        assert_eq!(browser.get(FORM).await.status, 403);
        let fields = [("alt", "x"), ("bron", "x"), ("versie", "")];
        assert_eq!(browser.upload(FORM, &fields, ("foto", "a.jpg", &bytes)).await.status, 403);
        assert_eq!(browser.post(&format!("{FORM}/weg"), &[]).await.status, 403);
    }
    assert_eq!(town.stage.browser().get(FORM).await.status, 303, "log in first");
    assert_eq!(files(&town).await, 0);
}

#[db::test]
async fn a_wrong_photo_is_told_at_the_field(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut officer = town.administrator();
    let bytes = photo(&two_halves(64, 64), 1);
    let heic = send(&mut officer, ("De kerk", "Gemeente"), b"\0\0\0\x24ftypheic\0\0\0\0").await;
    assert_eq!(heic.status, 400);
    whole(&heic.body);
    assert!(heic.body.contains("id=\"kernfoto-foto-fout\">Dit is een HEIC-foto"), "{}", heic.body);
    assert_eq!(
        (value_of(&heic.body, "alt"), value_of(&heic.body, "bron")),
        ("De kerk".into(), "Gemeente".into())
    );
    let none = send(&mut officer, ("De kerk", "Gemeente"), b"").await;
    assert_eq!(none.status, 400);
    assert!(none.body.contains("id=\"kernfoto-foto-fout\">Kies een foto van uw computer of telefoon."));
    let nothing = send(&mut officer, ("", ""), b"").await;
    for field in ["alt", "bron", "foto"] {
        assert!(nothing.body.contains(&format!("id=\"kernfoto-{field}-fout\">")), "{field} at once");
    }
    let silent = send(&mut officer, ("", ""), &bytes).await;
    assert_eq!(silent.status, 400);
    for field in ["alt", "bron", "foto"] {
        assert!(silent.body.contains(&format!("id=\"kernfoto-{field}-fout\">")), "{field}");
    }
    assert!(silent.body.contains("Kies het bestand opnieuw: ‘De foto’."));
    assert_eq!(files(&town).await, 0);
}

#[db::test]
async fn two_editors_see_both_photos(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (mut one, mut two) = (town.administrator(), town.administrator());
    let version = value_of(&two.get(FORM).await.body, "versie");
    let bytes = photo(&two_halves(64, 64), 1);
    assert_eq!(send(&mut one, ("De kerk", "Gemeente"), &bytes).await.status, 303);
    let href = shown(&town).await.unwrap();
    let fields = [("alt", "De molen"), ("bron", "De buurt"), ("versie", &*version)];
    let both = two.upload(FORM, &fields, ("foto", "molen.jpg", &bytes)).await;
    assert_eq!(both.status, 409);
    whole(&both.body);
    assert!(both.body.contains(&href) && both.body.contains("Nu: De kerk"), "{}", both.body);
    assert_eq!(value_of(&both.body, "alt"), "De molen");
    assert!(both.body.contains("id=\"kernfoto-foto-fout\">Kies het bestand opnieuw"));
    assert_eq!(shown(&town).await.as_ref(), Some(&href), "nothing was overwritten");
    let newer = value_of(&both.body, "versie");
    let again = [("alt", "De molen"), ("bron", "De buurt"), ("versie", &*newer)];
    assert_eq!(two.upload(FORM, &again, ("foto", "molen.jpg", &bytes)).await.status, 303);
    assert_ne!(shown(&town).await, Some(href));
    assert_eq!(files(&town).await, 1);
}
