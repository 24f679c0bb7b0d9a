// SPDX-License-Identifier: EUPL-1.2
//! Words for the screen of which a part may be Dutch on a page in another language.
//!
//! What municipalities and residents typed is Dutch, whoever reads it. On an English page it has to
//! say so (WCAG 3.1.2), or a screen reader reads it as if it were English. [`Page::in_dutch`] and
//! [`Page::say`] make such words; [`Page::dutch`] is for an element that holds nothing else.

use std::borrow::Cow;
use std::fmt;

use askama::filters::{Escaper, Html, HtmlSafe, Safe};
use kernel::Locale;

use crate::Page;
use crate::texts::Arg;

/// The attribute of an element that holds only Dutch.
const DUTCH: &str = " lang=\"nl\"";
/// Stands for words in a message until they are put in; Unicode keeps it free for such use.
const GAP: char = '\u{fdd0}';

/// Words for the screen. In a template they are escaped, with a mark around what is Dutch; anywhere
/// else [`Words::plain`] has the bare text. A `String` becomes words in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    text: String,
    /// Dutch on a page that is not.
    marked: bool,
}

impl Words {
    fn part(text: impl Into<String>, marked: bool) -> Self {
        let text = text.into();
        if text.is_empty() { Self::default() } else { Self(vec![Part { text, marked }]) }
    }

    /// A message with these words in its [`GAP`].
    fn fill(message: &str, words: &Self) -> Self {
        let mut filled = Self::default();
        for (index, part) in message.split(GAP).enumerate() {
            if index > 0 {
                filled = filled.and(words.clone());
            }
            filled = filled.and(part);
        }
        filled
    }

    /// These words, and then those.
    #[must_use]
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// All of these, with `between` between them.
    pub fn join(all: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let add = |before: Self, next: Self| before.and(between).and(next);
        all.into_iter().reduce(add).unwrap_or_default()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bare text: for attributes, mails and files.
    pub fn plain(&self) -> Cow<'_, str> {
        match self.0.as_slice() {
            [only] => Cow::Borrowed(&only.text),
            parts => Cow::Owned(parts.iter().map(|part| part.text.as_str()).collect()),
        }
    }

    /// Whether all of it is Dutch on a page that is not.
    pub fn is_marked(&self) -> bool {
        !self.is_empty() && self.0.iter().all(|part| part.marked)
    }

    /// The attribute for an element that can hold no mark inside, such as `option`.
    pub fn lang(&self) -> Safe<&'static str> {
        Safe(if self.is_marked() { DUTCH } else { "" })
    }
}

impl Page {
    /// The attribute of an element that holds only what people typed: `<p{{ p.dutch() }}>`. Also on
    /// `img`, for its `alt`. Empty on a Dutch page.
    pub fn dutch(&self) -> Safe<&'static str> {
        Safe(if self.is_dutch() { "" } else { DUTCH })
    }

    /// What people typed, beside words of ours.
    pub fn in_dutch(&self, text: impl AsRef<str>) -> Words {
        Words::part(text.as_ref(), !self.is_dutch())
    }

    /// A text of ours that names what people typed: `p.say("verzet", "wat", p.in_dutch(what))`.
    pub fn say(&self, key: &str, name: &str, words: impl AsRef<Words>) -> Words {
        self.say_with(key, &[], name, words)
    }

    /// A text that names other values too.
    pub fn say_with(&self, key: &str, args: &[Arg<'_>], name: &str, words: impl AsRef<Words>) -> Words {
        let mut args = args.to_vec();
        args.push((name, GAP.to_string().into()));
        Words::fill(&self.ta(key, &args), words.as_ref())
    }

    fn is_dutch(&self) -> bool {
        self.ctx.locale == Locale::Nl
    }
}

/// As HTML: one element when a part is marked, so that it is one item of a flexible row or a grid.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_mixed = self.0.len() > 1 && self.0.iter().any(|part| part.marked);
        if is_mixed {
            f.write_str("<span>")?;
        }
        for part in &self.0 {
            if part.marked {
                write!(f, "<span{DUTCH}>")?;
            }
            Html.write_escaped_str(&mut *f, &part.text)?;
            if part.marked {
                f.write_str("</span>")?;
            }
        }
        if is_mixed { f.write_str("</span>") } else { Ok(()) }
    }
}

/// Every part is escaped when it is written.
impl HtmlSafe for Words {}

impl AsRef<Words> for Words {
    fn as_ref(&self) -> &Words {
        self
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::part(text, false)
    }
}

impl From<&String> for Words {
    fn from(text: &String) -> Self {
        Self::part(text, false)
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::part(text, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_dutch_is_marked_and_everything_is_escaped() {
        let title = Words::part("Bankje <b>", true);
        let words = Words::fill(&format!("Update: {GAP} & more"), &title);
        let html = "<span>Update: <span lang=\"nl\">Bankje &#60;b&#62;</span> &#38; more</span>";
        assert_eq!(words.to_string(), html);
        assert_eq!(title.to_string(), "<span lang=\"nl\">Bankje &#60;b&#62;</span>");
        assert_eq!(words.plain(), "Update: Bankje <b> & more");
        assert!(!words.is_marked() && title.is_marked());
        assert_eq!((title.lang().0, words.lang().0), (DUTCH, ""));
    }

    #[test]
    fn on_a_dutch_page_nothing_is_marked() {
        let title = Words::part("Bankje", false);
        assert_eq!(Words::fill(&format!("Bijwerken: {GAP}"), &title).to_string(), "Bijwerken: Bankje");
        assert!(!title.is_marked());
    }

    #[test]
    fn words_are_joined_and_none_stay_none() {
        let both = Words::join([Words::from("a"), Words::part("b", true)], ", ");
        assert_eq!(both.to_string(), "<span>a, <span lang=\"nl\">b</span></span>");
        assert!(Words::join([], ", ").is_empty() && Words::from("").is_empty());
        assert!(!Words::default().is_marked() && Words::default().plain().is_empty());
    }
}
