// SPDX-License-Identifier: EUPL-1.2
//! The command line in Dutch: the frame around the help, and what is wrong with an order.

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use crate::cli::Cli;

/// Reads the command line. Help and mistakes are printed here, and end the program: with exit
/// code 0 and 2.
pub fn parse() -> Cli {
    let outcome = dutch(Cli::command()).try_get_matches().and_then(|found| Cli::from_arg_matches(&found));
    outcome.unwrap_or_else(|mistake| {
        if !mistake.use_stderr() || mistake.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            mistake.exit();
        }
        eprintln!("brink: {}; kijk bij `brink --help`", explain(&mistake));
        std::process::exit(2);
    })
}

fn dutch(command: Command) -> Command {
    let mut frame = String::from("{about-with-newline}\nGebruik: {usage}\n");
    if command.has_subcommands() {
        frame.push_str("\nOpdrachten:\n{subcommands}\n");
    }
    if command.get_positionals().next().is_some() {
        frame.push_str("\nGegevens:\n{positionals}\n");
    }
    frame.push_str("\nKeuzes:\n{options}{after-help}");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Toon deze uitleg");
    let command = command.disable_help_flag(true).arg(help).help_template(frame).mut_subcommands(dutch);
    if command.get_version().is_none() {
        return command;
    }
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).help("Toon de versie");
    command.disable_version_flag(true).arg(version)
}

/// What is wrong, in a sentence without its end.
fn explain(mistake: &clap::Error) -> String {
    let named = |kind| mistake.get(kind).map(ToString::to_string).unwrap_or_default();
    let word = named(ContextKind::InvalidArg);
    match mistake.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("de opdracht {:?} bestaat niet", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("{word} hoort niet bij deze opdracht"),
        ErrorKind::MissingRequiredArgument => format!("hier ontbreekt nog iets: {}", word.replace('\n', " ")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = named(ContextKind::InvalidValue);
            if value.is_empty() {
                format!("achter {word} hoort nog iets te staan")
            } else {
                format!("{value:?} past niet bij {word}")
            }
        }
        ErrorKind::ArgumentConflict => format!("{word} past niet bij de rest, of staat er twee keer"),
        _ => mistake.to_string().trim().trim_start_matches("error: ").replace('\n', " "),
    }
}
