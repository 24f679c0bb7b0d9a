// SPDX-License-Identifier: EUPL-1.2
//! Comparing a file with what is there: what is new, what changes, into which agenda.

use std::collections::{BTreeMap, BTreeSet};

use db::Conn;
use kernel::{Result, TenantId};
use villages::KernId;

use super::mapping::Field;
use super::plan::{FilePoint, Plan, PlanRow, Problem};
use super::report::{Fate, Report, ReportRow};
use super::stored::Stored;
use crate::model::{AgendaId, AgendaState, Status};
use crate::store::agenda;
use crate::store::import as store;
use crate::store::point::PointRow;

/// A report with what the import needs besides: what is there now.
pub struct Checked {
    /// What would happen.
    pub report: Report,
    /// The points that are there, by external id.
    pub there: BTreeMap<String, (PointRow, Vec<KernId>)>,
    /// The agendas.
    pub agendas: Agendas,
}

/// Compares a plan with what is there. Stores nothing. A handful of queries per 500 rows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn check(conn: &mut Conn, tenant: TenantId, plan: &Plan) -> Result<Checked> {
    let agendas = Agendas::load(conn, tenant).await?;
    let ids: Vec<&str> = plan.points().map(|point| point.external_id.as_str()).collect();
    let there = store::there(conn, tenant, &ids).await?;
    let mut report = Report {
        file_name: plan.file_name.clone(),
        left_out: plan.left_out,
        notes: plan.notes.clone(),
        ..Report::default()
    };
    let mut missing: BTreeSet<Vec<KernId>> = BTreeSet::new();
    for row in &plan.rows {
        let before = row.point.as_ref().and_then(|point| there.get(&point.external_id));
        if let (Some(point), None) = (&row.point, before)
            && agendas.of(&point.kernen).is_none()
        {
            missing.insert(point.kernen.clone());
        }
        report.rows.push(judge(row, before));
    }
    report.new_agendas = missing.iter().map(|kernen| plan.kernen.names(kernen)).collect();
    Ok(Checked { report, there, agendas })
}

fn judge(row: &PlanRow, before: Option<&(PointRow, Vec<KernId>)>) -> ReportRow {
    let mut notes = row.notes.clone();
    let fate = match (&row.point, before) {
        (None, _) => Fate::Wrong,
        (Some(_), None) => Fate::New,
        (Some(point), Some((there, kernen))) => {
            if keeps_own_status(point, there) {
                let args = vec![("kenmerk", point.external_id.clone())];
                notes.push(Problem { column: String::new(), key: "import-status-hier", args });
            }
            let fields = differences(point, there, kernen);
            if fields.is_empty() { Fate::Unchanged } else { Fate::Changed(fields) }
        }
    };
    let (line, title, kern) = (row.line, row.title.clone(), row.kern.clone());
    ReportRow { line, title, kern, fate, problems: row.problems.clone(), notes }
}

/// The status was changed here since the file last said something about it: old news does not undo
/// that.
fn keeps_own_status(point: &FilePoint, there: &PointRow) -> bool {
    let same_words =
        point.status_words.as_deref() == Some(there.source_status.as_deref().unwrap_or_default());
    let merged = there.status == Status::Merged;
    point.status_words.is_some() && point.status != there.status && (same_words || merged)
}

/// What the point says after the import.
pub(crate) fn after(point: &FilePoint, there: &PointRow, kernen: &[KernId]) -> Stored {
    let mut stored = Stored::of(there, kernen);
    let opt = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    point.title.clone_into(&mut stored.title);
    stored.kernen.clone_from(&point.kernen);
    if let Some(body) = &point.body {
        stored.body.clone_from(body);
    }
    if let Some(theme) = &point.theme {
        stored.theme = opt(theme);
    }
    if let Some(owners) = &point.owners {
        stored.set_owners(owners);
    }
    if let Some(planning) = point.planning {
        stored.planning = planning;
    }
    if let Some(words) = &point.planning_words {
        stored.source_planning = opt(words);
    }
    if let Some(url) = &point.source_url {
        stored.source_url = opt(url);
    }
    if let Some(name) = &point.source_name {
        stored.source_name = opt(name);
    }
    if let Some(words) = &point.status_words {
        if !keeps_own_status(point, there) && stored.status() != Some(point.status) {
            stored.set_status(point.status, words);
        }
        stored.source_status = opt(words);
    }
    stored
}

fn differences(point: &FilePoint, there: &PointRow, kernen: &[KernId]) -> Vec<Field> {
    let (old, new) = (Stored::of(there, kernen), after(point, there, kernen));
    let all = [
        (Field::Title, old.title != new.title),
        (Field::Kern, old.kernen != new.kernen),
        (Field::Theme, old.theme != new.theme),
        (Field::Owner, old.owners != new.owners),
        (Field::Status, (&old.status, &old.source_status) != (&new.status, &new.source_status)),
        (Field::Planning, (old.planning, &old.source_planning) != (new.planning, &new.source_planning)),
        (Field::Text, old.body != new.body),
        (Field::SourceUrl, old.source_url != new.source_url),
        (Field::SourceName, old.source_name != new.source_name),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

/// The agendas that points can come on, with their kernen.
#[derive(Clone, Debug, Default)]
pub struct Agendas(Vec<(AgendaId, BTreeSet<KernId>)>);

impl Agendas {
    async fn load(conn: &mut Conn, tenant: TenantId) -> Result<Self> {
        let mut rows = agenda::all(conn, tenant).await?;
        rows.retain(|row| row.state != AgendaState::Replaced);
        // What was adopted goes before a draft, a newer version before an older one.
        rows.sort_by_key(|row| (row.state, std::cmp::Reverse(row.version)));
        let mut kernen: BTreeMap<AgendaId, BTreeSet<KernId>> = BTreeMap::new();
        for (agenda, kern) in agenda::kernen_of_all(conn, tenant).await? {
            kernen.entry(agenda).or_default().insert(kern);
        }
        Ok(Self(rows.iter().map(|row| (row.id, kernen.remove(&row.id).unwrap_or_default())).collect()))
    }

    /// The agenda of exactly these kernen, or else the smallest that covers them.
    pub fn of(&self, kernen: &[KernId]) -> Option<AgendaId> {
        let wanted: BTreeSet<KernId> = kernen.iter().copied().collect();
        let exact = self.0.iter().find(|(_, of)| *of == wanted);
        let covering =
            || self.0.iter().filter(|(_, of)| of.is_superset(&wanted)).min_by_key(|(_, of)| of.len());
        exact.or_else(covering).map(|(id, _)| *id)
    }

    /// Remembers an agenda that was just made.
    pub fn add(&mut self, id: AgendaId, kernen: &[KernId]) {
        self.0.push((id, kernen.iter().copied().collect()));
    }
}
