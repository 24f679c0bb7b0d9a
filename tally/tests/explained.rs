// SPDX-License-Identifier: EUPL-1.2
//! Whatever is counted by a rule that people use, can be explained.

mod laws;

use laws::any;
use proptest::prelude::*;
use tally::explain::{Unexplained, explain};
use tally::{Privacy, Rule, count};

proptest! {
    #![proptest_config(laws::config(2))]

    #[test]
    fn every_outcome_has_an_explanation((spec, settings) in any::case(6)) {
        let election = spec.build();
        let Ok(outcome) = count(&election, &settings, &mut |_| ()) else { return Ok(()) };
        let explained = explain(&election, &settings, &outcome, Privacy::default());
        let is_for_study = matches!(settings.rule, Rule::ExactEqualShares | Rule::BoundedOverspending);
        match explained {
            Err(Unexplained::Rule(rule)) => prop_assert!(is_for_study && rule == settings.rule),
            explained => prop_assert!(explained.is_ok(), "{:?}", explained.err()),
        }
    }
}
