// SPDX-License-Identifier: EUPL-1.2
//! What would have made a project win.

use num_rational::BigRational;

use super::Words;
use crate::explain::{Cheaper, Fewer, MoreVoters, NoBallot, Sought, WhatIf};

pub(super) fn sentences(words: &Words<'_>, what_if: &WhatIf) -> Vec<String> {
    if what_if.cheaper == Sought::Untold {
        return vec![words.say(
            "Waarmee het had gewonnen, vertellen wij niet: dat kan verraden wat iemand koos.".into(),
            "What would have made it win is not told: that could give away what somebody chose.".into(),
        )];
    }
    let mut all = Vec::new();
    match what_if.cheaper {
        Sought::Found(found) => {
            all.push(cheaper(words, words.election.projects()[what_if.project].cost, found))
        }
        Sought::NotFound { counts: 0, .. } => {}
        Sought::NotFound { farthest, is_all: true, .. } => {
            let cost = words.minor(farthest);
            all.push(words.say(
                format!("Zelfs als het {cost} had gekost, had het niet gewonnen."),
                format!("Even had it cost {cost}, it would not have won."),
            ));
        }
        Sought::NotFound { counts, farthest, is_all: false } => {
            let (times, cost) = (words.language.number(counts.into()), words.minor(farthest));
            all.push(words.say(
                format!("Wij telden {times} keer opnieuw met een lagere prijs, tot {cost} toe. Daarbij won het niet."),
                format!("We counted {times} more times at a lower cost, down to {cost}. It did not win in any of these."),
            ));
        }
        Sought::NotSought | Sought::Untold | Sought::Meaningless(_) => {}
    }
    match what_if.more_voters {
        Sought::Found(found) => all.extend(more_voters(words, found)),
        Sought::NotFound { is_all: true, .. } => all.push(words.say(
            "Meer kiezers hadden niet geholpen: het kost meer dan het hele budget.".into(),
            "More voters would not have helped: it costs more than the whole budget.".into(),
        )),
        Sought::NotFound { farthest: 0, .. } => {}
        // More than would ever vote.
        Sought::NotFound { farthest, .. } if farthest > 10 * u128::from(words.election.voters()) => {
            all.push(words.say(
                "Geen aantal extra kiezers dat wij probeerden, was genoeg.".into(),
                "No number of more voters that we tried was enough.".into(),
            ));
        }
        Sought::NotFound { farthest, .. } => {
            let people = words.language.number(farthest);
            all.push(words.say(
                format!(
                    "Ook met {people} extra kiezers die alleen dit project kozen, had het niet gewonnen."
                ),
                format!("Even with {people} more voters who chose only this project, it would not have won."),
            ));
        }
        Sought::Meaningless(why) => all.push(no_ballot(words, why)),
        Sought::NotSought | Sought::Untold => {}
    }
    all
}

fn no_ballot(words: &Words<'_>, why: NoBallot) -> String {
    match why {
        NoBallot::LeastChoices(least) => words.say(
            format!(
                "Hoeveel extra kiezers genoeg waren, is niet te zeggen: een stembiljet moet minstens {least} \
                 keuzes hebben, dus het hangt ervan af wat zij nog meer kozen."
            ),
            format!(
                "How many more voters would have been enough cannot be said: a ballot needs at least {least} \
                 choices, so it depends on what else they chose."
            ),
        ),
        NoBallot::Borda => words.say(
            "Hoeveel extra kiezers genoeg waren, is niet te zeggen: een lijst met één project geeft dat project \
             geen punten, dus het hangt ervan af wat zij nog meer kozen."
                .into(),
            "How many more voters would have been enough cannot be said: a list of one project gives it no \
             points, so it depends on what else they chose."
                .into(),
        ),
    }
}

fn cheaper(words: &Words<'_>, cost: u128, found: Cheaper) -> String {
    let wins = words.minor(found.wins_at);
    let more = found.wins_at + found.step;
    if more >= cost {
        return words.say(
            format!("Als het {wins} had gekost, had het gewonnen."),
            format!("Had it cost {wins}, it would have won."),
        );
    }
    let more = words.minor(more);
    words.say(
        format!("Als het {wins} had gekost, had het gewonnen. Bij {more} niet meer."),
        format!("Had it cost {wins}, it would have won. At {more} it would not."),
    )
}

fn more_voters(words: &Words<'_>, found: MoreVoters) -> Vec<String> {
    let number = words.language.number(found.wins_with.into());
    let points = found.points.map(|points| {
        let scale = BigRational::from_integer(10_u128.pow(words.election.point_decimals()).into());
        words.points(&(BigRational::from_integer(points.into()) / scale))
    });
    let is_one = found.wins_with == 1;
    let (gave_dutch, gave_english) = match points.as_deref() {
        None => (String::new(), String::new()),
        Some("1") => (" en het 1 punt gaf".to_owned(), " and gave it 1 point".to_owned()),
        Some(points) => (format!(" en het {points} punten gaf"), format!(" and gave it {points} points")),
    };
    let gave_dutch = if is_one { gave_dutch } else { gave_dutch.replace(" gaf", " gaven") };
    let (dutch, english) = match is_one {
        true => ("extra kiezer die alleen dit project koos", "more voter who chose only this project"),
        false => ("extra kiezers die alleen dit project kozen", "more voters who chose only this project"),
    };
    if found.fewer == Fewer::Unknown {
        return vec![words.say(
            format!("Met {number} {dutch}{gave_dutch}, had het zeker gewonnen, misschien ook met minder."),
            format!(
                "With {number} {english}{gave_english}, it would certainly have won, perhaps also with fewer."
            ),
        )];
    }
    let mut all = vec![words.say(
        format!("Met {number} {dutch}{gave_dutch}, had het gewonnen."),
        format!("With {number} {english}{gave_english}, it would have won."),
    )];
    let one_less = words.language.number(found.wins_with.saturating_sub(1).into());
    match found.fewer {
        Fewer::None if is_one => {}
        Fewer::None => {
            all.push(words.say("Met minder niet.".into(), "With fewer it would not.".into()));
        }
        Fewer::OneLessLoses => {
            all.push(words.say(format!("Met {one_less} nog niet."), format!("With {one_less} it would not.")))
        }
        Fewer::Unknown => {}
    }
    all
}
