// SPDX-License-Identifier: EUPL-1.2
//! What waits for an officer: promises past or near their date, proposals without an answer,
//! points about which nobody wrote for long, and what is still in the making.

use std::collections::{BTreeMap, BTreeSet};

use db::Conn;
use kernel::{Date, Result, Rule, Timestamp, Who};
use villages::KernId;
use web::work::{Bulk, Urgency, Whose, WorkQuery, Worklist};
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
use crate::store::work::{self, DraftAgenda, Mine, Seen, Wanted};

/// What waits for the actor of the page. The number of statements does not depend on how many
/// kernen or points somebody has.
///
/// # Errors
/// Whatever the database refuses.
pub async fn items(page: &Page, conn: &mut Conn, query: &WorkQuery) -> Result<Worklist> {
    let Who::Roles(roles) = policy::WORK.who else { return Ok(Worklist::default()) };
    let mine = Mine::of(&page.ctx, roles);
    if mine.is_empty() {
        return Ok(Worklist::default());
    }
    let tenant = page.ctx.tenant;
    let wanted = wanted(page, conn, mine, query).await?;
    let found = Found::read(page, conn, &wanted, query).await?;
    let places = Places::read(conn, tenant, &found.points()).await?;
    let waiting: Vec<PointId> = ids(&found.silent).into_iter().chain(ids(&found.to_decide)).collect();
    let rough = story::rough(conn, tenant, &waiting).await?.into_iter().collect();
    let answered = work::answered(conn, tenant, &ids(&found.to_decide)).await?;
    let desk = Desk { page, places, rough, answered };
    let mut list = Worklist { items: desk.items(&found), ..Worklist::default() };
    for (heading, lines) in work::counts(conn, tenant, &wanted).await? {
        list.count(heading, usize::try_from(lines).unwrap_or_default());
    }
    list.kernen = work::kernen(conn, tenant, &wanted.everything()).await?;
    Ok(list)
}

/// What is looked for, as the rules of the game of the municipality say when it is.
async fn wanted(page: &Page, conn: &mut Conn, mine: Mine, query: &WorkQuery) -> Result<Wanted> {
    let rules = Spelregels::of(&page.place.row.settings);
    let today = page.ctx.today();
    let seen = match (query.whose, page.ctx.actor.person()) {
        (Some(Whose::Mine), Some(_)) => Some(Seen::By(page.ctx.actor.persons().collect())),
        (Some(Whose::Nobodys), _) => {
            Some(Seen::ByNobody(Officers::read(conn, page.ctx.tenant).await?.rights()))
        }
        _ => None,
    };
    Ok(Wanted {
        mine,
        kern: query.kern.map(KernId::from_uuid),
        seen,
        today,
        until: today.add_days(i32::from(rules.waarschuw_dagen)),
        silent_before: days_ago(page.ctx.now(), rules.stil_na_dagen),
    })
}

/// The rows behind the lines.
struct Found {
    promises: Vec<(Urgency, PromiseRow)>,
    promised: BTreeMap<PointId, PointRow>,
    to_decide: Vec<PointRow>,
    silent: Vec<PointRow>,
    drafts: Vec<PointRow>,
    agendas: Vec<DraftAgenda>,
}

impl Found {
    async fn read(page: &Page, conn: &mut Conn, wanted: &Wanted, query: &WorkQuery) -> Result<Self> {
        let tenant = page.ctx.tenant;
        let mut promises = Vec::new();
        for kind in [Urgency::Overdue, Urgency::Soon] {
            let rows = work::promises(conn, tenant, wanted, kind, query.most(kind)).await?;
            promises.extend(rows.into_iter().map(|row| (kind, row)));
        }
        let points: Vec<PointId> = promises.iter().map(|(_, promise)| promise.point_id).collect();
        let promised = monitor::points(conn, tenant, &points).await?;
        let drafts = query.most(Urgency::Draft);
        Ok(Self {
            promised: promised.into_iter().map(|point| (point.id, point)).collect(),
            to_decide: of(conn, page, wanted, query, Urgency::ToDecide).await?,
            silent: of(conn, page, wanted, query, Urgency::Silent).await?,
            drafts: of(conn, page, wanted, query, Urgency::Draft).await?,
            // An agenda has no officer of its own.
            agendas: match wanted.seen {
                None => work::agendas(conn, tenant, wanted, drafts).await?,
                Some(_) => Vec::new(),
            },
            promises,
        })
    }

    /// Every point that a line is about.
    fn points(&self) -> Vec<PointId> {
        let own = [&self.to_decide, &self.silent, &self.drafts].into_iter().flatten().map(|point| point.id);
        own.chain(self.promised.keys().copied()).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

async fn of(
    conn: &mut Conn,
    page: &Page,
    wanted: &Wanted,
    query: &WorkQuery,
    kind: Urgency,
) -> Result<Vec<PointRow>> {
    Ok(work::points(conn, page.ctx.tenant, wanted, kind, query.most(kind)).await?)
}

fn ids(points: &[PointRow]) -> Vec<PointId> {
    points.iter().map(|point| point.id).collect()
}

fn days_ago(now: Timestamp, days: u16) -> Timestamp {
    Timestamp::from_micros(now.micros() - i64::from(days) * 86_400_000_000)
}

/// What every line needs.
struct Desk<'p> {
    page: &'p Page,
    places: Places,
    /// Points about which the last thing told has no day.
    rough: BTreeMap<PointId, Precision>,
    /// Proposals that were answered, so that they are not new.
    answered: BTreeSet<PointId>,
}

impl Desk<'_> {
    fn items(&self, found: &Found) -> Vec<WorkItem> {
        let mut items: Vec<WorkItem> = Vec::new();
        items.extend(found.promises.iter().filter_map(|(urgency, promise)| {
            self.promise(*urgency, promise, found.promised.get(&promise.point_id)?)
        }));
        items.extend(found.to_decide.iter().filter_map(|point| self.to_decide(point)));
        items.extend(found.silent.iter().filter_map(|point| self.silent(point)));
        items.extend(found.drafts.iter().filter_map(|point| self.draft(point)));
        items.extend(self.agendas(&found.agendas));
        items
    }

    fn promise(&self, urgency: Urgency, promise: &PromiseRow, point: &PointRow) -> Option<WorkItem> {
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
        let reason = match self.answered.contains(&point.id) {
            true => self.page.t("werk-toetsen-later"),
            false => self.page.t_of(&["werk-toetsen-", point.status.code()]),
        };
        let since = self.page.day_of(&point.created_at);
        let mut item = self.item(Urgency::ToDecide, point, reason, since)?;
        if point.created_at == point.touched_at {
            item.about = self.about(point, since, ["werk-wacht-jaar", "werk-wacht-onbekend"]);
        }
        if self.may(&policy::ASSESS, point) {
            item.links.push(("werk-naar-antwoord", format!("{}#antwoord-haalbaar", item.href)));
        }
        Some(item)
    }

    /// Since when, in words, where the source of the last thing told knows no day.
    fn about(&self, point: &PointRow, since: Date, [year, unknown]: [&str; 2]) -> Option<String> {
        match self.rough.get(&point.id)? {
            Precision::Year => Some(self.page.t1(year, "jaar", since.year().to_string())),
            Precision::Unknown => Some(self.page.t(unknown)),
            Precision::Day => None,
        }
    }

    fn silent(&self, point: &PointRow) -> Option<WorkItem> {
        let reason = self.page.t_of(&["status-", point.status.code()]);
        let since = self.page.day_of(&point.touched_at);
        let mut item = self.item(Urgency::Silent, point, reason, since)?;
        item.about = self.about(point, since, ["werk-stil-jaar", "werk-stil-onbekend"]);
        self.note(&mut item, point);
        // It was answered; now somebody has to decide.
        if point.status.is_undecided() && self.may(&policy::ASSESS, point) {
            item.links.push(("werk-naar-antwoord", format!("{}#antwoord-haalbaar", item.href)));
        }
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
            bulk: self
                .may(&policy::EDIT, point)
                .then(|| Bulk { id: point.id.uuid(), version: point.revision }),
        })
    }

    fn may(&self, rule: &Rule, point: &PointRow) -> bool {
        self.at(point).allows(&self.page.ctx, rule)
    }

    fn at(&self, point: &PointRow) -> PointAt {
        PointAt { point: point.clone(), kernen: self.places.kernen(point.id).to_vec() }
    }
}
