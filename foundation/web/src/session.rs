// SPDX-License-Identifier: EUPL-1.2
//! Who is signed in: a random token in a cookie, of which only the hash is stored.

use std::sync::Arc;

use db::Conn;
use kernel::{Person, TenantId, Timestamp};
use sha2::{Digest, Sha256};

use crate::slice::Hook;

/// A signed-in visitor.
pub struct Signed {
    /// Who, with their rights.
    pub person: Arc<Person>,
    /// What the header shows: a function or a name.
    pub label: String,
    /// The hash of the token: which session this is.
    pub session: Vec<u8>,
}

/// Finds sessions; the slice `people` keeps them.
pub trait Source: Send + Sync {
    /// The person whose session has this token hash and is still in force.
    fn find<'a>(
        &'a self,
        conn: &'a mut Conn,
        tenant: TenantId,
        hash: &'a [u8],
        now: Timestamp,
    ) -> Hook<'a, Option<Signed>>;
}

/// A source without sessions, for tests of the web kit alone.
pub struct NoSessions;

impl Source for NoSessions {
    fn find<'a>(
        &'a self,
        _: &'a mut Conn,
        _: TenantId,
        _: &'a [u8],
        _: Timestamp,
    ) -> Hook<'a, Option<Signed>> {
        Box::pin(async { Ok(None) })
    }
}

/// SHA-256 of a token: what is stored instead of it.
pub fn hash(token: &[u8]) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

/// A token as text for a cookie or link: hexadecimal.
pub fn to_text(token: &[u8]) -> String {
    token.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The token of such a text.
pub fn from_text(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    (0..32).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()).collect()
}

/// The name of the session cookie. With `secure`, browsers hold it to this host and to HTTPS.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-brink" } else { "brink" }
}

/// A `Set-Cookie` value.
pub fn cookie(name: &str, value: &str, seconds: u32, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

/// The value of a cookie in a `Cookie` header.
pub fn read_cookie<'h>(header: &'h str, name: &str) -> Option<&'h str> {
    header.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_round_trip_and_nonsense_is_refused() {
        let token = [7_u8; 32];
        assert_eq!(from_text(&to_text(&token)), Some(token.to_vec()));
        for bad in ["", "zz", &"é".repeat(32), &"g".repeat(64)] {
            assert_eq!(from_text(bad), None, "{bad}");
        }
    }

    #[test]
    fn cookies_are_found_by_whole_name() {
        assert_eq!(read_cookie("xbrink=1; brink=2", "brink"), Some("2"));
        assert_eq!(read_cookie("a=1", "brink"), None);
    }
}
