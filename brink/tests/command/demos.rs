// SPDX-License-Identifier: EUPL-1.2
//! A demo leaves alone what is no demo.

use std::net::TcpListener;

use crate::platform;
use crate::release::{Release, steps};
use crate::stage::{Demo, Place, Said};
use crate::upgrade::fill;

crate::on_both!(what_is_real_stays_as_it_is);

#[test]
fn a_demo_does_not_remove_what_is_no_demo() {
    let place = Place::sqlite().migrated();
    place.ok(&["tenant", "add", "--name", "Echt", "--host", "echt.example"]);
    place.run(&["demo", "--port", "0"]).refuses("geen proef");
    assert!(place.ok(&["tenant", "list"]).out.contains("Echt"));
    std::fs::write(place.path("brief.txt"), "Geachte heer, mevrouw,").unwrap();
    let said =
        Said::of(place.brink(&["demo", "--port", "0", "--database-url", "brief.txt"]).output().unwrap());
    said.refuses("brief.txt");
    assert!(place.path("brief.txt").exists());
}

#[test]
fn a_demo_does_not_remove_the_database_of_another_program() {
    let place = Place::sqlite();
    platform::run(&place, platform::FOREIGN);
    let before = std::fs::read(place.path("brink.db")).unwrap();
    let demo: &[&str] = &["demo", "--port", "0"];
    for words in [demo, &["demo", "--port", "0", "--keep"], &["serve"], &["migrate"], &["tenant", "list"]] {
        place.run(words).refuses("van een ander programma");
    }
    assert_eq!(std::fs::read(place.path("brink.db")).unwrap(), before, "not a byte of it changed");
}

/// A new program, started as a demo on the database of an older one.
fn what_is_real_stays_as_it_is(place: &Place) {
    let release = &Release::all()[0];
    fill(place, release);
    platform::run(place, platform::REAL);
    for words in [&["demo", "--port", "0"][..], &["demo", "--port", "0", "--keep"]] {
        place.run(words).refuses("echte gemeente");
    }
    assert_eq!(steps(place).len(), release.steps().len(), "no step was done");
}

#[test]
fn an_earlier_demo_stays_when_the_port_is_taken() {
    let place = Place::sqlite();
    drop(Demo::start(&place, &[]));
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    place.run(&["demo", "--port", &port]).refuses("luistert al iets anders");
    assert!(place.ok(&["tenant", "list"]).out.contains("Buren"));
}
