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

#[test]
fn the_village_by_hand() {
    let figures = of(&village(), Rule::EqualShares, Utility::Cost, 1);
    // Playground and lessons win: 60 + 10 voters have 6000, 10 have 7500, 20 have 1500.
    assert_eq!(figures.with_winner, Count::Exactly(100));
    assert_eq!(figures.mean_utility, ratio(70 * 6000 + 10 * 7500 + 20 * 1500, 100));
    assert_eq!(figures.median_utility, Some(ratio(6000, 1)));
    let [north, south] = &figures.groups[..] else { unreachable!("two groups") };
    // The playground costs 75 for each of its 80 voters, the lessons 50 for each of their 30.
    assert_eq!((north.voters, &north.equal_split, &north.paid), (60, &ratio(75, 1), &Some(ratio(75, 1))));
    assert_eq!(south.equal_split, ratio(20 * 75 + 30 * 50, 40));
    // 10 paid 75, 10 paid 75 and 25, 20 paid 62.50.
    assert_eq!(south.paid, Some(ratio(10 * 75 + 10 * 100 + 1250, 40)));
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
        let rows = table(&words, Utility::Cost, &both);
        rows.iter().map(|row| format!("{}: {}", row.about, row.cells.join(" | "))).collect::<Vec<_>>()
    };
    let dutch = [
        "Winnende projecten: 2 | 2",
        "Besteed: € 7.500 (75,0 %) | € 9.000 (90,0 %)",
        "Kiezers met een winnend project: 100,0 % | 100,0 %",
        "Kiezers zonder winnend project: 0,0 % | 0,0 %",
        "Gemiddeld per kiezer: geld voor gekozen projecten: € 5.250 | € 6.000",
        "De middelste kiezer: geld voor gekozen projecten: € 6.000 | € 6.000",
        "noord: geld per kiezer, kosten gelijk gedeeld: ongeveer € 75 | ongeveer € 75",
        "noord: per kiezer betaald bij gelijke delen: ongeveer € 75 | –",
        "zuid: geld per kiezer, kosten gelijk gedeeld: ongeveer € 75 | ongeveer € 110",
        "zuid: per kiezer betaald bij gelijke delen: ongeveer € 75 | –",
        "Kern Noord (53,3 % van de stemmen): € 6.000 (80,0 %) | € 6.000 (66,7 %)",
        "Kern Zuid (46,7 % van de stemmen): € 1.500 (20,0 %) | € 3.000 (33,3 %)",
        "Thema groen (26,7 % van de stemmen): € 0 (0,0 %) | € 3.000 (33,3 %)",
        "Thema spel (73,3 % van de stemmen): € 7.500 (100,0 %) | € 6.000 (66,7 %)",
    ];
    assert_eq!(rows(Language::Dutch), dutch);
    let english = rows(Language::English);
    assert_eq!(english[1], "Spent: €7,500 (75.0%) | €9,000 (90.0%)");
    assert_eq!(english[8], "zuid: money for a voter, costs split equally: about €75 | about €110");
    assert_eq!(english.len(), dutch.len());
}

#[test]
fn few_people_are_not_counted_out() {
    assert_eq!(told(3, 100, 5), Count::FewerThan(5));
    assert_eq!(told(97, 100, 5), Count::MoreThan(95));
    assert_eq!(told(95, 100, 5), Count::Exactly(95));
    assert_eq!((told(0, 100, 5), told(100, 100, 5)), (Count::Exactly(0), Count::Exactly(100)));
    assert_eq!(together(&[0, 40, 3, 12, 1], 5), [vec![1], vec![2, 3, 4]]);
    assert_eq!(together(&[0, 40, 3, 12, 2], 5), [vec![1], vec![3], vec![2, 4]]);
    assert_eq!(together(&[4], 5), [vec![0]]);
    assert_eq!(of(&village(), Rule::EqualShares, Utility::Cost, 51).median_utility, None);
}

#[test]
fn the_middle_of_an_even_number_is_between_two() {
    assert_eq!(median(vec![(4, 2), (1, 2)], 4), ratio(5, 2));
    assert_eq!(median(vec![(4, 2), (1, 1)], 3), ratio(4, 1));
}
