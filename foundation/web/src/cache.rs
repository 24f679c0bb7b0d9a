// SPDX-License-Identifier: EUPL-1.2
//! Pages for visitors without a session, kept until the municipality changes.
//!
//! Every write raises the municipality's version in the same transaction, and every request reads
//! that version, so a kept page is never older than the data: also with several nodes.

use std::io::Write;
use std::sync::Arc;

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
    pub address: String,
}

/// A kept page.
pub(crate) struct Kept {
    pub content_type: &'static str,
    pub max_age: u32,
    pub download: Option<String>,
    pub plain: Vec<u8>,
    pub gzip: Vec<u8>,
}

#[derive(Clone)]
struct Size;

impl Weighter<Key, Arc<Kept>> for Size {
    fn weight(&self, key: &Key, page: &Arc<Kept>) -> u64 {
        (key.address.len() + page.plain.len() + page.gzip.len() + 200) as u64
    }
}

pub(crate) struct PageCache(Cache<Key, Arc<Kept>, Size>);

impl PageCache {
    pub fn new(bytes: u64) -> Self {
        Self(Cache::with_weighter(1_000, bytes, Size))
    }

    pub fn get(&self, key: &Key) -> Option<Arc<Kept>> {
        self.0.get(key)
    }

    pub fn put(&self, key: Key, page: Arc<Kept>) {
        self.0.insert(key, page);
    }
}

/// The body, compressed once for all who come after.
pub(crate) fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(body).and_then(|()| encoder.finish()).unwrap_or_default()
}
