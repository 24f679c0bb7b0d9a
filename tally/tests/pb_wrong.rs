// SPDX-License-Identifier: EUPL-1.2
//! Files that are wrong, or odd: what is said of them, and where.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::io::{BufReader, Read};

use tally::pb::{self, Error, Header, Limit, Note, Options, Section, Wrong};
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

fn second(section: Section, line: u64) -> Wrong {
    Wrong::SecondSection { section, line }
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
        (with("voter_id;vote\na;1\n", "voter_id;vote\na;1\nMETA\n"), wrong(12, 1, second(Section::Meta, 1))),
        (with(VOTES, &format!("{VOTES}{VOTES}")), wrong(12, 1, second(Section::Votes, 9))),
        (with(META, &format!("{META}{META}")), wrong(5, 1, second(Section::Meta, 1))),
        (
            with(PROJECTS, &format!("{PROJECTS}projects\nproject_id;cost\n")),
            wrong(9, 1, second(Section::Projects, 5)),
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
        (with_points("a;1,2;3,1e20\n"), wrong(11, 7, Wrong::TooLarge(text("100000000000000000000")))),
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

/// What is too fine beside points that came before is found on its own line.
#[test]
fn points_that_are_too_large_and_too_fine_together_are_found() {
    let large = |points: &str| read(&with_points(&format!("a;1;{points}\nb;1;0.00000000000000001\n")));
    assert_eq!(large("184").unwrap().0.point_decimals(), 17);
    assert_eq!(large("185").unwrap_err(), wrong(12, 5, Wrong::TooLarge(text("0.00000000000000001"))));
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
    let odd = " Meta ;;\n\nKEY;VALUE\nbudget;\"99,50\"\nVote_Type;Approval\nbudget;99,5\n projects\n\
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
    let budget = Note::Repeated { key: text("budget"), line: 6, value: text("99,5") };
    let nothing = Note::Nothing { ballots: 1, line: 17 };
    assert_eq!(header.notes, [budget, Note::Twice { ballots: 1, line: 16 }, nothing]);
}

#[test]
fn points_are_exact_and_the_last_ones_for_a_project_count() {
    let (election, header) =
        read(&with_points("a;1,2;1,2\nb;2,1;0.5,1e1\nc;1,2,1;7,8,9\nd;1;none\ne;;\nf;1,2;1,2\n")).unwrap();
    assert_eq!(election.point_decimals(), 1);
    let groups: Vec<_> =
        election.groups().map(|group| (group.projects, group.points, group.voters)).collect();
    let expected: [(&[u32], &[u64], u64); 4] =
        [(&[0, 1], &[10, 20], 2), (&[0, 1], &[100, 5], 1), (&[0, 1], &[90, 80], 1), (&[], &[], 2)];
    assert_eq!(groups, expected);
    let notes = [Note::Twice { ballots: 1, line: 13 }, Note::NoPoints { ballots: 1, line: 14 }];
    assert_eq!(header.notes, notes);
}

/// Which of both counts? The reader does not choose.
#[test]
fn a_column_by_which_is_counted_may_not_be_there_twice() {
    for (file, line, column, section, name) in [
        (with("project_id;cost", "project_id;cost;cost"), 6, 17, Section::Projects, "cost"),
        (with("voter_id;vote\n", "voter_id;vote;Vote;vote\n"), 10, 20, Section::Votes, "vote"),
    ] {
        let told = read(&file).unwrap_err();
        assert_eq!(told, wrong(line, column, Wrong::ColumnTwice(section, text(name))));
        assert!(told.dutch().contains(&format!("staat de kolom {name} twee keer")), "{}", told.dutch());
        assert!(told.to_string().contains(&format!("has a column {name} twice")), "{told}");
    }
}

/// As in pabutools every row is a voter, whatever its id; but whoever made the file may not know.
#[test]
fn voters_who_are_there_twice_are_noted() {
    let (election, header) = read(&with("a;1\n", "a;1\n7;1\n a ;2\n7;\n07;1\n\"7\";2\n8;1\n")).unwrap();
    assert_eq!(election.voters(), 7);
    assert_eq!(header.notes, [Note::SameVoter { ids: 2, rows: 5 }]);
    let (_, header) = read(&with("voter_id;vote\na;1\n", "id;vote\na;1\na;1\n")).unwrap();
    assert_eq!(header.notes, []);
}

/// They count, as in pabutools; a ballot with a number of its voter was handed in blank.
#[test]
fn rows_that_are_empty_but_for_separators_are_voters_and_noted() {
    let (election, header) = read(&with("a;1\n", "a;1\n;\n \n;1\nb;\n\"\"; \n")).unwrap();
    assert_eq!(election.voters(), 5);
    assert_eq!(header.notes, [Note::Nothing { ballots: 2, line: 12 }]);
    let (election, header) = read(&with_points("a;1;2\n;;\n;2;3\n")).unwrap();
    assert_eq!((election.voters(), header.notes), (3, vec![Note::Nothing { ballots: 1, line: 12 }]));
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

/// What the fuzzer found: a column of places that is there twice, or says only `none`, was written as one that
/// reads otherwise.
#[test]
fn places_that_were_written_once_are_written_alike() {
    for (columns, cells) in [
        ("district;district", "Noord;"),
        ("district;district", "Noord;Zuid"),
        ("subunit;neighborhood;subunit", "Noord;;"),
        ("neighborhood;district", ";none"),
        ("neighborhood;District;subunit", ";none;Zuid"),
        ("DISTRICT;subunit", "Noord;Zuid"),
    ] {
        let base = format!("{META}{PROJECTS}{VOTES}");
        let base = base.replace("cost;name", &format!("cost;name;{columns}"));
        let base = base.replace("Één\n", &format!("Één;{cells}\n"));
        let write = |bytes: &[u8]| {
            let (election, header) = read(bytes).unwrap();
            let mut out = Vec::new();
            pb::write(&election, &header, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let once = write(base.as_bytes());
        assert_eq!(write(once.as_bytes()), once, "{columns}: {cells}");
    }
}

#[test]
fn what_meta_claims_in_vain_is_noted() {
    let bytes = with("budget;100\n", "budget;100\nnum_votes;7\nnum_projects;2\nmin_length;2\nmax_length;x\n");
    let (_, header) = read(&bytes).unwrap();
    let number = Note::Number { key: "num_votes", said: text("7"), counted: 1 };
    assert_eq!(header.notes, [number, outside(Limit::MinLength, 2, 1, 15)]);
}

/// Two budgets or two kinds of ballots are two elections; two spellings of one are not.
#[test]
fn a_file_has_one_budget_and_one_kind_of_ballots() {
    let two = |key, line| Wrong::TwoValues { key, line };
    for (rows, expected) in [
        ("budget;200\n", wrong(5, 8, two("budget", 3))),
        ("unit;Assen\nBUDGET;7\nbudget;1e3\n", wrong(7, 8, two("budget", 3))),
        ("budget;veel\n", wrong(5, 8, two("budget", 3))),
        ("vote_type;ordinal\nvote_type;approval\n", wrong(6, 11, two("vote_type", 5))),
    ] {
        let bytes = with("vote_type;approval\n", &format!("vote_type;approval\n{rows}"));
        assert_eq!(read(&bytes).unwrap_err(), expected, "{rows}");
    }
    let bytes =
        with("vote_type;approval\n", "vote_type;approval\nVOTE_TYPE;Approval\nbudget;1e2\nBudget;100\n");
    let (election, header) = read(&bytes).unwrap();
    assert_eq!((election.kind(), election.budget()), (tally::BallotKind::Approval, 100));
    let repeated = |key, line, value| Note::Repeated { key: text(key), line, value: text(value) };
    assert_eq!(header.notes, [repeated("budget", 6, "1e2"), repeated("vote_type", 4, "approval")]);
    let bytes = with("budget;100\n", "Budget;100\nBUDGET;90\n");
    assert_eq!(read(&bytes).unwrap_err(), wrong(4, 8, two("budget", 3)));
    let error = wrong(5, 8, two("budget", 3));
    assert_eq!(
        error.to_string(),
        "line 5, column 8: budget has another value on line 3; leave out the wrong one"
    );
    assert_eq!(
        error.dutch(),
        "Regel 5, teken 8: budget heeft op regel 3 een andere waarde. Haal de verkeerde weg."
    );
}

/// As in pabutools the last row of a key counts; rows that say the same need no words, and none
/// is lost.
#[test]
fn keys_that_stand_in_meta_twice_are_noted_and_kept() {
    let rows =
        "rule;greedy\ncomment;a\nnum_votes;3\ncomment;a\nRule;mes\nnum_votes;1\nrule;phragmen\n;x\n;y\n";
    let bytes = with("budget;100\n", &format!("budget;100\n{rows}"));
    let (election, header) = read(&bytes).unwrap();
    assert_eq!((header.rule(), header.num_votes()), (Some("phragmen"), Some(1)));
    let repeated = |key, line, value| Note::Repeated { key: text(key), line, value: text(value) };
    assert_eq!(header.notes, [repeated("rule", 10, "phragmen"), repeated("num_votes", 9, "1")]);
    let document = pb::Document::read(&bytes[..]).unwrap();
    let mut again = Vec::new();
    document.write(&mut again).unwrap();
    assert_eq!(again, bytes);
    let mut anew = Vec::new();
    pb::write(&election, &header, &mut anew).unwrap();
    let (_, anew) = read(&anew).unwrap();
    let rows =
        |header: &Header, key| header.meta.iter().filter(|row| row.0 == key).cloned().collect::<Vec<_>>();
    for key in ["rule", "Rule", "comment", ""] {
        assert_eq!(rows(&anew, key), rows(&header, key), "{key}");
    }
    assert_eq!(anew.rule(), header.rule());
}

fn outside(limit: Limit, value: u32, ballots: u64, line: u64) -> Note {
    Note::Outside { limit, value: value.into(), ballots, line }
}

/// They count as they are, as in pabutools.
#[test]
fn ballots_that_break_a_limit_of_the_file_are_noted() {
    let notes = |bytes: &[u8], votes: [u64; 2]| {
        let (election, header) = read(bytes).unwrap();
        let counted = |project| {
            let names = |group: &tally::BallotGroup<'_>| group.projects.contains(&project);
            election.groups().filter(names).map(|group| group.voters).sum::<u64>()
        };
        assert_eq!([counted(0), counted(1)], votes);
        header.notes
    };
    let votes = |meta: &str, rows: &str| {
        let text = format!("{META}{meta}{PROJECTS}VOTES\nvoter_id;vote\n{rows}");
        text.into_bytes()
    };
    let choose = votes("max_length;1\n", "a;1\nb;2,1\nc;\nd;1,2\n");
    let choose = String::from_utf8(choose).unwrap().replace("approval", "choose-1").into_bytes();
    assert_eq!(notes(&choose, [3, 2]), [outside(Limit::ChooseOne, 1, 2, 13)]);
    let lengths = votes("min_length;2\nmax_length;1\n", "a;1\nb;1,2\nc;\nd;2,2\n");
    let expected = [
        Note::Twice { ballots: 1, line: 16 },
        outside(Limit::MinLength, 2, 2, 13),
        outside(Limit::MaxLength, 1, 1, 14),
    ];
    assert_eq!(notes(&lengths, [2, 2]), expected);
    let costs = votes("min_sum_cost;20\nmax_sum_cost;29.9\n", "a;1\nb;1,2\nc;\nd;2\n");
    let most = Note::Outside { limit: Limit::MaxSumCost, value: Decimal::new(299, 1), ballots: 1, line: 14 };
    assert_eq!(notes(&costs, [2, 2]), [outside(Limit::MinSumCost, 20, 1, 13), most]);
    let rows = "a;1,2;3,3\nb;1,2;2.5,2.6\nc;;\nd;2;1\ne;2,1,2;9,1,0\n";
    let points = String::from_utf8(with_points(rows)).unwrap();
    let points = points.replace("PROJECTS", "min_sum_points;2\nmax_sum_points;5\nmax_points;2\nPROJECTS");
    let expected = [
        Note::Twice { ballots: 1, line: 18 },
        outside(Limit::MinSumPoints, 2, 2, 17),
        outside(Limit::MaxSumPoints, 5, 2, 14),
        outside(Limit::MaxPoints, 2, 2, 14),
    ];
    assert_eq!(notes(points.as_bytes(), [3, 4]), expected);
}
