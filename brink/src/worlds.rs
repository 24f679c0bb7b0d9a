// SPDX-License-Identifier: EUPL-1.2
//! The demo worlds: real public facts with their source, and example data marked as such. See
//! `worlds/README.md`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use web::World;

use crate::place;

/// The files that every world has.
const FILES: [&str; 7] = [
    "gemeente.json",
    "kernen.json",
    "groepen.json",
    "teams.json",
    "partners.json",
    "kernagendas.json",
    "voorbeeld.json",
];

macro_rules! texts {
    ($slug:literal) => {
        [
            include_str!(concat!("../../worlds/", $slug, "/gemeente.json")),
            include_str!(concat!("../../worlds/", $slug, "/kernen.json")),
            include_str!(concat!("../../worlds/", $slug, "/groepen.json")),
            include_str!(concat!("../../worlds/", $slug, "/teams.json")),
            include_str!(concat!("../../worlds/", $slug, "/partners.json")),
            include_str!(concat!("../../worlds/", $slug, "/kernagendas.json")),
            include_str!(concat!("../../worlds/", $slug, "/voorbeeld.json")),
        ]
    };
}

const BUILT_IN: [(&str, [&str; 7]); 2] = [("west-betuwe", texts!("west-betuwe")), ("buren", texts!("buren"))];

/// Stands where a photo would: our own drawing.
const PICTURE: &[u8] = include_bytes!("../../worlds/voorbeeld.png");

/// Where the worlds of a demo come from.
pub enum Worlds {
    /// Those in the program.
    BuiltIn,
    /// A folder with a folder for each.
    Folder(PathBuf),
}

impl Worlds {
    /// Their short names, in the order in which they are loaded.
    ///
    /// # Errors
    /// When the folder cannot be read, or holds no world.
    pub fn slugs(&self) -> Result<Vec<String>> {
        let Self::Folder(folder) = self else {
            return Ok(BUILT_IN.iter().map(|(slug, _)| (*slug).to_owned()).collect());
        };
        let unreadable = || place::because(format!("de map {} is niet te lezen", folder.display()));
        let mut slugs = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable())? {
            let entry = entry.map_err(unreadable())?;
            if entry.path().join(FILES[0]).is_file() {
                slugs.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        slugs.sort();
        if slugs.is_empty() {
            bail!("in de map {} staat geen gemeente: een map met {}", folder.display(), FILES.join(", "));
        }
        Ok(slugs)
    }

    /// The files of one of them.
    ///
    /// # Errors
    /// When there is no such world, or one of its files cannot be read.
    pub fn read(&self, slug: &str) -> Result<World> {
        let world = match self {
            Self::BuiltIn => {
                let found = BUILT_IN.iter().find(|(name, _)| *name == slug);
                let (_, texts) = found.with_context(|| format!("er is geen voorbeeld {slug}"))?;
                World::new(slug, &FILES.into_iter().zip(*texts).collect::<Vec<_>>())
            }
            Self::Folder(folder) => {
                let mut files = Vec::new();
                for name in FILES {
                    let path = folder.join(slug).join(name);
                    let text = fs::read_to_string(&path);
                    let text =
                        text.map_err(place::because(format!("{} is niet te lezen", path.display())))?;
                    files.push((name.to_owned(), text));
                }
                World { files, ..World::new(slug, &[]) }
            }
        };
        Ok(World { picture: PICTURE.to_vec(), ..world })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_worlds_is_read_by_name() {
        let folder = Worlds::Folder(concat!(env!("CARGO_MANIFEST_DIR"), "/../worlds").into());
        assert_eq!(folder.slugs().unwrap(), ["buren", "voorbeeldstad", "west-betuwe"]);
        let (same, built_in) = (folder.read("buren").unwrap(), Worlds::BuiltIn.read("buren").unwrap());
        assert_eq!(same.files, built_in.files);
    }

    #[test]
    fn a_folder_without_worlds_is_refused() {
        let empty = tempfile::tempdir().unwrap();
        let refused = Worlds::Folder(empty.path().into()).slugs().unwrap_err().to_string();
        assert!(refused.contains("staat geen gemeente"), "{refused}");
        assert!(Worlds::Folder("/nergens".into()).slugs().is_err());
    }
}
