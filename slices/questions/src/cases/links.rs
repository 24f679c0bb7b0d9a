// SPDX-License-Identifier: EUPL-1.2
//! The addresses of casussen, built in one place.

use web::url;

use super::model::Number;
use super::store::party::PartyRow;
use crate::store::attachment::AttachmentId;

/// The casussen to handle.
pub const WORK: &str = "/werk/casussen";
/// Those of which a letter has to be posted.
pub const LETTERS: &str = "/werk/casussen?stand=brief";
/// Where the desk enters one.
pub const DESK: &str = "/werk/casussen/nieuw";

/// The page on which colleagues handle a casus.
pub fn work(number: Number) -> String {
    url("/werk/casussen/{nummer}", &[&number])
}

/// The letter to a party about what was not posted yet, else about the newest step; or about one step of the
/// story, counted from 1.
pub fn letter(number: Number, party: &PartyRow, step: Option<usize>) -> String {
    let step = step.map(|step| format!("&stap={step}")).unwrap_or_default();
    format!("{}/brief?partij={}{step}", work(number), party.number)
}

/// A file that a party sent, for colleagues.
pub fn file(number: Number, file: AttachmentId) -> String {
    url("/werk/casussen/{nummer}/bestand/{bestand}", &[&number, &file])
}

/// The private page of a party.
pub fn party(number: Number, party: &PartyRow) -> String {
    url("/casus/{nummer}/{partij}/{sleutel}", &[&number, &party.number, &party.key()])
}
