// SPDX-License-Identifier: EUPL-1.2
//! What came of a form of Beheer: done, to be mended, or somebody else was first.

use kernel::{Error, Result};
use web::{Form, Visit};

use crate::commands::CHANGED;

/// What came of a form that was sent.
pub(super) enum Sent<T> {
    /// It is done.
    Done(T),
    /// The form as it was sent, with what has to be mended.
    Wrong(Box<Form>),
    /// Somebody else was first: answer with [`Form::late`] and [`web::Reply::late`].
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
