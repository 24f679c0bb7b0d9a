// SPDX-License-Identifier: EUPL-1.2
//! What holds for search, whatever is put in and whatever is asked, on both engines.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests fail by panicking")]

use std::sync::Arc;

use db::Db;
use db::tenant::NewTenant;
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Ctx, TenantId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use uuid::Uuid;
use web::search::{self, Document, Hit};

const ALL: u32 = 1_000;

fn migrations() -> Vec<db::Migration> {
    web::app::migrations(&[])
}

/// A municipality to search in.
async fn town(db: &Db, number: u128) -> Ctx {
    let tenant = TenantId::from_uuid(Uuid::from_u128(number));
    let clock = Arc::new(FixedClock::new(db::fixture::NOON));
    let ctx = Ctx::new(tenant, Actor::System("test"), clock, Arc::new(Entropy::seeded(1)));
    let work = ctx.clone();
    db.write_housekeeping(move |tx| {
        let (ctx, slug) = (work.clone(), format!("g{number}"));
        Box::pin(async move {
            let new = NewTenant { slug: &slug, name: "G", hosts: &[], settings: "{}", demo: false };
            Ok(db::tenant::add(tx, &ctx, &new).await?)
        })
    })
    .await
    .unwrap();
    ctx
}

async fn put(db: &Db, ctx: &Ctx, documents: Vec<Document>) {
    let ctx = ctx.clone();
    db.write_housekeeping(move |tx| {
        let (ctx, documents) = (ctx.clone(), documents.clone());
        Box::pin(async move {
            for document in &documents {
                search::put(tx, &ctx, document).await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn find(db: &Db, ctx: &Ctx, question: &str, limit: u32) -> Vec<String> {
    let mut conn = db.read().await.unwrap();
    let hits: Vec<Hit> = search::find(&mut conn, ctx.tenant, question, limit).await.unwrap();
    hits.into_iter().map(|hit| hit.url).collect()
}

/// A word as people write it: Dutch, with accents, in capitals, in another script, a number.
fn word() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] =
        &["bomen", "boom", "fietspad", "fietspaden", "café", "CAFÉ", "cafe\u{301}", "speeltuin", "geërfd"];
    prop_oneof![
        3 => prop::sample::select(KNOWN).prop_map(str::to_owned),
        2 => "[a-z]{3,12}",
        1 => "[a-zA-Zéïöçñßłø]{2,60}",
        1 => "[\u{430}-\u{44f}]{2,8}",
        1 => "[0-9]{1,9}",
    ]
}

fn document(town: u128) -> impl Strategy<Value = Document> {
    let words = |most| vec(word(), 1..most);
    (any::<u128>(), words(5), words(3), words(9)).prop_map(move |(id, title, context, text)| Document {
        id: Uuid::from_u128(id),
        kind: "soort-punt",
        title: title.join(" "),
        context: context.join(", "),
        text: text.join("; "),
        url: format!("/{town}/{id}"),
    })
}

fn made<S: Strategy>(runner: &mut TestRunner, strategy: S) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

/// Words of a document, as somebody would type them.
fn words(document: &Document) -> Vec<String> {
    let all = format!("{} {} {}", document.title, document.context, document.text);
    all.split([' ', ',', ';']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[db::test]
async fn what_was_put_is_found_by_each_of_its_words_and_only_here(db: Db) {
    let mut runner = TestRunner::deterministic();
    let (here, there) = (town(&db, 1).await, town(&db, 2).await);
    let own = made(&mut runner, vec(document(1), 25));
    put(&db, &here, own.clone()).await;
    put(&db, &there, made(&mut runner, vec(document(2), 25))).await;
    for document in &own {
        for word in words(document) {
            for question in [word.clone(), word.to_uppercase(), format!("\"{word}\" %"), format!("de {word}")]
            {
                let found = find(&db, &here, &question, ALL).await;
                assert!(found.contains(&document.url), "{question:?} does not find {document:?}");
                assert!(found.iter().all(|url| url.starts_with("/1/")), "{question:?} finds {found:?}");
            }
        }
        assert!(find(&db, &here, &document.title, ALL).await.contains(&document.url), "{document:?}");
    }
}

#[db::test]
async fn what_was_removed_or_replaced_is_not_found(db: Db) {
    let mut runner = TestRunner::deterministic();
    let here = town(&db, 1).await;
    let all = made(&mut runner, vec(document(1), 12));
    put(&db, &here, all.clone()).await;
    put(&db, &here, all.clone()).await;
    for document in &all {
        let found = find(&db, &here, &document.title, ALL).await;
        assert_eq!(found.iter().filter(|url| **url == document.url).count(), 1, "put twice, found once");
        let other = Document {
            title: "xylofoon".into(),
            context: String::new(),
            text: String::new(),
            ..document.clone()
        };
        put(&db, &here, vec![other]).await;
        for word in words(document) {
            assert!(!find(&db, &here, &word, ALL).await.contains(&document.url), "{word:?} {document:?}");
        }
        let (tenant, id) = (here.tenant, document.id);
        db.write_housekeeping(move |tx| Box::pin(async move { Ok(search::remove(tx, tenant, id).await?) }))
            .await
            .unwrap();
        assert!(find(&db, &here, "xylofoon", ALL).await.is_empty());
    }
}

#[db::test]
async fn the_order_is_stable_and_a_longer_list_only_adds(db: Db) {
    let mut runner = TestRunner::deterministic();
    let here = town(&db, 1).await;
    let mut all = made(&mut runner, vec(document(1), 30));
    for (number, document) in all.iter_mut().enumerate() {
        // Many with the same title and the same weight.
        document.title = if number % 3 == 0 { "boom in de straat".into() } else { "straat".into() };
        document.text = "boom".into();
    }
    put(&db, &here, all.clone()).await;
    let whole = find(&db, &here, "bomen straat", ALL).await;
    assert_eq!(whole.len(), 30);
    for limit in 0..=30 {
        assert_eq!(find(&db, &here, "bomen straat", limit).await, whole[..limit as usize]);
    }
    let best = all.iter().filter(|document| document.title.starts_with("boom")).count();
    for url in &whole[..best] {
        assert!(all.iter().any(|document| document.url == *url && document.title.starts_with("boom")));
    }
    put(&db, &here, all.into_iter().rev().collect()).await;
    assert_eq!(find(&db, &here, "bomen straat", ALL).await, whole, "whatever came first");
}

#[db::test]
async fn no_sign_in_a_question_means_anything(db: Db) {
    let mut runner = TestRunner::deterministic();
    let here = town(&db, 1).await;
    put(&db, &here, made(&mut runner, vec(document(1), 10))).await;
    for question in ["%", "_", "*", "'", "\"", "\\", "'; --", "%%%", "\u{10ffff}", "-", "()", "de het een"] {
        assert!(find(&db, &here, question, ALL).await.is_empty(), "{question:?}");
    }
    assert_eq!(find(&db, &here, "bo%m", ALL).await, find(&db, &here, "bo m", ALL).await);
    for _ in 0..150 {
        let question = made(&mut runner, "\\PC{0,60}");
        let found = find(&db, &here, &question, ALL).await;
        assert!(found.len() <= 10, "{question:?}");
    }
    let long = made(&mut runner, vec(word(), 5_000)).join(" ");
    find(&db, &here, &long, ALL).await;
}

/// In Danish `aa` is a letter of its own, after the z: "staal" does not stand between "sta" and what
/// follows it.
#[test]
fn the_beginning_of_a_word_finds_it_whatever_the_locale_of_the_database() {
    for language in ["nl", "da"] {
        db::fixture::on_postgres_sorted(language, migrations(), async |db| {
            let here = town(&db, 1).await;
            let title = "Fietspaden bij de staalfabriek".to_owned();
            let document = Document { title, ..made(&mut TestRunner::deterministic(), document(1)) };
            put(&db, &here, vec![document]).await;
            for question in ["fiets", "fietspad", "sta", "fietspaden sta"] {
                assert_eq!(find(&db, &here, question, ALL).await.len(), 1, "{question} in {language}");
            }
        });
    }
}
