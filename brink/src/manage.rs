// SPDX-License-Identifier: EUPL-1.2
//! Managing an installation: migrations, municipalities, people.

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use db::tenant::{self, NewTenant, TenantRow};
use kernel::{Audit, Role, Scope};

use crate::config::Database;
use crate::open::{self, World};
use crate::{place, progress, slices};

/// `brink migrate`.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn migrate(args: &Database) -> Result<()> {
    let world = World::real();
    // A new file would be up to date, and the one that was meant would not.
    place::must_exist(&args.url)?;
    let db = open::database(&args.url, true).await?;
    let bar = progress::waiting("Tabellen bijwerken")?;
    let steps = web::app::migrations(&slices::all());
    let done = db.migrate(steps, world.clock.now()).await.map_err(open::explain)?;
    bar.finish_and_clear();
    match done.len() {
        0 => println!("De database was al bij."),
        count => println!("{} gedaan: {}.", open::steps_words(count), done.join(", ")),
    }
    Ok(())
}

/// `brink tenant add`.
#[derive(Args)]
pub struct AddTenant {
    #[command(flatten)]
    database: Database,
    /// De naam van de gemeente
    #[arg(long)]
    name: String,
    /// Een adres van de website, zoals kernen.gemeente.nl; mag vaker
    #[arg(long = "host", required = true)]
    hosts: Vec<String>,
}

/// Adds a municipality.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn add_tenant(args: AddTenant) -> Result<()> {
    let world = World::real();
    let name = args.name.trim().to_owned();
    let slug = kernel::slug::slug(&name);
    if !name.chars().any(char::is_alphanumeric) {
        bail!("een gemeente heeft een naam nodig; geef die met --name");
    }
    let hosts = checked_hosts(&args.hosts)?;
    let db = open::beside(&args.database.url, &world).await?;
    refuse_known(&db, &name, &slug, &hosts).await?;
    let ctx = world.new_tenant("opdrachtregel");
    let (work, short, shown) = (ctx.clone(), slug.clone(), name.clone());
    db.write(&ctx, move |tx| {
        let (ctx, slug, name, hosts) = (work.clone(), slug.clone(), name.clone(), hosts.clone());
        Box::pin(async move {
            let new = NewTenant { slug: &slug, name: &name, hosts: &hosts, settings: "{}", demo: false };
            tenant::add(tx, &ctx, &new).await?;
            tx.audit(&ctx, Audit::new("platform.tenant.add", "gemeente", ctx.tenant)).await?;
            Ok(())
        })
    })
    .await
    .map_err(|cause| anyhow!("de gemeente is niet toegevoegd: {cause}; is het adres al in gebruik?"))?;
    println!("{shown} is toegevoegd. Geef nu iemand de taak van beheerder:");
    println!("  brink user add --tenant {short} --email … --role administrator");
    Ok(())
}

/// The addresses in small letters, as requests are looked up.
fn checked_hosts(hosts: &[String]) -> Result<Vec<String>> {
    let mut checked: Vec<String> = Vec::new();
    for given in hosts {
        let host = place::host(given)?;
        if checked.contains(&host) {
            bail!("het adres {host} staat er twee keer; geef het een keer");
        }
        checked.push(host);
    }
    Ok(checked)
}

/// Refuses a municipality or an address that is there already.
async fn refuse_known(db: &db::Db, name: &str, slug: &str, hosts: &[String]) -> Result<()> {
    let mut conn = db.read().await?;
    for host in hosts {
        if let Some(other) = tenant::by_host(&mut conn, host).await? {
            bail!("het adres {host} is al van {}; kies een ander adres", other.name);
        }
    }
    if list_all(&mut conn).await?.iter().any(|row| row.slug == slug) {
        bail!("de gemeente {name} ({slug}) is er al; kijk met `brink tenant list`");
    }
    Ok(())
}

/// Every municipality, by name.
async fn list_all(conn: &mut db::Conn) -> Result<Vec<TenantRow>> {
    tenant::all(conn).await.context("de gemeenten zijn niet te lezen")
}

/// `brink tenant list`.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn list_tenants(args: &Database) -> Result<()> {
    let db = place::existing(&args.url).await?;
    let mut conn = db.read().await?;
    for row in list_all(&mut conn).await? {
        println!("{}\t{}\t{}", row.slug, row.name, tenant::hosts(&mut conn, row.id).await?.join(", "));
    }
    Ok(())
}

/// `brink user add`.
#[derive(Args)]
pub struct AddUser {
    #[command(flatten)]
    database: Database,
    /// De korte naam van de gemeente, zoals in `brink tenant list`
    #[arg(long)]
    tenant: String,
    /// Het e-mailadres waarmee iemand inlogt
    #[arg(long)]
    email: String,
    /// Hoe de functie op de website heet
    #[arg(long, default_value = "Functioneel beheerder")]
    label: String,
    /// De taak: administrator, operator, area_officer, policy_officer, team_manager, alderman, councillor, moderator
    #[arg(long, default_value = "administrator")]
    role: String,
}

/// Adds a person with a role for the whole municipality.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn add_user(args: AddUser) -> Result<()> {
    let world = World::real();
    let db = open::beside(&args.database.url, &world).await?;
    let Some(role) = Role::parse(&args.role) else {
        bail!("de taak {:?} bestaat niet; `brink user add --help` noemt ze", args.role)
    };
    if !people::model::may_be_everywhere(role) {
        bail!(
            "de taak {:?} geldt voor één groep of partner, en hier krijgt iemand een taak voor de hele gemeente; geef \
             die taak op de website, onder Beheer bij Rechten",
            args.role
        );
    }
    if !web::parse::is_email(&args.email) {
        bail!("{:?} is geen e-mailadres", args.email);
    }
    let place = find(&db, &args.tenant).await?;
    let ctx = world.ctx(place.id, "opdrachtregel");
    let (email, label, work) = (args.email.to_lowercase(), args.label.clone(), ctx.clone());
    db.write(&ctx, move |tx| {
        let (ctx, email, label) = (work.clone(), email.clone(), label.clone());
        Box::pin(async move {
            let person = match people::by_email(tx, ctx.tenant, &email).await? {
                Some(person) => person,
                None => {
                    people::add_person(
                        tx,
                        &ctx,
                        people::NewPerson { email, name: String::new(), label, demo: false },
                    )
                    .await?
                }
            };
            let grant = people::NewGrant { person, role, scope: Scope::All, reason: "opdrachtregel".into() };
            people::grant(tx, &ctx, grant).await?;
            Ok(())
        })
    })
    .await
    .map_err(|cause| anyhow!("de taak is niet gegeven: {cause}"))?;
    println!("{} kan nu inloggen bij {}.", args.email, place.name);
    for host in tenant::hosts(&mut db.read().await?, place.id).await? {
        println!("  {host}/inloggen");
    }
    Ok(())
}

/// The municipality of this short name.
///
/// # Errors
/// A sentence that names those there are.
pub async fn find(db: &db::Db, slug: &str) -> Result<TenantRow> {
    let mut all = list_all(&mut db.read().await?).await?;
    if let Some(at) = all.iter().position(|row| row.slug == slug) {
        return Ok(all.swap_remove(at));
    }
    let known: Vec<String> = all.into_iter().map(|row| row.slug).collect();
    bail!("er is geen gemeente {slug:?}; wel: {}", known.join(", "))
}
