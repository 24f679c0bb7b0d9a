// SPDX-License-Identifier: EUPL-1.2
//! The file of a SQLite database: made for its owner, held by one process, and ours.

use std::fs::{File, OpenOptions as FileOptions, TryLockError};
use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::OpenError;
use crate::migrate;

/// Makes the file when it is not there, for its owner alone: it holds personal data. SQLite gives
/// the files beside it the same mode.
pub(super) fn make(path: &Path) -> std::io::Result<()> {
    let mut options = FileOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::AlreadyExists => Err(cause),
        _ => Ok(()),
    }
}

/// Holds a SQLite file that is there for this process alone, as long as what it returns lives. Two
/// names of one file are one file.
///
/// # Errors
/// [`OpenError::InUse`] when another process holds it.
pub fn hold(path: &Path) -> Result<File, OpenError> {
    let failed = |cause| OpenError::File { path: path.into(), cause };
    let mut name = path.canonicalize().map_err(failed)?.into_os_string();
    name.push(".lock");
    let file = FileOptions::new().create(true).truncate(false).write(true).open(name).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse(path.into())),
        Err(TryLockError::Error(cause)) => Err(failed(cause)),
    }
}

/// Whether a file holds tables, and not ours. Looks, and changes nothing: not even how it keeps its
/// journal.
pub(super) async fn is_foreign(path: &Path) -> Result<bool, sqlx::Error> {
    let mut conn = SqliteConnectOptions::new().filename(path).connect().await?;
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'",
    )
    .fetch_all(&mut conn)
    .await?;
    conn.close().await?;
    Ok(migrate::is_foreign(&names))
}

#[cfg(test)]
mod tests {
    use super::super::{Db, OpenOptions};
    use super::*;
    use crate::sql;

    #[cfg(unix)]
    #[tokio::test]
    async fn a_new_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.db");
        Db::open(&file.display().to_string(), &OpenOptions::default()).await.unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[tokio::test]
    async fn one_file_is_served_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.db").display().to_string();
        let options = OpenOptions { exclusive: true, ..OpenOptions::default() };
        let first = Db::open(&file, &options).await.unwrap();
        assert!(matches!(Db::open(&file, &options).await, Err(OpenError::InUse(_))));
        #[cfg(unix)]
        {
            let other = folder.path().join("b.db");
            std::os::unix::fs::symlink(&file, &other).unwrap();
            let other = Db::open(&other.display().to_string(), &options).await;
            assert!(matches!(other, Err(OpenError::InUse(_))), "another name of the same file");
        }
        first.close().await;
        Db::open(&file, &options).await.unwrap();
    }

    #[tokio::test]
    async fn the_file_of_another_program_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("other.db");
        let mut conn =
            SqliteConnectOptions::new().filename(&file).create_if_missing(true).connect().await.unwrap();
        sqlx::query("CREATE TABLE contact (id INTEGER)").execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
        let before = std::fs::read(&file).unwrap();
        let opened = Db::open(&file.display().to_string(), &OpenOptions::default()).await;
        assert!(matches!(opened, Err(OpenError::Foreign(_))));
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }

    #[tokio::test]
    async fn a_plan_holds_for_every_value() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.db");
        let db = Db::open(&file.display().to_string(), &OpenOptions::default()).await.unwrap();
        let mut conn = db.read().await.unwrap();
        for (option, wanted) in [("ENABLE_QPSG", 1), ("ENABLE_STAT4", 0), ("ENABLE_MEMORY_MANAGEMENT", 0)] {
            let used: (i64,) = conn.one(sql!("SELECT sqlite_compileoption_used($1)", option)).await.unwrap();
            assert_eq!(used.0, wanted, "{option}: see .cargo/config.toml");
        }
    }
}
