// SPDX-License-Identifier: EUPL-1.2
//! What becomes of a picture that is sent, and what is not taken for one.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests fail by panicking")]

use files::picture::{LONGEST_SIDE, MOST_BYTES, clean};
use files::testing::{SECRET, photo, saved, two_halves};
use files::{Picture, Refusal};
use image::{DynamicImage, GenericImageView, ImageFormat, Rgba, RgbaImage};

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The picture as a browser shows it.
fn shown(picture: &Picture) -> DynamicImage {
    let image = image::load_from_memory_with_format(picture.bytes(), ImageFormat::Jpeg).unwrap();
    assert_eq!(image.dimensions(), (picture.width(), picture.height()));
    image
}

fn is_red(image: &DynamicImage, x: u32, y: u32) -> bool {
    let [red, _, blue, _] = image.get_pixel(x, y).0;
    red > 150 && blue < 60
}

#[tokio::test]
async fn where_a_photo_was_taken_is_not_kept() {
    let sent = photo(&two_halves(640, 480), 1);
    assert!(holds(&sent, SECRET) && holds(&sent, b"Exif"), "the test sends something to remove");
    let picture = clean(sent).await.unwrap();
    assert!(!holds(picture.bytes(), SECRET) && !holds(picture.bytes(), b"Exif"));
    // No segment for applications but the one that says that it is a JPEG, and no comment.
    let segments = picture.bytes().windows(2).filter(|pair| pair[0] == 0xff).map(|pair| pair[1]);
    assert!(segments.take_while(|marker| *marker != 0xda).all(|marker| !(0xe1..=0xfe).contains(&marker)));
    assert_eq!((picture.width(), picture.height()), (640, 480));
}

#[tokio::test]
async fn a_photo_stands_upright() {
    // Orientation 6: the telephone was held upright, what was on the left is now at the top.
    let picture = clean(photo(&two_halves(640, 480), 6)).await.unwrap();
    assert_eq!((picture.width(), picture.height()), (480, 640));
    let image = shown(&picture);
    assert!(is_red(&image, 240, 20) && !is_red(&image, 240, 620));
    let turned = clean(photo(&two_halves(640, 480), 3)).await.unwrap();
    let image = shown(&turned);
    assert!(is_red(&image, 620, 240) && !is_red(&image, 20, 240));
}

#[tokio::test]
async fn a_large_photo_becomes_small() {
    let picture = clean(photo(&two_halves(5000, 2500), 6)).await.unwrap();
    assert_eq!((picture.width(), picture.height()), (LONGEST_SIDE / 2, LONGEST_SIDE));
    let image = shown(&picture);
    assert!(is_red(&image, 400, 100) && !is_red(&image, 400, 1500));
    let small = clean(photo(&two_halves(1600, 900), 1)).await.unwrap();
    assert_eq!((small.width(), small.height()), (1600, 900), "what is small enough keeps its size");
    let line = clean(saved(&two_halves(9000, 2), ImageFormat::Png)).await.unwrap();
    assert_eq!((line.width(), line.height()), (1600, 1));
}

#[tokio::test]
async fn even_noise_fits_in_the_table() {
    let mut state = 1_u32;
    let noise = image::RgbImage::from_fn(1600, 1600, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, a, b, c] = state.to_le_bytes();
        image::Rgb([a, b, c])
    });
    let picture = clean(saved(&noise.into(), ImageFormat::Png)).await.unwrap();
    assert!(picture.bytes().len() < 4 * 1024 * 1024, "{picture:?}");
}

#[tokio::test]
async fn png_and_webp_become_jpeg_on_white() {
    let mut glass = RgbaImage::from_pixel(40, 40, Rgba([0, 0, 0, 0]));
    glass.put_pixel(0, 0, Rgba([0, 0, 0, 255]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let picture = clean(saved(&glass.clone().into(), format)).await.unwrap();
        let [red, green, blue, _] = shown(&picture).get_pixel(30, 30).0;
        assert!(red > 245 && green > 245 && blue > 245, "{format:?}: {red} {green} {blue}");
    }
    let deep = DynamicImage::ImageRgb8(two_halves(40, 40).into_rgb8()).into_rgba16();
    let picture = clean(saved(&deep.into(), ImageFormat::Png)).await.unwrap();
    assert!(is_red(&shown(&picture), 5, 5));
}

#[tokio::test]
async fn half_a_file_is_refused() {
    let image = two_halves(300, 300);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = saved(&image, format);
        assert!(clean(whole.clone()).await.is_ok(), "{format:?}");
        for part in [whole.len() / 2, whole.len() - 3, 14] {
            let refusal = clean(whole[..part].to_vec()).await.unwrap_err();
            assert_eq!(refusal, Refusal::Truncated, "{format:?} of {part} bytes");
        }
    }
    let more = [saved(&image, ImageFormat::Jpeg), b"what some cameras add".to_vec()].concat();
    assert!(clean(more).await.is_ok());
}

#[tokio::test]
async fn what_unfolds_to_far_too_much_is_refused_before_it_does() {
    // A JPEG of 64 pixels that says that it has four billion.
    let mut jpeg = saved(&two_halves(8, 8), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(clean(jpeg).await, Err(Refusal::TooManyPixels));
    // The same for PNG, whose header has a checksum.
    let mut png = saved(&two_halves(8, 8), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    let mut sum = flate2::Crc::new();
    sum.update(&png[12..29]);
    png[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(clean(png).await, Err(Refusal::TooManyPixels));
    assert_eq!(clean(vec![0xff; MOST_BYTES + 1]).await, Err(Refusal::TooManyBytes));
}

#[tokio::test]
async fn what_is_no_photo_is_told_what_it_is() {
    let samples: [(&[u8], Refusal); 9] = [
        (b"", Refusal::Empty),
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1", Refusal::Heic),
        (b"GIF89a\x01\0\x01\0", Refusal::Gif),
        (b"%PDF-1.7\n", Refusal::Pdf),
        (b"\xef\xbb\xbf <?xml version=\"1.0\"?><!-- x --><SVG onload=\"alert(1)\"/>", Refusal::Svg),
        (b"<!doctype html><script>alert(1)</script>", Refusal::Unknown),
        (b"Dit is een foto, echt waar.", Refusal::Unknown),
        (b"\0\0\0\x20ftypmp42", Refusal::Unknown),
        (b"\xff\xd8", Refusal::Unknown),
    ];
    for (bytes, refusal) in samples {
        assert_eq!(clean(bytes.to_vec()).await, Err(refusal), "{}", String::from_utf8_lossy(bytes));
    }
    let mut wrong = saved(&two_halves(300, 300), ImageFormat::Png);
    let middle = wrong.len() / 2;
    wrong[middle] ^= 0xff;
    assert_eq!(clean(wrong).await, Err(Refusal::Damaged));
}

#[tokio::test]
async fn a_page_in_a_picture_does_not_survive() {
    // Valid as JPEG and, to a careless browser, as HTML: a comment holds a script.
    let plain = saved(&two_halves(64, 64), ImageFormat::Jpeg);
    let script = b"<html><script>alert(1)</script></html>";
    let length = u16::try_from(script.len() + 2).unwrap().to_be_bytes();
    let sent = [&plain[..2], &[0xff, 0xfe], &length, script, &plain[2..]].concat();
    let picture = clean(sent).await.unwrap();
    assert!(!holds(picture.bytes(), b"script"));
}

#[tokio::test]
async fn several_at_once_wait_for_their_turn() {
    let sent = photo(&two_halves(800, 600), 1);
    let all: Vec<_> = (0..6).map(|_| tokio::spawn(clean(sent.clone()))).collect();
    for one in all {
        assert_eq!(one.await.unwrap().unwrap().width(), 800);
    }
}
