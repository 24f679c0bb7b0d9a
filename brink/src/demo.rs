// SPDX-License-Identifier: EUPL-1.2
//! `brink demo`: a new database, two worlds, and a website to walk through.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use db::Db;
use db::tenant::{self, NewTenant};
use indicatif::{ProgressBar, ProgressStyle};
use jobs::mail::{Post, Transport};
use kernel::Audit;
use web::{Setup, World as WorldFiles};

use crate::open::{self, World};
use crate::worlds::Worlds;
use crate::{place, serve, slices};

/// The database of a demo, in a folder of its own.
const USUAL: &str = "demo/brink-demo.db";
/// How many addresses are told at the start.
const SHOWN: u32 = 5;

/// `brink demo`.
#[derive(Args)]
pub struct Demo {
    /// De poort van de website
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// De database van de proef: een bestand of een PostgreSQL-adres
    #[arg(long = "database-url", default_value = USUAL)]
    database: String,
    /// Ga verder met een proef van eerder, als die er is
    #[arg(long)]
    keep: bool,
    /// Een map met eigen voorbeeldgemeenten, in plaats van West Betuwe en Buren
    #[arg(long, value_name = "MAP")]
    worlds: Option<PathBuf>,
}

/// Makes the demo and serves it.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn run(args: Demo) -> Result<()> {
    let world = World::real();
    // First, so that an earlier demo stays when this one cannot begin.
    let listener = serve::listen(SocketAddr::from(([127, 0, 0, 1], args.port))).await?;
    if !args.keep {
        forget(&args.database).await?;
    }
    if args.database == USUAL
        && let Some(folder) = Path::new(USUAL).parent()
    {
        let sentence = format!("de map {} is niet te maken", folder.display());
        std::fs::create_dir_all(folder).map_err(place::because(sentence))?;
    }
    let db = open::database(&args.database, true).await?;
    // Before anything is changed in it.
    match Found::look(&db).await? {
        Found::Empty | Found::Demo => {}
        Found::Real => bail!("in deze database staat een echte gemeente; kies voor de proef een andere"),
        Found::Foreign => bail!("deze database is van een ander programma; kies voor de proef een andere"),
    }
    let steps = web::app::migrations(&slices::all());
    db.migrate(steps, world.clock.now()).await.map_err(open::explain)?;
    if !args.keep && !tenant::list(&mut db.read().await?, None, 1).await?.is_empty() {
        bail!("deze database is niet leeg; kies een lege, of ga verder met --keep");
    }
    fill(&db, &world, &args.worlds.map_or(Worlds::BuiltIn, Worlds::Folder)).await?;
    let hosts = tenant::doors(&mut db.read().await?, SHOWN).await?;
    let setup = Setup {
        secure_cookies: false,
        demo_login: true,
        dev_post: true,
        posts_per_minute: 600,
        link_port: Some(args.port),
        ..Setup::default()
    };
    let folder = std::env::temp_dir().join(format!("brink-post-{}", args.port));
    let post = Post {
        transport: Transport::Folder(folder),
        from: "Brink <brink@voorbeeld.example>".parse()?,
        answers: None,
    };
    let port = args.port;
    serve::run(db, &world, setup, listener, Some(post), move |_| tell(port, &hosts)).await
}

fn tell(port: u16, hosts: &[(String, String)]) {
    println!("Brink draait. Open in een browser:");
    println!("  http://localhost:{port}              alle gemeenten");
    for (_, host) in hosts {
        println!("  http://{host}:{port}");
    }
    println!("Inloggen kan op /inloggen, zonder wachtwoord, als: inwoner, lid of bestuur van een groep,");
    println!("gebiedsmakelaar, beleidsmedewerker, teammanager, wethouder, raadslid, partner, moderator,");
    println!("functioneel beheerder. Post staat op /dev/post. Stoppen: Ctrl-C.");
}

/// Removes an earlier demo file, while holding its lock: one that is in use, that holds a real
/// municipality, or that is of another program, is left alone.
async fn forget(url: &str) -> Result<()> {
    let Some(path) = place::sqlite_file(url).filter(|path| path.exists()) else {
        return Ok(());
    };
    let _held = db::hold(path).map_err(|error| open::explain_open(url, error))?;
    let earlier = open::database(url, false).await?;
    let found = Found::look(&earlier).await;
    earlier.close().await;
    let path = path.display();
    match found.with_context(|| format!("{path} lijkt geen proef; kies een ander bestand"))? {
        Found::Empty | Found::Demo => {}
        Found::Real => bail!("{path} is geen proef: er staat een echte gemeente in; kies een ander bestand"),
        Found::Foreign => bail!("{path} is van een ander programma; kies een ander bestand"),
    }
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{path}{ending}");
        match std::fs::remove_file(&file) {
            Ok(()) => {}
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {}
            Err(cause) => return Err(place::because(format!("{file} is niet te verwijderen"))(cause)),
        }
    }
    Ok(())
}

/// What a database holds before a demo.
enum Found {
    /// Nothing.
    Empty,
    /// Municipalities of a demo, or none yet.
    Demo,
    /// A municipality that is no demo.
    Real,
    /// Tables of another program.
    Foreign,
}

impl Found {
    /// Looks, and changes nothing.
    async fn look(db: &Db) -> Result<Self> {
        if db::backup::steps(db).await?.is_empty() {
            return Ok(if db::backup::is_empty(db).await? { Self::Empty } else { Self::Foreign });
        }
        let real = tenant::all(&mut db.read().await?).await?.iter().any(|row| !row.demo);
        Ok(if real { Self::Real } else { Self::Demo })
    }
}

/// Loads the worlds that are not there yet.
pub(crate) async fn fill(db: &Db, world: &World, worlds: &Worlds) -> Result<()> {
    let there = tenant::all(&mut db.read().await?).await?;
    let mut missing = worlds.slugs()?;
    missing.retain(|slug| there.iter().all(|row| row.slug != *slug));
    let bar = ProgressBar::new(missing.len() as u64);
    let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}")?;
    bar.set_style(style);
    for slug in &missing {
        bar.set_message(format!("{slug} laden"));
        load(db, world, worlds.read(slug)?).await?;
        bar.inc(1);
    }
    if !missing.is_empty() {
        db.analyze().await?;
    }
    bar.finish_and_clear();
    Ok(())
}

fn settings(files: &WorldFiles) -> Result<serde_json::Value> {
    files.json("gemeente.json").map_err(|cause| anyhow!("{cause}"))
}

fn host(files: &WorldFiles) -> Result<String> {
    let settings = settings(files)?;
    let name = settings.get("host").and_then(|host| host.as_str()).context("gemeente.json: geen host")?;
    Ok(format!("{name}.localhost"))
}

/// Loads one world in one transaction.
///
/// # Errors
/// When a file does not hold together.
pub async fn load(db: &Db, world: &World, files: WorldFiles) -> Result<()> {
    let ctx = world.new_tenant("demo");
    let settings = settings(&files)?;
    let name = settings.get("naam").and_then(|name| name.as_str()).unwrap_or(&files.slug).to_owned();
    let (hosts, text) = (vec![host(&files)?], settings.to_string());
    let (work, files) = (ctx.clone(), std::sync::Arc::new(files));
    db.write(&ctx, move |tx| {
        let (ctx, files) = (work.clone(), files.clone());
        let (name, hosts, text) = (name.clone(), hosts.clone(), text.clone());
        Box::pin(async move {
            let new =
                NewTenant { slug: &files.slug, name: &name, hosts: &hosts, settings: &text, demo: true };
            tenant::add(tx, &ctx, &new).await?;
            for slice in slices::all() {
                slice.load(&ctx, tx, &files).await?;
            }
            tx.audit(&ctx, Audit::new("platform.demo.load", "gemeente", ctx.tenant)).await?;
            Ok(())
        })
    })
    .await
    .map_err(|cause| anyhow!("het laden van de proef mislukte: {cause}"))
}
