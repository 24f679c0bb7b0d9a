// SPDX-License-Identifier: EUPL-1.2
//! Files out: each in a place of its own, and written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IntoInnerError};
use std::path::{Path, PathBuf};

use super::Failure;
use super::input::{shown, why};
use crate::language::Language;

/// Refuses, before anything is counted, to write one file over another: over what was read, or over
/// what is written besides. Refuses as well what can be seen not to work.
///
/// # Errors
/// The first of `outputs` that is one of `inputs`, is there twice, or has no place.
pub fn apart(outputs: &[&Path], inputs: &[&Path], language: Language) -> Result<(), Failure> {
    for (at, path) in outputs.iter().enumerate() {
        let same = |other: &&&Path| place(path).is_some_and(|here| place(other) == Some(here));
        let shown = shown(path);
        if *path == Path::new("-") {
            return Err(Failure::Wrong(language.say(
                "op de standaarduitvoer staat de uitslag al; geef de naam van een bestand in plaats van -",
                "standard output has the outcome already; give the name of a file and not -",
            )));
        }
        if inputs.iter().any(|input| same(&input)) {
            return Err(Failure::Wrong(language.pick(
                format!("{shown} wordt al gelezen; kies een andere naam om naar te schrijven"),
                format!("{shown} is read already; choose another name to write to"),
            )));
        }
        if outputs[..at].iter().any(|output| same(&output)) {
            return Err(Failure::Wrong(language.pick(
                format!("{shown} is er al voor iets anders; kies voor elk bestand een andere naam"),
                format!("{shown} is for something else already; choose another name for each file"),
            )));
        }
        can_be_written(path).map_err(|cause| unwritable(path, &cause, language))?;
    }
    Ok(())
}

/// Where a file is or will be, however it is named. Devices have no place: many can write there.
fn place(path: &Path) -> Option<PathBuf> {
    let path = if path == Path::new("-") { Path::new("/dev/stdin") } else { path };
    if let Ok(about) = fs::metadata(path) {
        return if about.is_file() { path.canonicalize().ok() } else { None };
    }
    folder(path).canonicalize().ok().zip(path.file_name()).map(|(folder, name)| folder.join(name))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn can_be_written(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(about) if about.permissions().readonly() => Err(ErrorKind::PermissionDenied.into()),
        Ok(_) => Ok(()),
        Err(_) => fs::metadata(folder(path)).map(|_| ()),
    }
}

/// Writes a file, whole or not at all; `content` writes what shall stand in it.
///
/// # Errors
/// When that does not work; what stood there before still does.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    language: Language,
) -> Result<(), Failure> {
    let is_device = fs::metadata(path).is_ok_and(|about| !about.is_file());
    let written = if is_device { fill(path, content).map(drop) } else { whole(path, content) };
    written.map_err(|cause| unwritable(path, &cause, language))
}

fn fill(path: &Path, content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<File> {
    let mut out = BufWriter::new(File::create(path)?);
    content(&mut out)?;
    out.into_inner().map_err(IntoInnerError::into_error)
}

/// Beside it first, and then in its place.
fn whole(path: &Path, content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let beside = path.with_file_name(format!(".tally-{}", std::process::id()));
    let written = fill(&beside, content).and_then(|file| file.sync_all());
    let written = written.and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        fs::remove_file(&beside).ok();
    }
    written
}

fn unwritable(path: &Path, cause: &io::Error, language: Language) -> Failure {
    let why = match cause.kind() {
        ErrorKind::NotFound => language.say("die map bestaat niet", "its folder does not exist"),
        // What a system says has no words of ours in it.
        ErrorKind::InvalidInput if cause.get_ref().is_some() => language.say(
            "het id van een project past niet in een bestand van Pabulib (een komma, of none)",
            "the id of a project cannot stand in a Pabulib file (a comma, or none)",
        ),
        _ => why(cause, language),
    };
    let path = shown(path);
    Failure::Failed(
        language
            .pick(format!("{path} is niet te schrijven: {why}"), format!("{path} cannot be written: {why}")),
    )
}
