// SPDX-License-Identifier: EUPL-1.2
//! The money behind the losers of Equal Shares, as far as it may be told.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::are_few;
use super::losers::{Between, Since, Spent, WhyLost};
use super::telling::Telling;
use crate::replay::EqualShares;

/// The money of the supporters of the losers.
pub(super) struct Behind<'a> {
    told: &'a Telling<'a>,
    share: BigRational,
    /// Per project: when it was too little for the first time, and after whom.
    gone: Vec<Option<(Stand, Option<usize>)>>,
    /// Per project, per winner in order: (winner, money, people who paid).
    spent: Vec<Vec<(usize, BigRational, u64)>>,
}

/// How the supporters of a project stand at some moment.
#[derive(Clone)]
struct Stand {
    /// Together.
    money: BigRational,
    /// How many paid for anything.
    payers: u64,
}

impl<'a> Behind<'a> {
    pub(super) fn new(told: &'a Telling<'a>, replay: &EqualShares<'_>, share: &BigRational) -> Self {
        let projects = told.election.projects().len();
        let (gone, spent) = (vec![None; projects], vec![Vec::new(); projects]);
        let mut behind = Self { told, share: share.clone(), gone, spent };
        behind.look(replay, None);
        behind
    }

    fn look(&mut self, replay: &EqualShares<'_>, after: Option<usize>) {
        for project in 0..self.gone.len() {
            if self.gone[project].is_none() && !replay.is_affordable(project) {
                self.gone[project] = Some((self.stand(replay, project), after));
            }
        }
    }

    fn stand(&self, replay: &EqualShares<'_>, project: usize) -> Stand {
        let profile = self.told.counted.profile;
        let scale = BigRational::from_integer(BigInt::from(replay.denominator().clone()));
        let whole = (&self.share * scale).to_integer();
        let payers = profile.supporters(project).0.iter().filter(|group| *replay.purse(**group) != whole);
        let payers = payers.map(|group| profile.weight(*group as usize)).sum();
        Stand { money: replay.behind(project), payers }
    }

    pub(super) fn after(&mut self, replay: &EqualShares<'_>, winner: usize, paid: &[BigInt]) {
        let profile = self.told.counted.profile;
        let mut spent = vec![(BigInt::ZERO, 0_u64); self.spent.len()];
        for (group, paid) in profile.supporters(winner).0.iter().zip(paid) {
            let voters = profile.weight(*group as usize);
            for other in profile.ballot(*group as usize).0 {
                let entry = &mut spent[*other as usize];
                entry.0 += paid * voters;
                entry.1 += if paid.is_zero() { 0 } else { voters };
            }
        }
        let denominator = BigInt::from(replay.denominator().clone());
        for (project, (money, people)) in spent.into_iter().enumerate() {
            if people > 0 && project != winner {
                let money = BigRational::new(money, denominator.clone());
                self.spent[project].push((winner, money, people));
            }
        }
        self.look(replay, Some(winner));
    }

    pub(super) fn why(&self, replay: &EqualShares<'_>, project: usize, unit: u128, smallest: u64) -> WhyLost {
        let votes = self.told.counted.profile.votes(project);
        let is_small = |people: u64| people > 0 && people < smallest;
        let few = are_few(self.told.election.voters(), smallest);
        let may = |stand: &Stand| {
            !few && votes >= smallest && !is_small(stand.payers) && !is_small(votes - stand.payers)
        };
        let gone = self.gone[project].as_ref();
        let last = self.stand(replay, project);
        let before = gone.map_or(0, |(then, _)| then.payers);
        // With the public price of a winner an amount tells how many paid for it.
        let spent = self.spent[project]
            .iter()
            .filter(|(_, _, people)| !few && *people >= smallest && !is_small(votes.saturating_sub(*people)));
        let mut spent = spent.collect::<Vec<_>>();
        spent.sort_by(|a, b| b.1.cmp(&a.1));
        let spent =
            spent.iter().map(|(winner, money, _)| Spent { winner: *winner, money: Between::of(money, unit) });
        WhyLost::TooLittleMoney {
            first: &self.share * BigRational::from_integer(votes.into()),
            then: gone.filter(|(then, _)| may(then)).map(|(then, _)| Between::of(&then.money, unit)),
            since: match gone {
                Some((_, None)) => Since::TheBeginning,
                Some((then, Some(after))) if may(then) => Since::Winner(*after),
                _ => Since::Later,
            },
            last: (may(&last) && !is_small(last.payers - before)).then(|| Between::of(&last.money, unit)),
            spent: spent.collect(),
        }
    }
}
