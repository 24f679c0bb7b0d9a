// SPDX-License-Identifier: EUPL-1.2
//! A municipality of two kernen, Aadorp and Beekdorp, with an agenda in Aadorp, a team and a partner.

use std::sync::Arc;

use agenda::model::AgendaState;
use agenda::store::agenda::AgendaText;
use db::fixture::NOON;
use db::{Conn, Db, Migration, Tx, Work};
use kernel::{Audit, Ctx, PersonId, Role, Scope, ScopeKind, Timestamp};
use people::{NewGrant, NewPerson};
use questions::store::question::{self, QuestionRow};
use villages::model::place::Place;
use villages::store::kern::{self, FullKern};
use villages::store::listed::{self, Entry, Listed};
use villages::{Kern, KernId, PartnerId, Phase, TeamId};
use web::Slice;
use web::testing::{Answer, Browser, Handed, Stage};

pub fn slices() -> Vec<Arc<dyn Slice>> {
    vec![
        Arc::new(people::slice()),
        Arc::new(villages::slice()),
        Arc::new(agenda::slice()),
        Arc::new(questions::slice()),
    ]
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
    sessions: Handed,
}

/// A question that was asked on the website.
pub struct Asked {
    /// Its private page.
    pub own: String,
    /// `2026-0001`.
    pub number: String,
}

impl Asked {
    /// The page on which a colleague handles it.
    pub fn work(&self) -> String {
        format!("/werk/vragen/{}", self.number)
    }
}

impl Town {
    pub async fn new(db: Db) -> Self {
        Self::with(db, web::Setup { posts_per_minute: u32::MAX, ..Stage::setup() }).await
    }

    /// As the program is set up.
    pub async fn with(db: Db, setup: web::Setup) -> Self {
        let sessions = Handed::default();
        let stage = Stage::new(db, slices(), Arc::new(people::StandIns(sessions.clone())), setup).await;
        let ctx = stage.system();
        let own = ctx.clone();
        let made = stage.app.db.write(&ctx, move |tx| {
            let ctx = own.clone();
            Box::pin(async move {
                let kernen = [new_kern(&ctx, "aadorp", "Aadorp"), new_kern(&ctx, "beekdorp", "Beekdorp")];
                kern::add(tx, ctx.tenant, &kernen).await?;
                let team = new_entry(&ctx, "Team Wegen", "wegen");
                listed::add(tx, ctx.tenant, Listed::Team, std::slice::from_ref(&team)).await?;
                let partner = new_entry(&ctx, "Afvaldienst", "afval");
                listed::add(tx, ctx.tenant, Listed::Partner, std::slice::from_ref(&partner)).await?;
                let [a, b] = kernen.map(|kern| kern.kern.id);
                new_agenda(tx, &ctx, &[a]).await?;
                Ok((a, b, TeamId::from_uuid(team.id), PartnerId::from_uuid(partner.id)))
            })
        });
        let (aadorp, beekdorp, team, partner) = made.await.unwrap();
        Self { stage, aadorp, beekdorp, team, partner, sessions }
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

    /// The question with this number.
    pub async fn question(&self, number: &str) -> QuestionRow {
        let (mut conn, number) = (self.read().await, number.parse().unwrap());
        question::by_number(&mut conn, self.stage.tenant, number).await.unwrap().unwrap()
    }

    /// Asks something on the website, about Aadorp, as somebody with this address.
    pub async fn ask(&self, title: &str, email: &str) -> Asked {
        self.ask_with(&[("titel", title), ("email", email)]).await
    }

    /// Asks something, with these fields in place of the usual ones.
    pub async fn ask_with(&self, fields: &[(&str, &str)]) -> Asked {
        let answer = self.stage.browser().post("/vragen/nieuw", &form(fields)).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let own = answer.location.strip_suffix("/ontvangst").unwrap().to_owned();
        let number = own.split('/').nth(3).unwrap().to_owned();
        Asked { own, number }
    }

    /// A colleague with an account, who holds a role somewhere, and a browser of theirs.
    pub async fn colleague(&self, name: &str, role: Role, scope: Scope) -> (PersonId, Browser) {
        let name = name.to_owned();
        let id = self.write(move |ctx, tx| {
            let name = name.clone();
            Box::pin(async move {
                let email = format!("{}@gemeente.example", kernel::slug::slug(&name));
                let label = format!("Functie {name}");
                let new = NewPerson { email, name, label, demo: true };
                let person = people::add_person(tx, &ctx, new).await?;
                people::grant(tx, &ctx, NewGrant { person, role, scope, reason: "Test".into() }).await?;
                Ok(person)
            })
        });
        let id = id.await.unwrap();
        (id, self.browser_of(id, role, scope))
    }

    fn browser_of(&self, id: PersonId, role: Role, scope: Scope) -> Browser {
        self.sessions.browser_of(&self.stage, id, role, scope)
    }

    pub fn in_kern(kern: KernId) -> Scope {
        Scope::Of(ScopeKind::Kern, kern.uuid())
    }

    pub fn in_team(&self) -> Scope {
        Scope::Of(ScopeKind::Team, self.team.uuid())
    }

    /// The officer of Aadorp.
    pub async fn officer(&self) -> Browser {
        self.colleague("Officier", Role::AreaOfficer, Self::in_kern(self.aadorp)).await.1
    }

    /// Lets it be this day of November 2026 or later, at noon; the tests begin on Saturday the 21st.
    pub fn on(&self, day: &str) {
        let day: kernel::Date = day.parse().unwrap();
        let days = "2026-11-21".parse::<kernel::Date>().unwrap().days_until(day);
        self.stage.clock.set(Timestamp::from_micros(NOON.micros() + i64::from(days) * 86_400_000_000));
    }

    /// Lets a job run.
    pub async fn run_job(&self, kind: &str) {
        let (ctx, db) = (self.stage.system(), self.stage.app.db.clone());
        let running = jobs::Running { ctx, db, payload: serde_json::Value::Null };
        self.stage.app.handlers()[kind](running).await.unwrap();
    }

    /// Lets a job run; to whom mails of it went.
    pub async fn mailed_by(&self, kind: &str) -> Vec<String> {
        let before = self.mails().await.len();
        self.run_job(kind).await;
        let sent = self.mails().await.split_off(before);
        let mut to: Vec<String> = sent.into_iter().map(|mail| mail.recipient).collect();
        to.sort_unstable();
        to
    }

    /// Every mail so far, the oldest first.
    pub async fn mails(&self) -> Vec<jobs::mail::Queued> {
        let mut mails = jobs::mail::newest(&mut self.read().await, self.stage.tenant, 1_000).await.unwrap();
        mails.reverse();
        mails
    }

    /// Does something to a question with the version that is there now.
    pub async fn act(
        &self,
        browser: &mut Browser,
        asked: &Asked,
        act: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let version = self.question(&asked.number).await.revision.to_string();
        let mut all = fields.to_vec();
        all.push(("versie", &version));
        browser.post(&format!("{}/{act}", asked.work()), &all).await
    }

    /// The same, which must go well.
    pub async fn done(&self, browser: &mut Browser, asked: &Asked, act: &str, fields: &[(&str, &str)]) {
        let answer = self.act(browser, asked, act, fields).await;
        assert_eq!(answer.status, 303, "{act}: {}", answer.body);
    }
}

/// What a partner without a mailbox reads, and that a colleague passed it on.
pub const BY_HAND: [(&str, &str); 2] = [("bericht", "De lamp op het plein is stuk."), ("zelf", "ja")];

/// What the form of the website sends, with these fields in place of the usual ones.
pub fn form<'f>(fields: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let usual = [
        ("titel", "Losse tegels bij de school"),
        ("tekst", "De tegels voor de school liggen los. Wanneer komt iemand dat maken?"),
        ("kern", "aadorp"),
        ("plek", "Schoolstraat"),
        ("naam", "Wilhelmina Jansen"),
        ("email", "mina@thuis.example"),
        ("openbaar", "ja"),
        ("sinds", "0"),
    ];
    let other = usual.into_iter().filter(|(name, _)| fields.iter().all(|(one, _)| one != name));
    other.chain(fields.iter().copied()).collect()
}

fn new_kern(ctx: &Ctx, slug: &str, name: &str) -> FullKern {
    let kern =
        Kern { phase: Phase::Execution, ..Kern::new(ctx.id(), name, slug, Place { lon: 5.2, lat: 51.8 }) };
    FullKern { kern, area: None }
}

fn new_entry(ctx: &Ctx, name: &str, slug: &str) -> Entry {
    Entry {
        id: ctx.id::<Entry>().uuid(),
        slug: slug.into(),
        name: name.into(),
        website: None,
        email: None,
        note: None,
        example: false,
        ended_at: None,
        version: 1,
    }
}

pub async fn new_agenda(tx: &mut Tx, ctx: &Ctx, kernen: &[KernId]) -> kernel::Result<()> {
    let text = AgendaText {
        title: "Kernagenda".into(),
        state: AgendaState::Adopted,
        period_from: None,
        period_to: None,
        as_of: "2026".into(),
        document_url: None,
        source_name: None,
        source_url: None,
        explanation: String::new(),
    };
    tx.audit(ctx, Audit::new("test.agenda", "gemeente", ctx.tenant)).await?;
    let permit = agenda::policy::may_edit_agenda(ctx, kernen)?;
    agenda::commands::add_agenda(tx, ctx, &permit, &text, kernen, false).await.map(|_| ())
}

/// No text is missing on a page.
pub fn whole(body: &str) {
    assert!(!body.contains('⟦'), "a text is missing: {}", &body[body.find('⟦').unwrap_or(0)..]);
}

/// The days of which the worklist says “Sinds”.
pub fn since(work: &str) -> Vec<&str> {
    let times = work.split("<time datetime=\"").skip(1).filter_map(|rest| rest.split_once("\">"));
    times.filter(|(_, said)| said.starts_with("Sinds")).map(|(day, _)| day).collect()
}
