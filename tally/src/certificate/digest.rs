// SPDX-License-Identifier: EUPL-1.2
//! The name of an election: a digest over all that a count depends on, in an order of its own, so
//! that it does not matter in which order a file has its projects and ballots.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::format::hexadecimal;
use crate::election::{BallotKind, Election};

/// SHA-256 in hexadecimal over this text (UTF-8, a line feed after every line):
/// 1. `tally-election-1`, the kind of ballots, the budget as [`Election::money`] writes it, the
///    number of voters, the number of decimals of points;
/// 2. for each project, by id as text by code point: `project`, then id, cost (as the budget), place
///    and categories, each with its length in bytes and a colon before it;
/// 3. for each different ballot: `ballot`, the number of voters who voted so, and its projects as
///    numbers from 0 in the order of 2, each with `=` and its points when the kind has points.
///    Ballots come in the order of their lists of (number, points); ordinal ballots keep their
///    order, others are ascending.
///
/// Names, targets and labels do not count and are not in it. `docs/tally/certificate.md` says all
/// of it for who writes this again, with an example.
#[must_use]
pub fn digest(election: &Election) -> String {
    let kind = match election.kind() {
        BallotKind::Approval => "approval",
        BallotKind::ChooseOne => "choose-1",
        BallotKind::Ordinal => "ordinal",
        BallotKind::Cumulative => "cumulative",
        BallotKind::Scoring => "scoring",
    };
    let mut hash = Sha256::new();
    let budget = election.money(election.budget());
    let (voters, decimals) = (election.voters(), election.point_decimals());
    hash.update(format!("tally-election-1\n{kind}\n{budget}\n{voters}\n{decimals}\n"));
    let projects = election.projects();
    let mut by_id = (0..projects.len()).collect::<Vec<_>>();
    by_id.sort_by(|a, b| projects[*a].id.cmp(&projects[*b].id));
    let mut number = vec![0_usize; projects.len()];
    for (at, project) in by_id.iter().enumerate() {
        number[*project] = at;
        let project = &projects[*project];
        let mut line = String::from("project");
        let cost = election.money(project.cost);
        for field in [&project.id, &cost, &project.place].into_iter().chain(&project.categories) {
            let _ = write!(line, " {}:{field}", field.len());
        }
        hash.update(line + "\n");
    }
    let mut ballots = BTreeMap::<Vec<(usize, u64)>, u64>::new();
    for group in election.groups() {
        let points = |at: usize| group.points.get(at).copied().unwrap_or(0);
        let listed = group.projects.iter().enumerate();
        let mut ballot =
            listed.map(|(at, project)| (number[*project as usize], points(at))).collect::<Vec<_>>();
        if election.kind() != BallotKind::Ordinal {
            ballot.sort_unstable();
        }
        *ballots.entry(ballot).or_default() += group.voters;
    }
    for (ballot, voters) in ballots {
        let mut line = format!("ballot {voters}");
        for (project, points) in ballot {
            let _ = write!(line, " {project}");
            if election.kind().has_points() {
                let _ = write!(line, "={points}");
            }
        }
        hash.update(line + "\n");
    }
    hexadecimal(&hash.finalize())
}
