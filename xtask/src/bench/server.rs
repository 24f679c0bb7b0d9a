// SPDX-License-Identifier: EUPL-1.2
//! The program under measurement: started, asked, weighed and stopped.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::town::Town;

/// How long loading may take.
const PATIENCE: Duration = Duration::from_secs(1800);

/// A running `brink demo` on its own worlds.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub port: u16,
    began: Instant,
}

impl Server {
    /// Starts it; worlds that are not in the database yet are loaded first.
    pub fn start(brink: &Path, worlds: &Path, database: &str) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(brink);
        command.args(["demo", "--keep", "--port", &port.to_string(), "--database-url", database]);
        command.arg("--worlds").arg(worlds).stdout(Stdio::null());
        let began = Instant::now();
        let child = command.spawn().context("cannot start brink")?;
        let mut server = Self { child, port, began };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = server.child.try_wait()? {
                bail!("brink stopped by itself ({status})");
            }
            if server.began.elapsed() > PATIENCE {
                bail!("brink did not listen within {} minutes", PATIENCE.as_secs() / 60);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(server)
    }

    /// The time from the start of the process until this page of the first municipality came.
    pub fn until(&self, path: &(String, String)) -> Result<Duration> {
        self.ask("GET", &path.0, &path.1, "", "")?;
        Ok(self.began.elapsed())
    }

    /// The address of the script that every page loads: a small static file.
    pub fn script(&self, town: &Town) -> Result<String> {
        let home = self.ask("GET", &town.host, "/", "", "")?;
        let start = home.find("/static/app.").context("the home page names no script")?;
        let scripts = home[start..].split('"').next().unwrap_or_default();
        let mut found = home.match_indices("/static/app.").filter_map(|(at, _)| home[at..].split('"').next());
        Ok(found.find(|path| path.ends_with(".js")).unwrap_or(scripts).to_owned())
    }

    /// Logs in by the button with this text; returns the cookie.
    pub fn sign_in(&self, town: &Town, who: &str) -> Result<String> {
        let page = self.ask("GET", &town.host, "/inloggen", "", "")?;
        let button = page.find(who).with_context(|| format!("no button for {who}"))?;
        let before = &page[..button];
        let field = "name=\"persoon\" value=\"";
        let at = before.rfind(field).context("the button has no person")? + field.len();
        let person = before[at..].split('"').next().unwrap_or_default();
        let answer = self.ask("POST", &town.host, "/inloggen/als", "", &format!("persoon={person}"))?;
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: brink="));
        let value = cookie.and_then(|rest| rest.split(';').next()).context("no session after log-in")?;
        Ok(format!("brink={value}"))
    }

    /// The memory that the process holds now, in bytes (`VmRSS`).
    pub fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes * 1024)
    }

    /// Processor time that the process used so far.
    pub fn processor(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // After the name in brackets; user and system time are the 12th and 13th field from there,
        // in ticks of ten milliseconds (proc(5)).
        let rest = stat.rsplit(") ").next().unwrap_or_default();
        let ticks: u64 = rest.split(' ').skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(ticks * 10))
    }

    /// One request on a connection of its own; the whole answer, or an error when it is a refusal.
    fn ask(&self, method: &str, host: &str, path: &str, cookie: &str, body: &str) -> Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        // It listens before its worlds are loaded.
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}:{}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).unwrap_or_default();
        if !(status.starts_with('2') || status.starts_with('3')) {
            bail!("{method} {host}{path}: {status}");
        }
        Ok(answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(cause) = self.child.kill().and_then(|()| self.child.wait()) {
            eprintln!("brink could not be stopped: {cause}");
        }
    }
}
