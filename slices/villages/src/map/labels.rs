// SPDX-License-Identifier: EUPL-1.2
//! Where the names of a map stand: beside their dots, and not on each other.

use super::Drawn;

/// How far a name reaches above the foot of its letters, and below it.
const ABOVE: f64 = 17.0;
const UNDER: f64 = 5.0;
/// How wide a letter is, roughly.
const LETTER: f64 = 11.5;
/// How much larger letters are on a narrow screen.
const LARGER: f64 = 1.6;
/// Half the room that a dot takes.
const DOT: f64 = 8.0;
/// After so many rounds of moving names out of each other's way it is as good as it gets.
const ROUNDS: usize = 6;

/// Where a name may stand: distance from the dot, and which part of the name is there. The first
/// is the best.
const PLACES: [(f64, f64, &str); 12] = [
    (0.0, -13.0, "middle"),
    (11.0, 7.0, "start"),
    (-11.0, 7.0, "end"),
    (0.0, 27.0, "middle"),
    (9.0, -9.0, "start"),
    (-9.0, -9.0, "end"),
    (9.0, 22.0, "start"),
    (-9.0, 22.0, "end"),
    (0.0, -36.0, "middle"),
    (0.0, 48.0, "middle"),
    (26.0, -22.0, "start"),
    (-26.0, -22.0, "end"),
];

/// Room on the sheet: left, top, right, bottom.
#[derive(Clone, Copy)]
struct Block(f64, f64, f64, f64);

impl Block {
    fn area(self) -> f64 {
        (self.2 - self.0).max(0.0) * (self.3 - self.1).max(0.0)
    }

    /// How much of this lies on the other.
    fn on(self, other: Self) -> f64 {
        let common = Self(self.0.max(other.0), self.1.max(other.1), self.2.min(other.2), self.3.min(other.3));
        if common.0 < common.2 && common.1 < common.3 { common.area() } else { 0.0 }
    }
}

/// A name that looks for its place.
struct Name {
    x: f64,
    y: f64,
    wide: f64,
    place: usize,
}

impl Name {
    fn new(kern: &Drawn) -> Self {
        let letters = f64::from(u32::try_from(kern.name.chars().count()).unwrap_or(80));
        #[allow(clippy::cast_precision_loss, reason = "sheet units are below 100,000")]
        let (x, y) = (kern.x as f64, kern.y as f64);
        Self { x, y, wide: letters * LETTER, place: 0 }
    }

    fn dot(&self) -> Block {
        Block(self.x - DOT, self.y - DOT, self.x + DOT, self.y + DOT)
    }

    /// The room of the name at one of the places.
    fn block(&self, place: usize, scale: f64) -> Block {
        let (dx, dy, anchor) = PLACES[place % PLACES.len()];
        let wide = self.wide * scale;
        let left = match anchor {
            "start" => self.x + dx,
            "end" => self.x + dx - wide,
            _ => self.x + dx - wide / 2.0,
        };
        let foot = self.y + dy;
        Block(left, foot - ABOVE * scale, left + wide, foot + UNDER)
    }
}

/// Puts the names where they lie least on each other, on dots and beyond the edge. Names for which
/// a narrow screen, where letters are larger, has no room are marked small.
pub(super) fn place(kernen: &mut [Drawn], width: f64, height: f64) {
    let sheet = Block(0.0, 0.0, width, height);
    let mut names: Vec<Name> = kernen.iter().map(Name::new).collect();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for index in 0..names.len() {
            let best = best(&names, index, sheet);
            moved |= best != names[index].place;
            names[index].place = best;
        }
        if !moved {
            break;
        }
    }
    let mut large: Vec<Block> = Vec::new();
    for (kern, name) in kernen.iter_mut().zip(&names) {
        let (dx, dy, anchor) = PLACES[name.place];
        (kern.label_x, kern.label_y) = (super::whole(name.x + dx), super::whole(name.y + dy));
        kern.anchor = anchor;
        let block = name.block(name.place, LARGER);
        kern.small = large.iter().any(|other| block.on(*other) > 0.0);
        if !kern.small {
            large.push(block);
        }
    }
}

/// The place where this name lies least on anything.
fn best(names: &[Name], index: usize, sheet: Block) -> usize {
    let name = &names[index];
    let cost = |place: usize| {
        let block = name.block(place, 1.0);
        let outside = block.area() - block.on(sheet);
        let others = names.iter().enumerate().filter(|(other, _)| *other != index);
        let covered: f64 =
            others.map(|(_, other)| block.on(other.block(other.place, 1.0)) + block.on(other.dot())).sum();
        // A worse place costs a little, so that names only move when they have to.
        #[allow(clippy::cast_precision_loss, reason = "a dozen places")]
        let liking = place as f64;
        3.0 * outside + covered + liking
    };
    let cheapest = (0..PLACES.len()).min_by(|a, b| cost(*a).total_cmp(&cost(*b)));
    cheapest.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(name: &str, x: i64, y: i64) -> Drawn {
        Drawn {
            slug: String::new(),
            name: name.into(),
            path: String::new(),
            x,
            y,
            label_x: 0,
            label_y: 0,
            anchor: "middle",
            tiny: false,
            small: false,
        }
    }

    fn overlap(kernen: &[Drawn]) -> f64 {
        let blocks: Vec<Block> = kernen
            .iter()
            .map(|kern| {
                let place = PLACES.iter().position(|(dx, dy, anchor)| {
                    let name = Name::new(kern);
                    (super::super::whole(name.x + dx), super::super::whole(name.y + dy), *anchor)
                        == (kern.label_x, kern.label_y, kern.anchor)
                });
                Name::new(kern).block(place.unwrap(), 1.0)
            })
            .collect();
        let pairs = blocks.iter().enumerate().flat_map(|(i, a)| blocks[i + 1..].iter().map(|b| a.on(*b)));
        pairs.sum()
    }

    #[test]
    fn names_of_neighbours_do_not_lie_on_each_other() {
        let mut kernen = [
            drawn("Rumpt", 430, 190),
            drawn("Enspijk", 510, 190),
            drawn("Beesd", 470, 180),
            drawn("Deil", 560, 195),
        ];
        place(&mut kernen, 1000.0, 500.0);
        assert!(overlap(&kernen) < 1.0, "{}", overlap(&kernen));
    }

    #[test]
    fn a_name_at_the_edge_turns_inward() {
        let mut kernen = [drawn("Langedorp", 990, 250), drawn("Langedorp", 10, 250)];
        place(&mut kernen, 1000.0, 500.0);
        assert_eq!((kernen[0].anchor, kernen[1].anchor), ("end", "start"));
    }

    #[test]
    fn a_name_that_stands_alone_stands_above_its_dot() {
        let mut kernen = [drawn("Varik", 500, 250)];
        place(&mut kernen, 1000.0, 500.0);
        assert_eq!((kernen[0].label_x, kernen[0].label_y, kernen[0].small), (500, 237, false));
    }
}
