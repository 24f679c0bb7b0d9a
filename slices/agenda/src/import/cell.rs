// SPDX-License-Identifier: EUPL-1.2
//! Reading one cell: kernen by name, who acts, when, where the source is.

use std::collections::BTreeMap;

use kernel::Planning;
use kernel::slug::slug;
use sha2::{Digest, Sha256};
use villages::KernId;

use super::status::norm;
use crate::model::Owner;

/// The kernen of the municipality, to be found by name.
#[derive(Clone, Debug, Default)]
pub struct Kernen {
    by_slug: BTreeMap<String, KernId>,
    names: BTreeMap<KernId, (String, String)>,
}

impl Kernen {
    /// From the name in addresses and the name of each.
    pub fn new(names: BTreeMap<KernId, (String, String)>) -> Self {
        let mut by_slug = BTreeMap::new();
        for (id, (address, name)) in &names {
            by_slug.insert(slug(name), *id);
            by_slug.insert(address.clone(), *id);
        }
        Self { by_slug, names }
    }

    /// Finds only these; the others keep their names.
    #[must_use]
    pub fn only(mut self, there: &[KernId]) -> Self {
        self.by_slug.retain(|_, kern| there.contains(kern));
        self
    }

    /// The kern with this name.
    fn one(&self, name: &str) -> Option<KernId> {
        if name.chars().any(char::is_alphanumeric) { self.by_slug.get(&slug(name)).copied() } else { None }
    }

    /// The kernen that a cell names: `Eck en Wiel`, `Varik en Heesselt`, `Asch; Zoelen`. Sorted.
    ///
    /// # Errors
    /// The part that is no kern.
    pub fn find(&self, cell: &str) -> Result<Vec<KernId>, String> {
        let mut found = Vec::new();
        if let Some(kern) = self.one(cell) {
            return Ok(vec![kern]);
        }
        for part in cell.split([',', ';', '/', '&', '+', '\n']).map(str::trim).filter(|part| !part.is_empty())
        {
            self.joined(part, &mut found)?;
        }
        found.sort_unstable();
        found.dedup();
        if found.is_empty() { Err(cell.trim().to_owned()) } else { Ok(found) }
    }

    /// Names with "en" between them, of which some have "en" within: the longest name goes first.
    fn joined(&self, part: &str, found: &mut Vec<KernId>) -> Result<(), String> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let mut start = 0;
        while start < words.len() {
            let longest = words.len().min(start + LONGEST_NAME);
            let end =
                (start + 1..=longest).rev().find(|end| self.one(&words[start..*end].join(" ")).is_some());
            if let Some(end) = end {
                found.extend(self.one(&words[start..end].join(" ")));
                start = end;
            } else if start > 0 && words[start].eq_ignore_ascii_case("en") && start + 1 < words.len() {
                start += 1;
            } else {
                let rest = words[start..].split(|word| word.eq_ignore_ascii_case("en")).next();
                return Err(rest.filter(|rest| !rest.is_empty()).unwrap_or(&words[start..]).join(" "));
            }
        }
        Ok(())
    }

    /// The names of kernen: "Varik en Heesselt".
    pub fn names(&self, kernen: &[KernId]) -> String {
        let mut names: Vec<&str> =
            kernen.iter().filter_map(|id| self.names.get(id)).map(|(_, n)| n.as_str()).collect();
        names.sort_unstable();
        match names.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, first)) => format!("{} en {last}", first.join(", ")),
            None => String::new(),
        }
    }
}

/// No kern has a longer name, in words.
const LONGEST_NAME: usize = 8;

/// Who has to act: `inwoners;gemeente`.
///
/// # Errors
/// The word that names nobody.
pub fn owners(cell: &str) -> Result<Vec<Owner>, String> {
    let mut owners = Vec::new();
    let parts = cell.split([',', ';', '/', '&', '+', '\n']).flat_map(|part| part.split(" en "));
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let owner = match norm(part).as_str() {
            "inwoner" | "inwoners" | "bewoner" | "bewoners" | "residents" => Owner::Residents,
            "gemeente" | "municipality" => Owner::Municipality,
            "partner" | "partners" => Owner::Partner,
            _ => return Err(part.to_owned()),
        };
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    owners.sort_unstable();
    Ok(owners)
}

/// When, if a text says so: a year, quarter, month or day, or the last year of a period. Nothing
/// else is guessed at; the words of the source are kept.
pub fn planning(text: &str) -> Option<Planning> {
    Planning::parse_input(text).ok().or_else(|| last_year(text))
}

/// The last year of `2021-2022`, `2021 t/m 2023`, `van 2021 tot en met 2023`.
fn last_year(text: &str) -> Option<Planning> {
    let text = text.to_lowercase();
    let mut years = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word.parse::<i16>() {
            Ok(year) if (1900..2200).contains(&year) => years.push(year),
            _ if matches!(word, "t" | "m" | "tm" | "tot" | "en" | "met" | "van" | "of") => {}
            _ => return None,
        }
    }
    match years.as_slice() {
        [from, to] if from <= to => Planning::year(*to).ok(),
        _ => None,
    }
}

/// Whether a link can be followed safely: a whole address of the web.
pub fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.contains('.') && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// The name of a point that has none in another system: the same for the same municipality, kern,
/// title and source, however these are written.
pub fn made_id(municipality: &str, kern: &str, title: &str, source: &str) -> String {
    let whole = [municipality, kern, title, source].map(norm).join("\u{1f}");
    let digest = Sha256::digest(whole.as_bytes());
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("import-{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;
    use uuid::Uuid;

    fn id(number: u128) -> KernId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn kernen() -> Kernen {
        let names = ["Varik", "Heesselt", "Eck en Wiel", "'s-Gravenmoer"];
        let names = names.iter().zip(1..).map(|(name, n)| (id(n), (slug(name), (*name).to_owned())));
        Kernen::new(names.collect())
    }

    #[test]
    fn one_kern_or_several() {
        let all = kernen();
        assert_eq!(all.find("varik"), Ok(vec![id(1)]));
        assert_eq!(all.find("Varik en Heesselt"), Ok(vec![id(1), id(2)]));
        assert_eq!(all.find("Eck en Wiel"), Ok(vec![id(3)]));
        assert_eq!(all.find("Eck en Wiel en Varik"), Ok(vec![id(1), id(3)]));
        assert_eq!(all.find("Heesselt; ’s-Gravenmoer, Varik"), Ok(vec![id(1), id(2), id(4)]));
        assert_eq!(all.find("Varik en Verweg"), Err("Verweg".to_owned()));
        assert_eq!(all.find("Verweg en Varik"), Err("Verweg".to_owned()));
        for nothing in ["", " ", "en", "-", ";"] {
            assert!(all.find(nothing).is_err(), "{nothing:?}");
        }
        assert_eq!(all.names(&[id(1), id(2)]), "Heesselt en Varik");
    }

    #[test]
    fn who_acts() {
        assert_eq!(owners("inwoners;gemeente"), Ok(vec![Owner::Residents, Owner::Municipality]));
        assert_eq!(owners("Gemeente en partner"), Ok(vec![Owner::Municipality, Owner::Partner]));
        assert_eq!(owners(""), Ok(vec![]));
        assert_eq!(owners("gemeente, de koning"), Err("de koning".to_owned()));
    }

    #[test]
    fn when() {
        for (text, expected) in [
            ("2021", Some(Planning::Year(2021))),
            ("2021-2022", Some(Planning::Year(2022))),
            ("2021 t/m 2023", Some(Planning::Year(2023))),
            ("van 2021 tot en met 2023", Some(Planning::Year(2023))),
            ("2021-09", Some(Planning::Month(2021, 9))),
            ("Q3 2026", Some(Planning::Quarter(2026, 3))),
            ("raad 2024, uitvoering 2025", None),
            ("voorjaar 2024", None),
            ("eind 2019", None),
            ("2023-2021", None),
        ] {
            assert_eq!(planning(text), expected, "{text}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_link("https://www.buren.nl/a?b=c"));
        for bad in ["javascript:alert(1)", "www.buren.nl", "http://", "https://a b.nl", "data:text/html,x"] {
            assert!(!is_link(bad), "{bad}");
        }
    }

    #[test]
    fn a_made_id_does_not_depend_on_dress() {
        let one = made_id("West Betuwe", "Varik", "Bomen  planten", "https://a.nl");
        assert_eq!(one, made_id("west betuwe", " varik", "bomen planten.", "https://a.nl"));
        assert_ne!(one, made_id("West Betuwe", "Varik", "Bomen kappen", "https://a.nl"));
        assert_eq!(one.len(), 39);
    }
}
