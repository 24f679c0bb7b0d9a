// SPDX-License-Identifier: EUPL-1.2
//! Photos and documents that are sent along with a text.

use files::document::{self, MOST_PAGES};
use files::picture::{self, MOST_MEGAPIXELS};
use files::{Document, Picture, Refusal};

use crate::parse::Parser;
use crate::route::UPLOADS_LIMIT;

/// A file that was sent along, cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attached {
    /// A photo. The name that it had is not kept.
    Photo(Picture),
    /// A PDF.
    Document {
        /// The name that it had, without its ending: letters, digits, blanks, hyphens, full stops and
        /// underscores, at most 60 characters.
        name: String,
        /// What it holds.
        document: Document,
    },
}

impl Parser<'_> {
    /// At most so many photos and documents. Those that are right come back also when another is
    /// wrong, so that a form may keep them: a browser does not.
    pub async fn attached(&mut self, field: &'static str, most: usize) -> Vec<Attached> {
        let files = self.input().files(field).collect::<Vec<_>>();
        if files.len() > most {
            self.wrong_with(field, "bijlage-te-veel", vec![("max", most.to_string())]);
            return Vec::new();
        }
        let megabytes = |bytes: usize| (bytes / (1024 * 1024)).to_string();
        let mut all = Vec::new();
        for file in files {
            let cleaned = match file.too_large {
                true => Err("bijlage-te-groot"),
                false => Attached::of(&file.name, file.bytes.clone()).await,
            };
            match cleaned {
                Ok(attached) => all.push(attached),
                Err(key) => {
                    let args = vec![
                        ("bestand", file.name.chars().take(60).collect()),
                        ("megabyte", megabytes(picture::MOST_BYTES)),
                        ("samen", megabytes(UPLOADS_LIMIT)),
                        ("miljoen", MOST_MEGAPIXELS.to_string()),
                        ("bladzijden", MOST_PAGES.to_string()),
                    ];
                    self.wrong_with(field, key, args);
                }
            }
        }
        all
    }
}

impl Attached {
    /// Cleans a file. What it is follows from what it holds, whatever its name says.
    ///
    /// # Errors
    /// The key of the text that says why it is not taken.
    pub async fn of(name: &str, bytes: Vec<u8>) -> Result<Self, &'static str> {
        if bytes.starts_with(b"%PDF") {
            let document = document::clean(bytes).await.map_err(document::Unfit::key)?;
            return Ok(Self::Document { name: named(name), document });
        }
        let picture = picture::clean(bytes).await.map_err(|refusal| match refusal {
            Refusal::Unknown | Refusal::Pdf => "bijlage-soort",
            Refusal::TooManyBytes => "bijlage-te-groot",
            Refusal::Empty => "bijlage-leeg",
            other => other.key(),
        })?;
        Ok(Self::Photo(picture))
    }
}

/// What can stand in a name of a file on any system.
fn named(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match last.rsplit_once('.') {
        Some((stem, ending)) if ending.eq_ignore_ascii_case("pdf") => stem,
        _ => last,
    };
    let safe = |letter: char| if letter.is_alphanumeric() || " -_.".contains(letter) { letter } else { '-' };
    let name = stem.chars().map(safe).take(60).collect::<String>();
    let name = name.trim_matches([' ', '.', '-']);
    if name.is_empty() { "document".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use files::testing::{busy_pdf, locked_pdf, pdf, photo, two_halves};
    use kernel::{Error, Invalid};

    use super::*;
    use crate::Input;
    use crate::input::Upload;

    async fn read(files: &[(&str, Vec<u8>)]) -> Result<Vec<Attached>, Invalid> {
        let mut input = Input::default();
        for (name, bytes) in files {
            let file = Upload { name: (*name).to_owned(), bytes: bytes.clone(), too_large: false };
            input.push_file("bijlagen", file);
        }
        let mut parser = Parser::new(&input);
        let all = parser.attached("bijlagen", 3).await;
        match parser.finish() {
            Ok(()) => Ok(all),
            Err(Error::Invalid(invalid)) => Err(invalid),
            Err(other) => panic!("{other}"),
        }
    }

    fn keys(invalid: &Invalid) -> Vec<&'static str> {
        invalid.0.iter().map(|problem| problem.key).collect()
    }

    #[tokio::test]
    async fn photos_and_documents_come_together_and_their_names_do_no_harm() {
        let files = [
            ("IMG_1.jpg", photo(&two_halves(30, 20), 1)),
            ("C:\\plan\\Mijn \"plan\".PDF", pdf(&["Plan"])),
            (".pdf", busy_pdf("Plan", true)),
        ];
        let all = read(&files).await.unwrap();
        assert!(matches!(&all[0], Attached::Photo(picture) if picture.width() == 30));
        assert!(matches!(&all[1], Attached::Document { name, .. } if name == "Mijn -plan"), "{all:?}");
        assert!(matches!(&all[2], Attached::Document { name, .. } if name == "document"), "{all:?}");
        assert_eq!(read(&[]).await.unwrap(), []);
        assert_eq!(read(&[("", Vec::new())]).await.unwrap(), [], "a field that was left empty");
    }

    #[tokio::test]
    async fn what_is_right_comes_back_beside_what_is_wrong() {
        let mut input = Input::default();
        for (name, bytes) in [("a.pdf", pdf(&["x"])), ("b.txt", b"hallo".to_vec())] {
            input.push_file("bijlagen", Upload { name: name.to_owned(), bytes, too_large: false });
        }
        input.push_file("bijlagen", Upload { name: "c.jpg".into(), bytes: Vec::new(), too_large: true });
        let mut parser = Parser::new(&input);
        assert_eq!(parser.attached("bijlagen", 3).await.len(), 1);
        let Err(Error::Invalid(wrong)) = parser.finish() else { panic!("two are wrong") };
        assert_eq!(keys(&wrong), ["bijlage-soort", "bijlage-te-groot"]);
    }

    #[tokio::test]
    async fn every_file_that_is_wrong_is_named() {
        let wrong = read(&[("a.txt", b"hallo".to_vec()), ("b.pdf", locked_pdf())]).await.unwrap_err();
        assert_eq!(keys(&wrong), ["bijlage-soort", "pdf-op-slot"]);
        assert_eq!(keys(&read(&[("b.pdf", locked_pdf())]).await.unwrap_err()), ["pdf-op-slot"]);
        assert_eq!(keys(&read(&[("leeg.jpg", Vec::new())]).await.unwrap_err()), ["bijlage-leeg"]);
        let four = vec![("a.pdf", pdf(&["x"])); 4];
        assert_eq!(keys(&read(&four).await.unwrap_err()), ["bijlage-te-veel"]);
    }
}
