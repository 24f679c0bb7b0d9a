// SPDX-License-Identifier: EUPL-1.2
//! The fields of the form of a kern: as they stand, and as they were typed.

use web::form::Choice;
use web::{Input, Page, Parser, Words};

use super::super::or_empty;
use crate::model::area::{self, Geometry};
use crate::model::place::Place;
use crate::model::{Kern, Phase, is_name};
use crate::store::kern::FullKern;

/// The name of the form.
pub(in crate::pages) const FORM: &str = "kernbeheer";
/// What two people may change at once.
pub(super) const FIELDS: [&str; 12] = [
    "naam",
    "intro",
    "plek",
    "inwoners",
    "peildatum",
    "telling",
    "bron",
    "onzeker",
    "wijk",
    "vlak",
    "fase",
    "fase-toelichting",
];
/// What an officer may change of it.
pub(super) const INTRO: &[&str] = &["intro"];
/// The longest introduction.
pub(super) const INTRO_LENGTH: usize = 500;
/// More people than live in any municipality.
const MANY: i64 = 2_000_000;

/// The phases to choose from.
pub(super) fn phases(page: &Page) -> Vec<Choice> {
    Phase::ALL.iter().map(|phase| Choice::new(phase.number(), page.t(phase.key()))).collect()
}

/// The fields as they stand.
pub(super) fn input(FullKern { kern, area }: &FullKern) -> Input {
    let residents = kern.residents.as_ref().map(ToString::to_string);
    let counted = kern.residents_on.as_ref().map(ToString::to_string);
    Input::from_pairs([
        ("naam", kern.name.clone()),
        ("intro", or_empty(&kern.intro)),
        ("plek", Place { lon: kern.lon, lat: kern.lat }.to_text()),
        ("inwoners", or_empty(&residents)),
        ("peildatum", or_empty(&counted)),
        ("telling", or_empty(&kern.residents_note)),
        ("bron", or_empty(&kern.source_url)),
        ("onzeker", or_empty(&kern.uncertain)),
        ("wijk", or_empty(&kern.cbs_wijk)),
        ("vlak", or_empty(area)),
        ("fase", kern.phase.number().to_string()),
        ("fase-toelichting", or_empty(&kern.phase_note)),
        ("versie", kern.version.to_string()),
    ])
}

/// A file with the area stands for what was typed there, so that it comes back with a mistake.
pub(super) fn take_file(input: &mut Input) {
    if let Some(file) = input.file("vlakbestand") {
        let short = file.bytes.len() <= area::LONGEST;
        let text = if short { String::from_utf8_lossy(&file.bytes).into_owned() } else { file.name.clone() };
        input.set("vlak", text);
    }
}

/// The name in addresses that was chosen; empty when it follows from the name.
pub(super) fn slug(parser: &mut Parser<'_>) -> String {
    let slug = parser.text("slug", 0, kernel::slug::MAX_LENGTH);
    if !slug.is_empty() && (kernel::slug::slug(&slug) != slug || slug == crate::commands::NEW) {
        parser.wrong("slug", "kern-slug-fout");
    }
    slug
}

/// What was typed; what the form does not ask stays as it is in `known`.
pub(super) fn read(parser: &mut Parser<'_>, input: &Input, known: Kern) -> FullKern {
    let place = place(parser, input, &known);
    if !input.get("naam").is_empty() && !is_name(input.get("naam")) {
        parser.wrong("naam", "kern-naam-fout");
    }
    let kern = Kern {
        name: parser.text("naam", 1, 80),
        lon: place.lon,
        lat: place.lat,
        residents: residents(parser, input.get("inwoners")),
        residents_on: parser.opt_date("peildatum"),
        residents_note: parser.opt_text("telling", 500),
        source_url: parser.opt_link("bron"),
        uncertain: parser.opt_text("onzeker", 500),
        cbs_wijk: wijk(parser, input.get("wijk")),
        intro: parser.opt_text("intro", INTRO_LENGTH),
        phase: parser.choice("fase", Phase::parse).unwrap_or(known.phase),
        phase_note: parser.opt_text("fase-toelichting", 500),
        ..known
    };
    FullKern { kern, area: outline(parser, input.get("vlak")) }
}

fn place(parser: &mut Parser<'_>, input: &Input, known: &Kern) -> Place {
    let typed = input.get("plek");
    let place = if typed.is_empty() { Err("plek-leeg") } else { Place::parse(typed) };
    place.unwrap_or_else(|key| {
        parser.wrong("plek", key);
        Place { lon: known.lon, lat: known.lat }
    })
}

/// `3225` or `3.225`; empty when nobody counted.
fn residents(parser: &mut Parser<'_>, typed: &str) -> Option<i64> {
    if typed.is_empty() {
        return None;
    }
    let residents = people(typed);
    if residents.is_none() {
        parser.wrong("inwoners", "kern-inwoners-fout");
    }
    residents
}

/// A number of people, with or without a mark after the thousands.
pub(in crate::pages) fn people(typed: &str) -> Option<i64> {
    let plain = typed.replace(['.', ' ', '\u{a0}'], "");
    plain.parse().ok().filter(|number| (0..=MANY).contains(number))
}

/// `WK` and six digits, as the CBS writes it.
fn wijk(parser: &mut Parser<'_>, typed: &str) -> Option<String> {
    let code = typed.to_uppercase();
    let digits = code.strip_prefix("WK").unwrap_or_default();
    if !code.is_empty() && (digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit())) {
        parser.wrong("wijk", "kern-wijk-fout");
    }
    Some(code).filter(|code| !code.is_empty())
}

fn outline(parser: &mut Parser<'_>, typed: &str) -> Option<String> {
    if typed.is_empty() {
        return None;
    }
    match Geometry::parse(typed) {
        Ok(area) => Some(area.to_text()),
        Err(key) => {
            parser.wrong("vlak", key);
            None
        }
    }
}

/// A value in words, to compare two versions; `now` is how the fields stand. An area is the same when
/// it draws the same, however its text is written.
pub(super) fn words(page: &Page, now: &Input, field: &str, value: &str) -> Words {
    match field {
        "fase" => Phase::parse(value).map(|phase| page.t(phase.key()).into()).unwrap_or_default(),
        "vlak" if value.trim().is_empty() => Words::default(),
        "vlak" => {
            let area = Geometry::parse(value).ok();
            let same = area == Geometry::parse(now.get("vlak")).ok();
            let key = if same { "kernbeheer-vlak-versie" } else { "kernbeheer-vlak-anders" };
            page.t1(key, "hoeken", area.map_or(0, |area| area.corners())).into()
        }
        _ => page.in_dutch(value),
    }
}
