// SPDX-License-Identifier: EUPL-1.2
//! How an installation is set up: flags or environment, read once, checked at the start.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::Args;
use jobs::incoming::Answers;
use jobs::mail::{Post, Transport};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, Tokio1Executor};

use crate::place;

/// Which database.
#[derive(Args, Clone)]
pub struct Database {
    /// De database: een bestand (brink.db) of een adres (postgres://gebruiker:wachtwoord@server/naam)
    #[arg(
        long = "database-url",
        env = "BRINK_DATABASE_URL",
        default_value = "brink.db",
        hide_env_values = true
    )]
    pub url: String,
}

/// Where mail goes.
#[derive(Args, Clone)]
pub struct Mail {
    /// De mailserver, zoals smtp.gemeente.nl; zonder mailserver komt post in een map
    #[arg(long, env = "BRINK_SMTP_HOST")]
    pub smtp_host: Option<String>,
    /// De poort van de mailserver; de verbinding is altijd versleuteld (STARTTLS)
    #[arg(long, env = "BRINK_SMTP_PORT", default_value_t = 587)]
    pub smtp_port: u16,
    /// De gebruiker van de mailserver
    #[arg(long, env = "BRINK_SMTP_USER")]
    pub smtp_user: Option<String>,
    /// Het wachtwoord van de mailserver
    #[arg(long, env = "BRINK_SMTP_PASSWORD", hide_env_values = true)]
    pub smtp_password: Option<String>,
    /// De map voor post als er geen mailserver is
    #[arg(long, env = "BRINK_MAIL_FOLDER", default_value = "post")]
    pub mail_folder: PathBuf,
    /// De afzender van post, zoals Kernen <kernen@gemeente.nl>; nodig bij een mailserver
    #[arg(long, env = "BRINK_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Het adres voor antwoorden, zoals antwoord@gemeente.nl; `brink mail` leest wat daar aankomt
    #[arg(long, env = "BRINK_MAIL_ANSWERS", value_name = "ADRES")]
    pub mail_answers: Option<String>,
}

/// The sender of mails that go nowhere.
const NOBODY: &str = "Brink <brink@localhost.localdomain>";

impl Mail {
    /// Where answers to mails go.
    ///
    /// # Errors
    /// A sentence that tells what to mend.
    pub fn answers(&self) -> Result<Option<Answers>> {
        let wrong = |address: &str| {
            anyhow!("het adres voor antwoorden {address:?} klopt niet; schrijf: naam@gemeente.nl, zonder +")
        };
        self.mail_answers
            .as_deref()
            .map(|address| Answers::at(address).ok_or_else(|| wrong(address)))
            .transpose()
    }

    /// The postman for this set-up.
    ///
    /// # Errors
    /// A sentence that tells what to mend.
    pub fn post(&self) -> Result<Post> {
        let sender = self.mail_from.as_deref();
        let from = sender.unwrap_or(NOBODY).parse().map_err(|_| {
            anyhow!(
                "de afzender {:?} klopt niet; schrijf: Naam <naam@gemeente.nl>",
                sender.unwrap_or_default()
            )
        })?;
        let answers = self.answers()?;
        let Some(host) = &self.smtp_host else {
            return Ok(Post { transport: Transport::Folder(self.mail_folder.clone()), from, answers });
        };
        if sender.is_none() {
            bail!(
                "een mailserver weigert post zonder afzender; geef die met --mail-from: Naam <naam@gemeente.nl>"
            );
        }
        let mut smtp = AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host)
            .map_err(|_| anyhow!("de naam van de mailserver {host:?} klopt niet"))?
            .port(self.smtp_port);
        match (&self.smtp_user, &self.smtp_password) {
            (Some(user), Some(password)) => {
                smtp = smtp.credentials(Credentials::new(user.clone(), password.clone()))
            }
            (None, None) => {}
            _ => bail!("geef voor de mailserver zowel een gebruiker als een wachtwoord, of geen van beide"),
        }
        Ok(Post { transport: Transport::Smtp(Box::new(smtp.build())), from, answers })
    }
}

/// `brink serve`.
#[derive(Args, Clone)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    #[command(flatten)]
    pub mail: Mail,
    /// Waar de website luistert
    #[arg(long, env = "BRINK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// De naam van de server zelf; daar staat de lijst van gemeenten
    #[arg(long, env = "BRINK_BASE_HOST", default_value = "localhost")]
    pub base_host: String,
    /// Er staat een eigen proxy voor, die X-Forwarded-For zet
    #[arg(long, env = "BRINK_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Voer geen taken uit; dat doet een aparte `brink worker`
    #[arg(long, env = "BRINK_NO_WORKER")]
    pub no_worker: bool,
    /// Geheugen voor bewaarde pagina's, in megabytes
    #[arg(long, env = "BRINK_PAGE_CACHE_MB", default_value_t = 16)]
    pub page_cache_mb: u32,
}

impl Serve {
    /// The name of the server itself in small letters, as requests are looked up.
    ///
    /// # Errors
    /// A sentence that tells what to mend.
    pub fn base_host(&self) -> Result<String> {
        place::host(&self.base_host)
    }

    /// Whether this is a trial on one's own machine.
    pub fn is_local(&self) -> bool {
        self.base_host().is_ok_and(|host| host == "localhost" || host.ends_with(".localhost"))
    }
}

/// `brink worker`.
#[derive(Args, Clone)]
pub struct Worker {
    #[command(flatten)]
    pub database: Database,
    #[command(flatten)]
    pub mail: Mail,
}
