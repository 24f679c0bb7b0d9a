// SPDX-License-Identifier: EUPL-1.2
//! The language that the computer of who asks is set to.

use std::env;
use std::ffi::OsString;

use crate::language::Language;

/// Dutch where messages are in Dutch, else English. As the C library decides: the first of `LC_ALL`,
/// `LC_MESSAGES` and `LANG` that is set tells.
#[must_use]
pub fn locale() -> Language {
    of(["LC_ALL", "LC_MESSAGES", "LANG"].map(env::var_os))
}

fn of(set: [Option<OsString>; 3]) -> Language {
    let locale = set.into_iter().flatten().find(|value| !value.is_empty()).unwrap_or_default();
    let locale = locale.to_string_lossy();
    let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("nl") { Language::Dutch } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_set_tells() {
        let of = |set: [&str; 3]| super::of(set.map(|value| Some(value.into())));
        for dutch in
            [["nl_NL.UTF-8", "", "C"], ["", "nl", "en_US"], ["", "", "nl_BE@euro"], ["NL-nl", "", ""]]
        {
            assert_eq!(of(dutch), Language::Dutch, "{dutch:?}");
        }
        for english in [["", "", ""], ["C", "nl_NL", "nl_NL"], ["", "", "nlx"], ["en_GB.UTF-8", "nl", "nl"]] {
            assert_eq!(of(english), Language::English, "{english:?}");
        }
        assert_eq!(super::of([None, None, Some("nl_NL".into())]), Language::Dutch);
    }
}
