// SPDX-License-Identifier: EUPL-1.2
//! The demo worlds: real public facts with their source, and example data marked as such. See
//! `worlds/README.md`.

use web::World;

macro_rules! world {
    ($slug:literal) => {
        World {
            slug: $slug,
            files: &[
                ("gemeente.json", include_str!(concat!("../../worlds/", $slug, "/gemeente.json"))),
                ("kernen.json", include_str!(concat!("../../worlds/", $slug, "/kernen.json"))),
                ("groepen.json", include_str!(concat!("../../worlds/", $slug, "/groepen.json"))),
                ("teams.json", include_str!(concat!("../../worlds/", $slug, "/teams.json"))),
                ("partners.json", include_str!(concat!("../../worlds/", $slug, "/partners.json"))),
                ("kernagendas.json", include_str!(concat!("../../worlds/", $slug, "/kernagendas.json"))),
                ("voorbeeld.json", include_str!(concat!("../../worlds/", $slug, "/voorbeeld.json"))),
            ],
        }
    };
}

/// The worlds of the demo.
pub fn demo() -> [World; 2] {
    [world!("west-betuwe"), world!("buren")]
}
