// SPDX-License-Identifier: EUPL-1.2
//! The languages the product speaks.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language of the interface. Dutch is the default and the fallback.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Dutch (`nl`).
    #[default]
    Nl,
    /// English (`en`).
    En,
}

/// The text names no language that the product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown locale")]
pub struct LocaleError;

impl LocaleError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        "locale-unknown"
    }
}

impl Locale {
    /// All languages, the default first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The two-letter code of ISO 639-1, as used in the `lang` attribute of HTML.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// Chooses the language that a browser prefers, from the value of an `Accept-Language` header
    /// (RFC 9110, section 12.5.4). Unknown languages, `*` and malformed parts are skipped; among
    /// equal weights the first wins; without a match the default is returned.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: Option<(u16, Self)> = None;
        for part in header.split(',').take(32) {
            let Some((locale, weight)) = weighted(part) else {
                continue;
            };
            if weight > 0 && best.is_none_or(|(found, _)| weight > found) {
                best = Some((weight, locale));
            }
        }
        best.map_or_else(Self::default, |(_, locale)| locale)
    }
}

/// Reads one element such as `nl-NL;q=0.8`; the weight is in thousandths.
fn weighted(part: &str) -> Option<(Locale, u16)> {
    let mut pieces = part.split(';');
    let locale = pieces.next()?.trim().parse().ok()?;
    let Some(parameter) = pieces.next() else {
        return Some((locale, 1000));
    };
    let text = parameter.trim().strip_prefix("q=")?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 = format!("{fraction:0<3}").parse().ok()?;
    match whole {
        "0" => Some((locale, thousandths)),
        "1" if thousandths == 0 => Some((locale, 1000)),
        _ => None,
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Locale {
    type Err = LocaleError;

    /// Reads a language tag; a region is ignored (`nl`, `NL`, `nl-BE`, `en_GB`).
    fn from_str(text: &str) -> Result<Self, LocaleError> {
        let language = text.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| language.eq_ignore_ascii_case(locale.code())).ok_or(LocaleError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_codes_with_and_without_region() {
        assert_eq!("nl".parse(), Ok(Locale::Nl));
        assert_eq!("EN-gb".parse(), Ok(Locale::En));
        assert_eq!("fy".parse::<Locale>(), Err(LocaleError));
        assert_eq!("".parse::<Locale>(), Err(LocaleError));
        assert_eq!(Locale::default(), Locale::Nl);
    }

    #[test]
    fn chooses_by_weight() {
        let choose = Locale::from_accept_language;
        assert_eq!(choose("nl-NL,nl;q=0.9,en;q=0.8"), Locale::Nl);
        assert_eq!(choose("de, en;q=0.7, nl;q=0.3"), Locale::En);
        assert_eq!(choose("nl;q=0.5, en"), Locale::En);
        assert_eq!(choose("en;q=0, nl;q=0.1"), Locale::Nl);
        assert_eq!(choose("nl;q=0.25,en;q=0.3"), Locale::En);
        assert_eq!(choose("en;q=2"), Locale::Nl);
        assert_eq!(choose("*"), Locale::Nl);
        assert_eq!(choose(""), Locale::Nl);
    }

    #[test]
    fn serialises_as_code() {
        let text = serde_json::to_string(&Locale::En).expect("json");
        assert_eq!(text, "\"en\"");
    }

    proptest! {
        #[test]
        fn any_header_gives_a_locale(header in ".*") {
            let _ = Locale::from_accept_language(&header);
        }
    }
}
