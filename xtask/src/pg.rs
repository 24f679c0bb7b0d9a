// SPDX-License-Identifier: EUPL-1.2
//! A throw-away PostgreSQL cluster on the loopback address.
//!
//! A small shell script starts the server and then waits on a pipe that we hold. However this
//! process ends (normally, ctrl-c, even `kill -9`) the pipe closes, and the script stops the
//! server and removes its folder. As root everything runs as the user `postgres`, because
//! PostgreSQL refuses to run as root.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{packages, process};

/// Name of the variable that tells the tests where the server is.
pub const VARIABLE: &str = "BRINK_TEST_POSTGRES";

const KEEPER: &str = include_str!("pg_keeper.sh");

/// A running cluster; it stops and disappears when this is dropped.
pub struct Cluster {
    keeper: Child,
    binaries: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes a new cluster and waits until it answers.
    pub fn start() -> Result<Self> {
        let Some(binaries) = packages::postgres_binaries() else {
            bail!("no PostgreSQL server found: install Debian's package `postgresql`");
        };
        let port = free_port()?;
        let mut keeper = keeper_command(&binaries, port)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start PostgreSQL's keeper script")?;
        let mut folder = String::new();
        if let Some(out) = keeper.stdout.take() {
            BufReader::new(out).read_line(&mut folder)?;
        }
        if folder.trim().is_empty() {
            keeper.wait()?;
            bail!("PostgreSQL could not be set up; its own words are above");
        }
        let mut cluster = Self { keeper, binaries, port };
        cluster.wait_until_ready()?;
        println!("PostgreSQL on port {port}, in {}", folder.trim());
        Ok(cluster)
    }

    /// Address of the database `name` as a URL.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }

    /// Makes a database and returns its URL.
    pub fn create(&self, name: &str) -> Result<String> {
        process::read(&mut self.client("createdb", &["-U", "postgres", name]))?;
        Ok(self.url(name))
    }

    /// Leaves a database as one that was not filled in one go: PostgreSQL's own cleaning has been there, and
    /// its indices hold what is there now.
    pub fn settle(&self, name: &str) -> Result<()> {
        for sql in [format!("REINDEX DATABASE {name}"), "VACUUM (ANALYZE)".to_owned()] {
            process::read(&mut self.client("psql", &["-U", "postgres", "-d", name, "-qc", &sql]))?;
        }
        Ok(())
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let limit = Instant::now() + Duration::from_secs(60);
        while Instant::now() < limit {
            if process::capture(&mut self.client("pg_isready", &["-q"]))?.status.success() {
                return Ok(());
            }
            if self.keeper.try_wait()?.is_some() {
                bail!("PostgreSQL stopped by itself; its own words are above");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("PostgreSQL did not answer within a minute")
    }

    fn client(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.binaries.join(program));
        command.args(["-h", "127.0.0.1", "-p", &self.port.to_string()]).args(arguments);
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("PostgreSQL's keeper script could not be awaited: {error}");
        }
    }
}

fn keeper_command(binaries: &Path, port: u16) -> Command {
    let mut command = if process::is_root() { as_postgres() } else { Command::new("sh") };
    command.args(["-c", KEEPER, "pg-keeper"]).arg(binaries).arg(port.to_string());
    // A group of its own, so that ctrl-c reaches us and not the script that tidies up after us.
    command.current_dir("/").process_group(0);
    command
}

fn as_postgres() -> Command {
    let mut command = match process::which("setpriv") {
        Some(setpriv) => Command::new(setpriv),
        None => Command::new("runuser"),
    };
    if process::which("setpriv").is_some() {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    } else {
        command.args(["-u", "postgres", "--"]);
    }
    command.arg("sh").env("TMPDIR", "/tmp").env("HOME", "/");
    command
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_lives_and_leaves_nothing_behind() {
        if packages::postgres_binaries().is_none() {
            eprintln!("no PostgreSQL here: nothing to try");
            return;
        }
        let cluster = Cluster::start().unwrap();
        let port = cluster.port;
        assert!(cluster.create("trial").unwrap().ends_with("/trial"));
        assert!(cluster.create("trial").is_err(), "a second database of one name");
        drop(cluster);
        assert!(TcpListener::bind(("127.0.0.1", port)).is_ok(), "the server still listens");
    }

    #[test]
    fn a_server_that_cannot_start_is_an_error() {
        let mut keeper = keeper_command(Path::new("/nowhere"), 1);
        let output = keeper.stdin(Stdio::null()).output().unwrap();
        assert!(!output.status.success());
        assert!(output.stdout.is_empty());
    }
}
