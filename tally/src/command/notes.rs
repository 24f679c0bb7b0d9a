// SPDX-License-Identifier: EUPL-1.2
//! What to know about a count that does not stop it.

use super::Counted;
use crate::pb::Note;
use crate::settings::Rule;

/// One sentence for each thing, without its end.
pub fn of(counted: &Counted<'_>) -> Vec<String> {
    let language = counted.language;
    let mut notes = counted.header.notes.iter().map(|note| in_file(counted, note)).collect::<Vec<_>>();
    if counted.settings.rule == Rule::Phragmen && counted.asked.rule.utility.is_some() {
        let text = language.pick(
            "phragmen telt geen nut: --utility doet niets",
            "phragmen counts no utility: --utility does nothing",
        );
        notes.push(text.to_owned());
    }
    notes
}

fn in_file(counted: &Counted<'_>, note: &Note) -> String {
    let language = counted.language;
    match note {
        Note::Number { key, said, counted } => language.pick(
            format!("{key} is volgens META {said}, maar het zijn er {counted}"),
            format!("{key} is {said} according to META, but there are {counted}"),
        ),
        Note::Twice { ballots, line } => language.pick(
            format!("op {ballots} biljetten staat een project twee keer, het eerst op regel {line}; het telt één keer"),
            format!("{ballots} ballots name a project twice, the first on line {line}; it counts once"),
        ),
        Note::NoPoints { ballots, line } => language.pick(
            format!("op {ballots} biljetten staan geen punten, het eerst op regel {line}; ze tellen als blanco"),
            format!("{ballots} ballots have no points, the first on line {line}; they count as blank"),
        ),
        Note::Length { ballots } => language.pick(
            format!("{ballots} biljetten hebben te weinig of te veel keuzes volgens META; ze tellen mee"),
            format!("{ballots} ballots have too few or too many choices according to META; they count"),
        ),
    }
}
