// SPDX-License-Identifier: EUPL-1.2
//! The chart as an SVG picture. It has no scale of its own: letters stay as large as they are and
//! bars take the width that there is, so that it reads on a phone as on a wide screen.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::{Bar, Chart};

/// How many columns of letters fit a line on a screen of 390 pixels.
const LINE: usize = 40;
/// Names of more lines are cut.
const MOST_LINES: usize = 3;
/// The height of a line of text, in pixels.
const TEXT: usize = 22;
/// From the left edge to the text, in percent, and the width of the longest bar.
const LEFT: u32 = 4;
const FULL: u32 = 92;

/// Contrast of text and bars with the paper is at least 4.5 : 1 in light and in dark.
const STYLE: &str = "\
.tally-paper{fill:#fff}\
.tally-text{fill:#1b1b1f;font:16px system-ui,sans-serif}\
.tally-title{font-size:20px;font-weight:700}\
.tally-wins{font-weight:700}\
.tally-small{font-size:14px}\
.tally-full{fill:#0b5d3b}\
.tally-line{stroke:#5c5c66;stroke-width:2}\
.tally-edge{stroke:#5c5c66;stroke-width:1.5}\
@media (prefers-color-scheme:dark){\
.tally-paper{fill:#16181d}\
.tally-text{fill:#f2f2f4}\
.tally-full{fill:#6fd6a3}\
.tally-line,.tally-edge{stroke:#a9abb5}}";

impl Chart<'_> {
    /// The chart as a whole SVG document, that may also stand in an HTML page. It names everything
    /// in a text alternative, needs no fonts or scripts, and follows light and dark.
    #[must_use]
    pub fn svg(&self) -> String {
        let bars = self.bars();
        let mut body = String::new();
        let mut y = self.head(&mut body);
        for bar in &bars {
            y = self.bar(&mut body, bar, y);
        }
        let height = y + 8;
        let code = self.language.code();
        let (title, description) = (text(&self.name()), text(&self.description(&bars)));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"{height}\" role=\"img\" \
             lang=\"{code}\" aria-labelledby=\"tally-title\" aria-describedby=\"tally-description\">\n\
             <title id=\"tally-title\">{title}</title>\n\
             <desc id=\"tally-description\">{description}</desc>\n\
             <style>{STYLE}</style>\n\
             <defs><pattern id=\"tally-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect class=\"tally-paper\" width=\"7\" height=\"7\"/>\
             <line class=\"tally-line\" x1=\"1\" y1=\"0\" x2=\"1\" y2=\"7\"/></pattern></defs>\n\
             <rect class=\"tally-paper\" width=\"100%\" height=\"100%\"/>\n{body}</svg>\n"
        )
    }

    fn name(&self) -> String {
        let outcome = self.language.pick("Uitslag", "Outcome");
        match self.title.trim() {
            "" => outcome.to_owned(),
            title => format!("{outcome}: {title}"),
        }
    }

    /// Everything that the picture shows, to be read aloud.
    fn description(&self, bars: &[Bar<'_>]) -> String {
        let mut words = format!("{}.", self.summary().join(", "));
        let costs = self.language.pick("kost", "costs");
        for bar in bars {
            let (name, amount, cost, chosen) = (bar.name, &bar.amount, &bar.cost, bar.verdict);
            words.push_str(&format!("\n{name}: {amount}, {costs} {cost}, {chosen}."));
        }
        words
    }

    /// Title, summary and what the bars mean; tells where the bars begin.
    fn head(&self, body: &mut String) -> usize {
        let mut y = 12;
        for line in lines(&self.name(), LINE * 4 / 5) {
            y += 26;
            write_line(body, "tally-title", LEFT, y, &line);
        }
        for line in self.summary() {
            y += TEXT;
            write_line(body, "", LEFT, y, &line);
        }
        for wins in [true, false] {
            y += TEXT + 4;
            body.push_str(&drawn(wins, "24", y - 12));
            let sign = if wins { "✓ " } else { "" };
            let meaning = format!("{sign}{}", self.chosen(wins));
            let class = if wins { "tally-wins" } else { "" };
            // Behind the little bar of 24 pixels, wherever the left edge is.
            let text = text(&meaning);
            let _ = writeln!(
                body,
                "<text class=\"tally-text {class}\" x=\"{LEFT}%\" dx=\"34\" y=\"{y}\">{text}</text>"
            );
        }
        y + 14
    }

    /// Name, bar and figures of one project below `top`; tells where they end.
    fn bar(&self, body: &mut String, bar: &Bar<'_>, top: usize) -> usize {
        let mut y = top + 8;
        let named = if bar.wins { format!("✓ {}", bar.name) } else { bar.name.to_owned() };
        let class = if bar.wins { "tally-wins" } else { "" };
        // Bold letters are wider.
        let room = if bar.wins { LINE * 9 / 10 } else { LINE };
        for line in lines(&named, room) {
            y += TEXT;
            write_line(body, class, LEFT, y, &line);
        }
        let width = u64::from(bar.length) * u64::from(FULL);
        let width = format!("{}.{:03}%", width / 1000, width % 1000);
        body.push_str(&drawn(bar.wins, &width, y + 7));
        y += 7 + 14 + 18;
        let figures = format!("{} · {} · {}", bar.amount, bar.cost, bar.verdict);
        write_line(body, "tally-small", LEFT, y, &figures);
        y + 6
    }
}

/// The bar itself: full for a winner, hatched for the others.
fn drawn(wins: bool, width: &str, y: usize) -> String {
    let look = match wins {
        true => "class=\"tally-full\"",
        false => "class=\"tally-edge\" fill=\"url(#tally-hatch)\"",
    };
    format!("<rect {look} x=\"{LEFT}%\" y=\"{y}\" width=\"{width}\" height=\"14\"/>\n")
}

fn write_line(body: &mut String, class: &str, x: u32, y: usize, line: &str) {
    let line = text(line);
    let _ = writeln!(body, "<text class=\"tally-text {class}\" x=\"{x}%\" y=\"{y}\">{line}</text>");
}

/// The text in lines of about so many columns; what does not fit three lines is cut.
fn lines(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let pieces = text.split_whitespace().flat_map(|word| pieces(word, columns));
    for piece in pieces {
        let count = lines.len();
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(&piece);
        } else if line.width() + 1 + piece.width() <= columns {
            line.push(' ');
            line.push_str(&piece);
        } else if count < MOST_LINES {
            lines.push(piece);
        } else {
            line.push('…');
            break;
        }
    }
    lines
}

/// A word, in parts when it is longer than a line.
fn pieces(word: &str, columns: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for sign in word.chars() {
        if let Some(last) = pieces.last_mut()
            && last.width() < columns
        {
            last.push(sign);
        } else {
            pieces.push(sign.to_string());
        }
    }
    pieces
}

/// As it may stand in XML: marked up signs escaped, and none that XML does not know.
fn text(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push('\n'),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            sign if sign.is_control() => escaped.push('\u{fffd}'),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::tests::election;
    use super::*;
    use crate::{Language, Settings};

    #[test]
    fn names_cannot_break_out_of_the_picture() {
        let (election, outcome) = election();
        let title = "<script>alert(1)</script>";
        let chart =
            Chart::new(&election, &Settings::default(), &outcome, title, "EUR", Language::Dutch).unwrap();
        let svg = chart.svg();
        assert!(!svg.contains("<script") && !svg.contains("<b>") && !svg.contains('\u{1b}'), "{svg}");
        assert!(svg.contains("Speelplek &lt;b&gt;&quot;bij&quot;&lt;/b&gt; de kerk &amp; het plein"));
    }

    #[test]
    fn everything_is_told_in_words_too() {
        let (election, outcome) = election();
        let english = Chart::new(&election, &Settings::default(), &outcome, "Dorp", "EUR", Language::English)
            .unwrap()
            .svg();
        for words in [
            "role=\"img\" lang=\"en\"",
            "<title id=\"tally-title\">Outcome: Dorp</title>",
            "1 of 3 projects chosen, €1,200 of €1,500 spent.",
            "Bankje\u{fffd}[31m: 8 votes, costs €1,200, chosen.",
            "p2: 0 votes, costs €1,200, took no part.",
            "width=\"92.000%\"",
            "width=\"34.500%\"",
        ] {
            assert!(english.contains(words), "{words}: {english}");
        }
    }

    #[test]
    fn long_names_are_broken_and_cut() {
        assert_eq!(lines("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(lines("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(lines("aaa bbb ccc ddd", 3), ["aaa", "bbb", "ccc…"]);
        assert_eq!(lines("", 3), [""]);
    }
}
