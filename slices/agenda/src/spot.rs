// SPDX-License-Identifier: EUPL-1.2
//! Coordinates as people paste them from a map: `51.89, 5.27`.

/// A place on the map, WGS84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
}

/// Why something pasted is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is not two numbers.
    NoNumbers,
    /// It lies outside the Netherlands.
    Abroad,
}

/// The Netherlands in Europe, roundly: no point of an agenda lies elsewhere.
const LATITUDES: std::ops::RangeInclusive<f64> = 50.7..=53.7;
const LONGITUDES: std::ops::RangeInclusive<f64> = 3.2..=7.3;

impl Spot {
    /// Reads two numbers in either order: within the Netherlands the two cannot be mistaken for
    /// each other. A decimal comma is fine when a space or semicolon stands between the numbers.
    ///
    /// # Errors
    /// When it is not two numbers, or lies abroad.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let [first, second] = numbers(text)[..] else { return Err(Mistake::NoNumbers) };
        for (lat, lon) in [(first, second), (second, first)] {
            if LATITUDES.contains(&lat) && LONGITUDES.contains(&lon) {
                return Ok(Self { lon, lat });
            }
        }
        Err(Mistake::Abroad)
    }

    /// As it is pasted: latitude first, as maps for people have it.
    pub fn text(self) -> String {
        format!("{}, {}", self.lat, self.lon)
    }
}

/// The numbers of a text; none when anything else stands in it.
fn numbers(text: &str) -> Vec<f64> {
    let decimal_point = text.contains('.');
    let between = |c: char| c.is_whitespace() || c == ';' || (decimal_point && c == ',');
    let parts = text.split(between).map(|part| part.trim_matches(|c| ",()°".contains(c)));
    let read = |part: &str| part.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
    parts.filter(|part| !part.is_empty()).map(read).collect::<Option<Vec<f64>>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn coordinates_are_read_as_people_paste_them() {
        let spot = Spot { lon: 5.27, lat: 51.89 };
        for text in [
            "51.89, 5.27",
            "51.89,5.27",
            "51.89 5.27",
            " (51.89; 5.27) ",
            "51,89 5,27",
            "51,89; 5,27",
            "51,89, 5,27",
            "5.27, 51.89",
            "51.89°, 5.27°",
        ] {
            assert_eq!(Spot::parse(text), Ok(spot), "{text}");
        }
    }

    #[test]
    fn what_is_no_place_is_told() {
        for text in ["", "Dorpsstraat 1", "51.89", "51.89, 5.27, 3", "51,89,5,27", "NaN, inf"] {
            assert_eq!(Spot::parse(text), Err(Mistake::NoNumbers), "{text}");
        }
        for text in ["48.85, 2.35", "0, 0", "51.89, 51.89", "-51.89, 5.27"] {
            assert_eq!(Spot::parse(text), Err(Mistake::Abroad), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_pasted_again(lat in 50.7..53.7_f64, lon in 3.2..7.3_f64) {
            let spot = Spot { lon, lat };
            prop_assert_eq!(Spot::parse(&spot.text()), Ok(spot));
        }
    }
}
