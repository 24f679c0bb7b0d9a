// SPDX-License-Identifier: EUPL-1.2
//! `brink mail`: an answer to a mail of Brink, as a mail server hands it over.

use std::io::Read;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use jobs::incoming::{Answers, Incoming, MOST_BYTES};
use kernel::Error;
use web::slice::MailAnswer;
use web::{App, Attached, Setup};

use crate::config::Database;
use crate::open::{self, World};
use crate::serve;

/// At most so many files of one mail are kept.
const MOST_FILES: usize = 5;

/// `brink mail`.
#[derive(Args)]
pub struct Mail {
    #[command(flatten)]
    database: Database,
    /// Het adres voor antwoorden, zoals antwoord@gemeente.nl: hetzelfde als bij `brink serve`
    #[arg(long = "mail-answers", env = "BRINK_MAIL_ANSWERS", value_name = "ADRES")]
    answers: String,
}

/// The mail server should try again later: the database did not answer.
#[derive(Debug)]
pub struct Later(String);

impl std::fmt::Display for Later {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}; de mailserver kan het straks nog eens proberen", self.0)
    }
}

impl std::error::Error for Later {}

/// Reads one mail from standard input and brings it to whom it answers.
///
/// # Errors
/// A sentence that says why it is not taken; [`Later`] when it could be taken later.
pub async fn run(args: Mail) -> Result<()> {
    let answers = Answers::at(&args.answers).ok_or_else(|| {
        anyhow!("het adres voor antwoorden {:?} klopt niet; schrijf: naam@gemeente.nl", args.answers)
    })?;
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    std::io::stdin().take(most + 1).read_to_end(&mut bytes).context("de mail is niet te lezen")?;
    let Some(mail) = Incoming::read(&bytes) else {
        bail!("dit is geen mail, of hij is groter dan {} MB", MOST_BYTES / (1024 * 1024));
    };
    if mail.is_automatic {
        println!("Overgeslagen: een programma stuurde dit, geen mens.");
        return Ok(());
    }
    let Some((municipality, token)) = mail.token(&answers).and_then(|token| token.split_once('.')) else {
        bail!("deze mail is geen antwoord: het adres noemt geen bericht van Brink");
    };
    if mail.text.is_empty() && mail.files.is_empty() {
        bail!("in deze mail staat niets boven het bericht waarop hij antwoordt");
    }
    let world = World::real();
    let db = open::beside(&args.database.url, &world).await.map_err(|cause| Later(format!("{cause:#}")))?;
    let rows = db::tenant::all(&mut db.read().await.map_err(late)?).await.map_err(late)?;
    let Some(tenant) = rows.into_iter().find(|row| row.slug == municipality) else { bail!(UNKNOWN) };
    let app = serve::app(db, &world, Setup::default())?;
    let ctx = world.ctx(tenant.id, "mail");
    let answer = cleaned(&mail).await;
    if bring(&app, &ctx, token, &answer).await? {
        println!("Bewaard bij het bericht waarop dit antwoordt.");
        Ok(())
    } else {
        bail!(UNKNOWN)
    }
}

const UNKNOWN: &str = "op dit bericht kan niet meer per mail geantwoord worden";

/// Offers it to each slice, until one knows it.
async fn bring(app: &Arc<App>, ctx: &kernel::Ctx, token: &str, answer: &MailAnswer) -> Result<bool> {
    for slice in &app.slices {
        match slice.answered(app, ctx, token, answer).await {
            Ok(true) => return Ok(true),
            Ok(false) | Err(Error::NotFound) => {}
            Err(Error::Conflict(_) | Error::Invalid(_) | Error::Forbidden) => return Ok(false),
            Err(cause) => return Err(late(cause).into()),
        }
    }
    Ok(false)
}

fn late(cause: impl std::fmt::Display) -> Later {
    Later(format!("de database antwoordt niet: {cause}"))
}

/// What can be kept of it. Pictures in a signature are often small drawings that are not.
async fn cleaned(mail: &Incoming) -> MailAnswer {
    let mut files = Vec::new();
    for (name, bytes) in &mail.files {
        if files.len() < MOST_FILES {
            files.extend(Attached::of(name, bytes.clone()).await.ok());
        }
    }
    MailAnswer { text: web::parse::clean(&mail.text), left_out: mail.files.len() - files.len(), files }
}
