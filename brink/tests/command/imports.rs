// SPDX-License-Identifier: EUPL-1.2
//! `brink import`: what it says, and `kill -9` in the middle of one.

use std::fmt::Write;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::content::Content;
use crate::platform::Writing;
use crate::stage::{Demo, Place, text};

const POINTS: usize = 600;

crate::on_both!(
    a_file_is_all_or_nothing,
    columns_and_statuses_can_be_named,
    a_killed_import_leaves_all_or_nothing
);

/// A file of points. Every one has a kern; the last may have one that is not there.
fn file(place: &Place, points: usize, last_kern: &str) -> std::path::PathBuf {
    let mut lines = String::from("kenmerk;kern;titel;status;thema\n");
    for number in 1..=points {
        let kern = if number == points { last_kern } else { "Maurik" };
        writeln!(lines, "k{number};{kern};Ingelezen punt {number};gepland;Groen").unwrap();
    }
    let path = place.path("punten.csv");
    std::fs::write(&path, lines).unwrap();
    path
}

fn imported(place: &Place) -> usize {
    Content::of(place).count("point", "Ingelezen punt")
}

fn a_file_is_all_or_nothing(place: &Place) {
    drop(Demo::start(place, &[]));
    let wrong = file(place, 5, "Atlantis");
    let import = ["import", "--tenant", "buren", text(&wrong)];
    let said = place.run(&import);
    said.refuses("er is niets bewaard");
    assert!(said.out.contains('6') && said.out.contains("Atlantis"), "{said:?}");
    let trial = [&import[..], &["--dry-run"]].concat();
    place.run(&trial).refuses("niets bewaard");
    assert_eq!(imported(place), 0);
    for _ in 0..2 {
        place.ok(&[&import[..], &["--only-right"]].concat());
        assert_eq!(imported(place), 4, "the second time nothing changes, and nothing is wrong with that");
    }
    let right = file(place, 5, "Lienden");
    place.ok(&["import", "--tenant", "buren", text(&right), "--dry-run"]);
    assert_eq!(imported(place), 4);
    for _ in 0..2 {
        place.ok(&["import", "--tenant", "buren", text(&right)]);
        assert_eq!(imported(place), 5);
    }
    std::fs::write(place.path("foto.csv"), [0xff, 0xd8, 0xff, 0, 0, 0]).unwrap();
    let said = place.run(&["import", "--tenant", "buren", "foto.csv"]);
    assert_eq!(said.code, Some(1), "{said:?}");
}

fn columns_and_statuses_can_be_named(place: &Place) {
    drop(Demo::start(place, &[]));
    let path = place.path("eigen.csv");
    std::fs::write(&path, "Kenmerk;Plek;Wens;Stand\n1;Maurik;Ingelezen punt A;zweeft ergens\n").unwrap();
    let import = ["import", "--tenant", "buren", text(&path)];
    let said = place.run(&import);
    assert!(said.err.contains("--kolom \"titel=…\"") && said.err.contains("--kolom \"kern=…\""), "{said:?}");
    let columns = ["--kolom", "titel=Wens", "--kolom", "kern=Plek"];
    let said = place.run(&[&import[..], &columns].concat());
    said.refuses("er is niets bewaard");
    assert!(said.out.contains("--status \"zweeft ergens=…\"") && !said.out.contains("hieronder"), "{said:?}");
    place.run(&[&import[..], &columns, &["--status", "zweeft ergens=onzin"]].concat()).refuses("klopt niet");
    place.run(&[&import[..], &["--kolom", "Wens"]].concat()).refuses("klopt niet");
    place.ok(&[&import[..], &columns, &["--status", "Zweeft ergens=toetsing"]].concat());
    assert_eq!(imported(place), 1);
}

fn a_killed_import_leaves_all_or_nothing(place: &Place) {
    drop(Demo::start(place, &[]));
    let (file, url) = (file(place, POINTS, "Lienden"), place.url());
    let words = ["import", "--tenant", "buren", text(&file), "--database-url", &url];
    let writing = Writing::of(place);
    // The first blow falls as soon as it writes, the others later and later.
    for step in 0_u32..4 {
        let mut child = place.brink(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !writing.now() {
            assert!(child.try_wait().unwrap().is_none(), "it ended before anybody saw it write");
        }
        thread::sleep(Duration::from_millis(20) * step);
        child.kill().unwrap();
        child.wait().unwrap();
        let (points, content) = (imported(place), Content::of(place));
        assert!(points == 0 || step > 0 && points == POINTS, "{points} of {POINTS} points at blow {step}");
        let (imports, entries) =
            (content.rows("agenda_import").len(), content.count("audit_entry", "agenda.import"));
        assert_eq!((imports, entries), if points == 0 { (0, 0) } else { (1, 1) });
        if points == POINTS {
            break;
        }
    }
    place.ok(&["import", "--tenant", "buren", text(&file)]);
    assert_eq!(imported(place), POINTS);
}
