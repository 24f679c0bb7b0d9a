// SPDX-License-Identifier: EUPL-1.2
//! Finds what should not go public: citizen service numbers, bank accounts, words about health. It
//! warns people; it decides nothing, and it stores nothing.

/// What was found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// A number that can be a burgerservicenummer.
    Bsn,
    /// A bank account.
    Iban,
    /// A word about health.
    Medical,
    /// An e-mail address.
    Address,
    /// A telephone number.
    Phone,
}

impl Found {
    /// The end of the key of its text, `gevoelig-…`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bsn => "bsn",
            Self::Iban => "iban",
            Self::Medical => "medisch",
            Self::Address => "adres",
            Self::Phone => "telefoon",
        }
    }
}

/// Beginnings of words about health, in Dutch and English.
const MEDICAL: &[&str] = &[
    "ziekte",
    "kanker",
    "diagnose",
    "dement",
    "alzheimer",
    "depressie",
    "depressief",
    "psychiat",
    "psycholog",
    "medicijn",
    "medicat",
    "huisarts",
    "ziekenhuis",
    "verslaaf",
    "verslaving",
    "zwanger",
    "autis",
    "adhd",
    "handicap",
    "diabet",
    "epilep",
    "hiv",
    "burn-out",
    "burnout",
    "chemo",
    "operatie",
    "beperking",
    "illness",
    "cancer",
    "diagnos",
    "depress",
    "medicine",
    "hospital",
    "addict",
    "pregnan",
    "disabilit",
];

/// What was found, each kind once.
pub fn scan(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let groups = groups(text);
    let phones = phones(&groups);
    if holds_bsn(&groups, &phones) {
        found.push(Found::Bsn);
    }
    if has_iban(text) {
        found.push(Found::Iban);
    }
    if text.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '-').any(is_medical) {
        found.push(Found::Medical);
    }
    let marks = |c: char| c.is_whitespace() || "<>()[]{},;:\"'".contains(c);
    if text.split(marks).any(|word| web::parse::is_email(word.trim_end_matches(['.', '!', '?']))) {
        found.push(Found::Address);
    }
    if !phones.is_empty() {
        found.push(Found::Phone);
    }
    found
}

fn is_medical(word: &str) -> bool {
    MEDICAL.iter().any(|start| word.starts_with(start))
}

/// A group of digits in a text, and what stands between the one before it and this one.
type Group<'t> = (&'t str, &'t str);

/// No number of a person or telephone is written in more groups.
const GROUPS: usize = 6;

fn groups(text: &str) -> Vec<Group<'_>> {
    let (mut groups, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (gap, from) = rest.split_at(start);
        let (group, after) = from.split_at(from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()));
        groups.push((gap, group));
        rest = after;
    }
    groups
}

/// How many groups of digits from the first one on, with between them only what `joins` them, together fit.
fn stretch(groups: &[Group<'_>], joins: impl Fn(&str) -> bool, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let mut digits = String::new();
    for (nth, (gap, group)) in groups.iter().take(GROUPS).enumerate() {
        if nth > 0 && !joins(gap) {
            return None;
        }
        digits.push_str(group);
        if fits(&digits) {
            return Some(nth + 1);
        }
    }
    None
}

/// One sign, as stands between the groups of a number.
fn is_sign(gap: &str) -> bool {
    matches!(gap, " " | "." | "-" | "/")
}

/// Whether these groups begin with a day, a month and a year.
fn is_date(groups: &[Group<'_>]) -> bool {
    let [(_, day), (one, month), (other, year), ..] = groups else { return false };
    day.len() <= 2 && month.len() <= 2 && year.len() == 4 && one == other && matches!(*one, "-" | "." | "/")
}

/// Ten digits with a zero in front, or eleven with the number of the country, however people write them: `(0345)
/// 12 34 56`, `+31 (0)6-12345678`. Where each begins, and behind which group it ends.
fn phones(groups: &[Group<'_>]) -> Vec<(usize, usize)> {
    let joins = |gap: &str| gap != ". " && gap.len() <= 3 && gap.chars().all(|c| " .-/()".contains(c));
    let starts = (0..groups.len()).filter(|at| !is_date(&groups[*at..]));
    starts.filter_map(|at| Some((at, at + stretch(&groups[at..], joins, is_phone)?))).collect()
}

/// Nine digits together, in groups of two or more with one and the same sign between them, or in any groups that
/// stand by themselves; not those of a telephone number.
fn holds_bsn(groups: &[Group<'_>], phones: &[(usize, usize)]) -> bool {
    let is_of_phone = |from: usize, to: usize| phones.iter().any(|(start, end)| from < *end && *start < to);
    (0..groups.len()).any(|at| {
        let rest = &groups[at..];
        if is_bsn(rest[0].1) {
            // Behind the number of a country nine digits are a telephone number.
            return at == 0
                || !matches!(groups[at - 1], (gap, "31") if gap.ends_with('+'))
                    && groups[at - 1].1 != "0031";
        }
        let run = rest.iter().skip(1).take_while(|(gap, _)| is_sign(gap)).count() + 1;
        let begins = at == 0 || !is_sign(groups[at].0);
        let whole: String = rest[..run].iter().map(|(_, group)| *group).collect();
        if begins && is_bsn(&whole) && !is_date(rest) && !is_of_phone(at, at + run) {
            return true;
        }
        let sign = rest.get(1).map_or("", |(gap, _)| gap);
        let long = rest.iter().take_while(|(_, group)| group.len() > 1).count();
        let found = stretch(&rest[..long], |gap| gap == sign && is_sign(gap), is_bsn);
        found.is_some_and(|groups| !is_of_phone(at, at + groups))
    })
}

/// Nine digits that pass the eleven-test of the burgerservicenummer: the weights are 9 to 2, and -1 for
/// the last.
pub fn is_bsn(digits: &str) -> bool {
    if digits.len() != 9 || digits.bytes().all(|digit| digit == b'0') {
        return false;
    }
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.bytes().zip(weights).map(|(digit, weight)| i32::from(digit - b'0') * weight).sum();
    sum % 11 == 0
}

fn is_phone(digits: &str) -> bool {
    let bare = digits.strip_prefix("00").unwrap_or(digits);
    let (abroad, home) = (bare.strip_prefix("31"), digits.strip_prefix('0'));
    // The zero between brackets is left out abroad.
    let abroad = abroad.map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    let is_number = |rest: &str| rest.len() == 9 && !rest.starts_with('0');
    abroad.is_some_and(is_number) || home.is_some_and(is_number)
}

/// Whether an IBAN stands in the text, also with spaces in it.
fn has_iban(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_start = |at: &usize| {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        before.is_none_or(|c| !c.is_alphanumeric())
    };
    (0..letters.len()).filter(is_start).any(|at| {
        let (mut run, mut gap) = (String::new(), false);
        for c in &letters[at..] {
            match c {
                c if c.is_ascii_alphanumeric() => {
                    run.push(c.to_ascii_uppercase());
                    gap = false;
                }
                ' ' | '-' if !gap && !run.is_empty() => gap = true,
                _ => break,
            }
            if run.len() > 34 {
                break;
            }
            if run.len() >= 15 && is_iban(&run) {
                return true;
            }
        }
        false
    })
}

/// Two letters, two digits, and a remainder of 1 by 97 (ISO 13616). Dutch ones have 18 characters.
pub fn is_iban(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = (15..=34).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit);
    if !shape || text.starts_with("NL") && bytes.len() != 18 {
        return false;
    }
    let turned = bytes[4..].iter().chain(&bytes[..4]);
    let rest = turned.fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        byte => (rest * 100 + u32::from(byte.to_ascii_uppercase() - b'A') + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_persons_and_accounts_are_found_however_they_are_written() {
        for text in [
            "BSN 111222333",
            "mijn nummer is 111 222 333.",
            "1112.22.333",
            "12 111222333",
            "12-03-1950 111222333",
            "in 1950 111 222 333",
            "11 12 22 33 3",
            "1112 2233 3",
            "111.222-333",
        ] {
            assert_eq!(scan(text), [Found::Bsn], "{text}");
        }
        assert_eq!(scan("Mijn gegevens: 111222333 06-12345678"), [Found::Bsn, Found::Phone]);
        // It passes the test of eleven by chance: the digits of a date and an hour, and of a telephone number.
        for text in [
            "12-03-1950 0",
            "+31 111222333",
            "+31 111 222 333",
            "+31 20 624 12 12",
            "+31 345 63 31 00",
            "+31 (0)20 624 12 12",
            "0031 20 624 12 12",
        ] {
            assert!(!scan(text).contains(&Found::Bsn), "{text}");
        }
        for text in ["NL91ABNA0417164300", "rekening NL91 ABNA 0417 1643 00, graag", "be71 0961 2345 6769"] {
            assert!(scan(text).contains(&Found::Iban), "{text}");
        }
        for text in ["111222334", "000000000", "12345", "NL91ABNA0417164301", "xNL91ABNA0417164300"] {
            assert!(!scan(text).contains(&Found::Bsn) && !scan(text).contains(&Found::Iban), "{text}");
        }
    }

    #[test]
    fn words_about_health_in_two_languages() {
        for text in ["Mijn man heeft Alzheimer", "de huisarts zei", "after her diagnosis"] {
            assert_eq!(scan(text), [Found::Medical], "{text}");
        }
        assert!(scan("De stoep bij de kerk ligt los, en de lamp is stuk").is_empty());
    }

    #[test]
    fn ways_to_reach_somebody_are_found() {
        assert_eq!(scan("mail naar jan@voorbeeld.example."), [Found::Address]);
        for text in [
            "bel 0344-123456 of 06 12345678",
            "bel 06-12345678 10 jaar",
            "2 keer 0612345678",
            "bel 0612345678 2 keer",
            "(0345) 123456",
            "0345 - 123456",
            "+31 (0)6 12345678",
            "+31 6 1234 5678",
            "0031612345678",
        ] {
            assert_eq!(scan(text), [Found::Phone], "{text}");
        }
        for text in [
            "in 2026 zijn er 12 bomen, 4021 AB Maurik",
            "03-12-2026 19.30 uur",
            "01-12-2026 - 05-12-2026",
            "op 05-03-2026. 14 bomen",
        ] {
            assert!(scan(text).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_no_account(at in 4..18_usize, add in 1..10_u8) {
            let mut bytes = b"NL91ABNA0417164300".to_vec();
            prop_assume!(bytes[at].is_ascii_digit());
            bytes[at] = (bytes[at] - b'0' + add) % 10 + b'0';
            prop_assert!(!is_iban(std::str::from_utf8(&bytes).unwrap()));
        }

        #[test]
        fn whatever_is_typed_can_be_scanned(text in "\\PC{0,200}") {
            scan(&text);
        }
    }
}
