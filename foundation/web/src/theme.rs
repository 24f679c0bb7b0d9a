// SPDX-License-Identifier: EUPL-1.2
//! The municipality's palette: eight steps of one accent colour, checked for contrast.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The steps of the palette, as the design tokens name them.
pub const STEPS: [&str; 8] = ["50", "100", "200", "300", "400", "500", "600", "700"];
/// WCAG 2.2, success criterion 1.4.3: the least contrast of text.
const LEAST: f64 = 4.5;
const WHITE: [u8; 3] = [255; 3];
/// The steps that are backgrounds, each with the palest of our own texts on it: hints of forms, and
/// links. The design tokens give them: grijs-400 and blauw-500.
const BACKGROUNDS: [(&str, [u8; 3]); 3] =
    [("50", [0x58, 0x6c, 0x88]), ("100", [0x58, 0x6c, 0x88]), ("200", [0x00, 0x56, 0x8b])];
/// The steps in which text stands on those backgrounds, such as that of a button.
const TEXTS: [&str; 2] = ["500", "600"];

/// What is wrong with a palette.
#[derive(Clone, Debug, PartialEq)]
pub enum PaletteError {
    /// A step is missing or no colour of the form `#1a2b3c`.
    NoColour(&'static str),
    /// Text in this step on white, or white on it, is hard to read; with the contrast it has.
    TooPale(&'static str, f64),
    /// Text on this step is hard to read; with the contrast of the one that is hardest.
    TooDark(&'static str, f64),
}

/// Everything that is wrong with a palette. An empty one is right: it means the default.
pub fn mistakes(palette: &BTreeMap<String, String>) -> Vec<PaletteError> {
    if palette.is_empty() {
        return Vec::new();
    }
    let of_text = |step: &'static str| {
        let Some(colour) = palette.get(step).and_then(|text| parse(text)) else {
            return Some(PaletteError::NoColour(step));
        };
        let contrast = contrast(colour, WHITE);
        let is_text = matches!(step, "500" | "600" | "700");
        (is_text && contrast < LEAST).then_some(PaletteError::TooPale(step, contrast))
    };
    STEPS.into_iter().filter_map(of_text).chain(dark_backgrounds(palette)).collect()
}

/// The backgrounds on which a text cannot be read that can be read on white.
fn dark_backgrounds(palette: &BTreeMap<String, String>) -> Vec<PaletteError> {
    let colour = |step: &str| palette.get(step).and_then(|text| parse(text));
    let texts = TEXTS.into_iter().filter_map(colour).filter(|text| contrast(*text, WHITE) >= LEAST);
    let too_dark = |(step, own): (&'static str, [u8; 3])| {
        let background = colour(step)?;
        let worst = texts.clone().chain([own]).map(|text| contrast(text, background)).fold(21.0, f64::min);
        (worst < LEAST).then_some(PaletteError::TooDark(step, worst))
    };
    BACKGROUNDS.into_iter().filter_map(too_dark).collect()
}

/// The stylesheet of a palette; empty for the default.
pub fn css(palette: &BTreeMap<String, String>) -> String {
    let mut css = String::new();
    if palette.is_empty() || !mistakes(palette).is_empty() {
        return css;
    }
    css.push_str(":root{");
    for step in STEPS {
        if let Some(colour) = palette.get(step) {
            let _ = write!(css, "--voorbeeld-kleuren-violet-{step}:{colour};");
        }
    }
    css.push('}');
    css
}

/// A short mark of the palette, so that browsers may keep the stylesheet.
pub(crate) fn mark(palette: &BTreeMap<String, String>) -> String {
    crate::session::to_text(&crate::session::hash(css(palette).as_bytes())[..4])
}

fn parse(text: &str) -> Option<[u8; 3]> {
    let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii())?;
    let part = |i: usize| u8::from_str_radix(&hex[i..i + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance (WCAG 2.2, "relative luminance").
fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A good palette with another colour at one step.
    fn with(step: &str, colour: &str) -> BTreeMap<String, String> {
        let mut palette = palette("#0b6060");
        palette.insert(step.to_owned(), colour.to_owned());
        palette
    }

    fn palette(five: &str) -> BTreeMap<String, String> {
        let colours = ["#f5fafa", "#e7f4f3", "#cfe9e7", "#9fd4d0", "#148080", five, "#0a4a4a", "#062b2b"];
        STEPS.iter().zip(colours).map(|(s, c)| ((*s).to_owned(), c.to_owned())).collect()
    }

    #[test]
    fn black_on_white_is_21() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
    }

    #[test]
    fn a_pale_palette_is_refused_and_gives_no_stylesheet() {
        assert_eq!(mistakes(&palette("#0b6060")), []);
        assert!(matches!(mistakes(&palette("#9fd4d0"))[..], [PaletteError::TooPale("500", _)]));
        assert_eq!(mistakes(&palette("red")), [PaletteError::NoColour("500")]);
        assert_eq!(css(&palette("red;}body{display:none")), "");
        assert!(css(&palette("#0b6060")).contains("violet-500:#0b6060"));
    }

    #[test]
    fn a_background_on_which_no_text_can_be_read_is_refused() {
        for step in ["50", "100", "200"] {
            let dark = mistakes(&with(step, "#111111"));
            assert!(matches!(dark[..], [PaletteError::TooDark(found, _)] if found == step), "{dark:?}");
        }
        // Light enough for what we write, but not for the accent itself.
        let accent = mistakes(&with("500", "#6a6a6a"));
        let [PaletteError::TooDark("200", worst)] = accent[..] else { panic!("{accent:?}") };
        assert!((3.0..4.5).contains(&worst), "{worst}");
        assert_eq!(mistakes(&with("300", "#111111")), [], "no text stands on it");
        assert_eq!(css(&with("50", "#111111")), "");
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let mut wrong = with("500", "#9fd4d0");
        wrong.insert("50".to_owned(), "#111111".to_owned());
        wrong.remove("300");
        let found = mistakes(&wrong);
        assert!(
            matches!(
                found[..],
                [
                    PaletteError::NoColour("300"),
                    PaletteError::TooPale("500", _),
                    PaletteError::TooDark("50", _)
                ]
            ),
            "{found:?}"
        );
    }
}
