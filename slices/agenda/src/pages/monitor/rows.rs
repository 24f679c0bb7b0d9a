// SPDX-License-Identifier: EUPL-1.2
//! A point as a line of a table.

use kernel::Date;
use web::{Page, Words};

use crate::model::PointId;
use crate::pages::source;
use crate::places::Places;
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

    /// The same, marked when its promise is among those that were made up.
    pub(super) fn marked(self, made_up: &[PointId]) -> Self {
        Self { made_up: made_up.contains(&self.point.id), ..self }
    }
}
