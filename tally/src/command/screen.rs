// SPDX-License-Identifier: EUPL-1.2
//! What the terminal of who asked can show.

use std::env;

use console::Term;

use crate::chart::Screen;

/// The width of the terminal, or when the outcome goes elsewhere what `COLUMNS` says, or 80; blocks and check marks
/// when its language is written in UTF-8.
pub fn screen() -> Screen {
    let terminal = Term::stdout();
    let told = || env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let columns = terminal.size_checked().map(|(_, columns)| columns.into()).or_else(told);
    let columns = columns.filter(|columns| *columns > 0).unwrap_or(Screen::default().columns);
    Screen { columns, unicode: writes_utf8() }
}

/// As the C library decides: the first of these that is set tells.
fn writes_utf8() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(env::var_os);
    let locale = set.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    let locale = locale.to_string_lossy().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}
