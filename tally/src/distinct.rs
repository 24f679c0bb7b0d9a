// SPDX-License-Identifier: EUPL-1.2
//! The different ballots of an election while they come in, each with how many voters wrote it.

use std::hash::{BuildHasher, Hasher};

use hashbrown::{DefaultHashBuilder, HashTable};

/// One choice: the number of the project above, the code of its points below 32 bits
/// ([`crate::points::Codes`]), so that choices sort by project.
pub(crate) type Choice = u64;

/// Packs a choice.
pub(crate) fn choice(project: u32, code: u32) -> Choice {
    u64::from(project) << 32 | u64::from(code)
}

/// The project of a choice.
pub(crate) fn project(choice: Choice) -> u32 {
    u32::try_from(choice >> 32).unwrap_or(u32::MAX)
}

/// The code of the points of a choice.
pub(crate) fn code(choice: Choice) -> u32 {
    u32::try_from(choice & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

/// Different ballots, numbered by when they were first seen.
#[derive(Debug, Default)]
pub(crate) struct Distinct {
    groups: Vec<Group>,
    listed: Vec<u32>,
    /// Of points; empty when ballots have none.
    codes: Vec<u32>,
    pointed: bool,
    /// Half a hash and the number of each: eight bytes, so that more of them stay close to the
    /// processor.
    same: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

/// One ballot.
#[derive(Debug)]
struct Group {
    start: usize,
    weight: u64,
    length: u32,
    label: u32,
}

/// All ballots, in the shape that [`crate::Election`] keeps.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) starts: Vec<usize>,
    pub(crate) listed: Vec<u32>,
    /// Of points.
    pub(crate) codes: Vec<u32>,
    pub(crate) weights: Vec<u64>,
    pub(crate) label_of: Vec<u32>,
}

impl Distinct {
    pub(crate) fn new(pointed: bool) -> Self {
        Self { pointed, ..Self::default() }
    }

    /// Adds a ballot of `voters` people; nothing when there are more different ones, or more
    /// choices on one, than can be numbered.
    pub(crate) fn add(&mut self, ballot: &[Choice], label: u32, voters: u64) -> Option<()> {
        let hash = self.hash(label, ballot);
        let is = |(other, group): &(u32, u32)| *other == hash && self.is(*group, ballot, label);
        if let Some((_, group)) = self.same.find(spread(hash), is) {
            self.groups[*group as usize].weight += voters;
            return Some(());
        }
        let number = u32::try_from(self.groups.len()).ok()?;
        let length = u32::try_from(ballot.len()).ok()?;
        self.groups.push(Group { start: self.listed.len(), weight: voters, length, label });
        self.listed.extend(ballot.iter().map(|one| project(*one)));
        if self.pointed {
            self.codes.extend(ballot.iter().map(|one| code(*one)));
        }
        self.same.insert_unique(spread(hash), (hash, number), |(hash, _)| spread(*hash));
        Some(())
    }

    /// Closes the list.
    pub(crate) fn written(self) -> Written {
        Written {
            starts: self.groups.iter().map(|group| group.start).chain([self.listed.len()]).collect(),
            weights: self.groups.iter().map(|group| group.weight).collect(),
            label_of: self.groups.iter().map(|group| group.label).collect(),
            listed: self.listed,
            codes: self.codes,
        }
    }

    fn is(&self, number: u32, ballot: &[Choice], label: u32) -> bool {
        let group = &self.groups[number as usize];
        if group.label != label || group.length as usize != ballot.len() {
            return false;
        }
        let range = group.start..group.start + ballot.len();
        let pointed = self.pointed;
        self.listed[range.clone()].iter().zip(ballot).all(|(one, other)| *one == project(*other))
            && (!pointed || self.codes[range].iter().zip(ballot).all(|(one, other)| *one == code(*other)))
    }

    fn hash(&self, label: u32, ballot: &[Choice]) -> u32 {
        let mut hash = self.hasher.build_hasher();
        hash.write_u32(label);
        let (pairs, last) = ballot.as_chunks();
        for [one, other] in pairs {
            hash.write_u128(u128::from(*one) << 64 | u128::from(*other));
        }
        for one in last {
            hash.write_u64(*one);
        }
        u32::try_from(hash.finish() >> 32).unwrap_or(0)
    }
}

/// The table looks at the lowest and the highest bits of a hash.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}
