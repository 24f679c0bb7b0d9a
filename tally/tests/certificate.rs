// SPDX-License-Identifier: EUPL-1.2
//! What is counted can be proven, and nothing else can.
#![cfg(feature = "certificate")]

mod laws;

use laws::any;
use proptest::prelude::*;
use tally::certificate::{Unproven, make, verify};
use tally::{BallotKind, Completion, Rule, Settings, Utility, naive};

fn has_certificate(settings: &Settings) -> bool {
    !matches!(settings.rule, Rule::ExactEqualShares | Rule::BoundedOverspending)
        && settings.limits.minima.is_empty()
}

proptest! {
    #![proptest_config(laws::config(6))]

    /// Whatever the election and the settings: the verifier finds the outcome of the definition.
    #[test]
    fn every_outcome_is_proven((spec, settings) in any::case(6)) {
        let election = spec.build();
        if let Ok(outcome) = naive::count(&election, &settings, &mut |_| ()) {
            match make(&election, &settings, &outcome) {
                Err(Unproven::Rule(_) | Unproven::Minimum) => prop_assert!(!has_certificate(&settings)),
                Err(error) => prop_assert!(false, "{error}"),
                Ok(certificate) => {
                    let verified = verify(&election, certificate.json());
                    prop_assert!(verified.is_ok(), "{verified:?}\n{}", certificate.json());
                    let verified = verified.unwrap();
                    let winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
                    prop_assert_eq!(verified.winners, winners);
                    prop_assert_eq!(verified.cost, outcome.cost);
                    prop_assert_eq!(&verified.settings, &settings);
                    let steps = outcome.shares.as_ref().map(|shares| shares.steps);
                    prop_assert_eq!(verified.steps.map(|steps| steps.outcome), steps);
                    prop_assert!(verified.steps.is_none_or(|steps| steps.runs > 0));
                }
            }
        }
    }

    /// Shares that grow in many small steps, which are proven together.
    #[test]
    fn many_steps_are_proven_together(
        (spec, increase) in any::of_kind(BallotKind::Approval, 7)
            .prop_flat_map(|spec| (any::increase(&spec), Just(spec)).prop_map(|(i, s)| (s, i))),
        cost in any::<bool>(),
    ) {
        let utility = if cost { Utility::Cost } else { Utility::Cardinality };
        let completion = Completion::Add1(increase);
        let settings = Settings { completion, utility, ..Settings::default() };
        let election = spec.build();
        if let Ok(outcome) = naive::count(&election, &settings, &mut |_| ()) {
            let certificate = make(&election, &settings, &outcome);
            prop_assert!(certificate.is_ok(), "{certificate:?}");
            let verified = verify(&election, certificate.unwrap().json());
            prop_assert!(verified.is_ok(), "{verified:?}");
        }
    }
}
