// SPDX-License-Identifier: EUPL-1.2
//! Lists of casussen for colleagues, within their reach, and of the promises in them.

use db::{Conn, DbError, Sql};
use kernel::{Date, PersonId, TenantId};
use uuid::Uuid;
use villages::KernId;

use super::casus::{self, CasusRow};
use crate::cases::model::{CasusId, PromiseId};
use crate::store::COUNTED;
use crate::store::list::{Mine, Officer};

db::code! {
    /// Which part of the list is asked for.
    pub enum Part {
        /// Of which a promise is past its date.
        Late = "te-laat",
        /// Of which something is asked of the policy officer.
        Asked = "voorgelegd",
        /// In which a party said something that nobody read yet.
        Said = "bericht",
        /// Of what a letter has to be posted.
        Letter = "brief",
        /// Of which the day of a planned talk is past.
        Unwritten = "gesprek",
        /// For which nobody is responsible.
        Nobodys = "niemand",
        /// With a result.
        Ended = "afgerond",
    }
}

/// Which casussen are asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Within this reach.
    pub mine: Mine,
    /// In this kern.
    pub kern: Option<KernId>,
    /// Of whom: the officer or the policy officer.
    pub officer: Officer,
    /// Which part; everything when there is none.
    pub part: Option<Part>,
    /// What is before this day is late.
    pub today: Date,
}

const OPEN: &str = " AND c.ended_on IS NULL";

impl Wanted {
    fn push(&self, sql: &mut Sql) {
        match self.part {
            None => sql.push(" AND c.forgotten_at IS NULL"),
            Some(Part::Late) => sql.push(OPEN).push(" AND c.next_due < ").bind(self.today),
            Some(Part::Asked) => sql.push(OPEN).push(" AND c.asked_on IS NOT NULL"),
            Some(Part::Said) => sql.push(" AND c.added_on IS NOT NULL AND c.forgotten_at IS NULL"),
            Some(Part::Letter) => sql.push(" AND c.letter_since IS NOT NULL"),
            Some(Part::Unwritten) => sql.push(OPEN).push(" AND c.next_talk < ").bind(self.today),
            Some(Part::Nobodys) => sql.push(OPEN).push(" AND c.officer_id IS NULL"),
            Some(Part::Ended) => sql.push(" AND c.ended_on IS NOT NULL AND c.forgotten_at IS NULL"),
        };
        reach(sql, &self.mine);
        if let Some(kern) = self.kern {
            sql.push(" AND c.kern_id = ").bind(kern);
        }
        match &self.officer {
            Officer::Any => {}
            Officer::Is(all) => {
                sql.push(" AND (c.officer_id IN ").bind_list(all.iter().copied());
                sql.push(" OR c.policy_id IN ").bind_list(all.iter().copied()).push(")");
            }
            Officer::Nobody => {
                sql.push(" AND c.officer_id IS NULL");
            }
        }
    }
}

/// Appends that a casus `c` lies within reach: by kern or team, or because it names somebody for whom the
/// actor acts.
fn reach(sql: &mut Sql, mine: &Mine) {
    let Some((kernen, teams, persons)) = mine.limits() else { return };
    let persons = || persons.iter().copied();
    sql.push(" AND (c.kern_id IN ").bind_list(kernen.iter().copied());
    sql.push(" OR c.team_id IN ").bind_list(teams.iter().copied());
    sql.push(" OR c.officer_id IN ").bind_list(persons()).push(" OR c.policy_id IN ").bind_list(persons());
    sql.push(" OR (c.officer_id IS NULL AND c.entered_by IN ").bind_list(persons()).push(")");
    sql.push(
        " OR EXISTS (SELECT 1 FROM casus_promise o WHERE o.tenant_id = c.tenant_id AND o.casus_id = c.id
             AND o.outcome IS NULL AND (o.officer_id IN ",
    );
    sql.bind_list(persons()).push(" OR o.team_id IN ").bind_list(teams.iter().copied()).push(")))");
}

/// A page of them after the first `skip`: what is open first, of that what is due first, and what ended
/// by the day of its result.
pub async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    (skip, most): (i64, i64),
) -> Result<Vec<CasusRow>, DbError> {
    let mut sql = casus::select(" WHERE c.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    sql.push(
        " ORDER BY CASE WHEN c.ended_on IS NULL THEN 0 ELSE 1 END, coalesce(c.next_due, '9999-12-31'),
            c.ended_on DESC, c.year DESC, c.number DESC LIMIT ",
    );
    sql.bind(most).push(" OFFSET ").bind(skip);
    conn.all(sql).await
}

/// How many there are, counted no further than one beyond [`COUNTED`].
pub async fn count(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<i64, DbError> {
    let mut sql = Sql::new("SELECT count(*) FROM (SELECT 1 FROM casus c WHERE c.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    sql.push(" LIMIT ").bind(COUNTED + 1).push(") f");
    let (count,) = conn.one(sql).await?;
    Ok(count)
}

/// The kernen in which any of them lie.
pub async fn kernen(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<Vec<Uuid>, DbError> {
    let mut sql = Sql::new("SELECT DISTINCT c.kern_id FROM casus c WHERE c.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    sql.push(" AND c.kern_id IS NOT NULL");
    let rows: Vec<(Uuid,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}

db::row! {
    /// An open promise with what is known of its casus.
    pub struct DueRow {
        /// Which promise.
        pub promise_id: PromiseId,
        /// Of which casus.
        pub casus_id: CasusId,
        /// The year of the number of that casus.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// About which kern.
        pub kern_id: Option<KernId>,
        /// The team that the casus concerns.
        pub casus_team_id: Option<villages::TeamId>,
        /// The officer who is responsible.
        pub casus_officer_id: Option<PersonId>,
        /// What was promised.
        pub what: String,
        /// By whom, by function.
        pub whom: String,
        /// Which colleague promised it.
        pub officer_id: Option<PersonId>,
        /// Which team promised it.
        pub team_id: Option<villages::TeamId>,
        /// By when.
        pub due: Date,
    }
}

pub(super) const DUE: &str =
    "SELECT m.id AS promise_id, m.casus_id, c.year, c.number, c.kern_id, c.team_id AS casus_team_id,
    c.officer_id AS casus_officer_id, m.what, m.whom, m.officer_id, m.team_id, m.due";
pub(super) const PROMISES: &str =
    " FROM casus_promise m JOIN casus c ON c.tenant_id = m.tenant_id AND c.id = m.casus_id
    WHERE m.tenant_id = $1 AND m.outcome IS NULL AND c.ended_on IS NULL";

/// Which open promises are asked for: due from the first day on, until the last.
#[derive(Clone, Debug)]
pub struct DueWanted {
    /// In casussen within this reach.
    pub mine: Mine,
    /// In this kern.
    pub kern: Option<KernId>,
    /// Of whom: who promised it, or else who is responsible for the casus.
    pub officer: Officer,
    /// From this day on; from the beginning when there is none.
    pub from: Option<Date>,
    /// Until this day.
    pub until: Date,
}

impl DueWanted {
    fn push(&self, sql: &mut Sql) {
        sql.push(" AND m.due <= ").bind(self.until);
        if let Some(from) = self.from {
            sql.push(" AND m.due >= ").bind(from);
        }
        reach(sql, &self.mine);
        if let Some(kern) = self.kern {
            sql.push(" AND c.kern_id = ").bind(kern);
        }
        match &self.officer {
            Officer::Any => {}
            Officer::Is(all) => {
                sql.push(" AND coalesce(m.officer_id, c.officer_id) IN ").bind_list(all.iter().copied());
            }
            Officer::Nobody => {
                sql.push(" AND m.officer_id IS NULL AND c.officer_id IS NULL");
            }
        }
    }
}

/// The open promises that are asked for, what is due first first.
pub async fn due(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &DueWanted,
    most: u32,
) -> Result<Vec<DueRow>, DbError> {
    let mut sql = Sql::new(DUE);
    sql.push(PROMISES);
    let mut sql = sql.with(tenant);
    wanted.push(&mut sql);
    sql.push(" ORDER BY m.due, c.year, c.number, m.id LIMIT ").bind(most);
    conn.all(sql).await
}

/// How many there are.
pub async fn count_due(conn: &mut Conn, tenant: TenantId, wanted: &DueWanted) -> Result<i64, DbError> {
    let mut sql = Sql::new("SELECT count(*)");
    sql.push(PROMISES);
    let mut sql = sql.with(tenant);
    wanted.push(&mut sql);
    let (count,) = conn.one(sql).await?;
    Ok(count)
}

/// The kernen in which any of them lie.
pub async fn due_kernen(conn: &mut Conn, tenant: TenantId, wanted: &DueWanted) -> Result<Vec<Uuid>, DbError> {
    let mut sql = Sql::new("SELECT DISTINCT c.kern_id");
    sql.push(PROMISES);
    let mut sql = sql.with(tenant);
    wanted.push(&mut sql);
    sql.push(" AND c.kern_id IS NOT NULL");
    let rows: Vec<(Uuid,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}
