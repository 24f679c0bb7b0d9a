// SPDX-License-Identifier: EUPL-1.2
//! The shapes of a world's files, with the Dutch keys that they have.

use serde::Deserialize;

/// `kernagendas.json`.
#[derive(Deserialize)]
pub(super) struct Agenda {
    pub titel: String,
    pub kernen: Vec<String>,
    pub staat: String,
    pub periode_van: Option<i64>,
    pub periode_tot: Option<i64>,
    pub stand_per: Option<String>,
    pub bron_url: Option<String>,
    pub bron_naam: Option<String>,
    pub toelichting: Option<String>,
    #[serde(default)]
    pub voorbeeld: bool,
    pub punten: Vec<Point>,
}

#[derive(Deserialize)]
pub(super) struct Point {
    pub extern_id: String,
    pub thema: Option<String>,
    pub titel: String,
    pub eigenaar: Vec<String>,
    pub bron_status: Option<String>,
    pub status: String,
    pub planning: Option<String>,
    pub planning_bron: Option<String>,
    pub bron_url: Option<String>,
    pub jaar: Option<i16>,
}

/// `voorbeeld.json`, the parts that are about agendas.
#[derive(Deserialize)]
pub(super) struct Example {
    pub voorstellen: Vec<Proposal>,
    #[serde(default)]
    pub antwoorden: Vec<Answer>,
    pub statuswijzigingen: Vec<StatusStep>,
    pub samengevoegd: Vec<Merged>,
    pub toezeggingen: Vec<Promise>,
    pub berichten: Vec<Note>,
}

#[derive(Deserialize)]
pub(super) struct Proposal {
    pub extern_id: String,
    pub kern: String,
    pub titel: String,
    pub tekst: String,
    pub thema: Option<String>,
    pub dagen_geleden: i32,
    pub steun: i64,
    /// Not public yet.
    #[serde(default)]
    pub concept: bool,
}

/// What an officer answered to a proposal.
#[derive(Deserialize)]
pub(super) struct Answer {
    pub punt: String,
    pub haalbaar: String,
    pub van: String,
    pub kosten_cent: Option<i64>,
    pub antwoord: String,
    pub dagen_geleden: i32,
}

#[derive(Deserialize)]
pub(super) struct StatusStep {
    pub punt: String,
    pub naar: String,
    pub dagen_geleden: i32,
    pub reden: Option<String>,
    pub handelingsperspectief: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Merged {
    pub punt: String,
    #[serde(rename = "in")]
    pub into: String,
    pub dagen_geleden: i32,
    pub reden: String,
}

#[derive(Deserialize)]
pub(super) struct Promise {
    pub punt: String,
    pub wat: String,
    pub door: String,
    pub team: Option<String>,
    pub datum_over_dagen: i32,
    pub toegezegd_dagen_geleden: i32,
    pub verzet: Vec<Move>,
    pub uitkomst: Option<String>,
    pub uitkomst_reden: Option<String>,
    pub uitkomst_dagen_geleden: Option<i32>,
    pub bedrag_cent: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Move {
    pub van_dagen: i32,
    pub naar_dagen: i32,
    pub dagen_geleden: i32,
    pub reden: String,
}

#[derive(Deserialize)]
pub(super) struct Note {
    pub punt: String,
    pub dagen_geleden: i32,
    pub tekst: String,
    pub openbaar: bool,
    pub functie: String,
    /// What can be seen on the picture of the world, when that goes with the note.
    pub foto: Option<String>,
}
