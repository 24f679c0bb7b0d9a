// SPDX-License-Identifier: EUPL-1.2
//! The form with which a party joins, and with which a plan is entered: who it is and how it is reached.

use db::Conn;
use kernel::{Locale, Result, TenantId};
use people::Holder;
use villages::Partner;
use web::Parser;

use crate::cases::commands::NewParty;
use crate::cases::model::PartyKind;
use crate::pages::names;

/// What the form chooses from.
pub struct Known {
    /// The partners of the municipality.
    pub partners: Vec<Partner>,
    /// The colleagues.
    pub colleagues: Vec<Holder>,
}

impl Known {
    /// Reads it.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn read(conn: &mut Conn, tenant: TenantId) -> Result<Self> {
        let partners = villages::partners(conn, tenant).await?;
        Ok(Self { partners, colleagues: names::colleagues(conn, tenant).await? })
    }
}

/// Reads a party; mistakes are noted in the parser.
pub fn read(parser: &mut Parser<'_>, known: &Known) -> NewParty {
    let kind = parser.choice("soort", PartyKind::parse).unwrap_or(PartyKind::Resident);
    let name = parser.text("naam", 0, 120);
    let partner = parser.opt_choice("partner", |text| {
        let is_it = |one: &&Partner| one.id.to_string() == text && one.ended_at.is_none();
        known.partners.iter().find(is_it)
    });
    let colleague = parser.opt_choice("collega", |text| {
        let found = known.colleagues.iter().find(|one| one.person.to_string() == text);
        found.map(|one| (one.person, one.function.clone()))
    });
    let (partner, person) = match kind {
        PartyKind::Partner => (partner, None),
        PartyKind::Colleague => (None, colleague),
        PartyKind::Resident | PartyKind::Group => (None, None),
    };
    match kind {
        PartyKind::Partner if partner.is_none() => parser.wrong("partner", "casus-partner-nodig"),
        PartyKind::Colleague if person.is_none() => parser.wrong("collega", "casus-collega-nodig"),
        PartyKind::Resident | PartyKind::Group if name.chars().count() < 2 => {
            parser.wrong("naam", "casus-naam-nodig");
        }
        _ => {}
    }
    let chosen = partner.map(|partner| &partner.name).or(person.as_ref().map(|(_, name)| name));
    // A partner is reached at its mailbox, unless another address was typed.
    let mailbox = partner.and_then(|partner| partner.email.as_ref()).map(|email| email.to_lowercase());
    NewParty {
        kind,
        name: chosen.cloned().unwrap_or(name),
        email: parser.opt_email("email").or(mailbox),
        phone: parser.opt_text("telefoon", 30),
        address: parser.opt_text("adres", 300),
        language: Locale::Nl.code().to_owned(),
        partner: partner.map(|partner| partner.id),
        person: person.map(|(id, _)| id),
    }
}
