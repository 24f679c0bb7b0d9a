// SPDX-License-Identifier: EUPL-1.2
//! The explanation of a real Dutch election, as residents read it: Assen 2024, counted as it was.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use tally::explain::{Words, affordable, explain, what_if};
use tally::fairness::{figures, table};
use tally::{
    BallotKind, Completion, Decimal, Election, Increase, Language, Misfit, NewProject, Privacy, Rule,
    Settings, Utility, count,
};

const FILE: &[u8] = include_bytes!("pabulib/Netherlands_Assen_2024.pb");

fn assen() -> Election {
    tally::pb::read(FILE, &tally::pb::Options::default()).unwrap().0
}

fn add1() -> Settings {
    Settings { completion: Completion::Add1(Increase::default()), ..Settings::default() }
}

fn story(language: Language) -> Vec<String> {
    let election = assen();
    let settings = add1();
    let outcome = count(&election, &settings, &mut |_| ()).unwrap();
    let explanation = explain(&election, &settings, &outcome, Privacy::default()).unwrap();
    let words = Words { language, election: &election, currency: "EUR" };
    let mut all = words.all(&explanation);
    let lost = explanation.losers.first().unwrap();
    let mut count = |election: &Election, settings: &Settings| count(election, settings, &mut |_| ());
    let search = affordable(&election, &settings, &outcome, &explanation);
    let found = what_if(&election, &settings, (&explanation, lost), search, &mut count).unwrap();
    all.push(words.what_if(&found).join(" "));
    all
}

fn check(language: Language, expected: &str) {
    let told = story(language).join("\n\n");
    assert!(told == expected.trim_end(), "the story is now:\n{told}");
}

#[test]
fn assen_2024_in_dutch() {
    check(Language::Dutch, include_str!("story/assen_2024_nl.txt"));
}

#[test]
fn assen_2024_in_english() {
    check(Language::English, include_str!("story/assen_2024_en.txt"));
}

/// The numbers of people in the story are 5 or more.
#[test]
fn nobody_stands_out_in_assen() {
    for sentence in story(Language::Dutch).iter().flat_map(|paragraph| paragraph.split(". ")) {
        let mut words = sentence.split_whitespace();
        let first = words.next().and_then(|word| word.parse::<u64>().ok());
        let is_people = matches!(words.next(), Some("van" | "mensen" | "persoon"));
        if let (Some(people), true) = (first, is_people) {
            assert!(people >= 5, "{sentence}");
        }
    }
}

#[test]
fn assen_2024_side_by_side() {
    let election = assen();
    let greedy =
        Settings { rule: Rule::Greedy(Misfit::Skip), completion: Completion::None, ..Settings::default() };
    let figures = [add1(), greedy].map(|settings| {
        let outcome = count(&election, &settings, &mut |_| ()).unwrap();
        figures(&election, &settings, &outcome, Utility::Cost, Privacy::default()).unwrap()
    });
    let words = Words { language: Language::Dutch, election: &election, currency: "EUR" };
    let rows = table(&words, Utility::Cost, None, &figures);
    let rows =
        rows.iter().map(|row| format!("{}: {}", row.about, row.cells.join(" | ")).replace('\u{a0}', " "));
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "Winnende projecten: 9 | 7",
            "Besteed: € 76.700 (76,7 %) | € 99.200 (99,2 %)",
            "Kiezers met een winnend project: 92,9 % tot 100,0 % | 92,9 % tot 100,0 %",
            "Kiezers zonder winnend project: 0,0 % tot 7,1 % | 0,0 % tot 7,1 %",
            "Gemiddeld per kiezer: kosten van de winnaars waarvoor die stemde: ongeveer € 24.655,95 | ongeveer € 34.316,67",
            "De middelste kiezer: kosten van de winnaars waarvoor die stemde: – | –",
        ]
    );
}

/// The village of the page for residents.
fn village() -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(10_000));
    let projects = [
        ("Speeltuin", 4200),
        ("Jeu de boules", 3000),
        ("Lantaarns", 2800),
        ("Bankjes", 2500),
        ("Fietsles", 1500),
    ];
    for (at, (name, cost)) in projects.iter().enumerate() {
        let (id, name, cost) = ((at + 1).to_string(), (*name).to_owned(), Decimal::from(*cost));
        builder.project(NewProject { id, name, cost, ..NewProject::default() }).unwrap();
    }
    for (projects, voters) in [(0..3, 60), (3..5, 40)] {
        builder.ballot(projects.map(|project| (project, Decimal::ONE)), 0, voters).unwrap();
    }
    builder.build().unwrap()
}

#[test]
fn the_page_for_residents_says_what_the_program_says() {
    let election = village();
    let page = include_str!("../../docs/tally/inwoners.md");
    let settings = add1();
    let outcome = count(&election, &settings, &mut |_| ()).unwrap();
    let explanation = explain(&election, &settings, &outcome, Privacy::default()).unwrap();
    let words = Words { language: Language::Dutch, election: &election, currency: "EUR" };
    for paragraph in words.all(&explanation)[1..5].iter() {
        assert!(page.contains(&format!("\n> {paragraph}\n")), "missing: {paragraph}");
    }
    assert_eq!(explanation.unspent, 1800);
    let greedy =
        Settings { rule: Rule::Greedy(Misfit::Skip), completion: Completion::None, ..Settings::default() };
    let outcome = count(&election, &greedy, &mut |_| ()).unwrap();
    assert_eq!(outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(outcome.cost, 10_000);
}
