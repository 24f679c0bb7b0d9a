// SPDX-License-Identifier: EUPL-1.2
//! Pages for visitors without a session, kept until the municipality changes.
//!
//! Every write raises the municipality's version in the same transaction, and every request reads
//! that version, so a kept page is never older than the data: also with several nodes.

use std::io::{Read, Write};
use std::sync::Arc;

use axum::body::Bytes;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use kernel::{Date, Locale, TenantId};
use quick_cache::{Weighter, sync::Cache};

/// What names a kept page.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub tenant: TenantId,
    pub version: i64,
    pub locale: Locale,
    /// Pages say "over 3 dagen", so they are made anew every day.
    pub today: Date,
    /// Scheme, host and port: whole links on the page start with it.
    pub origin: String,
    pub address: String,
}

/// A kept page.
pub(crate) struct Kept {
    pub content_type: &'static str,
    pub max_age: u32,
    pub download: Option<String>,
    pub body: KeptBody,
}

/// The body of a kept page. Nearly every browser takes gzip, so only that is kept: pages take a
/// fifth of the memory, and the rare visitor who cannot read it waits a little longer.
pub(crate) enum KeptBody {
    /// Too short to gain anything.
    Plain(Bytes),
    Gzip(Bytes),
}

/// A shorter body hardly gets shorter.
const SHORTEST_TO_COMPRESS: usize = 800;

impl KeptBody {
    /// The body, compressed once for all who come after.
    pub fn of(body: Vec<u8>) -> Self {
        if body.len() <= SHORTEST_TO_COMPRESS {
            return Self::Plain(body.into_boxed_slice().into());
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
        match encoder.write_all(&body).and_then(|()| encoder.finish()) {
            // Without room to grow: it stays for long.
            Ok(small) => Self::Gzip(small.into_boxed_slice().into()),
            Err(_) => Self::Plain(body.into()),
        }
    }

    /// What to send, and whether that is gzip.
    pub fn send(&self, takes_gzip: bool) -> (Bytes, bool) {
        match self {
            Self::Plain(body) => (body.clone(), false),
            Self::Gzip(small) if takes_gzip => (small.clone(), true),
            Self::Gzip(small) => {
                let mut body = Vec::new();
                // Written by `of`, so it can be read; reading into memory cannot fail otherwise.
                drop(GzDecoder::new(small.as_ref()).read_to_end(&mut body));
                (body.into(), false)
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Plain(body) | Self::Gzip(body) => body.len(),
        }
    }
}

#[derive(Clone)]
struct Size;

impl Weighter<Key, Arc<Kept>> for Size {
    fn weight(&self, key: &Key, page: &Arc<Kept>) -> u64 {
        (key.address.len() + key.origin.len() + page.body.len() + 200) as u64
    }
}

pub(crate) struct PageCache(Cache<Key, Arc<Kept>, Size>);

impl PageCache {
    pub fn new(bytes: u64) -> Self {
        Self(Cache::with_weighter(1_000, bytes, Size))
    }

    /// How many pages are kept.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn get(&self, key: &Key) -> Option<Arc<Kept>> {
        self.0.get(key)
    }

    pub fn put(&self, key: Key, page: Arc<Kept>) {
        self.0.insert(key, page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_body_reads_the_same_either_way() {
        for size in [0, 10, SHORTEST_TO_COMPRESS + 1, 100_000] {
            let body: Vec<u8> = (0..size).map(|i| u8::try_from(i % 251).unwrap()).collect();
            let kept = KeptBody::of(body.clone());
            assert_eq!(kept.send(false), (Bytes::from(body.clone()), false));
            let (sent, squeezed) = kept.send(true);
            assert_eq!(squeezed, size > SHORTEST_TO_COMPRESS);
            assert!(sent.len() <= body.len());
        }
    }
}
