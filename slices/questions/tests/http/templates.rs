// SPDX-License-Identifier: EUPL-1.2
//! Templates of answers: who makes them, what is refused, and what they fill in; hints before sending.

use crate::town::{Asked, Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use web::testing::Browser;

const NEW: &str = "/werk/vragen/sjablonen/nieuw";

/// Adds a template and returns its id.
async fn add(town: &Town, browser: &mut Browser, name: &str, team: &str, text: &str) -> String {
    let answer = browser.post(NEW, &[("naam", name), ("team", team), ("tekst", text)]).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/werk/vragen/sjablonen"), "{}", answer.body);
    let all = questions::store::template::all(&mut town.read().await, town.stage.tenant).await.unwrap();
    all.iter().find(|row| row.name == name).unwrap().id.to_string()
}

/// What the field `tekst` of a form holds.
fn text_of(body: &str, form: &str) -> String {
    let from = body.find(&format!("id=\"{form}-tekst\"")).unwrap();
    let from = from + body[from..].find('>').unwrap() + 1;
    body[from..].split("</textarea>").next().unwrap().to_owned()
}

async fn assigned(town: &Town) -> Asked {
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let team = town.team.to_string();
    town.done(&mut town.officer().await, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    asked
}

#[db::test]
async fn a_manager_makes_templates_for_their_team_and_an_administrator_for_all(db: Db) {
    let town = Town::new(db).await;
    let team = town.team.to_string();
    let (_, mut manager) = town.colleague("Leider", Role::TeamManager, town.in_team()).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let (_, mut policy) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    let empty = manager.get("/werk/vragen/sjablonen").await;
    whole(&empty.body);
    assert!(empty.body.contains("Er zijn nog geen sjablonen"));
    let form = manager.get(NEW).await;
    whole(&form.body);
    assert!(form.body.contains(&format!("<option value=\"{team}\" selected>")), "their only team");
    let own = add(&town, &mut manager, "Losse tegels", &team, "Beste {naam}, wij komen.").await;
    let all = add(&town, &mut boss, "Dank", "", "Beste {naam}, dank u wel.").await;
    let list = manager.get("/werk/vragen/sjablonen").await;
    whole(&list.body);
    assert!(list.body.contains(&own) && !list.body.contains(&all) && list.body.contains("Dank"));
    let fields = [("naam", "Van allen"), ("team", ""), ("tekst", "Beste {naam}, dank u wel.")];
    let refused = manager.post(NEW, &fields).await;
    assert!(refused.status == 400 && refused.body.contains("Kies een team waarvoor u sjablonen mag maken."));
    for (path, post) in [(NEW.to_owned(), true), (format!("/werk/vragen/sjablonen/{own}"), false)] {
        let answer = if post { policy.post(&path, &fields).await } else { policy.get(&path).await };
        assert_eq!(answer.status, 403, "{path}");
    }
    for path in [format!("/werk/vragen/sjablonen/{all}"), format!("/werk/vragen/sjablonen/{all}/weg")] {
        assert_eq!(manager.post(&path, &fields).await.status, 403, "{path}");
    }
    let gone = manager.post(&format!("/werk/vragen/sjablonen/{own}/weg"), &[]).await;
    assert_eq!(gone.status, 303);
    assert_eq!(manager.get(&format!("/werk/vragen/sjablonen/{own}")).await.status, 404);
}

#[db::test]
async fn unknown_fields_and_taken_names_are_refused_and_two_managers_see_both_versions(db: Db) {
    let town = Town::new(db).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let one = add(&town, &mut boss, "Tegels", "", "Beste {naam}, wij komen.").await;
    let fields = [("naam", "Lamp"), ("team", ""), ("tekst", "Beste {voornaam}, uw vraag {nummer} {kern")];
    let wrong = boss.post(NEW, &fields).await;
    whole(&wrong.body);
    assert_eq!(wrong.status, 400);
    for told in
        ["Dit kennen wij niet: {voornaam}, {kern.", "{naam}, {nummer}, {kern}, {datum}, {team}", "Lamp"]
    {
        assert!(wrong.body.contains(told), "{told}: {}", wrong.body);
    }
    let taken = [("naam", "Tegels"), ("team", ""), ("tekst", "Beste {naam}, wij komen.")];
    assert!(boss.post(NEW, &taken).await.body.contains("Er is al een sjabloon met deze naam."));
    let path = format!("/werk/vragen/sjablonen/{one}");
    whole(&boss.get(&path).await.body);
    let change = |text: &'static str| [("naam", "Tegels"), ("team", ""), ("tekst", text), ("versie", "1")];
    assert_eq!(boss.post(&path, &change("Beste {naam}, wij komen morgen.")).await.status, 303);
    let late = boss.post(&path, &change("Beste {naam}, wij komen later.")).await;
    whole(&late.body);
    assert_eq!(late.status, 409);
    assert!(late.body.contains("wij komen morgen.") && late.body.contains("wij komen later."));
    add(&town, &mut boss, "Ander", "", "Beste {naam}, wij komen.").await;
    let renamed = [("naam", "Ander"), ("team", ""), ("tekst", "Beste {naam}, dag."), ("versie", "2")];
    assert_eq!(boss.post(&path, &renamed).await.status, 400, "the name of another one");
}

#[db::test]
async fn a_template_fills_the_text_in_without_script_and_keeps_what_was_typed(db: Db) {
    let town = Town::new(db).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let text = "Beste {naam},\n\nUw vraag {nummer} van {datum} in {kern} is bij {team}.";
    let id = add(&town, &mut boss, "Dank", "", text).await;
    let asked = assigned(&town).await;
    let mut officer = town.officer().await;
    let page = officer.get(&asked.work()).await;
    whole(&page.body);
    assert!(page.body.contains("Neem het sjabloon over"));
    for (act, form) in [
        ("antwoord", "vraag-antwoord"),
        ("procesantwoord", "vraag-procesantwoord"),
        ("concept", "vraag-concept"),
    ] {
        let fields = [("tekst", "Goedemorgen."), ("overnemen", "ja"), ("sjabloon", &*id)];
        let filled = town.act(&mut officer, &asked, act, &fields).await;
        whole(&filled.body);
        assert_eq!(filled.status, 200);
        let wanted = "Goedemorgen.\n\nBeste Wilhelmina Jansen,\n\nUw vraag 2026-0001 van zaterdag 21 november \
            2026 in Aadorp is bij Team Wegen.";
        assert_eq!(text_of(&filled.body, form), wanted);
        assert!(!filled.body.contains("<title>Fout"));
        let none =
            town.act(&mut officer, &asked, act, &[("tekst", "Goedemorgen."), ("overnemen", "ja")]).await;
        assert!(none.status == 400 && none.body.contains("Kies eerst een sjabloon."));
        assert_eq!(text_of(&none.body, form), "Goedemorgen.");
    }
    assert_eq!(town.mails().await.len(), 1, "nothing was sent");
    // A template of another team is not offered, and not taken.
    let fields = [("naam", "Tegels"), ("team", &*town.team.to_string()), ("tekst", "Wij komen morgen.")];
    assert_eq!(boss.post(NEW, &fields).await.status, 303);
    let other = town.ask_with(&[("titel", "Een kapotte lamp"), ("gezien", "ja")]).await;
    let page = officer.get(&other.work()).await.body;
    assert!(page.contains(">Dank</option>") && !page.contains(">Tegels</option>"));
    assert!(officer.get(&asked.work()).await.body.contains(">Tegels</option>"));
}

#[db::test]
async fn a_look_before_sending_gives_hints_and_sends_nothing(db: Db) {
    let town = Town::new(db).await;
    let asked = assigned(&town).await;
    let mut officer = town.officer().await;
    let long = "Indien het regent, komen wij later omdat de aannemer dan niet kan werken en de tegels dan te nat \
        zijn om ze goed vast te zetten.";
    for act in ["antwoord", "procesantwoord", "concept"] {
        let looked = town.act(&mut officer, &asked, act, &[("tekst", long), ("bekijk", "ja")]).await;
        whole(&looked.body);
        assert_eq!(looked.status, 200, "{act}");
        for told in
            ["Zo leest de vrager het", "<mark><u>Indien</u>", "Een zin van 26 woorden", "Liever ‘als’ dan ‘"]
        {
            assert!(looked.body.contains(told), "{told}: {}", looked.body);
        }
        assert_eq!(text_of(&looked.body, &format!("vraag-{act}")), long, "what was typed is kept");
    }
    let good = town.act(&mut officer, &asked, "antwoord", &[("tekst", "Wij komen."), ("bekijk", "ja")]).await;
    assert!(good.body.contains("Geen lange zinnen en geen ambtelijke woorden gevonden."));
    // A file that comes along is kept while one looks.
    let version = town.question(&asked.number).await.revision.to_string();
    let fields = [("tekst", "Zie de tekening."), ("bekijk", "ja"), ("versie", version.as_str())];
    let drawing = files::testing::pdf(&["Tekening"]);
    let path = format!("{}/antwoord", asked.work());
    let looked = officer.upload(&path, &fields, ("bijlagen", "tekening.pdf", &drawing)).await;
    assert!(looked.body.contains("tekening.pdf (PDF"), "{}", looked.body);
    assert_eq!(town.mails().await.len(), 1);
    // Hints block nothing.
    town.done(&mut officer, &asked, "antwoord", &[("tekst", long)]).await;
    assert!(town.mails().await.pop().unwrap().body.contains("Indien het regent"));
}

#[db::test]
async fn who_asked_in_english_is_answered_with_english_hints(db: Db) {
    let town = Town::new(db).await;
    let mut browser = town.stage.browser();
    browser.get("/vragen/nieuw?taal=en").await;
    let answer = browser.post("/vragen/nieuw", &crate::town::form(&[])).await;
    let number = answer.location.split('/').nth(3).unwrap().to_owned();
    let asked = Asked { own: String::new(), number };
    let mut officer = town.officer().await;
    let fields = [("tekst", "We come prior to Monday, indien it is dry."), ("bekijk", "ja")];
    let looked = town.act(&mut officer, &asked, "antwoord", &fields).await.body;
    assert!(looked.contains("Liever ‘before’ dan") && !looked.contains("Liever ‘als’ dan"), "{looked}");
}
