// SPDX-License-Identifier: EUPL-1.2
//! The frame around the help in both languages, and what is wrong with an order in one sentence.

use std::ffi::OsString;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::dutch;
use crate::language::Language;

/// The command with its help in this language, for a program that people start as `program`.
pub fn framed(command: Command, program: &str, language: Language) -> Command {
    let version = language.pick("Toon de versie", "Show the version");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help(version);
    let command = command.disable_version_flag(true).disable_help_subcommand(true).arg(version);
    let names = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect::<Vec<_>>();
    let (command, mut usages) = explained(command, program, language);
    let mut command = command;
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            let (sub, usage) = explained(sub, &format!("{program} {name}"), language);
            usages.push_str(&format!("\n{}{usage}", " ".repeat(heading(language).len() + 2)));
            sub.override_usage(usage)
        });
    }
    command.override_usage(usages).subcommand_help_heading(language.pick("Opdrachten", "Commands"))
}

fn heading(language: Language) -> &'static str {
    language.pick("Gebruik", "Usage")
}

/// One command with its words, and how to type it.
fn explained(command: Command, path: &str, language: Language) -> (Command, String) {
    let help = language.pick("Toon deze uitleg", "Show this help");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help);
    let command = command.disable_help_flag(true).arg(help);
    let command = match language {
        Language::Dutch => dutch::worded(command),
        Language::English => command,
    };
    let command = command.mut_args(|arg| detailed(arg, language));
    let usage = usage(&command, path, language);
    let heading = heading(language);
    let frame = format!("{{about-with-newline}}\n{heading}: {{usage}}\n\n{{all-args}}{{after-help}}");
    let codes = language.pick(dutch::EXIT_CODES, EXIT_CODES);
    // Lines are not broken: whether clap could do that depends on who else uses it.
    (command.help_template(frame).after_help(codes).term_width(0), usage)
}

const EXIT_CODES: &str = "How it ends (exit code): 0 done, 1 not done and the last line tells why, \
                          2 the order itself is wrong.";

/// Puts the default behind the explanation and the option under its heading.
fn detailed(arg: Arg, language: Language) -> Arg {
    let takes_values = arg.get_action().takes_values();
    let default = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let default = default.collect::<Vec<_>>().join(" ");
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    if takes_values && !default.is_empty() {
        let word = language.pick("standaard", "default");
        help = format!("{help} ({word}: {default})");
    }
    let heading = match (arg.is_positional(), arg.get_help_heading()) {
        (true, _) => language.pick("Gegevens", "Arguments"),
        (false, Some("Rule")) => language.pick("Regel", "Rule"),
        (false, Some("Limits")) => language.pick("Grenzen", "Limits"),
        (false, _) => language.pick("Uitvoer", "Output"),
    };
    let arg = arg.help(help).help_heading(heading);
    if takes_values { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
}

/// `tally [OPTIONS] <FILE>`.
fn usage(command: &Command, program: &str, language: Language) -> String {
    let mut words = format!("{program} [{}]", language.pick("KEUZES", "OPTIONS"));
    for arg in command.get_positionals() {
        for name in arg.get_value_names().unwrap_or_default() {
            words.push_str(&format!(" <{name}>"));
        }
    }
    words
}

/// The same words with the command before the options of its form, where people may put them:
/// `--language nl verify FILE` is `verify --language nl FILE`.
pub fn what_first(mut words: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while let Some(word) = words.get(at).and_then(|word| word.to_str()) {
        match word {
            "--language" => at += 2,
            word if word == "--json" || word.starts_with("--language=") => at += 1,
            "verify" => {
                words[1..=at].rotate_right(1);
                break;
            }
            _ => break,
        }
    }
    words
}

/// What does fit an option whose values cannot be listed.
fn hint(option: &str, language: Language) -> Option<&'static str> {
    let (option, _) = option.split_once(' ')?;
    Some(match option {
        "--step" => language.pick("een bedrag, zoals 0,5", "an amount, such as 0.5"),
        "--min-choices" | "--max-choices" => language.pick("een heel getal", "a whole number"),
        "--smallest" => language.pick("een heel getal vanaf 1", "a whole number from 1 up"),
        "--min-support" => {
            language.pick("zoals 50, 50-points of third-of-cost", "such as 50, 50-points or third-of-cost")
        }
        "--exclusive" => language
            .pick("twee verschillende id's of meer, zoals 3,9", "two different ids or more, such as 3,9"),
        "--minimum" => language.pick(
            "zoals category:groen=5000 of place:Zuid=5000",
            "such as category:green=5000 or place:South=5000",
        ),
        "--compare" => language.pick(
            "een regel, of een regel met zijn aanvulling, zoals equal-shares/add1",
            "a rule, or a rule with its completion, such as equal-shares/add1",
        ),
        _ => return None,
    })
}

/// What is wrong with an order, as a sentence without its end. Who asked for a language that there
/// is not, hears both.
pub fn mistake(mistake: &clap::Error, language: Language) -> String {
    let about = mistake.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
    if about.starts_with("--language") {
        return format!("{} / {}", told(mistake, Language::Dutch), told(mistake, Language::English));
    }
    told(mistake, language)
}

fn told(mistake: &clap::Error, language: Language) -> String {
    let named = |kind| mistake.get(kind).map(ToString::to_string).unwrap_or_default();
    let (word, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    match mistake.kind() {
        ErrorKind::UnknownArgument => language.pick(
            format!("{word} hoort niet bij deze opdracht"),
            format!("{word} is not part of this order"),
        ),
        ErrorKind::MissingRequiredArgument => {
            let word = word.replace('\n', " ");
            language.pick(format!("hier ontbreekt nog iets: {word}"), format!("something is missing: {word}"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => language.pick(
            format!("achter {word} hoort nog iets te staan"),
            format!("something must stand behind {word}"),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = match mistake.get(ContextKind::ValidValue) {
                Some(known) => format!(" ({known})"),
                None => hint(&word, language).map_or_else(String::new, |hint| format!(" ({hint})")),
            };
            language.pick(
                format!("{value:?} past niet bij {word}{known}"),
                format!("{value:?} does not fit {word}{known}"),
            )
        }
        // Behind the file comes nothing but options; clap tells not which word it met.
        ErrorKind::ArgumentConflict if word.is_empty() => language.say(
            "er staat een woord te veel: er is één bestand",
            "there is a word too many: there is one file",
        ),
        ErrorKind::ArgumentConflict if word == named(ContextKind::PriorArg) => {
            language.pick(format!("{word} staat er twee keer"), format!("{word} is there twice"))
        }
        ErrorKind::ArgumentConflict => {
            language.pick(format!("{word} past niet bij de rest"), format!("{word} does not fit the rest"))
        }
        ErrorKind::TooManyValues => language
            .pick(format!("achter {word} hoort niets te staan"), format!("nothing may stand behind {word}")),
        ErrorKind::InvalidUtf8 => {
            language.say("er staan tekens in die geen tekst zijn", "some signs are no text")
        }
        _ => language.say("de opdracht klopt niet", "the order is wrong"),
    }
}
