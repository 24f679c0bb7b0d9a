// SPDX-License-Identifier: EUPL-1.2
//! Public answers: the list with search, one of them, and those of a kern.

use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use villages::{Kern, KernId};
use web::form::Choice;
use web::search;
use web::{Brake, Page, Reply, Visit};

use super::figures::public_share;
use super::names::{self, Names};
use super::turn::Turn;
use crate::links;
use crate::model::Number;
use crate::settings::Rules;
use crate::store::also;
use crate::store::public::{self as store, PublicRow, Wanted};

/// So many answers stand on one page.
const SHOWN: i64 = 20;
/// So many answers stand under what is asked often.
const OFTEN: i64 = 5;
/// One place on the network says once a day that an answer helped.
const ONCE: Brake = Brake { name: "questions.thanks", most: 1, seconds: 24 * 3600 };
/// So many are looked at when words are asked for.
const FOUND: u32 = 200;

/// A public answer with the names that its line shows.
pub(crate) struct Line {
    pub(crate) row: PublicRow,
    pub(crate) kern: String,
    pub(crate) href: String,
}

#[derive(Template)]
#[template(path = "questions/list.html")]
struct ListPage {
    p: Page,
    /// What is asked often, when nothing is chosen.
    often: Vec<Line>,
    lines: Vec<Line>,
    turn: Turn,
    kernen: Vec<Choice>,
    themes: Vec<Choice>,
    kern: String,
    theme: String,
    words: String,
    /// The day by which who asks today hears.
    by: String,
    share: Option<usize>,
}

impl ListPage {
    fn is_filtered(&self) -> bool {
        !(self.kern.is_empty() && self.theme.is_empty() && self.words.is_empty())
    }
}

async fn lines(page: &Page, conn: &mut Conn, names: &Names, rows: Vec<PublicRow>) -> Result<Vec<Line>> {
    let also = also::of(conn, page.ctx.tenant, rows.iter().map(|row| row.question_id)).await?;
    let line = |row: PublicRow| Line {
        kern: names.kernen(&row.kern_id, also.get(&row.question_id).map_or(&[], Vec::as_slice)),
        href: links::public(row.number()),
        row,
    };
    Ok(rows.into_iter().map(line).collect())
}

pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let rules = Rules::of(&visit.place.row.settings);
    let names = Names::read(&mut conn, tenant).await?;
    let kern = names.kernen.iter().find(|(_, (slug, _))| slug == visit.query.get("kern"));
    let kern = kern.map(|(id, (slug, _))| (*id, slug.clone()));
    let theme = rules.theme(visit.query.get("thema"));
    let words: String = visit.query.get("woorden").chars().take(200).collect();
    let among = match words.is_empty() {
        true => None,
        false => {
            let hits = search::find_of(&mut conn, tenant, Some("vraag"), &words, FOUND).await?;
            Some(hits.into_iter().map(|hit| hit.id).collect())
        }
    };
    let wanted =
        Wanted { kern: kern.as_ref().map(|(id, _)| *id), theme: theme.clone(), among, ..Wanted::default() };
    let mut turn = Turn::of(&visit, links::PUBLIC, SHOWN);
    let rows = turn.cut(store::list(&mut conn, tenant, &wanted, turn.lines()).await?);
    let plain = kern.is_none() && theme.is_none() && words.is_empty() && turn.is_first();
    let often = if plain {
        read(&visit, &mut conn, &names, &Wanted::often(None), (0, OFTEN)).await?
    } else {
        Vec::new()
    };
    Reply::page(&ListPage {
        often,
        lines: lines(&visit, &mut conn, &names, rows).await?,
        turn,
        kernen: names::kern_choices(&mut conn, tenant).await?,
        themes: names::theme_choices(&visit, &rules.themas),
        kern: kern.map(|(_, slug)| slug).unwrap_or_default(),
        theme: theme.unwrap_or_default(),
        words,
        by: rules.promised(&visit),
        share: public_share(&visit, &mut conn, None).await?,
        p: visit.titled(visit.t("vragen-titel")).about(visit.t("vragen-uitleg")),
    })
}

#[derive(Template)]
#[template(path = "questions/public.html")]
struct PublicPage {
    p: Page,
    line: Line,
    /// The page of its first kern, and the name of that.
    kern: Option<(String, String)>,
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let number: Number = visit.param_as("nummer")?;
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let row = store::by_number(&mut conn, tenant, number).await?.ok_or(Error::NotFound)?;
    let names = Names::read(&mut conn, tenant).await?;
    let kern = row.kern_id.and_then(|kern| names.kernen.get(&kern));
    let kern = kern.map(|(slug, name)| (links::of_kern(slug), name.clone()));
    let line = lines(&visit, &mut conn, &names, vec![row]).await?.pop().ok_or(Error::NotFound)?;
    let p = visit.titled(visit.in_dutch(&line.row.title)).about(line.row.question.clone());
    Reply::page(&PublicPage { p: p.crumb(visit.t("menu-vragen"), links::PUBLIC), line, kern })
}

#[derive(Template)]
#[template(path = "questions/kern.html")]
struct KernPage {
    p: Page,
    /// What is asked often.
    often: Vec<Line>,
    kern: Kern,
    lines: Vec<Line>,
    turn: Turn,
    share: Option<usize>,
}

impl KernPage {
    fn ask(&self) -> String {
        links::ask_in(&self.kern.slug)
    }
}

/// The newest public answers about a kern.
pub(crate) async fn newest(
    page: &Page,
    conn: &mut Conn,
    kern: KernId,
    (skip, most): (i64, i64),
) -> Result<Vec<Line>> {
    let names = Names::read(conn, page.ctx.tenant).await?;
    read(page, conn, &names, &Wanted::in_kern(kern), (skip, most)).await
}

/// A part of the public answers that are asked for.
async fn read(
    page: &Page,
    conn: &mut Conn,
    names: &Names,
    wanted: &Wanted,
    part: (i64, i64),
) -> Result<Vec<Line>> {
    let rows = store::list(conn, page.ctx.tenant, wanted, part).await?;
    lines(page, conn, names, rows).await
}

/// A reader says that an answer helped: it is counted, and nothing about who said so is stored.
/// For a day a mark in memory keeps the same place from saying so twice.
pub(super) async fn thank(visit: Visit) -> Result<Reply> {
    let number: Number = visit.param_as("nummer")?;
    let tenant = visit.ctx.tenant;
    let row = store::by_number(&mut visit.read().await?, tenant, number).await?.ok_or(Error::NotFound)?;
    let is_first =
        |place| visit.app.brake(ONCE, (tenant.uuid(), place, row.question_id.uuid()), visit.ctx.now());
    // Who says it twice is thanked twice, and counted once.
    if visit.asker.is_none_or(|place| is_first(place).is_ok()) {
        let id = row.question_id;
        let db = &visit.app.db;
        db.write_housekeeping(move |tx| Box::pin(async move { Ok(store::thank(tx, tenant, id, 1).await?) }))
            .await?;
    }
    Ok(Reply::see(links::public(number)).saying("melding-vraag-hielp"))
}

pub(super) async fn of_kern(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = villages::kern_by_slug(&mut conn, visit.ctx.tenant, visit.param("kern")).await?;
    let kern = kern.ok_or(Error::NotFound)?;
    let mut turn = Turn::of(&visit, links::of_kern(&kern.slug), SHOWN);
    let names = Names::read(&mut conn, visit.ctx.tenant).await?;
    let all = Wanted::in_kern(kern.id);
    let lines = turn.cut(read(&visit, &mut conn, &names, &all, turn.lines()).await?);
    let p = villages::crumbs(visit.titled(visit.t1("vragen-kern-titel", "naam", &kern.name)), &kern);
    let share = public_share(&visit, &mut conn, Some(kern.id)).await?;
    let often = match turn.is_first() {
        true => read(&visit, &mut conn, &names, &Wanted::often(Some(kern.id)), (0, OFTEN)).await?,
        false => Vec::new(),
    };
    Reply::page(&KernPage { p, often, kern, lines, turn, share })
}
