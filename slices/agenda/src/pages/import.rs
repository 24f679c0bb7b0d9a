// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/import`: send a file, look what would happen, import it; and undo earlier imports.

mod draft;
mod table;

use askama::Template;
use kernel::{Error, Invalid, Result};
use web::{Form, Input, Page, Reply, Routes, Visit};

use crate::commands;
use crate::import::status::norm;
use crate::import::{self, Mapping};
use crate::model::ImportId;
use crate::policy::{self, IMPORT};
use crate::store::import::draft::{self as drafts, DraftId};
use crate::store::import::{self as store, ImportRow};

/// Where imports are done.
const HOME: &str = "/beheer/import";
/// So many earlier imports are shown.
const EARLIER: u32 = 50;
/// The most characters of a file's name that are kept.
const NAME: usize = 120;

/// Adds the pages of the import.
pub(super) fn add(routes: Routes) -> Routes {
    routes
        .get("/beheer/import", &IMPORT, show)
        .upload("/beheer/import", &IMPORT, send)
        .get("/beheer/import/{id}", &IMPORT, draft::show)
        .post("/beheer/import/{id}", &IMPORT, draft::send)
        .post("/beheer/import/{id}/terug", &IMPORT, undo)
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    p: Page,
    form: Form,
    earlier: Vec<Earlier>,
}

struct Earlier {
    row: ImportRow,
    day: String,
    form: Form,
}

async fn show(visit: Visit) -> Result<Reply> {
    policy::may_import(&visit.ctx)?;
    Reply::page(&page(&visit, Invalid::default(), None).await?)
}

/// The page; `wrong` belongs to the form of the import `at`, or else to the file.
async fn page(visit: &Visit, wrong: Invalid, at: Option<ImportId>) -> Result<ImportPage> {
    let mut conn = visit.read().await?;
    let rows = store::newest(&mut conn, visit.ctx.tenant, EARLIER).await?;
    let mut p = visit.titled(visit.t("import-titel")).crumb(visit.t("beheer-titel"), "/beheer");
    p.wrong = !wrong.0.is_empty();
    let (of_file, mut of_undo) = if at.is_none() { (wrong, None) } else { (Invalid::default(), Some(wrong)) };
    let mut earlier = Vec::new();
    for (row, number) in rows.into_iter().zip(1..) {
        let wrong = if at == Some(row.id) { of_undo.take().unwrap_or_default() } else { Invalid::default() };
        let form = Form::wrong(&p, "terug", Input::default(), wrong).numbered(number);
        earlier.push(Earlier { day: p.moment(&row.at), form, row });
    }
    Ok(ImportPage { form: Form::wrong(&p, "import", Input::default(), of_file), earlier, p })
}

async fn send(visit: Visit) -> Result<Reply> {
    policy::may_import(&visit.ctx)?;
    match keep(&visit).await {
        Ok(id) => Ok(Reply::see(web::url("/beheer/import/{id}", &[&id]))),
        Err(Error::Invalid(wrong)) => Reply::invalid(&page(&visit, wrong, None).await?),
        Err(error) => Err(error),
    }
}

/// Reads the file, so that a wrong one is refused at once, and keeps it with a guess of what its
/// columns hold.
async fn keep(visit: &Visit) -> Result<DraftId> {
    let file = visit.input.file("bestand").ok_or_else(|| Invalid::field("bestand", "import-geen-bestand"))?;
    if file.too_large {
        return Err(Invalid::field("bestand", "veld-te-groot").into());
    }
    let sheet = import::read_table(file.bytes.clone(), &file.name).await?;
    let mut mapping = Mapping::guess(&sheet.header, Some(&visit.place.row.name));
    // As the file writes it; a file without this municipality is taken whole.
    mapping.municipality = mapping.municipality.take().and_then(|own| {
        let mut names = table::municipalities(&sheet, &mapping).into_iter();
        names.find(|name| norm(name) == norm(&own))
    });
    let mapping = serde_json::to_string(&mapping).map_err(Error::internal)?;
    let name: String = file.name.chars().filter(|c| !c.is_control()).take(NAME).collect();
    let (ctx, bytes, id) = (visit.ctx.clone(), file.bytes.clone(), visit.ctx.id());
    visit
        .app
        .db
        .write_housekeeping(move |tx| {
            let (ctx, bytes, name, mapping) = (ctx.clone(), bytes.clone(), name.clone(), mapping.clone());
            Box::pin(async move { Ok(drafts::insert(tx, &ctx, id, &name, &bytes, &mapping).await?) })
        })
        .await?;
    Ok(id)
}

async fn undo(visit: Visit) -> Result<Reply> {
    let id: ImportId = visit.param_as("id")?;
    let permit = policy::may_import(&visit.ctx)?;
    if visit.input.get("zeker").is_empty() {
        let wrong = Invalid::field("zeker", "import-terug-zeker");
        return Reply::invalid(&page(&visit, wrong, Some(id)).await?);
    }
    let ctx = visit.ctx.clone();
    let undone = visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit) = (ctx.clone(), permit.clone());
            Box::pin(async move { commands::undo_import(tx, &ctx, &permit, id).await })
        })
        .await;
    match undone {
        Ok(_) => Ok(Reply::see(HOME).saying("melding-import-terug")),
        Err(Error::Invalid(wrong)) => Reply::invalid(&page(&visit, wrong, Some(id)).await?),
        Err(error) => Err(error),
    }
}
