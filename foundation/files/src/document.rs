// SPDX-License-Identifier: EUPL-1.2
//! From what somebody sent to a PDF that can only be read.
//!
//! The file is taken apart and written anew with what its pages need. Left out is what acts by
//! itself (scripts, programs that are started, forms that are sent, films), what is hidden in it
//! (attached files), and what tells of its maker (author, program, history). The keys are those of
//! ISO 32000-2: actions in 12.6, embedded files in 7.11.4, metadata in 14.3, page-piece
//! dictionaries in 14.5.

use lopdf::{Dictionary, LoadOptions, Object, SaveOptions};
use tokio::task::spawn_blocking;

use crate::picture::TURN;

/// The media type of every [`Document`].
pub const MEDIA_TYPE: &str = "application/pdf";
/// The most bytes that may be sent, and that are kept.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most pages.
pub const MOST_PAGES: usize = 500;
/// The most that all packed lists of objects in a file may become when they are unpacked, in bytes.
const MOST_UNPACKED: usize = 256 * 1024 * 1024;
/// The most that one of them may become: a list of a few hundred objects takes a hundredth of this.
const MOST_EACH: usize = 16 * 1024 * 1024;

/// What runs, sends or hides, by the key under which it stands.
const KEYS: [&[u8]; 14] = [
    b"AA",
    b"AF",
    b"Collection",
    b"EF",
    b"EmbeddedFiles",
    b"JS",
    b"JavaScript",
    b"LastModified",
    b"Metadata",
    b"OpenAction",
    b"PieceInfo",
    b"RichMediaContent",
    b"RichMediaSettings",
    b"XFA",
];
/// Actions that do more than go to a page or open an address that the reader sees.
const ACTIONS: [&[u8]; 13] = [
    b"GoTo3DView",
    b"GoToE",
    b"GoToR",
    b"ImportData",
    b"JavaScript",
    b"Launch",
    b"Movie",
    b"Rendition",
    b"RichMediaExecute",
    b"Sound",
    b"SubmitForm",
    b"Thread",
    b"Trans",
];
/// Things on a page that hold files, films or sound.
const HOLDERS: [&[u8]; 6] = [b"3D", b"FileAttachment", b"Movie", b"RichMedia", b"Screen", b"Sound"];

/// A cleaned PDF: pages, and nothing that acts, hides or tells who made it.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    bytes: Vec<u8>,
    pages: u32,
}

impl Document {
    /// The PDF.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many there are, at least one.
    pub fn pages(&self) -> u32 {
        self.pages
    }
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({} pages, {} bytes)", self.pages, self.bytes.len())
    }
}

/// Why something is not taken as a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than [`MOST_BYTES`].
    #[error("the file has too many bytes")]
    TooManyBytes,
    /// More than [`MOST_PAGES`].
    #[error("the file has too many pages")]
    TooManyPages,
    /// No PDF by its first bytes.
    #[error("this is not a PDF")]
    Unknown,
    /// A password is needed, or once was.
    #[error("the file is locked with a password")]
    Locked,
    /// It cannot be read, has no pages, or unpacks to far more than it is.
    #[error("the file is damaged")]
    Damaged,
}

impl Unfit {
    /// The key of the text that says it and how to mend it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "pdf-leeg",
            Self::TooManyBytes => "pdf-te-groot",
            Self::TooManyPages => "pdf-te-veel-bladzijden",
            Self::Unknown => "pdf-soort",
            Self::Locked => "pdf-op-slot",
            Self::Damaged => "pdf-beschadigd",
        }
    }
}

/// Cleans what somebody sent. Its name and the type that the browser claims do not matter.
///
/// # Errors
/// An [`Unfit`] that says what to do instead.
pub async fn clean(bytes: Vec<u8>) -> Result<Document, Unfit> {
    judge(&bytes)?;
    let turn = TURN.acquire().await;
    let work = spawn_blocking(move || {
        // Held by the work itself: when the browser hangs up, this goes on all the same.
        let _turn = turn;
        work(&bytes)
    });
    // A reader that panics met a file that is not right.
    work.await.unwrap_or(Err(Unfit::Damaged))
}

fn judge(bytes: &[u8]) -> Result<(), Unfit> {
    if bytes.is_empty() {
        Err(Unfit::Empty)
    } else if bytes.len() > MOST_BYTES {
        Err(Unfit::TooManyBytes)
    } else if !bytes.starts_with(b"%PDF-") {
        Err(Unfit::Unknown)
    } else {
        Ok(())
    }
}

fn work(bytes: &[u8]) -> Result<Document, Unfit> {
    let mut pdf = read(bytes, Some(each(bytes)))?;
    if pdf.is_encrypted() || pdf.was_encrypted() {
        return Err(Unfit::Locked);
    }
    pdf.trailer.remove(b"Info");
    pdf.trailer.remove(b"ID");
    pdf.traverse_objects(strip);
    pdf.prune_objects();
    let pages = pdf.get_pages().len();
    if pages > MOST_PAGES {
        return Err(Unfit::TooManyPages);
    }
    let pages = u32::try_from(pages).ok().filter(|pages| *pages > 0).ok_or(Unfit::Damaged)?;
    let mut bytes = Vec::new();
    let packed = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    pdf.save_with_options(&mut bytes, packed).map_err(|_| Unfit::Damaged)?;
    if bytes.len() > MOST_BYTES {
        return Err(Unfit::TooManyBytes);
    }
    Ok(Document { bytes, pages })
}

/// `most` is what one packed list may become, in bytes.
fn read(bytes: &[u8], most: Option<usize>) -> Result<lopdf::Document, Unfit> {
    let options = LoadOptions { max_decompressed_size: most, ..LoadOptions::default() };
    lopdf::Document::load_mem_with_options(bytes, options).map_err(|_| Unfit::Damaged)
}

/// What each packed list may become, so that all of them stay below [`MOST_UNPACKED`]. Each of them
/// begins and ends with this word.
fn each(bytes: &[u8]) -> usize {
    let words = bytes.windows(6).filter(|window| window == b"stream").count();
    (MOST_UNPACKED / (words / 2).max(1)).min(MOST_EACH)
}

fn strip(object: &mut Object) {
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &mut stream.dict,
        _ => return,
    };
    for key in KEYS {
        dictionary.remove(key);
    }
    let is = |key: &[u8], names: &[&[u8]]| {
        dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| names.contains(&name))
    };
    if is(b"S", &ACTIONS) {
        *dictionary = Dictionary::new();
    } else if is(b"Subtype", &HOLDERS) && dictionary.has(b"Rect") {
        hide(dictionary);
    }
}

/// What is left is an empty place that is not shown.
fn hide(annotation: &mut Dictionary) {
    let place = annotation.get(b"Rect").cloned();
    *annotation = Dictionary::new();
    annotation.set("Type", Object::Name(b"Annot".to_vec()));
    annotation.set("Subtype", Object::Name(b"Square".to_vec()));
    annotation.set("F", 2);
    if let Ok(place) = place {
        annotation.set("Rect", place);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    /// A page, and a packed list with an object behind so many megabytes of blanks.
    fn bomb(megabytes: usize) -> Vec<u8> {
        let mut list = ZlibEncoder::new(Vec::new(), Compression::best());
        list.write_all(b"9 0 ").unwrap();
        for _ in 0..megabytes {
            list.write_all(&vec![b' '; 1024 * 1024]).unwrap();
        }
        list.write_all(b"true ").unwrap();
        let list = list.finish().unwrap();
        let first = 4 + megabytes * 1024 * 1024;
        let head = format!("<</Type/ObjStm/N 1/First {first}/Filter/FlateDecode/Length {}>>", list.len());
        let objects: [Vec<u8>; 4] = [
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_vec(),
            [head.as_bytes(), b"\nstream\n", &list, b"\nendstream"].concat(),
        ];
        let (mut file, mut rows) = (b"%PDF-1.7\n".to_vec(), String::new());
        for (number, object) in (1..).zip(&objects) {
            rows += &format!("{:010} 00000 n \n", file.len());
            file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
        }
        let table = file.len();
        let tail = format!("xref\n1 4\n{rows}trailer\n<</Size 10/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        file.extend(tail.as_bytes());
        file
    }

    #[test]
    fn a_list_that_becomes_far_too_long_is_not_unpacked() {
        let has_it = |pdf: Result<lopdf::Document, Unfit>| pdf.is_ok_and(|pdf| pdf.has_object((9, 0)));
        let (small, large) = (bomb(1), bomb(64));
        assert!(large.len() < 100_000, "it looks small: {}", large.len());
        assert!(has_it(read(&small, Some(each(&small)))) && has_it(read(&large, None)), "it is a list");
        assert!(!has_it(read(&large, Some(each(&large)))));
        // A thousand lists are no way around it.
        let many = [large, b"stream endstream ".repeat(1000)].concat();
        assert!(each(&many) * 1000 <= MOST_UNPACKED, "{}", each(&many));
    }
}
