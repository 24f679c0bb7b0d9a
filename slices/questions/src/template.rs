// SPDX-License-Identifier: EUPL-1.2
//! Templates of answers: a text with fields such as `{naam}`, which are filled in before somebody reads
//! and changes it.

/// What can stand between braces.
pub const FIELDS: [&str; 5] = ["naam", "nummer", "kern", "datum", "team"];

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Text(&'t str),
    /// What stands between braces.
    Field(&'t str),
    /// A brace without its other half, and what follows.
    Broken(&'t str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut all, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find(['{', '}']) {
        all.push(Piece::Text(&rest[..at]));
        let here = &rest[at..];
        let end = here[1..].find(['{', '}']).map(|end| end + 1);
        match end {
            Some(end) if here.starts_with('{') && here[end..].starts_with('}') => {
                all.push(Piece::Field(here[1..end].trim()));
                rest = &here[end + 1..];
            }
            _ => {
                let word = here.split_whitespace().next().unwrap_or(here);
                all.push(Piece::Broken(word));
                rest = &here[1..];
            }
        }
    }
    all.push(Piece::Text(rest));
    all
}

/// What stands between braces and is no field, as it was typed, each once.
pub fn unknown(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for piece in pieces(text) {
        let wrong = match piece {
            Piece::Field(name) if !FIELDS.contains(&name) => format!("{{{name}}}"),
            Piece::Broken(word) => word.chars().take(30).collect(),
            _ => continue,
        };
        if !all.contains(&wrong) {
            all.push(wrong);
        }
    }
    all
}

/// The text with its fields filled in.
pub fn fill(text: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Field(name) if FIELDS.contains(&name) => filled.push_str(&value(name)),
            Piece::Field(name) => filled.extend(["{", name, "}"]),
            Piece::Broken(word) => filled.push_str(&word[..1]),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_filled_and_others_are_named() {
        let value = |name: &str| format!("<{name}>");
        assert_eq!(fill("Beste {naam}, over { nummer }:", value), "Beste <naam>, over <nummer>:");
        assert_eq!(
            unknown("Beste {naam}, {Naam} {adres} {adres} {} {kern"),
            ["{Naam}", "{adres}", "{}", "{kern"]
        );
        assert_eq!(unknown("a } b"), ["}"]);
        assert_eq!(unknown("Beste {naam} uit {kern}: {nummer} {datum} {team}"), [""; 0]);
    }

    #[test]
    fn what_is_filled_in_is_no_template() {
        assert_eq!(fill("{naam}", |_| "{nummer}".into()), "{nummer}");
    }

    proptest! {
        #[test]
        fn a_text_without_fields_stays_as_it_is(text in "[a-z {}é\n]{0,60}") {
            prop_assume!(pieces(&text).iter().all(|piece| !matches!(piece, Piece::Field(_))));
            prop_assert_eq!(fill(&text, |_| String::new()), text);
        }
    }
}
