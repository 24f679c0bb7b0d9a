// SPDX-License-Identifier: EUPL-1.2
//! Every route against every role: the table in `docs/permissions.txt` is what was reviewed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use kernel::{Actor, Grant, Person, PersonId, Role, Scope, Who};
use web::Setup;

use crate::slices;

const REVIEWED: &str = include_str!("../../docs/permissions.txt");

fn holder(role: Role) -> Actor {
    let grants = vec![Grant { role, scope: Scope::All }];
    Actor::Person(Arc::new(Person::new(PersonId::from_uuid(kernel::uuid::Uuid::nil()), grants)))
}

fn table() -> String {
    let mut lines = BTreeSet::new();
    let setup = Setup { dev_post: true, ..Setup::default() };
    for route in web::serve::routes(&slices::all(), &setup).iter() {
        let who = match route.rule.who {
            Who::Anyone => "everybody".to_owned(),
            Who::SignedIn => "whoever is signed in".to_owned(),
            Who::Roles(_) => {
                let may = Role::ALL.iter().filter(|role| holder(**role).may_somewhere(route.rule));
                may.map(|role| role.code()).collect::<Vec<_>>().join(" ")
            }
        };
        lines.insert(format!("{} {} [{}] {who}", route.path, route.method, route.rule.action));
    }
    lines.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    })
}

#[test]
fn every_route_is_open_to_the_reviewed_roles_only() {
    let now = table();
    let (now_lines, reviewed): (BTreeSet<_>, BTreeSet<_>) =
        (now.lines().collect(), REVIEWED.lines().collect());
    let added: String = now_lines.difference(&reviewed).map(|line| format!("{line}\n")).collect();
    let gone: String = reviewed.difference(&now_lines).map(|line| format!("{line}\n")).collect();
    assert!(
        added.is_empty() && gone.is_empty(),
        "when this is meant, change docs/permissions.txt. Lines to add:\n{added}Lines to take out:\n{gone}"
    );
}

#[test]
fn the_log_has_words_for_every_act() {
    let slices = slices::all();
    let texts: String = slices.iter().flat_map(|slice| slice.texts()).map(|(_, text)| text).collect();
    for slice in &slices {
        for route in slice.routes().iter().filter(|route| route.method == "POST") {
            let key = format!("daad-{}", route.rule.action.replace(['.', '_'], "-"));
            let told = texts.lines().any(|line| line.split(' ').next() == Some(key.as_str()));
            assert!(told || route.rule.who == Who::Anyone, "{} has no text {key}", route.path);
        }
    }
}

#[test]
fn every_task_has_a_name_for_people() {
    let slices = slices::all();
    let texts: String = slices.iter().flat_map(|slice| slice.texts()).map(|(_, text)| text).collect();
    let tasks = slices.iter().flat_map(|slice| slice.tasks()).map(|task| task.kind);
    for kind in tasks.chain([jobs::mail::SEND, jobs::mail::FORGET]) {
        let key = format!("taak-{}", kind.replace(['.', '_'], "-"));
        assert!(texts.lines().any(|line| line.split(' ').next() == Some(key.as_str())), "{key}");
    }
}

#[test]
fn beheer_is_open_to_whoever_may_use_one_of_its_doors() {
    let all = slices::all();
    let menu: Vec<_> = all.iter().flat_map(|slice| slice.menu()).collect();
    let beheer = menu.iter().find(|item| item.href == "/beheer").unwrap();
    let doors: Vec<_> = all.iter().flat_map(|slice| slice.admin()).collect();
    for role in Role::ALL {
        let actor = holder(*role);
        let some = doors.iter().any(|door| actor.may_somewhere(door.rule));
        assert_eq!(actor.may_somewhere(beheer.rule), some, "{role}");
    }
}

#[test]
fn every_route_names_a_rule_of_its_slice() {
    for slice in slices::all() {
        let rules: Vec<_> = slice.rules().iter().map(|rule| rule.action).collect();
        for route in slice.routes().iter() {
            assert!(rules.contains(&route.rule.action), "{} {}", slice.name(), route.path);
        }
    }
}

#[test]
fn texts_of_all_slices_fit_together_in_both_languages() {
    let own = slices::all();
    let texts = own.iter().flat_map(|slice| slice.texts());
    assert!(web::texts::Texts::new(texts).is_ok(), "a key stands in two slices");
}
