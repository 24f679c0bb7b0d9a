// SPDX-License-Identifier: EUPL-1.2
//! The outcome as a bar for every project: for a page ([`Chart::svg`]) and for a terminal
//! ([`Chart::terminal`]). Who wins is always told by a word or a sign, never by colour alone.

mod letters;
mod svg;
mod terminal;

use crate::election::Election;
use crate::language::Language;
use crate::outcome::Outcome;
use crate::received::Received;
use crate::refused::Refused;
use crate::settings::Settings;

pub use terminal::{Screen, readable};

/// A bar chart of one outcome.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    election: &'a Election,
    outcome: &'a Outcome,
    received: Received,
    title: &'a str,
    currency: &'a str,
    language: Language,
}

/// One project as a bar.
struct Bar<'a> {
    name: &'a str,
    /// As people read it: `43 votes`.
    amount: String,
    /// In thousandths of the longest bar.
    length: u32,
    cost: String,
    wins: bool,
    /// What became of it, in words.
    verdict: &'static str,
}

impl<'a> Chart<'a> {
    /// A chart of what `settings` made of `election`. The bars are as long as the support of the
    /// projects: points or Borda points when the utility counts those, else the number of voters.
    /// `title` names the election, `currency` is a code such as `EUR`; both may be empty.
    ///
    /// # Errors
    /// When counting itself would be refused.
    pub fn new(
        election: &'a Election,
        settings: &Settings,
        outcome: &'a Outcome,
        title: &'a str,
        currency: &'a str,
        language: Language,
    ) -> Result<Self, Refused> {
        let received = Received::new(election, settings)?;
        Ok(Self { election, outcome, received, title, currency, language })
    }

    /// The projects with most support first; of equal ones the smallest id.
    fn bars(&self) -> Vec<Bar<'_>> {
        let order = self.received.order(self.election);
        let most = order.first().map_or(0, |first| self.received.of(*first)).max(1);
        let mut wins = vec![false; order.len()];
        for winner in &self.outcome.winners {
            wins[winner.project] = true;
        }
        let bar = |project: usize| {
            let thing = &self.election.projects()[project];
            let length = self.received.of(project).saturating_mul(1000) / most;
            Bar {
                name: if thing.name.trim().is_empty() { &thing.id } else { thing.name.trim() },
                amount: self.received.words(project, self.language),
                length: u32::try_from(length).unwrap_or(1000),
                cost: self.money(thing.cost),
                wins: wins[project],
                verdict: self.verdict(project, wins[project]),
            }
        };
        order.into_iter().map(bar).collect()
    }

    fn money(&self, minor: u128) -> String {
        self.language.money(self.election, minor, self.currency)
    }

    /// `8 van 14 projecten gekozen` and `€ 65.700 van € 100.000 uitgegeven`.
    fn summary(&self) -> [String; 2] {
        let winners = self.language.number(self.outcome.winners.len() as u128);
        let projects = self.language.number(self.election.projects().len() as u128);
        let (cost, budget) = (self.money(self.outcome.cost), self.money(self.election.budget()));
        self.language.pick(
            [
                format!("{winners} van {projects} projecten gekozen"),
                format!("{cost} van {budget} uitgegeven"),
            ],
            [format!("{winners} of {projects} projects chosen"), format!("{cost} of {budget} spent")],
        )
    }

    fn verdict(&self, project: usize, wins: bool) -> &'static str {
        match self.outcome.left_out.iter().any(|(left_out, _)| *left_out == project) {
            true => self.language.pick("deed niet mee", "took no part"),
            false => self.chosen(wins),
        }
    }

    fn chosen(&self, wins: bool) -> &'static str {
        match wins {
            true => self.language.pick("gekozen", "chosen"),
            false => self.language.pick("niet gekozen", "not chosen"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BallotKind, Decimal, LeftOut, NewProject, Phase, Utility, Winner};

    /// Three projects; the second wins.
    pub fn election() -> (Election, Outcome) {
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(1500));
        let names = ["Speelplek <b>\"bij\"</b> de kerk & het plein", "Bankje\u{1b}[31m", ""];
        for (at, name) in names.into_iter().enumerate() {
            let id = format!("p{at}");
            let project = NewProject { id, name: name.into(), cost: 1200.into(), ..NewProject::default() };
            builder.project(project).unwrap();
        }
        let all = |projects: &[u32]| projects.iter().map(|at| (*at, Decimal::ONE)).collect::<Vec<_>>();
        builder.ballot(all(&[0, 1]), 0, 3).unwrap();
        builder.ballot(all(&[1]), 0, 5).unwrap();
        let outcome = Outcome {
            winners: vec![Winner { project: 1, by: Phase::Rule }],
            cost: 1200,
            shares: None,
            comparison: None,
            left_out: vec![(2, LeftOut::TooLittleSupport)],
            refused_ballots: 0,
        };
        (builder.build().unwrap(), outcome)
    }

    #[test]
    fn bars_stand_in_order_of_support() {
        let (election, outcome) = election();
        let chart =
            Chart::new(&election, &Settings::default(), &outcome, "", "EUR", Language::Dutch).unwrap();
        let bars = chart.bars();
        let seen = bars.iter().map(|bar| (bar.name, bar.amount.as_str(), bar.length, bar.verdict));
        let names = ["Bankje\u{1b}[31m", "Speelplek <b>\"bij\"</b> de kerk & het plein", "p2"];
        let expected = [
            (names[0], "8 stemmen", 1000, "gekozen"),
            (names[1], "3 stemmen", 375, "niet gekozen"),
            (names[2], "0 stemmen", 0, "deed niet mee"),
        ];
        assert_eq!(seen.collect::<Vec<_>>(), expected);
        assert_eq!(
            chart.summary(),
            ["1 van 3 projecten gekozen", "€\u{a0}1.200 van €\u{a0}1.500 uitgegeven"]
        );
    }

    #[test]
    fn points_are_refused_where_there_are_none() {
        let (election, outcome) = election();
        let settings = Settings { utility: Utility::Points, ..Settings::default() };
        let points = Chart::new(&election, &settings, &outcome, "", "", Language::English);
        let refused = Refused::UtilityNeeds { utility: Utility::Points, kind: BallotKind::Approval };
        assert_eq!(points.map(|_| ()).unwrap_err(), refused);
    }
}
