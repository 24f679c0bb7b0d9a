// SPDX-License-Identifier: EUPL-1.2
//! Drawn figures: stacked bars with their numbers in words. Colour and pattern come from classes.

/// One part of a bar.
pub struct Part {
    /// Class of the part, such as `klaar`: `kp-bar__klaar` in the stylesheet.
    pub class: &'static str,
    /// What it counts, in words.
    pub label: String,
    /// How many.
    pub count: i64,
}

/// A part with its place in the bar, in thousandths of its width.
pub struct Placed<'p> {
    /// The part.
    pub part: &'p Part,
    /// Left edge.
    pub x: i64,
    /// Width.
    pub width: i64,
}

impl Placed<'_> {
    /// The left edge as an SVG length, in percent: bars have no viewBox, so that patterns and gaps
    /// keep their shape at every width.
    pub fn x(&self) -> String {
        percent(self.x)
    }

    /// The width as an SVG length, in percent.
    pub fn width(&self) -> String {
        percent(self.width)
    }
}

fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Places the parts so that they fill 1,000 exactly and none that counts something vanishes.
pub fn place(parts: &[Part]) -> Vec<Placed<'_>> {
    let total: i64 = parts.iter().map(|part| part.count).sum();
    let mut placed = Vec::new();
    let (mut before, mut x) = (0, 0);
    for part in parts.iter().filter(|part| part.count > 0) {
        before += part.count;
        let end = 1000 * before / total.max(1);
        placed.push(Placed { part, x, width: (end - x).max(1) });
        x = end;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_bar_without_gap() {
        let part = |count| Part { class: "klaar", label: String::new(), count };
        let parts = [part(1), part(0), part(2), part(4)];
        let placed = place(&parts);
        assert_eq!(placed.len(), 3);
        assert_eq!(placed.iter().map(|p| p.width).sum::<i64>(), 1000);
        assert!(place(&[part(0)]).is_empty());
    }
}
