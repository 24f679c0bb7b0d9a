// SPDX-License-Identifier: EUPL-1.2
//! Who may do what to a question in which state: every role, near and far, by every state, as it was
//! reviewed in `tests/matrix.txt`.

use std::fmt::Write as _;
use std::sync::Arc;

use db::fixture::NOON;
use kernel::ctx::{Entropy, FixedClock};
use kernel::uuid::Uuid;
use kernel::{Actor, Ctx, Error, Grant, Id, Person, PersonId, Role, Scope, ScopeKind, TenantId};
use questions::model::{Channel, Deed, State};
use questions::policy;
use questions::store::also::Also;
use questions::store::question::QuestionRow;

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn ctx(actor: Actor) -> Ctx {
    let clock = Arc::new(FixedClock::new(NOON));
    Ctx::new(TenantId::from_uuid(Uuid::from_u128(1)), actor, clock, Arc::new(Entropy::seeded(1)))
}

fn somebody(role: Role, scope: Scope) -> Actor {
    let person = PersonId::from_uuid(Uuid::from_u128(9));
    Actor::Person(Arc::new(Person::new(person, vec![Grant { role, scope }])))
}

/// A question about kern 1 that team 2 has; answered before where its state says so.
fn question(state: State) -> QuestionRow {
    let today = ctx(Actor::Anonymous).today();
    QuestionRow {
        id: id(7),
        year: 2026,
        number: 1,
        title: "Titel".into(),
        body: "Vraag".into(),
        place: String::new(),
        theme: String::new(),
        channel: Channel::Web,
        kern_id: Some(id(1)),
        also: Also::default(),
        point_id: None,
        team_id: Some(id(2)),
        officer_id: None,
        partner_id: None,
        made_point_id: None,
        entered_by: None,
        may_publish: true,
        private: false,
        state,
        waits_since: None,
        received_on: today,
        received_at: NOON,
        first_due: today,
        due: today,
        interims: 0,
        reopened: 0,
        heard_on: None,
        answered_on: state.is_ended().then_some(today),
        ended_on: state.is_ended().then_some(today),
        helped: None,
        added_on: None,
        letter_since: None,
        shielded: false,
        salt: vec![5; 32],
        revision: 1,
        example: false,
        forgotten_at: None,
    }
}

fn actors() -> Vec<(&'static str, Actor)> {
    let kern = |number| Scope::Of(ScopeKind::Kern, Uuid::from_u128(number));
    let team = |number| Scope::Of(ScopeKind::Team, Uuid::from_u128(number));
    vec![
        ("visitor", Actor::Anonymous),
        ("resident", somebody(Role::Resident, Scope::All)),
        ("officer of the kern", somebody(Role::AreaOfficer, kern(1))),
        ("officer of another kern", somebody(Role::AreaOfficer, kern(8))),
        ("policy officer of the team", somebody(Role::PolicyOfficer, team(2))),
        ("policy officer of another team", somebody(Role::PolicyOfficer, team(8))),
        ("manager of the team", somebody(Role::TeamManager, team(2))),
        ("manager of another team", somebody(Role::TeamManager, team(8))),
        ("alderman of the kern", somebody(Role::Alderman, kern(1))),
        ("councillor", somebody(Role::Councillor, Scope::All)),
        ("partner", somebody(Role::Partner, Scope::All)),
        ("moderator", somebody(Role::Moderator, Scope::All)),
        ("administrator", somebody(Role::Administrator, Scope::All)),
    ]
}

#[test]
fn every_role_in_every_state_may_do_what_was_reviewed() {
    let mut table = String::new();
    for (name, actor) in actors() {
        for state in State::ALL {
            let ctx = ctx(actor.clone());
            let outcome = |deed: &Deed| policy::may(&ctx, *deed, question(*state));
            let may: Vec<&str> = Deed::ALL.iter().filter(|d| outcome(d).is_ok()).map(|d| d.code()).collect();
            let refused = Deed::ALL.iter().filter_map(|deed| outcome(deed).err());
            let is_hidden = refused.into_iter().all(|error| matches!(error, Error::NotFound));
            let words = if may.is_empty() && is_hidden { "not found".to_owned() } else { may.join(" ") };
            writeln!(table, "{name}, {}: {words}", state.code()).unwrap();
        }
    }
    assert_eq!(table, include_str!("../matrix.txt"), "when this is meant, change tests/matrix.txt");
}

/// As a question can lie, beside its state: who has it, what it waits for, and who may not read of it.
fn lying() -> Vec<(&'static str, QuestionRow)> {
    let today = ctx(Actor::Anonymous).today();
    let (busy, done) = (|| question(State::Assigned), || question(State::Answered));
    vec![
        ("waiting for the asker", QuestionRow { waits_since: Some(today), ..busy() }),
        ("private", QuestionRow { private: true, ..done() }),
        ("not for the website", QuestionRow { may_publish: false, ..done() }),
        ("shielded", QuestionRow { shielded: true, ..busy() }),
        ("with something new of the asker", QuestionRow { added_on: Some(today), ..done() }),
        ("with a letter to post", QuestionRow { letter_since: Some(today), ..done() }),
        ("of no kern, nobody’s", QuestionRow { kern_id: None, team_id: None, ..question(State::New) }),
        ("of no kern, of a team", QuestionRow { kern_id: None, ..busy() }),
        ("of kern 8 too", QuestionRow { also: Also(vec![id(8)]), ..busy() }),
        ("of somebody by name", QuestionRow { officer_id: Some(id(77)), team_id: None, ..busy() }),
        ("forgotten", QuestionRow { forgotten_at: Some(NOON), ..done() }),
    ]
}

/// Colleagues who have no right where the question lies, but have it by name, or stand in for who has it.
fn by_name() -> Vec<(&'static str, Actor)> {
    let grants = || {
        let scope = Scope::Of(ScopeKind::Team, Uuid::from_u128(8));
        vec![Grant { role: Role::PolicyOfficer, scope }]
    };
    let own = Person::new(id(77), grants());
    let mut other = Person::new(id(9), grants());
    other.stands_for = vec![id(77)];
    vec![
        ("who has it by name", Actor::Person(Arc::new(own))),
        ("who stands in", Actor::Person(Arc::new(other))),
    ]
}

#[test]
fn however_it_lies_everybody_may_do_what_was_reviewed() {
    let mut table = String::new();
    for (how, row) in lying() {
        for (name, actor) in actors().into_iter().chain(by_name()) {
            let ctx = ctx(actor);
            let may = |deed: &&Deed| policy::may(&ctx, **deed, row.clone()).is_ok();
            let told = |deed: &&Deed| {
                policy::may_for(&ctx, **deed, (Channel::Phone, ctx.today()), row.clone()).is_ok()
            };
            let may: Vec<&str> = Deed::ALL.iter().filter(may).map(|deed| deed.code()).collect();
            let told: Vec<&str> = Deed::ALL.iter().filter(told).map(|deed| deed.code()).collect();
            if !policy::may_see(&ctx, &row) {
                assert!(may.is_empty() && told.is_empty(), "{how}, {name}");
                continue;
            }
            writeln!(table, "{how}, {name}: {}; for the asker: {}", may.join(" "), told.join(" ")).unwrap();
        }
    }
    assert_eq!(
        table,
        include_str!("../matrix_lying.txt"),
        "when this is meant, change tests/matrix_lying.txt"
    );
}

#[test]
fn whoever_asked_may_do_with_the_key_what_was_reviewed() {
    let mut table = String::new();
    for state in State::ALL {
        let row = question(*state);
        let key = row.key();
        let ctx = ctx(Actor::Anonymous);
        let may = |deed: &&Deed| policy::may_own(&ctx, **deed, row.clone(), &key).is_ok();
        let may: Vec<&str> = Deed::ALL.iter().filter(may).map(|deed| deed.code()).collect();
        writeln!(table, "{}: {}", state.code(), may.join(" ")).unwrap();
        for deed in Deed::ALL {
            let stranger = policy::may_own(&ctx, *deed, row.clone(), &"0".repeat(32));
            assert!(matches!(stranger, Err(Error::NotFound)), "{deed:?}");
        }
    }
    let reviewed = "new: add withdraw revoke\nassigned: add withdraw revoke\ninterim: add withdraw revoke\n\
        answered: add reopen helped revoke\nforwarded: add withdraw reopen revoke\nclosed: add reopen helped revoke\n\
        reopened: add withdraw revoke\n";
    assert_eq!(table, reviewed);
}

#[test]
fn who_entered_a_question_reads_it_only_while_it_is_new_and_does_nothing_of_their_own() {
    let desk = somebody(Role::PolicyOfficer, Scope::Of(ScopeKind::Team, Uuid::from_u128(8)));
    let person = desk.person().map(|person| person.id);
    let ctx = ctx(desk);
    for state in State::ALL {
        let row = QuestionRow { entered_by: person, ..question(*state) };
        assert_eq!(policy::may_see(&ctx, &row), *state == State::New);
        for deed in Deed::ALL {
            assert!(policy::may(&ctx, *deed, row.clone()).is_err(), "{deed:?}");
            // The asker calls back: what they add is written down, as long as nobody else has it.
            let told = policy::may_for(&ctx, *deed, (Channel::Phone, ctx.today()), row.clone());
            assert!(told.is_err() || *state == State::New && deed.is_askers(), "{deed:?}");
        }
    }
}

#[test]
fn what_was_forgotten_opens_for_no_key() {
    let row = QuestionRow { forgotten_at: Some(NOON), ..question(State::Answered) };
    assert!(policy::knows(&row, &row.key()).is_err());
    let ctx = ctx(somebody(Role::Administrator, Scope::All));
    for deed in Deed::ALL.iter().filter(|deed| **deed != Deed::Unpublish) {
        assert!(policy::may(&ctx, *deed, row.clone()).is_err(), "{deed:?}");
    }
}
