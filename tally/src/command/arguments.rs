// SPDX-License-Identifier: EUPL-1.2
//! What can be asked on the command line. The explanations here are the English ones; those in
//! Dutch stand in [`super::dutch`].

use std::path::{Path, PathBuf};

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use rust_decimal::Decimal;

use crate::Privacy;
use crate::settings::{Minimum, Misfit, Part, Rule, Support, Utility};

/// Counts a participatory budget from a Pabulib file, exactly
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub what: Option<What>,
    #[command(flatten)]
    pub count: Count,
}

/// How to count, what to show and what to write.
#[derive(Args, Debug)]
pub struct Count {
    /// The election, a Pabulib file (.pb); - reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub rule: RuleChoices,
    #[command(flatten)]
    pub limits: LimitChoices,
    #[command(flatten)]
    pub output: OutputChoices,
}

/// Who wins.
#[derive(Args, Debug)]
#[command(next_help_heading = "Rule")]
pub struct RuleChoices {
    /// Who wins: greedy, equal-shares, phragmen, exact-equal-shares or bounded-overspending
    #[arg(long, default_value = "equal-shares", value_name = "RULE", value_parser = rules())]
    pub rule: Rule,
    /// What a project is worth to who chose it: cardinality, cost, points or borda (default: cost), or for greedy score (most points first, whatever they cost); phragmen has none
    #[arg(long, value_name = "UTILITY", value_parser = utilities())]
    pub utility: Option<Utility>,
    /// What happens with money that is left: none, add1, add1u, greedy or add-opt
    #[arg(long, default_value = "none", value_name = "COMPLETION", value_parser = completions())]
    pub completion: String,
    /// How much each share grows in a step of add1 or add1u, in units of the currency
    #[arg(long, value_name = "AMOUNT", value_parser = amount, allow_hyphen_values = true)]
    pub step: Option<Decimal>,
    /// Let shares of add1 and add1u grow on when nothing fits any more, until the next step overspends
    #[arg(long)]
    pub no_exhaustive_stop: bool,
    /// Keep the outcome of greedy when more voters like that better
    #[arg(long)]
    pub comparison_step: bool,
    /// Which of equal projects goes first: id, cheaper, or a file with one id a line
    #[arg(long, default_value = "id", value_name = "ORDER")]
    pub tie_breaking: String,
    /// The published words from which --tie-breaking cheaper draws its lot
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub seed: Option<String>,
    /// What greedy does with a project that no longer fits: skip or stop
    #[arg(long, value_name = "MISFIT", value_parser = misfits())]
    pub misfit: Option<Misfit>,
}

/// What a municipality sets besides.
#[derive(Args, Debug)]
#[command(next_help_heading = "Limits")]
pub struct LimitChoices {
    /// Ballots with fewer choices count as blank
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub min_choices: Option<u32>,
    /// Ballots with more choices count as blank
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub max_choices: Option<u32>,
    /// Projects with less take no part: votes (50), points (50-points) or third-of-cost
    #[arg(long, value_name = "SUPPORT", value_parser = support, allow_negative_numbers = true)]
    pub min_support: Option<Support>,
    /// At most one of these projects wins, ids with commas between; may be repeated
    #[arg(long, value_name = "ID,ID", value_parser = exclusive)]
    pub exclusive: Vec<Ids>,
    /// Greedy spends at least so much on a category (or place:NAME) first; may be repeated
    #[arg(long, value_name = "category:NAME=AMOUNT", value_parser = minimum)]
    pub minimum: Vec<Minimum>,
}

/// What to show and to write.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub struct OutputChoices {
    /// Tell why each project won or lost, with --smallest to hide choices from those who know some of the ballots, not from those who know nearly all (docs/tally/rules.md, "Who learns what from an explanation"); exact-equal-shares and bounded-overspending have no explanation
    #[arg(long)]
    pub explain: bool,
    /// Tell no smaller group of people apart; 1 tells everything, for ballots that anybody may see; above a tenth of the voters, and at least 2, only what follows from votes, costs and the outcome with its share
    #[arg(long, value_name = "PEOPLE", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..), allow_negative_numbers = true)]
    pub smallest: u64,
    /// Search further for what would have made each other project win; counts up to 200 times for each
    #[arg(long)]
    pub what_if: bool,
    /// Put the figures of another rule beside it, such as greedy, greedy/score (most points first) or equal-shares/add1; may be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = other)]
    pub compare: Vec<Other>,
    /// The column of VOTES by which the figures of --compare keep voters apart
    #[arg(long, value_name = "COLUMN", value_parser = NonEmptyStringValueParser::new())]
    pub by: Option<String>,
    /// Write a certificate to this file (what stands there is replaced), by which anybody can check the outcome; exact-equal-shares, bounded-overspending and minima have none
    #[arg(long, value_name = "FILE.json")]
    pub certificate: Option<PathBuf>,
    /// Write a bar chart of the outcome to this file (what stands there is replaced)
    #[arg(long, value_name = "FILE.svg")]
    pub chart: Option<PathBuf>,
    /// Write the election to this file (what stands there is replaced) without anything about voters but what they chose, in an order that tells nothing, so that anybody can count again
    #[arg(long, value_name = "FILE.pb")]
    pub ballots: Option<PathBuf>,
    #[command(flatten)]
    pub form: Form,
}

impl OutputChoices {
    /// How much is told.
    pub fn privacy(&self) -> Privacy {
        Privacy { smallest: self.smallest }
    }

    /// The files to write.
    pub fn files(&self) -> Vec<&Path> {
        [&self.certificate, &self.chart, &self.ballots].into_iter().flatten().map(PathBuf::as_path).collect()
    }
}

/// How to show it.
#[derive(Args, Debug)]
pub struct Form {
    /// Show one JSON object instead of words
    #[arg(long)]
    pub json: bool,
    /// The language of help, messages and outcome: nl or en
    #[arg(long, value_name = "LANGUAGE", value_parser = ["nl", "en"])]
    pub language: Option<String>,
}

/// What can be asked instead of counting.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Check a certificate against the election, without trusting who counted
    Verify(Verify),
}

/// A certificate and what it is about.
#[derive(Args, Debug)]
pub struct Verify {
    /// The election, a Pabulib file (.pb); - reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What --certificate wrote
    #[arg(value_name = "CERTIFICATE")]
    pub proof: PathBuf,
    #[command(flatten)]
    pub form: Form,
}

/// Another rule, with its completion.
#[derive(Clone, Debug)]
pub struct Other {
    pub rule: Rule,
    /// Or [`BY_SCORE`].
    pub completion: String,
}

/// Ids of projects.
pub type Ids = Vec<String>;

fn rules() -> impl TypedValueParser<Value = Rule> {
    let named = |code: String| Rule::ALL.into_iter().find(|rule| rule.code() == code);
    PossibleValuesParser::new(Rule::ALL.map(Rule::code)).try_map(move |code| named(code).ok_or(Unknown))
}

fn utilities() -> impl TypedValueParser<Value = Utility> {
    let named = |code: String| Utility::ALL.into_iter().find(|utility| utility.code() == code);
    PossibleValuesParser::new(Utility::ALL.map(Utility::code)).try_map(move |code| named(code).ok_or(Unknown))
}

const COMPLETIONS: [&str; 5] = ["none", "add1", "add1u", "greedy", "add-opt"];

fn completions() -> PossibleValuesParser {
    PossibleValuesParser::new(COMPLETIONS)
}

/// Behind greedy, where no completion can stand: by points, whatever the utility of the other rules.
pub const BY_SCORE: &str = "score";

/// `greedy`, or with its completion as Pabulib writes it: `equal-shares/add1`; and `greedy/score`.
fn other(text: &str) -> Result<Other, String> {
    let (code, completion) = text.split_once('/').unwrap_or((text, "none"));
    let rule = Rule::ALL.into_iter().find(|rule| rule.code() == code);
    let is_score = completion == BY_SCORE && matches!(rule, Some(Rule::Greedy(_)));
    let known = COMPLETIONS.contains(&completion) || is_score;
    match rule.filter(|_| known) {
        Some(rule) => Ok(Other { rule, completion: completion.to_owned() }),
        None => Err("not a rule, or a rule/completion".to_owned()),
    }
}

fn misfits() -> impl TypedValueParser<Value = Misfit> {
    let named = |code: String| if code == "stop" { Misfit::Stop } else { Misfit::Skip };
    PossibleValuesParser::new(["skip", "stop"]).map(named)
}

/// A value that is not among those that can be.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("not a known value")]
struct Unknown;

fn amount(text: &str) -> Result<Decimal, String> {
    let amount = text.trim().replacen(',', ".", 1);
    Decimal::from_str_exact(&amount).map_err(|_| "not an amount".to_owned())
}

fn support(text: &str) -> Result<Support, String> {
    let number = |digits: &str| digits.parse().map_err(|_| "not a number of votes or points".to_owned());
    match (text, text.strip_suffix("-points")) {
        ("third-of-cost", _) => Ok(Support::ThirdOfCost),
        (_, Some(points)) => number(points).map(Support::Score),
        (votes, None) => number(votes).map(Support::Voters),
    }
}

fn exclusive(text: &str) -> Result<Ids, String> {
    let ids = text.split(',').map(|id| id.trim().to_owned()).collect::<Vec<_>>();
    let is_twice = |at: usize| ids[..at].contains(&ids[at]);
    if ids.len() < 2 || ids.iter().any(String::is_empty) || (0..ids.len()).any(is_twice) {
        return Err("not two or more different ids with commas between".to_owned());
    }
    Ok(ids)
}

fn minimum(text: &str) -> Result<Minimum, String> {
    let wrong = || "not category:NAME=AMOUNT or place:NAME=AMOUNT".to_owned();
    let (part, least) = text.rsplit_once('=').ok_or_else(wrong)?;
    let part = match part.split_once(':') {
        Some((_, "")) => return Err(wrong()),
        Some(("category", name)) => Part::Category(name.to_owned()),
        Some(("place", name)) => Part::Place(name.to_owned()),
        _ => return Err(wrong()),
    };
    let amount = amount(least).map_err(|_| wrong())?;
    Ok(Minimum { part, amount })
}
