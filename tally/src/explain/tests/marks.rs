// SPDX-License-Identifier: EUPL-1.2
//! What a price of a point tells of the points that people gave.

use super::*;

/// Ballots are the first letters of the names with a digit each, the points, and how many people say so.
fn pointed(budget: u64, projects: &[(&str, u64)], ballots: &[(&str, u64)]) -> Election {
    let mut builder = Election::builder(BallotKind::Cumulative, Decimal::from(budget));
    for (name, cost) in projects {
        let (name, cost) = ((*name).to_owned(), Decimal::from(*cost));
        builder.project(NewProject { id: name.clone(), name, cost, ..NewProject::default() }).unwrap();
    }
    for (ballot, voters) in ballots {
        let marks = ballot.as_bytes().chunks(2).map(|pair| {
            let number = projects.iter().position(|(name, _)| name.as_bytes()[0] == pair[0]).unwrap();
            (u32::try_from(number).unwrap(), Decimal::from(pair[1] - b'0'))
        });
        builder.ballot(marks, 0, *voters).unwrap();
    }
    builder.build().unwrap()
}

fn by_points() -> Settings {
    Settings { utility: Utility::Points, ..Settings::default() }
}

/// 100 voters with 20 each. 40 pay for Bench and 4 of these for Clock, so nothing is told of the 40 after that.
/// Then Pond is paid at 5 a point by 6 of the 40 and by 28 others, of whom 5 gave two points.
#[test]
fn how_few_of_the_others_gave_more_is_not_told() {
    let pond = |twos: u64, threes: u64| {
        let ones = 6 - twos - threes;
        let marks = ones + 2 * twos + 3 * threes + 10 + 23;
        let projects = [("Bench", 40), ("Clock", 8), ("Pond", 5 * marks)];
        let ballots = [
            ("B1C1", 4),
            ("B1P1", ones),
            ("B1P2", twos),
            ("B1P3", threes),
            ("B1", 30),
            ("P2", 5),
            ("P1", 23),
            ("", 32),
        ];
        let told = explained(&pointed(2000, &projects, &ballots), &by_points(), 5);
        let How::Bought(payment) = &told.rounds[2].how else { unreachable!("Equal Shares buys") };
        (payment.groups.len(), payment.others.as_ref().unwrap().voters)
    };
    assert_eq!(pond(1, 0), (0, 34), "7 points of 6 people: one gave two");
    assert_eq!(pond(0, 2), (0, 34), "10 points of 6 people: at most 4 gave more than one");
    assert_eq!(pond(5, 0), (0, 34), "11 points of 6 people: one gave less than two");
    assert_eq!(pond(0, 0), (2, 6), "all gave one");
    assert_eq!(pond(6, 0), (2, 6), "all gave two");
}

/// Elections of 60 to 120 voters, five projects, and points of which most are 1.
fn many() -> impl Strategy<Value = Election> {
    let costs = prop::collection::vec(prop::sample::select(vec![100, 200, 300, 500, 750_u64]), 5);
    let point = prop_oneof![5 => Just(0_u8), 3 => Just(1_u8), 1 => Just(2_u8), 1 => Just(3_u8)];
    let ballots = prop::collection::vec(prop::collection::vec(point, 5), 60..120);
    (costs, ballots).prop_map(|(costs, ballots)| {
        let projects = ["a", "b", "c", "d", "e"].into_iter().zip(costs).collect::<Vec<_>>();
        let ballot = |points: Vec<u8>| {
            let given = points.into_iter().zip(b'a'..).filter(|(points, _)| *points > 0);
            given.map(|(points, letter)| format!("{}{points}", char::from(letter))).collect::<String>()
        };
        let ballots = ballots.into_iter().map(ballot).collect::<Vec<_>>();
        let ballots = ballots.iter().map(|ballot| (ballot.as_str(), 1)).collect::<Vec<_>>();
        pointed(1200, &projects, &ballots)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// What the groups that are told leave of all points is not one to four points from the least that so
    /// many people gave, nor from the most.
    #[test]
    fn the_points_of_the_others_are_not_about_few(election in many()) {
        let settings = by_points();
        let outcome = crate::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let told = explain(&election, &settings, &outcome, Privacy { smallest: 5 }).unwrap();
        let profile = prepare(&election, &settings).unwrap().profile;
        for round in &told.rounds {
            let How::Bought(payment) = &round.how else { continue };
            let (Some(price), Some(others)) = (&payment.price, &payment.others) else { continue };
            if payment.groups.is_empty() {
                continue;
            }
            let together = (&others.paid / price).to_integer();
            let marks = profile.supporters(round.project).1;
            let [least, most] = [marks.iter().min(), marks.iter().max()].map(|mark| BigInt::from(*mark.unwrap()));
            for from in [&together - &least * others.voters, &most * others.voters - &together] {
                prop_assert!(from <= BigInt::ZERO || from >= BigInt::from(5), "{from} points: {payment:?}");
            }
        }
    }
}
