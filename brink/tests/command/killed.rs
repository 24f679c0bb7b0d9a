// SPDX-License-Identifier: EUPL-1.2
//! `kill -9` under write load: what was acknowledged is there, and nothing is half there.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::content::Content;
use crate::http::Visitor;
use crate::stage::{Demo, Place};

const WRITERS: usize = 4;
/// Acknowledged writes before the blow falls.
const ENOUGH: usize = 60;

crate::on_both!(no_acknowledged_write_is_lost);

fn no_acknowledged_write_is_lost(place: &Place) {
    let demo = Demo::start(place, &[]);
    let visitor = Visitor::login(demo.port, "Functioneel beheerder");
    let points = visitor.points();
    let count = AtomicUsize::new(0);
    let write = |writer: usize| {
        let mut acknowledged = Vec::new();
        for number in 0..1_000 {
            let text = format!("geschreven-{writer}-{number}.");
            let path = format!("{}/berichten", points[(writer + number) % points.len()]);
            match visitor.post(&path, &[("tekst", &text), ("openbaar", "ja")]) {
                Ok(answer) if answer.status == 303 => acknowledged.push(text),
                Ok(answer) => panic!("{}: {}", answer.status, answer.body),
                Err(_) => break,
            }
            count.fetch_add(1, Ordering::Relaxed);
        }
        acknowledged
    };
    let acknowledged: Vec<String> = thread::scope(|scope| {
        let write = &write;
        let writers: Vec<_> = (0..WRITERS).map(|writer| scope.spawn(move || write(writer))).collect();
        while count.load(Ordering::Relaxed) < ENOUGH {
            thread::sleep(Duration::from_millis(1));
        }
        demo.kill();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    assert!(acknowledged.len() >= ENOUGH);
    // It starts again, and says what it kept.
    drop(Demo::start(place, &["--keep"]));
    check(&Content::of(place), &acknowledged);
}

fn check(content: &Content, acknowledged: &[String]) {
    let found: BTreeSet<&str> = content
        .rows("note")
        .iter()
        .filter_map(|row| row.find("geschreven-").map(|at| row[at..].split('"').next().unwrap()))
        .collect();
    let lost: Vec<_> = acknowledged.iter().filter(|text| !found.contains(text.as_str())).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    let unheard = found.len() - acknowledged.len();
    assert!(unheard <= WRITERS, "{unheard} writes were never sent");
    assert_eq!(
        content.count("audit_entry", "agenda.note.write"),
        found.len(),
        "a write without its audit entry"
    );
}
