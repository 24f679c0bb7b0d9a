// SPDX-License-Identifier: EUPL-1.2
//! Opening the database with sentences that tell what to mend.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use db::{Db, Engine, MigrateError, OpenError, OpenOptions};
use kernel::ctx::{Clock, Entropy, SystemClock};
use kernel::{Actor, Ctx, TenantId};

use crate::{place, slices};

/// The real time and chance.
pub struct World {
    /// The machine's clock.
    pub clock: Arc<dyn Clock>,
    /// The machine's randomness.
    pub entropy: Arc<Entropy>,
}

impl World {
    /// Of this machine.
    pub fn real() -> Self {
        Self { clock: Arc::new(SystemClock), entropy: Arc::new(Entropy::system()) }
    }

    /// Brink itself acting in a municipality that is being added.
    pub fn new_tenant(&self, who: &'static str) -> Ctx {
        let nowhere = self.ctx(TenantId::from_uuid(kernel::uuid::Uuid::nil()), who);
        self.ctx(nowhere.id(), who)
    }

    /// Brink itself acting in a municipality.
    pub fn ctx(&self, tenant: TenantId, who: &'static str) -> Ctx {
        Ctx::new(tenant, Actor::System(who), self.clock.clone(), self.entropy.clone())
    }
}

/// Opens the database. `exclusive` holds a SQLite file for this process.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn database(url: &str, exclusive: bool) -> Result<Db> {
    place::known_kind(url)?;
    let options = OpenOptions { exclusive, ..OpenOptions::default() };
    Db::open(url, &options).await.map_err(|error| explain_open(url, error))
}

/// What it means for whoever runs the server that a database did not open.
pub fn explain_open(url: &str, error: OpenError) -> anyhow::Error {
    match error {
        OpenError::InUse(path) => in_use(&path),
        OpenError::Foreign(path) => anyhow!("{}", foreign(path.display())),
        OpenError::File { path, .. } if missing_folder(&path).is_some() => {
            let folder = missing_folder(&path).unwrap_or(Path::new("."));
            anyhow!(
                "de map {} is er niet; maak die eerst, of geef met --database-url een ander bestand",
                folder.display()
            )
        }
        OpenError::File { path, cause } => {
            anyhow!(
                "{} is niet te openen: {}; klopt de map, en mag brink er schrijven?",
                path.display(),
                place::why(&cause)
            )
        }
        OpenError::Unreachable { address, .. } if place::sqlite_file(url).is_some_and(Path::is_dir) => {
            anyhow!("{address} is een map; geef met --database-url een bestand, zoals {address}/brink.db")
        }
        OpenError::Unreachable { address, .. } if place::sqlite_file(url).is_some() => {
            anyhow!("{address} is geen database van brink; geef met --database-url een ander bestand")
        }
        OpenError::Unreachable { address, cause } => {
            anyhow!("de database {address} is niet te bereiken: {cause}; staat hij aan, en klopt het adres?")
        }
    }
}

/// The folder of a file, when it is not there. Brink makes none: after a mistake in the name, it would
/// serve an empty website from there.
fn missing_folder(file: &Path) -> Option<&Path> {
    file.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists())
}

/// A database with the tables of another program.
fn foreign(what: impl std::fmt::Display) -> String {
    format!("{what} is een database van een ander programma; geef met --database-url een andere")
}

/// Another process serves this file.
pub fn in_use(path: &Path) -> anyhow::Error {
    anyhow!(
        "een andere brink gebruikt {} al; stop die eerst, of kies een ander bestand met --database-url",
        path.display()
    )
}

/// Opens a database that is there already, beside whoever serves it. A SQLite file that nobody uses is
/// brought up to date. One that somebody uses must be so already, as PostgreSQL must: its tables do not
/// change under a program that knows the old ones.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn beside(url: &str, world: &World) -> Result<Db> {
    let db = place::existing(url).await?;
    let steps = || web::app::migrations(&slices::all());
    match db.check_schema(steps()).await {
        Err(MigrateError::Pending(count)) if db.engine() == Engine::Sqlite => {
            db.close().await;
            let options = OpenOptions { exclusive: true, ..OpenOptions::default() };
            let held = Db::open(url, &options).await.map_err(|error| match error {
                OpenError::InUse(path) => anyhow!(
                    "{} loopt achter ({}), en een andere brink gebruikt hem nog; stop die, en voer `brink migrate` uit",
                    path.display(),
                    steps_words(count)
                ),
                other => anyhow!("{url} is niet vast te houden: {other}"),
            })?;
            held.migrate(steps(), world.clock.now()).await.map_err(explain)?;
            held.close().await;
            place::existing(url).await
        }
        outcome => outcome.map(|()| db).map_err(explain),
    }
}

/// Brings a SQLite file that this process holds up to date; on PostgreSQL only checks, for several
/// nodes may use it.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn ready(db: &Db, world: &World) -> Result<()> {
    let steps = web::app::migrations(&slices::all());
    let outcome = match db.engine() {
        Engine::Sqlite => db.migrate(steps, world.clock.now()).await.map(drop),
        Engine::Postgres => db.check_schema(steps).await,
    };
    outcome.map_err(explain)
}

/// So many steps of the schema, in words.
pub fn steps_words(count: usize) -> String {
    if count == 1 { "1 stap".to_owned() } else { format!("{count} stappen") }
}

/// What a failed migration means for whoever runs the server.
pub fn explain(error: MigrateError) -> anyhow::Error {
    match error {
        MigrateError::Newer(step) => anyhow!(
            "deze database is van een nieuwere versie van brink (stap {step}); installeer die versie, of zet een \
             back-up terug"
        ),
        MigrateError::Pending(count) => {
            anyhow!("de database loopt achter ({}); voer eerst `brink migrate` uit", steps_words(count))
        }
        MigrateError::Foreign => anyhow!("{}", foreign("dit")),
        MigrateError::Changed(step) => anyhow!(
            "stap {step} van de database is met andere tekst gedaan dan deze brink kent; is dit een echte uitgave \
             van brink?"
        ),
        MigrateError::Failed(step, cause) => anyhow!(
            "stap {step} van de database mislukte, en er is niets van bewaard: {cause}; meld het, of zet een back-up \
             terug"
        ),
        MigrateError::Db(cause) => anyhow!("de database weigerde: {cause}"),
    }
}
