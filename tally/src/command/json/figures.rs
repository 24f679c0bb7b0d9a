// SPDX-License-Identifier: EUPL-1.2
//! The figures of `--compare` as data.

use num_rational::BigRational;
use serde::Serialize;

use super::amount::Amount;
use crate::command::compare::{Column, Compared};
use crate::election::Election;
use crate::fairness::{Figures, GroupMoney, Part, outward};
use crate::settings::Utility;

#[derive(Serialize)]
pub struct Told<'a> {
    /// By which utility they were computed.
    utility: &'static str,
    /// The column of the groups.
    by: Option<&'a str>,
    outcomes: Vec<ToldOutcome<'a>>,
    /// The same for people.
    rows: Vec<ToldRow<'a>>,
}

#[derive(Serialize)]
struct ToldOutcome<'a> {
    #[serde(flatten)]
    column: &'a Column,
    figures: ToldFigures<'a>,
}

#[derive(Serialize)]
struct ToldRow<'a> {
    about: &'a str,
    /// One for each of the outcomes.
    cells: &'a [String],
}

#[derive(Serialize)]
struct ToldFigures<'a> {
    with_winner: ToldCount,
    few: Option<u64>,
    mean_utility: Amount,
    median_utility: Option<Amount>,
    groups: Vec<ToldGroup<'a>>,
    places: Vec<ToldPart<'a>>,
    themes: Vec<ToldPart<'a>>,
}

/// A number of voters; in parts, unless both are the same.
#[derive(Serialize)]
struct ToldCount {
    at_least: u64,
    at_most: u64,
}

#[derive(Serialize)]
struct ToldGroup<'a> {
    labels: &'a [String],
    voters: u64,
    equal_split: Option<Range>,
}

/// In whole units of the currency, outward; to the cent when both are the same.
#[derive(Serialize)]
struct Range {
    at_least: String,
    at_most: String,
}

#[derive(Serialize)]
struct ToldPart<'a> {
    name: &'a str,
    cost: String,
    votes: u64,
    all_votes: u64,
}

/// The figures of outcomes of this election.
pub fn of<'a>(election: &'a Election, compared: &'a Compared) -> Told<'a> {
    let outcomes = compared.columns.iter().zip(&compared.figures);
    let outcomes =
        outcomes.map(|(column, of)| ToldOutcome { column, figures: figures(election, compared.utility, of) });
    Told {
        utility: compared.utility.code(),
        by: compared.by.as_deref(),
        outcomes: outcomes.collect(),
        rows: compared.rows.iter().map(|row| ToldRow { about: &row.about, cells: &row.cells }).collect(),
    }
}

fn figures<'a>(election: &Election, utility: Utility, figures: &'a Figures) -> ToldFigures<'a> {
    let worth = |amount: &BigRational| match utility {
        Utility::Cost => Amount::of(election, amount),
        Utility::Cardinality | Utility::Points | Utility::Borda | Utility::Score => Amount::plain(amount),
    };
    let part = |part: &'a Part| ToldPart {
        name: &part.name,
        cost: election.money(part.cost),
        votes: part.votes,
        all_votes: part.all_votes,
    };
    let group = |group: &'a GroupMoney| ToldGroup {
        labels: &group.labels,
        voters: group.voters,
        equal_split: group.equal_split.as_ref().map(|split| range(election, split)),
    };
    // One group is everybody, of whom there are better figures.
    let groups = Some(&figures.groups).filter(|groups| groups.len() > 1);
    let (at_least, at_most) = figures.with_winner.bounds();
    ToldFigures {
        with_winner: ToldCount { at_least, at_most },
        few: figures.few,
        mean_utility: worth(&figures.mean_utility),
        median_utility: figures.median_utility.as_ref().map(worth),
        groups: groups.into_iter().flatten().map(group).collect(),
        places: figures.places.iter().map(part).collect(),
        themes: figures.themes.iter().map(part).collect(),
    }
}

fn range(election: &Election, range: &(BigRational, BigRational)) -> Range {
    let (low, high) = outward(election, range);
    Range { at_least: election.rounded(&low).0, at_most: election.rounded(&high).0 }
}
