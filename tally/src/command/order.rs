// SPDX-License-Identifier: EUPL-1.2
//! A file with the order of projects for when they are exactly equal: one id a line.

use std::path::{Path, PathBuf};

use super::Failure;
use super::input::{self, shown};
use crate::election::Election;
use crate::language::Language;

/// The ids with their lines, from 1. Blank lines do not count.
#[derive(Debug)]
pub struct Order {
    path: PathBuf,
    lines: Vec<(usize, String)>,
}

impl Order {
    /// Reads an order.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(path: &Path, language: Language) -> Result<Self, Failure> {
        if matches!(path.try_exists(), Ok(false)) {
            let file = shown(path);
            return Err(Failure::Failed(language.pick(
                format!(
                    "{file} is niet te lezen: dat bestaat niet; --tie-breaking is id, cheaper of een bestand"
                ),
                format!("{file} cannot be read: it does not exist; --tie-breaking is id, cheaper or a file"),
            )));
        }
        let text = input::text(path, language)?;
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate();
        let lines = lines.filter(|(_, id)| !id.is_empty()).map(|(at, id)| (at + 1, id.to_owned()));
        Ok(Self { path: path.to_owned(), lines: lines.collect() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// First to last.
    pub fn ids(&self) -> Vec<String> {
        self.lines.iter().map(|(_, id)| id.clone()).collect()
    }

    /// Whether every project is there once, with the line where it is not.
    ///
    /// # Errors
    /// A project that does not exist, is there twice, or is missing.
    pub fn check(&self, election: &Election, language: Language) -> Result<(), Failure> {
        let file = shown(&self.path);
        let mut seen = vec![None; election.projects().len()];
        for (line, id) in &self.lines {
            let at = language.pick(format!("{file}: regel {line}"), format!("{file}: line {line}"));
            let Some(project) = election.find(id) else {
                return Err(Failure::Failed(language.pick(
                    format!("{at}: er is geen project {id}; schrijf op elke regel één id"),
                    format!("{at}: there is no project {id}; write one id on each line"),
                )));
            };
            if let Some(before) = seen[project].replace(*line) {
                return Err(Failure::Failed(language.pick(
                    format!("{at}: project {id} staat er twee keer, ook op regel {before}"),
                    format!("{at}: project {id} is there twice, on line {before} too"),
                )));
            }
        }
        let missing = election.projects().iter().zip(&seen).filter(|(_, line)| line.is_none());
        let missing = missing.map(|(project, _)| project.id.as_str()).collect::<Vec<_>>();
        let Some(first) = missing.first() else { return Ok(()) };
        Err(Failure::Failed(match missing.len() - 1 {
            0 => language.pick(
                format!("{file}: project {first} ontbreekt; noem elk project één keer"),
                format!("{file}: project {first} is missing; name every project once"),
            ),
            more => language.pick(
                format!("{file}: project {first} en nog {more} ontbreken; noem elk project één keer"),
                format!("{file}: project {first} and {more} more are missing; name every project once"),
            ),
        }))
    }
}
