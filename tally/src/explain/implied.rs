// SPDX-License-Identifier: EUPL-1.2
//! How many people paid, as amounts about a loser imply it together with what is public.
//!
//! Take a loser with n votes, and for each winner w let m(w) be how many of these n people paid for w,
//! and a(w) what they paid together. Anybody knows that 0 ≤ m(w) ≤ min(n, votes of w), that a(w) is at
//! most m(w) times what each paid at most, and just m(w) times the price when all paid in full; and that
//! what is left in the end is below the cost of the loser. Each amount that is told bounds one a(w) or a
//! sum of them. Working these bounds into each other gives for each m(w), and for the number of people
//! who paid for anything, a lowest and a highest value. No amount may be told that leaves only values from
//! 1 to k − 1 or from n − k + 1 to n − 1 when what is public left others, nor only values of m(w) that are so
//! with the votes of the winner in the place of n.
//!
//! Whether a winner is named tells of m(w) whether it is k or more, and its range whether it is one of the k highest
//! values (`explain/spending.rs`); that is worked into the bounds as well. So where winners are named and w is not, though it may be, the lowest value of m(w) must stay 0: with any
//! other the values 1 to k − 1 would be left. Where none is named, there may be another reason for it; then the
//! lowest may not become one of 1 to k − 1.
//!
//! With Phragmén's rule nobody has a share to begin with, but the same holds with the last moment that is
//! told: nobody paid more than that in all, and what is left is the moment of the end for each, less what
//! they paid.
//!
//! The bounds need not be exact, so they are floating-point numbers; what differs by less than a
//! thousand-millionth part is taken as equal.

use crate::privacy::Privacy;

/// The bounds are worked into each other so often; after that they change little.
const ROUNDS: usize = 8;
/// At least the first, and at most the second.
pub(super) type Range = (f64, f64);
/// Who paid something, paid more than this part of what nobody can have paid more than in all.
pub(super) const SOMETHING: f64 = 1e-6;
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
    pub winners: std::ops::Range<usize>,
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

/// What is paid at least, of all that people had, when less than this is left. More than the difference, by so
/// much that rounding does not hide it, however small what is left is.
pub(super) fn more_than(all: f64, left: f64) -> f64 {
    all - left + all * 1e-7
}

/// What is public about a loser, to weigh amounts by.
pub(super) struct Public {
    known: Known,
    numbers: Vec<Range>,
    privacy: Privacy,
}

impl Public {
    pub(super) fn new(asked: Asked, winners: &[Winner], privacy: Privacy) -> Self {
        let known = Known::new(asked, winners);
        Self { numbers: known.numbers(), known, privacy }
    }

    /// Whether it may be told that k people or more paid for a winner, and that it were fewer: neither may say
    /// that 1 to k − 1 people did something. It is told in what range the number is when it is one of the k highest.
    pub(super) fn may_name(&self, at: usize) -> bool {
        let (k, (low, high)) = (small(self.privacy), self.numbers[at]);
        let votes = self.known.votes(at);
        let least = low.max(k).max(votes.0.min(votes.1) - k + 1.0);
        let is_open = low <= 0.0 || low >= k;
        high >= k && is_open && [votes.0, votes.1].iter().all(|votes| self.may_be_many((least, high), *votes))
    }

    /// Whether these amounts leave only small numbers of people, or all but so many, where what is public
    /// leaves others. Those in `named` got money of k people or more, and of how many their range says; if there
    /// are any, then the others that may be named did not.
    pub(super) fn tells_on_few(&self, told: &[Sum], named: &[(usize, Range)]) -> bool {
        if self.privacy.tells_all() || told.is_empty() {
            return false;
        }
        let mut known = self.known.clone();
        let k = small(self.privacy);
        for (at, paid) in known.paid.iter_mut().enumerate().filter(|(at, _)| self.may_name(*at)) {
            if let Some((_, (least, most))) = named.iter().find(|(name, _)| *name == at) {
                paid.people = (paid.people.0.max(k).max(*least), paid.people.1.min(*most));
                paid.money.1 = paid.money.1.min(paid.people.1 * paid.winner.most);
            } else if !named.is_empty() {
                paid.people.1 = paid.people.1.min(k - 1.0);
                paid.money.1 = paid.money.1.min(paid.people.1 * paid.winner.most);
            }
        }
        known.work(told);
        let mut numbers = self.numbers.iter().zip(known.numbers()).enumerate();
        numbers.any(|(at, (public, told))| {
            let leaves_few = |votes| self.may_be_many(*public, votes) && !self.may_be_many(told, votes);
            if at == known.paid.len() {
                return leaves_few(known.asked.votes);
            }
            let (own, its) = known.votes(at);
            let is_unnamed = self.may_name(at) && named.iter().all(|(name, _)| *name != at);
            // When none is named, all may have been left out.
            let is_few = told.0 > public.0 && (told.0 < k || !named.is_empty());
            is_unnamed && is_few || leaves_few(own) || leaves_few(its)
        })
    }

    /// Whether a number of people may be another than 1 to k − 1, or all `votes` but so many.
    fn may_be_many(&self, (low, high): Range, votes: f64) -> bool {
        let k = small(self.privacy);
        low <= 0.0 || high >= votes || low.max(k) <= high.min(votes - k)
    }
}

fn small(privacy: Privacy) -> f64 {
    f64::from(u32::try_from(privacy.smallest).unwrap_or(u32::MAX))
}

/// What is known of those who paid for one winner: lowest and highest.
#[derive(Clone)]
struct Paid {
    winner: Winner,
    people: Range,
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
        known.work(&[]);
        known
    }

    /// The votes of the loser, and those of a winner.
    fn votes(&self, at: usize) -> (f64, f64) {
        (self.asked.votes, self.paid[at].winner.votes)
    }

    /// Works these into what is known, with what was paid for all winners together.
    fn work(&mut self, sums: &[Sum]) {
        let (least, most) = self.asked.paid;
        let all = Sum { winners: 0..self.paid.len(), least, most };
        for _ in 0..ROUNDS {
            let mut is_changed = false;
            for sum in sums.iter().chain([&all]) {
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
    fn numbers(&self) -> Vec<Range> {
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

    /// Named, and nothing follows from its range.
    fn some(at: usize) -> (usize, Range) {
        (at, (5.0, f64::MAX))
    }

    fn in_full(cost: f64, votes: f64) -> Winner {
        Winner { cost, votes, each: Some(cost / votes), most: cost / votes }
    }

    #[test]
    fn what_is_left_may_tell_how_many_paid_for_one_winner() {
        // 50 voters of € 2; a loser with 9 votes, of whom 5 paid € 2 for one winner with 5 votes.
        let asked = Asked { votes: 9.0, voters: 50.0, share: 2.0, paid: (0.0, 18.0) };
        let winners = [in_full(4.0, 4.0), in_full(10.0, 5.0)];
        let left =
            |least: f64, high: f64| Sum { winners: 0..2, least: more_than(18.0, high), most: 18.0 - least };
        let public = Public::new(asked, &winners, FIVE);
        assert!(public.tells_on_few(&[left(4.0, 6.0)], &[]));
        assert!(!public.tells_on_few(&[left(0.0, 18.0)], &[]));
        let public = Public::new(asked, &winners, Privacy { smallest: 1 });
        assert!(!public.tells_on_few(&[left(4.0, 6.0)], &[]));
    }

    #[test]
    fn two_amounts_may_tell_how_few_paid_for_nothing() {
        // A loser with 13 votes: two winners took at least 200 each, of 46 from each of 16 people.
        let asked = Asked { votes: 13.0, voters: 59.0, share: 46.0, paid: (0.0, 598.0) };
        let winners = [in_full(736.0, 16.0), in_full(736.0, 16.0)];
        let spent = |at: usize| Sum { winners: at..at + 1, least: 200.0, most: 250.0 };
        let public = Public::new(asked, &winners, FIVE);
        assert!(!public.tells_on_few(&[spent(0)], &[some(0)]));
        assert!(public.tells_on_few(&[spent(0), spent(1)], &[some(0), some(1)]));
    }

    #[test]
    fn not_even_that_a_few_people_at_least_paid_is_told() {
        // 15 voters of a loser; of the 40 of a winner who paid € 88 each, some took between € 266 and € 480.
        let asked = Asked { votes: 15.0, voters: 60.0, share: 112.0, paid: (0.0, 1680.0) };
        let told = |least: f64| [Sum { winners: 0..1, least, most: 1680.0 }];
        let public = Public::new(asked, &[in_full(3520.0, 40.0)], FIVE);
        assert!(public.tells_on_few(&told(266.0), &[]), "at least 4: and of 5 it would have been told");
        assert!(!public.tells_on_few(&told(400.0), &[]), "at least 5");
        assert!(!public.tells_on_few(&told(266.0), &[some(0)]), "it was told");
    }

    /// Of all 27 voters of a loser, or of all but 5, the name would have been told.
    #[test]
    fn that_a_winner_is_not_named_beside_others_leaves_a_few_people_only() {
        let asked = Asked { votes: 27.0, voters: 90.0, share: 50.0, paid: (600.0, 1350.0) };
        let public = Public::new(asked, &[in_full(90.0, 29.0), in_full(1200.0, 33.0)], FIVE);
        let left = |paid: f64| Sum { winners: 0..2, least: paid, most: 1350.0 };
        let first = Sum { winners: 0..1, least: 50.0, most: 80.0 };
        assert!(!public.tells_on_few(&[left(600.0), first.clone()], &[some(0), some(1)]), "both are named");
        assert!(public.tells_on_few(&[left(600.0), first], &[some(0)]), "at least 15 paid for the other");
        assert!(!public.tells_on_few(&[left(800.0)], &[]), "at least 20, and no winner is named");
        assert!(!public.tells_on_few(&[left(900.0)], &[]), "at least 23, and perhaps all 27");
    }

    /// 505 people of € 10; 502 voted for the winner, and 500 to 502 of them for both.
    #[test]
    fn that_less_than_a_small_amount_is_left_of_much_counts_as_well() {
        let asked = Asked { votes: 505.0, voters: 507.0, share: 10.0, paid: (0.0, 5050.0) };
        let winner = Winner { cost: 5020.0, votes: 502.0, each: None, most: 10.0 };
        let public = Public::new(asked, &[winner], FIVE);
        let left = |below: f64| Sum { winners: 0..1, least: more_than(5050.0, below), most: 5050.0 };
        assert!(public.tells_on_few(&[left(50.0)], &[some(0)]), "at least 501 paid, so 3 or 4 did not");
        assert!(!public.tells_on_few(&[left(60.0)], &[some(0)]), "at least 500");
    }

    /// 27 voters of a loser, and 29 of a winner; one range for 23 to 27 of them.
    #[test]
    fn a_range_for_nearly_all_counts_with_what_is_left() {
        let asked = Asked { votes: 27.0, voters: 60.0, share: 50.0, paid: (600.0, 1350.0) };
        let public = Public::new(asked, &[in_full(1230.0, 29.0)], FIVE);
        let told = |left: f64| {
            let paid = Sum { winners: 0..1, least: 750.0, most: below(1250.0) };
            [paid, Sum { winners: 0..1, least: 0.0, most: 1350.0 - left }]
        };
        assert!(public.tells_on_few(&told(250.0), &[(0, (23.0, 27.0))]), "at most 25");
        assert!(!public.tells_on_few(&told(200.0), &[(0, (23.0, 27.0))]), "perhaps all 27");
        assert!(!public.tells_on_few(&told(250.0), &[(0, (5.0, 22.0))]), "fewer");
    }

    /// 13 people voted for a winner, and 11 of them for the loser.
    #[test]
    fn how_few_of_the_voters_of_a_winner_did_not_want_the_loser_is_not_told() {
        let asked = Asked { votes: 29.0, voters: 80.0, share: 100.0, paid: (0.0, 2900.0) };
        let public = Public::new(asked, &[in_full(1200.0, 13.0)], FIVE);
        let told = |least: f64, most: f64| Sum { winners: 0..1, least, most };
        assert!(public.tells_on_few(&[told(1000.0, 1100.0)], &[some(0)]));
        assert!(!public.tells_on_few(&[told(800.0, 1200.0)], &[some(0)]), "from 9 of them to all");
    }

    /// Whether a name may be told follows from what is public.
    #[test]
    fn a_name_that_would_tell_of_a_few_people_is_never_told() {
        let may = |votes: f64, its: f64, voters: f64| {
            let asked = Asked { votes, voters, share: 100.0, paid: (0.0, 100.0 * votes) };
            Public::new(asked, &[in_full(its, its)], FIVE).may_name(0)
        };
        assert!(may(20.0, 30.0, 100.0));
        assert!(!may(4.0, 30.0, 100.0), "fewer than 5 can have paid");
        assert!(may(6.0, 6.0, 100.0), "all 6 may have paid");
        assert!(!may(6.0, 8.0, 100.0), "5 or 6 of 8, so 2 or 3 did not");
        assert!(!may(40.0, 63.0, 100.0), "3 certainly paid, so without the name it were 3 or 4");
    }
}
