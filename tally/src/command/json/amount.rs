// SPDX-License-Identifier: EUPL-1.2
//! Exact numbers as the sentences tell them.

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

use crate::decimal::rounded;
use crate::election::Election;
use crate::explain;

/// To the cent.
#[derive(Serialize)]
pub struct Amount {
    /// In units of the currency.
    pub amount: String,
    /// Whether nothing was rounded off.
    pub exact: bool,
}

impl Amount {
    /// Of minor units.
    pub fn of(election: &Election, minor: &BigRational) -> Self {
        let (amount, exact) = election.rounded(minor);
        Self { amount, exact }
    }

    /// Of a number that is no money.
    pub fn plain(number: &BigRational) -> Self {
        let (amount, exact) = rounded(number, 2);
        Self { amount, exact }
    }
}

/// An amount, as far as it may be told.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Told {
    Exactly(Amount),
    Between { at_least: String, below: String },
}

impl Told {
    pub fn of(election: &Election, amount: &explain::Amount) -> Self {
        match amount {
            explain::Amount::Exactly(amount) => Self::Exactly(Amount::of(election, amount)),
            explain::Amount::Between(explain::Between { low, high }) => {
                Self::Between { at_least: election.money(*low), below: election.money(*high) }
            }
        }
    }
}

/// A number of points, which have no more decimals than those of ballots.
pub fn points(election: &Election, number: &BigRational) -> String {
    rounded(number, election.point_decimals()).0
}

/// Points as a ballot has them.
pub fn of_ballot(election: &Election, points: u64) -> BigRational {
    BigRational::new(points.into(), BigInt::from(10).pow(election.point_decimals()))
}
