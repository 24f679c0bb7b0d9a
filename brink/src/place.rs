// SPDX-License-Identifier: EUPL-1.2
//! Databases that must be there already, sizes, and what the system says about files.

use std::fmt::Display;

use anyhow::{Result, anyhow, bail};
use db::Db;
pub use db::sqlite_file;

use crate::open;

/// Refuses an address of another kind of database: as the name of a file it would make a new one.
///
/// # Errors
/// A sentence that tells which kinds there are.
pub fn known_kind(url: &str) -> Result<()> {
    match url.split_once("://") {
        Some((kind, _)) if kind != "sqlite" && sqlite_file(url).is_some() => {
            bail!("{kind}:// kent brink niet; geef een bestand, of een adres dat begint met postgres://")
        }
        _ => Ok(()),
    }
}

/// Opens a database beside whoever serves it. A SQLite file is not made when it is not there: a
/// mistake in the name would look like an empty database.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn existing(url: &str) -> Result<Db> {
    must_exist(url)?;
    open::database(url, false).await
}

/// Refuses a SQLite file that is not there.
///
/// # Errors
/// A sentence that tells what to mend.
pub fn must_exist(url: &str) -> Result<()> {
    known_kind(url)?;
    match sqlite_file(url) {
        Some(file) if !file.exists() => {
            bail!("er is geen database {}; klopt de naam bij --database-url?", file.display())
        }
        _ => Ok(()),
    }
}

/// The address of a website in small letters, as requests are looked up.
///
/// # Errors
/// A sentence that tells how to write it.
pub fn host(given: &str) -> Result<String> {
    let host = given.trim().to_lowercase();
    if !is_host(&host) {
        bail!(
            "{given:?} is geen adres van een website; geef alleen de naam, zoals kernen.gemeente.nl, zonder https:// \
             en zonder poort"
        );
    }
    Ok(host)
}

/// Names with dots between them: letters, digits and hyphens.
fn is_host(host: &str) -> bool {
    let is_name = |name: &str| {
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (1..=63).contains(&name.len())
            && name.bytes().all(known)
            && !name.starts_with('-')
            && !name.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(is_name)
}

/// What the system would not do, in words that somebody who runs a server can use.
pub fn why(cause: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let text = match cause.kind() {
        ErrorKind::NotFound => "het is er niet",
        ErrorKind::PermissionDenied => "brink heeft er geen rechten voor",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "de schijf is vol",
        ErrorKind::ReadOnlyFilesystem => "de schijf is alleen te lezen",
        ErrorKind::IsADirectory => "dat is een map",
        ErrorKind::NotADirectory => "een deel van het pad is geen map",
        ErrorKind::AlreadyExists => "het bestaat al",
        ErrorKind::InvalidData => "het is geen tekst in UTF-8",
        ErrorKind::ConnectionRefused => "daar luistert niets",
        ErrorKind::TimedOut => "er kwam geen antwoord",
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => "het netwerk bereikt die server niet",
        _ => return cause.to_string(),
    };
    text.to_owned()
}

/// A sentence of ours with behind it what the system would not do.
pub fn because(sentence: impl Display) -> impl FnOnce(std::io::Error) -> anyhow::Error {
    move |cause| anyhow!("{sentence}: {}", why(&cause))
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
    use std::path::Path;

    use super::*;

    #[test]
    fn kinds_of_databases() {
        for good in [
            "brink.db",
            "sqlite:brink.db",
            "sqlite://brink.db",
            "sqlite:///srv/brink.db",
            "postgres://a@b/c",
            "postgresql://b",
        ] {
            assert!(known_kind(good).is_ok(), "{good}");
        }
        assert!(known_kind("mysql://a/b").is_err());
    }

    #[test]
    fn sizes_read_well() {
        assert_eq!(size(0), "0,0 kB");
        assert_eq!(size(1), "0,1 kB");
        assert_eq!(size(12_400_000), "12,4 MB");
        assert_eq!(size(3_000_000_000), "3,0 GB");
    }

    #[test]
    fn the_system_answers_in_dutch() {
        let folder = tempfile::tempdir().unwrap();
        let missing = std::fs::File::open(folder.path().join("a")).unwrap_err();
        assert_eq!(why(&missing), "het is er niet");
        let beneath = std::fs::File::open(Path::new("/dev/null/a")).unwrap_err();
        assert_eq!(why(&beneath), "een deel van het pad is geen map");
    }

    #[test]
    fn addresses_are_told_apart() {
        assert_eq!(sqlite_file("sqlite:a.db"), Some(Path::new("a.db")));
        assert_eq!(sqlite_file("postgres.db"), Some(Path::new("postgres.db")));
        assert_eq!(sqlite_file("postgresql://h/d"), None);
    }
}
