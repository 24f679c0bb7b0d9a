// SPDX-License-Identifier: EUPL-1.2
//! A point as a line of a table.

use std::collections::BTreeMap;

use db::Conn;
use kernel::{Date, Result, TenantId};
use web::{Page, Words};

use crate::model::{self, PointId};
use crate::pages::source;
use crate::places::Places;
use crate::store::monitor::{self, Filter};
use crate::store::point::PointRow;

/// One line.
pub(super) struct Row {
    /// The point.
    pub point: PointRow,
    /// Where it can be read.
    pub href: String,
    /// Its kernen.
    pub place: String,
    /// Who act.
    pub owners: String,
    /// When, in words; empty when nobody knows.
    pub planning: String,
    /// Why it is not done, when that is sure.
    pub why: Words,
    /// The next promised date.
    pub due: Option<Date>,
    /// Days after that date.
    pub late: Option<i32>,
    /// Whether that promise was made up for a demo.
    pub made_up: bool,
}

impl Row {
    pub(super) fn new(page: &Page, places: &Places, point: PointRow) -> Self {
        let owners: Vec<String> =
            point.owners().iter().map(|owner| page.t_of(&["eigenaar-", owner.code()])).collect();
        Self {
            href: places.href(point.id, point.number),
            place: places.words(point.id),
            owners: owners.join(", "),
            planning: point.planning.map(|planning| planning.label(page.ctx.locale)).unwrap_or_default(),
            why: source::why(page, &point),
            due: point.due(),
            late: point.days_late(page.ctx.today()),
            made_up: false,
            point,
        }
    }

    /// The same with the date of who is asked for, marked when what was promised for it was made up.
    pub(super) fn dated(self, dates: &Dates) -> Self {
        let Some(own) = &dates.own else {
            return Self { made_up: dates.made_up.contains(&self.point.id), ..self };
        };
        let found = own.get(&self.point.id);
        let due = found.map(|(due, _)| *due);
        let late = due.map(|due| model::days_late(due, dates.today)).filter(|days| *days > 0);
        Self { due, late, made_up: found.is_some_and(|(_, made_up)| *made_up), ..self }
    }
}

/// What is told of the dates of the points on a page.
pub(super) struct Dates {
    today: Date,
    /// Points whose next promise was made up for a demo.
    made_up: Vec<PointId>,
    /// The next date of who is asked for, and whether that was made up; `None` when nobody is.
    own: Option<BTreeMap<PointId, (Date, bool)>>,
}

impl Dates {
    pub(super) async fn read(
        conn: &mut Conn,
        tenant: TenantId,
        filter: &Filter,
        today: Date,
        ids: &[PointId],
    ) -> Result<Self> {
        if !filter.names_someone() {
            return Ok(Self { today, made_up: monitor::made_up(conn, tenant, ids).await?, own: None });
        }
        let own = monitor::own_dates(conn, tenant, filter, ids).await?;
        let own = own.into_iter().map(|(point, due, made_up)| (point, (due, made_up == Some(due))));
        Ok(Self { today, made_up: Vec::new(), own: Some(own.collect()) })
    }
}
