// SPDX-License-Identifier: EUPL-1.2
//! Winners in the story of one loser: the whole name once, and after that as short as it can be.

use super::Words;

/// Longer names are not repeated.
const LONG: usize = 24;

/// The projects that were named.
#[derive(Debug, Default)]
pub(super) struct Named(Vec<usize>);

impl Named {
    /// What to call a project here.
    pub fn name(&mut self, words: &Words<'_>, project: usize) -> String {
        if self.0.contains(&project) {
            return short(words, project);
        }
        self.0.push(project);
        words.name(project)
    }
}

/// The beginning of a long name when no other project begins so, else its number.
fn short(words: &Words<'_>, project: usize) -> String {
    let name = words.name(project);
    if name.chars().count() <= LONG {
        return name;
    }
    let beginning = name.split([':', ';', '(', '–', '—']).next().unwrap_or_default().trim_end();
    let others = (0..words.election.projects().len()).filter(|other| *other != project);
    let is_own = others.map(|other| words.name(other)).all(|other| !other.starts_with(beginning));
    if (3..=LONG).contains(&beginning.chars().count()) && is_own {
        return beginning.to_owned();
    }
    let id = &words.election.projects()[project].id;
    if id.chars().count() > LONG { name } else { format!("project {id}") }
}
