// SPDX-License-Identifier: EUPL-1.2
//! The repository on disk: its root, its files, where cargo builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// A text file of the repository.
pub struct SourceFile {
    /// Path from the root, with forward slashes.
    pub path: String,
    /// Its contents.
    pub text: String,
}

impl SourceFile {
    /// The part of the path after the last dot.
    pub fn extension(&self) -> &str {
        extension(&self.path)
    }
}

/// The repository.
pub struct Tree {
    /// The folder with the workspace's Cargo.toml.
    pub root: PathBuf,
}

impl Tree {
    /// Looks for the workspace from the current folder upwards.
    pub fn find() -> Result<Self> {
        let here = std::env::current_dir().context("cannot tell the current folder")?;
        for folder in here.ancestors() {
            let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
            if manifest.contains("[workspace]") {
                return Ok(Self { root: folder.to_path_buf() });
            }
        }
        bail!("run this inside the repository")
    }

    /// A path under the root.
    pub fn join(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// All files that git keeps or would keep, as paths from the root.
    pub fn paths(&self) -> Result<Vec<String>> {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let listing = process::read(git.current_dir(&self.root))?;
        let mut paths: Vec<String> = listing
            .split('\0')
            .filter(|path| !path.is_empty() && self.join(path).is_file())
            .map(str::to_owned)
            .collect();
        paths.sort();
        paths.dedup();
        Ok(paths)
    }

    /// The files with one of these extensions, read.
    pub fn sources(&self, extensions: &[&str]) -> Result<Vec<SourceFile>> {
        let mut sources = Vec::new();
        for path in self.paths()? {
            if extensions.contains(&extension(&path)) {
                let text = fs::read_to_string(self.join(&path))
                    .with_context(|| format!("cannot read {path} as UTF-8 text"))?;
                sources.push(SourceFile { path, text });
            }
        }
        Ok(sources)
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.join("target"),
        }
    }

    /// The built `brink` binary.
    pub fn brink(&self, release: bool) -> PathBuf {
        self.target().join(if release { "release" } else { "debug" }).join("brink")
    }
}

fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions() {
        assert_eq!(extension("a/b.test/c.rs"), "rs");
        assert_eq!(extension("a.b/LICENSE"), "");
    }
}
