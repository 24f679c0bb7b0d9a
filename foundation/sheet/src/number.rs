// SPDX-License-Identifier: EUPL-1.2
//! Numbers of a spreadsheet as text.

/// The number with at most 15 significant digits, as a spreadsheet shows it: `0.3` where the
/// machine holds 0.30000000000000004. Whole numbers have no decimal point; there is no exponent.
pub(crate) fn text(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// A number of days as hours, minutes and seconds: `26:30:00`.
pub(crate) fn duration(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    let (hours, minutes) = ((seconds / 3600.0).floor(), (seconds % 3600.0 / 60.0).floor());
    format!("{hours:.0}:{minutes:02.0}:{:02.0}", seconds % 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_plain_numbers() {
        assert_eq!(text(0.1 + 0.2), "0.3");
        assert_eq!(text(1250.0), "1250");
        assert_eq!(text(-0.0), "0");
        assert_eq!(text(-12.5), "-12.5");
        assert_eq!(text(1e20), "100000000000000000000");
        assert_eq!(text(123_456_789_012_345.0), "123456789012345");
        assert_eq!(duration(26.5 / 24.0), "26:30:00");
        assert_eq!(duration(0.0), "0:00:00");
    }
}
