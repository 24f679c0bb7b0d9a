// SPDX-License-Identifier: EUPL-1.2
//! The figures as rows of a table, in Dutch and English side by side.

use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::{Figures, GroupMoney, Part, outward};
use crate::explain::Words;
use crate::settings::Utility;

/// A row: what it is about, and the cell of each outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub about: String,
    /// In the order of the outcomes; "–" for what an outcome does not have.
    pub cells: Vec<String>,
}

/// Figures of outcomes of one election, side by side. `utility` is the one they were computed with,
/// `by` the column whose values are the labels of the groups, when there is one.
#[must_use]
pub fn table(words: &Words<'_>, utility: Utility, by: Option<&str>, figures: &[Figures]) -> Vec<Row> {
    let row = |dutch: &str, english: &str, cell: &dyn Fn(&Figures) -> String| Row {
        about: words.language.pick(dutch, english).to_owned(),
        cells: figures.iter().map(cell).collect(),
    };
    let few = figures.iter().find_map(|of| of.few);
    let (winner_dutch, winner_english) = match few {
        Some(few) => (
            format!("een winnend project dat {few} of meer stemmen kreeg"),
            format!("a winner that got {few} votes or more"),
        ),
        None => ("een winnend project".to_owned(), "a winner".to_owned()),
    };
    let mut rows = vec![
        row("Winnende projecten", "Winning projects", &|of| words.language.number(of.winners as u128)),
        row("Besteed", "Spent", &|of| {
            let part = percent(words, &ratio(of.cost, of.budget));
            format!("{} ({part})", words.minor(of.cost))
        }),
        row(&format!("Kiezers met {winner_dutch}"), &format!("Voters with {winner_english}"), &|of| {
            with_winner(words, of)
        }),
        row(
            &format!("Kiezers zonder {}", winner_dutch.trim_start_matches("een ")),
            &format!("Voters without {winner_english}"),
            &|of| without(words, of),
        ),
    ];
    let (dutch, english) = match utility {
        Utility::Cost => ("kosten van de winnaars waarvoor die stemde", "cost of the winners they voted for"),
        Utility::Cardinality => ("winnaars waarvoor die stemde", "winners they voted for"),
        Utility::Points | Utility::Borda | Utility::Score => ("punten voor winnaars", "points for winners"),
    };
    let worth = |amount: &BigRational| match utility {
        Utility::Cost => words.money(amount),
        _ => decimal(words, amount, 1),
    };
    rows.push(row(
        &format!("Gemiddeld per kiezer: {dutch}"),
        &format!("Mean for a voter: {english}"),
        &|of| worth(&of.mean_utility),
    ));
    rows.push(row(
        &format!("De middelste kiezer: {dutch}"),
        &format!("The voter in the middle: {english}"),
        &|of| of.median_utility.as_ref().map_or_else(none, &worth),
    ));
    rows.extend(groups(words, by, figures));
    let place = words.language.pick("Kern", "Place");
    let theme = words.language.pick("Thema", "Theme");
    rows.extend(parts(words, place, figures, |of| &of.places));
    rows.extend(parts(words, theme, figures, |of| &of.themes));
    rows
}

fn none() -> String {
    "–".to_owned()
}

fn ratio(part: u128, whole: u128) -> BigRational {
    BigRational::new(part.into(), whole.max(1).into())
}

/// Rounded to the nearest, halves up: `12,5`.
fn decimal(words: &Words<'_>, number: &BigRational, decimals: u32) -> String {
    let scale = 10_u128.pow(decimals);
    let scaled = (number * BigRational::from_integer(scale.into())).round().to_integer();
    let scaled = scaled.to_u128().unwrap_or(u128::MAX);
    let (whole, rest) = (words.language.number(scaled / scale), scaled % scale);
    let width = decimals as usize;
    format!("{whole}{}{rest:0width$}", words.language.pick(',', '.'))
}

fn percent(words: &Words<'_>, part: &BigRational) -> String {
    let hundred = BigRational::from_integer(100.into());
    format!("{}{}", decimal(words, &(part * hundred), 1), words.language.pick("\u{a0}%", "%"))
}

fn with_winner(words: &Words<'_>, of: &Figures) -> String {
    let (low, high) = of.with_winner.bounds();
    percents(words, low, high, of.voters)
}

fn without(words: &Words<'_>, of: &Figures) -> String {
    let (low, high) = of.with_winner.bounds();
    percents(words, of.voters - high, of.voters - low, of.voters)
}

/// One part, or two when a decimal tells them apart.
fn percents(words: &Words<'_>, low: u64, high: u64, all: u64) -> String {
    let [low, high] = [low, high].map(|voters| percent(words, &ratio(voters.into(), all.into())));
    if low == high {
        return low;
    }
    words.language.pick(format!("{low} tot {high}"), format!("{low} to {high}"))
}

fn between(words: &Words<'_>, range: &(BigRational, BigRational)) -> String {
    let (low, high) = outward(words.election, range);
    let [from, to] = [&low, &high].map(|amount| words.money(amount));
    if low == high {
        return from;
    }
    words.language.pick(format!("{from} tot {to}"), format!("{from} to {to}"))
}

/// Groups of voters, if there is more than one. All figures are of one election and one privacy,
/// so the groups are the same in each.
fn groups(words: &Words<'_>, by: Option<&str>, figures: &[Figures]) -> Vec<Row> {
    let Some(first) = figures.first().filter(|first| first.groups.len() > 1) else { return Vec::new() };
    let mut rows = Vec::new();
    for (at, group) in first.groups.iter().enumerate() {
        let names = group_name(words, by, group);
        let mut add = |about: String, cell: &dyn Fn(&GroupMoney) -> String| {
            let cells = figures.iter().map(|of| of.groups.get(at).map_or_else(none, cell));
            rows.push(Row { about, cells: cells.collect() });
        };
        let is_hidden = |of: &Figures| of.groups.get(at).is_some_and(|group| group.equal_split.is_none());
        let (dutch, english) = match figures.iter().any(is_hidden) {
            true => (" (– verraadt anders stemmen)", " (– would tell votes)"),
            false => ("", ""),
        };
        add(
            words.language.pick(
                format!("{names}: geld per kiezer, kosten gelijk gedeeld{dutch}"),
                format!("{names}: money for a voter, costs split equally{english}"),
            ),
            &|group| group.equal_split.as_ref().map_or_else(none, |range| between(words, range)),
        );
        if figures.iter().any(|of| of.groups.get(at).is_some_and(|group| group.paid.is_some())) {
            add(
                words.language.pick(
                    format!("{names}: per kiezer betaald volgens de regel zelf"),
                    format!("{names}: paid per voter under the rule itself"),
                ),
                &|group| group.paid.as_ref().map_or_else(none, |paid| words.money(paid)),
            );
        }
    }
    rows
}

/// The column with its value, or its values, and how many people: `sex F (412 voters)`.
fn group_name(words: &Words<'_>, by: Option<&str>, group: &GroupMoney) -> String {
    let nameless = words.language.pick("onbekend", "unknown");
    let names = group.labels.iter().map(|name| if name.is_empty() { nameless } else { name });
    let names = names.collect::<Vec<_>>().join(", ");
    let number = words.language.number(group.voters.into());
    let voters = match group.voters {
        1 => words.language.pick("kiezer", "voter"),
        _ => words.language.pick("kiezers", "voters"),
    };
    format!("{} {names} ({number} {voters})", by.unwrap_or_default()).trim_start().to_owned()
}

/// Places or themes, if there is more than one.
fn parts(words: &Words<'_>, kind: &str, figures: &[Figures], of: impl Fn(&Figures) -> &[Part]) -> Vec<Row> {
    let Some(first) = figures.first().map(&of).filter(|parts| parts.len() > 1) else { return Vec::new() };
    let row = |(at, part): (usize, &Part)| {
        let name = if part.name.is_empty() { words.language.pick("onbekend", "unknown") } else { &part.name };
        let votes = percent(words, &ratio(part.votes.into(), part.all_votes.into()));
        let about = words.language.pick(
            format!("{kind} {name} ({votes} van de stemmen)"),
            format!("{kind} {name} ({votes} of the votes)"),
        );
        let cells = figures.iter().map(|figures| {
            of(figures).get(at).map_or_else(none, |part| {
                let share = percent(words, &ratio(part.cost, figures.cost));
                format!("{} ({share})", words.minor(part.cost))
            })
        });
        Row { about, cells: cells.collect() }
    };
    first.iter().enumerate().map(row).collect()
}
