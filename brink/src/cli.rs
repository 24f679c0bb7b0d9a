// SPDX-License-Identifier: EUPL-1.2
//! The words on the command line, explained so that a civil servant understands them.

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{config, demo, manage, serve};

/// Brink: wat dorpen en gemeente afspreken, en wat ervan terechtkomt.
#[derive(Parser)]
#[command(version, about, long_about = None, disable_help_subcommand = true)]
pub struct Cli {
    /// Hoeveel het programma over zichzelf vertelt: error, warn, info of debug
    #[arg(long, global = true, default_value = "warn", env = "BRINK_LOG", value_name = "NIVEAU")]
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
    /// Beheer wie er mag inloggen
    User {
        #[command(subcommand)]
        what: User,
    },
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
}

impl Cli {
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
            Command::Tenant { what: Tenant::Add(args) } => manage::add_tenant(args).await,
            Command::Tenant { what: Tenant::List(args) } => manage::list_tenants(&args).await,
            Command::User { what: User::Add(args) } => manage::add_user(args).await,
        }
    }
}

