// SPDX-License-Identifier: EUPL-1.2
//! On English pages a screen reader hears that what people typed is Dutch (WCAG 3.1.2). Everything
//! that is typed here has a word of `TYPED` in it.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::{Outcome, Status};
use db::Db;
use files::testing::{photo, two_halves};
use kernel::{Role, Scope};
use web::testing::Browser;
use web::testing::language::{Typed, typed_is_dutch, wrong_in_english};

/// The last two are of the desk: titles of agendas, reasons of outcomes and merges.
const TYPED: Typed<'static> = Typed {
    words: &["Zwaluw", "Kernagenda", "Daarom", "Dubbel."],
    names: &["Aadorp", "Test", "https://voorbeeld.example/agenda", "https://voorbeeld.example/raad"],
};
const BANKJE: &str = "/kernen/aadorp/agenda/1";

/// Five points and a draft, about which everything was said that can be said.
async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    let here = Town::in_kern(town.aadorp);
    let (person, _) = town.colleague("Ans", "Zwaluwmakelaar", Role::AreaOfficer, here).await;
    let bankje = a("Zwaluwbankje", Status::Busy).ago(200).text(|text| {
        text.body = "Een Zwaluwbankje bij de kerk.".into();
        text.theme = Some("Zwaluwgroen".into());
        text.next_step = "Zwaluwhout kopen".into();
        text.place = "Zwaluwplein".into();
        (text.lon, text.lat) = (Some(5.2), Some(51.8));
        text.officer_id = Some(person);
    });
    let added = town
        .add(vec![
            bankje,
            a("Zwaluwheg", Status::Agreed),
            a("Zwaluwidee", Status::Idea),
            a("Zwaluwdubbel", Status::Idea),
            a("Zwaluwconcept", Status::Agreed).text(|text| text.draft = true),
            a("Zwaluwstil", Status::Busy).ago(300),
        ])
        .await;
    let [bankje, _, _, double, ..] = added.as_slice() else { unreachable!("six points") };
    let kept = town.promise(bankje.0, "Zwaluwpoten zetten", "2026-11-11").await;
    town.close(kept, Outcome::Late).await;
    town.promise(bankje.0, "Zwaluwhout schaven", "2026-11-12").await;
    town.promise(bankje.0, "Zwaluwverf kopen", "2026-11-25").await;
    town.merge(double.0, bankje.0).await;
    tell(&town).await;
    town
}

/// What the officer writes about the points.
async fn tell(town: &Town) {
    let mut officer = town.officer();
    let own_version = town.version(1).await;
    let of = |act: &str| format!("{BANKJE}/{act}");
    let acts: [(String, &[(&str, &str)]); 4] = [
        (of("toezeggingen/2/datum"), &[("datum", "2027-01-15"), ("reden", "Zwaluwregen")]),
        (
            of("status"),
            &[
                ("status", "agreed"),
                ("reden", "Zwaluwgeld"),
                ("perspectief", "Zwaluwpot"),
                ("versie", &own_version),
            ],
        ),
        (
            "/kernen/aadorp/agenda/2/status".into(),
            &[
                ("status", "impossible"),
                ("reden", "Zwaluwwortels"),
                ("perspectief", "Zwaluwhaag"),
                ("versie", "1"),
            ],
        ),
        (
            "/kernen/aadorp/agenda/3/antwoord".into(),
            &[
                ("haalbaar", "partly"),
                ("eigenaar", "municipality"),
                ("kosten", "500"),
                ("antwoord", "Zwaluwantwoord"),
                ("versie", "1"),
            ],
        ),
    ];
    for (path, fields) in acts {
        let done = officer.post(&path, fields).await;
        assert_eq!(done.status, 303, "{path}: {}", done.body);
    }
    let bytes = photo(&two_halves(64, 48), 1);
    for public in [true, false] {
        let mut fields = vec![("tekst", "Zwaluwbericht"), ("alt", "Zwaluwfoto")];
        fields.extend(public.then_some(("openbaar", "ja")));
        let sent = officer.upload(&of("berichten"), &fields, ("foto", "a.jpg", &bytes)).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
}

async fn all(browser: &mut Browser, paths: &[&str]) {
    for path in paths {
        typed_is_dutch(browser, path, TYPED).await;
    }
}

#[db::test]
async fn visitors_hear_dutch_in_dutch(db: Db) {
    let town = town(db).await;
    let mut visitor = town.stage.browser();
    all(
        &mut visitor,
        &[
            "/",
            "/kernen/aadorp",
            "/kernen/aadorp/agenda",
            BANKJE,
            "/kernen/aadorp/agenda/2",
            "/kernen/aadorp/agenda/3",
            "/kernen/aadorp/agenda/4",
            "/uitvoering",
            "/uitvoering/aadorp",
            "/uitvoering/toezeggingen",
            "/zoeken?q=zwaluwheg",
        ],
    )
    .await;
    visitor.get("/?taal=en").await;
    let wrong = visitor.post(&format!("{BANKJE}/volgen"), &[("email", "niets")]).await;
    assert_eq!(wrong.status, 400);
    assert_eq!(wrong_in_english(&wrong.body, TYPED), [], "the form to follow a point");
}

#[db::test]
async fn colleagues_do_too_also_in_forms(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let photo = officer.get(BANKJE).await.body;
    let removal = photo.split("href=\"").find(|part| part.contains("/weg\"")).unwrap();
    let removal = removal.split('"').next().unwrap().to_owned();
    let list = officer.get("/beheer/agendas").await.body;
    let agenda = list.split("href=\"").find(|part| part.starts_with("/beheer/agendas/0")).unwrap();
    let agenda = agenda.split('"').next().unwrap().to_owned();
    let edit = format!("{BANKJE}/bewerken");
    let point = format!("{agenda}/punt");
    let pages =
        [BANKJE, &edit, &removal, "/werk", "/beheer/agendas", &agenda, &point, "/kernen/aadorp/agenda/5"];
    all(&mut officer, &pages).await;

    officer.get("/?taal=en").await;
    let fields = [("titel", "Zwaluwbank"), ("tekst", "Zwaluw"), ("versie", "0")];
    let late = officer.post(&edit, &fields).await;
    assert_eq!(late.status, 409);
    assert_eq!(wrong_in_english(&late.body, TYPED), [], "two versions of a point");
    let stale =
        [("status", "impossible"), ("reden", "Zwaluwreden"), ("perspectief", "Zwaluwtak"), ("versie", "0")];
    let late = officer.post(&format!("{BANKJE}/status"), &stale).await;
    assert_eq!(late.status, 409);
    assert_eq!(wrong_in_english(&late.body, TYPED), [], "two versions of a status");
    let closed = [("uitkomst", "dropped"), ("reden", "Zwaluwbesluit"), ("versie", "2026-11-11")];
    let late = officer.post(&format!("{BANKJE}/toezeggingen/1/uitkomst"), &closed).await;
    assert!(late.status == 409 && late.body.contains("Zwaluwbesluit"), "{}", late.body);
    assert_eq!(wrong_in_english(&late.body, TYPED), [], "what was typed about a closed promise");
    let wrong = officer.post(&format!("{BANKJE}/status"), &[("reden", "Zwaluwreden")]).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.body.contains("Zwaluwreden"));
    assert_eq!(wrong_in_english(&wrong.body, TYPED), [], "what was typed comes back");
    let fields = [("titel", "Zwaluwagenda"), ("staat", "adopted"), ("stand", "2026"), ("versie", "0")];
    let late = officer.post(&agenda, &fields).await;
    assert_eq!(late.status, 409);
    assert_eq!(wrong_in_english(&late.body, TYPED), [], "two versions of an agenda");

    let reason = [("reden", "Zwaluwgezicht")];
    assert_eq!(officer.post(&removal, &reason).await.status, 303);
    all(&mut officer, &[BANKJE]).await;
}

#[db::test]
async fn open_points_of_the_version_before_are_dutch(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let kern = town.aadorp.to_string();
    let fields = [
        ("kernen", kern.as_str()),
        ("titel", "Zwaluwagenda"),
        ("staat", "adopted"),
        ("stand", "2026"),
        ("bron", "Zwaluwraad"),
        ("bronadres", "https://voorbeeld.example/raad"),
        ("toelichting", "Zwaluwuitleg"),
    ];
    let made = officer.post("/beheer/agendas/nieuw", &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    all(&mut officer, &[&made.location, "/kernen/aadorp/agenda"]).await;
}

#[db::test]
async fn a_proposal_that_is_taken_off_is_dutch_for_all(db: Db) {
    let town = Town::new(db).await;
    let (_, mut proposer) = town.colleague("Bo", "", Role::Resident, Scope::All).await;
    let fields = [("titel", "Zwaluwschommel"), ("tekst", "Alle Zwaluwkinderen willen dat.")];
    let sent = proposer.post("/kernen/aadorp/agenda/voorstel", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let mut officer = town.officer();
    let off = format!("{BANKJE}/van-website");
    all(&mut officer, &["/beheer/voorstellen", &off]).await;
    // What is stored is Dutch, also when somebody with English pages presses the button.
    officer.get("/?taal=en").await;
    assert_eq!(officer.post(&off, &[("reden", "Zwaluwnaam")]).await.status, 303);
    all(&mut officer, &[BANKJE, "/beheer/voorstellen"]).await;
    all(&mut proposer, &["/mijn"]).await;
}

#[db::test]
async fn what_we_put_into_words_is_ours(db: Db) {
    let town = Town::new(db).await;
    let mut administrator = town.signed_in(Role::Administrator, Scope::All);
    let rules = administrator.get("/beheer/spelregels?taal=en").await.body;
    assert!(rules.contains("value=\"1 January\""), "{rules}");
    assert_eq!(wrong_in_english(&rules, TYPED), []);
}

#[db::test]
async fn a_file_that_is_imported_is_dutch(db: Db) {
    let town = Town::new(db).await;
    let mut administrator = town.signed_in(Role::Administrator, Scope::All);
    let text = "Zwaluwkern,Zwaluwtitel,Zwaluwstatus\nAadorp,Zwaluwheg,loopt\n";
    let sent = administrator.upload("/beheer/import", &[], ("bestand", "a.csv", text.as_bytes())).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let columns = [("kolom-0", "kern"), ("kolom-1", "titel"), ("kolom-2", "status"), ("proef", "ja")];
    assert_eq!(administrator.post(&sent.location, &columns).await.status, 303);
    let page = administrator.get(&format!("{}?taal=en", sent.location)).await.body;
    whole(&page);
    assert!(page.contains("Zwaluwheg") && page.contains("Zwaluwstatus"), "{page}");
    let mut wrong = wrong_in_english(&page, TYPED);
    // The cells of the file are Dutch too, whatever is in them.
    wrong.retain(|spoken| spoken.lang != "nl");
    assert_eq!(wrong, []);
}
