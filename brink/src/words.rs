// SPDX-License-Identifier: EUPL-1.2
//! The command line in Dutch: the frame around the help, and what is wrong with an order.

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use crate::cli::Cli;

/// Reads the command line. Help and mistakes are printed here, and end the program: with exit
/// code 0 and 2.
pub fn parse() -> Cli {
    let outcome =
        dutch(Cli::command(), "brink").try_get_matches().and_then(|found| Cli::from_arg_matches(&found));
    outcome.unwrap_or_else(|mistake| {
        if !mistake.use_stderr() || mistake.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            mistake.exit();
        }
        eprintln!("brink: {}; kijk bij `brink --help`", explain(&mistake));
        std::process::exit(2);
    })
}

/// What stands behind an option, by the name that clap makes of the field.
const VALUES: &[(&str, &str)] = &[
    ("BASE_HOST", "NAAM"),
    ("DATABASE", "DATABASE"),
    ("EMAIL", "ADRES"),
    ("HOSTS", "ADRES"),
    ("LABEL", "FUNCTIE"),
    ("LISTEN", "ADRES"),
    ("MAIL_FOLDER", "MAP"),
    ("MAIL_FROM", "AFZENDER"),
    ("NAME", "NAAM"),
    ("PAGE_CACHE_MB", "MEGABYTES"),
    ("PORT", "POORT"),
    ("ROLE", "TAAK"),
    ("SMTP_HOST", "SERVER"),
    ("SMTP_PASSWORD", "WACHTWOORD"),
    ("SMTP_PORT", "POORT"),
    ("SMTP_USER", "GEBRUIKER"),
    ("TENANT", "GEMEENTE"),
    ("URL", "DATABASE"),
];

fn dutch(command: Command, path: &str) -> Command {
    if path == "brink tally" {
        // It has words of its own.
        return command;
    }
    let command = command.mut_args(explained);
    let usage = usage(&command, path);
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.iter().fold(command.override_usage(usage), |command, name| {
        command.mut_subcommand(name, |sub| dutch(sub, &format!("{path} {name}")))
    });
    framed(command)
}

/// What clap says of an option in English, in Dutch behind its explanation.
fn explained(arg: Arg) -> Arg {
    let mut more = Vec::new();
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if arg.get_action().takes_values() && !default.is_empty() {
        more.push(format!("standaard: {}", default.join(" ")));
    }
    if let Some(name) = arg.get_env() {
        more.push(format!("of stel {} in", name.to_string_lossy()));
    }
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let help = if more.is_empty() { help } else { format!("{help} ({})", more.join("; ")) };
    let english = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let value = VALUES.iter().find(|(name, _)| english.as_deref() == Some(*name)).map(|(_, dutch)| *dutch);
    let arg = arg.help(help).hide_env(true);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    match value {
        Some(dutch) => arg.value_name(dutch),
        None => arg,
    }
}

/// `brink export [KEUZES] --tenant <GEMEENTE> <BESTAND>`.
fn usage(command: &Command, path: &str) -> String {
    let mut words = format!("{path} [KEUZES]");
    let needed = |arg: &&Arg| arg.is_required_set();
    for arg in command.get_opts().filter(needed).chain(command.get_positionals().filter(needed)) {
        if let Some(long) = arg.get_long() {
            words.push_str(&format!(" --{long}"));
        }
        for name in arg.get_value_names().unwrap_or_default() {
            words.push_str(&format!(" <{name}>"));
        }
    }
    if command.has_subcommands() {
        words.push_str(" <OPDRACHT>");
    }
    words
}

fn framed(command: Command) -> Command {
    let mut frame = String::from("{about-with-newline}\nGebruik: {usage}\n");
    if command.has_subcommands() {
        frame.push_str("\nOpdrachten:\n{subcommands}\n");
    }
    if command.get_positionals().next().is_some() {
        frame.push_str("\nGegevens:\n{positionals}\n");
    }
    frame.push_str("\nKeuzes:\n{options}{after-help}");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Toon deze uitleg");
    let command = command.disable_help_flag(true).arg(help).help_template(frame).term_width(0);
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
        ErrorKind::TooManyValues => format!("achter {word} hoort niets te staan"),
        ErrorKind::InvalidUtf8 => "er staan tekens in die geen tekst zijn".to_owned(),
        _ => "de opdracht klopt niet".to_owned(),
    }
}
