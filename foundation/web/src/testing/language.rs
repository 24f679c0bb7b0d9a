// SPDX-License-Identifier: EUPL-1.2
//! In which language a screen reader speaks every part of a page (WCAG 3.1.2).

use super::Browser;

/// Something that is read or heard, with the language it is marked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken<'h> {
    /// The words, as the HTML has them.
    pub words: &'h str,
    /// The nearest `lang` around them.
    pub lang: &'h str,
}

/// Elements without an end tag.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "source"];
/// Attributes that are read out.
const HEARD: [&str; 4] = ["alt", "aria-label", "placeholder", "title"];

/// What was typed before a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'t> {
    /// Words that only what was typed has: one of them stands in every text that was typed.
    pub words: &'t [&'t str],
    /// Names, addresses and the like, which may be marked and need not.
    pub names: &'t [&'t str],
}

/// Looks at a page in English and in Dutch. In English every text that was typed is marked as Dutch,
/// and nothing else is; at least one stands on the page. In Dutch nothing is marked.
///
/// # Panics
/// When a text is in the wrong language.
pub async fn typed_is_dutch(browser: &mut Browser, path: &str, typed: Typed<'_>) {
    let join = if path.contains('?') { '&' } else { '?' };
    let english = browser.get(&format!("{path}{join}taal=en")).await;
    assert_eq!(english.status, 200, "{path}");
    let wrong = wrong_in_english(&english.body, typed);
    assert!(wrong.is_empty(), "{path} in English: {wrong:#?}");
    let spoken = spoken(&english.body);
    assert!(spoken.iter().any(|spoken| typed.holds(spoken.words)), "{path} has nothing that was typed");
    let dutch = browser.get(&format!("{path}{join}taal=nl")).await;
    assert_eq!(dutch.status, 200, "{path}");
    assert!(is_unmarked(&dutch.body), "{path} in Dutch marks what needs no mark: {}", dutch.body);
}

/// What an English page says in the wrong language, either way.
pub fn wrong_in_english<'h>(html: &'h str, typed: Typed<'_>) -> Vec<Spoken<'h>> {
    let mut all = spoken(html);
    all.retain(|spoken| match spoken.lang {
        "nl" => !typed.holds(spoken.words) && !typed.may_be_marked(spoken.words),
        _ => typed.holds(spoken.words),
    });
    all
}

impl Typed<'_> {
    fn holds(self, words: &str) -> bool {
        self.words.iter().any(|word| words.contains(word))
    }

    /// Names, numbers, and the link to the page in Dutch.
    fn may_be_marked(self, words: &str) -> bool {
        let is_number = !words.chars().any(char::is_alphabetic);
        is_number || words == "Nederlands" || self.names.contains(&words)
    }
}

/// Whether a Dutch page only says so once, for all of it.
pub fn is_unmarked(html: &str) -> bool {
    html.contains("<html lang=\"nl\">") && html.matches("lang=\"nl\"").count() == 1
}

/// Everything on a page that is read or heard. Not the title of the window, which can hold no mark,
/// and not what is only for machines.
pub fn spoken(html: &str) -> Vec<Spoken<'_>> {
    let mut found = Vec::new();
    let mut open: Vec<(&str, &str)> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let lang = open.last().map_or("", |(_, lang)| *lang);
        let is_silent = open.iter().any(|(name, _)| ["script", "style", "title"].contains(name))
            && !open.iter().any(|(name, _)| *name == "svg");
        let words = rest[..start].trim();
        if !words.is_empty() && !is_silent {
            found.push(Spoken { words, lang });
        }
        let tag = &rest[start..];
        let length = length(tag);
        let inside = tag[1..length].trim_end_matches('>');
        rest = &tag[length..];
        if let Some(name) = inside.strip_prefix('/') {
            if let Some(at) = open.iter().rposition(|(element, _)| *element == name) {
                open.truncate(at);
            }
        } else if !inside.starts_with('!') {
            let (name, attributes) = element(inside);
            let own = attributes.iter().find(|(name, _)| *name == "lang").map_or(lang, |(_, value)| *value);
            found.extend(heard(name, &attributes).into_iter().map(|words| Spoken { words, lang: own }));
            if !VOID.contains(&name) && !inside.ends_with('/') {
                open.push((name, own));
            }
        }
    }
    found
}

/// How long a tag or comment is; a `>` between quotes does not end it.
fn length(tag: &str) -> usize {
    if tag.starts_with("<!--") {
        return tag.find("-->").map_or(tag.len(), |at| at + 3);
    }
    let mut quoted = false;
    for (at, letter) in tag.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// The name of an element and its attributes with a value. A template writes them with double quotes.
fn element(inside: &str) -> (&str, Vec<(&str, &str)>) {
    let (name, mut rest) = inside.split_once(|c: char| c.is_whitespace()).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, more)) = after.split_once('"') else { break };
        attributes.push((before.rsplit(char::is_whitespace).next().unwrap_or_default(), value));
        rest = more;
    }
    (name.trim_end_matches('/'), attributes)
}

/// What is read out of the attributes of an element.
fn heard<'h>(name: &str, attributes: &[(&'h str, &'h str)]) -> Vec<&'h str> {
    let is_field = name == "input" && attributes.contains(&("type", "text"));
    let is_machines = ["link", "meta"].contains(&name);
    let heard = attributes.iter().filter(|(attribute, value)| {
        let is_heard = HEARD.contains(attribute) || is_field && *attribute == "value";
        is_heard && !is_machines && !value.trim().is_empty()
    });
    heard.map(|(_, value)| *value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(body: &str) -> Vec<String> {
        let html = format!("<!doctype html>\n<html lang=\"en\"><title>Bankje</title>{body}</html>");
        let typed = Typed { words: &["Bankje"], names: &["Tricht"] };
        wrong_in_english(&html, typed).iter().map(|spoken| spoken.words.to_owned()).collect()
    }

    #[test]
    fn what_is_marked_is_right_and_what_is_not_is_found() {
        for right in [
            "<h1 lang=\"nl\">Bankje</h1>",
            "<p>Promised: <span lang=\"nl\"><b>Bankje</b></span> by the town</p>",
            "<img src=\"a\" alt=\"Bankje\" lang=\"nl\"><p>Photo</p>",
            "<input type=\"hidden\" value=\"Bankje\"><input type=\"search\" value=\"Bankje\">",
            "<textarea lang=\"nl\">Bankje</textarea><option lang=\"nl\" selected>Bankje</option>",
            "<a hreflang=\"nl\" lang=\"nl\">Nederlands</a><!-- Bankje --><script>\"Bankje\"</script>",
            "<b lang=\"nl\">Tricht</b> Tricht <input type=\"text\" value=\"1,5\" lang=\"nl\">",
            "<svg><path d=\"M0\"/><title>Map of <span lang=\"nl\">Bankje</span></title></svg>",
        ] {
            assert!(wrong(right).is_empty(), "{right}: {:?}", wrong(right));
        }
        for (forgotten, words) in [
            ("<h1>Bankje</h1>", "Bankje"),
            ("<p lang=\"nl\"><br></p><p title=\"a > b\">Nieuw Bankje</p>", "Nieuw Bankje"),
            ("<img src=\"a\" alt=\"Bankje\"><i lang=\"nl\">Bankje</i>", "Bankje"),
            ("<input type=\"text\" value=\"Bankje\">", "Bankje"),
            ("<textarea>Bankje</textarea>", "Bankje"),
            ("<svg><title>Bankje</title></svg>", "Bankje"),
            ("<p lang=\"nl\">Say something</p>", "Say something"),
        ] {
            assert!(wrong(forgotten).iter().any(|found| found == words), "{forgotten}");
        }
    }

    #[test]
    fn a_dutch_page_says_so_once() {
        assert!(is_unmarked("<html lang=\"nl\"><p>Bankje</p><a lang=\"en\">English</a></html>"));
        assert!(!is_unmarked("<html lang=\"nl\"><p lang=\"nl\">Bankje</p></html>"));
        assert!(!is_unmarked("<html lang=\"en\"><p lang=\"nl\">Bankje</p></html>"));
    }
}
