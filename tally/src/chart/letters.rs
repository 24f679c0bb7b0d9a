// SPDX-License-Identifier: EUPL-1.2
//! How wide a line of text is when nobody knows the font: a bit too wide rather than cut off.

use unicode_width::UnicodeWidthChar;

/// Names of more lines are cut.
const MOST_LINES: usize = 5;

/// Letters of one size.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// The size of the font.
    pub pixels: usize,
    /// Whether they are bold.
    pub bold: bool,
}

impl Letters {
    /// How wide a text is, in hundredths of a pixel.
    fn width(self, text: &str) -> usize {
        let hundredths = text.chars().map(hundredths).sum::<usize>() * self.pixels;
        if self.bold { hundredths * 112 / 100 } else { hundredths }
    }
}

/// The width of a sign in hundredths of the size of the font, as in DejaVu Sans, which is wider than
/// most.
fn hundredths(sign: char) -> usize {
    match (sign, sign.width().unwrap_or(0)) {
        (_, 0) => 0,
        (_, 2..) => 100,
        ('m' | 'w' | 'M' | 'W' | '@' | '%' | '✓' | '…', _) => 98,
        ('i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·', _) => 34,
        ('t' | 'f' | 'r' | '(' | ')' | '[' | ']' | '-' | '/', _) => 42,
        (sign, _) if sign.is_uppercase() => 75,
        _ => 64,
    }
}

/// The text in lines of at most so many pixels; what does not fit [`MOST_LINES`] is cut.
pub fn lines(text: &str, pixels: usize, letters: Letters) -> Vec<String> {
    let fits = |line: &str| letters.width(line) <= pixels * 100;
    let mut lines = vec![String::new()];
    for piece in text.split_whitespace().flat_map(|word| pieces(word, fits)) {
        let count = lines.len();
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(&piece);
        } else if fits(&format!("{line} {piece}")) {
            line.push(' ');
            line.push_str(&piece);
        } else if count < MOST_LINES {
            lines.push(piece);
        } else {
            while !fits(&format!("{line}…")) && line.pop().is_some() {}
            line.push('…');
            break;
        }
    }
    lines
}

/// A word, in parts when it is longer than a line.
fn pieces(word: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for sign in word.chars() {
        match pieces.last_mut() {
            Some(last) if last.is_empty() || fits(&format!("{last}{sign}")) => last.push(sign),
            _ => pieces.push(sign.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Letters = Letters { pixels: 100, bold: false };
    const BOLD: Letters = Letters { pixels: 100, bold: true };

    #[test]
    fn long_names_are_broken_and_cut() {
        // A small letter is 64 wide, a space 34.
        assert_eq!(lines("aa bb ccc", 64 * 4 + 34, PLAIN), ["aa bb", "ccc"]);
        assert_eq!(lines("abcdefghij k", 64 * 4, PLAIN), ["abcd", "efgh", "ij k"]);
        assert_eq!(lines("aaa bbb ccc ddd eee fff", 64 * 3, PLAIN), ["aaa", "bbb", "ccc", "ddd", "e…"]);
        assert_eq!(lines("", 3, PLAIN), [""]);
        assert_eq!(lines("ab", 1, PLAIN), ["a", "b"]);
    }

    #[test]
    fn wide_letters_take_more_room() {
        let count = |word: &str, letters| lines(&word.repeat(40), 1000, letters)[0].chars().count();
        assert_eq!([count("a", PLAIN), count("A", PLAIN), count("W", PLAIN)], [15, 13, 10]);
        assert_eq!([count("i", PLAIN), count("語", PLAIN), count("a", BOLD)], [29, 10, 13]);
        // A mark on a letter takes none.
        assert_eq!(count("a\u{301}", PLAIN), 30);
    }
}
