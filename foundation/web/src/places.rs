// SPDX-License-Identifier: EUPL-1.2
//! Which municipality a host belongs to, as it is at this moment.
//!
//! Every request asks the database, so requests that wait at the same time share one look. A
//! request takes only what was looked up after it came in: nobody gets an older state than the one
//! that they, or anybody before them, have seen.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use db::Db;
use kernel::{Error, Result, TenantId};
use quick_cache::sync::Cache;
use tokio::sync::Mutex;

use crate::page::Municipality;

/// The longest name that the domain name system knows (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 253;
/// So many hosts are remembered; of unknown ones the oldest are forgotten.
const HOSTS: usize = 2_000;

/// The municipalities by host, and what was read from their settings.
pub(crate) struct Places {
    queues: Cache<String, Arc<Queue>>,
    known: Cache<TenantId, Arc<Municipality>>,
}

/// The requests for one host.
#[derive(Default)]
struct Queue {
    /// How many came.
    came: AtomicU64,
    last: Mutex<Option<Look>>,
}

/// What the last look found, or why it failed.
struct Look {
    /// It answers requests with a lower number: those had come when it began.
    before: u64,
    found: Result<Option<Arc<Municipality>>, String>,
}

impl Places {
    pub fn new() -> Self {
        Self { queues: Cache::new(HOSTS), known: Cache::new(500) }
    }

    /// The municipality of this host, in small letters and without port.
    pub async fn find(&self, db: &Db, host: &str) -> Result<Option<Arc<Municipality>>> {
        if host.len() > LONGEST_HOST {
            return Ok(None);
        }
        let queue = self.queues.get_or_insert_with(host, || Ok::<_, Error>(Arc::default()))?;
        let number = queue.came.fetch_add(1, Ordering::SeqCst);
        let mut last = queue.last.lock().await;
        if let Some(look) = last.as_ref().filter(|look| number < look.before) {
            return look.found.clone().map_err(Error::Unavailable);
        }
        let before = queue.came.load(Ordering::SeqCst);
        let found = self.look(db, host).await;
        // Who waits gets the refusal too, and need not wait for the next one.
        let told = found.as_ref().map(Clone::clone).map_err(ToString::to_string);
        *last = Some(Look { before, found: told });
        found
    }

    async fn look(&self, db: &Db, host: &str) -> Result<Option<Arc<Municipality>>> {
        let mut conn = db.read().await?;
        let Some(row) = db::tenant::by_host(&mut conn, host).await? else {
            return Ok(None);
        };
        if let Some(known) = self.known.get(&row.id).filter(|known| known.row.version == row.version) {
            return Ok(Some(known));
        }
        let place = Arc::new(Municipality::new(row));
        self.known.insert(place.row.id, place.clone());
        Ok(Some(place))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;
    use kernel::Audit;

    use super::*;
    use crate::session::NoSessions;
    use crate::testing::{HOST, Stage};

    fn migrations() -> Vec<db::Migration> {
        crate::app::migrations(&[])
    }

    async fn stage(db: Db) -> Stage {
        Stage::new(db, Vec::new(), Arc::new(NoSessions), Stage::setup()).await
    }

    #[db::test]
    async fn who_waits_together_shares_one_look(db: Db) {
        let stage = stage(db.clone()).await;
        let places = Places::new();
        let before = db.statements();
        let found = join_all((0..20).map(|_| places.find(&db, HOST))).await;
        // The first looks for itself; whoever came while it looked shares the second. A slow
        // machine may need some more.
        let looks = db.statements() - before;
        assert!((2..10).contains(&looks), "{looks} looks");
        assert!(found.into_iter().all(|place| place.unwrap().unwrap().row.id == stage.tenant));
    }

    #[db::test]
    async fn who_comes_after_a_change_sees_it(db: Db) {
        let stage = stage(db.clone()).await;
        let (places, ctx) = (Places::new(), stage.system());
        let mut seen = Vec::new();
        for _ in 0..3 {
            seen.push(places.find(&db, HOST).await.unwrap().unwrap().row.version);
            let actor = ctx.clone();
            let change = db.write(&ctx, move |tx| {
                let ctx = actor.clone();
                Box::pin(async move {
                    Ok(tx.audit(&ctx, Audit::new("test.change", "gemeente", ctx.tenant)).await?)
                })
            });
            change.await.unwrap();
        }
        assert!(seen.is_sorted_by(|one, next| one < next), "{seen:?}");
    }

    #[db::test]
    async fn unknown_hosts_have_no_municipality(db: Db) {
        let _stage = stage(db.clone()).await;
        let places = Places::new();
        assert!(places.find(&db, "elders.localhost").await.unwrap().is_none());
        let before = db.statements();
        assert!(places.find(&db, &"a".repeat(LONGEST_HOST + 1)).await.unwrap().is_none());
        assert_eq!(db.statements(), before, "such a name cannot exist");
    }
}
