// SPDX-License-Identifier: EUPL-1.2
//! Lists of questions for colleagues, within their reach.

use db::{Conn, DbError, Sql};
use kernel::{Ctx, Date, PersonId, Role, Scope, ScopeKind, TenantId};
use uuid::Uuid;
use villages::{KernId, TeamId};
use web::work::Whose;

use super::COUNTED;
use super::looked::Looked;
use super::question::{self, QuestionRow};
use crate::model::State;

/// How far somebody's rights reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    all: bool,
    /// What somebody has is within their reach, wherever it lies, and what those have from whom they take
    /// over.
    persons: Vec<PersonId>,
    /// What is about no kern, and nobody has yet, is within their reach.
    nobodys: bool,
    /// What they entered, as long as nobody looked at it, is within their reach too.
    entered: bool,
    kernen: Vec<Uuid>,
    teams: Vec<Uuid>,
}

impl Mine {
    /// As far as the actor's rights in these roles reach.
    pub fn of(ctx: &Ctx, roles: &[Role]) -> Self {
        let all = ctx.actor.person().is_none();
        let mut mine = Self { all, persons: ctx.actor.persons().collect(), ..Self::default() };
        mine.nobodys = ctx.actor.has(Role::AreaOfficer) && roles.contains(&Role::AreaOfficer);
        for grant in ctx.actor.grants().iter().filter(|grant| roles.contains(&grant.role)) {
            match grant.scope {
                Scope::All => mine.all = true,
                Scope::Of(ScopeKind::Kern, id) => mine.kernen.push(id),
                Scope::Of(ScopeKind::Team, id) => mine.teams.push(id),
                Scope::Of(..) => {}
            }
        }
        mine
    }

    /// The same, with what they entered themselves: all that they may see, where lists show their work.
    pub fn with_entered(mut self) -> Self {
        self.entered = true;
        self
    }

    /// Whether it reaches nothing at all.
    pub fn is_empty(&self) -> bool {
        !self.all && self.kernen.is_empty() && self.teams.is_empty()
    }

    /// Appends the condition that a question `q` lies within reach.
    pub(super) fn push(&self, sql: &mut Sql) {
        if !self.all {
            sql.push(" AND (q.kern_id IN ").bind_list(self.kernen.iter().copied());
            sql.push(" OR q.team_id IN ").bind_list(self.teams.iter().copied());
            sql.push(" OR q.officer_id IN ").bind_list(self.persons.iter().copied());
            if self.entered {
                sql.push(" OR (q.state = ").bind(State::New).push(" AND q.entered_by IN ");
                sql.bind_list(self.persons.iter().copied()).push(")");
            }
            if self.nobodys {
                sql.push(" OR (q.kern_id IS NULL AND q.team_id IS NULL AND q.officer_id IS NULL)");
            }
            sql.push(" OR EXISTS (")
                .push(ALSO)
                .push(" IN ")
                .bind_list(self.kernen.iter().copied())
                .push("))");
        }
    }

    /// The kernen, the teams and the persons to which it is limited; none when it reaches everything.
    pub(crate) fn limits(&self) -> Option<(&[Uuid], &[Uuid], &[PersonId])> {
        (!self.all).then_some((&self.kernen, &self.teams, &self.persons))
    }
}

/// The clock of the question `q` runs.
const RUNNING: &str = " AND q.ended_on IS NULL AND q.waits_since IS NULL";
/// Nobody looked at it since it came, or came back.
const FRESH: [State; 2] = [State::New, State::Reopened];
/// Another kern of the question `q`.
pub(super) const ALSO: &str = "SELECT 1 FROM question_also o WHERE o.tenant_id = q.tenant_id \
    AND o.question_id = q.id AND o.kern_id";

db::code! {
    /// Which part of the list is asked for.
    pub enum Part {
        /// What nobody looked at yet.
        New = "nieuw",
        /// What somebody has, and is in time.
        Busy = "bezig",
        /// What is past its date.
        Late = "te-laat",
        /// What waits for the resident.
        Waiting = "wacht",
        /// What ended.
        Ended = "afgerond",
        /// What is due soon, and somebody has.
        Soon = "binnenkort",
        /// What nobody looked at yet, and is in time.
        Fresh = "vers",
        /// To what the asker added something that nobody read yet.
        Added = "aangevuld",
        /// The same, and nothing else of it waits soon.
        Said = "bijgezegd",
        /// Of what a letter has to be posted.
        Letter = "brief",
    }
}

impl Part {
    /// The parts that can be chosen in the list.
    pub const CHOICES: [Self; 7] =
        [Self::New, Self::Busy, Self::Late, Self::Added, Self::Letter, Self::Waiting, Self::Ended];
}

/// Of which colleague questions are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Officer {
    /// Of everybody.
    Any,
    /// Of these: somebody, and from whom they take over.
    Is(Vec<PersonId>),
    /// Of those that name none.
    Nobody,
}

impl Officer {
    /// Of the actor, and of those for whom they take over today; of everybody when nobody is signed in.
    pub fn acting(ctx: &Ctx) -> Self {
        match ctx.actor.person() {
            Some(_) => Self::Is(ctx.actor.persons().collect()),
            None => Self::Any,
        }
    }

    /// As the worklist asks for it.
    pub fn of(ctx: &Ctx, whose: Option<Whose>) -> Self {
        match whose {
            Some(Whose::Mine) => Self::acting(ctx),
            Some(Whose::Nobodys) => Self::Nobody,
            None => Self::Any,
        }
    }
}

/// Which questions are asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Within this reach.
    pub mine: Mine,
    /// In this kern.
    pub kern: Option<KernId>,
    /// Of whom.
    pub officer: Officer,
    /// Of which team.
    pub team: Option<TeamId>,
    /// With these words, in what was asked or in who asked it.
    pub words: Option<Looked>,
    /// Which part; everything that is open when there is none, or everything when there are words.
    pub part: Option<Part>,
    /// What is before this day is late.
    pub today: Date,
    /// What is due until this day is due soon.
    pub soon: Date,
}

impl Wanted {
    fn push(&self, sql: &mut Sql) {
        match self.part {
            None if self.words.is_some() => sql.push(" AND q.forgotten_at IS NULL"),
            None => sql.push(" AND q.ended_on IS NULL"),
            Some(Part::New) => sql.push(" AND q.ended_on IS NULL AND q.state IN ").bind_list(FRESH),
            Some(Part::Busy) => sql
                .push(RUNNING)
                .push(" AND q.state NOT IN ")
                .bind_list(FRESH)
                .push(" AND q.due >= ")
                .bind(self.today),
            Some(Part::Late) => sql.push(RUNNING).push(" AND q.due < ").bind(self.today),
            Some(Part::Soon) => sql
                .push(RUNNING)
                .push(" AND q.state NOT IN ")
                .bind_list(FRESH)
                .push(" AND q.due >= ")
                .bind(self.today)
                .push(" AND q.due <= ")
                .bind(self.soon),
            Some(Part::Fresh) => sql
                .push(RUNNING)
                .push(" AND q.state IN ")
                .bind_list(FRESH)
                .push(" AND q.due >= ")
                .bind(self.today),
            Some(Part::Added) => sql.push(" AND q.added_on IS NOT NULL"),
            Some(Part::Letter) => sql.push(" AND q.letter_since IS NOT NULL"),
            Some(Part::Said) => sql
                .push(" AND q.added_on IS NOT NULL AND (q.ended_on IS NOT NULL OR q.state NOT IN ")
                .bind_list(FRESH)
                .push(" AND q.due > ")
                .bind(self.soon)
                .push(" OR q.waits_since IS NOT NULL)"),
            Some(Part::Waiting) => sql.push(" AND q.ended_on IS NULL AND q.waits_since IS NOT NULL"),
            Some(Part::Ended) => sql.push(" AND q.ended_on IS NOT NULL AND q.forgotten_at IS NULL"),
        };
        self.mine.push(sql);
        self.push_asked(sql);
    }

    /// That it runs and is late, fresh or due soon, within reach.
    fn push_pressing(&self, sql: &mut Sql) {
        sql.push(RUNNING).push(" AND (q.state IN ").bind_list(FRESH);
        sql.push(" OR q.due <= ").bind(self.soon).push(")");
        self.mine.push(sql);
    }

    /// Where it lies, whose it is and which words stand in it.
    fn push_asked(&self, sql: &mut Sql) {
        if let Some(kern) = self.kern {
            sql.push(" AND (q.kern_id = ").bind(kern).push(" OR EXISTS (").push(ALSO).push(" = ");
            sql.bind(kern).push("))");
        }
        if let Some(team) = self.team {
            sql.push(" AND q.team_id = ").bind(team);
        }
        if let Some(words) = &self.words {
            words.push(sql);
        }
        match &self.officer {
            Officer::Any => {}
            Officer::Is(officers) => {
                sql.push(" AND q.officer_id IN ").bind_list(officers.iter().copied());
            }
            Officer::Nobody => {
                sql.push(" AND q.officer_id IS NULL");
            }
        }
    }
}

/// A page of them after the first `skip`: what is due first stands first, and of what ended the newest.
pub async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    (skip, most): (i64, i64),
) -> Result<Vec<QuestionRow>, DbError> {
    let mut sql = question::select(" WHERE q.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    sql.push(match wanted.part {
        Some(Part::Ended) => " ORDER BY q.ended_on DESC, q.due DESC, q.number DESC LIMIT ",
        None if wanted.words.is_some() => " ORDER BY q.received_on DESC, q.number DESC LIMIT ",
        _ => " ORDER BY q.due, q.number LIMIT ",
    });
    sql.bind(most).push(" OFFSET ").bind(skip);
    conn.all(sql).await
}

/// How many there are, counted no further than one beyond [`COUNTED`].
pub async fn count(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<i64, DbError> {
    let mut sql =
        Sql::new("SELECT count(*) FROM (SELECT 1 FROM question q WHERE q.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    sql.push(" LIMIT ").bind(COUNTED + 1).push(") f");
    let (count,) = conn.one(sql).await?;
    Ok(count)
}

db::row! {
    /// What of the worklist runs, counted per part and kern.
    pub struct Waiting {
        /// Late, fresh or due soon.
        pub part: Part,
        /// Where it lies.
        pub kern: Option<KernId>,
        /// How many of them are asked for; 0 when others have them.
        pub asked: i64,
    }
}

/// All that runs and is late, fresh or due soon, in one pass: what is within reach, and how much of it is
/// asked for, of whatever part is asked.
pub async fn waiting(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<Vec<Waiting>, DbError> {
    let mut sql = Sql::new("SELECT CASE WHEN q.due < ");
    sql.bind(wanted.today).push(" THEN 'te-laat' WHEN q.state IN ").bind_list(FRESH);
    sql.push(" THEN 'vers' ELSE 'binnenkort' END AS part, q.kern_id AS kern, sum(CASE WHEN 1 = 1");
    wanted.push_asked(&mut sql);
    sql.push(" THEN 1 ELSE 0 END) AS asked FROM question q WHERE q.tenant_id = ").bind(tenant);
    wanted.push_pressing(&mut sql);
    sql.push(" GROUP BY 1, 2");
    conn.all(sql).await
}

/// The kernen in which something else of the worklist lies: what was added and not read, letters, and what
/// waits in a kern beside its own. Arm by arm, for each has an index of its own.
pub async fn kernen(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<Vec<Uuid>, DbError> {
    let mut sql = Sql::new(
        "SELECT q.kern_id FROM question q
         WHERE q.tenant_id = $1 AND q.added_on IS NOT NULL AND q.kern_id IS NOT NULL",
    )
    .with(tenant);
    wanted.mine.push(&mut sql);
    sql.push(" UNION SELECT q.kern_id FROM question q WHERE q.tenant_id = ").bind(tenant);
    sql.push(" AND q.letter_since IS NOT NULL AND q.kern_id IS NOT NULL");
    wanted.mine.push(&mut sql);
    sql.push(
        " UNION SELECT o.kern_id FROM question_also o JOIN question q
         ON q.tenant_id = o.tenant_id AND q.id = o.question_id WHERE o.tenant_id = ",
    );
    sql.bind(tenant);
    wanted.push_pressing(&mut sql);
    let rows: Vec<(Uuid,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}
