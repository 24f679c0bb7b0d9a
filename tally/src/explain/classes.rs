// SPDX-License-Identifier: EUPL-1.2
//! The classes of voters that may be told apart: the reasoning is in [`crate::explain`].

use std::collections::BTreeMap;

use crate::privacy::Privacy;
use crate::profile::Profile;

/// Which voters are told apart.
pub(super) struct Classes {
    pub(super) privacy: Privacy,
    /// Per group of equal ballots.
    pub(super) untold: Vec<bool>,
}

impl Classes {
    /// Takes out of the told classes what a purchase would show too much of. `purses` says of each group of
    /// ballots what it has: equal amounts are equal numbers, and higher amounts higher numbers.
    pub(super) fn prepare(&mut self, profile: &Profile, purses: &[u32], project: usize) {
        let (groups, marks) = profile.supporters(project);
        let most = purses.iter().max().map_or(0, |most| *most as usize + 1);
        // Of each told class how many people there are, and how many support the project; and of the untold.
        let (mut all, mut support) = (vec![0_u64; most], vec![0_u64; most]);
        let mut untold = (0_u64, 0_u64);
        for (group, purse) in purses.iter().enumerate() {
            let people = if self.untold[group] { &mut untold.0 } else { &mut all[*purse as usize] };
            *people += profile.weight(group);
        }
        let mut parts = BTreeMap::<(usize, u64), u64>::new();
        // Of the untold that support it, how many gave it each mark.
        let mut untold_marks = BTreeMap::<u64, u64>::new();
        for (group, mark) in groups.iter().zip(marks) {
            let (group, weight) = (*group as usize, profile.weight(*group as usize));
            if self.untold[group] {
                untold.1 += weight;
                *untold_marks.entry(*mark).or_default() += weight;
            } else {
                let purse = purses[group] as usize;
                support[purse] += weight;
                *parts.entry((purse, *mark)).or_default() += weight;
            }
        }
        let is_hidden = |((purse, _), voters): (&(usize, u64), &u64)| {
            self.privacy.is_small(*voters) || self.privacy.is_small(all[*purse] - support[*purse])
        };
        let mut hide =
            parts.iter().filter(|part| is_hidden(*part)).map(|((purse, _), _)| *purse).collect::<Vec<_>>();
        hide.dedup();
        let votes = profile.votes(project);
        let mut is_changed = false;
        loop {
            is_changed |= !hide.is_empty();
            for purse in hide.drain(..) {
                untold.0 += std::mem::take(&mut all[purse]);
                untold.1 += std::mem::take(&mut support[purse]);
                for ((_, mark), voters) in parts.range((purse, 0)..=(purse, u64::MAX)) {
                    *untold_marks.entry(*mark).or_default() += voters;
                }
            }
            // Their marks together follow from the price of a mark. When all but a few of them gave the same,
            // that sum is a few marks from what so many people give at least, or at most.
            let alike = untold_marks.values().max().copied().unwrap_or(0);
            let tells_marks = untold.1 != votes && self.privacy.is_small(untold.1 - alike);
            let shown = (self.privacy.is_small(untold.1) && untold.1 != votes)
                || self.privacy.is_small(untold.0 - untold.1);
            let may_hide = |purse: &usize| all[*purse] > 0 && (shown || (tells_marks && support[*purse] > 0));
            match (0..most).filter(may_hide).min_by_key(|purse| (all[*purse], *purse)) {
                Some(purse) => hide.push(purse),
                None => break,
            }
        }
        if is_changed {
            for (untold, purse) in self.untold.iter_mut().zip(purses) {
                *untold |= all[*purse as usize] == 0;
            }
        }
    }
}
