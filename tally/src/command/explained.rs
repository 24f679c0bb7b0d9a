// SPDX-License-Identifier: EUPL-1.2
//! Why each project won or lost, in sentences.

use serde::Serialize;

use super::arguments::Count;
use super::progress::Bar;
use crate::chart::readable;
use crate::explain::{Privacy, Unexplained, Words, explain, what_if};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::settings::Settings;

/// How often a count may be repeated to find one thing.
const LIMIT: u32 = 100;

/// The sentences of one outcome.
#[derive(Debug, Serialize)]
pub struct Explained {
    pub beginning: Vec<String>,
    /// In order of selection.
    pub winners: Vec<About>,
    /// The projects that were not chosen.
    pub losers: Vec<About>,
}

/// What there is to tell about one project.
#[derive(Debug, Serialize)]
pub struct About {
    /// Its id.
    pub project: String,
    pub sentences: Vec<String>,
    /// What would have made it win, when that was looked for.
    pub what_if: Vec<String>,
}

/// Explains the outcome, and looks for what would have made the losers win when that was asked.
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
    let told = explain(election, settings, outcome, Privacy::default())?;
    let id = |project: usize| election.projects()[project].id.clone();
    let winners = told.rounds.iter().map(|round| About {
        project: id(round.project),
        sentences: words.winner(&told, round),
        what_if: Vec::new(),
    });
    let mut losers = Vec::new();
    for loser in &told.losers {
        let mut about =
            About { project: id(loser.project), sentences: words.loser(loser), what_if: Vec::new() };
        if asked.output.what_if {
            bar.of(losers.len(), told.losers.len());
            let mut count = |changed: &_, settings: &_| crate::count(changed, settings, &mut |_| ());
            let found = what_if(election, settings, loser.project, told.unit, LIMIT, &mut count)?;
            about.what_if = words.what_if(&found);
        }
        losers.push(about);
    }
    Ok(Explained { beginning: words.beginning(&told), winners: winners.collect(), losers })
}

impl Explained {
    /// A paragraph for each project.
    pub fn written(&self, language: Language, columns: usize) -> String {
        let mut text = format!("{}\n", language.pick("Uitleg", "Explanation"));
        text.push_str(&paragraph(&self.beginning.join(" "), "", columns));
        for (at, about) in self.winners.iter().enumerate() {
            text.push('\n');
            text.push_str(&paragraph(&about.sentences.join(" "), &format!("{}. ", at + 1), columns));
        }
        for about in &self.losers {
            let sentences = [&about.sentences[..], &about.what_if[..]].concat();
            text.push('\n');
            text.push_str(&paragraph(&sentences.join(" "), "- ", columns));
        }
        text
    }
}

/// Lines of whole words, of at most `columns` as far as those are between 40 and 100; all but the
/// first indented as far as `first` is wide.
pub fn paragraph(words: &str, first: &str, columns: usize) -> String {
    let (mut text, mut used) = (first.to_owned(), first.chars().count());
    let indent = " ".repeat(used);
    let mut is_first = true;
    for word in readable(words).split(' ') {
        let wide = word.chars().count();
        if !is_first && used + 1 + wide > columns.clamp(40, 100) {
            text.push('\n');
            text.push_str(&indent);
            used = indent.len();
        } else if !is_first {
            text.push(' ');
            used += 1;
        }
        text.push_str(word);
        used += wide;
        is_first = false;
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

    /// At most [`LIMIT`] for a lower cost, and as many for more voters.
    #[test]
    fn the_help_tells_how_often_a_count_is_repeated() {
        for (language, words) in [(Language::Dutch, "tot 200 keer"), (Language::English, "up to 200 times")] {
            assert!(words.contains(&(2 * LIMIT).to_string()));
            let help = framed(Arguments::command(), "tally", language).render_help().to_string();
            assert!(help.contains(words), "{help}");
        }
    }
}
