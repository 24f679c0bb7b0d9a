// SPDX-License-Identifier: EUPL-1.2
//! What a form or address sent: names and values, and files.

use std::fmt;

/// Names and values as they were sent, in order. Names may come more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    values: Vec<(String, String)>,
    /// With how many values came before each.
    files: Vec<(String, Upload, usize)>,
}

/// A file that was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    /// The name it had.
    pub name: String,
    /// What it holds; nothing when it is too large.
    pub bytes: Vec<u8>,
    /// Larger than the route takes.
    pub too_large: bool,
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Upload({} bytes)", self.bytes.len())
    }
}

impl Input {
    /// Reads `a=1&b=2`.
    pub fn from_query(text: &str) -> Self {
        let mut input = Self::default();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            input.push(&name, value);
        }
        input
    }

    /// Made of names and values.
    pub fn from_pairs<'v>(pairs: impl IntoIterator<Item = (&'v str, String)>) -> Self {
        let values = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { values, files: Vec::new() }
    }

    /// The first value of this name, without white space around it; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of this name that is not empty.
    pub fn all<'i>(&'i self, name: &'i str) -> impl Iterator<Item = &'i str> {
        self.values.iter().filter(move |(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.trim())
    }

    /// The values of more than one word: what somebody wrote, and not what they chose.
    pub fn sentences(&self) -> Vec<String> {
        let values = self.values.iter().map(|(_, value)| value.trim());
        values.filter(|value| value.contains(char::is_whitespace)).map(str::to_owned).collect()
    }

    /// Whether this name has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }

    /// How many values and files were sent.
    pub fn len(&self) -> usize {
        self.values.len() + self.files.len()
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.files.is_empty()
    }

    /// Adds a value, or replaces it where it stands.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        match self.values.iter().position(|(n, _)| n == name) {
            Some(place) => {
                self.values[place].1 = value.into();
                let mut index = 0;
                self.values.retain(|(n, _)| {
                    index += 1;
                    n != name || index == place + 1
                });
            }
            None => self.values.push((name.to_owned(), value.into())),
        }
    }

    /// Adds a value beside those that are there. What nobody types goes: the character NUL, with
    /// which PostgreSQL holds no text, and marks that turn the direction of the text after them,
    /// so that it reads as something else.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        let mut value = value.into();
        value.retain(|c| c != '\0' && !turns_direction(c));
        self.values.push((name.to_owned(), value));
    }

    /// Adds a file; its name is held to the same rule as a value.
    pub fn push_file(&mut self, name: &str, mut file: Upload) {
        file.name.retain(|c| c != '\0' && !turns_direction(c));
        self.files.push((name.to_owned(), file, self.values.len()));
    }

    /// The file of this name; none when the field was left empty.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files(name).next()
    }

    /// Every file of this name.
    pub fn files<'s, 'n>(&'s self, name: &'n str) -> impl Iterator<Item = &'s Upload> + use<'s, 'n> {
        let chosen = |file: &Upload| !file.name.is_empty() || !file.bytes.is_empty();
        self.files.iter().filter(move |(n, file, _)| n == name && chosen(file)).map(|(_, file, _)| file)
    }

    /// The fields in which a file was sent.
    pub fn file_fields(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, ..)| name.as_str()).filter(|name| self.file(name).is_some())
    }

    /// Where a field stands among what was sent: browsers send fields as they stand on the page.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        let value = self.values.iter().position(|(n, _)| n == name).map(|place| place * 2 + 1);
        value.or_else(|| self.files.iter().find(|(n, ..)| n == name).map(|(.., before)| before * 2))
    }

    /// The names and values.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.values
    }

    /// As a query with one value replaced, and the page position left out: for links that change
    /// one filter. An empty value removes the name.
    pub fn query_with(&self, name: &str, value: &str) -> String {
        let kept =
            self.values.iter().filter(|(n, v)| n != name && n != "na" && n != "voor" && !v.trim().is_empty());
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (n, v) in kept {
            out.append_pair(n, v.trim());
        }
        if !value.is_empty() {
            out.append_pair(name, value);
        }
        out.finish()
    }
}

/// Unicode's marks, embeddings, overrides and isolates for text from right to left.
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_direction_are_left_out() {
        let input = Input::from_query("naam=Jan%E2%80%AEneit%E2%81%A7%E2%80%8F%00&plaats=caf%C3%A9+%D7%90");
        assert_eq!((input.get("naam"), input.get("plaats")), ("Janneit", "café א"));
        let file = Upload { name: "punten\u{202e}vsc.xlsx".into(), bytes: Vec::new(), too_large: false };
        let mut input = input;
        input.push_file("bestand", file);
        assert_eq!(input.file("bestand").unwrap().name, "puntenvsc.xlsx");
    }
}
