// SPDX-License-Identifier: EUPL-1.2
//! The different ballots of an election while they come in, each with how many voters wrote it.

use std::hash::{BuildHasher, Hasher};

use hashbrown::{DefaultHashBuilder, HashTable};

/// One choice: the number of the project above, the points below 32 bits, so that choices sort by
/// project.
pub(crate) type Choice = u64;

/// Packs a choice.
pub(crate) fn choice(project: u32, points: u32) -> Choice {
    u64::from(project) << 32 | u64::from(points)
}

/// The project of a choice.
pub(crate) fn project(choice: Choice) -> u32 {
    u32::try_from(choice >> 32).unwrap_or(u32::MAX)
}

/// The points of a choice.
pub(crate) fn points(choice: Choice) -> u32 {
    u32::try_from(choice & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

/// Different ballots, numbered by when they were first seen.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    pub(crate) starts: Vec<usize>,
    pub(crate) listed: Vec<u32>,
    /// Empty when ballots have none.
    pub(crate) points: Vec<u32>,
    pub(crate) weights: Vec<u64>,
    pub(crate) label_of: Vec<u32>,
    pointed: bool,
    /// Hash and number of each.
    same: HashTable<(u64, u32)>,
    hasher: DefaultHashBuilder,
}

impl Distinct {
    pub(crate) fn new(pointed: bool) -> Self {
        Self { starts: vec![0], pointed, ..Self::default() }
    }

    /// Adds a ballot of `voters` people; nothing when there are more different ones than can be
    /// numbered.
    pub(crate) fn add(&mut self, ballot: &[Choice], label: u32, voters: u64) -> Option<()> {
        let hash = self.hash(label, ballot.iter().copied());
        let same = self.same.find(hash, |(other, group)| *other == hash && self.is(*group, ballot, label));
        if let Some((_, group)) = same {
            self.weights[*group as usize] += voters;
            return Some(());
        }
        let group = u32::try_from(self.weights.len()).ok()?;
        self.listed.extend(ballot.iter().map(|one| project(*one)));
        if self.pointed {
            self.points.extend(ballot.iter().map(|one| points(*one)));
        }
        self.starts.push(self.listed.len());
        self.weights.push(voters);
        self.label_of.push(label);
        self.same.insert_unique(hash, (hash, group), |(hash, _)| *hash);
        Some(())
    }

    /// Writes all points `more` times as precisely; nothing, and none, when one becomes too large.
    pub(crate) fn multiply_points(&mut self, more: u32) -> Option<()> {
        if self.points.iter().any(|points| points.checked_mul(more).is_none()) {
            return None;
        }
        for points in &mut self.points {
            *points *= more;
        }
        self.same.clear();
        for group in 0..self.weights.len() {
            let range = self.starts[group]..self.starts[group + 1];
            let choices = range.map(|at| choice(self.listed[at], self.points[at]));
            let hash = self.hash(self.label_of[group], choices);
            let number = u32::try_from(group).ok()?;
            self.same.insert_unique(hash, (hash, number), |(hash, _)| *hash);
        }
        Some(())
    }

    fn is(&self, group: u32, ballot: &[Choice], label: u32) -> bool {
        let group = group as usize;
        let range = self.starts[group]..self.starts[group + 1];
        let pointed = self.pointed;
        self.label_of[group] == label
            && range.len() == ballot.len()
            && self.listed[range.clone()].iter().zip(ballot).all(|(one, other)| *one == project(*other))
            && (!pointed || self.points[range].iter().zip(ballot).all(|(one, other)| *one == points(*other)))
    }

    fn hash(&self, label: u32, ballot: impl Iterator<Item = Choice>) -> u64 {
        let mut hash = self.hasher.build_hasher();
        hash.write_u32(label);
        for one in ballot {
            hash.write_u64(one);
        }
        hash.finish()
    }
}
