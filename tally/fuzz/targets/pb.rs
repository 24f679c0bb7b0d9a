// SPDX-License-Identifier: EUPL-1.2
//! Any bytes as a Pabulib file: reading never panics, and what was read can be written and read
//! again without losing anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tally::pb::{self, Document, Error, Header, Options};
use tally::{BallotKind, Election};

fuzz_target!(|bytes: &[u8]| {
    let document = Document::read(bytes);
    match &document {
        Ok(document) => comes_back(document),
        Err(error) => has_a_place(error, bytes),
    }
    match pb::read(bytes, &Options::default()) {
        Ok((election, header)) => {
            assert!(document.is_ok(), "an election is a document");
            counts_the_same(&election, &header);
            grouped(bytes, &election);
        }
        Err(error) => has_a_place(&error, bytes),
    }
});

/// A document that was read can be written, and is then the same.
fn comes_back(document: &Document) {
    let mut out = Vec::new();
    document.write(&mut out).expect("what was read can be written");
    let again = Document::read(&out[..]).expect("what was written can be read");
    assert!(again == *document, "{again:?}\nis not\n{document:?}");
}

/// An error names a place in the file, or right behind it.
fn has_a_place(error: &Error, bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    assert!((1..=lines as u64).contains(&error.line), "{error}");
    assert!((1..=bytes.len() as u64 + 1).contains(&error.column), "{error}");
    assert!(!error.to_string().is_empty() && !error.dutch().is_empty());
}

/// Votes and points of each project, in units that do not depend on how they were written.
fn counted(election: &Election) -> Vec<(u64, u128)> {
    let mut counted = vec![(0, 0); election.projects().len()];
    for group in election.groups() {
        assert!(group.voters > 0);
        for (at, project) in group.projects.iter().enumerate() {
            let (votes, score) = &mut counted[*project as usize];
            *votes += group.voters;
            *score += u128::from(group.points.get(at).copied().unwrap_or(0)) * u128::from(group.voters);
        }
        if election.kind() != BallotKind::Ordinal {
            assert!(group.projects.windows(2).all(|pair| pair[0] < pair[1]), "not in order");
        }
    }
    counted
}

/// An election that was written without its voters counts the same, and is then written alike.
/// Points that were all dropped with their ballots may have been more precise.
fn counts_the_same(election: &Election, header: &Header) {
    let mut out = Vec::new();
    if pb::write(election, header, &mut out).is_err() {
        // An id with a comma in it: no ballot can name that project.
        return;
    }
    let (again, header_again) = pb::read(&out[..], &Options::default()).expect("what was written can be read");
    assert_eq!(
        (election.budget(), election.decimals(), election.voters(), election.group_count()),
        (again.budget(), again.decimals(), again.voters(), again.group_count())
    );
    let costs = |election: &Election| -> Vec<_> {
        election.projects().iter().map(|project| (project.id.clone(), project.cost)).collect()
    };
    assert_eq!(costs(election), costs(&again));
    let more = 10_u128.pow(election.point_decimals() - again.point_decimals());
    for (one, other) in counted(election).into_iter().zip(counted(&again)) {
        assert_eq!(one, (other.0, other.1 * more));
    }
    let mut twice = Vec::new();
    pb::write(&again, &header_again, &mut twice).expect("what was read can be written");
    assert!(out == twice, "{}\nis not\n{}", String::from_utf8_lossy(&out), String::from_utf8_lossy(&twice));
}

/// Labels divide voters; they add and lose none.
fn grouped(bytes: &[u8], election: &Election) {
    for column in ["age", "sex"] {
        let options = Options { group_by: Some(column.to_owned()) };
        if let Ok((grouped, _)) = pb::read(bytes, &options) {
            assert_eq!(grouped.voters(), election.voters());
            assert_eq!(counted(&grouped), counted(election));
            assert!(grouped.groups().all(|group| (group.label as usize) < grouped.labels().len()));
        }
    }
}
