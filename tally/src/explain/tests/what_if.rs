// SPDX-License-Identifier: EUPL-1.2
//! What would have made a project win.

use proptest::prelude::*;

use super::*;

type Count = fn(&Election, &Settings) -> Result<Outcome, Refused>;

const SLOW: Count = |election, settings| crate::naive::count(election, settings, &mut |_| ());
const FAST: Count = |election, settings| crate::count(election, settings, &mut |_| ());

fn sought(election: &Election, settings: &Settings, project: usize, search: Option<Search>) -> WhatIf {
    let told = explained(election, settings, 5);
    let loser = told.losers.iter().find(|loser| loser.project == project).unwrap();
    what_if(election, settings, (&told, loser), search, &mut SLOW.clone()).unwrap()
}

fn words(election: &Election, found: &WhatIf, language: Language) -> String {
    typed(&Words { language, election, currency: "EUR" }.what_if(found).join(" "))
}

const FAR: Option<Search> = Some(Search { counts: 100, all: true });

#[test]
fn what_would_have_won_is_counted() {
    let election = village(10);
    let bare = settings(Rule::EqualShares, Completion::None);
    let found = sought(&election, &bare, 1, FAR);
    // After the playground its supporters have 2500 left, and the lessons come after it then.
    let cheaper = Cheaper { wins_at: 2500, step: 500, is_highest: true };
    assert_eq!(found.cheaper, Sought::Found(cheaper));
    // With 10 more voters each has 10000 / 110 = 90.91. The playground takes 75 of each, so 20 voters
    // of the benches have 15.91 left, and the 30 others still 90.91: 3045. That 10 are needed when they have
    // no more than 2500 now follows from that; that it is not enough with 9, 2995, would tell more.
    let more = MoreVoters { wins_with: 10, points: None, fewer: Fewer::Unknown };
    assert_eq!(found.more_voters, Sought::Found(more));
    assert_eq!(
        words(&election, &found, Language::Dutch),
        "Als het € 2.500 had gekost, had het gewonnen. Met 10 extra kiezers die alleen \
         dit project kozen, had het zeker gewonnen, misschien ook met minder."
    );
    assert_eq!(
        words(&election, &found, Language::English),
        "Had it cost €2,500, it would have won. With 10 more voters who chose only \
         this project, it would certainly have won, perhaps also with fewer."
    );
    let add1 = settings(Rule::EqualShares, Completion::Add1(Increase::default()));
    // As long as it costs more than 2500 it does not fit in what is left, so shares do not grow.
    assert_eq!(sought(&election, &add1, 1, FAR).cheaper, Sought::Found(cheaper));
}

#[test]
fn a_short_search_finds_the_same_and_claims_less() {
    let election = village(10);
    let add1 = settings(Rule::EqualShares, Completion::Add1(Increase::default()));
    let found = sought(&election, &add1, 1, Some(Search { counts: 20, all: false }));
    assert_eq!(found.cheaper, Sought::Found(Cheaper { wins_at: 2500, step: 500, is_highest: false }));
    let Sought::Found(more) = found.more_voters else { unreachable!("{found:?}") };
    // The first number that is tried is enough; it tells nothing of fewer.
    assert_eq!((more.wins_with, more.fewer), (10, Fewer::Unknown));
    assert!(words(&election, &found, Language::Dutch).ends_with("misschien ook met minder."));
    assert!(found.counts < 20, "{found:?}");
    // Of 2 counts only larger steps come.
    let found = sought(&election, &add1, 1, Some(Search { counts: 2, all: false }));
    assert_eq!(found.cheaper, Sought::Found(Cheaper { wins_at: 2000, step: 1000, is_highest: true }));
}

#[test]
fn without_counting_only_what_is_certain_is_told() {
    let election = village(10);
    let add1 = settings(Rule::EqualShares, Completion::Add1(Increase::default()));
    let found = sought(&election, &add1, 1, None);
    // With 40 + 41 votes it is bought before Speeltuin, which has 80; 81 × 10000 / 141 is enough. Alone it would take 43.
    let more = MoreVoters { wins_with: 41, points: None, fewer: Fewer::Unknown };
    assert_eq!((found.cheaper, found.more_voters, found.counts), (Sought::NotSought, Sought::Found(more), 0));
    assert_eq!(
        words(&election, &found, Language::Dutch),
        "Met 41 extra kiezers die alleen dit project kozen, had het zeker gewonnen, misschien ook met minder."
    );
    let greedy = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let found = sought(&election, &greedy, 2, None);
    assert_eq!(
        found.more_voters,
        Sought::Found(MoreVoters { wins_with: 51, points: None, fewer: Fewer::Unknown })
    );
}

#[test]
fn of_few_supporters_it_is_not_told_unless_anybody_can_work_it_out() {
    let election = election(950, &[("Boom", 100), ("Kas", 900)], &[("B", 7), ("K", 4)]);
    let bare = settings(Rule::EqualShares, Completion::None);
    let found = sought(&election, &bare, 1, FAR);
    assert_eq!((found.cheaper, found.more_voters, found.counts), (Sought::Untold, Sought::Untold, 0));
    assert_eq!(
        words(&election, &found, Language::English),
        "What would have made it win is not told: that could give away what somebody chose."
    );
    let limits = crate::settings::Limits { min_choices: Some(2), ..Default::default() };
    let greedy = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let greedy = Settings { limits, ..greedy };
    let found = sought(&election, &greedy, 1, FAR);
    assert_eq!(found.more_voters, Sought::Meaningless(NoBallot::LeastChoices(2)));
    assert!(words(&election, &found, Language::Dutch).ends_with(
        "Hoeveel extra kiezers genoeg waren, is niet te zeggen: een stembiljet moet minstens 2 keuzes hebben, dus \
         het hangt ervan af wat zij nog meer kozen."
    ));
}

#[test]
fn what_no_number_of_voters_can_buy_is_not_told_in_billions() {
    // It costs all there is, and the three voters of the tree keep their part.
    let election = election(1000, &[("Boom", 100), ("Plein", 1000)], &[("B", 30), ("P", 40)]);
    let bare = settings(Rule::EqualShares, Completion::None);
    let found = sought(&election, &bare, 1, FAR);
    assert!(matches!(found.more_voters, Sought::NotFound { farthest: 1_000_000.., .. }), "{found:?}");
    let (dutch, english) = (Language::Dutch, Language::English);
    assert!(
        words(&election, &found, dutch)
            .ends_with("Geen aantal extra kiezers dat wij probeerden, was genoeg.")
    );
    assert!(
        words(&election, &found, english).ends_with("No number of more voters that we tried was enough.")
    );
}

/// With a completion by greedy everybody can read what was left at its turn.
#[test]
fn what_was_left_is_tried_to_the_minor_unit() {
    let election = village(10);
    for completion in [Completion::Greedy, Completion::Add1Greedy(Increase::default())] {
        let completed = settings(Rule::EqualShares, completion.clone());
        let found = sought(&election, &completed, 1, Some(Search { counts: 40, all: false }));
        let is_highest = completion == Completion::Greedy;
        assert_eq!(found.cheaper, Sought::Found(Cheaper { wins_at: 2500, step: 1, is_highest }));
    }
    let phragmen = settings(Rule::Phragmen, Completion::None);
    let found = sought(&election, &phragmen, 1, FAR);
    assert_eq!(found.cheaper, Sought::Found(Cheaper { wins_at: 2500, step: 1, is_highest: true }));
    // 20 new voters: 60 t = 3000 + 30 × 50, so t = 75 goes before the playground's 81.25.
    let phragmen = sought(&election, &phragmen, 1, None).more_voters;
    // First of all with 61 votes, which is 49.18 each, and 50 for the lessons.
    assert_eq!(phragmen, Sought::Found(MoreVoters { wins_with: 21, points: None, fewer: Fewer::Unknown }));
}

#[test]
fn what_costs_more_than_the_budget_is_not_helped_by_voters() {
    let election = election(1000, &[("Boom", 100), ("Kas", 999_999)], &[("B", 10), ("K", 40)]);
    let told = |rule, completion| {
        let settings = settings(rule, completion);
        words(&election, &sought(&election, &settings, 1, FAR), Language::Dutch)
    };
    let helped = "Meer kiezers hadden niet geholpen: het kost meer dan het hele budget.";
    let greedy = told(Rule::Greedy(Misfit::Skip), Completion::None);
    assert_eq!(
        greedy,
        format!("Als het € 1.000 had gekost, had het gewonnen. Bij € 1.001 niet meer. {helped}")
    );
    let shares = told(Rule::EqualShares, Completion::None);
    assert_eq!(shares, format!("Als het € 800 had gekost, had het gewonnen. Bij € 900 niet meer. {helped}"));
    // Nothing is left for it at any price.
    let rich = super::election(100, &[("Boom", 100), ("Kas", 50)], &[("B", 9), ("K", 8)]);
    let greedy = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let found = sought(&rich, &greedy, 1, FAR);
    assert!(
        words(&rich, &found, Language::Dutch)
            .starts_with("Zelfs als het € 1 had gekost, had het niet gewonnen.")
    );
    assert!(
        story(&rich, &greedy, Language::Dutch)[2]
            .ends_with("Toen het aan de beurt was, was er niets meer over.")
    );
}

#[test]
fn greedy_is_exact_to_the_minor_unit() {
    let election = village(10);
    let greedy = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let found = sought(&election, &greedy, 2, Some(Search { counts: 40, all: false }));
    assert_eq!(found.cheaper, Sought::Found(Cheaper { wins_at: 1000, step: 1, is_highest: true }));
    // With 40 votes it is as strong as the benches, whose id is smaller.
    let more = MoreVoters { wins_with: 11, points: None, fewer: Fewer::None };
    assert_eq!(found.more_voters, Sought::Found(more));
}

#[test]
fn new_voters_give_as_many_points_as_any_ballot() {
    let mut builder = Election::builder(BallotKind::Scoring, Decimal::from(100));
    for (id, cost) in [("a", 60), ("b", 60)] {
        let (id, cost) = (id.to_owned(), Decimal::from(cost));
        builder.project(NewProject { id, cost, ..NewProject::default() }).unwrap();
    }
    builder.ballot([(0, Decimal::new(5, 1))], 0, 10).unwrap();
    builder.ballot([(1, Decimal::new(3, 1))], 0, 10).unwrap();
    let election = builder.build().unwrap();
    let greedy = settings(Rule::Greedy(Misfit::Skip), Completion::None);
    let points = Settings { utility: Utility::Points, ..greedy };
    let found = sought(&election, &points, 1, FAR);
    // 3 + 4 × 0.5 = 5 points is as much, 5.5 is more.
    assert!(words(&election, &found, Language::Dutch).ends_with(
        "Met 5 extra kiezers die alleen dit project kozen en het 0,5 punten gaven, had het gewonnen. Met minder niet."
    ));
    let told = explained(&election, &points, 5);
    assert!(
        story(&election, &points, Language::Dutch)[2].contains("(€ 60, 3 punten van 10 mensen)"),
        "{told:?}"
    );
}

#[test]
fn what_is_affordable_depends_on_numbers_only() {
    let small = village(10);
    let bare = settings(Rule::EqualShares, Completion::None);
    let outcome = SLOW(&small, &bare).unwrap();
    let told = explained(&small, &bare, 5);
    let counts = |settings: &Settings, outcome: &Outcome, told: &Explanation| {
        affordable(&small, settings, outcome, told).map(|search| search.counts)
    };
    assert_eq!(counts(&bare, &outcome, &told), Some(40));
    // Four ballots that name eight projects, 1000 winners and the end of the count, both questions.
    let losers = vec![told.losers[0].clone(); 10_000];
    let many = Explanation { losers, rounds: vec![told.rounds[0].clone(); 1000], ..told };
    assert_eq!(counts(&bare, &outcome, &many), Some(2_000_000_000 / (12 * 1001 * 20_000)));
    let add1 = settings(Rule::EqualShares, Completion::Add1(Increase::default()));
    let grown = |steps| {
        let shares = outcome.shares.clone().map(|shares| crate::outcome::Shares { steps, ..shares });
        Outcome { shares, ..outcome.clone() }
    };
    assert_eq!([0, 1, 2].map(|steps| counts(&add1, &grown(steps), &many)), [Some(8), Some(4), None]);
}

proptest! {
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
        let outcome = FAST(&election, &settings).unwrap();
        let told = explain(&election, &settings, &outcome, Privacy { smallest: 1 }).unwrap();
        if let Some(loser) = told.losers.first() {
            // In steps of one, which is finer than anything that is told.
            let told = Explanation { unit: 1, ..told.clone() };
            let search = Some(Search { counts: 40, all: false });
            let found = what_if(&election, &settings, (&told, loser), search, &mut FAST.clone()).unwrap();
            let highest = (1..election.projects()[loser.project].cost).rev().find(|cost| {
                let mut cheaper = election.clone();
                cheaper.projects[loser.project].cost = *cost;
                let outcome = FAST(&cheaper, &settings).unwrap();
                outcome.winners.iter().any(|won| won.project == loser.project)
            });
            let found = match found.cheaper {
                Sought::Found(cheaper) => Some(cheaper.wins_at),
                _ => None,
            };
            prop_assert_eq!(found, highest);
        }
    }

    /// Where fewer are said not to win they do not, and a number that is certain wins.
    #[test]
    fn more_voters_win_and_fewer_do_not(election in small(), rule in 0..4_u8, counts in 0..12_u32) {
        let (rule, completion) = match rule {
            0 => (Rule::EqualShares, Completion::None),
            1 => (Rule::EqualShares, Completion::Add1(Increase::default())),
            2 => (Rule::Phragmen, Completion::None),
            _ => (Rule::Greedy(Misfit::Skip), Completion::None),
        };
        let settings = settings(rule, completion);
        let outcome = FAST(&election, &settings).unwrap();
        let told = explain(&election, &settings, &outcome, Privacy { smallest: 1 }).unwrap();
        let search = (counts > 0).then_some(Search { counts, all: counts % 2 == 0 });
        for loser in &told.losers {
            let found = what_if(&election, &settings, (&told, loser), search, &mut FAST.clone()).unwrap();
            let Sought::Found(more) = found.more_voters else { continue };
            let with = |voters: u64| {
                let mut changed = election.clone();
                changed.listed.push(u32::try_from(loser.project).unwrap());
                changed.starts.push(changed.listed.len());
                changed.weights.push(voters);
                changed.label_of.push(0);
                changed.voters += voters;
                FAST(&changed, &settings).unwrap().winners.iter().any(|won| won.project == loser.project)
            };
            prop_assert!(with(more.wins_with));
            let losing = match more.fewer {
                Fewer::None => 1..more.wins_with,
                Fewer::OneLessLoses => more.wins_with - 1..more.wins_with,
                Fewer::Unknown => 1..1,
            };
            prop_assert!(losing.into_iter().take(50).all(|voters| !with(voters)));
        }
    }
}

/// All but one of its voters paid € 99 for the playground, which everybody can read: neither an
/// amount that they paid nor a cost that they can pay may be told.
#[test]
fn what_all_but_one_did_is_not_told() {
    let projects = [("Speeltuin", 14_850), ("Baan", 6_000), ("Kas", 5_000)];
    let groups = |one: u64| [("S", 112 - one), ("SB", 38 + one), ("B", 2 - one), ("K", 99), ("", 49 + one)];
    for one in [0, 1] {
        let election = election(30_000, &projects, &groups(one));
        let bare = settings(Rule::EqualShares, Completion::None);
        let told = explained(&election, &bare, 5);
        let loser = told.losers.iter().find(|loser| loser.project == 1).unwrap();
        let WhyLost::TooLittleMoney { last, spent, .. } = &loser.why else { panic!("{loser:?}") };
        assert_eq!(last, &Some(Amount::Between(Between { low: 0, high: 500 })));
        // From what 36 to what 40 people paid.
        let money = Amount::Between(Between { low: 3500, high: 4000 });
        assert_eq!(spent[..], [Spent { winner: 0, money }]);
        let found = sought(&election, &bare, 1, FAR);
        assert!(matches!(found.cheaper, Sought::NotFound { farthest: 500.., .. }), "{found:?}");
        // It follows from the votes, the budget and what they had in the beginning.
        assert!(
            matches!(
                found.more_voters,
                Sought::Found(MoreVoters { wins_with: 25, fewer: Fewer::Unknown, .. })
            ),
            "{found:?}"
        );
    }
}

/// With few voters there are few ballots to try, so that small amounts together would tell all.
#[test]
fn of_few_voters_only_what_is_public_is_told() {
    let projects = [("Boom", 1000), ("Aula", 600), ("Cafe", 400)];
    let election = election(1600, &projects, &[("BA", 5), ("BC", 5), ("AC", 10), ("A", 29)]);
    let bare = settings(Rule::EqualShares, Completion::None);
    for loser in &explained(&election, &bare, 5).losers {
        if let WhyLost::TooLittleMoney { then, last, spent, .. } = &loser.why {
            assert_eq!((then, last, spent.len()), (&None, &None, 0));
        }
        assert_eq!(sought(&election, &bare, loser.project, FAR).more_voters, Sought::Untold);
    }
}
