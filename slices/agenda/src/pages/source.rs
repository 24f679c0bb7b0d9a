// SPDX-License-Identifier: EUPL-1.2
//! What the source of a point says, in its own words.

use web::{Page, Words};

use crate::model::Status;
use crate::store::point::PointRow;

/// Why a point is not done, when that is sure: the public reason, what can still be done, or else
/// the words with which its source closed it.
pub(super) fn why(page: &Page, point: &PointRow) -> Words {
    let own = match point.status {
        Status::Impossible => [&point.reason, &point.outlook],
        Status::Settled => [&point.outlook, &point.reason],
        _ => return Words::default(),
    };
    match own.into_iter().find(|text| !text.is_empty()) {
        Some(text) => page.in_dutch(text),
        None => status(page, point).unwrap_or_default(),
    }
}

/// The lines under the name of the source.
pub(super) fn lines(page: &Page, point: &PointRow) -> Vec<Words> {
    let planning = quote(page, "punt-bron-planning", point.source_planning.as_deref());
    status(page, point).into_iter().chain(planning).collect()
}

/// The status in the words of the source.
fn status(page: &Page, point: &PointRow) -> Option<Words> {
    quote(page, "punt-bron-status", point.source_status.as_deref())
}

fn quote(page: &Page, key: &str, words: Option<&str>) -> Option<Words> {
    let words = words.filter(|words| !words.is_empty())?;
    Some(page.say(key, "woorden", page.in_dutch(words)))
}
