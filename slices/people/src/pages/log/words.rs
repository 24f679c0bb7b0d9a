// SPDX-License-Identifier: EUPL-1.2
//! Entries of the log in words: which function acted, with the mark of the person, and what it did.

use db::{Conn, audit};
use kernel::{PersonId, Result, Role};
use serde_json::{Map, Value};
use uuid::Uuid;
use web::{Page, Words};

use super::{Line, mark_of};
use crate::directory::{self, Labels};
use crate::pages::words::Places;

/// Facts that are told in Dutch words; others are codes, numbers and names.
const DUTCH: [&str; 4] = ["reden", "uitleg-na", "uitleg-voor", "wat"];

/// Puts entries into words.
pub(crate) struct Teller<'t> {
    page: &'t Page,
    places: &'t Places,
    labels: Labels,
}

/// An entry in words.
pub(crate) struct Told {
    /// Whoever acted: the function of today, or Brink itself, or a visitor.
    pub(crate) who: Words,
    /// The mark of the person who acted; empty for others.
    pub(crate) mark: String,
    /// What was done.
    pub(crate) what: String,
    /// More about it.
    pub(crate) facts: Words,
}

impl<'t> Teller<'t> {
    /// Looks up the functions of everybody whom these entries name.
    pub(crate) async fn of(
        page: &'t Page,
        conn: &mut Conn,
        places: &'t Places,
        rows: &[audit::Entry],
    ) -> Result<Self> {
        let named = rows.iter().flat_map(|row| {
            let facts = facts(row).into_iter().filter(|(name, _)| name == "persoon").map(|(_, value)| value);
            facts.chain([row.actor.clone()])
        });
        let ids: Vec<PersonId> = named.filter_map(|text| text.parse().ok()).collect();
        let labels = directory::labels(conn, page.ctx.tenant, &ids).await?;
        Ok(Self { page, places, labels })
    }

    /// The entry in words.
    pub(crate) fn tell(&self, row: &audit::Entry) -> Told {
        let facts = facts(row).into_iter().map(|(name, value)| {
            let words = self.value(&name, value);
            Words::from(self.named("feit", &name)).and(": ").and(words)
        });
        let person = row.actor.parse::<PersonId>().ok();
        Told {
            who: self.actor(&row.actor),
            mark: person.map(mark_of).unwrap_or_default(),
            what: self.named("daad", &row.action),
            facts: Words::join(facts, "; "),
        }
    }

    /// The entry as a line of the page.
    pub(super) fn line(&self, row: &audit::Entry) -> Line {
        let Told { who, mark, what, facts } = self.tell(row);
        Line { at: row.at, who, mark, what, facts }
    }

    /// The text with the key `daad-agenda-point-edit` for `agenda.point.edit`, or the name itself.
    fn named(&self, prefix: &str, name: &str) -> String {
        let key = format!("{prefix}-{}", name.replace(['.', '_'], "-"));
        if self.page.has_text(&key) { self.page.t(&key) } else { name.to_owned() }
    }

    fn actor(&self, actor: &str) -> Words {
        if let Some(which) = actor.strip_prefix("systeem:") {
            return format!("{} ({which})", self.page.t("logboek-brink")).into();
        }
        match actor.parse::<PersonId>() {
            Ok(id) => self.function(id),
            Err(_) => self.page.t("logboek-bezoeker").into(),
        }
    }

    fn function(&self, id: PersonId) -> Words {
        let label = self.labels.get(id);
        label.map_or_else(|| self.page.t("logboek-persoon").into(), |label| self.page.in_dutch(label))
    }

    fn value(&self, name: &str, value: String) -> Words {
        if name == "rol" {
            return Role::parse(&value).map_or(value, |role| self.page.role(role)).into();
        }
        if name == "waarom" {
            return self.named("wis-reden", &value).into();
        }
        if value == "overal" {
            return self.page.t("waar-overal").into();
        }
        let Ok(id) = value.parse::<Uuid>() else {
            return if DUTCH.contains(&name) { self.page.in_dutch(value) } else { value.into() };
        };
        if name == "persoon" {
            let id = PersonId::from_uuid(id);
            return self.function(id).and(format!(" ({})", mark_of(id)));
        }
        self.places.name(id).map_or(value, str::to_owned).into()
    }
}

fn facts(row: &audit::Entry) -> Vec<(String, String)> {
    let facts: Map<String, Value> = serde_json::from_str(&row.facts).unwrap_or_default();
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    facts.into_iter().map(|(name, value)| (name, text(value))).collect()
}
