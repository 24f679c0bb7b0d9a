// SPDX-License-Identifier: EUPL-1.2
//! What is counted can be proven, and nothing else can.
#![cfg(feature = "certificate")]

mod laws;

use laws::any;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tally::certificate::{Unproven, digest, make, verify};
use tally::{BallotKind, Completion, Increase, Rule, Settings, Utility, naive, pb};

fn has_certificate(settings: &Settings) -> bool {
    !matches!(settings.rule, Rule::ExactEqualShares | Rule::BoundedOverspending)
        && settings.limits.minima.is_empty()
}

/// Who writes a verifier of their own begins with the example in the document.
#[test]
fn the_example_in_the_document_is_digested_as_it_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/tally/certificate.md");
    let document = std::fs::read_to_string(path).unwrap();
    let example = document.split_once("#### An example").unwrap().1;
    let mut blocks = example.split("```");
    let mut next = || blocks.nth(1).and_then(|block| block.strip_prefix("text\n")).unwrap();
    let (file, text) = (next(), next());
    let told = example.split_once("its digest is `").unwrap().1.split_once('`').unwrap().0;
    let hash = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(hash, told, "the text in the document");
    let (election, _) = pb::read(file.as_bytes(), &pb::Options::default()).unwrap();
    assert_eq!(digest(&election), told, "the file in the document");
    // The same election written otherwise.
    let rows: Vec<&str> = file.lines().collect();
    let mut other = rows.clone();
    other.swap(6, 7);
    other.swap(10, 13);
    assert_ne!(other, rows);
    let other = other.join("\n").replace("1250,50", "1.2505e3").replace("0.5,2\n", "0.50,2.0\n");
    let (again, _) = pb::read(other.as_bytes(), &pb::Options::default()).unwrap();
    assert_eq!(digest(&again), told);
    let changed = file.replace("b;10;3", "b;10;3.01");
    assert_ne!(changed, file);
    let (changed, _) = pb::read(changed.as_bytes(), &pb::Options::default()).unwrap();
    assert_ne!(digest(&changed), told);
}

/// Supporters of the third project have its cost but for a part of 10^17, at some steps.
#[test]
fn hardly_too_little_is_too_little() {
    let votes =
        "0;1,4,7;3,3.00000000000000001,0.00000000000000003\n1;1,4;2,4.00000000000000002\n2;4;3\n".repeat(3);
    let file = format!(
        "META\nkey;value\nbudget;9\nvote_type;cumulative\nPROJECTS\nproject_id;cost\n1;6\n4;9\n7;3\n\
         VOTES\nvoter_id;vote;points\n{votes}"
    );
    let (election, _) = pb::read(file.as_bytes(), &pb::Options::default()).unwrap();
    let increase = Increase { step: "0.02".parse().unwrap(), exhaustive_stop: false };
    let settings = Settings {
        completion: Completion::Add1(increase),
        utility: Utility::Points,
        comparison: true,
        ..Settings::default()
    };
    let outcome = naive::count(&election, &settings, &mut |_| ()).unwrap();
    let certificate = make(&election, &settings, &outcome).unwrap();
    assert!(verify(&election, certificate.json()).is_ok());
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
