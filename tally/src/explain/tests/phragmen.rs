// SPDX-License-Identifier: EUPL-1.2
//! What is told of Phragmén's rule: it is true, and nobody may find out more.

use proptest::prelude::*;

use super::super::phragmen::Savings;
use super::*;

fn rule() -> Settings {
    settings(Rule::Phragmen, Completion::None)
}

fn early(round: &Round) -> &Early {
    let How::Early(early) = &round.how else { unreachable!("Phragmén's rule") };
    early
}

fn exactly(amount: &Amount) -> BigRational {
    let Amount::Exactly(amount) = amount else { unreachable!("{amount:?} is rounded") };
    amount.clone()
}

fn whole(number: impl Into<num_bigint::BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}

fn lowest_and_highest(amount: &Amount) -> (BigRational, BigRational) {
    match amount {
        Amount::Exactly(amount) => (amount.clone(), amount.clone()),
        Amount::Between(Between { low, high }) => (whole(*low), whole(*high)),
    }
}

/// For each group of ballots whether it supports a project, how many they are, and the last of the winners
/// that it supports.
fn voters(election: &Election, project: usize, winners: &[usize]) -> Vec<(bool, u64, Option<usize>)> {
    let row = |group: crate::BallotGroup<'_>| {
        let supports = |project: usize| group.projects.iter().any(|other| *other as usize == project);
        let last = winners.iter().copied().rfind(|winner| supports(*winner));
        (supports(project), group.voters, last)
    };
    election.groups().map(row).collect()
}

#[test]
fn who_saved_since_when_is_told() {
    let election = village(10);
    let told = explained(&election, &rule(), 5);
    let money = |euros: i64, parts: i64| Amount::Exactly(BigRational::new(euros.into(), parts.into()));
    let savers = |voters, since, paid: &Amount| Savers { voters, since, paid: paid.clone() };
    // 10 of the 80 paid € 50 before: 80 t = 6000 + 500.
    let second = early(&told.rounds[1]);
    assert_eq!(second.moment, Some(money(325, 4)));
    assert_eq!(second.groups, [savers(70, None, &money(325, 4)), savers(10, Some(2), &money(125, 4))]);
    assert_eq!((second.others, second.left), (0, 2500));
    let dutch = story(&election, &rule(), Language::Dutch);
    assert_eq!(
        dutch[2..],
        [
            "2. Speeltuin kost € 6.000 en kreeg 80 stemmen. De kiezers ervan hadden het eerst genoeg geld bij \
             elkaar. Iedere kiezer had toen € 81,25 gekregen. 70 mensen hadden nog niets uitgegeven en betaalden \
             ieder € 81,25. 10 mensen hadden gespaard sinds de betaling van Fietsles en betaalden ieder € 31,25. \
             Zij hielden niets over. Op de tweede plaats stond toen Bankjes, dat tussen € 94 en € 118 voor iedere kiezer \
             nodig had. Daarna was er nog € 2.500 van het budget over.",
            "Bankjes (€ 3.000, 40 stemmen) won niet. Toen het aan de beurt was, was er nog € 2.500 over. Het kwam \
             € 500 tekort. Geld van de kiezers ervan ging onder meer naar Fietsles (tussen € 1.000 en € 2.000) en \
             Speeltuin (tussen € 1.000 en € 1.500).",
        ]
    );
}

#[test]
fn what_was_missing_when_the_rule_stopped_is_told() {
    // The swimming pool is next at 70 × t = 700, when the trees' 50 voters have 500 of the 600.
    let projects = [("Dam", 400), ("Zwembad", 700), ("Boom", 600)];
    let election = election(1000, &projects, &[("D", 50), ("Z", 70), ("B", 50)]);
    let told = story(&election, &rule(), Language::Dutch);
    assert_eq!(
        told[3],
        "Boom (€ 600, 50 stemmen) won niet. De telling stopte voordat dit project aan de beurt was, omdat \
         Zwembad niet meer paste. De kiezers ervan hadden toen samen tussen € 480 en € 520 gespaard. Er ontbrak \
         tussen € 80 en € 120."
    );
    let told = story(&election, &rule(), Language::English);
    assert!(
        told[3].ends_with(
            "Its voters had saved between €480 and €520 together by then. Between €80 and €120 was missing."
        ),
        "{told:?}"
    );
}

/// Whether 4 or 5 of the 30 paid for the dam before would follow from the exact moment.
#[test]
fn a_moment_that_would_tell_what_few_people_did_is_rounded() {
    let projects = [("Dam", 500), ("Boom", 600)];
    let told = |both: u64| {
        let election =
            election(2000, &projects, &[("D", 50 - both), ("DB", both), ("B", 30 - both), ("", 20)]);
        let told = story(&election, &rule(), Language::Dutch);
        let second = early(&explained(&election, &rule(), 5).rounds[1]).clone();
        (second, told[2].clone())
    };
    let (one, words) = told(1);
    assert_eq!((&one.groups[..], one.others), (&[][..], 30));
    // From 600 / 30, and 20 × 10 / 30 wide: of 4 people it was 640 / 30.
    assert_eq!(one.moment, Some(Amount::Between(Between { low: 20, high: 27 })));
    assert!(words.contains("Iedere kiezer had toen tussen € 20 en € 27 gekregen. De kiezers ervan betaalden het samen, gemiddeld € 20."));
    for both in 2..=4 {
        assert_eq!(told(both), (one.clone(), words.clone()), "{both} people");
    }
    // A purchase earlier, nobody knew who would pay for what.
    let (many, _) = told(5);
    assert_eq!((many.groups.len(), many.others), (2, 0));
    assert_eq!(many.moment, Some(Amount::Exactly(BigRational::new(65.into(), 3.into()))));
}

#[test]
fn of_few_supporters_only_what_is_public_is_told() {
    let election = village(1);
    let told = explained(&election, &rule(), 5);
    // Fietsles has three voters.
    assert_eq!((&early(&told.rounds[0]).moment, early(&told.rounds[0]).others), (&None, 3));
    let [loser] = &told.losers[..] else { unreachable!("{told:?}") };
    assert_eq!(loser.saved, Some(Saved { money: None, spent: Vec::new(), is_secret: true }));
    let told = story(&election, &rule(), Language::Dutch);
    assert!(
        told[1].contains("De kiezers ervan betaalden het samen. Op de tweede plaats stond toen Speeltuin"),
        "{told:?}"
    );
    // What the one voter of the hut has saved would follow from who comes next.
    let projects = [("Dam", 400), ("Hut", 11), ("Boom", 600)];
    for both in [0, 1] {
        let election = super::election(
            2000,
            &projects,
            &[("D", 50 - both), ("DH", both), ("H", 1 - both), ("B", 50), ("", both)],
        );
        assert_eq!(
            early(&explained(&election, &rule(), 5).rounds[0]).next,
            Some((1, Amount::Exactly(whole(11))))
        );
        let all = explained(&election, &rule(), 1);
        let told = explained(&election, &rule(), 5);
        let at = all.rounds.iter().position(|round| round.project == 0).unwrap();
        assert_eq!(early(&told.rounds[at]).next.is_some(), at == 0);
    }
}

/// Which project stopped the rule tells whether one of the voters of B also chose A, who had the same votes.
#[test]
fn what_stopped_the_rule_is_not_told_of_few_voters() {
    let projects = [("A", 60), ("B", 50), ("C", 46)];
    for (smallest, rest) in [(5, 4), (11, 59)] {
        let told = |both: u64| {
            let ballots = [("A", 20 - both), ("AB", both), ("B", 11 - both), ("C", 10), ("", rest + both)];
            let election = election(100, &projects, &ballots);
            let words = Words { language: Language::English, election: &election, currency: "EUR" };
            words.all(&explained(&election, &rule(), smallest)).join(" ")
        };
        assert_eq!(told(0), told(1), "{smallest}");
        assert!(told(0).contains("The count stopped before it could be paid."));
        let election = election(100, &projects, &[("A", 20), ("B", 11), ("C", 10), ("", 59)]);
        let exact = explained(&election, &rule(), 5).losers;
        assert_eq!(exact[0].why, WhyLost::DoesNotFit { left: 40 }, "of more voters it is told");
    }
}

proptest! {
    /// Without secrets everything is told, and it adds up.
    #[test]
    fn without_secrets_it_is_exact(election in small()) {
        let told = explained(&election, &rule(), 1);
        let mut winners = Vec::new();
        let mut moments = vec![whole(0); election.projects().len()];
        for round in &told.rounds {
            let early = early(round);
            let mut together = whole(0);
            for (supports, people, last) in voters(&election, round.project, &winners) {
                let Some(group) = early.groups.iter().find(|group| group.since == last && supports) else {
                    prop_assert!(!supports, "{last:?} is not told");
                    continue;
                };
                let moment = exactly(early.moment.as_ref().unwrap());
                let before = last.map_or(whole(0), |last| moments[last].clone());
                prop_assert_eq!(exactly(&group.paid), &moment - before);
                together += exactly(&group.paid) * whole(people);
            }
            if round.votes > 0 {
                prop_assert_eq!(together, whole(round.cost));
                moments[round.project] = exactly(early.moment.as_ref().unwrap());
            }
            prop_assert_eq!(early.others, 0);
            winners.push(round.project);
        }
        // What they had when the rule stopped, worked out from the moment at which that project was next.
        let misfit = told.losers.iter().find(|loser| matches!(loser.why, WhyLost::DoesNotFit { .. }));
        let Some(misfit) = misfit else { return Ok(()) };
        let loads = |project| {
            let rows = voters(&election, project, &winners).into_iter().filter(|row| row.0);
            rows.map(|row| whole(row.1) * row.2.map_or(whole(0), |last| moments[last].clone())).sum::<BigRational>()
        };
        let end = (whole(misfit.cost) + loads(misfit.project)) / whole(misfit.votes.max(1));
        for loser in told.losers.iter().filter(|loser| misfit.votes > 0 && loser.saved.is_some()) {
            let saved = loser.saved.as_ref().unwrap();
            let money = &end * whole(loser.votes) - loads(loser.project);
            prop_assert_eq!(exactly(saved.money.as_ref().unwrap()), money);
            prop_assert!(saved.spent.iter().all(|spent| winners.contains(&spent.winner)));
        }
    }

    /// Whatever is told with secrets is true, is of k people, and leaves k people or none.
    #[test]
    fn no_few_people_can_be_told_apart(election in small(), smallest in 2..6_u64) {
        let (all, told) = (explained(&election, &rule(), 1), explained(&election, &rule(), smallest));
        let mut winners = Vec::new();
        for (round, whole_round) in told.rounds.iter().zip(&all.rounds) {
            let of = early;
            let (early, exact) = (of(round), of(whole_round));
            let rows = voters(&election, round.project, &winners);
            let is_paid = told.rounds.iter().take(winners.len()).any(|round| round.cost > 0 && round.votes > 0);
            if told.voters < 10 * smallest && is_paid {
                let (moment, groups, next) = (None, Vec::new(), None);
                prop_assert_eq!(early, &Early { moment, groups, others: 0, next, left: early.left });
                winners.push(round.project);
                continue;
            }
            let part = |of: &Savers, supports: bool| {
                rows.iter().filter(|row| row.2 == of.since && row.0 == supports).map(|row| row.1).sum::<u64>()
            };
            for group in &early.groups {
                prop_assert!(group.voters == part(group, true) && group.voters >= smallest);
                let rest = part(group, false);
                prop_assert!(rest == 0 || rest >= smallest, "{rest} did not pay");
                let same = exact.groups.iter().find(|other| other.since == group.since).unwrap();
                let (low, high) = lowest_and_highest(&group.paid);
                prop_assert!(low <= exactly(&same.paid) && exactly(&same.paid) <= high);
            }
            // An exact moment needs the exact moments before it.
            let since = early.groups.iter().filter_map(|group| group.since);
            let before = since.filter_map(|winner| winners.iter().position(|other| *other == winner));
            let is_exact = |at: usize| matches!(of(&told.rounds[at]).moment, Some(Amount::Exactly(_)));
            if matches!(early.moment, Some(Amount::Exactly(_))) {
                prop_assert!(before.into_iter().all(is_exact));
            }
            let of_groups = early.groups.iter().map(|group| group.voters).sum::<u64>();
            if round.cost > 0 && round.votes > 0 {
                prop_assert_eq!(of_groups + early.others, round.votes);
            }
            prop_assert!(early.others == 0 || early.others >= smallest || early.others == round.votes);
            prop_assert_eq!(early.moment.is_none(), round.votes < smallest);
            if let Some(moment) = &early.moment {
                let exact = exactly(exact.moment.as_ref().unwrap());
                let (low, high) = lowest_and_highest(moment);
                prop_assert!(low <= exact && exact <= high);
                // Who is not told may have saved from the beginning or since just now.
                let is_wide = (&high - &low) * whole(round.votes) >= exact * whole(smallest);
                prop_assert!(is_wide || (early.others == 0 && low == high) || early.groups.len() == 1);
            }
            if let Some((next, _)) = &early.next {
                let votes = voters(&election, *next, &[]).iter().filter(|row| row.0).map(|row| row.1).sum::<u64>();
                prop_assert!(votes >= smallest || winners.is_empty());
            }
            winners.push(round.project);
        }
        for (loser, whole_loser) in told.losers.iter().zip(&all.losers) {
            let Some((saved, exact)) = loser.saved.as_ref().zip(whole_loser.saved.as_ref()) else { continue };
            let is_few = loser.votes < smallest || told.voters < 10 * smallest;
            prop_assert!(!is_few || (saved.money.is_none() && saved.spent.is_empty()));
            let is_in = |told: &Amount, exact: &Amount| {
                let ((low, high), exact) = (lowest_and_highest(told), exactly(exact));
                low <= exact && exact < high
            };
            prop_assert!(saved.money.as_ref().zip(exact.money.as_ref()).is_none_or(|(one, other)| is_in(one, other)));
            let is_told = saved.money.is_some() || !saved.spent.is_empty();
            prop_assert!(!is_told || loser.votes >= 2 * smallest);
            for spent in &saved.spent {
                let named = exact.spent.iter().find(|other| other.winner == spent.winner);
                prop_assert!(named.is_some_and(|other| is_in(&spent.money, &other.money)));
                let both = voters(&election, loser.project, &[spent.winner]);
                let both = both.iter().filter(|row| row.0 && row.2.is_some()).map(|row| row.1).sum::<u64>();
                prop_assert!(both >= smallest);
            }
        }
    }

    /// After every purchase each class that was told has k people, and so have the others together.
    #[test]
    fn every_class_is_large_after_every_purchase(election in small(), smallest in 2..6_u64) {
        let (settings, privacy) = (rule(), Privacy { smallest });
        let outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let Prepared { profile, rivals, takes_part, .. } = &prepared;
        let counted = Counted { election: &election, profile, rivals, takes_part };
        let story = Story { election: &election, settings: &settings, outcome: &outcome, prepared: &prepared, counted };
        let told = crate::replay::phragmen(counted, &story.first()).unwrap();
        let mut savings = Savings::new(&story, privacy, &told);
        for round in &told.rounds {
            savings.buy(round);
            let mut people = std::collections::BTreeMap::new();
            for group in 0..profile.groups() {
                let key = (!savings.classes.untold[group]).then_some(savings.since[group]);
                *people.entry(key).or_insert(0) += profile.weight(group);
            }
            let all = election.voters();
            prop_assert!(people.values().all(|people| *people >= smallest || *people == 0 || *people == all), "{people:?}");
        }
    }
}
