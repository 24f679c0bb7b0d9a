// SPDX-License-Identifier: EUPL-1.2
//! A file that gets its name only when it is whole, and that never replaces another.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use tempfile::NamedTempFile;

use crate::place;

/// Around the name of a file that is not whole yet.
const START: &str = ".brink-";
const END: &str = ".half";

/// A file that is being written. Only its owner may read it.
pub struct NewFile<'p> {
    path: &'p Path,
    folder: &'p Path,
    temporary: NamedTempFile,
}

impl<'p> NewFile<'p> {
    /// Starts a file that will have this name, and clears away what a run that was cut off left in
    /// the folder.
    ///
    /// # Errors
    /// A sentence that tells what to mend.
    pub fn start(path: &'p Path) -> Result<Self> {
        if path.exists() {
            bail!("{} bestaat al; kies een andere naam", path.display());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        clear(folder);
        let temporary = locked(folder).map_err(|cause| {
            anyhow!("in de map {} is niet te schrijven: {}", folder.display(), place::why(&cause))
        })?;
        Ok(Self { path, folder, temporary })
    }

    /// Where to write.
    pub fn writer(&mut self) -> BufWriter<&mut File> {
        BufWriter::new(self.temporary.as_file_mut())
    }

    /// Puts it on the disk under its name and returns its size.
    ///
    /// # Errors
    /// A sentence that tells what to mend.
    pub fn finish(self) -> Result<u64> {
        let mut file = self.temporary.as_file();
        file.flush()?;
        file.sync_all().map_err(place::because("de schijf nam het bestand niet aan"))?;
        let size = file.metadata()?.len();
        self.temporary.persist_noclobber(self.path).map_err(|cause| {
            anyhow!("{} is niet te maken: {}", self.path.display(), place::why(&cause.error))
        })?;
        File::open(self.folder)
            .and_then(|folder| folder.sync_all())
            .map_err(place::because("de map is niet vastgelegd"))?;
        Ok(size)
    }
}

/// A new file under a lock, by which others see that somebody works on it.
fn locked(folder: &Path) -> std::io::Result<NamedTempFile> {
    loop {
        let file = tempfile::Builder::new().prefix(START).suffix(END).tempfile_in(folder)?;
        // Between making and locking, another run may have taken it for a leftover.
        if file.as_file().try_lock().is_ok() && file.as_file().metadata()?.nlink() > 0 {
            return Ok(file);
        }
    }
}

/// Removes half files on which nobody works. What cannot be removed is no reason to stop.
fn clear(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(START) && name.ends_with(END));
        if ours && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            std::fs::remove_file(entry.path()).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(folder: &Path) -> usize {
        std::fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_new_file_appears_when_it_is_whole_and_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.gz");
        drop(NewFile::start(&path).unwrap());
        assert_eq!(count(folder.path()), 0);
        let mut file = NewFile::start(&path).unwrap();
        file.writer().write_all(b"a").unwrap();
        assert!(!path.exists());
        let other = NewFile::start(&path).unwrap();
        assert_eq!(file.finish().unwrap(), 1);
        assert!(other.finish().is_err());
        assert!(NewFile::start(&path).is_err());
        assert_eq!(count(folder.path()), 1);
    }

    #[test]
    fn a_leftover_goes_and_what_somebody_works_on_stays() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second] = ["a.gz", "b.gz"].map(|name| folder.path().join(name));
        std::fs::write(folder.path().join(".brink-Ab12.half"), "half").unwrap();
        std::fs::write(folder.path().join(".brink-notes"), "of somebody else").unwrap();
        let busy = NewFile::start(&first).unwrap();
        assert_eq!(count(folder.path()), 2);
        let other = NewFile::start(&second).unwrap();
        assert_eq!(count(folder.path()), 3);
        busy.finish().unwrap();
        other.finish().unwrap();
        assert!(first.exists() && second.exists() && count(folder.path()) == 3);
    }
}
