// SPDX-License-Identifier: EUPL-1.2
//! What was backed up comes back, and moves from one engine to the other.

use std::io::Write;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::content::Content;
use crate::http::Visitor;
use crate::release::Release;
use crate::stage::{Demo, Place, text};

crate::on_both!(of_a_busy_server, of_one_municipality, a_broken_one_is_refused, a_killed_one_leaves_nothing);

mod across {
    use super::{Content, Demo, Place, text};

    #[test]
    fn postgres() {
        let (file, server, again) = (Place::sqlite(), Place::postgres(), Place::sqlite());
        drop(Demo::start(&file, &[]));
        let (first, second) = (file.path("b.gz"), server.path("b.gz"));
        file.ok(&["backup", text(&first)]);
        server.ok(&["restore", text(&first)]);
        assert_eq!(Content::read(&first), Content::of(&server));
        server.ok(&["backup", text(&second)]);
        again.ok(&["restore", text(&second)]);
        assert_eq!(Content::read(&first), Content::of(&again));
        // What moved is served.
        drop(Demo::start(&server, &["--keep"]));
        drop(Demo::start(&again, &["--keep"]));
    }
}

fn of_a_busy_server(place: &Place) {
    let demo = Demo::start(place, &[]);
    let visitor = Visitor::login(demo.port, "Functioneel beheerder");
    let points = visitor.points();
    let stop = AtomicBool::new(false);
    let file = place.path("b.gz");
    let written = thread::scope(|scope| {
        let write = |writer: usize| {
            let mut written = 0;
            while !stop.load(Ordering::Relaxed) && written < 200 {
                let path = format!("{}/berichten", points[(writer + written) % points.len()]);
                let answer =
                    visitor.post(&path, &[("tekst", &format!("drukte {writer}-{written}."))]).unwrap();
                assert_eq!(answer.status, 303, "{}", answer.body);
                written += 1;
            }
            written
        };
        let writers = [0, 1].map(|writer| scope.spawn(move || write(writer)));
        thread::sleep(std::time::Duration::from_millis(300));
        place.ok(&["backup", text(&file)]);
        stop.store(true, Ordering::Relaxed);
        writers.map(|writer| writer.join().unwrap()).iter().sum::<usize>()
    });
    let content = Content::read(&file);
    let notes = content.count("note", "drukte ");
    assert!(0 < notes && notes <= written, "{notes} of {written}");
    // The backup is one moment: no note without its entry in the log, and the other way round.
    assert_eq!(notes, content.count("audit_entry", "agenda.note.write"));
    let other = place.beside();
    other.ok(&["restore", text(&file)]);
    assert_eq!(content, Content::of(&other));
    place.run(&["backup", text(&file)]).refuses("bestaat al");
    other.run(&["restore", text(&file)]).refuses("niet leeg");
}

fn of_one_municipality(place: &Place) {
    drop(Demo::start(place, &[]));
    let file = place.path("buren.gz");
    place.run(&["export", "--tenant", "onbekend", text(&file)]).refuses("wel: buren, west-betuwe");
    place.ok(&["export", "--tenant", "buren", text(&file)]);
    let other = place.beside();
    other.ok(&["restore", text(&file)]);
    assert!(!other.ok(&["tenant", "list"]).out.contains("west-betuwe"));
    let (whole, one) = (Content::of(place), Content::of(&other));
    assert_eq!((whole.rows("tenant").len(), one.rows("tenant").len()), (2, 1));
    let buren = one.rows("tenant")[0].split('"').nth(1).unwrap().to_owned();
    for table in ["kern", "point", "person", "note", "audit_entry"] {
        assert_eq!(one.rows(table).len(), whole.count(table, &buren), "{table}");
    }
    // A session is a key to a door of the old server.
    assert!(one.rows("session").is_empty());
    drop(Demo::start(&other, &["--keep"]));
}

fn a_broken_one_is_refused(place: &Place) {
    place.migrate();
    let whole = place.path("b.gz");
    place.ok(&["backup", text(&whole)]);
    let bytes = std::fs::read(&whole).unwrap();
    let frozen = std::fs::read(Release::all()[0].backup()).unwrap();
    let mut turned = bytes.clone();
    turned[bytes.len() / 2] ^= 0x55;
    let broken = [
        (bytes[..bytes.len() - 20].to_vec(), "niet compleet"),
        (turned, "beschadigd"),
        (bytes[..40].to_vec(), "het begin is beschadigd"),
        (Vec::new(), "geen back-up van brink"),
        (b"Geachte heer, mevrouw,\n".to_vec(), "geen back-up van brink"),
        (b"PK\x03\x04\0\0".to_vec(), "geen back-up van brink"),
        (packed("{\"agenda\":[]}\n"), "geen back-up van brink"),
        (packed("{\"brink_backup\":99}\n"), "een nieuwere versie van brink"),
    ];
    let other = place.beside();
    for (bytes, words) in broken {
        let file = place.path("broken.gz");
        std::fs::write(&file, bytes).unwrap();
        other.run(&["restore", text(&file)]).refuses(words);
    }
    // Of an earlier release, so not into a database that has the tables of this one.
    let half = place.path("half.gz");
    std::fs::write(&half, &frozen[..frozen.len() / 2]).unwrap();
    place.beside().run(&["restore", text(&half)]).refuses("klopt niet; er is niets teruggezet");
    other.run(&["restore", "er-is-niets.gz"]).refuses("niet te openen: het is er niet");
    other.run(&["restore", "."]).refuses("is een map");
    other.ok(&["restore", text(&whole)]);
}

fn packed(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

fn a_killed_one_leaves_nothing(place: &Place) {
    drop(Demo::start(place, &[]));
    let (folder, url) = (place.path("kopie"), place.url());
    std::fs::create_dir(&folder).unwrap();
    let there = || std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut killed = 0;
    for number in 0..200 {
        let file = folder.join(format!("{number}.gz"));
        let mut child = place
            .brink(&["backup", text(&file), "--database-url", &url])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // As soon as the half file is there, the blow falls.
        while there().next().is_none() && child.try_wait().unwrap().is_none() {}
        child.kill().unwrap();
        child.wait().unwrap();
        killed += usize::from(!file.exists() && there().next().is_some());
        if killed > 0 {
            break;
        }
        std::fs::remove_file(file).ok();
    }
    assert_eq!(killed, 1, "no backup was still being written when the blow fell");
    let whole = folder.join("whole.gz");
    place.ok(&["backup", text(&whole)]);
    assert_eq!(there().collect::<Vec<_>>(), ["whole.gz"]);
    place.beside().ok(&["restore", text(&whole)]);
}
