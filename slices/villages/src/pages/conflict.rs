// SPDX-License-Identifier: EUPL-1.2
//! Two people edited the same thing: both versions side by side, and one's own kept to send again.

use askama::Template;
use kernel::Result;
use web::reply::StatusCode;
use web::{Input, Page, Reply};

#[derive(Template)]
#[template(path = "villages/conflict.html")]
struct ConflictPage {
    p: Page,
    rows: Vec<Row>,
    hidden: Vec<(String, String)>,
    version: String,
    back: String,
}

struct Row {
    label: String,
    now: String,
    mine: String,
}

/// What the page compares.
pub(super) struct Versions<'v> {
    /// The name of the form, for the labels of its fields.
    pub form: &'static str,
    /// The fields that are compared.
    pub fields: &'v [&'static str],
    /// As it stands now.
    pub now: Input,
    /// As it was sent.
    pub sent: &'v Input,
    /// Names the version that stands now.
    pub version: String,
    /// Where the other version can be looked at.
    pub back: String,
}

/// The page with status 409. `show` turns a value of a field into words.
pub(super) fn page(page: Page, versions: Versions<'_>, show: impl Fn(&str, &str) -> String) -> Result<Reply> {
    let words = |input: &Input, field: &str| {
        input.all(field).map(|value| show(field, value)).collect::<Vec<_>>().join(", ")
    };
    let rows = versions
        .fields
        .iter()
        .map(|field| Row {
            label: page.t_of(&[versions.form, "-", field]),
            now: words(&versions.now, field),
            mine: words(versions.sent, field),
        })
        .filter(|row| row.now != row.mine)
        .collect();
    let hidden = versions.sent.pairs().iter().filter(|(name, _)| name != "versie").cloned().collect();
    let page = Page { wrong: true, ..page };
    let template = ConflictPage { rows, hidden, version: versions.version, back: versions.back, p: page };
    Ok(Reply::page(&template)?.status(StatusCode::CONFLICT))
}
