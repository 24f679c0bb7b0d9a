// SPDX-License-Identifier: EUPL-1.2
//! Marks that turn the direction of the text after them, so that it reads as something else than it
//! is (Trojan Source). Nobody types them in a table; they are left out when reading and writing.

use std::borrow::Cow;

/// Unicode's marks, embeddings, overrides and isolates for text from right to left.
pub(crate) const fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without such marks.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(turns) { Cow::Owned(text.replace(turns, "")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_stay() {
        assert_eq!(plain("Jan\u{202e}fdp.exe\u{2069}\u{200f}"), "Janfdp.exe");
        assert!(matches!(plain("één \u{5d0}\u{5d1} 😀"), Cow::Borrowed(_)));
    }
}
