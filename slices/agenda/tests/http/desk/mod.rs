// SPDX-License-Identifier: EUPL-1.2
//! A municipality of two kernen, Aadorp and Beekdorp, each with an agenda, and one team.

use std::sync::Arc;

use agenda::commands::{self, Close, NewPoint};
use agenda::model::{AgendaId, AgendaState, Ending, Outcome, Owner, PointId, Precision, Status};
use agenda::policy::{self, PointAt};
use agenda::store::agenda::AgendaText;
use agenda::store::point::{self, Origin, PointText};
use agenda::store::promise::{self, NewPromise};
use db::fixture::NOON;
use db::{Conn, Db, Migration, Tx, Work};
use kernel::{Audit, Ctx, Date, PersonId, Role, Scope, ScopeKind, Timestamp};
use people::{NewGrant, NewPerson};
use villages::model::place::Place;
use villages::store::kern::{self, FullKern};
use villages::store::listed::{self, Entry, Listed};
use villages::{Kern, KernId, PartnerId, Phase, TeamId};
use web::Slice;
use web::testing::{Browser, Handed, Stage};

pub fn slices() -> Vec<Arc<dyn Slice>> {
    vec![Arc::new(people::slice()), Arc::new(villages::slice()), Arc::new(agenda::slice())]
}

pub fn migrations() -> Vec<Migration> {
    web::app::migrations(&slices())
}

/// The municipality.
pub struct Town {
    pub stage: Stage,
    pub aadorp: KernId,
    pub beekdorp: KernId,
    pub team: TeamId,
    pub partner: PartnerId,
    agendas: [AgendaId; 2],
    sessions: Handed,
}

/// A point to add; dull unless told.
#[derive(Clone)]
pub struct A {
    pub title: String,
    pub status: Status,
    pub text: PointText,
    /// 0 for Aadorp, 1 for Beekdorp, both for a point of two kernen.
    pub kernen: Vec<usize>,
    pub days_ago: i64,
    /// How exactly that is known.
    pub precision: Precision,
}

pub fn a(title: &str, status: Status) -> A {
    let text = PointText::default().owned_by(&[Owner::Municipality]);
    A { title: title.into(), status, text, kernen: vec![0], days_ago: 0, precision: Precision::Day }
}

impl A {
    pub fn in_beekdorp(self) -> Self {
        Self { kernen: vec![1], ..self }
    }
    pub fn in_both(self) -> Self {
        Self { kernen: vec![0, 1], ..self }
    }
    pub fn ago(self, days_ago: i64) -> Self {
        Self { days_ago, ..self }
    }
    pub fn text(mut self, change: impl Fn(&mut PointText)) -> Self {
        change(&mut self.text);
        self
    }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn days_before(at: Timestamp, days: i64) -> Timestamp {
    Timestamp::from_micros(at.micros() - days * 86_400_000_000)
}

impl Town {
    pub async fn new(db: Db) -> Self {
        let sessions = Handed::default();
        let stage =
            Stage::new(db, slices(), Arc::new(people::StandIns(sessions.clone())), Stage::setup()).await;
        let ctx = stage.system();
        let own = ctx.clone();
        let made = stage.app.db.write(&ctx, move |tx| {
            let ctx = own.clone();
            Box::pin(async move {
                let kernen = [new_kern(&ctx, "aadorp", "Aadorp"), new_kern(&ctx, "beekdorp", "Beekdorp")];
                kern::add(tx, ctx.tenant, &kernen).await?;
                let team = new_team(&ctx);
                listed::add(tx, ctx.tenant, Listed::Team, std::slice::from_ref(&team)).await?;
                let partner = Entry { name: "Woonstichting".into(), slug: "wonen".into(), ..new_team(&ctx) };
                listed::add(tx, ctx.tenant, Listed::Partner, std::slice::from_ref(&partner)).await?;
                let [a, b] = kernen.map(|kern| kern.kern.id);
                let agendas = [new_agenda(tx, &ctx, a).await?, new_agenda(tx, &ctx, b).await?];
                Ok((a, b, TeamId::from_uuid(team.id), PartnerId::from_uuid(partner.id), agendas))
            })
        });
        let (aadorp, beekdorp, team, partner, agendas) = made.await.unwrap();
        Self { stage, aadorp, beekdorp, team, partner, agendas, sessions }
    }

    pub async fn write<T, F>(&self, work: F) -> kernel::Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(Ctx, &'t mut Tx) -> Work<'t, T> + Send + Sync + 'static,
    {
        let ctx = self.stage.system();
        let own = ctx.clone();
        self.stage.app.db.write(&ctx, move |tx| work(own.clone(), tx)).await
    }

    pub async fn read(&self) -> Conn {
        self.stage.app.db.read().await.unwrap()
    }

    /// Adds points in one transaction; their ids and numbers.
    pub async fn add(&self, points: Vec<A>) -> Vec<(PointId, i64)> {
        let kernen = [self.aadorp, self.beekdorp];
        let agendas = self.agendas;
        self.write(move |ctx, tx| {
            let points = points.clone();
            Box::pin(async move {
                let mut added = Vec::new();
                for new in points {
                    let kernen: Vec<KernId> = new.kernen.iter().map(|at| kernen[*at]).collect();
                    let permit = policy::may_edit_agenda(&ctx, &kernen)?;
                    let text = PointText { title: new.title, ..new.text };
                    let new = NewPoint {
                        agenda: agendas[new.kernen[0]],
                        kernen,
                        text,
                        status: new.status,
                        origin: Origin::default(),
                        at: days_before(ctx.now(), new.days_ago),
                        precision: new.precision,
                    };
                    added.push(commands::add_point(tx, &ctx, &permit, &new).await?);
                }
                Ok(added)
            })
        })
        .await
        .unwrap()
    }

    /// Promises something for a day, which may be past: the clock then stands back for a moment.
    pub async fn promise(&self, point: PointId, what: &str, due: &str) -> i64 {
        let (due, now) = (day(due), self.stage.system().now());
        let early = due.min(day("2026-11-21")).add_days(-10);
        let back = i64::from(early.days_until(day("2026-11-21")));
        self.stage.clock.set(days_before(NOON, back));
        let what = what.to_owned();
        let made = self.write(move |ctx, tx| {
            let what = what.clone();
            Box::pin(async move {
                let permit = policy::may_promise(&ctx, at(tx, &ctx, point).await?)?;
                let (group, team, partner, amount) = (None, None, None, None);
                let new = NewPromise { what, owner: Owner::Municipality, group, team, partner, amount, due };
                commands::make_promise(tx, &ctx, &permit, &new).await.map(|(_, number)| number)
            })
        });
        let number = made.await.unwrap();
        self.stage.clock.set(now);
        number
    }

    /// Promises something in the name of the team.
    pub async fn promise_of_team(&self, point: PointId, what: &str, due: &str) {
        let (what, due, team) = (what.to_owned(), day(due), Some(self.team));
        let made = self.write(move |ctx, tx| {
            let what = what.clone();
            Box::pin(async move {
                let permit = policy::may_promise(&ctx, at(tx, &ctx, point).await?)?;
                let (group, partner, amount) = (None, None, None);
                let new = NewPromise { what, owner: Owner::Municipality, group, team, partner, amount, due };
                commands::make_promise(tx, &ctx, &permit, &new).await
            })
        });
        made.await.unwrap();
    }

    /// Ends a promise; what was done is done today, so whether that is late its date must say.
    pub async fn close(&self, number: i64, outcome: Outcome) {
        let ending = match outcome {
            Outcome::Kept | Outcome::Late => Ending::Done,
            Outcome::Changed => Ending::Changed,
            Outcome::Dropped => Ending::Dropped,
        };
        let said = self.write(move |ctx, tx| {
            Box::pin(async move {
                let promise = promise::by_number(tx, ctx.tenant, number).await?.unwrap();
                let permit = policy::may_close_promise(&ctx, at(tx, &ctx, promise.point_id).await?)?;
                let close = Close { ending, on: None, reason: "Daarom.".into() };
                commands::close_promise(tx, &ctx, &permit, &promise, &close).await
            })
        });
        assert_eq!(said.await.unwrap(), outcome);
    }

    pub async fn merge(&self, from: PointId, into: PointId) {
        self.write(move |ctx, tx| {
            Box::pin(async move {
                let from = policy::may_assess(&ctx, at(tx, &ctx, from).await?)?;
                let into = policy::may_assess(&ctx, at(tx, &ctx, into).await?)?;
                commands::merge(tx, &ctx, &from, &into, "Dubbel.").await
            })
        })
        .await
        .unwrap();
    }

    /// The version of the point with this number, as its forms name it.
    pub async fn version(&self, number: i64) -> String {
        let row = point::by_number(&mut self.read().await, self.stage.tenant, number).await;
        row.unwrap().unwrap().revision.to_string()
    }

    pub async fn status_of(&self, point: PointId) -> Status {
        point::by_id(&mut self.read().await, self.stage.tenant, point).await.unwrap().unwrap().status
    }

    /// A colleague with an account, who holds a role somewhere, and a browser of theirs.
    pub async fn colleague(&self, name: &str, label: &str, role: Role, scope: Scope) -> (PersonId, Browser) {
        let (name, label) = (name.to_owned(), label.to_owned());
        let id = self.write(move |ctx, tx| {
            let (name, label) = (name.clone(), label.clone());
            Box::pin(async move {
                let email = format!("{}@voorbeeld.example", kernel::slug::slug(&name));
                let new = NewPerson { email, name, label, demo: true };
                let person = people::add_person(tx, &ctx, new).await?;
                people::grant(tx, &ctx, NewGrant { person, role, scope, reason: "Test".into() }).await?;
                Ok(person)
            })
        });
        let id = id.await.unwrap();
        (id, self.browser_of(id, role, scope))
    }

    /// A browser of somebody with this role.
    pub fn signed_in(&self, role: Role, scope: Scope) -> Browser {
        self.sessions.signed_in(&self.stage, role, scope)
    }

    /// Lets it be Monday 23 November 2026, two days after the tests begin: a working day.
    pub fn on_monday(&self) {
        self.stage.clock.set(Timestamp::from_micros(NOON.micros() + 2 * 86_400_000_000));
    }

    /// Does the round of the morning; to whom all mails so far went.
    pub async fn remind(&self) -> Vec<String> {
        let (ctx, db) = (self.stage.system(), self.stage.app.db.clone());
        let running = jobs::Running { ctx, db, payload: serde_json::Value::Null };
        self.stage.app.handlers()["agenda.reminders"](running).await.unwrap();
        let mails = jobs::mail::newest(&mut self.read().await, self.stage.tenant, 100).await.unwrap();
        let mut to: Vec<String> = mails.into_iter().map(|mail| mail.recipient).collect();
        to.sort_unstable();
        to
    }

    fn browser_of(&self, id: PersonId, role: Role, scope: Scope) -> Browser {
        self.sessions.browser_of(&self.stage, id, role, scope)
    }

    /// Right of the officer of a kern.
    pub fn in_kern(kern: KernId) -> Scope {
        Scope::Of(ScopeKind::Kern, kern.uuid())
    }

    /// The officer of Aadorp.
    pub fn officer(&self) -> Browser {
        self.signed_in(Role::AreaOfficer, Scope::Of(ScopeKind::Kern, self.aadorp.uuid()))
    }
}

async fn at(tx: &mut Tx, ctx: &Ctx, id: PointId) -> kernel::Result<PointAt> {
    let point = point::by_id(tx, ctx.tenant, id).await?.unwrap();
    let kernen = point::kernen(tx, ctx.tenant, id).await?;
    Ok(PointAt { point, kernen })
}

fn new_kern(ctx: &Ctx, slug: &str, name: &str) -> FullKern {
    let kern =
        Kern { phase: Phase::Execution, ..Kern::new(ctx.id(), name, slug, Place { lon: 5.2, lat: 51.8 }) };
    FullKern { kern, area: None }
}

fn new_team(ctx: &Ctx) -> Entry {
    Entry {
        id: ctx.id::<Entry>().uuid(),
        slug: "wegen".into(),
        name: "Team Wegen".into(),
        website: None,
        email: None,
        note: None,
        example: false,
        ended_at: None,
        version: 1,
    }
}

async fn new_agenda(tx: &mut Tx, ctx: &Ctx, kern: KernId) -> kernel::Result<AgendaId> {
    let text = AgendaText {
        title: "Kernagenda".into(),
        state: AgendaState::Adopted,
        period_from: None,
        period_to: None,
        as_of: "2026".into(),
        document_url: None,
        source_name: Some("Kernagenda in de raad".into()),
        source_url: Some("https://voorbeeld.example/agenda".into()),
        explanation: String::new(),
    };
    tx.audit(ctx, Audit::new("test.agenda", "gemeente", ctx.tenant)).await?;
    let permit = policy::may_edit_agenda(ctx, &[kern])?;
    commands::add_agenda(tx, ctx, &permit, &text, &[kern], false).await
}

/// No text is missing on a page.
pub fn whole(body: &str) {
    assert!(!body.contains('⟦'), "a text is missing: {}", &body[body.find('⟦').unwrap_or(0)..]);
}

/// The titles of the points in the order in which a page lists them.
pub fn order<'b>(body: &'b str, titles: &[&'b str]) -> Vec<&'b str> {
    let list = body.split("id=\"alle\"").nth(1).unwrap_or(body);
    let mut found: Vec<(usize, &str)> = titles
        .iter()
        .filter_map(|title| list.find(&format!(">{title}</a>")).map(|at| (at, *title)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, title)| title).collect()
}
