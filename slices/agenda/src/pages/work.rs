// SPDX-License-Identifier: EUPL-1.2
//! The worklist: what every slice says that waits for this actor, with what can be done in one
//! tap, and one form to give several points a status.

mod together;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result, Scope, ScopeKind};
use uuid::Uuid;
use villages::KernId;
use web::form::Choice;
use web::work::{Urgency, Whose, WorkItem, WorkQuery, Worklist};
use web::{Form, Input, Page, Reply, Visit};

pub(super) use together::status;

use super::point::choices;
use crate::commands::{self, NewNote};
use crate::model;
use crate::policy::{self, PointAt};
use crate::store::point;

/// So many lines of a section are shown at first: what somebody does in a day.
const SHOWN: u32 = 25;
/// So many lines of a section that is shown whole stand on one page: as many points as get a status
/// at once.
const PAGE: u32 = together::MOST;
/// No section is leafed through beyond this page.
const LAST: u32 = 100;
/// The name in addresses of the section that is shown whole.
const WHOLE: &str = "toon";
/// The name in addresses of the page of that section, from 1 on.
const PART: &str = "deel";
/// The name in addresses of whose points are shown.
const WHOSE: &str = "wie";
/// The name in addresses of how many points had the status already.
const SKIPPED: &str = "overgeslagen";

/// Whose points can be chosen, as addresses have it.
const WHOSES: [(&str, Whose); 2] = [("mij", Whose::Mine), ("niemand", Whose::Nobodys)];

#[derive(Template)]
#[template(path = "work.html")]
struct WorkPage {
    p: Page,
    /// Whether there are no kernen yet, and the actor may add them.
    begins: bool,
    groups: Vec<Group>,
    first: usize,
    kernen: Vec<Choice>,
    whose: Vec<Choice>,
    asked: Asked,
    /// Whether only a part is asked for: by kern or by whose points they are.
    filtered: bool,
    bulk: Option<Form>,
    statuses: Vec<Choice>,
    chosen: BTreeSet<Uuid>,
    skipped: Option<usize>,
}

/// What the address asks for, as far as it means something.
#[derive(Clone, Debug, Default)]
struct Asked {
    /// The name in addresses of a kern; empty when there is none.
    kern: String,
    /// Whose points; empty for everybody's.
    wie: &'static str,
    /// The section that is shown whole; empty when there is none.
    whole: &'static str,
    /// Which page of it.
    part: u32,
}

impl Asked {
    fn read(input: &Input, names: &BTreeMap<KernId, (String, String)>) -> Self {
        let kern = names.values().find(|(slug, _)| slug == input.get("kern"));
        let wie = WHOSES.iter().find(|(code, _)| *code == input.get(WHOSE));
        let whole = GROUPS.iter().find(|(_, name)| *name == input.get(WHOLE));
        Self {
            kern: kern.map(|(slug, _)| slug.clone()).unwrap_or_default(),
            wie: wie.map_or("", |(code, _)| *code),
            whole: whole.map_or("", |(_, name)| *name),
            part: input.get(PART).parse().ok().filter(|part| (1..=LAST).contains(part)).unwrap_or(1),
        }
    }

    fn query(&self, names: &BTreeMap<KernId, (String, String)>) -> WorkQuery {
        let kern = names.iter().find(|(_, (slug, _))| *slug == self.kern);
        let whole = GROUPS.iter().find(|(_, name)| *name == self.whole);
        WorkQuery {
            kern: kern.map(|(kern, _)| kern.uuid()),
            whose: WHOSES.iter().find(|(code, _)| *code == self.wie).map(|(_, whose)| *whose),
            limit: SHOWN,
            more: whole.map(|(urgency, _)| (*urgency, self.part * PAGE)),
        }
    }

    /// The address of this worklist with a page of one section.
    fn part_of(&self, group: &str, part: u32) -> String {
        let part = if part > 1 { part.to_string() } else { String::new() };
        let choices = [("kern", self.kern.as_str()), (WHOSE, self.wie), (WHOLE, group), (PART, &part)];
        format!("{}#{group}", address(&choices))
    }
}

/// The lines under one heading.
struct Group {
    /// Id of the heading and end of the keys of its texts.
    name: &'static str,
    items: Vec<WorkItem>,
    /// How many there are, with those that are not shown.
    total: usize,
    /// How many come before those that are shown.
    before: usize,
    /// Whether it is shown whole, a page at a time.
    whole: bool,
}

impl Group {
    /// How many more its own page shows.
    fn rest(&self) -> usize {
        if self.whole { 0 } else { self.total.min(size(PAGE)).saturating_sub(self.items.len()) }
    }

    /// Whether it takes several pages.
    fn is_long(&self) -> bool {
        self.whole && self.total > size(PAGE)
    }

    /// The last line that is shown, counted from 1.
    fn last(&self) -> usize {
        self.before + self.items.len()
    }

    /// The page that is shown, counted from 1.
    fn part(&self) -> u32 {
        u32::try_from(self.before / size(PAGE)).unwrap_or(0) + 1
    }

    fn has_more(&self) -> bool {
        self.last() < self.total && self.part() < LAST
    }
}

fn size(lines: u32) -> usize {
    usize::try_from(lines).unwrap_or(usize::MAX)
}

impl WorkPage {
    fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.total == 0)
    }

    fn is_chosen(&self, id: &Uuid) -> bool {
        self.chosen.contains(id)
    }

    /// Which lines of a long section are shown.
    fn part(&self, group: &Group) -> String {
        let shown = [("van", group.before + 1), ("tot", group.last()), ("totaal", group.total)];
        self.p.ta("werk-deel", &shown.map(|(name, lines)| (name, lines.into())))
    }

    /// Days after its date, for what is late.
    fn late(&self, item: &WorkItem) -> Option<i32> {
        (item.urgency == Urgency::Overdue).then(|| model::days_late(item.since, self.p.ctx.today()))
    }
}

/// The headings, most urgent first.
const GROUPS: [(Urgency, &str); 5] = [
    (Urgency::Overdue, "over-tijd"),
    (Urgency::Soon, "binnenkort"),
    (Urgency::ToDecide, "te-toetsen"),
    (Urgency::Silent, "stil"),
    (Urgency::Draft, "concepten"),
];

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    Reply::page(&page(&visit, &visit.query, Input::default(), Invalid::default()).await?)
}

/// The page as `asked` limits it: by kern and by whose points they are.
async fn page(visit: &Visit, asked: &Input, input: Input, invalid: Invalid) -> Result<WorkPage> {
    let mut conn = visit.read().await?;
    let names = villages::kern_names(&mut conn, visit.ctx.tenant).await?;
    let skipped = asked.get(SKIPPED).parse().ok().filter(|skipped| (1..size(PAGE)).contains(skipped));
    let asked = Asked::read(asked, &names);
    let list = collect(visit, &mut conn, &asked.query(&names)).await?;
    let kernen = kernen(visit, &names, &list.kernen, &asked.kern);
    let chosen = input.all("punt").filter_map(together::parse).map(|(point, _)| point.uuid()).collect();
    let mut p = visit.titled(visit.t("werk-titel"));
    p.wrong = !invalid.0.is_empty();
    let takes_part = list.items.iter().any(|item| item.bulk.is_some()) || p.wrong;
    let groups = groups(list, &asked);
    Ok(WorkPage {
        begins: names.is_empty() && p.may(&villages::policy::ADD),
        filtered: !asked.kern.is_empty() || !asked.wie.is_empty(),
        first: groups.iter().take(2).map(|group| group.total).sum(),
        bulk: takes_part.then(|| Form::wrong(&p, "samen", input, invalid)),
        statuses: choices(&p, "status-", together::settable().map(model::Status::code)),
        whose: choices(&p, "werk-wie-", WHOSES.iter().map(|(code, _)| *code)),
        asked,
        groups,
        kernen,
        chosen,
        skipped,
        p,
    })
}

/// What every slice says that waits.
async fn collect(visit: &Visit, conn: &mut Conn, query: &WorkQuery) -> Result<Worklist> {
    let mut list = Worklist::default();
    for slice in &visit.app.slices {
        list.add(slice.worklist(&visit.page, conn, query).await?);
    }
    Ok(list)
}

/// The kernen to choose from: those where something waits, those of the actor, and the chosen one.
fn kernen(
    visit: &Visit,
    names: &BTreeMap<KernId, (String, String)>,
    waiting: &BTreeSet<Uuid>,
    chosen: &str,
) -> Vec<Choice> {
    let own: Vec<Scope> = visit.ctx.actor.grants().iter().map(|grant| grant.scope).collect();
    let offered = names.iter().filter(|(id, (slug, _))| {
        slug == chosen || own.contains(&Scope::Of(ScopeKind::Kern, id.uuid())) || waiting.contains(&id.uuid())
    });
    let mut kernen: Vec<Choice> = offered.map(|(_, (slug, name))| Choice::new(slug, name)).collect();
    kernen.sort_by(|a, b| a.label.cmp(&b.label));
    kernen
}

/// The lines under their headings: the first ones of each, and of the one that is shown whole the page
/// that is asked for. Slices give at least so many lines, so what is cut off here is not missed.
fn groups(list: Worklist, asked: &Asked) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (urgency, name) in GROUPS {
        let mut items: Vec<WorkItem> =
            list.items.iter().filter(|item| item.urgency == urgency).cloned().collect();
        items.sort_by_key(|item| item.since);
        let total = list.totals.get(&urgency).copied().unwrap_or_default().max(items.len());
        let whole = name == asked.whole;
        let (mut before, most) = match whole {
            true => (size((asked.part - 1) * PAGE), size(PAGE)),
            false => (0, size(SHOWN)),
        };
        // Meanwhile there may be fewer pages: the last one then.
        if before >= items.len() {
            before = items.len().saturating_sub(1) / most * most;
        }
        let items = items.into_iter().skip(before).take(most).collect();
        groups.push(Group { name, items, total, before, whole });
    }
    groups
}

/// Back to the worklist as it was filtered.
fn back(visit: &Visit, said: &'static str) -> Reply {
    back_with(visit, said, 0)
}

/// The same, telling how many of the chosen points had the status already.
fn back_with(visit: &Visit, said: &'static str, skipped: usize) -> Reply {
    let skipped = if skipped > 0 { skipped.to_string() } else { String::new() };
    let kept = ["kern", WHOSE, WHOLE, PART].map(|field| (field, visit.input.get(field)));
    Reply::see(address(&[[(SKIPPED, skipped.as_str())].as_slice(), &kept].concat())).saying(said)
}

/// The address of the worklist with these choices; empty ones are left out.
fn address(choices: &[(&str, &str)]) -> String {
    let mut query = Input::default();
    for (field, value) in choices {
        query.set(field, *value);
    }
    let query = query.query_with("", "");
    if query.is_empty() { "/werk".to_owned() } else { format!("/werk?{query}") }
}

/// "Nog steeds actueel": an internal note says so, and the point is no longer silent.
pub(super) async fn still_current(visit: Visit) -> Result<Reply> {
    let number: i64 = visit.param_as("nummer")?;
    let text = visit.stored_text("werk-actueel-bericht", &[]);
    let ctx = visit.ctx.clone();
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, text) = (ctx.clone(), text.clone());
            Box::pin(async move {
                let point = point::by_number(tx, ctx.tenant, number).await?.ok_or(Error::NotFound)?;
                let kernen = point::kernen(tx, ctx.tenant, point.id).await?;
                let permit = policy::may_note(&ctx, PointAt { point, kernen })?;
                let new = NewNote { text, public: false, photo: None };
                commands::write_note(tx, &ctx, &permit, &new).await
            })
        })
        .await?;
    Ok(back(&visit, "melding-actueel"))
}
