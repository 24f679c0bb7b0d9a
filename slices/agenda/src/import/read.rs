// SPDX-License-Identifier: EUPL-1.2
//! Reading the rows of a table, cell by cell, with every mistake at its column.

use std::collections::BTreeMap;

use kernel::Planning;
use sheet::{RowData, Table};
use villages::KernId;

use super::cell::{self, Kernen};
use super::mapping::{Field, Mapping};
use super::plan::{FilePoint, PlanRow, Problem};
use super::status::{self, norm};
use crate::model::{Owner, Status};

/// The most characters of a title, as for points that people type.
const TITLE: usize = 200;

/// Reads rows; remembers which points came before.
pub(super) struct Reader<'t> {
    columns: BTreeMap<Field, (usize, &'t str)>,
    mapping: &'t Mapping,
    seen: BTreeMap<String, usize>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(table: &'t Table, mapping: &'t Mapping) -> Self {
        let place =
            |field: &Field| mapping.column(*field, table).map(|at| (*field, (at, table.header[at].as_str())));
        let columns = Field::ALL.iter().filter_map(place).collect();
        Self { columns, mapping, seen: BTreeMap::new() }
    }

    /// The cell of a field; `None` when the file has no such column.
    fn opt<'r>(&self, row: &'r RowData, field: Field) -> Option<&'r str> {
        let (at, _) = self.columns.get(&field)?;
        Some(row.cells.get(*at).map_or("", |cell| cell.trim()))
    }

    /// The cell of a field; empty when the file has no such column.
    pub(super) fn cell<'r>(&self, row: &'r RowData, field: Field) -> &'r str {
        self.opt(row, field).unwrap_or_default()
    }

    /// Whether the row is about another municipality.
    pub(super) fn is_elsewhere(&self, row: &RowData) -> bool {
        let wanted = self.mapping.municipality.as_deref().filter(|name| !name.trim().is_empty());
        let own = self.opt(row, Field::Municipality);
        wanted.zip(own).is_some_and(|(wanted, own)| norm(wanted) != norm(own))
    }

    /// The names of the columns, by what they hold.
    pub(super) fn columns(&self) -> BTreeMap<Field, String> {
        self.columns.iter().map(|(field, (_, name))| (*field, (*name).to_owned())).collect()
    }

    fn problem(&self, field: Field, key: &'static str, args: Vec<(&'static str, String)>) -> Problem {
        let column = self.columns.get(&field).map_or_else(String::new, |(_, name)| (*name).to_owned());
        Problem { column, key, args }
    }

    /// Reads a row.
    pub(super) fn row(&mut self, row: &RowData, kernen: &Kernen) -> PlanRow {
        let (title, kern) = (self.cell(row, Field::Title), self.cell(row, Field::Kern));
        let mut plan = PlanRow {
            line: row.line,
            title: title.to_owned(),
            kern: kern.to_owned(),
            point: None,
            problems: Vec::new(),
            notes: Vec::new(),
        };
        let found = self.kernen(kern, kernen, &mut plan);
        let meaning = self.status(row, &mut plan);
        let point = FilePoint {
            external_id: self.external_id(row, &mut plan),
            kernen: found,
            title: title.split_whitespace().collect::<Vec<_>>().join(" "),
            body: self.text(row, Field::Text, 5_000, &mut plan),
            theme: self.text(row, Field::Theme, 100, &mut plan),
            owners: self.owners(row, &mut plan),
            status: meaning.map_or(Status::Idea, |meaning| meaning.status),
            status_words: self.text(row, Field::Status, 200, &mut plan),
            planning: self.planning(row, meaning.and_then(|meaning| meaning.planning), &mut plan),
            planning_words: self.text(row, Field::Planning, 200, &mut plan),
            source_url: self.link(row, &mut plan),
            source_name: self.source_name(row, &mut plan),
            as_of: self.text(row, Field::AsOf, 20, &mut plan),
            of_agenda: self.opt(row, Field::SourceKind).is_none_or(|kind| norm(kind).contains("kernagenda")),
        };
        self.title(&point.title, &mut plan);
        if plan.problems.is_empty() {
            plan.point = Some(point);
        }
        plan
    }

    fn title(&self, title: &str, plan: &mut PlanRow) {
        if title.is_empty() {
            plan.problems.push(self.problem(Field::Title, "import-titel-leeg", Vec::new()));
        } else {
            self.length(title, Field::Title, TITLE, plan);
        }
    }

    fn length(&self, text: &str, field: Field, max: usize, plan: &mut PlanRow) {
        let now = text.chars().count();
        if now > max {
            let args = vec![("max", max.to_string()), ("nu", now.to_string())];
            plan.problems.push(self.problem(field, "import-te-lang", args));
        }
    }

    fn text(&self, row: &RowData, field: Field, max: usize, plan: &mut PlanRow) -> Option<String> {
        let text = self.opt(row, field)?;
        self.length(text, field, max, plan);
        Some(text.to_owned())
    }

    fn kernen(&self, cell: &str, kernen: &Kernen, plan: &mut PlanRow) -> Vec<KernId> {
        if cell.is_empty() {
            plan.problems.push(self.problem(Field::Kern, "import-kern-leeg", Vec::new()));
            return Vec::new();
        }
        kernen.find(cell).unwrap_or_else(|unknown| {
            plan.problems.push(self.problem(
                Field::Kern,
                "import-kern-onbekend",
                vec![("waarde", short(&unknown))],
            ));
            Vec::new()
        })
    }

    fn status(&self, row: &RowData, plan: &mut PlanRow) -> Option<status::Meaning> {
        let words = self.cell(row, Field::Status);
        let kind = self.cell(row, Field::SourceKind);
        let meaning = status::meaning(words, kind, &self.mapping.statuses);
        if meaning.is_none() {
            plan.problems.push(self.problem(
                Field::Status,
                "import-status-onbekend",
                vec![("waarde", short(words))],
            ));
        }
        meaning
    }

    fn owners(&self, row: &RowData, plan: &mut PlanRow) -> Option<Vec<Owner>> {
        let owners = cell::owners(self.opt(row, Field::Owner)?);
        Some(owners.unwrap_or_else(|unknown| {
            let args = vec![("waarde", short(&unknown))];
            plan.problems.push(self.problem(Field::Owner, "import-eigenaar-onbekend", args));
            Vec::new()
        }))
    }

    /// The planning of its own column, or the year that the status names.
    fn planning(
        &self,
        row: &RowData,
        named: Option<Planning>,
        plan: &mut PlanRow,
    ) -> Option<Option<Planning>> {
        let text = self.cell(row, Field::Planning);
        if text.is_empty() {
            return match named {
                Some(planning) => Some(Some(planning)),
                None => self.opt(row, Field::Planning).map(|_| None),
            };
        }
        let planning = cell::planning(text);
        if planning.is_none() {
            let note = self.problem(Field::Planning, "import-planning-tekst", vec![("waarde", short(text))]);
            plan.notes.push(note);
        }
        Some(planning)
    }

    fn link(&self, row: &RowData, plan: &mut PlanRow) -> Option<String> {
        let link = self.text(row, Field::SourceUrl, 2_000, plan)?;
        if !link.is_empty() && !cell::is_link(&link) {
            let args = vec![("waarde", short(&link))];
            plan.problems.push(self.problem(Field::SourceUrl, "import-geen-adres", args));
        }
        Some(link)
    }

    /// The name of the source, or what sort of list it is: a link needs words.
    fn source_name(&self, row: &RowData, plan: &mut PlanRow) -> Option<String> {
        let name = self.text(row, Field::SourceName, 200, plan);
        let kind = self.text(row, Field::SourceKind, 200, plan);
        name.filter(|name| !name.is_empty()).or(kind)
    }

    fn external_id(&mut self, row: &RowData, plan: &mut PlanRow) -> String {
        let given = self.cell(row, Field::ExternalId);
        self.length(given, Field::ExternalId, 200, plan);
        let (field, id) = if given.is_empty() {
            let source = [self.cell(row, Field::SourceUrl), self.cell(row, Field::SourceName)];
            let source = source.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
            let municipality = self.cell(row, Field::Municipality);
            (Field::Title, cell::made_id(municipality, &plan.kern, &plan.title, source))
        } else {
            (Field::ExternalId, given.to_owned())
        };
        let first = *self.seen.entry(id.clone()).or_insert(row.line);
        if first != row.line {
            plan.problems.push(self.problem(field, "import-dubbel", vec![("regel", first.to_string())]));
        }
        id
    }
}

/// The beginning of a value, for messages.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 {
        line
    } else {
        format!("{}…", line.chars().take(60).collect::<String>())
    }
}
