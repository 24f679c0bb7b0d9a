// SPDX-License-Identifier: EUPL-1.2
//! The machine: room on the disk, and the clock.

use std::path::Path;
use std::process::Command;

use kernel::{Date, Timestamp, Zone};

use super::Findings;
use crate::config::Serve;
use crate::open::World;
use crate::place;

/// Below this, in bytes, writing may stop any day.
const FULL: u64 = 200_000_000;
/// Below this it is time to make room.
const NARROW: u64 = 2_000_000_000;
/// So far the database may seem to be written ahead of the clock, in microseconds.
const APART: i64 = 5_000_000;

pub(super) fn check(found: &mut Findings, args: &Serve, world: &World) {
    let file = place::sqlite_file(&args.database.url);
    let folder = file.map(folder_of);
    if let Some(folder) = folder {
        check_room(found, "van de database", folder);
    }
    check_room(found, "voor tijdelijke bestanden", &std::env::temp_dir());
    check_clock(found, file, world.clock.now());
    check_zone(found, world.clock.now());
}

/// The folder that a file stands in, or will.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn check_room(found: &mut Findings, which: &str, folder: &Path) {
    let room = match rustix::fs::statvfs(folder) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(cause) => {
            return found.wrong(
                "schijf",
                format!("{} is niet te lezen: {}", folder.display(), place::why(&cause.into())),
            );
        }
    };
    let text = format!("de schijf {which} ({}) heeft {} vrij", folder.display(), place::size(room));
    match room {
        0..FULL => found.wrong("schijf", format!("{text}: maak ruimte, anders gaan gegevens niet meer op")),
        FULL..NARROW => found.careful("schijf", format!("{text}: dat is weinig")),
        _ => found.good("schijf", text),
    }
}

/// Promised dates and log-in codes go by the clock. What a machine alone can know about its own is
/// whether something keeps it right, and whether it went back.
fn check_clock(found: &mut Findings, database: Option<&Path>, now: Timestamp) {
    let known = Date::new(2026, 1, 1).map(|date| Zone::amsterdam().start_of_day(date));
    if known.is_ok_and(|known| now < known) {
        return found.wrong("klok", format!("staat op {now}; zet hem gelijk, bijvoorbeeld met chrony"));
    }
    let written = database.and_then(|file| std::fs::metadata(file).ok()).and_then(|facts| time_of(&facts));
    if written.is_some_and(|written| written.micros() > now.micros() + APART) {
        return found
            .wrong("klok", "loopt achter: de database is in de toekomst geschreven; zet de klok gelijk");
    }
    match synchronized() {
        Some(true) => found.good("klok", format!("het is {now}, gelijk met een tijdserver")),
        Some(false) => found.careful(
            "klok",
            format!("het is {now}, maar niets zet de klok gelijk; zet systemd-timesyncd of chrony aan"),
        ),
        None => found.careful("klok", format!("het is {now}; of dat klopt, is hier niet na te gaan")),
    }
}

/// Whether the kernel's clock follows a time server, whichever program does that; `None` without systemd.
fn synchronized() -> Option<bool> {
    let told = Command::new("timedatectl").args(["show", "--property=NTPSynchronized", "--value"]).output();
    match String::from_utf8(told.ok()?.stdout).ok()?.trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn time_of(facts: &std::fs::Metadata) -> Option<Timestamp> {
    let since = facts.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_micros()).ok().map(Timestamp::from_micros)
}

/// In the Netherlands the day begins one or two hours before that of UTC.
fn check_zone(found: &mut Findings, now: Timestamp) {
    match Zone::named("Europe/Amsterdam") {
        Ok(zone) if zone.start_of_day(now.date_in(&zone)) <= now => {
            found.good(
                "tijdzone",
                format!("in Nederland is het {}", now.format_long(kernel::Locale::Nl, &zone)),
            );
        }
        _ => found.wrong("tijdzone", "de tijdzone van Nederland is onbekend: deze brink is verkeerd gebouwd"),
    }
}
