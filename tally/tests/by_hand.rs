// SPDX-License-Identifier: EUPL-1.2
//! Small elections whose outcome was worked out by hand, for every rule.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
use tally::naive::count;
use tally::{
    BallotKind, Completion, Decimal, Election, Increase, Limits, Minimum, Misfit, NewProject, Outcome, Part,
    Phase, Refused, Rule, Settings, Stop, Support, TieBreaking, Unmet, Utility,
};

/// Projects "a", "b", … with these costs; ballots are the letters, with how many people say so.
fn election(budget: i64, costs: &[i64], ballots: &[(&str, u64)]) -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(budget));
    for (letter, cost) in ('a'..).zip(costs) {
        let project = NewProject { id: letter.into(), cost: Decimal::from(*cost), ..NewProject::default() };
        builder.project(project).unwrap();
    }
    for (letters, voters) in ballots {
        let choices = letters.bytes().map(|letter| (u32::from(letter - b'a'), Decimal::ONE));
        builder.ballot(choices, 0, *voters).unwrap();
    }
    builder.build().unwrap()
}

fn settings(rule: Rule, completion: Completion) -> Settings {
    Settings { rule, completion, ..Settings::default() }
}

fn bare() -> Settings {
    settings(Rule::EqualShares, Completion::None)
}

fn add1(exhaustive_stop: bool) -> Settings {
    let increase = Increase { step: Decimal::ONE, exhaustive_stop };
    settings(Rule::EqualShares, Completion::Add1(increase))
}

fn greedy() -> Settings {
    settings(Rule::Greedy(Misfit::Skip), Completion::None)
}

fn run(election: &Election, settings: &Settings) -> Outcome {
    count(election, settings, &mut |_| ()).unwrap()
}

fn winners(election: &Election, settings: &Settings) -> String {
    letters(election, &run(election, settings))
}

fn letters(election: &Election, outcome: &Outcome) -> String {
    outcome.winners.iter().map(|winner| election.projects()[winner.project].id.as_str()).collect()
}

#[test]
fn a_minority_gets_its_part_from_equal_shares_and_nothing_from_greedy() {
    // 60 people want a to d, 40 want e and f; each project costs 25 of 100.
    let election = election(100, &[25, 25, 25, 25, 25, 25], &[("abcd", 60), ("ef", 40)]);
    assert_eq!(winners(&election, &greedy()), "abcd");
    // 60 people have 60: two projects; 40 have 40: one.
    assert_eq!(winners(&election, &bare()), "abe");
    // With 1 more each: 120 and 80 buy abcd and ef, too much; nothing between.
    let outcome = run(&election, &add1(true));
    assert_eq!((letters(&election, &outcome).as_str(), outcome.cost), ("abe", 75));
    let shares = outcome.shares.unwrap();
    assert_eq!((shares.steps, shares.stop), (0, Stop::Overspends));
    let rest = settings(Rule::EqualShares, Completion::Greedy);
    assert_eq!(winners(&election, &rest), "abec");
}

#[test]
fn supporters_who_run_out_pay_all_they_have() {
    // Everybody has 10. a: 30 by 5 people, 6 each; then b: 20 by 3, of whom two have 4 left.
    let election = election(60, &[30, 18], &[("a", 3), ("ab", 2), ("b", 1)]);
    // b needs 4 + 4 + 10: exactly what they have.
    assert_eq!(winners(&election, &bare()), "ab");
    let dearer = self::election(60, &[30, 19], &[("a", 3), ("ab", 2), ("b", 1)]);
    assert_eq!(winners(&dearer, &bare()), "a");
}

#[test]
fn the_stop_decides_whether_shares_grow_on() {
    // 10 people with 1 each. a: 4 by 4 people, b: 5 by 3, c: 2 by 1, d: 6 by 2.
    let election = election(10, &[4, 5, 2, 7], &[("a", 4), ("b", 3), ("c", 1), ("d", 2)]);
    // Share 1: a. Share 2: a, b, c and costs 11: too much.
    assert_eq!(winners(&election, &add1(true)), "a");
    assert_eq!(run(&election, &add1(true)).shares.unwrap().stop, Stop::Overspends);
    // Without c: share 2 buys a and b for 9, and d (7) does not fit; at 4 d is bought as well.
    let election = self::election(10, &[4, 5, 7], &[("a", 4), ("b", 3), ("c", 2), ("", 1)]);
    let stopped = run(&election, &add1(true)).shares.unwrap();
    assert_eq!((stopped.steps, stopped.stop), (1, Stop::Exhaustive));
    let grown = run(&election, &add1(false)).shares.unwrap();
    assert_eq!((grown.steps, grown.stop), (2, Stop::Overspends));
}

#[test]
fn all_that_anybody_wants_ends_it() {
    let election = election(10, &[1, 1, 5], &[("a", 1), ("b", 1)]);
    let outcome = run(&election, &add1(false));
    assert_eq!(letters(&election, &outcome), "ab");
    assert_eq!(outcome.shares.unwrap().stop, Stop::Everything);
    assert_eq!(run(&election, &add1(true)).shares.unwrap().stop, Stop::Exhaustive);
    // Greedy by votes takes what nobody wants as well, when it fits.
    let rest = settings(Rule::EqualShares, Completion::Add1Greedy(Increase::default()));
    assert_eq!(winners(&election, &rest), "abc");
    assert_eq!(winners(&election, &greedy()), "abc");
}

#[test]
fn phragmen_stops_at_the_first_that_does_not_fit() {
    // a at 10/3, then b at (10/3 × 1 + 8)/2 = 17/3, then c: 9/1 = 9.
    let ballots = [("a", 2), ("ab", 1), ("b", 1), ("c", 1)];
    let phragmen = settings(Rule::Phragmen, Completion::None);
    assert_eq!(winners(&election(27, &[10, 8, 9], &ballots), &phragmen), "abc");
    // With less b does not fit at its turn, and c is not asked although it fits.
    assert_eq!(winners(&election(17, &[10, 8, 7], &ballots), &phragmen), "a");
    let rest = settings(Rule::Phragmen, Completion::Greedy);
    assert_eq!(winners(&election(17, &[10, 8, 7], &ballots), &rest), "ac");
    // Equal moments: one of both does not fit, so neither is bought.
    assert_eq!(winners(&election(5, &[4, 8, 6], &[("a", 4), ("b", 2), ("c", 1)]), &phragmen), "a");
    assert_eq!(winners(&election(6, &[4, 2, 4], &[("a", 4), ("b", 1), ("c", 2)]), &phragmen), "a");
    // What nobody wants: all of it must fit.
    assert_eq!(winners(&election(6, &[4, 2, 1], &[("a", 4)]), &phragmen), "ab");
    assert_eq!(winners(&election(6, &[4, 3, 1], &[("a", 4)]), &phragmen), "a");
    assert_eq!(winners(&election(6, &[4, 7, 1], &[("a", 4)]), &phragmen), "ac");
}

#[test]
fn what_is_free_and_wanted_comes_first() {
    let election = election(4, &[4, 0, 0, 5], &[("ad", 3), ("b", 1)]);
    for rule in [Rule::Greedy(Misfit::Skip), Rule::EqualShares, Rule::Phragmen] {
        let outcome = run(&election, &settings(rule, Completion::None));
        assert_eq!(outcome.winners[0].by, Phase::Free, "{rule:?}");
        // Three of four people have 3 of the 4 that a costs; nobody wants c.
        let all = if rule == Rule::EqualShares { "b" } else { "bac" };
        assert_eq!(letters(&election, &outcome), all, "{rule:?}");
    }
}

#[test]
fn nobody_votes_and_nothing_wins() {
    for completion in [Completion::None, Completion::Greedy, Completion::Add1(Increase::default())] {
        let settings = settings(Rule::EqualShares, completion);
        assert_eq!(winners(&election(10, &[4], &[]), &settings), "");
        assert_eq!(winners(&election(10, &[], &[("", 3)]), &settings), "");
    }
    assert_eq!(winners(&election(10, &[4], &[]), &greedy()), "");
}

#[test]
fn greedy_goes_by_votes_or_by_votes_for_money() {
    let election = election(10, &[8, 3, 4], &[("a", 5), ("b", 3), ("c", 2)]);
    assert_eq!(winners(&election, &greedy()), "a");
    let cardinality = Settings { utility: Utility::Cardinality, ..greedy() };
    assert_eq!(winners(&election, &cardinality), "bc");
    let stop = settings(Rule::Greedy(Misfit::Stop), Completion::None);
    let election = self::election(10, &[6, 5, 4], &[("a", 3), ("b", 2), ("c", 1)]);
    assert_eq!(winners(&election, &stop), "a");
    assert_eq!(winners(&election, &greedy()), "ac");
    // What costs more than the whole budget stops nothing; what does not fit any more still does.
    let withdrawn = self::election(10, &[999, 6, 5, 4, 10], &[("a", 5), ("b", 3), ("c", 2), ("d", 1)]);
    assert_eq!(winners(&withdrawn, &stop), "b");
    let equal = self::election(10, &[11, 6, 4], &[("a", 3), ("b", 3), ("c", 2)]);
    assert_eq!(winners(&equal, &stop), "bc");
}

/// Places give 3, 2 and 1 points when the longest list that counts has three; a shorter list begins with 3 too.
#[test]
fn the_first_place_gives_as_many_points_as_the_longest_list_has_places() {
    let mut builder = Election::builder(BallotKind::Ordinal, Decimal::from(10));
    for (id, cost) in [("a", 6), ("b", 5), ("c", 4), ("d", 0), ("e", 20)] {
        let project = NewProject { id: id.into(), cost: Decimal::from(cost), ..NewProject::default() };
        builder.project(project).unwrap();
    }
    for (places, voters) in [(&[1, 0, 2][..], 2), (&[0], 2), (&[4, 3, 2], 1), (&[4, 2, 1, 0], 1)] {
        builder.ballot(places.iter().map(|project| (*project, Decimal::ONE)), 0, voters).unwrap();
    }
    let election = builder.build().unwrap();
    let score = Settings { utility: Utility::Score, ..greedy() };
    let points = |settings: &Settings| {
        let profile = tally::limits::prepare(&election, settings).unwrap().profile;
        (0..5).map(|project| profile.total_marks(project)).collect::<Vec<_>>()
    };
    // With the longest list: 4, 3, 2 and 1.
    assert_eq!(points(&score), [2 * 3 + 2 * 4 + 1, 2 * 4 + 2, 2 * 2 + 2 + 3, 3, 4 + 4]);
    assert_eq!(winners(&election, &score), "dac");
    let limits = Limits { max_choices: Some(3), ..Limits::default() };
    let three = Settings { limits, ..score.clone() };
    assert_eq!(points(&three), [2 * 2 + 2 * 3, 2 * 3, 2 + 1, 2, 3]);
    // Points decide, whatever a project costs: votes for cost would take c first.
    assert_eq!(winners(&election, &three), "dac");
    let shares = Settings { utility: Utility::Score, ..bare() };
    let refused = count(&election, &shares, &mut |_| ()).unwrap_err();
    assert_eq!(refused, Refused::ScoreNeedsGreedy(Rule::EqualShares));
    let borda = Settings { utility: Utility::Borda, ..greedy() };
    assert_eq!(winners(&election, &borda), "dbc");
}

#[test]
fn people_may_like_greedy_better() {
    // Greedy: a and b (10), liked by most. Equal Shares with cost: a, then c.
    let election = election(12, &[6, 6, 3], &[("ab", 5), ("c", 3)]);
    let settings = Settings { comparison: true, ..bare() };
    let outcome = run(&election, &settings);
    let comparison = outcome.comparison.unwrap();
    assert_eq!((comparison.for_rule, comparison.for_greedy), (3, 5));
    assert_eq!(letters(&election, &outcome), "ab");
    assert!(outcome.winners.iter().all(|winner| winner.by == Phase::Comparison));
    let even = self::election(12, &[6, 6, 3], &[("ab", 3), ("c", 3)]);
    assert_eq!(letters(&even, &run(&even, &settings)), "ac");
}

#[test]
fn limits_keep_ballots_and_projects_out() {
    let election = election(12, &[6, 6, 3], &[("ab", 5), ("c", 3), ("abc", 4)]);
    let limits = Limits { max_choices: Some(2), min_choices: Some(2), ..Limits::default() };
    let outcome = run(&election, &Settings { limits, ..greedy() });
    // 3 with one choice and 4 with three are as blank; nobody is left for c, which does not fit.
    assert_eq!((outcome.refused_ballots, letters(&election, &outcome).as_str()), (7, "ab"));
    let limits = |support| Limits { min_support: Some(support), ..Limits::default() };
    let out = |support| run(&election, &Settings { limits: limits(support), ..bare() }).left_out.len();
    assert_eq!((out(Support::Voters(7)), out(Support::Voters(8)), out(Support::Score(10))), (0, 1, 3));
    // 7 of 12 voters is more than 3 / (3 × 12) of them.
    assert_eq!(out(Support::ThirdOfCost), 0);
}

#[test]
fn of_rivals_one_wins() {
    let election = election(12, &[4, 4, 4], &[("ab", 6), ("c", 6)]);
    for rule in [Rule::Greedy(Misfit::Skip), Rule::EqualShares, Rule::Phragmen] {
        let limits = Limits { exclusive: vec![vec!["a".into(), "b".into()]], ..Limits::default() };
        let settings = Settings { limits, ..settings(rule, Completion::None) };
        assert_eq!(winners(&election, &settings), "ac", "{rule:?}");
    }
}

/// The end of Phragmén's rule, as pabutools and `docs/tally/certificate.md` have it.
#[test]
fn what_nobody_supports_wins_only_while_all_of_it_fits() {
    let phragmen = settings(Rule::Phragmen, Completion::None);
    // b, 10, fits and then 2 is left: d does not fit, so c does not win although it would.
    let stopped = election(12, &[0, 10, 1, 12], &[("", 1)]);
    assert_eq!(winners(&stopped, &phragmen), "ab");
    // What costs more than the budget is not looked at.
    let dear = election(12, &[0, 10, 1, 13], &[("", 1)]);
    assert_eq!(winners(&dear, &phragmen), "abc");
    for election in [stopped, dear] {
        let outcome = tally::count(&election, &phragmen, &mut |_| ()).unwrap();
        assert_eq!(letters(&election, &outcome), winners(&election, &phragmen));
    }
}

#[test]
fn a_minimum_goes_first() {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(10));
    for (id, cost, place) in [("a", 8, "Noord"), ("b", 3, "Zuid"), ("c", 2, "Zuid"), ("d", 2, "Zuid")] {
        let (cost, place) = (Decimal::from(cost), place.to_owned());
        builder.project(NewProject { id: id.into(), cost, place, ..NewProject::default() }).unwrap();
    }
    for (project, voters) in [(0, 9), (1, 4), (2, 3)] {
        builder.ballot([(project, Decimal::ONE)], 0, voters).unwrap();
    }
    let election = builder.build().unwrap();
    let minimum = |name: &str, amount: &str| Minimum {
        part: Part::Place(name.into()),
        amount: amount.parse::<Decimal>().unwrap(),
    };
    let with = |minima: Vec<Minimum>| Settings { limits: Limits { minima, ..Limits::default() }, ..greedy() };
    assert_eq!(winners(&election, &greedy()), "ac");
    // b alone is 3; with a cent more c is needed too. Nobody wants d: no minimum calls for it.
    assert_eq!(winners(&election, &with(vec![minimum("Zuid", "3")])), "bcd");
    let outcome = run(&election, &with(vec![minimum("Zuid", "3.01")]));
    assert_eq!(outcome.winners.iter().filter(|winner| winner.by == Phase::Minimum).count(), 2);
    let wrong = |minima| count(&election, &with(minima), &mut |_| ()).unwrap_err();
    let impossible = |name: &str, why| Refused::ImpossibleMinimum { part: Part::Place(name.into()), why };
    let two = |one, other| vec![minimum("Zuid", one), minimum("Noord", other)];
    assert_eq!(wrong(vec![minimum("Zuid", "11")]), impossible("Zuid", Unmet::OverBudget));
    assert_eq!(wrong(two("3", "7.01")), impossible("Noord", Unmet::OverBudget));
    // As much as there is can be demanded, but b goes first and then a no longer fits.
    assert_eq!(winners(&election, &with(two("2", "8"))), "bcd");
    assert_eq!(wrong(vec![minimum("Zuid", "-1")]), impossible("Zuid", Unmet::Negative));
    let twice = wrong(vec![minimum("Zuid", "1"), minimum("Zuid", "2")]);
    assert_eq!(twice, impossible("Zuid", Unmet::Shared("b".into())));
    assert_eq!(wrong(vec![minimum("West", "1")]), impossible("West", Unmet::NoProjects));
}

#[test]
fn overspending_buys_before_all_the_money_is_there() {
    // Everybody has 100 of 300. Two people put in 200 for a (300): at a rate of 1/3 they collect
    // 2/3 of it, so 1/2 is the price and 3/4 the ratio. b (30) by one: ratio 1. b no longer fits.
    let bos = settings(Rule::BoundedOverspending, Completion::None);
    let election = election(300, &[300, 30], &[("a", 2), ("b", 1)]);
    assert_eq!(winners(&election, &bare()), "b");
    assert_eq!(winners(&election, &bos), "a");
    // One supporter who has a ninth of a is not enough to go before b and c: ratio 9 after 1/4.
    let many = self::election(900, &[900, 200, 100], &[("a", 1), ("b", 4), ("c", 4)]);
    assert_eq!(winners(&many, &bos), "bc");
}

#[test]
fn adding_the_optimum_jumps_to_where_something_changes() {
    // Everybody has 2.50 of 10. a: 3 by two people; b: 4 by one; c: 8 by one.
    let ees = |completion| settings(Rule::ExactEqualShares, completion);
    let election = election(10, &[3, 4, 8], &[("a", 2), ("b", 1), ("c", 1)]);
    assert_eq!(winners(&election, &ees(Completion::None)), "a");
    // At 4 also b, at 8 also c, which is too much.
    let outcome = run(&election, &ees(Completion::AddOpt));
    let shares = outcome.shares.as_ref().unwrap();
    assert_eq!(letters(&election, &outcome), "ab");
    assert_eq!((shares.steps, shares.stop, shares.share.to_string().as_str()), (1, Stop::Overspends, "4"));
    // Steps of 1 stop at 7.50, with what was bought at 4.50.
    let increase = Increase { step: Decimal::ONE, exhaustive_stop: false };
    let outcome = run(&election, &ees(Completion::Add1(increase)));
    let shares = outcome.shares.as_ref().unwrap();
    assert_eq!((letters(&election, &outcome).as_str(), shares.steps), ("ab", 5));
}

/// Points as floating point writes them: the last decimal decides, and equal points are a tie.
#[test]
fn points_with_many_decimals_are_compared_to_the_last_one() {
    let winner = |a: &str, b: &str, rule: Rule| {
        let mut builder = Election::builder(BallotKind::Cumulative, Decimal::from(10));
        for id in ["a", "b"] {
            let project = NewProject { id: id.into(), cost: Decimal::from(10), ..NewProject::default() };
            builder.project(project).unwrap();
        }
        let points = |text: &str| text.parse::<Decimal>().unwrap();
        builder.ballot([(0, points(a)), (1, points(b))], 0, 2).unwrap();
        builder.ballot([(0, points("66.66666666666667"))], 0, 1).unwrap();
        builder.ballot([(1, points("66.66666666666667"))], 0, 1).unwrap();
        let election = builder.build().unwrap();
        let settings =
            Settings { utility: Utility::Points, ..settings(rule, Completion::Add1(Increase::default())) };
        let completion =
            if rule == Rule::EqualShares { settings.completion.clone() } else { Completion::None };
        letters(&election, &run(&election, &Settings { completion, ..settings }))
    };
    for rule in [Rule::EqualShares, Rule::Greedy(Misfit::Skip)] {
        assert_eq!(winner("33.33333333333333", "33.333333333333336", rule), "b");
        assert_eq!(winner("33.333333333333336", "33.33333333333333", rule), "a");
        assert_eq!(winner("33.333333333333336", "33.333333333333336", rule), "a");
    }
}

#[test]
fn what_nobody_defined_is_refused() {
    let election = election(10, &[4, 4], &[("ab", 1)]);
    let refused = |settings: Settings| count(&election, &settings, &mut |_| ()).unwrap_err();
    let step = Increase { step: Decimal::ZERO, exhaustive_stop: true };
    let greedy_rule = Rule::Greedy(Misfit::Skip);
    let add1 = || Completion::Add1(Increase::default());
    assert_eq!(refused(settings(Rule::EqualShares, Completion::Add1(step))), Refused::Step("0".into()));
    // What one project costs does not matter: nothing else fits long before anybody can pay for it.
    let dear = self::election(10, &[4, 1 << 60], &[("ab", 1), ("b", 1)]);
    let exhaustive = settings(Rule::EqualShares, add1());
    assert_eq!(count(&dear, &exhaustive, &mut |_| ()).unwrap().cost, 4);
    let on = Increase { exhaustive_stop: false, ..Increase::default() };
    let on = count(&dear, &settings(Rule::EqualShares, Completion::Add1(on)), &mut |_| ());
    assert_eq!(on.unwrap_err(), Refused::TooManySteps("1".into()));
    // Shares would have to grow for longer than anybody lives.
    let tiny = Increase { step: Decimal::new(1, 20), exhaustive_stop: true };
    let tiny = refused(settings(Rule::EqualShares, Completion::Add1(tiny)));
    assert_eq!(tiny, Refused::TooManySteps("0.00000000000000000001".into()));
    assert_eq!(refused(settings(greedy_rule, add1())), Refused::Completion(greedy_rule));
    assert_eq!(refused(settings(greedy_rule, Completion::Greedy)), Refused::Completion(greedy_rule));
    assert_eq!(refused(settings(Rule::Phragmen, add1())), Refused::Completion(Rule::Phragmen));
    let add_opt = settings(Rule::EqualShares, Completion::AddOpt);
    assert_eq!(refused(add_opt), Refused::Completion(Rule::EqualShares));
    let compared = Settings { comparison: true, ..greedy() };
    assert_eq!(refused(compared), Refused::Comparison(greedy_rule));
    let borda = Settings { utility: Utility::Borda, ..bare() };
    let needs = Refused::UtilityNeeds { utility: Utility::Borda, kind: BallotKind::Approval };
    assert_eq!(refused(borda), needs);
    let lot = Settings { tie_breaking: TieBreaking::Cheaper { seed: None }, ..bare() };
    assert_eq!(refused(lot), Refused::NeedsSeed("a".into(), "b".into()));
}
