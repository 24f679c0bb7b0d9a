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

crate::on_both!(no_acknowledged_write_is_lost, no_question_with_a_number_is_lost);

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

/// So many residents ask at once.
const RESIDENTS: usize = 200;

fn no_question_with_a_number_is_lost(place: &Place) {
    place.migrate();
    place.ok(&["tenant", "add", "--name", "Proef", "--host", "proef.localhost"]);
    let website = Demo::serve(place);
    let (answered, port) = (AtomicUsize::new(0), website.port);
    let first: Vec<Option<String>> = thread::scope(|scope| {
        let answered = &answered;
        let residents = (0..RESIDENTS).map(|resident| {
            scope.spawn(move || {
                let own = ask(port, resident);
                answered.fetch_add(1, Ordering::Relaxed);
                own
            })
        });
        let residents: Vec<_> = residents.collect();
        while answered.load(Ordering::Relaxed) < RESIDENTS / 8 {
            thread::sleep(Duration::from_micros(200));
        }
        website.kill();
        residents.into_iter().map(|resident| resident.join().unwrap()).collect()
    });
    let website = Demo::serve(place);
    let mut numbers = BTreeSet::new();
    for (resident, own) in first.into_iter().enumerate() {
        // Who got no number asks again.
        let own = own.or_else(|| ask(website.port, resident)).unwrap();
        let page = Visitor::at(website.port, "proef", address(resident)).get(&own).unwrap();
        assert!(page.status == 200 && page.body.contains(&title(resident)), "{own}: {}", page.status);
        assert!(numbers.insert(own.split('/').nth(3).unwrap().to_owned()), "{own} is there twice");
    }
    assert_eq!(numbers.len(), RESIDENTS);
}

fn title(resident: usize) -> String {
    format!("Vraag van inwoner {resident} over de lamp")
}

fn address(resident: usize) -> String {
    format!("10.0.{}.{}", resident / 250, resident % 250 + 1)
}

/// Asks, as this resident; the address of the question when it got a number.
#[allow(clippy::disallowed_methods, reason = "the program under test has the real clock")]
fn ask(port: u16, resident: usize) -> Option<String> {
    let shown = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let shown = (shown.as_micros() - 60_000_000).to_string();
    let email = format!("inwoner-{resident}@voorbeeld.example");
    let fields = [
        ("titel", title(resident)),
        ("tekst", "De lamp op het plein is al weken stuk.".into()),
        ("naam", "Inwoner".into()),
        ("email", email),
        ("sinds", shown),
        ("gezien", "ja".into()),
    ];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let answer = Visitor::at(port, "proef", address(resident)).post("/vragen/nieuw", &fields).ok()?;
    assert_eq!(answer.status, 303, "{}", answer.body);
    Visitor::location(&answer).strip_suffix("/ontvangst").map(str::to_owned)
}
