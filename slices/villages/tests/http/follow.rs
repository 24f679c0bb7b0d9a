// SPDX-License-Identifier: EUPL-1.2
//! To follow, to confirm, to get a digest, to stop.

use crate::common::{Town, VOORBEELDSTAD, migrations, whole};
use db::fixture::NOON;
use jobs::{Running, Worker};
use kernel::Timestamp;
use villages::store::phase::{self, NewPhase};

const DAY: i64 = 86_400 * 1_000_000;

fn link(body: &str) -> String {
    let line = body.lines().find(|line| line.contains("/volgen/")).expect("a link");
    line.trim().split_once(".localhost").expect("a whole link").1.to_owned()
}

async fn begin(town: &Town, path: &str, often: &str) -> String {
    let fields = [("email", "Anna@Voorbeeld.example"), ("hoe-vaak", often)];
    let before = town.mails().await;
    let answer = town.stage.browser().post(path, &fields).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, path.trim_end_matches("/volgen")));
    let after = town.mails().await;
    let new = after.iter().find(|mail| before.iter().all(|old| old.id != mail.id));
    link(&new.expect("a mail").body)
}

#[db::test]
async fn whoever_follows_confirms_first_and_can_stop(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut browser = town.stage.browser();
    let confirm = begin(&town, "/kernen/aadorp/volgen", "daily").await;
    let page = browser.get(&confirm).await;
    whole(&page.body);
    assert!(page.body.contains("anna@voorbeeld.example"));
    assert_eq!(browser.post(&confirm, &[]).await.location, "/kernen/aadorp");
    let again = town.stage.browser().post(&confirm, &[]).await;
    assert_eq!((again.status, &*again.location), (303, "/kernen/aadorp"), "a second click is no mistake");
    for language in ["en", "nl"] {
        let page = town.stage.browser().get(&format!("{confirm}?taal={language}")).await;
        assert_eq!(page.status, 200, "nor is opening the link again");
        whole(&page.body);
        assert!(!page.body.contains(&format!("action=\"{confirm}\"")), "{}", page.body);
    }
    let page = town.stage.browser().get(&confirm).await.body;
    assert!(page.contains("U volgt Aadorp al"), "{page}");
    let stop = page.split("/stoppen\"").next().unwrap().rsplit('"').next().unwrap();
    assert!(browser.get(&format!("{stop}/stoppen")).await.body.contains("Stop met Aadorp"), "{stop}");

    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + DAY));
    begin(&town, "/kernen/aadorp/volgen", "daily").await;
    let known = town.mails().await.remove(0);
    let stop = link(&known.body);
    assert!(known.unsubscribe.unwrap().ends_with(&stop));
    let page = browser.get(&stop).await;
    whole(&page.body);
    assert!(page.body.contains("Stop met Aadorp"));
    // As mail programs do it: no cookie, no page before it.
    let answer = town.stage.browser().post(&stop, &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(answer.status, 303);
    let page = browser.get(&stop).await;
    assert!(page.body.contains("Uw e-mailadres is gewist"));
    assert_eq!(town.stage.browser().post(&stop, &[]).await.status, 303, "stopped is stopped");
}

#[db::test]
async fn a_wrong_address_is_kept_on_the_form(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    for wrong in ["geen adres", "jan..de.boer@voorbeeld.example"] {
        let fields = [("email", wrong), ("hoe-vaak", "weekly")];
        let answer = town.stage.browser().post("/kernen/aadorp/volgen", &fields).await;
        assert_eq!(answer.status, 400);
        whole(&answer.body);
        assert!(answer.body.contains(&format!("value=\"{wrong}\"")) && answer.body.contains("<title>Fout:"));
        assert!(answer.body.contains("value=\"weekly\" checked"));
    }
    assert!(town.mails().await.is_empty());
}

#[db::test]
async fn nobody_is_flooded_with_mail(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    for _ in 0..3 {
        let fields = [("email", "anna@voorbeeld.example"), ("hoe-vaak", "weekly")];
        let answer = town.stage.browser().post("/kernen/aadorp/volgen", &fields).await;
        assert_eq!(answer.status, 303, "the answer is always the same");
    }
    assert_eq!(town.mails().await.len(), 1);
}

async fn digests(town: &Town) -> usize {
    let app = &town.stage.app;
    let worker = Worker {
        db: app.db.clone(),
        clock: app.clock.clone(),
        entropy: app.entropy.clone(),
        handlers: app.handlers(),
        tasks: Vec::new(),
        pulse: app.worker.clone(),
    };
    let before = town.mails().await.len();
    for kind in [villages::digest::DAILY, villages::digest::WEEKLY] {
        let run = Running { ctx: town.stage.system(), db: app.db.clone(), payload: serde_json::Value::Null };
        worker.handlers[kind](run).await.unwrap();
    }
    town.mails().await.len() - before
}

/// The kern comes to the next phase; after the last to the first.
async fn change_phase(town: &Town, slug: &str, note: &str) {
    let kern = town.kern(slug).await;
    let version = kern.version.to_string();
    let phase = (kern.phase.number() % 3 + 1).to_string();
    let fields = [
        ("naam", &*kern.name),
        ("fase", &*phase),
        ("plek", "52.1, 5.1"),
        ("fase-toelichting", note),
        ("versie", &version),
        ("intro", ""),
    ];
    let answer = town.administrator().post(&format!("/beheer/kernen/{slug}"), &fields).await;
    assert_eq!(answer.status, 303);
}

#[db::test]
async fn a_digest_tells_what_changed_in_one_mail_and_only_once(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    for path in ["/kernen/aadorp/volgen", "/kernen/beekdorp/volgen"] {
        let confirm = begin(&town, path, "daily").await;
        town.stage.browser().post(&confirm, &[]).await;
    }
    assert_eq!(digests(&town).await, 0, "nothing changed");
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + DAY));
    change_phase(&town, "aadorp", "Er is een agenda.").await;
    change_phase(&town, "beekdorp", "Hier ook.").await;
    change_phase(&town, "ceedorp", "En hier.").await;
    assert_eq!(digests(&town).await, 1);
    let mail = town.mails().await.remove(0);
    for text in [
        "2 dingen",
        "Er is een agenda.",
        "Hier ook.",
        "Aadorp, Beekdorp",
        "http://voorbeeldstad.localhost/kernen/aadorp",
    ] {
        assert!(mail.body.contains(text), "{text} is not in\n{}", mail.body);
    }
    assert!(!mail.body.contains("En hier.") && !mail.body.contains('⟦'));
    assert!(mail.unsubscribe.is_some());
    assert_eq!(digests(&town).await, 0, "once");
}

#[db::test]
async fn weekly_digests_come_on_monday(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let confirm = begin(&town, "/kernen/aadorp/volgen", "weekly").await;
    town.stage.browser().post(&confirm, &[]).await;
    let mut taken = villages::digest::TASKS[1].slot(&town.stage.system());
    assert!(taken.is_some(), "on Saturday that of last Monday");
    // Sunday, Monday and Tuesday; then nobody works until Wednesday of the week after.
    for (days, mails) in [(1, 0), (2, 1), (3, 0), (11, 1), (12, 0)] {
        town.stage.clock.set(Timestamp::from_micros(NOON.micros() + days * DAY));
        change_phase(&town, "aadorp", &format!("Dag {days}.")).await;
        let slot = villages::digest::TASKS[1].slot(&town.stage.system());
        let sent = if slot == taken { 0 } else { digests(&town).await };
        assert_eq!(sent, mails, "day {days}");
        taken = slot;
    }
}

#[db::test]
async fn the_pages_of_the_links_are_as_they_are_now(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let confirm = begin(&town, "/kernen/aadorp/volgen", "daily").await;
    let asked = town.stage.browser().get(&confirm).await;
    assert!(asked.body.contains("anna@voorbeeld.example"));
    assert_eq!(asked.headers["cache-control"], "private, no-store");
    assert_eq!(town.stage.browser().post(&confirm, &[]).await.status, 303);
    // The same day still: pages are made anew every day anyway.
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + DAY / 12));
    let stop = begin(&town, "/kernen/aadorp/volgen", "daily").await;
    let followed = town.stage.browser().get(&stop).await;
    assert!(followed.body.contains("Stop met Aadorp"), "{}", followed.body);
    assert_eq!(followed.headers["cache-control"], "private, no-store");
    assert_eq!(town.stage.browser().post(&stop, &[]).await.status, 303);
    // Nothing that visitors see changed, so what was kept would still be shown to who has no cookie.
    let stopped = town.stage.browser().get(&stop).await.body;
    assert!(stopped.contains("Uw e-mailadres is gewist") && !stopped.contains("Aadorp"), "{stopped}");
    let gone = town.stage.browser().get(&confirm).await;
    assert!(gone.status == 404 && !gone.body.contains("anna@"), "{}", gone.body);
}

/// Names the state that kept pages were made from.
async fn version(town: &Town) -> i64 {
    let host = web::testing::HOST;
    db::tenant::by_host(&mut town.read().await, host).await.unwrap().unwrap().version
}

#[db::test]
async fn visitors_do_not_make_every_page_anew(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let before = version(&town).await;
    let mut browser = town.stage.browser();
    assert_eq!(browser.post("/volgen/onzin/stoppen", &[]).await.status, 303);
    assert_eq!(version(&town).await, before, "nothing changed");
    let confirm = begin(&town, "/kernen/aadorp/volgen", "daily").await;
    browser.post(&confirm, &[]).await;
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + DAY));
    let stop = begin(&town, "/kernen/aadorp/volgen", "daily").await;
    let often = stop.replace("/stoppen", "/hoe-vaak");
    assert_eq!(browser.post(&often, &[("hoe-vaak", "weekly")]).await.status, 303);
    assert_eq!(browser.post(&stop, &[]).await.status, 303);
    assert_eq!(version(&town).await, before, "no kept page shows who follows");
    change_phase(&town, "aadorp", "Wel iets nieuws.").await;
    assert!(version(&town).await > before);
}

#[db::test]
async fn a_digest_that_cannot_hold_all_says_where_the_rest_is(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let confirm = begin(&town, "/kernen/aadorp/volgen", "daily").await;
    town.stage.browser().post(&confirm, &[]).await;
    let kern = town.kern("aadorp").await.id;
    let phases = async |count: usize, day: i64| {
        town.stage.clock.set(Timestamp::from_micros(NOON.micros() + day * DAY));
        let system = town.stage.system();
        let write = town.write(&system, move |ctx, tx| {
            Box::pin(async move {
                for _ in 0..count {
                    let (phase, at, note) = (villages::Phase::Start, ctx.now(), None);
                    let new = NewPhase { phase, note, at, from_start: false, example: false };
                    phase::add(tx, &ctx, kern, &new).await?;
                }
                Ok(tx.audit(&ctx, kernel::Audit::new("test.phase", "kern", kern)).await?)
            })
        });
        write.await;
        assert_eq!(digests(&town).await, 1);
        town.mails().await.remove(0).body
    };
    let all = phases(100, 1).await;
    assert!(all.contains("er zijn 100 dingen veranderd") && !all.contains("Er is meer"), "{all}");
    let most = phases(101, 2).await;
    assert!(most.contains("Hier leest u de nieuwste 100 dingen."), "{most}");
    let rest = "Er is meer veranderd bij Aadorp. Zie: http://voorbeeldstad.localhost/kernen/aadorp\n";
    assert!(most.contains(rest) && !most.contains('⟦'), "{most}");
    assert_eq!(most.matches("Nieuwe fase").count(), 100);
}
