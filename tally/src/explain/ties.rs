// SPDX-License-Identifier: EUPL-1.2
//! Projects that were exactly equal, and what decided.

use super::losers::{Loser, Since, WhyLost};
use super::story::Story;
use super::{Early, How, Round};
use crate::ties::{DecidedBy, decided_by};

/// A winner and a project that was exactly equal to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The other one: of a winner who came after it, of a loser the winner.
    pub with: usize,
    /// Why one of both went first.
    pub by: DecidedBy,
}

/// The ties of a winner.
pub(super) fn of(story: &Story<'_>, winner: usize, equals: &[usize]) -> Vec<Tie> {
    let by = |other: usize| {
        decided_by(story.election, &story.settings.tie_breaking, &story.prepared.votes, (winner, other))
    };
    equals.iter().map(|other| Tie { with: *other, by: by(*other) }).collect()
}

/// The tie that this project lost, if that is why it lost: after it there was too little money, or
/// the winner excludes it.
pub(super) fn lost(rounds: &[Round], loser: &Loser) -> Option<Tie> {
    let matters = |round: &&Round| match (&loser.why, &round.how) {
        (WhyLost::Rival(winner), _) => *winner == round.project,
        (WhyLost::TooLittleMoney { since, .. }, How::Bought(_)) => *since == Since::Winner(round.project),
        (_, How::Highest { left, .. } | How::Early(Early { left, .. }) | How::Minimum { left, .. }) => {
            loser.cost > *left
        }
        _ => false,
    };
    let of_loser = |round: &Round| {
        let tie = round.ties.iter().find(|tie| tie.with == loser.project)?;
        Some(Tie { with: round.project, by: tie.by })
    };
    rounds.iter().filter(matters).find_map(of_loser)
}
