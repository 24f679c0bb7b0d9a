// SPDX-License-Identifier: EUPL-1.2
//! Exact Equal Shares, and add-opt by trying every share at which somebody could just pay.
//! The sources stand with [`crate::rules::exact_equal_shares`].

use num_rational::BigRational;

use crate::count::Progress;
use crate::outcome::{Phase, Shares, Stop};
use crate::refused::Refused;
use crate::rules::growth;
use crate::rules::race::{Race, exact};
use crate::settings::Completion;

/// With [`Completion::AddOpt`] the share becomes the smallest at which who pays for what is different,
/// until that costs more than there is, or all that is wanted and may win has won.
pub(super) fn run<'a>(
    start: &Race<'a>,
    completion: &Completion,
    watch: &mut dyn FnMut(Progress),
) -> Result<(Race<'a>, Shares), Refused> {
    if *completion != Completion::AddOpt {
        return growth::grow(start, completion, watch, &|share| Ok(with_share(start, share)?.race));
    }
    let mut share = growth::first_share(start);
    let mut run = with_share(start, &share)?;
    let mut steps = 0;
    loop {
        watch(Progress { steps, cost: run.race.cost });
        let is_open = !run.race.supported().is_empty();
        let next = if is_open { first_change(start, &run)? } else { None };
        let Some((larger, next)) = next else {
            return Ok((run.race, Shares { share, steps, stop: Stop::Everything }));
        };
        if next.race.cost > start.election.budget() {
            return Ok((run.race, Shares { share, steps, stop: Stop::Overspends }));
        }
        (run, share, steps) = (next, larger, steps + 1);
    }
}

/// The smallest share at which who pays for what differs from this run, with the run it gives.
/// As long as nothing differs, more money only makes somebody able to pay at one of the shares that
/// the run met on its way.
fn first_change<'a>(start: &Race<'a>, run: &Run<'a>) -> Result<Option<(BigRational, Run<'a>)>, Refused> {
    let mut shares = run.could_pay_at.clone();
    shares.sort();
    shares.dedup();
    for share in shares {
        let other = with_share(start, &share)?;
        if other.paid != run.paid {
            return Ok(Some((share, other)));
        }
    }
    Ok(None)
}

/// What happens with one share.
struct Run<'a> {
    race: Race<'a>,
    /// Each project that was bought, with the groups that paid for it.
    paid: Vec<(usize, Vec<usize>)>,
    /// Larger shares at which some group could pay for some project together with all who have as
    /// much money, if nothing were different until then.
    could_pay_at: Vec<BigRational>,
}

/// As many supporters as possible share the cost of a project alike, the richest; the others pay
/// nothing. The project with the most utility for what one of them pays is bought, again and again.
fn with_share<'a>(start: &Race<'a>, share: &BigRational) -> Result<Run<'a>, Refused> {
    let mut run = Run { race: start.clone(), paid: Vec::new(), could_pay_at: Vec::new() };
    run.race.choose_free()?;
    let profile = &run.race.prepared.profile;
    let mut money = vec![share.clone(); profile.groups()];
    loop {
        let mut best = Vec::new();
        let mut highest: Option<BigRational> = None;
        for project in run.race.supported() {
            let mut payers = Vec::new();
            for group in profile.supporters(project).0 {
                let own = &money[*group as usize];
                let as_rich = profile.supporters(project).0.iter().map(|group| *group as usize);
                let as_rich = as_rich.filter(|group| money[*group] >= *own).collect::<Vec<_>>();
                let each = each(&run.race, project, &as_rich);
                if each > *own {
                    run.could_pay_at.push(share + (each - own));
                } else if as_rich.len() > payers.len() {
                    payers = as_rich;
                }
            }
            if payers.is_empty() {
                continue;
            }
            let value = exact(profile.worth(project)) / each(&run.race, project, &payers);
            if highest.as_ref().is_none_or(|highest| value > *highest) {
                (best, highest) = (Vec::new(), Some(value.clone()));
            }
            if highest == Some(value) {
                best.push((project, payers));
            }
        }
        let equal = best.iter().map(|(project, _)| *project).collect::<Vec<_>>();
        let first = run.race.prepared.order.first(&equal)?;
        let Some(bought) = best.into_iter().find(|(project, _)| Some(*project) == first) else {
            return Ok(run);
        };
        let each = each(&run.race, bought.0, &bought.1);
        bought.1.iter().for_each(|group| money[*group] -= &each);
        run.race.choose(bought.0, Phase::Rule);
        run.paid.push(bought);
    }
}

/// What each voter in these groups pays, when they share the cost of a project.
fn each(race: &Race<'_>, project: usize, groups: &[usize]) -> BigRational {
    let voters = groups.iter().map(|group| race.prepared.profile.weight(*group)).sum::<u64>();
    exact(race.cost_of(project)) / exact(voters)
}
