// SPDX-License-Identifier: EUPL-1.2
//! What waits for an officer: promises past or near their date, proposals without an answer,
//! points about which nobody wrote for long, and what is still in the making.

use std::collections::{BTreeMap, BTreeSet};

use db::Conn;
use kernel::{Date, Result, Rule, Timestamp, Who};
use web::slice::Urgency;
use web::{Page, Words, WorkItem};

use crate::links;
use crate::model::{PointId, Precision, Spelregels, Status};
use crate::officers::Officers;
use crate::places::Places;
use crate::policy::{self, PointAt};
use crate::store::monitor;
use crate::store::point::PointRow;
use crate::store::promise::PromiseRow;
use crate::store::story;
use crate::store::work::{self, DraftAgenda, Mine};

/// Everything that waits for the actor of the page, most urgent first. The number of statements
/// does not depend on how many kernen or points somebody has.
///
/// # Errors
/// Whatever the database refuses.
pub async fn items(page: &Page, conn: &mut Conn) -> Result<Vec<WorkItem>> {
    let Who::Roles(roles) = policy::WORK.who else { return Ok(Vec::new()) };
    let mut mine = Mine::of(&page.ctx, roles);
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let whose = Whose::parse(page.query.get(Whose::FIELD));
    if let (Some(Whose::Mine), Some(person)) = (whose, page.ctx.actor.person()) {
        mine = mine.only(person.id);
    }
    let rules = Spelregels::of(&page.place.row.settings);
    let (tenant, today) = (page.ctx.tenant, page.ctx.today());
    let until = today.add_days(i32::from(rules.waarschuw_dagen));
    let promises = work::promises(conn, tenant, &mine, until).await?;
    let promised: Vec<PointId> = promises.iter().map(|promise| promise.point_id).collect();
    let points = monitor::points(conn, tenant, &promised).await?;
    let to_decide = work::to_decide(conn, tenant, &mine).await?;
    let silent = work::silent(conn, tenant, &mine, days_ago(page.ctx.now(), rules.stil_na_dagen)).await?;
    let drafts = work::drafts(conn, tenant, &mine).await?;
    let agendas = if whose.is_none() { work::draft_agendas(conn, tenant, &mine).await? } else { Vec::new() };
    let all = [&points, &to_decide, &silent, &drafts].into_iter().flatten();
    let ids: BTreeSet<PointId> = all.map(|point| point.id).collect();
    let places = Places::read(conn, tenant, &ids.into_iter().collect::<Vec<_>>()).await?;

    let officers = Officers::read(conn, tenant).await?;
    let quiet: Vec<PointId> = silent.iter().map(|point| point.id).collect();
    let rough = story::rough(conn, tenant, &quiet).await?.into_iter().collect();
    let desk = Desk { page, places, today, officers, whose, rough };
    let by_id: BTreeMap<PointId, &PointRow> = points.iter().map(|point| (point.id, point)).collect();
    let mut items: Vec<WorkItem> = Vec::new();
    items.extend(
        promises.iter().filter_map(|promise| desk.promise(promise, by_id.get(&promise.point_id).copied()?)),
    );
    items.extend(to_decide.iter().filter_map(|point| desk.to_decide(point)));
    let quiet = silent.iter().filter(|point| !by_id.contains_key(&point.id));
    items.extend(quiet.filter_map(|point| desk.silent(point)));
    items.extend(drafts.iter().filter_map(|point| desk.draft(point)));
    items.extend(desk.agendas(&agendas));
    items.sort_by_key(|item| (item.urgency, item.since));
    Ok(items)
}

fn days_ago(now: Timestamp, days: u16) -> Timestamp {
    Timestamp::from_micros(now.micros() - i64::from(days) * 86_400_000_000)
}

/// What every line needs.
struct Desk<'p> {
    page: &'p Page,
    places: Places,
    today: Date,
    officers: Officers,
    whose: Option<Whose>,
    /// Points about which the last thing told has no day.
    rough: BTreeMap<PointId, Precision>,
}

/// Whose points a worklist shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those whose officer is the actor.
    Mine,
    /// Those without an officer.
    Nobodys,
}

impl Whose {
    /// The name of the choice in addresses.
    pub(crate) const FIELD: &'static str = "wie";
    /// Every choice.
    pub(crate) const ALL: [Whose; 2] = [Whose::Mine, Whose::Nobodys];

    /// As addresses have it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mij",
            Self::Nobodys => "niemand",
        }
    }

    /// The choice with this code; `None` shows everything.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whose| whose.code() == code)
    }
}

impl Desk<'_> {
    fn promise(&self, promise: &PromiseRow, point: &PointRow) -> Option<WorkItem> {
        // A promise may be a team's while its point is not, and then its draft is not theirs to see.
        if !self.at(point).is_visible(&self.page.ctx) {
            return None;
        }
        let late = promise.due < self.today;
        let urgency = if late { Urgency::Overdue } else { Urgency::Soon };
        let reason = self.page.say("werk-toegezegd", "wat", self.page.in_dutch(&promise.what));
        let mut item = self.item(urgency, point, reason, promise.due)?;
        self.note(&mut item, point);
        if self.may(&policy::PROMISE, point) {
            let number = promise.number;
            item.links.push(("werk-naar-uitkomst", format!("{}#uitkomst-{number}-uitkomst", item.href)));
            if point.status != Status::Merged {
                item.links.push(("werk-naar-verzet", format!("{}#verzet-{number}-datum", item.href)));
            }
        }
        Some(item)
    }

    fn to_decide(&self, point: &PointRow) -> Option<WorkItem> {
        let reason = self.page.t_of(&["werk-toetsen-", point.status.code()]);
        let mut item = self.item(Urgency::ToDecide, point, reason, self.page.day_of(&point.created_at))?;
        if self.may(&policy::ASSESS, point) {
            item.links.push(("werk-naar-antwoord", format!("{}#antwoord-haalbaar", item.href)));
        }
        Some(item)
    }

    fn silent(&self, point: &PointRow) -> Option<WorkItem> {
        let reason = self.page.t_of(&["status-", point.status.code()]);
        let since = self.page.day_of(&point.touched_at);
        let mut item = self.item(Urgency::Silent, point, reason, since)?;
        item.about = match self.rough.get(&point.id) {
            Some(Precision::Year) => Some(self.page.t1("werk-stil-jaar", "jaar", since.year().to_string())),
            Some(Precision::Unknown) => Some(self.page.t("werk-stil-onbekend")),
            Some(Precision::Day) | None => None,
        };
        self.note(&mut item, point);
        Some(item)
    }

    fn draft(&self, point: &PointRow) -> Option<WorkItem> {
        let reason = self.page.t("werk-concept-punt");
        let mut item = self.item(Urgency::Draft, point, reason, self.page.day_of(&point.created_at))?;
        item.bulk = None;
        if self.may(&policy::EDIT, point) {
            item.links.push(("werk-naar-bewerken", format!("{}/bewerken", item.href)));
        }
        Some(item)
    }

    /// Agendas in the making; an agenda of several kernen is one line.
    fn agendas(&self, rows: &[DraftAgenda]) -> Vec<WorkItem> {
        let mut lines: Vec<WorkItem> = Vec::new();
        for group in rows.chunk_by(|a, b| a.id == b.id) {
            let kernen: Vec<_> = group.iter().map(|row| row.kern_id).collect();
            let slug = kernen.first().and_then(|kern| self.places.names().get(kern)).map(|(slug, _)| slug);
            let (Some(slug), Some(agenda)) = (slug, group.first()) else { continue };
            lines.push(WorkItem {
                urgency: Urgency::Draft,
                title: self.page.in_dutch(&agenda.title),
                place: self.places.join(&kernen),
                reason: self.page.t("werk-concept-agenda").into(),
                since: self.page.day_of(&agenda.created_at),
                about: None,
                href: links::agenda(slug),
                actions: Vec::new(),
                links: Vec::new(),
                bulk: None,
            });
        }
        lines
    }

    /// "Nog steeds actueel" in one tap, and the way to a message, for who may write.
    fn note(&self, item: &mut WorkItem, point: &PointRow) {
        if self.may(&policy::NOTE, point) {
            item.actions.push(("werk-doe-actueel", format!("/werk/actueel/{}", point.number)));
            item.links.push(("werk-naar-bericht", format!("{}#bericht-tekst", item.href)));
        }
    }

    fn item(
        &self,
        urgency: Urgency,
        point: &PointRow,
        reason: impl Into<Words>,
        since: Date,
    ) -> Option<WorkItem> {
        let has_officer = || self.officers.of(point, self.places.kernen(point.id)).is_some();
        if self.whose == Some(Whose::Nobodys) && has_officer() {
            return None;
        }
        let slug = self.places.slug(point.id)?;
        Some(WorkItem {
            urgency,
            title: self.page.in_dutch(&point.title),
            place: self.places.words(point.id),
            reason: reason.into(),
            since,
            about: None,
            href: links::point(slug, point.number),
            actions: Vec::new(),
            links: Vec::new(),
            bulk: self.may(&policy::EDIT, point).then(|| point.id.uuid()),
        })
    }

    fn may(&self, rule: &Rule, point: &PointRow) -> bool {
        self.at(point).allows(&self.page.ctx, rule)
    }

    fn at(&self, point: &PointRow) -> PointAt {
        PointAt { point: point.clone(), kernen: self.places.kernen(point.id).to_vec() }
    }
}
