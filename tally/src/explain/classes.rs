// SPDX-License-Identifier: EUPL-1.2
//! The classes of voters that may be told apart: the reasoning is in [`crate::explain`].

use std::collections::BTreeMap;

use crate::privacy::Privacy;
use crate::profile::Profile;
use crate::replay::EqualShares;

/// Which voters are told apart.
pub(super) struct Classes {
    pub(super) privacy: Privacy,
    /// Per group of equal ballots.
    pub(super) untold: Vec<bool>,
}

impl Classes {
    /// Takes out of the told classes what a purchase would show too much of.
    pub(super) fn prepare(&mut self, profile: &Profile, purses: &[u32], project: usize) {
        let (groups, marks) = profile.supporters(project);
        let mut all = BTreeMap::<u32, u64>::new();
        let mut untold = (0_u64, 0_u64);
        for (group, purse) in purses.iter().enumerate() {
            if self.untold[group] {
                untold.0 += profile.weight(group);
            } else {
                *all.entry(*purse).or_default() += profile.weight(group);
            }
        }
        let mut parts = BTreeMap::<(u32, u64), u64>::new();
        for (group, mark) in groups.iter().zip(marks) {
            let (group, weight) = (*group as usize, profile.weight(*group as usize));
            if self.untold[group] {
                untold.1 += weight;
            } else {
                *parts.entry((purses[group], *mark)).or_default() += weight;
            }
        }
        let mut support = BTreeMap::<u32, u64>::new();
        for ((purse, _), voters) in &parts {
            *support.entry(*purse).or_default() += voters;
        }
        let mut hidden = parts.iter().filter(|(_, voters)| self.privacy.is_small(**voters));
        let mut hide = hidden.by_ref().map(|((purse, _), _)| *purse).collect::<Vec<_>>();
        hide.extend(all.iter().filter_map(|(purse, voters)| {
            let paying = support.get(purse).copied().unwrap_or(0);
            (paying > 0 && self.privacy.is_small(voters - paying)).then_some(*purse)
        }));
        hide.sort_unstable();
        hide.dedup();
        let votes = profile.votes(project);
        loop {
            for purse in hide.drain(..) {
                untold.0 += all.remove(&purse).unwrap_or(0);
                untold.1 += support.remove(&purse).unwrap_or(0);
            }
            let shown = (self.privacy.is_small(untold.1) && untold.1 != votes)
                || self.privacy.is_small(untold.0 - untold.1);
            let smallest = all.iter().min_by_key(|(purse, voters)| (**voters, **purse));
            match smallest {
                Some((purse, _)) if shown => hide.push(*purse),
                _ => break,
            }
        }
        for (untold, purse) in self.untold.iter_mut().zip(purses) {
            *untold |= !all.contains_key(purse);
        }
    }
}

/// For each group of ballots a number for its amount; equal amounts have equal numbers, and higher
/// amounts higher numbers.
pub(super) fn purses(replay: &EqualShares<'_>, groups: usize) -> Vec<u32> {
    let amounts = (0..groups).map(|group| replay.purse(u32::try_from(group).unwrap_or(u32::MAX)));
    let amounts = amounts.collect::<Vec<_>>();
    let mut order = (0..groups).collect::<Vec<_>>();
    order.sort_by(|a, b| amounts[*a].cmp(amounts[*b]));
    let mut numbers = vec![0; groups];
    for pair in order.windows(2) {
        let differs = u32::from(amounts[pair[0]] != amounts[pair[1]]);
        numbers[pair[1]] = numbers[pair[0]] + differs;
    }
    numbers
}
