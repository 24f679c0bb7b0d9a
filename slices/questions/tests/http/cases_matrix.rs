// SPDX-License-Identifier: EUPL-1.2
//! Who may do what to a casus in which state: every role, near and far, by every state, as it was reviewed
//! in `tests/cases_matrix.txt`; and what the key of a party opens.

use std::fmt::Write as _;
use std::sync::Arc;

use db::fixture::NOON;
use kernel::ctx::{Entropy, FixedClock};
use kernel::uuid::Uuid;
use kernel::{Actor, Ctx, Error, Grant, Id, Person, PersonId, Role, Scope, ScopeKind, TenantId};
use questions::cases::model::{Deed, PartyKind, State};
use questions::cases::policy::{self, CasusAt};
use questions::cases::store::casus::CasusRow;
use questions::cases::store::party::PartyRow;
use questions::secret;

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn ctx(actor: Actor) -> Ctx {
    let clock = Arc::new(FixedClock::new(NOON));
    Ctx::new(TenantId::from_uuid(Uuid::from_u128(1)), actor, clock, Arc::new(Entropy::seeded(1)))
}

const ME: u128 = 9;
/// From whom a stand-in takes over.
const AWAY: u128 = 10;

fn somebody(role: Role, scope: Scope) -> Actor {
    let person = PersonId::from_uuid(Uuid::from_u128(ME));
    Actor::Person(Arc::new(Person::new(person, vec![Grant { role, scope }])))
}

/// A casus about kern 1 for team 2, in which team 3 promised something.
fn casus(state: State) -> CasusAt {
    let today = ctx(Actor::Anonymous).today();
    let open = (!state.is_ended()).then_some(today);
    let casus = CasusRow {
        id: id(7),
        year: 2026,
        number: 1,
        title: "Titel".into(),
        body: "Plan".into(),
        place: String::new(),
        kern_id: Some(id(1)),
        team_id: Some(id(2)),
        officer_id: Some(id(5)),
        policy_id: Some(id(6)),
        question_id: None,
        made_point_id: None,
        entered_by: None,
        state,
        started_on: today,
        asked_on: open,
        asked_due: open,
        added_on: Some(today),
        letter_since: Some(today),
        next_talk: open,
        next_due: open,
        ended_on: state.is_ended().then_some(today),
        revision: 1,
        example: false,
        forgotten_at: None,
    };
    let teams = open.map(|_| id(3)).into_iter().collect();
    CasusAt { casus, promised: Vec::new(), teams }
}

fn party() -> PartyRow {
    PartyRow {
        id: id(4),
        number: 1,
        kind: PartyKind::Resident,
        name: "Mina".into(),
        email: None,
        phone: None,
        address: None,
        language: "nl".into(),
        partner_id: None,
        person_id: None,
        salt: vec![5; 32],
        joined_on: ctx(Actor::Anonymous).today(),
        left_on: None,
    }
}

/// Who asks, and how the casus names them.
type Case = (&'static str, Actor, fn(&mut CasusAt));

fn actors() -> Vec<Case> {
    let kern = |number| Scope::Of(ScopeKind::Kern, Uuid::from_u128(number));
    let team = |number| Scope::Of(ScopeKind::Team, Uuid::from_u128(number));
    let far = || somebody(Role::PolicyOfficer, Scope::Of(ScopeKind::Team, Uuid::from_u128(8)));
    let stand_in = || {
        let far = far().person().unwrap().grants.clone();
        let me = Person { stands_for: vec![id(AWAY)], ..Person::new(id(ME), far) };
        Actor::Person(Arc::new(me))
    };
    let as_it_is: fn(&mut CasusAt) = |_| {};
    vec![
        ("visitor", Actor::Anonymous, as_it_is),
        ("resident", somebody(Role::Resident, Scope::All), as_it_is),
        ("officer of the kern", somebody(Role::AreaOfficer, kern(1)), as_it_is),
        ("officer of another kern", somebody(Role::AreaOfficer, kern(8)), as_it_is),
        ("officer of another kern who is responsible", somebody(Role::AreaOfficer, kern(8)), |at| {
            at.casus.officer_id = Some(id(ME));
        }),
        ("policy officer of the team", somebody(Role::PolicyOfficer, team(2)), as_it_is),
        ("policy officer of a team that promised", somebody(Role::PolicyOfficer, team(3)), as_it_is),
        ("policy officer of another team", far(), as_it_is),
        ("policy officer of another team who is asked", far(), |at| at.casus.policy_id = Some(id(ME))),
        ("policy officer of another team who takes over from who is asked", stand_in(), |at| {
            at.casus.policy_id = Some(id(AWAY));
        }),
        ("policy officer of another team who takes over from who is responsible", stand_in(), |at| {
            at.casus.officer_id = Some(id(AWAY));
        }),
        ("policy officer of another team who promised", far(), |at| at.promised.push(id(ME))),
        ("policy officer of another team who entered it", far(), |at| {
            (at.casus.officer_id, at.casus.entered_by) = (None, Some(id(ME)));
        }),
        ("resident who once was responsible", somebody(Role::Resident, Scope::All), |at| {
            at.casus.officer_id = Some(id(ME));
        }),
        ("manager of the team", somebody(Role::TeamManager, team(2)), as_it_is),
        ("manager of another team", somebody(Role::TeamManager, team(8)), as_it_is),
        ("alderman of the kern", somebody(Role::Alderman, kern(1)), as_it_is),
        ("councillor", somebody(Role::Councillor, Scope::All), as_it_is),
        ("partner", somebody(Role::Partner, Scope::All), as_it_is),
        ("moderator", somebody(Role::Moderator, Scope::All), as_it_is),
        ("administrator", somebody(Role::Administrator, Scope::All), as_it_is),
    ]
}

#[test]
fn every_role_in_every_state_may_do_what_was_reviewed() {
    let mut table = String::new();
    for (name, actor, named) in actors() {
        for state in State::ALL {
            let ctx = ctx(actor.clone());
            let mut at = casus(*state);
            named(&mut at);
            // While something waits for advice nothing else is asked.
            let mut rested = at.clone();
            rested.casus.asked_on = None;
            let outcome = |deed: &Deed| {
                let asked = policy::may(&ctx, *deed, at.clone());
                asked.or_else(|_| policy::may(&ctx, *deed, rested.clone()))
            };
            let may: Vec<&str> = Deed::ALL.iter().filter(|d| outcome(d).is_ok()).map(|d| d.code()).collect();
            let refused = Deed::ALL.iter().filter_map(|deed| outcome(deed).err());
            let is_hidden = refused.into_iter().all(|error| matches!(error, Error::NotFound));
            let words = match may.as_slice() {
                [] if is_hidden => "not found".to_owned(),
                [] => "reads".to_owned(),
                may => may.join(" "),
            };
            writeln!(table, "{name}, {}: {words}", state.code()).unwrap();
        }
    }
    assert_eq!(
        table,
        include_str!("../cases_matrix.txt"),
        "when this is meant, change tests/cases_matrix.txt"
    );
}

#[test]
fn a_party_does_all_with_the_key_of_the_page_and_only_answers_with_that_of_mails() {
    let (party, ctx) = (party(), ctx(Actor::Anonymous));
    for state in State::ALL {
        let row = casus(*state).casus;
        let key = party.key();
        let answers = secret::make(secret::PARTY_ANSWER, party.id.uuid(), &party.salt);
        assert!(policy::knows(&row, &party, &answers).is_err(), "a key for mail opens no page");
        for deed in Deed::ALL {
            let may = policy::may_own(&ctx, *deed, row.clone(), &party, &key);
            assert_eq!(may.is_ok(), matches!(deed, Deed::Leave | Deed::Say), "{deed:?} {state:?}");
            let by_mail = policy::may_own(&ctx, *deed, row.clone(), &party, &answers);
            assert!(by_mail.is_err(), "{deed:?} {state:?}");
            let stranger = policy::may_own(&ctx, *deed, row.clone(), &party, &"0".repeat(32));
            assert!(matches!(stranger, Err(Error::NotFound)), "{deed:?}");
        }
        assert!(policy::may_answer(&ctx, row.clone(), &party, &answers).is_ok(), "{state:?}");
        assert!(policy::may_answer(&ctx, row.clone(), &party, &key).is_err(), "not with the key of the page");
        let other = PartyRow { id: id(40), ..party.clone() };
        assert!(policy::knows(&row, &other, &key).is_err(), "another party");
        let left = PartyRow { left_on: Some(ctx.today()), ..party.clone() };
        assert!(policy::knows(&row, &left, &key).is_err(), "who left");
        let gone = CasusRow { forgotten_at: Some(NOON), ..row };
        assert!(policy::knows(&gone, &party, &key).is_err(), "what was forgotten");
    }
}

#[test]
fn nothing_is_done_to_what_was_forgotten() {
    let ctx = ctx(somebody(Role::Administrator, Scope::All));
    for state in State::ALL {
        let mut at = casus(*state);
        at.casus.forgotten_at = Some(NOON);
        for deed in Deed::ALL {
            assert!(policy::may(&ctx, *deed, at.clone()).is_err(), "{deed:?} {state:?}");
        }
    }
}
