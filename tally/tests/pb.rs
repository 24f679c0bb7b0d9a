// SPDX-License-Identifier: EUPL-1.2
//! Real files of Pabulib: what they hold is what was counted of them, here and elsewhere.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};

use serde_json::Value;
use tally::pb::{self, Document, Header, Limit, Note, Options};
use tally::{BallotKind, Decimal, Election};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pabulib")
}

/// Every file, with what the reference implementation read in it.
fn files() -> Vec<(String, Vec<u8>, Value)> {
    let expected = std::fs::read_to_string(folder().join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let instances = expected["instances"].as_object().unwrap();
    assert_eq!(instances.len(), 22);
    let file = |name: &String| std::fs::read(folder().join(name)).unwrap();
    instances.iter().map(|(name, row)| (name.clone(), file(name), row.clone())).collect()
}

fn read(bytes: &[u8]) -> (Election, Header) {
    pb::read(bytes, &Options::default()).unwrap()
}

/// Votes of each project, and points in their smallest units.
fn counted(election: &Election) -> Vec<(u64, u64)> {
    let mut counted = vec![(0, 0); election.projects().len()];
    for group in election.groups() {
        for (at, project) in group.projects.iter().enumerate() {
            counted[*project as usize].0 += group.voters;
            counted[*project as usize].1 += group.voters * group.points.get(at).unwrap_or(&0);
        }
    }
    counted
}

/// The one file of which some ballots break a limit that it tells; the first on this line.
fn claimed_in_vain(name: &str, line: u64) -> Vec<Note> {
    let limit = Limit::MinSumPoints;
    let is_it = name == "Worldwide_Mechanical_Turk_Utilities_3.pb";
    let note = Note::Outside { limit, value: Decimal::ONE_HUNDRED, ballots: 11, line };
    if is_it { vec![note] } else { Vec::new() }
}

#[test]
fn every_file_says_what_the_reference_read_in_it() {
    for (name, bytes, row) in files() {
        let (election, header) = read(&bytes);
        assert_eq!(Some(pb::vote_type(election.kind())), row["vote_type"].as_str(), "{name}");
        assert_eq!(Some(election.voters()), row["voters"].as_u64(), "{name}");
        assert_eq!(Some(election.projects().len() as u64), row["projects"].as_u64(), "{name}");
        assert_eq!(Some(election.money(election.budget()).as_str()), row["budget"].as_str(), "{name}");
        assert_eq!(header.num_votes(), Some(election.voters()), "{name}");
        assert_eq!(header.notes, claimed_in_vain(&name, 44), "{name}");
    }
}

#[test]
fn votes_and_scores_of_projects_are_those_that_the_file_claims() {
    let (mut votes, mut scores) = (0, 0);
    for (name, bytes, _) in files() {
        let (election, header) = read(&bytes);
        assert_eq!(header.claimed.len(), election.projects().len());
        for (claimed, (counted, score)) in header.claimed.iter().zip(counted(&election)) {
            assert_eq!(claimed.votes, Some(Decimal::from(counted)), "{name}");
            votes += 1;
            if election.kind().has_points() {
                assert_eq!(election.point_decimals(), 0, "{name}");
                assert_eq!(claimed.score, Some(Decimal::from(score)), "{name}");
                scores += 1;
            }
        }
    }
    assert_eq!((votes, scores), (523, 78));
}

#[test]
fn assen_is_read_with_names_places_and_notes() {
    let bytes = std::fs::read(folder().join("Netherlands_Assen_2024.pb")).unwrap();
    let (election, header) = read(&bytes);
    assert_eq!(election.kind(), BallotKind::Approval);
    assert_eq!((election.decimals(), election.budget()), (0, 100_000));
    let first = &election.projects()[0];
    assert_eq!((first.id.as_str(), first.name.as_str(), first.cost), ("3", "PopUp Podium", 7200));
    assert_eq!(header.currency(), Some("EUR"));
    assert_eq!(header.rule(), Some("equalshares/add1"));
    assert_eq!((header.min_length(), header.max_length()), (Some(2), None));
    assert_eq!(header.claimed[0].selected, Some(Decimal::ONE));
    assert_eq!(header.meta[0], ("description".to_owned(), "Assen Top Idee".to_owned()));
}

#[test]
fn voters_are_grouped_by_a_column() {
    let bytes = std::fs::read(folder().join("Poland_Gdynia_2020_Grabowek__large.pb")).unwrap();
    let by = |column: &str| {
        let options = Options { group_by: Some(column.to_owned()) };
        pb::read(&bytes[..], &options).unwrap().0
    };
    let (all, sex, age) = (read(&bytes).0, by("Sex"), by("age"));
    assert_eq!(all.labels(), [""]);
    let mut labels = sex.labels().to_vec();
    labels.sort();
    assert_eq!(labels, ["", "F", "M"]);
    assert!(age.labels().contains(&"30-39".to_owned()), "{:?}", age.labels());
    for grouped in [&sex, &age] {
        assert_eq!(grouped.voters(), all.voters());
        assert_eq!(counted(grouped), counted(&all));
        assert!(grouped.group_count() > all.group_count());
    }
    let women: u64 =
        sex.groups().filter(|group| sex.labels()[group.label as usize] == "F").map(|g| g.voters).sum();
    let rows = String::from_utf8_lossy(&bytes).lines().filter(|line| line.ends_with(";F")).count();
    assert_eq!(women, rows as u64);
}

#[test]
fn documents_come_out_byte_for_byte() {
    let mut changed = Vec::new();
    for (name, bytes, _) in files() {
        let document = Document::read(&bytes[..]).unwrap();
        let mut out = Vec::new();
        document.write(&mut out).unwrap();
        assert_eq!(Document::read(&out[..]).unwrap(), document, "{name}");
        if out != bytes {
            changed.push(name);
        }
    }
    // One of its lines ends in another way than all others.
    assert_eq!(changed, ["Poland_Wieliczka_2023_Green_Budget.pb"]);
}

#[test]
fn a_written_election_counts_the_same_and_tells_nothing_of_voters() {
    for (name, bytes, _) in files() {
        let (election, header) = read(&bytes);
        let mut out = Vec::new();
        pb::write(&election, &header, &mut out).unwrap();
        let (again, header_again) = read(&out);
        assert_eq!(again.projects(), election.projects(), "{name}");
        assert_eq!(
            (again.budget(), again.voters(), again.group_count(), counted(&again)),
            (election.budget(), election.voters(), election.group_count(), counted(&election)),
            "{name}"
        );
        assert_eq!(header_again.meta.len(), header.meta.len(), "{name}");
        assert_eq!(header_again.notes, claimed_in_vain(&name, 36), "{name}");
        let document = Document::read(&out[..]).unwrap();
        let votes = &document.tables[2];
        assert!(
            ["vote", "points"]
                .starts_with(&votes.columns[1..].iter().map(String::as_str).collect::<Vec<_>>()[..])
        );
        assert!(
            votes.rows.iter().zip(1..).all(|(row, number): (_, u64)| row[0] == number.to_string()),
            "{name}"
        );
    }
}

#[test]
fn a_written_election_does_not_depend_on_the_order_of_voters() {
    for name in ["Netherlands_Amsterdam_588.pb", "Switzerland_Zurich_D10.pb", "Switzerland_Zurich_S5R.pb"] {
        let bytes = std::fs::read(folder().join(name)).unwrap();
        let mut document = Document::read(&bytes[..]).unwrap();
        document.tables[2].rows.reverse();
        let mut turned = Vec::new();
        document.write(&mut turned).unwrap();
        assert_ne!(turned, bytes);
        let written = |bytes: &[u8]| {
            let (election, header) = read(bytes);
            let mut out = Vec::new();
            pb::write(&election, &header, &mut out).unwrap();
            out
        };
        assert_eq!(written(&turned), written(&bytes), "{name}");
    }
}

/// Ballots are looked at a block at a time: no id may be lost or cut where one ends.
#[test]
fn ballots_of_every_length_are_read_whole() {
    let mut file = "META\nkey;value\nvote_type;ordinal\nbudget;1\nPROJECTS\nid;cost\n".to_owned();
    let ids: Vec<String> =
        (0..80_u32).map(|number| "7".repeat(1 + number as usize % 20) + &number.to_string()).collect();
    ids.iter().for_each(|id| file += &format!("{id};1\n"));
    file += "VOTES\nvoter_id;vote\n";
    for (first, last) in (0..ids.len()).flat_map(|first| (first..ids.len()).map(move |last| (first, last))) {
        file += &format!("{first}-{last};{}\n", ids[first..=last].join(","));
    }
    let (election, _) = read(file.as_bytes());
    assert_eq!(election.voters(), 80 * 81 / 2);
    for group in election.groups() {
        let (first, last) = (group.projects[0], group.projects[group.projects.len() - 1]);
        assert_eq!(group.projects, (first..=last).collect::<Vec<_>>());
    }
    assert_eq!(election.groups().len(), 80 * 81 / 2);
}

/// A name in the right case goes before one in another case, wherever it stands.
#[test]
fn what_is_written_right_is_what_counts() {
    let file = "META\nkey;value\nBudget;none of your business\nvote_type;approval\nbudget;2137/100\nBUDGET;5\n\
        Vote_Type;both\nnum_votes;2.0\nnum_projects;\nPROJECTS\nid;COST;cost;Cost\n1;9;5;x\nVOTES\nVote;vote;VOTE\n\
        7;1;8\n7;;8\n";
    let (election, header) = read(file.as_bytes());
    assert_eq!(election.money(election.budget()), "21.37");
    assert_eq!(election.money(election.projects()[0].cost), "5");
    assert_eq!((election.voters(), election.groups().map(|group| group.projects.len()).max()), (2, Some(1)));
    let noted = |key: &str, line, value: &str| Note::Repeated { key: key.into(), line, value: value.into() };
    assert_eq!(header.notes, [noted("budget", 5, "2137/100"), noted("vote_type", 4, "approval")]);
    let other = read(b"META\nk;v\nBUDGET;5\nVote_type;approval\nprojects\nid;Cost\n1;5\nvotes\nVOTE\n1\n").0;
    assert_eq!((other.budget(), other.voters()), (5, 1));
}
