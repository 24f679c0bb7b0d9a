// SPDX-License-Identifier: EUPL-1.2
//! What a text for the website tells about who asked. Pure. What names the asker, or is a number of a person
//! or a bank account, is refused; what may name them is for a colleague to judge.

use kernel::{Invalid, Result};

use crate::sensitive::{self, Found};
use crate::store::asker::AskerRow;

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reveals {
    /// Why it cannot be published: the key of a text.
    pub refused: Option<&'static str>,
    /// What has to be looked at first: keys of texts.
    pub doubtful: Vec<&'static str>,
}

/// A text that others will read, and the field in which it was typed.
pub type Typed<'t> = (&'static str, &'t str);

/// What has to be mended in these texts, and what has to be looked at before others read them. The second
/// only when nothing has to be mended.
pub fn check(askers: &[AskerRow], texts: &[Typed<'_>]) -> (Invalid, Invalid) {
    let (mut refused, mut doubtful) = (Invalid::default(), Invalid::default());
    for &(field, text) in texts {
        let found = of(askers, text);
        if let Some(key) = found.refused {
            refused.add(field, key);
        }
        found.doubtful.into_iter().for_each(|key| doubtful.add(field, key));
    }
    if refused.0.is_empty() { (refused, doubtful) } else { (refused, Invalid::default()) }
}

/// A mark of texts that somebody looked at: other texts have another one.
pub fn mark<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let all: String = texts.into_iter().flat_map(|text| [text, "\0"]).collect();
    web::session::to_text(&web::session::hash(all.as_bytes()))
}

/// Refuses texts that name who asked, or hold a personal number; and those that may tell about somebody and
/// that nobody looked at. `looked` is the mark of the texts that a colleague looked at after a warning.
///
/// # Errors
/// Invalid.
pub fn looked_at(askers: &[AskerRow], texts: &[Typed<'_>], looked: &str) -> Result<()> {
    let (refused, doubtful) = check(askers, texts);
    refused.check()?;
    if looked == mark(texts.iter().map(|(_, text)| *text)) { Ok(()) } else { doubtful.check() }
}

/// Shorter parts of a name are words like others, in letters.
const SHORTEST: usize = 3;
/// These are in many names, and in most texts.
const COMMON: [&str; 7] = ["van", "den", "der", "het", "ter", "ten", "the"];
/// Fewer digits are no telephone number.
const DIGITS: usize = 7;

/// What this text tells about those who asked.
pub fn of(askers: &[AskerRow], text: &str) -> Reveals {
    let (small, found) = (text.to_lowercase(), sensitive::scan(text));
    let mut reveals = Reveals::default();
    if askers.iter().any(|asker| names(asker, &small)) {
        reveals.refused = Some("vraag-noemt-vrager");
    }
    if askers.iter().any(|asker| names_part(asker, &small)) {
        reveals.doubtful.push("vraag-let-op-naam");
    }
    if askers.iter().any(|asker| names_address(asker, &small)) {
        reveals.doubtful.push("vraag-let-op-adres");
    }
    for one in found {
        match one {
            Found::Bsn | Found::Iban => reveals.refused = reveals.refused.or(Some("vraag-noemt-nummer")),
            Found::Medical => reveals.doubtful.push("vraag-let-op-medisch"),
            Found::Address => reveals.doubtful.push("vraag-let-op-email"),
            Found::Phone => reveals.doubtful.push("vraag-let-op-telefoon"),
        }
    }
    reveals
}

/// The whole name when it is more than one word, the e-mail address, or the telephone number however it is
/// written. A name of one word is a part of it: many are words like others.
fn names(asker: &AskerRow, small: &str) -> bool {
    let in_words = |text: &str| format!(" {} ", words(text).collect::<Vec<_>>().join(" "));
    let name = asker.name.to_lowercase();
    let email = asker.email.as_deref().map(|email| email.trim().to_lowercase()).unwrap_or_default();
    let number = asker.phone.as_deref().map(digits).unwrap_or_default();
    words(&name).count() > 1 && in_words(small).contains(&in_words(&name))
        || !email.is_empty() && small.contains(&email)
        || number.len() >= DIGITS && digits(small).contains(&number)
}

/// The digits of a text, without the country and the zero before a Dutch number: `+31 345` is `0345`.
fn digits(text: &str) -> String {
    let all: String = text.chars().filter(char::is_ascii_digit).collect();
    let bare = all.trim_start_matches('0');
    bare.strip_prefix("31").filter(|rest| rest.len() == 9).unwrap_or(bare).to_owned()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A part of the name, also with an s after it.
fn names_part(asker: &AskerRow, small: &str) -> bool {
    let name = asker.name.to_lowercase();
    let is_own = |part: &&str| part.chars().count() >= SHORTEST && !COMMON.contains(part);
    let parts: Vec<&str> = words(&name).filter(is_own).collect();
    words(small).any(|word| parts.iter().any(|part| word == *part || word.strip_suffix('s') == Some(part)))
}

/// A line of the address with a number in it: a street with a house number, or a postal code.
fn names_address(asker: &AskerRow, small: &str) -> bool {
    let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (address, text) = (asker.address.as_deref().unwrap_or_default().to_lowercase(), plain(small));
    let mut lines: Vec<String> = address.split(['\n', ',']).map(plain).collect();
    // The postal code stands before the place.
    lines.extend(lines.clone().into_iter().filter_map(|line| line.get(..6).map(str::to_owned)));
    let has_number = |line: &&String| line.chars().any(|c| c.is_ascii_digit());
    lines.iter().filter(has_number).any(|line| line.len() > SHORTEST && text.contains(line.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mina() -> AskerRow {
        AskerRow {
            name: "Wilhelmina van den Berg-Jansen".into(),
            email: Some("mina@thuis.example".into()),
            phone: Some("0345 - 12 34 56".into()),
            address: Some("Dorpsstraat 4a\n1234 AB Aadorp".into()),
            language: "nl".into(),
        }
    }

    #[test]
    fn what_names_the_asker_is_refused_however_it_is_written() {
        for text in [
            "Wilhelmina van den Berg-Jansen vroeg dit",
            "mail MINA@thuis.example",
            "bel 0345123456",
            "bel (0345) 12.34.56",
            "bel +31 345 123456",
            "bel 0031345123456.",
        ] {
            assert_eq!(of(&[mina()], text).refused, Some("vraag-noemt-vrager"), "{text}");
        }
        assert_eq!(of(&[], "nummer 111222333").refused, Some("vraag-noemt-nummer"));
    }

    #[test]
    fn what_may_name_the_asker_is_looked_at() {
        for (text, doubt) in [
            ("Mevrouw Jansen vroeg dit", Some("vraag-let-op-naam")),
            ("Jansens tuin", Some("vraag-let-op-naam")),
            ("bij wilhelmina thuis", Some("vraag-let-op-naam")),
            ("op dorpsstraat 4A", Some("vraag-let-op-adres")),
            ("in 1234AB", Some("vraag-let-op-adres")),
            ("haar dementie", Some("vraag-let-op-medisch")),
            ("mail naar jan@thuis.example", Some("vraag-let-op-email")),
            ("bel 0344-123457", Some("vraag-let-op-telefoon")),
            ("van de Dorpsstraat tot Aadorp", None),
            ("een bergpad van het dorp in 2026", None),
        ] {
            let found = of(&[mina()], text);
            assert_eq!((found.refused, found.doubtful.first().copied()), (None, doubt), "{text}");
        }
    }

    #[test]
    fn a_name_of_one_word_warns_and_only_where_it_stands_by_itself() {
        let found = |name: &str, text: &str| {
            let asker = AskerRow { name: name.into(), ..mina() };
            of(&[asker], text)
        };
        for (name, text) in [("Jan", "in januari"), ("Eva", "het gevaar"), ("Anne", "wanneer komt het")] {
            assert_eq!(found(name, text), Reveals::default(), "{name}: {text}");
        }
        let jan = found("Jan", "Jan vroeg dit");
        assert_eq!((jan.refused, jan.doubtful), (None, vec!["vraag-let-op-naam"]));
        assert_eq!(found("Jan Mol", "van Jan-Mol").refused, Some("vraag-noemt-vrager"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_can_be_looked_through(name in "\\PC{0,40}", text in "\\PC{0,200}") {
            let asker = AskerRow { name, phone: Some(text.clone()), address: Some(text.clone()), ..mina() };
            of(&[asker], &text);
        }
    }
}
