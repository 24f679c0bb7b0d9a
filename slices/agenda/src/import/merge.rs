// SPDX-License-Identifier: EUPL-1.2
//! What a point says after an import. The file changes what it wrote itself; what was changed in
//! Brink since stays as it is.

use super::mapping::Field;
use super::plan::FilePoint;
use super::stored::Stored;
use crate::model::Status;

/// What becomes of a point that is there.
#[derive(Clone, Debug)]
pub(crate) struct Merged {
    /// What it says now.
    pub before: Stored,
    /// What it says after the import.
    pub after: Stored,
    /// What the file said about it so far, for the next import.
    pub written: Stored,
    /// What was changed in Brink and does not follow the file.
    pub kept: Vec<Field>,
}

/// Merges what a file says into what a point says `now`. `written` is what earlier files said, as
/// far as that is known: without it, whatever is filled in counts as changed in Brink.
pub(crate) fn merge(point: &FilePoint, now: Stored, written: Option<Stored>) -> Merged {
    let base = written.unwrap_or_default();
    let mut merge = Merge { after: now.clone(), written: base.clone(), now, base, kept: Vec::new() };
    let opt = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let codes = |owners: &Vec<_>| Stored::codes_of(owners);
    merge.take(Field::Title, |s| &mut s.title, Some(point.title.clone()));
    merge.take(Field::Kern, |s| &mut s.kernen, Some(point.kernen.clone()));
    merge.take(Field::Theme, |s| &mut s.theme, point.theme.as_ref().map(opt));
    merge.take(Field::Owner, |s| &mut s.owners, point.owners.as_ref().map(codes));
    merge.take(Field::Planning, |s| &mut s.planning, point.planning);
    merge.take(Field::Text, |s| &mut s.body, point.body.clone());
    merge.status(point);
    // Nobody can change these in Brink: they say what the source says.
    let of_source = |new: &Option<String>, old: &mut Option<String>| {
        if let Some(text) = new {
            *old = opt(text);
        }
    };
    let after = &mut merge.after;
    of_source(&point.planning_words, &mut after.source_planning);
    of_source(&point.status_words, &mut after.source_status);
    of_source(&point.source_url, &mut after.source_url);
    of_source(&point.source_name, &mut after.source_name);
    of_source(&point.as_of, &mut after.as_of);
    Merged { before: merge.now, after: merge.after, written: merge.written, kept: merge.kept }
}

struct Merge {
    now: Stored,
    base: Stored,
    after: Stored,
    written: Stored,
    kept: Vec<Field>,
}

impl Merge {
    /// One field: `new` is what the file says, `None` when it has no such column.
    fn take<T>(&mut self, field: Field, of: impl Fn(&mut Stored) -> &mut T, new: Option<T>)
    where
        T: Clone + PartialEq,
    {
        let Some(new) = new else { return };
        let is_own = of(&mut self.now) != of(&mut self.base);
        if !is_own {
            *of(&mut self.after) = new.clone();
        } else if *of(&mut self.now) != new {
            self.kept.push(field);
        }
        *of(&mut self.written) = new;
    }

    /// The status: what was decided in Brink stays until the file has other words for it. A point
    /// that was merged stays merged.
    fn status(&mut self, point: &FilePoint) {
        let Some(words) = &point.status_words else { return };
        let old_news = *words == self.now.source_status.clone().unwrap_or_default();
        let is_own = self.now.status != self.base.status && old_news;
        let now = self.now.status();
        if now != Some(point.status) {
            if is_own || now == Some(Status::Merged) {
                self.kept.push(Field::Status);
            } else {
                self.after.set_status(point.status, words);
            }
        }
        point.status.code().clone_into(&mut self.written.status);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Owner;

    /// A point as a file has it, with every column.
    fn file(title: &str, theme: &str, body: &str, words: &str, status: Status) -> FilePoint {
        FilePoint {
            external_id: "x1".into(),
            kernen: Vec::new(),
            title: title.into(),
            body: Some(body.into()),
            theme: Some(theme.into()),
            owners: Some(vec![Owner::Municipality]),
            status,
            status_words: Some(words.into()),
            planning: Some(None),
            planning_words: Some(String::new()),
            source_url: None,
            source_name: None,
            as_of: None,
            of_agenda: true,
        }
    }

    fn first() -> (FilePoint, Stored) {
        let point = file("Bankje", "Groen", "", "loopt", Status::Busy);
        let merged = merge(&point, Stored::default(), Some(Stored::default()));
        assert_eq!(merged.kept, []);
        (point, merged.after)
    }

    #[test]
    fn the_same_file_changes_nothing() {
        let (point, stored) = first();
        let again = merge(&point, stored.clone(), Some(stored.clone()));
        assert_eq!((again.after, again.kept), (stored, vec![]));
    }

    #[test]
    fn what_was_changed_here_stays_and_the_rest_follows() {
        let (_, written) = first();
        let mut now = written.clone();
        "Twee bankjes".clone_into(&mut now.title);
        "Bij de kerk".clone_into(&mut now.body);
        let next = file("Bank", "Zitten", "", "loopt", Status::Busy);
        let merged = merge(&next, now.clone(), Some(written));
        assert_eq!(merged.kept, [Field::Title, Field::Text], "an empty cell wipes nothing");
        assert_eq!((merged.after.title, merged.after.body), (now.title.clone(), now.body.clone()));
        assert_eq!(merged.after.theme.as_deref(), Some("Zitten"));
        now.theme = Some("Zitten".into());
        let again = merge(&next, now.clone(), Some(merged.written));
        assert_eq!(again.after, now, "also the next time");
        assert_eq!(again.kept, [Field::Title, Field::Text]);
    }

    #[test]
    fn what_the_file_says_as_well_is_no_change_of_ours() {
        let (_, written) = first();
        let now = Stored { title: "Bank".into(), ..written.clone() };
        let merged = merge(&file("Bank", "Groen", "", "loopt", Status::Busy), now, Some(written));
        assert_eq!(merged.kept, []);
        let next = file("Zitbank", "Groen", "", "loopt", Status::Busy);
        let merged = merge(&next, merged.after, Some(merged.written));
        assert_eq!((merged.after.title.as_str(), merged.kept), ("Zitbank", vec![]));
    }

    #[test]
    fn only_news_changes_a_status_that_was_decided_here() {
        let (point, written) = first();
        let decided = Stored { status: "done".into(), ..written.clone() };
        let merged = merge(&point, decided.clone(), Some(written.clone()));
        assert_eq!((merged.after.status.as_str(), merged.kept), ("done", vec![Field::Status]));
        let news = file("Bankje", "Groen", "", "gaat niet door", Status::Impossible);
        let merged = merge(&news, decided, Some(written.clone()));
        assert_eq!(
            (merged.after.status.as_str(), merged.after.reason.as_str()),
            ("impossible", "gaat niet door")
        );
        // The user says that the same words mean something else: nobody decided anything here.
        let other = file("Bankje", "Groen", "", "loopt", Status::Planned);
        assert_eq!(merge(&other, written.clone(), Some(written)).after.status, "planned");
    }

    #[test]
    fn when_nobody_knows_what_a_file_wrote_only_gaps_are_filled() {
        let (_, mut now) = first();
        now.theme = None;
        let merged = merge(&file("Bank", "Zitten", "Bij de kerk", "klaar", Status::Done), now, None);
        assert_eq!(merged.kept, [Field::Title]);
        assert_eq!(
            (merged.after.theme.as_deref(), merged.after.body.as_str()),
            (Some("Zitten"), "Bij de kerk")
        );
        assert_eq!(merged.after.status, "done", "new words");
    }
}
