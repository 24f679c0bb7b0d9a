// SPDX-License-Identifier: EUPL-1.2
//! `tally`: counts a participatory budget on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    tally::command::run(std::env::args_os(), "tally", tally::command::locale())
}
