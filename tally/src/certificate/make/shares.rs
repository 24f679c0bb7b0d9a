// SPDX-License-Identifier: EUPL-1.2
//! The proof of Equal Shares: runs of many steps where that goes, and for each project that was
//! not bought as few arguments why as possible.

use num_bigint::BigInt;

use super::Unproven;
use super::solve::{Solved, natural};
use super::walk::{Walk, walk};
use crate::certificate::ballots::Ballots;
use crate::certificate::format::{EqualShares, Hex, Run};
use crate::certificate::verify::{Done, Race, shares};
use crate::certificate::wrong::Wrong;
use crate::outcome::{Shares, Stop};
use crate::profile::Profile;
use crate::settings::{Completion, Increase};

/// Above this relative distance floating point is believed.
const MARGIN: f64 = 1e-8;

pub(super) struct Maker<'a> {
    pub ballots: &'a Ballots<'a>,
    pub profile: &'a Profile,
    pub race: &'a Race<'a>,
}

impl Maker<'_> {
    /// Proves all steps of Add1.
    pub fn prove(&self, shares: &Shares, most_bytes: usize) -> Result<EqualShares, Unproven> {
        let mut runs = Vec::new();
        let (mut from, mut width, mut bytes) = (0, 1, 0);
        while from <= shares.steps {
            let run = self.widest(from, shares.steps, width)?;
            width = run.to - from + 1;
            bytes += length(&run);
            let run_to = run.to;
            from = run_to + 1;
            runs.push(run);
            if bytes > most_bytes {
                return Err(Unproven::TooLong(run_to));
            }
        }
        if shares.stop == Stop::Overspends {
            runs.push(self.alone(shares.steps + 1)?);
        }
        Ok(EqualShares { steps: shares.steps, stop: shares.stop, runs })
    }

    fn increase(&self) -> Option<&Increase> {
        match &self.ballots.settings.completion {
            Completion::Add1(increase) | Completion::Add1Greedy(increase) => Some(increase),
            _ => None,
        }
    }

    /// Shares at these steps, before anything is bought.
    fn start(&self, steps: &[u64]) -> Solved {
        let election = self.ballots.election;
        let step = self.increase().map(|increase| increase.step);
        let parts = BigInt::from(10).pow(step.map_or(0, |step| step.scale()));
        let more = BigInt::from(step.map_or(0, |step| step.mantissa())) * election.voters();
        let more = more * BigInt::from(10).pow(election.decimals());
        let shares = steps.iter().map(|step| &parts * election.budget() + &more * *step);
        Solved::new(shares.collect(), parts * election.voters())
    }

    fn walk(&self, step: u64) -> Walk {
        walk(self.ballots, self.profile, self.race, &self.start(&[step]))
    }

    fn alone(&self, step: u64) -> Result<Run, Unproven> {
        let here = self.walk(step);
        let run = self.run((step, &here), (step, &here)).map_err(|_| Unproven::Step(step))?;
        run.ok_or(Unproven::Step(step))
    }

    /// The run from this step that goes on as far as it can, at most to `last`.
    fn widest(&self, from: u64, last: u64, width: u64) -> Result<Run, Unproven> {
        let here = self.walk(from);
        let (mut good, mut far) = (from, None);
        let mut width = width.max(1);
        let mut walks = Vec::new();
        // Wider and wider until it fails, then halves between.
        loop {
            let to = match far {
                None => from.saturating_add(width).min(last),
                Some(far) => good + (far - good) / 2,
            };
            if to == good {
                break;
            }
            let there = self.walk(to);
            if here.is_like(&there) {
                good = to;
                walks.push((to, there));
                width = width.saturating_mul(2);
            } else {
                far = Some(to);
            }
        }
        while let Some((to, there)) = walks.pop() {
            if let Ok(Some(run)) = self.run((from, &here), (to, &there)) {
                return Ok(run);
            }
        }
        let run = self.run((from, &here), (from, &here)).ok().flatten();
        run.ok_or(Unproven::Step(from))
    }

    /// The run between two steps with the same structure, when the verifier is content with it.
    fn run(&self, first: (u64, &Walk), last: (u64, &Walk)) -> Result<Option<Run>, Wrong> {
        let steps = if first.0 == last.0 { vec![first.0] } else { vec![first.0, last.0] };
        let walks = if first.0 == last.0 { vec![first.1] } else { vec![first.1, last.1] };
        let mut solved = self.start(&steps);
        first.1.rows.iter().for_each(|row| solved.buy(row));
        let hex = |numbers: &Vec<BigInt>| numbers.iter().map(|one| natural(one).map(Hex)).collect();
        let prices = solved.prices.iter().map(hex).collect::<Option<Vec<Vec<Hex>>>>();
        let (Some(prices), Some(share)) = (prices, hex(&solved.shares)) else { return Ok(None) };
        let Some(denominator) = natural(&solved.denominator).map(Hex) else { return Ok(None) };
        let ids = first.1.winners.iter().map(|winner| self.ballots.id(*winner));
        let rounds = ids.zip(prices).collect();
        let Some(anew) = Arguments::new(self, &solved, &walks).all() else { return Ok(None) };
        let run = Run { from: first.0, to: last.0, denominator, share, rounds, anew };
        shares::run(self.ballots, self.race, &run, self.increase(), &mut Done::default())?;
        Ok(Some(run))
    }
}

fn length(run: &Run) -> usize {
    serde_json::to_string(run).map_or(usize::MAX / 2, |json| json.len())
}

/// Looks for the fewest arguments why something was not bought, in floating point.
struct Arguments<'a> {
    maker: &'a Maker<'a>,
    walks: &'a [&'a Walk],
    /// For each end what each group has now.
    money: Vec<Vec<f64>>,
    waits: Vec<usize>,
}

impl<'a> Arguments<'a> {
    fn new(maker: &'a Maker<'a>, solved: &Solved, walks: &'a [&'a Walk]) -> Self {
        let projects = maker.profile.projects();
        let rounds = walks[0].winners.len();
        let mut race = maker.race.clone();
        let waits = |project| if race.is_wanted(project) { rounds + 1 } else { 0 };
        let mut waits = (0..projects).map(waits).collect::<Vec<_>>();
        for (round, winner) in walks[0].winners.iter().enumerate() {
            for rival in maker.ballots.rivals[*winner].iter().filter(|rival| race.is_wanted(**rival)) {
                waits[*rival] = round + 1;
            }
            waits[*winner] = round;
            race.win(*winner);
        }
        let share = |share| super::walk::ratio(share, &solved.denominator);
        let money = solved.shares.iter().map(|one| vec![share(one); maker.profile.groups()]);
        Self { maker, walks, money: money.collect(), waits }
    }

    /// For each project that needs more than one argument, before which rounds they begin anew.
    fn all(mut self) -> Option<Vec<(String, Vec<u32>)>> {
        let rounds = self.walks[0].winners.len();
        let mut begins = vec![vec![0]; self.waits.len()];
        for round in 0..=rounds {
            for (project, begins) in begins.iter_mut().enumerate() {
                if self.waits[project] > round && begins.last() == Some(&round) {
                    begins.push(self.farthest(project, round)?);
                }
            }
            if round < rounds {
                self.pay(round);
            }
        }
        let mut anew = Vec::new();
        for (project, begins) in begins.iter().enumerate() {
            let inside = begins.iter().filter(|round| **round > 0 && **round < self.waits[project]);
            let inside = inside.map(|round| u32::try_from(*round).ok()).collect::<Option<Vec<_>>>()?;
            if !inside.is_empty() {
                anew.push((self.maker.ballots.id(project), inside));
            }
        }
        Some(anew)
    }

    /// The first round for which the money of now does not show that a project had to wait.
    fn farthest(&self, project: usize, now: usize) -> Option<usize> {
        let most = self.waits[project];
        if self.holds(project, most, -MARGIN) {
            return Some(most);
        }
        let (mut good, mut bad) = (now + 1, most);
        while bad - good > 1 {
            let middle = usize::midpoint(good, bad);
            if self.holds(project, middle, -MARGIN) { good = middle } else { bad = middle }
        }
        // For one round exactly the cost can be enough: that is for the verifier.
        (good > now + 1 || self.holds(project, good, MARGIN)).then_some(good)
    }

    /// Whether supporters cannot raise the cost at the price of the last round before `until`: at
    /// both ends, along a straight line.
    fn holds(&self, project: usize, until: usize, margin: f64) -> bool {
        let profile = self.maker.profile;
        let price = |end: usize| {
            let last = (self.walks[0].winners.get(until - 1)?, self.walks[end].prices[until - 1]);
            Some(last.1 * profile.worth(project) as f64 / profile.worth(*last.0) as f64)
        };
        let prices = (0..self.money.len()).map(price).collect::<Vec<_>>();
        let cost = self.maker.ballots.cost(project) as f64 * (1.0 + margin);
        let (groups, marks) = profile.supporters(project);
        (0..self.money.len()).any(|touched| {
            let mut raised = vec![0.0; self.money.len()];
            for (group, mark) in groups.iter().zip(marks) {
                let (group, mark) = (*group as usize, *mark as f64);
                let weight = profile.weight(group) as f64;
                let pays_all = prices[touched].is_none_or(|price| self.money[touched][group] <= price * mark);
                for (end, raised) in raised.iter_mut().enumerate() {
                    let full = prices[end].map_or(0.0, |price| price * mark);
                    *raised += weight * if pays_all { self.money[end][group] } else { full };
                }
            }
            raised.iter().all(|raised| *raised <= cost)
        })
    }

    fn pay(&mut self, round: usize) {
        let (groups, marks) = self.maker.profile.supporters(self.walks[0].winners[round]);
        for (money, walk) in self.money.iter_mut().zip(self.walks) {
            for (group, mark) in groups.iter().zip(marks) {
                let money = &mut money[*group as usize];
                *money = (*money - walk.prices[round] * *mark as f64).max(0.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::ballots::Ballots;
    use crate::{BallotKind, Decimal, Election, NewProject, Settings, limits};

    /// Elections that differ with `seed`, of six projects and eight ballots.
    fn election(seed: u64) -> Election {
        let mut state = seed;
        let mut draw = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % most
        };
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(100 + draw(60)));
        for at in 0..6 {
            let cost = Decimal::from(10 + draw(50));
            builder.project(NewProject { id: at.to_string(), cost, ..NewProject::default() }).unwrap();
        }
        for _ in 0..8 {
            let choices = (0..6).filter(|_| draw(2) == 0).map(|project| (project, Decimal::ONE));
            let choices = choices.collect::<Vec<_>>();
            builder.ballot(choices, 0, 1 + draw(3)).unwrap();
        }
        builder.build().unwrap()
    }

    /// One run out of two, each right at its own step: over one denominator, with the arguments of
    /// both.
    fn joined(first: &Run, last: &Run) -> Option<Run> {
        let both = |one: &[Hex], other: &[Hex]| {
            vec![Hex(&one[0].0 * &last.denominator.0), Hex(&other[0].0 * &first.denominator.0)]
        };
        let same = first.rounds.iter().map(|round| &round.0).eq(last.rounds.iter().map(|round| &round.0));
        let rounds = first.rounds.iter().zip(&last.rounds);
        let mut anew = first.anew.clone();
        for (id, more) in &last.anew {
            match anew.iter_mut().find(|(other, _)| other == id) {
                Some((_, rounds)) => rounds.extend(more),
                None => anew.push((id.clone(), more.clone())),
            }
        }
        for (_, rounds) in &mut anew {
            rounds.sort_unstable();
            rounds.dedup();
        }
        same.then(|| Run {
            from: first.from,
            to: last.to,
            denominator: Hex(&first.denominator.0 * &last.denominator.0),
            share: both(&first.share, &last.share),
            rounds: rounds.map(|(one, other)| (one.0.clone(), both(&one.1, &other.1))).collect(),
            anew,
        })
    }

    /// The verifier is asked for runs that it must refuse: whatever it takes, at every step between
    /// the ends the same is bought in the same order, by who does or does not pay all they have.
    #[test]
    fn what_holds_at_both_ends_holds_between() {
        let step = Increase { step: Decimal::new(1, 1), exhaustive_stop: true };
        let settings = Settings { completion: Completion::Add1(step), ..Settings::default() };
        let (mut refused, mut taken) = (0, 0);
        for seed in 0..60 {
            let election = election(seed);
            let prepared = limits::prepare(&election, &settings).unwrap();
            let ballots = Ballots::new(&election, &settings).unwrap();
            let race = Race::new(&ballots).unwrap();
            let maker = Maker { ballots: &ballots, profile: &prepared.profile, race: &race };
            let walks = (0..60).map(|step| maker.walk(step)).collect::<Vec<_>>();
            let runs = (0..60).map(|step| maker.alone(step).unwrap()).collect::<Vec<_>>();
            for from in (0..60).step_by(2) {
                for to in from + 1..60 {
                    let Some(run) = joined(&runs[from], &runs[to]) else { continue };
                    let increase = maker.increase();
                    if shares::run(&ballots, &race, &run, increase, &mut Done::default()).is_err() {
                        refused += 1;
                        continue;
                    }
                    taken += 1;
                    let same = |walk: &Walk| walk.winners == walks[from].winners;
                    assert!(walks[from..=to].iter().all(same), "election {seed}, {from} to {to}");
                    // What is paid is a straight line, so it is the mean of the ends in the middle.
                    if (from + to) % 2 == 0 {
                        let middle = &runs[from.midpoint(to)];
                        let sum = |pair: &[Hex]| &pair[0].0 + &pair[1].0;
                        for (round, here) in run.rounds.iter().zip(&middle.rounds) {
                            let twice = &here.1[0].0 * 2_u32 * &run.denominator.0;
                            assert_eq!(sum(&round.1) * &middle.denominator.0, twice, "election {seed}");
                        }
                    }
                }
            }
        }
        assert!(taken > 1000 && refused > 1000, "{taken} taken, {refused} refused");
    }
}
