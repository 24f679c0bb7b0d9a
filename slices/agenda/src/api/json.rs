// SPDX-License-Identifier: EUPL-1.2
//! What the API answers. The comments on the fields are in Dutch: they are the texts of
//! `/api/v1/openapi.json`, which is made from these types.

mod toezegging;

use serde::Serialize;
use utoipa::ToSchema;

pub use toezegging::{Toezegging, Toezeggingen, Verzet};
pub use web::api::{Links, Probleem};

/// Een punt op de kaart, als GeoJSON in CRS84.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Locatie {
    /// Altijd `Point`.
    #[serde(rename = "type")]
    #[schema(example = "Point")]
    pub kind: &'static str,
    /// Lengtegraad en breedtegraad.
    pub coordinates: [f64; 2],
}

impl Locatie {
    /// A point.
    pub fn new(lon: f64, lat: f64) -> Self {
        Self { kind: "Point", coordinates: [lon, lat] }
    }
}

/// Een kern van de gemeente.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Kern {
    /// Korte naam, zoals in adressen.
    #[schema(example = "eck-en-wiel")]
    pub kern: String,
    /// Naam.
    #[schema(example = "Eck en Wiel")]
    pub naam: String,
    /// Waar de kern ongeveer ligt.
    pub locatie: Locatie,
    /// Aantal inwoners, als een bron dat noemt.
    pub inwoners: Option<i64>,
    /// De dag van die telling.
    #[schema(format = Date)]
    pub inwoners_peildatum: Option<String>,
    /// Hoe ver de werkwijze is: 1 beginsituatie, 2 start, 3 uitvoering.
    #[schema(minimum = 1, maximum = 3)]
    pub fase: i64,
    /// Een zin over de kern.
    pub intro: Option<String>,
    /// De dag waarop de kern ophield. Zo’n kern staat niet meer in de lijst.
    #[schema(format = Date)]
    pub beeindigd_op: Option<String>,
    /// Dit is verzonnen voor een voorbeeld.
    pub voorbeeld: bool,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}

/// Alle kernen van de gemeente, op naam.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Kernen {
    /// De kernen.
    pub kernen: Vec<Kern>,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}

/// Een kernagenda, van één of meer kernen.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Agenda {
    /// Korte naam.
    #[schema(example = "varik-en-heesselt")]
    pub agenda: String,
    /// Versie, vanaf 1.
    pub versie: i64,
    /// Titel.
    pub titel: String,
    /// Hoe ver de agenda is: `in_de_maak`, `vastgesteld` of `vervangen`.
    #[schema(example = "vastgesteld")]
    pub staat: &'static str,
    /// Korte namen van de kernen.
    pub kernen: Vec<String>,
    /// Eerste jaar.
    pub periode_van: Option<i64>,
    /// Laatste jaar.
    pub periode_tot: Option<i64>,
    /// Het jaar of de dag waarvan de bron vertelt.
    #[schema(example = "2022")]
    pub stand_per: String,
    /// Het document.
    pub document_url: Option<String>,
    /// Naam van de bron.
    pub bron_naam: Option<String>,
    /// Pagina van de bron.
    pub bron_url: Option<String>,
    /// Wat een lezer moet weten.
    pub toelichting: String,
    /// Dit is verzonnen voor een voorbeeld.
    pub voorbeeld: bool,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}

/// De agenda’s van een kern, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Agendas {
    /// De agenda’s.
    pub agendas: Vec<Agenda>,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}

/// Waar een agendapunt vandaan komt, in de woorden van de bron.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Bron {
    /// Naam van de bron.
    pub naam: Option<String>,
    /// Pagina van de bron.
    pub url: Option<String>,
    /// De status in de woorden van de bron.
    pub status: Option<String>,
    /// De planning in de woorden van de bron.
    pub planning: Option<String>,
    /// Het jaar of de dag waarvan de bron vertelt, als dat bij dit punt bekend is. Anders geldt die van de
    /// agenda.
    #[serde(rename = "standPer")]
    #[schema(example = "2021")]
    pub stand_per: Option<String>,
}

/// Een punt van een kernagenda.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Agendapunt {
    /// Nummer binnen de gemeente.
    pub nummer: i64,
    /// Titel.
    pub titel: String,
    /// Uitleg.
    pub tekst: String,
    /// Thema.
    pub thema: Option<String>,
    /// Korte naam van de agenda.
    pub agenda: String,
    /// Hoe ver die agenda is: `in_de_maak`, `vastgesteld` of `vervangen`. Een punt van een vervangen
    /// agenda telt in de cijfers niet meer mee, behalve zolang er een toezegging open is.
    #[schema(example = "vastgesteld")]
    pub agenda_staat: &'static str,
    /// Korte namen van de kernen.
    pub kernen: Vec<String>,
    /// `idee`, `toetsing`, `afgesproken`, `gepland`, `bezig`, `klaar`, `kan_niet`, `samengevoegd` of
    /// `afgehecht`.
    #[schema(example = "bezig")]
    pub status: &'static str,
    /// Waarom het niet kan, of waarom het is samengevoegd.
    pub reden: String,
    /// Wat er nog wel kan, en door wie.
    pub handelingsperspectief: String,
    /// Nummer van het punt waarin dit verder gaat, als dat openbaar is.
    pub samengevoegd_met: Option<i64>,
    /// Wie aan zet is: `inwoners`, `gemeente`, `partner`.
    pub eigenaren: Vec<&'static str>,
    /// Wanneer, zo precies als bekend: `2026`, `2026-Q3`, `2026-09` of `2026-09-30`.
    #[schema(example = "2026-Q3")]
    pub planning: Option<String>,
    /// De volgende stap.
    pub volgende_stap: String,
    /// Waar, in woorden.
    pub plek: String,
    /// Waar, op de kaart.
    pub locatie: Option<Locatie>,
    /// De eerste datum van een toezegging die nog open is.
    #[schema(format = Date)]
    pub eerste_toezegging: Option<String>,
    /// Hoeveel mensen dit ook belangrijk vinden.
    pub steun: i64,
    /// Waar het punt vandaan komt.
    pub bron: Bron,
    /// Sinds wanneer het punt er is.
    #[schema(format = DateTime)]
    pub aangemaakt_op: String,
    /// Wanneer er het laatst iets gebeurde met het punt, of met de staat van de agenda.
    #[schema(format = DateTime)]
    pub gewijzigd_op: String,
    /// Dit is verzonnen voor een voorbeeld.
    pub voorbeeld: bool,
    /// Wat er gebeurde, het oudste eerst. Alleen bij één agendapunt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geschiedenis: Option<Vec<Gebeurtenis>>,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}

/// Een status die een agendapunt kreeg, een openbaar bericht erover, of het antwoord op een voorstel.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Gebeurtenis {
    /// `status`, `bericht` of `antwoord`.
    #[schema(example = "status")]
    pub soort: &'static str,
    /// Wanneer.
    #[schema(format = DateTime)]
    pub op: String,
    /// In welke functie iemand dit deed; nooit een naam.
    #[schema(example = "gebiedsmakelaar")]
    pub functie: &'static str,
    /// De status die het punt kreeg.
    pub status: Option<&'static str>,
    /// Nummer van het punt waarmee dit is samengevoegd, als dat openbaar is. Is `status` niet
    /// `samengevoegd`, dan kwam dat punt bij dit punt. Alleen bij samenvoegen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ander_punt: Option<i64>,
    /// Wat erbij gezegd werd.
    pub tekst: String,
    /// De foto’s bij een bericht.
    pub fotos: Vec<Foto>,
    /// Wat de toets van een voorstel opleverde. Alleen bij een antwoord.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub toets: Option<Toets>,
    /// Dit is verzonnen voor een voorbeeld.
    pub voorbeeld: bool,
}

/// Wat de toets van een voorstel opleverde.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Toets {
    /// Of het kan: `ja`, `deels`, `nee` of `nog_niet_te_zeggen`.
    #[schema(example = "deels")]
    pub haalbaar: &'static str,
    /// Van wie het is: `inwoners`, `gemeente` of `partner`.
    #[schema(example = "gemeente")]
    pub eigenaar: &'static str,
    /// Welk team.
    pub team: Option<String>,
    /// Wat het ongeveer kost, in eurocenten.
    pub kosten_in_centen: Option<i64>,
}

/// Een foto bij een openbaar bericht.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Foto {
    /// Het hele adres van de foto, een JPEG.
    #[schema(
        example = "https://voorbeeld.example/kernen/tricht/agenda/112/fotos/019aa4c0-0000-7000-8000-000000000000"
    )]
    pub href: String,
    /// Wat er op de foto staat.
    pub alt: String,
    /// Breedte in beeldpunten.
    pub breedte: i64,
    /// Hoogte in beeldpunten.
    pub hoogte: i64,
}

/// Een deel van de agendapunten, op nummer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Agendapunten {
    /// De agendapunten.
    pub agendapunten: Vec<Agendapunt>,
    /// Welke pagina dit is, vanaf 1.
    pub pagina: i64,
    /// Hoeveel er op een pagina passen.
    pub pagina_grootte: i64,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}
