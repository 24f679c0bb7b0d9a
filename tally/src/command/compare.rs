// SPDX-License-Identifier: EUPL-1.2
//! Figures of other rules beside those of the one that was asked for.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::arguments::{BY_SCORE, Count};
use super::explained::paragraph;
use super::settings;
use crate::chart::Screen;
use crate::election::Election;
use crate::explain::Words;
use crate::fairness::{Figures, Row, figures, table};
use crate::outcome::Outcome;
use crate::refused::Refused;
use crate::settings::{Completion, Rule, Settings, Utility};

/// What figures are about gets at least so many columns, or lines of its own.
const ABOUT: usize = 24;

/// Outcomes side by side.
#[derive(Debug)]
pub struct Compared {
    /// The one that was asked for first.
    pub columns: Vec<Column>,
    /// Of each outcome.
    pub figures: Vec<Figures>,
    /// The utility by which they were computed.
    pub utility: Utility,
    /// The column by which voters are kept apart.
    pub by: Option<String>,
    /// The figures in words.
    pub rows: Vec<Row>,
}

/// One of the outcomes.
#[derive(Debug, Serialize)]
pub struct Column {
    pub rule: &'static str,
    /// None when the rule has none.
    pub utility: Option<&'static str>,
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
    let privacy = asked.output.privacy();
    let mut columns = vec![column(election, settings, outcome)];
    let mut all = vec![figures(election, settings, outcome, utility, privacy)?];
    let mut counted = vec![settings.clone()];
    for other in &asked.output.compare {
        let settings = settings::other(asked, (settings, election.kind()), other);
        // The same again tells nothing.
        if counted.contains(&settings) {
            continue;
        }
        counted.push(settings.clone());
        let outcome = crate::count(election, &settings, &mut |_| ())?;
        columns.push(column(election, &settings, &outcome));
        all.push(figures(election, &settings, &outcome, utility, privacy)?);
    }
    let by = asked.output.by.clone();
    let rows = table(words, utility, by.as_deref(), &all);
    Ok(Compared { columns, figures: all, utility, by, rows })
}

fn column(election: &Election, settings: &Settings, outcome: &Outcome) -> Column {
    let id = |project: usize| election.projects()[project].id.clone();
    Column {
        rule: settings.rule.code(),
        utility: (settings.rule != Rule::Phragmen || settings.completion == Completion::Greedy)
            .then_some(settings.utility.code()),
        completion: settings.completion.code(),
        winners: outcome.winners.iter().map(|winner| id(winner.project)).collect(),
        cost: election.money(outcome.cost),
    }
}

impl Compared {
    /// The figures of the outcomes side by side, or below each other on a screen that is too narrow.
    pub fn written(&self, screen: Screen) -> String {
        let heads = self.columns.iter().map(|column| match column.completion {
            "none" if column.utility == Some(BY_SCORE) => format!("{}/{BY_SCORE}", column.rule),
            "none" => column.rule.to_owned(),
            completion => format!("{}/{completion}", column.rule),
        });
        let heads = heads.collect::<Vec<_>>();
        let first = self.rows.iter().map(|row| row.about.width()).max().unwrap_or(0);
        let cells = |at: usize| self.rows.iter().filter_map(move |row| row.cells.get(at));
        let widest = |at: usize| cells(at).map(|cell| cell.width()).max().unwrap_or(0);
        let widths = heads.iter().enumerate().map(|(at, head)| widest(at).max(head.width()));
        let widths = widths.collect::<Vec<_>>();
        let figures = widths.iter().map(|width| width + 2).sum::<usize>();
        let first = first.min(screen.columns.saturating_sub(figures));
        if first < ABOUT {
            return self.rows.iter().map(|row| stacked(row, &heads, screen.columns)).collect();
        }
        let line = |about: &str, cells: &[String]| {
            let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("  {}", right(cell, *width)));
            // What it is about may take more lines, the figures stand on the first.
            let mut about = wrapped(about, first).into_iter().map(|line| screen.fit(&line, first));
            let mut line = about.next().unwrap_or_default() + &cells.collect::<String>() + "\n";
            about.for_each(|more| line.push_str(&format!("  {}\n", more.trim_end())));
            line
        };
        let rows = self.rows.iter().map(|row| line(&row.about, &row.cells));
        line("", &heads) + &rows.collect::<String>()
    }
}

/// Lines of whole words; all but the first are two columns shorter.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let room = if lines.len() > 1 { columns - 2 } else { columns };
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(text.width())))
}

/// What it is about, and below it the figure of each rule.
fn stacked(row: &Row, heads: &[String], columns: usize) -> String {
    let widest = heads.iter().map(|head| head.width()).max().unwrap_or(0);
    let cell = row.cells.iter().map(|cell| cell.width()).max().unwrap_or(0);
    let mut text = paragraph(&row.about, "", columns);
    for (head, figure) in heads.iter().zip(&row.cells) {
        let line = match widest + cell + 4 <= columns.max(40) {
            true => format!("  {}{}  {}\n", head, " ".repeat(widest - head.width()), right(figure, cell)),
            false => format!("  {head}\n    {figure}\n"),
        };
        text.push_str(&line);
    }
    text
}
