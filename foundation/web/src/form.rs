// SPDX-License-Identifier: EUPL-1.2
//! The form kit: label, hint, error and input, in that order, from what was typed.
//!
//! Texts come by name: the field `titel` of the form `voorstel` has the label `voorstel-titel`
//! and, when there is such a text, the hint `voorstel-titel-uitleg`.

mod both;
mod field;

use askama::Template;
use askama::filters::Safe;
use kernel::Invalid;

pub use both::Theirs;
pub use field::Field;

use crate::texts::Arg;
use crate::{Input, Page, Words};

/// A form on a page: what was typed and what has to be mended.
pub struct Form {
    page: Page,
    name: &'static str,
    input: Input,
    errors: Invalid,
    number: Option<i64>,
    worded: bool,
    repeated: bool,
    /// Both versions side by side, when somebody else was first.
    both: String,
}

/// One choice of a list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: Words,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl ToString, label: impl Into<Words>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

#[derive(Template)]
#[template(path = "kit/errors.html")]
struct Summary<'f> {
    title: String,
    errors: Vec<(String, String)>,
    _page: &'f Page,
}

#[derive(Template)]
#[template(path = "kit/draft.html")]
struct Draft<'f> {
    p: &'f Page,
}

impl Form {
    /// An empty form, or one with the values of what it changes.
    pub fn new(page: &Page, name: &'static str, input: Input) -> Self {
        let (errors, both) = (Invalid::default(), String::new());
        Self { page: page.clone(), name, input, errors, number: None, worded: false, repeated: false, both }
    }

    /// The form as it was sent, with what has to be mended.
    pub fn wrong(page: &Page, name: &'static str, input: Input, mut errors: Invalid) -> Self {
        if !errors.0.is_empty() {
            // A browser does not keep a chosen file, and nobody sees that it went.
            let gone: Vec<String> = input
                .file_fields()
                .filter(|field| !errors.0.iter().any(|e| e.field == *field))
                .map(str::to_owned)
                .collect();
            for field in gone {
                errors.add(field, "veld-bestand-opnieuw");
            }
        }
        in_order(&mut errors, &input);
        Self { errors, ..Self::new(page, name, input) }
    }

    /// The form as it was sent, below what somebody else made of it meanwhile. It carries their
    /// version, so that sending it again replaces it knowingly.
    pub fn late(page: &Page, name: &'static str, mine: Input, theirs: &Theirs<'_>) -> Self {
        Self::late_as(page, name, mine, theirs, "")
    }

    /// The same, where the form cannot simply be sent again, or has nothing that can be compared:
    /// `why` says what happened, and what now.
    pub fn late_as(page: &Page, name: &'static str, mut mine: Input, theirs: &Theirs<'_>, why: &str) -> Self {
        let both = both::block(page, name, &mine, theirs, why);
        mine.set("versie", theirs.now.get("versie"));
        let mut errors = Invalid::default();
        for field in mine.file_fields() {
            errors.add(field, "veld-bestand-opnieuw");
        }
        Self { both, ..Self::wrong(page, name, mine, errors) }
    }

    /// One of several forms of the same name on a page; the number keeps their ids apart.
    #[must_use]
    pub fn numbered(self, number: i64) -> Self {
        Self { number: Some(number), ..self }
    }

    /// Rows of fields within one form, such as several decisions of a talk: the number keeps their ids apart,
    /// and a browser sends each field as `name[]`, once for every row, in their order. Choose with
    /// [`Form::select`]: what is not ticked is not sent.
    #[must_use]
    pub fn row(self, number: i64) -> Self {
        Self { repeated: true, ..self.numbered(number) }
    }

    /// A form whose values the page puts into words of its own language, such as names of months.
    /// What other forms hold was typed, and is Dutch.
    #[must_use]
    pub fn worded(self) -> Self {
        Self { worded: true, ..self }
    }

    /// Whether something has to be mended.
    pub fn is_wrong(&self) -> bool {
        !self.errors.0.is_empty() || !self.both.is_empty()
    }

    /// What stands above the form: both versions when somebody else was first, and the list of
    /// mistakes; nothing when there are none.
    pub fn summary(&self) -> Safe<String> {
        if self.errors.0.is_empty() {
            return Safe(self.both.clone());
        }
        let errors = self.errors.0.iter().map(|e| (self.id(&e.field), self.message(e))).collect();
        let list = render(&Summary { title: self.page.t("formulier-fout"), errors, _page: &self.page });
        Safe(format!("{}{}", self.both, list.0))
    }

    /// What a script says here about a draft that this device keeps, with a button to throw it away.
    /// Belongs in a form with `data-concept`; without script it stays empty.
    pub fn draft(&self) -> Safe<String> {
        render(&Draft { p: &self.page })
    }

    /// One line of text.
    pub fn text<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.field("text", name, "off", &[])
    }

    /// One line of text that browsers can fill in, such as `name` or `street-address`.
    pub fn filled<'f>(&'f self, name: &'f str, autocomplete: &'f str) -> Field<'f> {
        self.field("text", name, autocomplete, &[])
    }

    /// An e-mail address.
    pub fn email<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.field("email", name, "email", &[])
    }

    /// Several lines of text.
    pub fn area<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.field("area", name, "off", &[])
    }

    /// A date, typed as one likes.
    pub fn date<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.field("date", name, "off", &[])
    }

    /// A code of digits that was sent by mail.
    pub fn code<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.field("code", name, "one-time-code", &[])
    }

    /// A file; `accept` as HTML has it.
    pub fn file<'f>(&'f self, name: &'f str, accept: &'f str) -> Field<'f> {
        Field { accept, ..self.field("file", name, "off", &[]) }
    }

    /// A photo.
    pub fn photo<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.file(name, "image/jpeg,image/png,image/webp")
    }

    /// Photos and documents, as [`crate::Parser::attached`] reads them.
    pub fn attached<'f>(&'f self, name: &'f str) -> Field<'f> {
        Field { many: true, ..self.file(name, "image/jpeg,image/png,image/webp,application/pdf") }
    }

    /// A list to choose one from.
    pub fn select<'f>(&'f self, name: &'f str, choices: &'f [Choice]) -> Field<'f> {
        self.field("select", name, "off", choices)
    }

    /// Round buttons to choose one.
    pub fn radios<'f>(&'f self, name: &'f str, choices: &'f [Choice]) -> Field<'f> {
        self.field("radio", name, "off", choices)
    }

    /// Boxes to tick.
    pub fn checks<'f>(&'f self, name: &'f str, choices: &'f [Choice]) -> Field<'f> {
        self.field("checkbox", name, "off", choices)
    }

    /// One box to tick.
    pub fn tick<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.field("tick", name, "off", &[])
    }

    /// A value that is sent along unseen.
    pub fn hidden<'f>(&'f self, name: &'f str) -> Field<'f> {
        self.field("hidden", name, "off", &[])
    }

    /// What was typed, or what stands there now.
    pub fn value(&self, name: &str) -> &str {
        self.input.get(name)
    }

    /// A text of this form.
    pub fn t(&self, part: &str) -> String {
        self.page.t(&format!("{}-{part}", self.name))
    }

    fn field<'f>(
        &'f self,
        kind: &'f str,
        name: &'f str,
        autocomplete: &'f str,
        choices: &'f [Choice],
    ) -> Field<'f> {
        let id = self.id(name);
        let value = self.input.get(name);
        // What has a meaning for the browser, such as an address, is in no language.
        let is_text = kind == "area" || kind == "text" && autocomplete == "off";
        let is_dutch = is_text && !value.is_empty() && !self.worded;
        let hint = format!("{}-{name}-uitleg", self.name);
        let shown = choices.iter().enumerate().map(|(index, choice)| field::Shown {
            choice,
            id: if index == 0 && kind != "select" { id.clone() } else { format!("{id}-{index}") },
            chosen: self.input.has(name, &choice.value),
        });
        Field {
            kind,
            sent: if self.repeated { format!("{name}[]") } else { name.to_owned() },
            label: if kind == "hidden" { String::new() } else { self.t(name) },
            may_be_empty: self.page.t("formulier-mag-leeg"),
            optional: false,
            hint: if self.page.has_text(&hint) { self.page.t(&hint) } else { String::new() },
            error: self
                .errors
                .0
                .iter()
                .find(|e| e.field == name)
                .map(|e| self.message(e))
                .unwrap_or_default(),
            value,
            lang: if is_dutch { self.page.dutch() } else { Safe("") },
            autocomplete,
            rows: 5,
            choices: shown.collect(),
            empty: self.page.t("formulier-kies"),
            asked: self.errors.0.iter().any(|e| e.field == name && is_asked(e)),
            accept: "",
            many: false,
            id,
        }
    }

    fn id(&self, field: &str) -> String {
        match self.number {
            Some(number) => format!("{}-{number}-{field}", self.name),
            None => format!("{}-{field}", self.name),
        }
    }

    fn message(&self, error: &kernel::FieldError) -> String {
        let label = format!("{}-{}", self.name, error.field);
        let label = if self.page.has_text(&label) { self.page.t(&label) } else { error.field.clone() };
        let mut args: Vec<Arg<'_>> = vec![("veld", format!("‘{label}’").into())];
        args.extend(error.args.iter().map(|(name, value)| (*name, value.clone().into())));
        self.page.ta(error.key, &args)
    }
}

/// Whether a mistake is that nothing was typed or chosen.
fn is_asked(error: &kernel::FieldError) -> bool {
    error.key.starts_with("veld-") && error.key.ends_with("-leeg")
}

/// Whether a word of a hint is a date such as 3-12-2026, which must not be broken at its hyphens.
fn is_date(word: &str) -> bool {
    word.contains('-') && word.bytes().all(|byte| byte.is_ascii_digit() || b"-.,".contains(&byte))
}

/// Sorts mistakes as the fields stand on the page, which is the order in which a browser sends them.
/// A field that it does not send, such as a list of which nothing was chosen, stays behind the
/// mistake before it.
fn in_order(errors: &mut Invalid, input: &Input) {
    let mut last = 0;
    let mut placed: Vec<_> = std::mem::take(&mut errors.0)
        .into_iter()
        .map(|error| {
            last = input.place(&error.field).unwrap_or(last);
            (last, error)
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    errors.0 = placed.into_iter().map(|(_, error)| error).collect();
}

/// A template of the kit cannot fail; if it did, the field would be missing and the page tests
/// would say so.
fn render(template: &impl Template) -> Safe<String> {
    Safe(template.render().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Upload;

    #[test]
    fn mistakes_stand_in_the_order_of_the_page() {
        let mut input = Input::from_query("titel=&soort=x");
        let file = Upload { name: "a.jpg".into(), bytes: Vec::new(), too_large: false };
        input.push_file("foto", file);
        input.push("tekst", "");
        input.push("titel", "");
        input.set("titel", "a");
        let mut errors = Invalid::default();
        for field in ["tekst", "niet-gekozen", "foto", "titel", "soort"] {
            errors.add(field, "veld-leeg");
        }
        in_order(&mut errors, &input);
        let fields: Vec<_> = errors.0.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["titel", "soort", "foto", "tekst", "niet-gekozen"]);
    }

    #[test]
    fn dates_in_a_hint_stay_whole() {
        assert!(["3-12-2026", "1-1-2026."].into_iter().all(is_date));
        assert!(!["2027", "e-mail", "Q3", "-,a", "of"].into_iter().any(is_date));
    }
}
