// SPDX-License-Identifier: EUPL-1.2
//! The built front-end files, embedded in the program under names that change with their content.

use std::collections::HashMap;
use std::sync::LazyLock;

mod table {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

static BY_NAME: LazyLock<HashMap<&'static str, &'static [u8]>> =
    LazyLock::new(|| table::FILES.iter().copied().collect());

static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    BY_NAME.get("manifest.json").and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default()
});

/// Whether the front-end was built before the program.
pub fn are_built() -> bool {
    MANIFEST.contains_key("app.css")
}

/// The address of a file by its plain name, such as `app.css`.
pub fn href(name: &str) -> String {
    let file = MANIFEST.get(name).map_or(name, String::as_str);
    format!("/static/{file}")
}

/// A file by its name with the mark of its content, and the encoding it was stored in.
pub(crate) fn file(name: &str, accepts: &str) -> Option<(&'static [u8], Option<&'static str>, &'static str)> {
    let plain = *BY_NAME.get(name)?;
    let kind = content_type(name)?;
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepts.contains(encoding)
            && let Some(bytes) = BY_NAME.get(format!("{name}.{ending}").as_str())
        {
            return Some((bytes, Some(encoding), kind));
        }
    }
    Some((plain, None, kind))
}

/// Only these kinds are served; the manifest and the compressed twins are not.
fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => return None,
    })
}
