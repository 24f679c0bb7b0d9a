// SPDX-License-Identifier: EUPL-1.2
//! The database: can it be reached, is it whole, can it be written to, and what is in it?

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use db::probe::{self, About};
use db::tenant;
use db::{Db, DbError, backup};
use kernel::Timestamp;

use super::Findings;
use crate::config::Serve;
use crate::open::{self, World};
use crate::{place, slices};

const WHAT: &str = "database";
/// The oldest PostgreSQL that still gets repairs.
const OLDEST: i64 = 140_000;
/// So far the clocks of two servers may differ, in microseconds.
const APART: i64 = 30_000_000;

pub(super) async fn check(found: &mut Findings, args: &Serve, world: &World) {
    let db = match place::existing(&args.database.url).await {
        Ok(db) => db,
        Err(cause) => return found.wrong(WHAT, format!("{cause:#}")),
    };
    if let Some(file) = db.path() {
        check_permissions(found, file);
    }
    match probe::about(&db).await {
        Ok(about) => check_about(found, &about, world.clock.now()),
        Err(cause) => return found.wrong(WHAT, format!("geeft geen antwoord: {cause}")),
    }
    if !schema_is_right(found, &db).await {
        return;
    }
    match probe::write_and_undo(&db).await {
        Ok(()) => found.good(WHAT, "schrijven lukt"),
        Err(cause) => {
            found.wrong(WHAT, format!("schrijven lukt niet: {cause}; is de schijf vol, of alleen te lezen?"))
        }
    }
    if let Err(cause) = check_content(found, &db, args.is_local()).await {
        found.wrong(WHAT, format!("de gemeenten zijn niet te lezen: {cause}"));
    }
}

fn check_permissions(found: &mut Findings, file: &Path) {
    match std::fs::metadata(file) {
        Ok(facts) if facts.permissions().mode() & 0o007 != 0 => found
            .careful(WHAT, format!("iedereen op deze server kan {0} lezen: chmod o-rwx {0}", file.display())),
        Ok(_) => found.good(WHAT, format!("{} is afgeschermd", file.display())),
        Err(cause) => {
            found.wrong(WHAT, format!("{} is niet te lezen: {}", file.display(), place::why(&cause)))
        }
    }
}

fn check_about(found: &mut Findings, about: &About, now: Timestamp) {
    match about {
        About::Sqlite { version, journal, sound } => {
            if journal != "wal" {
                found.wrong(WHAT, "het logboek (WAL) staat uit; staat het bestand op een netwerkschijf?");
            }
            match sound.as_str() {
                "ok" => found.good(WHAT, format!("SQLite {version}, het bestand is heel")),
                fault => {
                    found.wrong(WHAT, format!("het bestand is beschadigd ({fault}): zet een back-up terug"))
                }
            }
        }
        About::Postgres { version, number, encoding, now: theirs } => {
            if *number < OLDEST {
                found.wrong(WHAT, format!("PostgreSQL {version} is te oud: neem 14 of nieuwer"));
            } else {
                found.good(WHAT, format!("PostgreSQL {version} antwoordt"));
            }
            if encoding != "UTF8" {
                found.wrong(
                    WHAT,
                    format!("de tekens staan op {encoding}: maak een database met ENCODING 'UTF8'"),
                );
            }
            if (theirs.micros() - now.micros()).abs() > APART {
                found.careful("klok", format!("de databaseserver staat op {theirs}, deze server op {now}"));
            }
        }
    }
}

/// Checks the steps of the schema, without making the table that lists them.
async fn schema_is_right(found: &mut Findings, db: &Db) -> bool {
    match backup::steps(db).await {
        Ok(steps) if steps.is_empty() => {
            found.wrong(WHAT, "is nog leeg: voer `brink migrate` uit");
            return false;
        }
        Ok(_) => {}
        Err(cause) => {
            found.wrong(WHAT, format!("de tabellen zijn niet te lezen: {cause}"));
            return false;
        }
    }
    match db.check_schema(web::app::migrations(&slices::all())).await.map_err(open::explain) {
        Ok(()) => found.good(WHAT, "de tabellen zijn van deze versie"),
        Err(cause) => found.wrong(WHAT, format!("{cause:#}")),
    }
    true
}

async fn check_content(found: &mut Findings, db: &Db, local: bool) -> Result<(), DbError> {
    let mut conn = db.read().await?;
    let tenants = tenant::all(&mut conn).await?;
    let demo: Vec<&str> = tenants.iter().filter(|row| row.demo).map(|row| row.slug.as_str()).collect();
    match tenants.len() {
        0 => found.careful("gemeenten", "nog geen: voeg er een toe met `brink tenant add`"),
        count => found.good("gemeenten", format!("{count}")),
    }
    if !demo.is_empty() && !local {
        let demo = demo.join(", ");
        found.wrong(
            "proef",
            format!("op een echte server staan proefgemeenten ({demo}): kies een eigen database"),
        );
    }
    let mut failed = 0;
    for row in &tenants {
        failed += jobs::failed(&mut conn, row.id).await?.len();
    }
    match failed {
        0 => found.good("taken", "geen enkele taak is mislukt"),
        count => found
            .careful("taken", format!("{count} mislukt; kijk in de website onder Beheer wat eraan schort")),
    }
    Ok(())
}
