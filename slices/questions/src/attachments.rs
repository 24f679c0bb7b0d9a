// SPDX-License-Identifier: EUPL-1.2
//! Photos and documents that come with what is said about a question.
//!
//! A browser does not keep a chosen file when a form comes back, to be mended or to be looked at once
//! more. So Brink keeps it: apart from any question, under a random token that stands in that form
//! alone, and no longer than [`KEPT_FOR`]. Choosing it again would be asked of people just when they
//! are told that something is not right yet; a file that went silently is worse. Nobody can look at a
//! file that waits, and a job removes what was never sent.

use std::sync::Arc;

use db::Tx;
use jobs::{Every, Running, Task};
use kernel::{Ctx, Error, Invalid, Result, Timestamp};
use web::Attached;

use crate::model::Deed;
use crate::store::attachment::{self as store, AttachmentId, Place, Said};

/// The field of forms.
pub const FIELD: &str = "bijlagen";
/// So many come with one message.
pub const MOST: usize = 5;
/// So many a question has at most, those of colleagues too.
pub const MOST_OF_QUESTION: i64 = 40;
/// So long a form keeps them, in microseconds: two hours.
const KEPT_FOR: i64 = 2 * 3600 * 1_000_000;
/// So many bytes one municipality keeps for forms; after that people are asked to choose again.
const MOST_WAITING: i64 = 512 * 1024 * 1024;

/// The job that removes what was never sent.
pub const SWEEP: &str = "questions.sweep";
/// Every quarter of an hour.
pub const TASK: Task = Task { kind: SWEEP, every: Every::Minutes(15) };

/// What comes along with a message: new files, and those that its form kept.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// Cleaned just now.
    pub fresh: Arc<Vec<Attached>>,
    /// The hash of the form's token, when it kept any.
    pub draft: Option<Vec<u8>>,
    /// Which of those that it kept still come along.
    pub kept: Vec<AttachmentId>,
}

impl Sent {
    /// These files, and none that a form kept.
    pub fn of(files: Vec<Attached>) -> Self {
        Self { fresh: Arc::new(files), ..Self::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.fresh.len() + self.kept.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Whether files can come with this deed.
pub const fn come_with(deed: Deed) -> bool {
    matches!(deed, Deed::Ask | Deed::Add | Deed::Answer | Deed::Interim | Deed::Note)
}

/// What was kept before this moment is over.
pub fn since(ctx: &Ctx) -> Timestamp {
    Timestamp::from_micros(ctx.now().micros() - KEPT_FOR)
}

/// Puts the files with what was said, in the transaction in which it was said. What the form kept and
/// does not come along is removed.
///
/// # Errors
/// Invalid when a file is not kept any more, or when the question has too many.
pub async fn attach(tx: &mut Tx, ctx: &Ctx, said: Said, sent: &Sent) -> Result<()> {
    let has = store::count(tx, ctx.tenant, said.question).await?;
    if has + i64::try_from(sent.len()).unwrap_or(i64::MAX) > MOST_OF_QUESTION {
        let args = vec![("max", MOST_OF_QUESTION.to_string())];
        let mut invalid = Invalid::default();
        invalid.add_with(FIELD, "vraag-bijlage-vol", args);
        return Err(Error::Invalid(invalid));
    }
    if let Some(draft) = &sent.draft {
        let rows = store::of_draft(tx, ctx.tenant, draft, since(ctx)).await?;
        let (come, left): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| sent.kept.contains(&row.id));
        let mut settled = 0;
        for row in &come {
            settled += usize::from(store::settle(tx, ctx.tenant, (draft, row), said).await?);
        }
        if settled != sent.kept.len() {
            return Err(Error::Invalid(Invalid::field(FIELD, "vraag-bijlage-verlopen")));
        }
        store::remove(tx, ctx.tenant, &left).await?;
    }
    for attached in sent.fresh.iter() {
        store::insert(tx, ctx, attached, Place::Said(said)).await?;
    }
    Ok(())
}

/// Keeps new files for a form that comes back, under the hash of its token. None when there is no room:
/// then they have to be chosen again.
///
/// # Errors
/// Whatever the database refuses.
pub async fn keep(
    tx: &mut Tx,
    ctx: &Ctx,
    draft: &[u8],
    fresh: &[Attached],
) -> Result<Option<Vec<AttachmentId>>> {
    if store::waiting(tx, ctx.tenant).await? > MOST_WAITING {
        return Ok(None);
    }
    let mut ids = Vec::new();
    for attached in fresh {
        ids.push(store::insert(tx, ctx, attached, Place::Draft(draft)).await?);
    }
    Ok(Some(ids))
}

/// Removes what forms kept and nobody sent.
///
/// # Errors
/// Whatever the database refuses; what was removed before stays removed.
pub async fn run(run: Running) -> Result<()> {
    let (ctx, db) = (run.ctx, run.db);
    let before = since(&ctx);
    loop {
        let rows = store::outdated(&mut db.read().await?, ctx.tenant, before).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let (tenant, rows) = (ctx.tenant, Arc::new(rows));
        db.write_housekeeping(move |tx| {
            let rows = rows.clone();
            Box::pin(async move { Ok(store::remove(tx, tenant, &rows).await?) })
        })
        .await?;
    }
}
