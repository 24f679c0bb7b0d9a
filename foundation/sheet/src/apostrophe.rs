// SPDX-License-Identifier: EUPL-1.2
//! Cells that a spreadsheet would take for a formula (OWASP: CSV injection).
//!
//! Such a cell gets an apostrophe in front when written, and loses it when read. So that reading
//! undoes writing exactly, a text that already has the apostrophe gets another.

/// The cell as it is written, with an apostrophe where a spreadsheet could calculate.
pub(crate) fn guarded(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    let guarded = bare.len() < cell.len();
    if starts_formula(bare) && (guarded || !is_negative_number(bare)) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The cell as it was meant, without an apostrophe that stands for "this is text".
pub(crate) fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if starts_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// `=`, `+`, `-`, `@`, also in full width as some languages type them, tab and line ends.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

/// A minus sign and digits, perhaps with points and commas between them: `-12`, `-1.250,50`.
fn is_negative_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('-') else {
        return false;
    };
    let ends = |end: Option<char>| end.is_some_and(|c| c.is_ascii_digit());
    ends(digits.chars().next())
        && ends(digits.chars().next_back())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_text() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+31 6", "'+31 6"),
            ("-", "'-"),
            ("-2+3", "'-2+3"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'-12", "''-12"),
            ("-12", "-12"),
            ("-1.250,50", "-1.250,50"),
            ("'s-Gravenmoer", "'s-Gravenmoer"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), written);
            assert_eq!(bare(written), cell);
        }
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(cell in "['=+@\t0-9a,.-]{0,6}|.*") {
            let written = guarded(&cell);
            prop_assert_eq!(bare(&written), cell);
            prop_assert!(!starts_formula(&written) || is_negative_number(&written));
        }
    }
}
