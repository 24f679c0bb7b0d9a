// SPDX-License-Identifier: EUPL-1.2
//! What to draw from: elections that chance would hardly make, and settings of all sorts.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tally::{
    BallotKind, Completion, Decimal, Increase, Limits, Minimum, Misfit, Part, Rule, Settings, Support,
    TieBreaking, Utility,
};

use super::{Ballot, Project, Spec};

/// How large amounts are, and how much alike.
#[derive(Clone, Copy, Debug)]
enum Money {
    /// Whole numbers so small that much is equal, and much is free.
    Small,
    /// All costs the same.
    Equal(u32),
    /// With cents.
    Cents,
    /// Around 2^63, where 64 bits end.
    Huge,
    /// The budget is some units for each voter, and many a project costs exactly what its
    /// supporters have.
    Exact(u32),
}

pub const KINDS: [BallotKind; 5] = [
    BallotKind::Approval,
    BallotKind::ChooseOne,
    BallotKind::Ordinal,
    BallotKind::Cumulative,
    BallotKind::Scoring,
];

/// Any kind of election with at most `most` projects and as many different ballots.
pub fn election(most: usize) -> BoxedStrategy<Spec> {
    select(KINDS.to_vec()).prop_flat_map(move |kind| of_kind(kind, most)).boxed()
}

/// An election of one kind.
pub fn of_kind(kind: BallotKind, most: usize) -> BoxedStrategy<Spec> {
    let money = prop_oneof![
        4 => Just(Money::Small),
        2 => (1_u32..5).prop_map(Money::Equal),
        1 => Just(Money::Cents),
        1 => Just(Money::Huge),
        3 => (1_u32..4).prop_map(Money::Exact),
    ];
    let least = most.min(2);
    let number = move || prop_oneof![1 => 0..=least, 9 => least..=most];
    (money, number())
        .prop_flat_map(move |(money, projects)| {
            let ballots =
                number().prop_flat_map(move |ballots| prop::collection::vec(ballot(kind, projects), ballots));
            let alike = (prop::bool::weighted(0.1), prop::bool::weighted(0.3));
            (budget(money), prop::collection::vec(project(money), projects), ballots, alike).prop_map(
                move |(budget, projects, ballots, (alike, fine))| {
                    let spec = spec(kind, money, budget, projects, ballots, alike);
                    if fine && kind.has_points() { with_fine_points(spec) } else { spec }
                },
            )
        })
        .boxed()
}

/// The same with points that differ from each other in the last of so many decimals that units
/// take more than 32 bits.
fn with_fine_points(mut spec: Spec) -> Spec {
    let choices = spec.ballots.iter_mut().flat_map(|ballot| &mut ballot.choices);
    for ((_, points), last) in choices.zip([0, 1, 3, 0, 2].into_iter().cycle()) {
        *points += Decimal::new(last, 17);
    }
    spec
}

/// Two or three blocs of voters of very different size, who mostly want the same as the others in
/// their bloc, in approvals; the budget is too small for everything. Here who counts without an eye
/// for groups forgets the smallest.
pub fn blocs(most: usize) -> BoxedStrategy<Spec> {
    let bloc = (0..most, 1..=most, 1_u64..=9, prop::option::weighted(0.3, 0..most));
    let costs = prop_oneof![
        (1_i64..=4).prop_map(move |cost| vec![cost; most]).boxed(),
        prop::collection::vec(1_i64..=6, most).boxed(),
    ];
    (costs, prop::collection::vec(bloc, 2..=3), 20_i64..=90)
        .prop_map(move |(costs, blocs, part)| {
            let budget = Decimal::new(costs.iter().sum::<i64>() * part, 2);
            let projects = costs.into_iter().map(|cost| (Decimal::from(cost), 0, 3)).collect();
            let ballot = |(from, many, voters, extra): (usize, usize, u64, Option<usize>)| {
                let own = (from..most.min(from + many)).chain(extra);
                Ballot { choices: own.map(|project| (project, Decimal::ONE)).collect(), voters, label: "" }
            };
            let ballots = blocs.into_iter().map(ballot).collect();
            spec(BallotKind::Approval, Money::Small, budget, projects, ballots, false)
        })
        .boxed()
}

/// A few groups of voters, in approvals, and projects that many of the same groups want: prices are
/// often equal over a stretch of shares, and differ before and after it.
pub fn twins(most: usize) -> BoxedStrategy<Spec> {
    let project = (1_i64..=8, 1_usize..8);
    (prop::collection::vec(1_u64..=3, 3), prop::collection::vec(project, 2..=most), 1_i64..=12)
        .prop_map(|(voters, projects, budget)| {
            let ballot = |(group, voters): (usize, u64)| {
                let wanted = projects.iter().enumerate().filter(|(_, (_, by))| by >> group & 1 == 1);
                Ballot { choices: wanted.map(|(at, _)| (at, Decimal::ONE)).collect(), voters, label: "" }
            };
            let ballots = voters.into_iter().enumerate().map(ballot).collect();
            let places = [0, 1, 2].into_iter().cycle();
            let projects = projects.iter().zip(places);
            let projects = projects.map(|((cost, _), place)| (Decimal::from(*cost), place, 3)).collect();
            spec(BallotKind::Approval, Money::Small, Decimal::from(budget), projects, ballots, false)
        })
        .boxed()
}

fn spec(
    kind: BallotKind,
    money: Money,
    budget: Decimal,
    projects: Vec<(Decimal, u8, u8)>,
    mut ballots: Vec<Ballot>,
    alike: bool,
) -> Spec {
    if let (true, Some(first)) = (alike, ballots.first().cloned()) {
        ballots.iter_mut().for_each(|ballot| ballot.choices.clone_from(&first.choices));
    }
    let exact = projects.iter().map(|(_, _, how)| *how).collect::<Vec<_>>();
    // "10" stands before "4", as text: 1, 4, 7, 10, …
    let named = |(at, (cost, place, _)): (usize, (Decimal, u8, u8))| Project {
        id: (3 * at + 1).to_string(),
        cost,
        place: ["", "Noord", "Zuid"][usize::from(place)].into(),
    };
    let projects = projects.into_iter().enumerate().map(named).collect();
    let mut spec = Spec { kind, budget, projects, ballots };
    if let Money::Exact(each) = money {
        spec.budget = Decimal::from(spec.voters()) * Decimal::from(each);
        for (project, how) in exact.into_iter().enumerate() {
            let together = Decimal::from(spec.votes(project)) * Decimal::from(each);
            match how {
                0 | 1 => spec.projects[project].cost = together,
                2 => spec.projects[project].cost = together + Decimal::new(1, 2),
                _ => {}
            }
        }
    }
    spec
}

/// Cost, place, and how [`Money::Exact`] treats it.
fn project(money: Money) -> BoxedStrategy<(Decimal, u8, u8)> {
    (amount(money), 0_u8..3, 0_u8..4).boxed()
}

fn amount(money: Money) -> BoxedStrategy<Decimal> {
    let huge = 1_i64 << 62;
    match money {
        Money::Small | Money::Exact(_) => (0_i64..=12).prop_map(Decimal::from).boxed(),
        Money::Equal(cost) => Just(Decimal::from(cost)).boxed(),
        Money::Cents => (0_i64..=1_200).prop_map(|cents| Decimal::new(cents, 2)).boxed(),
        Money::Huge => (huge..=i64::MAX).prop_map(Decimal::from).boxed(),
    }
}

fn budget(money: Money) -> BoxedStrategy<Decimal> {
    match money {
        Money::Small => (0_i64..=40).prop_map(Decimal::from).boxed(),
        Money::Equal(_) => (0_i64..=15).prop_map(Decimal::from).boxed(),
        Money::Huge => (amount(money), 1_i64..4).prop_map(|(one, times)| one * Decimal::from(times)).boxed(),
        Money::Cents | Money::Exact(_) => (0_i64..=4_000).prop_map(|cents| Decimal::new(cents, 2)).boxed(),
    }
}

fn ballot(kind: BallotKind, projects: usize) -> BoxedStrategy<Ballot> {
    let all = (0..projects).collect::<Vec<_>>();
    let some = match kind {
        BallotKind::ChooseOne => subsequence(all, 0..=projects.min(1)),
        _ => subsequence(all, 0..=projects),
    };
    let some = if kind == BallotKind::Ordinal { some.prop_shuffle().boxed() } else { some.boxed() };
    let points = prop_oneof![4 => (0_i64..=5, Just(0_u32)), 1 => (0_i64..=25, Just(1_u32))];
    let points = prop::collection::vec(points, projects);
    let voters = prop_oneof![8 => 1_u64..=4, 1 => Just(1_000_000), 1 => Just(999_983)];
    let label = select(vec!["", "jong", "oud"]);
    (some, points, voters, label)
        .prop_map(move |(some, points, voters, label)| {
            let given = |at: usize| {
                if kind.has_points() { Decimal::new(points[at].0, points[at].1) } else { Decimal::ONE }
            };
            let choices = some.iter().map(|project| (*project, given(*project))).collect();
            Ballot { choices, voters, label }
        })
        .boxed()
}

/// An election of any kind with settings that may or may not have a meaning for it.
pub fn case(most: usize) -> BoxedStrategy<(Spec, Settings)> {
    election(most).prop_flat_map(|spec| (settings(&spec), Just(spec)).prop_map(|(s, e)| (e, s))).boxed()
}

/// Settings for an election: mostly with a meaning.
pub fn settings(spec: &Spec) -> BoxedStrategy<Settings> {
    let rule = select(vec![
        Rule::Greedy(Misfit::Skip),
        Rule::Greedy(Misfit::Stop),
        Rule::EqualShares,
        Rule::EqualShares,
        Rule::EqualShares,
        Rule::Phragmen,
        Rule::ExactEqualShares,
        Rule::BoundedOverspending,
    ]);
    let comparison = prop::bool::weighted(0.1);
    let anything = prop::bool::weighted(0.05);
    let kind = spec.kind;
    (rule, utility(kind), completion(spec), ties(spec), limits(spec, 4), comparison, anything)
        .prop_map(move |(rule, utility, completion, tie_breaking, limits, comparison, anything)| {
            let settings = Settings { rule, utility, completion, tie_breaking, limits, comparison };
            if anything { settings } else { with_a_meaning(settings, kind) }
        })
        .boxed()
}

/// An election in which much is equal, with greedy as the rule, or after a rule, or both compared; half
/// of the limits are set.
pub fn greedy(most: usize) -> BoxedStrategy<(Spec, Settings)> {
    let rule = select(vec![
        Rule::Greedy(Misfit::Skip),
        Rule::Greedy(Misfit::Stop),
        Rule::Greedy(Misfit::Stop),
        Rule::EqualShares,
        Rule::Phragmen,
        Rule::BoundedOverspending,
    ]);
    let spec = prop_oneof![3 => election(most), 1 => twins(most), 1 => blocs(most)];
    spec.prop_flat_map(move |spec| {
        let (kind, increase) = (spec.kind, increase(&spec).prop_map(Completion::Add1Greedy));
        let completion = prop_oneof![3 => Just(Completion::Greedy), 1 => increase];
        (rule.clone(), utility(kind), completion, ties(&spec), limits(&spec, 1), any::<bool>(), Just(spec))
            .prop_map(move |(rule, utility, completion, tie_breaking, limits, comparison, spec)| {
                let settings = Settings { rule, utility, completion, tie_breaking, limits, comparison };
                (spec, with_a_meaning(settings, kind))
            })
    })
    .boxed()
}

/// Leaves out what is not defined together.
fn with_a_meaning(mut settings: Settings, kind: BallotKind) -> Settings {
    let is_approval = matches!(kind, BallotKind::Approval | BallotKind::ChooseOne);
    if settings.rule == Rule::Phragmen && !is_approval {
        settings.rule = Rule::EqualShares;
    }
    if settings.rule == Rule::ExactEqualShares && !is_approval {
        settings.utility = Utility::Cost;
    }
    if settings.utility == Utility::Score && !matches!(settings.rule, Rule::Greedy(_)) {
        settings.utility = if kind.has_points() { Utility::Points } else { Utility::Cost };
    }
    if matches!(settings.rule, Rule::Greedy(_)) {
        settings.completion = Completion::None;
        settings.comparison = false;
    } else {
        settings.limits.minima.clear();
    }
    let grows = matches!(settings.completion, Completion::Add1(_) | Completion::Add1Greedy(_));
    let fits = match settings.rule {
        Rule::ExactEqualShares => true,
        Rule::EqualShares => settings.completion != Completion::AddOpt,
        _ => !grows && settings.completion != Completion::AddOpt,
    };
    if !fits {
        settings.completion = if grows { Completion::None } else { Completion::Greedy };
    }
    settings
}

fn utility(kind: BallotKind) -> BoxedStrategy<Utility> {
    let fits = match kind {
        BallotKind::Approval | BallotKind::ChooseOne => vec![Utility::Cardinality, Utility::Cost],
        BallotKind::Ordinal => vec![Utility::Cardinality, Utility::Cost, Utility::Borda, Utility::Score],
        BallotKind::Cumulative | BallotKind::Scoring => {
            vec![Utility::Cardinality, Utility::Cost, Utility::Points, Utility::Score]
        }
    };
    prop_oneof![30 => select(fits), 1 => select(vec![Utility::Points, Utility::Borda, Utility::Score])]
        .boxed()
}

/// A step so large that the slow engine ends.
pub fn increase(spec: &Spec) -> BoxedStrategy<Increase> {
    let costs = spec.costs();
    let parts = prop_oneof![2 => 1_i64..=20, 1 => 50_i64..=150];
    let step = (parts, 0_u32..3).prop_map(move |(parts, broken)| {
        let part = (costs / Decimal::from(parts)).round_dp(broken);
        part.max(Decimal::new(2, 2))
    });
    (step, any::<bool>()).prop_map(|(step, exhaustive_stop)| Increase { step, exhaustive_stop }).boxed()
}

fn completion(spec: &Spec) -> BoxedStrategy<Completion> {
    let increase = increase(spec);
    prop_oneof![
        2 => Just(Completion::None),
        1 => Just(Completion::Greedy),
        1 => Just(Completion::AddOpt),
        3 => increase.clone().prop_map(Completion::Add1),
        1 => increase.prop_map(Completion::Add1Greedy),
    ]
    .boxed()
}

fn ties(spec: &Spec) -> BoxedStrategy<TieBreaking> {
    let ids = spec.projects.iter().map(|project| project.id.clone()).collect::<Vec<_>>();
    let seed = prop_oneof![Just(None), Just(Some("brink".to_owned()))];
    prop_oneof![
        4 => Just(TieBreaking::Id),
        2 => seed.prop_map(|seed| TieBreaking::Cheaper { seed }),
        1 => Just(ids).prop_shuffle().prop_map(TieBreaking::Order),
    ]
    .boxed()
}

/// Each limit is not set about `rare` times as often as it is.
fn limits(spec: &Spec, rare: u32) -> BoxedStrategy<Limits> {
    let ids = spec.projects.iter().map(|project| project.id.clone()).collect::<Vec<_>>();
    let few = ids.len().min(3);
    let set = subsequence(ids, 0..=few);
    let choices = prop_oneof![rare => Just(None), 1 => (0_u32..4).prop_map(Some)];
    let support = prop_oneof![
        2 * rare => Just(None),
        1 => (0_u64..6).prop_map(|least| Some(Support::Voters(least))),
        1 => (0_u64..20).prop_map(|least| Some(Support::Score(least))),
        1 => Just(Some(Support::ThirdOfCost)),
    ];
    let sets = prop_oneof![rare => Just(vec![]), 1 => prop::collection::vec(set, 1..3)];
    let part = prop_oneof![
        Just(Part::Place("Noord".to_owned())),
        Just(Part::Place("Zuid".to_owned())),
        Just(Part::Category("about Noord".to_owned())),
    ];
    let minimum =
        (part, 0_i64..=15).prop_map(|(part, tenths)| Minimum { part, amount: Decimal::from(tenths) });
    let minima = prop_oneof![rare => Just(vec![]), 1 => prop::collection::vec(minimum, 1..3)];
    (choices.clone(), choices, support, sets, minima)
        .prop_map(|(min_choices, max_choices, min_support, exclusive, minima)| Limits {
            min_choices,
            max_choices,
            min_support,
            exclusive,
            minima,
        })
        .boxed()
}
