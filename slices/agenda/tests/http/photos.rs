// SPDX-License-Identifier: EUPL-1.2
//! Photos with notes, through HTTP: sending, who sees them, wrong files, removing.

use std::time::Duration;

use crate::desk::{Town, a, migrations, whole};
use agenda::model::Status;
use db::{Db, sql};
use files::testing::{ImageFormat, SECRET, photo, saved, two_halves};
use kernel::{Role, Scope};
use web::testing::{Answer, Browser};

const POINT: &str = "/kernen/aadorp/agenda/1";
const NOTES: &str = "/kernen/aadorp/agenda/1/berichten";

async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    let draft = a("Geheim", Status::Agreed).text(|text| text.draft = true);
    town.add(vec![a("Bankje", Status::Busy), draft]).await;
    town
}

fn picture() -> Vec<u8> {
    photo(&two_halves(640, 480), 6)
}

async fn send(browser: &mut Browser, path: &str, public: bool, alt: &str, bytes: &[u8]) -> Answer {
    let mut fields = vec![("tekst", "Het bankje staat er."), ("alt", alt)];
    if public {
        fields.push(("openbaar", "ja"));
    }
    browser.upload(path, &fields, ("foto", "IMG_1.jpg", bytes)).await
}

/// The addresses of the photos on a page, without doubles.
fn photos(page: &str) -> Vec<String> {
    let parts = page.split("<img src=\"").skip(1).filter_map(|part| part.split('"').next());
    let mut found: Vec<String> = parts.filter(|href| href.contains("/fotos/")).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

async fn count(town: &Town, table: &'static str) -> i64 {
    let sql = match table {
        "file" => "SELECT count(*) AS n FROM file WHERE tenant_id = $1",
        "note_photo" => "SELECT count(*) AS n FROM note_photo WHERE tenant_id = $1",
        _ => "SELECT count(*) AS n FROM note WHERE tenant_id = $1",
    };
    let (count,) = town.read().await.one(sql!(sql, town.stage.tenant)).await.unwrap();
    count
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

#[db::test]
async fn a_public_photo_is_seen_by_everybody(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let sent = send(&mut officer, NOTES, true, "Een bankje bij de kerk", &picture()).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, POINT), "{}", sent.body);
    let mut visitor = town.stage.browser();
    let page = visitor.get(POINT).await.body;
    whole(&page);
    let found = photos(&page);
    assert_eq!(found.len(), 1, "in the gallery and in the story it is the same photo");
    let tag = format!(
        "<img src=\"{}\" alt=\"Een bankje bij de kerk\" width=\"480\" height=\"640\" loading=\"lazy\">",
        found[0]
    );
    assert_eq!(page.matches(&tag).count(), 2, "{page}");
    assert!(page.contains(&format!(
        "<meta property=\"og:image\" content=\"http://voorbeeldstad.localhost{}\">",
        found[0]
    )));
    assert!(!page.contains("/weg"), "a visitor cannot remove it");
    for _ in 0..2 {
        let shown = visitor.get(&found[0]).await;
        assert_eq!((shown.status, header(&shown, "content-type")), (200, "image/jpeg"));
        assert_eq!(header(&shown, "cache-control"), "public, max-age=86400, immutable");
        assert_eq!(header(&shown, "x-content-type-options"), "nosniff");
        assert_eq!(header(&shown, "content-encoding"), "");
        assert!(!shown.body.contains(std::str::from_utf8(SECRET).unwrap()) && !shown.body.contains("Exif"));
    }
    let elsewhere = found[0].replace("/agenda/1/", "/agenda/2/");
    assert_eq!(officer.get(&elsewhere).await.status, 404, "only at its own point");
    assert_eq!(visitor.get(&found[0].replace("aadorp", "beekdorp")).await.status, 404);
    let point = visitor.get("/api/v1/agendapunten/1").await.body;
    let point: serde_json::Value = serde_json::from_str(&point).unwrap();
    let note = point["geschiedenis"].as_array().unwrap().iter().find(|e| e["soort"] == "bericht").unwrap();
    let href = format!("http://voorbeeldstad.localhost{}", found[0]);
    let expected = serde_json::json!([
        { "href": href, "alt": "Een bankje bij de kerk", "breedte": 480, "hoogte": 640 }
    ]);
    assert_eq!(note["fotos"], expected);
}

#[db::test]
async fn a_photo_for_colleagues_or_of_a_draft_is_not(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    assert_eq!(send(&mut officer, NOTES, false, "Een kapot bankje", &picture()).await.status, 303);
    let draft = "/kernen/aadorp/agenda/2";
    let of_draft = send(&mut officer, &format!("{draft}/berichten"), true, "Een plek", &picture()).await;
    assert_eq!(of_draft.status, 303, "{}", of_draft.body);
    let mut strangers = [
        town.stage.browser(),
        town.signed_in(Role::Resident, Scope::All),
        town.signed_in(Role::Moderator, Scope::All),
        town.signed_in(Role::AreaOfficer, Scope::Of(kernel::ScopeKind::Kern, town.beekdorp.uuid())),
    ];
    for page in [POINT, draft] {
        let body = officer.get(page).await.body;
        let found = photos(&body);
        assert_eq!(found.len(), 1, "{page}");
        assert_eq!(body.contains("id=\"fotos\""), page == draft, "the gallery has no internal photos");
        assert!(!strangers_see(&mut strangers, page, "kapot bankje").await);
        let shown = officer.get(&found[0]).await;
        assert_eq!((shown.status, header(&shown, "cache-control")), (200, "no-store"));
        for stranger in &mut strangers {
            assert_eq!(stranger.get(&found[0]).await.status, 404);
            let away = stranger.post(&format!("{}/weg", found[0]), &[("reden", "Zomaar")]).await;
            assert!([303, 403, 404].contains(&away.status));
        }
    }
    assert_eq!(count(&town, "file").await, 2, "nobody removed one");
    let point = strangers[0].get("/api/v1/agendapunten/1").await.body;
    assert!(!point.contains("/fotos/") && !point.contains("kapot"));
}

async fn strangers_see(strangers: &mut [Browser], page: &str, words: &str) -> bool {
    for stranger in strangers {
        if stranger.get(page).await.body.contains(words) {
            return true;
        }
    }
    false
}

#[db::test]
async fn a_wrong_file_is_told_at_the_field_and_nothing_typed_is_lost(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let mut half = picture();
    half.truncate(half.len() / 2);
    let too_large = vec![0xff; 11 * 1024 * 1024];
    let far_too_large = vec![0xff; 20 * 1024 * 1024];
    let wrong: [(&[u8], &str); 7] = [
        (b"", "Dit bestand is leeg."),
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1", "Dit is een HEIC-foto van een iPhone of iPad."),
        (b"%PDF-1.7", "Dit is een PDF en geen foto."),
        (b"<svg xmlns='x' onload='alert(1)'/>", "Dit is een tekening (SVG) en geen foto."),
        (&half, "Het einde van deze foto ontbreekt."),
        (&too_large, "Deze foto is te groot. Het bestand mag hooguit 10 MB zijn."),
        (&far_too_large, "Deze foto is te groot. Het bestand mag hooguit 10 MB zijn."),
    ];
    for (bytes, message) in wrong {
        let back = send(&mut officer, NOTES, true, "Een bankje", bytes).await;
        assert_eq!(back.status, 400, "{message}");
        whole(&back.body);
        let at_field = format!("id=\"bericht-foto-fout\">{message}");
        assert!(back.body.contains(&at_field), "{message}: {}", back.body);
        assert!(back.body.contains("href=\"#bericht-foto\""), "and in the list above");
        assert!(
            back.body.contains(">Het bankje staat er.</textarea>")
                && back.body.contains("value=\"Een bankje\"")
        );
    }
    assert_eq!((count(&town, "file").await, count(&town, "note").await), (0, 0));
    let png =
        send(&mut officer, NOTES, true, "Een bankje", &saved(&two_halves(64, 64), ImageFormat::Png)).await;
    assert_eq!(png.status, 303, "the name says JPEG, the content is what counts");
}

#[db::test]
async fn a_photo_needs_words_and_is_chosen_again_after_a_mistake(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let silent = send(&mut officer, NOTES, true, " ", &picture()).await;
    assert_eq!(silent.status, 400);
    whole(&silent.body);
    assert!(silent.body.contains("id=\"bericht-alt-fout\">Schrijf wat er op de foto staat."));
    assert!(
        silent.body.contains("id=\"bericht-foto-fout\">Kies het bestand opnieuw: ‘Foto erbij’."),
        "{}",
        silent.body
    );
    let textless = officer.upload(NOTES, &[("alt", "Een bankje")], ("foto", "a.jpg", &picture())).await;
    assert_eq!(textless.status, 400);
    assert!(textless.body.contains("id=\"bericht-tekst-fout\""));
    assert!(textless.body.contains("id=\"bericht-foto-fout\">Kies het bestand opnieuw"));
    let forgotten =
        officer.upload(NOTES, &[("tekst", "Klaar"), ("alt", "Een bankje")], ("foto", "", b"")).await;
    assert_eq!(forgotten.status, 400, "a photo that was described is not silently left out");
    assert!(forgotten.body.contains("id=\"bericht-foto-fout\">Kies ook de foto."));
    let plain = officer.upload(NOTES, &[("tekst", "Klaar"), ("alt", "")], ("foto", "", b"")).await;
    assert_eq!(plain.status, 303, "without a photo it is a note as before");
    assert_eq!((count(&town, "note").await, count(&town, "note_photo").await), (1, 0));
    let mut resident = town.signed_in(Role::Resident, Scope::All);
    assert_eq!(send(&mut resident, NOTES, true, "Mijn hond", &picture()).await.status, 403);
}

#[db::test]
async fn a_photo_of_who_may_not_send_one_is_not_read(db: Db) {
    let town = town(db).await;
    let mut elsewhere = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    // As long as somebody else's photo is being read, nobody's is.
    let turn = files::testing::turn().await;
    let bytes = picture();
    let refused = send(&mut elsewhere, NOTES, true, "Een bankje", &bytes);
    let refused = tokio::time::timeout(Duration::from_secs(20), refused).await;
    drop(turn);
    assert_eq!(refused.unwrap().status, 403);
}

#[db::test]
async fn a_moderator_removes_a_photo_for_good(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    send(&mut officer, NOTES, true, "Kinderen op een bankje", &picture()).await;
    let mut moderator = town.signed_in(Role::Moderator, Scope::All);
    let page = moderator.get(POINT).await.body;
    let href = photos(&page)[0].clone();
    let away = format!("{href}/weg");
    assert!(page.contains(&format!("href=\"{away}\"")));
    let form = moderator.get(&away).await;
    whole(&form.body);
    assert_eq!(form.status, 200);
    let unsaid = moderator.post(&away, &[("reden", " ")]).await;
    assert_eq!(unsaid.status, 400);
    whole(&unsaid.body);
    assert!(unsaid.body.contains("id=\"foto-weg-reden-fout\">Schrijf op waarom de foto weg moet."));
    for mut other in [town.stage.browser(), town.signed_in(Role::Resident, Scope::All)] {
        let refused = other.post(&away, &[("reden", "Zomaar")]).await;
        assert!(refused.status == 403 || refused.location.starts_with("/inloggen"), "{}", refused.status);
    }
    assert_eq!(count(&town, "file").await, 1);
    let done = moderator.post(&away, &[("reden", "De ouders wilden dit niet.")]).await;
    assert_eq!((done.status, done.location.as_str()), (303, POINT), "{}", done.body);
    assert_eq!((count(&town, "file").await, count(&town, "note_photo").await), (0, 1));
    let mut visitor = town.stage.browser();
    assert_eq!(visitor.get(&href).await.status, 404);
    let public = visitor.get(POINT).await.body;
    whole(&public);
    assert!(public.contains("Foto verwijderd.") && public.contains("Het bankje staat er."));
    assert!(!public.contains("De ouders") && !public.contains("Kinderen op") && !public.contains("og:image"));
    let inside = officer.get(POINT).await.body;
    assert!(inside.contains("Waarom (alleen voor collega’s): De ouders wilden dit niet."), "{inside}");
    assert_eq!(moderator.post(&away, &[("reden", "Nog eens")]).await.status, 404);
    let mut conn = town.read().await;
    let sql = sql!(
        "SELECT count(*) AS n FROM audit_entry WHERE tenant_id = $1 AND action = 'agenda.photo.remove'",
        town.stage.tenant
    );
    let (entries,): (i64,) = conn.one(sql).await.unwrap();
    assert_eq!(entries, 1);
}
