// SPDX-License-Identifier: EUPL-1.2
//! Questions on the one worklist, beside what other slices say: late ones, those that are nearly due, and
//! those that nobody looked at yet.

use std::collections::BTreeMap;

use db::Conn;
use kernel::{Ctx, Date, PersonId, Result};
use web::work::{Urgency, Whose, WorkQuery, Worklist};
use web::{Page, WorkItem};

use crate::links;
use crate::model::{Deed, QuestionId, State};
use crate::pages::{Names, names};
use crate::policy::WORKERS;
use crate::settings::Rules;
use crate::store::deed;
use crate::store::draft::{self, AskedRow};
use crate::store::list::{self as store, Mine, Officer, Part, Wanted};
use crate::store::question::QuestionRow;

/// Which part of the list stands under which heading.
const HEADINGS: [(Part, Urgency); 5] = [
    (Part::Late, Urgency::Overdue),
    (Part::Soon, Urgency::Soon),
    (Part::Fresh, Urgency::ToDecide),
    (Part::Said, Urgency::ToDecide),
    (Part::Letter, Urgency::ToDecide),
];

/// Of so many drafts the kernen are told.
const LOOKED: u32 = 100;

/// What waits for the actor of the page.
///
/// # Errors
/// Whatever the database refuses.
pub async fn items(page: &Page, conn: &mut Conn, query: &WorkQuery) -> Result<Worklist> {
    let (ctx, tenant) = (&page.ctx, page.ctx.tenant);
    let mine = Mine::of(ctx, WORKERS);
    if mine.is_empty() {
        return Ok(Worklist::default());
    }
    let days = u16::from(Rules::of(&page.place.row.settings).waarschuw);
    let officer = Officer::of(ctx, query.whose);
    let mut wanted = Wanted {
        mine,
        kern: query.kern.map(villages::KernId::from_uuid),
        officer,
        team: None,
        words: None,
        part: None,
        today: ctx.today(),
        soon: ctx.calendar.add_working_days(ctx.today(), days),
    };
    let names = Names::read(conn, tenant).await?;
    let mut list = Worklist::default();
    let waiting = store::waiting(conn, tenant, &wanted).await?;
    for (part, heading) in HEADINGS {
        wanted.part = Some(part);
        let count = match part {
            Part::Said | Part::Letter => store::count(conn, tenant, &wanted).await?,
            _ => waiting.iter().filter(|one| one.part == part).map(|one| one.asked).sum(),
        };
        list.count(heading, usize::try_from(count).unwrap_or_default());
        if count == 0 {
            continue;
        }
        let rows = store::list(conn, tenant, &wanted, (0, i64::from(query.most(heading)))).await?;
        let reopened = reopened(conn, ctx, part, &rows).await?;
        let lines = rows.iter().map(|row| {
            let since = since(row, part, reopened.get(&row.id).copied());
            item(page, &names, row, (part, heading), since)
        });
        list.items.extend(lines);
    }
    look_along(page, conn, query, (&wanted.mine, &names), &mut list).await?;
    list.kernen.extend(waiting.iter().filter_map(|one| one.kern).map(kernel::Id::uuid));
    list.kernen.extend(store::kernen(conn, tenant, &wanted).await?);
    Ok(list)
}

/// The drafts that the actor is asked to look at, or somebody from whom they take over.
async fn look_along(
    page: &Page,
    conn: &mut Conn,
    query: &WorkQuery,
    (mine, names): (&Mine, &Names),
    list: &mut Worklist,
) -> Result<()> {
    if query.whose == Some(Whose::Nobodys) {
        return Ok(());
    }
    let persons: Vec<PersonId> = page.ctx.actor.persons().collect();
    let (tenant, heading) = (page.ctx.tenant, Urgency::ToDecide);
    let within = (mine, query.kern.map(villages::KernId::from_uuid));
    let count = draft::count_asked(conn, tenant, &persons, within).await?;
    list.count(heading, usize::try_from(count).unwrap_or_default());
    let rows = draft::asked_of(conn, tenant, &persons, within, query.most(heading)).await?;
    let (reason, zone) = (page.t("vraag-werk-meekijken"), page.ctx.calendar.zone());
    list.items.extend(rows.iter().map(|AskedRow { question, saved_at }| WorkItem {
        reason: reason.clone().into(),
        ..item(page, names, question, (Part::Added, heading), saved_at.date_in(zone))
    }));
    let all = draft::asked_of(conn, tenant, &persons, (mine, None), LOOKED).await?;
    list.kernen.extend(all.iter().filter_map(|row| row.question.kern_id).map(kernel::Id::uuid));
    Ok(())
}

/// On which day those of these that nobody looked at since were last opened again.
async fn reopened(
    conn: &mut Conn,
    ctx: &Ctx,
    part: Part,
    rows: &[QuestionRow],
) -> Result<BTreeMap<QuestionId, Date>> {
    let came_back = |row: &&QuestionRow| part == Part::Fresh && row.state == State::Reopened;
    let ids: Vec<QuestionId> = rows.iter().filter(came_back).map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let newest = deed::newest_of(conn, ctx.tenant, &ids, Deed::Reopen).await?;
    Ok(newest.into_iter().map(|(id, at)| (id, at.date_in(ctx.calendar.zone()))).collect())
}

/// The day that its line names: since when it waits to be looked at, or by when it is due.
fn since(row: &QuestionRow, part: Part, reopened: Option<Date>) -> Date {
    match part {
        Part::Fresh => reopened.unwrap_or(row.received_on),
        Part::Said => row.added_on.unwrap_or(row.due),
        Part::Letter => row.letter_since.unwrap_or(row.due),
        _ => row.due,
    }
}

fn item(
    page: &Page,
    names: &Names,
    row: &QuestionRow,
    (part, urgency): (Part, Urgency),
    since: Date,
) -> WorkItem {
    let reason = match part {
        Part::Fresh if row.state == State::Reopened => page.t("vraag-werk-heropend"),
        Part::Fresh => page.t("vraag-werk-nieuw"),
        Part::Said => page.t("vraag-werk-aangevuld"),
        Part::Letter => page.t("vraag-werk-brief"),
        _ => page.t1("vraag-werk-beloofd", "stand", page.t_of(&["vraagstand-", row.state.code()])),
    };
    WorkItem {
        urgency,
        title: page.say_with(
            "vraag-werk-titel",
            &[("nummer", row.number().to_string().into())],
            "titel",
            names::title(page, row),
        ),
        place: names.kern(&row.kern_id).to_owned(),
        reason: reason.into(),
        since,
        about: None,
        href: if part == Part::Letter { links::letter(row.number()) } else { links::work(row.number()) },
        actions: Vec::new(),
        links: Vec::new(),
        bulk: None,
    }
}
