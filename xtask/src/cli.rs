// SPDX-License-Identifier: EUPL-1.2
//! The command line, as clap sees it.

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Chores of the Brink repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// One chore.
#[derive(Subcommand)]
pub enum Task {
    /// Everything that CI runs: format, lints, tests on both databases, browser journeys
    Test(TestOptions),
    /// Build the style sheet and scripts in assets/ when they changed
    Assets,
    /// Build everything, load the demo worlds and serve them
    Demo(DemoOptions),
    /// Walk through the running product with a browser
    Journeys(JourneyOptions),
    /// Measure the pages on both databases, or how fast votes are counted
    Bench(BenchOptions),
    /// Try files that nobody thought of on what reads Pabulib files
    Fuzz(FuzzOptions),
    /// The repository's own rules: layers, SQL, migrations, headers, texts
    Lint,
    /// Spelling, sentence length and plain words of all Dutch texts
    Language,
    /// Links, paths and commands in the documents
    Docs,
}

/// Options of `cargo xtask test`.
#[derive(Args)]
pub struct TestOptions {
    /// Leave out the browser and PostgreSQL, for the daily loop
    #[arg(long)]
    pub fast: bool,
    /// Run the other steps too after one failed
    #[arg(long)]
    pub keep_going: bool,
}

/// Options of `cargo xtask demo`.
#[derive(Args)]
pub struct DemoOptions {
    /// The port to serve on
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// A PostgreSQL or SQLite database instead of a new SQLite file
    #[arg(long)]
    pub database_url: Option<String>,
    /// Keep the data of the previous demo
    #[arg(long)]
    pub keep: bool,
    /// Build with optimisations: a slower build, a faster server
    #[arg(long)]
    pub release: bool,
}

/// Options of `cargo xtask journeys`.
#[derive(Args)]
pub struct JourneyOptions {
    /// Run on a throw-away PostgreSQL instead of SQLite
    #[arg(long)]
    pub postgres: bool,
    /// Also store the screenshots that the documents show
    #[arg(long)]
    pub update_screenshots: bool,
    /// Only journeys whose file name contains this
    pub name: Option<String>,
}

/// Options of `cargo xtask bench`.
#[derive(Args)]
pub struct BenchOptions {
    /// What to measure
    #[arg(value_enum, default_value_t = BenchSubject::Pages)]
    pub what: BenchSubject,
    /// Fewer subjects and shorter rounds: to try it, not to publish
    #[arg(long)]
    pub quick: bool,
    /// Put the table into the document: docs/benchmarks.md or docs/tally/benchmarks.md
    #[arg(long)]
    pub update_docs: bool,
}

/// Options of `cargo xtask fuzz`.
#[derive(Args)]
pub struct FuzzOptions {
    /// How long to try, in seconds
    #[arg(long, default_value_t = crate::fuzz::SECONDS)]
    pub seconds: u32,
}

/// What `cargo xtask bench` measures.
#[derive(Clone, Copy, ValueEnum)]
pub enum BenchSubject {
    /// The pages of Brink, as ratios to a static file of the same server
    Pages,
    /// The pages on which colleagues handle questions, with 100 and with 10,000 of them
    Questions,
    /// Counting votes, beside the reference implementation
    Tally,
}
