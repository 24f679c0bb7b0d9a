// SPDX-License-Identifier: EUPL-1.2
//! Public answers as news: for the timeline of a kern, feeds and newsletters.

use db::Conn;
use kernel::Result;
use villages::KernId;
use web::slice::ChangeQuery;
use web::{Change, Page};

use crate::links;
use crate::pages::Names;
use crate::store::public::{self as store, Wanted};

/// So much of an answer is told, in characters.
const TOLD: usize = 300;

pub(crate) async fn list(page: &Page, conn: &mut Conn, query: &ChangeQuery) -> Result<Vec<Change>> {
    let subject = query.subject.filter(|subject| Some(*subject) != query.kern);
    let wanted = Wanted {
        kern: query.kern.map(KernId::from_uuid),
        point: subject.map(agenda::model::PointId::from_uuid),
        after: query.after,
        ..Wanted::default()
    };
    let rows = store::list(conn, page.ctx.tenant, &wanted, (0, i64::from(query.limit))).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::read(conn, page.ctx.tenant).await?;
    let change = |row: store::PublicRow| Change {
        at: row.published_at,
        key: "verandering-vraag",
        title: page.in_dutch(&row.title),
        detail: short(&row.answer),
        place: names.kern(&row.kern_id).to_owned(),
        href: links::public(row.number()),
        id: row.question_id.uuid(),
        example: row.example,
    };
    Ok(rows.into_iter().map(change).collect())
}

/// The beginning of an answer, up to a whole word.
fn short(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(TOLD) else { return text.to_owned() };
    let whole = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..whole].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_answer_ends_at_a_word() {
        assert_eq!(short("Dat kan."), "Dat kan.");
        let long = "één woord ".repeat(60);
        let told = short(&long);
        assert!(told.ends_with("…") && told.chars().count() <= TOLD + 1, "{told}");
        assert!(told.trim_end_matches('…').ends_with("woord") || told.trim_end_matches('…').ends_with("één"));
        assert_eq!(short(&"x".repeat(400)).chars().count(), TOLD + 1);
    }
}
