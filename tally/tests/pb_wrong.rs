// SPDX-License-Identifier: EUPL-1.2
//! Files that are wrong, or odd: what is said of them, and where.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::io::{BufReader, Read};

use tally::pb::{self, Error, Header, Note, Options, Section, Wrong};
use tally::{Decimal, Election};

const META: &str = "META\nkey;value\nbudget;100\nvote_type;approval\n";
const PROJECTS: &str = "PROJECTS\nproject_id;cost;name\n1;10;Één\n2;20;Twee\n";
const VOTES: &str = "VOTES\nvoter_id;vote\na;1\n";

fn read(text: &[u8]) -> Result<(Election, Header), Error> {
    pb::read(text, &Options::default())
}

fn wrong(line: u64, column: u64, wrong: Wrong) -> Error {
    Error { line, column, wrong }
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// The base file with one piece of it replaced.
fn with(from: &str, to: &str) -> Vec<u8> {
    let base = format!("{META}{PROJECTS}{VOTES}");
    assert_eq!(base.matches(from).count(), 1, "{from}");
    base.replace(from, to).into_bytes()
}

/// The same with ballots that carry points.
fn with_points(rows: &str) -> Vec<u8> {
    let meta = META.replace("approval", "cumulative");
    format!("{meta}{PROJECTS}VOTES\nvoter_id;vote;points\n{rows}").into_bytes()
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let cases = [
        (with("META\n", "Gemeente\nMETA\n"), wrong(1, 1, Wrong::BeforeSections)),
        (with(META, ""), wrong(5, 1, Wrong::NoSection(Section::Meta))),
        (with(PROJECTS, ""), wrong(5, 1, Wrong::NoSection(Section::Projects))),
        (with(VOTES, ""), wrong(9, 1, Wrong::NoSection(Section::Votes))),
        (with("Twee\nVOTES\nvoter_id;vote\na;1\n", "Twee"), wrong(8, 1, Wrong::NoSection(Section::Votes))),
        (Vec::new(), wrong(1, 1, Wrong::NoSection(Section::Meta))),
        (
            with("voter_id;vote\na;1\n", "voter_id;vote\na;1\nMETA\n"),
            wrong(12, 1, Wrong::LateSection(Section::Meta)),
        ),
        (with("budget;100\n", ""), wrong(9, 1, Wrong::NoKey("budget"))),
        (with("vote_type;approval\n", ""), wrong(9, 1, Wrong::NoKey("vote_type"))),
        (with("vote_type;approval", "vote_type; bingo"), wrong(4, 12, Wrong::VoteType(text("bingo")))),
        (with("budget;100", "budget;veel"), wrong(3, 8, Wrong::NotNumber(text("veel")))),
        (with("budget;100", "budget;-1"), wrong(3, 8, Wrong::Negative(text("-1")))),
        (
            with("budget;100", "budget;1e28"),
            wrong(3, 8, Wrong::TooLarge(text("10000000000000000000000000000"))),
        ),
        (with("budget;100", "budget;1e99"), wrong(3, 8, Wrong::TooLarge(text("1e99")))),
        (with("budget;100", "budget"), wrong(3, 7, Wrong::NoCell(text("value")))),
        (with("cost;name", "costs;name"), wrong(6, 1, Wrong::NoColumn(Section::Projects, text("cost")))),
        (
            with("voter_id;vote", "voter_id;votes"),
            wrong(10, 1, Wrong::NoColumn(Section::Votes, text("vote"))),
        ),
        (with("2;20;Twee", "2;x;Twee"), wrong(8, 3, Wrong::NotNumber(text("x")))),
        (with("2;20;Twee", "2;none;Twee"), wrong(8, 3, Wrong::NotNumber(text("none")))),
        (with("2;20;Twee", "2"), wrong(8, 2, Wrong::NoCell(text("cost")))),
        (with("2;20;Twee", " ;20;Twee"), wrong(8, 2, Wrong::NoId)),
        (with("2;20;Twee", "1;20;Twee"), wrong(8, 1, Wrong::SameProject(text("1")))),
        (with("1;10;Één", "1;10;Één;;é"), wrong(7, 11, Wrong::TooManyCells(3))),
        (with("a;1", "a;1, 2,é ,3"), wrong(11, 8, Wrong::NoProject(text("é")))),
        (with("a;1", "a;12345678901"), wrong(11, 3, Wrong::NoProject(text("12345678901")))),
        (with("a;1", "\"é\ne\";1,3"), wrong(12, 6, Wrong::NoProject(text("3")))),
        (with("a;1", "a"), wrong(11, 2, Wrong::NoCell(text("vote")))),
        (with("a;1", "a;1;2"), wrong(11, 5, Wrong::TooManyCells(2))),
        (with("a;1", "é;\"1"), wrong(11, 3, Wrong::UnclosedQuote)),
        (with_points("a;1,2;3\n"), wrong(11, 7, Wrong::Points { projects: 2, points: 1 })),
        (with_points("a;1;3,4\n"), wrong(11, 5, Wrong::Points { projects: 1, points: 2 })),
        (with_points("a;;3\n"), wrong(11, 4, Wrong::Points { projects: 0, points: 1 })),
        (with_points("a;1,2;3, x\n"), wrong(11, 10, Wrong::NotNumber(text("x")))),
        (with_points("a;1,2;3,-4\n"), wrong(11, 9, Wrong::Negative(text("-4")))),
        (with_points("a;1,2;3,5000000000\n"), wrong(11, 7, Wrong::TooLarge(text("5000000000")))),
    ];
    for (bytes, expected) in cases {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(read(&bytes).unwrap_err(), expected, "{shown}");
        // The same in a file with other line ends and a byte order mark, a byte at a time.
        let mut other = b"\xEF\xBB\xBF".to_vec();
        other.extend(shown.replace('\n', "\r\n").bytes());
        let slow = BufReader::with_capacity(1, Slow(&other));
        assert_eq!(pb::read(slow, &Options::default()).unwrap_err(), expected, "{shown}");
        assert_eq!(read(shown.replace('\n', "\r").as_bytes()).unwrap_err(), expected, "{shown}");
    }
}

/// Gives one byte at a time.
struct Slow<'a>(&'a [u8]);

impl Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = into.len().min(1);
        self.0.read(&mut into[..length])
    }
}

#[test]
fn bytes_that_are_not_utf8_are_found() {
    for (bytes, line, column) in [
        (&b"META\nkey;value\n\xC3\xA9x\xFF;1\n"[..], 3, 3),
        (b"META\nkey;value\nunit;\"a\n\xC3\xA9\xE9\"\n", 4, 2),
        (b"META\nkey;value\nunit;a\xC3", 3, 7),
        (b"\xFF\xFEM\0E\0", 1, 1),
    ] {
        assert_eq!(read(bytes).unwrap_err(), wrong(line, column, Wrong::NotUtf8), "{bytes:?}");
    }
    let mut long = format!("{META}{PROJECTS}VOTES\nvoter_id;vote\n").into_bytes();
    long.extend("é;1\n".repeat(200_000).bytes());
    assert_eq!(read(&long).unwrap().0.voters(), 200_000);
    long.extend(b"abc\xA0;1\n");
    assert_eq!(read(&long).unwrap_err(), wrong(200_011, 4, Wrong::NotUtf8));
}

#[test]
fn a_quote_that_is_forgotten_does_not_take_all_memory() {
    let start = format!("{META}{PROJECTS}VOTES\nvoter_id;vote\n\"");
    let endless = start.as_bytes().chain(std::io::repeat(b'x'));
    let error = pb::read(BufReader::new(endless), &Options::default()).unwrap_err();
    assert_eq!(error, wrong(11, 1, Wrong::RowTooLong));
}

#[test]
fn a_reader_that_fails_is_told() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("no disk"))
        }
    }
    let broken = META.as_bytes().chain(Fails);
    let error = pb::read(BufReader::new(broken), &Options::default()).unwrap_err();
    assert_eq!(error.wrong, Wrong::Read(text("no disk")));
}

#[test]
fn mistakes_are_told_in_two_languages() {
    let error = wrong(7, 3, Wrong::Points { projects: 2, points: 1 });
    assert_eq!(
        error.to_string(),
        "line 7, column 3: this ballot names 2 projects and gives 1 number of points"
    );
    assert_eq!(error.dutch(), "Regel 7, teken 3: dit biljet noemt 2 projecten, maar geeft 1 keer punten.");
    let error = wrong(4, 12, Wrong::VoteType(text("bingo")));
    assert!(error.to_string().contains("\"bingo\""), "{error}");
    assert!(error.dutch().contains("“bingo”"), "{}", error.dutch());
}

#[test]
fn a_column_to_group_by_must_be_there() {
    let options = Options { group_by: Some(text("kern")) };
    let error = pb::read(&with("a;1", "a;2")[..], &options).unwrap_err();
    assert_eq!(error, wrong(10, 1, Wrong::NoColumn(Section::Votes, text("kern"))));
}

#[test]
fn odd_files_mean_what_they_mean_to_the_reference() {
    let odd = " Meta ;;\n\nKEY;VALUE\nbudget;\"100,50\"\nVote_Type;Approval\nbudget;99,5\n projects\n\
        Project_ID; COST ;Category;target;Neighborhood;votes\n\
        \" 1 \";1,5; sport , groen,;none;None;7\n07;\"2\";;jong;Kern \"\"A\"\";x\n\
        votes\nage;vote\n30;\n31;none\n39; 07 ,1,\n;1,07,1\n;\n";
    let options = Options { group_by: Some(text("age")) };
    let (election, header) = pb::read(odd.as_bytes(), &options).unwrap();
    assert_eq!((election.decimals(), election.budget()), (1, 995));
    let [one, seven] = election.projects() else { panic!("two projects") };
    assert_eq!((one.id.as_str(), one.cost, seven.id.as_str(), seven.cost), ("1", 15, "07", 20));
    assert_eq!((&one.categories[..], &one.targets[..]), (&[text("sport"), text("groen")][..], &[][..]));
    assert_eq!((one.place.as_str(), seven.place.as_str()), ("", "Kern \"\"A\"\""));
    assert_eq!(header.claimed[0].votes, Some(Decimal::from(7)));
    assert_eq!(header.claimed[1].votes, None);
    assert_eq!(election.labels(), ["", "30-39"]);
    let groups: Vec<_> = election.groups().map(|group| (group.label, group.projects, group.voters)).collect();
    let expected: [(u32, &[u32], u64); 4] = [(1, &[], 2), (1, &[0, 1], 1), (0, &[0, 1], 1), (0, &[], 1)];
    assert_eq!(groups, expected);
    assert_eq!(header.notes, [Note::Twice { ballots: 1, line: 16 }]);
}

#[test]
fn points_are_exact_and_the_last_ones_for_a_project_count() {
    let (election, header) =
        read(&with_points("a;1,2;1,2\nb;2,1;0.5,1e1\nc;1,2,1;7,8,9\nd;1;none\ne;;\nf;1,2;1,2\n")).unwrap();
    assert_eq!(election.point_decimals(), 1);
    let groups: Vec<_> =
        election.groups().map(|group| (group.projects, group.points, group.voters)).collect();
    let expected: [(&[u32], &[u32], u64); 4] =
        [(&[0, 1], &[10, 20], 2), (&[0, 1], &[100, 5], 1), (&[0, 1], &[90, 80], 1), (&[], &[], 2)];
    assert_eq!(groups, expected);
    let notes = [Note::Twice { ballots: 1, line: 13 }, Note::NoPoints { ballots: 1, line: 14 }];
    assert_eq!(header.notes, notes);
}

#[test]
fn rankings_keep_their_order_and_the_first_place_of_a_project() {
    let bytes = with("approval", "ordinal");
    let text = String::from_utf8(bytes).unwrap().replace("a;1\n", "a;2,1\nb;1,2\nc;2,1,2\n");
    let (election, header) = read(text.as_bytes()).unwrap();
    let groups: Vec<_> = election.groups().map(|group| (group.projects, group.voters)).collect();
    assert_eq!(groups, [(&[1, 0][..], 2), (&[0, 1][..], 1)]);
    assert_eq!(header.notes, [Note::Twice { ballots: 1, line: 13 }]);
}

#[test]
fn what_meta_claims_in_vain_is_noted() {
    let bytes = with("budget;100\n", "budget;100\nnum_votes;7\nnum_projects;2\nmin_length;2\nmax_length;x\n");
    let (_, header) = read(&bytes).unwrap();
    let number = Note::Number { key: "num_votes", said: text("7"), counted: 1 };
    assert_eq!(header.notes, [number, Note::Length { ballots: 1 }]);
}
