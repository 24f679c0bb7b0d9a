// SPDX-License-Identifier: EUPL-1.2
//! Somebody else was first: what they made of it beside what was typed, above the form.

use askama::Template;

use crate::{Input, Page, Words};

/// How the fields of a form stand now, after somebody else changed them.
pub struct Theirs<'t> {
    /// The fields that two people may change at once, in the order of the form.
    pub fields: &'t [&'t str],
    /// What stands in them now, with the version (`versie`).
    pub now: &'t Input,
    /// A value of a field in words.
    pub words: &'t (dyn Fn(&str, &str) -> Words + Sync),
}

#[derive(Template)]
#[template(path = "kit/both.html")]
struct Both<'b> {
    p: &'b Page,
    id: &'b str,
    /// What happened, when the form cannot simply be sent again.
    why: &'b str,
    /// Whether there is anything to compare.
    compares: bool,
    rows: Vec<Row>,
}

struct Row {
    label: String,
    now: Words,
    mine: Words,
}

/// The fields that differ, with both values. A browser sends no field for a box without a mark, so
/// a field that did not come is an empty one.
pub(super) fn block(page: &Page, form: &str, mine: &Input, theirs: &Theirs<'_>, why: &str) -> String {
    let words = |input: &Input, field: &str| {
        let mut values: Vec<&str> = input.all(field).collect();
        values.sort_unstable();
        Words::join(values.into_iter().map(|value| (theirs.words)(field, value)), ", ")
    };
    let rows = theirs.fields.iter().map(|field| Row {
        label: page.t_of(&[form, "-", field]),
        now: words(theirs.now, field),
        mine: words(mine, field),
    });
    let rows = rows.filter(|row| row.now != row.mine).collect();
    Both { p: page, id: form, why, compares: !theirs.fields.is_empty(), rows }.render().unwrap_or_default()
}
