// SPDX-License-Identifier: EUPL-1.2
//! `brink import`: points of kernagenda's from a CSV or Excel file.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use agenda::commands::Choice;
use agenda::import::{self, Field, Options};
use agenda::model::Status;
use anyhow::{Result, anyhow, bail};
use clap::Args;

use crate::config::Database;
use crate::open::{self, World};
use crate::{manage, place, progress};

/// `brink import`.
#[derive(Args)]
pub struct Import {
    /// De korte naam van de gemeente, zoals in `brink tenant list`
    #[arg(long, value_name = "GEMEENTE")]
    tenant: String,
    /// Het bestand met de punten: CSV of Excel (.xlsx), met namen boven de kolommen
    #[arg(value_name = "BESTAND")]
    file: PathBuf,
    /// Vertel alleen wat er zou gebeuren; bewaar niets
    #[arg(long)]
    dry_run: bool,
    /// Bewaar de goede rijen, ook als er rijen met fouten zijn
    #[arg(long)]
    only_right: bool,
    /// Welke kolom wat is, zoals "titel=Naam van het punt"; mag vaker
    #[arg(long = "kolom", value_name = "WAT=KOLOM")]
    columns: Vec<String>,
    /// Wat een status in het bestand betekent, zoals "zweeft=Wordt onderzocht"; mag vaker
    #[arg(long = "status", value_name = "WOORDEN=STATUS")]
    statuses: Vec<String>,
    #[command(flatten)]
    database: Database,
}

/// What was said with `--kolom`.
fn columns(said: &[String]) -> Result<Vec<(Field, String)>> {
    let all = Field::ALL.iter().map(|field| field.code()).collect::<Vec<_>>().join(", ");
    let read = |text: &String| {
        let (field, column) = text.split_once('=')?;
        let column = column.trim();
        Some((Field::parse(field.trim())?, column.to_owned())).filter(|_| !column.is_empty())
    };
    said.iter()
        .map(|text| {
            read(text).ok_or_else(|| {
                anyhow!(
                    "--kolom {text:?} klopt niet; schrijf bijvoorbeeld \"titel=Naam\", met voor het teken = een van: \
                     {all}"
                )
            })
        })
        .collect()
}

/// What was said with `--status`.
fn statuses(said: &[String]) -> Result<Vec<(String, Status)>> {
    let read = |text: &String| {
        let (words, status) = text.rsplit_once('=')?;
        Some((words.trim().to_owned(), import::status_named(status)?)).filter(|(words, _)| !words.is_empty())
    };
    said.iter()
        .map(|text| {
            read(text).ok_or_else(|| {
                anyhow!(
                    "--status {text:?} klopt niet; schrijf bijvoorbeeld \"zweeft=Wordt onderzocht\", met achter het \
                     teken = een status van Brink"
                )
            })
        })
        .collect()
}

/// Imports a file, or tells what is wrong with it.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn run(args: Import) -> Result<()> {
    let world = World::real();
    let (columns, statuses) = (columns(&args.columns)?, statuses(&args.statuses)?);
    let bytes = read(&args.file)?;
    let db = open::beside(&args.database.url, &world).await?;
    let tenant = manage::find(&db, &args.tenant).await?;
    let ctx = world.ctx(tenant.id, "opdrachtregel");
    let choice = if args.only_right { Choice::OnlyRight } else { Choice::All };
    let municipality = Some(tenant.name.clone());
    let options = Options { municipality, choice, dry_run: args.dry_run, columns, statuses };
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bar = progress::waiting("Punten inlezen")?;
    let outcome = import::from_file(&db, &ctx, bytes, &name, &options).await;
    bar.finish_and_clear();
    let report = outcome.map_err(|error| anyhow!(import::explain(&error)))?;
    println!("{report}");
    if report.wrong() > 0 && report.imported.is_none() && !args.only_right {
        bail!("er is niets bewaard; verbeter de rijen met fouten, of kies --only-right");
    }
    let nothing = report.imported.is_none() && report.unchanged() == 0;
    if report.wrong() > 0 && nothing && !args.dry_run {
        bail!("er is niets bewaard; geen enkele rij is goed");
    }
    Ok(())
}

/// The file, or one byte more than is accepted, so that the reader says that it is too large.
fn read(path: &PathBuf) -> Result<Vec<u8>> {
    let limit = u64::try_from(import::limits().bytes).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(place::because(format!("{} is niet te lezen", path.display())))?;
    Ok(bytes)
}
