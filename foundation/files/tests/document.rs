// SPDX-License-Identifier: EUPL-1.2
//! What becomes of a PDF that is sent, and what is not taken for one.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests fail by panicking")]

use files::document::{MOST_BYTES, clean};
use files::testing::{SECRET, busy_pdf, locked_pdf, pdf, photo, two_halves};
use files::{Document, Unfit};

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// All that is in it, unpacked: what a search of the bytes would not see.
fn everything(bytes: &[u8]) -> String {
    let mut file = lopdf::Document::load_mem(bytes).unwrap();
    file.decompress();
    format!("{:?} {:?}", file.trailer, file.objects)
}

fn text(document: &Document) -> String {
    let file = lopdf::Document::load_mem(document.bytes()).unwrap();
    let numbers = file.get_pages().into_keys().collect::<Vec<_>>();
    file.extract_text(&numbers).unwrap()
}

#[tokio::test]
async fn pages_stay_as_they_are() {
    let kept = clean(pdf(&["Plan voor het plein", "Kosten"])).await.unwrap();
    assert_eq!(kept.pages(), 2);
    let text = text(&kept);
    assert!(text.contains("Plan voor het plein") && text.contains("Kosten"), "{text}");
    // What was cleaned comes through a second time as it is.
    let again = clean(kept.bytes().to_vec()).await.unwrap();
    assert_eq!(again.pages(), 2);
}

#[tokio::test]
async fn nothing_that_acts_hides_or_tells_of_its_maker_is_kept() {
    for packed in [false, true] {
        let sent = busy_pdf("Plan voor het plein", packed);
        let before = everything(&sent);
        let secret = String::from_utf8_lossy(SECRET).into_owned();
        for there in ["JavaScript", "Launch", "EmbeddedFile", "FileAttachment", "XFA", &secret] {
            assert!(before.contains(there), "the test sends {there}");
        }
        let kept = clean(sent).await.unwrap();
        let after = everything(kept.bytes());
        for gone in ["JavaScript", "Launch", "EmbeddedFile", "FileAttachment", "XFA", "PieceInfo", &secret] {
            assert!(!after.contains(gone), "{gone} is left");
        }
        assert!(!holds(kept.bytes(), SECRET));
        assert!(after.contains("example.org"), "an address that the reader sees stays");
        assert!(text(&kept).contains("Plan voor het plein"));
    }
}

#[tokio::test]
async fn what_is_no_document_is_refused_with_a_reason() {
    assert_eq!(clean(Vec::new()).await, Err(Unfit::Empty));
    assert_eq!(clean(vec![0; MOST_BYTES + 1]).await, Err(Unfit::TooManyBytes));
    assert_eq!(clean(photo(&two_halves(30, 20), 1)).await, Err(Unfit::Unknown));
    assert_eq!(clean(b"%PDF-1.7 and nothing more".to_vec()).await, Err(Unfit::Damaged));
    assert_eq!(clean(locked_pdf()).await, Err(Unfit::Locked));
    let many = vec!["x"; 501];
    assert_eq!(clean(pdf(&many)).await, Err(Unfit::TooManyPages));
    assert_eq!(clean(pdf(&[])).await, Err(Unfit::Damaged), "no page");
}

/// No part of a file, and no byte that changed on the way, stops the server.
#[tokio::test]
async fn a_damaged_file_is_a_refusal_or_a_document() {
    let whole = busy_pdf("Plan", true);
    for end in (0..whole.len()).step_by(17) {
        let _ = clean(whole[..end].to_vec()).await;
    }
    for at in (9..whole.len()).step_by(5) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        if let Ok(kept) = clean(changed).await {
            assert!(kept.pages() >= 1 && !kept.bytes().is_empty());
        }
    }
}
