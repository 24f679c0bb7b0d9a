// SPDX-License-Identifier: EUPL-1.2
//! Who goes first of projects that are exactly equal.

use std::cmp::Ordering;

use sha2::{Digest, Sha256};

use crate::election::Election;
use crate::refused::Refused;
use crate::settings::TieBreaking;

/// A fixed order of all projects, made before anything is counted.
#[derive(Clone, Debug)]
pub struct Order {
    rank: Vec<u32>,
    same: Vec<bool>,
    ids: Vec<String>,
}

impl Order {
    /// Makes the order. `votes` are the voters who support each project.
    ///
    /// With [`TieBreaking::Cheaper`] and a seed the lot of a project is the SHA-256 digest of the
    /// seed, a line feed and the project's id (UTF-8); the smallest digest goes first. Anybody can
    /// draw it again with `printf 'SEED\nID' | sha256sum`.
    ///
    /// # Errors
    /// [`Refused::Order`] or [`Refused::NoProject`] for an order that does not name every project
    /// exactly once.
    pub fn new(election: &Election, rule: &TieBreaking, votes: &[u64]) -> Result<Self, Refused> {
        let projects = election.projects();
        let mut order = (0..projects.len()).collect::<Vec<_>>();
        let mut same = vec![false; projects.len()];
        match rule {
            TieBreaking::Id => order.sort_by(|a, b| projects[*a].id.cmp(&projects[*b].id)),
            TieBreaking::Order(ids) => order = named(election, ids)?,
            TieBreaking::Cheaper { seed } => {
                let lots = projects.iter().map(|project| lot(seed.as_deref(), &project.id));
                let lots = lots.collect::<Vec<_>>();
                let cheap = |at: usize| (projects[at].cost, std::cmp::Reverse(votes[at]));
                order.sort_by(|a, b| {
                    let lots = lots[*a].cmp(&lots[*b]).then(projects[*a].id.cmp(&projects[*b].id));
                    cheap(*a).cmp(&cheap(*b)).then(lots)
                });
                if seed.is_none() {
                    for pair in order.windows(2) {
                        same[pair[1]] = cheap(pair[0]) == cheap(pair[1]);
                    }
                }
            }
        }
        let mut rank = vec![0; projects.len()];
        for (at, project) in order.iter().enumerate() {
            rank[*project] = u32::try_from(at).unwrap_or(u32::MAX);
        }
        // A project that cannot be told from the one before it has the rank of that one.
        for at in 1..order.len() {
            if same[order[at]] {
                rank[order[at]] = rank[order[at - 1]];
            }
        }
        let ids = projects.iter().map(|project| project.id.clone()).collect();
        Ok(Self { rank, same, ids })
    }

    /// Compares two projects that are exactly equal otherwise; `Less` goes first.
    ///
    /// # Errors
    /// [`Refused::NeedsSeed`] when only a lot can tell and there is none.
    pub fn compare(&self, a: usize, b: usize) -> Result<Ordering, Refused> {
        let ordering = self.rank[a].cmp(&self.rank[b]);
        if ordering == Ordering::Equal && a != b {
            return Err(Refused::NeedsSeed(self.ids[a].clone(), self.ids[b].clone()));
        }
        Ok(ordering)
    }

    /// The first of projects that are exactly equal.
    ///
    /// # Errors
    /// [`Refused::NeedsSeed`] when only a lot can tell and there is none.
    pub fn first(&self, equal: &[usize]) -> Result<Option<usize>, Refused> {
        let Some(first) = equal.iter().copied().min_by_key(|project| self.rank[*project]) else {
            return Ok(None);
        };
        for other in equal {
            self.compare(first, *other)?;
        }
        Ok(Some(first))
    }

    /// Whether every two projects can be told apart.
    #[must_use]
    pub fn is_total(&self) -> bool {
        !self.same.contains(&true)
    }
}

/// What decides between two projects that are exactly equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The smallest id, compared as text.
    Id,
    /// An order that was published beforehand.
    Order,
    /// The lower cost.
    Cost,
    /// The same cost, but more votes.
    Votes,
    /// The same cost and the same votes: the lot.
    Lot,
}

/// What decides between these two under this rule. `votes` are the voters who support each project.
#[must_use]
pub fn decided_by(
    election: &Election,
    rule: &TieBreaking,
    votes: &[u64],
    (one, other): (usize, usize),
) -> DecidedBy {
    let cost = |project: usize| election.projects()[project].cost;
    match rule {
        TieBreaking::Id => DecidedBy::Id,
        TieBreaking::Order(_) => DecidedBy::Order,
        TieBreaking::Cheaper { .. } if cost(one) != cost(other) => DecidedBy::Cost,
        TieBreaking::Cheaper { .. } if votes[one] != votes[other] => DecidedBy::Votes,
        TieBreaking::Cheaper { .. } => DecidedBy::Lot,
    }
}

fn lot(seed: Option<&str>, id: &str) -> Vec<u8> {
    seed.map(|seed| Sha256::digest(format!("{seed}\n{id}")).to_vec()).unwrap_or_default()
}

fn named(election: &Election, ids: &[String]) -> Result<Vec<usize>, Refused> {
    let mut order = Vec::with_capacity(ids.len());
    let mut seen = vec![false; election.projects().len()];
    for id in ids {
        let project = election.find(id).ok_or_else(|| Refused::NoProject(id.clone()))?;
        if std::mem::replace(&mut seen[project], true) {
            return Err(Refused::Order(id.clone()));
        }
        order.push(project);
    }
    match seen.iter().position(|seen| !seen) {
        Some(missing) => Err(Refused::Order(election.projects()[missing].id.clone())),
        None => Ok(order),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BallotKind, Decimal, NewProject};

    fn three() -> Election {
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(10));
        for (id, cost) in [("10", 5), ("2", 5), ("a", 4)] {
            let project = NewProject { id: id.into(), cost: Decimal::from(cost), ..NewProject::default() };
            builder.project(project).unwrap();
        }
        builder.build().unwrap()
    }

    #[test]
    fn ids_are_compared_as_text() {
        let order = Order::new(&three(), &TieBreaking::Id, &[0, 0, 0]).unwrap();
        assert_eq!(order.first(&[2, 1, 0]), Ok(Some(0)));
        assert_eq!(order.compare(1, 0), Ok(Ordering::Greater));
        assert!(order.is_total());
    }

    #[test]
    fn the_cheaper_goes_first_then_more_votes_then_the_lot() {
        let order = Order::new(&three(), &TieBreaking::Cheaper { seed: None }, &[3, 4, 1]).unwrap();
        assert_eq!(order.first(&[0, 1, 2]), Ok(Some(2)));
        assert_eq!(order.first(&[0, 1]), Ok(Some(1)));
        let equal = Order::new(&three(), &TieBreaking::Cheaper { seed: None }, &[3, 3, 1]).unwrap();
        assert_eq!(equal.first(&[0, 2]), Ok(Some(2)));
        assert_eq!(equal.first(&[1, 0]), Err(Refused::NeedsSeed("2".into(), "10".into())));
        // printf 'brink\n10' | sha256sum → 5…, printf 'brink\n2' | sha256sum → another.
        let lot_of = |id: &str| lot(Some("brink"), id);
        let seed = TieBreaking::Cheaper { seed: Some("brink".into()) };
        let drawn = Order::new(&three(), &seed, &[3, 3, 1]).unwrap();
        let first = if lot_of("10") < lot_of("2") { 0 } else { 1 };
        assert_eq!(drawn.first(&[0, 1]), Ok(Some(first)));
    }

    #[test]
    fn an_order_names_every_project_once() {
        let order = |ids: &[&str]| {
            let ids = ids.iter().map(ToString::to_string).collect();
            Order::new(&three(), &TieBreaking::Order(ids), &[0, 0, 0])
        };
        assert_eq!(order(&["a", "2", "10"]).unwrap().first(&[0, 1, 2]), Ok(Some(2)));
        assert_eq!(order(&["a", "2"]).unwrap_err(), Refused::Order("10".into()));
        assert_eq!(order(&["a", "2", "2"]).unwrap_err(), Refused::Order("2".into()));
        assert_eq!(order(&["a", "2", "9"]).unwrap_err(), Refused::NoProject("9".into()));
    }
}
