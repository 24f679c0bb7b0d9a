// SPDX-License-Identifier: EUPL-1.2
//! Writes an election as a file in which nobody can be recognised by their place.

use std::io::{self, Write};

use rust_decimal::Decimal;

use super::error::Section;
use super::header::{Claimed, Header};
use crate::election::{BallotGroup, BallotKind, Election, Project};

/// What some programs put before UTF-8.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Writes an election that counts the same, without anything about voters but what they chose:
/// they are numbered from 1 up, in an order that follows from the ballots alone. Labels of groups
/// are left out. Where few people vote for many projects, a ballot alone may still tell whose it
/// is to somebody who knows part of it.
///
/// META is that of `header`, with the numbers of the election itself. Column `votes` is counted,
/// and `score` where ballots have points; `selected`, and the `score` of other ballots, are those
/// of `header` when it belongs to this election; so are the columns of PROJECTS that an election has no
/// place for. Columns of VOTES are not kept: they may tell who somebody is.
///
/// # Errors
/// What `out` says, and [`io::ErrorKind::InvalidInput`] for ids and keys that cannot stand in a
/// file: empty ones, `none`, names of sections, and ids with a comma or with space around them.
pub fn write(election: &Election, header: &Header, mut out: impl Write) -> io::Result<()> {
    let out = &mut out;
    meta(election, header, out)?;
    projects(election, header, out)?;
    votes(election, out)
}

/// The name that Pabulib gives a kind of ballots.
#[must_use]
pub fn vote_type(kind: BallotKind) -> &'static str {
    match kind {
        BallotKind::Approval => "approval",
        BallotKind::ChooseOne => "choose-1",
        BallotKind::Ordinal => "ordinal",
        BallotKind::Cumulative => "cumulative",
        BallotKind::Scoring => "scoring",
    }
}

fn meta(election: &Election, header: &Header, out: &mut impl Write) -> io::Result<()> {
    let mut own = vec![
        ("num_projects", election.projects().len().to_string()),
        ("num_votes", election.voters().to_string()),
        ("budget", election.money(election.budget())),
        ("vote_type", vote_type(election.kind()).to_owned()),
    ];
    line(out, ["META"])?;
    line(out, ["key", "value"])?;
    for (key, value) in &header.meta {
        let known = ["num_projects", "num_votes", "budget", "vote_type"];
        if known.iter().all(|known| !known.eq_ignore_ascii_case(key)) {
            line(out, [key.as_str(), value])?;
        } else if let Some(at) = own.iter().position(|(known, _)| known.eq_ignore_ascii_case(key)) {
            let (key, value) = own.remove(at);
            line(out, [key, &value])?;
        }
    }
    for (key, value) in own {
        line(out, [key, &value])?;
    }
    Ok(())
}

/// Votes and points of each project.
fn counted(election: &Election) -> Vec<(u64, u128)> {
    let mut counted = vec![(0, 0); election.projects().len()];
    for group in election.groups() {
        for (at, project) in group.projects.iter().enumerate() {
            let (votes, score) = &mut counted[*project as usize];
            *votes += group.voters;
            *score += u128::from(group.points.get(at).copied().unwrap_or(0)) * u128::from(group.voters);
        }
    }
    counted
}

/// A column of PROJECTS: its name, and a cell for each project.
type Column<'a> = (&'a str, Vec<String>);

fn projects(election: &Election, header: &Header, out: &mut impl Write) -> io::Result<()> {
    let all = election.projects();
    let text = |of: fn(&Project) -> String| all.iter().map(of).collect::<Vec<_>>();
    let claimed = |of: fn(&Claimed) -> Option<Decimal>| -> Vec<String> {
        let belongs = header.claimed.len() == all.len();
        let claimed = header.claimed.iter().filter(|_| belongs).map(of);
        claimed.map(|value| value.map_or(String::new(), |value| value.to_string())).collect()
    };
    let counted = counted(election);
    let score = |(_, score): &(u64, u128)| decimals(*score, election.point_decimals());
    let mut columns: Vec<Column<'_>> = vec![
        ("project_id", text(|project| project.id.clone())),
        ("cost", all.iter().map(|project| election.money(project.cost)).collect()),
        ("votes", counted.iter().map(|(votes, _)| votes.to_string()).collect()),
        match election.kind().has_points() {
            true => ("score", counted.iter().map(score).collect()),
            false => ("score", claimed(|claimed| claimed.score)),
        },
        ("name", text(|project| project.name.clone())),
        ("category", text(|project| project.categories.join(","))),
        ("target", text(|project| project.targets.join(","))),
        ("neighborhood", text(|project| project.place.clone())),
        ("selected", claimed(|claimed| claimed.selected)),
    ];
    let belongs = |column: &&(String, Vec<String>)| column.1.len() == all.len();
    let others = header.columns.iter().filter(belongs);
    columns.extend(others.map(|(name, cells)| (name.as_str(), cells.clone())));
    let says = |(at, column): &(usize, &Column<'_>)| *at < 3 || column.1.iter().any(|cell| !cell.is_empty());
    let columns: Vec<&Column<'_>> =
        columns.iter().enumerate().filter(says).map(|(_, column)| column).collect();
    line(out, ["PROJECTS"])?;
    line(out, columns.iter().map(|(name, _)| *name))?;
    for (at, project) in all.iter().enumerate() {
        let id = &project.id;
        if id.is_empty() || id.contains(',') || id.trim() != id || id.eq_ignore_ascii_case("none") {
            return Err(refuse("the id of a project"));
        }
        line(out, columns.iter().map(|(_, cells)| cells[at].as_str()))?;
    }
    Ok(())
}

fn votes(election: &Election, out: &mut impl Write) -> io::Result<()> {
    let has_points = election.kind().has_points();
    let mut groups: Vec<BallotGroup<'_>> = election.groups().collect();
    groups.sort_unstable_by_key(|group| (group.projects, group.points));
    line(out, ["VOTES"])?;
    let columns = ["voter_id", "vote", "points"];
    line(out, columns.into_iter().take(if has_points { 3 } else { 2 }))?;
    let mut voter = 0_u64;
    for group in groups {
        let ids = group.projects.iter().map(|project| election.projects()[*project as usize].id.as_str());
        let ids = ids.collect::<Vec<_>>().join(",");
        let points = group.points.iter().map(|points| decimals((*points).into(), election.point_decimals()));
        let points = points.collect::<Vec<_>>().join(",");
        for _ in 0..group.voters {
            voter += 1;
            let voter = voter.to_string();
            let row = [voter.as_str(), &ids, &points];
            line(out, row.into_iter().take(if has_points { 3 } else { 2 }))?;
        }
    }
    Ok(())
}

/// A number of 10^-`decimals`, without zeros at the end that mean nothing.
fn decimals(value: u128, decimals: u32) -> String {
    let digits = value.to_string();
    let places = usize::try_from(decimals).unwrap_or(0);
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

fn line<'a>(out: &mut impl Write, texts: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
    let texts: Vec<&str> = texts.into_iter().collect();
    if let [section @ ("META" | "PROJECTS" | "VOTES")] = texts[..] {
        return writeln!(out, "{section}");
    }
    cells(out, texts.into_iter())?;
    out.write_all(b"\n")
}

/// Writes a row, without an end of line; quotes only what needs it. Refuses a row that would be
/// read as something else.
pub(super) fn cells<'a>(out: &mut impl Write, mut texts: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let first = texts.next().ok_or_else(|| refuse("a row without cells"))?;
    let second = texts.next();
    if Section::named(first.trim()).is_some() {
        return Err(refuse("a row that begins with the name of a section"));
    }
    if second.is_none() && first.trim().is_empty() {
        return Err(refuse("a blank row"));
    }
    cell(out, first)?;
    for text in second.into_iter().chain(texts) {
        out.write_all(b";")?;
        cell(out, text)?;
    }
    Ok(())
}

fn cell(out: &mut impl Write, text: &str) -> io::Result<()> {
    if text.contains([';', '"', '\n', '\r']) {
        write!(out, "\"{}\"", text.replace('"', "\"\""))
    } else {
        out.write_all(text.as_bytes())
    }
}

pub(super) fn refuse(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{what} cannot stand in a Pabulib file"))
}
