// SPDX-License-Identifier: EUPL-1.2
//! Importing points from a CSV or Excel file: which column holds what, what every row says, what
//! would change. Reading is pure; `commands::import_points` writes.

pub mod cell;
pub mod check;
pub mod mapping;
pub(crate) mod merge;
pub mod plan;
mod read;
pub mod report;
pub mod status;
pub mod stored;
pub mod words;

use std::collections::BTreeMap;
use std::time::Duration;

use db::{Conn, Db};
use jobs::{Every, Handler, Running, Task};
use kernel::{Ctx, Error, Invalid, Result, TenantId, Timestamp};
use sheet::{Limits, SheetError, Table};

use crate::commands::{self, Choice};
use crate::model::Status;
use crate::policy;
use crate::store::import::draft;
use cell::Kernen;
pub use mapping::{Field, Mapping};
pub use plan::{Plan, Problem};
pub use report::{Becomes, Fate, Report};
use status::norm;
pub use words::StatusWord;

/// What is read of a file: as many points as a large municipality has, twice over.
pub fn limits() -> Limits {
    Limits { rows: 5_000, ..Limits::default() }
}

/// Reads the table in a file. Runs beside the requests, for a large Excel file takes a while.
///
/// # Errors
/// Invalid, at the field `bestand`, with what is wrong and where.
pub async fn read_table(bytes: Vec<u8>, name: &str) -> Result<Table> {
    let name = name.to_owned();
    let read = tokio::task::spawn_blocking(move || sheet::read(&bytes, &name, &limits()));
    // The words of a panic may hold what stood in the file; the log names its place without them.
    let read = read.await.map_err(|_| Error::internal("reading a table panicked"))?;
    read.map_err(|error| refusal(&error).into())
}

/// What is wrong with a file, at the field `bestand`.
pub fn refusal(error: &SheetError) -> Invalid {
    let mut invalid = Invalid::default();
    invalid.add_with("bestand", error.code(), error.fields());
    invalid
}

/// Reads the rows of a table as points of a municipality.
///
/// # Errors
/// Invalid when columns are missing.
pub async fn plan(
    conn: &mut Conn,
    tenant: TenantId,
    name: &str,
    table: &Table,
    mapping: &Mapping,
) -> Result<Plan> {
    mapping.refusals(table).check()?;
    let there: Vec<_> = villages::kernen(conn, tenant).await?.into_iter().map(|kern| kern.id).collect();
    let kernen = Kernen::new(villages::kern_names(conn, tenant).await?).only(&there);
    Ok(Plan::new(name, table, mapping, kernen))
}

/// What an import would do. Stores nothing.
///
/// # Errors
/// Whatever the database refuses.
pub async fn dry_run(conn: &mut Conn, tenant: TenantId, plan: &Plan) -> Result<Report> {
    Ok(check::check(conn, tenant, plan).await?.report)
}

/// How a file is imported from the command line.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only rows of this municipality; all rows when it is `None`.
    pub municipality: Option<String>,
    /// All rows or none, or only those in which nothing is wrong.
    pub choice: Choice,
    /// Only tell what would happen.
    pub dry_run: bool,
    /// Columns that somebody named themselves, besides those that name themselves.
    pub columns: Vec<(Field, String)>,
    /// What words of the source mean, also when Brink would make something else of them.
    pub statuses: Vec<(String, Status)>,
}

impl Options {
    /// What the names of the columns suggest, and over it what somebody said.
    fn mapping(&self, table: &Table) -> Mapping {
        let mut mapping = Mapping::guess(&table.header, self.municipality.as_deref());
        for (field, name) in &self.columns {
            mapping
                .columns
                .retain(|_, column| column != name || self.columns.iter().any(|(_, own)| own == column));
            mapping.columns.insert(field.code().to_owned(), name.clone());
        }
        let own = self.statuses.iter().map(|(words, status)| (norm(words), status.code().to_owned()));
        mapping.statuses.extend(own);
        mapping
    }
}

/// The status that somebody means who types its name, its code or known words of a source.
pub fn status_named(typed: &str) -> Option<Status> {
    let named =
        |status: &Status| norm(&report::dutch(&format!("status-{}", status.code()), &[])) == norm(typed);
    let own =
        Status::ALL.iter().copied().find(named).filter(|status| status::allowed(status.code()).is_some());
    let known = || status::meaning(typed, "", &BTreeMap::new()).map(|meaning| meaning.status);
    own.or_else(|| status::allowed(typed)).or_else(known).filter(|_| !norm(typed).is_empty())
}

/// Imports a file whose columns name themselves, in one transaction. When rows are wrong and only
/// all of them would do, nothing is stored and the report says why.
///
/// # Errors
/// Invalid when the file cannot be read or columns are missing; [`explain`] says it in words.
pub async fn from_file(db: &Db, ctx: &Ctx, bytes: Vec<u8>, name: &str, options: &Options) -> Result<Report> {
    let permit = policy::may_import(ctx)?;
    let table = read_table(bytes, name).await?;
    let mapping = options.mapping(&table);
    let mut conn = db.read().await?;
    let plan = plan(&mut conn, ctx.tenant, name, &table, &mapping).await?;
    let mut report = dry_run(&mut conn, ctx.tenant, &plan).await?;
    drop(conn);
    if options.dry_run || (report.wrong() > 0 && options.choice == Choice::All) {
        return Ok(report);
    }
    let (work, choice) = (ctx.clone(), options.choice);
    report.imported = db
        .write(ctx, move |tx| {
            let (ctx, permit, plan) = (work.clone(), permit.clone(), plan.clone());
            Box::pin(async move { commands::import_points(tx, &ctx, &permit, &plan, choice).await })
        })
        .await?;
    Ok(report)
}

/// An error of [`from_file`] in Dutch, for the terminal.
pub fn explain(error: &Error) -> String {
    match error {
        Error::Invalid(invalid) => {
            let sentences = invalid.0.iter().map(|wrong| {
                let field = ("veld", report::dutch(&format!("import-veld-{}", wrong.field), &[]));
                let code = ("code", wrong.field.clone());
                let args: Vec<_> = wrong.args.iter().cloned().chain([field, code]).collect();
                report::dutch(wrong.key, &args)
            });
            sentences.collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

/// The kind of the job that forgets files nobody imported.
const FORGET: &str = "agenda.import.forget";
/// So long a file waits.
const WAITS: Duration = Duration::from_secs(24 * 60 * 60);

/// The handlers of jobs of the import.
pub(crate) fn jobs() -> Vec<(&'static str, Handler)> {
    let forget: Handler = std::sync::Arc::new(|run| Box::pin(forget(run)));
    vec![(FORGET, forget)]
}

/// What comes back by the clock.
pub(crate) fn tasks() -> Vec<Task> {
    vec![Task { kind: FORGET, every: Every::DayAt(3) }]
}

async fn forget(run: Running) -> Result<()> {
    let (tenant, before): (_, Timestamp) = (run.ctx.tenant, run.ctx.now().saturating_sub(WAITS));
    run.db
        .write_housekeeping(move |tx| {
            Box::pin(async move {
                draft::delete_before(tx, tenant, before).await?;
                Ok(())
            })
        })
        .await
}
