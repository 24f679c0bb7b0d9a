// SPDX-License-Identifier: EUPL-1.2
//! Embeds what `cargo xtask assets` made. Without it the program builds too, for quick checks of
//! the Rust code; `brink serve` then says that the pages have no style.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[allow(clippy::disallowed_methods, reason = "Cargo tells build scripts where to write by environment")]
fn main() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/dist");
    println!("cargo:rerun-if-changed={}", dist.display());
    let mut table = String::from("pub(super) static FILES: &[(&str, &[u8])] = &[\n");
    let mut names: Vec<_> = fs::read_dir(&dist)
        .map(|entries| entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect())
        .unwrap_or_default();
    names.sort();
    for path in names {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let path = path.canonicalize().unwrap_or(path.clone());
        let _ = writeln!(table, "({name:?}, include_bytes!({path:?})),");
    }
    table.push_str("];\n");
    let out = env::var("OUT_DIR").unwrap_or_default();
    let written = fs::write(Path::new(&out).join("assets.rs"), table);
    assert!(written.is_ok(), "cannot write the table of assets");
}
