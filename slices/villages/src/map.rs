// SPDX-License-Identifier: EUPL-1.2
//! The drawn map: kernen as areas on a flat sheet, with their names beside them.
//!
//! The projection is equirectangular around the middle of the municipality: over some tens of
//! kilometres it differs from a proper one by less than a line is thick.

mod labels;
mod spot;

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub use self::spot::spot_map;
use crate::model::area::{Geometry, Ring};
use crate::model::{Kern, KernId};
use crate::store::kern::Area;

/// The width of the sheet, in its own units.
const WIDTH: f64 = 1000.0;
/// Room around the kernen, for names that stick out.
const MARGIN: f64 = 30.0;
/// The radius of the circle that takes a tap on a kern: 44 pixels across where the map is 700 wide.
pub const HIT: u32 = 32;

/// The map of a municipality.
pub struct Map {
    /// Height of the sheet; its width is 1000.
    pub height: i64,
    /// The kernen, by name.
    pub kernen: Vec<Drawn>,
}

/// A kern on the map.
pub struct Drawn {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The outline, as an SVG path; empty when there is no area.
    pub path: String,
    /// Where its middle is.
    pub x: i64,
    /// Where its middle is.
    pub y: i64,
    /// Where its name stands.
    pub label_x: i64,
    /// Where its name stands, at the foot of the letters.
    pub label_y: i64,
    /// Which part of the name stands there: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// Whether the area is too small to hit with a finger.
    pub tiny: bool,
    /// Whether the name stands aside on narrow screens, because a larger kern needs the room.
    pub small: bool,
}

impl Map {
    /// Whether an area is drawn, and not only dots.
    pub fn has_areas(&self) -> bool {
        self.kernen.iter().any(|kern| !kern.path.is_empty())
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.kernen.is_empty()
    }
}

/// From degrees to the sheet.
#[derive(Clone, Copy, Debug)]
struct Projection {
    west: f64,
    north: f64,
    east_scale: f64,
    north_scale: f64,
    height: f64,
}

impl Projection {
    /// Fits points into the sheet; `None` when they are one and the same: nothing to draw.
    fn around(points: impl Iterator<Item = [f64; 2]>) -> Option<Self> {
        let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let finite = points.filter(|[lon, lat]| lon.is_finite() && lat.is_finite());
        let [west, south, east, north] =
            finite.fold(start, |[w, s, e, n], [lon, lat]| [w.min(lon), s.min(lat), e.max(lon), n.max(lat)]);
        if !west.is_finite() || (east <= west && north <= south) {
            return None;
        }
        // A degree east is shorter than a degree north, by the cosine of the latitude.
        let shrink = ((south + north) / 2.0).to_radians().cos().max(0.01);
        let span = ((east - west) * shrink).max((north - south) / 2.0).max(0.001);
        let scale = (WIDTH - 2.0 * MARGIN) / span;
        let height = (north - south) * scale + 2.0 * MARGIN;
        Some(Self { west, north, east_scale: scale * shrink, north_scale: scale, height })
    }

    fn place(&self, [lon, lat]: [f64; 2]) -> (f64, f64) {
        let x = MARGIN + (lon - self.west) * self.east_scale;
        let y = MARGIN + (self.north - lat) * self.north_scale;
        (x, y)
    }
}

/// Draws the kernen. An area that cannot be read is left out; its kern keeps its dot and name.
pub fn draw(kernen: &[Kern], areas: &[Area]) -> Map {
    let drawn = |id: &KernId| kernen.iter().any(|kern| kern.id == *id);
    let mut rings = rings_of(areas);
    rings.retain(|id, _| drawn(id));
    let corners = rings.values().flatten().flatten().copied();
    let points = corners.chain(kernen.iter().map(|kern| [kern.lon, kern.lat]));
    let Some(projection) = Projection::around(points) else {
        return Map { height: 0, kernen: Vec::new() };
    };
    let mut drawn: Vec<Drawn> =
        kernen.iter().map(|kern| one(kern, rings.get(&kern.id), &projection)).collect();
    labels::place(&mut drawn, WIDTH, projection.height);
    Map { height: whole(projection.height), kernen: drawn }
}

/// The rings of each area that can be read.
fn rings_of(areas: &[Area]) -> BTreeMap<KernId, Vec<Ring>> {
    let read = |area: &Area| Some((area.id, serde_json::from_str::<Geometry>(&area.area).ok()?.rings()));
    areas.iter().filter_map(read).collect()
}

fn one(kern: &Kern, rings: Option<&Vec<Ring>>, projection: &Projection) -> Drawn {
    let path = rings.map(|rings| path(rings, projection)).unwrap_or_default();
    let (x, y) = projection.place([kern.lon, kern.lat]);
    Drawn {
        slug: kern.slug.clone(),
        name: kern.name.clone(),
        path,
        x: whole(x),
        y: whole(y),
        label_x: whole(x),
        label_y: whole(y) - 13,
        anchor: "middle",
        tiny: rings.is_none_or(|rings| is_tiny(rings, projection)),
        small: false,
    }
}

/// Whether a finger would miss the area: smaller in one direction than the circle for a tap.
fn is_tiny(rings: &[Ring], projection: &Projection) -> bool {
    let start = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
    let points = rings.iter().flatten().map(|point| projection.place(*point));
    let (left, top, right, bottom) =
        points.fold(start, |(l, t, r, b), (x, y)| (l.min(x), t.min(y), r.max(x), b.max(y)));
    let least = f64::from(2 * HIT);
    right - left < least || bottom - top < least
}

fn path(rings: &[Ring], projection: &Projection) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut last = None;
        for point in ring {
            let (x, y) = projection.place(*point);
            let here = (whole(x), whole(y));
            if last == Some(here) {
                continue;
            }
            let _ = match last {
                None => write!(path, "M{},{}", here.0, here.1),
                Some(_) => write!(path, " {},{}", here.0, here.1),
            };
            last = Some(here);
        }
        if last.is_some() {
            path.push('Z');
        }
    }
    path
}

#[allow(clippy::cast_possible_truncation, reason = "sheet units are below 100,000")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::Place;
    use kernel::Id;
    use uuid::Uuid;

    pub(super) fn kern(number: u128, name: &str, lon: f64, lat: f64) -> Kern {
        let place = Place { lon, lat };
        Kern::new(Id::from_uuid(Uuid::from_u128(number)), name, kernel::slug::slug(name), place)
    }

    fn area(number: u128, json: &str) -> Area {
        Area { id: Id::from_uuid(Uuid::from_u128(number)), area: json.into() }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let map = draw(&[kern(1, "Noord", 5.0, 52.1), kern(2, "Zuidoost", 5.2, 52.0)], &[]);
        let [north, south] = &map.kernen[..] else { panic!("two kernen") };
        assert!(north.y < south.y && north.x < south.x);
        assert_eq!((north.x, north.y), (30, 30));
        assert_eq!(south.x, 970);
    }

    #[test]
    fn a_kilometre_is_as_long_in_both_directions() {
        // At 60 degrees north a degree east is half as long as a degree north.
        let points = [[5.0, 59.9], [5.4, 60.1]];
        let projection = Projection::around(points.into_iter()).unwrap();
        let ratio = projection.east_scale / projection.north_scale;
        assert!((ratio - 0.5).abs() < 0.001, "{ratio}");
    }

    #[test]
    fn areas_become_closed_paths_and_unreadable_ones_are_left_out() {
        let kernen = [kern(1, "Aadorp", 5.0, 52.0), kern(2, "Beekdorp", 5.1, 52.0)];
        let square = r#"{"type":"Polygon","coordinates":[[[5.0,52.0],[5.1,52.0],[5.1,52.1],[5.0,52.0]]]}"#;
        let map = draw(&kernen, &[area(1, square), area(2, "{}")]);
        assert!(map.kernen[0].path.starts_with('M') && map.kernen[0].path.ends_with('Z'));
        assert_eq!(map.kernen[1].path, "");
    }

    #[test]
    fn nothing_to_draw_is_no_map() {
        assert!(draw(&[], &[]).is_empty());
        let alone = kern(1, "Alleen", 5.0, 52.0);
        let beside = kern(2, "Ernaast", 5.0, 52.0);
        assert!(draw(&[alone.clone(), beside], &[]).is_empty(), "one dot tells nothing of where it lies");
        let square = r#"{"type":"Polygon","coordinates":[[[4.9,52.0],[5.1,52.0],[5.1,52.1],[4.9,52.0]]]}"#;
        let map = draw(std::slice::from_ref(&alone), &[area(1, square)]);
        assert!(map.has_areas() && map.height > 0, "one kern with an outline does");
        assert!(!draw(&[alone, kern(3, "Verder", 5.1, 52.0)], &[]).has_areas());
    }
}
