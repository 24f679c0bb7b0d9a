// SPDX-License-Identifier: EUPL-1.2
//! `brink user erase`: erasing what a municipality keeps about somebody, without the website.

use anyhow::{Result, anyhow, bail};
use clap::Args;
use kernel::Error;
use people::Why;

use crate::config::Database;
use crate::open::{self, World};
use crate::{manage, slices};

/// `brink user erase`.
#[derive(Args)]
pub struct EraseUser {
    #[command(flatten)]
    database: Database,
    /// De korte naam van de gemeente, zoals in `brink tenant list`
    #[arg(long)]
    tenant: String,
    /// Het e-mailadres van wie gewist wordt; er hoeft geen account bij te zijn
    #[arg(long)]
    email: String,
    /// Waarom: gevraagd, tikfout, vertrokken of niet-nodig; dit komt in het logboek
    #[arg(long = "reden", default_value = "gevraagd", value_name = "REDEN")]
    why: String,
    /// Doe het echt; zonder deze keuze vertelt de opdracht alleen wat er zou gebeuren
    #[arg(long = "zeker")]
    sure: bool,
}

/// Erases a person, and what is kept under an address alone.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn run(args: EraseUser) -> Result<()> {
    let world = World::real();
    let Some(why) = Why::parse(&args.why) else {
        bail!("de reden {:?} bestaat niet; `brink user erase --help` noemt ze", args.why)
    };
    let db = open::beside(&args.database.url, &world).await?;
    let place = manage::find(&db, &args.tenant).await?;
    if !args.sure {
        let known = people::by_email(&mut db.read().await?, place.id, &args.email).await?;
        let account =
            if known.is_some() { "het account" } else { "geen account, wel post en wat gevolgd wordt" };
        println!("Bij {} zou dit gewist worden in {}: {account}.", args.email, place.name);
        println!("Dit kan niet terug. Geef dezelfde opdracht met --zeker om het te doen.");
        return Ok(());
    }
    let ctx = world.ctx(place.id, "opdrachtregel");
    let (work, email) = (ctx.clone(), args.email.clone());
    let erased = db.write(&ctx, move |tx| {
        let (ctx, email, slices) = (work.clone(), email.clone(), slices::all());
        Box::pin(async move { people::erase_address(&slices, &ctx, tx, &email, why).await })
    });
    erased.await.map_err(|cause| match cause {
        Error::Invalid(_) => anyhow!("bij {} bewaart {} niets; klopt het adres?", args.email, place.name),
        Error::Conflict(_) => {
            anyhow!("dit is de laatste beheerder van {}; maak eerst iemand anders beheerder", place.name)
        }
        other => anyhow!("er is niets gewist: {other}"),
    })?;
    println!("Alles bij {} is gewist uit {}.", args.email, place.name);
    println!("In back-ups van eerder staat het nog.");
    Ok(())
}
