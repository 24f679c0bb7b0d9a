// SPDX-License-Identifier: EUPL-1.2
//! The key of a private page, of a question or of a party in a casus: who has the link has the page. And
//! the marks of links to the files of a question, which work for half an hour.
//!
//! It is an HMAC of an id with random bytes that are stored with that thing alone, so one key tells
//! nothing about another and fits no other purpose. It is compared in constant time.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::model::QuestionId;
use crate::store::attachment::AttachmentId;

/// Keeps a key apart from any other that may be made of the same bytes.
#[derive(Clone, Copy, Debug)]
pub struct Purpose(&'static [u8]);

/// The private page of a question.
pub const QUESTION: Purpose = Purpose(b"brink/questions/private-page/1");
/// An answer by mail to a mail about a question.
pub const ANSWER: Purpose = Purpose(b"brink/questions/answer-by-mail/1");
/// The private page of a party in a casus.
pub const PARTY: Purpose = Purpose(b"brink/questions/casus-party/1");
/// An answer by mail of a party to a mail about a casus.
pub const PARTY_ANSWER: Purpose = Purpose(b"brink/questions/casus-answer-by-mail/1");
/// So many bytes of the HMAC are the key: 128 bits.
const LENGTH: usize = 16;

/// A link to a file of a question.
const FILE: Purpose = Purpose(b"brink/questions/file/1");

fn mac(purpose: Purpose, salt: &[u8], parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(salt).ok()?;
    mac.update(purpose.0);
    for part in parts {
        mac.update(part);
    }
    Some(mac)
}

fn written(mac: Option<Hmac<Sha256>>) -> String {
    let bytes = mac.map(|mac| mac.finalize().into_bytes()).unwrap_or_default();
    web::session::to_text(&bytes[..LENGTH])
}

fn is_written(mac: Option<Hmac<Sha256>>, text: &str) -> bool {
    mac.zip(from_text(text)).is_some_and(|(mac, bytes)| mac.verify_truncated_left(&bytes).is_ok())
}

/// The key for this purpose of the thing with this id, as it stands in a link.
pub fn make(purpose: Purpose, id: Uuid, salt: &[u8]) -> String {
    written(mac(purpose, salt, &[id.as_bytes()]))
}

fn file_mac(salt: &[u8], file: AttachmentId, until: i64) -> Option<Hmac<Sha256>> {
    mac(FILE, salt, &[file.uuid().as_bytes(), &until.to_be_bytes()])
}

/// The mark of a link to a file of a question that works until this second since 1970. Made with the
/// salt of the question, so it tells nothing about the key of its page.
pub fn file_mark(salt: &[u8], file: AttachmentId, until: i64) -> String {
    written(file_mac(salt, file, until))
}

/// Whether this is the mark of a link to this file until then.
pub fn is_file_mark(salt: &[u8], file: AttachmentId, until: i64, mark: &str) -> bool {
    is_written(file_mac(salt, file, until), mark)
}

/// Whether this is the key for this purpose of the thing with this id.
pub fn is_of(purpose: Purpose, id: Uuid, salt: &[u8], key: &str) -> bool {
    is_written(mac(purpose, salt, &[id.as_bytes()]), key)
}

/// The key of the private page of a question.
pub fn key(id: QuestionId, salt: &[u8]) -> String {
    make(QUESTION, id.uuid(), salt)
}

/// Whether this is the key of the question.
pub fn fits(id: QuestionId, salt: &[u8], key: &str) -> bool {
    is_of(QUESTION, id.uuid(), salt, key)
}

fn from_text(text: &str) -> Option<Vec<u8>> {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 2 * LENGTH || !text.bytes().all(is_hex) {
        return None;
    }
    (0..LENGTH).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_fits_its_own_file_moment_and_question() {
        let file = |number| AttachmentId::from_uuid(Uuid::from_u128(number));
        let mark = file_mark(&[7; 32], file(1), 1_000);
        assert!(is_file_mark(&[7; 32], file(1), 1_000, &mark));
        for (salt, file, until) in [(7, file(2), 1_000), (7, file(1), 1_001), (8, file(1), 1_000)] {
            assert!(!is_file_mark(&[salt; 32], file, until, &mark));
        }
        let page = key(QuestionId::from_uuid(Uuid::from_u128(1)), &[7; 32]);
        assert!(!is_file_mark(&[7; 32], file(1), 1_000, &page) && page != mark, "a key is no mark");
    }

    #[test]
    fn a_key_fits_its_own_question_and_no_other() {
        let (one, other) =
            (QuestionId::from_uuid(Uuid::from_u128(1)), QuestionId::from_uuid(Uuid::from_u128(2)));
        let key = key(one, &[7; 32]);
        assert!(fits(one, &[7; 32], &key));
        assert!(!fits(other, &[7; 32], &key) && !fits(one, &[8; 32], &key));
        assert!(!is_of(PARTY, one.uuid(), &[7; 32], &key), "a key is for one purpose");
        let last = if key.ends_with('0') { "1" } else { "0" };
        let nearly = format!("{}{last}", &key[..31]);
        for bad in [
            "",
            "zz",
            &key[..30],
            &nearly,
            &key.to_uppercase().replace(char::is_numeric, "A"),
            &"é".repeat(16),
        ] {
            assert!(!fits(one, &[7; 32], bad), "{bad}");
        }
    }
}
