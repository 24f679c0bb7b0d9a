// SPDX-License-Identifier: EUPL-1.2
//! Databases that must be there already, and files that must not.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use db::Db;
use tempfile::NamedTempFile;

use crate::open;

/// The SQLite file that an address means; `None` for PostgreSQL.
pub fn sqlite_file(url: &str) -> Option<&Path> {
    let postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
    (!postgres).then(|| Path::new(url.strip_prefix("sqlite:").unwrap_or(url)))
}

/// Opens a database beside whoever serves it. A SQLite file is not made when it is not there: a
/// mistake in the name would look like an empty database.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn existing(url: &str) -> Result<Db> {
    if let Some(file) = sqlite_file(url)
        && !file.is_file()
    {
        bail!("er is geen database {}; klopt de naam bij --database-url?", file.display());
    }
    open::database(url, false).await
}

/// A file that gets its name only when it is whole, and that never replaces another. Only its
/// owner may read it.
pub struct NewFile<'p> {
    path: &'p Path,
    folder: &'p Path,
    temporary: NamedTempFile,
}

impl<'p> NewFile<'p> {
    /// Starts a file that will have this name.
    ///
    /// # Errors
    /// A sentence that tells what to mend.
    pub fn start(path: &'p Path) -> Result<Self> {
        if path.exists() {
            bail!("{} bestaat al; kies een andere naam", path.display());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let temporary = tempfile::Builder::new()
            .prefix(".brink-")
            .tempfile_in(folder)
            .with_context(|| format!("in de map {} is niet te schrijven", folder.display()))?;
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
        file.sync_all().context("de schijf nam het bestand niet aan")?;
        let size = file.metadata()?.len();
        self.temporary
            .persist_noclobber(self.path)
            .with_context(|| format!("{} is niet te maken", self.path.display()))?;
        File::open(self.folder).and_then(|folder| folder.sync_all()).context("de map is niet vastgelegd")?;
        Ok(size)
    }
}

/// A size as people read it: `12,4 MB`.
pub fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = bytes.saturating_mul(10).div_ceil(unit);
    format!("{},{} {name}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        assert_eq!(size(0), "0,0 kB");
        assert_eq!(size(1), "0,1 kB");
        assert_eq!(size(12_400_000), "12,4 MB");
        assert_eq!(size(3_000_000_000), "3,0 GB");
    }

    #[test]
    fn a_new_file_appears_when_it_is_whole_and_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.gz");
        drop(NewFile::start(&path).unwrap());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let mut file = NewFile::start(&path).unwrap();
        file.writer().write_all(b"a").unwrap();
        assert!(!path.exists());
        let other = NewFile::start(&path).unwrap();
        assert_eq!(file.finish().unwrap(), 1);
        assert!(other.finish().is_err());
        assert!(NewFile::start(&path).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn addresses_are_told_apart() {
        assert_eq!(sqlite_file("sqlite:a.db"), Some(Path::new("a.db")));
        assert_eq!(sqlite_file("postgres.db"), Some(Path::new("postgres.db")));
        assert_eq!(sqlite_file("postgresql://h/d"), None);
    }
}
