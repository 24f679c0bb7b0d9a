// SPDX-License-Identifier: EUPL-1.2
//! `brink user erase`: erasing what a municipality keeps about somebody, without the website.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, anyhow, bail};
use clap::Args;
use db::Db;
use kernel::{Ctx, Error};
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
    let ctx = world.ctx(place.id, "opdrachtregel");
    let nothing = || anyhow!("bij {} bewaart {} niets; klopt het adres?", args.email, place.name);
    if !args.sure {
        let found = found(&db, &ctx, &args.email).await?;
        if found.is_empty() {
            return Err(nothing());
        }
        println!("Bij {} zou dit gewist worden in {}: {}.", args.email, place.name, found.join("; "));
        println!("Dit kan niet terug. Geef dezelfde opdracht met --zeker om het te doen.");
        return Ok(());
    }
    let (work, email) = (ctx.clone(), args.email.clone());
    let erased = db.write(&ctx, move |tx| {
        let (ctx, email, slices) = (work.clone(), email.clone(), slices::all());
        Box::pin(async move { people::erase_address(&slices, &ctx, tx, &email, why).await })
    });
    erased.await.map_err(|cause| match cause {
        Error::Invalid(_) => nothing(),
        Error::Conflict(_) => {
            anyhow!("dit is de laatste beheerder van {}; maak eerst iemand anders beheerder", place.name)
        }
        other => anyhow!("er is niets gewist: {other}"),
    })?;
    println!("Alles bij {} is gewist uit {}.", args.email, place.name);
    println!("In back-ups van eerder staat het nog.");
    Ok(())
}

/// What is kept under an address, in words; nothing when there is nothing. Every slice erases what it
/// has, so that this tells of the same rows, and all of it is undone.
async fn found(db: &Db, ctx: &Ctx, email: &str) -> Result<Vec<String>> {
    let counts = Arc::new(Mutex::new(Vec::new()));
    let (counted, own, address) = (counts.clone(), ctx.clone(), email.trim().to_lowercase());
    let undone = db.write_housekeeping(move |tx| {
        let (counted, ctx, address) = (counted.clone(), own.clone(), address.clone());
        Box::pin(async move {
            let mut found = Vec::new();
            for slice in slices::all() {
                found.push((slice.name(), slice.erase_address(&ctx, tx, &address).await?));
            }
            *counted.lock().unwrap_or_else(PoisonError::into_inner) = found;
            Err::<(), _>(Error::Conflict(UNDONE))
        })
    });
    match undone.await {
        Err(Error::Conflict(UNDONE)) => {}
        Err(other) => bail!("er is niet te zien wat er bewaard wordt: {other}"),
        Ok(()) => bail!("er is niet te zien wat er bewaard wordt"),
    }
    let known = people::by_email(&mut db.read().await?, ctx.tenant, email).await?;
    let counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
    let others = counts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| words(name, *count));
    Ok(known.map(|_| "het account".to_owned()).into_iter().chain(others).collect())
}

/// Why the transaction that only counts is undone.
const UNDONE: &str = "alleen-geteld";

/// What a slice keeps under an address, in words.
fn words(slice: &str, count: u64) -> String {
    let what = match (slice, count) {
        ("people", 1) => "mail of poging om in te loggen",
        ("people", _) => "mails en pogingen om in te loggen",
        ("villages", _) => "keer bij wat gevolgd wordt, contacten en groepen",
        (other, _) => return format!("{count} keer iets uit {other}"),
    };
    format!("{count} {what}")
}

#[cfg(test)]
mod tests {
    use kernel::{Audit, Locale};
    use villages::follow::{Frequency, Subject};
    use villages::store::follower::{self, Begin};
    use web::session::NoSessions;
    use web::testing::Stage;

    use super::*;

    const ADDRESS: &str = "iemand@voorbeeld.example";

    fn migrations() -> Vec<db::Migration> {
        web::app::migrations(&slices::all())
    }

    #[db::test]
    async fn what_would_be_erased_is_counted_and_stays(db: Db) {
        let stage = Stage::new(db.clone(), slices::all(), Arc::new(NoSessions), Stage::setup()).await;
        let ctx = stage.system();
        assert!(found(&db, &ctx, ADDRESS).await.unwrap().is_empty());
        stage.browser().post("/inloggen", &[("email", ADDRESS)]).await;
        let asked = ["2 mails en pogingen om in te loggen"];
        assert_eq!(found(&db, &ctx, "Iemand@Voorbeeld.example").await.unwrap(), asked);

        let work = ctx.clone();
        let followed = db.write(&ctx, move |tx| {
            let ctx = work.clone();
            Box::pin(async move {
                let (id, name, href) = (ctx.id::<()>().uuid(), "Aadorp".to_owned(), "/".to_owned());
                let (email, frequency) = (ADDRESS.to_owned(), Frequency::Weekly);
                let begin = Begin { email, frequency, locale: Locale::Nl, stop_token: "weg".to_owned() };
                follower::begin(tx, &ctx, &Subject { kind: "kern", id, name, href }, &begin).await?;
                let new = people::NewPerson { email: ADDRESS.into(), ..people::NewPerson::default() };
                people::add_person(tx, &ctx, new).await?;
                Ok(tx.audit(&ctx, Audit::new("test.follow", "gemeente", ctx.tenant)).await?)
            })
        });
        followed.await.unwrap();
        let follows = "1 keer bij wat gevolgd wordt, contacten en groepen";
        for _ in 0..2 {
            let all = found(&db, &ctx, ADDRESS).await.unwrap();
            assert_eq!(all, ["het account", asked[0], follows], "each time: nothing was erased");
        }
    }
}
