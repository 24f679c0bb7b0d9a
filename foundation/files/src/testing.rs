// SPDX-License-Identifier: EUPL-1.2
//! Pictures and documents as they come in, for tests: made here, so that no photo of anybody is
//! needed. Slices turn it on with `files = { workspace = true, features = ["testing"] }` under
//! `[dev-dependencies]`.
#![allow(clippy::expect_used, reason = "tests fail by panicking")]

mod document;

use std::io::Cursor;

pub use document::{busy_pdf, locked_pdf, pdf};
pub use image::ImageFormat;
use image::{DynamicImage, Rgb, RgbImage};
use tokio::sync::SemaphorePermit;

/// What stands in the metadata of [`photo`].
pub const SECRET: &[u8] = b"Toestel van Jan de Vries";

/// Red on the left, blue on the right.
pub fn two_halves(width: u32, height: u32) -> DynamicImage {
    let colour = |x| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) };
    RgbImage::from_fn(width, height, |x, _| colour(x)).into()
}

/// Holds the one turn to read a picture: until it is dropped, whoever reads one waits.
pub async fn turn() -> SemaphorePermit<'static> {
    crate::picture::TURN.acquire().await.expect("it is never closed")
}

/// As a file of this format.
pub fn saved(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("a picture that can be written");
    bytes.into_inner()
}

/// A JPEG as a telephone makes it: EXIF with an orientation, a text, and where it was taken.
pub fn photo(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let exif = exif(orientation);
    let length = u16::try_from(exif.len() + 2).expect("a short list").to_be_bytes();
    let plain = saved(image, ImageFormat::Jpeg);
    [&[0xff, 0xd8, 0xff, 0xe1], length.as_slice(), &exif, &plain[2..]].concat()
}

/// Three entries in the first list, of which one leads to the list of GPS: 51° 53′ north.
fn exif(orientation: u8) -> Vec<u8> {
    let text_at = 8 + 2 + 3 * 12 + 4;
    let gps_at = text_at + 24;
    let degrees_at = gps_at + 2 + 2 * 12 + 4;
    let mut out = b"Exif\0\0II\x2a\0\x08\0\0\0\x03\0".to_vec();
    entry(&mut out, 0x010e, 2, 24, text_at);
    entry(&mut out, 0x0112, 3, 1, u32::from(orientation));
    entry(&mut out, 0x8825, 4, 1, gps_at);
    out.extend([0; 4]);
    out.extend(SECRET);
    out.extend([2, 0]);
    entry(&mut out, 1, 2, 2, u32::from(b'N'));
    entry(&mut out, 2, 5, 3, degrees_at);
    out.extend([0; 4]);
    for number in [51_u32, 1, 53, 1, 0, 1] {
        out.extend(number.to_le_bytes());
    }
    out
}

fn entry(out: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32) {
    out.extend(tag.to_le_bytes());
    out.extend(kind.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(value.to_le_bytes());
}
