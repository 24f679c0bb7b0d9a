// SPDX-License-Identifier: EUPL-1.2
//! One field of a form.

use askama::Template;
use askama::filters::{HtmlSafe, Safe};

use super::Choice;

/// A field as it is shown: label, hint, error and input. Templates write it down, and say there
/// whether it may stay empty.
#[derive(Template)]
#[template(path = "kit/field.html")]
pub struct Field<'f> {
    pub(super) kind: &'f str,
    pub(super) id: String,
    /// The name under which a browser sends it.
    pub(super) sent: String,
    pub(super) label: String,
    pub(super) optional: bool,
    /// How its label says that it may stay empty.
    pub(super) may_be_empty: String,
    /// Whether it was sent empty and must not be.
    pub(super) asked: bool,
    pub(super) hint: String,
    pub(super) error: String,
    pub(super) value: &'f str,
    /// What was typed is Dutch.
    pub(super) lang: Safe<&'static str>,
    pub(super) autocomplete: &'f str,
    pub(super) rows: u8,
    pub(super) choices: Vec<Shown<'f>>,
    pub(super) empty: String,
    pub(super) accept: &'f str,
    /// More than one file may be chosen.
    pub(super) many: bool,
}

/// A choice with what the input of it needs.
pub(super) struct Shown<'f> {
    pub(super) choice: &'f Choice,
    pub(super) id: String,
    pub(super) chosen: bool,
}

/// The template escapes every value.
impl HtmlSafe for Field<'_> {}

impl Field<'_> {
    /// The same field with a label that says that it may stay empty. What is needed in some cases
    /// only is not optional; its hint says when.
    #[must_use]
    pub fn optional(self) -> Self {
        self.optional_when(true)
    }

    /// The same field, which may stay empty when this is so.
    #[must_use]
    pub fn optional_when(self, may: bool) -> Self {
        debug_assert!(!(may && self.asked), "a form asks for {}, which it calls optional", self.sent);
        Self { optional: may, ..self }
    }
}
