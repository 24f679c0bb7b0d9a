// SPDX-License-Identifier: EUPL-1.2
//! How fast questions are answered. Pure: from dates to numbers. What “in time” means stands in
//! `docs/questions/clock.md`.

use std::collections::BTreeMap;

use kernel::Date;
use serde::{Deserialize, Serialize};
use villages::{KernId, TeamId};

use crate::model::Helped;
use crate::store::figures::FigureRow;

/// Of fewer questions than this the public reads no share: it would tell about single people.
pub const SMALL: usize = 10;

/// The figures of a number of questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// How many came.
    pub asked: usize,
    /// Of how many it can be said whether the asker heard in time.
    pub judged: usize,
    /// Of those, how many did.
    pub in_time: usize,
    /// How many were answered.
    pub answered: usize,
    /// Days from receipt to answer, of half of the answers at most.
    pub median: Option<i32>,
    /// The same of nine in ten.
    pub p90: Option<i32>,
    /// How many procesantwoorden there were.
    pub interims: i64,
    /// How many were reopened.
    pub reopened: i64,
    /// How many askers said whether they were helped.
    pub rated: usize,
    /// How many of them were.
    pub helped: usize,
    /// How many wait for us now.
    pub waiting: usize,
    /// How many days the one that waits longest does.
    pub longest: Option<i32>,
}

impl Figures {
    /// The figures of these questions, as they stand today.
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r FigureRow>, today: Date) -> Self {
        let mut figures = Self::default();
        let mut days = Vec::new();
        for row in rows {
            figures.asked += 1;
            figures.interims += row.interims;
            figures.reopened += row.reopened;
            // What was answered in a letter that still lies here, the asker does not know.
            let ended_on = row.ended_on.filter(|_| !row.untold);
            match (row.heard_on, ended_on, row.waits_since) {
                (Some(heard), _, _) => {
                    figures.judged += 1;
                    figures.in_time += usize::from(heard <= row.first_due);
                }
                // Nobody waits for what was withdrawn, and for whom we wait the clock stands still: from
                // that day on. What was late by then stays late.
                (None, Some(stopped), _) | (None, _, Some(stopped)) => {
                    figures.judged += usize::from(row.first_due < stopped);
                }
                (None, None, None) => figures.judged += usize::from(row.first_due < today),
            }
            if let Some(answered) = row.answered_on {
                figures.answered += 1;
                days.push(row.received_on.days_until(answered));
            }
            if let Some(helped) = row.helped {
                figures.rated += 1;
                figures.helped += usize::from(helped == Helped::Yes);
            }
            if row.ended_on.is_none() && row.waits_since.is_none() {
                figures.waiting += 1;
                let waits = row.received_on.days_until(today);
                figures.longest = figures.longest.max(Some(waits));
            }
        }
        days.sort_unstable();
        figures.median = rank(&days, 50);
        figures.p90 = rank(&days, 90);
        figures
    }

    /// How many in a hundred heard in time, rounded down: nobody boasts of 100 when one was late.
    pub fn share(&self) -> Option<usize> {
        (self.judged > 0).then(|| self.in_time * 100 / self.judged)
    }

    /// The same for everybody to read: none of few questions.
    pub fn public_share(&self) -> Option<usize> {
        self.share().filter(|_| self.judged >= SMALL)
    }

    /// In how many days half of the answers came, and nine in ten, for everybody to read: none of few.
    pub fn public_days(&self) -> (Option<i32>, Option<i32>) {
        if self.answered >= SMALL { (self.median, self.p90) } else { (None, None) }
    }
}

/// The smallest value that so many in a hundred do not exceed (nearest rank).
fn rank(sorted: &[i32], percent: usize) -> Option<i32> {
    let place = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(place - 1).copied()
}

/// The figures of a year of questions, of all of them and of each part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// On which day it was made up, before anybody worked.
    pub on: Date,
    /// Of all questions.
    pub all: Figures,
    /// Per kern; a question about several counts with each of them.
    pub kernen: Vec<(Option<KernId>, Figures)>,
    /// Per team.
    pub teams: Vec<(Option<TeamId>, Figures)>,
    /// Per theme; the empty one for none.
    pub themes: Vec<(String, Figures)>,
    /// Per year and month of receipt.
    pub months: Vec<((i16, i8), Figures)>,
}

impl Report {
    /// The figures of these questions, as they stand today.
    pub fn of(rows: &[FigureRow], today: Date) -> Self {
        Self {
            on: today,
            all: Figures::of(rows, today),
            kernen: grouped(rows, today, |row| {
                let also = row.also.0.iter().copied().map(Some).filter(|kern| *kern != row.kern_id);
                [row.kern_id].into_iter().chain(also).collect()
            }),
            teams: grouped(rows, today, |row| vec![row.team_id]),
            themes: grouped(rows, today, |row| vec![row.theme.clone()]),
            months: grouped(rows, today, |row| vec![(row.received_on.year(), row.received_on.month())]),
        }
    }

    /// The figures of a kern; of all when none is named.
    pub fn of_kern(&self, kern: Option<KernId>) -> Figures {
        match kern {
            None => self.all.clone(),
            Some(_) => {
                let found = self.kernen.iter().find(|(one, _)| *one == kern);
                found.map(|(_, figures)| figures.clone()).unwrap_or_default()
            }
        }
    }
}

fn grouped<K: Ord>(
    rows: &[FigureRow],
    today: Date,
    keys: impl Fn(&FigureRow) -> Vec<K>,
) -> Vec<(K, Figures)> {
    let mut groups: BTreeMap<K, Vec<&FigureRow>> = BTreeMap::new();
    for row in rows {
        for key in keys(row) {
            groups.entry(key).or_default().push(row);
        }
    }
    groups.into_iter().map(|(key, rows)| (key, Figures::of(rows, today))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::also::Also;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn row(received: &str, heard: Option<i32>) -> FigureRow {
        let received_on = day(received);
        let heard_on = heard.map(|days| received_on.add_days(days));
        FigureRow {
            id: kernel::Id::from_uuid(uuid::Uuid::nil()),
            kern_id: None,
            also: Also::default(),
            team_id: None,
            theme: String::new(),
            received_on,
            first_due: received_on.add_days(7),
            heard_on,
            answered_on: heard_on,
            ended_on: heard_on,
            waits_since: None,
            untold: false,
            interims: 0,
            reopened: 0,
            helped: None,
        }
    }

    #[test]
    fn the_last_day_is_in_time_and_what_is_not_due_yet_is_not_judged() {
        let today = day("2026-11-21");
        let rows = [
            row("2026-11-01", Some(7)),
            row("2026-11-01", Some(8)),
            row("2026-11-01", None),
            row("2026-11-20", None),
            FigureRow { ended_on: Some(day("2026-11-08")), ..row("2026-11-01", None) },
            FigureRow { waits_since: Some(day("2026-11-08")), ..row("2026-11-01", None) },
        ];
        let figures = Figures::of(&rows, today);
        assert_eq!((figures.asked, figures.judged, figures.in_time), (6, 3, 1));
        let late_ones = [
            FigureRow { ended_on: Some(day("2026-11-09")), ..row("2026-11-01", None) },
            FigureRow { waits_since: Some(day("2026-11-09")), ..row("2026-11-01", None) },
        ];
        let late = Figures::of(&late_ones, today);
        assert_eq!((late.judged, late.in_time), (2, 0), "withdrawn or asked back after the date");
        let early = FigureRow { ended_on: Some(day("2026-11-05")), ..row("2026-11-01", None) };
        let lies = FigureRow { untold: true, ..early };
        let lies = Figures::of(&[lies], today);
        assert_eq!((lies.judged, lies.in_time), (1, 0), "answered in a letter that nobody posted");
        assert_eq!(figures.share(), Some(33));
        assert_eq!((figures.waiting, figures.longest), (2, Some(20)));
    }

    #[test]
    fn few_questions_have_no_public_share() {
        let rows: Vec<FigureRow> = (0..10).map(|days| row("2026-11-01", Some(days))).collect();
        let today = day("2026-11-21");
        assert_eq!(Figures::of(&rows[..9], today).public_share(), None);
        assert_eq!(Figures::of(&rows, today).public_share(), Some(80));
        assert_eq!(Figures::of(&rows, today).median, Some(4));
        assert_eq!(Figures::of(&rows, today).p90, Some(8));
        assert_eq!(Figures::of(&[], today), Figures::default());
        assert_eq!(Figures::default().share(), None);
    }

    #[test]
    fn a_question_about_several_kernen_counts_with_each_and_once_in_all() {
        let [a, b] = [1, 2].map(|id| KernId::from_uuid(uuid::Uuid::from_u128(id)));
        let both = FigureRow { kern_id: Some(a), also: Also(vec![b, a]), ..row("2026-11-01", Some(1)) };
        let report = Report::of(&[both, row("2026-11-01", Some(1))], day("2026-11-21"));
        assert_eq!(report.all.asked, 2);
        let kernen: Vec<_> = report.kernen.iter().map(|(kern, of)| (*kern, of.asked)).collect();
        assert_eq!(kernen, [(None, 1), (Some(a), 1), (Some(b), 1)]);
    }

    #[test]
    fn one_that_was_late_is_no_hundred_percent() {
        let mut rows: Vec<FigureRow> = (0..999).map(|_| row("2026-11-01", Some(1))).collect();
        rows.push(row("2026-11-01", Some(9)));
        assert_eq!(Figures::of(&rows, day("2026-11-21")).share(), Some(99));
    }
}
