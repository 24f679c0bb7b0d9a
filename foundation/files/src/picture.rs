// SPDX-License-Identifier: EUPL-1.2
//! From what somebody sent to a small JPEG with nothing in it but the picture.

mod sniff;

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageResult, Limits, Rgb, RgbImage};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use self::sniff::Kind;

/// The media type of every [`Picture`].
pub const MEDIA_TYPE: &str = "image/jpeg";
/// The most bytes that may be sent. Telephones stay below that, unless one asks for the largest.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most pixels that may be sent, in millions.
pub const MOST_MEGAPIXELS: u32 = 50;
/// The longest side of what is kept.
pub const LONGEST_SIDE: u32 = 1600;
/// The most memory for the pixels of what was sent: 50 million with transparency.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Above this size a picture is encoded once more, less sharp.
const ENOUGH_BYTES: usize = 1024 * 1024;
const QUALITIES: [u8; 3] = [82, 70, 50];

/// One at a time: a picture of 50 million pixels takes half a gigabyte while it is read.
pub(crate) static TURN: Semaphore = Semaphore::const_new(1);

/// A cleaned picture: JPEG, upright, at most [`LONGEST_SIDE`] wide and high, without metadata.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    bytes: Vec<u8>,
    width: u32,
    height: u32,
}

impl Picture {
    /// The JPEG.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Pixels from left to right.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Pixels from top to bottom.
    pub fn height(&self) -> u32 {
        self.height
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}x{}, {} bytes)", self.width, self.height, self.bytes.len())
    }
}

/// Why something is not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than [`MOST_BYTES`].
    #[error("the file has too many bytes")]
    TooManyBytes,
    /// More than [`MOST_MEGAPIXELS`], or more memory than that.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// What iPhones keep photos in.
    #[error("HEIC is not taken")]
    Heic,
    /// A drawing that may hold scripts.
    #[error("SVG is not taken")]
    Svg,
    /// Mostly moving.
    #[error("GIF is not taken")]
    Gif,
    /// A document.
    #[error("PDF is not taken")]
    Pdf,
    /// Something else.
    #[error("this is not a picture that is taken")]
    Unknown,
    /// The end is missing.
    #[error("the end of the file is missing")]
    Truncated,
    /// It cannot be read as what it says it is.
    #[error("the picture is damaged")]
    Damaged,
}

impl Refusal {
    /// The key of the text that says it and how to mend it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "foto-leeg",
            Self::TooManyBytes => "foto-te-groot",
            Self::TooManyPixels => "foto-te-veel-pixels",
            Self::Heic => "foto-heic",
            Self::Svg => "foto-svg",
            Self::Gif => "foto-gif",
            Self::Pdf => "foto-pdf",
            Self::Unknown => "foto-soort",
            Self::Truncated => "foto-afgebroken",
            Self::Damaged => "foto-beschadigd",
        }
    }
}

/// Cleans what somebody sent. Its name and the type that the browser claims do not matter.
///
/// # Errors
/// A [`Refusal`] that says what to do instead.
pub async fn clean(bytes: Vec<u8>) -> Result<Picture, Refusal> {
    // The cheap refusals need no turn.
    let kind = judge(&bytes)?;
    let turn = TURN.acquire().await;
    let work = spawn_blocking(move || {
        // Held by the work itself: when the browser hangs up, this goes on all the same.
        let _turn = turn;
        work(&bytes, kind)
    });
    // A decoder that panics met a file that is not right.
    work.await.unwrap_or(Err(Refusal::Damaged))
}

fn judge(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooManyBytes);
    }
    let kind = sniff::kind(bytes)?;
    if sniff::is_whole(bytes, kind) { Ok(kind) } else { Err(Refusal::Truncated) }
}

fn work(bytes: &[u8], kind: Kind) -> Result<Picture, Refusal> {
    let (image, orientation) = decode(bytes, kind)?;
    let mut image = scale(DynamicImage::ImageRgb8(on_white(image)));
    image.apply_orientation(orientation);
    let image = image.into_rgb8();
    let bytes = encode(&image).map_err(|_| Refusal::Damaged)?;
    Ok(Picture { bytes, width: image.width(), height: image.height() })
}

fn decode(bytes: &[u8], kind: Kind) -> Result<(DynamicImage, Orientation), Refusal> {
    let input = Cursor::new(bytes);
    let decoded = match kind {
        Kind::Jpeg => JpegDecoder::new(input).map(read),
        Kind::Png => PngDecoder::with_limits(input, limits()).map(read),
        Kind::Webp => WebPDecoder::new(input).map(read),
    };
    decoded.map_err(|error| refusal(&error))?
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn read(mut decoder: impl ImageDecoder) -> Result<(DynamicImage, Orientation), Refusal> {
    let (width, height) = decoder.dimensions();
    let most = u64::from(MOST_MEGAPIXELS) * 1_000_000;
    if u64::from(width) * u64::from(height) > most || decoder.total_bytes() > MOST_MEMORY {
        return Err(Refusal::TooManyPixels);
    }
    decoder.set_limits(limits()).map_err(|error| refusal(&error))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    Ok((image, orientation))
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooManyPixels,
        ImageError::IoError(cause) if cause.kind() == std::io::ErrorKind::UnexpectedEof => Refusal::Truncated,
        _ => Refusal::Damaged,
    }
}

/// What is transparent shows white paper.
fn on_white(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    let mut flat = RgbImage::new(image.width(), image.height());
    for (to, from) in flat.pixels_mut().zip(image.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u16::from);
        *to = Rgb([red, green, blue].map(|colour| {
            let mixed = (colour * alpha + 255 * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }));
    }
    flat
}

/// In two steps when it is far too large: the second is fine but takes much memory.
fn scale(image: DynamicImage) -> DynamicImage {
    let longest = image.width().max(image.height());
    if longest <= LONGEST_SIDE {
        return image;
    }
    let rough = 2 * LONGEST_SIDE;
    let image = if longest > rough { image.thumbnail(rough, rough) } else { image };
    image.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::CatmullRom)
}

fn encode(image: &RgbImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    for quality in QUALITIES {
        bytes.clear();
        JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(image)?;
        if bytes.len() <= ENOUGH_BYTES {
            break;
        }
    }
    Ok(bytes)
}
