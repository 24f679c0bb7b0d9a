// SPDX-License-Identifier: EUPL-1.2
//! The database of every earlier release becomes one of today, and nothing in it is lost.

use std::collections::BTreeSet;
use std::fs::File;

use db::backup::Reader;
use db::fixture::{NOON, schema};

use crate::content::Content;
use crate::release::{Release, with_db};
use crate::stage::{Demo, Place, text};

/// Columns (`table.column`) that a step changes or drops on purpose, each with the reason.
const ON_PURPOSE: &[(&str, &str)] =
    &[("login_token.hour", "is called slot now: mails to an address are counted per quarter of an hour")];

crate::on_both!(an_earlier_release_is_upgraded, an_earlier_backup_is_restored);

fn an_earlier_release_is_upgraded(place: &Place) {
    let fresh = place.beside().migrated();
    let wanted = with_db(&fresh, schema::exact);
    for release in Release::all() {
        let old = place.beside();
        fill(&old, &release);
        check_rows(&release, &old);
        old.migrate();
        same(&wanted, &with_db(&old, schema::exact), &format!("after release {}", release.name));
        check_rows(&release, &old);
        // What was upgraded is served.
        drop(Demo::start(&old, &["--keep"]));
    }
}

fn an_earlier_backup_is_restored(place: &Place) {
    for release in Release::all() {
        let other = place.beside();
        other.ok(&["restore", text(&release.backup())]);
        check_rows(&release, &other);
    }
}

mod both {
    use super::*;

    #[test]
    fn postgres() {
        let [sqlite, postgres] =
            [Place::sqlite(), Place::postgres()].map(|place| with_db(&place.migrated(), schema::shape));
        assert!(sqlite.len() > 500, "{} facts", sqlite.len());
        same(&sqlite, &postgres, "on PostgreSQL, compared with SQLite");
    }
}

/// The database as the release left it: its steps only, with rows in every table.
pub fn fill(place: &Place, release: &Release) {
    let steps = release.steps();
    with_db(place, async |db| {
        db.migrate(steps, NOON).await.unwrap();
        let backup = Reader::open(File::open(release.backup()).unwrap()).unwrap();
        backup.restore(db, &mut |_, _| {}).await.unwrap();
    });
}

/// Every row of the release is there, with the same in each of its columns.
fn check_rows(release: &Release, place: &Place) {
    assert!(ON_PURPOSE.iter().all(|(_, reason)| reason.len() > 10), "each with a reason");
    let skip: Vec<&str> = ON_PURPOSE.iter().map(|(column, _)| *column).collect();
    let before = Content::read(&release.backup());
    assert!(before.empty().is_empty(), "{:?} would prove nothing", before.empty());
    let lost = before.missing_in(&Content::of(place), &skip);
    assert!(lost.is_empty(), "release {}: {lost:#?}", release.name);
}

fn same(wanted: &BTreeSet<String>, found: &BTreeSet<String>, when: &str) {
    let missing: Vec<_> = wanted.difference(found).collect();
    let added: Vec<_> = found.difference(wanted).collect();
    assert!(missing.is_empty() && added.is_empty(), "{when}: missing {missing:#?}, too many {added:#?}");
}
