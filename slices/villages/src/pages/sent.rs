// SPDX-License-Identifier: EUPL-1.2
//! What came of a form of Beheer: done, to be mended, or somebody else was first.

use askama::Template;
use kernel::{Error, Result};
use web::reply::StatusCode;
use web::{Form, Input, Page, Reply, Visit, Words};

use crate::commands::CHANGED;

/// What came of a form that was sent.
pub(super) enum Sent<T> {
    /// It is done.
    Done(T),
    /// The form as it was sent, with what has to be mended.
    Wrong(Box<Form>),
    /// Somebody else was first: answer with [`both`].
    Late,
}

impl<T> Sent<T> {
    /// Sorts the outcome of an act; what is neither done, wrong nor late fails.
    pub(super) fn from(visit: &Visit, form: &'static str, outcome: Result<T>) -> Result<Self> {
        match outcome {
            Ok(done) => Ok(Self::Done(done)),
            Err(Error::Invalid(errors)) => {
                Ok(Self::Wrong(Box::new(Form::wrong(&visit.page, form, visit.input.clone(), errors))))
            }
            Err(Error::Conflict(CHANGED)) => Ok(Self::Late),
            Err(error) => Err(error),
        }
    }
}

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
    now: Words,
    mine: Words,
}

/// Both versions side by side with status 409, and one's own kept to send again. `now` is how the
/// fields of `form` stand now, with their version; `show` turns the value of a field into words.
pub(super) fn both(
    visit: &Visit,
    page: Page,
    (form, fields): (&'static str, &[&'static str]),
    now: &Input,
    show: impl Fn(&str, &str) -> Words,
) -> Result<Reply> {
    let words =
        |input: &Input, field: &str| Words::join(input.all(field).map(|value| show(field, value)), ", ");
    let rows = fields
        .iter()
        .map(|field| Row {
            label: visit.t_of(&[form, "-", field]),
            now: words(now, field),
            mine: words(&visit.input, field),
        })
        .filter(|row| row.now != row.mine)
        .collect();
    let hidden = visit.input.pairs().iter().filter(|(name, _)| name != "versie").cloned().collect();
    let p = Page { wrong: true, title: visit.t("conflict-titel").into(), ..page };
    let (version, back) = (now.get("versie").to_owned(), visit.path.clone());
    Ok(Reply::page(&ConflictPage { p, rows, hidden, version, back })?.status(StatusCode::CONFLICT))
}
