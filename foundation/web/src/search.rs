// SPDX-License-Identifier: EUPL-1.2
//! One search on both engines: an index of Dutch word stems per municipality.
//!
//! Stems are made here (Snowball, Dutch), so both databases find the same, and the cost of a
//! search does not grow with the number of municipalities: terms are keyed by municipality first.

use std::collections::BTreeMap;

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, TenantId};
use rust_stemmers::{Algorithm, Stemmer};
use uuid::Uuid;

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Document {
    /// The id of the thing itself.
    pub id: Uuid,
    /// Its kind, a key of the texts: `soort-…`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Where it lies, in words.
    pub context: String,
    /// More text that finds it.
    pub text: String,
    /// Its page.
    pub url: String,
}

db::row! {
    /// Something that was found.
    pub struct Hit {
        /// The id of the thing itself.
        pub id: Uuid,
        /// Its kind.
        pub kind: String,
        /// Its title.
        pub title: String,
        /// Where it lies.
        pub context: String,
        /// Its page.
        pub url: String,
    }
}

const TITLE_WEIGHT: i64 = 5;
/// Words that find everything and therefore nothing.
const STOP_WORDS: &[&str] = &[
    "de", "het", "een", "en", "of", "in", "op", "van", "voor", "met", "te", "aan", "bij", "om", "er", "is",
    "dat", "die", "dit", "naar", "door", "over", "als", "zijn", "the", "a", "and", "to",
];

/// Adds or replaces a document.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put(tx: &mut Tx, ctx: &Ctx, document: &Document) -> Result<(), DbError> {
    remove(tx, ctx.tenant, document.id).await?;
    tx.run(sql!(
        "INSERT INTO search_document (tenant_id, id, kind, title, context, url) VALUES ($1, $2, $3, $4, $5, $6)",
        ctx.tenant,
        document.id,
        document.kind,
        &document.title,
        &document.context,
        &document.url
    ))
    .await?;
    let terms: Vec<_> = weights(document).into_iter().collect();
    for chunk in terms.chunks(50) {
        let mut insert = Sql::new("INSERT INTO search_term (tenant_id, term, document_id, weight) VALUES ");
        for (index, (term, weight)) in chunk.iter().enumerate() {
            insert.push(if index == 0 { "(" } else { ", (" }).bind(ctx.tenant).push(", ");
            insert.bind(term).push(", ").bind(document.id).push(", ").bind(*weight).push(")");
        }
        tx.run(insert).await?;
    }
    Ok(())
}

/// Removes a document.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<(), DbError> {
    tx.run(sql!("DELETE FROM search_term WHERE tenant_id = $1 AND document_id = $2", tenant, id)).await?;
    tx.run(sql!("DELETE FROM search_document WHERE tenant_id = $1 AND id = $2", tenant, id)).await?;
    Ok(())
}

/// Documents in which every word of the question occurs, best first. The last word may be the
/// beginning of one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    question: &str,
    limit: u32,
) -> Result<Vec<Hit>, DbError> {
    find_of(conn, tenant, None, question, limit).await
}

/// As [`find`], of one kind only when there is one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find_of(
    conn: &mut Conn,
    tenant: TenantId,
    kind: Option<&str>,
    question: &str,
    limit: u32,
) -> Result<Vec<Hit>, DbError> {
    let words = stems(question);
    let Some(last) = words.last() else {
        return Ok(Vec::new());
    };
    let mut sql = sql!(
        "SELECT d.id, d.kind, d.title, d.context, d.url FROM search_document d JOIN (
           SELECT document_id, sum(weight) AS score FROM search_term WHERE tenant_id = $1 AND (",
        tenant
    );
    // The words are few (see `stems`), so one condition each is fine.
    for word in &words {
        sql.push("term = ").bind(word).push(" OR ");
    }
    sql.push("(term >= ").bind(last).push(" AND term < ").bind(format!("{last}\u{10ffff}"));
    sql.push(")) GROUP BY document_id HAVING ");
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            sql.push(" AND ");
        }
        if word == last {
            sql.push("max(CASE WHEN term >= ").bind(word).push(" AND term < ");
            sql.bind(format!("{word}\u{10ffff}")).push(" THEN 1 ELSE 0 END) = 1");
        } else {
            sql.push("max(CASE WHEN term = ").bind(word).push(" THEN 1 ELSE 0 END) = 1");
        }
    }
    sql.push(") f ON f.document_id = d.id WHERE d.tenant_id = ").bind(tenant);
    if let Some(kind) = kind {
        sql.push(" AND d.kind = ").bind(kind);
    }
    sql.push(" ORDER BY f.score DESC, d.title, d.id LIMIT ").bind(limit);
    conn.all(sql).await
}

/// Documents of a kind that look like a text: in which at least two of its words occur, or its only
/// one; those with most of them first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn similar(
    conn: &mut Conn,
    tenant: TenantId,
    kind: &str,
    text: &str,
    limit: u32,
) -> Result<Vec<Hit>, DbError> {
    let words = stems(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let least = i64::from(words.len() > 1) + 1;
    let mut sql = sql!(
        "SELECT d.id, d.kind, d.title, d.context, d.url FROM search_document d JOIN (
           SELECT document_id, count(*) AS words, sum(weight) AS score FROM search_term
           WHERE tenant_id = $1 AND term IN ",
        tenant
    );
    sql.bind_list(words).push(" GROUP BY document_id HAVING count(*) >= ").bind(least);
    sql.push(") f ON f.document_id = d.id WHERE d.tenant_id = ").bind(tenant);
    sql.push(" AND d.kind = ").bind(kind);
    sql.push(" ORDER BY f.words DESC, f.score DESC, d.title, d.id LIMIT ").bind(limit);
    conn.all(sql).await
}

fn weights(document: &Document) -> BTreeMap<String, i64> {
    let mut weights = BTreeMap::new();
    for (text, weight) in [(&document.title, TITLE_WEIGHT), (&document.context, 1), (&document.text, 1)] {
        for word in all_stems(text) {
            let sum = weights.entry(word).or_insert(0);
            *sum = (*sum + weight).min(50);
        }
    }
    weights
}

/// The stems of a question: at most eight different ones.
fn stems(question: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in all_stems(question).take(50) {
        if !words.contains(&word) && words.len() < 8 {
            words.push(word);
        }
    }
    words
}

fn all_stems(text: &str) -> impl Iterator<Item = String> {
    let stemmer = Stemmer::create(Algorithm::Dutch);
    // A letter with a loose accent is the letter.
    let loose = |c: &char| !('\u{300}'..='\u{36f}').contains(c);
    let words: String = text.to_lowercase().chars().filter(loose).collect();
    let words: Vec<String> = words.split(|c: char| !c.is_alphanumeric()).map(folded).collect();
    words.into_iter().filter(|word| !word.is_empty() && !STOP_WORDS.contains(&word.as_str())).map(
        move |word| {
            let stem = stemmer.stem(&word).into_owned();
            stem.chars().take(40).collect()
        },
    )
}

/// Without accents, so that "café" is found by "cafe". Letters of another script stay.
fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        match kernel::slug::fold(letter) {
            "" => out.push(letter),
            plain => out.push_str(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_their_other_forms() {
        assert_eq!(stems("bomen"), stems("boom"));
        assert_eq!(stems("fietspaden"), stems("fietspad"));
        assert_eq!(stems("de en het"), Vec::<String>::new());
        assert_eq!(stems("cafe\u{301}"), stems("café"));
        assert_ne!(stems("своа"), stems("日本"), "letters of another script stay apart");
    }

    #[test]
    fn a_question_stays_small() {
        let long = (0..1000).map(|i| format!("woord{i} ")).collect::<String>();
        assert_eq!(stems(&long).len(), 8);
    }
}
