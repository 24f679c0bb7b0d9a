// SPDX-License-Identifier: EUPL-1.2
//! `brink backup` and `brink restore`: the whole database in one file, and back, on either engine.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use db::backup::{self, BackupError, Header, Reader, Scope};
use db::{Db, Migration};
use kernel::number::thousands;
use kernel::timestamp::Zone;
use kernel::{Locale, Timestamp};

use crate::config::Database;
use crate::newfile::NewFile;
use crate::open::{self, World};
use crate::{place, progress, slices};

/// `brink backup`.
#[derive(Args)]
pub struct Backup {
    /// Het bestand dat gemaakt wordt, zoals brink-2026-11-21.gz; het mag nog niet bestaan
    #[arg(value_name = "BESTAND")]
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// `brink restore`.
#[derive(Args)]
pub struct Restore {
    /// Het bestand dat `brink backup` of `brink export` heeft gemaakt
    #[arg(value_name = "BESTAND")]
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// Makes a backup, also while the website runs.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn backup(args: Backup) -> Result<()> {
    let db = place::existing(&args.database.url).await?;
    let (header, size) = to_file(&db, &Scope::default(), &args.file, "Back-up maken").await?;
    println!("De back-up staat in {}: {} rijen, {size}.", args.file.display(), thousands(count(&header)));
    println!("Er staan persoonsgegevens in. Bewaar het bestand veilig, en niet alleen op deze server.");
    println!("Terugzetten: brink restore {} --database-url …", args.file.display());
    Ok(())
}

/// Writes what `scope` asks for to a new file. Returns its header and its size in words.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn to_file(db: &Db, scope: &Scope, file: &Path, what: &'static str) -> Result<(Header, String)> {
    if backup::steps(db).await.context("de database is niet te lezen")?.is_empty() {
        bail!("deze database is nog leeg; er is niets om te bewaren");
    }
    let now = World::real().clock.now();
    let mut new = NewFile::start(file)?;
    let bar = progress::bar(what)?;
    let mut tell = |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    };
    let header = backup::write(db, scope, now, new.writer(), &mut tell).await.map_err(explain)?;
    bar.finish_and_clear();
    let size = new.finish()?;
    Ok((header, place::size(size)))
}

/// Puts a backup into an empty database.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn restore(args: Restore) -> Result<()> {
    let world = World::real();
    let name = args.file.display();
    if args.file.is_dir() {
        bail!("{name} is een map; geef het bestand dat erin staat");
    }
    let file = File::open(&args.file)
        .map_err(|cause| anyhow!("{name} is niet te openen: {}", place::why(&cause)))?;
    let reader = Reader::open(file).map_err(explain)?;
    let header = reader.header().clone();
    let all = web::app::migrations(&slices::all());
    if let Some(step) = header.steps.iter().find(|step| !all.iter().any(|known| known.name == **step)) {
        bail!("{name} is van een nieuwere versie van brink (stap {step}); installeer eerst die versie");
    }
    let db = open::database(&args.database.url, true).await?;
    prepare(&db, &header, all.clone(), world.clock.now()).await?;
    let bar = progress::bar("Back-up terugzetten")?;
    let mut tell = |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    };
    reader.restore(&db, &mut tell).await.map_err(explain)?;
    bar.finish_and_clear();
    db.migrate(all, world.clock.now()).await.map_err(open::explain)?;
    db.analyze().await.context("de database is niet te lezen")?;
    let made = header.made_at.format_long(Locale::Nl, &Zone::amsterdam());
    println!("Teruggezet: {} rijen, van {made}.", thousands(count(&header)));
    println!("Controleer met: brink doctor --database-url …");
    Ok(())
}

/// Brings the empty database to the steps under which the backup was made, which may be fewer
/// than this program has; the others follow when the rows are in.
async fn prepare(db: &Db, header: &Header, mut all: Vec<Migration>, now: Timestamp) -> Result<()> {
    let done = backup::steps(db).await.context("de database is niet te lezen")?;
    if done.iter().any(|step| !header.steps.contains(step)) {
        bail!(
            "deze database is verder bijgewerkt dan de back-up; kies met --database-url een nieuwe, lege database"
        );
    }
    all.retain(|step| header.steps.iter().any(|wanted| wanted == step.name));
    db.migrate(all, now).await.map_err(open::explain)?;
    Ok(())
}

fn count(header: &Header) -> i64 {
    i64::try_from(header.rows).unwrap_or(i64::MAX)
}

/// What a failed backup or restore means for whoever runs the server.
pub fn explain(error: BackupError) -> anyhow::Error {
    match error {
        BackupError::Db(cause) => anyhow!("de database weigerde: {cause}"),
        BackupError::File(cause) => {
            anyhow!("het bestand is niet te lezen of te schrijven: {}", place::why(&cause))
        }
        BackupError::Damaged { line, why } => damaged(line, &why),
        BackupError::NewerFormat(_) => {
            anyhow!("deze back-up is van een nieuwere versie van brink; installeer eerst die versie")
        }
        BackupError::OtherSteps(step) => anyhow!(
            "de tabellen van deze database zijn niet die van de back-up (stap {step}); kies met --database-url een \
             nieuwe, lege database"
        ),
        BackupError::NotEmpty(table) => anyhow!(
            "deze database is niet leeg (tabel {table}); kies met --database-url een nieuwe, lege database"
        ),
        other @ (BackupError::Circle(_) | BackupError::UnknownType(..)) => {
            anyhow!("deze database past niet in een back-up: {other}; meld dit aan de makers van brink")
        }
    }
}

/// The first line tells a backup from any other file; `why` is for those who mend brink.
fn damaged(line: u64, why: &str) -> anyhow::Error {
    tracing::info!(line, why, "the backup does not hold");
    if line == 1 {
        return anyhow!(
            "dit bestand is geen back-up van brink, of het begin is beschadigd; geef het bestand dat `brink \
             backup` of `brink export` heeft gemaakt"
        );
    }
    anyhow!(
        "de back-up is beschadigd of niet compleet: regel {line} klopt niet; er is niets teruggezet, probeer een \
         andere kopie"
    )
}
