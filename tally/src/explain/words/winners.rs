// SPDX-License-Identifier: EUPL-1.2
//! Why a project won.

use num_rational::BigRational;
use num_traits::Zero;

use super::standing::{by_points, next, second_place, standing_of};
use super::{MANY, Words, phragmen, ties, verb};
use crate::explain::{Explanation, Group, How, Others, Payment, Round};
use crate::outcome::Phase;
use crate::settings::Utility;

pub(super) fn sentences(words: &Words<'_>, explanation: &Explanation, round: &Round) -> Vec<String> {
    let mut all = vec![costs(words, round)];
    match &round.how {
        How::Bought(payment) if round.cost > 0 => {
            paid(words, explanation, round, payment, &mut all);
            standing_of(words, explanation.utility, payment, &mut all);
            all.extend(ties::won(words, round.project, &round.ties));
            next(words, explanation.utility, round, payment, &mut all);
        }
        How::Bought(_) => {}
        How::Early(early) => all.extend(phragmen::won(words, round, early)),
        How::Highest { by_votes, left, runner_up, .. } => {
            let of = score(words, *by_votes, explanation.utility);
            if round.by == Phase::Completion {
                all.push(words.say(
                    "Het won bij de aanvulling, met geld dat over was.".into(),
                    "It won in the completion, with money that was left.".into(),
                ));
            }
            all.push(words.say(
                format!("Geen ander project dat nog paste, had meer {of}."),
                format!("No other project that still fitted had more {of}."),
            ));
            after(words, round, (runner_up.as_ref().map(|second| second.0), ""), *left, &mut all);
        }
        How::Minimum { minimum, left } => {
            all.extend(promised(words, explanation, *minimum));
            after(words, round, (None, ""), *left, &mut all);
        }
    }
    all
}

/// What greedy compares.
fn score(words: &Words<'_>, by_votes: bool, utility: Utility) -> &'static str {
    match (by_votes, utility) {
        (true, _) => words.language.pick("stemmen", "votes"),
        (false, Utility::Cost | Utility::Cardinality) => {
            words.language.pick("stemmen voor zijn prijs", "votes for its cost")
        }
        (false, Utility::Points | Utility::Borda) => {
            words.language.pick("punten voor zijn prijs", "points for its cost")
        }
        (false, Utility::Score) => words.language.pick("punten", "points"),
    }
}

/// Who came next, and what was left of the budget.
pub(super) fn after(
    words: &Words<'_>,
    round: &Round,
    (second, with): (Option<usize>, &str),
    left: u128,
    all: &mut Vec<String>,
) {
    all.extend(ties::won(words, round.project, &round.ties));
    if let Some(second) = second.filter(|second| round.ties.iter().all(|tie| tie.with != *second)) {
        all.push(second_place(words, second, with));
    }
    if left == 0 {
        all.push(words.say("Daarna was het budget op.".into(), "After that the budget was used up.".into()));
        return;
    }
    let left = words.minor(left);
    all.push(words.say(
        format!("Daarna was er nog {left} van het budget over."),
        format!("After that {left} of the budget was left."),
    ));
}

fn promised(words: &Words<'_>, told: &Explanation, minimum: usize) -> Vec<String> {
    let Some(promised) = told.minima.get(minimum) else { return Vec::new() };
    let (amount, part) = (words.minor(promised.amount), words.part(&promised.part));
    let of = score(words, told.utility == Utility::Cost, told.utility);
    vec![
        words.say(
            format!("Het ging voor, omdat vooraf ten minste {amount} is beloofd aan {part}."),
            format!("It went first, because at least {amount} was promised to {part}."),
        ),
        words.say(
            format!("Geen ander project daarvan dat nog paste, had meer {of}."),
            format!("No other project of those that still fitted had more {of}."),
        ),
    ]
}

/// What it costs and how many voted for it.
fn costs(words: &Words<'_>, round: &Round) -> String {
    let name = words.name(round.project);
    let votes = words.support(round.votes, round.points.as_ref());
    if round.cost == 0 {
        return words.say(
            format!("{name} kost niets en kreeg {votes}."),
            format!("{name} costs nothing and got {votes}."),
        );
    }
    let cost = words.minor(round.cost);
    words
        .say(format!("{name} kost {cost} en kreeg {votes}."), format!("{name} costs {cost} and got {votes}."))
}

fn paid(words: &Words<'_>, told: &Explanation, round: &Round, payment: &Payment, all: &mut Vec<String>) {
    let by_points = by_points(told.utility);
    let are_few = told.privacy.is_small(round.votes) || told.privacy.are_few(told.voters);
    if are_few && !payment.in_full {
        all.push(together(words, round.votes));
        return;
    }
    match &payment.price {
        Some(price) if payment.in_full => {
            all.push(in_full(words, round.votes, &words.money(price), by_points));
            if !by_points {
                all.extend(left(words, round.votes, &payment.groups));
                if payment.others.is_some() && (1..=MANY).contains(&payment.groups.len()) {
                    all.push(words.say(
                        "Van de anderen vertellen wij dat niet.".into(),
                        "Of the others that is not told.".into(),
                    ));
                }
                return;
            }
        }
        Some(price) if by_points => {
            let price = words.money(price);
            all.push(
                words.say(
                    format!("De prijs was {price} per punt."),
                    format!("The price was {price} a point."),
                ),
            );
        }
        _ => {}
    }
    all.extend(told_groups(words, &payment.groups));
    match &payment.others {
        Some(_) if payment.groups.is_empty() && payment.in_full => {}
        Some(rest) if payment.groups.is_empty() => {
            let votes = BigRational::from_integer(round.votes.max(1).into());
            let mean = words.money(&(&rest.paid / votes));
            all.push(words.say(
                format!(
                    "De kiezers ervan betaalden het samen, gemiddeld {mean}. Niet iedereen had genoeg over \
                     voor een vol deel."
                ),
                format!(
                    "Its voters paid for it together, {mean} on average. Not everybody had enough left for a \
                     full part."
                ),
            ));
        }
        Some(rest) => all.push(others(words, rest)),
        None => {}
    }
}

/// What follows from the cost alone.
fn together(words: &Words<'_>, votes: u64) -> String {
    if votes == 1 {
        return words.say("De kiezer ervan betaalde het.".into(), "Its voter paid it.".into());
    }
    words.say("De kiezers ervan betaalden het samen.".into(), "Its voters paid for it together.".into())
}

fn in_full(words: &Words<'_>, votes: u64, price: &str, by_points: bool) -> String {
    match (by_points, votes) {
        (true, _) => words.say(
            format!("Iedereen die punten gaf, betaalde {price} per punt."),
            format!("Everybody from whom it got points paid {price} a point."),
        ),
        (false, 1) => words.say(format!("De kiezer betaalde {price}."), format!("The voter paid {price}.")),
        (false, _) => words.say(
            format!("Alle kiezers ervan betaalden ieder {price}."),
            format!("All of its voters paid {price} each."),
        ),
    }
}

/// What people have left who all paid the same.
fn left(words: &Words<'_>, votes: u64, groups: &[Group]) -> Vec<String> {
    if groups.len() > MANY {
        return vec![words.say(
            "Wat zij daarna nog hadden, verschilt.".into(),
            "What they had left after that differs.".into(),
        )];
    }
    groups.iter().map(|group| left_of(words, votes, group)).collect()
}

fn left_of(words: &Words<'_>, votes: u64, group: &Group) -> String {
    let number = words.language.number(group.voters.into());
    let (dutch, english) = match (group.voters == votes, votes) {
        (true, 1) => ("Die had".to_owned(), "This voter had".to_owned()),
        (true, _) => ("Zij hadden".to_owned(), "They had".to_owned()),
        (false, _) => (
            format!("{number} van hen {}", verb(group.voters, "had", "hadden")),
            format!("{number} of them had"),
        ),
    };
    if group.left.is_zero() {
        return words
            .say(format!("{dutch} daarna niets meer over."), format!("{english} nothing left after that."));
    }
    let money = words.money(&group.left);
    words.say(format!("{dutch} daarna nog {money} over."), format!("{english} {money} left after that."))
}

/// Groups that paid different amounts: one by one if they are few, else by what they paid, else
/// together.
fn told_groups(words: &Words<'_>, groups: &[Group]) -> Vec<String> {
    if groups.len() <= MANY {
        return groups.iter().map(|group| paid_and_left(words, group)).collect();
    }
    let mut by_paid = Vec::<(BigRational, u64)>::new();
    for group in groups {
        match by_paid.last_mut().filter(|(paid, _)| *paid == group.paid) {
            Some((_, voters)) => *voters += group.voters,
            None => by_paid.push((group.paid.clone(), group.voters)),
        }
    }
    // One more amount is as short as a sum.
    let rest = if by_paid.len() > MANY + 1 { by_paid.split_off(MANY) } else { Vec::new() };
    let mut all = by_paid.iter().map(|(each, voters)| paid_each(words, *voters, each)).collect::<Vec<_>>();
    if !rest.is_empty() {
        let voters = rest.iter().map(|(_, voters)| voters).sum::<u64>();
        let money = rest.iter().map(|(paid, voters)| paid * BigRational::from_integer((*voters).into()));
        let (people, money) = (words.people(voters), words.money(&money.sum::<BigRational>()));
        all.push(words.say(
            format!("{people} betaalden minder: samen {money}."),
            format!("{people} paid less: {money} together."),
        ));
    }
    all.iter()
        .map(|sentence| format!("{sentence}{}", if sentence.ends_with('.') { "" } else { "." }))
        .collect()
}

/// Without a full stop, if more can follow.
fn paid_each(words: &Words<'_>, voters: u64, paid: &BigRational) -> String {
    let people = words.people(voters);
    if paid.is_zero() {
        return words.say(
            format!(
                "{people} {} niets meer en {} niets.",
                verb(voters, "had", "hadden"),
                verb(voters, "betaalde", "betaalden")
            ),
            format!("{people} had nothing left and paid nothing."),
        );
    }
    let paid = words.money(paid);
    words.say(
        format!("{people} {} {paid}", verb(voters, "betaalde", "betaalden ieder")),
        format!("{people} paid {paid}{}", verb(voters, "", " each")),
    )
}

fn paid_and_left(words: &Words<'_>, group: &Group) -> String {
    let begin = paid_each(words, group.voters, &group.paid);
    let (money, had) = (words.money(&group.left), verb(group.voters, "had", "hadden"));
    if group.paid.is_zero() {
        return begin;
    }
    if group.left.is_zero() {
        return words.say(
            format!("{begin} en {had} daarna niets meer over."),
            format!("{begin} and had nothing left after that."),
        );
    }
    words.say(
        format!("{begin} en {had} daarna nog {money} over."),
        format!("{begin} and had {money} left after that."),
    )
}

fn others(words: &Words<'_>, others: &Others) -> String {
    let number = words.language.number(others.voters.into());
    if others.paid.is_zero() {
        return words.say(
            format!("De andere {number} betaalden niets: hun geld was op."),
            format!("The other {number} paid nothing: their money was gone."),
        );
    }
    let paid = words.money(&others.paid);
    words.say(
        format!("De andere {number} betaalden samen {paid}."),
        format!("The other {number} paid {paid} together."),
    )
}
