// SPDX-License-Identifier: EUPL-1.2
//! Comparing a file with what is there: what is new, what changes, into which agenda.

use std::collections::{BTreeMap, BTreeSet};

use db::Conn;
use kernel::{Error, Result, TenantId};
use villages::KernId;

use super::mapping::Field;
use super::merge::{self, Merged};
use super::plan::{FilePoint, Plan, PlanRow, Problem};
use super::report::{Becomes, Fate, Report, ReportRow};
use super::stored::Stored;
use crate::model::{AgendaId, AgendaState, PointId};
use crate::store::agenda;
use crate::store::import::{self as store, WrittenRow};
use crate::store::point::PointRow;

/// A report with what the import needs besides: what is there now.
pub struct Checked {
    /// What would happen.
    pub report: Report,
    /// The points that are there, by external id.
    pub there: BTreeMap<String, There>,
    /// The agendas.
    pub agendas: Agendas,
}

/// A point that is there, with what earlier files said about it.
#[derive(Clone, Debug)]
pub struct There {
    /// The point.
    pub row: PointRow,
    kernen: Vec<KernId>,
    written: Option<Stored>,
}

impl There {
    /// What becomes of it.
    pub(crate) fn merge(&self, point: &FilePoint) -> Merged {
        merge::merge(point, Stored::of(&self.row, &self.kernen), self.written.clone())
    }
}

/// Compares a plan with what is there. Stores nothing. A handful of queries per 500 rows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn check(conn: &mut Conn, tenant: TenantId, plan: &Plan) -> Result<Checked> {
    let agendas = Agendas::load(conn, tenant).await?;
    let there = there(conn, tenant, plan).await?;
    let mut report = Report {
        file_name: plan.file_name.clone(),
        left_out: plan.left_out,
        notes: plan.notes.clone(),
        words: plan.words.clone(),
        ..Report::default()
    };
    let mut missing: BTreeSet<Vec<KernId>> = BTreeSet::new();
    for row in &plan.rows {
        let before = row.point.as_ref().and_then(|point| there.get(&point.external_id));
        missing.extend(row.point.as_ref().and_then(|point| agendas.missing(point, before)));
        report.rows.push(judge(plan, row, before));
    }
    report.new_agendas = missing.iter().map(|kernen| plan.kernen.names(kernen)).collect();
    Ok(Checked { report, there, agendas })
}

/// The points of the plan that are there.
async fn there(conn: &mut Conn, tenant: TenantId, plan: &Plan) -> Result<BTreeMap<String, There>> {
    let ids: Vec<&str> = plan.points().map(|point| point.external_id.as_str()).collect();
    let found = store::there(conn, tenant, &ids).await?;
    let points: Vec<PointId> = found.values().map(|(row, _)| row.id).collect();
    let mut left = store::written(conn, tenant, &points).await?;
    let mut there = BTreeMap::new();
    for (external, (row, kernen)) in found {
        let written = match left.remove(&row.id) {
            Some(WrittenRow { written: Some(text), .. }) => {
                Some(serde_json::from_str(&text).map_err(Error::internal)?)
            }
            // Nobody kept what was written; but when nothing happened since, it stands there.
            before => {
                let revision = before.map_or(FIRST_REVISION, |row| row.revision);
                (row.revision == revision).then(|| Stored::of(&row, &kernen))
            }
        };
        there.insert(external, There { row, kernen, written });
    }
    Ok(there)
}

/// The revision of a point to which nothing happened but that it was entered.
const FIRST_REVISION: i64 = 1;

fn judge(plan: &Plan, row: &PlanRow, before: Option<&There>) -> ReportRow {
    let mut notes = row.notes.clone();
    let (fate, becomes) = match (&row.point, before) {
        (None, _) => (Fate::Wrong, None),
        (Some(point), None) => (Fate::New, Some(Becomes::new(point))),
        (Some(point), Some(there)) => {
            let merged = there.merge(point);
            notes.extend(kept(plan, &merged.kept));
            let fields = differences(&merged.before, &merged.after);
            let fate = if fields.is_empty() { Fate::Unchanged } else { Fate::Changed(fields) };
            (fate, Some(Becomes::of(&merged.after)))
        }
    };
    let (line, title, kern) = (row.line, row.title.clone(), row.kern.clone());
    ReportRow { line, title, kern, fate, becomes, problems: row.problems.clone(), notes }
}

/// Says of fields that they were changed in Brink and stay as they are.
fn kept<'p>(plan: &'p Plan, fields: &'p [Field]) -> impl Iterator<Item = Problem> + 'p {
    fields.iter().map(|field| {
        let column = plan.columns.get(field).cloned().unwrap_or_default();
        let key = if *field == Field::Status { "import-status-hier" } else { "import-veld-hier" };
        Problem { args: vec![("veld", column.clone())], column, key }
    })
}

fn differences(old: &Stored, new: &Stored) -> Vec<Field> {
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
        (Field::AsOf, old.as_of != new.as_of),
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
        rows.sort_by_key(|row| (row.state == AgendaState::Draft, std::cmp::Reverse(row.version)));
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

    /// The kernen for which an agenda has to be made: of a new point those of which none is, and of one
    /// that comes to be about other kernen when none of those has any.
    fn missing(&self, point: &FilePoint, before: Option<&There>) -> Option<Vec<KernId>> {
        let Some(there) = before else {
            return self.of(&point.kernen).is_none().then(|| point.kernen.clone());
        };
        let Merged { before, after, .. } = there.merge(point);
        let has_none =
            |kernen: &[KernId]| self.0.iter().all(|(_, of)| kernen.iter().all(|kern| !of.contains(kern)));
        (before.kernen != after.kernen && has_none(&after.kernen)).then_some(after.kernen)
    }

    /// Remembers an agenda that was just made.
    pub fn add(&mut self, id: AgendaId, kernen: &[KernId]) {
        self.0.push((id, kernen.iter().copied().collect()));
    }
}
