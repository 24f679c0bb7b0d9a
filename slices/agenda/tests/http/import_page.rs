// SPDX-License-Identifier: EUPL-1.2
//! The pages of the import, through HTTP, and every way in which a file can be wrong.

use std::time::Duration;

use crate::desk::{Town, migrations, whole};
use crate::file::{count, titled};
use agenda::model::Status;
use db::Db;
use db::fixture::NOON;
use kernel::{Role, Scope};
use sheet::{Cell, write_xlsx};
use web::testing::{Answer, Browser};

const HOME: &str = "/beheer/import";

fn administrator(town: &Town) -> Browser {
    town.signed_in(Role::Administrator, Scope::All)
}

/// Sends a file; the address of its page.
async fn sent(browser: &mut Browser, text: &str) -> String {
    let answer = send(browser, text.as_bytes()).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location
}

async fn send(browser: &mut Browser, bytes: &[u8]) -> Answer {
    browser.upload(HOME, &[], ("bestand", "punten.csv", bytes)).await
}

const GOOD: &str = "kern,titel,status\nAadorp,Bankje,loopt\nBeekdorp,Fietspad,klaar\n";
const COLUMNS: [(&str, &str); 3] = [("kolom-0", "kern"), ("kolom-1", "titel"), ("kolom-2", "status")];

#[db::test]
async fn from_file_to_points_and_back(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    let page = browser.get(HOME).await;
    whole(&page.body);
    let draft = sent(&mut browser, GOOD).await;
    let trial = browser.get(&draft).await;
    whole(&trial.body);
    assert!(
        trial.body.contains("Er komen 2 punten bij") && trial.body.contains("Lees 2 punten in"),
        "{}",
        trial.body
    );
    assert_eq!(count(&town, "point").await, 0, "a trial stores nothing");
    let done = browser.post(&draft, &COLUMNS).await;
    assert_eq!((done.status, done.location.as_str()), (303, HOME));
    assert_eq!((count(&town, "point").await, count(&town, "import_draft").await), (2, 0));
    let page = browser.get(HOME).await.body;
    whole(&page);
    assert!(page.contains("De punten zijn ingelezen.") && page.contains("2 nieuw, 0 gewijzigd."), "{page}");
    let back = page.split("action=\"").find(|part| part.contains("/terug\"")).unwrap();
    let back = back.split('"').next().unwrap().to_owned();
    let unsure = browser.post(&back, &[]).await;
    assert_eq!(unsure.status, 400);
    assert!(unsure.body.contains("Zet een vinkje als u het zeker weet."));
    assert_eq!(browser.post(&back, &[("zeker", "ja")]).await.status, 303);
    assert_eq!(count(&town, "point").await, 0);
    assert_eq!(browser.post(&back, &[("zeker", "ja")]).await.status, 409);
    assert_eq!(browser.get(&draft).await.location, HOME, "the file is gone");
}

#[db::test]
async fn what_was_not_shown_is_not_imported(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    let draft = sent(&mut browser, "kern,wat,status\nAadorp,Bankje,zweeft\n").await;
    let page = browser.get(&draft).await;
    assert!(!page.body.contains("Lees 1 punt in"), "no column is the title yet");
    let refused = browser.post(&draft, &[("kolom-0", "kern")]).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    assert!(refused.body.contains("Kies welke kolom dit is: Titel."), "{}", refused.body);
    let changed = browser.post(&draft, &COLUMNS).await;
    assert_eq!((changed.status, changed.location.as_str()), (303, draft.as_str()), "first another trial");
    let page = browser.get(&draft).await.body;
    assert!(page.contains("Deze status kennen wij niet: ‘zweeft’."), "{page}");
    let words = [("woord-0", "zweeft"), ("status-0", "testing")];
    let fields: Vec<_> = COLUMNS.into_iter().chain(words).collect();
    assert_eq!(browser.post(&draft, &fields).await.location, draft);
    assert_eq!(count(&town, "point").await, 0);
    assert_eq!(browser.post(&draft, &fields).await.location, HOME);
    assert_eq!(titled(&town, "Bankje").await.status, Status::Testing);
    let twice = [("kolom-0", "kern"), ("kolom-1", "titel"), ("kolom-2", "titel")];
    let draft = sent(&mut browser, "kern,wat,status\nAadorp,Bankje,loopt\n").await;
    let refused = browser.post(&draft, &twice).await;
    assert!(refused.status == 400 && refused.body.contains("Twee kolommen zijn dezelfde keuze: Titel."));
    assert_eq!(refused.body.matches("value=\"titel\" selected").count(), 2, "what was chosen is still there");
}

/// The row of the table in which this stands.
fn row_with<'b>(body: &'b str, table: &str, words: &str) -> &'b str {
    let table = body.split(&format!("id=\"{table}\"")).nth(1).unwrap_or_default();
    let table = table.split("</table>").next().unwrap_or_default();
    table.split("<tr").find(|row| row.contains(words)).unwrap_or_else(|| panic!("no {words} in {table}"))
}

#[db::test]
async fn every_word_for_a_status_is_shown_and_can_mean_something_else(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    let file = "kern,titel,status,planning,wie\nAadorp,Bankje,voldoet aan de eisen,2027,gemeente\n\
                Aadorp,Heg,Voldoet aan de eisen,,\nBeekdorp,Fietspad,,,\n";
    let draft = sent(&mut browser, file).await;
    let page = browser.get(&draft).await.body;
    whole(&page);
    let word = row_with(&page, "tabel-status", "voldoet aan de eisen");
    assert!(word.contains("<span>2</span>") && word.contains("value=\"settled\" selected"), "{word}");
    let none = row_with(&page, "tabel-status", "Geen status");
    assert!(none.contains("<span>1</span>") && none.contains("value=\"idea\" selected"), "{none}");
    let point = row_with(&page, "tabel-goed", "Bankje");
    for cell in ["Afgehecht", "2027", "Gemeente"] {
        assert!(point.contains(&format!("<span>{cell}</span>")), "{cell}: {point}");
    }
    assert!(page.contains("De punten staan meteen op de website"), "{page}");
    let columns = [("kolom-3", "planning"), ("kolom-4", "eigenaar")];
    let fields = |chosen: &'static str| -> Vec<(&str, &str)> {
        let words = [("woord-0", "voldoet aan de eisen"), ("gok-0", "settled"), ("status-0", chosen)];
        let empty = [("woord-1", ""), ("gok-1", "idea"), ("status-1", "idea")];
        COLUMNS.into_iter().chain(columns).chain(words).chain(empty).collect()
    };
    assert_eq!(browser.post(&draft, &fields("done")).await.location, draft, "first another trial");
    let page = browser.get(&draft).await.body;
    assert!(row_with(&page, "tabel-status", "voldoet").contains("value=\"done\" selected"), "{page}");
    assert!(row_with(&page, "tabel-goed", "Heg").contains("<span>Klaar</span>"), "{page}");
    assert_eq!(browser.post(&draft, &fields("settled")).await.location, draft, "taken back");
    let page = browser.get(&draft).await.body;
    assert!(row_with(&page, "tabel-goed", "Heg").contains("<span>Afgehecht</span>"), "{page}");
    assert_eq!(browser.post(&draft, &fields("settled")).await.location, HOME, "as it was shown");
    let heg = titled(&town, "Heg").await;
    assert_eq!(heg.status, Status::Settled);
    let story = town.stage.browser().get(&format!("/kernen/aadorp/agenda/{}", heg.number)).await.body;
    whole(&story);
    assert!(story.contains("kp-story__who\">Overgenomen door: "), "nobody here gave it that status: {story}");
}

#[db::test]
async fn wrong_rows_are_skipped_only_when_the_user_says_so(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    let draft = sent(&mut browser, &GOOD.replace("Beekdorp", "Verweg")).await;
    let refused = browser.post(&draft, &COLUMNS).await;
    assert_eq!(refused.status, 400);
    assert!(refused.body.contains("Er is niets ingelezen. Rijen met een fout: 1."), "{}", refused.body);
    assert_eq!(count(&town, "point").await, 0);
    let fields: Vec<_> = COLUMNS.into_iter().chain([("overslaan", "ja")]).collect();
    assert_eq!(browser.post(&draft, &fields).await.location, HOME);
    assert_eq!(count(&town, "point").await, 1);
}

/// Every mistake that a row can have, with the words that the page shows.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("kern", ",Bankje,,,,,", "Hier staat niets. Schrijf bij welke kern dit punt hoort."),
    ("kern", "Verweg,Bankje,,,,,", "Deze kern kennen wij niet: ‘Verweg’."),
    ("titel", "Aadorp,,,,,,", "Hier staat niets. Een punt heeft een titel nodig."),
    ("titel", "Aadorp,LANG,,,,,", "Dit is te lang: 201 tekens. Er passen er 200."),
    ("status", "Aadorp,Bankje,zweeft,,,,", "Deze status kennen wij niet: ‘zweeft’."),
    ("wie", "Aadorp,Bankje,,de koning,,,", "Dit kennen wij niet: ‘de koning’."),
    ("bron url", "Aadorp,Bankje,,,javascript:x,,", "Dit is geen webadres: ‘javascript:x’."),
    ("id", "Aadorp,Bankje,,,,eerste,", "Dit punt staat ook op rij 2."),
    ("titel", "Aadorp,Goed,,,,,", "Dit punt staat ook op rij 3."),
    ("thema", "Aadorp,Bankje,,,,,LANG", "Dit is te lang: 201 tekens. Er passen er 100."),
];

#[db::test]
async fn every_mistake_names_its_row_and_column(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    for (column, row, words) in MISTAKES {
        let head = "kern,titel,status,wie,bron url,id,thema\nBeekdorp,Eerste,,,,eerste,\nAadorp,Goed,,,,,\n";
        let text = format!("{head}{}\n", row.replace("LANG", &"x".repeat(201)));
        let draft = sent(&mut browser, &text).await;
        let page = browser.get(&draft).await;
        whole(&page.body);
        let table = page.body.split("id=\"tabel-fouten\"").nth(1).unwrap_or_else(|| panic!("{row}"));
        let table = table.split("</table>").next().unwrap();
        let rows: Vec<&str> = table.split("<tr").skip(2).collect();
        assert_eq!(rows.len(), 1, "{row}: {table}");
        let expected = [">4</th>".to_owned(), format!("<span>{column}</span>"), (*words).to_owned()];
        for part in expected {
            assert!(rows[0].contains(&part), "{row}: {part} in {}", rows[0]);
        }
    }
}

/// Every way in which a file can be wrong, with the words that the page shows.
fn wrong_files() -> Vec<(Vec<u8>, &'static str)> {
    let many = format!("kern,titel\n{}", "Aadorp,x\n".repeat(5_001));
    let wide = (0..201).map(|n| format!("k{n}")).collect::<Vec<_>>().join(",");
    let mut mixed = b"kern,titel\nAadorp,\xC3\xA9\xC3".to_vec();
    mixed.extend_from_slice(b"\x81\x8d\n");
    vec![
        (Vec::new(), "Het bestand is leeg."),
        (vec![b'x'; 13 * 1024 * 1024], "Dit is te groot. Kies een kleiner bestand"),
        (b"\n\n".to_vec(), "Het bestand is leeg."),
        (b"%PDF-1.7 x".to_vec(), "Dit is geen rekenblad maar een ander soort bestand (pdf)."),
        (b"<!doctype html><p>x".to_vec(), "Dit is geen rekenblad maar tekst van een ander soort (html)."),
        (mixed, "Rij 2 bevat tekens die wij niet kunnen lezen."),
        (b"kern,titel\nAadorp,\"x\n".to_vec(), "In rij 2 begint een aanhalingsteken dat nergens eindigt."),
        (b"kern,titel\nAadorp\n".to_vec(), "Rij 2 heeft 1 cellen en de eerste rij 2."),
        (b"kern,,titel\nAadorp,x,y\n".to_vec(), "Kolom 2 heeft geen naam."),
        (b"kern,Kern\nAadorp,y\n".to_vec(), "Twee kolommen heten ‘Kern’."),
        (many.into_bytes(), "Het bestand heeft te veel rijen. Er passen er 5000."),
        (format!("{wide}\n").into_bytes(), "Het bestand heeft te veel kolommen. Er passen er 200."),
        (
            format!("kern,titel\nAadorp,{}\n", "x".repeat(20_001)).into_bytes(),
            "Rij 2, kolom 2: deze tekst is te lang.",
        ),
        (b"PK\x03\x04nonsense".to_vec(), "Het bestand is beschadigd."),
    ]
}

#[db::test]
async fn a_broken_excel_file_is_no_table_of_one_column(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    let broken = browser.upload(HOME, &[], ("bestand", "punten.xlsx", b"PKnotazip")).await;
    assert_eq!(broken.status, 400);
    assert!(broken.body.contains("Het bestand is beschadigd."), "{}", broken.body);
}

#[db::test]
async fn wrong_files_get_the_page_again_with_what_to_do(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    for (bytes, words) in wrong_files() {
        let answer = send(&mut browser, &bytes).await;
        assert_eq!(answer.status, 400, "{words}");
        whole(&answer.body);
        assert!(answer.body.contains(words), "{words} in {}", answer.body);
        assert!(answer.body.contains("type=\"file\""), "{words}: the form is there again");
    }
    let none = browser.upload(HOME, &[], ("bestand", "", b"")).await;
    assert_eq!(none.status, 400);
    assert!(none.body.contains("Kies een bestand van uw computer."), "{}", none.body);
    assert_eq!(count(&town, "import_draft").await, 0);
}

#[db::test]
async fn an_excel_file_is_a_file_too(db: Db) {
    let town = Town::new(db).await;
    let mut browser = administrator(&town);
    let cells =
        [["kern", "titel"], ["Aadorp", "Bankje"]].map(|row| row.map(|text| Cell::Text(text.into())).to_vec());
    let bytes = write_xlsx("Punten", &["kern", "titel"], &cells[1..]).unwrap();
    let answer = browser.upload(HOME, &[], ("bestand", "punten.xlsx", &bytes)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(browser.get(&answer.location).await.body.contains("Lees 1 punt in"));
}

#[db::test]
async fn a_file_that_nobody_imports_is_forgotten_after_a_day(db: Db) {
    let town = Town::new(db).await;
    sent(&mut administrator(&town), GOOD).await;
    let forget = town.stage.app.handlers()["agenda.import.forget"].clone();
    let run = || {
        let (ctx, db) = (town.stage.system(), town.stage.app.db.clone());
        forget(jobs::Running { ctx, db, payload: serde_json::Value::Null })
    };
    run().await.unwrap();
    assert_eq!(count(&town, "import_draft").await, 1);
    town.stage.clock.set(NOON.saturating_add(Duration::from_secs(24 * 3600 + 1)));
    run().await.unwrap();
    assert_eq!(count(&town, "import_draft").await, 0);
}

#[db::test]
async fn only_administrators_import(db: Db) {
    let town = Town::new(db).await;
    let mut admin = administrator(&town);
    let draft = sent(&mut admin, GOOD).await;
    let mut officer = town.officer();
    assert_eq!(officer.get(HOME).await.status, 403);
    assert_eq!(officer.get(&draft).await.status, 403);
    assert_eq!(officer.post(&draft, &COLUMNS).await.status, 403);
    assert!(town.stage.browser().get(HOME).await.location.starts_with("/inloggen"));
    sent(&mut admin, GOOD).await;
    assert_eq!(count(&town, "import_draft").await, 1, "one file per person waits");
}
