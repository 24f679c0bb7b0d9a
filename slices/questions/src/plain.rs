// SPDX-License-Identifier: EUPL-1.2
//! Hints for an answer that everybody can read (level B1): which sentences are long, and which official
//! words have a plainer one. They are hints: they block nothing.

use std::sync::LazyLock;

use kernel::Locale;

/// A sentence of more words than this is long.
pub const LONG: usize = 20;
/// Words that end with a full stop and no sentence.
const SHORT: [&str; 12] = ["bijv", "blz", "ca", "dhr", "dr", "enz", "ir", "mevr", "mr", "mw", "nr", "tel"];

/// A phrase in small letters, word for word, and what is plainer.
type Entry = (Vec<&'static str>, &'static str);

static DUTCH: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(include_str!("../words/ambtelijk.txt")));
static ENGLISH: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(include_str!("../words/official.txt")));

/// The lines `phrase = plainer`, the longest phrases first.
fn entries(file: &'static str) -> Vec<Entry> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(" = "));
    let mut all: Vec<Entry> = pairs.map(|(phrase, plain)| (phrase.split(' ').collect(), plain)).collect();
    all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    all
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it was typed.
    pub text: String,
    /// What is plainer, when these are official words.
    pub plain: Option<&'static str>,
}

/// A sentence with the white space after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its parts, which make up the whole.
    pub parts: Vec<Part>,
    /// How many words it has.
    pub words: usize,
}

impl Sentence {
    /// Whether it is better made into two.
    pub fn is_long(&self) -> bool {
        self.words > LONG
    }

    /// The sentence as it was typed, without white space around it.
    pub fn text(&self) -> String {
        let whole: String = self.parts.iter().map(|part| part.text.as_str()).collect();
        whole.trim().to_owned()
    }
}

/// A text that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its sentences, which make up the whole.
    pub sentences: Vec<Sentence>,
}

impl Look {
    /// The sentences that are long.
    pub fn long(&self) -> Vec<&Sentence> {
        self.sentences.iter().filter(|sentence| sentence.is_long()).collect()
    }

    /// The official words with what is plainer, each once.
    pub fn official(&self) -> Vec<(String, &'static str)> {
        let mut all: Vec<(String, &'static str)> = Vec::new();
        for part in self.sentences.iter().flat_map(|sentence| &sentence.parts) {
            let Some(plain) = part.plain else { continue };
            let word = part.text.to_lowercase();
            if all.iter().all(|(known, _)| *known != word) {
                all.push((word, plain));
            }
        }
        all
    }
}

/// Looks at a text in this language.
pub fn look(text: &str, locale: Locale) -> Look {
    let entries = match locale {
        Locale::Nl => &*DUTCH,
        Locale::En => &*ENGLISH,
    };
    Look { sentences: sentences(text).into_iter().map(|one| sentence(one, entries)).collect() }
}

/// Cuts after `.`, `!`, `?` or `:` with white space behind it, and at the ends of lines.
fn sentences(text: &str) -> Vec<&str> {
    let (mut all, mut begin) = (Vec::new(), 0);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            '\n' => true,
            '.' => next.is_none_or(char::is_whitespace) && !is_short(&text[begin..at]),
            '!' | '?' | ':' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            let end = at + letter.len_utf8();
            all.push(&text[begin..end]);
            begin = end;
        }
    }
    if begin < text.len() {
        all.push(&text[begin..]);
    }
    all
}

/// Whether a full stop after this belongs to its last word, as in "o.a." and "dhr.".
fn is_short(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let last = word.rsplit('.').next().unwrap_or_default();
    last.chars().count() == 1 && last.chars().all(char::is_alphabetic) || SHORT.contains(&word.as_str())
}

/// Where its words stand.
fn words(text: &str) -> Vec<(usize, usize)> {
    let (mut all, mut begin) = (Vec::new(), None);
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_part = letter.is_alphanumeric() || "-'’.,@/".contains(letter);
        match (begin, is_part) {
            (None, true) => begin = Some(at),
            (Some(from), false) => {
                let word = text[from..at].trim_end_matches(['.', ',', '-', '/']);
                if word.contains(char::is_alphanumeric) {
                    all.push((from, from + word.len()));
                }
                begin = None;
            }
            _ => {}
        }
    }
    all
}

fn sentence(text: &str, entries: &[Entry]) -> Sentence {
    let words = words(text);
    let small: Vec<String> = words.iter().map(|(from, to)| text[*from..*to].to_lowercase()).collect();
    let (mut parts, mut done, mut at) = (Vec::new(), 0, 0);
    while at < words.len() {
        let found = entries.iter().find(|(phrase, _)| {
            let here = small.get(at..at + phrase.len());
            here.is_some_and(|here| here.iter().zip(phrase).all(|(word, wanted)| word == wanted))
        });
        let Some((phrase, plain)) = found else {
            at += 1;
            continue;
        };
        let (from, to) = (words[at].0, words[at + phrase.len() - 1].1);
        parts.push(Part { text: text[done..from].to_owned(), plain: None });
        parts.push(Part { text: text[from..to].to_owned(), plain: Some(plain) });
        (done, at) = (to, at + phrase.len());
    }
    parts.push(Part { text: text[done..].to_owned(), plain: None });
    parts.retain(|part| !part.text.is_empty());
    Sentence { parts, words: words.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_sentences_and_official_words_are_found() {
        let text = "Beste mevrouw,\nMet betrekking tot uw vraag: wij komen kijken. Indien het regent, komen wij \
            later omdat de aannemer dan niet kan werken en de tegels dan te nat zijn om ze goed vast te zetten. \
            Bel dhr. De Vries, tel. 0345-123456, o.a. over Indien.";
        let look = look(text, Locale::Nl);
        let found: Vec<_> = look.official();
        assert_eq!(found, [("met betrekking tot".to_owned(), "over"), ("indien".to_owned(), "als")]);
        let long = look.long();
        assert_eq!((long.len(), long[0].words), (1, 26), "{long:?}");
        assert!(long[0].text().starts_with("Indien het regent"));
        assert_eq!(look.sentences.len(), 5, "{:?}", look.sentences);
    }

    #[test]
    fn twenty_words_are_not_long_and_each_language_has_its_own_words() {
        assert!(look(&"woord ".repeat(20), Locale::Nl).long().is_empty());
        assert_eq!(look(&"woord ".repeat(21), Locale::Nl).long().len(), 1);
        assert!(look("prior to derhalve", Locale::Nl).official().iter().all(|(word, _)| word == "derhalve"));
        assert!(look("prior to derhalve", Locale::En).official().iter().all(|(word, _)| word == "prior to"));
        assert!(look("Daarechter is het huis.", Locale::Nl).official().is_empty(), "no part of a word");
    }

    #[test]
    fn the_lists_are_in_small_letters_and_name_nothing_twice() {
        for (list, least) in [(&*DUTCH, 80), (&*ENGLISH, 40)] {
            assert!(list.len() >= least);
            for (at, (phrase, plain)) in list.iter().enumerate() {
                assert_eq!(phrase.join(" "), phrase.join(" ").to_lowercase());
                assert!(
                    !plain.is_empty() && list[..at].iter().all(|(other, _)| other != phrase),
                    "{phrase:?}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_of_the_text_is_lost(text in "[a-zA-Z .,!?:\n’éindien-]{0,200}") {
            let look = look(&text, Locale::Nl);
            let all: String = look.sentences.iter().flat_map(|one| &one.parts).map(|part| part.text.as_str()).collect();
            prop_assert_eq!(all, text);
        }
    }
}
