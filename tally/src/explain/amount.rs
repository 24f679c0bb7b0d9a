// SPDX-License-Identifier: EUPL-1.2
//! Amounts of money, as far as they may be told.

use std::cmp::Ordering;

use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::rounding;
use crate::privacy::Privacy;

/// An amount, as far as it may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// In minor units.
    Exactly(BigRational),
    /// Rounded.
    Between(Between),
}

/// At least `low` and less than `high`, in minor units. About losers both are multiples of
/// [`super::Explanation::unit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Between {
    /// Not above it.
    pub low: u128,
    /// Above it.
    pub high: u128,
}

impl Between {
    pub(super) fn of(amount: &BigRational, unit: u128) -> Self {
        let low = rounding::down(amount, unit);
        Self { low, high: low + unit }
    }
}

impl Amount {
    /// In multiples of the unit, unless nothing is hidden.
    pub(super) fn of(amount: &BigRational, unit: u128, privacy: Privacy) -> Self {
        match privacy.tells_all() {
            true => Self::Exactly(amount.clone()),
            false => Self::Between(Between::of(amount, unit)),
        }
    }

    /// What everybody got since an earlier moment.
    pub(super) fn since(&self, before: &Self) -> Self {
        if let (Self::Exactly(now), Self::Exactly(before)) = (self, before) {
            return Self::Exactly(now - before);
        }
        let (low, high) = (self.bounds().0 - before.bounds().1, self.bounds().1 - before.bounds().0);
        let high = rounding::down(&high.ceil(), 1);
        Self::Between(Between { low: rounding::down(&low, 1), high })
    }

    /// At least the first, and at most the second, in minor units.
    #[must_use]
    pub fn bounds(&self) -> (BigRational, BigRational) {
        match self {
            Self::Exactly(amount) => (amount.clone(), amount.clone()),
            Self::Between(Between { low, high }) => {
                (BigRational::from_integer((*low).into()), BigRational::from_integer((*high).into()))
            }
        }
    }

    /// By what they are at least, and then at most; exact ones before rounded ones.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Exactly(one), Self::Exactly(other)) => one.cmp(other),
            (Self::Between(one), Self::Between(other)) => one.cmp(other),
            (Self::Exactly(_), Self::Between(_)) => Ordering::Less,
            (Self::Between(_), Self::Exactly(_)) => Ordering::Greater,
        }
    }

    /// At least this, in whole minor units.
    pub(super) fn low(&self) -> u128 {
        self.bounds().0.to_integer().to_u128().unwrap_or(0)
    }
}
