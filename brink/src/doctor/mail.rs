// SPDX-License-Identifier: EUPL-1.2
//! Can mail go out? Nothing is sent.

use std::path::Path;
use std::time::Duration;

use jobs::mail::Transport;

use super::Findings;
use crate::config::Mail;
use crate::place;

const WHAT: &str = "post";
/// So long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) async fn check(found: &mut Findings, args: &Mail) {
    let post = match args.post() {
        Ok(post) => post,
        Err(cause) => return found.wrong(WHAT, format!("{cause:#}")),
    };
    match &post.transport {
        Transport::Folder(folder) => check_folder(found, folder),
        Transport::Smtp(smtp) => {
            let server = format!("{}:{}", args.smtp_host.as_deref().unwrap_or_default(), args.smtp_port);
            match tokio::time::timeout(PATIENCE, smtp.test_connection()).await {
                Ok(Ok(true)) => found.good(WHAT, format!("{server} antwoordt, versleuteld")),
                Ok(Ok(false)) => found.wrong(WHAT, format!("{server} antwoordt, maar neemt geen post aan")),
                Ok(Err(cause)) => found.wrong(
                    WHAT,
                    format!("{server}: {cause}; kloppen naam, poort, gebruiker en wachtwoord, en kan de server STARTTLS?"),
                ),
                Err(_) => found.wrong(WHAT, format!("{server} antwoordt niet; klopt de naam, en mag het van de firewall?")),
            }
        }
    }
}

fn check_folder(found: &mut Findings, folder: &Path) {
    if folder.exists() && !folder.is_dir() {
        return found
            .wrong(WHAT, format!("{} is geen map; kies een andere met --mail-folder", folder.display()));
    }
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    match tempfile::tempfile_in(there) {
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
