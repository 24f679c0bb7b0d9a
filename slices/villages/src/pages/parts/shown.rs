// SPDX-License-Identifier: EUPL-1.2
//! The forms of a contact and of a channel.

use std::future::Future;

use db::Conn;
use kernel::{PersonId, Result};
use web::form::Choice;
use web::{Input, Page, Parser, Visit, Words};

use super::super::or_empty;
use crate::commands::part::Part;
use crate::model::{Channel, ChannelKind, Contact, Kern, Office};
use crate::office::{self, InOffice};

/// A part of a kern with its form. The first field is the one with choices.
pub(in crate::pages) trait Shown: Part {
    const FORM: &'static str;
    const FIELDS: &'static [&'static str];

    /// What can be chosen in the first field.
    fn choices(page: &Page) -> Vec<Choice>;

    /// Who can be chosen in the field `persoon`.
    fn people(
        visit: &Visit,
        conn: &mut Conn,
        kern: &Kern,
        known: Option<&Self>,
    ) -> impl Future<Output = Result<People>> + Send;

    /// The fields as they stand now, without the version.
    fn fields(&self) -> Input;

    /// From what was typed; what the form does not ask stays as it is `known`.
    fn read(
        parser: &mut Parser<'_>,
        visit: &Visit,
        kern: &Kern,
        known: Option<&Self>,
        people: &People,
    ) -> Self;
}

/// The accounts that a contact can belong to.
#[derive(Default)]
pub(in crate::pages) struct People {
    holders: Vec<InOffice>,
    /// Who it belongs to now, without the right.
    left: Option<(PersonId, String)>,
}

impl People {
    /// To choose from: each person once.
    pub fn choices(&self, page: &Page) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for holder in &self.holders {
            if !choices.iter().any(|choice| choice.value == holder.person.to_string()) {
                choices.push(Choice::new(holder.person, holder.words(page)));
            }
        }
        if let Some((person, name)) = &self.left {
            choices.push(Choice::new(person, page.t1("contact-persoon-weg", "naam", name)));
        }
        choices
    }

    /// The chosen account: one that holds the right of the office, or the one that stood there.
    fn read(&self, parser: &mut Parser<'_>, office: Office) -> Option<PersonId> {
        let named = |id: PersonId| {
            self.holders.iter().any(|holder| holder.person == id)
                || self.left.as_ref().is_some_and(|(left, _)| *left == id)
        };
        let chosen = parser.opt_choice("persoon", |text| text.parse().ok().filter(|id| named(*id)))?;
        let mut own = self.holders.iter().filter(|holder| holder.person == chosen).peekable();
        if own.peek().is_some() && !own.any(|holder| holder.office == office) {
            parser.wrong("persoon", "contact-persoon-recht");
        }
        Some(chosen)
    }
}

impl InOffice {
    /// The name, which is one; or the function or address.
    pub(in crate::pages) fn words(&self, page: &Page) -> Words {
        match (self.name.as_str(), self.function.as_str()) {
            ("", "") => self.email.as_str().into(),
            ("", function) => page.in_dutch(function),
            (name, _) => name.into(),
        }
    }
}

impl Shown for Contact {
    const FORM: &'static str = "contact";
    const FIELDS: &'static [&'static str] = &["ambt", "persoon", "naam", "telefoon", "email", "spreekuur"];

    fn choices(page: &Page) -> Vec<Choice> {
        Office::ALL.iter().map(|office| Choice::new(office.code(), page.role(office.role()))).collect()
    }

    async fn people(visit: &Visit, conn: &mut Conn, kern: &Kern, known: Option<&Self>) -> Result<People> {
        let holders = office::holders(conn, visit.ctx.tenant, kern.id).await?;
        let left = known.and_then(|contact| contact.person_id);
        let left = left.filter(|id| !holders.iter().any(|holder| holder.person == *id));
        let left = match left {
            Some(id) => people::contact(conn, visit.ctx.tenant, id)
                .await?
                .map(|contact| (id, if contact.name.is_empty() { contact.email } else { contact.name })),
            None => None,
        };
        Ok(People { holders, left })
    }

    fn fields(&self) -> Input {
        let person = self.person_id.map(|id| id.to_string());
        Input::from_pairs([
            ("ambt", self.office.code().to_owned()),
            ("persoon", or_empty(&person)),
            ("naam", self.label.clone()),
            ("telefoon", or_empty(&self.phone)),
            ("email", or_empty(&self.email)),
            ("spreekuur", or_empty(&self.hours)),
        ])
    }

    fn read(
        parser: &mut Parser<'_>,
        visit: &Visit,
        kern: &Kern,
        known: Option<&Self>,
        people: &People,
    ) -> Self {
        let office = parser.choice("ambt", Office::parse).unwrap_or(Office::AreaOfficer);
        Self {
            id: known.map_or_else(|| visit.ctx.id::<Self>().uuid(), |contact| contact.id),
            kern_id: kern.id,
            office,
            person_id: people.read(parser, office),
            label: parser.text("naam", 1, 120),
            phone: parser.opt_text("telefoon", 40),
            email: parser.opt_email("email"),
            hours: parser.opt_text("spreekuur", 200),
            example: known.is_some_and(|contact| contact.example),
        }
    }
}

impl Shown for Channel {
    const FORM: &'static str = "kanaal";
    const FIELDS: &'static [&'static str] = &["soort", "naam", "adres"];

    fn choices(page: &Page) -> Vec<Choice> {
        ChannelKind::ALL.iter().map(|k| Choice::new(k.code(), page.t_of(&["kanaal-", k.code()]))).collect()
    }

    async fn people(_: &Visit, _: &mut Conn, _: &Kern, _: Option<&Self>) -> Result<People> {
        Ok(People::default())
    }

    fn fields(&self) -> Input {
        Input::from_pairs([
            ("soort", self.kind.code().to_owned()),
            ("naam", self.name.clone()),
            ("adres", or_empty(&self.url)),
        ])
    }

    fn read(parser: &mut Parser<'_>, visit: &Visit, kern: &Kern, known: Option<&Self>, _: &People) -> Self {
        Self {
            id: known.map_or_else(|| visit.ctx.id::<Self>().uuid(), |channel| channel.id),
            kern_id: kern.id,
            kind: parser.choice("soort", ChannelKind::parse).unwrap_or(ChannelKind::Other),
            name: parser.text("naam", 1, 120),
            url: parser.opt_link("adres"),
            example: known.is_some_and(|channel| channel.example),
        }
    }
}
