// SPDX-License-Identifier: EUPL-1.2
//! A release that was frozen: the steps of its schema with their checksums, and a backup with rows
//! in every table, both in `brink/tests/releases/`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use db::{Db, Engine, Migration, OpenOptions, Sql};

use crate::content::Content;
use crate::stage::{Demo, Place};

/// Rows for the tables that a fresh demo leaves empty. Freezing refuses when a table still is.
const MORE: &str = include_str!("../releases/more.sql");

/// A frozen release.
pub struct Release {
    pub name: String,
    folder: PathBuf,
}

impl Release {
    /// All that were frozen.
    pub fn all() -> Vec<Self> {
        let list = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
        let lists = list.filter(|path| path.extension().is_some_and(|end| end == "txt"));
        let name = |path: PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
        lists.map(|path| Self { name: name(path), folder: folder() }).collect()
    }

    pub fn backup(&self) -> PathBuf {
        self.folder.join(format!("{}.gz", self.name))
    }

    /// The steps that this release had, as the program of today has them.
    pub fn steps(&self) -> Vec<Migration> {
        let text = std::fs::read_to_string(self.folder.join(format!("{}.txt", self.name))).unwrap();
        let known = web::app::migrations(&crate::slices());
        let find = |line: &str| {
            let name = line.split(' ').next().unwrap();
            let step = known.iter().find(|step| step.name == name);
            let step = *step.unwrap_or_else(|| panic!("step {name} of release {} is gone", self.name));
            assert_eq!(self::line(&step), line, "release {} had this step; add a new one instead", self.name);
            step
        };
        text.lines().map(find).collect()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/releases")
}

/// `name`, checksum on SQLite, checksum on PostgreSQL.
fn line(step: &Migration) -> String {
    format!("{} {} {}", step.name, step.checksum(Engine::Sqlite), step.checksum(Engine::Postgres))
}

/// Opens the database of a place, does the work, and closes it.
pub fn with_db<T>(place: &Place, work: impl AsyncFnOnce(&Db) -> T) -> T {
    let url = place.url();
    tokio::runtime::Runtime::new().unwrap().block_on(async move {
        let db = Db::open(&url, &OpenOptions::default()).await.unwrap();
        let outcome = work(&db).await;
        db.close().await;
        outcome
    })
}

/// The steps that a database knows of.
pub fn steps(place: &Place) -> Vec<String> {
    with_db(place, async |db| db::backup::steps(db).await.unwrap())
}

#[test]
#[ignore = "writes into the repository: once for each release, see CONTRIBUTING.md"]
fn freeze() {
    let name = env!("CARGO_PKG_VERSION");
    let backup = folder().join(format!("{name}.gz"));
    let place = Place::sqlite();
    drop(Demo::start(&place, &[]));
    with_db(&place, async |db| {
        let more = db.write_housekeeping(|tx| {
            Box::pin(async move {
                for statement in MORE.split_terminator(';').filter(|text| !text.trim().is_empty()) {
                    tx.run(Sql::new(statement)).await?;
                }
                Ok(())
            })
        });
        more.await.unwrap();
    });
    let content = Content::of(&place);
    let empty = content.empty();
    assert!(empty.is_empty(), "add rows for {empty:?} to more.sql");
    place.ok(&["backup", backup.to_str().unwrap()]);
    let steps = web::app::migrations(&crate::slices());
    let list = steps.iter().fold(String::new(), |mut text, step| {
        writeln!(text, "{}", line(step)).unwrap();
        text
    });
    std::fs::write(folder().join(format!("{name}.txt")), list).unwrap();
}
