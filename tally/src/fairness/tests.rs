// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::explain::Words;
use crate::{BallotKind, Completion, Decimal, Language, Misfit, NewProject, Rule};

/// The village of the explanations: 100 voters with € 100 each. Voters 1 to 60 live in the north.
fn village() -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(10_000));
    let projects = [("S", 6000, "Noord", "spel"), ("B", 3000, "Zuid", "groen"), ("F", 1500, "Zuid", "spel")];
    for (id, cost, place, theme) in projects {
        let (id, cost, place) = (id.to_owned(), Decimal::from(cost), place.to_owned());
        let categories = vec![theme.to_owned()];
        builder.project(NewProject { id, cost, place, categories, ..NewProject::default() }).unwrap();
    }
    let (north, south) = (builder.label("noord").unwrap(), builder.label("zuid").unwrap());
    let ballots: [(&[u32], u32, u64); 4] =
        [(&[0], north, 60), (&[0, 1], south, 10), (&[0, 1, 2], south, 10), (&[1, 2], south, 20)];
    for (projects, label, voters) in ballots {
        builder.ballot(projects.iter().map(|project| (*project, Decimal::ONE)), label, voters).unwrap();
    }
    builder.build().unwrap()
}

fn settings(rule: Rule) -> Settings {
    Settings { rule, completion: Completion::None, ..Settings::default() }
}

fn of(election: &Election, rule: Rule, utility: Utility, smallest: u64) -> Figures {
    let settings = settings(rule);
    let outcome = crate::naive::count(election, &settings, &mut |_| ()).unwrap();
    figures(election, &settings, &outcome, utility, Privacy { smallest }).unwrap()
}

fn ratio(numer: i64, denom: i64) -> BigRational {
    BigRational::new(numer.into(), denom.into())
}

fn just(numer: i64, denom: i64) -> Option<(BigRational, BigRational)> {
    Some((ratio(numer, denom), ratio(numer, denom)))
}

#[test]
fn the_village_by_hand() {
    let figures = of(&village(), Rule::EqualShares, Utility::Cost, 1);
    // Playground and lessons win: 60 + 10 voters have 6000, 10 have 7500, 20 have 1500.
    assert_eq!(figures.with_winner, Count::Exactly(100));
    assert_eq!(figures.mean_utility, ratio(70 * 6000 + 10 * 7500 + 20 * 1500, 100));
    assert_eq!(figures.median_utility, Some(ratio(6000, 1)));
    let [north, south] = &figures.groups[..] else { unreachable!("two groups") };
    // The playground costs 75 for each of its 80 voters, the lessons 50 for each of their 30.
    assert_eq!((north.voters, &north.equal_split, &north.paid), (60, &just(75, 1), &Some(ratio(75, 1))));
    assert_eq!(south.equal_split, just(20 * 75 + 30 * 50, 40));
    // 10 paid 75, 10 paid 75 and 25, 20 paid 62.50.
    assert_eq!(south.paid, Some(ratio(10 * 75 + 10 * 100 + 1250, 40)));
    // Phragmén: 30 pay 50 for the lessons, then 10 of these 31.25 and 70 others 81.25 for the playground.
    let phragmen = of(&village(), Rule::Phragmen, Utility::Cost, 1);
    let paid = phragmen.groups.into_iter().map(|group| group.paid).collect::<Vec<_>>();
    assert_eq!(paid, [Some(ratio(325, 4)), Some(ratio(20 * 325 + 20 * 200, 4 * 40))]);
    let places =
        figures.places.iter().map(|part| (part.name.as_str(), part.cost, part.votes, part.all_votes));
    assert_eq!(places.collect::<Vec<_>>(), [("Noord", 6000, 80, 150), ("Zuid", 1500, 70, 150)]);
}

#[test]
fn rules_side_by_side() {
    let election = village();
    let both = [Rule::EqualShares, Rule::Greedy(Misfit::Skip)];
    let both = both.map(|rule| of(&election, rule, Utility::Cost, 5));
    let rows = |language| {
        let words = Words { language, election: &election, currency: "EUR" };
        let rows = table(&words, Utility::Cost, Some("wijk"), &both);
        let rows = rows.iter().map(|row| format!("{}: {}", row.about, row.cells.join(" | ")));
        rows.map(|row| row.replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    let dutch = [
        "Winnende projecten: 2 | 2",
        "Besteed: € 7.500 (75,0 %) | € 9.000 (90,0 %)",
        "Kiezers met een winnend project: 95,0 % tot 100,0 % | 95,0 % tot 100,0 %",
        "Kiezers zonder winnend project: 0,0 % tot 5,0 % | 0,0 % tot 5,0 %",
        "Gemiddeld per kiezer: kosten van de winnaars waarvoor die stemde: € 5.250 | € 6.000",
        "De middelste kiezer: kosten van de winnaars waarvoor die stemde: € 6.000 | € 6.000",
        "wijk noord (60 kiezers): geld per kiezer, kosten gelijk gedeeld: € 70 tot € 80 | € 70 tot € 82",
        "wijk zuid (40 kiezers): geld per kiezer, kosten gelijk gedeeld: € 68 tot € 83 | € 103 tot € 120",
        "Kern Noord (53,3 % van de stemmen): € 6.000 (80,0 %) | € 6.000 (66,7 %)",
        "Kern Zuid (46,7 % van de stemmen): € 1.500 (20,0 %) | € 3.000 (33,3 %)",
        "Thema groen (26,7 % van de stemmen): € 0 (0,0 %) | € 3.000 (33,3 %)",
        "Thema spel (73,3 % van de stemmen): € 7.500 (100,0 %) | € 6.000 (66,7 %)",
    ];
    assert_eq!(rows(Language::Dutch), dutch);
    let english = rows(Language::English);
    assert_eq!(english[1], "Spent: €7,500 (75.0%) | €9,000 (90.0%)");
    assert_eq!(
        english[7],
        "wijk zuid (40 voters): money for a voter, costs split equally: €68 to €83 | €103 to €120"
    );
    assert_eq!(english.len(), dutch.len());
}

/// 160 people, 100 votes for a park of € 1000 and 60 for a bench. So many of the young are for the park;
/// three of them are for the bench, whatever they think of the park.
fn park(kind: BallotKind, young: u64, for_park: u64) -> Election {
    let mut builder = Election::builder(kind, Decimal::from(1300));
    for (id, cost) in [("park", 1000), ("bench", 300)] {
        builder.project(NewProject { id: id.into(), cost: cost.into(), ..NewProject::default() }).unwrap();
    }
    let labels = ["young", "old"].map(|label| builder.label(label).unwrap());
    let old = 160 - young;
    let of_young = (0..young).map(|one| (labels[0], one < for_park, one < 3));
    let of_old = (0..old).map(|one| (labels[1], one < 100 - for_park, one >= old - 57));
    for (label, park, bench) in of_young.chain(of_old) {
        let chosen = [(0, park), (1, bench)].into_iter().filter(|(_, chosen)| *chosen);
        builder.ballot(chosen.map(|(project, _)| (project, Decimal::ONE)), label, 1).unwrap();
    }
    builder.build().unwrap()
}

/// The groups' rows of the whole table, of two rules.
fn rows(election: &Election, language: Language) -> Vec<Row> {
    let both = [Rule::EqualShares, Rule::Greedy(Misfit::Skip)];
    let both = both.map(|rule| of(election, rule, Utility::Cost, 5));
    let rows = table(&Words { language, election, currency: "EUR" }, Utility::Cost, Some("age"), &both);
    rows.into_iter().filter(|row| row.about.starts_with("age ")).collect()
}

/// The law of `hidden.rs` for what is printed: whatever is told of the groups, for all rules
/// together, is told with five or more different numbers of supporters.
#[test]
fn what_is_told_of_groups_fits_five_numbers_of_supporters() {
    for young in [5, 6, 9, 10, 12, 33] {
        let mut alike = Vec::<(Vec<Row>, u64)>::new();
        for for_park in 0..=young {
            let told = rows(&park(BallotKind::Approval, young, for_park), Language::English);
            match alike.iter_mut().find(|(rows, _)| *rows == told) {
                Some((_, cases)) => *cases += 1,
                None => alike.push((told, 1)),
            }
        }
        assert!(alike.iter().all(|(rows, cases)| *cases >= 5 && rows.len() == 2), "{young}: {alike:?}");
        // Of 9 people 0 to 4 or 5 to 9 may be for it; of fewer nothing can be told.
        assert_eq!(alike.len() > 1, young >= 9, "{young}");
    }
}

#[test]
fn what_would_tell_votes_is_left_out_with_the_reason() {
    let election = park(BallotKind::Approval, 5, 5);
    let (dutch, english) = (rows(&election, Language::Dutch), rows(&election, Language::English));
    // The old are more, so they come first.
    assert_eq!(dutch[1].cells, ["–", "–"]);
    let about = "age young (5 kiezers): geld per kiezer, kosten gelijk gedeeld";
    assert_eq!(dutch[1].about, format!("{about} (– verraadt anders stemmen)"));
    let about = "age young (5 voters): money for a voter, costs split equally";
    assert_eq!(english[1].about, format!("{about} (– would tell votes)"));
    assert!(!english[0].about.contains('–') && english[0].cells.iter().all(|cell| cell.contains(" to ")));
    // Who may choose one project only: support for one winner tells about the other.
    let one = rows(&park(BallotKind::ChooseOne, 33, 20), Language::English);
    assert!(one.iter().any(|row| row.cells.contains(&"–".to_owned())), "{one:?}");
}

#[test]
fn few_people_are_not_counted_out() {
    let (five, all) = (Privacy { smallest: 5 }, Privacy { smallest: 1 });
    // With the votes of two winners the exact number tells how many support both.
    let two = |with: u64, voters: u64| Count::of(with, voters, &[45, 40], five);
    assert_eq!([two(45, 70), two(49, 70)], [Count::Between(45, 49); 2]);
    // Those votes leave 26 numbers: the last part takes the remainder.
    assert_eq!([two(65, 70), two(70, 70)], [Count::Between(65, 70); 2]);
    // Fewer than five are left, so all of them.
    assert_eq!(two(45, 47), Count::Between(45, 47));
    // Those of one winner are public.
    let one = [Count::of(3, 70, &[3], five), Count::of(0, 70, &[], five)];
    assert_eq!(one, [Count::Exactly(3), Count::Exactly(0)]);
    assert_eq!(Count::of(49, 70, &[45, 40], all), Count::Exactly(49));
    assert_eq!(of(&village(), Rule::EqualShares, Utility::Cost, 101).median_utility, None);
}

#[test]
fn the_largest_group_comes_first() {
    let labels = ["", "e", "d", "c", "b", "a"].map(str::to_owned);
    let of = |voters: &[u64]| together(voters, &labels, 5);
    assert_eq!(of(&[0, 12, 3, 40, 1]), [vec![3], vec![4, 2, 1]]);
    assert_eq!(of(&[0, 12, 3, 40, 2]), [vec![3], vec![1], vec![4, 2]]);
    assert_eq!(of(&[4]), [vec![0]]);
    // As many people: by name. The small ones together may be more than one large one.
    assert_eq!(of(&[4, 7, 4, 9, 7, 4]), [vec![0, 5, 2], vec![3], vec![4], vec![1]]);
}

#[test]
fn the_middle_of_an_even_number_is_between_two() {
    let all = Privacy { smallest: 1 };
    assert_eq!(median(vec![(4, 2), (1, 2)], 4, all), Some(ratio(5, 2)));
    assert_eq!(median(vec![(4, 2), (1, 1)], 3, all), Some(ratio(4, 1)));
    assert_eq!(median(vec![(4, 1)], 1, all), Some(ratio(4, 1)));
}

#[test]
fn the_middle_is_told_when_a_few_people_make_no_difference() {
    let two = Privacy { smallest: 2 };
    assert_eq!(median(vec![(4, 2), (1, 2)], 4, two), None, "exactly half have 1");
    assert_eq!(median(vec![(4, 1), (3, 6), (1, 1)], 8, two), Some(ratio(3, 1)));
    assert_eq!(
        median(vec![(4, 2), (3, 5), (1, 1)], 8, two),
        None,
        "two people after the middle, one has more"
    );
    assert_eq!(median(vec![(4, 1), (3, 5), (1, 2)], 8, two), None, "and one before it has less");
    assert_eq!(median(vec![(3, 4)], 4, two), None, "so few people are not told of");
    assert_eq!(median(vec![(3, u64::MAX)], u64::MAX, Privacy { smallest: u64::MAX }), None);
}

/// Of 60 voters 29 to 33 have only the first project.
#[test]
fn the_middle_does_not_tell_what_one_to_four_people_also_chose() {
    let told = |both: u64| {
        median(
            vec![(60, 29 + both), (1174, 12 - both), (1637, 19 - both), (2751, both)],
            60,
            Privacy { smallest: 5 },
        )
    };
    for both in 0..=4 {
        assert_eq!(told(both), None, "{both} people");
    }
}

/// Two outcomes that differ in a project of one voter must not tell whether that voter has another
/// winner.
#[test]
fn a_winner_of_few_people_does_not_tell_what_else_they_chose() {
    let of_one = |also: bool| {
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(1000));
        for (id, cost) in [("Park", 500), ("Wip", 1)] {
            let (id, cost) = (id.to_owned(), Decimal::from(cost));
            builder.project(NewProject { id: id.clone(), name: id, cost, ..NewProject::default() }).unwrap();
        }
        let both: &[u32] = if also { &[0, 1] } else { &[1] };
        builder.ballot([(0, Decimal::ONE)], 0, if also { 59 } else { 60 }).unwrap();
        builder.ballot(both.iter().map(|at| (*at, Decimal::ONE)), 0, 1).unwrap();
        builder.ballot([], 0, if also { 40 } else { 39 }).unwrap();
        of(&builder.build().unwrap(), Rule::EqualShares, Utility::Cost, 5)
    };
    assert_eq!(of_one(true).winners, 2);
    assert_eq!(
        (of_one(true).with_winner, of_one(false).with_winner),
        (Count::Exactly(60), Count::Exactly(60))
    );
    assert_eq!(of_one(true).few, Some(5));
    let election = village();
    let words = Words { language: Language::Dutch, election: &election, currency: "EUR" };
    let rows = table(&words, Utility::Cost, None, &[of_one(true)]);
    assert_eq!(rows[2].about, "Kiezers met een winnend project dat 5 of meer stemmen kreeg");
    assert_eq!(rows[3].about, "Kiezers zonder winnend project dat 5 of meer stemmen kreeg");
}

#[test]
fn points_with_decimals_are_told_in_points() {
    let mut builder = Election::builder(BallotKind::Cumulative, Decimal::from(100));
    builder
        .project(NewProject { id: "Park".to_owned(), cost: Decimal::from(100), ..NewProject::default() })
        .unwrap();
    builder.ballot([(0, Decimal::new(25, 1))], 0, 24).unwrap();
    builder.ballot([(0, Decimal::ONE)], 0, 4).unwrap();
    let figures = of(&builder.build().unwrap(), Rule::EqualShares, Utility::Points, 5);
    assert_eq!((figures.mean_utility, figures.median_utility), (ratio(16, 7), Some(ratio(5, 2))));
}
