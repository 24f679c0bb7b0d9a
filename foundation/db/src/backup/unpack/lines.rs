// SPDX-License-Identifier: EUPL-1.2
//! The lines of a backup, unpacked and added up.

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::super::BackupError;

/// No line is longer: the largest text that a form takes is far smaller.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Reads one line after the other.
pub(super) struct Lines<R: Read> {
    input: BufReader<GzDecoder<BufReader<R>>>,
    sum: Sha256,
    number: u64,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        let input = BufReader::new(GzDecoder::new(BufReader::new(input)));
        Self { input, sum: Sha256::new(), number: 0 }
    }

    /// The next line. That there is none is damage: the last line is known by what it says.
    pub(super) fn json(&mut self) -> Result<Json, BackupError> {
        self.number += 1;
        let mut line = Vec::new();
        if let Err(cause) = (&mut self.input).take(LONGEST).read_until(b'\n', &mut line) {
            return Err(self.damaged(&cause.to_string()));
        }
        if line.pop() != Some(b'\n') {
            return Err(self.damaged("the file ends too early"));
        }
        let json = serde_json::from_slice(&line).map_err(|cause| self.damaged(&cause.to_string()))?;
        line.push(b'\n');
        self.sum.update(&line);
        Ok(json)
    }

    /// The SHA-256 of the lines so far.
    pub(super) fn sum(&self) -> Vec<u8> {
        self.sum.clone().finalize().to_vec()
    }

    /// Checks that nothing follows.
    pub(super) fn end(&mut self) -> Result<(), BackupError> {
        match self.input.fill_buf() {
            Ok([]) => Ok(()),
            Ok(_) => Err(self.damaged("something follows the last line")),
            Err(cause) => Err(self.damaged(&cause.to_string())),
        }
    }

    /// The error that this line is not what it should be.
    pub(super) fn damaged(&self, why: &str) -> BackupError {
        BackupError::Damaged { line: self.number, why: why.to_owned() }
    }
}
