// SPDX-License-Identifier: EUPL-1.2
//! The outcome for people: what was counted and how, who won, what is left, and why it ended.

use std::fmt::Write;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::Counted;
use super::agreed;
use super::screen::screen;
use crate::chart::{Chart, Screen, readable};
use crate::outcome::{LeftOut, Phase, Shares, Stop};
use crate::received::Received;

/// The whole report.
pub fn of(counted: &Counted<'_>, chart: &Chart<'_>) -> String {
    let screen = screen();
    let mut text = String::new();
    head(&mut text, counted, screen.columns);
    tables(&mut text, counted, screen);
    end(&mut text, counted);
    text.push('\n');
    text.push_str(&chart.terminal(screen));
    if let Some(compared) = &counted.compared {
        text.push('\n');
        text.push_str(&compared.written(screen));
    }
    if let Some(explained) = &counted.explained {
        text.push('\n');
        text.push_str(&explained.written(counted.language, screen.columns));
    }
    text
}

fn head(text: &mut String, counted: &Counted<'_>, columns: usize) {
    let (language, election) = (counted.language, &counted.election);
    let title = counted.title();
    if !title.is_empty() {
        let _ = writeln!(text, "{}", readable(&title));
    }
    let voters = language.number(election.voters().into());
    let projects = language.number(election.projects().len() as u128);
    let budget = counted.money(election.budget());
    let (voted, things) = language.pick(("kiezers", "projecten"), ("voters", "projects"));
    let _ = writeln!(text, "{voters} {voted}, {projects} {things}, budget {budget}\n");
    text.push_str(&agreed::written(&counted.settings, counted.currency(), language, columns));
    if counted.outcome.refused_ballots > 0 {
        let ballots = language.number(counted.outcome.refused_ballots.into());
        let _ = writeln!(
            text,
            "{}",
            language.pick(
                format!("Ongeldig door het aantal keuzes: {ballots} biljetten, die als blanco tellen"),
                format!("Invalid by their number of choices: {ballots} ballots, which count as blank"),
            )
        );
    }
}

/// The winners in order and the others by support.
fn tables(text: &mut String, counted: &Counted<'_>, screen: Screen) {
    let (language, outcome) = (counted.language, &counted.outcome);
    let Ok(received) = Received::new(&counted.election, &counted.settings) else { return };
    let winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
    let losers = received.order(&counted.election);
    let losers = losers.into_iter().filter(|project| !winners.contains(project)).collect::<Vec<_>>();
    let table = Table::new(counted, &received, screen);
    let count = winners.len();
    let _ = writeln!(text, "\n{}", language.pick(format!("Gekozen: {count}"), format!("Chosen: {count}")));
    for (at, winner) in outcome.winners.iter().enumerate() {
        let first = format!("{:>4}  ", at + 1);
        text.push_str(&table.row(&first, winner.project, by(counted, winner.by)));
    }
    let count = losers.len();
    let heading = language.pick(format!("Niet gekozen: {count}"), format!("Not chosen: {count}"));
    let _ = writeln!(text, "\n{heading}");
    for project in losers {
        let reason = outcome.left_out.iter().find(|(left_out, _)| *left_out == project);
        let reason = reason.map_or("", |(_, LeftOut::TooLittleSupport)| {
            language.pick("te weinig steun", "too little support")
        });
        text.push_str(&table.row("   -  ", project, reason));
    }
}

/// What chose a winner, when that is not the rule.
fn by(counted: &Counted<'_>, phase: Phase) -> &'static str {
    let language = counted.language;
    match phase {
        Phase::Rule => "",
        Phase::Free => language.pick("kost niets", "costs nothing"),
        Phase::Minimum => language.pick("door een minimum", "by a minimum"),
        Phase::Completion => language.pick("bij de aanvulling", "by the completion"),
        Phase::Comparison => language.pick("bij de vergelijking", "by the comparison"),
    }
}

/// Columns that are as wide as the widest of all projects.
struct Table<'a> {
    counted: &'a Counted<'a>,
    received: &'a Received,
    screen: Screen,
    id: usize,
    name: usize,
    support: usize,
    cost: usize,
}

impl<'a> Table<'a> {
    fn new(counted: &'a Counted<'a>, received: &'a Received, screen: Screen) -> Self {
        let projects = counted.election.projects();
        let widest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
        let wide = |text: String| text.chars().count();
        let supports = (0..projects.len()).map(|at| wide(received.words(at, counted.language)));
        let support = widest(&mut supports.into_iter());
        let cost = widest(&mut projects.iter().map(|project| wide(counted.money(project.cost))));
        let id = widest(&mut projects.iter().map(|project| project.id.chars().count())).min(12);
        // A remark behind the cost may make a line longer than the screen: it is rare, and to be read.
        let room = screen.columns.saturating_sub(id + support + cost + 13).max(20);
        let name = widest(&mut projects.iter().map(|project| project.name.trim().chars().count())).min(room);
        Self { counted, received, screen, id, name, support, cost }
    }

    fn row(&self, first: &str, project: usize, last: &str) -> String {
        let thing = &self.counted.election.projects()[project];
        let id = self.screen.fit(&thing.id, self.id);
        let name = self.screen.fit(thing.name.trim(), self.name);
        let support = self.received.words(project, self.counted.language);
        let cost = self.counted.money(thing.cost);
        let (wide, wider) = (self.support, self.cost);
        let row = format!("{first}{id}  {name}  {support:>wide$}  {cost:>wider$}  {last}");
        format!("{}\n", row.trim_end())
    }
}

fn end(text: &mut String, counted: &Counted<'_>) {
    let (language, outcome) = (counted.language, &counted.outcome);
    let (spent, budget) = (outcome.cost, counted.election.budget());
    let left = counted.money(budget.saturating_sub(spent));
    let (spent, budget) = (counted.money(spent), counted.money(budget));
    let _ = writeln!(
        text,
        "\n{}",
        language.pick(
            format!("Uitgegeven: {spent} van {budget}; over: {left}"),
            format!("Spent: {spent} of {budget}; left: {left}"),
        )
    );
    if let Some(shares) = &outcome.shares {
        share(text, counted, shares);
    }
    if let Some(comparison) = outcome.comparison {
        let (rule, greedy) = (comparison.for_rule.into(), comparison.for_greedy.into());
        let (rule, greedy) = (language.number(rule), language.number(greedy));
        let _ = writeln!(
            text,
            "{}",
            language.pick(
                format!("Vergelijking: {rule} kiezers zijn beter af met de regel, {greedy} met greedy"),
                format!("Comparison: {rule} voters are better off with the rule, {greedy} with greedy"),
            )
        );
    }
}

/// What everybody had to spend, and why it did not grow further.
fn share(text: &mut String, counted: &Counted<'_>, shares: &Shares) {
    let language = counted.language;
    let each = in_cents(counted, &shares.share);
    let steps = language.number(shares.steps.into());
    let begin = match shares.steps {
        0 => language.pick(format!("Ieders deel: {each}"), format!("Everybody's share: {each}")),
        1 => language.pick(
            format!("Ieders deel na 1 stap: {each}"),
            format!("Everybody's share after 1 step: {each}"),
        ),
        _ => language.pick(
            format!("Ieders deel na {steps} stappen: {each}"),
            format!("Everybody's share after {steps} steps: {each}"),
        ),
    };
    let why = match shares.stop {
        Stop::NoIncrease => "",
        Stop::Exhaustive => language.pick(
            ". Het groeide niet verder: geen gesteund project past nog in wat over is",
            ". It grew no further: no supported project fits in what is left",
        ),
        Stop::Overspends => language.pick(
            ". Het groeide niet verder: de volgende stap zou te veel uitgeven",
            ". It grew no further: the next step would overspend",
        ),
        Stop::Everything => language.pick(
            ". Het groeide niet verder: alles wat steun kreeg, is gekozen",
            ". It grew no further: everything with support was chosen",
        ),
    };
    let _ = writeln!(text, "{begin}{why}");
}

/// An exact amount of minor units, rounded to cents; with the fraction itself when that
/// differs.
fn in_cents(counted: &Counted<'_>, amount: &BigRational) -> String {
    let (language, decimals) = (counted.language, counted.election.decimals());
    let minor = |digits: u32| BigInt::from(10).pow(digits);
    let exact = amount / BigRational::from_integer(minor(decimals));
    let shown = decimals.max(2);
    let cents = (&exact * BigRational::from_integer(minor(shown))).round().to_integer();
    let is_exact = BigRational::new(cents.clone(), minor(shown)) == exact;
    let width = usize::try_from(shown).unwrap_or(0);
    let digits = format!("{cents:0>0$}", width + 1);
    let (whole, rest) = digits.split_at(digits.len() - width);
    let plain = match rest.trim_end_matches('0') {
        "" => whole.to_owned(),
        rest => format!("{whole}.{rest}"),
    };
    let written = language.amount(&plain, counted.currency());
    if is_exact {
        return written;
    }
    let exactly = language.pick("precies", "exactly");
    format!("{written} ({exactly} {exact})")
}
