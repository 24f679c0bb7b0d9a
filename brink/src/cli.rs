// SPDX-License-Identifier: EUPL-1.2
//! The words on the command line, explained so that a civil servant understands them.

use std::ffi::OsString;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::{answer, backup, config, demo, doctor, erase, export, import, manage, serve};

/// What the exit codes mean: under the help of the program.
const EXIT_CODES: &str = "Hoe het afloopt (exitcode): 0 gelukt, 1 niet gelukt en de laatste regel zegt waarom, \
                          2 de opdracht zelf klopt niet.";

const RESTORE: &str = "Zet een back-up terug in een lege database.

De back-up kan ook van een andere soort database komen: zo verhuist u van een bestand naar PostgreSQL en terug. \
                       Is het bestand beschadigd, dan blijft de database leeg. Stop eerst de website.";
const IMPORT: &str = "Lees punten van kernagenda's in uit een CSV- of Excel-bestand.

Kijk eerst met --dry-run wat er zou gebeuren. Is één rij fout, dan wordt er niets bewaard, tenzij u --only-right \
                      kiest. Hetzelfde bestand nog eens inlezen verandert niets.";
const DOCTOR: &str = "Kijk na of alles goed staat, en zeg wat er te verbeteren is.

Geef dezelfde instellingen als aan brink serve. Elke regel begint met goed, let op of fout. De exitcode is 1 als \
                      er iets fout is.";

const MAIL: &str = "Lees een antwoord per mail, zoals de mailserver het aangeeft, en zet het bij het bericht.

De mail komt binnen op de standaardinvoer. Laat de mailserver deze opdracht uitvoeren voor alles wat aankomt op het \
                    adres voor antwoorden, met alles achter een plus erbij. De exitcode is 75 als het later nog eens \
                    kan.";

/// Brink: wat dorpen en gemeente afspreken, en wat ervan terechtkomt.
#[derive(Parser)]
#[command(version, about, long_about = None, after_help = EXIT_CODES, disable_help_subcommand = true)]
pub struct Cli {
    /// Hoeveel het programma over zichzelf vertelt: error, warn, info of debug
    #[arg(long, global = true, default_value = "warn", env = "BRINK_LOG", value_name = "NIVEAU")]
    #[arg(value_parser = ["error", "warn", "info", "debug"])]
    pub log: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start de website; voert ook de taken uit, tenzij u een aparte worker start
    Serve(Box<config::Serve>),
    /// Voer alleen de taken uit: post, herinneringen, opruimen
    Worker(Box<config::Worker>),
    /// Werk de tabellen van de database bij naar deze versie
    Migrate(config::Database),
    /// Start een proef met de voorbeeldgemeenten West Betuwe en Buren
    Demo(demo::Demo),
    /// Beheer de gemeenten op deze server
    Tenant {
        #[command(subcommand)]
        what: Tenant,
    },
    /// Bewaar de hele database in één bestand; mag terwijl de website draait
    Backup(backup::Backup),
    /// Zet een back-up terug in een lege database; ook om te verhuizen naar een andere soort database
    #[command(long_about = RESTORE)]
    Restore(backup::Restore),
    /// Bewaar alles van één gemeente in één bestand, om mee te geven of te verhuizen
    Export(export::Export),
    /// Lees punten van kernagenda's in uit een CSV- of Excel-bestand
    #[command(long_about = IMPORT)]
    Import(import::Import),
    /// Kijk na of alles goed staat, en zeg wat er te verbeteren is
    #[command(long_about = DOCTOR)]
    Doctor(Box<config::Serve>),
    /// Lees een antwoord per mail, zoals de mailserver het aangeeft, en zet het bij het bericht
    #[command(long_about = MAIL)]
    Mail(answer::Mail),
    /// Beheer wie er mag inloggen
    User {
        #[command(subcommand)]
        what: User,
    },
    /// Tel een burgerbegroting uit een bestand van Pabulib, precies
    #[command(disable_help_flag = true)]
    Tally(Tally),
}

/// Read by `tally` itself, which also has its own help.
#[derive(Args)]
struct Tally {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<OsString>,
}

#[derive(Subcommand)]
enum Tenant {
    /// Voeg een gemeente toe
    Add(manage::AddTenant),
    /// Toon de gemeenten met hun adres
    List(config::Database),
}

#[derive(Subcommand)]
enum User {
    /// Geef iemand een taak; wie nog niet bestaat, wordt toegevoegd
    Add(manage::AddUser),
    /// Wis alles wat een gemeente over iemand bewaart
    Erase(erase::EraseUser),
}

impl Cli {
    /// The words behind `brink tally`, when that was asked: it needs no server and no database.
    pub fn tally(&self) -> Option<&[OsString]> {
        match &self.command {
            Command::Tally(tally) => Some(&tally.words),
            _ => None,
        }
    }

    /// Does what was asked.
    ///
    /// # Errors
    /// A sentence that tells what to mend.
    pub async fn run(self) -> Result<()> {
        match self.command {
            Command::Serve(args) => serve::serve(*args).await,
            Command::Worker(args) => serve::worker(*args).await,
            Command::Migrate(args) => manage::migrate(&args).await,
            Command::Demo(args) => demo::run(args).await,
            Command::Backup(args) => backup::backup(args).await,
            Command::Restore(args) => backup::restore(args).await,
            Command::Export(args) => export::run(args).await,
            Command::Import(args) => import::run(args).await,
            Command::Mail(args) => answer::run(args).await,
            Command::Doctor(args) => doctor::run(*args).await,
            Command::Tenant { what: Tenant::Add(args) } => manage::add_tenant(args).await,
            Command::Tenant { what: Tenant::List(args) } => manage::list_tenants(&args).await,
            Command::User { what: User::Add(args) } => manage::add_user(args).await,
            Command::User { what: User::Erase(args) } => erase::run(args).await,
            // `main` did it before anything was started.
            Command::Tally(_) => Ok(()),
        }
    }
}
