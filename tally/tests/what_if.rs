// SPDX-License-Identifier: EUPL-1.2
//! What would have made a project win with Phragmén's rule, in real elections: each number that is
//! told is tried on an election that is built anew.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use tally::explain::{Fewer, Search, Sought, explain, what_if};
use tally::{Completion, Decimal, Election, NewProject, Privacy, Rule, Settings, count};

fn read(file: &[u8]) -> Election {
    tally::pb::read(file, &tally::pb::Options::default()).unwrap().0
}

/// The same election, with another cost for one project and more voters who choose only that.
fn changed(election: &Election, at: usize, cost: u128, voters: u64) -> Election {
    let money =
        |minor: u128| Decimal::from_i128_with_scale(i128::try_from(minor).unwrap(), election.decimals());
    let mut builder = Election::builder(election.kind(), money(election.budget()));
    for (index, project) in election.projects().iter().enumerate() {
        let cost = if index == at { cost } else { project.cost };
        let (id, cost) = (project.id.clone(), money(cost));
        builder.project(NewProject { id, cost, ..NewProject::default() }).unwrap();
    }
    for group in election.groups() {
        let choices = group.projects.iter().map(|project| (*project, Decimal::ONE));
        builder.ballot(choices, 0, group.voters).unwrap();
    }
    if voters > 0 {
        builder.ballot([(u32::try_from(at).unwrap(), Decimal::ONE)], 0, voters).unwrap();
    }
    builder.build().unwrap()
}

/// How many numbers of voters and how many costs were tried.
fn check(election: &Election, completion: Completion) -> (usize, usize) {
    let settings = Settings { rule: Rule::Phragmen, completion, ..Settings::default() };
    let outcome = count(election, &settings, &mut |_| ()).unwrap();
    let told = explain(election, &settings, &outcome, Privacy { smallest: 1 }).unwrap();
    let (mut voters, mut costs) = (0, 0);
    for loser in &told.losers {
        let wins = |cost: u128, voters: u64| {
            let changed = changed(election, loser.project, cost, voters);
            let outcome = count(&changed, &settings, &mut |_| ()).unwrap();
            outcome.winners.iter().any(|winner| winner.project == loser.project)
        };
        let mut count = |election: &Election, settings: &Settings| count(election, settings, &mut |_| ());
        let search = Search { counts: 60, all: false };
        let found = what_if(election, &settings, (&told, loser), Some(search), &mut count).unwrap();
        if let Sought::Found(more) = found.more_voters {
            voters += 1;
            let with = more.wins_with;
            assert_eq!(more.fewer, Fewer::None);
            assert!(wins(loser.cost, with), "{with} voters for {}", loser.project);
            let fewer = [with - 1, with / 2, with / 3, 0];
            assert!(fewer.into_iter().all(|fewer| !wins(loser.cost, fewer)), "fewer than {with}");
        }
        if let Sought::Found(cheaper) = found.cheaper {
            costs += 1;
            let wins_at = cheaper.wins_at;
            assert!(cheaper.is_highest && wins(wins_at, 0), "at {wins_at}");
            let above = [wins_at + cheaper.step, wins_at + 2 * cheaper.step, loser.cost];
            assert!(above.into_iter().filter(|cost| *cost <= loser.cost).all(|cost| !wins(cost, 0)));
        }
        // Without counting: enough, if perhaps too many.
        let mut none = |_: &Election, _: &Settings| unreachable!("nothing is counted");
        let certain = what_if(election, &settings, (&told, loser), None, &mut none).unwrap();
        if let Sought::Found(more) = certain.more_voters {
            assert!(wins(loser.cost, more.wins_with), "{} voters are certain", more.wins_with);
        }
    }
    (voters, costs)
}

/// At least so many numbers of voters, and so many costs, are told and true.
fn check_all(files: &[&[u8]], completion: &Completion, least: (usize, usize)) {
    let (mut voters, mut costs) = (0, 0);
    for file in files {
        let tried = check(&read(file), completion.clone());
        voters += tried.0;
        costs += tried.1;
    }
    assert!(voters >= least.0 && costs >= least.1, "only {voters} and {costs} were told");
}

const DUTCH: [&[u8]; 4] = [
    include_bytes!("pabulib/Netherlands_Amsterdam_179.pb"),
    include_bytes!("pabulib/Netherlands_Amsterdam_522.pb"),
    include_bytes!("pabulib/Netherlands_Amsterdam_588.pb"),
    include_bytes!("pabulib/Netherlands_Assen_2024.pb"),
];

#[test]
fn what_would_have_won_by_phragmen_does() {
    check_all(&DUTCH, &Completion::None, (5, 5));
}

#[test]
fn what_would_have_won_by_phragmen_with_its_completion_does() {
    check_all(&DUTCH, &Completion::Greedy, (2, 2));
}
