// SPDX-License-Identifier: EUPL-1.2
//! Files in.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::Failure;
use crate::certificate::MOST_BYTES;
use crate::chart::readable;
use crate::election::Election;
use crate::language::Language;
use crate::pb::{self, Header, Options};

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
    unless_empty(path, language)?;
    let read = if is_input {
        pb::read(io::stdin().lock(), options)
    } else {
        let file = File::open(path).map_err(|cause| unreadable(path, &cause, language))?;
        pb::read(file, options)
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
    unless_empty(path, language)?;
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

fn unless_empty(path: &Path, language: Language) -> Result<(), Failure> {
    let is_empty = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() == 0);
    if is_empty { Err(unread(path, language.pick("het is leeg", "it is empty"), language)) } else { Ok(()) }
}

fn unreadable(path: &Path, cause: &io::Error, language: Language) -> Failure {
    unread(path, &why(cause, language), language)
}

fn unread(path: &Path, why: &str, language: Language) -> Failure {
    let path = shown(path);
    Failure::Failed(
        language.pick(format!("{path} is niet te lezen: {why}"), format!("{path} cannot be read: {why}")),
    )
}

/// What the system says, in words as far as we have them.
pub fn why(cause: &io::Error, language: Language) -> String {
    match cause.kind() {
        ErrorKind::NotFound => language.say("dat bestaat niet", "it does not exist"),
        ErrorKind::PermissionDenied => language.say("dat mag niet", "that is not allowed"),
        ErrorKind::IsADirectory => language.say("dat is een map", "it is a folder"),
        ErrorKind::FileTooLarge => language.say("het wordt te groot", "it grows too large"),
        ErrorKind::ReadOnlyFilesystem => {
            language.say("daar valt niets te schrijven", "nothing can be written there")
        }
        ErrorKind::StorageFull => language.say("de schijf is vol", "the disk is full"),
        _ => cause.to_string(),
    }
}
