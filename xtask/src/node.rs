// SPDX-License-Identifier: EUPL-1.2
//! Front-end packages: `npm ci`, only when the lock file changed.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::tree::Tree;

/// The oldest Node that the front end and the journeys run on.
const OLDEST: (u32, u32) = (20, 11);

/// Refuses a Node that is missing or too old.
pub fn check() -> Result<()> {
    let found = process::read(Command::new("node").arg("--version"))
        .context("`node` is missing: install Node 20.11 or newer, with npm")?;
    if version(&found).is_none_or(|version| version < OLDEST) {
        bail!("this is Node {}: install Node 20.11 or newer, with npm", found.trim());
    }
    Ok(())
}

/// `(20, 11)` of `v20.11.1`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// Installs exactly what `folder/package-lock.json` names, unless that was done already.
pub fn install(tree: &Tree, folder: &str, flags: &[&str]) -> Result<()> {
    let home = tree.join(folder);
    let lock = fs::read(home.join("package-lock.json"))
        .with_context(|| format!("{folder}/package-lock.json is missing"))?;
    let wanted = fingerprint([("package-lock.json", lock.as_slice())]);
    let mark = home.join("node_modules/.brink-installed");
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    npm(&home, &[&["ci", "--no-audit", "--no-fund"], flags].concat())?;
    fs::write(mark, wanted).with_context(|| format!("cannot write in {folder}/node_modules"))
}

/// Runs npm in a folder.
pub fn npm(home: &Path, arguments: &[&str]) -> Result<()> {
    process::run(Command::new("npm").args(arguments).current_dir(home))
}

/// Runs node in a folder.
pub fn node(home: &Path, arguments: &[&str]) -> Result<()> {
    if !home.is_dir() {
        bail!("the folder {} is missing", home.display());
    }
    process::run(Command::new("node").args(arguments).current_dir(home))
}

/// A short text that changes when any of these named contents does (FNV-1a, 64 bits).
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut feed = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        hash = hash.wrapping_mul(0x0100_0000_01b3);
    };
    for (name, contents) in parts {
        feed(name.as_bytes());
        feed(&contents.len().to_le_bytes());
        feed(contents);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(version("v20.11.1\n"), Some((20, 11)));
        assert!(version("v18.19.0").unwrap() < OLDEST && version("v22.1.0").unwrap() > OLDEST);
        assert_eq!(version("node"), None);
    }

    #[test]
    fn the_fingerprint_sees_names_contents_and_order() {
        let of = |parts: &[(&'static str, &'static [u8])]| fingerprint(parts.iter().copied());
        let base = of(&[("a", b"1"), ("b", b"2")]);
        assert_eq!(base, of(&[("a", b"1"), ("b", b"2")]));
        assert_ne!(base, of(&[("a", b"1"), ("b", b"3")]));
        assert_ne!(base, of(&[("a", b"1"), ("c", b"2")]));
        assert_ne!(base, of(&[("b", b"2"), ("a", b"1")]));
    }
}
