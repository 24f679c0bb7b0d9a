// SPDX-License-Identifier: EUPL-1.2
//! Reading the texts in a Fluent file, as far as the checks of language need it.

/// One message, term or attribute.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// `key`, `-term` or `key.attribute`.
    pub key: String,
    /// The line its key stands on.
    pub line: usize,
    /// Its value as written, indentation removed.
    pub value: String,
}

/// Reads all messages and attributes that have a value.
pub fn parse(text: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut parent = String::new();
    let mut depth = 0;
    for (at, line) in text.lines().enumerate() {
        let indented = line.starts_with([' ', '\t']);
        if line.starts_with('#') || (!indented && line.trim() != "}" && !line.trim().is_empty()) {
            depth = 0;
        }
        if line.starts_with('#') {
            continue;
        }
        let opened = if depth == 0 { entry(line, indented) } else { None };
        if let Some((name, value)) = opened {
            let key = if indented { format!("{parent}{name}") } else { name.to_owned() };
            if !indented {
                parent = key.clone();
            }
            messages.push(Message { key, line: at + 1, value: value.trim().to_owned() });
            depth = braces(value);
        } else if let Some(message) = messages.last_mut() {
            message.value.push('\n');
            message.value.push_str(line.trim());
            depth += braces(line);
        }
    }
    for message in &mut messages {
        message.value = message.value.trim().to_owned();
    }
    messages.retain(|message| !message.value.is_empty());
    messages
}

fn entry(line: &str, indented: bool) -> Option<(&str, &str)> {
    let (name, value) = line.split_once('=')?;
    let name = name.trim();
    let bare = if indented { name.strip_prefix('.')? } else { name.strip_prefix('-').unwrap_or(name) };
    let letter = bare.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    (letter && plain).then_some((name, value))
}

fn braces(text: &str) -> i32 {
    text.chars().map(|c| i32::from(c == '{') - i32::from(c == '}')).sum()
}

/// What a value says: every way of reading it. Placeables become `…`, choices are all followed.
pub fn readings(value: &str) -> Vec<String> {
    let mut readings = vec![String::new()];
    let mut rest = value;
    while let Some(start) = rest.find('{') {
        let end = closing(rest, start);
        let inside = rest[start + 1..end].trim();
        let before = &rest[..start];
        let choices = if inside.contains("->") { variants(inside) } else { vec!["…".to_owned()] };
        readings = join(&readings, before, &choices);
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    for reading in &mut readings {
        reading.push_str(rest);
    }
    readings
}

/// Each choice is read at least once; combinations of several selectors are not multiplied out.
fn join(readings: &[String], before: &str, choices: &[String]) -> Vec<String> {
    let count = readings.len().max(choices.len());
    let pick = |list: &[String], at: usize| list.get(at).or(list.last()).cloned().unwrap_or_default();
    (0..count).map(|at| format!("{}{before}{}", pick(readings, at), pick(choices, at))).collect()
}

fn closing(text: &str, start: usize) -> usize {
    let mut depth = 0;
    for (at, c) in text[start..].char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            return start + at;
        }
    }
    text.len()
}

/// The texts of `$n -> [one] … *[other] …`.
fn variants(inside: &str) -> Vec<String> {
    let body = inside.split_once("->").map_or("", |(_, body)| body);
    let mut texts: Vec<String> = Vec::new();
    for line in body.lines().flat_map(split_variants) {
        let line = line.trim();
        let unmarked = line.strip_prefix('*').unwrap_or(line);
        match unmarked.strip_prefix('[').and_then(|line| line.split_once(']')) {
            Some((_, text)) => texts.push(text.trim().to_owned()),
            None => {
                if let Some(text) = texts.last_mut() {
                    text.push(' ');
                    text.push_str(line);
                }
            }
        }
    }
    texts.iter().flat_map(|text| readings(text)).collect()
}

/// Variants on one line, as in `[one] x *[other] y`, each apart.
fn split_variants(line: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = vec![0];
    cuts.extend(line.match_indices(" *[").map(|(at, _)| at + 1));
    cuts.extend(line.match_indices(" [").map(|(at, _)| at + 1));
    cuts.sort_unstable();
    cuts.push(line.len());
    cuts.windows(2).map(|pair| &line[pair[0]..pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_attributes_and_continuations() {
        let text = "# a comment = no\nhello = Dag { $name }\nlong =\n    Een regel\n    en nog een.\n    .title = Titel\n-brand = Brink\n";
        let found: Vec<_> = parse(text).into_iter().map(|m| (m.key, m.line, m.value)).collect();
        let expected = [
            ("hello", 2, "Dag { $name }"),
            ("long", 3, "Een regel\nen nog een."),
            ("long.title", 6, "Titel"),
            ("-brand", 7, "Brink"),
        ];
        assert_eq!(found, expected.map(|(key, line, value)| (key.to_owned(), line, value.to_owned())));
    }

    #[test]
    fn a_choice_is_read_in_every_way() {
        let text = "points = U ziet { $n ->\n    [one] één punt\n   *[other] { $n } punten\n} hier.\nnext = Verder\n";
        let messages = parse(text);
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert_eq!(readings(&messages[0].value), ["U ziet één punt hier.", "U ziet … punten hier."]);
        assert_eq!(readings("{ $n -> [one] dag *[other] dagen }"), ["dag", "dagen"]);
    }

    #[test]
    fn placeables_leave_a_mark() {
        assert_eq!(readings("Van { $a } tot { $b }."), ["Van … tot …."]);
        assert_eq!(readings("Kapot { $a"), ["Kapot …"]);
    }
}
