// SPDX-License-Identifier: EUPL-1.2
//! The numbers of the monitor as pages show them: sentence, bar, table, reasons.

use std::collections::BTreeMap;

use villages::{Kern, KernId};
use web::Page;

use crate::links;
use crate::model::{Part, Status};
use crate::panels::Counts;
use crate::store::monitor::{KernCount, Promised, Stand, StatusCount};
use crate::store::promise::Standing;

/// How points and promises stand, of the municipality or of one kern.
pub(super) struct Figures {
    /// Points by part of the bar.
    pub counts: Counts,
    /// Points by status, in the order of the statuses, without those that nobody has.
    pub statuses: Vec<(Status, i64)>,
    /// Points with a promise past its date.
    pub late: i64,
    /// How many of those are late by a promise that was made up for a demo.
    pub made_up_late: i64,
    /// Promises by outcome.
    pub standing: Standing,
    /// How many of those were made up for a demo.
    pub made_up: i64,
}

impl Figures {
    pub(super) fn new(page: &Page, rows: &[StatusCount], promised: Promised) -> Self {
        let all: Vec<(Status, i64)> = rows.iter().map(|row| (row.status, row.points)).collect();
        let count = |status: Status| all.iter().find(|(s, _)| *s == status).map_or(0, |(_, n)| *n);
        let statuses = Status::ALL.iter().map(|status| (*status, count(*status)));
        Self {
            counts: Counts::new(page, &all),
            statuses: statuses.filter(|(_, count)| *count > 0).collect(),
            late: rows.iter().map(|row| row.late).sum(),
            made_up_late: rows.iter().map(|row| row.made_up).sum(),
            standing: promised.standing,
            made_up: promised.made_up,
        }
    }

    /// Whether there is nothing to tell: no point that counts, and no promise on any other.
    pub(super) fn is_empty(&self) -> bool {
        self.counts.all() == 0 && self.standing.total() == 0
    }

    /// The answer in one sentence.
    pub(super) fn sentence(&self, page: &Page) -> String {
        if self.counts.all() == 0 {
            return page.t("stand-vorige");
        }
        let args = [
            ("totaal", self.counts.total.into()),
            ("klaar", self.done().into()),
            ("niet", self.not_done().into()),
        ];
        page.ta("monitor-zin", &args)
    }

    /// Points that are klaar.
    pub(super) fn done(&self) -> i64 {
        self.counts.of(Part::Done.class())
    }

    /// Points on which was decided, but that are not.
    pub(super) fn not_done(&self) -> i64 {
        self.counts.total - self.done()
    }

    /// Why points on which was decided are not klaar: their statuses but that one.
    pub(super) fn reasons(&self) -> impl Iterator<Item = &(Status, i64)> {
        self.statuses.iter().filter(|(status, _)| *status != Status::Done && !status.is_undecided())
    }

    /// The statuses in which points wait for a decision.
    pub(super) fn undecided(&self) -> impl Iterator<Item = &(Status, i64)> {
        self.statuses.iter().filter(|(status, _)| status.is_undecided())
    }

    /// Promises by how they stand, without those that nobody made; of the kern with this name in
    /// addresses, unless it is empty.
    pub(super) fn promises(&self, kern: &str) -> Vec<PromiseCount> {
        let all = Stand::ALL.into_iter().map(|stand| PromiseCount {
            key: format!("toezegging-stand-{}", stand.key()),
            count: self.standing.of(stand),
            href: links::promises(kern, Some(stand)),
            overdue: stand == Stand::Overdue,
        });
        all.filter(|line| line.count > 0).collect()
    }
}

/// How many promises stand in some way.
pub(super) struct PromiseCount {
    /// The key of the sentence.
    pub key: String,
    /// How many.
    pub count: i64,
    /// Where they are listed.
    pub href: String,
    /// Whether they are past their date.
    pub overdue: bool,
}

/// One kern in the ranking.
pub(super) struct KernFigures {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its points.
    pub counts: Counts,
    /// Points with a promise past its date.
    pub late: i64,
    /// How many of those are late by a promise that was made up for a demo.
    pub made_up_late: i64,
    /// Days after the date of the promise that waits longest; 0 when none is late.
    pub days: i32,
}

/// Every kern with points, the worst first: most days late, then the smallest share done of what was
/// decided; where nothing was, there is no share, and the kern comes last. Beside them the kernen
/// without points, by name.
pub(super) fn ranking(
    page: &Page,
    kernen: &[Kern],
    rows: &[KernCount],
) -> (Vec<KernFigures>, Vec<(String, String)>) {
    let mut by_kern: BTreeMap<KernId, Vec<&KernCount>> = BTreeMap::new();
    for row in rows {
        by_kern.entry(row.kern_id).or_default().push(row);
    }
    let (mut ranked, mut without) = (Vec::new(), Vec::new());
    for kern in kernen {
        match by_kern.get(&kern.id) {
            Some(rows) => ranked.push(one(page, kern, rows)),
            None if kern.ended_at.is_some() => {}
            None => without.push((kern.slug.clone(), kern.name.clone())),
        }
    }
    ranked.sort_by(|a: &KernFigures, b: &KernFigures| {
        let share =
            |one: &KernFigures, other: &KernFigures| one.counts.of(Part::Done.class()) * other.counts.total;
        let undecided = |one: &KernFigures| one.counts.total == 0;
        let by_days = b.days.cmp(&a.days).then_with(|| undecided(a).cmp(&undecided(b)));
        by_days.then_with(|| share(a, b).cmp(&share(b, a))).then_with(|| a.name.cmp(&b.name))
    });
    (ranked, without)
}

fn one(page: &Page, kern: &Kern, rows: &[&KernCount]) -> KernFigures {
    let all: Vec<(Status, i64)> = rows.iter().map(|row| (row.status, row.points)).collect();
    let first = rows.iter().map(|row| row.first_due).min();
    KernFigures {
        slug: kern.slug.clone(),
        name: kern.name.clone(),
        counts: Counts::new(page, &all),
        late: rows.iter().map(|row| row.late).sum(),
        made_up_late: rows.iter().map(|row| row.made_up).sum(),
        days: first.map_or(0, |due| due.days_until(page.ctx.today()).max(0)),
    }
}
