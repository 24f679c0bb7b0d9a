// SPDX-License-Identifier: EUPL-1.2
//! The addresses of this slice, in one place.

use web::url;

use crate::model::{AgendaId, PhotoId};
use crate::store::monitor::Stand;

/// The agenda of a kern.
pub const AGENDA: &str = "/kernen/{kern}/agenda";
/// Every promise, and what became of it.
pub const PROMISES: &str = "/uitvoering/toezeggingen";
/// One point.
pub const POINT: &str = "/kernen/{kern}/agenda/{nummer}";

/// The agenda of a kern.
pub fn agenda(kern: &str) -> String {
    url(AGENDA, &[&kern])
}

/// One point, at one of its kernen.
pub fn point(kern: &str, number: i64) -> String {
    url(POINT, &[&kern, &number])
}

/// The list of promises: of a kern, unless its name is empty, and those that stand like this.
pub fn promises(kern: &str, stand: Option<Stand>) -> String {
    let asked = [("kern", kern), ("uitkomst", stand.map_or("", Stand::code))];
    let asked = asked.into_iter().filter(|(_, value)| !value.is_empty());
    let asked: Vec<String> = asked.map(|(name, value)| format!("{name}={value}")).collect();
    if asked.is_empty() { PROMISES.to_owned() } else { format!("{PROMISES}?{}#lijst", asked.join("&")) }
}

/// Where something is proposed for a kern.
pub fn propose(kern: &str) -> String {
    format!("{}/voorstel", agenda(kern))
}

/// Where an agenda is made.
pub const NEW_AGENDA: &str = "/beheer/agendas/nieuw";

/// The newest proposals, for who moderates them.
pub const PROPOSALS: &str = "/beheer/voorstellen";
/// What comes after the address of a proposal to take it off the website.
pub const HIDE: &str = "van-website";
/// What comes after it to put it back.
pub const PUT_BACK: &str = "terugzetten";

/// Where an agenda is changed.
pub fn manage(agenda: AgendaId) -> String {
    url("/beheer/agendas/{agenda}", &[&agenda])
}

/// Where open points of the version before go on in an agenda.
pub fn carry(agenda: AgendaId) -> String {
    url("/beheer/agendas/{agenda}/meenemen", &[&agenda])
}

/// Where a point is added to an agenda.
pub fn new_point(agenda: AgendaId) -> String {
    url("/beheer/agendas/{agenda}/punt", &[&agenda])
}

/// Something that can be done to a point: `…/status`, `…/toezeggingen`.
pub fn point_act(kern: &str, number: i64, act: &str) -> String {
    format!("{}/{act}", point(kern, number))
}

/// A photo of a point.
pub fn photo(kern: &str, number: i64, photo: PhotoId) -> String {
    format!("{}/fotos/{photo}", point(kern, number))
}

/// Something that can be done to a promise of a point.
pub fn promise_act(kern: &str, number: i64, promise: i64, act: &str) -> String {
    format!("{}/toezeggingen/{promise}/{act}", point(kern, number))
}
