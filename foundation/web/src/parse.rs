// SPDX-License-Identifier: EUPL-1.2
//! From what was typed to typed values, collecting every mistake before answering.

use files::picture::{self, MOST_MEGAPIXELS};
use files::{Picture, Refusal};
use kernel::{Date, Euro, Id, Invalid, Planning, Result};

use crate::Input;
use crate::input::turns_direction;

/// Reads fields one by one; a wrong one is noted and gives a harmless value, so that all mistakes
/// come back at once. Use the values only after [`Parser::finish`].
pub struct Parser<'i> {
    input: &'i Input,
    invalid: Invalid,
}

impl<'i> Parser<'i> {
    /// Reads from what was sent.
    pub fn new(input: &'i Input) -> Self {
        Self { input, invalid: Invalid::default() }
    }

    pub(crate) fn input(&self) -> &'i Input {
        self.input
    }

    /// Text of at least `min` and at most `max` characters. With `min` of 0 it may stay empty.
    pub fn text(&mut self, field: &'static str, min: usize, max: usize) -> String {
        let text = clean(self.input.get(field));
        let length = text.chars().count();
        if length == 0 && min > 0 {
            self.invalid.add(field, "veld-leeg");
        } else if length < min {
            self.invalid.add_with(field, "veld-te-kort", vec![("min", min.to_string())]);
        } else if length > max {
            let args = vec![("max", max.to_string()), ("nu", length.to_string())];
            self.invalid.add_with(field, "veld-te-lang", args);
        }
        text
    }

    /// Text that may stay empty.
    pub fn opt_text(&mut self, field: &'static str, max: usize) -> Option<String> {
        Some(self.text(field, 0, max)).filter(|text| !text.is_empty())
    }

    /// An e-mail address, in lower case.
    pub fn email(&mut self, field: &'static str) -> String {
        let text = self.input.get(field).to_lowercase();
        if text.is_empty() {
            self.invalid.add(field, "veld-email-leeg");
        } else if !is_email(&text) {
            self.invalid.add(field, "veld-email-fout");
        }
        text
    }

    /// An e-mail address that may stay empty.
    pub fn opt_email(&mut self, field: &'static str) -> Option<String> {
        if self.input.get(field).is_empty() { None } else { Some(self.email(field)) }
    }

    /// The address of a page elsewhere, which may stay empty: only `https://` and `http://`, so
    /// that no link can run code.
    pub fn opt_link(&mut self, field: &'static str) -> Option<String> {
        let link = self.opt_text(field, 500)?;
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        if !rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace)) {
            self.invalid.add(field, "veld-link-fout");
        }
        Some(link)
    }

    /// A date, as people write it.
    pub fn date(&mut self, field: &'static str) -> Option<Date> {
        if self.input.get(field).is_empty() {
            self.invalid.add(field, "veld-datum-leeg");
            return None;
        }
        self.opt_date(field)
    }

    /// A date that may stay empty.
    pub fn opt_date(&mut self, field: &'static str) -> Option<Date> {
        self.optional(field, "veld-datum-fout", |text| Date::parse_input(text).ok())
    }

    /// A year, quarter, month or date that may stay empty.
    pub fn opt_planning(&mut self, field: &'static str) -> Option<Planning> {
        self.optional(field, "veld-planning-fout", |text| Planning::parse_input(text).ok())
    }

    /// An amount that may stay empty.
    pub fn opt_euro(&mut self, field: &'static str) -> Option<Euro> {
        self.optional(field, "veld-bedrag-fout", |text| Euro::parse(text).ok().filter(|e| !e.is_negative()))
    }

    /// A whole number from `min` to `max`.
    pub fn number(&mut self, field: &'static str, min: i64, max: i64) -> i64 {
        let number = self.input.get(field).parse().ok().filter(|n| (min..=max).contains(n));
        if number.is_none() {
            let args = vec![("min", min.to_string()), ("max", max.to_string())];
            self.invalid.add_with(field, "veld-getal-fout", args);
        }
        number.unwrap_or(min)
    }

    /// One of a list.
    pub fn choice<T>(&mut self, field: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let chosen = parse(self.input.get(field));
        if chosen.is_none() {
            self.invalid.add(field, "veld-keuze-leeg");
        }
        chosen
    }

    /// One of a list, or nothing.
    pub fn opt_choice<T>(&mut self, field: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.optional(field, "veld-keuze-fout", parse)
    }

    /// Several of a list; unknown ones are a mistake.
    pub fn choices<T>(&mut self, field: &'static str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let chosen: Vec<Option<T>> = self.input.all(field).map(parse).collect();
        if chosen.iter().any(Option::is_none) {
            self.invalid.add(field, "veld-keuze-fout");
        }
        chosen.into_iter().flatten().collect()
    }

    /// An id, or nothing.
    pub fn opt_id<T>(&mut self, field: &'static str) -> Option<Id<T>> {
        self.optional(field, "veld-keuze-fout", |text| text.parse().ok())
    }

    /// A box that is ticked.
    pub fn ticked(&self, field: &str) -> bool {
        !self.input.get(field).is_empty()
    }

    /// A photo, or nothing when none was sent. Read it after all other fields: it takes time, and
    /// when one of those is wrong the browser asks for the file again anyway.
    pub async fn photo(&mut self, field: &'static str) -> Option<Picture> {
        let file = self.input.file(field)?;
        let cleaned = if file.too_large {
            Err(Refusal::TooManyBytes)
        } else if self.invalid.0.is_empty() {
            picture::clean(file.bytes.clone()).await
        } else {
            return None;
        };
        match cleaned {
            Ok(picture) => Some(picture),
            Err(refusal) => {
                let megabytes = picture::MOST_BYTES / (1024 * 1024);
                let args =
                    vec![("megabyte", megabytes.to_string()), ("miljoen", MOST_MEGAPIXELS.to_string())];
                self.invalid.add_with(field, refusal.key(), args);
                None
            }
        }
    }

    /// A photo with what can be seen on it, or nothing when neither was sent. Read it last, as
    /// [`Parser::photo`].
    pub async fn described_photo(
        &mut self,
        field: &'static str,
        alt: &'static str,
    ) -> Option<(Picture, String)> {
        let words = self.text(alt, 0, 300);
        match (self.input.file(field), words.is_empty()) {
            (Some(_), true) => self.invalid.add(alt, "foto-alt-leeg"),
            (None, false) => self.invalid.add(field, "foto-nog-kiezen"),
            _ => {}
        }
        Some((self.photo(field).await?, words))
    }

    /// Notes a mistake that only the caller can see.
    pub fn wrong(&mut self, field: impl Into<String>, key: &'static str) {
        self.invalid.add(field, key);
    }

    /// As [`Parser::wrong`], with what the text of the mistake names.
    pub fn wrong_with(&mut self, field: &'static str, key: &'static str, args: Vec<(&'static str, String)>) {
        self.invalid.add_with(field, key, args);
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`kernel::Error::Invalid`] with every mistake.
    pub fn finish(self) -> Result<()> {
        self.invalid.check()
    }

    fn optional<T>(
        &mut self,
        field: &'static str,
        key: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.input.get(field);
        if text.is_empty() {
            return None;
        }
        let value = parse(text);
        if value.is_none() {
            self.invalid.add(field, key);
        }
        value
    }
}

/// One kind of line end, no control characters that a screen or a file would choke on, and no marks that
/// turn the direction of reading.
pub fn clean(text: &str) -> String {
    let is_text = |c: &char| *c == '\n' || *c == '\t' || !(c.is_control() || turns_direction(*c));
    text.replace("\r\n", "\n").chars().filter(is_text).collect()
}

/// Whether this looks like an address that mail can reach. Whether it does only mail can tell. No
/// wider than what the library for mail takes, or every mail to the address would fail for good.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let in_name = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c);
    let in_host = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(in_host)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 64
        && text.len() <= 254
        && name.split('.').all(|part| !part.is_empty() && part.bytes().all(in_name))
        && host.contains('.')
        && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Error;
    use proptest::prelude::*;

    #[test]
    fn every_mistake_comes_back_at_once() {
        let input = Input::from_query("titel=ab&datum=morgenochtend&mail=x");
        let mut parser = Parser::new(&input);
        parser.text("titel", 3, 10);
        parser.opt_date("datum");
        parser.email("mail");
        parser.text("tekst", 1, 10);
        let Err(Error::Invalid(invalid)) = parser.finish() else { panic!("expected mistakes") };
        let fields: Vec<_> = invalid.0.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["titel", "datum", "mail", "tekst"]);
    }

    #[test]
    fn addresses() {
        let longest = format!("{}@b.nl", "a".repeat(64));
        for good in
            ["a@b.nl", "jan.de-vries+x@sub.voorbeeld.nl", "O'Neill@x.nl", "a@xn--bcher-kva.nl", &longest]
        {
            assert!(is_email(good), "{good}");
        }
        let (name, label) = (format!("a{longest}"), format!("a@{}.nl", "b".repeat(64)));
        for bad in ["", "a", "a@b", "@b.nl", "a@b..nl", "a b@c.nl", "a@@b.nl", "<a@b.nl>", "a@-b.nl"] {
            assert!(!is_email(bad), "{bad}");
        }
        for bad in
            ["jan..de.boer@x.nl", "jan.@x.nl", ".jan@x.nl", "a:b@x.nl", "a@b-.nl", "a@b_c.nl", "a@b.nl."]
        {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(!is_email(&name) && !is_email(&label));
    }

    proptest! {
        #[test]
        fn mail_can_be_addressed_to_what_passes(
            name in "[a-z.+:;,!#'{|_é-]{0,5}[a-z]{0,62}",
            host in "[a-z0-9._é-]{1,4}[a-z]{0,62}\\.[a-z-]{0,5}",
        ) {
            let address = format!("{name}@{host}");
            prop_assert!(!is_email(&address) || address.parse::<lettre::message::Mailbox>().is_ok());
        }
    }
}
