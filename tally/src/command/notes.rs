// SPDX-License-Identifier: EUPL-1.2
//! What to know about a count that does not stop it.

use super::Counted;
use super::settings::counts_utility;
use crate::pb::Note;

/// One sentence for each thing, without its end.
pub fn of(counted: &Counted<'_>) -> Vec<String> {
    let language = counted.language;
    let mut notes = counted.header.notes.iter().map(|note| in_file(counted, note)).collect::<Vec<_>>();
    if !counts_utility(&counted.asked.rule) && counted.asked.rule.utility.is_some() {
        let text = language.pick(
            "phragmen telt geen nut: --utility doet niets",
            "phragmen counts no utility: --utility does nothing",
        );
        notes.push(text.to_owned());
    }
    if counted.unexplained {
        let rule = counted.settings.rule.words(language);
        notes.push(language.pick(
            format!("voor {rule} bestaat geen uitleg; de uitslag staat er wel"),
            format!("there is no explanation for {rule}; the outcome is there"),
        ));
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
        Note::Thousands { line, text, value } => {
            let value = language.amount(&value.normalize().to_string(), "");
            language.pick(
                format!("regel {line}: {text} is gelezen als {value}; een punt of komma scheidt de decimalen"),
                format!("line {line}: {text} was read as {value}; a point or comma separates the decimals"),
            )
        }
        Note::Twice { ballots: 1, line } => language.pick(
            format!("op 1 biljet, op regel {line}, staat een project twee keer; het telt één keer"),
            format!("1 ballot, on line {line}, names a project twice; it counts once"),
        ),
        Note::NoPoints { ballots: 1, line } => language.pick(
            format!("op 1 biljet, op regel {line}, staan geen punten; het telt als blanco"),
            format!("1 ballot, on line {line}, has no points; it counts as blank"),
        ),
        Note::Length { ballots: 1 } => language.pick(
            "1 biljet heeft te weinig of te veel keuzes volgens META; het telt mee".to_owned(),
            "1 ballot has too few or too many choices according to META; it counts".to_owned(),
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
