// SPDX-License-Identifier: EUPL-1.2
//! Entries of the log in words: which function acted, with the mark of the person, and what it did.

use db::{Conn, audit};
use kernel::slug::slug;
use kernel::{Date, PersonId, Result, Role};
use serde_json::{Map, Value};
use uuid::Uuid;
use web::{Page, Words};

use super::{Line, mark_of};
use crate::directory::{self, Labels};
use crate::pages::words::Places;

/// Facts that are told in words that somebody typed, in Dutch; others are codes, numbers and names.
const DUTCH: [&str; 3] = ["reden", "uitleg-na", "uitleg-voor"];

/// Facts that name somebody.
const PERSONS: [&str; 2] = ["persoon", "waarnemer"];

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
            let facts = facts(row).into_iter().filter(|(name, _)| PERSONS.contains(&name.as_str()));
            let facts = facts.map(|(_, value)| value);
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
        if DUTCH.contains(&name) {
            return self.page.in_dutch(value);
        }
        if name == "rol" {
            return Role::parse(&value).map_or(value, |role| self.page.role(role)).into();
        }
        if let Ok(id) = value.parse::<Uuid>() {
            return self.thing(name, id);
        }
        let parts: Vec<(&str, Option<String>)> =
            value.split(", ").map(|part| (part, self.known(name, part))).collect();
        if parts.iter().all(|(_, known)| known.is_none()) {
            return value.into();
        }
        let told = parts.into_iter().map(|(part, known)| known.unwrap_or_else(|| part.to_owned()));
        told.collect::<Vec<_>>().join(", ").into()
    }

    /// A value that has words: a text that some slice wrote for it, `feit-van-agreed` for the value
    /// `agreed` of the fact `van`; else yes, no and dates.
    fn known(&self, name: &str, value: &str) -> Option<String> {
        let own = format!("feit-{name}-{}", slug(value));
        match value {
            _ if self.page.has_text(&own) => Some(self.page.t(&own)),
            "true" => Some(self.page.t("feit-ja")),
            "false" => Some(self.page.t("feit-nee")),
            _ => value.parse::<Date>().ok().map(|day| self.page.short_day(day)),
        }
    }

    /// What an id names: somebody, a place, or a thing of which only the mark can be told.
    fn thing(&self, name: &str, id: Uuid) -> Words {
        if PERSONS.contains(&name) {
            let id = PersonId::from_uuid(id);
            return self.function(id).and(format!(" ({})", mark_of(id)));
        }
        match self.places.name(id) {
            Some(place) => place.to_owned().into(),
            None if name == "waar" => self.page.t("waar-onbekend").into(),
            None => mark_of(PersonId::from_uuid(id)).into(),
        }
    }
}

fn facts(row: &audit::Entry) -> Vec<(String, String)> {
    let facts: Map<String, Value> = serde_json::from_str(&row.facts).unwrap_or_default();
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    facts.into_iter().map(|(name, value)| (name, text(value))).collect()
}
