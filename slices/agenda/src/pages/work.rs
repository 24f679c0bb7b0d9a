// SPDX-License-Identifier: EUPL-1.2
//! The worklist: what every slice says that waits for this actor, with what can be done in one
//! tap, and one form to give several points a status.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use db::Conn;
use kernel::{Ctx, Error, Invalid, Result, Scope, ScopeKind};
use uuid::Uuid;
use villages::KernId;
use web::form::Choice;
use web::slice::Urgency;
use web::{Form, Input, Page, Parser, Reply, Visit, WorkItem};

use super::point::choices;
use crate::commands::{self, NewNote, StatusChange};
use crate::model::{self, PointId, Status};
use crate::places::Places;
use crate::policy::{self, PointAt};
use crate::store::{monitor, point};
use crate::worklist::Whose;

/// The most points that get a status at once.
const MOST: usize = 100;
/// So many lines of a section are shown at first: what somebody does in a day.
const SHOWN: usize = 25;
/// The name in addresses of the section that is shown whole.
const WHOLE: &str = "toon";
/// The name in addresses of how many points had the status already.
const SKIPPED: &str = "overgeslagen";

#[derive(Template)]
#[template(path = "work.html")]
struct WorkPage {
    p: Page,
    groups: Vec<Group>,
    first: usize,
    kernen: Vec<Choice>,
    kern: String,
    whose: Vec<Choice>,
    wie: &'static str,
    /// The section that is shown whole; empty when there is none.
    whole: &'static str,
    /// Whether only a part is asked for: by kern or by whose points they are.
    filtered: bool,
    bulk: Option<Form>,
    statuses: Vec<Choice>,
    chosen: BTreeSet<Uuid>,
    skipped: Option<usize>,
}

/// The lines under one heading.
struct Group {
    /// Id of the heading and end of the keys of its texts.
    name: &'static str,
    items: Vec<WorkItem>,
    /// How many there are, with those that are not shown.
    total: usize,
}

impl Group {
    /// How many are not shown.
    fn rest(&self) -> usize {
        self.total - self.items.len()
    }
}

impl WorkPage {
    /// This page with one section whole.
    fn with_all_of(&self, group: &Group) -> String {
        format!(
            "{}#{}",
            address(&[("kern", &self.kern), (Whose::FIELD, self.wie), (WHOLE, group.name)]),
            group.name
        )
    }

    fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.items.is_empty())
    }

    fn is_chosen(&self, id: &Uuid) -> bool {
        self.chosen.contains(id)
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
    let (kern, whose) = (asked.get("kern"), Whose::parse(asked.get(Whose::FIELD)));
    let wie = whose.map(Whose::code).unwrap_or_default();
    let mut items = collect(visit, &mut conn, wie).await?;
    let names = villages::kern_names(&mut conn, visit.ctx.tenant).await?;
    // What can be chosen does not depend on what was chosen.
    let every = if whose.is_some() { Some(collect(visit, &mut conn, "").await?) } else { None };
    let kernen = kernen(visit, &names, every.as_ref().unwrap_or(&items), kern);
    let chosen_kern = names.values().find(|(slug, _)| slug == kern);
    if let Some((_, name)) = chosen_kern {
        items.retain(|item| lies_in(item, name));
    }
    let chosen = input.all("punt").filter_map(|id| id.parse().ok()).collect();
    let mut p = visit.titled(visit.t("werk-titel"));
    p.wrong = !invalid.0.is_empty();
    let takes_part = items.iter().any(|item| item.bulk.is_some()) || p.wrong;
    let asked_whole = asked.get(WHOLE);
    let whole = GROUPS.iter().find(|(_, name)| *name == asked_whole).map_or("", |(_, name)| *name);
    let groups = groups(items, whole);
    Ok(WorkPage {
        filtered: chosen_kern.is_some() || whose.is_some(),
        first: groups.iter().take(2).map(|group| group.total).sum(),
        bulk: takes_part.then(|| Form::wrong(&p, "samen", input, invalid)),
        statuses: choices(&p, "status-", settable().map(Status::code)),
        kern: chosen_kern.map(|(slug, _)| slug.clone()).unwrap_or_default(),
        whose: choices(&p, "werk-wie-", Whose::ALL.iter().map(|whose| whose.code())),
        wie,
        whole,
        groups,
        kernen,
        chosen,
        skipped: asked.get(SKIPPED).parse().ok().filter(|skipped| (1..MOST).contains(skipped)),
        p,
    })
}

/// What every slice says that waits, of those whom `wie` names.
async fn collect(visit: &Visit, conn: &mut Conn, wie: &'static str) -> Result<Vec<WorkItem>> {
    let mut asking = visit.page.clone();
    asking.query.set(Whose::FIELD, wie);
    let mut items = Vec::new();
    for slice in &visit.app.slices {
        items.extend(slice.worklist(&asking, conn).await?);
    }
    Ok(items)
}

/// The kernen to choose from: those where something waits, those of the actor, and the chosen one.
fn kernen(
    visit: &Visit,
    names: &BTreeMap<KernId, (String, String)>,
    items: &[WorkItem],
    chosen: &str,
) -> Vec<Choice> {
    let own: Vec<Scope> = visit.ctx.actor.grants().iter().map(|grant| grant.scope).collect();
    let offered = names.iter().filter(|(id, (slug, name))| {
        slug == chosen
            || own.contains(&Scope::Of(ScopeKind::Kern, id.uuid()))
            || items.iter().any(|item| lies_in(item, name))
    });
    let mut kernen: Vec<Choice> = offered.map(|(_, (slug, name))| Choice::new(slug, name)).collect();
    kernen.sort_by(|a, b| a.label.cmp(&b.label));
    kernen
}

/// The lines under their headings, the first ones of each, and of `whole` all.
fn groups(items: Vec<WorkItem>, whole: &str) -> Vec<Group> {
    let mut groups: Vec<Group> =
        GROUPS.iter().map(|(_, name)| Group { name, items: Vec::new(), total: 0 }).collect();
    for item in items {
        let at = GROUPS.iter().position(|(urgency, _)| *urgency == item.urgency).unwrap_or(0);
        groups[at].items.push(item);
    }
    for group in &mut groups {
        group.items.sort_by_key(|item| item.since);
        group.total = group.items.len();
        if group.name != whole {
            group.items.truncate(SHOWN);
        }
    }
    groups
}

fn lies_in(item: &WorkItem, kern: &str) -> bool {
    item.place.split(", ").any(|name| name == kern)
}

/// The statuses that a form can give; merging is an act of its own.
fn settable() -> impl Iterator<Item = Status> {
    Status::ALL.iter().copied().filter(|status| *status != Status::Merged)
}

/// Back to the worklist as it was filtered.
fn back(visit: &Visit, said: &'static str) -> Reply {
    back_with(visit, said, 0)
}

/// The same, telling how many of the chosen points had the status already.
fn back_with(visit: &Visit, said: &'static str, skipped: usize) -> Reply {
    let skipped = if skipped > 0 { skipped.to_string() } else { String::new() };
    let kept = ["kern", Whose::FIELD, WHOLE].map(|field| (field, visit.input.get(field)));
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

/// Gives every chosen point the status, or none of them. Those that have it already are skipped.
pub(super) async fn status(visit: Visit) -> Result<Reply> {
    match change_chosen(&visit).await {
        Ok(0) => Ok(back(&visit, "melding-samen")),
        Ok(skipped) => Ok(back_with(&visit, "melding-samen-deels", skipped)),
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&page(&visit, &visit.input, visit.input.clone(), invalid).await?)
        }
        Err(error) => Err(error),
    }
}

/// How many points had the status already.
async fn change_chosen(visit: &Visit) -> Result<usize> {
    let mut parser = Parser::new(&visit.input);
    let points: BTreeSet<PointId> =
        parser.choices("punt", |id| id.parse::<PointId>().ok()).into_iter().collect();
    let wanted = |code: &str| settable().find(|status| status.code() == code);
    let status = parser.choice("status", wanted).unwrap_or(Status::Idea);
    let reason = parser.text("reden", 0, 2000);
    if points.is_empty() {
        parser.wrong("punt", "werk-kies-punten");
    } else if points.len() > MOST {
        parser.wrong("punt", "werk-te-veel");
    }
    if reason.is_empty() && (status.needs_reason() || status == Status::Settled) {
        parser.wrong("reden", "werk-reden-nodig");
    }
    parser.finish()?;
    let outlook = if status == Status::Settled { reason.clone() } else { String::new() };
    let change = StatusChange { status, reason, outlook };
    let (ctx, points) = (visit.ctx.clone(), points.into_iter().collect::<Vec<_>>());
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, points, change) = (ctx.clone(), points.clone(), change.clone());
            Box::pin(async move { change_all(tx, &ctx, &points, &change).await })
        })
        .await
}

/// Each point with a permit of its own. Whatever is refused is named, and then nothing is kept; how
/// many had the status already.
async fn change_all(tx: &mut db::Tx, ctx: &Ctx, ids: &[PointId], change: &StatusChange) -> Result<usize> {
    let (mut refused, mut skipped) = (Invalid::default(), 0);
    let rows = monitor::points(tx, ctx.tenant, ids).await?;
    let places = Places::read(tx, ctx.tenant, ids).await?;
    if rows.len() < ids.len() {
        refused.add("punt", "werk-punt-weg");
    }
    for point in rows {
        let named = vec![("nummer", point.number.to_string()), ("titel", point.title.clone())];
        let at = PointAt { kernen: places.kernen(point.id).to_vec(), point };
        // Without a reason in this form, the one that a point has stays.
        let same = at.point.status == change.status && change.reason.is_empty();
        let outcome = match policy::may_edit(ctx, at) {
            Ok(permit) if same || change.is_nothing_new(&permit.subject().point) => {
                skipped += 1;
                Ok(())
            }
            Ok(permit) => commands::change_status(tx, ctx, &permit, change).await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(()) => {}
            // Who may not see a point does not learn its title either.
            Err(Error::NotFound) => refused.add("punt", "werk-punt-weg"),
            Err(Error::Forbidden) => refused.add_with("punt", "werk-punt-mag-niet", named),
            Err(Error::Conflict(_)) => refused.add_with("punt", "werk-punt-samengevoegd", named),
            Err(error) => return Err(error),
        }
    }
    if skipped > 0 && skipped == ids.len() {
        refused.add("status", "werk-status-zelfde");
    }
    refused.check()?;
    Ok(skipped)
}
