// SPDX-License-Identifier: EUPL-1.2
//! Nothing is kept longer than `docs/privacy/processing.md` says: the rows of a frozen release, whose
//! times all lie in the first hour of 1970, under the tasks of the worker and a clock that moves on.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Arc;

use db::Db;
use db::backup::{Reader, Scope};
use db::fixture::NOON;
use jobs::mail::{Post, Transport};
use kernel::Timestamp;
use kernel::ctx::{Entropy, FixedClock};
use web::{App, Setup};

use crate::{serve, slices};

const DOCUMENT: &str = include_str!("../../docs/privacy/processing.md");
const STEPS: &str = include_str!("../tests/releases/0.1.0.txt");
const ROWS: &[u8] = include_bytes!("../tests/releases/0.1.0.gz");
const HOUR: i64 = 3_600_000_000;

/// The steps that the release had; the others come after its rows.
fn migrations() -> Vec<db::Migration> {
    let mut all = web::app::migrations(&slices::all());
    all.retain(|step| STEPS.lines().any(|line| line.split(' ').next() == Some(step.name)));
    all
}

/// How many rows each table has.
async fn counts(db: &Db) -> BTreeMap<String, u64> {
    let mut packed = Vec::new();
    db::backup::write(db, &Scope::default(), NOON, &mut packed, &mut |_, _| {}).await.unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut text).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("{\"table\""));
    let parsed = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    parsed.map(|line| (line["table"].as_str().unwrap().to_owned(), line["rows"].as_u64().unwrap())).collect()
}

/// Which of these tables still have rows after the worker did its rounds at this hour of 1970.
async fn left(db: &Db, hour: i64) -> Vec<&'static str> {
    let clock = Arc::new(FixedClock::new(Timestamp::from_micros(hour * HOUR)));
    let sessions = Arc::new(people::Sessions::new(db.clone()));
    let entropy = Arc::new(Entropy::seeded(1));
    let app = App::new(db.clone(), clock, entropy, slices::all(), sessions, Setup::default()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::Folder(folder.path().to_owned());
    let post = Post { transport, from: "Brink <brink@voorbeeld.example>".parse().unwrap(), answers: None };
    let worker = serve::worker_of(&Arc::new(app), post);
    while worker.round().await.unwrap() > 0 {}
    let counts = counts(db).await;
    let mut tables = vec!["session", "login_token", "import_draft", "follower", "mail"];
    tables.retain(|table| counts[*table] > 0);
    // Other jobs come and go with the clock: these were given up in the release.
    let mut conn = db.read().await.unwrap();
    for tenant in db::tenant::list(&mut conn, None, 100).await.unwrap() {
        let failed = jobs::failed(&mut conn, tenant.id).await.unwrap();
        if !tables.contains(&"job") && failed.iter().any(|job| job.error.as_deref() == Some("vol")) {
            tables.push("job");
        }
    }
    tables
}

#[db::test]
async fn what_is_over_goes_on_its_day(db: Db) {
    Reader::open(ROWS).unwrap().restore(&db, &mut |_, _| {}).await.unwrap();
    db.migrate(web::app::migrations(&slices::all()), NOON).await.unwrap();
    // Before the first night nothing happens.
    let all = ["session", "login_token", "import_draft", "follower", "mail", "job"];
    assert_eq!(left(&db, 1).await, all);
    assert_eq!(left(&db, 12).await, all[1..]);
    // Codes and files: in the first night after a day. Requests to follow: after a week. Mails, sent or
    // not, and jobs that were given up: after thirty days.
    assert_eq!(left(&db, 24 + 12).await, all[3..]);
    assert_eq!(left(&db, 6 * 24 + 12).await, all[3..]);
    assert_eq!(left(&db, 7 * 24 + 12).await, all[4..]);
    assert_eq!(left(&db, 29 * 24 + 12).await, all[4..]);
    assert_eq!(left(&db, 30 * 24 + 12).await, [""; 0]);
}

#[db::test]
async fn every_table_is_in_the_document(db: Db) {
    db.migrate(web::app::migrations(&slices::all()), NOON).await.unwrap();
    let missing: Vec<_> =
        counts(&db).await.into_keys().filter(|table| !DOCUMENT.contains(&format!("`{table}`"))).collect();
    assert!(missing.is_empty(), "docs/privacy/processing.md does not say what {missing:?} keep");
}
