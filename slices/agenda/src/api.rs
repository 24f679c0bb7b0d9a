// SPDX-License-Identifier: EUPL-1.2
//! Open data for other systems, under `/api/v1`: what is public about kernen, agendas, points and
//! promises, and the promised dates as a calendar. Drafts, internal notes and persons are no part
//! of it. The description in `openapi.json` is made from the types and handlers by utoipa, so that
//! it cannot say something else than the answers.

mod ics;
pub mod json;
mod kernen;
mod params;
mod punten;
mod toezeggingen;
pub(crate) mod words;

use kernel::Result;
use utoipa::OpenApi;
use utoipa::openapi::{Contact, License, Server};
use web::{Reply, Routes, Visit, api};

use crate::policy::READ;
pub(crate) use web::api::{has_more, links, paging, public};

use json::Probleem;

/// Adds the routes of the API.
pub(crate) fn add(routes: Routes) -> Routes {
    routes
        .get("/api/v1/openapi.json", &READ, description)
        .get("/api/v1/kernen", &READ, kernen::list)
        .get("/api/v1/kernen/{kern}", &READ, kernen::one)
        .get("/api/v1/kernen/{kern}/agendas", &READ, kernen::agendas)
        .get("/api/v1/kernen/{kern}/agendapunten", &READ, punten::of_kern)
        .get("/api/v1/agendapunten", &READ, punten::list)
        .get("/api/v1/agendapunten/{nummer}", &READ, punten::one)
        .get("/api/v1/toezeggingen", &READ, toezeggingen::list)
        .get("/api/v1/toezeggingen/{nummer}", &READ, toezeggingen::one)
        .get("/kernen/{kern}/toezeggingen.ics", &READ, toezeggingen::calendar)
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Brink", version = "1.0.0"),
    paths(
        kernen::list,
        kernen::one,
        kernen::agendas,
        punten::of_kern,
        punten::list,
        punten::one,
        toezeggingen::list,
        toezeggingen::one
    ),
    components(schemas(Probleem)),
    tags(
        (name = "kernen", description = "Kernen en hun agenda’s"),
        (name = "agendapunten", description = "Punten van de kernagenda’s"),
        (name = "toezeggingen", description = "Toezeggingen en wat ervan werd")
    )
)]
struct Description;

const ABOUT: &str = "Openbare gegevens over de kernen, de kernagenda’s, hun punten en de toezeggingen. \
    Alles is alleen te lezen en zonder sleutel. Namen van personen staan er niet in: wel de functie. \
    Antwoorden mogen 60 seconden bewaard worden (`Cache-Control: public, max-age=60`). \
    Wie bij wil blijven vraagt de agendapunten met `gewijzigdNa`. Fouten volgen RFC 9457. \
    Tijden zijn in UTC. Wat `voorbeeld` is, is verzonnen voor een demonstratie.";

/// The description of the API of this municipality.
async fn description(visit: Visit) -> Result<Reply> {
    let mut document = Description::openapi();
    for slice in &visit.app.slices {
        if let Some(more) = slice.openapi() {
            document.merge(more);
        }
    }
    let (settings, name) = (&visit.place.settings, &visit.place.row.name);
    document.info.title = format!("Kernagenda’s van {name}");
    document.info.description = Some(ABOUT.to_owned());
    api::VERSION.clone_into(&mut document.info.version);
    let mut contact = Contact::new();
    contact.name = Some(name.clone());
    contact.email.clone_from(&settings.email);
    contact.url = Some(settings.website.clone().unwrap_or_else(|| visit.origin.clone()));
    document.info.contact = Some(contact);
    let mut license = License::new("CC0 1.0");
    license.identifier = Some("CC0-1.0".to_owned());
    document.info.license = Some(license);
    document.servers = Some(vec![Server::new(visit.origin.clone())]);
    public(&document)
}
