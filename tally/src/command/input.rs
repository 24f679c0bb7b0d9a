// SPDX-License-Identifier: EUPL-1.2
//! Files in and out.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind};
use std::path::Path;

use super::Failure;
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
    let read = if path == Path::new("-") {
        pb::read(BufReader::with_capacity(PIECE, io::stdin().lock()), options)
    } else {
        let file = File::open(path).map_err(|cause| unreadable(path, &cause, language))?;
        if file.metadata().is_ok_and(|about| about.is_dir()) {
            return Err(unreadable(path, &ErrorKind::IsADirectory.into(), language));
        }
        pb::read(BufReader::with_capacity(PIECE, file), options)
    };
    read.map_err(|wrong| {
        let wrong = language.pick(wrong.dutch(), wrong.to_string());
        Failure::Failed(format!("{}: {wrong}", path.display()))
    })
}

/// Reads a file whole.
///
/// # Errors
/// A file that cannot be read, or that is no text.
pub fn text(path: &Path, language: Language) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|cause| unreadable(path, &cause, language))
}

/// Reads the ids of an order file, one a line.
///
/// # Errors
/// A file that cannot be read.
pub fn order(path: &Path, language: Language) -> Result<Vec<String>, Failure> {
    let text = text(path, language)?;
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    Ok(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// Writes what was asked for, unless that would overwrite the election.
///
/// # Errors
/// A file that cannot be written.
pub fn write(path: &Path, election: &Path, text: &str, language: Language) -> Result<(), Failure> {
    let same = |path: &Path| path.canonicalize().ok();
    if same(path).is_some_and(|file| same(election) == Some(file)) {
        return Err(Failure::Wrong(language.pick(
            format!("{} is de stemming zelf", path.display()),
            format!("{} is the election itself", path.display()),
        )));
    }
    std::fs::write(path, text).map_err(|cause| {
        let why = match cause.kind() {
            ErrorKind::NotFound => {
                language.pick("die map bestaat niet", "its folder does not exist").to_owned()
            }
            _ => why(&cause, language),
        };
        Failure::Failed(language.pick(
            format!("{} is niet te schrijven: {why}", path.display()),
            format!("{} cannot be written: {why}", path.display()),
        ))
    })
}

fn unreadable(path: &Path, cause: &io::Error, language: Language) -> Failure {
    let why = why(cause, language);
    Failure::Failed(language.pick(
        format!("{} is niet te lezen: {why}", path.display()),
        format!("{} cannot be read: {why}", path.display()),
    ))
}

fn why(cause: &io::Error, language: Language) -> String {
    match cause.kind() {
        ErrorKind::NotFound => language.pick("dat bestaat niet", "it does not exist").to_owned(),
        ErrorKind::PermissionDenied => language.pick("dat mag niet", "that is not allowed").to_owned(),
        ErrorKind::IsADirectory => language.pick("dat is een map", "it is a folder").to_owned(),
        ErrorKind::InvalidData => language.pick("dit is geen UTF-8", "it is not UTF-8").to_owned(),
        ErrorKind::StorageFull => language.pick("de schijf is vol", "the disk is full").to_owned(),
        _ => cause.to_string(),
    }
}
