// SPDX-License-Identifier: EUPL-1.2
//! Finds who a session cookie belongs to, for every request of somebody signed in.

use std::sync::Arc;

use db::{Conn, Db};
use jobs::Running;
use kernel::{Date, Person, Result, TenantId, Timestamp, Zone};
use web::session::{Signed, Source};
use web::slice::Hook;

use crate::{model, store};

/// A visit is noted once an hour, so that reading does not write.
const NOTE_AFTER: i64 = 3_600_000_000;
/// Attempts to log in are forgotten after a day.
const KEEP_ATTEMPTS: i64 = 86_400_000_000;

/// The sessions in the database.
pub struct Sessions {
    db: Db,
    /// In which the days of an absence begin and end.
    zone: Zone,
}

impl Sessions {
    /// Finds sessions, and notes visits with `db`.
    pub fn new(db: Db) -> Self {
        Self { db, zone: Zone::amsterdam() }
    }

    /// Moves the end of a session in a task of its own: the visitor does not wait for it.
    fn note(&self, tenant: TenantId, hash: &[u8], now: Timestamp, until: Timestamp) {
        let (db, hash) = (self.db.clone(), hash.to_vec());
        tokio::spawn(async move {
            let noted = db.write_housekeeping(move |tx| {
                let hash = hash.clone();
                Box::pin(async move {
                    store::session::seen(tx, tenant, &hash, now, until).await?;
                    Ok(())
                })
            });
            if let Err(error) = noted.await {
                tracing::warn!(%error, "a visit was not noted");
            }
        });
    }
}

/// Adds from whom this person takes over on this day, and their rights, in the roles that both hold. Only
/// what was granted counts: what those take over from others does not come along.
async fn take_over(conn: &mut Conn, tenant: TenantId, today: Date, person: &mut Person) -> Result<()> {
    let roles = model::covered(&person.grants);
    if roles.is_empty() {
        return Ok(());
    }
    for (away, role, kind, id) in store::absence::rights(conn, tenant, person.id, today, &roles).await? {
        let Some(grant) = model::grant_of(&role, &kind, id) else { continue };
        if !person.grants.contains(&grant) {
            person.grants.push(grant);
        }
        if !person.stands_for.contains(&away) {
            person.stands_for.push(away);
        }
    }
    Ok(())
}

/// Sessions from elsewhere, in which people take over from who is away, as in [`Sessions`].
pub struct StandIns<S>(pub S);

impl<S: Source> Source for StandIns<S> {
    fn find<'a>(
        &'a self,
        conn: &'a mut Conn,
        tenant: TenantId,
        hash: &'a [u8],
        now: Timestamp,
    ) -> Hook<'a, Option<Signed>> {
        Box::pin(async move {
            let Some(signed) = self.0.find(conn, tenant, hash, now).await? else { return Ok(None) };
            let mut person = Person::new(signed.person.id, signed.person.grants.clone());
            take_over(conn, tenant, now.date_in(&Zone::amsterdam()), &mut person).await?;
            Ok(Some(Signed { person: Arc::new(person), ..signed }))
        })
    }
}

impl Source for Sessions {
    fn find<'a>(
        &'a self,
        conn: &'a mut Conn,
        tenant: TenantId,
        hash: &'a [u8],
        now: Timestamp,
    ) -> Hook<'a, Option<Signed>> {
        Box::pin(async move {
            let rows = store::session::find(conn, tenant, hash, now).await?;
            let right = |row: &store::session::FoundRow| {
                model::grant_of(row.role.as_deref()?, row.scope_kind.as_deref()?, row.scope_id?)
            };
            let grants: Vec<_> = rows.iter().filter_map(right).collect();
            let Some(first) = rows.into_iter().next() else { return Ok(None) };
            if !model::still_lasts(first.created_at, first.last_seen_at, now, &grants) {
                return Ok(None);
            }
            if now.micros() - first.last_seen_at.micros() > NOTE_AFTER {
                let until = model::lasts_until(first.created_at, now, model::are_staff(&grants));
                self.note(tenant, hash, now, until);
            }
            let mut person = Person::new(first.person_id, grants);
            take_over(conn, tenant, now.date_in(&self.zone), &mut person).await?;
            let names = [first.label, first.name, first.email.unwrap_or_default()];
            let label = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            Ok(Some(Signed { person: Arc::new(person), label, session: hash.to_vec() }))
        })
    }
}

/// The kind of the job that forgets old sessions and attempts to log in.
pub(crate) const FORGET: &str = "people.forget";

/// Forgets sessions that ended, attempts of more than a day ago and absences that are over.
pub(crate) async fn forget(run: Running) -> Result<()> {
    let (tenant, now, today) = (run.ctx.tenant, run.ctx.now(), run.ctx.today());
    run.db
        .write_housekeeping(move |tx| {
            Box::pin(async move {
                store::session::delete_old(tx, tenant, now).await?;
                let before = Timestamp::from_micros(now.micros() - KEEP_ATTEMPTS);
                store::login::delete_old(tx, tenant, before).await?;
                store::absence::delete_old(tx, tenant, today).await?;
                Ok(())
            })
        })
        .await
}
