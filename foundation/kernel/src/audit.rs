// SPDX-License-Identifier: EUPL-1.2
//! What the audit log records. The log itself is kept by the database layer.

use uuid::Uuid;

use crate::{Id, PersonId};

/// One entry to be: what was done to what. Who, when and from which request come from the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// The action of the permission table, such as `agenda.point.edit`.
    pub action: &'static str,
    /// The kind of subject, such as `punt`.
    pub kind: &'static str,
    /// Which one.
    pub subject: Uuid,
    /// What a reader of the log needs besides, by name. Never free text of residents, names or
    /// addresses: only values that the slice chose to list.
    pub facts: Vec<(&'static str, String)>,
}

impl Audit {
    /// An entry without further facts.
    pub fn new<T>(action: &'static str, kind: &'static str, subject: Id<T>) -> Self {
        Self { action, kind, subject: subject.uuid(), facts: Vec::new() }
    }

    /// Adds one fact.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }

    /// Adds whom it concerns, by id only.
    #[must_use]
    pub fn person(self, person: PersonId) -> Self {
        self.fact("persoon", person)
    }
}
