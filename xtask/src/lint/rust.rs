// SPDX-License-Identifier: EUPL-1.2
//! Just enough of Rust's grammar to tell code, comments and string literals apart.

/// What a stretch of Rust source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Code, character literals included.
    Code,
    /// A line or block comment.
    Comment,
    /// The inside of a string literal, escapes as written.
    Text,
}

/// A stretch of Rust source.
#[derive(Debug)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// Its characters.
    pub text: &'a str,
}

/// Cuts Rust source into code, comments and string literals.
pub fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut cutter = Cutter { source, at: 0, code_from: 0, line: 1, counted: 0, pieces: Vec::new() };
    while cutter.at < source.len() {
        cutter.step();
    }
    cutter.close_code();
    cutter.pieces
}

/// The source with comments and the insides of strings blanked; lines stay where they are.
pub fn code_only(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut copied = 0;
    for piece in pieces(source) {
        let start = piece.text.as_ptr() as usize - source.as_ptr() as usize;
        code.push_str(&source[copied..start]);
        match piece.kind {
            Kind::Code => code.push_str(piece.text),
            Kind::Comment | Kind::Text => code.extend(piece.text.chars().filter(|c| *c == '\n')),
        }
        copied = start + piece.text.len();
    }
    code.push_str(&source[copied..]);
    code
}

struct Cutter<'a> {
    source: &'a str,
    at: usize,
    code_from: usize,
    line: usize,
    counted: usize,
    pieces: Vec<Piece<'a>>,
}

impl Cutter<'_> {
    fn step(&mut self) {
        let rest = &self.source[self.at..];
        if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            self.take(Kind::Comment, 0, length, 0);
        } else if rest.starts_with("/*") {
            self.take(Kind::Comment, 0, block_comment(rest), 0);
        } else if let Some((open, close)) = self.raw_string(rest) {
            let end = rest[open..].find(&close).map_or(rest.len() - open, |length| length);
            self.take(Kind::Text, open, end, close.len());
        } else if let Some(inside) = rest.strip_prefix('"') {
            self.take(Kind::Text, 1, string_length(inside), 1);
        } else {
            self.at += code_length(rest);
        }
    }

    /// Closes the code before, keeps `length` bytes after `before`, and skips `after` more.
    fn take(&mut self, kind: Kind, before: usize, length: usize, after: usize) {
        self.close_code();
        let start = self.at + before;
        let end = (start + length).min(self.source.len());
        self.push(kind, start, end);
        self.at = (end + after).min(self.source.len());
        self.code_from = self.at;
    }

    fn close_code(&mut self) {
        if self.code_from < self.at {
            self.push(Kind::Code, self.code_from, self.at);
        }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.line += self.source[self.counted..start].matches('\n').count();
        self.counted = start;
        self.pieces.push(Piece { kind, line: self.line, text: &self.source[start..end] });
    }

    /// `r"`, `r#"`, `br##"` …: the length of the opening and the closing to look for.
    fn raw_string(&self, rest: &str) -> Option<(usize, String)> {
        let before = self.source[..self.at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let marks = ["r", "br", "cr"].iter().find_map(|prefix| rest.strip_prefix(prefix))?;
        let hashes = marks.len() - marks.trim_start_matches('#').len();
        if !marks[hashes..].starts_with('"') {
            return None;
        }
        let open = rest.len() - marks.len() + hashes + 1;
        Some((open, format!("\"{}", "#".repeat(hashes))))
    }
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn string_length(inside: &str) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    inside.len()
}

/// One character of code; a whole character literal, so that its quotes do no harm.
fn code_length(rest: &str) -> usize {
    let mut characters = rest.chars();
    let first = characters.next().map_or(1, char::len_utf8);
    if !rest.starts_with('\'') {
        return first;
    }
    match (characters.next(), characters.next()) {
        (Some('\\'), Some(escaped)) => {
            let after = 2 + escaped.len_utf8();
            rest[after..].find('\'').map_or(first, |end| after + end + 1)
        }
        (Some(inside), Some('\'')) => 2 + inside.len_utf8(),
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<(usize, &str)> {
        let all = pieces(source).into_iter().filter(|piece| piece.kind == Kind::Text);
        all.map(|piece| (piece.line, piece.text)).collect()
    }

    #[test]
    fn strings_are_found_with_their_line() {
        let source =
            "let a = \"one\";\n// \"not\" this\nlet b = r#\"two \"q\" \"#;\n/* /* \"no\" */ */ f(\"x\\\"y\")";
        assert_eq!(texts(source), [(1, "one"), (3, "two \"q\" "), (4, "x\\\"y")]);
    }

    #[test]
    fn character_literals_and_lifetimes_do_not_confuse() {
        let source = "fn f<'a>(c: &'a str) { g('\"', '\\'', '\\u{22}', \"s\") }";
        assert_eq!(texts(source), [(1, "s")]);
        assert_eq!(texts("for\"x\" bar\"y\""), [(1, "x"), (1, "y")]);
    }

    #[test]
    fn code_only_keeps_lines_and_drops_the_rest() {
        let code = code_only("use a; // b\nlet c = \"d\ne\"; é");
        assert_eq!(code, "use a; \nlet c = \"\n\"; é");
    }
}
