// SPDX-License-Identifier: EUPL-1.2
//! What would have made a project win.

use proptest::prelude::*;

use super::*;

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
    let words =
        |language| typed(&Words { language, election: &election, currency: "EUR" }.what_if(&found).join(" "));
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
