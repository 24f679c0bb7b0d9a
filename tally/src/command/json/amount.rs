// SPDX-License-Identifier: EUPL-1.2
//! Exact numbers as the sentences tell them.

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

use crate::decimal::rounded;
use crate::election::Election;

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

/// A number of points, which have no more decimals than those of ballots.
pub fn points(election: &Election, number: &BigRational) -> String {
    rounded(number, election.point_decimals()).0
}

/// Points as a ballot has them.
pub fn of_ballot(election: &Election, points: u64) -> BigRational {
    BigRational::new(points.into(), BigInt::from(10).pow(election.point_decimals()))
}
