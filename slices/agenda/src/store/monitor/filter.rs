// SPDX-License-Identifier: EUPL-1.2
//! What a visitor of the monitor asks for, as conditions of a statement.

use db::Sql;
use kernel::Date;
use villages::{KernId, TeamId};

use crate::model::{Owner, Status};
use crate::store::point::{CURRENT, IN_KERN, NO_DUE, PREVIOUS};

/// Something was agreed and still has to happen.
const OPEN: &str = " AND p.status IN ('agreed', 'planned', 'busy')";
const UNDECIDED: &str = " AND p.status IN ('idea', 'testing')";
const NOT_DONE: &str = " AND p.status NOT IN ('done', 'idea', 'testing')";

/// How the promised dates of a point stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// One is past.
    Late,
    /// One comes this month.
    ThisMonth,
    /// There is none, though something was agreed and still has to happen.
    NoDate,
}

impl Lateness {
    /// Every value, in the order in which screens list them.
    pub const ALL: [Lateness; 3] = [Lateness::Late, Lateness::ThisMonth, Lateness::NoDate];

    /// As addresses have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "te-laat",
            Self::ThisMonth => "deze-maand",
            Self::NoDate => "geen-datum",
        }
    }
}

/// Which status is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusFilter {
    /// This one.
    One(Status),
    /// All on which was decided, but klaar.
    NotDone,
    /// Those in which something was agreed and still has to happen.
    Open,
    /// Those in which nothing is decided yet.
    Undecided,
}

/// What a visitor asks for; all empty asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// About this kern.
    pub kern: Option<KernId>,
    /// Under a theme of this name, on whatever agenda.
    pub theme: Option<String>,
    /// Where they act: by the point, or by a promise on it.
    pub owner: Option<Owner>,
    /// Given to this team, or promised by it.
    pub team: Option<TeamId>,
    /// How it stands.
    pub status: Option<StatusFilter>,
    /// Planned for this year.
    pub year: Option<i16>,
    /// How its promised dates stand.
    pub lateness: Option<Lateness>,
    /// With these words in its title or text, or with this number.
    pub text: Option<String>,
    /// Of agendas that were replaced, instead of those that hold.
    pub previous: bool,
}

impl Filter {
    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Appends what is asked for of a point `p` with its theme `t`, whatever is promised on it.
    fn push(&self, sql: &mut Sql) {
        if let Some(kern) = self.kern {
            sql.push(IN_KERN).bind(kern).push(")");
        }
        if let Some(theme) = &self.theme {
            sql.push(" AND t.name = ").bind(theme);
        }
        match self.status {
            Some(StatusFilter::One(status)) => sql.push(" AND p.status = ").bind(status),
            Some(StatusFilter::NotDone) => sql.push(NOT_DONE),
            Some(StatusFilter::Open) => sql.push(OPEN),
            Some(StatusFilter::Undecided) => sql.push(UNDECIDED),
            None => sql,
        };
        if let Some(year) = self.year {
            sql.push(" AND substr(p.planning, 1, 4) = ").bind(format!("{year:04}"));
        }
        if let Some(text) = &self.text {
            push_text(sql, text);
        }
        if self.previous {
            sql.push(PREVIOUS);
        }
    }

    /// Appends what is asked for of points `p`: a point is somebody's when it is given to them, or
    /// when they promised something on it. Those of replaced agendas are left out, unless they are
    /// asked for.
    pub(super) fn push_points(&self, sql: &mut Sql, today: Date) {
        self.push(sql);
        if let Some(owner) = self.owner {
            sql.push(match owner {
                Owner::Residents => " AND (p.owner_residents = TRUE",
                Owner::Municipality => " AND (p.owner_municipality = TRUE",
                Owner::Partner => " AND (p.owner_partner = TRUE",
            });
            sql.push(PROMISED_ON).push("q.owner = ").bind(owner).push("))");
        }
        if let Some(team) = self.team {
            sql.push(" AND (p.team_id = ").bind(team);
            sql.push(PROMISED_ON).push("q.team_id = ").bind(team).push("))");
        }
        match self.lateness {
            Some(Lateness::NoDate) => {
                sql.push(" AND p.open_due = ").bind(NO_DUE).push(OPEN);
            }
            // What was promised first says enough, whoever promised it.
            Some(Lateness::Late) if !self.names_someone() => {
                sql.push(" AND p.open_due < ").bind(today);
            }
            Some(lateness) => self.push_slipping(sql, lateness, today, ""),
            None => {}
        }
        if !self.previous {
            sql.push(CURRENT);
        }
    }

    /// Whether somebody is asked for, so that promises of others do not count.
    pub fn names_someone(&self) -> bool {
        self.owner.is_some() || self.team.is_some()
    }

    /// Appends that a promise on points `p` is open for such a date: one of who is asked for, as what
    /// slips on their point by another is not theirs. `also` says more of the promise `q`.
    pub(super) fn push_slipping(&self, sql: &mut Sql, lateness: Lateness, today: Date, also: &str) {
        sql.push(
            " AND EXISTS (SELECT 1 FROM promise q WHERE q.tenant_id = p.tenant_id AND q.point_id = p.id
               AND q.outcome IS NULL",
        );
        sql.push(also);
        self.push_whose(sql, "q");
        push_lateness(sql, lateness, today, "q.due");
        sql.push(")");
    }

    /// Appends whose promises on a point `p` are asked for, by the name of their table. One in nobody's
    /// name is of the team of the point.
    pub(super) fn push_whose(&self, sql: &mut Sql, table: &str) {
        let column = |sql: &mut Sql, joint: &str, name: &str| {
            sql.push(joint).push(table).push(".").push(name);
        };
        if let Some(owner) = self.owner {
            column(sql, " AND ", "owner = ");
            sql.bind(owner);
        }
        if let Some(team) = self.team {
            column(sql, " AND (", "team_id = ");
            sql.bind(team);
            column(sql, " OR ", "team_id IS NULL");
            column(sql, " AND ", "group_id IS NULL");
            column(sql, " AND ", "partner_id IS NULL");
            column(sql, " AND ", "owner = ");
            sql.bind(Owner::Municipality).push(" AND p.team_id = ").bind(team).push(")");
        }
    }

    /// Appends what is asked for of promises `r` on a point `p`: whose they are themselves counts, and
    /// their own date. They count wherever they were made.
    pub(super) fn push_promises(&self, sql: &mut Sql, today: Date) {
        self.push(sql);
        self.push_whose(sql, "r");
        if let Some(lateness) = self.lateness {
            sql.push(" AND r.outcome IS NULL");
            push_lateness(sql, lateness, today, "r.due");
        }
    }
}

/// Or a promise on the point `p`, of somebody; a condition and two brackets follow.
const PROMISED_ON: &str = " OR p.id IN (SELECT q.point_id FROM promise q WHERE q.tenant_id = $1 \
    AND (q.outcome IS NULL OR q.outcome <> 'dropped') AND ";

/// Appends that a promise is for such a date, by its column.
fn push_lateness(sql: &mut Sql, lateness: Lateness, today: Date, due: &str) {
    match lateness {
        Lateness::Late => sql.push(" AND ").push(due).push(" < ").bind(today),
        Lateness::ThisMonth => {
            sql.push(" AND ").push(due).push(" >= ").bind(today);
            sql.push(" AND ").push(due).push(" <= ").bind(last_of_month(today))
        }
        // Every promise has a date.
        Lateness::NoDate => sql.push(" AND 1 = 0"),
    };
}

/// The last day of the month of a day.
fn last_of_month(today: Date) -> Date {
    let next = today.add_days(32 - i32::from(today.day()));
    next.add_days(-i32::from(next.day()))
}

fn push_text(sql: &mut Sql, text: &str) {
    let like = format!("%{}%", escaped(&text.to_lowercase()));
    sql.push(" AND (");
    for column in ["p.title", "p.body", "p.place", "p.next_step", "t.name"] {
        sql.push("lower(").push(column).push(") LIKE ").bind(&like).push(" ESCAPE '\\' OR ");
    }
    sql.push("p.number = ").bind(text.trim_start_matches('#').parse::<i64>().unwrap_or(-1)).push(")");
}

/// Text in which `%` and `_` stand for themselves, for `LIKE … ESCAPE '\'`.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_on_their_last_day() {
        for (day, end) in
            [("2026-11-21", "2026-11-30"), ("2026-12-31", "2026-12-31"), ("2028-02-01", "2028-02-29")]
        {
            assert_eq!(last_of_month(day.parse().unwrap()).to_string(), end);
        }
    }

    #[test]
    fn wildcards_stand_for_themselves() {
        assert_eq!(escaped("50%_\\"), "50\\%\\_\\\\");
    }
}
