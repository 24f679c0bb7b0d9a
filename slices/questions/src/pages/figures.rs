// SPDX-License-Identifier: EUPL-1.2
//! `/werk/vragen/cijfers`: how fast questions of the last year were answered, per kern, team, theme and
//! month; on the screen and as a file.

use std::collections::BTreeMap;

use askama::Template;
use db::Conn;
use kernel::{Error, Locale, Result, month_long};
use sheet::Cell;
use villages::KernId;
use web::{Page, Reply, Visit};

use super::names::Names;
use crate::figures::Figures;
use crate::links;
use crate::store::figures::{self as store, FigureRow};

/// So many days are looked back.
const DAYS: i32 = 365;

/// A table: the end of the keys of its texts, and its lines.
struct Group {
    name: &'static str,
    lines: Vec<(String, Figures)>,
}

#[derive(Template)]
#[template(path = "questions/figures.html")]
struct FiguresPage {
    p: Page,
    all: Figures,
    groups: Vec<Group>,
}

fn grouped<K: Ord>(
    rows: &[FigureRow],
    page: &Page,
    key: impl Fn(&FigureRow) -> K,
    name: impl Fn(&K) -> String,
) -> Vec<(String, Figures)> {
    let mut groups: BTreeMap<K, Vec<&FigureRow>> = BTreeMap::new();
    for row in rows {
        groups.entry(key(row)).or_default().push(row);
    }
    let today = page.ctx.today();
    groups.into_iter().map(|(key, rows)| (name(&key), Figures::of(rows, today))).collect()
}

fn month(locale: Locale, (year, month): &(i16, i8)) -> String {
    format!("{} {year}", month_long(locale, *month))
}

async fn read(page: &Page, conn: &mut Conn) -> Result<(Figures, Vec<Group>)> {
    let (tenant, today) = (page.ctx.tenant, page.ctx.today());
    let rows = store::since(conn, tenant, today.add_days(-DAYS)).await?;
    let names = Names::read(conn, tenant).await?;
    let or_none = |name: &str| if name.is_empty() { page.t("vraagcijfers-geen") } else { name.to_owned() };
    let of = |row: &FigureRow| names.kern(&row.kern_id).to_owned();
    let group = |name, lines| Group { name, lines };
    let groups = vec![
        group("kern", grouped(&rows, page, of, |name| or_none(name))),
        group("team", grouped(&rows, page, |row| names.team(row.team_id).to_owned(), |name| or_none(name))),
        group("thema", grouped(&rows, page, |row| row.theme.clone(), |name| or_none(name))),
        group(
            "maand",
            grouped(
                &rows,
                page,
                |row| (row.received_on.year(), row.received_on.month()),
                |key| month(page.ctx.locale, key),
            ),
        ),
    ];
    Ok((Figures::of(&rows, today), groups))
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let (all, groups) = read(&visit, &mut visit.read().await?).await?;
    let p = visit.titled(visit.t("vraagcijfers-titel")).crumb(visit.t("menu-werk"), "/werk");
    let p = p.crumb(visit.t("vragen-werk-titel"), links::WORK);
    Reply::page(&FiguresPage { p, all, groups })
}

/// The columns of the file, after what a line is about.
const COLUMNS: [&str; 11] = [
    "gevraagd",
    "beoordeeld",
    "op-tijd",
    "aandeel",
    "beantwoord",
    "mediaan",
    "p90",
    "uitgesteld",
    "heropend",
    "geholpen",
    "wacht",
];

pub(super) async fn xlsx(visit: Visit) -> Result<Reply> {
    let (all, groups) = read(&visit, &mut visit.read().await?).await?;
    let header = ["per", "naam"].into_iter().chain(COLUMNS);
    let header: Vec<String> = header.map(|column| visit.t_of(&["vraagcijfers-kolom-", column])).collect();
    let mut rows = vec![cells(visit.t("vraagcijfers-alles"), String::new(), &all)];
    for group in &groups {
        let per = visit.t_of(&["vraagcijfers-per-", group.name]);
        rows.extend(group.lines.iter().map(|(name, figures)| cells(per.clone(), name.clone(), figures)));
    }
    let title = visit.t("vraagcijfers-blad");
    let body = sheet::write_xlsx(&title, &header, rows).map_err(Error::internal)?;
    let name = format!("vragen-{}-{}.xlsx", visit.place.row.slug, visit.ctx.today());
    Ok(Reply::new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body).download(name))
}

fn cells(per: String, name: String, f: &Figures) -> Vec<Cell> {
    let number = |n: usize| Cell::Int(i64::try_from(n).unwrap_or(i64::MAX));
    let days = |n: Option<i32>| n.map_or(Cell::Empty, |n| Cell::Int(i64::from(n)));
    vec![
        Cell::Text(per),
        Cell::Text(name),
        number(f.asked),
        number(f.judged),
        number(f.in_time),
        f.share().map_or(Cell::Empty, number),
        number(f.answered),
        days(f.median),
        days(f.p90),
        Cell::Int(f.interims),
        Cell::Int(f.reopened),
        number(f.helped),
        number(f.waiting),
    ]
}

/// How many in a hundred heard in time in the last year, of a kern or of all; none of few questions.
pub(crate) async fn public_share(
    page: &Page,
    conn: &mut Conn,
    kern: Option<KernId>,
) -> Result<Option<usize>> {
    let today = page.ctx.today();
    let rows = store::since(conn, page.ctx.tenant, today.add_days(-DAYS)).await?;
    let rows = rows.iter().filter(|row| kern.is_none() || row.kern_id == kern);
    Ok(Figures::of(rows, today).public_share())
}
