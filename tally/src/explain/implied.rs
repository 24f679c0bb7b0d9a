// SPDX-License-Identifier: EUPL-1.2
//! How many people paid, as amounts about a loser imply it together with what is public.
//!
//! Take a loser with n votes, and for each winner w let m(w) be how many of these n people paid for w,
//! and a(w) what they paid together. Anybody knows that 0 ≤ m(w) ≤ min(n, votes of w), that a(w) is at
//! most m(w) times what each paid at most, and just m(w) times the price when all paid in full; and that
//! what is left in the end is below the cost of the loser. Each amount that is told bounds one a(w) or a
//! sum of them. Working these bounds into each other gives for each m(w), and for the number of people
//! who paid for anything, a lowest and a highest value. No amount may be told that leaves only values from
//! 1 to k − 1 or from n − k + 1 to n − 1 when what is public left others. For a winner that is not told to
//! have got their money, neither may the lowest become one of 1 to k − 1, nor the highest one of n − k + 1
//! to n − 1: that more values remain is not enough there, for of k people or more it would have been told.
//!
//! With Phragmén's rule nobody has a share to begin with, but the same holds with the last moment that is
//! told: nobody paid more than that in all, and what is left is the moment of the end for each, less what
//! they paid.
//!
//! The bounds need not be exact, so they are floating-point numbers; what differs by less than a
//! thousand-millionth part is taken as equal.

use std::ops::Range;

use crate::privacy::Privacy;

/// The bounds are worked into each other so often; after that they change little.
const ROUNDS: usize = 8;
/// Smaller differences are rounding.
const TINY: f64 = 1e-9;

/// What is public about a winner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Winner {
    /// In minor units.
    pub cost: f64,
    /// Who supports it.
    pub votes: f64,
    /// What each paid, when all paid in full and that is told, in minor units.
    pub each: Option<f64>,
    /// What each paid at most, in minor units.
    pub most: f64,
}

/// What the supporters of a loser paid for some winners together, in minor units.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// Places in the order of the winners.
    pub winners: Range<usize>,
    /// At least this.
    pub least: f64,
    /// At most this.
    pub most: f64,
}

/// The loser, and everybody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// Who supports it.
    pub votes: f64,
    /// Everybody.
    pub voters: f64,
    /// What nobody can have paid more than in all, in minor units: with Equal Shares what each had in the
    /// beginning.
    pub share: f64,
    /// What its supporters paid for all winners together, lowest and highest, in minor units.
    pub paid: (f64, f64),
}

/// An amount that is less than this one.
pub(super) fn below(amount: f64) -> f64 {
    amount * (1.0 - 1e-7)
}

/// What is public about a loser, to weigh amounts by.
pub(super) struct Public {
    known: Known,
    numbers: Vec<(f64, f64)>,
}

impl Public {
    pub(super) fn new(asked: Asked, winners: &[Winner]) -> Self {
        let known = Known::new(asked, winners);
        Self { numbers: known.numbers(), known }
    }

    /// Whether these amounts leave only small numbers of people, or all but so many, where what is public
    /// leaves others. Or whether they say so much of a winner that is not in `named`: who paid for that are
    /// nobody, a few, or all but a few. Of those in `named` they are many, by what was told.
    pub(super) fn tells_on_few(&self, told: &[Sum], named: &[usize], privacy: Privacy) -> bool {
        if privacy.tells_all() || told.is_empty() {
            return false;
        }
        let mut known = self.known.clone();
        known.work(told);
        let votes = known.asked.votes;
        let mut numbers = self.numbers.iter().zip(known.numbers()).enumerate();
        let is_winner = |at: usize| at < self.known.paid.len() && !named.contains(&at);
        numbers.any(|(at, (public, told))| {
            leaves_few(*public, told, votes, privacy)
                || is_winner(at) && begins_with_few(*public, told, votes, privacy)
        })
    }
}

fn small(privacy: Privacy) -> f64 {
    f64::from(u32::try_from(privacy.smallest).unwrap_or(u32::MAX))
}

/// Whether only small numbers are left, or all but so many.
fn leaves_few(public: (f64, f64), told: (f64, f64), votes: f64, privacy: Privacy) -> bool {
    let k = small(privacy);
    let may_be_many =
        |(low, high): (f64, f64)| low <= 0.0 || high >= votes || low.max(k) <= high.min(votes - k);
    may_be_many(public) && !may_be_many(told)
}

/// Whether it is now a small number at least, or all but so many at most.
fn begins_with_few(public: (f64, f64), told: (f64, f64), votes: f64, privacy: Privacy) -> bool {
    let is_small = |people: f64| people > 0.0 && people < small(privacy);
    told.0 > public.0 && is_small(told.0) || told.1 < public.1 && is_small(votes - told.1)
}

/// What is known of those who paid for one winner: lowest and highest.
#[derive(Clone)]
struct Paid {
    winner: Winner,
    people: (f64, f64),
    money: (f64, f64),
}

#[derive(Clone)]
struct Known {
    asked: Asked,
    paid: Vec<Paid>,
}

impl Known {
    fn new(asked: Asked, winners: &[Winner]) -> Self {
        let row = |winner: &Winner| {
            let both = (asked.votes + winner.votes - asked.voters).max(0.0);
            let least = if winner.each.is_some() { both } else { 0.0 };
            let people = (least, asked.votes.min(winner.votes));
            Paid { winner: *winner, people, money: (0.0, winner.cost) }
        };
        let mut known = Self { asked, paid: winners.iter().map(row).collect() };
        let (least, most) = asked.paid;
        known.work(&[Sum { winners: 0..winners.len(), least, most }]);
        known
    }

    fn work(&mut self, sums: &[Sum]) {
        for _ in 0..ROUNDS {
            let mut is_changed = false;
            for sum in sums {
                let paid = &mut self.paid[sum.winners.clone()];
                let mut low = paid.iter().map(|paid| paid.money.0).sum::<f64>();
                let mut high = paid.iter().map(|paid| paid.money.1).sum::<f64>();
                for one in paid {
                    let (own_low, own_high) = one.money;
                    is_changed |= one.narrow(sum.least - (high - own_high), sum.most - (low - own_low));
                    low += one.money.0 - own_low;
                    high += one.money.1 - own_high;
                }
            }
            if !is_changed {
                break;
            }
        }
    }

    /// The lowest and highest number of people for each winner, and for any winner.
    fn numbers(&self) -> Vec<(f64, f64)> {
        let mut all = self.paid.iter().map(|paid| paid.people).collect::<Vec<_>>();
        let together = self.paid.iter().map(|paid| paid.money.0).sum::<f64>();
        let least = all.iter().map(|people| people.0).fold(up(together, self.asked.share), f64::max);
        let most = all.iter().map(|people| people.1).sum::<f64>().min(self.asked.votes);
        all.push((least, most));
        all
    }
}

impl Paid {
    /// Returns whether anything changed.
    fn narrow(&mut self, least: f64, most: f64) -> bool {
        let before = (self.money, self.people);
        let (low, high) = &mut self.money;
        *low = least.max(*low);
        *high = most.min(*high);
        self.people.0 = self.people.0.max(up(*low, self.winner.most));
        if let Some(each) = self.winner.each.filter(|each| *each > 0.0) {
            self.people.1 = self.people.1.min(down(*high, each));
            *low = low.max(self.people.0 * each);
        }
        *high = high.min(self.people.1 * self.winner.most);
        before != (self.money, self.people)
    }
}

/// So many people at least, when each pays no more than this.
fn up(amount: f64, each: f64) -> f64 {
    let people = amount / each;
    if each > 0.0 { (people - TINY * people.abs().max(1.0)).ceil().max(0.0) } else { 0.0 }
}

/// So many people at most.
fn down(amount: f64, each: f64) -> f64 {
    let people = amount / each;
    (people + TINY * people.abs().max(1.0)).floor()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: Privacy = Privacy { smallest: 5 };

    fn in_full(cost: f64, votes: f64) -> Winner {
        Winner { cost, votes, each: Some(cost / votes), most: cost / votes }
    }

    #[test]
    fn what_is_left_may_tell_how_many_paid_for_one_winner() {
        // 50 voters of € 2; a loser with 9 votes, of whom 5 paid € 2 for one winner with 5 votes.
        let asked = Asked { votes: 9.0, voters: 50.0, share: 2.0, paid: (0.0, 18.0) };
        let winners = [in_full(4.0, 4.0), in_full(10.0, 5.0)];
        let left =
            |least: f64, high: f64| Sum { winners: 0..2, least: 18.0 - below(high), most: 18.0 - least };
        let public = Public::new(asked, &winners);
        assert!(public.tells_on_few(&[left(4.0, 6.0)], &[], FIVE));
        assert!(!public.tells_on_few(&[left(0.0, 18.0)], &[], FIVE));
        assert!(!public.tells_on_few(&[left(4.0, 6.0)], &[], Privacy { smallest: 1 }));
    }

    #[test]
    fn two_amounts_may_tell_how_few_paid_for_nothing() {
        // A loser with 13 votes: two winners took at least 200 each, of 46 from each of 8 people.
        let asked = Asked { votes: 13.0, voters: 59.0, share: 46.0, paid: (0.0, 598.0) };
        let winners = [in_full(368.0, 8.0), in_full(368.0, 8.0)];
        let spent = |at: usize| Sum { winners: at..at + 1, least: 200.0, most: 250.0 };
        let public = Public::new(asked, &winners);
        assert!(!public.tells_on_few(&[spent(0)], &[0], FIVE));
        assert!(public.tells_on_few(&[spent(0), spent(1)], &[0, 1], FIVE));
    }

    #[test]
    fn not_even_that_a_few_people_at_least_paid_is_told() {
        // 15 voters of a loser; of the 40 of a winner who paid € 88 each, some took between € 266 and € 480.
        let asked = Asked { votes: 15.0, voters: 60.0, share: 112.0, paid: (0.0, 1680.0) };
        let told = |least: f64| [Sum { winners: 0..1, least, most: 1680.0 }];
        let public = Public::new(asked, &[in_full(3520.0, 40.0)]);
        assert!(public.tells_on_few(&told(266.0), &[], FIVE), "at least 4: and of 5 it would have been told");
        assert!(!public.tells_on_few(&told(400.0), &[], FIVE), "at least 5");
        assert!(!public.tells_on_few(&told(266.0), &[0], FIVE), "it was told");
        let most = |most: f64| [Sum { winners: 0..1, least: 0.0, most }];
        assert!(!public.tells_on_few(&most(900.0), &[], FIVE), "at most 10");
        assert!(public.tells_on_few(&most(1000.0), &[], FIVE), "at most 11, so at least 4 did not");
    }
}
