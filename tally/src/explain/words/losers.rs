// SPDX-License-Identifier: EUPL-1.2
//! Why a project lost.

use super::named::Named;
use super::{Words, phragmen, ties};
use crate::explain::{Amount, Between, Loser, Since, Spent, WhyLost};

pub(super) fn sentences(words: &Words<'_>, loser: &Loser) -> Vec<String> {
    let name = words.name(loser.project);
    let votes = words.support(loser.votes, loser.points.as_ref());
    let cost = words.minor(loser.cost);
    let mut all = vec![words.say(
        format!("{name} ({cost}, {votes}) won niet."),
        format!("{name} ({cost}, {votes}) did not win."),
    )];
    let mut named = Named::default();
    match &loser.why {
        WhyLost::NoSupport => {
            all.push(words.say("Niemand steunde het.".into(), "Nobody supported it.".into()))
        }
        WhyLost::TooLittleSupport => all.push(words.say(
            "Het kreeg minder steun dan vooraf was afgesproken.".into(),
            "It got less support than was set beforehand.".into(),
        )),
        WhyLost::Rival(winner) => {
            let winner = named.name(words, *winner);
            all.push(words.say(
                format!("Vooraf was afgesproken dat het niet samen met {winner} kan winnen."),
                format!("It was set beforehand that it cannot win together with {winner}."),
            ));
        }
        WhyLost::TooLittleMoney { first, then, since, last, spent, is_untold, .. } => {
            let less = |money: &Option<Amount>| money.as_ref().map(|money| too_little(money, loser.cost));
            let (then, last) = (less(then), less(last));
            all.extend(moment(words, &mut named, &words.money(first), (then.as_ref(), *since)));
            if let Some(last) = last.filter(|last| Some(last) != then.as_ref()) {
                let last = amount(words, &last);
                all.push(words.say(
                    format!("Aan het eind hadden zij nog {last} over."),
                    format!("In the end they had {last} left."),
                ));
            }
            all.extend(went_to(words, &mut named, spent, *is_untold));
        }
        WhyLost::TooDear => {
            all.push(words.say(
                "Het kost meer dan het hele budget.".into(),
                "It costs more than the whole budget.".into(),
            ))
        }
        WhyLost::DoesNotFit { left } => all.push(does_not_fit(words, loser.cost, *left)),
        WhyLost::Stopped { by } => all.push(stopped(words, by.map(|by| named.name(words, by)))),
    }
    all.extend(loser.saved.iter().flat_map(|saved| phragmen::lost(words, &mut named, loser, saved)));
    if let Some(left) = loser.left {
        all.push(not_completed(words, loser.cost, left));
    }
    if !loser.overtaken_by.is_empty() {
        all.push(overtaken(words, &loser.overtaken_by));
    }
    if let Some(tie) = loser.tie {
        all.extend(ties::lost(words, &mut named, loser.project, tie));
    }
    all
}

fn overtaken(words: &Words<'_>, by: &[usize]) -> String {
    let names = words.names(by);
    words.say(
        format!("Eerder ging er geld naar {names}: dat moest door een afspraak vooraf, al was de steun daar lager."),
        format!("Money went before to {names}: that was promised, though with less support."),
    )
}

fn stopped(words: &Words<'_>, by: Option<String>) -> String {
    match by {
        Some(by) => words.say(
            format!("De telling stopte voordat dit project aan de beurt was, omdat {by} niet meer paste."),
            format!("The count stopped before its turn, because {by} did not fit any more."),
        ),
        None => words.say(
            "De telling stopte voordat dit project betaald kon worden.".into(),
            "The count stopped before it could be paid.".into(),
        ),
    }
}

/// It was not enough, so it was less than the cost.
fn too_little(money: &Amount, cost: u128) -> Amount {
    match money {
        Amount::Between(Between { low, high }) => {
            Amount::Between(Between { low: *low, high: cost.min(*high) })
        }
        Amount::Exactly(_) => money.clone(),
    }
}

fn moment(
    words: &Words<'_>,
    named: &mut Named,
    first: &str,
    (then, since): (Option<&Amount>, Since),
) -> Vec<String> {
    if since == Since::TheBeginning {
        return vec![words.say(
            format!("De kiezers ervan hadden van het begin af te weinig: samen {first}."),
            format!("Its voters had too little from the beginning: {first} together."),
        )];
    }
    let begin = words.say(
        format!("De kiezers ervan hadden in het begin samen {first}."),
        format!("Its voters had {first} together in the beginning."),
    );
    vec![begin, later(words, named, then, since)]
}

fn later(words: &Words<'_>, named: &mut Named, then: Option<&Amount>, since: Since) -> String {
    let Since::Winner(after) = since else {
        return words.say(
            "Later hadden zij samen te weinig over.".into(),
            "Later they had too little left together.".into(),
        );
    };
    let after = named.name(words, after);
    match then {
        Some(then) => {
            let then = amount(words, then);
            words.say(
                format!("Na de betaling van {after} hadden zij samen nog {then}: te weinig."),
                format!("Once {after} was paid, they had {then} left together: too little."),
            )
        }
        None => words.say(
            format!("Na de betaling van {after} hadden zij samen te weinig over."),
            format!("Once {after} was paid, they had too little left together."),
        ),
    }
}

/// So many winners that took money are named.
const MOST: usize = 3;

fn went_to(words: &Words<'_>, named: &mut Named, spent: &[Spent], is_untold: bool) -> Option<String> {
    if is_untold {
        return Some(words.say(
            "Voor welke winnaars zij betaalden, vertellen wij niet: dat kan verraden wat iemand koos.".into(),
            "Which winners they paid for is not told: that could give away what somebody chose.".into(),
        ));
    }
    if spent.is_empty() {
        return None;
    }
    let rows = rows(words, named, spent);
    Some(words.say(
        format!("Hun geld ging onder meer naar {rows}."),
        format!("Their money went, among others, to {rows}."),
    ))
}

/// The winners that took most, and how much.
pub(super) fn rows(words: &Words<'_>, named: &mut Named, spent: &[Spent]) -> String {
    let rows = spent.iter().take(MOST).map(|spent| {
        let (winner, cost) = (named.name(words, spent.winner), words.election.projects()[spent.winner].cost);
        match &spent.money {
            // That goes without saying.
            Amount::Between(Between { low: 0, high }) if *high > cost => winner,
            money => format!("{winner} ({})", amount(words, money)),
        }
    });
    words.joined(rows.collect())
}

pub(super) fn amount(words: &Words<'_>, amount: &Amount) -> String {
    match amount {
        Amount::Exactly(money) => words.money(money),
        Amount::Between(amounts) => between(words, *amounts),
    }
}

fn between(words: &Words<'_>, between: Between) -> String {
    let (low, high) = (words.minor(between.low), words.minor(between.high));
    if between.low == 0 {
        return words.say(format!("minder dan {high}"), format!("less than {high}"));
    }
    words.say(format!("tussen {low} en {high}"), format!("between {low} and {high}"))
}

fn not_completed(words: &Words<'_>, cost: u128, left: u128) -> String {
    if left == 0 {
        return words.say(
            "Bij de aanvulling was er voor dit project niets meer over.".into(),
            "In the completion nothing was left for this project.".into(),
        );
    }
    let (short, left) = (words.minor(cost.saturating_sub(left)), words.minor(left));
    words.say(
        format!("Bij de aanvulling was er voor dit project nog {left} over: {short} te weinig."),
        format!("In the completion {left} was left for this project: {short} too little."),
    )
}

fn does_not_fit(words: &Words<'_>, cost: u128, left: u128) -> String {
    if left == 0 {
        return words.say(
            "Toen het aan de beurt was, was er niets meer over.".into(),
            "At its turn nothing was left.".into(),
        );
    }
    let (short, left) = (words.minor(cost.saturating_sub(left)), words.minor(left));
    words.say(
        format!("Toen het aan de beurt was, was er nog {left} over. Het kwam {short} tekort."),
        format!("At its turn {left} was left. It was {short} short."),
    )
}
