// SPDX-License-Identifier: EUPL-1.2
//! The engine that people use gives exactly what the definition gives.

mod laws;

use laws::any;
use proptest::prelude::*;
use tally::{BallotKind, Completion, Settings, TieBreaking, Utility, count, naive};

proptest! {
    #![proptest_config(laws::config(4))]

    /// Whatever the election and the settings: the same winners in the same order, chosen by the
    /// same phase, with the same shares, or the same refusal.
    #[test]
    fn count_is_what_the_definition_says((spec, settings) in any::case(6)) {
        let election = spec.build();
        let fast = count(&election, &settings, &mut |_| ());
        let slow = naive::count(&election, &settings, &mut |_| ());
        prop_assert_eq!(fast, slow);
    }
}

proptest! {
    #![proptest_config(laws::config(8))]

    /// Greedy as a rule, after another rule and compared with it, where ties, limits and what does not
    /// fit are common.
    #[test]
    fn greedy_is_what_the_definition_says((spec, settings) in any::greedy(7)) {
        let election = spec.build();
        let fast = count(&election, &settings, &mut |_| ());
        let slow = naive::count(&election, &settings, &mut |_| ());
        prop_assert_eq!(fast, slow);
    }
}

proptest! {
    #![proptest_config(laws::config(4))]

    /// Shares that grow in many small steps, where a jump that is too far would show.
    #[test]
    fn small_steps_are_not_jumped_over(
        (spec, increase) in prop_oneof![any::of_kind(BallotKind::Approval, 7), any::twins(7)]
            .prop_flat_map(|spec| (any::increase(&spec), Just(spec)).prop_map(|(i, s)| (s, i))),
        cost in any::<bool>(),
        shuffle in any::<prop::sample::Index>(),
    ) {
        let utility = if cost { Utility::Cost } else { Utility::Cardinality };
        let completion = Completion::Add1(increase);
        let mut ids: Vec<_> = spec.projects.iter().map(|project| project.id.clone()).collect();
        let first = shuffle.index(ids.len().max(1));
        ids.rotate_left(first);
        let tie_breaking = TieBreaking::Order(ids);
        let settings = Settings { completion, utility, tie_breaking, ..Settings::default() };
        let election = spec.build();
        let fast = count(&election, &settings, &mut |_| ());
        let slow = naive::count(&election, &settings, &mut |_| ());
        prop_assert_eq!(fast, slow);
    }
}
