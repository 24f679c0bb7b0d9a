// SPDX-License-Identifier: EUPL-1.2
//! Why each project won or lost, in sentences.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::arguments::Count;
use super::progress::Bar;
use crate::chart::readable;
use crate::explain::{Explanation, Search, Sought, Unexplained, WhatIf, Words, affordable, explain, what_if};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::settings::Settings;

/// How far is searched when somebody asks for it.
const FAR: Search = Search { counts: 100, all: true };

/// The explanation of one outcome, and its sentences.
#[derive(Debug)]
pub struct Explained {
    pub told: Explanation,
    pub beginning: Vec<String>,
    /// In order of selection.
    pub winners: Vec<Vec<String>>,
    /// In the order of the losers that are told.
    pub losers: Vec<About>,
    /// What was not looked for.
    pub ending: Vec<String>,
}

/// What there is to tell about one loser.
#[derive(Debug)]
pub struct About {
    pub sentences: Vec<String>,
    pub found: WhatIf,
    /// What would have made it win, as far as that was looked for.
    pub what_if: Vec<String>,
}

/// Explains the outcome, and looks for what would have made the losers win: as far as nobody has to wait
/// for it, or farther when that was asked.
///
/// # Errors
/// When this outcome has no explanation.
pub fn explained(
    words: &Words<'_>,
    asked: &Count,
    settings: &Settings,
    outcome: &Outcome,
    bar: &Bar,
) -> Result<Explained, Unexplained> {
    let election = words.election;
    let told = explain(election, settings, outcome, asked.output.privacy())?;
    let search =
        if asked.output.what_if { Some(FAR) } else { affordable(election, settings, outcome, &told) };
    let (mut losers, mut not_sought) = (Vec::new(), 0);
    for loser in &told.losers {
        bar.of(losers.len(), told.losers.len());
        let mut count = |changed: &_, settings: &_| crate::count(changed, settings, &mut |_| ());
        let found = what_if(election, settings, (&told, loser), search, &mut count)?;
        not_sought += usize::from(found.cheaper == Sought::NotSought);
        let (sentences, what_if) = (words.loser(loser), words.what_if(&found));
        losers.push(About { sentences, found, what_if });
    }
    let ending = if not_sought > 0 { vec![ending(words.language)] } else { Vec::new() };
    let winners = told.rounds.iter().map(|round| words.winner(&told, round)).collect();
    Ok(Explained { beginning: words.beginning(&told), winners, losers, ending, told })
}

fn ending(language: Language) -> String {
    let words = language.pick(
        "Bij welke prijs de andere projecten wel hadden gewonnen, is niet uitgezocht: daarvoor moet er heel vaak \
         opnieuw worden geteld. Met --what-if gebeurt dat wel.",
        "At which cost the other projects would have won was not looked into: that takes a great many counts. \
         With --what-if it is.",
    );
    words.to_owned()
}

impl Explained {
    /// A paragraph for each project.
    pub fn written(&self, language: Language, columns: usize) -> String {
        let mut text = format!("{}\n", language.pick("Uitleg", "Explanation"));
        text.push_str(&paragraph(&self.beginning.join(" "), "", columns));
        for (at, sentences) in self.winners.iter().enumerate() {
            text.push('\n');
            text.push_str(&paragraph(&sentences.join(" "), &format!("{}. ", at + 1), columns));
        }
        for about in &self.losers {
            let sentences = [&about.sentences[..], &about.what_if[..]].concat();
            text.push('\n');
            text.push_str(&paragraph(&sentences.join(" "), "- ", columns));
        }
        if !self.ending.is_empty() {
            text.push('\n');
            text.push_str(&paragraph(&self.ending.join(" "), "", columns));
        }
        text
    }
}

/// Lines of at most `columns` as far as those are between 40 and 100; all but the first indented as
/// far as `first` is wide. Words stay whole, unless they are longer than a line.
pub fn paragraph(words: &str, first: &str, columns: usize) -> String {
    let columns = columns.clamp(40, 100);
    let (mut text, mut used) = (first.to_owned(), first.width());
    let indent = used;
    let break_line = |text: &mut String| {
        text.push('\n');
        text.push_str(&" ".repeat(indent));
    };
    // A no-break space belongs to its word.
    for (at, word) in readable(words).split(' ').enumerate() {
        if at > 0 && used + 1 + word.width() > columns {
            break_line(&mut text);
            used = indent;
        } else if at > 0 {
            text.push(' ');
            used += 1;
        }
        for sign in word.chars() {
            let wide = sign.width().unwrap_or(0);
            if used + wide > columns && used > indent {
                break_line(&mut text);
                used = indent;
            }
            text.push(sign);
            used += wide;
        }
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::arguments::Arguments;
    use super::super::help::framed;
    use super::*;

    #[test]
    fn words_and_amounts_stay_whole_as_far_as_they_can() {
        let words = format!("Samen €\u{a0}1.234.567 {}", "x".repeat(50));
        let expected = format!("1. Samen €\u{a0}1.234.567\n   {}\n   {}\n", "x".repeat(37), "x".repeat(13));
        assert_eq!(paragraph(&words, "1. ", 40), expected);
        let words = format!("{} €\u{a0}12", "x".repeat(37));
        assert_eq!(paragraph(&words, "", 40), format!("{}\n€\u{a0}12\n", "x".repeat(37)));
    }

    /// At most [`Search::counts`] for a lower cost, and as many for more voters.
    #[test]
    fn the_help_tells_how_often_a_count_is_repeated() {
        for (language, words) in [(Language::Dutch, "tot 200 keer"), (Language::English, "up to 200 times")] {
            assert!(words.contains(&(2 * FAR.counts).to_string()));
            let help = framed(Arguments::command(), "tally", language).render_help().to_string();
            assert!(help.contains(words), "{help}");
        }
    }
}
