// SPDX-License-Identifier: EUPL-1.2
//! The chart for a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Bar, Chart};

/// Eighths of a cell, from one to seven.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/// The narrowest screen that is drawn for.
const NARROWEST: usize = 40;

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// How many columns it has; fewer than 40 count as 40.
    pub columns: usize,
    /// Whether it shows more than ASCII: blocks and a check mark.
    pub unicode: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { columns: 80, unicode: true }
    }
}

impl Screen {
    /// What stands before a winner.
    #[must_use]
    pub fn mark(self) -> char {
        if self.unicode { '✓' } else { '*' }
    }

    /// `text` in exactly `columns` columns: filled with spaces, or cut with an ellipsis. What would
    /// command the terminal instead of being read becomes a question mark.
    #[must_use]
    pub fn fit(self, text: &str, columns: usize) -> String {
        let text = readable(text);
        let wide = text.width();
        if wide <= columns {
            return format!("{text}{}", " ".repeat(columns - wide));
        }
        let end = if self.unicode { "…" } else { "..." };
        let room = columns.saturating_sub(end.width());
        let (mut cut, mut used) = (String::new(), 0);
        for sign in text.chars() {
            let more = sign.width().unwrap_or(0);
            if used + more > room {
                break;
            }
            cut.push(sign);
            used += more;
        }
        cut.push_str(end);
        format!("{cut}{}", " ".repeat(columns.saturating_sub(cut.width())))
    }
}

/// The text without control characters and without marks that turn the direction of reading.
#[must_use]
pub fn readable(text: &str) -> String {
    let hidden = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|sign| if hidden(sign) { '?' } else { sign }).collect()
}

impl Chart<'_> {
    /// The chart in lines of at most [`Screen::columns`], each ended by a line feed. Winners have a
    /// mark and a full bar, the others an open one.
    #[must_use]
    pub fn terminal(&self, screen: Screen) -> String {
        let columns = screen.columns.max(NARROWEST);
        let bars = self.bars();
        let longest = |of: fn(&Bar<'_>) -> usize| bars.iter().map(of).max().unwrap_or(0);
        let name = longest(|bar| readable(bar.name).width()).min(columns * 2 / 5);
        let amount = longest(|bar| bar.amount.width()).min(columns / 4);
        let room = columns.saturating_sub(name + amount + 4);
        let (mark, wins) = (screen.mark(), self.language.pick("gekozen", "chosen"));
        let mut drawn = format!("{} ({mark} = {wins})\n", self.heading());
        for bar in &bars {
            let sign = if bar.wins { mark } else { ' ' };
            let (named, blocks) = (screen.fit(bar.name, name), blocks(bar, room, screen.unicode));
            let line = format!("{sign} {named} {:>amount$} {blocks}", bar.amount);
            drawn.push_str(line.trim_end());
            drawn.push('\n');
        }
        drawn
    }

    fn heading(&self) -> String {
        let unit = self.received.unit(self.language);
        self.language.pick(format!("Aantal {unit} per project"), format!("Number of {unit} per project"))
    }
}

/// A bar of at most `room` cells. What has any support shows at least a sign of it.
fn blocks(bar: &Bar<'_>, room: usize, unicode: bool) -> String {
    let eighths = room * 8 * usize::try_from(bar.length).unwrap_or(0) / 1000;
    let (whole, rest) = (eighths / 8, eighths % 8);
    let rounded = if rest >= 4 { whole + 1 } else { whole };
    let least = usize::from(bar.length > 0);
    match (bar.wins, unicode) {
        (true, true) => {
            let part = rest.max(least * usize::from(whole == 0));
            let part = part.checked_sub(1).map(|at| EIGHTHS[at]);
            "█".repeat(whole).chars().chain(part).collect()
        }
        (false, true) => "░".repeat(rounded.max(least)),
        (true, false) => "#".repeat(rounded.max(least)),
        (false, false) => "-".repeat(rounded.max(least)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::election;
    use super::*;
    use crate::{Language, Settings};

    #[test]
    fn winners_are_marked_in_blocks_and_in_ascii() {
        let (election, outcome) = election();
        let chart =
            Chart::new(&election, &Settings::default(), &outcome, "", "EUR", Language::Dutch).unwrap();
        let drawn = chart.terminal(Screen { columns: 50, unicode: true });
        let expected = "Aantal stemmen per project (✓ = gekozen)
✓ Bankje?[31m          8 stemmen █████████████████
  Speelplek <b>\"bij\"<… 3 stemmen ░░░░░░
  p2                   0 stemmen
";
        assert_eq!(drawn, expected);
        let ascii = chart.terminal(Screen { columns: 50, unicode: false });
        assert!(ascii.contains("\n* Bankje?[31m          8 stemmen #################\n"), "{ascii}");
        assert!(ascii.contains("\n  Speelplek <b>\"bij... 3 stemmen ------\n"), "{ascii}");
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        let (election, outcome) = election();
        let chart =
            Chart::new(&election, &Settings::default(), &outcome, "", "EUR", Language::English).unwrap();
        for columns in [0, 40, 41, 57, 200] {
            for unicode in [true, false] {
                let drawn = chart.terminal(Screen { columns, unicode });
                let widest = drawn.lines().map(UnicodeWidthStr::width).max();
                assert!(widest <= Some(columns.max(NARROWEST)), "{columns}: {drawn}");
            }
        }
    }

    #[test]
    fn wide_signs_count_as_two_columns() {
        let screen = Screen { columns: 40, unicode: true };
        assert_eq!(screen.fit("日本語", 5), "日本…");
        assert_eq!(screen.fit("日本語", 4), "日… ");
        assert_eq!(screen.fit("a\u{202e}b\n", 5), "a?b? ");
    }
}
