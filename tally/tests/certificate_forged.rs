// SPDX-License-Identifier: EUPL-1.2
//! A certificate that was changed is refused, or says something true.
//!
//! Whoever changes a certificate on purpose can seal it anew, so these tests do as well. What the
//! verifier then still takes must be what the definition gives for the settings that stand in it.
#![cfg(feature = "certificate")]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod forging;
mod laws;

use forging::{beginning_later, changed, resealed, with_election};
use laws::{Ballot, Project, Spec, any};
use proptest::prelude::*;
use proptest::sample::Index;
use tally::certificate::{Gap, Verified, Wrong, digest, make, verify};
use tally::{
    BallotKind, Completion, Decimal, Election, Increase, Refused, Rule, Settings, TieBreaking, Utility, naive,
};

/// Three villages' wishes: shares have to grow, and two projects are exactly equal.
fn village() -> Spec {
    let project =
        |(id, cost): (&str, i64)| Project { id: id.into(), cost: Decimal::from(cost), place: "".into() };
    let projects = [("bank", 40), ("boom", 30), ("brug", 30), ("plein", 70), ("pad", 25)];
    let ballot = |(voters, choices): (u64, &[usize])| Ballot {
        choices: choices.iter().map(|choice| (*choice, Decimal::ONE)).collect(),
        voters,
        label: "",
    };
    let ballots: [(u64, &[usize]); 6] =
        [(3, &[0, 1, 2]), (2, &[1, 2]), (4, &[0, 3]), (1, &[3, 4]), (2, &[4]), (1, &[])];
    Spec {
        kind: BallotKind::Approval,
        budget: Decimal::from(130),
        projects: projects.into_iter().map(project).collect(),
        ballots: ballots.into_iter().map(ballot).collect(),
    }
}

fn of(election: &Election, settings: &Settings) -> Option<String> {
    let outcome = naive::count(election, settings, &mut |_| ()).ok()?;
    make(election, settings, &outcome).ok().map(|certificate| certificate.json().to_owned())
}

/// Whether the definition says what the verifier found.
fn is_true(election: &Election, verified: &Verified) -> bool {
    let outcome = match naive::count(election, &verified.settings, &mut |_| ()) {
        Ok(outcome) => outcome,
        // Steps so small that nobody counts them have an outcome all the same.
        Err(Refused::TooManySteps(_)) => return true,
        Err(_) => return false,
    };
    let winners = outcome.winners.iter().map(|winner| winner.project);
    let steps = outcome.shares.as_ref().map(|shares| shares.steps);
    winners.eq(verified.winners.iter().copied())
        && outcome.cost == verified.cost
        && steps == verified.steps.map(|steps| steps.outcome)
}

fn settings() -> Vec<Settings> {
    let seed = Some("gemeente".to_owned());
    let grow = |step| Increase { step: Decimal::new(step, 1), exhaustive_stop: true };
    let shares = Settings { completion: Completion::Add1(grow(5)), ..Settings::default() };
    vec![
        shares.clone(),
        Settings { tie_breaking: TieBreaking::Cheaper { seed }, comparison: true, ..shares.clone() },
        Settings {
            completion: Completion::Add1Greedy(grow(7)),
            utility: Utility::Cardinality,
            ..shares.clone()
        },
        Settings { completion: Completion::Greedy, ..shares.clone() },
        Settings { completion: Completion::Greedy, rule: Rule::Phragmen, ..shares.clone() },
        Settings { completion: Completion::None, rule: Rule::Greedy(tally::Misfit::Stop), ..shares },
    ]
}

#[test]
fn no_byte_can_change() {
    let election = village().build();
    for settings in settings() {
        let json = of(&election, &settings).unwrap();
        assert!(verify(&election, &json).is_ok());
        let bytes = json.trim_end().as_bytes();
        for at in 0..bytes.len() {
            let (before, rest) = bytes.split_at(at);
            let byte = rest[0];
            let others = [byte ^ 1, b'0', b'9', b'f', b'"', b' ', b','];
            let mut forged =
                others.iter().filter(|other| **other != byte).map(|other| vec![*other]).collect::<Vec<_>>();
            forged.extend([vec![], vec![byte, byte], vec![b' ', byte]]);
            for middle in forged {
                let forged = [before, &middle, &rest[1..]].concat();
                // Twice a letter in a row is the same text when one of both is taken away.
                if forged == bytes {
                    continue;
                }
                let Ok(forged) = String::from_utf8(forged) else { continue };
                assert!(verify(&election, &forged).is_err(), "{forged}");
            }
        }
        for forged in [format!("{json} "), format!("{json}{json}"), format!("\u{feff}{json}"), String::new()]
        {
            assert!(matches!(verify(&election, &forged), Err(Wrong::Form(_))));
        }
    }
}

#[test]
fn a_changed_part_is_refused_or_true() {
    let election = village().build();
    let (mut refused, mut accepted) = (0, 0);
    for settings in settings() {
        let json = of(&election, &settings).unwrap();
        // Every third, for time: which ones differs with the settings.
        for forged in changed(&json).iter().step_by(3).map(|forged| resealed(forged)) {
            match verify(&election, &forged) {
                _ if forged == json.trim_end() => {}
                Err(_) => refused += 1,
                Ok(verified) => {
                    accepted += 1;
                    assert!(is_true(&election, &verified), "{forged}");
                }
            }
        }
    }
    // What is taken: settings that make no difference, and arguments cut in other places.
    assert!(refused > 50 * accepted, "{refused} refused, {accepted} accepted");
}

#[test]
fn what_matters_is_refused_for_what_it_is() {
    let election = village().build();
    let json = of(&election, &settings()[1]).unwrap();
    let forged = |from: &str, to: &str| {
        assert!(json.contains(from), "{from} in {json}");
        verify(&election, &resealed(&json.replacen(from, to, 1)))
    };
    let other_seed = (0..20).find(|lot| forged("\"gemeente\"", &format!("\"{lot}\"")).is_err());
    assert!(other_seed.is_some(), "a lot decides between boom and brug");
    assert!(matches!(forged("\"step\":\"0.5\"", "\"step\":\"0.6\""), Err(Wrong::Share(_))));
    assert!(matches!(forged("\"step\":\"0.5\"", "\"step\":\"-0.5\""), Err(Wrong::Settings(_))));
    assert!(matches!(forged("\"step\":\"0.5\"", "\"step\":\"1e9\""), Err(Wrong::Form(_))));
    assert!(matches!(forged("\"from\":0", "\"from\":1"), Err(Wrong::Structure(_) | Wrong::Sum { .. })));
    assert!(matches!(forged("\"from\":0", "\"from\":-1"), Err(Wrong::Form(_))));
    assert!(matches!(forged("\"from\":0", "\"from\":0.0"), Err(Wrong::Form(_))));
    assert!(matches!(forged("\"comparison\":true", "\"comparison\":false"), Err(Wrong::Structure(_))));
    assert!(matches!(forged("{\"format\"", "{\"more\":1,\"format\""), Err(Wrong::Form(_))));
    assert!(matches!(forged("{\"format\"", "{\"cost\":\"1\",\"format\""), Err(Wrong::Form(_))));
    let long = format!("\"denominator\":\"{}", "f".repeat(1 << 20));
    assert!(matches!(forged("\"denominator\":\"", &long), Err(Wrong::Structure(_))));
}

/// The order of points means nothing to a rule by which people pay.
#[test]
fn score_is_for_greedy_only() {
    let election = Spec { kind: BallotKind::Cumulative, ..village() }.build();
    let points = Settings { utility: Utility::Points, ..Settings::default() };
    let json = of(&election, &points).unwrap();
    let forged = resealed(&json.replacen("\"utility\":\"points\"", "\"utility\":\"score\"", 1));
    assert_eq!(
        verify(&election, &forged),
        Err(Wrong::Settings(tally::certificate::Senseless::NoCertificate))
    );
    let greedy = Settings { utility: Utility::Score, rule: Rule::Greedy(tally::Misfit::Skip), ..points };
    let json = of(&election, &greedy).unwrap();
    assert!(verify(&election, &json).is_ok());
    let other = resealed(&json.replacen("\"utility\":\"score\"", "\"utility\":\"points\"", 1));
    assert!(verify(&election, &other).is_err());
}

#[test]
fn another_election_has_another_certificate() {
    let spec = village();
    let json = of(&spec.build(), &settings()[0]).unwrap();
    let mut more_voters = spec.clone();
    more_voters.ballots[0].voters += 1;
    let mut cheaper = spec.clone();
    cheaper.projects[3].cost -= Decimal::new(1, 2);
    for other in [more_voters, cheaper] {
        assert_eq!(verify(&other.build(), &json), Err(Wrong::OtherElection));
        let forged = with_election(&json, &digest(&other.build()));
        assert!(verify(&other.build(), &resealed(&forged)).is_err());
    }
}

/// Greedy that stops at what does not fit: what stands behind that in its order is checked too.
#[test]
fn the_whole_order_of_greedy_is_checked() {
    let rule = Rule::Greedy(tally::Misfit::Stop);
    let settings = Settings { rule, completion: Completion::None, ..Settings::default() };
    let mut spec = village();
    spec.budget = Decimal::from(75);
    let election = spec.build();
    let json = of(&election, &settings).unwrap();
    let order = "\"greedy\":[\"bank\",\"boom\",\"brug\",\"plein\",\"pad\"]";
    assert!(json.contains(order), "{json}");
    let forged = json.replace(order, "\"greedy\":[\"bank\",\"boom\",\"brug\",\"pad\",\"plein\"]");
    let shown = Wrong::NotShown { step: 0, project: "plein".into(), before: "pad".into() };
    assert_eq!(verify(&election, &resealed(&forged)), Err(shown));
}

/// Who could choose the step at which a proof begins, could choose the outcome.
#[test]
fn a_proof_begins_at_the_first_step() {
    let election = village().build();
    let mut tried = 0;
    for settings in settings() {
        let Some(json) = of(&election, &settings) else { continue };
        for forged in beginning_later(&json) {
            let wrong = verify(&election, &resealed(&forged)).err();
            assert_eq!(wrong, Some(Wrong::Structure(Gap::Runs)), "{forged}");
            tried += 1;
        }
    }
    assert!(tried > 4, "{tried}");
}

proptest! {
    #![proptest_config(laws::config(1))]

    /// The order of projects and ballots in a file does not matter.
    #[test]
    fn the_order_of_a_file_does_not_matter((spec, settings) in any::case(6), first in any::<Index>()) {
        let mut turned = spec.clone();
        if !spec.projects.is_empty() {
            let mut order = (0..spec.projects.len()).collect::<Vec<_>>();
            order.rotate_left(first.index(spec.projects.len()));
            turned = spec.with_projects_in(&order);
            turned.ballots.reverse();
        }
        prop_assert_eq!(digest(&spec.build()), digest(&turned.build()));
        if let Some(json) = of(&spec.build(), &settings) {
            prop_assert!(verify(&turned.build(), &json).is_ok());
        }
    }

    /// Any part of any certificate, changed.
    #[test]
    fn changed_is_refused_or_true((spec, settings) in any::case(4), which in prop::collection::vec(any::<Index>(), 30)) {
        let election = spec.build();
        if let Some(json) = of(&election, &settings) {
            let all = changed(&json);
            for which in which {
                let forged = which.get(&all);
                if let Ok(verified) = verify(&election, &resealed(forged)) {
                    prop_assert!(is_true(&election, &verified), "{}", forged);
                }
            }
        }
    }

    /// A good certificate of an election that is nearly the same.
    #[test]
    fn of_a_neighbour_is_refused_or_true(
        (spec, settings) in any::case(6),
        project in any::<Index>(),
        ballot in any::<Index>(),
        how in 0_u8..4,
    ) {
        if spec.projects.is_empty() || spec.ballots.is_empty() {
            return Ok(());
        }
        let mut other = spec.clone();
        let project = project.index(spec.projects.len());
        let ballot = &mut other.ballots[ballot.index(spec.ballots.len())];
        match how {
            0 => other.projects[project].cost += Decimal::ONE,
            1 => other.projects[project].cost = (other.projects[project].cost - Decimal::ONE).max(Decimal::ZERO),
            2 => ballot.voters += 1,
            _ => ballot.choices.retain(|(choice, _)| *choice != project),
        }
        let election = spec.build();
        if let Some(json) = of(&other.build(), &settings) {
            let forged = resealed(&with_election(&json, &digest(&election)));
            if let Ok(verified) = verify(&election, &forged) {
                prop_assert!(is_true(&election, &verified), "{}", forged);
            }
        }
    }
}
