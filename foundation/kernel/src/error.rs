// SPDX-License-Identifier: EUPL-1.2
//! How things fail, in the words of the caller. The web turns these into pages and problem JSON.

use std::error::Error as StdError;

use thiserror::Error;

/// One field that has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the form field or JSON key.
    pub field: String,
    /// Key of the message in the texts, such as `veld-verplicht`.
    pub key: &'static str,
    /// Values that the message names.
    pub args: Vec<(&'static str, String)>,
}

/// What is wrong with what somebody sent, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invalid(pub Vec<FieldError>);

impl Invalid {
    /// One field, one message.
    pub fn field(field: impl Into<String>, key: &'static str) -> Self {
        Self(vec![FieldError { field: field.into(), key, args: Vec::new() }])
    }

    /// Adds a message.
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.0.push(FieldError { field: field.into(), key, args: Vec::new() });
    }

    /// Adds a message that names values.
    pub fn add_with(
        &mut self,
        field: impl Into<String>,
        key: &'static str,
        args: Vec<(&'static str, String)>,
    ) {
        self.0.push(FieldError { field: field.into(), key, args });
    }

    /// `Ok` when nothing is wrong.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a message was added.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

/// Why something did not happen.
#[derive(Debug, Error)]
pub enum Error {
    /// The input has to be mended.
    #[error("invalid input: {0:?}")]
    Invalid(Invalid),
    /// Somebody has to log in first.
    #[error("not signed in")]
    Unauthenticated,
    /// The subject may be seen, but this may not be done to it.
    #[error("forbidden")]
    Forbidden,
    /// There is no such thing, or it may not be known.
    #[error("not found")]
    NotFound,
    /// Somebody else changed it in the meantime, or it is no longer in a state that allows this.
    /// The key names the message.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Too often; try again after so many seconds.
    #[error("throttled for {0} s")]
    Throttled(u32),
    /// A part that is needed cannot be reached just now.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Our mistake. The cause is logged, never shown.
    #[error("internal: {0}")]
    Internal(#[source] Box<dyn StdError + Send + Sync>),
}

impl Error {
    /// Wraps a cause that users must not see.
    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

/// A result whose error the web can render.
pub type Result<T, E = Error> = std::result::Result<T, E>;
