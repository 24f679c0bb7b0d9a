// SPDX-License-Identifier: EUPL-1.2
//! The word for a kern in the forms that Dutch texts need: "deze kern", but "dit dorp".

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::page::{TERMS, capital};
use crate::texts::Terms;

/// Which article the word has: `de` or `het`. Stands among the words of the municipality.
pub const ARTICLE: &str = "lidwoord";
/// The articles to choose from, the default first.
pub const ARTICLES: [&str; 2] = ["de", "het"];

/// What comes before the word: in the name of the form, with "de" and with "het".
const FORMS: [(&str, &str, &str); 8] = [
    ("de", "de", "het"),
    ("deze", "deze", "dit"),
    ("die", "die", "dat"),
    ("elke", "elke", "elk"),
    ("welke", "welke", "welk"),
    ("nieuwe", "nieuwe", "nieuw"),
    ("de_eerste", "de eerste", "het eerste"),
    ("de_andere", "de andere", "het andere"),
];

/// The words of a municipality, the usual ones where it chose none, with the forms: `$deze_kern` is
/// "dit dorp" where it has dorpen, and `$Deze_kern` is the same at the start of a sentence.
pub(crate) fn with_forms(own: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut terms = own.clone();
    for word in TERMS {
        let own = terms.entry(word.to_owned()).or_insert_with(|| word.to_owned()).clone();
        terms.insert(capital(word), capital(&own));
    }
    let kern = own.get("kern").map_or("kern", String::as_str);
    let is_het = own.get(ARTICLE).is_some_and(|article| article == "het");
    for (name, de, het) in FORMS {
        let words = format!("{} {kern}", if is_het { het } else { de });
        terms.insert(capital(&format!("{name}_kern")), capital(&words));
        terms.insert(format!("{name}_kern"), words);
    }
    terms
}

/// The words of who chose none, for where there is no municipality.
pub fn usual() -> Terms {
    static USUAL: LazyLock<Terms> = LazyLock::new(|| Arc::new(with_forms(&BTreeMap::new())));
    USUAL.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(words: [(&str, &str); 2]) -> BTreeMap<String, String> {
        with_forms(&words.map(|(name, word)| (name.to_owned(), word.to_owned())).into())
    }

    #[test]
    fn a_dorp_is_an_it() {
        let terms = forms([("kern", "dorp"), (ARTICLE, "het")]);
        for (name, words) in [
            ("deze_kern", "dit dorp"),
            ("Deze_kern", "Dit dorp"),
            ("welke_kern", "welk dorp"),
            ("nieuwe_kern", "nieuw dorp"),
            ("de_eerste_kern", "het eerste dorp"),
        ] {
            assert_eq!(terms[name], words, "{name}");
        }
    }

    #[test]
    fn without_an_article_it_is_de() {
        let terms = usual();
        assert_eq!((&*terms["De_kern"], &*terms["elke_kern"]), ("De kern", "elke kern"));
    }
}
