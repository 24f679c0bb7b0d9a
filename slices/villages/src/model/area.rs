// SPDX-License-Identifier: EUPL-1.2
//! The area of a kern: an outline in GeoJSON (RFC 7946), checked before it is kept.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::place::{EAST, NORTH, Place};

/// The most corners of an area: plenty for a village, and little for a page.
const CORNERS: usize = 5_000;
/// The longest text that is read.
pub const LONGEST: usize = 2_000_000;

/// A closed line of corners: degrees east and north.
pub type Ring = Vec<[f64; 2]>;

/// The outline of an area, in degrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Geometry {
    /// One part: its outline, and its holes.
    Polygon(Vec<Ring>),
    /// Several parts.
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Geometry {
    /// Reads what people have: a polygon, a feature, or a collection of features.
    ///
    /// # Errors
    /// The key of a text that says what to mend.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > LONGEST {
            return Err("vlak-te-groot");
        }
        let json: Value = serde_json::from_str(text).map_err(|_| "vlak-geen-geojson")?;
        let mut parts = Vec::new();
        collect(&json, &mut parts)?;
        if parts.iter().flatten().map(Vec::len).sum::<usize>() > CORNERS {
            return Err("vlak-te-groot");
        }
        for ring in parts.iter().flatten() {
            check(ring)?;
        }
        match parts.len() {
            0 => Err("vlak-geen-vlak"),
            1 => Ok(Self::Polygon(parts.remove(0))),
            _ => Ok(Self::MultiPolygon(parts)),
        }
    }

    /// Every line of it.
    pub fn rings(self) -> Vec<Ring> {
        match self {
            Geometry::Polygon(rings) => rings,
            Geometry::MultiPolygon(parts) => parts.into_iter().flatten().collect(),
        }
    }

    /// How many corners it has.
    pub fn corners(&self) -> usize {
        self.clone().rings().iter().map(Vec::len).sum()
    }

    /// As it is kept.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Adds the polygons of a GeoJSON object.
fn collect(json: &Value, parts: &mut Vec<Vec<Ring>>) -> Result<(), &'static str> {
    let list = |key: &str| json.get(key).and_then(Value::as_array).ok_or("vlak-geen-geojson");
    match json.get("type").and_then(Value::as_str).ok_or("vlak-geen-geojson")? {
        "FeatureCollection" => list("features")?.iter().try_for_each(|feature| collect(feature, parts)),
        "Feature" => collect(json.get("geometry").ok_or("vlak-geen-geojson")?, parts),
        "Polygon" => {
            parts.push(rings(list("coordinates")?)?);
            Ok(())
        }
        "MultiPolygon" => {
            for part in list("coordinates")? {
                parts.push(rings(part.as_array().ok_or("vlak-geen-geojson")?)?);
            }
            Ok(())
        }
        _ => Err("vlak-geen-vlak"),
    }
}

fn rings(lines: &[Value]) -> Result<Vec<Ring>, &'static str> {
    let corner = |corner: &Value| Some([degrees(corner.get(0)?)?, degrees(corner.get(1)?)?]);
    let ring = |line: &Value| line.as_array()?.iter().map(corner).collect::<Option<Ring>>();
    let rings: Option<Vec<Ring>> = lines.iter().map(ring).collect();
    rings.filter(|rings| !rings.is_empty()).ok_or("vlak-geen-geojson")
}

/// To about a metre: the map draws no finer.
fn degrees(number: &Value) -> Option<f64> {
    Some((number.as_f64()? * 1e5).round() / 1e5)
}

fn check(ring: &Ring) -> Result<(), &'static str> {
    if !ring.iter().all(|[lon, lat]| EAST.contains(lon) && NORTH.contains(lat)) {
        let turned = ring.iter().all(|[lon, lat]| Place::of(*lon, *lat).is_some());
        return Err(if turned { "vlak-omgekeerd" } else { "vlak-buiten" });
    }
    if ring.len() < 4 || ring.first() != ring.last() { Err("vlak-niet-gesloten") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "[[5.1,51.8],[5.2,51.8],[5.2,51.9],[5.1,51.8]]";

    fn polygon(ring: &str) -> String {
        format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#)
    }

    #[test]
    fn a_polygon_a_feature_and_a_collection_are_areas() {
        let one = Geometry::parse(&polygon(SQUARE)).unwrap();
        let feature = format!(r#"{{"type":"Feature","properties":{{}},"geometry":{}}}"#, polygon(SQUARE));
        assert_eq!(Geometry::parse(&feature).unwrap(), one);
        let two = format!(r#"{{"type":"FeatureCollection","features":[{feature},{feature}]}}"#);
        assert_eq!(Geometry::parse(&two).unwrap().rings().len(), 2);
        let high = polygon("[[5.1,51.8,3],[5.2,51.8,3],[5.2,51.9,3],[5.1,51.8,3]]");
        assert_eq!(Geometry::parse(&high).unwrap(), one, "heights are left out");
        assert_eq!(Geometry::parse(&one.to_text()).unwrap(), one, "what is kept can be sent again");
    }

    #[test]
    fn what_cannot_be_drawn_says_why() {
        let many = format!("[{}[5.1,51.8]]", "[5.1,51.8],".repeat(CORNERS));
        for (text, key) in [
            ("dit is geen json".to_owned(), "vlak-geen-geojson"),
            (r#"{"naam":"Tricht"}"#.to_owned(), "vlak-geen-geojson"),
            (r#"{"type":"Polygon","coordinates":[["x"]]}"#.to_owned(), "vlak-geen-geojson"),
            (r#"{"type":"Polygon","coordinates":[]}"#.to_owned(), "vlak-geen-geojson"),
            (r#"{"type":"Point","coordinates":[5.1,51.8]}"#.to_owned(), "vlak-geen-vlak"),
            (r#"{"type":"FeatureCollection","features":[]}"#.to_owned(), "vlak-geen-vlak"),
            (polygon("[[5.1,51.8],[5.2,51.8],[5.1,51.8]]"), "vlak-niet-gesloten"),
            (polygon("[[5.1,51.8],[5.2,51.8],[5.2,51.9],[5.1,51.9]]"), "vlak-niet-gesloten"),
            (polygon("[[146500,431200],[146600,431200],[146600,431300],[146500,431200]]"), "vlak-buiten"),
            (polygon("[[51.8,5.1],[51.8,5.2],[51.9,5.2],[51.8,5.1]]"), "vlak-omgekeerd"),
            (polygon(&many), "vlak-te-groot"),
            (" ".repeat(LONGEST + 1), "vlak-te-groot"),
        ] {
            assert_eq!(Geometry::parse(&text), Err(key), "{}", &text[..text.len().min(80)]);
        }
    }
}
