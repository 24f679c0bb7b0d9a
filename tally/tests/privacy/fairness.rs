// SPDX-License-Identifier: EUPL-1.2
//! The law for the figures that are put side by side.
//!
//! - Anybody can work out from the votes of the winners between which numbers the voters with a winner
//!   lie. What is told leaves at least k of these numbers, or all of them. When one outcome has all
//!   winners of another and more, the difference is how many people support only the others: of n votes
//!   for those it leaves 0, k, k + 1, …, n − k or n, unless nothing of that is left by what is public.
//! - The utility of the voter in the middle is that of the k people before and after too.
//! - With one winner, what a group of voters got tells how many of them support it: it leaves at least k
//!   numbers, or all that its votes and the size of the group leave.

use super::*;
use tally::fairness::{Figures, figures};
use tally::{Misfit, Utility};

/// The same with every third ballot, from the first, second or third on, under a label of its own.
fn labelled(election: &Election) -> Election {
    let budget = Decimal::from(u64::try_from(election.budget()).unwrap());
    let mut builder = Election::builder(BallotKind::Approval, budget);
    for project in election.projects() {
        let (id, cost) = (project.id.clone(), Decimal::from(u64::try_from(project.cost).unwrap()));
        builder.project(NewProject { id, cost, ..NewProject::default() }).unwrap();
    }
    for (group, name) in election.groups().zip(["noord", "zuid", "west"].into_iter().cycle()) {
        let label = builder.label(name).unwrap();
        let choices = group.projects.iter().map(|project| (*project, Decimal::ONE));
        builder.ballot(choices, label, group.voters).unwrap();
    }
    builder.build().unwrap()
}

/// The votes of each of these projects.
fn votes(election: &Election, projects: &[usize]) -> Vec<u64> {
    let of = |project: &usize| {
        let groups = election.groups();
        let groups = groups.filter(|group| group.projects.contains(&u32::try_from(*project).unwrap()));
        groups.map(|group| group.voters).sum()
    };
    projects.iter().map(of).collect()
}

/// Between which numbers the people lie who support any of these, as far as votes tell.
fn public(election: &Election, winners: &[usize]) -> (u64, u64) {
    let votes = votes(election, winners);
    (votes.iter().copied().max().unwrap_or(0), votes.iter().sum::<u64>().min(election.voters()))
}

/// What is left of one range when another is known too.
fn both(one: (u64, u64), other: (u64, u64)) -> (u64, u64) {
    (one.0.max(other.0), one.1.min(other.1))
}

fn minus(more: (u64, u64), less: (u64, u64)) -> (u64, u64) {
    (more.0.saturating_sub(less.1), more.1 - less.0)
}

fn check_winners(election: &Election, told: &[(Vec<usize>, Figures)]) -> Result<(), TestCaseError> {
    for one in told {
        let (mine, public) = (known(election, one), public(election, &one.0));
        prop_assert!(
            one.0.len() <= 1 || mine == public || mine.1 - mine.0 + 1 >= K,
            "{mine:?} of {public:?}"
        );
        for other in told.iter().filter(|other| one.0.iter().all(|winner| other.0.contains(winner))) {
            let more = other.0.iter().copied().filter(|winner| !one.0.contains(winner)).collect::<Vec<_>>();
            let n = votes(election, &more).iter().sum::<u64>();
            let before = minus(self::public(election, &other.0), public);
            let after = minus(known(election, other), mine);
            prop_assert!(
                !may_be_many(before, n) || may_be_many(after, n),
                "{before:?} became {after:?} of {n}"
            );
        }
    }
    Ok(())
}

fn known(election: &Election, (winners, figures): &(Vec<usize>, Figures)) -> (u64, u64) {
    both(figures.with_winner.bounds(), public(election, winners))
}

fn check_median(election: &Election, winners: &[usize], figures: &Figures) -> Result<(), TestCaseError> {
    let Some(median) = &figures.median_utility else { return Ok(()) };
    let mut all = Vec::new();
    for group in election.groups() {
        let mine = winners.iter().filter(|winner| group.projects.contains(&u32::try_from(**winner).unwrap()));
        let cost = mine.map(|winner| election.projects()[*winner].cost).sum::<u128>();
        all.extend(std::iter::repeat_n(cost, usize::try_from(group.voters).unwrap()));
    }
    all.sort_unstable();
    let middle = [all[(all.len() - 1) / 2], all[all.len() / 2]];
    prop_assert_eq!(median, &(exact(middle[0] + middle[1]) / exact(2)));
    let k = usize::try_from(K).unwrap();
    let around = &all[(all.len() - 1) / 2 - k..=all.len() / 2 + k];
    prop_assert!(around.iter().all(|other| *other == middle[0]), "{around:?}");
    Ok(())
}

fn check_groups(election: &Election, winner: usize, figures: &Figures) -> Result<(), TestCaseError> {
    let (votes, voters) = (votes(election, &[winner])[0], election.voters());
    for group in &figures.groups {
        let Some((low, high)) = &group.equal_split else { continue };
        let cost = election.projects()[winner].cost;
        let people = |each: &BigRational| each * exact(group.voters) * exact(votes) / exact(cost);
        let (low, high) = (people(low), people(high));
        let all = (votes.saturating_sub(voters - group.voters), votes.min(group.voters));
        let is_all = (&low, &high) == (&exact(all.0), &exact(all.1));
        prop_assert!(is_all || high - low + exact(1) >= exact(K));
    }
    Ok(())
}

proptest! {
    #![proptest_config(laws::config(4))]

    #[test]
    fn nobody_stands_out(election in village(60)) {
        let election = labelled(&election);
        let rules = [Rule::Greedy(Misfit::Skip), Rule::Greedy(Misfit::Stop), Rule::EqualShares, Rule::Phragmen];
        let mut told = Vec::new();
        for (rule, completion) in rules.into_iter().flat_map(|rule| {
            let is_greedy = matches!(rule, Rule::Greedy(_));
            let completions = if is_greedy { vec![Completion::None] } else { vec![Completion::None, Completion::Greedy] };
            completions.into_iter().map(move |completion| (rule, completion))
        }) {
            let settings = Settings { rule, completion, ..Settings::default() };
            let outcome = count(&election, &settings, &mut |_| ()).unwrap();
            let figures = figures(&election, &settings, &outcome, Utility::Cost, Privacy { smallest: K }).unwrap();
            let winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
            check_median(&election, &winners, &figures)?;
            if let [winner] = winners[..] && votes(&election, &[winner])[0] > 0 {
                check_groups(&election, winner, &figures)?;
            }
            // Winners with fewer than k supporters are not looked at.
            let shown = winners.into_iter().filter(|winner| votes(&election, &[*winner])[0] >= K).collect();
            told.push((shown, figures));
        }
        check_winners(&election, &told)?;
    }
}
