// SPDX-License-Identifier: EUPL-1.2
//! The election as a rule sees it: who supports what, how much, and what it is worth.

use crate::election::{BallotKind, Election};
use crate::refused::Refused;
use crate::settings::Utility;

/// Utilities of one election. What project p is worth to a voter of group g is
/// `worth(p) × mark(g, p)`: in approval utilities the marks are all 1, with points or Borda the
/// worths are. With [`Utility::Score`] neither is.
///
/// Only marks above 0 are kept: a project that brings a voter nothing is not supported by them.
#[derive(Clone, Debug)]
pub struct Profile {
    worth: Vec<u128>,
    marks_are_one: bool,
    weights: Vec<u64>,
    by_group: Table,
    by_project: Table,
    total_marks: Vec<u128>,
    supporters: Vec<u64>,
    /// As many marks of 1 as the longest row needs, when all marks are.
    ones: Vec<u64>,
}

/// Rows of (index, mark).
#[derive(Clone, Debug, Default)]
struct Table {
    starts: Vec<usize>,
    of: Vec<u32>,
    /// Empty when all marks are 1.
    marks: Vec<u64>,
}

impl Table {
    fn row<'a>(&'a self, row: usize, ones: &'a [u64]) -> (&'a [u32], &'a [u64]) {
        let range = self.starts[row]..self.starts[row + 1];
        let marks = if self.marks.is_empty() { &ones[..range.len()] } else { &self.marks[range.clone()] };
        (&self.of[range], marks)
    }

    fn longest(&self) -> usize {
        self.starts.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0)
    }
}

impl Profile {
    /// Looks at `election` with this utility, for the projects where `takes_part` is true and the
    /// groups where `counts` is true (the other groups are voters with blank ballots).
    ///
    /// # Errors
    /// [`Refused::UtilityNeeds`] when the ballots do not say what the utility needs.
    pub fn new(
        election: &Election,
        utility: Utility,
        takes_part: &[bool],
        counts: &[bool],
    ) -> Result<Self, Refused> {
        let suits = match utility {
            Utility::Cardinality | Utility::Cost => true,
            Utility::Points => election.kind().has_points(),
            Utility::Borda => election.kind() == BallotKind::Ordinal,
            Utility::Score => election.kind().has_points() || election.kind() == BallotKind::Ordinal,
        };
        if !suits {
            return Err(Refused::UtilityNeeds { utility, kind: election.kind() });
        }
        let worth = election.projects().iter().map(|project| match utility {
            Utility::Cost | Utility::Score => project.cost,
            Utility::Cardinality | Utility::Points | Utility::Borda => 1,
        });
        let marks_are_one = matches!(utility, Utility::Cost | Utility::Cardinality);
        let longest = election.groups().zip(counts).filter(|(_, counts)| **counts);
        let longest = longest.map(|(group, _)| group.projects.len()).max().unwrap_or(0);
        let mut by_group = Table { starts: vec![0], ..Table::default() };
        for (group, counts) in election.groups().zip(counts) {
            let length = group.projects.len();
            // A ballot that does not count may be longer than the longest that does.
            let named = if *counts { group.projects } else { &[] };
            for (at, project) in named.iter().enumerate() {
                let mark = match utility {
                    Utility::Cardinality | Utility::Cost => 1,
                    Utility::Points => group.points[at],
                    Utility::Borda => u64::try_from(length - at - 1).unwrap_or(u64::MAX),
                    Utility::Score if group.points.is_empty() => {
                        u64::try_from(longest - at).unwrap_or(u64::MAX)
                    }
                    Utility::Score => group.points[at],
                };
                if mark > 0 && takes_part[*project as usize] {
                    by_group.of.push(*project);
                    if !marks_are_one {
                        by_group.marks.push(mark);
                    }
                }
            }
            by_group.starts.push(by_group.of.len());
        }
        let weights = election.groups().map(|group| group.voters).collect();
        Ok(Self::turned(worth.collect(), marks_are_one, weights, by_group))
    }

    fn turned(worth: Vec<u128>, marks_are_one: bool, weights: Vec<u64>, by_group: Table) -> Self {
        let projects = worth.len();
        let mut starts = vec![0; projects + 1];
        for project in &by_group.of {
            starts[*project as usize + 1] += 1;
        }
        for at in 0..projects {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut by_project = Table { starts, of: vec![0; by_group.of.len()], marks: Vec::new() };
        if !marks_are_one {
            by_project.marks = vec![0; by_group.of.len()];
        }
        let ones = if marks_are_one { by_group.longest().max(by_project.longest()) } else { 0 };
        let ones = vec![1; ones];
        let (mut total_marks, mut supporters) = (vec![0; projects], vec![0; projects]);
        for (group, weight) in weights.iter().enumerate() {
            let (row, row_marks) = by_group.row(group, &ones);
            for (project, mark) in row.iter().zip(row_marks) {
                let project = *project as usize;
                let at = next[project];
                by_project.of[at] = u32::try_from(group).unwrap_or(u32::MAX);
                if !marks_are_one {
                    by_project.marks[at] = *mark;
                }
                next[project] += 1;
                total_marks[project] += u128::from(*weight) * u128::from(*mark);
                supporters[project] += weight;
            }
        }
        Self { worth, marks_are_one, weights, by_group, by_project, total_marks, supporters, ones }
    }

    /// How many projects there are, also those that do not take part (nobody supports them here).
    #[must_use]
    pub fn projects(&self) -> usize {
        self.worth.len()
    }

    /// How many different ballots there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.weights.len()
    }

    /// How many people voted as this group.
    #[must_use]
    pub fn weight(&self, group: usize) -> u64 {
        self.weights[group]
    }

    /// What one mark for this project is worth.
    #[must_use]
    pub fn worth(&self, project: usize) -> u128 {
        self.worth[project]
    }

    /// Whether all marks are 1.
    #[must_use]
    pub fn marks_are_one(&self) -> bool {
        self.marks_are_one
    }

    /// The projects that a group supports, with its marks for them.
    #[must_use]
    pub fn ballot(&self, group: usize) -> (&[u32], &[u64]) {
        self.by_group.row(group, &self.ones)
    }

    /// The groups that support a project, ascending, with their marks for it.
    #[must_use]
    pub fn supporters(&self, project: usize) -> (&[u32], &[u64]) {
        self.by_project.row(project, &self.ones)
    }

    /// Voters who support a project.
    #[must_use]
    pub fn votes(&self, project: usize) -> u64 {
        self.supporters[project]
    }

    /// All marks for a project together.
    #[must_use]
    pub fn total_marks(&self, project: usize) -> u128 {
        self.total_marks[project]
    }
}
