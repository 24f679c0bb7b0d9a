// SPDX-License-Identifier: EUPL-1.2
//! What to know about a count that does not stop it.

use std::collections::BTreeMap;

use super::Counted;
use super::settings::counts_utility;
use crate::election::Election;
use crate::pb::{Limit, Note};
use crate::{Decimal, Language};

/// One sentence for each thing, without its end: for who counts.
pub fn of(counted: &Counted<'_>) -> Vec<String> {
    let mut notes = notes(counted, |_| true);
    notes.extend(blank(counted, 0));
    notes
}

/// Without those about single ballots, of which they name the line: for everybody.
pub fn public(counted: &Counted<'_>) -> Vec<String> {
    let of_ballots =
        |note: &Note| matches!(note, Note::Twice { .. } | Note::NoPoints { .. } | Note::Outside { .. });
    let mut notes = notes(counted, |note| !of_ballots(note));
    notes.extend(blank(counted, counted.asked.output.smallest));
    notes
}

/// More than a tenth of the ballots, and at least `smallest`, break the limits on choices.
fn blank(counted: &Counted<'_>, smallest: u64) -> Option<String> {
    let (refused, voters) = (counted.outcome.refused_ballots, counted.election.voters());
    let is_much = refused >= smallest && u128::from(refused) * 10 > u128::from(voters);
    let language = counted.language;
    let (refused, voters) = (language.number(refused.into()), language.number(voters.into()));
    is_much.then(|| {
        language.pick(
            format!("{refused} van de {voters} biljetten tellen als blanco door --min-choices of --max-choices; stond die grens op het biljet?"),
            format!("{refused} of {voters} ballots count as blank by --min-choices or --max-choices; was that limit on the ballot?"),
        )
    })
}

fn notes(counted: &Counted<'_>, shows: impl Fn(&Note) -> bool) -> Vec<String> {
    let language = counted.language;
    let notes = counted.header.notes.iter().filter(|note| shows(note)).map(|note| in_file(counted, note));
    let mut notes = notes.collect::<Vec<_>>();
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
    if counted.asked.output.ballots.is_some() {
        notes.extend(alone(&counted.election, language));
    }
    notes
}

/// How many ballots somebody may recognise in the file without voters who knows a part of them.
fn alone(election: &Election, language: Language) -> Option<String> {
    let mut voters = BTreeMap::<_, u64>::new();
    for group in election.groups().filter(|group| !group.projects.is_empty()) {
        *voters.entry((group.projects, group.points)).or_default() += group.voters;
    }
    let alone = voters.values().filter(|voters| **voters == 1).count();
    let ballots = language.number(alone as u128);
    match alone {
        0 => None,
        1 => Some(language.say("1 stembiljet komt maar één keer voor: wie er een deel van kent, ziet wat die kiezer verder koos", "1 ballot is there only once: who knows a part of it sees what else that voter chose")),
        _ => Some(language.pick(
            format!("{ballots} stembiljetten komen maar één keer voor: wie een deel van zo'n biljet kent, ziet wat die kiezer verder koos"),
            format!("{ballots} ballots are there only once: who knows a part of one sees what else that voter chose"),
        )),
    }
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
        Note::Twice { ballots, line } => language.pick(
            format!("op {ballots} biljetten staat een project twee keer, het eerst op regel {line}; het telt één keer"),
            format!("{ballots} ballots name a project twice, the first on line {line}; it counts once"),
        ),
        Note::NoPoints { ballots, line } => language.pick(
            format!("op {ballots} biljetten staan geen punten, het eerst op regel {line}; ze tellen als blanco"),
            format!("{ballots} ballots have no points, the first on line {line}; they count as blank"),
        ),
        Note::Nothing { ballots: 1, line } => language.pick(
            format!("1 rij van VOTES, op regel {line}, is leeg op de puntkomma's na; zij telt als een blanco stem"),
            format!("1 row of VOTES, on line {line}, is empty but for semicolons; it counts as a blank ballot"),
        ),
        Note::Nothing { ballots, line } => language.pick(
            format!("{ballots} rijen van VOTES zijn leeg op de puntkomma's na, de eerste op regel {line}; ze tellen als blanco stemmen"),
            format!("{ballots} rows of VOTES are empty but for semicolons, the first on line {line}; they count as blank ballots"),
        ),
        Note::SameVoter { ids: 1, rows } => language.pick(
            format!("1 voter_id staat vaker dan één keer in VOTES, op {rows} rijen; elke rij telt als een kiezer"),
            format!("1 voter_id is in VOTES more than once, in {rows} rows; every row counts as a voter"),
        ),
        Note::SameVoter { ids, rows } => {
            let (ids, rows) = (language.number((*ids).into()), language.number((*rows).into()));
            language.pick(
                format!("{ids} voter_id's staan vaker dan één keer in VOTES, op {rows} rijen; elke rij telt als een kiezer"),
                format!("{ids} voter_ids are in VOTES more than once, in {rows} rows; every row counts as a voter"),
            )
        }
        Note::Repeated { key, line, value } => language.pick(
            format!("{key} staat vaker in META; wat op regel {line} staat geldt: {}", short(value)),
            format!("{key} is in META more than once; what is on line {line} counts: {}", short(value)),
        ),
        Note::Outside { limit, value, ballots, line } => outside(language, *limit, *value, (*ballots, *line)),
    }
}

/// Ballots that do not keep to what the file says of ballots, the first one on this line.
fn outside(language: Language, limit: Limit, value: Decimal, (ballots, line): (u64, u64)) -> String {
    let number = language.amount(&value.normalize().to_string(), "");
    let choice = language.pick(
        if value == Decimal::ONE { "keuze" } else { "keuzes" },
        if value == Decimal::ONE { "choice" } else { "choices" },
    );
    let what = match limit {
        Limit::ChooseOne => {
            language.pick("meer dan één keuze (choose-1)", "more than one choice (choose-1)").into()
        }
        Limit::MinLength => language.pick(
            format!("minder dan {number} {choice} (min_length)"),
            format!("fewer than {number} {choice} (min_length)"),
        ),
        Limit::MaxLength => language.pick(
            format!("meer dan {number} {choice} (max_length)"),
            format!("more than {number} {choice} (max_length)"),
        ),
        Limit::MinSumPoints => language.pick(
            format!("samen minder punten dan {number} (min_sum_points)"),
            format!("fewer points in all than {number} (min_sum_points)"),
        ),
        Limit::MaxSumPoints => language.pick(
            format!("samen meer punten dan {number} (max_sum_points)"),
            format!("more points in all than {number} (max_sum_points)"),
        ),
        Limit::MaxPoints => language.pick(
            format!("een project met meer punten dan {number} (max_points)"),
            format!("a project with more points than {number} (max_points)"),
        ),
        Limit::MinSumCost => language.pick(
            format!("keuzes die samen minder kosten dan {number} (min_sum_cost)"),
            format!("choices that cost less in all than {number} (min_sum_cost)"),
        ),
        Limit::MaxSumCost => language.pick(
            format!("keuzes die samen meer kosten dan {number} (max_sum_cost)"),
            format!("choices that cost more in all than {number} (max_sum_cost)"),
        ),
    };
    if ballots == 1 {
        return language.pick(
            format!("1 biljet, op regel {line}, heeft {what}; het telt mee zoals het is"),
            format!("1 ballot, on line {line}, has {what}; it counts as it is"),
        );
    }
    let ballots = language.number(ballots.into());
    language.pick(
        format!("{ballots} biljetten, het eerst op regel {line}, hebben {what}; ze tellen mee zoals ze zijn"),
        format!("{ballots} ballots, the first on line {line}, have {what}; they count as they are"),
    )
}

/// The beginning of a text that may be long.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    let cut = text.chars().take(MOST).collect::<String>();
    if cut.len() < text.len() { cut + "…" } else { cut }
}
