// SPDX-License-Identifier: EUPL-1.2
//! What happened on an agenda, as the Atom feed of a kern and the digests tell it.

use std::collections::BTreeSet;

use crate::desk::{Town, a, migrations, whole};
use agenda::model::{Outcome, PointId, Status};
use db::fixture::NOON;
use db::{Db, sql};
use kernel::{Audit, Role, Scope, Timestamp};

const POINT: &str = "/kernen/aadorp/agenda/1";
const DAY: i64 = 86_400_000_000;

/// So many days after today.
fn on_day(town: &Town, days: i64) {
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + days * DAY));
}

/// The summaries of the feed of Aadorp, newest first.
async fn summaries(town: &Town) -> Vec<String> {
    // With a parameter of its own, so that no kept page answers.
    let now = kernel::ctx::Clock::now(&*town.stage.clock).micros();
    let feed = town.stage.browser().get(&format!("/kernen/aadorp/feed.atom?nu={now}")).await;
    assert_eq!(feed.status, 200);
    whole(&feed.body);
    parts(&feed.body, "summary")
}

fn parts(feed: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let rest = feed.split(&open).skip(1).filter_map(|rest| rest.split(&close).next());
    rest.map(|text| text.replace("&#38;", "&")).collect()
}

/// Somebody follows the kern by e-mail, from today on.
async fn follow(town: &Town) {
    let fields = [("email", "volger@voorbeeld.example"), ("hoe-vaak", "daily")];
    assert_eq!(town.stage.browser().post("/kernen/aadorp/volgen", &fields).await.status, 303);
    let mails = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 1).await.unwrap();
    let link = mails[0].body.lines().find(|line| line.contains("/volgen/")).unwrap().trim();
    let path = link.split_once(".localhost").unwrap().1;
    assert_eq!(town.stage.browser().post(path, &[]).await.status, 303);
}

/// What the digest of this moment says; empty when there is none.
async fn digest(town: &Town) -> String {
    let handlers = town.stage.app.handlers();
    let (ctx, db) = (town.stage.system(), town.stage.app.db.clone());
    let before = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 100).await.unwrap().len();
    let running = jobs::Running { ctx, db, payload: serde_json::Value::Null };
    handlers[villages::digest::DAILY](running).await.unwrap();
    let mails = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 100).await.unwrap();
    if mails.len() == before { String::new() } else { mails[0].body.clone() }
}

async fn one(town: &Town, status: Status) -> PointId {
    town.add(vec![a("Een bankje", status)]).await[0].0
}

#[db::test]
async fn an_outcome_says_which_and_why(db: Db) {
    let town = Town::new(db).await;
    let id = one(&town, Status::Busy).await;
    let mut told = Vec::new();
    for (what, due, outcome, words) in [
        ("Het hout", "2026-12-01", Outcome::Dropped, "Toezegging vervallen: Het hout – Daarom."),
        ("De verf", "2026-12-01", Outcome::Changed, "Toezegging gewijzigd: De verf – Daarom."),
        ("De poten", "2026-12-01", Outcome::Kept, "Toezegging nagekomen: De poten – Daarom."),
        ("De leuning", "2026-11-12", Outcome::Late, "Gedaan, maar te laat: De leuning – Daarom."),
    ] {
        let number = town.promise(id, what, due).await;
        town.close(number, outcome).await;
        told.push(words);
    }
    let feed = summaries(&town).await;
    for words in told {
        assert!(feed.iter().any(|one| one == words), "{words}: {feed:?}");
    }
}

#[db::test]
async fn every_entry_has_an_id_of_its_own_and_a_digest_tells_all(db: Db) {
    let town = Town::new(db).await;
    follow(&town).await;
    on_day(&town, 1);
    let id = one(&town, Status::Busy).await;
    let promised = [("wat", "Het hout leveren"), ("eigenaar", "municipality"), ("datum", "2026-12-01")];
    let mut officer = town.officer();
    assert_eq!(officer.post(&format!("{POINT}/toezeggingen"), &promised).await.status, 303);
    town.close(1, Outcome::Kept).await;
    assert_eq!(town.status_of(id).await, Status::Busy);
    let feed = town.stage.browser().get("/kernen/aadorp/feed.atom").await.body;
    let ids: Vec<String> = feed.split("<entry>").skip(1).flat_map(|entry| parts(entry, "id")).collect();
    assert_eq!(ids.len(), 3, "{feed}");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    assert!(ids.iter().all(|id| id.strip_prefix("urn:uuid:").is_some_and(|id| id.len() == 36)), "{ids:?}");
    on_day(&town, 2);
    let mail = digest(&town).await;
    for words in ["3 dingen", "Nieuwe toezegging", "Toezegging nagekomen"] {
        assert!(mail.contains(words), "{words}: {mail}");
    }
}

#[db::test]
async fn what_comes_on_the_website_is_news_of_that_day(db: Db) {
    let town = Town::new(db).await;
    follow(&town).await;
    town.add(vec![a("Een bankje", Status::Planned).text(|text| text.draft = true)]).await;
    on_day(&town, 1);
    assert_eq!(digest(&town).await, "", "nobody reads of a concept");
    let mut officer = town.officer();
    let version = town.version(1).await;
    let edit = format!("{POINT}/bewerken");
    let fields = [("titel", "Een bankje"), ("versie", version.as_str())];
    assert_eq!(officer.post(&edit, &fields).await.status, 303);
    on_day(&town, 2);
    let mail = digest(&town).await;
    assert!(mail.contains("Een bankje\nGepland, Aadorp, Dit staat nu op de website."), "{mail}");
    assert_eq!(summaries(&town).await[0], "Gepland: Dit staat nu op de website.");
    for (language, words) in [("nl", "Dit staat nu op de website"), ("en", "This is on the website now")] {
        let page = town.stage.browser().get(&format!("{POINT}?taal={language}")).await.body;
        whole(&page);
        assert_eq!(page.matches(words).count(), 1, "{page}");
    }
    // In its own words, also when it was stored in others.
    town.write(|ctx, tx| {
        Box::pin(async move {
            let set =
                "UPDATE point_event SET text = 'Vanaf nu te lezen.' WHERE tenant_id = $1 AND text <> ''";
            assert_eq!(tx.run(sql!(set, ctx.tenant)).await?, 1);
            Ok(tx.audit(&ctx, Audit::new("test.words", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
    let page = town.stage.browser().get(POINT).await.body;
    assert!(page.contains("Dit staat nu op de website") && !page.contains("Vanaf nu te lezen."), "{page}");
    // Changing it once more is no such news.
    let version = town.version(1).await;
    let fields = [("titel", "Een houten bankje"), ("versie", version.as_str())];
    assert_eq!(officer.post(&edit, &fields).await.status, 303);
    on_day(&town, 3);
    assert_eq!(digest(&town).await, "");
}

#[db::test]
async fn a_proposal_that_was_put_back_is_news_again(db: Db) {
    let town = Town::new(db).await;
    let (_, mut proposer) = town.colleague("Bo", "", Role::Resident, Scope::All).await;
    let fields = [("titel", "Een schommel"), ("tekst", "Dat willen alle kinderen graag.")];
    assert_eq!(proposer.post("/kernen/aadorp/agenda/voorstel", &fields).await.status, 303);
    let mut officer = town.officer();
    let reason = [("reden", "Hier staat een naam in.")];
    assert_eq!(officer.post(&format!("{POINT}/van-website"), &reason).await.status, 303);
    follow(&town).await;
    on_day(&town, 1);
    officer.get("/?taal=en").await;
    assert_eq!(officer.post(&format!("{POINT}/terugzetten"), &[]).await.status, 303);
    on_day(&town, 2);
    let mail = digest(&town).await;
    assert!(mail.contains("Een schommel\nNieuw voorstel, Aadorp, Dit staat nu op de website."), "{mail}");
}

#[db::test]
async fn the_answer_to_a_proposal_is_told_once(db: Db) {
    let town = Town::new(db).await;
    follow(&town).await;
    one(&town, Status::Idea).await;
    let answer = async |said: &str, status: &str, feasible: &str| {
        let version = town.version(1).await;
        let fields = [
            ("haalbaar", feasible),
            ("eigenaar", "municipality"),
            ("antwoord", said),
            ("status", status),
            ("versie", version.as_str()),
        ];
        let sent = town.officer().post(&format!("{POINT}/antwoord"), &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    };
    on_day(&town, 1);
    answer("Wij rekenen het uit.", "", "unknown").await;
    on_day(&town, 2);
    let mail = digest(&town).await;
    assert!(mail.contains("Antwoord op een voorstel, Aadorp, Wij rekenen het uit."), "{mail}");
    answer("Wij doen het.", "planned", "yes").await;
    let feed = summaries(&town).await;
    assert_eq!(feed[..2], ["Gepland: Wij doen het.", "Antwoord op een voorstel: Wij rekenen het uit."]);
    assert_eq!(feed.len(), 3, "an answer with a status is told by that: {feed:?}");
    let page = town.stage.browser().get("/kernen/aadorp").await.body;
    whole(&page);
    assert!(page.contains("Antwoord op een voorstel"), "{page}");
}

#[db::test]
async fn a_point_that_took_in_another_is_no_new_proposal(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Een bankje", Status::Idea), a("Een stoel", Status::Idea)]).await;
    on_day(&town, 1);
    town.merge(added[0].0, added[1].0).await;
    let mut feed = summaries(&town).await;
    feed.truncate(2);
    feed.sort();
    assert_eq!(feed, ["Een ander punt is hierbij gevoegd: Dubbel.", "Samengevoegd: Dubbel."]);
    let story = town.stage.browser().get("/api/v1/agendapunten/2").await.body;
    let story: serde_json::Value = serde_json::from_str(&story).unwrap();
    let events = story["geschiedenis"].as_array().unwrap();
    assert_eq!(events.iter().filter(|event| event["anderPunt"] == 1).count(), 1, "{story:#}");
    assert!(events[0].get("anderPunt").is_none(), "{story:#}");
}

#[db::test]
async fn a_new_status_says_which(db: Db) {
    let town = Town::new(db).await;
    one(&town, Status::Idea).await;
    let mut officer = town.officer();
    for (day, status, words) in [
        (1, "testing", "Wordt onderzocht"),
        (2, "agreed", "Afgesproken"),
        (3, "planned", "Gepland"),
        (4, "busy", "Mee bezig"),
        (5, "settled", "Afgehecht"),
    ] {
        on_day(&town, day);
        let version = town.version(1).await;
        let fields = [
            ("status", status),
            ("reden", "Zo is het."),
            ("perspectief", "Vraag het de buren."),
            ("versie", version.as_str()),
        ];
        let sent = officer.post(&format!("{POINT}/status"), &fields).await;
        assert_eq!(sent.status, 303, "{status}: {}", sent.body);
        assert_eq!(summaries(&town).await[0], format!("{words}: Zo is het."));
    }
}
