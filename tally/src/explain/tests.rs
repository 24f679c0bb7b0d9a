// SPDX-License-Identifier: EUPL-1.2
use std::collections::BTreeMap;

use proptest::prelude::*;

use super::told::{Classes, purses};
use super::*;
use crate::replay::EqualShares;
use crate::{BallotKind, Decimal, Increase, Language, NewProject};

/// Ballots are the first letters of the names, with how many people say so.
fn election(budget: u64, projects: &[(&str, u64)], ballots: &[(&str, u64)]) -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(budget));
    for (name, cost) in projects {
        let (name, cost) = ((*name).to_owned(), Decimal::from(*cost));
        builder.project(NewProject { id: name.clone(), name, cost, ..NewProject::default() }).unwrap();
    }
    for (letters, voters) in ballots {
        let number = |letter| projects.iter().position(|(name, _)| name.starts_with(letter)).unwrap();
        let choices = letters.chars().map(|letter| (u32::try_from(number(letter)).unwrap(), Decimal::ONE));
        builder.ballot(choices, 0, *voters).unwrap();
    }
    builder.build().unwrap()
}

/// The village of the replay's tests, ten times as large: 100 voters with € 100 each.
fn village(times: u64) -> Election {
    let projects = [("Speeltuin", 600 * times), ("Bankjes", 300 * times), ("Fietsles", 150 * times)];
    let ballots = [("S", 6 * times), ("SB", times), ("SBF", times), ("BF", 2 * times)];
    election(1000 * times, &projects, &ballots)
}

fn settings(rule: Rule, completion: Completion) -> Settings {
    Settings { rule, completion, ..Settings::default() }
}

fn explained(election: &Election, settings: &Settings, smallest: u64) -> Explanation {
    let outcome = crate::naive::count(election, settings, &mut |_| ()).unwrap();
    explain(election, settings, &outcome, Privacy { smallest }).unwrap()
}

fn story(election: &Election, settings: &Settings, language: Language) -> Vec<String> {
    Words { language, election, currency: "EUR" }.all(&explained(election, settings, 5))
}

#[test]
fn the_village_in_dutch_and_english() {
    let election = village(10);
    let bare = settings(Rule::EqualShares, Completion::None);
    let dutch = [
        "Het budget is € 10.000. Er deden 100 mensen mee. Dat is € 100 voor iedere kiezer. Kiezers betalen \
         een project samen. Wie niet genoeg geld meer heeft, betaalt wat er nog is. Die stem telt dan maar \
         voor een deel. Het project met de meeste volle stemmen is aan de beurt.",
        "1. Speeltuin kost € 6.000 en kreeg 80 stemmen. Alle kiezers ervan betaalden ieder € 75. 80 van hen \
         hadden daarna nog € 25 over. Het had 80 volle stemmen. Daarna kwam Bankjes, met 40 volle stemmen.",
        "2. Fietsles kost € 1.500 en kreeg 30 stemmen. 20 mensen betaalden ieder € 62,50 en hadden daarna nog \
         € 37,50 over. 10 mensen betaalden ieder € 25 en hadden daarna niets meer over. Het had 20 of meer, \
         maar minder dan 25 volle stemmen. Geen ander project kon op dat moment worden betaald.",
        "Bankjes (€ 3.000, 40 stemmen) won niet. De kiezers ervan hadden in het begin samen € 4.000. Na de \
         betaling van Speeltuin hadden zij samen nog tussen € 2.500 en € 2.600: te weinig. Aan het eind hadden \
         zij nog tussen € 1.000 en € 1.100 over. Hun geld ging onder meer naar Speeltuin (tussen € 1.500 en € 1.600), Fietsles \
         (tussen € 1.500 en € 1.600).",
    ];
    assert_eq!(story(&election, &bare, Language::Dutch), dutch);
    let english = [
        "The budget is €10,000. 100 people took part. That is €100 for each voter. Voters pay for a project \
         together. Who has not enough money left pays what is left. Such a vote counts in part only. The \
         project with the most full votes is next.",
        "1. Speeltuin costs €6,000 and got 80 votes. All of its voters paid €75 each. 80 of them had €25 left \
         after that. It had 80 full votes. Next was Bankjes, with 40 full votes.",
        "2. Fietsles costs €1,500 and got 30 votes. 20 people paid €62.50 each and had €37.50 left after that. \
         10 people paid €25 each and had nothing left after that. It had 20 or more, but fewer than 25 full \
         votes. No other project could be paid at that moment.",
        "Bankjes (€3,000, 40 votes) did not win. Its voters had €4,000 together in the beginning. Once \
         Speeltuin was paid, they had between €2,500 and €2,600 left together: too little. In the end they had \
         between €1,000 and €1,100 left. Their money went, among others, to Speeltuin (between €1,500 and €1,600), Fietsles \
         (between €1,500 and €1,600).",
    ];
    assert_eq!(story(&election, &bare, Language::English), english);
}

#[test]
fn in_a_small_village_nobody_stands_out() {
    // Fietsles was paid by one person with € 25 and two with € 62,50: neither may be told.
    let election = village(1);
    let told = explained(&election, &settings(Rule::EqualShares, Completion::None), 5);
    let How::Bought(second) = &told.rounds[1].how else { unreachable!("Equal Shares buys") };
    assert_eq!((&second.groups[..], &second.price), (&[][..], &None));
    assert_eq!(second.others.as_ref().map(|others| others.voters), Some(3));
    let WhyLost::TooLittleMoney { then, last, spent, .. } = &told.losers[0].why else { unreachable!() };
    assert_eq!((then, last, &spent[..]), (&None, &None, &[][..]));
    let told = story(&election, &settings(Rule::EqualShares, Completion::None), Language::Dutch);
    assert_eq!(told[2], "2. Fietsles kost € 150 en kreeg 3 stemmen. De kiezers ervan betaalden het samen.");
}

#[test]
fn which_winner_took_the_money_of_one_voter_is_not_told() {
    let projects = [("Speeltuin", 6000), ("Wip", 90), ("Kas", 200)];
    let election = election(30_000, &projects, &[("S", 100), ("SW", 1), ("K", 1), ("", 198)]);
    let bare = settings(Rule::EqualShares, Completion::None);
    let told = explained(&election, &bare, 5);
    let since = told.losers.iter().map(|loser| match &loser.why {
        WhyLost::TooLittleMoney { since, .. } => *since,
        other => unreachable!("{other:?}"),
    });
    assert_eq!(since.collect::<Vec<_>>(), [Since::Later, Since::TheBeginning]);
    for (language, sentence) in [
        (Language::Dutch, "Later hadden zij samen te weinig over."),
        (Language::English, "Later they had too little left together."),
    ] {
        let told = story(&election, &bare, language);
        assert!(told[2].ends_with(sentence) && !told[2].contains("Speeltuin"), "{told:?}");
    }
}

#[test]
fn what_is_free_and_unwanted_is_explained_with_greedy() {
    let election = election(1000, &[("a", 100), ("f", 0)], &[("a", 1)]);
    for utility in [Utility::Cost, Utility::Cardinality] {
        let settings = Settings { utility, ..settings(Rule::Greedy(Misfit::Skip), Completion::None) };
        let told = explained(&election, &settings, 5);
        assert_eq!(told.rounds.iter().map(|round| round.project).collect::<Vec<_>>(), [0, 1]);
    }
    let settings = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let mut outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
    outcome.winners.reverse();
    let wrong = explain(&election, &settings, &outcome, Privacy::default()).unwrap_err();
    let words = "this is not the outcome of these settings: project a goes before project f";
    assert_eq!(wrong.to_string(), words);
}

proptest! {
    /// Whatever greedy gives can be explained, with what is free and what nobody wants.
    #[test]
    fn every_outcome_of_greedy_is_explained(
        costs in prop::collection::vec(0..4_u64, 3),
        ballots in prop::collection::vec((0..8_u8, 1..3_u64), 1..4),
        by_cost in any::<bool>(),
        completed in any::<bool>(),
    ) {
        let names = ["a", "b", "c"];
        let projects = names.iter().copied().zip(costs).collect::<Vec<_>>();
        let listed = |mask: u8| (0..3_usize).filter(move |at| mask >> at & 1 == 1).map(|at| names[at]);
        let ballots = ballots.iter().map(|(mask, voters)| (listed(*mask).collect::<String>(), *voters));
        let ballots = ballots.collect::<Vec<_>>();
        let ballots = ballots.iter().map(|(mask, voters)| (mask.as_str(), *voters)).collect::<Vec<_>>();
        let election = election(5, &projects, &ballots);
        let utility = if by_cost { Utility::Cost } else { Utility::Cardinality };
        let settings = match completed {
            true => settings(Rule::EqualShares, Completion::Greedy),
            false => settings(Rule::Greedy(Misfit::Skip), Completion::None),
        };
        explained(&election, &Settings { utility, ..settings }, 5);
    }
}

#[test]
fn phragmen_tells_what_is_true_of_projects_without_votes_and_too_dear_ones() {
    let projects = [("Boom", 100), ("Niets", 50), ("Zwembad", 900)];
    let election = election(600, &projects, &[("BZ", 10)]);
    let phragmen = settings(Rule::Phragmen, Completion::None);
    let told = story(&election, &phragmen, Language::Dutch);
    assert!(told[0].contains("Alle kiezers krijgen tegelijk beetje bij beetje evenveel geld."), "{told:?}");
    assert_eq!(told[2], "2. Niets kost € 50 en kreeg 0 stemmen. Niemand steunde het; het paste nog.");
    assert_eq!(told[3], "Zwembad (€ 900, 10 stemmen) won niet. Het kost meer dan het hele budget.");
    let told = story(&election, &phragmen, Language::English);
    assert!(told[2].ends_with("Nobody supported it; it still fitted."), "{told:?}");
    assert!(told[3].ends_with("It costs more than the whole budget."), "{told:?}");
    let greedy = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let told = story(&election, &greedy, Language::Dutch);
    assert!(told[0].contains("Het project met de meeste stemmen gaat voor"), "{told:?}");
    assert!(told[3].ends_with("Het kost meer dan het hele budget."), "{told:?}");
}

#[test]
fn the_comparison_step_is_told_first() {
    let election = election(100, &[("Groot", 100), ("Klein", 40)], &[("G", 40), ("K", 30)]);
    let equal = settings(Rule::EqualShares, Completion::None);
    let told = story(&election, &Settings { comparison: true, ..equal }, Language::Dutch);
    assert!(told[0].contains("Meer kiezers (40 tegen 30) waren beter af met de meeste stemmen."), "{told:?}");
    assert!(!told[0].contains("voor iedere kiezer"), "{told:?}");
    let both = |for_rule, for_greedy| Comparison { for_rule, for_greedy };
    assert_eq!(compared(both(0, 40), 50, 5), Some(both(0, 40)));
    assert_eq!([compared(both(2, 40), 50, 5), compared(both(5, 40), 46, 5)], [None, None]);
}

#[test]
fn ballots_that_count_as_blank_are_told() {
    let election = election(100, &[("Boom", 10), ("Heg", 10)], &[("B", 10), ("BH", 7)]);
    let limits = crate::settings::Limits { max_choices: Some(1), ..Default::default() };
    let settings = Settings { limits, ..settings(Rule::EqualShares, Completion::None) };
    let told = story(&election, &settings, Language::Dutch);
    assert!(
        told[0].contains("7 stembiljetten passen niet bij de afspraken. Zij tellen als blanco."),
        "{told:?}"
    );
}

#[test]
fn rounded_amounts_say_about() {
    let election = election(100, &[("Boom", 50)], &[("B", 7)]);
    let told = story(&election, &settings(Rule::EqualShares, Completion::None), Language::Dutch);
    assert!(told[0].contains("Dat is ongeveer € 14,29 voor iedere kiezer."), "{told:?}");
    assert!(told[1].contains("betaalden ieder ongeveer € 7,14."), "{told:?}");
    assert!(told[1].contains("7 van hen hadden daarna nog ongeveer € 7,14 over."), "{told:?}");
}

#[test]
fn other_rules_are_told_as_well() {
    let election = village(10);
    let greedy = story(&election, &settings(Rule::Greedy(Misfit::Skip), Completion::None), Language::Dutch);
    assert_eq!(
        greedy[1..],
        [
            "1. Speeltuin kost € 6.000 en kreeg 80 stemmen. Geen ander project dat nog paste, had meer stemmen. \
             Daarna kwam Bankjes. Daarna was er nog € 4.000 van het budget over.",
            "2. Bankjes kost € 3.000 en kreeg 40 stemmen. Geen ander project dat nog paste, had meer stemmen. \
             Daarna kwam Fietsles. Daarna was er nog € 1.000 van het budget over.",
            "Fietsles (€ 1.500, 30 stemmen) won niet. Toen het aan de beurt was, was er nog € 1.000 over. Het \
             kwam € 500 tekort.",
        ]
    );
    let phragmen = story(&election, &settings(Rule::Phragmen, Completion::None), Language::English);
    assert_eq!(
        phragmen[1..],
        [
            "1. Fietsles costs €1,500 and got 30 votes. Its voters were the first to have enough money together. \
             Next was Speeltuin.",
            "2. Speeltuin costs €6,000 and got 80 votes. Its voters were the first to have enough money \
             together. Next was Bankjes.",
            "Bankjes (€3,000, 40 votes) did not win. At its turn €2,500 was left. It was €500 short.",
        ]
    );
    let completed = settings(Rule::EqualShares, Completion::Greedy);
    let told = explained(&village(10), &completed, 5);
    assert_eq!(told.losers[0].left, Some(2500));
}

#[test]
fn what_would_have_won_is_counted() {
    let election = village(10);
    let bare = settings(Rule::EqualShares, Completion::None);
    let mut count =
        |election: &Election, settings: &Settings| crate::naive::count(election, settings, &mut |_| ());
    let found = what_if(&election, &bare, 1, 100, 100, &mut count).unwrap();
    // After the playground its supporters have 2500 left, and the lessons come after it then.
    assert_eq!(found.cheaper, Some(Cheaper { wins_at: 2500, step: 100 }));
    // With 10 more voters each has 10000 / 110 = 90.91. The playground takes 75 of each, so 20 voters
    // of the benches have 15.91 left, and the 30 others still 90.91: 3045. With 9 more it is 2995.
    assert_eq!(found.more_voters, Some(MoreVoters { wins_with: 10, is_least: true }));
    let words = |language| Words { language, election: &election, currency: "EUR" }.what_if(&found).join(" ");
    assert_eq!(
        words(Language::Dutch),
        "Met een prijs van € 2.500 had het in elk geval gewonnen (geteld in stappen van € 100). Met 10 extra kiezers die alleen dit project kozen, had het \
         gewonnen. Met minder extra kiezers niet."
    );
    assert_eq!(
        words(Language::English),
        "At a cost of €2,500 it would certainly have won (counted in steps of €100). With 10 more voters, who chose only this project, it would have \
         won. With fewer it would not."
    );
    let add1 = settings(Rule::EqualShares, Completion::Add1(Increase::default()));
    let found = what_if(&election, &add1, 1, 100, 60, &mut count).unwrap();
    // As long as it costs more than 2500 it does not fit in what is left, so shares do not grow.
    assert_eq!(found.cheaper, Some(Cheaper { wins_at: 2500, step: 100 }));
}

/// Elections of up to 6 projects, with ballots as bit masks.
fn small() -> impl Strategy<Value = Election> {
    let costs = prop::collection::vec(1..40_u64, 1..7);
    let ballots = prop::collection::vec((0..64_u8, 1..9_u64), 1..12);
    (costs, ballots, 10..200_u64).prop_map(|(costs, ballots, budget)| {
        let names = ["a", "b", "c", "d", "e", "f"];
        let projects = names.iter().copied().zip(costs).collect::<Vec<_>>();
        let spell = |mask: u8| (0..projects.len()).filter(move |at| mask >> at & 1 == 1).map(|at| names[at]);
        let ballots = ballots.iter().map(|(mask, voters)| (spell(*mask).collect::<String>(), *voters));
        let ballots = ballots.collect::<Vec<_>>();
        let ballots = ballots.iter().map(|(letters, voters)| (letters.as_str(), *voters)).collect::<Vec<_>>();
        election(budget, &projects, &ballots)
    })
}

fn allowed(people: u64, smallest: u64) -> bool {
    people == 0 || people >= smallest
}

proptest! {
    /// At every moment, each class that was told has k members or none, also after subtracting.
    #[test]
    fn every_class_is_large_at_every_moment(election in small(), smallest in 2..6_u64) {
        let settings = settings(Rule::EqualShares, Completion::None);
        let outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let profile = &prepared.profile;
        let counted = Counted { election: &election, profile, rivals: &prepared.rivals, takes_part: &prepared.takes_part };
        let mut replay = EqualShares::new(counted, &outcome.shares.unwrap().share);
        let mut classes = Classes { smallest, untold: vec![false; profile.groups()] };
        for winner in &outcome.winners {
            let purses = purses(&replay, profile.groups());
            let before = classes.untold.clone();
            classes.prepare(profile, &purses, winner.project);
            let (mut all, mut paying) = (BTreeMap::new(), BTreeMap::new());
            for group in 0..profile.groups() {
                prop_assert!(classes.untold[group] || !before[group], "what is untold stays untold");
                let key = (!classes.untold[group]).then_some(purses[group]);
                let supports = profile.ballot(group).0.iter().any(|project| *project as usize == winner.project);
                *all.entry(key).or_insert(0) += profile.weight(group);
                *paying.entry(key).or_insert(0) += if supports { profile.weight(group) } else { 0 };
            }
            let everybody_untold = all.len() == 1 && all.contains_key(&None);
            for (key, people) in &all {
                let votes = profile.votes(winner.project);
                let public = key.is_none() && (everybody_untold || paying[key] == votes);
                prop_assert!(public || allowed(paying[key], smallest), "{key:?}: {} pay", paying[key]);
                prop_assert!(everybody_untold || allowed(people - paying[key], smallest));
            }
            replay.buy(winner.project).unwrap();
        }
    }

    /// What is told adds up to the cost, to the last minor unit, and no small group is in it.
    #[test]
    fn what_is_told_adds_up(election in small(), smallest in 1..6_u64) {
        let told = explained(&election, &settings(Rule::EqualShares, Completion::None), smallest);
        for round in &told.rounds {
            let How::Bought(payment) = &round.how else { unreachable!("Equal Shares buys") };
            let mut paid = payment.others.as_ref().map_or(BigRational::from_integer(0.into()), |others| others.paid.clone());
            let mut people = payment.others.as_ref().map_or(0, |others| others.voters);
            for group in &payment.groups {
                prop_assert!(group.voters >= smallest);
                paid += &group.paid * BigRational::from_integer(group.voters.into());
                people += group.voters;
            }
            prop_assert_eq!(paid, BigRational::from_integer(round.cost.into()));
            prop_assert_eq!(people, round.votes);
            if round.votes < smallest {
                let is_told = payment.price.is_some() || payment.in_full || payment.standing.is_some();
                prop_assert!(!is_told && payment.groups.is_empty());
            }
            if let Next::Project(second, _) = &payment.next {
                let votes = (0..election.group_count()).map(|at| election.group(at));
                let votes = votes.filter(|group| group.projects.contains(&u32::try_from(*second).unwrap()));
                prop_assert!(votes.map(|group| group.voters).sum::<u64>() >= smallest);
            }
            let others = payment.others.as_ref().map_or(smallest, |others| others.voters);
            prop_assert!(others >= smallest || others == round.votes);
        }
        for loser in &told.losers {
            let WhyLost::TooLittleMoney { then, since, last, spent, .. } = &loser.why else { continue };
            let is_small = loser.votes < smallest;
            prop_assert!(!is_small || !matches!(since, Since::Winner(_)));
            prop_assert!(!is_small || (then.is_none() && last.is_none() && spent.is_empty()));
            for between in [then, last].into_iter().flatten().chain(spent.iter().map(|spent| &spent.money)) {
                prop_assert_eq!((between.low % told.unit, between.high - between.low), (0, told.unit));
            }
        }
    }

    /// Telling everything (k = 1) leaves no others.
    #[test]
    fn without_secrets_all_is_told(election in small()) {
        let told = explained(&election, &settings(Rule::EqualShares, Completion::None), 1);
        for round in &told.rounds {
            let How::Bought(payment) = &round.how else { unreachable!("Equal Shares buys") };
            prop_assert!(payment.others.is_none() && payment.price.is_some());
            prop_assert!(payment.standing.is_some() && payment.next != Next::Untold);
        }
    }

    /// Where the documentation says that cheaper wins as well, halving finds the highest cost.
    #[test]
    fn halving_finds_what_trying_all_finds(election in small(), utility in any::<bool>(), rule in 0..4_u8) {
        let (rule, completion) = match rule {
            0 => (Rule::EqualShares, Completion::None),
            1 => (Rule::EqualShares, Completion::Greedy),
            2 => (Rule::Phragmen, Completion::None),
            _ => (Rule::Greedy(Misfit::Skip), Completion::None),
        };
        let utility = if utility { Utility::Cost } else { Utility::Cardinality };
        let settings = Settings { utility, ..settings(rule, completion) };
        let mut count = |election: &Election, settings: &Settings| crate::count(election, settings, &mut |_| ());
        let outcome = count(&election, &settings).unwrap();
        let lost = (0..election.projects().len()).find(|at| outcome.winners.iter().all(|won| won.project != *at));
        if let Some(project) = lost {
            let found = what_if(&election, &settings, project, 1, 0, &mut count).unwrap();
            let highest = (1..election.projects()[project].cost).rev().find(|cost| {
                let mut cheaper = election.clone();
                cheaper.projects[project].cost = *cost;
                let outcome = count(&cheaper, &settings).unwrap();
                outcome.winners.iter().any(|won| won.project == project)
            });
            prop_assert_eq!(found.cheaper.map(|cheaper| cheaper.wins_at), highest);
        }
    }
}
