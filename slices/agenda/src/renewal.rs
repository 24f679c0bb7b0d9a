// SPDX-License-Identifier: EUPL-1.2
//! When an agenda has to be made anew.

use kernel::Date;

use crate::model::{AgendaState, Spelregels};
use crate::stand;
use crate::store::agenda::AgendaRow;

/// Whether an adopted agenda is due to be made anew: when its period is over, or else so many years
/// after it began. Telling its newest state every year does not put that off.
pub(crate) fn is_due(agenda: &AgendaRow, rules: &Spelregels, today: Date) -> bool {
    if agenda.state != AgendaState::Adopted {
        return false;
    }
    let year = i64::from(today.year());
    if let Some(last) = agenda.period_to {
        return year > last;
    }
    let begun = agenda.period_from.or_else(|| first_stand(agenda));
    begun.is_some_and(|begun| year - begun >= i64::from(rules.vernieuwen_na_jaren))
}

/// The year of its first "stand per". The newest one can have been set right to an earlier year.
fn first_stand(agenda: &AgendaRow) -> Option<i64> {
    let years = [&agenda.first_as_of, &agenda.as_of].map(|text| stand::year(text));
    years.into_iter().flatten().min().map(i64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Id, Timestamp};
    use uuid::Uuid;

    fn agenda(first: &str, now: &str, from: Option<i64>, to: Option<i64>) -> AgendaRow {
        AgendaRow {
            id: Id::from_uuid(Uuid::nil()),
            slug: "aadorp".into(),
            title: "Kernagenda".into(),
            state: AgendaState::Adopted,
            version: 1,
            period_from: from,
            period_to: to,
            as_of: now.into(),
            first_as_of: first.into(),
            document_url: None,
            source_name: None,
            source_url: None,
            explanation: String::new(),
            example: false,
            created_at: Timestamp::from_micros(0),
            state_at: None,
            revision: 1,
        }
    }

    fn due(agenda: &AgendaRow) -> bool {
        is_due(agenda, &Spelregels::default(), "2026-11-21".parse().unwrap())
    }

    #[test]
    fn a_newer_stand_does_not_put_it_off() {
        assert!(due(&agenda("2022", "2026", None, None)));
        assert!(!due(&agenda("2023", "2026", None, None)));
        assert!(due(&agenda("november 2021", "november 2021", None, None)));
        assert!(!due(&agenda("", "", None, None)), "nobody knows since when");
    }

    #[test]
    fn a_period_says_when_it_is_over() {
        assert!(!due(&agenda("2021", "2021", Some(2021), Some(2026))), "its last year is not over");
        assert!(due(&agenda("2024", "2026", Some(2024), Some(2025))));
        assert!(due(&agenda("2024", "2024", Some(2022), None)), "counted from its first year");
    }

    #[test]
    fn what_is_in_the_making_or_replaced_is_not_due() {
        for state in [AgendaState::Draft, AgendaState::Replaced] {
            assert!(!due(&AgendaRow { state, ..agenda("2015", "2015", None, None) }), "{state:?}");
        }
    }
}
