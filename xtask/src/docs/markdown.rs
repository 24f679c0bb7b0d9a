// SPDX-License-Identifier: EUPL-1.2
//! Just enough Markdown: prose, inline code, fenced code, headings.

/// A stretch of a document within one line.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Running text, inline code blanked out.
    Prose(String),
    /// Inline code, without its backticks.
    Code(&'a str),
    /// A line inside a fence, with the language of the fence.
    Fenced(&'a str, &'a str),
    /// The text of a heading.
    Heading(&'a str),
}

/// The parts of a document, each with its line.
pub fn parts(text: &str) -> Vec<(usize, Part<'_>)> {
    let mut parts = Vec::new();
    let mut fence: Option<(&str, &str)> = None;
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (Some((open, _)), Some(mark)) if open == mark => fence = None,
            (Some((_, language)), _) => parts.push((at + 1, Part::Fenced(language, line))),
            (None, Some(mark)) => {
                fence = Some((mark, trimmed.trim_start_matches(['`', '~']).trim()));
            }
            (None, None) => {
                if let Some(title) = heading(line) {
                    parts.push((at + 1, Part::Heading(title)));
                }
                inline(line, at + 1, &mut parts);
            }
        }
    }
    parts
}

fn heading(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    ((1..=6).contains(&level) && title.starts_with(' ')).then(|| title.trim())
}

fn inline<'a>(line: &'a str, number: usize, parts: &mut Vec<(usize, Part<'a>)>) {
    let mut prose = String::new();
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        let ticks = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        let mark = &rest[start..start + ticks];
        let after = &rest[start + ticks..];
        let Some(end) = after.find(mark) else { break };
        prose.push_str(&rest[..start]);
        prose.push_str("code");
        parts.push((number, Part::Code(after[..end].trim())));
        rest = &after[end + ticks..];
    }
    prose.push_str(rest);
    parts.push((number, Part::Prose(prose)));
}

/// The anchor that readers of Markdown give a heading.
pub fn slug(heading: &str) -> String {
    let mut slug = String::new();
    for c in link_text(heading).to_lowercase().chars() {
        match c {
            ' ' => slug.push('-'),
            '-' | '_' => slug.push(c),
            c if c.is_alphanumeric() => slug.push(c),
            _ => {}
        }
    }
    slug
}

/// A link in a heading counts by its text.
fn link_text(heading: &str) -> String {
    let mut text = String::new();
    let mut rest = heading;
    while let Some(start) = rest.find("](") {
        let Some(end) = rest[start..].find(')') else {
            break;
        };
        text.push_str(&rest[..start]);
        rest = &rest[start + end + 1..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_falls_into_parts() {
        let text = "# Title `x`\nSee `a/b.rs` now\n```sh\ncargo `x`\n```\n## Two";
        let found = parts(text);
        assert!(found.contains(&(1, Part::Heading("Title `x`"))));
        assert!(found.contains(&(2, Part::Code("a/b.rs"))));
        assert!(found.contains(&(2, Part::Prose("See code now".into()))));
        assert!(found.contains(&(4, Part::Fenced("sh", "cargo `x`"))));
        assert!(found.contains(&(6, Part::Heading("Two"))));
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("1. One picture"), "1-one-picture");
        assert_eq!(slug("Two databases, one `SQL` text"), "two-databases-one-sql-text");
        assert_eq!(slug("See [the map](map.md)"), "see-the-map");
        assert_eq!(slug("Één kern"), "één-kern");
    }
}
