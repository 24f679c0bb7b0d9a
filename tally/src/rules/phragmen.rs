// SPDX-License-Identifier: EUPL-1.2
//! Phragmén's sequential rule, fast and exact.
//!
//! The load of a voter is that of the last winner they support. So what a project would bring its
//! supporters to follows from how many of them stand at which winner. That is added up in floating
//! point with a known error (all terms are positive), only for projects that can be the next one:
//! loads never fall, so an old sum is a lower bound, by which a queue holds them. Where bounds overlap,
//! integers over one common denominator decide.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive};

use crate::outcome::Phase;
use crate::refused::Refused;
use crate::rules::race::Race;

/// More than sums of up to 2^20 positive terms lose in relative terms, with what casts lose. There is
/// a term for each winner.
const SLACK: f64 = 1.0 / (1_u64 << 32) as f64;

/// Buys what supporters can pay for first, until one of the first does not fit. As
/// [`crate::naive`] has it.
pub(crate) fn run(race: &mut Race<'_>) -> Result<(), Refused> {
    race.choose_free()?;
    let mut loads = Loads::new(race);
    loop {
        let first = loads.first(race);
        if first.iter().any(|project| !race.fits(*project)) {
            return Ok(());
        }
        let Some(project) = race.prepared.order.first(&first)? else { return Ok(()) };
        loads.buy(race, project);
        race.choose(project, Phase::Rule);
    }
}

/// A sum for one project.
#[derive(Clone, Copy)]
struct Sum {
    low: f64,
    high: f64,
    /// After how many purchases.
    round: usize,
}

struct Loads {
    sums: Vec<Sum>,
    /// The bits of the lower bound, which are in the order of the bounds as none is negative, of every
    /// supported project that may be open.
    queue: BinaryHeap<Reverse<(u64, usize)>>,
    /// For each group of ballots at which winner it stands, from 1; 0 for none.
    stands: Vec<u32>,
    /// The load that each winner brought, from 1, rounded.
    rounded: Vec<f64>,
    /// The same over `denominator`.
    exact: Vec<BigInt>,
    denominator: BigInt,
    /// Supporters of the project looked at, per winner, and for which winners that is not 0.
    counts: Vec<u64>,
    counted: Vec<u32>,
}

impl Loads {
    fn new(race: &Race<'_>) -> Self {
        let none = Sum { low: 0.0, high: f64::INFINITY, round: usize::MAX };
        let queue =
            race.supported().into_iter().filter(|project| race.cost_of(*project) <= race.election.budget());
        Self {
            queue: queue.map(|project| Reverse((0, project))).collect(),
            sums: vec![none; race.prepared.profile.projects()],
            stands: vec![0; race.prepared.profile.groups()],
            rounded: vec![0.0],
            exact: vec![BigInt::ZERO],
            denominator: BigInt::from(1),
            counts: vec![0],
            counted: Vec::new(),
        }
    }

    /// All projects that are exactly the first to be bought; those that nobody supports come last,
    /// all at once.
    fn first(&mut self, race: &Race<'_>) -> Vec<usize> {
        let now = self.exact.len();
        let (mut close, mut bar) = (Vec::new(), f64::INFINITY);
        while let Some(Reverse((low, project))) = self.queue.pop() {
            if f64::from_bits(low) > bar {
                self.queue.push(Reverse((low, project)));
                break;
            }
            if !race.is_open(project) {
                continue;
            }
            if self.sums[project].round == now {
                bar = bar.min(self.sums[project].high);
                close.push(project);
            } else {
                self.add_up(race, project);
                self.queue.push(Reverse((self.sums[project].low.to_bits(), project)));
            }
        }
        self.queue.extend(close.iter().map(|project| Reverse((self.sums[*project].low.to_bits(), *project))));
        if close.is_empty() {
            let mut open = race.everything();
            open.retain(|project| race.is_open(*project) && race.cost_of(*project) <= race.election.budget());
            return open;
        }
        close.sort_unstable();
        if close.len() == 1 { close } else { self.least(race, &close) }
    }

    /// Of projects whose sums are too close, those with exactly the least load.
    fn least(&mut self, race: &Race<'_>, close: &[usize]) -> Vec<usize> {
        let mut least: Option<BigInt> = None;
        let mut equal: Vec<usize> = Vec::new();
        for project in close {
            let load = self.exact_sum(race, *project);
            let votes = |of: usize| race.prepared.profile.votes(of);
            let ordering = match (&least, equal.first()) {
                (Some(least), Some(first)) => (&load * votes(*first)).cmp(&(least * votes(*project))),
                _ => Ordering::Less,
            };
            if ordering == Ordering::Less {
                equal.clear();
                least = Some(load);
            }
            if ordering != Ordering::Greater {
                equal.push(*project);
            }
        }
        equal
    }

    /// How many supporters of a project stand at each winner.
    fn count(&mut self, race: &Race<'_>, project: usize) {
        let profile = &race.prepared.profile;
        for at in self.counted.drain(..) {
            self.counts[at as usize] = 0;
        }
        for group in profile.supporters(project).0 {
            let (at, weight) = (self.stands[*group as usize], profile.weight(*group as usize));
            let count = &mut self.counts[at as usize];
            if *count == 0 && weight > 0 {
                self.counted.push(at);
            }
            *count += weight;
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "widened by more than what casts lose")]
    fn add_up(&mut self, race: &Race<'_>, project: usize) {
        self.count(race, project);
        let mut sum = race.cost_of(project) as f64;
        for at in &self.counted {
            sum += self.counts[*at as usize] as f64 * self.rounded[*at as usize];
        }
        let load = sum / race.prepared.profile.votes(project) as f64;
        let round = self.exact.len();
        self.sums[project] = Sum { low: load * (1.0 - SLACK), high: load * (1.0 + SLACK), round };
    }

    /// Loads of supporters together and the cost, over the denominator.
    fn exact_sum(&mut self, race: &Race<'_>, project: usize) -> BigInt {
        self.count(race, project);
        let mut sum = &self.denominator * race.cost_of(project);
        for at in &self.counted {
            sum += &self.exact[*at as usize] * self.counts[*at as usize];
        }
        sum
    }

    /// Brings all supporters of a project to one load.
    fn buy(&mut self, race: &Race<'_>, project: usize) {
        let profile = &race.prepared.profile;
        let votes = BigInt::from(profile.votes(project).max(1));
        let sum = self.exact_sum(race, project);
        let common = votes.gcd(&(&sum % &votes));
        let more = votes / &common;
        if !more.is_one() {
            self.denominator *= &more;
            for load in &mut self.exact {
                *load *= &more;
            }
        }
        let load = sum / common;
        self.rounded.push(ratio(&load, &self.denominator));
        let stands = u32::try_from(self.exact.len()).unwrap_or(u32::MAX);
        self.exact.push(load);
        self.counts.push(0);
        for group in profile.supporters(project).0 {
            self.stands[*group as usize] = stands;
        }
    }
}

/// A quotient, rounded, `den` above 0.
fn ratio(num: &BigInt, den: &BigInt) -> f64 {
    let shift = (den.bits() + 64).saturating_sub(num.bits());
    let quotient = ((num << shift) / den).to_f64().unwrap_or(f64::INFINITY);
    quotient * 2.0_f64.powi(-i32::try_from(shift).unwrap_or(i32::MAX))
}
