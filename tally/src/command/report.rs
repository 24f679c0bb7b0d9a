// SPDX-License-Identifier: EUPL-1.2
//! The outcome for people: what was counted and how, who won, what is left, and why it ended.

use std::fmt::Write;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::Counted;
use super::agreed;
use super::explained::paragraph;
use super::screen::screen;
use super::table;
use crate::chart::Chart;
use crate::language::Language;
use crate::outcome::{Comparison, Shares, Stop};

/// The whole report.
pub fn of(counted: &Counted<'_>, chart: &Chart<'_>) -> String {
    let screen = screen();
    let mut text = String::new();
    head(&mut text, counted, screen.columns);
    table::tables(&mut text, counted, screen);
    end(&mut text, counted, screen.columns);
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
        text.push_str(&paragraph(&title, "", columns));
    }
    let number = |number: u128, one: &str, more: &str| {
        format!("{} {}", language.number(number), if number == 1 { one } else { more })
    };
    let (voters, projects) = (u128::from(election.voters()), election.projects().len() as u128);
    let (budget, dutch, english) = (
        counted.money(election.budget()),
        [number(voters, "kiezer", "kiezers"), number(projects, "project", "projecten")],
        [number(voters, "voter", "voters"), number(projects, "project", "projects")],
    );
    let told = format!("{}, budget {budget}", language.pick(dutch, english).join(", "));
    let _ = writeln!(text, "{}", paragraph(&told, "", columns));
    text.push_str(&agreed::written(
        &counted.settings,
        (counted.election.kind(), counted.currency()),
        language,
        columns,
    ));
    if counted.outcome.refused_ballots > 0 {
        let privacy = counted.asked.output.privacy();
        let ballots = match privacy.number(counted.outcome.refused_ballots) {
            Some(ballots) => language.pick(
                number(ballots.into(), "biljet", "biljetten"),
                number(ballots.into(), "ballot", "ballots"),
            ),
            None => language.pick(
                format!("minder dan {} biljetten", privacy.smallest),
                format!("fewer than {} ballots", privacy.smallest),
            ),
        };
        let told = language.pick(
            format!("Ongeldig door het aantal keuzes, dus blanco: {ballots}"),
            format!("Invalid by their number of choices, so blank: {ballots}"),
        );
        text.push_str(&paragraph(&told, "", columns));
    }
}

fn end(text: &mut String, counted: &Counted<'_>, columns: usize) {
    let (language, outcome) = (counted.language, &counted.outcome);
    let (spent, budget) = (outcome.cost, counted.election.budget());
    let left = counted.money(budget.saturating_sub(spent));
    let (spent, budget) = (counted.money(spent), counted.money(budget));
    let told = language.pick(
        format!("Uitgegeven: {spent} van {budget}; over: {left}"),
        format!("Spent: {spent} of {budget}; left: {left}"),
    );
    let _ = write!(text, "\n{}", paragraph(&told, "", columns));
    if let Some(shares) = &outcome.shares {
        text.push_str(&paragraph(&share(counted, shares), "", columns));
    }
    if let Some(both) = outcome.comparison {
        let told = counted.asked.output.privacy().compared(both);
        text.push_str(&paragraph(&comparison(told, language), "", columns));
    }
}

/// Who is better off with which outcome, unless that tells on a few.
fn comparison(told: Option<Comparison>, language: Language) -> String {
    let Some(Comparison { for_rule, for_greedy }) = told else {
        let words = language.pick(
            "Vergelijking: gedaan. Hoeveel kiezers beter af zijn, staat hier niet: dat zegt te veel over enkelen",
            "Comparison: done. How many voters are better off is not told here: it would tell on a few",
        );
        return words.to_owned();
    };
    // Never of one voter: that is not told.
    let (rule, greedy) = (language.number(for_rule.into()), language.number(for_greedy.into()));
    language.pick(
        format!("Vergelijking: {rule} kiezers zijn beter af met de regel, {greedy} met greedy"),
        format!("Comparison: {rule} voters are better off with the rule, {greedy} with greedy"),
    )
}

/// What everybody had to spend, and why it did not grow further.
fn share(counted: &Counted<'_>, shares: &Shares) -> String {
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
    format!("{begin}{why}")
}

/// An exact amount of minor units, rounded to cents; with the fraction itself when that
/// differs.
fn in_cents(counted: &Counted<'_>, amount: &BigRational) -> String {
    let (plain, is_exact) = counted.election.rounded(amount);
    let written = counted.language.amount(&plain, counted.currency());
    if is_exact {
        return written;
    }
    let exact = amount / BigRational::from_integer(BigInt::from(10).pow(counted.election.decimals()));
    let exactly = counted.language.pick("precies", "exactly");
    format!("{written} ({exactly} {exact})")
}
