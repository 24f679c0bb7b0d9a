// SPDX-License-Identifier: EUPL-1.2
//! The explanation in sentences, in Dutch (B1) and English side by side.
//!
//! An amount that had to be rounded is "ongeveer"; every other number is exact.

mod beginning;
mod losers;
mod winners;

use num_rational::BigRational;
use num_traits::{One, ToPrimitive};

use super::{Explanation, Round, WhatIf};
use crate::election::Election;
use crate::language::Language;

/// Writes about one election.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// In which language.
    pub language: Language,
    /// About which election.
    pub election: &'a Election,
    /// A code (ISO 4217), as [`Language::money`] takes it.
    pub currency: &'a str,
}

impl Words<'_> {
    /// The whole story: how it began, each winner, each loser. One paragraph each.
    #[must_use]
    pub fn all(&self, explanation: &Explanation) -> Vec<String> {
        let mut all = vec![self.beginning(explanation).join(" ")];
        let rounds = explanation.rounds.iter().enumerate();
        all.extend(
            rounds.map(|(at, round)| format!("{}. {}", at + 1, self.winner(explanation, round).join(" "))),
        );
        all.extend(explanation.losers.iter().map(|loser| self.loser(loser).join(" ")));
        all
    }

    /// How it began, in sentences.
    #[must_use]
    pub fn beginning(&self, explanation: &Explanation) -> Vec<String> {
        beginning::sentences(self, explanation)
    }

    /// Why a project won, in sentences.
    #[must_use]
    pub fn winner(&self, explanation: &Explanation, round: &Round) -> Vec<String> {
        winners::sentences(self, explanation, round)
    }

    /// Why a project lost, in sentences.
    #[must_use]
    pub fn loser(&self, loser: &super::Loser) -> Vec<String> {
        losers::sentences(self, loser)
    }

    /// What would have made it win, in sentences; empty when nothing was found.
    #[must_use]
    pub fn what_if(&self, what_if: &WhatIf) -> Vec<String> {
        let mut all = Vec::new();
        if let Some(cheaper) = what_if.cheaper {
            let (cost, step) = (self.minor(cheaper.wins_at), self.minor(cheaper.step));
            all.push(if cheaper.step > 1 {
                self.say(
                    format!(
                        "Met een prijs van {cost} had het in elk geval gewonnen (geteld in stappen van {step})."
                    ),
                    format!("At a cost of {cost} it would certainly have won (counted in steps of {step})."),
                )
            } else {
                self.say(
                    format!("Met een prijs van {cost} had het gewonnen."),
                    format!("At a cost of {cost} it would have won."),
                )
            });
        }
        if let Some(more) = what_if.more_voters {
            let number = self.language.number(more.wins_with.into());
            let (dutch, english) = if more.wins_with == 1 {
                ("extra kiezer die alleen dit project koos", "more voter, who chose only this project")
            } else {
                ("extra kiezers die alleen dit project kozen", "more voters, who chose only this project")
            };
            all.push(self.say(
                format!("Met {number} {dutch}, had het gewonnen."),
                format!("With {number} {english}, it would have won."),
            ));
            if more.is_least && more.wins_with > 1 {
                all.push(
                    self.say("Met minder extra kiezers niet.".into(), "With fewer it would not.".into()),
                );
            }
        }
        all
    }

    fn say(&self, dutch: String, english: String) -> String {
        self.language.pick(dutch, english)
    }

    fn name(&self, project: usize) -> String {
        let project = &self.election.projects()[project];
        let own = project.name.trim();
        if own.is_empty() { format!("Project {}", project.id) } else { own.to_owned() }
    }

    fn people(&self, number: u64) -> String {
        let written = self.language.number(number.into());
        match number {
            1 => self.say(format!("{written} persoon"), format!("{written} person")),
            _ => self.say(format!("{written} mensen"), format!("{written} people")),
        }
    }

    fn votes(&self, number: u64) -> String {
        let written = self.language.number(number.into());
        match number {
            1 => self.say(format!("{written} stem"), format!("{written} vote")),
            _ => self.say(format!("{written} stemmen"), format!("{written} votes")),
        }
    }

    pub(crate) fn minor(&self, minor: u128) -> String {
        self.language.money(self.election, minor, self.currency)
    }

    /// An amount of minor units, to the cent; with "about" before it when that is rounded.
    pub(crate) fn money(&self, amount: &BigRational) -> String {
        self.money_as(amount, true)
    }

    pub(crate) fn money_as(&self, amount: &BigRational, is_exact: bool) -> String {
        let ten = BigRational::from_integer(10.into());
        let mut cents = amount * &ten * &ten;
        for _ in 0..self.election.decimals() {
            cents /= &ten;
        }
        let rounded = cents.round();
        let is_exact = is_exact && rounded == cents;
        let whole = rounded.to_integer().to_u128().unwrap_or(u128::MAX);
        let plain = match whole % 100 {
            0 => (whole / 100).to_string(),
            rest => format!("{}.{rest:02}", whole / 100),
        };
        let money = self.language.amount(&plain, self.currency);
        if is_exact { money } else { self.say(format!("ongeveer {money}"), format!("about {money}")) }
    }
}

fn verb<'a>(number: u64, one: &'a str, more: &'a str) -> &'a str {
    if number.is_one() { one } else { more }
}
