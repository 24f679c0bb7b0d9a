// SPDX-License-Identifier: EUPL-1.2
//! A small drawn map with one dot: where something lies in its kernen.

use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use web::{Page, Words};

use super::{Projection, Ring, path, rings_of, whole};
use crate::model::{Kern, KernId};
use crate::store;

/// Kilometres of one degree north.
const DEGREE: f64 = 111.2;
/// The directions of the wind, clockwise from the north; ends of keys `windstreek-…`.
const WINDS: [&str; 8] = ["n", "no", "o", "zo", "z", "zw", "w", "nw"];

#[derive(Template)]
#[template(path = "villages/spot.html")]
struct SpotMap<'p> {
    p: &'p Page,
    title: Words,
    words: String,
    height: i64,
    areas: Vec<String>,
    x: i64,
    y: i64,
    source: String,
}

/// Draws the kernen with a dot at `[lon, lat]`, and says in words where that is. `name` is what lies
/// there.
///
/// # Errors
/// Whatever the database refuses.
pub async fn spot_map(
    page: &Page,
    conn: &mut Conn,
    kernen: &[KernId],
    spot: [f64; 2],
    name: &str,
) -> Result<String> {
    let tenant = page.ctx.tenant;
    let mut known = store::kern::all(conn, tenant).await?;
    known.retain(|kern| kernen.contains(&kern.id));
    let mut rings = rings_of(&store::kern::areas(conn, tenant).await?);
    rings.retain(|kern, _| kernen.contains(kern));
    let corners = rings.values().flatten().flatten().copied();
    let middles = known.iter().map(|kern| [kern.lon, kern.lat]);
    let Some(projection) = Projection::around(corners.chain(middles).chain([spot])) else {
        return Ok(String::new());
    };
    let (x, y) = projection.place(spot);
    let drawn = |rings: &Vec<Ring>| path(rings, &projection);
    let nearest = known.iter().min_by(|a, b| distance(a, spot).total_cmp(&distance(b, spot)));
    let map = SpotMap {
        title: page.say("plek-titel", "naam", page.in_dutch(name)),
        words: nearest.map(|kern| words(page, kern, spot)).unwrap_or_default(),
        height: whole(projection.height),
        areas: rings.values().map(drawn).filter(|path| !path.is_empty()).collect(),
        x: whole(x),
        y: whole(y),
        source: crate::pages::map_source(page),
        p: page,
    };
    map.render().map_err(Error::internal)
}

/// East and north of the middle of a kern, in kilometres.
fn offset(kern: &Kern, [lon, lat]: [f64; 2]) -> (f64, f64) {
    let shrink = kern.lat.to_radians().cos();
    ((lon - kern.lon) * DEGREE * shrink, (lat - kern.lat) * DEGREE)
}

fn distance(kern: &Kern, spot: [f64; 2]) -> f64 {
    let (east, north) = offset(kern, spot);
    east.hypot(north)
}

/// "Ongeveer 400 meter ten noorden van het midden van Tricht."
fn words(page: &Page, kern: &Kern, spot: [f64; 2]) -> String {
    let metres = whole(distance(kern, spot) * 10.0) * 100;
    if metres < 100 {
        return page.t1("plek-midden", "naam", &kern.name);
    }
    let wind = page.t_of(&["windstreek-", wind(kern, spot)]);
    let far = if metres < 1000 {
        page.t1("plek-meter", "aantal", metres)
    } else {
        let tenths = metres / 100;
        let (whole, rest) = (tenths / 10, tenths % 10);
        let number = if rest == 0 { whole.to_string() } else { format!("{whole},{rest}") };
        page.t1("plek-kilometer", "aantal", number)
    };
    let args = [("afstand", far.into()), ("windstreek", wind.into()), ("naam", kern.name.clone().into())];
    page.ta("plek-waar", &args)
}

/// In which direction from the middle of the kern.
fn wind(kern: &Kern, spot: [f64; 2]) -> &'static str {
    let (east, north) = offset(kern, spot);
    // Eighths of a turn from the north, clockwise.
    let turn = east.atan2(north) / std::f64::consts::FRAC_PI_4;
    let index = usize::try_from(whole(turn).rem_euclid(8)).unwrap_or(0);
    WINDS.get(index).copied().unwrap_or("n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::tests::kern;

    #[test]
    fn the_wind_turns_clockwise_from_the_north() {
        let middle = kern(1, "Aadorp", 5.2, 51.9);
        let at = |east: f64, north: f64| wind(&middle, [5.2 + east * 1.62, 51.9 + north]);
        assert_eq!([at(0.0, 0.01), at(0.01, 0.01), at(0.01, 0.0)], ["n", "no", "o"]);
        assert_eq!([at(0.01, -0.01), at(0.0, -0.01), at(-0.01, -0.01)], ["zo", "z", "zw"]);
        assert_eq!([at(-0.01, 0.0), at(-0.01, 0.01)], ["w", "nw"]);
    }

    #[test]
    fn a_hundredth_of_a_degree_north_is_a_good_kilometre() {
        let far = distance(&kern(1, "Aadorp", 5.2, 51.9), [5.2, 51.91]);
        assert!((far - 1.11).abs() < 0.01, "{far}");
    }
}
