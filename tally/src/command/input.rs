// SPDX-License-Identifier: EUPL-1.2
//! Files in.

use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind, Read};
use std::path::Path;

use super::Failure;
use crate::certificate::MOST_BYTES;
use crate::chart::readable;
use crate::election::Election;
use crate::language::Language;
use crate::pb::{self, Header, Options};

/// Files are read in pieces of this size.
const PIECE: usize = 1 << 18;

/// Reads an election from a file, or from standard input when that is asked by `-`.
///
/// # Errors
/// What is wrong with the file, with line and column.
pub fn election(path: &Path, options: &Options, language: Language) -> Result<(Election, Header), Failure> {
    let is_input = path == Path::new("-");
    let place = if is_input { Path::new("/dev/stdin") } else { path };
    if fs::metadata(place).is_ok_and(|about| about.is_dir()) {
        return Err(unreadable(path, &ErrorKind::IsADirectory.into(), language));
    }
    let read = if is_input {
        pb::read(BufReader::with_capacity(PIECE, io::stdin().lock()), options)
    } else {
        let file = File::open(path).map_err(|cause| unreadable(path, &cause, language))?;
        pb::read(BufReader::with_capacity(PIECE, file), options)
    };
    read.map_err(|wrong| {
        let wrong = readable(&language.pick(wrong.dutch(), wrong.to_string()));
        Failure::Failed(format!("{}: {wrong}", shown(path)))
    })
}

/// Reads a file whole.
///
/// # Errors
/// A file that cannot be read, or that is no text: then with its line.
pub fn text(path: &Path, language: Language) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    // One more than a certificate may have, so that it is told to be too long.
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(2);
    let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|cause| unreadable(path, &cause, language))?;
    String::from_utf8(bytes).map_err(|wrong| {
        let good = &wrong.as_bytes()[..wrong.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        let path = shown(path);
        Failure::Failed(language.pick(
            format!("{path}: regel {line}: dit is geen UTF-8"),
            format!("{path}: line {line}: this is not UTF-8"),
        ))
    })
}

/// A path as it may be shown: without what would command a terminal.
pub fn shown(path: &Path) -> String {
    readable(&path.display().to_string())
}

fn unreadable(path: &Path, cause: &io::Error, language: Language) -> Failure {
    let (path, why) = (shown(path), why(cause, language));
    Failure::Failed(
        language.pick(format!("{path} is niet te lezen: {why}"), format!("{path} cannot be read: {why}")),
    )
}

/// What the system says, in words as far as we have them.
pub fn why(cause: &io::Error, language: Language) -> String {
    match cause.kind() {
        ErrorKind::NotFound => language.pick("dat bestaat niet", "it does not exist").to_owned(),
        ErrorKind::PermissionDenied => language.pick("dat mag niet", "that is not allowed").to_owned(),
        ErrorKind::IsADirectory => language.pick("dat is een map", "it is a folder").to_owned(),
        ErrorKind::FileTooLarge => language.pick("het wordt te groot", "it grows too large").to_owned(),
        ErrorKind::ReadOnlyFilesystem => {
            language.pick("daar valt niets te schrijven", "nothing can be written there").to_owned()
        }
        ErrorKind::StorageFull => language.pick("de schijf is vol", "the disk is full").to_owned(),
        _ => cause.to_string(),
    }
}
