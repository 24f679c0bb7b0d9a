// SPDX-License-Identifier: EUPL-1.2
//! Names in addresses: `Noardeast-Fryslân` becomes `noardeast-fryslan`.

/// The greatest length of a slug, in bytes (which are all ASCII).
pub const MAX_LENGTH: usize = 80;

/// Turns a name into lower-case ASCII letters, digits and single hyphens, fit for a path segment.
///
/// Diacritics are folded (`â` to `a`, `ij` ligature to `ij`), apostrophes vanish (`'s-Gravenmoer`
/// becomes `s-gravenmoer`) and everything else becomes a hyphen. The result has 1 to
/// [`MAX_LENGTH`] characters, is cut at a word where possible, and is `x` when nothing is left.
/// A slug of a slug is that slug. It is not unique: whoever stores it must see to that.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut text = String::with_capacity(name.len().min(MAX_LENGTH + 1));
    let mut gap = false;
    for letter in name.chars().flat_map(char::to_lowercase) {
        if vanishes(letter) {
            continue;
        }
        let folded = fold(letter);
        if !letter.is_ascii_alphanumeric() && folded.is_empty() {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('-');
            gap = false;
        }
        if folded.is_empty() {
            text.push(letter);
        } else {
            text.push_str(folded);
        }
        if text.len() > MAX_LENGTH {
            break;
        }
    }
    shorten(&mut text);
    if text.is_empty() {
        text.push('x');
    }
    text
}

/// Cuts at the last hyphen in the second half, else at the limit.
fn shorten(text: &mut String) {
    if text.len() <= MAX_LENGTH {
        return;
    }
    // One byte past the limit is looked at, so that a word that ends exactly there stays whole.
    let end = text[..=MAX_LENGTH].rfind('-').filter(|at| *at > MAX_LENGTH / 2).unwrap_or(MAX_LENGTH);
    text.truncate(end);
    while text.ends_with('-') {
        text.pop();
    }
}

/// Apostrophes and combining marks (U+0300 to U+036F) leave no trace.
fn vanishes(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}')
}

/// The ASCII spelling of a lower-case Latin letter, or nothing when it has none.
#[must_use]
pub fn fold(letter: char) -> &'static str {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ƒ' => "f",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĳ' => "ij",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '&' => "en",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn real_names() {
        for (name, expected) in [
            ("Eck en Wiel", "eck-en-wiel"),
            ("Noardeast-Fryslân", "noardeast-fryslan"),
            ("'s-Gravenmoer", "s-gravenmoer"),
            ("’s-Hertogenbosch", "s-hertogenbosch"),
            ("Foto's & filmpjes", "fotos-en-filmpjes"),
            ("  Súdwest — Fryslân! ", "sudwest-fryslan"),
            ("Fryslan\u{302}", "fryslan"),
            ("Ĳsselstein", "ijsselstein"),
            ("Bergen (NH.)", "bergen-nh"),
            ("STRASSE ẞ", "strasse-ss"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }

    #[test]
    fn never_empty_and_never_long() {
        assert_eq!(slug(""), "x");
        assert_eq!(slug("!?"), "x");
        assert_eq!(slug("北京"), "x");
        assert_eq!(slug(&"a".repeat(200)).len(), 80);
        let words = slug(&"kerkpad ".repeat(20));
        assert_eq!(words.len(), 79);
        assert!(words.ends_with("kerkpad"));
        let exact = format!("{} b", "a".repeat(80));
        assert_eq!(slug(&exact), "a".repeat(80));
    }

    proptest! {
        #[test]
        fn idempotent_and_well_formed(name in ".*") {
            let once = slug(&name);
            prop_assert_eq!(&slug(&once), &once);
            prop_assert!(!once.is_empty() && once.len() <= MAX_LENGTH);
            prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!once.starts_with('-') && !once.ends_with('-') && !once.contains("--"));
        }

        #[test]
        fn long_ascii_is_idempotent(name in "[a-z -]{60,160}") {
            let once = slug(&name);
            prop_assert_eq!(&slug(&once), &once);
        }
    }
}
