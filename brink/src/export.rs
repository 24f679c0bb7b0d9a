// SPDX-License-Identifier: EUPL-1.2
//! `brink export`: everything of one municipality in one file, to hand over or to move it.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use db::backup::Scope;
use kernel::number::thousands;

use crate::config::Database;
use crate::{backup, manage, place};

/// What belongs to the running of this server: sessions, codes to log in with, tasks and mail that
/// wait, files that somebody is looking at.
const OF_THE_SERVER: &[&str] = &["session", "login_token", "job", "job_slot", "mail", "import_draft"];

/// `brink export`.
#[derive(Args)]
pub struct Export {
    /// De korte naam van de gemeente, zoals in `brink tenant list`
    #[arg(long, value_name = "GEMEENTE")]
    tenant: String,
    /// Het bestand dat gemaakt wordt, zoals westbetuwe.gz; het mag nog niet bestaan
    #[arg(value_name = "BESTAND")]
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// Writes one municipality to a file, also while the website runs.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn run(args: Export) -> Result<()> {
    let db = place::existing(&args.database.url).await?;
    let tenant = manage::find(&db, &args.tenant).await?;
    let scope = Scope { tenant: Some(tenant.id), without: OF_THE_SERVER };
    let (header, size) = backup::to_file(&db, &scope, &args.file, "Gemeente opslaan").await?;
    let rows = thousands(i64::try_from(header.rows).unwrap_or(i64::MAX));
    println!("{} staat in {}: {rows} rijen, {size}.", tenant.name, args.file.display());
    println!("Er staan persoonsgegevens in, zoals de e-mailadressen van medewerkers en volgers.");
    println!("Op een andere, lege server zet u het terug met: brink restore {}", args.file.display());
    Ok(())
}
