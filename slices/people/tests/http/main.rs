// SPDX-License-Identifier: EUPL-1.2
//! The slice through HTTP, in process, on both engines.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod absence;
mod erase;
mod language;
mod limits;
mod log;
mod login;
mod mine;
mod neighbour;
mod persons;
mod rights;
mod sessions;
mod world;

use std::sync::Arc;

use db::{Db, Migration};
use kernel::{PersonId, Role, Scope};
use people::{NewGrant, NewPerson};
use web::testing::{Browser, Stage};
use web::{Setup, Slice};

pub fn slices() -> Vec<Arc<dyn Slice>> {
    vec![Arc::new(people::slice()), Arc::new(neighbour::Neighbour)]
}

pub fn migrations() -> Vec<Migration> {
    web::app::migrations(&slices())
}

pub async fn stage(db: Db) -> Stage {
    stage_with(db, Stage::setup()).await
}

pub async fn stage_with(db: Db, setup: Setup) -> Stage {
    let sessions = Arc::new(people::Sessions::new(db.clone()));
    Stage::new(db, slices(), sessions, setup).await
}

/// Adds a person of the demo with a role for the whole municipality.
pub async fn person(stage: &Stage, name: &'static str, role: Role) -> PersonId {
    let ctx = stage.system();
    let work = ctx.clone();
    let added = stage.app.db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            let new = NewPerson {
                email: format!("{name}@voorbeeld.example"),
                name: format!("Naam van {name}"),
                label: if people::model::is_staff(role) { format!("Functie {name}") } else { String::new() },
                demo: true,
            };
            let person = people::add_person(tx, &ctx, new).await?;
            let grant = NewGrant { person, role, scope: Scope::All, reason: "proef".into() };
            people::grant(tx, &ctx, grant).await?;
            Ok(person)
        })
    });
    added.await.unwrap()
}

/// A browser in which this person of the demo is signed in.
pub async fn signed_in(stage: &Stage, person: PersonId) -> Browser {
    let mut browser = stage.browser();
    let answer = browser.post("/inloggen/als", &[("persoon", &person.to_string())]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    browser
}

/// The newest mail to this address: its code and the path of its link.
pub async fn mail(stage: &Stage, to: &str) -> (String, String) {
    let mut conn = stage.app.db.read().await.unwrap();
    let mails = jobs::mail::newest(&mut conn, stage.tenant, 100).await.unwrap();
    let body = mails.into_iter().find(|mail| mail.recipient == to).unwrap().body;
    let code = body.lines().map(str::trim).find(|line| line.len() == 6 && line.parse::<u32>().is_ok());
    let link = body.lines().map(str::trim).find(|line| line.starts_with("http")).unwrap();
    let path = link.split_once(".localhost").unwrap().1;
    (code.unwrap().to_owned(), path.to_owned())
}

pub async fn mails_to(stage: &Stage, to: &str) -> usize {
    let mut conn = stage.app.db.read().await.unwrap();
    let mails = jobs::mail::newest(&mut conn, stage.tenant, 100).await.unwrap();
    mails.into_iter().filter(|mail| mail.recipient == to).count()
}
