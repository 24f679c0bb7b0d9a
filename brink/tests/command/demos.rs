// SPDX-License-Identifier: EUPL-1.2
//! A demo leaves alone what is no demo.

use crate::platform;
use crate::release::{Release, steps};
use crate::stage::{Place, Said};
use crate::upgrade::fill;

crate::on_both!(what_is_real_stays_as_it_is);

#[test]
fn a_demo_does_not_remove_what_is_no_demo() {
    let place = Place::sqlite().migrated();
    place.ok(&["tenant", "add", "--name", "Echt", "--host", "echt.example"]);
    place.run(&["demo"]).refuses("geen proef");
    assert!(place.ok(&["tenant", "list"]).out.contains("Echt"));
    std::fs::write(place.path("brief.txt"), "Geachte heer, mevrouw,").unwrap();
    let said = Said::of(place.brink(&["demo", "--database-url", "brief.txt"]).output().unwrap());
    said.refuses("brief.txt");
    assert!(place.path("brief.txt").exists());
}

#[test]
fn a_demo_does_not_remove_the_database_of_another_program() {
    let place = Place::sqlite();
    platform::run(&place, platform::FOREIGN);
    for words in [&["demo"][..], &["demo", "--keep"]] {
        place.run(words).refuses("van een ander programma");
    }
    assert!(place.path("brink.db").exists());
}

/// A new program, started as a demo on the database of an older one.
fn what_is_real_stays_as_it_is(place: &Place) {
    let release = &Release::all()[0];
    fill(place, release);
    platform::run(place, platform::REAL);
    for words in [&["demo"][..], &["demo", "--keep"]] {
        place.run(words).refuses("echte gemeente");
    }
    assert_eq!(steps(place).len(), release.steps().len(), "no step was done");
}
