// SPDX-License-Identifier: EUPL-1.2
//! What was exactly equal, and what decided.

use super::named::Named;
use super::{Words, verb};
use crate::explain::Tie;
use crate::ties::DecidedBy;

/// For a winner: who was equal to it. Nothing without ties.
pub(super) fn won(words: &Words<'_>, winner: usize, ties: &[Tie]) -> Vec<String> {
    let mut all = Vec::new();
    for by in [DecidedBy::Id, DecidedBy::Order, DecidedBy::Cost, DecidedBy::Votes, DecidedBy::Lot] {
        let equal = ties.iter().filter(|tie| tie.by == by).map(|tie| tie.with).collect::<Vec<_>>();
        if equal.is_empty() {
            continue;
        }
        let names = words.names(&equal);
        let stood = verb(equal.len() as u64, "stond", "stonden");
        all.push(words.say(
            format!("{names} {stood} er precies gelijk mee."),
            format!("{names} {} exactly equal to it.", verb(equal.len() as u64, "was", "were")),
        ));
        all.push(decided(words, by, winner, &equal));
    }
    all
}

/// For a loser: to whom it was equal.
pub(super) fn lost(words: &Words<'_>, named: &mut Named, loser: usize, tie: Tie) -> Vec<String> {
    let name = named.name(words, tie.with);
    vec![
        words
            .say(format!("Het stond precies gelijk met {name}."), format!("It was exactly equal to {name}.")),
        decided(words, tie.by, tie.with, &[loser]),
    ]
}

fn decided(words: &Words<'_>, by: DecidedBy, first: usize, others: &[usize]) -> String {
    match by {
        DecidedBy::Id => by_id(words, first, others),
        DecidedBy::Order => words.say(
            "Dan geldt de volgorde die vooraf bekend was.".into(),
            "Then the order that was published beforehand decides.".into(),
        ),
        DecidedBy::Cost => words.say(
            "Dan gaat het goedkoopste project voor.".into(),
            "Then the cheaper project goes first.".into(),
        ),
        DecidedBy::Votes => words.say(
            "Zij kosten evenveel. Dan gaat het project met de meeste stemmen voor.".into(),
            "They cost the same. Then the project with more votes goes first.".into(),
        ),
        DecidedBy::Lot => words.say(
            "Zij kosten evenveel en hebben evenveel stemmen. Dan beslist het lot.".into(),
            "They cost the same and have as many votes. Then the lot decides.".into(),
        ),
    }
}

fn by_id(words: &Words<'_>, first: usize, others: &[usize]) -> String {
    let id = |project: usize| words.election.projects()[project].id.as_str();
    let number = |id: &str| id.parse::<u128>().ok();
    let first = id(first);
    let is_odd = |other: &usize| number(first).zip(number(id(*other))).is_some_and(|(one, two)| one > two);
    // "10" comes before "2", which needs a word.
    let (dutch, english) = match others.iter().any(is_odd) {
        true => (", want nummers worden van links naar rechts vergeleken", ", for ids are compared as text"),
        false => ("", ""),
    };
    let others = words.list(others, |project| id(project).to_owned());
    words.say(
        format!("Dan beslist het nummer: {first} gaat voor {others}{dutch}."),
        format!("Then the id decides: {first} goes before {others}{english}."),
    )
}
