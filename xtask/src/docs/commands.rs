// SPDX-License-Identifier: EUPL-1.2
//! The commands that documents tell people to type.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::Result;
use clap::CommandFactory;

use super::markdown::{Part, parts};
use crate::cli::Cli;
use crate::finding::Finding;
use crate::tree::{SourceFile, Tree};
use crate::{demo, process};

/// A command in a document: where, and the words after the program's name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    path: String,
    line: usize,
    program: Program,
    words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Program {
    Xtask,
    Brink,
}

/// The commands in the code of a document.
pub fn named(file: &SourceFile) -> Vec<Named> {
    let mut found = Vec::new();
    for (line, part) in parts(&file.text) {
        let code = match part {
            Part::Code(code) | Part::Fenced(_, code) => code,
            Part::Prose(_) | Part::Heading(_) => continue,
        };
        for command in code.split("&&").flat_map(|part| part.split(['|', ';'])) {
            if let Some((program, words)) = understand(command) {
                found.push(Named { path: file.path.clone(), line, program, words });
            }
        }
    }
    found
}

/// The program and the subcommands that follow it, if the line starts one of ours.
fn understand(command: &str) -> Option<(Program, Vec<String>)> {
    let mut words = command.split_whitespace().skip_while(|word| {
        ["$", "#", "sudo", "exec", "time"].contains(word)
            || (word.contains('=') && !word.starts_with("ExecStart"))
    });
    let first = words.next()?;
    let first = first.strip_prefix("ExecStart=").unwrap_or(first);
    let program = match first.rsplit('/').next()? {
        "brink" => Program::Brink,
        "cargo" if words.next()? == "xtask" => Program::Xtask,
        "-u" => {
            return words.next().and_then(|_| understand(&words.collect::<Vec<_>>().join(" ")));
        }
        _ => return None,
    };
    let is_name = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '|')
    };
    let names: Vec<String> = words.take_while(is_name).map(str::to_owned).collect();
    (!names.is_empty()).then_some((program, names))
}

/// Refuses commands that the programs do not offer.
pub fn check(tree: &Tree, named: &BTreeSet<Named>) -> Result<Vec<Finding>> {
    let xtask: BTreeSet<String> =
        Cli::command().get_subcommands().map(|task| task.get_name().to_owned()).collect();
    let mut help = Help { tree, built: false, pages: BTreeMap::new() };
    let mut findings = Vec::new();
    for command in named {
        let problem = match command.program {
            Program::Xtask => unknown("cargo xtask", &command.words[0], &xtask),
            Program::Brink => help.judge(&command.words)?,
        };
        findings.extend(problem.map(|problem| Finding::new(&command.path, command.line, problem)));
    }
    Ok(findings)
}

fn unknown(program: &str, word: &str, offered: &BTreeSet<String>) -> Option<String> {
    let known = word.split('|').all(|word| word == "help" || offered.contains(word));
    (!known).then(|| format!("`{program} {word}`: there is no such command"))
}

/// The help texts of the built binary, asked once each.
struct Help<'a> {
    tree: &'a Tree,
    built: bool,
    pages: BTreeMap<String, BTreeSet<String>>,
}

impl Help<'_> {
    fn judge(&mut self, words: &[String]) -> Result<Option<String>> {
        let top = self.commands("")?;
        let problem = unknown("brink", &words[0], &top);
        let Some(second) = words.get(1).filter(|_| problem.is_none() && !words[0].contains('|')) else {
            return Ok(problem);
        };
        let below = self.commands(&words[0])?;
        // A command without commands of its own takes plain words.
        Ok(if below.is_empty() { None } else { unknown(&format!("brink {}", words[0]), second, &below) })
    }

    fn commands(&mut self, command: &str) -> Result<BTreeSet<String>> {
        if let Some(page) = self.pages.get(command) {
            return Ok(page.clone());
        }
        if !self.built {
            demo::build(self.tree, false)?;
            self.built = true;
        }
        let mut brink = Command::new(self.tree.brink(false));
        brink.args(Some(command).filter(|command| !command.is_empty())).arg("--help");
        let listed = listed(&process::read(&mut brink)?);
        self.pages.insert(command.to_owned(), listed.clone());
        Ok(listed)
    }
}

/// The names under the heading of commands in a help text, Dutch or English.
fn listed(help: &str) -> BTreeSet<String> {
    let is_heading = |line: &&str| ["Commands:", "Opdrachten:", "Commando's:"].contains(&line.trim());
    let after = help.lines().skip_while(|line| !is_heading(line)).skip(1);
    let block = after.take_while(|line| line.is_empty() || line.starts_with(' '));
    let entries = block.filter(|line| line.len() - line.trim_start().len() <= 4);
    entries.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &str) -> Option<(Program, Vec<String>)> {
        understand(command)
    }

    fn expected(program: Program, names: &[&str]) -> Option<(Program, Vec<String>)> {
        Some((program, names.iter().map(|name| (*name).to_owned()).collect()))
    }

    #[test]
    fn commands_are_recognised() {
        assert_eq!(words("cargo xtask demo --port 9000"), expected(Program::Xtask, &["demo"]));
        assert_eq!(
            words("$ sudo -u brink /usr/bin/brink tenant add"),
            expected(Program::Brink, &["tenant", "add"])
        );
        assert_eq!(words("ExecStart=/usr/bin/brink serve"), expected(Program::Brink, &["serve"]));
        assert_eq!(words("A=1 brink backup FILE"), expected(Program::Brink, &["backup"]));
        assert_eq!(words("systemctl restart brink nginx"), None);
        assert_eq!(words("brink --help"), None);
        assert_eq!(words("brink/src/main.rs"), None);
    }

    #[test]
    fn commands_are_found_in_code_only() {
        let text = "Brink serve. `brink serve`\n```sh\ncargo xtask test && brink doctor\n```\n";
        let file = SourceFile { path: "README.md".into(), text: text.into() };
        assert_eq!(named(&file).len(), 3);
    }

    #[test]
    fn refuses_a_command_that_is_not_offered() {
        let offered = listed(
            "Doet iets\n\nCommands:\n  serve   Start\n          verder\n  tenant  Beheer\n\nOptions:\n  -h\n",
        );
        assert_eq!(offered, BTreeSet::from(["serve".to_owned(), "tenant".to_owned()]));
        assert_eq!(unknown("brink", "serv", &offered).unwrap(), "`brink serv`: there is no such command");
        assert_eq!(unknown("brink", "serve", &offered), None);
        assert_eq!(unknown("brink", "serve|tenant", &offered), None);
        assert!(unknown("brink", "serve|stop", &offered).is_some());
    }
}
