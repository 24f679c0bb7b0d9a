// SPDX-License-Identifier: EUPL-1.2
//! The program `tally` from outside: what it says, writes and refuses.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod ballots;
mod files;
mod json;
mod outcomes;
mod refusals;
mod score;
mod words;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What the program said at its end.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The one JSON object on standard output.
    pub fn json(&self) -> Value {
        assert_eq!(self.err, "", "{self:?}");
        self.json_with_notes()
    }

    /// The same, whatever is noted on standard error.
    pub fn json_with_notes(&self) -> Value {
        assert_eq!((self.code, self.out.lines().count()), (Some(0), 1), "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    /// This exit code, this one line on standard error, and nothing else.
    pub fn refuses(&self, code: i32, line: &str) {
        assert_eq!((self.code, self.out.as_str()), (Some(code), ""), "{self:?}");
        assert_eq!(self.err, format!("tally: {line}\n"));
    }
}

/// The program with these words, in a place that shows UTF-8.
pub fn tally(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tally"));
    for name in ["LC_ALL", "LC_CTYPE", "LC_MESSAGES", "COLUMNS"] {
        command.env_remove(name);
    }
    command.env("LANG", "C.UTF-8");
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pabulib"));
    command.args(words).stdin(Stdio::null());
    command
}

pub fn say(words: &[&str]) -> Said {
    Said::of(tally(words).output().unwrap())
}

/// With this on standard input.
pub fn say_with(words: &[&str], input: &str) -> Said {
    let mut command = tally(words);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses its words does not read.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    Said::of(child.wait_with_output().unwrap())
}

/// A file of this test, in a folder of its own.
pub fn file(test: &str, name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

pub const ASSEN: &str = "Netherlands_Assen_2024.pb";
