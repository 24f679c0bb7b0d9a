// SPDX-License-Identifier: EUPL-1.2
//! Can mail go out? Nothing is sent.

use std::error::Error as _;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use jobs::mail::Transport;
use lettre::transport::smtp::Error;

use super::Findings;
use crate::config::Mail;
use crate::place;

const WHAT: &str = "post";
/// So long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// `local` is a trial on one's own machine.
pub(super) async fn check(found: &mut Findings, args: &Mail, local: bool) {
    let post = match args.post() {
        Ok(post) => post,
        Err(cause) => return found.wrong(WHAT, format!("{cause:#}")),
    };
    match &post.transport {
        Transport::Folder(folder) => check_folder(found, folder, local),
        Transport::Smtp(smtp) => {
            let server = format!("{}:{}", args.smtp_host.as_deref().unwrap_or_default(), args.smtp_port);
            match tokio::time::timeout(PATIENCE, smtp.test_connection()).await {
                Ok(Ok(true)) => found.good(WHAT, format!("{server} antwoordt, versleuteld")),
                Ok(Ok(false)) => found.wrong(WHAT, format!("{server} antwoordt, maar neemt geen post aan")),
                Ok(Err(cause)) => found.wrong(WHAT, format!("{server}: {}", why(&cause))),
                Err(_) => found.wrong(
                    WHAT,
                    format!("{server} antwoordt niet; klopt de naam, en mag het van de firewall?"),
                ),
            }
        }
    }
}

/// What went wrong between us and the mail server, and what to look at.
fn why(cause: &Error) -> String {
    let number = cause.status().map(|code| code.to_string());
    match number.as_deref() {
        Some("530" | "534" | "535" | "538") => {
            return "de server weigert de gebruiker of het wachtwoord; kloppen die?".to_owned();
        }
        Some(number) => {
            return format!("de server weigert de verbinding (code {number}); mag deze computer mailen?");
        }
        None => {}
    }
    if cause.is_tls() {
        return "de versleuteling lukt niet; kan de server STARTTLS, en klopt zijn certificaat?".to_owned();
    }
    if cause.is_response() {
        return "het antwoord is niet dat van een mailserver; klopt de poort?".to_owned();
    }
    if cause.is_client() {
        return "de server kan geen STARTTLS, of niet op onze manier inloggen; klopt de poort?".to_owned();
    }
    let mut source = cause.source();
    while let Some(deeper) = source {
        if let Some(io) = deeper.downcast_ref::<std::io::Error>() {
            return match io.kind() {
                ErrorKind::ConnectionRefused | ErrorKind::TimedOut => {
                    format!("{}; klopt de poort, en mag het van de firewall?", place::why(io))
                }
                _ => "er komt geen verbinding; kloppen de naam en de poort?".to_owned(),
            };
        }
        source = deeper.source();
    }
    "er komt geen verbinding; kloppen de naam en de poort?".to_owned()
}

fn check_folder(found: &mut Findings, folder: &Path, local: bool) {
    if folder.exists() && !folder.is_dir() {
        return found
            .wrong(WHAT, format!("{} is geen map; kies een andere met --mail-folder", folder.display()));
    }
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    match tempfile::tempfile_in(there) {
        Ok(_) if !local => found.wrong(
            WHAT,
            format!(
                "gaat niet weg maar komt in de map {}: niemand kan inloggen; geef een mailserver met --smtp-host",
                folder.display()
            ),
        ),
        Ok(_) => found.careful(
            WHAT,
            format!(
                "komt in de map {} en gaat niet weg; geef een mailserver met --smtp-host",
                folder.display()
            ),
        ),
        Err(cause) => found.wrong(
            WHAT,
            format!("in de map {} is niet te schrijven: {}", folder.display(), place::why(&cause)),
        ),
    }
}
