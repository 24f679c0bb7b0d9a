// SPDX-License-Identifier: EUPL-1.2
//! Equal Shares with bounded overspending. The sources stand with
//! [`crate::rules::bounded_overspending`].

use num_rational::BigRational;
use num_traits::Zero;

use crate::outcome::Phase;
use crate::refused::Refused;
use crate::rules::race::{Race, exact};

/// At a rate λ every supporter puts in min(what they have, λ × utility), which together is a part α of
/// the cost, at most 1. Of all projects that still fit and all rates, the lowest λ / α² is bought, and
/// of those the highest α. Then every supporter pays min(what they have, λ / α × utility).
pub(super) fn run(race: &mut Race<'_>, share: &BigRational) -> Result<(), Refused> {
    race.choose_free()?;
    let mut money = vec![share.clone(); race.prepared.profile.groups()];
    loop {
        let mut lowest: Option<BigRational> = None;
        let mut equal = Vec::new();
        for project in race.supported().into_iter().filter(|project| race.fits(*project)) {
            let supporters = Supporters::of(race, &money, project);
            for rate in supporters.rates() {
                let part = supporters.part(&rate);
                let ratio = &rate / (&part * &part);
                if lowest.as_ref().is_none_or(|lowest| ratio < *lowest) {
                    (lowest, equal) = (Some(ratio.clone()), Vec::new());
                }
                if lowest == Some(ratio) {
                    equal.push((project, part, rate));
                }
            }
        }
        let mut projects = equal.iter().map(|(project, ..)| *project).collect::<Vec<_>>();
        projects.dedup();
        let first = race.prepared.order.first(&projects)?;
        let of_first = equal.into_iter().filter(|(project, ..)| Some(*project) == first);
        let Some((project, part, rate)) = of_first.max() else { return Ok(()) };
        let price = rate / part;
        super::pay(race, &mut money, project, &price);
        race.choose(project, Phase::Rule);
    }
}

/// The supporters of one project.
struct Supporters {
    /// Of each group: what one voter has, what the project is worth to them, and how many they are.
    groups: Vec<(BigRational, BigRational, BigRational)>,
    cost: BigRational,
}

impl Supporters {
    fn of(race: &Race<'_>, money: &[BigRational], project: usize) -> Self {
        let profile = &race.prepared.profile;
        let (groups, marks) = profile.supporters(project);
        let group = |(group, mark): (&u32, &u64)| {
            let group = *group as usize;
            let utility = exact(profile.worth(project)) * exact(*mark);
            (money[group].clone(), utility, exact(profile.weight(group)))
        };
        Self { groups: groups.iter().zip(marks).map(group).collect(), cost: exact(race.cost_of(project)) }
    }

    /// The part of the cost that they put in at this rate.
    fn part(&self, rate: &BigRational) -> BigRational {
        let put_in = self.groups.iter().map(|(money, utility, voters)| money.min(&(rate * utility)) * voters);
        (put_in.sum::<BigRational>() / &self.cost).min(exact(1))
    }

    /// The rates at which λ / α² can be lowest: between two rates at which somebody runs out α is a
    /// straight line above 0, so λ / α² rises and then falls, and from where α is 1 it only rises.
    fn rates(&self) -> Vec<BigRational> {
        let runs_out = self.groups.iter().map(|(money, utility, _)| money / utility);
        let mut rates = runs_out.clone().collect::<Vec<_>>();
        for last in std::iter::once(BigRational::zero()).chain(runs_out) {
            let (mut missing, mut slope) = (self.cost.clone(), BigRational::zero());
            for (money, utility, voters) in &self.groups {
                if money / utility <= last {
                    missing -= money * voters;
                } else {
                    slope += utility * voters;
                }
            }
            // Where those who have more could put in the rest, if nobody else ran out before.
            if !slope.is_zero() {
                rates.push(missing / slope);
            }
        }
        rates.retain(|rate| *rate > BigRational::zero());
        rates
    }
}
