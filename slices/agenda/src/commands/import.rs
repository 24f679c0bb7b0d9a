// SPDX-License-Identifier: EUPL-1.2
//! Importing points from a file, in one transaction: all or nothing.

mod undo;

pub use undo::{Undone, undo_import};

use std::collections::BTreeMap;

use db::{DbError, Tx};
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result, Timestamp};
use villages::KernId;
use web::search;

use crate::import::check::{self, Checked};
use crate::import::plan::{FilePoint, Plan};
use crate::import::stored::{Stored, reason};
use crate::model::{AgendaId, AgendaState, ImportId, PointId, Status, ThemeId};
use crate::places::Places;
use crate::policy::{self, IMPORT, Import};
use crate::store::agenda::{self, AgendaText};
use crate::store::import as store;
use crate::store::point::{self, Origin, PointRow, PointText};
use crate::store::story::{self, By, NewEvent};

/// Which rows of a file are imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// All of them, or none when one is wrong.
    #[default]
    All,
    /// Those in which nothing is wrong.
    OnlyRight,
}

/// What an import stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Which import.
    pub id: ImportId,
    /// How many points were added.
    pub added: i64,
    /// How many points were changed.
    pub changed: i64,
}

/// Imports the points of a file. Points are known by their external id, so the same file once more
/// changes nothing; then no import is recorded and `None` comes back.
///
/// # Errors
/// Invalid when rows are wrong and the user did not choose the right ones.
pub async fn import_points(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<Import>,
    plan: &Plan,
    choice: Choice,
) -> Result<Option<Imported>> {
    let checked = check::check(tx, ctx.tenant, plan).await?;
    let (report, wrong) = (&checked.report, checked.report.wrong());
    if wrong > 0 && choice == Choice::All {
        let mut invalid = Invalid::default();
        invalid.add_with("keuze", "import-niet-alles-goed", vec![("aantal", wrong.to_string())]);
        return Err(invalid.into());
    }
    let (added, changed) = (count(report.added()), count(report.changed()));
    if added + changed == 0 {
        return Ok(None);
    }
    let id = ctx.id();
    store::insert(tx, ctx, id, &plan.file_name, added, changed).await?;
    let mut writer = Writer::new(tx, ctx, id, plan, checked).await?;
    for point in plan.points() {
        writer.one(tx, point).await?;
    }
    store::insert_rows(tx, ctx.tenant, id, &writer.done).await?;
    let touched: Vec<PointId> = writer.done.iter().map(|(point, ..)| *point).collect();
    index_all(tx, ctx, &touched).await?;
    let entry = Audit::new(IMPORT.action, "import", id).fact("nieuw", added).fact("gewijzigd", changed);
    tx.audit(ctx, entry).await?;
    Ok(Some(Imported { id, added, changed }))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Writes points one by one, and remembers what it made.
struct Writer<'w> {
    ctx: &'w Ctx,
    import: ImportId,
    plan: &'w Plan,
    checked: Checked,
    by: By,
    at: Timestamp,
    themes: BTreeMap<(AgendaId, String), ThemeId>,
    done: Vec<(PointId, i64, Option<String>)>,
}

impl<'w> Writer<'w> {
    async fn new(
        tx: &mut Tx,
        ctx: &'w Ctx,
        import: ImportId,
        plan: &'w Plan,
        checked: Checked,
    ) -> Result<Self> {
        let themes = store::themes(tx, ctx.tenant).await?;
        let themes = themes.into_iter().map(|theme| ((theme.agenda_id, theme.name), theme.id)).collect();
        let (by, at) = (By::actor(ctx), ctx.now());
        Ok(Self { ctx, import, plan, checked, by, at, themes, done: Vec::new() })
    }

    async fn one(&mut self, tx: &mut Tx, point: &FilePoint) -> Result<()> {
        match self.checked.there.get(&point.external_id).cloned() {
            None => self.add(tx, point).await,
            Some((row, kernen)) => {
                let before = Stored::of(&row, &kernen);
                let after = check::after(point, &row, &kernen);
                if before == after { Ok(()) } else { self.change(tx, &row, &before, &after).await }
            }
        }
    }

    async fn add(&mut self, tx: &mut Tx, point: &FilePoint) -> Result<()> {
        let tenant = self.ctx.tenant;
        let agenda = self.agenda(tx, point).await?;
        let theme = self.theme(tx, agenda, point.theme.as_deref()).await?;
        let id = self.ctx.id();
        let number = db::counter::next(tx, tenant, "punt").await?;
        let (text, origin) = (text_of(point), self.origin_of(point));
        let (ctx, at) = (self.ctx, self.at);
        let added = point::insert(
            tx,
            ctx,
            id,
            number,
            agenda,
            theme,
            point.status,
            &text,
            &origin,
            at,
            &point.kernen,
        );
        match added.await {
            // Another import of the same file was first.
            Err(DbError::Taken(_)) => return Err(Error::Conflict("import-intussen")),
            other => other?,
        }
        let why = reason(point.status, point.status_words.as_deref().unwrap_or_default());
        let told = NewEvent { text: &why, ..NewEvent::new(point.status, at) };
        story::event(tx, ctx, id, &self.by, &told).await?;
        let mut revision = 1;
        if !why.is_empty() {
            point::set_status(tx, tenant, id, point.status, &why, "", None, at).await?;
            revision += 1;
        }
        self.done.push((id, revision, None));
        Ok(())
    }

    async fn change(&mut self, tx: &mut Tx, row: &PointRow, before: &Stored, after: &Stored) -> Result<()> {
        let theme = self.theme(tx, row.agenda_id, after.theme.as_deref()).await?;
        let revision = put(tx, self.ctx, row, theme, before, after, &self.by).await?;
        let previous = serde_json::to_string(before).map_err(Error::internal)?;
        self.done.push((row.id, revision, Some(previous)));
        Ok(())
    }

    fn origin_of(&self, point: &FilePoint) -> Origin {
        let words = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        Origin {
            external_id: Some(point.external_id.clone()),
            source_name: words(&point.source_name),
            source_url: words(&point.source_url),
            source_status: words(&point.status_words),
            source_planning: words(&point.planning_words),
            import: Some(self.import),
            ..Origin::default()
        }
    }

    /// The agenda for a new point: the one of its kernen, or a new draft.
    async fn agenda(&mut self, tx: &mut Tx, point: &FilePoint) -> Result<AgendaId> {
        if let Some(agenda) = self.checked.agendas.of(&point.kernen) {
            return Ok(agenda);
        }
        let text = self.new_agenda(&point.kernen);
        let permit = policy::may_edit_agenda(self.ctx, &point.kernen)?;
        let id = super::add_agenda(tx, self.ctx, &permit, &text, &point.kernen, false).await?;
        store::insert_made(tx, self.ctx.tenant, self.import, "agenda", id.uuid()).await?;
        self.checked.agendas.add(id, &point.kernen);
        Ok(id)
    }

    /// An agenda that says where it comes from, and no more than the file does.
    fn new_agenda(&self, kernen: &[KernId]) -> AgendaText {
        let own = || self.plan.points().filter(|point| point.kernen == kernen);
        let of_agenda = own().any(|point| point.of_agenda);
        let kind = if of_agenda { "Kernagenda" } else { "Aandachtspunten" };
        // Points of another list beside a kernagenda say nothing about the age of the kernagenda.
        let as_of = own()
            .filter(|point| point.of_agenda == of_agenda)
            .filter_map(|point| point.as_of.as_deref())
            .max();
        AgendaText {
            title: format!("{kind} {}", self.plan.kernen.names(kernen)),
            state: AgendaState::Draft,
            period_from: None,
            period_to: None,
            as_of: as_of.map_or_else(|| self.ctx.today().to_string(), str::to_owned),
            document_url: None,
            source_name: None,
            source_url: None,
            explanation: format!("Gemaakt bij het inlezen van het bestand ‘{}’.", self.plan.file_name),
        }
    }

    async fn theme(&mut self, tx: &mut Tx, agenda: AgendaId, name: Option<&str>) -> Result<Option<ThemeId>> {
        let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(None) };
        let key = (agenda, name.to_owned());
        if let Some(theme) = self.themes.get(&key) {
            return Ok(Some(*theme));
        }
        let theme = agenda::theme(tx, self.ctx, agenda, name).await?;
        store::insert_made(tx, self.ctx.tenant, self.import, "theme", theme.uuid()).await?;
        self.themes.insert(key, theme);
        Ok(Some(theme))
    }
}

fn text_of(point: &FilePoint) -> PointText {
    let text = PointText {
        title: point.title.clone(),
        body: point.body.clone().unwrap_or_default(),
        theme: point.theme.clone().filter(|theme| !theme.is_empty()),
        planning: point.planning.flatten(),
        ..PointText::default()
    };
    text.owned_by(point.owners.as_deref().unwrap_or_default())
}

/// Gives a point what it is to say; another status is appended to its story. Returns the revision.
pub(super) async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    row: &PointRow,
    theme: Option<ThemeId>,
    before: &Stored,
    after: &Stored,
    by: &By,
) -> Result<i64> {
    let put = store::put(tx, ctx, row.id, row.revision, theme, after).await?;
    let mut revision = put.ok_or(Error::Conflict("punt-intussen-veranderd"))?;
    if before.kernen != after.kernen {
        store::put_kernen(tx, ctx.tenant, row.id, &after.kernen).await?;
    }
    let status = after.status().filter(|status| *status != Status::Merged && before.status != after.status);
    if let Some(status) = status {
        let (why, outlook, now) = (&after.reason, &after.outlook, ctx.now());
        if point::set_status(tx, ctx.tenant, row.id, status, why, outlook, None, now).await? == 1 {
            story::event(tx, ctx, row.id, by, &NewEvent { text: why, outlook, ..NewEvent::new(status, now) })
                .await?;
            revision += 1;
        }
    }
    Ok(revision)
}

/// Keeps the search index in step with many points: reads them together.
pub(super) async fn index_all(tx: &mut Tx, ctx: &Ctx, points: &[PointId]) -> Result<()> {
    let places = Places::read(tx, ctx.tenant, points).await?;
    for (row, _) in store::by_ids(tx, ctx.tenant, points).await? {
        if let Some(document) = super::document(&row, &places).filter(|_| !row.draft) {
            search::put(tx, ctx, &document).await?;
        }
    }
    Ok(())
}
