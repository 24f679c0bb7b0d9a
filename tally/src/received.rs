// SPDX-License-Identifier: EUPL-1.2
//! How much support each project has, as people read it: votes, points or Borda points.

use crate::election::Election;
use crate::language::Language;
use crate::limits;
use crate::profile::Profile;
use crate::refused::Refused;
use crate::settings::{Settings, Utility};

/// What every project got from the voters.
#[derive(Clone, Debug)]
pub struct Received {
    amounts: Vec<u128>,
    decimals: u32,
    is_points: bool,
}

impl Received {
    /// Counts the points or Borda points when the utility does, else the voters who chose a
    /// project, on the ballots that count.
    ///
    /// # Errors
    /// When counting itself would be refused.
    pub fn new(election: &Election, settings: &Settings) -> Result<Self, Refused> {
        let is_points = matches!(settings.utility, Utility::Points | Utility::Borda | Utility::Score);
        let takes_part = vec![true; election.projects().len()];
        let counts = limits::prepare(election, settings)?.counts;
        let counted = if is_points { settings.utility } else { Utility::Cardinality };
        let profile = Profile::new(election, counted, &takes_part, &counts)?;
        let amount = |project| match is_points {
            true => profile.total_marks(project),
            false => u128::from(profile.votes(project)),
        };
        let has_decimals = matches!(counted, Utility::Points | Utility::Score);
        let decimals = if has_decimals { election.point_decimals() } else { 0 };
        Ok(Self { amounts: (0..takes_part.len()).map(amount).collect(), decimals, is_points })
    }

    /// The support of a project, in units of 10^-decimals when it is points with decimals.
    #[must_use]
    pub fn of(&self, project: usize) -> u128 {
        self.amounts[project]
    }

    /// All projects, the one with most support first; of equal ones the smallest id, as text by code point.
    #[must_use]
    pub fn order(&self, election: &Election) -> Vec<usize> {
        let projects = election.projects();
        let mut order = (0..projects.len()).collect::<Vec<_>>();
        order.sort_by(|a, b| {
            self.amounts[*b].cmp(&self.amounts[*a]).then_with(|| projects[*a].id.cmp(&projects[*b].id))
        });
        order
    }

    /// Only the number: `1.250` or `12,5`.
    #[must_use]
    pub fn number(&self, project: usize, language: Language) -> String {
        let scale = 10_u128.pow(self.decimals);
        let (whole, rest) = (self.amounts[project] / scale, self.amounts[project] % scale);
        let written = language.number(whole);
        if rest == 0 {
            return written;
        }
        let width = usize::try_from(self.decimals).unwrap_or(0);
        let digits = format!("{rest:0width$}");
        format!("{written}{}{}", language.pick(',', '.'), digits.trim_end_matches('0'))
    }

    /// What is counted: `stemmen` or `punten`.
    #[must_use]
    pub fn unit(&self, language: Language) -> &'static str {
        match self.is_points {
            true => language.pick("punten", "points"),
            false => language.pick("stemmen", "votes"),
        }
    }

    /// `43 stemmen`, `1 vote`, `12,5 punten`.
    #[must_use]
    pub fn words(&self, project: usize, language: Language) -> String {
        let number = self.number(project, language);
        let unit = match (number.as_str(), self.is_points) {
            ("1", true) => language.pick("punt", "point"),
            ("1", false) => language.pick("stem", "vote"),
            _ => self.unit(language),
        };
        format!("{number} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BallotKind, Decimal, Limits, NewProject};

    #[test]
    fn points_keep_their_decimals() {
        let mut builder = Election::builder(BallotKind::Scoring, Decimal::from(10));
        for id in ["b", "a", "c"] {
            builder.project(NewProject { id: id.into(), ..NewProject::default() }).unwrap();
        }
        let half = Decimal::new(5, 1);
        builder.ballot([(0, half), (1, half), (2, Decimal::ONE)], 0, 2500).unwrap();
        builder.ballot([(0, half)], 0, 1).unwrap();
        let election = builder.build().unwrap();
        let counted = |utility| {
            let settings = Settings { utility, ..Settings::default() };
            Received::new(&election, &settings).unwrap()
        };
        let points = counted(Utility::Points);
        assert_eq!(points.words(0, Language::Dutch), "1.250,5 punten");
        assert_eq!(points.words(1, Language::English), "1,250 points");
        assert_eq!(points.order(&election), [2, 0, 1]);
        let votes = counted(Utility::Cost);
        assert_eq!(votes.words(0, Language::Dutch), "2.501 stemmen");
        assert_eq!(votes.order(&election), [0, 1, 2]);
    }

    #[test]
    fn ballots_that_do_not_count_give_nothing_and_one_is_singular() {
        let mut builder = Election::builder(BallotKind::Approval, Decimal::from(10));
        for id in ["a", "b"] {
            builder.project(NewProject { id: id.into(), ..NewProject::default() }).unwrap();
        }
        builder.ballot([(0, Decimal::ONE)], 0, 1).unwrap();
        builder.ballot([(0, Decimal::ONE), (1, Decimal::ONE)], 0, 1).unwrap();
        let limits = Limits { max_choices: Some(1), ..Limits::default() };
        let settings = Settings { limits, ..Settings::default() };
        let received = Received::new(&builder.build().unwrap(), &settings).unwrap();
        assert_eq!(received.words(0, Language::Dutch), "1 stem");
        assert_eq!(received.words(0, Language::English), "1 vote");
    }
}
