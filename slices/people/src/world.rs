// SPDX-License-Identifier: EUPL-1.2
//! The people of a demo world, from `voorbeeld.json`.

use std::collections::HashMap;

use db::Tx;
use kernel::{Ctx, Error, PersonId, Result, Role, Scope, ScopeKind};
use serde::Deserialize;
use web::{ScopeName, World};

use crate::rights::{NewGrant, NewPerson, add_person, grant};
use crate::{model, store};

const FILE: &str = "voorbeeld.json";
const REASON: &str = "voorbeeld";

#[derive(Deserialize)]
struct File {
    personen: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    sleutel: String,
    functie: String,
    naam: String,
    email: String,
    rol: String,
    #[serde(default)]
    kernen: Vec<String>,
    groep: Option<String>,
    team: Option<String>,
    partner: Option<String>,
}

impl Entry {
    fn role(&self) -> Result<Role> {
        model::role_of_word(&self.rol)
            .ok_or_else(|| Error::internal(format!("{}: unknown role {}", self.sleutel, self.rol)))
    }

    /// The short names of what the role is limited to.
    fn slugs(&self, kind: ScopeKind) -> Vec<&String> {
        match kind {
            ScopeKind::Kern => self.kernen.iter().collect(),
            ScopeKind::Team => self.team.iter().collect(),
            ScopeKind::Group => self.groep.iter().collect(),
            ScopeKind::Partner => self.partner.iter().collect(),
        }
    }
}

/// Adds the people, without rights.
pub(crate) async fn load(ctx: &Ctx, tx: &mut Tx, world: &World) -> Result<()> {
    if !world.has(FILE) {
        return Ok(());
    }
    for entry in world.json::<File>(FILE)?.personen {
        let role = entry.role()?;
        let label = if role == Role::Resident { String::new() } else { entry.functie };
        add_person(tx, ctx, NewPerson { email: entry.email, name: entry.naam, label, demo: true }).await?;
    }
    Ok(())
}

/// Grants the people of the world their rights. The slice that makes kernen, teams, groups and
/// partners calls this at the end of its own loading. Returns each person by key (`sleutel`).
///
/// # Errors
/// When a person names a scope that is not in `scopes`.
pub async fn load_grants(
    ctx: &Ctx,
    tx: &mut Tx,
    world: &World,
    scopes: &[ScopeName],
) -> Result<HashMap<String, PersonId>> {
    let mut people = HashMap::new();
    if !world.has(FILE) {
        return Ok(people);
    }
    for entry in world.json::<File>(FILE)?.personen {
        let found = store::person::by_email(tx, ctx.tenant, &entry.email.to_lowercase()).await?;
        let person = found.ok_or_else(|| Error::internal(format!("{} is not loaded", entry.sleutel)))?.id;
        for scope in scopes_of(&entry, scopes)? {
            let reason = REASON.to_owned();
            grant(tx, ctx, NewGrant { person, role: entry.role()?, scope, reason }).await?;
        }
        people.insert(entry.sleutel, person);
    }
    Ok(people)
}

fn scopes_of(entry: &Entry, scopes: &[ScopeName]) -> Result<Vec<Scope>> {
    let Some(kind) = model::limited_by(entry.role()?) else { return Ok(vec![Scope::All]) };
    let find = |slug: &String| {
        let found = scopes.iter().find(|scope| scope.kind == kind && scope.slug == *slug);
        found
            .map(|scope| Scope::Of(kind, scope.id))
            .ok_or_else(|| Error::internal(format!("{}: there is no {} {slug}", entry.sleutel, kind.code())))
    };
    entry.slugs(kind).into_iter().map(find).collect()
}
