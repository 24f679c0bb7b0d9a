// SPDX-License-Identifier: EUPL-1.2
//! What somebody downloads and erases at `/mijn` is all there is: every column of every table that
//! names a person, in a database with rows in all of them. A column that nobody thought of fails here.

mod platform;

use std::sync::Arc;

use db::backup::Reader;
use db::fixture::NOON;
use db::{Db, Value};
use kernel::ctx::{Entropy, FixedClock};
use kernel::{PersonId, Role, Scope};
use web::testing::{Browser, Stage};
use web::{App, Setup};

use self::platform::Column;
use crate::slices;

const STEPS: &str = include_str!("../tests/releases/0.1.0.txt");
const ROWS: &[u8] = include_bytes!("../tests/releases/0.1.0.gz");
/// What that release lacks of today, such as rows for tables that are younger.
const NEXT: &str = include_str!("../tests/releases/next.sql");
const ADDRESS: &str = "iemand@voorbeeld.example";

/// Columns of ids, hashes and bytes that name a thing and never a person.
const THINGS: &str = "id tenant_id kern_id group_id team_id partner_id agenda_id theme_id point_id promise_id \
    import_id file_id note_id document_id scope_id subject_id successor_id merged_into previous_id replaces_id \
    made_id made_point_id question_id asked_kern_id deed_id draft casus_id party_id talk_id decision_id other_point request subject salt token_hash link_hash code_hash sent_mark sha256 bytes";
/// Columns that name a person although the download need not hold them, each with the reason.
const UNTOLD: &[(&str, &str)] = &[
    ("person.email", "whose it is downloads it: the test has it from there"),
    ("session.person_id", "what ended goes in the night; that one is signed in here is told below"),
    ("person_grant.granted_by", "the log in the download tells that one granted it"),
    ("person_grant.withdrawn_by", "the log in the download tells that one withdrew it"),
    ("officer_contact.phone", "stands in the row that person_id names"),
    ("question_asker.phone", "stands in the row that email names"),
    ("casus_party.phone", "stands in the row that email names"),
];
/// Columns that still name somebody who erased their data, each with the reason.
const KEPT: &[(&str, &str)] = &[
    ("audit_entry.actor", "accounting for what was done; the id points at an empty shell"),
    ("person_grant.person_id", "which right was in force when; points at an empty shell"),
    ("person_grant.granted_by", "who accounts for a right; points at an empty shell"),
    ("person_grant.withdrawn_by", "who accounts for a right; points at an empty shell"),
    ("officer_contact.phone", "goes with the row that person_id names"),
    ("question_asker.phone", "goes with the row that email names"),
    ("casus_party.phone", "goes with the row that email names"),
];

fn migrations() -> Vec<db::Migration> {
    let mut all = web::app::migrations(&slices::all());
    all.retain(|step| STEPS.lines().any(|line| line.split(' ').next() == Some(step.name)));
    all
}

fn excused(list: &[(&str, &str)], column: &str) -> bool {
    list.iter().any(|(name, _)| *name == column)
}

/// The columns among these that name a person.
fn of_persons(all: Vec<Column>) -> Vec<Column> {
    let words = ["email", "recipient", "actor", "phone", "person"];
    let mut found = all;
    found.retain(|Column { name, is_id, is_text, .. }| {
        let is_thing = THINGS.split_whitespace().any(|thing| thing == name);
        let sounds_like_one = words.iter().any(|word| name.contains(word)) || name.ends_with("_by");
        *is_id && !is_thing || *is_text && sounds_like_one
    });
    assert!(found.len() > 20, "{found:?}");
    found
}

struct Somebody {
    id: PersonId,
    browser: Browser,
    stage: Stage,
}

impl Somebody {
    async fn new(db: &Db) -> Self {
        let setup = Setup { posts_per_minute: u32::MAX, ..Stage::setup() };
        let sessions = Arc::new(people::Sessions::new(db.clone()));
        let (clock, entropy) = (Arc::new(FixedClock::new(NOON)), Arc::new(Entropy::seeded(1)));
        let app = App::new(db.clone(), clock.clone(), entropy, slices::all(), sessions, setup).unwrap();
        let tenants = db::tenant::list(&mut db.read().await.unwrap(), None, 10).await.unwrap();
        let tenant = tenants.iter().find(|row| row.demo).unwrap();
        let stage = Stage { app: Arc::new(app), clock, tenant: tenant.id };
        let hosts = db::tenant::hosts(&mut db.read().await.unwrap(), tenant.id).await.unwrap();
        let (ctx, mut browser) = (stage.system(), stage.browser_at(&hosts[0]));
        let work = ctx.clone();
        let added = db.write(&ctx, move |tx| {
            let ctx = work.clone();
            Box::pin(async move {
                let (name, label) = ("Iemand".to_owned(), "Functie".to_owned());
                let new = people::NewPerson { email: ADDRESS.into(), name, label, demo: true };
                let person = people::add_person(tx, &ctx, new).await?;
                let reason = "proef".to_owned();
                let new = people::NewGrant { person, role: Role::Resident, scope: Scope::All, reason };
                people::grant(tx, &ctx, new).await.map(|()| person)
            })
        });
        let id = added.await.unwrap();
        let answer = browser.post("/inloggen/als", &[("persoon", &id.to_string())]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        Self { id, browser, stage }
    }

    fn value(&self, column: &Column) -> Value {
        match column.name.as_str() {
            _ if column.is_id => self.id.into(),
            "actor" => self.id.to_string().into(),
            _ => ADDRESS.into(),
        }
    }

    async fn download(&mut self) -> String {
        let answer = self.browser.get("/mijn/gegevens").await;
        assert_eq!(answer.status, 200);
        answer.body
    }
}

#[db::test]
async fn the_download_holds_and_erasing_clears_every_column_that_names_a_person(db: Db) {
    Reader::open(ROWS).unwrap().restore(&db, &mut |_, _| {}).await.unwrap();
    db.migrate(web::app::migrations(&slices::all()), NOON).await.unwrap();
    platform::run(&db, NEXT).await;
    let mut somebody = Somebody::new(&db).await;
    let tenant = somebody.stage.tenant;
    let columns = of_persons(platform::columns(&db).await);
    let mut wrong = Vec::new();
    let mut before = somebody.download().await;
    assert!(before.contains("\"ingelogd\":[{"), "the session of this browser is told");
    for (index, named) in columns.iter().enumerate() {
        let name = named.to_string();
        if name == "person.email" {
            continue;
        }
        // Another row for each column, or what one of them tells would pass for the other.
        let after = columns[..index].iter().filter(|before| before.table == named.table).count();
        if !platform::set(&db, tenant, named, after, somebody.value(named)).await {
            let next = "brink/tests/releases/next.sql";
            wrong.push(format!(
                "{name}: no row of its table yet: see {next}; or it names a thing: see THINGS"
            ));
            continue;
        }
        let after = somebody.download().await;
        if after == before && !excused(UNTOLD, &name) {
            wrong.push(format!("{name}: the download at /mijn does not tell it"));
        }
        before = after;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let answer = somebody.browser.post("/mijn/wissen", &[("zeker", "ja")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    for column in &columns {
        let name = column.to_string();
        if platform::holds(&db, tenant, column, somebody.value(column)).await && !excused(KEPT, &name) {
            wrong.push(format!("{name}: still names somebody who erased their data"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[db::test]
async fn every_excuse_is_for_a_column_that_is_there(db: Db) {
    db.migrate(web::app::migrations(&slices::all()), NOON).await.unwrap();
    let columns = of_persons(platform::columns(&db).await);
    for (name, reason) in UNTOLD.iter().chain(KEPT) {
        let there = columns.iter().any(|column| column.to_string() == *name);
        assert!(there && reason.len() > 20, "{name}");
    }
}
