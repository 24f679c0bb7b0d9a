// SPDX-License-Identifier: EUPL-1.2
mod families;
mod marks;
mod phragmen;
mod prices;
mod privacy;
mod rules;
mod ties;
mod what_if;

use num_bigint::BigInt;
use proptest::prelude::*;

use super::*;
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

/// With ordinary spaces, so that the expected sentences can be read and typed.
fn story(election: &Election, settings: &Settings, language: Language) -> Vec<String> {
    let told = Words { language, election, currency: "EUR" }.all(&explained(election, settings, 5));
    told.iter().map(|paragraph| typed(paragraph)).collect()
}

/// No line may break between a euro sign and its amount.
fn typed(told: &str) -> String {
    assert!(!told.contains("€ "), "a line may break after €: {told}");
    told.replace('\u{a0}', " ")
}

#[test]
fn the_village_in_dutch_and_english() {
    let election = village(10);
    let bare = settings(Rule::EqualShares, Completion::None);
    let dutch = [
        "Het budget is € 10.000. Er deden 100 mensen mee. Dat is € 100 voor iedere kiezer. Kiezers betalen \
         een project samen. Wie niet genoeg geld meer heeft, betaalt wat er nog is. Die stem telt dan maar \
         voor een deel. Het project met de meeste volle stemmen is aan de beurt.",
        "1. Speeltuin kost € 6.000 en kreeg 80 stemmen. Alle kiezers ervan betaalden ieder € 75. Zij hadden \
         daarna nog € 25 over. Het had 80 volle stemmen. Op de tweede plaats stond toen Bankjes, met 40 volle stemmen.",
        "2. Fietsles kost € 1.500 en kreeg 30 stemmen. 20 mensen betaalden ieder € 62,50 en hadden daarna nog \
         € 37,50 over. 10 mensen betaalden ieder € 25 en hadden daarna niets meer over. Het had 20 tot \
         25 volle stemmen. Voor geen ander project was op dat moment genoeg geld bij elkaar.",
        "Bankjes (€ 3.000, 40 stemmen) won niet. De kiezers ervan hadden in het begin samen € 4.000. Na de \
         betaling van Speeltuin hadden zij samen nog tussen € 2.500 en € 3.000: te weinig. Aan het eind hadden \
         zij nog tussen € 1.000 en € 1.500 over. Hun geld ging onder meer naar Speeltuin (tussen € 1.500 en € 2.000) en Fietsles \
         (tussen € 1.500 en € 2.000).",
    ];
    assert_eq!(story(&election, &bare, Language::Dutch), dutch);
    let english = [
        "The budget is €10,000. 100 people took part. That is €100 for each voter. Voters pay for a project \
         together. Voters who do not have enough left pay what they have. Their votes count only in part. The \
         project with the most full votes is next.",
        "1. Speeltuin costs €6,000 and got 80 votes. All of its voters paid €75 each. They had €25 left \
         after that. It had 80 full votes. The runner-up at that moment was Bankjes, with 40 full votes.",
        "2. Fietsles costs €1,500 and got 30 votes. 20 people paid €62.50 each and had €37.50 left after that. \
         10 people paid €25 each and had nothing left after that. It had 20 to 25 \
         full votes. No other project had enough money together at that moment.",
        "Bankjes (€3,000, 40 votes) did not win. Its voters had €4,000 together in the beginning. Once \
         Speeltuin was paid, they had between €2,500 and €3,000 left together: too little. In the end they had \
         between €1,000 and €1,500 left. Their money went, among others, to Speeltuin (between €1,500 and €2,000) and Fietsles \
         (between €1,500 and €2,000).",
    ];
    assert_eq!(story(&election, &bare, Language::English), english);
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
