// SPDX-License-Identifier: EUPL-1.2
//! The worklist: whose it is, what it holds, what can be done with it, and the reminders.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::Status;
use db::Db;
use db::fixture::NOON;
use jobs::Running;
use kernel::{Role, Scope, ScopeKind, Timestamp};
use people::{NewGrant, NewPerson};

/// In each kern: a late promise, one that is near, a proposal, a silent point and a draft.
async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    for (name, place) in [("A", 0), ("B", 1)] {
        let mut points = vec![
            a(&format!("Laat {name}"), Status::Busy),
            a(&format!("Straks {name}"), Status::Busy),
            a(&format!("Voorstel {name}"), Status::Idea).ago(4),
            a(&format!("Stil {name}"), Status::Agreed).ago(120),
            a(&format!("Concept {name}"), Status::Agreed).text(|text| text.draft = true),
            a(&format!("Gewoon {name}"), Status::Agreed),
            a(&format!("Klaar {name}"), Status::Done).ago(400),
        ];
        for point in &mut points {
            point.kernen = vec![place];
        }
        let added = town.add(points).await;
        town.promise(added[0].0, "Dit had gemoeten", "2026-11-09").await;
        town.promise(added[1].0, "Dit moet straks", "2026-11-30").await;
        town.promise(added[5].0, "Dit moet later", "2027-03-01").await;
    }
    town
}

#[db::test]
async fn an_officer_sees_their_kern_and_no_other(db: Db) {
    let town = town(db).await;
    let page = town.officer().get("/werk").await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    for title in ["Laat A", "Straks A", "Voorstel A", "Stil A", "Concept A"] {
        assert!(page.body.contains(&format!(">{title}</a>")), "{title}");
    }
    for title in [" B</a>", "Gewoon A", "Klaar A"] {
        assert!(!page.body.contains(title), "{title}");
    }
    assert!(page.body.contains("12 dagen te laat") && page.body.contains("over 9 dagen"));
    whole(&town.officer().get("/werk?taal=en").await.body);
}

#[db::test]
async fn a_long_section_shows_its_beginning_and_the_rest_on_request(db: Db) {
    let town = Town::new(db).await;
    town.add((0..30).map(|n| a(&format!("Stil {n}"), Status::Agreed).ago(200)).collect()).await;
    town.add((0..30).map(|n| a(&format!("Idee {n}"), Status::Idea).ago(4)).collect()).await;
    let mut officer = town.officer();
    let lines = |body: &str| body.matches("<li class=\"kp-work__item").count();
    let page = officer.get("/werk?kern=aadorp").await;
    whole(&page.body);
    assert_eq!(lines(&page.body), 50);
    assert!(page.body.contains("<span class=\"nl-number-badge\">30</span>"), "the badge counts them all");
    let link = "href=\"/werk?kern=aadorp&#38;toon=stil#stil\">Toon er nog 5";
    assert!(page.body.contains(link), "{}", page.body);
    let all = officer.get("/werk?kern=aadorp&toon=stil").await;
    assert_eq!(lines(&all.body), 55, "this section whole, the other not");
    assert!(!all.body.contains("toon=stil#stil") && all.body.contains("toon=te-toetsen#te-toetsen"));
    let done = officer.post("/werk/actueel/30", &[("kern", "aadorp"), ("wie", ""), ("toon", "stil")]).await;
    assert_eq!(done.location, "/werk?kern=aadorp&toon=stil", "one stays where one was");
}

#[db::test]
async fn others_see_what_is_theirs(db: Db) {
    let town = town(db).await;
    let team = town.team;
    town.add(vec![a("Van het team", Status::Idea).in_beekdorp().text(|text| text.team_id = Some(team))])
        .await;
    let of_team = Scope::Of(ScopeKind::Team, team.uuid());
    let body = town.signed_in(Role::PolicyOfficer, of_team).get("/werk").await.body;
    assert!(body.contains("Van het team") && !body.contains("Laat A") && !body.contains("Laat B"));
    let body = town.signed_in(Role::Administrator, Scope::All).get("/werk").await.body;
    assert!(body.contains("Laat A") && body.contains("Laat B"));
    let kern = Scope::Of(ScopeKind::Kern, town.beekdorp.uuid());
    let body = town.signed_in(Role::Alderman, kern).get("/werk").await.body;
    assert!(body.contains("Laat B") && !body.contains("Laat A"));
    // A wethouder looks, and leaves the doing to the officers.
    assert!(!body.contains("type=\"checkbox\"") && !body.contains("/werk/actueel/"));
    assert_eq!(town.signed_in(Role::Councillor, Scope::All).get("/werk").await.status, 403);
    assert_eq!(town.stage.browser().get("/werk").await.location, "/inloggen?verder=%2Fwerk");
}

#[db::test]
async fn a_kern_can_be_chosen(db: Db) {
    let town = town(db).await;
    let mut browser = town.signed_in(Role::Administrator, Scope::All);
    let body = browser.get("/werk?kern=beekdorp").await.body;
    assert!(body.contains("Laat B") && !body.contains("Laat A"));
    assert!(body.contains("<option value=\"beekdorp\" selected>"));
}

#[db::test]
async fn a_choice_without_work_stays_chosen_and_is_no_compliment(db: Db) {
    let town = town(db).await;
    for way in ["/werk?kern=aadorp&wie=mij", "/werk?kern=aadorp&wie=niemand", "/werk?wie=mij"] {
        let body = town.officer().get(way).await.body;
        whole(&body);
        let chosen =
            format!("<option value=\"aadorp\"{}>Aadorp", if way.contains("kern") { " selected" } else { "" });
        assert!(body.contains(&chosen), "{way}: {body}");
    }
    let body = town.officer().get("/werk?kern=aadorp&wie=mij").await.body;
    assert!(body.contains("Bij deze keuze wacht er niets op u.") && !body.contains("Alles is bij"));
    assert!(body.contains("href=\"/werk\">Toon alles</a>"));
    // Also a kern in which nothing waits at all.
    let body = town.officer().get("/werk?kern=beekdorp").await.body;
    assert!(body.contains("<option value=\"beekdorp\" selected>") && !body.contains("Alles is bij"));
}

#[db::test]
async fn a_team_sees_what_was_promised_in_its_name(db: Db) {
    let town = Town::new(db).await;
    let hidden = a("Nog geheim", Status::Busy).text(|text| text.draft = true);
    let added = town.add(vec![a("Verkeer bij school", Status::Busy), hidden]).await;
    let of_team = Scope::Of(ScopeKind::Team, town.team.uuid());
    let mut officer = town.signed_in(Role::PolicyOfficer, of_team);
    assert!(!officer.get("/werk").await.body.contains("Verkeer bij school"));
    for (point, _) in added {
        town.promise_of_team(point, "Drempel leggen", "2026-11-30").await;
    }
    let body = officer.get("/werk").await.body;
    assert!(body.contains(">Verkeer bij school</a>") && body.contains("Drempel leggen"), "{body}");
    assert!(!body.contains("Nog geheim"), "the point of this one is not theirs to see");
    let other = Scope::Of(ScopeKind::Team, kernel::uuid::Uuid::from_u128(7));
    let body = town.signed_in(Role::TeamManager, other).get("/werk").await.body;
    assert!(!body.contains("Verkeer bij school"));
}

#[db::test]
async fn nothing_to_do_is_a_compliment(db: Db) {
    let town = Town::new(db).await;
    let page = town.officer().get("/werk").await;
    assert!(page.body.contains("Alles is bij") && !page.body.contains("id=\"samen\""));
    whole(&page.body);
}

#[db::test]
async fn one_tap_says_that_a_silent_point_still_holds(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let number = number_of(&officer.get("/werk").await.body, "Stil A");
    let answer = officer.post(&format!("/werk/actueel/{number}"), &[("kern", "aadorp")]).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/werk?kern=aadorp"));
    assert!(!officer.get("/werk?kern=aadorp").await.body.contains(">Stil A</a>"));
    let point = format!("/kernen/aadorp/agenda/{number}");
    assert!(officer.get(&point).await.body.contains("Nagekeken: dit klopt nog."));
    assert!(!town.stage.browser().get(&point).await.body.contains("Nagekeken"), "the note is internal");
    let other = number_of(&town.signed_in(Role::Administrator, Scope::All).get("/werk").await.body, "Stil B");
    assert_eq!(officer.post(&format!("/werk/actueel/{other}"), &[]).await.status, 403);
}

#[db::test]
async fn what_came_of_a_promise_is_said_in_its_form(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let body = officer.get("/werk").await.body;
    // Late or not: the form asks why, and of a kept promise how that can be seen.
    assert_eq!(body.matches("#uitkomst-").count(), 2, "{body}");
    assert!(!body.contains("/werk/klaar/"));
}

#[db::test]
async fn several_points_get_a_status_together_or_not_at_all(db: Db) {
    let town = Town::new(db).await;
    let added = town
        .add(vec![a("Een", Status::Agreed), a("Twee", Status::Busy), a("Drie", Status::Busy).in_beekdorp()])
        .await;
    let ids: Vec<String> = added.iter().map(|(id, _)| id.to_string()).collect();
    let mut officer = town.officer();
    let all: Vec<(&str, &str)> = ids.iter().map(|id| ("punt", id.as_str())).collect();

    let refused = officer.post("/werk/status", &[&all[..], &[("status", "done")]].concat()).await;
    assert_eq!(refused.status, 400);
    assert!(
        refused.body.contains("U mag punt 3 niet wijzigen: Drie. Er is niets gewijzigd."),
        "{}",
        refused.body
    );
    whole(&refused.body);
    assert_eq!(town.status_of(added[0].0).await, Status::Agreed);

    let fields = [&all[..2], &[("status", "done"), ("kern", "aadorp")]].concat();
    let answer = officer.post("/werk/status", &fields).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/werk?kern=aadorp"));
    for (id, _) in &added[..2] {
        assert_eq!(town.status_of(*id).await, Status::Done);
    }
    assert_eq!(town.status_of(added[2].0).await, Status::Busy);
}

#[db::test]
async fn a_status_for_several_needs_points_and_a_reason(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let body = officer.get("/werk").await.body;
    let id = body.split("name=\"punt\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let none = officer.post("/werk/status", &[("status", "done")]).await;
    assert!(none.status == 400 && none.body.contains("Kies eerst een of meer punten."));
    let fields = [("punt", id.as_str()), ("status", "impossible")];
    let silent = officer.post("/werk/status", &fields).await;
    assert!(silent.status == 400 && silent.body.contains("Schrijf op waarom."));
    assert!(silent.body.contains(&format!("value=\"{id}\" form=\"samen\" checked")), "the choice is kept");
    let merged = officer.post("/werk/status", &[("punt", id.as_str()), ("status", "merged")]).await;
    assert_eq!(merged.status, 400);
    let stranger =
        officer.post("/werk/status", &[("punt", "1e0f3a00-0000-7000-8000-000000000000"), ("status", "done")]);
    assert!(stranger.await.body.contains("Een van de punten is er niet meer."));
}

#[db::test]
async fn a_status_that_is_there_already_is_no_news(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Een", Status::Agreed), a("Twee", Status::Busy)]).await;
    let mut officer = town.officer();
    let (point, path) = ("/kernen/aadorp/agenda/1", "/kernen/aadorp/agenda/1/status");
    let steps = |body: &str| body.matches("<li class=\"kp-story__step ").count();
    let same = officer
        .post(path, &[("status", "agreed"), ("reden", " "), ("perspectief", ""), ("versie", "1")])
        .await;
    assert_eq!(same.status, 400);
    assert!(
        same.body.contains("Dit is al de status. Kies een andere, of schrijf een bericht."),
        "{}",
        same.body
    );
    whole(&same.body);
    assert_eq!(steps(&town.stage.browser().get(point).await.body), 1);
    // The same status with something to say about it is news.
    let said = [("status", "agreed"), ("reden", "De raad koos dit."), ("versie", "1")];
    assert_eq!(officer.post(path, &said).await.status, 303);
    assert_eq!(officer.post(path, &said).await.status, 400);
    assert_eq!(steps(&officer.get(point).await.body), 2);

    let ids: Vec<String> = added.iter().map(|(id, _)| id.to_string()).collect();
    let both = [("punt", ids[0].as_str()), ("punt", ids[1].as_str()), ("status", "agreed")];
    let answer = officer.post("/werk/status", &both).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/werk?overgeslagen=1"));
    let body = officer.get(&answer.location).await.body;
    assert!(body.contains("1 punt had deze status al. Daar is niets veranderd."), "{body}");
    assert_eq!(town.status_of(added[1].0).await, Status::Agreed);
    let first = officer.get(point).await.body;
    assert!(steps(&first) == 2 && first.contains("De raad koos dit."), "skipped, with its reason");
    let none = officer.post("/werk/status", &both).await;
    assert!(none.status == 400 && none.body.contains("Alle gekozen punten hebben deze status al."));
    whole(&none.body);
}

/// The number of the point with this title, from its link.
fn number_of(body: &str, title: &str) -> String {
    let before = body.split(&format!("\">{title}</a>")).next().unwrap();
    before.rsplit('/').next().unwrap().to_owned()
}

async fn officers(town: &Town) {
    let kernen = [town.aadorp, town.beekdorp];
    town.write(move |ctx, tx| {
        Box::pin(async move {
            for (kern, email) in kernen.into_iter().zip(["aa@voorbeeld.example", "bee@voorbeeld.example"]) {
                let new = NewPerson {
                    email: email.into(),
                    name: "Test".into(),
                    label: "Officer".into(),
                    demo: true,
                };
                let person = people::add_person(tx, &ctx, new).await?;
                let scope = Scope::Of(ScopeKind::Kern, kern.uuid());
                let reason = "Test".into();
                people::grant(tx, &ctx, NewGrant { person, role: Role::AreaOfficer, scope, reason }).await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn who_logs_in_lands_at_their_work_or_where_they_were(db: Db) {
    let town = Town::new(db).await;
    officers(&town).await;
    let find = people::by_email(&mut town.read().await, town.stage.tenant, "aa@voorbeeld.example").await;
    let officer = find.unwrap().unwrap().to_string();
    let mut browser = town.stage.browser();
    let answer = browser.post("/inloggen/als", &[("persoon", &officer)]).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/werk"), "{}", answer.body);
    let answer = browser.post("/inloggen/als", &[("persoon", &officer), ("verder", "/kernen")]).await;
    assert_eq!(answer.location, "/kernen");
    // Who sits on the council begins at what is not done.
    let (councillor, _) = town.colleague("Raad", "Raadslid", Role::Councillor, Scope::All).await;
    let answer = browser.post("/inloggen/als", &[("persoon", &councillor.to_string())]).await;
    assert_eq!(answer.location, "/uitvoering");
}

async fn remind(town: &Town) {
    let handlers = town.stage.app.handlers();
    let running =
        Running { ctx: town.stage.system(), db: town.stage.app.db.clone(), payload: serde_json::Value::Null };
    handlers["agenda.reminders"](running).await.unwrap();
}

async fn mails(town: &Town) -> Vec<jobs::mail::Queued> {
    let mut mails = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 100).await.unwrap();
    mails.sort_by(|a, b| a.recipient.cmp(&b.recipient));
    mails
}

#[db::test]
async fn each_officer_is_reminded_once_of_what_is_theirs(db: Db) {
    let town = town(db).await;
    officers(&town).await;
    remind(&town).await;
    assert!(mails(&town).await.is_empty(), "nobody works on Saturday");
    town.on_monday();
    remind(&town).await;
    let first = mails(&town).await;
    let to: Vec<&str> = first.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(to, ["aa@voorbeeld.example", "bee@voorbeeld.example"]);
    assert_eq!(first[0].subject, "2 toezeggingen vragen uw aandacht");
    assert!(
        first[0].body.contains("http://voorbeeldstad.localhost/kernen/aadorp/agenda/1"),
        "{}",
        first[0].body
    );
    assert!(first[0].body.contains("14 dagen te laat") && first[0].body.contains("/werk"));
    assert!(!first[0].body.contains("Beekdorp") && !first[0].body.contains("Dit moet later"));
    whole(&first[0].body);
    remind(&town).await;
    assert_eq!(mails(&town).await.len(), 2, "never twice");
}

#[db::test]
async fn a_promise_is_reminded_of_again_when_time_goes_on(db: Db) {
    let town = Town::new(db).await;
    officers(&town).await;
    let added = town.add(vec![a("Weg", Status::Busy)]).await;
    town.promise(added[0].0, "De weg tekenen", "2026-12-01").await;
    let mut sent = Vec::new();
    // From 10 days before its date to 40 days after.
    for days in 0..50_i64 {
        town.stage.clock.set(Timestamp::from_micros(NOON.micros() + days * 86_400_000_000));
        remind(&town).await;
        sent.push(mails(&town).await.len());
    }
    let on: Vec<usize> = (1..50).filter(|day| sent[*day] > sent[day - 1]).collect();
    assert_eq!((sent[0], on), (0, vec![2, 9, 11, 17, 40]));
}

#[db::test]
async fn two_promises_on_one_point_are_reminded_of_each_by_its_own_date(db: Db) {
    let town = Town::new(db).await;
    officers(&town).await;
    let point = town.add(vec![a("Weg", Status::Busy)]).await[0].0;
    town.promise(point, "De weg tekenen", "2026-12-01").await;
    town.promise(point, "De weg leggen", "2026-12-20").await;
    let (mut draw, mut lay) = (Vec::new(), Vec::new());
    let mut before = 0;
    for days in 0..62_i64 {
        town.stage.clock.set(Timestamp::from_micros(NOON.micros() + days * 86_400_000_000));
        remind(&town).await;
        let all = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 100).await.unwrap();
        for mail in &all[..all.len() - before] {
            for (what, on) in [("De weg tekenen", &mut draw), ("De weg leggen", &mut lay)] {
                if mail.body.contains(what) {
                    on.push(days);
                }
            }
        }
        before = all.len();
    }
    assert_eq!(draw, [2, 9, 11, 17, 40], "from Monday on it is 14 days or less");
    // 20 December is a Sunday: the mail of the day before comes on Friday, those after on Mondays.
    assert_eq!(lay, [16, 27, 30, 37, 59]);
}

#[db::test]
async fn without_an_officer_the_reminder_waits(db: Db) {
    let town = town(db).await;
    town.on_monday();
    remind(&town).await;
    assert!(mails(&town).await.is_empty());
    officers(&town).await;
    remind(&town).await;
    assert_eq!(mails(&town).await.len(), 2);
}
