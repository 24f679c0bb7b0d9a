// SPDX-License-Identifier: EUPL-1.2
//! Importing points from a file, in one transaction: all or nothing.

mod put;
mod undo;

pub use undo::{Undone, undo_import};

use std::collections::BTreeMap;

use db::{DbError, Tx};
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result, Timestamp, Zone};
use villages::KernId;
use web::search;

use crate::import::check::{self, Checked};
use crate::import::merge::{self, Merged};
use crate::import::plan::{FilePoint, Plan};
use crate::import::stored::{Stored, reason};
use crate::model::{AgendaId, AgendaState, ImportId, PointId, Precision, ThemeId};
use crate::places::Places;
use crate::policy::{self, IMPORT, Import};
use crate::stand;
use crate::store::agenda::{self, AgendaText};
use crate::store::import::{self as store, Done};
use crate::store::point::{self, Origin, PointRow, PointText};
use crate::store::story::{self, By};
use put::{Since, Told, put};

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

/// Imports the points of a file. Points are known by their external id. The same file once more
/// changes nothing, also when points were changed in Brink since; then no import is recorded and
/// `None` comes back.
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
    let touched: Vec<PointId> = writer.done.iter().map(|done| done.point).collect();
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
    /// Where points of an agenda go on that come to be about other kernen.
    moved: BTreeMap<(AgendaId, Vec<KernId>), Option<AgendaId>>,
    done: Vec<Done>,
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
        let (moved, done) = (BTreeMap::new(), Vec::new());
        Ok(Self { ctx, import, plan, checked, by, at, themes, moved, done })
    }

    async fn one(&mut self, tx: &mut Tx, point: &FilePoint) -> Result<()> {
        let Some(there) = self.checked.there.get(&point.external_id) else {
            return self.add(tx, point).await;
        };
        let merged = there.merge(point);
        if merged.before == merged.after {
            return Ok(());
        }
        let row = there.row.clone();
        self.change(tx, &row, point, &merged).await
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
        let revision = self.begin(tx, id, point).await?;
        let written = merge::merge(point, Stored::default(), None).written;
        let written = serde_json::to_string(&written).map_err(Error::internal)?;
        self.done.push(Done { point: id, revision, previous: None, written });
        Ok(())
    }

    /// The first status of a new point, as its source told it. Returns the revision.
    async fn begin(&self, tx: &mut Tx, id: PointId, point: &FilePoint) -> Result<i64> {
        let words = point.status_words.as_deref().unwrap_or_default();
        let why = reason(point.status, words);
        let since = self.since(point).unwrap_or(Since { at: self.at, precision: Precision::Unknown });
        let told = Told { words: Some(words), since };
        story::event(tx, self.ctx, id, &self.by, &told.event(point.status, &why, "")).await?;
        if why.is_empty() {
            return Ok(1);
        }
        point::set_status(tx, self.ctx.tenant, id, point.status, &why, "", None, self.at).await?;
        Ok(2)
    }

    async fn change(
        &mut self,
        tx: &mut Tx,
        row: &PointRow,
        point: &FilePoint,
        merged: &Merged,
    ) -> Result<()> {
        let (before, mut after) = (&merged.before, merged.after.clone());
        let agenda = self.agenda_after(tx, row, before, &after).await?;
        after.agenda = Some(agenda);
        let theme = self.theme(tx, agenda, after.theme.as_deref()).await?;
        let newest = story::newest(tx, self.ctx.tenant, row.id).await?;
        // What happened here after the day of the source is not put before it.
        let since = self.since(point).filter(|since| newest.is_none_or(|newest| newest < since.at));
        let since = since.unwrap_or(Since { at: self.at, precision: Precision::Day });
        let told = Told { words: point.status_words.as_deref(), since };
        let revision = put(tx, self.ctx, row, theme, before, &after, &self.by, &told).await?;
        let previous = Some(serde_json::to_string(before).map_err(Error::internal)?);
        let written = serde_json::to_string(&merged.written).map_err(Error::internal)?;
        self.done.push(Done { point: row.id, revision, previous, written });
        Ok(())
    }

    /// When the status began, as exactly as the file says; `None` when it does not say, or says a
    /// day that is still to come.
    fn since(&self, point: &FilePoint) -> Option<Since> {
        let (first, precision) = stand::since(point.as_of.as_deref()?)?;
        let at = Zone::amsterdam().start_of_day(first);
        (at <= self.at).then_some(Since { at, precision })
    }

    fn origin_of(&self, point: &FilePoint) -> Origin {
        let words = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        Origin {
            external_id: Some(point.external_id.clone()),
            source_name: words(&point.source_name),
            source_url: words(&point.source_url),
            source_status: words(&point.status_words),
            source_planning: words(&point.planning_words),
            as_of: words(&point.as_of),
            import: Some(self.import),
            ..Origin::default()
        }
    }

    /// The agenda for a new point: the one of its kernen, or a new draft.
    async fn agenda(&mut self, tx: &mut Tx, point: &FilePoint) -> Result<AgendaId> {
        match self.checked.agendas.of(&point.kernen) {
            Some(agenda) => Ok(agenda),
            None => self.make_agenda(tx, &point.kernen).await,
        }
    }

    /// The agenda of a point that the file changes: when it comes to be about other kernen, it goes on
    /// as one that is changed by hand, or in a new draft when its kernen have no agenda.
    async fn agenda_after(
        &mut self,
        tx: &mut Tx,
        row: &PointRow,
        before: &Stored,
        after: &Stored,
    ) -> Result<AgendaId> {
        if before.kernen == after.kernen {
            return Ok(row.agenda_id);
        }
        let key = (row.agenda_id, after.kernen.clone());
        let agenda = match self.moved.get(&key) {
            Some(agenda) => *agenda,
            None => super::point::agenda_of(tx, self.ctx, row, &before.kernen, &after.kernen).await?,
        };
        self.moved.insert(key, agenda);
        match agenda {
            Some(agenda) => Ok(agenda),
            None => self.make_agenda(tx, &after.kernen).await,
        }
    }

    /// A new draft of an agenda of these kernen.
    async fn make_agenda(&mut self, tx: &mut Tx, kernen: &[KernId]) -> Result<AgendaId> {
        let text = self.new_agenda(kernen);
        let permit = policy::may_edit_agenda(self.ctx, kernen)?;
        let id = super::add_agenda(tx, self.ctx, &permit, &text, kernen, false).await?;
        store::insert_made(tx, self.ctx.tenant, self.import, "agenda", id.uuid()).await?;
        self.checked.agendas.add(id, kernen);
        self.moved.clear();
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
