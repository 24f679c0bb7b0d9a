// SPDX-License-Identifier: EUPL-1.2
//! Where a kern lies, from what people type or paste.

/// The latitudes of the Netherlands, in degrees, with some room.
pub const NORTH: std::ops::RangeInclusive<f64> = 50.7..=53.7;
/// The longitudes of the Netherlands, in degrees, with some room.
pub const EAST: std::ops::RangeInclusive<f64> = 3.2..=7.3;

/// A place on the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// Why something is no place, as the key of what to do about it.
pub const UNREADABLE: &str = "plek-onleesbaar";
/// It is a place, but not in the Netherlands.
pub const OUTSIDE: &str = "plek-buiten";

impl Place {
    /// Reads `51.9, 5.3`, `51,9 5,3` or `5.3 51.9`: which number is which shows from its size,
    /// because the Netherlands lie far from where both are equal.
    ///
    /// # Errors
    /// The key of a text that says what to mend.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let points = text.contains('.');
        let apart = |c: char| c.is_whitespace() || c == ';' || (points && c == ',');
        let numbers: Option<Vec<f64>> =
            text.split(apart).filter(|part| !part.is_empty() && *part != ",").map(number).collect();
        match numbers.as_deref() {
            Some([one, other]) => Self::of(*one, *other).ok_or(OUTSIDE),
            _ => Err(UNREADABLE),
        }
    }

    /// The place of these two numbers, in whichever order; none outside the Netherlands.
    pub fn of(one: f64, other: f64) -> Option<Self> {
        match (NORTH.contains(&one) && EAST.contains(&other), NORTH.contains(&other) && EAST.contains(&one)) {
            (true, _) => Some(Self { lat: one, lon: other }),
            (_, true) => Some(Self { lat: other, lon: one }),
            _ => None,
        }
    }

    /// As it is typed: `51.8871, 5.2794`.
    pub fn to_text(self) -> String {
        format!("{}, {}", self.lat, self.lon)
    }
}

/// `51.9`, `51,9` or `51.9°`, to a tenth of a metre.
pub fn number(text: &str) -> Option<f64> {
    let plain = text.trim().trim_end_matches(['°', ',']).replace(',', ".");
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    let number: f64 = plain.parse().ok().filter(|_| digits)?;
    Some((number * 1e6).round() / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_as_people_paste_them() {
        let tricht = Ok(Place { lat: 51.887, lon: 5.269 });
        for text in [
            "51.887, 5.269",
            "51.887,5.269",
            "51.887 5.269",
            "5.269, 51.887",
            "51,887 5,269",
            "51,887; 5,269",
            "51,887, 5,269",
            " 51.887° ; 5.269° ",
        ] {
            assert_eq!(Place::parse(text), tricht, "{text}");
        }
    }

    #[test]
    fn what_is_no_place_here() {
        for text in ["", "Tricht", "51.887", "51,887", "51.887, 5.269, 3", "1e1 5", "51.8.7, 5", "NaN, 5"] {
            assert_eq!(Place::parse(text), Err(UNREADABLE), "{text}");
        }
        for text in ["48.85, 2.35", "0 0", "146500, 431200", "51.9, 51.9"] {
            assert_eq!(Place::parse(text), Err(OUTSIDE), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(lat in NORTH, lon in EAST) {
            let place = Place::of(number(&lat.to_string()).unwrap(), number(&lon.to_string()).unwrap());
            let place = place.unwrap();
            prop_assert_eq!(Place::parse(&place.to_text()), Ok(place));
        }
    }
}
