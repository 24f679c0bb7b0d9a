// SPDX-License-Identifier: EUPL-1.2
//! The explanation as data, with its sentences beside it. It keeps to the same limit of people, and
//! leaves out nothing for brevity. Amounts are rounded to cents, for the exact ones could tell who paid
//! for what.

use serde::Serialize;

use super::losers::Lost;
use super::winners::Won;
use crate::command::explained::Explained;
use crate::election::Election;
use crate::explain::{self, Promised};
use crate::settings::Part;
use crate::ties::DecidedBy;

#[derive(Serialize)]
pub struct Told<'a> {
    /// The one that chose the winners.
    rule: &'static str,
    /// No group of fewer people is told apart.
    smallest: u64,
    beginning: &'a [String],
    minima: Vec<ToldMinimum<'a>>,
    /// In order of selection.
    winners: Vec<Won<'a>>,
    losers: Vec<Lost<'a>>,
    /// What was not looked for.
    ending: &'a [String],
}

#[derive(Serialize)]
struct ToldMinimum<'a> {
    part: &'a Part,
    amount: String,
    spent: String,
}

#[derive(Serialize)]
pub struct Tie<'a> {
    with: &'a str,
    by: &'static str,
}

/// The explanation of a count of this election.
pub fn of<'a>(election: &'a Election, explained: &'a Explained) -> Told<'a> {
    let view = View(election);
    let Explained { told, beginning, winners, losers, ending } = explained;
    let minimum = |Promised { part, amount, spent }: &'a Promised| ToldMinimum {
        part,
        amount: election.money(*amount),
        spent: election.money(*spent),
    };
    Told {
        rule: told.rule.code(),
        smallest: told.privacy.smallest,
        beginning,
        minima: told.minima.iter().map(minimum).collect(),
        winners: told
            .rounds
            .iter()
            .zip(winners)
            .map(|(round, sentences)| view.won(round, sentences))
            .collect(),
        losers: told.losers.iter().zip(losers).map(|(loser, about)| view.lost(loser, about)).collect(),
        ending,
    }
}

/// Writes of projects their ids.
#[derive(Clone, Copy)]
pub struct View<'a>(pub &'a Election);

impl<'a> View<'a> {
    pub fn id(self, project: usize) -> &'a str {
        &self.0.projects()[project].id
    }

    pub fn tie(self, tie: explain::Tie) -> Tie<'a> {
        let by = match tie.by {
            DecidedBy::Id => "id",
            DecidedBy::Order => "order",
            DecidedBy::Cost => "cost",
            DecidedBy::Votes => "votes",
            DecidedBy::Lot => "lot",
        };
        Tie { with: self.id(tie.with), by }
    }
}
