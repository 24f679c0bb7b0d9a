// SPDX-License-Identifier: EUPL-1.2
//! The Method of Equal Shares with Bounded Overspending (BOS): a project may be bought before its
//! supporters have all the money, if many of them pay a good part of it. For study.
//!
//! Source: Papasotiropoulos, Pishbin, Skibski, Skowron and Wąs (2409.15005, EC 2025). Read: its
//! abstract, and a program of a third party (I. Gorbachev, 2026) that follows its pseudo-code. Not
//! read: the definition in the paper's own words. What is taken from that program: the ratio that
//! is minimised (ρ/α), that supporters pay at most ρ × utility although only the part α was
//! collected, and that only projects which still fit are looked at. BOS+ of the same paper is not
//! here.

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::outcome::Phase;
use crate::refused::Refused;
use crate::rules::race::{Race, exact};

/// Everybody has the same share. If supporters of a project pay min(what they have, λ × utility),
/// they collect a part α of its cost (at most all), and one unit of utility of such a part costs
/// ρ = λ / α. Of all projects that fit in the budget and all λ, the smallest ρ / α is bought; then
/// each supporter pays min(what they have, ρ × utility). The budget pays the rest.
///
/// Between two moments at which a supporter runs out, λ / α² first rises and then falls, so the
/// smallest is at such a moment, or where everything is collected. With equal ratios the larger α
/// goes first: it overspends less (the sources leave this open).
pub(crate) fn run(race: &mut Race<'_>, share: &BigRational) -> Result<(), Refused> {
    race.choose_free()?;
    let profile = &race.prepared.profile;
    let mut money = vec![share.clone(); profile.groups()];
    loop {
        let fitting = race.supported().into_iter().filter(|project| race.fits(*project));
        let offers = fitting.filter_map(|project| Some((project, offer(race, &money, project)?)));
        let offers = offers.collect::<Vec<_>>();
        let Some(lowest) = offers.iter().map(|(_, offer)| &offer.ratio).min() else { return Ok(()) };
        let equal = offers.iter().filter(|(_, offer)| offer.ratio == *lowest);
        let equal = equal.map(|(project, _)| *project).collect::<Vec<_>>();
        let first = race.prepared.order.first(&equal)?;
        let Some((project, offer)) = offers.iter().find(|(project, _)| Some(*project) == first) else {
            return Ok(());
        };
        let (groups, marks) = profile.supporters(*project);
        for (group, mark) in groups.iter().zip(marks) {
            let money = &mut money[*group as usize];
            let full = &offer.price * exact(profile.worth(*project)) * exact(*mark);
            *money = (&*money - full).max(BigRational::zero());
        }
        race.choose(*project, Phase::Rule);
    }
}

/// The best way to buy a project.
struct Offer {
    /// ρ / α.
    ratio: BigRational,
    /// ρ.
    price: BigRational,
}

/// None when its supporters have nothing left.
fn offer(race: &Race<'_>, money: &[BigRational], project: usize) -> Option<Offer> {
    let profile = &race.prepared.profile;
    let cost = exact(race.cost_of(project));
    let (groups, marks) = profile.supporters(project);
    let mut supporters = Vec::new();
    let mut utility_left = BigRational::zero();
    for (group, mark) in groups.iter().zip(marks) {
        let group = *group as usize;
        let utility = exact(profile.worth(project)) * exact(*mark);
        let together = &utility * exact(profile.weight(group));
        utility_left += &together;
        supporters.push((&money[group] / &utility, together));
    }
    supporters.sort();
    let mut best: Option<Offer> = None;
    let mut paid_in_full = BigRational::zero();
    for (limit, utility) in &supporters {
        // Who comes before this one has paid all they had; the others pay in proportion.
        let all_collected = (&cost - &paid_in_full) / &utility_left;
        let rate = limit.min(&all_collected);
        let part = (&paid_in_full + rate * &utility_left) / &cost;
        if !part.is_zero() {
            let price = rate / &part;
            let ratio = &price / &part;
            if best.as_ref().is_none_or(|best| ratio <= best.ratio) {
                best = Some(Offer { ratio, price });
            }
        }
        if part.is_one() {
            break;
        }
        paid_in_full += limit * utility;
        utility_left -= utility;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::prepare;
    use crate::{BallotKind, Completion, Decimal, Election, NewProject, Rule, Settings, Utility};

    #[test]
    fn no_other_rate_has_a_lower_ratio() {
        let mut tried = 0;
        for number in 0_u64..40 {
            // Three groups with different money and points, as the number says.
            let digits = (0..7).map(|at| number.wrapping_mul(2_654_435_761) >> (4 * at) & 15);
            let digits = digits.collect::<Vec<_>>();
            let cost = Decimal::from(5 + digits[0]);
            let mut builder = Election::builder(BallotKind::Scoring, cost);
            builder.project(NewProject { id: "a".into(), cost, ..NewProject::default() }).unwrap();
            for at in 0..3 {
                let points = Decimal::from(1 + digits[1 + at] + 20 * at as u64);
                builder.ballot([(0, points)], 0, 1 + at as u64).unwrap();
            }
            let election = builder.build().unwrap();
            let (rule, utility) = (Rule::BoundedOverspending, Utility::Points);
            let settings = Settings { rule, utility, completion: Completion::None, ..Settings::default() };
            let prepared = prepare(&election, &settings).unwrap();
            let race = Race::new(&election, &prepared);
            let money = digits[4..].iter().map(|digit| exact(*digit)).collect::<Vec<_>>();
            let Some(best) = offer(&race, &money, 0) else { continue };
            let profile = &prepared.profile;
            for part in 1_u32..100 {
                let rate = exact(part) / exact(10);
                let pays = |group: usize| {
                    let full = &rate * exact(profile.ballot(group).1[0]);
                    full.min(money[group].clone()) * exact(profile.weight(group))
                };
                let collected = pays(0) + pays(1) + pays(2);
                let part = (collected / exact(race.cost_of(0))).min(BigRational::one());
                if !part.is_zero() {
                    assert!(&rate / &part / &part >= best.ratio);
                    tried += 1;
                }
            }
        }
        assert!(tried > 3_000, "{tried}");
    }
}
