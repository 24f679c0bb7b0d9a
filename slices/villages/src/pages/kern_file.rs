// SPDX-License-Identifier: EUPL-1.2
//! Beheer: many kernen at once from a file. First it tells what would happen, then it adds all.

use askama::Template;
use kernel::{Error, Invalid, Result};
use sheet::{Limits, Table};
use web::{Form, Input, Page, Reply, Visit};

use super::manage::{people, under_list};
use crate::commands::kern as commands;
use crate::commands::same_name;
use crate::model::place::{self, Place};
use crate::model::{Kern, is_name};
use crate::store::kern::FullKern;
use crate::{policy, store};

const FORM: &str = "kernbestand";
/// More kernen than any municipality has.
const ROWS: usize = 500;
/// The columns by the names that they may have; the last one may be missing.
const COLUMNS: [&[&str]; 4] = [
    &["naam", "kern", "dorp"],
    &["lat", "breedte", "breedtegraad"],
    &["lon", "lengte", "lengtegraad"],
    &["inwoners", "aantal inwoners"],
];

/// A row as the file has it: its line, and the text of the four columns.
type Row = (usize, [String; 4]);

/// A row with what it says, and what has to be mended as keys of texts.
struct Line {
    number: usize,
    cells: [String; 4],
    kern: Option<(String, Place, Option<i64>)>,
    wrong: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "villages/kern_file.html")]
struct FilePage {
    p: Page,
    form: Form,
    lines: Vec<Line>,
    wrong: usize,
    /// The rows, to be sent again for good.
    rows: String,
}

fn page(visit: &Visit, lines: Vec<Line>, rows: String, errors: Invalid) -> FilePage {
    let wrong = lines.iter().filter(|line| !line.wrong.is_empty()).count();
    let mut p = under_list(visit.titled(visit.t("kernbestand-titel")));
    p.wrong = wrong > 0 || !errors.0.is_empty();
    FilePage { form: Form::wrong(&p, FORM, Input::default(), errors), p, lines, wrong, rows }
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    policy::add_kern(&visit.ctx)?;
    Reply::page(&page(&visit, Vec::new(), String::new(), Invalid::default()))
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    let permit = policy::add_kern(&visit.ctx)?;
    let again = visit.input.get("regels");
    let rows = if again.is_empty() { of_file(&visit.input) } else { of_text(again) };
    let rows = match rows {
        Ok(rows) => rows,
        Err(errors) => return Reply::invalid(&page(&visit, Vec::new(), String::new(), errors)),
    };
    let known = store::kern::all(&mut visit.read().await?, visit.ctx.tenant).await?;
    let lines = check(&rows, &known);
    let wrong = lines.iter().any(|line| !line.wrong.is_empty());
    if wrong || again.is_empty() {
        let text = serde_json::to_string(&rows).map_err(Error::internal)?;
        let page = page(&visit, lines, text, Invalid::default());
        return if wrong { Reply::invalid(&page) } else { Reply::page(&page) };
    }
    let new = lines.into_iter().filter_map(|line| line.kern).map(|(name, place, residents)| {
        let kern = Kern { residents, ..Kern::new(visit.ctx.id(), name, "", place) };
        FullKern { kern, area: None }
    });
    match commands::add(&visit.app.db, &visit.ctx, permit, new.collect()).await {
        Ok(_) => Ok(Reply::see("/beheer/kernen").saying("melding-kernen-toegevoegd")),
        Err(Error::Invalid(_)) => {
            let late = Invalid::field("bestand", "kern-intussen-beeindigd");
            Reply::invalid(&page(&visit, Vec::new(), String::new(), late))
        }
        Err(error) => Err(error),
    }
}

fn of_text(text: &str) -> Result<Vec<Row>, Invalid> {
    let rows: Option<Vec<Row>> = serde_json::from_str(text).ok();
    rows.filter(|rows| rows.len() <= ROWS).ok_or_else(|| Invalid::field("bestand", "kernbestand-onleesbaar"))
}

fn of_file(input: &Input) -> Result<Vec<Row>, Invalid> {
    let file = input.file("bestand").ok_or_else(|| Invalid::field("bestand", "kernbestand-geen"))?;
    if file.too_large {
        return Err(Invalid::field("bestand", "veld-te-groot"));
    }
    let limits = Limits { rows: ROWS, bytes: 2_000_000, ..Limits::default() };
    let table = sheet::read(&file.bytes, &file.name, &limits).map_err(|error| {
        let mut invalid = Invalid::default();
        invalid.add_with("bestand", error.code(), error.fields());
        invalid
    })?;
    let columns = COLUMNS.map(|names| names.iter().find_map(|name| table.column(name)));
    let mut missing = Invalid::default();
    for (names, column) in COLUMNS.iter().zip(columns).take(3) {
        if column.is_none() {
            let args = vec![("kolom", names[0].to_owned())];
            missing.add_with("bestand", "kernbestand-kolom", args);
        }
    }
    if !missing.0.is_empty() {
        return Err(missing);
    }
    if table.rows.is_empty() {
        return Err(Invalid::field("bestand", "kernbestand-leeg"));
    }
    Ok(rows(&table, columns))
}

fn rows(table: &Table, columns: [Option<usize>; 4]) -> Vec<Row> {
    let cells = |cells: &Vec<String>| {
        columns.map(|column| column.and_then(|at| cells.get(at)).map_or("", |text| text.trim()).to_owned())
    };
    table.rows.iter().map(|row| (row.line, cells(&row.cells))).collect()
}

fn check(rows: &[Row], known: &[Kern]) -> Vec<Line> {
    let mut before: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for (number, cells) in rows {
        let [name, lat, lon, residents] = cells;
        let mut wrong = Vec::new();
        if name.is_empty() {
            wrong.push("kernbestand-naam-leeg");
        } else if name.chars().count() > 80 {
            wrong.push("kernbestand-naam-fout");
        } else if !is_name(name) {
            wrong.push("kern-naam-fout");
        } else if known.iter().any(|kern| same_name(&kern.name, name)) {
            wrong.push("kern-naam-bestaat");
        } else if before.iter().any(|other| same_name(other, name)) {
            wrong.push("kernbestand-naam-twee");
        }
        before.push(name);
        let at = place::number(lat).zip(place::number(lon));
        let at = at.ok_or(place::UNREADABLE).and_then(|(a, b)| Place::of(a, b).ok_or(place::OUTSIDE));
        wrong.extend(at.err());
        let count = people(residents);
        if count.is_none() && !residents.is_empty() {
            wrong.push("kern-inwoners-fout");
        }
        let kern = at.ok().filter(|_| wrong.is_empty()).map(|at| (name.clone(), at, count));
        lines.push(Line { number: *number, cells: cells.clone(), kern, wrong });
    }
    lines
}
