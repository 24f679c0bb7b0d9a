// SPDX-License-Identifier: EUPL-1.2
//! Why each project won, as data.

use serde::Serialize;

use super::amount::{Amount, Told, points};
use super::explanation::{Tie, View};
use super::savings::Saving;
use crate::explain::{self, How, Payment, Round};

#[derive(Serialize)]
pub struct Won<'a> {
    project: &'a str,
    by: &'static str,
    cost: String,
    votes: u64,
    points: Option<String>,
    #[serde(flatten)]
    paid: Paid<'a>,
    #[serde(flatten)]
    saving: Saving<'a>,
    /// Of the budget, afterwards.
    left: Option<String>,
    /// Its place in `minima`, from 0.
    minimum: Option<usize>,
    ties: Vec<Tie<'a>>,
    sentences: &'a [String],
}

/// What people paid, with Equal Shares; and who came next.
#[derive(Default, Serialize)]
struct Paid<'a> {
    price: Option<Amount>,
    in_full: Option<bool>,
    groups: Vec<Group>,
    others: Option<Others>,
    standing: Option<Standing>,
    next: Option<Next<'a>>,
}

#[derive(Serialize)]
struct Group {
    voters: u64,
    /// Each.
    paid: Amount,
    /// Each.
    left: Amount,
}

#[derive(Serialize)]
struct Others {
    voters: u64,
    /// Together.
    paid: Amount,
}

#[derive(Serialize)]
#[serde(tag = "in", rename_all = "kebab-case")]
pub enum Standing {
    EffectiveVotes { at_least: u64, below: u64 },
    Price { at_least: Amount, at_most: Amount },
}

#[derive(Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Next<'a> {
    Project { project: &'a str, standing: Option<Standing>, moment: Option<Told> },
    Nobody,
    Untold,
}

impl<'a> View<'a> {
    pub fn won(self, round: &Round, sentences: &'a [String]) -> Won<'a> {
        let next = |second: Option<usize>| {
            let next =
                second.map(|second| Next::Project { project: self.id(second), standing: None, moment: None });
            Paid { next, ..Paid::default() }
        };
        let mut saving = Saving::default();
        let (paid, left, minimum) = match &round.how {
            // There is nothing to pay, and the sentences say nothing of what people had.
            How::Bought(_) if round.cost == 0 => (Paid::default(), None, None),
            How::Bought(payment) => (self.paid(payment), None, None),
            How::Early(early) => {
                saving = self.saving(early);
                (Paid { next: self.next_early(early), ..Paid::default() }, Some(early.left), None)
            }
            How::Highest { runner_up, left, .. } => {
                (next(runner_up.as_ref().map(|second| second.0)), Some(*left), None)
            }
            How::Minimum { minimum, left } => (Paid::default(), Some(*left), Some(*minimum)),
        };
        Won {
            project: self.id(round.project),
            by: super::phase(round.by),
            cost: self.0.money(round.cost),
            votes: round.votes,
            points: round.points.as_ref().map(|number| points(self.0, number)),
            paid,
            saving,
            left: left.map(|left| self.0.money(left)),
            minimum,
            ties: round.ties.iter().map(|tie| self.tie(*tie)).collect(),
            sentences,
        }
    }

    fn paid(self, payment: &Payment) -> Paid<'a> {
        let group = |group: &explain::Group| Group {
            voters: group.voters,
            paid: Amount::of(self.0, &group.paid),
            left: Amount::of(self.0, &group.left),
        };
        let others = |others: &explain::Others| Others {
            voters: others.voters,
            paid: Amount::of(self.0, &others.paid),
        };
        Paid {
            price: payment.price.as_ref().map(|price| Amount::of(self.0, price)),
            in_full: payment.standing.is_some().then_some(payment.in_full),
            groups: payment.groups.iter().map(group).collect(),
            others: payment.others.as_ref().map(others),
            standing: payment.standing.as_ref().map(|standing| self.standing(standing)),
            next: Some(match &payment.next {
                explain::Next::Project(second, standing) => {
                    let standing = standing.as_ref().map(|standing| self.standing(standing));
                    Next::Project { project: self.id(*second), standing, moment: None }
                }
                explain::Next::Nobody => Next::Nobody,
                explain::Next::Untold => Next::Untold,
            }),
        }
    }

    fn standing(self, standing: &explain::Standing) -> Standing {
        let number = |votes: u128| u64::try_from(votes).unwrap_or(u64::MAX);
        match standing {
            explain::Standing::EffectiveVotes { at_least, below } => {
                Standing::EffectiveVotes { at_least: number(*at_least), below: number(*below) }
            }
            explain::Standing::Price { low, high } => {
                Standing::Price { at_least: Amount::of(self.0, low), at_most: Amount::of(self.0, high) }
            }
        }
    }
}
