// SPDX-License-Identifier: EUPL-1.2
//! A stage with a loaded world, and sessions that a test hands out itself.

use std::sync::{Arc, LazyLock};

use db::{Conn, Db, Migration, sql};
use kernel::{Audit, Ctx, PersonId, Role, Scope};
use people::{NewGrant, NewPerson};
use web::testing::{Browser, Handed, Stage};
use web::{Slice, World};

macro_rules! world {
    ($name:ident, $slug:literal) => {
        pub static $name: LazyLock<World> = LazyLock::new(|| {
            let picture = include_bytes!("../../../../../worlds/voorbeeld.png").to_vec();
            let world = World::new(
                $slug,
                &[
                    ("kernen.json", include_str!(concat!("../../../../../worlds/", $slug, "/kernen.json"))),
                    ("teams.json", include_str!(concat!("../../../../../worlds/", $slug, "/teams.json"))),
                    (
                        "partners.json",
                        include_str!(concat!("../../../../../worlds/", $slug, "/partners.json")),
                    ),
                    ("groepen.json", include_str!(concat!("../../../../../worlds/", $slug, "/groepen.json"))),
                    (
                        "voorbeeld.json",
                        include_str!(concat!("../../../../../worlds/", $slug, "/voorbeeld.json")),
                    ),
                ],
            );
            World { picture, ..world }
        });
    };
}
world!(VOORBEELDSTAD, "voorbeeldstad");
world!(WEST_BETUWE, "west-betuwe");

pub fn slices() -> Vec<Arc<dyn Slice>> {
    vec![Arc::new(people::slice()), Arc::new(villages::slice())]
}

pub fn migrations() -> Vec<Migration> {
    web::app::migrations(&slices())
}

pub struct Town {
    pub stage: Stage,
    pub sessions: Handed,
}

impl Town {
    /// The program with a municipality in which nothing is filled in yet.
    pub async fn empty(db: Db) -> Self {
        let sessions = Handed::default();
        let stage = Stage::new(db, slices(), Arc::new(sessions.clone()), Stage::setup()).await;
        Self { stage, sessions }
    }

    /// The program with this world loaded.
    pub async fn new(db: Db, world: &'static World) -> Self {
        let town = Self::empty(db).await;
        let ctx = town.stage.system();
        town.write(&ctx, move |ctx, tx| {
            Box::pin(async move {
                for slice in slices() {
                    slice.load(&ctx, tx, world).await?;
                }
                tx.audit(&ctx, Audit::new("test.load", "gemeente", ctx.tenant)).await?;
                Ok(())
            })
        })
        .await;
        town
    }

    pub async fn write<F>(&self, ctx: &Ctx, work: F)
    where
        F: for<'t> Fn(Ctx, &'t mut db::Tx) -> db::Work<'t, ()> + Send + Sync + 'static,
    {
        let own = ctx.clone();
        self.stage.app.db.write(ctx, move |tx| work(own.clone(), tx)).await.unwrap();
    }

    pub async fn read(&self) -> Conn {
        self.stage.app.db.read().await.unwrap()
    }

    /// The id of a kern.
    pub async fn kern(&self, slug: &str) -> villages::Kern {
        villages::kern_by_slug(&mut self.read().await, self.stage.tenant, slug).await.unwrap().unwrap()
    }

    /// A browser of somebody with this role.
    pub fn signed_in(&self, role: Role, scope: Scope) -> Browser {
        self.sessions.signed_in(&self.stage, role, scope)
    }

    /// Adds a person with an account who holds this role.
    pub async fn person(&self, name: &'static str, role: Role, scope: Scope) -> PersonId {
        let ctx = self.stage.system();
        let work = ctx.clone();
        let added = self.stage.app.db.write(&ctx, move |tx| {
            let ctx = work.clone();
            Box::pin(async move {
                let email = format!("{}@voorbeeld.example", name.to_lowercase());
                let new = NewPerson { email, name: name.to_owned(), ..NewPerson::default() };
                let person = people::add_person(tx, &ctx, new).await?;
                let reason = "proef".into();
                people::grant(tx, &ctx, NewGrant { person, role, scope, reason }).await?;
                Ok(person)
            })
        });
        added.await.unwrap()
    }

    /// A browser in which a person with an account is signed in.
    pub fn signed_in_as(&self, id: PersonId, role: Role, scope: Scope) -> Browser {
        self.sessions.browser_of(&self.stage, id, role, scope)
    }

    /// Takes every right of a person.
    pub async fn withdraw(&self, person: PersonId) {
        let tenant = self.stage.tenant;
        let done = self.stage.app.db.write_housekeeping(move |tx| {
            Box::pin(async move {
                tx.run(sql!(
                    "UPDATE person_grant SET withdrawn_at = 1, withdrawn_reason = 'proef'
                     WHERE tenant_id = $1 AND person_id = $2",
                    tenant,
                    person
                ))
                .await?;
                Ok(())
            })
        });
        done.await.unwrap();
    }

    pub fn administrator(&self) -> Browser {
        self.signed_in(Role::Administrator, Scope::All)
    }

    /// Every mail so far, newest first.
    pub async fn mails(&self) -> Vec<jobs::mail::Queued> {
        jobs::mail::newest(&mut self.read().await, self.stage.tenant, 100).await.unwrap()
    }
}

/// No text is missing on a page.
pub fn whole(body: &str) {
    assert!(!body.contains('⟦'), "a text is missing: {}", &body[body.find('⟦').unwrap_or(0)..]);
}

/// The value of a hidden or text input.
pub fn value_of(body: &str, name: &str) -> String {
    let start = body.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}"));
    let rest = &body[start..];
    let rest = &rest[rest.find("value=\"").expect("a value") + 7..];
    rest[..rest.find('"').expect("its end")].to_owned()
}
