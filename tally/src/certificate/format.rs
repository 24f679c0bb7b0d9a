// SPDX-License-Identifier: EUPL-1.2
//! What stands in a certificate, field by field, and nothing that counts or checks.
//!
//! One certificate can be written in one way only: reading writes what was read again, and refuses
//! it unless that gives the same bytes. So no blank, no field that is there twice, no number with
//! zeros before it and nothing after the end slips through.

use num_bigint::BigUint;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};

use super::wrong::Form;
use crate::outcome::{Comparison, Stop};
use crate::settings::Settings;

/// More bytes are not read.
pub const MOST_BYTES: usize = 1 << 28;

/// The whole certificate.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    pub format: Format,
    /// SHA-256 of the election, in hexadecimal.
    pub election: String,
    pub settings: Settings,
    /// Ids, in the order in which they were chosen.
    pub winners: Vec<String>,
    /// Of all winners, in minor units, as decimal digits.
    pub cost: String,
    pub proof: Proof,
    /// For a completion by greedy: the order in which greedy looks at the projects.
    pub completion: Option<Vec<String>>,
    /// For the comparison step: what greedy would have done.
    pub comparison: Option<Compared>,
    /// SHA-256, in hexadecimal, of the certificate with nothing between these quotes: what changed
    /// on the way is seen at once, and it is a short name for the whole.
    pub seal: String,
}

/// The only one there is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) enum Format {
    #[serde(rename = "tally-certificate-1")]
    One,
}

/// Why the rule chose its winners.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Proof {
    /// Without voters nothing wins.
    NobodyVoted,
    /// The order in which greedy looks at the projects.
    Greedy(Vec<String>),
    EqualShares(EqualShares),
    Phragmen(Phragmen),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct EqualShares {
    /// The step of the outcome.
    pub steps: u64,
    pub stop: Stop,
    /// One after the other, from step 0 on.
    pub runs: Vec<Run>,
}

/// Steps `from` to `to` of Add1, where the same is bought in the same order by supporters who do or
/// do not pay all they have. Lists of numbers hold one for step `from` and, when it is another, one
/// for step `to`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Run {
    pub from: u64,
    pub to: u64,
    /// All other numbers are minor units times this.
    pub denominator: Hex,
    /// What each voter has at the start.
    pub share: Vec<Hex>,
    pub rounds: Vec<Round>,
    /// For projects that were not bought in some rounds: before which rounds the argument why not
    /// begins anew. Projects for which one argument does are not named.
    pub anew: Vec<(String, Vec<u32>)>,
}

/// What was bought, and the price per mark.
pub(super) type Round = (String, Vec<Hex>);

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Phragmen {
    /// Loads are minor units times this.
    pub denominator: Hex,
    /// What was bought, and the load that its supporters have afterwards.
    pub rounds: Vec<(String, Hex)>,
    /// The project whose turn it was but that did not fit, and the load it would have given.
    pub stopped_by: Option<(String, Hex)>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Compared {
    /// The order in which greedy looks at the projects.
    pub order: Vec<String>,
    pub voters: Comparison,
}

/// A natural number in hexadecimal, small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hex(pub BigUint);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_str_radix(16))
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        let number = BigUint::parse_bytes(digits.as_bytes(), 16);
        number.map(Self).ok_or_else(|| D::Error::custom("not a hexadecimal number"))
    }
}

impl Text {
    /// Reads what [`Text::write`] wrote; the line feed at the end may be missing.
    pub fn read(json: &str) -> Result<Self, Form> {
        let json = json.strip_suffix('\n').unwrap_or(json);
        if json.len() > MOST_BYTES {
            return Err(Form::TooLong);
        }
        let mut text: Self = serde_json::from_str(json)?;
        let again = serde_json::to_string(&text)?;
        if again != json {
            return Err(Form::OtherWay);
        }
        let seal = std::mem::take(&mut text.seal);
        text.sealed()?;
        if text.seal == seal { Ok(text) } else { Err(Form::Seal) }
    }

    /// Seals it and writes it, with a line feed at the end.
    pub fn write(&mut self) -> serde_json::Result<String> {
        self.seal.clear();
        self.sealed()?;
        serde_json::to_string(self).map(|json| json + "\n")
    }

    /// Seals what has no seal yet.
    fn sealed(&mut self) -> serde_json::Result<()> {
        self.seal = hexadecimal(&Sha256::digest(serde_json::to_string(self)?));
        Ok(())
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
