// SPDX-License-Identifier: EUPL-1.2
//! Figures of other rules beside those of the one that was asked for.

use serde::Serialize;

use super::arguments::Count;
use super::settings;
use crate::chart::Screen;
use crate::election::Election;
use crate::explain::{Privacy, Words};
use crate::fairness::{Row, figures, table};
use crate::outcome::Outcome;
use crate::refused::Refused;
use crate::settings::Settings;

/// Outcomes side by side.
#[derive(Debug)]
pub struct Compared {
    /// The one that was asked for first.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// One of the outcomes.
#[derive(Debug, Serialize)]
pub struct Column {
    pub rule: &'static str,
    pub completion: &'static str,
    /// Ids of projects.
    pub winners: Vec<String>,
    /// In units of the currency.
    pub cost: String,
}

/// Counts by the other rules and puts the figures side by side.
///
/// # Errors
/// When one of the rules is not defined for this election.
pub fn compare(
    words: &Words<'_>,
    asked: &Count,
    settings: &Settings,
    outcome: &Outcome,
) -> Result<Compared, Refused> {
    let (election, utility) = (words.election, settings::figured(asked));
    let mut columns = vec![column(election, settings, outcome)];
    let mut all = vec![figures(election, settings, outcome, utility, Privacy::default())?];
    for other in &asked.output.compare {
        let settings = settings::other(asked, settings, other);
        let outcome = crate::count(election, &settings, &mut |_| ())?;
        columns.push(column(election, &settings, &outcome));
        all.push(figures(election, &settings, &outcome, utility, Privacy::default())?);
    }
    Ok(Compared { columns, rows: table(words, utility, &all) })
}

fn column(election: &Election, settings: &Settings, outcome: &Outcome) -> Column {
    let id = |project: usize| election.projects()[project].id.clone();
    Column {
        rule: settings.rule.code(),
        completion: settings.completion.code(),
        winners: outcome.winners.iter().map(|winner| id(winner.project)).collect(),
        cost: election.money(outcome.cost),
    }
}

impl Compared {
    /// The table for a terminal, as wide as it has to be.
    pub fn written(&self, screen: Screen) -> String {
        let heads = self.columns.iter().map(|column| match column.completion {
            "none" => column.rule.to_owned(),
            completion => format!("{}/{completion}", column.rule),
        });
        let heads = heads.collect::<Vec<_>>();
        let wide = |text: &str| text.chars().count();
        let first = self.rows.iter().map(|row| wide(&row.about)).max().unwrap_or(0).min(screen.columns);
        let cells = |at: usize| self.rows.iter().filter_map(move |row| row.cells.get(at));
        let widths = heads
            .iter()
            .enumerate()
            .map(|(at, head)| cells(at).map(|cell| wide(cell)).max().unwrap_or(0).max(wide(head)));
        let widths = widths.collect::<Vec<_>>();
        let line = |about: &str, cells: &[String]| {
            let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("  {cell:>width$}"));
            format!("{}{}\n", screen.fit(about, first), cells.collect::<String>())
        };
        let rows = self.rows.iter().map(|row| line(&row.about, &row.cells));
        line("", &heads) + &rows.collect::<String>()
    }
}
