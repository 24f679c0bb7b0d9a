// SPDX-License-Identifier: EUPL-1.2
//! Elections of any size, the same on every machine.

use std::io::{BufWriter, Write};

use anyhow::Result;
use tempfile::NamedTempFile;

/// Which projects a voter approves of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Choices {
    /// About six, popular ones more often.
    Popular,
    /// About ten, each as likely as any other.
    Random,
}

/// Writes a Pabulib file of approvals.
pub fn write(voters: u32, projects: u32, choices: Choices) -> Result<NamedTempFile> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let file = NamedTempFile::new()?;
    let mut out = BufWriter::new(file.as_file());
    let budget = u64::from(projects) * 10_000;
    write!(out, "META\nkey;value\nnum_projects;{projects}\nnum_votes;{voters}\nbudget;{budget}\n")?;
    write!(out, "vote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost\n")?;
    for project in 0..projects {
        writeln!(out, "{project};{}", 5_000 + random.below(60_000))?;
    }
    write!(out, "VOTES\nvoter_id;vote\n")?;
    for voter in 0..voters {
        let mut chosen = match choices {
            Choices::Popular => {
                (0..1 + random.below(11)).map(|_| random.popular(projects)).collect::<Vec<_>>()
            }
            Choices::Random => (0..5 + random.below(11)).map(|_| random.below(projects)).collect(),
        };
        chosen.sort_unstable();
        chosen.dedup();
        let chosen = chosen.iter().map(u32::to_string).collect::<Vec<_>>();
        writeln!(out, "{voter};{}", chosen.join(","))?;
    }
    out.flush()?;
    drop(out);
    Ok(file)
}

/// A linear congruential generator (Knuth's MMIX): nothing here needs better chance.
struct Random(u64);

impl Random {
    fn below(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(((self.0 >> 33) * u64::from(below)) >> 31).unwrap_or(0)
    }

    fn popular(&mut self, projects: u32) -> u32 {
        self.below(projects).min(self.below(projects))
    }
}
