// SPDX-License-Identifier: EUPL-1.2
//! Files that are wrong, or that cannot be written.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::{ASSEN, Said, file, say, tally};

#[test]
fn a_wrong_order_is_told_with_its_line() {
    let refuses = |name: &str, text: &[u8], english: &str, dutch: &str| {
        let path = file("wrong-order", name, "");
        fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap();
        let words = [ASSEN, "--tie-breaking", path];
        say(&words).refuses(1, &format!("{path}: {english}"));
        let dutch = format!("{path}: {dutch}");
        say(&[&words[..], &["--language", "nl"]].concat()).refuses(1, &dutch);
    };
    let all = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n";
    refuses(
        "unknown",
        b"\xef\xbb\xbf1\n\n2, 3\n",
        "line 3: there is no project 2, 3; write one id on each line",
        "regel 3: er is geen project 2, 3; schrijf op elke regel één id",
    );
    refuses(
        "twice",
        format!("{all}14\n\n3\n").as_bytes(),
        "line 16: project 3 is there twice, on line 3 too",
        "regel 16: project 3 staat er twee keer, ook op regel 3",
    );
    refuses(
        "missing",
        all.as_bytes(),
        "project 14 is missing; name every project once",
        "project 14 ontbreekt; noem elk project één keer",
    );
    refuses(
        "empty",
        b"\n",
        "project 3 and 13 more are missing; name every project once",
        "project 3 en nog 13 ontbreken; noem elk project één keer",
    );
    refuses("latin", b"1\n\xe9\n", "line 2: this is not UTF-8", "regel 2: dit is geen UTF-8");
}

#[test]
fn no_file_is_written_over_another() {
    let assen = format!("{}/tests/pabulib/{ASSEN}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(assen).unwrap();
    let election = file("apart", "a.pb", &text);
    let order = file("apart", "order.txt", "1\n");
    let (folder, name) = (election.parent().unwrap().to_str().unwrap(), election.to_str().unwrap());
    let read =
        |path: &str| format!("{path} is read already; choose another name to write to; see `tally --help`");
    // The same files by other names.
    let again = format!("{folder}/./a.pb");
    say(&[name, "--chart", &again]).refuses(2, &read(&again));
    say(&[name, "--certificate", &again]).refuses(2, &read(&again));
    let again = format!("{folder}/../apart/order.txt");
    say(&[name, "--tie-breaking", order.to_str().unwrap(), "--chart", &again]).refuses(2, &read(&again));
    let (new, again) = (format!("{folder}/new"), format!("{folder}/./new"));
    let twice = format!(
        "{again} is er al voor iets anders; kies voor elk bestand een andere naam; kijk bij `tally --help`"
    );
    say(&[name, "--certificate", &new, "--chart", &again, "--language", "nl"]).refuses(2, &twice);
    assert_eq!(fs::read_to_string(&election).unwrap(), text);
    assert_eq!(fs::read_to_string(&order).unwrap(), "1\n");
    assert!(!Path::new(&new).exists());
}

#[test]
fn what_cannot_be_written_is_told_before_counting() {
    let protected = file("protected", "a.svg", "before");
    let mut rights = fs::metadata(&protected).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&protected, rights).unwrap();
    let name = protected.to_str().unwrap();
    // The election does not exist: nobody looked for it yet.
    say(&["none.pb", "--chart", name]).refuses(1, &format!("{name} cannot be written: that is not allowed"));
    assert_eq!(fs::read_to_string(&protected).unwrap(), "before");
    #[expect(clippy::permissions_set_readonly_false, reason = "only in the folder of this test")]
    let writable = |path: &Path| {
        let mut rights = fs::metadata(path).unwrap().permissions();
        rights.set_readonly(false);
        fs::set_permissions(path, rights).unwrap();
    };
    writable(&protected);
    say(&["none.pb", "--chart", "."]).refuses(1, ". cannot be written: it is a folder");
}

/// When the disk is full there is no half a file, and what was there before still is.
#[test]
#[cfg(target_os = "linux")]
fn half_a_file_is_not_left_behind() {
    let before = file("half", "a.svg", "before");
    let folder = before.parent().unwrap();
    let new = folder.join("new.svg");
    fs::remove_file(&new).ok();
    for path in [&before, &new] {
        let program = tally(&[ASSEN, "--chart", path.to_str().unwrap()]);
        // No file may become longer than one block, and the program is told so instead of ended.
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]);
        shell.arg(program.get_program()).args(program.get_args()).stdin(Stdio::null());
        shell.current_dir(program.get_current_dir().unwrap());
        let path = path.display();
        Said::of(shell.output().unwrap())
            .refuses(1, &format!("{path} cannot be written: it grows too large"));
    }
    assert_eq!(fs::read_to_string(&before).unwrap(), "before");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
    let full = "/dev/full is niet te schrijven: de schijf is vol";
    say(&[ASSEN, "--chart", "/dev/full", "--language", "nl"]).refuses(1, full);
    let mut program = tally(&[ASSEN]);
    let device = fs::File::create("/dev/full").unwrap();
    let said = Said::of(program.stdout(device).stderr(Stdio::piped()).output().unwrap());
    said.refuses(1, "the outcome cannot be written: the disk is full");
}

#[test]
fn a_seal_can_stand_on_paper() {
    let path = file("seal", "a.json", "");
    let path = path.to_str().unwrap();
    let said = say(&[ASSEN, "--certificate", path]);
    let proof: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let seal = proof["seal"].as_str().unwrap().as_bytes().chunks(8).map(str::from_utf8);
    let seal = seal.collect::<Result<Vec<_>, _>>().unwrap().join(" ");
    let line = format!("\nSeal of the certificate:\n  {seal}\n");
    assert!(said.out.ends_with(&line), "{said:?}");
    assert!(say(&["verify", ASSEN, path]).out.ends_with(&line));
    for words in [&["verify", ASSEN, path, "--json"][..], &[ASSEN, "--certificate", path, "--json"]] {
        assert_eq!(say(words).json()["seal"], proof["seal"]);
    }
}
