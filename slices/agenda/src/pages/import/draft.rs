// SPDX-License-Identifier: EUPL-1.2
//! One file: what would happen, what its columns and words mean, and the button that imports it.

use askama::Template;
use kernel::{Error, Invalid, Result};
use sheet::Table;
use web::form::Choice;
use web::{Page, Reply, Visit};

use super::HOME;
use super::table::{Column, Word, columns, municipalities, said, words};
use crate::commands::{self, Choice as Rows, Imported};
use crate::import::report::ReportRow;
use crate::import::status;
use crate::import::{self, Fate, Field, Mapping, Plan, Problem, Report};
use crate::model::Status;
use crate::policy;
use crate::store::import::draft::{self as drafts, DraftId, DraftRow};

/// So many rows are shown of each sort.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "import_draft.html")]
struct DraftPage {
    p: Page,
    action: String,
    draft: DraftRow,
    errors: Vec<(String, String)>,
    report: Option<Report>,
    columns: Vec<Column>,
    fields: Vec<Choice>,
    words: Vec<Word>,
    more_words: usize,
    statuses: Vec<Choice>,
    municipalities: Vec<String>,
    municipality: String,
    skip: bool,
}

impl DraftPage {
    fn say(&self, problem: &Problem) -> String {
        say(&self.p, problem.key, &problem.args)
    }

    fn notes(&self, report: &Report) -> Vec<String> {
        report.notes.iter().take(20).map(|note| say(&self.p, note.code(), &note.fields())).collect()
    }

    /// Which fields of a point change, in words.
    fn fields_of(&self, row: &ReportRow) -> String {
        let Fate::Changed(fields) = &row.fate else { return String::new() };
        let names: Vec<String> =
            fields.iter().map(|f| self.p.t(&format!("import-veld-{}", f.code()))).collect();
        names.join(", ").to_lowercase()
    }

    fn is_municipality(&self, name: &str) -> bool {
        self.municipality == name
    }

    fn fate(&self, row: &ReportRow) -> String {
        self.p.t(&format!("import-lot-{}", row.fate.code()))
    }

    /// How a row stands after the import.
    fn status(&self, row: &ReportRow) -> String {
        let status = row.becomes.as_ref().and_then(|becomes| becomes.status);
        status.map(|status| self.p.t_of(&["status-", status.code()])).unwrap_or_default()
    }

    fn planning(&self, row: &ReportRow) -> String {
        let planning = row.becomes.as_ref().and_then(|becomes| becomes.planning);
        planning.map(|planning| planning.label(self.p.ctx.locale)).unwrap_or_default()
    }

    fn owners(&self, row: &ReportRow) -> String {
        let owners = row.becomes.iter().flat_map(|becomes| &becomes.owners);
        let names: Vec<String> = owners.map(|owner| self.p.t_of(&["eigenaar-", owner.code()])).collect();
        names.join(", ")
    }

    /// The rows of one sort that are shown.
    fn rows<'r>(&self, report: &'r Report, wrong: bool) -> Vec<&'r ReportRow> {
        report.rows.iter().filter(|row| (row.fate == Fate::Wrong) == wrong).take(SHOWN).collect()
    }

    /// The parts of the bar: class, start and width in percent.
    fn bar(&self, report: &Report) -> Vec<(&'static str, String, String)> {
        let all = report.rows.len().max(1);
        let parts = [
            ("klaar", report.added()),
            ("bezig", report.changed()),
            ("gepland", report.unchanged()),
            ("overtijd", report.wrong()),
        ];
        let percent = |count: usize| {
            let hundredths = count * 10_000 / all;
            format!("{}.{:02}%", hundredths / 100, hundredths % 100)
        };
        let mut before = 0;
        let mut placed = Vec::new();
        for (class, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            placed.push((class, percent(before), percent(count)));
            before += count;
        }
        placed
    }
}

fn say(page: &Page, key: &str, args: &[(&'static str, String)]) -> String {
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
    page.ta(key, &args)
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    policy::may_import(&visit.ctx)?;
    let Some((draft, table, mapping)) = find(&visit).await? else { return Ok(gone()) };
    Reply::page(&page(&visit, draft, &table, &mapping, Invalid::default()).await?)
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    policy::may_import(&visit.ctx)?;
    let Some((draft, table, before)) = find(&visit).await? else { return Ok(gone()) };
    let (mapping, mut wrong) = from_form(&visit, &table, &before);
    wrong.0.extend(mapping.refusals(&table).0);
    let trial = !visit.input.get("proef").is_empty();
    let outcome = match wrong.check() {
        Err(error) => Err(error),
        // What was not shown in a trial is not imported.
        Ok(()) if trial || mapping != before => return remember(&visit, draft.id, &mapping).await,
        Ok(()) => store(&visit, &draft, &table, &mapping).await,
    };
    match outcome {
        Ok(Some(_)) => Ok(Reply::see(HOME).saying("melding-import")),
        Ok(None) => Ok(Reply::see(HOME).saying("melding-import-niets")),
        Err(Error::Invalid(wrong)) => Reply::invalid(&page(&visit, draft, &table, &mapping, wrong).await?),
        Err(error) => Err(error),
    }
}

/// The file was imported, or a day went by.
fn gone() -> Reply {
    Reply::see(HOME).saying("melding-import-weg")
}

async fn find(visit: &Visit) -> Result<Option<(DraftRow, Table, Mapping)>> {
    let id: DraftId = visit.param_as("id")?;
    let mut conn = visit.read().await?;
    let Some(draft) = drafts::by_id(&mut conn, visit.ctx.tenant, id).await? else { return Ok(None) };
    drop(conn);
    let table = import::read_table(draft.bytes.clone(), &draft.file_name).await?;
    let mapping = serde_json::from_str(&draft.mapping).map_err(Error::internal)?;
    Ok(Some((draft, table, mapping)))
}

async fn remember(visit: &Visit, id: DraftId, mapping: &Mapping) -> Result<Reply> {
    let text = serde_json::to_string(mapping).map_err(Error::internal)?;
    let tenant = visit.ctx.tenant;
    visit
        .app
        .db
        .write_housekeeping(move |tx| {
            let text = text.clone();
            Box::pin(async move { Ok(drafts::set_mapping(tx, tenant, id, &text).await?) })
        })
        .await?;
    Ok(Reply::see(visit.path.clone()).saying("melding-import-proef"))
}

/// Imports the file and forgets it, in one transaction.
async fn store(
    visit: &Visit,
    draft: &DraftRow,
    table: &Table,
    mapping: &Mapping,
) -> Result<Option<Imported>> {
    let permit = policy::may_import(&visit.ctx)?;
    let mut conn = visit.read().await?;
    let plan = import::plan(&mut conn, visit.ctx.tenant, &draft.file_name, table, mapping).await?;
    drop(conn);
    let rows = if visit.input.get("overslaan").is_empty() { Rows::All } else { Rows::OnlyRight };
    let (ctx, id) = (visit.ctx.clone(), draft.id);
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit, plan) = (ctx.clone(), permit.clone(), plan.clone());
            Box::pin(async move { import_and_forget(tx, &ctx, &permit, &plan, rows, id).await })
        })
        .await
}

async fn import_and_forget(
    tx: &mut db::Tx,
    ctx: &kernel::Ctx,
    permit: &kernel::Permit<policy::Import>,
    plan: &Plan,
    rows: Rows,
    draft: DraftId,
) -> Result<Option<Imported>> {
    let imported = commands::import_points(tx, ctx, permit, plan, rows).await?;
    // A file without news stays; the daily task forgets it.
    if imported.is_some() {
        drafts::delete(tx, ctx.tenant, draft).await?;
    }
    Ok(imported)
}

/// What the form says about columns, words and municipality; what is not in the form stays.
fn from_form(visit: &Visit, table: &Table, before: &Mapping) -> (Mapping, Invalid) {
    let mut mapping = Mapping { statuses: before.statuses.clone(), ..Mapping::default() };
    let mut wrong = Invalid::default();
    for (at, name) in table.header.iter().enumerate() {
        let Some(field) = Field::parse(visit.input.get(&format!("kolom-{at}"))) else { continue };
        if mapping.columns.insert(field.code().to_owned(), name.clone()).is_some() {
            wrong.add(field.code(), "import-veld-dubbel");
        }
    }
    for (word, status) in said(&visit.input) {
        match status {
            Some(status) => mapping.statuses.insert(word, status.code().to_owned()),
            None => mapping.statuses.remove(&word),
        };
    }
    let municipality = Some(visit.input.get("gemeente").to_owned()).filter(|name| !name.is_empty());
    mapping.municipality = municipality.filter(|_| mapping.column_name(Field::Municipality).is_some());
    (mapping, wrong)
}

async fn page(
    visit: &Visit,
    draft: DraftRow,
    table: &Table,
    mapping: &Mapping,
    wrong: Invalid,
) -> Result<DraftPage> {
    let mut p = visit.titled(visit.t1("import-bestand-titel", "naam", &draft.file_name));
    p = p.crumb(visit.t("beheer-titel"), "/beheer").crumb(visit.t("import-titel"), HOME);
    p.wrong = !wrong.0.is_empty();
    let (words, more_words) = words(table, mapping);
    let mut report = None;
    if mapping.refusals(table).0.is_empty() {
        let mut conn = visit.read().await?;
        let plan = import::plan(&mut conn, visit.ctx.tenant, &draft.file_name, table, mapping).await?;
        report = Some(import::dry_run(&mut conn, visit.ctx.tenant, &plan).await?);
    }
    let field =
        |p: &Page, field: &Field| Choice::new(field.code(), p.t(&format!("import-veld-{}", field.code())));
    let settable =
        Status::ALL.iter().map(|status| status.code()).filter(|code| status::allowed(code).is_some());
    Ok(DraftPage {
        action: web::url("/beheer/import/{id}", &[&draft.id]),
        errors: wrong.0.iter().map(|error| shown_error(&p, table, mapping, error)).collect(),
        columns: columns(table, mapping, &visit.input),
        fields: Field::ALL.iter().map(|f| field(&p, f)).collect(),
        words,
        more_words,
        statuses: settable.map(|code| Choice::new(code, p.t_of(&["status-", code]))).collect(),
        municipalities: municipalities(table, mapping),
        municipality: mapping.municipality.clone().unwrap_or_default(),
        skip: !visit.input.get("overslaan").is_empty(),
        report,
        draft,
        p,
    })
}

/// The place on the page that an error is about, and its text.
fn shown_error(p: &Page, table: &Table, mapping: &Mapping, error: &kernel::FieldError) -> (String, String) {
    let field = Field::parse(&error.field);
    let column = field.and_then(|field| mapping.column(field, table));
    let place = match (field, column) {
        (_, Some(at)) => format!("kolom-{at}"),
        (Some(_), None) => "kolommen".to_owned(),
        (None, None) => "overslaan".to_owned(),
    };
    let name = field.map_or_else(String::new, |field| p.t(&format!("import-veld-{}", field.code())));
    let args: Vec<_> = error.args.iter().cloned().chain([("veld", name)]).collect();
    (place, say(p, error.key, &args))
}
