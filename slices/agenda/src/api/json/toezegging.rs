// SPDX-License-Identifier: EUPL-1.2
//! Promises as the API answers them. Comments on fields are in Dutch: they are texts of
//! `openapi.json`.

use serde::Serialize;
use utoipa::ToSchema;

use super::Links;

/// Een toezegging bij een agendapunt.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Toezegging {
    /// Nummer binnen de gemeente.
    pub nummer: i64,
    /// Wat is toegezegd.
    pub wat: String,
    /// Nummer van het agendapunt.
    pub agendapunt: i64,
    /// Korte namen van de kernen.
    pub kernen: Vec<String>,
    /// Wie het doet: `inwoners`, `gemeente` of `partner`.
    #[schema(example = "gemeente")]
    pub eigenaar: &'static str,
    /// Welke groep, welk team of welke partner.
    pub eigenaar_naam: Option<String>,
    /// Bedrag in eurocenten.
    pub bedrag_in_centen: Option<i64>,
    /// Voor wanneer, zoals het nu staat.
    #[schema(format = Date)]
    pub datum: String,
    /// Voor wanneer, zoals het eerst was toegezegd.
    #[schema(format = Date)]
    pub eerste_datum: String,
    /// Wanneer het is toegezegd.
    #[schema(format = DateTime)]
    pub toegezegd_op: String,
    /// Wat ervan werd: `nagekomen`, `te_laat`, `gewijzigd` of `vervallen`. Leeg zolang het open is.
    #[schema(example = "nagekomen")]
    pub uitkomst: Option<&'static str>,
    /// Waarom.
    pub uitkomst_reden: String,
    /// De dag waarop het klaar was, bij `nagekomen` en `te_laat`. Van oude toezeggingen kan die ontbreken.
    #[schema(format = Date)]
    pub klaar_op: Option<String>,
    /// Wanneer dat is gezegd.
    #[schema(format = DateTime)]
    pub uitkomst_op: Option<String>,
    /// De functie van wie dat zei. Van oude toezeggingen kan die ontbreken.
    #[schema(example = "gebiedsmakelaar")]
    pub uitkomst_functie: Option<&'static str>,
    /// Open, en de datum is voorbij.
    pub over_tijd: bool,
    /// Dit is verzonnen voor een voorbeeld.
    pub voorbeeld: bool,
    /// De keren dat de datum is verzet, de oudste eerst. Alleen bij één toezegging.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verzet: Option<Vec<Verzet>>,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}

/// Een datum die is verzet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Verzet {
    /// Van welke dag.
    #[schema(format = Date)]
    pub van: String,
    /// Naar welke dag.
    #[schema(format = Date)]
    pub naar: String,
    /// Waarom.
    pub reden: String,
    /// Wanneer dat is gezegd.
    #[schema(format = DateTime)]
    pub op: String,
    /// Dit is verzonnen voor een voorbeeld.
    pub voorbeeld: bool,
}

/// Een deel van de toezeggingen, op nummer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Toezeggingen {
    /// De toezeggingen.
    pub toezeggingen: Vec<Toezegging>,
    /// Welke pagina dit is, vanaf 1.
    pub pagina: i64,
    /// Hoeveel er op een pagina passen.
    pub pagina_grootte: i64,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    pub links: Links,
}
