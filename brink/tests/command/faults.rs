// SPDX-License-Identifier: EUPL-1.2
//! What goes wrong around the program gets one clear sentence.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use db::Migration;

use crate::release::{steps, with_db};
use crate::stage::{Demo, Place, Said, free_port, text};

crate::on_both!(a_newer_database, a_sick_one_is_told, a_fresh_one_is_told);

#[test]
fn a_file_is_served_once() {
    let place = Place::sqlite();
    let demo = Demo::start(&place, &[]);
    let listen = format!("127.0.0.1:{}", free_port());
    place.run(&["serve", "--listen", &listen]).refuses("een andere brink gebruikt");
    place.run(&["migrate"]).refuses("een andere brink gebruikt");
    place.run(&["demo", "--port", "0"]).refuses("een andere brink gebruikt");
    let backup = place.path("b.gz");
    place.ok(&["backup", text(&backup)]);
    place.run(&["restore", text(&backup)]).refuses("een andere brink gebruikt");
    drop(demo);
    place.run(&["restore", text(&backup)]).refuses("niet leeg");
}

/// A new program beside an old one that still serves.
#[test]
fn tables_do_not_change_under_who_serves_them() {
    let place = Place::sqlite();
    let mut older = web::app::migrations(&crate::slices());
    let last = older.pop().unwrap().name;
    with_db(&place, async |db| db.migrate(older, db::fixture::NOON).await.unwrap());
    let held = File::create(place.path("brink.db.lock")).unwrap();
    held.try_lock().unwrap();
    let add = ["tenant", "add", "--name", "Aa", "--host", "a.example"];
    for command in [&add[..], &["worker"]] {
        place.run(command).refuses("loopt achter (1 stap), en een andere brink gebruikt hem nog");
    }
    drop(held);
    let had = || steps(&place).iter().any(|step| step == last);
    assert!(!had(), "nothing was changed");
    place.ok(&add);
    assert!(had(), "with nobody else there, it is brought up to date");
}

#[test]
fn what_is_no_database() {
    let place = Place::sqlite();
    let tries = |url: &str| {
        let mut words = place.brink(&["migrate", "--database-url", url]);
        Said::of(words.output().unwrap())
    };
    tries("mysql://a/b").refuses("mysql:// kent brink niet");
    assert!(!place.path("mysql:").exists());
    tries(".").refuses("is een map");
    std::fs::write(place.path("brief.txt"), "Geachte heer, mevrouw, ".repeat(100)).unwrap();
    tries("brief.txt").refuses("is geen database van brink");
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let place = Place::sqlite();
    let mut words = place.brink(&["serve", "--database-url", "tikfout/diep/brink.db"]);
    Said::of(words.output().unwrap()).refuses("de map tikfout/diep is er niet");
    assert!(!place.path("tikfout").exists());
}

#[test]
fn a_file_that_is_not_there_is_told_in_dutch() {
    let place = Place::sqlite();
    let said = place.run(&["import", "--tenant", "aa", "nergens.csv"]);
    said.refuses("nergens.csv is niet te lezen: het is er niet");
}

#[test]
fn a_port_that_is_taken() {
    let place = Place::sqlite().migrated();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    place.run(&["serve", "--listen", &listen]).refuses("luistert al iets anders");
    // An address for documentation (RFC 5737), which no machine has.
    place.run(&["serve", "--listen", "192.0.2.1:8080"]).refuses("192.0.2.1 is geen adres van deze computer");
}

#[test]
fn a_server_says_where_it_listens() {
    let place = Place::sqlite().migrated();
    let url = place.url();
    let listen = ["serve", "--listen", "127.0.0.1:0", "--database-url", &url, "--no-worker"];
    let mut child = place.brink(&listen).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first.starts_with("Brink luistert op http://127.0.0.1:") && !first.contains(":0\n"), "{first:?}");
}

#[test]
fn a_municipality_is_added_once_under_addresses_that_can_be_asked_for() {
    let place = Place::sqlite().migrated();
    let add = |name: &str, hosts: &[&str]| {
        let hosts = hosts.iter().flat_map(|host| ["--host", host]);
        let words: Vec<&str> = ["tenant", "add", "--name", name].into_iter().chain(hosts).collect();
        place.run(&words)
    };
    for host in ["https://a.example", "a.example/", "a.example:8080", "a example", "", "a-.example", "a..b"] {
        add("Aa", &[host]).refuses("is geen adres van een website");
    }
    add("  ", &["a.example"]).refuses("een naam nodig");
    add("Aa", &["a.example", "A.Example"]).refuses("staat er twee keer");
    assert_eq!(add("Aa", &["Kernen.A.Example"]).code, Some(0));
    assert!(place.ok(&["tenant", "list"]).out.contains("aa\tAa\tkernen.a.example"));
    add("Bee", &["kernen.a.example"]).refuses("is al van Aa");
    add("AA", &["b.example"]).refuses("is er al");
}

fn a_newer_database(place: &Place) {
    place.migrate();
    let mut steps = web::app::migrations(&crate::slices());
    let later = "CREATE TABLE later (tenant_id BIGINT NOT NULL)";
    steps.push(Migration { name: "29990101_0000_later", sqlite: later, postgres: later });
    with_db(place, async |db| db.migrate(steps, db::fixture::NOON).await.unwrap());
    for command in ["serve", "worker", "migrate"] {
        place.run(&[command]).refuses("van een nieuwere versie van brink (stap 29990101_0000_later)");
    }
    assert!(place.run(&["doctor"]).out.contains("nieuwere versie"));
}

#[test]
fn a_missing_postgres() {
    // One that is off, and one that takes the call and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    for port in [free_port(), silent.local_addr().unwrap().port()] {
        let url = format!("postgres://jan:geheim@127.0.0.1:{port}/brink");
        for command in ["serve", "doctor"] {
            let start = Instant::now();
            let place = Place::sqlite();
            let said = Said::of(place.brink(&[command, "--database-url", &url]).output().unwrap());
            assert!(start.elapsed() < Duration::from_secs(15), "{command} took {:?}", start.elapsed());
            assert!(!format!("{said:?}").contains("geheim"), "{said:?}");
            if command == "serve" {
                said.refuses("niet te bereiken");
            } else {
                said.refuses("fouten:");
                assert!(said.out.contains("niet te bereiken"), "{said:?}");
            }
        }
    }
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let place = Place::sqlite();
    for command in [
        &["migrate"][..],
        &["backup", "b.gz"],
        &["export", "--tenant", "buren", "e.gz"],
        &["doctor"],
        &["tenant", "list"],
        &["tenant", "add", "--name", "Aa", "--host", "a.example"],
        &["user", "add", "--tenant", "aa", "--email", "a@voorbeeld.example"],
    ] {
        let said = place.run(command);
        assert!(said.code == Some(1) && format!("{said:?}").contains("er is geen database"), "{said:?}");
    }
    assert!(!place.path("brink.db").exists());
}

fn a_fresh_one_is_told(place: &Place) {
    if place.is_postgres() {
        let said = place.run(&["doctor"]);
        said.refuses("fouten: 1");
        assert!(said.out.contains("brink migrate"), "{said:?}");
    }
    place.migrate();
    let said = place.ok(&["doctor"]);
    assert!(said.out.contains("brink tenant add") && said.out.contains("schrijven lukt"), "{said:?}");
}

fn a_sick_one_is_told(place: &Place) {
    drop(Demo::start(place, &[]));
    let said = place.ok(&["doctor"]);
    assert!(said.out.contains("de tabellen zijn van deze versie"), "{said:?}");
    // On a real server a demo is a door that stands open.
    let said = place.run(&[
        "doctor",
        "--base-host",
        "kernen.example",
        "--smtp-host",
        "127.0.0.1",
        "--smtp-port",
        "1",
        "--mail-from",
        "Kernen <kernen@kernen.example>",
    ]);
    said.refuses("fouten: 2");
    assert!(said.out.contains("buren") && said.out.contains("127.0.0.1:1: daar luistert niets"), "{said:?}");
    // Without mail nobody can log in, and a server with a port in its name is nobody's.
    let said = place.run(&["doctor", "--base-host", "kernen.example"]);
    said.refuses("fouten: 2");
    assert!(said.out.contains("niemand kan inloggen"), "{said:?}");
    for name in ["https://kernen.example", "kernen.example:443"] {
        place.run(&["doctor", "--base-host", name]).refuses("fouten: 3");
        place.run(&["serve", "--base-host", name]).refuses("zonder https:// en zonder poort");
    }
    place.run(&["serve", "--smtp-host", "127.0.0.1"]).refuses("geef die met --mail-from");
}
