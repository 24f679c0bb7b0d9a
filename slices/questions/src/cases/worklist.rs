// SPDX-License-Identifier: EUPL-1.2
//! Casussen on the one worklist: promises that are late or nearly due, talks that nobody wrote down, what is
//! asked of the policy officer, and casussen for which nobody is responsible.

use db::Conn;
use kernel::Result;
use villages::KernId;
use web::work::{Urgency, WorkQuery, Worklist};
use web::{Page, Words, WorkItem};

use super::links;
use super::model::Number;
use super::store::casus::CasusRow;
use super::store::list::{self as store, DueRow, DueWanted, Part, Wanted};
use crate::pages::Names;
use crate::policy::WORKERS;
use crate::settings::Rules;
use crate::store::list::{Mine, Officer};

/// Which part of the list of casussen stands under which heading, and why.
const PARTS: [(Part, Urgency, &str); 5] = [
    (Part::Unwritten, Urgency::Overdue, "casus-werk-gesprek"),
    (Part::Asked, Urgency::ToDecide, "casus-werk-voorgelegd"),
    (Part::Said, Urgency::ToDecide, "casus-werk-bericht"),
    (Part::Letter, Urgency::ToDecide, "vraag-werk-brief"),
    (Part::Nobodys, Urgency::ToDecide, "casus-werk-niemand"),
];

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
    let officer = Officer::of(ctx, query.whose);
    let names = Names::read(conn, tenant).await?;
    let mut list = Worklist::default();
    promised(page, conn, query, (&mine, &officer), (&names, &mut list)).await?;
    let kern = query.kern.map(KernId::from_uuid);
    for (part, heading, reason) in PARTS {
        let wanted = Wanted {
            mine: mine.clone(),
            kern,
            officer: officer.clone(),
            part: Some(part),
            today: ctx.today(),
        };
        let count = store::count(conn, tenant, &wanted).await?;
        list.count(heading, usize::try_from(count).unwrap_or_default());
        let rows = store::list(conn, tenant, &wanted, (0, i64::from(query.most(heading)))).await?;
        list.items.extend(rows.iter().map(|row| of_casus(page, &names, row, (part, heading, reason))));
        let everything = Wanted { kern: None, officer: Officer::Any, ..wanted };
        list.kernen.extend(store::kernen(conn, tenant, &everything).await?);
    }
    Ok(list)
}

/// Adds the promises that are late, and those that are nearly due.
async fn promised(
    page: &Page,
    conn: &mut Conn,
    query: &WorkQuery,
    (mine, officer): (&Mine, &Officer),
    (names, list): (&Names, &mut Worklist),
) -> Result<()> {
    let (ctx, tenant) = (&page.ctx, page.ctx.tenant);
    let warn = u16::from(Rules::of(&page.place.row.settings).waarschuw);
    let soon = ctx.calendar.add_working_days(ctx.today(), warn);
    let parts =
        [(Urgency::Overdue, None, ctx.today().add_days(-1)), (Urgency::Soon, Some(ctx.today()), soon)];
    for (heading, from, until) in parts {
        let kern = query.kern.map(KernId::from_uuid);
        let wanted = DueWanted { mine: mine.clone(), kern, officer: officer.clone(), from, until };
        let count = store::count_due(conn, tenant, &wanted).await?;
        list.count(heading, usize::try_from(count).unwrap_or_default());
        let rows = store::due(conn, tenant, &wanted, query.most(heading)).await?;
        list.items.extend(rows.iter().map(|row| of_promise(page, names, row, heading)));
        let everything = DueWanted { kern: None, officer: Officer::Any, ..wanted };
        list.kernen.extend(store::due_kernen(conn, tenant, &everything).await?);
    }
    Ok(())
}

fn titled(page: &Page, number: Number, title: &str) -> Words {
    let number = [("nummer", number.to_string().into())];
    page.say_with("casus-werk-titel", &number, "titel", page.in_dutch(title))
}

fn item(urgency: Urgency, title: Words, place: &str, since: kernel::Date, href: String) -> WorkItem {
    WorkItem {
        urgency,
        title,
        place: place.to_owned(),
        reason: Words::default(),
        since,
        about: None,
        href,
        actions: Vec::new(),
        links: Vec::new(),
        bulk: None,
    }
}

fn of_promise(page: &Page, names: &Names, row: &DueRow, urgency: Urgency) -> WorkItem {
    let number = Number { year: row.year, number: row.number };
    let (title, place) = (titled(page, number, &row.what), names.kern(&row.kern_id));
    let reason = page.say("casus-werk-beloofd", "wie", super::story::by_function(page, &row.whom));
    WorkItem { reason, ..item(urgency, title, place, row.due, links::work(number)) }
}

fn of_casus(
    page: &Page,
    names: &Names,
    row: &CasusRow,
    (part, urgency, reason): (Part, Urgency, &str),
) -> WorkItem {
    let (title, place) = (titled(page, row.number(), &row.title), names.kern(&row.kern_id));
    let since = match part {
        Part::Unwritten => row.next_talk,
        Part::Asked => row.asked_on,
        Part::Said => row.added_on,
        Part::Letter => row.letter_since,
        _ => None,
    };
    let since = since.unwrap_or(row.started_on);
    WorkItem {
        reason: page.t(reason).into(),
        ..item(urgency, title, place, since, links::work(row.number()))
    }
}
