// SPDX-License-Identifier: EUPL-1.2
//! The programs that the tests need, and the Debian packages that bring them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::steps::Outcome;
use crate::{node, process};

struct Need {
    package: &'static str,
    only_full: bool,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need { package: "build-essential", only_full: false, present: has_compiler },
    Need { package: "g++", only_full: true, present: || process::which("c++").is_some() },
    Need { package: "hunspell", only_full: false, present: || process::which("hunspell").is_some() },
    Need { package: "hunspell-nl", only_full: false, present: has_dutch },
    Need { package: "chromium", only_full: true, present: || chromium().is_some() },
    Need { package: "postgresql", only_full: true, present: || postgres_binaries().is_some() },
];

/// Checks for everything; as root installs what is missing, else says exactly what that is.
pub fn ensure(fast: bool) -> Result<Outcome> {
    node::check()?;
    for tool in ["npm", "git"] {
        if process::which(tool).is_none() {
            bail!("`{tool}` is missing: install Node 20.11 or newer (with npm) and git first");
        }
    }
    let missing = missing(fast);
    if missing.is_empty() {
        return Ok(Outcome::Done("all present".into()));
    }
    if !process::is_root() || process::which("apt-get").is_none() {
        bail!("{}", advice(&missing));
    }
    install(&missing)?;
    let still = self::missing(fast);
    if !still.is_empty() {
        bail!("installed, yet still not found: {}", still.join(" "));
    }
    Ok(Outcome::Done(format!("installed {}", missing.join(" "))))
}

/// The same for `cargo xtask bench`, which needs little of it.
pub fn ensure_bench() -> Result<()> {
    if process::which("wrk").is_none() && process::is_root() && process::which("apt-get").is_some() {
        install(&["wrk"])?;
    }
    if process::which("wrk").is_none() || postgres_binaries().is_none() {
        bail!("install Debian's packages `wrk` and `postgresql` first");
    }
    Ok(())
}

/// The browser: `CHROMIUM`, or Debian's.
pub fn chromium() -> Option<PathBuf> {
    match std::env::var_os("CHROMIUM") {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => Some(PathBuf::from("/usr/bin/chromium"))
            .filter(|path| path.is_file())
            .or_else(|| process::which("chromium")),
    }
}

/// The folder with `initdb` and `postgres`: the newest that Debian installed, or on `PATH`.
pub fn postgres_binaries() -> Option<PathBuf> {
    let complete = |folder: &Path| {
        ["initdb", "postgres", "pg_isready", "createdb"].iter().all(|name| folder.join(name).is_file())
    };
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_string_lossy().parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, folder)| folder).find(|folder| complete(folder));
    debian
        .or_else(|| Some(process::which("initdb")?.parent()?.to_path_buf()).filter(|folder| complete(folder)))
}

fn has_compiler() -> bool {
    process::which("cc").is_some() && process::which("make").is_some()
}

fn has_dutch() -> bool {
    Path::new("/usr/share/hunspell/nl_NL.aff").exists()
        || Path::new("/usr/share/myspell/dicts/nl_NL.aff").exists()
}

fn missing(fast: bool) -> Vec<&'static str> {
    let wanted = NEEDS.iter().filter(|need| !(fast && need.only_full));
    wanted.filter(|need| !(need.present)()).map(|need| need.package).collect()
}

fn install(packages: &[&str]) -> Result<()> {
    process::run(Command::new("apt-get").args(["update", "--quiet"]))?;
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages);
    process::run(&mut apt)
}

fn advice(missing: &[&str]) -> String {
    let list = missing.join(" ");
    format!(
        "these Debian packages are missing: {list}\ninstall them with: sudo apt-get update && sudo apt-get install {list}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_names_exactly_what_is_missing() {
        let text = advice(&["hunspell", "chromium"]);
        assert!(text.contains("are missing: hunspell chromium\n"), "{text}");
        assert!(text.ends_with("apt-get install hunspell chromium"), "{text}");
    }

    #[test]
    fn fast_needs_no_browser_and_no_database_server() {
        let fast: Vec<_> = NEEDS.iter().filter(|need| !need.only_full).map(|need| need.package).collect();
        assert_eq!(fast, ["build-essential", "hunspell", "hunspell-nl"]);
    }
}
