// SPDX-License-Identifier: EUPL-1.2
//! The explanation in sentences, in Dutch (B1) and English side by side.
//!
//! An amount that had to be rounded is "ongeveer"; every other number is exact.

mod beginning;
mod losers;
mod named;
mod phragmen;
mod standing;
mod ties;
mod what_if;
mod winners;

use num_rational::BigRational;
use num_traits::{One, ToPrimitive};

use super::{Explanation, Round, WhatIf};
use crate::election::Election;
use crate::language::Language;
use crate::settings::Part;

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
        what_if::sentences(self, what_if)
    }

    fn say(&self, dutch: String, english: String) -> String {
        self.language.pick(dutch, english)
    }

    fn name(&self, project: usize) -> String {
        let project = &self.election.projects()[project];
        // A full stop at its end would end the sentence that it stands in.
        let own = project.name.trim();
        let own = own.strip_suffix('.').filter(|own| !own.contains('.')).unwrap_or(own);
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

    /// What a project got: votes, or points and from how many people.
    fn support(&self, votes: u64, points: Option<&BigRational>) -> String {
        let Some(points) = points else { return self.votes(votes) };
        let (number, people) = (self.points(points), self.people(votes));
        let is_one = points.is_one();
        self.say(
            format!("{number} {} van {people}", if is_one { "punt" } else { "punten" }),
            format!("{number} {} from {people}", if is_one { "point" } else { "points" }),
        )
    }

    /// A number with at most as many decimals as ballots may have.
    fn points(&self, points: &BigRational) -> String {
        let scale = 10_u128.pow(self.election.point_decimals());
        let scaled = (points * BigRational::from_integer(scale.into())).to_integer();
        let scaled = scaled.to_u128().unwrap_or(u128::MAX);
        let (whole, rest) = (self.language.number(scaled / scale), scaled % scale);
        if rest == 0 {
            return whole;
        }
        let width = self.election.point_decimals() as usize;
        let digits = format!("{rest:0width$}");
        format!("{whole}{}{}", self.say(",".into(), ".".into()), digits.trim_end_matches('0'))
    }

    fn part(&self, part: &Part) -> String {
        match part {
            Part::Category(name) => {
                self.say(format!("projecten met het thema {name}"), format!("projects with the theme {name}"))
            }
            Part::Place(name) => self.say(format!("projecten in {name}"), format!("projects in {name}")),
        }
    }

    /// Some names, and how many more there are.
    fn names(&self, projects: &[usize]) -> String {
        self.list(projects, |project| self.name(project))
    }

    fn list(&self, projects: &[usize], name: impl Fn(usize) -> String) -> String {
        let mut names = projects.iter().take(MANY).map(|project| name(*project)).collect::<Vec<_>>();
        if projects.len() > MANY {
            let more = self.language.number((projects.len() - MANY) as u128);
            names.push(self.say(format!("{more} andere"), format!("{more} more")));
        }
        self.joined(names)
    }

    /// `a, b en c`.
    fn joined(&self, mut texts: Vec<String>) -> String {
        let last = texts.pop().unwrap_or_default();
        match texts.is_empty() {
            true => last,
            false => format!("{} {} {last}", texts.join(", "), self.language.pick("en", "and")),
        }
    }

    pub(crate) fn minor(&self, minor: u128) -> String {
        self.language.money(self.election, minor, self.currency)
    }

    /// An amount of minor units, to the cent; with "about" before it when that is rounded.
    pub(crate) fn money(&self, amount: &BigRational) -> String {
        let (plain, is_all) = self.election.rounded(amount);
        let money = self.language.amount(&plain, self.currency);
        if is_all { money } else { self.say(format!("ongeveer {money}"), format!("about {money}")) }
    }
}

/// More than this in a row make no sentence.
const MANY: usize = 3;

fn verb<'a>(number: u64, one: &'a str, more: &'a str) -> &'a str {
    if number.is_one() { one } else { more }
}
