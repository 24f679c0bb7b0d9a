// SPDX-License-Identifier: EUPL-1.2
//! How many of each class support a project, as ranges that give few people away.
//!
//! Anybody may know the votes v of a project and the number of people n of each class. With
//! x the supporters of each class, all they know beforehand is 0 ≤ x ≤ n for each, and that the x
//! add up to v. The ranges below tell more, and everything that is told about a class follows from
//! them: not from the outcome, so that a table of many rules tells no more than one of them.
//!
//! **What holds.** Whatever the ranges are, for each class there are at least k values of x with
//! which the same ranges are told for all classes, or every x that could be before anything was told.
//! So "none of them" and "all of them" are never told, unless v and n tell it.
//!
//! **How.** Classes are taken one at a time, the largest last. The ones already taken have a box: for
//! each some consecutive values that may go with any of the values of the others. Let those who are
//! left over, this class among them, have between a and b supporters when the others are in their
//! box. The values x that fit whatever it is are from max(0, b − people after this class) to
//! min(n, a). If there are k or more, they are cut in parts of k, the last with the remainder; the
//! first part also has everything below and the last everything above. That part is told; its values
//! that fit are added to the box. If there are fewer, nothing is told of this class and the next.
//!
//! **Why.** By induction every point of the box is possible and gives the same ranges, for a range
//! depends only on v, the sizes and the parts of the classes before it. A class in the box has k
//! values there. The classes that are left have between a and b supporters together, any number of
//! them, and may divide those as they like. If nothing was told before, that is what all knew. If
//! something was, b − a + 1 ≥ k. Take one of those classes with n people and m in the other ones
//! that are left: its x may be from max(0, a − m) to min(n, b). If a ≤ m that is 0 to n, or k values.
//! If not, it is at least b − a + 1 values, because b ≤ n + m. ∎
//!
//! Projects are independent when a ballot may have any of the winners. Where it may not, nothing is
//! told (see the caller). What this does not hold against is somebody who knows ballots of others: a
//! class of ten, nine of whom tell each other everything, hides the tenth no more than k allows.

/// For each class the least and the most supporters, both possible. `support` are the true numbers.
pub fn ranges(support: &[u64], sizes: &[u64], smallest: u64) -> Vec<(u64, u64)> {
    let k = smallest.max(1);
    let votes = support.iter().sum::<u64>();
    let mut order = (0..sizes.len()).collect::<Vec<_>>();
    order.sort_by_key(|class| (sizes[*class], *class));
    let all = sizes.iter().sum::<u64>();
    let mut told = vec![(0, 0); sizes.len()];
    // Supporters left over: by the box (a and b), and by all that was told.
    let (mut a, mut b, mut low, mut high) = (votes, votes, votes, votes);
    let mut people = all;
    let mut taken = 0;
    for class in &order {
        if taken + 1 == order.len() {
            break;
        }
        let (x, n) = (support[*class], sizes[*class]);
        let (first, last) = (b.saturating_sub(people - n), n.min(a));
        let Some(parts) = (last + 1).checked_sub(first).map(|values| values / k).filter(|parts| *parts > 0)
        else {
            break;
        };
        let part = (x.saturating_sub(first) / k).min(parts - 1);
        let (is_first, is_last) = (part == 0, part == parts - 1);
        let from = first + part * k;
        let to = if is_last { last } else { from + k - 1 };
        let least = if is_first { votes.saturating_sub(all - n) } else { from };
        let most = if is_last { n.min(votes) } else { to };
        told[*class] = (least, most);
        (a, b) = (a - to, b - from);
        (low, high) = (low.saturating_sub(most), high.saturating_sub(least));
        people -= n;
        taken += 1;
    }
    for class in &order[taken..] {
        let n = sizes[*class];
        told[*class] = (low.saturating_sub(people - n), n.min(high));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::ranges;
    use std::collections::{BTreeMap, BTreeSet};

    /// All numbers of supporters that add up to `votes`.
    fn all(sizes: &[u64], votes: u64) -> Vec<Vec<u64>> {
        let Some((first, rest)) = sizes.split_first() else {
            return if votes == 0 { vec![vec![]] } else { vec![] };
        };
        let with = |x: u64| all(rest, votes - x).into_iter().map(move |others| [vec![x], others].concat());
        (0..=votes.min(*first)).flat_map(with).collect()
    }

    /// The law, for every case of these sizes.
    fn keeps_the_law(sizes: &[u64], k: u64) {
        for votes in 0..=sizes.iter().sum() {
            let cases = all(sizes, votes);
            let values = |cases: &[Vec<u64>], class: usize| {
                cases.iter().map(|case| case[class]).collect::<BTreeSet<_>>().len() as u64
            };
            let mut alike = BTreeMap::<_, Vec<Vec<u64>>>::new();
            for case in &cases {
                let told = ranges(case, sizes, k);
                let fits = |(x, (low, high)): (&u64, &(u64, u64))| low <= x && x <= high;
                assert!(case.iter().zip(&told).all(fits), "{case:?} {told:?}");
                alike.entry(told).or_default().push(case.clone());
            }
            for (told, same) in alike {
                for class in 0..sizes.len() {
                    let least = k.min(values(&cases, class));
                    assert!(values(&same, class) >= least, "{sizes:?} {votes} {k}: {told:?}");
                }
            }
        }
    }

    #[test]
    fn no_class_has_fewer_than_k_values() {
        for k in 1..=5 {
            for one in 1..=12 {
                keeps_the_law(&[one, 9], k);
                keeps_the_law(&[one, 30], k);
                keeps_the_law(&[5, one, 7], k);
                keeps_the_law(&[2, one, 3, 6], k);
            }
        }
    }

    #[test]
    fn something_is_told_of_large_classes_and_all_when_nothing_is_hidden() {
        assert_eq!(ranges(&[12, 61], &[40, 100], 5), [(10, 14), (59, 63)]);
        assert_eq!(ranges(&[0, 73], &[40, 100], 5), [(0, 4), (69, 73)]);
        assert_eq!(ranges(&[5, 70], &[5, 100], 5), [(0, 5), (70, 75)]);
        assert_eq!(ranges(&[3, 1, 70], &[4, 5, 100], 1), [(3, 3), (1, 1), (70, 70)]);
    }
}
