// SPDX-License-Identifier: EUPL-1.2
//! Many requests at once, made by wrk: a small program that leaves the processor to the server.

use std::io::Write;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::server::Server;
use super::town::Town;
use crate::process;

/// Requests under way at the same time.
const CONNECTIONS: &str = "16";
const SCRIPT: &str = include_str!("wrk.lua");

/// One address to ask.
#[derive(Clone)]
pub struct Request {
    host: String,
    path: String,
    cookie: String,
}

impl Request {
    /// For this municipality, by a visitor without a session.
    pub fn to(town: &Town, path: String) -> Self {
        Self { host: town.host.clone(), path, cookie: String::new() }
    }

    /// With a session.
    pub fn with(self, cookie: &str) -> Self {
        Self { cookie: cookie.to_owned(), ..self }
    }
}

/// What one round of one page gave.
#[derive(Clone, Copy)]
pub struct Round {
    /// Requests per second.
    pub rate: f64,
    /// The slowest but one in a hundred.
    pub p99: Duration,
    /// Processor time of the server per request.
    pub processor: Duration,
}

/// One page, asked one way.
pub struct Cell {
    /// Its name in the table.
    pub name: &'static str,
    /// With a session: not kept, made anew for every request.
    pub anew: bool,
    requests: Vec<Request>,
    rounds: Vec<Round>,
}

impl Cell {
    /// Not measured yet. The requests are drawn at random.
    pub fn new(name: &'static str, anew: bool, requests: Vec<Request>) -> Self {
        Self { name, anew, requests, rounds: Vec::new() }
    }

    /// One round of this length, after half a second to warm up when it is the first.
    pub fn measure(&mut self, server: &Server, length: Duration) -> Result<()> {
        let (name, anew) = (self.name, if self.anew { "made anew" } else { "kept" });
        if self.rounds.is_empty() {
            self.round(server, Duration::from_secs(1)).with_context(|| name)?;
        }
        let round = self.round(server, length).with_context(|| name)?;
        println!("  {name}, {anew}: {:.0} per second, p99 {:?}", round.rate, round.p99);
        self.rounds.push(round);
        Ok(())
    }

    /// The round with the median rate.
    pub fn median(&self) -> Round {
        let mut rounds = self.rounds.clone();
        rounds.sort_by(|a, b| a.rate.total_cmp(&b.rate));
        rounds[rounds.len() / 2]
    }

    fn round(&self, server: &Server, length: Duration) -> Result<Round> {
        let mut script = tempfile::NamedTempFile::new()?;
        writeln!(script, "requests = {{")?;
        for request in &self.requests {
            let Request { host, path, cookie } = request;
            writeln!(script, "  {{ {host:?}, {path:?}, {cookie:?} }},")?;
        }
        write!(script, "}}\nport = {}\n{SCRIPT}", server.port)?;
        script.flush()?;
        let mut wrk = Command::new("wrk");
        wrk.args(["-t1", "-c", CONNECTIONS, "-d", &format!("{}s", length.as_secs()), "-s"]);
        wrk.arg(script.path()).arg(format!("http://127.0.0.1:{}", server.port));
        let before = server.processor()?;
        let said = process::read(&mut wrk)?;
        let used = server.processor()? - before;
        let line = said.lines().find_map(|line| line.strip_prefix("brink ")).context("wrk said nothing")?;
        let numbers: Vec<u32> = line.split(' ').map(str::parse).collect::<Result<_, _>>()?;
        let [requests, micros, p99, refused] = numbers[..] else { bail!("wrk said {line}") };
        if refused > 0 || requests == 0 {
            bail!("{refused} of {requests} requests were refused");
        }
        Ok(Round {
            rate: f64::from(requests) / f64::from(micros) * 1e6,
            p99: Duration::from_micros(p99.into()),
            processor: used / requests,
        })
    }
}
