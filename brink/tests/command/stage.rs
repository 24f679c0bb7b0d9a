// SPDX-License-Identifier: EUPL-1.2
//! A place to play in: a folder, a database, the program, and a running demo.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use db::fixture::Scratch;
use tempfile::TempDir;

/// A folder of its own and a database that is still empty.
pub struct Place {
    folder: TempDir,
    server: Option<Scratch>,
}

impl Place {
    pub fn sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), server: None }
    }

    pub fn postgres() -> Self {
        Self { server: Some(Scratch::new()), ..Self::sqlite() }
    }

    /// Another database of the same engine.
    pub fn beside(&self) -> Self {
        if self.server.is_some() { Self::postgres() } else { Self::sqlite() }
    }

    pub fn is_postgres(&self) -> bool {
        self.server.is_some()
    }

    /// What to give as `--database-url`.
    pub fn url(&self) -> String {
        match &self.server {
            Some(server) => server.url().to_owned(),
            None => self.path("brink.db").display().to_string(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program in this folder, on this database, without settings from outside.
    pub fn brink(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_brink"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BRINK_")) {
            command.env_remove(name);
        }
        command.current_dir(self.folder.path()).env("TMPDIR", self.folder.path()).args(words);
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program on this database to its end.
    pub fn run(&self, words: &[&str]) -> Said {
        let url = self.url();
        Said::of(self.brink(words).args(["--database-url", &url]).output().unwrap())
    }

    /// As [`Place::run`], with this on its standard input.
    pub fn hear(&self, words: &[&str], input: &[u8]) -> Said {
        let url = self.url();
        let mut command = self.brink(words);
        command.args(["--database-url", &url]).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that refuses before it read everything closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input);
        Said::of(child.wait_with_output().unwrap())
    }

    /// As [`Place::run`]; it must succeed.
    pub fn ok(&self, words: &[&str]) -> Said {
        let said = self.run(words);
        assert_eq!(said.code, Some(0), "{words:?}: {said:?}");
        said
    }

    /// A migrated database without municipalities.
    pub fn migrated(self) -> Self {
        self.migrate();
        self
    }

    /// Migrates a database that is empty or older.
    pub fn migrate(&self) {
        if !self.is_postgres() {
            // An empty file is an empty database, as one that was made on a server of PostgreSQL.
            let file = self.path("brink.db");
            std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
        }
        self.ok(&["migrate"]);
    }
}

/// What the program said at its end.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// One clear sentence that holds these words, exit code 1, and no panic.
    pub fn refuses(&self, words: &str) {
        assert_eq!(self.code, Some(1), "{self:?}");
        let last = self.err.lines().last().unwrap_or_default();
        assert!(last.starts_with("brink: ") && last.contains(words), "{words:?} not in {self:?}");
        assert!(!self.err.contains("panicked") && !self.err.contains("RUST_BACKTRACE"), "{self:?}");
    }
}

/// A running demo, or website. Dropping it kills it.
pub struct Demo {
    child: Child,
    pub port: u16,
}

impl Demo {
    /// Starts a demo and waits until it answers.
    pub fn start(place: &Place, words: &[&str]) -> Self {
        let port = free_port();
        let number = port.to_string();
        let all = [&["demo", "--port", &number], words].concat();
        Self::listening(place.brink(&all), place, port, "Brink draait")
    }

    /// Starts the website itself, behind a proxy, and waits until it answers.
    pub fn serve(place: &Place) -> Self {
        let port = free_port();
        let listen = format!("127.0.0.1:{port}");
        let words = ["serve", "--behind-proxy", "--listen", &listen];
        Self::listening(place.brink(&words), place, port, "Brink luistert")
    }

    fn listening(mut command: Command, place: &Place, port: u16, says: &str) -> Self {
        command.args(["--database-url", &place.url()]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().transpose().unwrap();
        assert!(first.is_some_and(|line| line.contains(says)), "it did not start");
        // Somebody has to read on, or the program cannot write.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port }
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// The path as the command line takes it.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
