// SPDX-License-Identifier: EUPL-1.2
//! Loads the kernen, teams, partners, groups, contacts and channels of a world.

use std::collections::{BTreeMap, HashMap};

use db::Tx;
use kernel::{Audit, Ctx, Date, Error, PersonId, Result};
use serde::Deserialize;
use serde_json::Value;
use web::World;

use crate::model::place::Place;
use crate::model::{Channel, ChannelKind, Contact, Group, GroupKind, Kern, KernId, Office, Phase};
use crate::store::kern::FullKern;
use crate::store::listed::{Entry, Listed};
use crate::store::phase::NewPhase;
use crate::{index, policy, scopes, store};

const EXAMPLES: &str = "voorbeeld.json";

#[derive(Deserialize)]
struct KernFile {
    slug: String,
    naam: String,
    lon: f64,
    lat: f64,
    inwoners: Option<i64>,
    inwoners_peildatum: Option<String>,
    inwoners_toelichting: Option<String>,
    vlak: Option<Value>,
    fase: i64,
    fase_toelichting: Option<String>,
    #[serde(default)]
    voorbeeld: bool,
    bron_url: Option<String>,
    onzeker: Option<String>,
    intro: Option<String>,
    cbs_wijk: Option<String>,
}

#[derive(Deserialize)]
struct ListedFile {
    slug: String,
    naam: String,
    #[serde(default)]
    voorbeeld: bool,
    website: Option<String>,
    email: Option<String>,
    toelichting: Option<String>,
}

#[derive(Deserialize)]
struct GroupFile {
    slug: String,
    naam: String,
    soort: String,
    kernen: Vec<String>,
    website: Option<String>,
    bron_url: Option<String>,
    bron: Option<String>,
    toelichting: Option<String>,
    #[serde(default)]
    voorbeeld: bool,
}

#[derive(Deserialize)]
struct ExampleFile {
    personen: Vec<PersonFile>,
    #[serde(default)]
    kanalen: Vec<ChannelFile>,
    #[serde(default)]
    kernfotos: Vec<PhotoFile>,
    #[serde(default)]
    fasen: Vec<PhaseFile>,
}

/// The picture of the world, standing in for a photo of a kern.
#[derive(Deserialize)]
struct PhotoFile {
    kern: String,
    alt: String,
    bron: String,
}

/// A step in the roll-out, and what was done in it.
#[derive(Deserialize)]
struct PhaseFile {
    kern: String,
    fase: i64,
    tekst: String,
    dagen_geleden: i32,
}

#[derive(Deserialize)]
struct PersonFile {
    sleutel: String,
    functie: String,
    naam: String,
    email: Option<String>,
    rol: String,
    kernen: Vec<String>,
    spreekuur: Option<String>,
    #[serde(default)]
    voorbeeld: bool,
}

#[derive(Deserialize)]
struct ChannelFile {
    kern: String,
    soort: String,
    naam: String,
    url: Option<String>,
    #[serde(default)]
    voorbeeld: bool,
}

/// The kernen of the world by slug: id and name.
type Known = BTreeMap<String, (KernId, String)>;

/// Loads this slice's part of a world, and then the rights of its people.
///
/// # Errors
/// When a file has another shape or names what is not there.
pub async fn load(ctx: &Ctx, tx: &mut Tx, world: &World) -> Result<()> {
    let known = load_kernen(ctx, tx, world).await?;
    load_listed(ctx, tx, world, "teams.json", Listed::Team).await?;
    load_listed(ctx, tx, world, "partners.json", Listed::Partner).await?;
    load_groups(ctx, tx, world, &known).await?;
    let scopes = scopes::all(tx, ctx.tenant).await?;
    let people = people::load_grants(ctx, tx, world, &scopes).await?;
    if world.has(EXAMPLES) {
        let examples: ExampleFile = world.json(EXAMPLES)?;
        load_contacts(ctx, tx, &examples.personen, &known, &people).await?;
        load_channels(ctx, tx, examples.kanalen, &known).await?;
        for row in &examples.kernfotos {
            let kern = kern(&known, &row.kern)?.0;
            store::photo::add(tx, ctx, kern, &world.picture().await?, (&row.alt, &row.bron)).await?;
        }
        load_phases(ctx, tx, &examples.fasen, &known).await?;
    }
    tx.audit(ctx, Audit::new(policy::EDIT.action, "gemeente", ctx.tenant).fact("kernen", known.len()))
        .await?;
    Ok(())
}

async fn load_kernen(ctx: &Ctx, tx: &mut Tx, world: &World) -> Result<Known> {
    let files: Vec<KernFile> = world.json("kernen.json")?;
    let kernen = files.into_iter().map(|file| new_kern(ctx, file)).collect::<Result<Vec<_>>>()?;
    store::kern::add(tx, ctx.tenant, &kernen).await?;
    for new in &kernen {
        index::put_kern(tx, ctx, &new.kern).await?;
    }
    Ok(kernen.into_iter().map(|new| (new.kern.slug, (new.kern.id, new.kern.name))).collect())
}

fn new_kern(ctx: &Ctx, file: KernFile) -> Result<FullKern> {
    let phase = Phase::from_number(file.fase);
    let phase = phase.ok_or_else(|| wrong(&file.slug, "fase", &file.fase.to_string()))?;
    let residents_on: Option<Date> = match &file.inwoners_peildatum {
        Some(text) => Some(text.parse().map_err(|_| wrong(&file.slug, "inwoners_peildatum", text))?),
        None => None,
    };
    let place = Place { lon: file.lon, lat: file.lat };
    let kern = Kern {
        residents: file.inwoners,
        residents_on,
        residents_note: file.inwoners_toelichting,
        source_url: file.bron_url,
        uncertain: file.onzeker,
        phase,
        phase_note: file.fase_toelichting,
        intro: file.intro,
        cbs_wijk: file.cbs_wijk,
        example: file.voorbeeld,
        ..Kern::new(ctx.id(), file.naam, file.slug, place)
    };
    Ok(FullKern { kern, area: file.vlak.map(|area| area.to_string()) })
}

fn wrong(place: &str, field: &str, value: &str) -> Error {
    Error::internal(format!("{place}: {field} cannot be {value:?}"))
}

async fn load_listed(ctx: &Ctx, tx: &mut Tx, world: &World, name: &'static str, list: Listed) -> Result<()> {
    let files: Vec<ListedFile> = world.json(name)?;
    let entries: Vec<Entry> = files
        .into_iter()
        .map(|file| Entry {
            id: ctx.id::<Entry>().uuid(),
            slug: file.slug,
            name: file.naam,
            website: file.website,
            email: file.email,
            note: file.toelichting,
            example: file.voorbeeld,
            ended_at: None,
            version: 1,
        })
        .collect();
    Ok(store::listed::add(tx, ctx.tenant, list, &entries).await?)
}

async fn load_groups(ctx: &Ctx, tx: &mut Tx, world: &World, known: &Known) -> Result<()> {
    let files: Vec<GroupFile> = world.json("groepen.json")?;
    let mut groups = Vec::new();
    let mut documents = Vec::new();
    for file in files {
        let kind = GroupKind::parse(&file.soort).ok_or_else(|| wrong(&file.slug, "soort", &file.soort))?;
        let own = file.kernen.iter().map(|slug| kern(known, slug)).collect::<Result<Vec<_>>>()?;
        let group = Group {
            id: ctx.id(),
            slug: file.slug,
            name: file.naam,
            kind,
            website: file.website,
            email: None,
            source_url: file.bron_url,
            source: file.bron,
            note: file.toelichting,
            example: file.voorbeeld,
            ended_at: None,
            version: 1,
        };
        let names: Vec<(String, String)> =
            file.kernen.iter().zip(&own).map(|(slug, (_, name))| (slug.clone(), name.clone())).collect();
        documents.push(index::group_document(&group, &names.iter().collect::<Vec<_>>()));
        groups.push((group, own.into_iter().map(|(id, _)| id).collect()));
    }
    store::group::add(tx, ctx.tenant, &groups).await?;
    for document in &documents {
        web::search::put(tx, ctx, document).await?;
    }
    Ok(())
}

fn kern(known: &Known, slug: &str) -> Result<(KernId, String)> {
    known.get(slug).cloned().ok_or_else(|| Error::internal(format!("there is no kern {slug}")))
}

async fn load_contacts(
    ctx: &Ctx,
    tx: &mut Tx,
    files: &[PersonFile],
    known: &Known,
    people: &HashMap<String, PersonId>,
) -> Result<()> {
    let mut contacts = Vec::new();
    for file in files {
        let office = match file.rol.as_str() {
            "gebiedsmakelaar" => Office::AreaOfficer,
            "wethouder" => Office::Alderman,
            _ => continue,
        };
        for slug in &file.kernen {
            contacts.push(Contact {
                id: ctx.id::<Contact>().uuid(),
                kern_id: kern(known, slug)?.0,
                office,
                person_id: people.get(&file.sleutel).copied(),
                label: if file.naam.is_empty() { file.functie.clone() } else { file.naam.clone() },
                phone: None,
                email: file.email.clone(),
                hours: file.spreekuur.clone(),
                example: file.voorbeeld,
            });
        }
    }
    Ok(store::contact::add_contacts(tx, ctx.tenant, &contacts).await?)
}

async fn load_channels(ctx: &Ctx, tx: &mut Tx, files: Vec<ChannelFile>, known: &Known) -> Result<()> {
    let mut channels = Vec::new();
    for file in files {
        let kind = ChannelKind::parse(&file.soort).ok_or_else(|| wrong(&file.kern, "soort", &file.soort))?;
        channels.push(Channel {
            id: ctx.id::<Channel>().uuid(),
            kern_id: kern(known, &file.kern)?.0,
            kind,
            name: file.naam,
            url: file.url,
            example: file.voorbeeld,
        });
    }
    Ok(store::contact::add_channels(tx, ctx.tenant, &channels).await?)
}

async fn load_phases(ctx: &Ctx, tx: &mut Tx, files: &[PhaseFile], known: &Known) -> Result<()> {
    for file in files {
        let phase = Phase::from_number(file.fase);
        let phase = phase.ok_or_else(|| wrong(&file.kern, "fase", &file.fase.to_string()))?;
        let day = ctx.today().add_days(-file.dagen_geleden);
        let new = NewPhase {
            phase,
            note: Some(file.tekst.clone()),
            at: ctx.calendar.start_of_day(day),
            from_start: false,
            example: true,
        };
        store::phase::add(tx, ctx, kern(known, &file.kern)?.0, &new).await?;
    }
    Ok(())
}
