// SPDX-License-Identifier: EUPL-1.2
//! A mail that came in, as far as an answer by mail needs it.
//!
//! Whose mail this is follows from the token in the address that it was sent to, never from its
//! sender: anybody can write a sender.

use mail_parser::{HeaderForm, Message, MessageParser, MimeHeaders, PartType};

/// The most bytes of a mail, files and all.
pub const MOST_BYTES: usize = 25 * 1024 * 1024;
/// The most characters of the text that is read.
pub const MOST_TEXT: usize = 20_000;
/// Every mail that can be answered begins with this line: what stands above it is the answer.
pub const MARK: &str = "⸺ Uw antwoord boven deze regel / your answer above this line ⸺";
/// What the mark begins and ends with; some programs break the line between the words.
const DASH: char = '⸺';

/// The address to which answers are sent, such as `antwoord@gemeente.example`. Each mail asks for its
/// answer at an address of its own, `antwoord+TOKEN@gemeente.example` (RFC 5233).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Before the token, in small letters.
    before: String,
    /// After it.
    after: String,
}

impl Answers {
    /// Answers come to this address; none when it is no address or has a token already.
    pub fn at(address: &str) -> Option<Self> {
        let address = address.trim().to_lowercase().parse::<lettre::Address>().ok()?;
        let is_plain = !address.user().contains('+');
        is_plain
            .then(|| Self { before: format!("{}+", address.user()), after: format!("@{}", address.domain()) })
    }

    /// The address that asks for an answer with this token.
    pub fn address(&self, token: &str) -> String {
        [&self.before, token, &self.after].concat()
    }

    fn token<'t>(&self, to: &'t str) -> Option<&'t str> {
        to.strip_prefix(&self.before)?.strip_suffix(&self.after).filter(|token| !token.is_empty())
    }
}

/// A mail that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Every address that it was sent to, in small letters.
    pub to: Vec<String>,
    /// The address of the sender as the mail says it: proof of nothing.
    pub from: Option<String>,
    /// One line.
    pub subject: String,
    /// What was written above the mail that this answers; empty when nothing was.
    pub text: String,
    /// A machine sent it, such as somebody's notice of absence: never answer it (RFC 3834).
    pub is_automatic: bool,
    /// The name and bytes of each file that came along.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Incoming {
    /// Reads a mail as mail servers hand it over (RFC 5322). None when it is none, or too large.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MOST_BYTES {
            return None;
        }
        let mail = MessageParser::default().parse(bytes)?;
        let text = mail.body_text(0).unwrap_or_default();
        let first = mail.from().and_then(|from| from.first());
        Some(Self {
            to: recipients(&mail),
            from: first.and_then(|from| from.address()).map(str::to_lowercase),
            subject: mail.subject().unwrap_or_default().trim().to_owned(),
            text: answer(&text),
            is_automatic: is_automatic(&mail),
            files: files(&mail),
        })
    }

    /// The token in an address that it was sent to. Small letters; the caller checks what it is worth.
    pub fn token(&self, answers: &Answers) -> Option<&str> {
        self.to.iter().find_map(|to| answers.token(to))
    }
}

/// The values of a header as they stand there, in small letters.
fn values(mail: &Message<'_>, name: &'static str) -> Vec<String> {
    let values = mail.header_as(name, HeaderForm::Raw);
    values.iter().filter_map(|value| value.as_text()).map(|text| text.trim().to_lowercase()).collect()
}

/// Those that a server adds say where the mail really went: `To` may name a list.
fn recipients(mail: &Message<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for name in ["Delivered-To", "X-Original-To", "Envelope-To"] {
        all.extend(values(mail, name).iter().map(|text| text.trim_matches(['<', '>', ' ']).to_owned()));
    }
    for addresses in [mail.to(), mail.cc(), mail.bcc()].into_iter().flatten() {
        all.extend(addresses.iter().filter_map(|one| one.address()).map(str::to_lowercase));
    }
    all
}

fn is_automatic(mail: &Message<'_>) -> bool {
    let says = |name, is: fn(&str) -> bool| values(mail, name).iter().any(|value| is(value));
    says("Auto-Submitted", |value| value != "no")
        || says("X-Auto-Response-Suppress", |value| value != "none")
        || says("Precedence", |value| ["bulk", "junk", "list"].contains(&value))
        || says("List-Id", |_| true)
        // A mail about a mail that could not be delivered has no sender to answer to (RFC 5321).
        || says("Return-Path", |value| value.trim_matches(['<', '>', ' ']).is_empty())
        || says("Content-Type", |value| value.starts_with("multipart/report"))
}

fn files(mail: &Message<'_>) -> Vec<(String, Vec<u8>)> {
    let file = |part: &mail_parser::MessagePart<'_>| match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            Some((part.attachment_name().unwrap_or_default().to_owned(), bytes.to_vec()))
        }
        _ => None,
    };
    mail.attachments().filter_map(file).collect()
}

/// What somebody wrote, without the mail that it answers.
fn answer(text: &str) -> String {
    let lines = text.lines().collect::<Vec<_>>();
    let end = (0..lines.len()).find(|at| begins_the_old(&lines[*at..])).unwrap_or(lines.len());
    // A program may have put the marked line behind its own sign of a quote.
    let own = &lines[..end];
    let own = &own[..own.iter().rposition(|line| !is_empty(line)).map_or(0, |last| last + 1)];
    let text = own.join("\n");
    text.trim().chars().take(MOST_TEXT).collect()
}

fn is_empty(line: &str) -> bool {
    line.chars().all(|letter| letter.is_whitespace() || letter == '>')
}

/// Whether the old mail, or the line with which a program brings it in, begins here.
fn begins_the_old(lines: &[&str]) -> bool {
    let line = lines[0].trim();
    let next = lines.get(1).map_or("", |next| next.trim());
    line.contains(DASH)
        || line.starts_with('>')
        || is_ruled(line)
        || is_heading(line, lines)
        || is_said(line)
        // The line is long, and was broken.
        || (begins_said(line) && is_said(&format!("{line} {next}")))
}

/// `-----Oorspronkelijk bericht-----`, and a rule of underscores above a heading.
fn is_ruled(line: &str) -> bool {
    let words = line.trim_matches(['-', '_', ' ']).to_lowercase();
    let is_ruled = line.starts_with("--") && line.ends_with("--");
    let words = ["oorspronkelijk bericht", "origineel bericht", "original message", "doorgestuurd bericht"]
        .contains(&words.as_str());
    (is_ruled && words) || (line.len() >= 20 && line.chars().all(|letter| letter == '_'))
}

/// `Van: …` with `Verzonden: …` or `Aan: …` below it.
fn is_heading(line: &str, lines: &[&str]) -> bool {
    let begins = |line: &str, names: &[&str]| {
        let line = line.trim().trim_start_matches('*').to_lowercase();
        names.iter().any(|name| line.starts_with(name))
    };
    let below = lines.iter().skip(1).take(3);
    begins(line, &["van:", "from:"])
        && below
            .into_iter()
            .any(|line| begins(line, &["verzonden:", "datum:", "sent:", "date:", "aan:", "to:"]))
}

fn begins_said(line: &str) -> bool {
    line.starts_with("Op ") || line.starts_with("On ")
}

/// `Op 23 november 2026 om 10:00 schreef Gemeente <…>:` and the same in English.
fn is_said(line: &str) -> bool {
    let is_dutch = line.starts_with("Op ") && line.contains(" schreef ");
    let is_english = line.starts_with("On ") && line.ends_with("wrote:");
    (is_dutch || is_english) && line.ends_with(':') && line.contains(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn mail(headers: &str, body: &str) -> Incoming {
        let headers = headers.replace('\n', "\r\n");
        let text = format!(
            "From: Jan <Jan@Example.org>\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n{headers}\
             MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}",
            body.replace('\n', "\r\n")
        );
        Incoming::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn the_token_stands_in_the_address() {
        let answers = Answers::at("Vraag@Gemeente.example").unwrap();
        assert_eq!(answers.address("abc.def"), "vraag+abc.def@gemeente.example");
        let read = mail("To: \"Gemeente\" <Vraag+ABC.def@Gemeente.example>, x@y.example\n", "Dank u wel.");
        assert_eq!(read.token(&answers), Some("abc.def"));
        for elsewhere in ["anders@gemeente.example", "vraag@elders.example"] {
            assert_eq!(read.token(&Answers::at(elsewhere).unwrap()), None);
        }
        assert_eq!((read.from.as_deref(), read.subject.as_str()), (Some("jan@example.org"), "Café"));
        assert_eq!(read.text, "Dank u wel.");
        assert_eq!(mail("To: vraag+@gemeente.example\n", "x").token(&answers), None);
        let delivered = mail("To: lijst@x.example\nDelivered-To: vraag+q1@gemeente.example\n", "x");
        assert_eq!(delivered.token(&answers), Some("q1"));
        for bad in ["", "geen adres", "vraag+a@b.example", "@b.example"] {
            assert_eq!(Answers::at(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_old_mail_is_left_out() {
        let said =
            "Dank u.\n\nGroet, Jan\n\nOp ma 23 nov 2026 om 10:00 schreef Gemeente <a@b.example>:\n> Uw vraag";
        let broken = "Dank u.\n\nGroet, Jan\n\nOp maandag 23 november 2026 om 10:00 heeft de\ngemeente, schreef a@b.example:\n\nUw vraag";
        let english =
            "Dank u.\n\nGroet, Jan\n\nOn Mon, Nov 23, 2026 at 10:00 AM A <a@b.example> wrote:\n> Uw";
        let outlook = "Dank u.\n\nGroet, Jan\n\n________________________________\nVan: A\nVerzonden: maandag\n\nUw vraag";
        let heading = "Dank u.\n\nGroet, Jan\n\n*Van:* A\nAan: B\nUw vraag";
        let ruled = "Dank u.\n\nGroet, Jan\n\n-----Oorspronkelijk bericht-----\nVan: A\nUw vraag";
        let marked = format!("Dank u.\n\nGroet, Jan\n\n{MARK}\nUw vraag");
        let marked_in_quote = format!("Dank u.\n\nGroet, Jan\n\n> {MARK}\n> Uw vraag");
        for body in [
            said,
            broken,
            english,
            outlook,
            heading.replace('*', "").as_str(),
            ruled,
            &marked,
            &marked_in_quote,
        ] {
            assert_eq!(mail("", body).text, "Dank u.\n\nGroet, Jan", "{body}");
        }
        assert_eq!(mail("", &format!("{MARK}\nUw vraag")).text, "", "nothing was written");
    }

    #[test]
    fn what_only_looks_like_an_old_mail_stays() {
        for body in [
            "Op 3 mei was de lamp al stuk.\nWanneer wordt dat gemaakt?",
            "Van: het plein\nTot: de kerk\nDaar ligt het.",
            "-- \nJan",
            "Wij vragen twee dingen:\n- een bank\n- een boom",
        ] {
            assert_eq!(mail("", body).text, body);
        }
    }

    #[test]
    fn mails_of_machines_are_known() {
        for header in [
            "Auto-Submitted: auto-replied\n",
            "Precedence: bulk\n",
            "X-Auto-Response-Suppress: All\n",
            "List-Id: <lijst.example>\n",
            "Return-Path: <>\n",
        ] {
            assert!(mail(header, "Ik ben er niet.").is_automatic, "{header}");
        }
        for header in
            ["", "Auto-Submitted: no\n", "Return-Path: <jan@example.org>\n", "Precedence: first-class\n"]
        {
            assert!(!mail(header, "Dank u.").is_automatic, "{header}");
        }
    }

    #[test]
    fn files_come_along_and_html_becomes_text() {
        let text = "To: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=R\r\n\r\n\
             --R\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Zie de <b>foto</b>.</p>\r\n\
             --R\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment; filename=\"f.jpg\"\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n/9j/\r\n--R--\r\n";
        let read = Incoming::read(text.as_bytes()).unwrap();
        assert_eq!(read.text, "Zie de foto.");
        assert_eq!(read.files, [("f.jpg".to_owned(), vec![0xff, 0xd8, 0xff])]);
        assert_eq!(read.from, None);
    }

    #[test]
    fn nothing_that_comes_in_stops_the_reader() {
        assert_eq!(Incoming::read(b""), None);
        assert_eq!(Incoming::read(&vec![b'a'; MOST_BYTES + 1]), None);
        let whole = mail("To: vraag+a@b.example\n", "Dank u.\n> oud").text;
        assert_eq!(whole, "Dank u.");
        let bytes =
            b"To: vraag+a@b.example\r\nContent-Type: multipart/mixed; boundary=R\r\n\r\n--R\r\n\xff\xfe";
        for end in 0..bytes.len() {
            let _ = Incoming::read(&bytes[..end]);
        }
        let long = mail("", &"x".repeat(MOST_TEXT + 5));
        assert_eq!(long.text.len(), MOST_TEXT);
    }
}
