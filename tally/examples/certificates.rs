// SPDX-License-Identifier: EUPL-1.2
//! Counts Pabulib files by Equal Shares with Add1, proves the outcomes, and tells how long that took:
//! `cargo run --release -p tally --example certificates -- FILE…`

use std::fs::File;
use std::io::{self, BufReader};
use std::time::Instant;

use tally::certificate::{make, verify};
use tally::{Completion, Increase, Settings, count, pb};

fn main() -> io::Result<()> {
    println!("| voters | projects | steps | runs | bytes | count ms | make ms | verify ms | file |");
    for file in std::env::args().skip(1) {
        let reader = BufReader::new(File::open(&file)?);
        let (election, _) = pb::read(reader, &pb::Options::default()).map_err(io::Error::other)?;
        let completion = Completion::Add1(Increase::default());
        let settings = Settings { completion, ..Settings::default() };
        let start = Instant::now();
        let outcome = count(&election, &settings, &mut |_| ()).map_err(io::Error::other)?;
        let counted = start.elapsed().as_millis();
        let start = Instant::now();
        let certificate = make(&election, &settings, &outcome).map_err(io::Error::other)?;
        let made = start.elapsed().as_millis();
        let start = Instant::now();
        let verified = verify(&election, certificate.json()).map_err(io::Error::other)?;
        let checked = start.elapsed().as_millis();
        let winners = outcome.winners.iter().map(|winner| winner.project);
        let is_outcome = winners.eq(verified.winners) && verified.cost == outcome.cost;
        let steps = verified.steps.filter(|_| is_outcome);
        let steps = steps.ok_or_else(|| io::Error::other("not all steps were proven"))?;
        println!(
            "| {} | {} | {} | {} | {} | {counted} | {made} | {checked} | {file} |",
            election.voters(),
            election.projects().len(),
            steps.outcome,
            steps.runs,
            certificate.json().len(),
        );
    }
    Ok(())
}
