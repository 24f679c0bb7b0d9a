// SPDX-License-Identifier: EUPL-1.2
//! The points of an election while they come in: a short code for each different number.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::builder::Invalid;
use crate::distinct::{Choice, code};

/// Codes from here are numbers in a list; below it a code is the whole number itself.
const LISTED: u32 = 1 << 31;

/// Numbers of points and their codes. Equal numbers have equal codes.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    listed: Vec<Decimal>,
    known: HashMap<Decimal, u32>,
    /// What the ballots that were taken have at most.
    most: Most,
}

/// The largest points, and the most decimals.
#[derive(Clone, Copy, Debug, Default)]
struct Most {
    points: Decimal,
    decimals: u32,
}

impl Most {
    /// All points are written in units of the last decimal, in 64 bits.
    fn fits(self) -> bool {
        scaled(self.points, self.decimals).is_some()
    }
}

impl Codes {
    /// The code of these points.
    ///
    /// # Errors
    /// [`Invalid::Points`] below zero, [`Invalid::TooMany`].
    pub(crate) fn code(&mut self, points: Decimal) -> Result<u32, Invalid> {
        let points = points.normalize();
        if points.is_sign_negative() && !points.is_zero() {
            return Err(Invalid::Points(points.to_string()));
        }
        let whole = if points.scale() == 0 { u32::try_from(points.mantissa()).ok() } else { None };
        if let Some(whole) = whole.filter(|whole| *whole < LISTED) {
            return Ok(whole);
        }
        if let Some(code) = self.known.get(&points) {
            return Ok(*code);
        }
        let number = u32::try_from(self.listed.len()).ok().and_then(|number| number.checked_add(LISTED));
        let code = number.ok_or(Invalid::TooMany)?;
        self.listed.push(points);
        self.known.insert(points, code);
        Ok(code)
    }

    /// Takes a ballot, when its points and those of the ballots before fit together.
    ///
    /// # Errors
    /// [`Invalid::Points`] with the number that is too large or too precise.
    pub(crate) fn take(&mut self, ballot: &[Choice]) -> Result<(), Invalid> {
        let mut most = self.most;
        for one in ballot {
            let code = code(*one);
            if code < LISTED && most.decimals == 0 {
                // Whole numbers among whole numbers always fit.
                most.points = most.points.max(code.into());
                continue;
            }
            let points = self.points(code);
            let more = Most { points: most.points.max(points), decimals: most.decimals.max(points.scale()) };
            if !more.fits() {
                return Err(Invalid::Points(points.to_string()));
            }
            most = more;
        }
        self.most = most;
        Ok(())
    }

    /// How many decimals the points of the ballots that were taken have.
    pub(crate) fn decimals(&self) -> u32 {
        self.most.decimals
    }

    /// The points of codes that were taken, in units of 10^-[`Codes::decimals`].
    pub(crate) fn in_units(&self, codes: &[u32]) -> Vec<u64> {
        let units = |points| scaled(points, self.most.decimals).unwrap_or(u64::MAX);
        let listed = self.listed.iter().map(|points| units(*points)).collect::<Vec<_>>();
        let one = units(Decimal::ONE);
        let of = |code: &u32| match code.checked_sub(LISTED) {
            None => u64::from(*code) * one,
            Some(at) => listed[at as usize],
        };
        codes.iter().map(of).collect()
    }

    fn points(&self, code: u32) -> Decimal {
        match code.checked_sub(LISTED) {
            None => code.into(),
            Some(at) => self.listed[at as usize],
        }
    }
}

/// Points in units of 10^-decimals, when they are whole in them and fit.
fn scaled(points: Decimal, decimals: u32) -> Option<u64> {
    let more = 10_u128.checked_pow(decimals.checked_sub(points.scale())?)?;
    u64::try_from(points.mantissa().unsigned_abs().checked_mul(more)?).ok()
}
