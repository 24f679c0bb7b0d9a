// SPDX-License-Identifier: EUPL-1.2
//! The Method of Equal Shares (Peters, Pierczyński, Skowron, 2008.13276).

use num_rational::BigRational;
use num_traits::Zero;

use crate::outcome::Phase;
use crate::refused::Refused;
use crate::rules::race::{Race, exact};

/// Everybody has `share`. What is free wins. Then, again and again: of the
/// projects that their supporters can pay, the one with the lowest price per unit of utility is
/// bought, and every supporter pays that price times their utility, or all they have.
pub(super) fn with_share<'a>(start: &Race<'a>, share: &BigRational) -> Result<Race<'a>, Refused> {
    let mut race = start.clone();
    race.choose_free()?;
    let mut money = vec![share.clone(); race.prepared.profile.groups()];
    loop {
        let mut lowest: Option<BigRational> = None;
        let mut equal = Vec::new();
        for project in race.supported() {
            let Some(price) = price(&race, &money, project) else { continue };
            if lowest.as_ref().is_none_or(|lowest| price < *lowest) {
                equal.clear();
                lowest = Some(price);
                equal.push(project);
            } else if lowest == Some(price) {
                equal.push(project);
            }
        }
        let (Some(project), Some(price)) = (race.prepared.order.first(&equal)?, lowest) else {
            return Ok(race);
        };
        super::pay(&race, &mut money, project, &price);
        race.choose(project, Phase::Rule);
    }
}

/// The price ρ per unit of utility at which supporters pay a project exactly, when each pays
/// min(their money, ρ × their utility). None when all their money is not enough.
///
/// Sorted by money per utility, the first supporters pay all they have and the others in full. The
/// fewest who pay all they have, so that the next one can pay in full, give the price.
fn price(race: &Race<'_>, money: &[BigRational], project: usize) -> Option<BigRational> {
    let profile = &race.prepared.profile;
    let (groups, marks) = profile.supporters(project);
    let mut supporters = Vec::new();
    for (group, mark) in groups.iter().zip(marks) {
        let group = *group as usize;
        let utility = exact(profile.worth(project)) * exact(*mark);
        supporters.push((&money[group] / &utility, utility, exact(profile.weight(group))));
    }
    supporters.sort();
    let mut to_pay = exact(race.cost_of(project));
    let mut utility_left = BigRational::zero();
    for (_, utility, voters) in &supporters {
        utility_left += utility * voters;
    }
    for (highest, utility, voters) in &supporters {
        let price = &to_pay / &utility_left;
        if price <= *highest {
            return Some(price);
        }
        to_pay -= highest * utility * voters;
        utility_left -= utility * voters;
    }
    None
}
