// SPDX-License-Identifier: EUPL-1.2
//! The story of a point: everything that happened, in order, as lines to read.

use std::collections::BTreeMap;

use db::Conn;
use kernel::{Result, Timestamp};
use uuid::Uuid;
use web::{Page, Words};

use crate::model::{Outcome, PointId, Precision, PromiseId, Status};
use crate::parties::{Named, Parties};
use crate::places::Places;
use crate::policy::PointAt;
use crate::store::monitor;
use crate::store::photo::{self, PhotoRow};
use crate::store::promise::{self, MoveRow, PromiseRow};
use crate::store::story::{self, AssessmentRow, EventRow, NoteRow};

/// One step of the story.
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// When, in words, as exactly as it is known.
    pub when: String,
    /// Which kind; the class `kp-story__…` in the stylesheet.
    pub kind: &'static str,
    /// What happened, in words.
    pub title: Words,
    /// More, in words.
    pub text: Words,
    /// By which function.
    pub by: String,
    /// A date that no longer holds.
    pub old_date: String,
    /// The date that holds instead.
    pub new_date: String,
    /// For colleagues only.
    pub internal: bool,
    /// Part of the example data of a demo.
    pub example: bool,
    /// The photos with it.
    pub photos: Vec<PhotoRow>,
}

/// So many photos stand together at the head of the page.
const GALLERY: usize = 4;

/// Everything that the page of a point tells.
pub struct Story {
    /// The steps, oldest first.
    pub steps: Vec<Step>,
    /// The promises, open ones first by date.
    pub promises: Vec<PromiseRow>,
}

impl Story {
    /// Whether there is a photo that everybody may see.
    pub fn has_photos(&self) -> bool {
        self.gallery().next().is_some()
    }

    /// The newest photos that everybody may see, newest first.
    pub fn gallery(&self) -> impl Iterator<Item = &PhotoRow> {
        let photos = self.steps.iter().rev().flat_map(|step| &step.photos);
        photos.filter(|photo| photo.public && photo.file_id.is_some()).take(GALLERY)
    }

    /// The open promises, the first date first.
    pub fn open(&self) -> impl Iterator<Item = &PromiseRow> {
        self.promises.iter().filter(|promise| promise.outcome.is_none())
    }

    /// The open promise that comes first.
    pub fn next(&self) -> Option<&PromiseRow> {
        self.open().next()
    }
}

/// Reads the story. The number of queries does not depend on how much happened.
pub(crate) async fn read(page: &Page, conn: &mut Conn, at: &PointAt, parties: &Parties) -> Result<Story> {
    let (tenant, point) = (page.ctx.tenant, at.point.id);
    let internal = at.shows_internal(&page.ctx);
    let events = story::events(conn, tenant, point).await?;
    let notes = story::notes(conn, tenant, point, internal).await?;
    let answers = story::assessments(conn, tenant, point).await?;
    let mut promises = promise::of_point(conn, tenant, point).await?;
    let moves = promise::moves_of_point(conn, tenant, point).await?;
    let others = numbers(conn, page, &events).await?;
    let mut steps = Vec::new();
    steps.extend(events.iter().map(|row| event(page, row, &others)));
    let mut photos: BTreeMap<Uuid, Vec<PhotoRow>> = BTreeMap::new();
    for row in photo::of_point(conn, tenant, point, internal).await? {
        photos.entry(row.note_id).or_default().push(row);
    }
    steps.extend(notes.into_iter().map(|row| {
        let photos = photos.remove(&row.id).unwrap_or_default();
        Step { photos, ..note(page, row) }
    }));
    steps.extend(answers.into_iter().map(|row| answer(page, row, parties)));
    steps.extend(promises.iter().map(|row| made(page, row, parties)));
    steps.extend(promises.iter().filter_map(|row| ended(page, row)));
    let what: BTreeMap<PromiseId, &PromiseRow> = promises.iter().map(|row| (row.id, row)).collect();
    steps.extend(moves.into_iter().map(|row| moved(page, row, &what)));
    steps.sort_by_key(|step| step.at);
    promises.sort_by_key(|row| (row.outcome.is_some(), row.due));
    Ok(Story { steps, promises })
}

/// Number and title of the points that this one was merged with, as far as this reader may see
/// them: one of them can have become a concept since.
async fn numbers(
    conn: &mut Conn,
    page: &Page,
    events: &[EventRow],
) -> Result<BTreeMap<PointId, (i64, String)>> {
    let mut numbers = BTreeMap::new();
    let ids: Vec<PointId> = events.iter().filter_map(|event| event.other_point).collect();
    if ids.is_empty() {
        return Ok(numbers);
    }
    for at in visible(conn, page, &ids).await? {
        numbers.insert(at.point.id, (at.point.number, at.point.text.title));
    }
    Ok(numbers)
}

/// Those of these points that this reader may see.
pub(super) async fn visible(conn: &mut Conn, page: &Page, ids: &[PointId]) -> Result<Vec<PointAt>> {
    let places = Places::read(conn, page.ctx.tenant, ids).await?;
    let rows = monitor::points(conn, page.ctx.tenant, ids).await?;
    let rows = rows.into_iter().map(|point| PointAt { kernen: places.kernen(point.id).to_vec(), point });
    Ok(rows.filter(|at| at.is_visible(&page.ctx)).collect())
}

/// A role in words; what Brink loaded itself names nobody.
pub fn by(page: &Page, role: &str) -> String {
    kernel::Role::parse(role).map(|role| page.role(role)).unwrap_or_default()
}

fn step(page: &Page, at: Timestamp, kind: &'static str, title: Words) -> Step {
    Step {
        at,
        when: page.day(page.day_of(&at)),
        kind,
        title,
        text: Words::default(),
        by: String::new(),
        old_date: String::new(),
        new_date: String::new(),
        internal: false,
        example: false,
        photos: Vec::new(),
    }
}

/// What a source told: its own words, and only beside them what that is called here.
fn told(page: &Page, words: &str, status: Status) -> (Words, Words) {
    let here = [("status", page.t_of(&["status-", status.code()]).into())];
    let text = if words.is_empty() {
        page.ta("verhaal-bron-zonder", &here).into()
    } else {
        page.say_with("verhaal-bron-woorden", &here, "woorden", page.in_dutch(words))
    };
    (page.t("verhaal-bron").into(), text)
}

fn event(page: &Page, row: &EventRow, others: &BTreeMap<PointId, (i64, String)>) -> Step {
    let title = match row.other_point.and_then(|id| others.get(&id)) {
        Some((number, title)) if row.status == Status::Merged => {
            merged(page, "verhaal-samengevoegd-in", *number, title)
        }
        Some((number, title)) => merged(page, "verhaal-samengevoegd-met", *number, title),
        None if row.other_point.is_some() && row.status != Status::Merged => {
            page.t("verhaal-samengevoegd-ander").into()
        }
        None => page.t_of(&["verhaal-status-", row.status.code()]).into(),
    };
    let text = if row.outlook.is_empty() || row.outlook == row.text {
        row.text.clone()
    } else {
        format!("{}\n{}", row.text, row.outlook).trim().to_owned()
    };
    let (title, text) = match &row.source_words {
        Some(words) => told(page, words, row.status),
        None => (title, page.in_dutch(text)),
    };
    // That it came on the website is no new status, though it is told with the one that it had then.
    let (title, text) =
        if row.published { (page.t("verhaal-op-website").into(), Words::default()) } else { (title, text) };
    let kind = match row.status {
        Status::Idea => "wens",
        Status::Testing => "toets",
        Status::Done => "klaar",
        status if status.is_closed() => "einde",
        _ => "akkoord",
    };
    let base = step(page, row.at, kind, title);
    let when = match row.precision {
        Precision::Day => base.when,
        Precision::Year => page.day_of(&row.at).year().to_string(),
        Precision::Unknown => page.t("verhaal-datum-onbekend"),
    };
    let by = by(page, &row.by_role);
    // Who read it in did not give it that status.
    let by = match &row.source_words {
        Some(_) if !by.is_empty() => page.t1("verhaal-overgenomen", "functie", by),
        _ => by,
    };
    Step { when, text, by, example: row.example, ..base }
}

fn merged(page: &Page, key: &str, number: i64, title: &str) -> Words {
    page.say_with(key, &[("nummer", number.into())], "titel", page.in_dutch(title))
}

fn note(page: &Page, row: NoteRow) -> Step {
    let key = if row.public { "verhaal-bericht" } else { "verhaal-bericht-intern" };
    let base = step(page, row.at, "bericht", page.t(key).into());
    let text = page.in_dutch(row.text);
    Step { text, by: by(page, &row.by_role), internal: !row.public, example: row.example, ..base }
}

/// The answer with whose it is and which team looks at it: functions and teams, never persons.
fn answer(page: &Page, row: AssessmentRow, parties: &Parties) -> Step {
    let title = page.t_of(&["verhaal-antwoord-", row.feasible.code()]).into();
    let who = parties.words(page, row.owner, Named { team: row.team_id, ..Named::default() });
    let mut text = page.in_dutch(row.answer).and("\n").and(page.t1("verhaal-antwoord-van", "wie", who));
    if let Some(cost) = row.cost {
        text = text.and("\n").and(page.t1("verhaal-kosten", "bedrag", cost.format(page.ctx.locale)));
    }
    Step { text, by: by(page, &row.by_role), example: row.example, ..step(page, row.at, "toets", title) }
}

fn made(page: &Page, row: &PromiseRow, parties: &Parties) -> Step {
    let who = parties.words(page, row.owner, row.named());
    let title = page.t2("verhaal-toezegging", "wie", who, "datum", page.day(row.first_due)).into();
    Step {
        text: page.in_dutch(&row.what),
        by: by(page, &row.by_role),
        example: row.example,
        ..step(page, row.made_at, "afspraak", title)
    }
}

fn moved(page: &Page, row: MoveRow, promises: &BTreeMap<PromiseId, &PromiseRow>) -> Step {
    let what = promises.get(&row.promise_id).map(|promise| promise.what.as_str()).unwrap_or_default();
    let title = page.say("verhaal-verzet", "wat", page.in_dutch(what));
    Step {
        text: page.in_dutch(row.reason),
        by: by(page, &row.by_role),
        old_date: page.day(row.from_due),
        new_date: page.day(row.to_due),
        example: row.example,
        ..step(page, row.at, "verzet", title)
    }
}

fn ended(page: &Page, row: &PromiseRow) -> Option<Step> {
    let (outcome, at) = (row.outcome?, row.outcome_at?);
    let kind = if outcome == Outcome::Kept { "klaar" } else { "einde" };
    let key = format!("verhaal-uitkomst-{}", outcome.code());
    let title = page.say(&key, "wat", page.in_dutch(&row.what));
    let reason = page.in_dutch(&row.outcome_reason);
    let text = match row.outcome_on {
        Some(on) => Words::from(page.t1("verhaal-klaar-op", "datum", page.day(on))).and("\n").and(reason),
        None => reason,
    };
    let by = row.outcome_by_role.as_deref().map(|role| by(page, role)).unwrap_or_default();
    Some(Step { text, by, example: row.example, ..step(page, at, kind, title) })
}
