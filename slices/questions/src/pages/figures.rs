// SPDX-License-Identifier: EUPL-1.2
//! `/werk/vragen/cijfers`: how fast questions of the last year were answered, per kern, team, theme and
//! month; on the screen and as a file.

use askama::Template;
use db::Conn;
use kernel::{Error, Locale, Result, month_long};
use sheet::Cell;
use villages::KernId;
use web::{Page, Reply, Visit};

use super::names::Names;
use crate::figures::Figures;
use crate::links;
use crate::report;
use crate::store::figures as store;

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
    /// How many wait for us at this moment, and for how many days the first of them.
    waiting: i64,
    longest: Option<i32>,
}

async fn read(page: &Page, conn: &mut Conn) -> Result<(Figures, Vec<Group>)> {
    let report = report::of_today(conn, &page.ctx).await?;
    let names = Names::read(conn, page.ctx.tenant).await?;
    let none = page.t("vraagcijfers-geen");
    let groups = vec![
        by_name(group("kern", report.kernen, |kern| names.kern(&kern).to_owned(), &none)),
        by_name(group("team", report.teams, |team| names.team(team).to_owned(), &none)),
        by_name(group("thema", report.themes, |theme| theme, &none)),
        group("maand", report.months, |key| month(page.ctx.locale, key), &none),
    ];
    Ok((report.all, groups))
}

fn group<K>(name: &'static str, lines: Vec<(K, Figures)>, words: impl Fn(K) -> String, none: &str) -> Group {
    let words = |key| Some(words(key)).filter(|words| !words.is_empty()).unwrap_or_else(|| none.to_owned());
    Group { name, lines: lines.into_iter().map(|(key, of)| (words(key), of)).collect() }
}

fn by_name(mut group: Group) -> Group {
    group.lines.sort_by(|(one, _), (other, _)| one.cmp(other));
    group
}

fn month(locale: Locale, (year, month): (i16, i8)) -> String {
    format!("{} {year}", month_long(locale, month))
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (all, groups) = read(&visit, &mut conn).await?;
    let (waiting, since) = store::waiting(&mut conn, visit.ctx.tenant).await?;
    let longest = since.map(|since| since.days_until(visit.ctx.today()));
    let p = visit.titled(visit.t("vraagcijfers-titel")).crumb(visit.t("menu-werk"), "/werk");
    let p = p.crumb(visit.t("vragen-werk-titel"), links::WORK);
    Reply::page(&FiguresPage { p, all, groups, waiting, longest })
}

/// The columns of the file, after what a line is about.
const COLUMNS: [&str; 13] = [
    "gevraagd",
    "beoordeeld",
    "op-tijd",
    "aandeel",
    "beantwoord",
    "mediaan",
    "p90",
    "uitgesteld",
    "heropend",
    "gezegd",
    "geholpen",
    "wacht",
    "langst",
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
        number(f.rated),
        number(f.helped),
        number(f.waiting),
        days(f.longest),
    ]
}

/// How many in a hundred heard in time in the last year, of a kern or of all; none of few questions.
pub(crate) async fn public_share(
    page: &Page,
    conn: &mut Conn,
    kern: Option<KernId>,
) -> Result<Option<usize>> {
    Ok(report::of_today(conn, &page.ctx).await?.of_kern(kern).public_share())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_of_the_file_has_its_number() {
        let figures = Figures { rated: 3, helped: 2, waiting: 1, longest: Some(9), ..Figures::default() };
        let cells = cells("Kern".into(), "Aadorp".into(), &figures);
        assert_eq!(cells.len(), COLUMNS.len() + 2);
        for (name, number) in [("gezegd", 3), ("geholpen", 2), ("wacht", 1), ("langst", 9)] {
            let at = COLUMNS.iter().position(|column| *column == name).unwrap();
            assert_eq!(cells[at + 2], Cell::Int(number), "{name}");
        }
    }
}
