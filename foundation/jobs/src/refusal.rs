// SPDX-License-Identifier: EUPL-1.2
//! Why a mail did not go out, without the words of the mail server: those name the address, and
//! this goes into the log and onto the list of failed tasks.

use lettre::transport::smtp::Error;

/// The kind of the failure, and the code of the server where it gave one.
pub(crate) fn words(cause: &Error) -> String {
    let kind = match cause.status() {
        Some(code) if cause.is_permanent() => return format!("the mail server refuses it (code {code})"),
        Some(code) => return format!("the mail server refuses it for now (code {code})"),
        None if cause.is_timeout() => "the mail server takes too long",
        None if cause.is_tls() => "no secure connection with the mail server",
        None if cause.is_response() => "the mail server gives an answer that is not one of SMTP",
        None if cause.is_client() => "the mail server cannot do what is needed",
        None => "no connection with the mail server",
    };
    kind.to_owned()
}
