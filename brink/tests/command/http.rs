// SPDX-License-Identifier: EUPL-1.2
//! As little of a browser as the tests need: one request per connection.

use std::io::{Error, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Somebody who visits Buren, or another municipality.
#[derive(Clone)]
pub struct Visitor {
    port: u16,
    cookie: String,
    municipality: &'static str,
    /// Where a proxy says that they are.
    from: String,
}

/// The status, the head and the body of an answer.
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Visitor {
    pub fn new(port: u16) -> Self {
        Self { port, cookie: String::new(), municipality: "buren", from: String::new() }
    }

    /// Somebody at another place on the network, behind a proxy.
    pub fn at(port: u16, municipality: &'static str, from: String) -> Self {
        Self { municipality, from, ..Self::new(port) }
    }

    /// Logs in with the button of this name.
    pub fn login(port: u16, name: &str) -> Self {
        let mut visitor = Self::new(port);
        let page = visitor.get("/inloggen").unwrap().body;
        let button = page.find(&format!("Log in als {name}")).unwrap();
        let value = page[..button].rfind("value=\"").unwrap() + "value=\"".len();
        let person = page[value..].split('"').next().unwrap();
        let answer = visitor.post("/inloggen/als", &[("persoon", person)]).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.head);
        let cookie = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        visitor.cookie = cookie.split(';').next().unwrap().to_owned();
        visitor
    }

    pub fn get(&self, path: &str) -> Result<Answer, Error> {
        self.ask("GET", path, "")
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Error> {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.ask("POST", path, &body.join("&"))
    }

    /// An answer counts when all of its head has come.
    fn ask(&self, method: &str, path: &str, body: &str) -> Result<Answer, Error> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let Self { port, cookie, municipality, from } = self;
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {municipality}.localhost:{port}\r\nconnection: close\r\ncookie: {cookie}\r\n\
             x-forwarded-for: {from}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| Error::other("no answer"))?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| Error::other("no status"))?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// Where the answer leads.
    pub fn location(answer: &Answer) -> &str {
        answer.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default()
    }

    /// The addresses of the points of Buren, from the API.
    pub fn points(&self) -> Vec<String> {
        let answer = self.get("/api/v1/agendapunten").unwrap();
        let start = answer.body.find('{').unwrap();
        let end = answer.body.rfind('}').unwrap();
        let all: serde_json::Value = serde_json::from_str(&answer.body[start..=end]).unwrap();
        let points = all["agendapunten"].as_array().unwrap().iter();
        points
            .map(|point| {
                format!("/kernen/{}/agenda/{}", point["kernen"][0].as_str().unwrap(), point["nummer"])
            })
            .collect()
    }
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
