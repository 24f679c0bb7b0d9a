// SPDX-License-Identifier: EUPL-1.2
//! Winners and losers in columns, or in two lines each on a narrow screen.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::Counted;
use super::explained::paragraph;
use crate::chart::Screen;
use crate::outcome::{LeftOut, Phase};
use crate::received::Received;

/// Names get at least so many columns, or lines of their own.
const NAME: usize = 16;
/// Ids are cut beyond this, unless there is no name.
const ID: usize = 12;

/// The winners in order and the others by support.
pub fn tables(text: &mut String, counted: &Counted<'_>, screen: Screen) {
    let (language, outcome) = (counted.language, &counted.outcome);
    let Ok(received) = Received::new(&counted.election, &counted.settings) else { return };
    let winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
    let losers = received.order(&counted.election);
    let losers = losers.into_iter().filter(|project| !winners.contains(project)).collect::<Vec<_>>();
    let table = Table::new(counted, &received, screen);
    let count = winners.len();
    let _ = writeln!(text, "\n{}", language.pick(format!("Gekozen: {count}"), format!("Chosen: {count}")));
    for (at, project) in winners.into_iter().enumerate() {
        text.push_str(&table.row(&format!("{:>4}  ", at + 1), project));
    }
    let count = losers.len();
    let heading = language.pick(format!("Niet gekozen: {count}"), format!("Not chosen: {count}"));
    let _ = writeln!(text, "\n{heading}");
    for project in losers {
        text.push_str(&table.row("   -  ", project));
    }
}

/// What chose a winner when that is not the rule, and why a project took no part.
fn remarks(counted: &Counted<'_>) -> Vec<&'static str> {
    let language = counted.language;
    let mut remarks = vec![""; counted.election.projects().len()];
    for winner in &counted.outcome.winners {
        remarks[winner.project] = match winner.by {
            Phase::Rule => "",
            Phase::Free => language.pick("kost niets", "costs nothing"),
            Phase::Minimum => language.pick("door een minimum", "by a minimum"),
            Phase::Completion => language.pick("bij de aanvulling", "by the completion"),
            Phase::Comparison => language.pick("bij de vergelijking", "by the comparison"),
        };
    }
    for (project, LeftOut::TooLittleSupport) in &counted.outcome.left_out {
        remarks[*project] = language.pick("te weinig steun", "too little support");
    }
    remarks
}

/// Columns that are as wide as the widest of all projects.
struct Table<'a> {
    counted: &'a Counted<'a>,
    received: &'a Received,
    screen: Screen,
    remarks: Vec<&'static str>,
    id: usize,
    /// `None` when a project needs two lines.
    name: Option<usize>,
    support: usize,
    cost: usize,
}

impl<'a> Table<'a> {
    fn new(counted: &'a Counted<'a>, received: &'a Received, screen: Screen) -> Self {
        let projects = counted.election.projects();
        let widest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
        let support = widest(&mut (0..projects.len()).map(|at| received.words(at, counted.language).width()));
        let cost = widest(&mut projects.iter().map(|project| counted.money(project.cost).width()));
        let id = widest(&mut projects.iter().map(|project| project.id.width())).min(ID);
        let remarks = remarks(counted);
        let remark = widest(&mut remarks.iter().map(|remark| remark.width()));
        // Six columns before the id, and two between all others.
        let others = 6 + id + 2 + 2 + support + 2 + cost + if remark > 0 { remark + 2 } else { 0 };
        // Who has no name shows the whole id, over both columns.
        let name = widest(&mut projects.iter().map(|project| match project.name.trim() {
            "" => project.id.width().saturating_sub(id + 2),
            name => name.width(),
        }));
        let room = screen.columns.saturating_sub(others);
        let name = (name <= room || room >= NAME).then_some(name.min(room));
        Self { counted, received, screen, remarks, id, name, support, cost }
    }

    fn row(&self, first: &str, project: usize) -> String {
        let thing = &self.counted.election.projects()[project];
        let named = thing.name.trim();
        let support = self.received.words(project, self.counted.language);
        let cost = self.counted.money(thing.cost);
        let remark = self.remarks[project];
        let Some(name) = self.name else {
            let mut lines =
                paragraph(format!("{}  {named}", thing.id).trim_end(), first, self.screen.columns);
            let figures = [&support, &cost, remark].into_iter().filter(|figure| !figure.is_empty());
            let figures = figures.collect::<Vec<_>>().join(", ");
            lines.push_str(&paragraph(&figures, &" ".repeat(first.width()), self.screen.columns));
            return lines;
        };
        let named = match named {
            "" => self.screen.fit(&thing.id, self.id + 2 + name),
            named => format!("{}  {}", self.screen.fit(&thing.id, self.id), self.screen.fit(named, name)),
        };
        let (wide, wider) = (self.support, self.cost);
        let row = format!("{first}{named}  {support:>wide$}  {cost:>wider$}  {remark}");
        format!("{}\n", row.trim_end())
    }
}
