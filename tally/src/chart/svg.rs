// SPDX-License-Identifier: EUPL-1.2
//! The chart as an SVG picture, that scales as one: in an `<img>`, in a page, on paper. It is no wider
//! than what a phone can show with letters that one can read.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::letters::{Letters, lines};
use super::{Bar, Chart};

/// The picture in units that are pixels until it is scaled.
const WIDTH: usize = 480;
/// From the edges to the text.
const EDGE: usize = 20;
/// The width of the longest bar, and of a line of text.
const FULL: usize = WIDTH - 2 * EDGE;
/// From one line of text to the next.
const TEXT: usize = 24;

const NAME: Letters = Letters { pixels: 18, bold: false };
const WINNER: Letters = Letters { pixels: 18, bold: true };
const TITLE: Letters = Letters { pixels: 22, bold: true };
const FIGURES: Letters = Letters { pixels: 16, bold: false };

/// Contrast of text and bars with the paper is at least 4.5 : 1 in light and in dark. Paper is light.
const STYLE: &str = "\
.tally-paper{fill:#fff}\
.tally-text{fill:#1b1b1f;font:18px system-ui,sans-serif}\
.tally-title{font-size:22px;font-weight:700}\
.tally-wins{font-weight:700}\
.tally-small{font-size:16px}\
.tally-full{fill:#0b5d3b}\
.tally-line{stroke:#5c5c66;stroke-width:2}\
.tally-edge{stroke:#5c5c66;stroke-width:1.5}\
@media screen and (prefers-color-scheme:dark){\
.tally-paper{fill:#16181d}\
.tally-text{fill:#f2f2f4}\
.tally-full{fill:#6fd6a3}\
.tally-line,.tally-edge{stroke:#a9abb5}}";

impl Chart<'_> {
    /// The chart as a whole SVG document, that may also stand in an HTML page, beside others. It names
    /// everything in a text alternative, needs no fonts or scripts, and follows light and dark.
    #[must_use]
    pub fn svg(&self) -> String {
        let bars = self.bars();
        let (title, description) = (text(&self.name()), text(&self.description(&bars)));
        // Charts in one page have other names for their parts.
        let digest = Sha256::digest(format!("{title}\n{description}"));
        let own = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<String>();
        let mut body = String::new();
        let mut y = self.head(&mut body, &own);
        for bar in &bars {
            y = draw(&mut body, bar, &own, y);
        }
        let height = y + 12;
        let code = self.language.code();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" style=\"max-width:100%;height:auto\" role=\"img\" lang=\"{code}\" \
             aria-labelledby=\"tally-title-{own}\" aria-describedby=\"tally-description-{own}\">\n\
             <title id=\"tally-title-{own}\">{title}</title>\n\
             <desc id=\"tally-description-{own}\">{description}</desc>\n\
             <style>{STYLE}</style>\n\
             <defs><pattern id=\"tally-hatch-{own}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
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
    fn head(&self, body: &mut String, own: &str) -> usize {
        let mut y = 12;
        for line in lines(&self.name(), FULL, TITLE) {
            y += 28;
            write_line(body, "tally-title", EDGE, y, &line);
        }
        y += 4;
        for line in self.summary().iter().flat_map(|line| lines(line, FULL, NAME)) {
            y += TEXT;
            write_line(body, "", EDGE, y, &line);
        }
        for wins in [true, false] {
            y += TEXT + 4;
            body.push_str(&drawn(wins, "24", own, y - 13));
            let sign = if wins { "✓ " } else { "" };
            let meaning = format!("{sign}{}", self.chosen(wins));
            write_line(body, if wins { "tally-wins" } else { "" }, EDGE + 34, y, &meaning);
        }
        y + 14
    }
}

/// Name, bar and figures of one project below `top`; tells where they end.
fn draw(body: &mut String, bar: &Bar<'_>, own: &str, top: usize) -> usize {
    let mut y = top + 8;
    let named = if bar.wins { format!("✓ {}", bar.name) } else { bar.name.to_owned() };
    let (class, letters) = if bar.wins { ("tally-wins", WINNER) } else { ("", NAME) };
    for line in lines(&named, FULL, letters) {
        y += TEXT;
        write_line(body, class, EDGE, y, &line);
    }
    let width = u64::from(bar.length) * (FULL as u64);
    let width = format!("{}.{:03}", width / 1000, width % 1000);
    body.push_str(&drawn(bar.wins, &width, own, y + 8));
    y += 8 + 14;
    let figures = format!("{} · {} · {}", bar.amount, bar.cost, bar.verdict);
    for line in lines(&figures, FULL, FIGURES) {
        y += 20;
        write_line(body, "tally-small", EDGE, y, &line);
    }
    y + 6
}

/// The bar itself: full for a winner, hatched for the others.
fn drawn(wins: bool, width: &str, own: &str, y: usize) -> String {
    let look = match wins {
        true => "class=\"tally-full\"".to_owned(),
        false => format!("class=\"tally-edge\" fill=\"url(#tally-hatch-{own})\""),
    };
    format!("<rect {look} x=\"{EDGE}\" y=\"{y}\" width=\"{width}\" height=\"14\"/>\n")
}

fn write_line(body: &mut String, class: &str, x: usize, y: usize, line: &str) {
    let line = text(line);
    let _ = writeln!(body, "<text class=\"tally-text {class}\" x=\"{x}\" y=\"{y}\">{line}</text>");
}

/// As it may stand in XML: marked up signs escaped, none that XML does not know, and none that turn
/// the direction of what comes after.
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
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
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

    fn svg(title: &str, language: Language) -> String {
        let (election, outcome) = election();
        Chart::new(&election, &Settings::default(), &outcome, title, "EUR", language).unwrap().svg()
    }

    #[test]
    fn names_cannot_break_out_of_the_picture() {
        let svg = svg("<script>alert(1)</script>\u{202e}", Language::Dutch);
        let signs = ["<script", "<b>", "\u{1b}", "\u{202e}"];
        assert!(!signs.iter().any(|sign| svg.contains(sign)), "{svg}");
        assert!(svg.contains("Speelplek &lt;b&gt;&quot;bij&quot;&lt;/b&gt; de kerk &amp; het plein"));
    }

    #[test]
    fn everything_is_told_in_words_too() {
        let english = svg("Dorp", Language::English);
        for words in [
            "role=\"img\" lang=\"en\"",
            ">Outcome: Dorp</title>",
            "1 of 3 projects chosen, €1,200 of €1,500 spent.",
            "Bankje\u{fffd}[31m: 8 votes, costs €1,200, chosen.",
            "p2: 0 votes, costs €1,200, took no part.",
            "width=\"440.000\"",
            "width=\"165.000\"",
        ] {
            assert!(english.contains(words), "{words}: {english}");
        }
    }

    /// It has a size of its own, and the box that scales has the same.
    #[test]
    fn the_picture_scales_as_one() {
        let svg = svg("Dorp", Language::Dutch);
        let height = svg.split(" height=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(svg.contains(&format!("viewBox=\"0 0 480 {height}\" width=\"480\" height=\"{height}\"")));
        // Nothing stands below the edge.
        let below = svg.split(" y=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let lowest = below.map(|y| y.parse::<u32>().unwrap()).max().unwrap();
        assert!(lowest < height.parse().unwrap(), "{svg}");
    }

    /// Two charts in one page: each has its own title, and what refers to it finds that one.
    #[test]
    fn charts_beside_each_other_do_not_share_names() {
        let (one, other) = (svg("Dorp", Language::Dutch), svg("Stad", Language::Dutch));
        let label = |svg: &str| {
            let label = svg.split("aria-labelledby=\"").nth(1).and_then(|rest| rest.split('"').next());
            label.unwrap().to_owned()
        };
        assert_ne!(label(&one), label(&other));
        assert!(one.contains(&format!("<title id=\"{}\">", label(&one))));
    }
}
