// SPDX-License-Identifier: EUPL-1.2
//! The engine that people use gives exactly what the definition gives.

mod laws;

use laws::any;
use proptest::prelude::*;
use tally::{BallotKind, Completion, Settings, Utility, count, naive};

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
    #![proptest_config(laws::config(2))]

    /// Shares that grow in many small steps, where a jump that is too far would show.
    #[test]
    fn small_steps_are_not_jumped_over(
        (spec, increase) in any::of_kind(BallotKind::Approval, 7)
            .prop_flat_map(|spec| (any::increase(&spec), Just(spec)).prop_map(|(i, s)| (s, i))),
        cost in any::<bool>(),
    ) {
        let utility = if cost { Utility::Cost } else { Utility::Cardinality };
        let completion = Completion::Add1(increase);
        let settings = Settings { completion, utility, ..Settings::default() };
        let election = spec.build();
        let fast = count(&election, &settings, &mut |_| ());
        let slow = naive::count(&election, &settings, &mut |_| ());
        prop_assert_eq!(fast, slow);
    }
}
