// SPDX-License-Identifier: EUPL-1.2
//! A new version of an agenda: open points go on in it or stay behind, and promises keep counting.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::{Outcome, PointId, Status};
use agenda::store::point;
use db::Db;
use kernel::{Role, Scope};

const NEW: &str = "/beheer/agendas/nieuw";

/// Aadorp: two open points, one of them promised, one that is done, and one more in Beekdorp.
async fn town(db: Db) -> (Town, Vec<PointId>, i64) {
    let town = Town::new(db).await;
    let points = vec![
        a("Bankje", Status::Agreed).text(|text| text.theme = Some("Groen".into())),
        a("Drempel", Status::Busy),
        a("Heg", Status::Done),
        a("Zwembad", Status::Agreed).in_beekdorp(),
    ];
    let ids: Vec<PointId> = town.add(points).await.into_iter().map(|(id, _)| id).collect();
    let promise = town.promise(ids[1], "De drempel leggen", "2026-11-11").await;
    (town, ids, promise)
}

/// Adopts a second agenda of Aadorp; where the officer is led then.
async fn renew(town: &Town) -> String {
    let kern = town.aadorp.to_string();
    let fields =
        [("kernen", kern.as_str()), ("titel", "Agenda twee"), ("staat", "adopted"), ("stand", "2026")];
    let made = town.officer().post(NEW, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.location
}

/// Gives an agenda this state under Beheer; where the officer is led then.
async fn put(town: &Town, edit: &str, state: &str) -> String {
    let mut officer = town.officer();
    let body = officer.get(edit).await.body;
    let version = body.split("name=\"versie\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [("titel", "Agenda een"), ("staat", state), ("stand", "2026"), ("versie", version)];
    let sent = officer.post(edit, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.location
}

#[db::test]
async fn who_replaces_an_agenda_by_hand_is_led_to_its_open_points(db: Db) {
    let (town, ..) = town(db).await;
    let list = town.officer().get("/beheer/agendas").await.body;
    let edit =
        list.split("href=\"").find(|part| part.starts_with("/beheer/agendas/") && !part.starts_with(NEW));
    let edit = edit.unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(put(&town, &edit, "replaced").await, edit, "nothing to go on in yet");
    let alone = town.officer().get(&edit).await.body;
    whole(&alone);
    assert!(alone.contains("er is nog geen nieuwe vastgesteld"), "{alone}");
    let carry = renew(&town).await;
    assert!(carry.ends_with("/meenemen"), "{carry}");
    assert_eq!(put(&town, &edit, "replaced").await, carry, "the open points can go on in the new one");
    let old = town.officer().get(&edit).await.body;
    assert!(old.contains(&format!("href=\"{carry}\">Er zijn nog 2 open punten")), "{old}");
}

async fn monitor(town: &Town, query: &str) -> String {
    let page = town.stage.browser().get(&format!("/uitvoering{query}")).await;
    whole(&page.body);
    page.body
}

#[db::test]
async fn the_officer_sees_what_stays_behind_and_takes_it_along(db: Db) {
    let (town, ids, _) = town(db).await;
    let carry = renew(&town).await;
    assert!(carry.ends_with("/meenemen"), "{carry}");
    let mut officer = town.officer();
    let page = officer.get(&carry).await.body;
    whole(&page);
    assert!(
        page.contains("Bankje (punt 1): afgesproken")
            && page.contains("Drempel (punt 2): mee bezig, toegezegd voor")
    );
    assert!(
        page.contains("Bij 1 punt loopt nog een toezegging.")
            && !page.contains("Heg")
            && !page.contains("Zwembad")
    );
    let edit = carry.trim_end_matches("/meenemen");
    let form = officer.get(edit).await.body;
    whole(&form);
    assert!(form.contains("Er zijn nog 2 open punten niet meegenomen"), "{form}");

    let none = officer.post(&carry, &[]).await;
    assert!(none.status == 400 && none.body.contains("Kies eerst een of meer punten."));
    let bankje = ids[0].to_string();
    let sent = officer.post(&carry, &[("punt", &bankje)]).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, carry.as_str()), "one is left");
    assert_eq!(officer.post(&carry, &[("punt", &bankje)]).await.status, 409, "it went along already");
    let row = point::by_id(&mut town.read().await, town.stage.tenant, ids[0]).await.unwrap().unwrap();
    assert_eq!((row.number, row.theme.as_deref(), row.status), (1, Some("Groen"), Status::Agreed));
    let agenda = town.stage.browser().get("/kernen/aadorp/agenda").await.body;
    assert!(agenda.contains(">Bankje</a>") && !agenda.contains(">Drempel</a>"), "{agenda}");
    assert!(agenda.contains("/uitvoering?kern=aadorp&amp;agenda=vorige#alle"));
    let rest = officer.post(&carry, &[("punt", &ids[1].to_string())]).await;
    assert_eq!(rest.location, "/beheer/agendas", "nothing is left");
    assert!(officer.get(&carry).await.body.contains("Er zijn geen open punten op een vorige versie."));
}

#[db::test]
async fn a_promise_keeps_its_point_in_the_figures(db: Db) {
    let (town, ids, promise) = town(db).await;
    assert!(
        monitor(&town, "").await.contains("Van de 4 punten waarover is besloten, zijn er 1 klaar en 3 niet.")
    );
    renew(&town).await;
    // The bench and the hedge stayed behind; on the threshold something is promised.
    let body = monitor(&town, "").await;
    assert!(body.contains("Van de 2 punten waarover is besloten, zijn er 0 klaar en 2 niet."), "{body}");
    assert!(body.contains("1 is over tijd en nog niet gedaan.") && body.contains(">Drempel</a>"));
    let home = town.stage.browser().get("/").await.body;
    assert!(home.contains("Van de 2 punten") && home.contains("1 toezegging is over tijd."), "{home}");
    assert!(town.officer().get("/werk").await.body.contains(">Drempel</a>"));
    let previous = monitor(&town, "?agenda=vorige").await;
    for title in ["Bankje", "Drempel", "Heg"] {
        assert!(previous.contains(&format!(">{title}</a>")), "{title}: {previous}");
    }
    assert!(!previous.contains(">Zwembad</a>") && previous.contains("<option value=\"vorige\" selected>"));
    // Closed, the promise still counts; its point no longer does.
    town.close(promise, Outcome::Late).await;
    let body = monitor(&town, "").await;
    assert!(
        body.contains("Over 1 punt is besloten.") && body.contains("1 is gedaan, maar te laat."),
        "{body}"
    );
    assert!(!body.contains(">Drempel</a>"));
    let file = town.stage.browser().get("/uitvoering/toezeggingen.csv").await.body;
    assert!(file.contains("De drempel leggen"), "{file}");
    // It can still be read, and says that it is of an earlier agenda.
    let page = town.stage.browser().get("/kernen/aadorp/agenda/2").await;
    whole(&page.body);
    assert!(page.status == 200 && page.body.contains("Dit punt staat op een vorige kernagenda."));
    let api = town.stage.browser().get("/api/v1/agendapunten/2").await.body;
    assert!(api.contains("\"agendaStaat\":\"vervangen\""), "{api}");
    assert_eq!(town.status_of(ids[1]).await, Status::Busy);
}

#[db::test]
async fn silent_points_of_an_earlier_agenda_are_left_in_peace(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Stil", Status::Agreed).ago(200), a("Voorstel", Status::Idea).ago(200)]).await;
    assert!(town.officer().get("/werk").await.body.contains(">Stil</a>"));
    renew(&town).await;
    let work = town.officer().get("/werk").await.body;
    // Whoever proposed something still waits for an answer.
    assert!(!work.contains(">Stil</a>") && work.contains(">Voorstel</a>"), "{work}");
}

#[db::test]
async fn only_who_may_edit_the_agenda_carries_points(db: Db) {
    let (town, ids, _) = town(db).await;
    let carry = renew(&town).await;
    let fields = [("punt", ids[0].to_string())];
    let fields = [(fields[0].0, fields[0].1.as_str())];
    let mut other = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    assert_eq!(other.get(&carry).await.status, 403);
    assert_eq!(other.post(&carry, &fields).await.status, 403);
    assert_eq!(town.signed_in(Role::TeamManager, Scope::All).post(&carry, &fields).await.status, 403);
    // Not a point of this agenda at all.
    let stranger = [("punt", ids[3].to_string())];
    let stranger = [(stranger[0].0, stranger[0].1.as_str())];
    assert_eq!(town.officer().post(&carry, &stranger).await.status, 409);
}

#[db::test]
async fn an_agenda_in_the_making_takes_nothing_along_yet(db: Db) {
    let (town, ids, _) = town(db).await;
    let kern = town.aadorp.to_string();
    let fields = [("kernen", kern.as_str()), ("titel", "Agenda twee"), ("staat", "draft"), ("stand", "2026")];
    let mut officer = town.officer();
    assert_eq!(officer.post(NEW, &fields).await.location, "/kernen/aadorp/agenda");
    assert!(monitor(&town, "").await.contains("Van de 4 punten"), "a draft replaces nothing");
    let list = officer.get("/beheer/agendas").await.body;
    let links = list.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    let own: Vec<&str> = links.filter(|link| link.starts_with("/beheer/agendas/") && *link != NEW).collect();
    for link in own {
        let sent = officer.post(&format!("{link}/meenemen"), &[("punt", &ids[0].to_string())]).await;
        assert_eq!(sent.status, 409, "{link}");
    }
    assert!(!monitor(&town, "").await.contains("Vorige agenda’s"), "nothing to choose yet");
}

/// Makes an agenda of Aadorp under Beheer.
async fn make(town: &Town, title: &str, state: &str, more: &[(&str, &str)]) {
    let kern = town.aadorp.to_string();
    let own = [("kernen", kern.as_str()), ("titel", title), ("staat", state)];
    let stand = [("stand", "2026")].into_iter().filter(|_| more.iter().all(|(name, _)| *name != "stand"));
    let fields: Vec<_> = own.into_iter().chain(stand).chain(more.iter().copied()).collect();
    let made = town.officer().post(NEW, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
}

#[db::test]
async fn adopting_one_replaces_what_was_adopted_also_past_a_draft(db: Db) {
    let (town, ..) = town(db).await;
    make(&town, "Agenda twee", "draft", &[]).await;
    make(&town, "Agenda drie", "adopted", &[]).await;
    let list = town.officer().get("/beheer/agendas").await.body;
    let rows: Vec<&str> = list.split("<tr").skip(2).collect();
    let stands =
        |state: &str, version: u8| rows.iter().any(|row| row.contains(&format!("{state}, versie {version}")));
    assert!(stands("Vervangen", 1) && stands("In de maak", 2) && stands("Vastgesteld", 3), "{list}");
    assert!(monitor(&town, "").await.contains(">Drempel</a>"), "a promise on it is open");
    assert!(!monitor(&town, "").await.contains(">Bankje</a>"), "it stayed behind");
}

#[db::test]
async fn everybody_finds_the_document_of_an_agenda(db: Db) {
    let (town, ..) = town(db).await;
    let document = [("document", "https://voorbeeld.example/besluit.pdf")];
    make(&town, "Agenda twee", "adopted", &document).await;
    let page = town.stage.browser().get("/kernen/aadorp/agenda").await.body;
    whole(&page);
    let link = "href=\"https://voorbeeld.example/besluit.pdf\">Lees de agenda zoals die is vastgesteld</a>";
    assert!(page.contains(link), "{page}");
    make(&town, "Agenda drie", "adopted", &[]).await;
    let page = town.stage.browser().get("/kernen/aadorp/agenda").await.body;
    assert!(page.contains("besluit.pdf\">Lees hoe die agenda was</a>"), "{page}");
}

#[db::test]
async fn a_newer_stand_does_not_put_off_renewal(db: Db) {
    let (town, ..) = town(db).await;
    let agenda = "/kernen/aadorp/agenda";
    let due = "Deze agenda is toe aan vernieuwing.";
    make(&town, "Agenda twee", "adopted", &[("stand", "november 2021")]).await;
    assert!(town.stage.browser().get(agenda).await.body.contains(due), "five years");
    let list = town.officer().get("/beheer/agendas").await.body;
    let row = list.split("<tr").find(|row| row.contains("Agenda twee")).unwrap();
    let edit = row.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    put(&town, edit, "adopted").await;
    let page = town.stage.browser().get(agenda).await.body;
    assert!(page.contains(due) && page.contains("<dd>2026</dd>"), "its newest stand is of this year: {page}");
    make(&town, "Agenda drie", "adopted", &[("stand", "2021"), ("van", "2021"), ("tot", "2030")]).await;
    assert!(!town.stage.browser().get(agenda).await.body.contains(due), "its period is not over");
}

#[db::test]
async fn an_older_version_is_not_adopted_beside_a_newer_one(db: Db) {
    let (town, ..) = town(db).await;
    make(&town, "Agenda twee", "draft", &[]).await;
    make(&town, "Agenda drie", "adopted", &[]).await;
    let mut officer = town.officer();
    let list = officer.get("/beheer/agendas").await.body;
    let row = list.split("<tr").find(|row| row.contains("Agenda twee")).unwrap();
    let edit = row.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [("titel", "Agenda toch twee"), ("staat", "adopted"), ("stand", "2026"), ("versie", "1")];
    let refused = officer.post(edit, &fields).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    whole(&refused.body);
    assert!(refused.body.contains("Versie 3 van deze agenda is al vastgesteld."), "{}", refused.body);
    assert!(refused.body.contains("id=\"agendabeheer-staat-fout\""), "{}", refused.body);
    assert!(refused.body.contains("value=\"Agenda toch twee\""), "what was typed is kept");
    let list = officer.get("/beheer/agendas").await.body;
    assert_eq!(list.matches("Vastgesteld, versie").count(), 1, "{list}");
    put(&town, edit, "replaced").await;
}

#[db::test]
async fn who_keeps_up_hears_that_an_agenda_was_replaced(db: Db) {
    let (town, ..) = town(db).await;
    let hour =
        |hours: i64| kernel::Timestamp::from_micros(db::fixture::NOON.micros() + hours * 3_600_000_000);
    let changed = async || {
        let path = format!("/api/v1/kernen/aadorp/agendapunten?gewijzigdNa={}", hour(1));
        town.stage.browser().get(&path).await.body
    };
    town.stage.clock.set(hour(2));
    assert!(!changed().await.contains("\"nummer\""), "nothing happened yet");
    renew(&town).await;
    let body = changed().await;
    assert_eq!(body.matches("\"agendaStaat\":\"vervangen\"").count(), 3, "{body}");
    // By hand too: an agenda in the making that is adopted says so of its points.
    town.stage.clock.set(hour(4));
    let since = format!("/api/v1/agendapunten?gewijzigdNa={}", hour(3));
    let list = town.signed_in(Role::Administrator, Scope::All).get("/beheer/agendas").await.body;
    let row = list.split("<tr").find(|row| row.contains("Beekdorp")).unwrap();
    let edit = row.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [("titel", "Agenda een"), ("staat", "draft"), ("stand", "2026"), ("versie", "1")];
    let sent = town.signed_in(Role::Administrator, Scope::All).post(edit, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let body = town.stage.browser().get(&since).await.body;
    assert!(body.contains("Zwembad") && body.contains("in_de_maak") && !body.contains("Heg"), "{body}");
}

#[db::test]
async fn a_silent_point_stays_silent_when_its_agenda_is_adopted(db: Db) {
    let (town, ..) = town(db).await;
    town.add(vec![a("Stil", Status::Agreed).ago(200)]).await;
    let list = town.officer().get("/beheer/agendas").await.body;
    let row = list.split("<tr").find(|row| row.contains("Aadorp")).unwrap();
    let edit = row.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    put(&town, edit, "draft").await;
    let silent = async || town.officer().get("/werk").await.body;
    let before = silent().await;
    assert!(before.contains(">Stil</a>") && before.contains("Stil sinds dinsdag 5 mei"), "{before}");
    let told = |page: &str| page.split(">Stil</a>").nth(1).unwrap().split("</li>").next().unwrap().to_owned();
    let adopted = kernel::Timestamp::from_micros(db::fixture::NOON.micros() + 3_600_000_000);
    town.stage.clock.set(adopted);
    put(&town, edit, "adopted").await;
    let after = silent().await;
    assert!(after.contains(">Stil</a>"), "{after}");
    assert_eq!(told(&before), told(&after), "it is silent for as long as before");
    let since = format!("/api/v1/agendapunten?gewijzigdNa={}", db::fixture::NOON);
    let answer: serde_json::Value =
        serde_json::from_str(&town.stage.browser().get(&since).await.body).unwrap();
    let points = answer["agendapunten"].as_array().unwrap();
    let numbers: Vec<_> = points.iter().map(|point| point["nummer"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 5], "those of the agenda that was adopted, and no other");
    for point in points {
        let told = [&point["agendaStaat"], &point["gewijzigdOp"]];
        assert_eq!(told, ["vastgesteld", adopted.to_string().as_str()], "{point}");
    }
}
