// SPDX-License-Identifier: EUPL-1.2
//! Photos and documents: with a question, with what is added, with an answer; who sees them, how long a
//! link works, and what becomes of them.

mod kept;

use crate::town::{Asked, Town, form, migrations, whole};
use db::{Db, sql};
use files::testing::{SECRET, busy_pdf, pdf, photo, two_halves};
use kernel::Role;
use web::slice::MailAnswer;
use web::testing::{Answer, Browser};
use web::{Attached, Slice};

fn a_photo() -> Vec<u8> {
    photo(&two_halves(40, 30), 1)
}

/// The first address on a page that begins so.
fn href(body: &str, begin: &str) -> String {
    let from = body.find(begin).unwrap_or_else(|| panic!("no {begin} in {body}"));
    body[from..].split('"').next().unwrap().to_owned()
}

/// The value of a hidden field.
fn hidden(body: &str, name: &str) -> String {
    let begin = format!("name=\"{name}\" value=\"");
    let from = body.find(&begin).unwrap_or_else(|| panic!("no {name} in {body}")) + begin.len();
    body[from..].split('"').next().unwrap().to_owned()
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers[name].to_str().unwrap()
}

/// How many files, documents and rows about them there are.
async fn stored(town: &Town) -> (i64, i64, i64) {
    let mut conn = town.read().await;
    conn.one(sql!(
        "SELECT (SELECT count(*) FROM file WHERE tenant_id = $1) AS files,
           (SELECT count(*) FROM document WHERE tenant_id = $1) AS documents,
           (SELECT count(*) FROM question_file WHERE tenant_id = $1) AS rows",
        town.stage.tenant
    ))
    .await
    .unwrap()
}

async fn ask(town: &Town, browser: &mut Browser, files: &[(&str, &str, &[u8])]) -> Asked {
    let answer = browser.upload_all("/vragen/nieuw", &form(&[("gezien", "ja")]), files).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let own = answer.location.strip_suffix("/ontvangst").unwrap().to_owned();
    let number = own.split('/').nth(3).unwrap().to_owned();
    assert_eq!(town.question(&number).await.number().to_string(), number);
    Asked { own, number }
}

#[db::test]
async fn a_photo_with_a_question_is_seen_by_who_asked_and_who_handles_it(db: Db) {
    let town = Town::new(db).await;
    let mut mina = town.stage.browser();
    let sent =
        [("bijlagen", "IMG_1.jpg", &*a_photo()), ("bijlagen", "Plan café.pdf", &*busy_pdf("Plan", true))];
    let asked = ask(&town, &mut mina, &sent).await;
    let receipt = mina.get(&format!("{}/ontvangst", asked.own)).await;
    whole(&receipt.body);
    assert!(receipt.body.contains("Foto 1, Plan café.pdf"), "{}", receipt.body);
    assert!(town.mails().await[0].body.contains("Wij kregen er ook 2 bestanden bij."));

    let own = mina.get(&asked.own).await;
    whole(&own.body);
    assert!(
        own.body.contains("alt=\"Foto 1 bij vraag 2026-0001\" width=\"40\" height=\"30\""),
        "{}",
        own.body
    );
    assert!(own.body.contains("Plan café.pdf") && own.body.contains("(PDF, een bladzijde, "));
    let mut links =
        own.body.match_indices("/vragen/bestand/").map(|(at, _)| href(&own.body[at..], "/vragen"));
    let (image, _, document) = (links.next().unwrap(), links.next(), links.next().unwrap());
    let shown = mina.get(&image).await;
    assert_eq!((shown.status, header(&shown, "content-type")), (200, "image/jpeg"));
    for (name, value) in [
        ("cache-control", "private, no-store"),
        ("x-content-type-options", "nosniff"),
        ("content-disposition", "attachment; filename=\"vraag-2026-0001-foto-1.jpg\""),
    ] {
        assert_eq!(header(&shown, name), value);
    }
    let secret = std::str::from_utf8(SECRET).unwrap();
    assert!(!shown.body.contains(secret) && !shown.body.contains("Exif"), "no camera, and not where it was");
    let read = mina.get(&document).await;
    assert_eq!((read.status, header(&read, "content-type")), (200, "application/pdf"));
    let name = "attachment; filename=\"Plan caf_.pdf\"; filename*=UTF-8''Plan%20caf%C3%A9.pdf";
    assert_eq!(header(&read, "content-disposition"), name);
    // That nothing in it runs is tested where it is cleaned; that it is the cleaned one, here.
    let clean = files::document::clean(busy_pdf("Plan", true)).await.unwrap();
    assert_eq!(read.body, String::from_utf8_lossy(clean.bytes()));

    let mut officer = town.officer().await;
    let page = officer.get(&asked.work()).await;
    whole(&page.body);
    assert!(page.body.contains("alt=\"Foto 1 bij vraag 2026-0001\""));
    let image = href(&page.body, &format!("{}/bestand/", asked.work()));
    let shown = officer.get(&image).await;
    assert_eq!((shown.status, header(&shown, "cache-control")), (200, "private, no-store"));
    assert_eq!(mina.get(&image).await.status, 303, "who is not signed in has to do so first");
    let (_, mut other) = town.colleague("Ander", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    assert_eq!(other.get(&image).await.status, 404, "another kern");
    let second = town.ask("Een andere vraag", "mina@thuis.example").await;
    let wrong = image.replace(&asked.number, &second.number);
    assert_eq!(officer.get(&wrong).await.status, 404, "under the number of another question");
}

#[db::test]
async fn a_link_works_for_half_an_hour_and_for_its_own_file(db: Db) {
    let town = Town::new(db).await;
    let mut mina = town.stage.browser();
    let sent: [(&str, &str, &[u8]); 2] =
        [("bijlagen", "a.jpg", &a_photo()), ("bijlagen", "b.pdf", &pdf(&["Plan"]))];
    let asked = ask(&town, &mut mina, &sent).await;
    let own = mina.get(&asked.own).await.body;
    let photo = href(&own, "/vragen/bestand/");
    let document = href(&own[own.find("b.pdf").unwrap() - 200..], "/vragen/bestand/");
    let part = |link: &str, at: usize| link.split('/').nth(at).unwrap().to_owned();
    let (id, until, mark) = (part(&photo, 3), part(&photo, 4), part(&photo, 5));
    let later = until.parse::<i64>().unwrap() + 1;
    let key = asked.own.rsplit('/').next().unwrap();
    for wrong in [
        format!("/vragen/bestand/{}/{until}/{mark}", part(&document, 3)),
        format!("/vragen/bestand/{id}/{later}/{mark}"),
        format!("/vragen/bestand/{id}/{until}/{}", "0".repeat(32)),
        format!("/vragen/bestand/{id}/{until}/{key}"),
        format!("/vragen/bestand/{id}/-{until}/{mark}"),
        format!("/vragen/bestand/x/{until}/{mark}"),
    ] {
        assert_eq!(mina.get(&wrong).await.status, 404, "{wrong}");
    }
    let minutes = |minutes: i64| {
        let noon = db::fixture::NOON.micros();
        town.stage.clock.set(kernel::Timestamp::from_micros(noon + minutes * 60_000_000));
    };
    minutes(30);
    assert_eq!(mina.get(&photo).await.status, 200);
    minutes(31);
    let over = mina.get(&photo).await;
    whole(&over.body);
    assert!(over.status == 410 && over.body.contains("Open uw eigen pagina opnieuw"), "{}", over.body);
    let fresh = href(&mina.get(&asked.own).await.body, "/vragen/bestand/");
    assert_eq!(mina.get(&fresh).await.status, 200, "the page makes new links");
    // Another municipality does not have it.
    town.stage.municipality("elders", false).await;
    assert_eq!(town.stage.browser_at("elders.localhost").get(&fresh).await.status, 404);
}

#[db::test]
async fn an_answer_brings_files_and_a_note_keeps_them_inside(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (mut officer, mut mina) = (town.officer().await, town.stage.browser());
    let version = town.question(&asked.number).await.revision.to_string();
    let fields = [("tekst", "Even bellen."), ("versie", version.as_str())];
    let path = format!("{}/notitie", asked.work());
    let inside: [(&str, &str, &[u8]); 1] = [("bijlagen", "geheim.pdf", &pdf(&["Geheim"]))];
    assert_eq!(officer.upload_all(&path, &fields, &inside).await.status, 303);
    // A procesantwoord that has to be mended keeps its file.
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    let version = town.question(&asked.number).await.revision.to_string();
    let fields = [("tekst", "Wij kijken eerst."), ("datum", "1-1-2020"), ("versie", version.as_str())];
    let path = format!("{}/procesantwoord", asked.work());
    let one: [(&str, &str, &[u8]); 1] = [("bijlagen", "planning.pdf", &pdf(&["Plan"]))];
    let wrong = officer.upload_all(&path, &fields, &one).await;
    whole(&wrong.body);
    assert!(wrong.status == 400 && wrong.body.contains("planning.pdf (PDF"), "{}", wrong.body);
    let (token, id) = (hidden(&wrong.body, "concept"), hidden(&wrong.body, "bewaard"));
    let fields = [
        ("tekst", "Wij kijken eerst."),
        ("datum", "7-12-2026"),
        ("versie", version.as_str()),
        ("concept", &token),
        ("bewaard", &id),
    ];
    assert_eq!(officer.post(&path, &fields).await.status, 303);
    town.on("2026-11-24");
    let version = town.question(&asked.number).await.revision.to_string();
    let fields = [("tekst", "Ze liggen vast."), ("versie", version.as_str())];
    let path = format!("{}/antwoord", asked.work());
    let two: [(&str, &str, &[u8]); 2] =
        [("bijlagen", "tekening.pdf", &pdf(&["Tekening"])), ("bijlagen", "na.jpg", &a_photo())];
    assert_eq!(officer.upload_all(&path, &fields, &two).await.status, 303);
    assert!(town.mails().await.pop().unwrap().body.contains("Hier horen 2 bestanden bij."));
    let own = mina.get(&asked.own).await.body;
    assert!(
        ["planning.pdf", "tekening.pdf", "Foto 1 bij vraag"].iter().all(|told| own.contains(told)),
        "{own}"
    );
    assert!(!own.contains("geheim"));
    let page = officer.get(&asked.work()).await;
    whole(&page.body);
    let secret =
        href(&page.body[page.body.find("geheim.pdf").unwrap() - 200..], "/werk/vragen/2026-0001/bestand/");
    assert_eq!(officer.get(&secret).await.status, 200);
    // Publishing the answer publishes no file.
    let fields = [
        ("titel", "Tegels bij de school"),
        ("vraag", "Wanneer worden de tegels gemaakt?"),
        ("antwoord", "De tegels liggen weer vast."),
    ];
    town.done(&mut officer, &asked, "openbaar", &fields).await;
    let public = mina.get("/vragen/2026-0001").await.body;
    assert!(!public.contains("tekening") && !public.contains("bestand/"));
    // No link opens what is internal, whoever made it.
    let row = town.question(&asked.number).await;
    let id: questions::store::attachment::AttachmentId = secret.rsplit('/').next().unwrap().parse().unwrap();
    let link = questions::links::own_file(&row, id, town.stage.system().now());
    assert_eq!(mina.get(&link).await.status, 404);
}

#[db::test]
async fn files_come_along_with_an_answer_by_mail_as_long_as_there_is_room(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let thread = town.mails().await.pop().unwrap().thread.unwrap();
    let token = thread.split_once('.').unwrap().1;
    let document = || async { Attached::of("foto's.pdf", pdf(&["x"])).await.unwrap() };
    let slice = questions::slice();
    let send = async |text: &str, files: Vec<Attached>, left_out: usize| {
        let answer = MailAnswer { text: text.into(), files, left_out };
        assert!(slice.answered(&town.stage.app, &town.stage.system(), token, &answer).await.unwrap());
    };
    send("", vec![document().await], 1).await;
    let own = town.stage.browser().get(&asked.own).await;
    whole(&own.body);
    for told in
        ["Zie de bestanden.", "Bij deze mail zat een bestand dat wij niet konden bewaren.", "foto-s.pdf"]
    {
        assert!(own.body.contains(told), "{told}: {}", own.body);
    }
    for _ in 0..8 {
        send("Nog meer.", vec![document().await; 5], 0).await;
    }
    assert_eq!(stored(&town).await, (0, 40, 40));
    let own = town.stage.browser().get(&asked.own).await.body;
    assert!(own.contains("Bij deze mail zat een bestand") && !own.contains("Bij deze mail zaten 5"));
    let path = format!("{}/aanvullen", asked.own);
    let one: [(&str, &str, &[u8]); 1] = [("bijlagen", "a.pdf", &pdf(&["x"]))];
    let full = town.stage.browser().upload_all(&path, &[("tekst", "En deze.")], &one).await;
    assert!(full.status == 400 && full.body.contains("passen niet meer bestanden"), "{}", full.body);
    assert!(full.body.contains("En deze."));
}

#[db::test]
async fn the_desk_adds_a_scan_and_forgetting_removes_it_while_a_copy_elsewhere_stays(db: Db) {
    let town = Town::new(db).await;
    let (mut officer, mut mina) = (town.officer().await, town.stage.browser());
    let fields = [
        ("kanaal", "letter"),
        ("titel", "Brief over de lantaarn"),
        ("tekst", "Zie de brief."),
        ("kern", "aadorp"),
        ("email", "jan@thuis.example"),
        ("naam", "Jan Smit"),
    ];
    let scan: [(&str, &str, &[u8]); 2] =
        [("bijlagen", "scan.pdf", &pdf(&["Brief"])), ("bijlagen", "a.jpg", &a_photo())];
    let entered = officer.upload_all("/werk/vragen/nieuw", &fields, &scan).await;
    assert_eq!(entered.status, 303, "{}", entered.body);
    assert!(officer.get("/werk/vragen/2026-0001").await.body.contains("scan.pdf"));
    let letter = officer.get("/werk/vragen/2026-0001/brief").await;
    assert!(letter.body.contains("Wij kregen er ook 2 bestanden bij."));
    let other = ask(&town, &mut mina, &scan).await;
    assert_eq!(stored(&town).await, (2, 2, 4));
    let (me, _) = town.colleague("Jan", Role::Resident, kernel::Scope::All).await;
    let facts = town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "persoon", me)).await?;
            questions::slice().erase_address(&ctx, tx, "jan@thuis.example").await
        })
    });
    assert_eq!(facts.await.unwrap(), 1);
    assert_eq!(stored(&town).await, (1, 1, 2));
    let own = mina.get(&other.own).await.body;
    assert_eq!(mina.get(&href(&own, "/vragen/bestand/")).await.status, 200, "the same photo of another");
    let page = officer.get("/werk/vragen/2026-0001").await;
    assert!(page.status == 200 && !page.body.contains("scan.pdf"));
}

#[db::test]
async fn what_somebody_sent_is_named_among_what_they_take_along(db: Db) {
    let town = Town::new(db).await;
    let (me, _) = town.colleague("Mina", Role::Resident, kernel::Scope::All).await;
    let sent: [(&str, &str, &[u8]); 1] = [("bijlagen", "Bezwaar.pdf", &pdf(&["x"]))];
    let fields = form(&[("email", "mina@gemeente.example"), ("gezien", "ja")]);
    assert_eq!(town.stage.browser().upload_all("/vragen/nieuw", &fields, &sent).await.status, 303);
    let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, me).await.unwrap();
    let text = serde_json::to_string(&facts).unwrap();
    assert!(text.contains(r#""bestanden":[{"bytes":"#) && text.contains(r#""naam":"Bezwaar""#), "{text}");
}
