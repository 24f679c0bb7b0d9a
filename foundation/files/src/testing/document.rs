// SPDX-License-Identifier: EUPL-1.2
//! Documents as they come in.

use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Document, Object, ObjectId, SaveOptions, Stream, dictionary};

use super::SECRET;

/// A plain document: the text of each page.
pub fn pdf(texts: &[&str]) -> Vec<u8> {
    bytes(&mut pages(texts).0)
}

/// A document of one page with this text that acts, hides and tells of its maker: each of the
/// three with [`SECRET`] in it. Packed as most programs do, or plain.
pub fn busy_pdf(text: &str, packed: bool) -> Vec<u8> {
    let (mut file, all) = pages(&[text]);
    let script = || dictionary! { "S" => "JavaScript", "JS" => secret() };
    let attached = file.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, SECRET.to_vec()));
    let spec =
        || dictionary! { "Type" => "Filespec", "F" => secret(), "EF" => dictionary! { "F" => attached } };
    let spec = [file.add_object(spec()), file.add_object(spec())];
    let started = file.add_object(dictionary! { "S" => "Launch", "F" => secret() });
    let place = || Object::Array(vec![0.into(), 0.into(), 9.into(), 9.into()]);
    let notes = vec![
        dictionary! { "Type" => "Annot", "Subtype" => "FileAttachment", "Rect" => place(), "FS" => spec[0] },
        dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => place(), "A" => started },
        dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => place(),
            "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.org/") },
        },
    ];
    let notes = notes.into_iter().map(|note| Object::Reference(file.add_object(note))).collect::<Vec<_>>();
    let about = file.add_object(Stream::new(dictionary! { "Type" => "Metadata" }, SECRET.to_vec()));
    let info = file.add_object(dictionary! { "Author" => secret(), "Producer" => secret() });
    if let Ok(page) = file.get_dictionary_mut(all[0]) {
        page.set("Annots", notes);
        page.set("AA", dictionary! { "O" => script() });
        page.set("PieceInfo", dictionary! { "Someone" => dictionary! { "Private" => secret() } });
    }
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("OpenAction", script());
        catalog.set("Metadata", about);
        catalog.set("AcroForm", dictionary! { "XFA" => secret(), "Fields" => Vec::<Object>::new() });
        catalog.set(
            "Names",
            dictionary! {
                "JavaScript" => dictionary! { "Names" => vec![secret(), script().into()] },
                "EmbeddedFiles" => dictionary! { "Names" => vec![secret(), spec[1].into()] },
            },
        );
    }
    file.trailer.set("Info", info);
    if !packed {
        return bytes(&mut file);
    }
    let mut out = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    file.save_with_options(&mut out, options).expect("a document that can be written");
    out
}

/// A document that opens with a password.
pub fn locked_pdf() -> Vec<u8> {
    let (mut file, _) = pages(&["dicht"]);
    let id = Object::string_literal("0123456789abcdef");
    file.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &file,
        owner_password: "eigenaar",
        user_password: "lezer",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("a way to lock it");
    file.encrypt(&state).expect("a document that can be locked");
    bytes(&mut file)
}

fn secret() -> Object {
    Object::string_literal(SECRET)
}

fn bytes(file: &mut Document) -> Vec<u8> {
    let mut out = Vec::new();
    file.save_to(&mut out).expect("a document that can be written");
    out
}

fn pages(texts: &[&str]) -> (Document, Vec<ObjectId>) {
    let mut file = Document::with_version("1.7");
    let parent = file.new_object_id();
    let font =
        file.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let page = |text: &&str, file: &mut Document| {
        let content = format!("BT /F1 24 Tf 72 720 Td ({text}) Tj ET");
        let content = file.add_object(Stream::new(dictionary! {}, content.into_bytes()));
        file.add_object(dictionary! {
            "Type" => "Page", "Parent" => parent, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        })
    };
    let all = texts.iter().map(|text| page(text, &mut file)).collect::<Vec<_>>();
    let kids = all.iter().map(|page| Object::Reference(*page)).collect::<Vec<_>>();
    let count = i64::try_from(kids.len()).expect("few pages");
    file.set_object(parent, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    file.trailer.set("Root", catalog);
    (file, all)
}
