// SPDX-License-Identifier: EUPL-1.2
//! The worker: claims what is due, runs it, and puts back what failed.

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use db::Db;
use kernel::ctx::{Clock, Entropy};
use kernel::{Actor, Ctx, Error, Id, Result, TenantId, caught};
use tokio::sync::watch;
use uuid::Uuid;

use crate::pulse::Pulse;
use crate::queue::{self, Claimed};
use crate::schedule::{self, Task};

/// A failure that trying again does not mend: [`Error::internal`] of this keeps the job as failed at
/// once.
#[derive(Debug)]
pub struct GiveUp(pub String);

impl fmt::Display for GiveUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for GiveUp {}

fn is_hopeless(error: &Error) -> bool {
    matches!(error, Error::Internal(cause) if cause.downcast_ref::<GiveUp>().is_some())
}

/// What a handler gets.
#[derive(Clone)]
pub struct Running {
    /// The circumstances: the job's municipality, Brink itself as the actor.
    pub ctx: Ctx,
    /// The database.
    pub db: Db,
    /// What [`crate::Job::payload`] held.
    pub payload: serde_json::Value,
}

impl Running {
    /// An id in the payload.
    ///
    /// # Errors
    /// When it is not there.
    pub fn id<T>(&self, name: &str) -> Result<Id<T>> {
        let text = self.payload.get(name).and_then(serde_json::Value::as_str);
        let id = text.and_then(|text| text.parse().ok());
        id.ok_or_else(|| Error::internal(format!("the job has no id {name}")))
    }
}

/// Does the jobs of one kind. It must bear being run twice.
pub type Handler = Arc<dyn Fn(Running) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// Runs jobs. Several workers may run beside each other, on one or on several machines.
pub struct Worker {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<Entropy>,
    /// A handler per kind.
    pub handlers: HashMap<&'static str, Handler>,
    /// What comes back by the clock.
    pub tasks: Vec<Task>,
    /// Where it gives signs of life.
    pub pulse: Arc<Pulse>,
}

/// After so many jobs of one municipality it is the next one's turn.
const TURN: usize = 10;
/// How often the lease of a job that lasts is renewed: well within the lease itself.
const RENEW: Duration = Duration::from_secs(60);
/// A job that takes longer hangs, and counts as an attempt that failed.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// So many open slots are read at a time.
const SLOTS: u32 = 500;

/// Whether the worker was told to stop.
type Told = watch::Receiver<bool>;

impl Worker {
    /// Works until `stop` says so, looking for work every `pause`. Ends after the job it is at.
    pub async fn run(&self, pause: Duration, stop: impl Future<Output = ()>) {
        let (tell, mut told) = watch::channel(false);
        let work = async move {
            self.pulse.beat(self.clock.now());
            loop {
                if let Err(error) = caught(self.work(&told)).await {
                    tracing::warn!(%error, "worker: this round failed");
                }
                tokio::select! {
                    () = tokio::time::sleep(pause) => {}
                    _ = told.wait_for(|stop| *stop) => return,
                }
            }
        };
        let listen = async move {
            stop.await;
            tell.send_replace(true);
            std::future::pending::<()>().await;
        };
        tokio::select! { () = work => {} () = listen => {} }
    }

    /// One round: queues what the clock says, then does everything that is due. Returns how many
    /// jobs ran.
    ///
    /// # Errors
    /// When the database does not answer. A failing job is no error of the round.
    pub async fn round(&self) -> Result<usize> {
        self.work(&watch::channel(false).1).await
    }

    async fn work(&self, told: &Told) -> Result<usize> {
        let mut count = 0;
        loop {
            self.schedule().await?;
            let tenants = queue::due(&mut self.db.read().await?, self.clock.now()).await?;
            self.pulse.beat(self.clock.now());
            let before = count;
            for tenant in tenants {
                count += self.turn(tenant, told).await?;
            }
            if count == before {
                return Ok(count);
            }
        }
    }

    fn ctx(&self, tenant: TenantId) -> Ctx {
        Ctx::new(tenant, Actor::System("worker"), self.clock.clone(), self.entropy.clone())
    }

    /// Queues what the clock says. The hour is the same in every municipality.
    async fn schedule(&self) -> Result<()> {
        let clock = self.ctx(TenantId::from_uuid(Uuid::nil()));
        let slots: Vec<(Task, String)> =
            self.tasks.iter().filter_map(|task| Some((*task, task.slot(&clock)?))).collect();
        if slots.is_empty() {
            return Ok(());
        }
        loop {
            let open = schedule::open(&mut self.db.read().await?, &slots, SLOTS).await?;
            if open.is_empty() {
                return Ok(());
            }
            for (tenant, kind) in open {
                let Some((task, slot)) = slots.iter().find(|(task, _)| task.kind == kind) else { continue };
                let (ctx, task, slot) = (self.ctx(tenant), *task, slot.clone());
                self.db
                    .write_housekeeping(move |tx| {
                        let (ctx, slot) = (ctx.clone(), slot.clone());
                        Box::pin(async move { Ok(schedule::take(tx, &ctx, &task, &slot).await?) })
                    })
                    .await?;
            }
        }
    }

    /// Some jobs of one municipality, one by one: a job that is claimed is begun at once.
    async fn turn(&self, tenant: TenantId, told: &Told) -> Result<usize> {
        for count in 0..TURN {
            if *told.borrow() {
                return Ok(count);
            }
            let now = self.clock.now();
            let claim = self.db.write_housekeeping(move |tx| {
                Box::pin(async move { Ok(queue::claim(tx, tenant, now).await?) })
            });
            let Some(job) = claim.await? else { return Ok(count) };
            self.one(tenant, job).await?;
            self.pulse.beat(self.clock.now());
        }
        Ok(TURN)
    }

    async fn one(&self, tenant: TenantId, mut job: Claimed) -> Result<()> {
        let error = self
            .attempt(tenant, &mut job, RENEW)
            .await
            .err()
            .map(|error| (error.to_string(), is_hopeless(&error)));
        self.pulse.count(error.is_none());
        let (id, kind, attempts) = (job.id, job.kind.clone(), job.attempts);
        if let Some((error, _)) = &error {
            tracing::warn!(job = %id, kind, attempts, error, "job failed");
        }
        let now = self.clock.now();
        let noted = self.db.write_housekeeping(move |tx| {
            let (job, error) = (job.clone(), error.clone());
            Box::pin(async move {
                Ok(match error {
                    None => queue::done(tx, tenant, &job).await?,
                    Some((error, true)) => queue::give_up(tx, tenant, &job, now, error).await?,
                    Some((error, false)) => queue::put_back(tx, tenant, &job, now, error).await?,
                })
            })
        });
        if !noted.await? {
            tracing::warn!(job = %id, kind, attempts, "another worker took this job over");
        }
        Ok(())
    }

    /// Runs the handler in a task of its own, and keeps the job as long as that lasts.
    async fn attempt(&self, tenant: TenantId, job: &mut Claimed, renew: Duration) -> Result<()> {
        let Some(handler) = self.handlers.get(job.kind.as_str()).cloned() else {
            return Err(Error::internal(format!("no handler for {}", job.kind)));
        };
        let payload = serde_json::from_str(&job.payload).unwrap_or_default();
        let running = Running { ctx: self.ctx(tenant), db: self.db.clone(), payload };
        let mut task = tokio::spawn(caught(async move { handler(running).await }));
        let too_long = tokio::time::sleep(LONGEST);
        tokio::pin!(too_long);
        loop {
            tokio::select! {
                outcome = &mut task => return outcome.unwrap_or_else(|stopped| Err(Error::internal(stopped))),
                () = &mut too_long => {
                    task.abort();
                    return Err(Error::Unavailable("it took more than half an hour".into()));
                }
                () = tokio::time::sleep(renew) => self.renew(tenant, job).await,
            }
        }
    }

    async fn renew(&self, tenant: TenantId, job: &mut Claimed) {
        let (held, now) = (job.clone(), self.clock.now());
        let renewed = self.db.write_housekeeping(move |tx| {
            let held = held.clone();
            Box::pin(async move { Ok(queue::renew(tx, tenant, &held, now).await?) })
        });
        match renewed.await {
            Ok(Some(until)) => job.lease_until = until,
            Ok(None) => {}
            Err(error) => tracing::warn!(job = %job.id, %error, "the lease of a job was not renewed"),
        }
        self.pulse.beat(now);
    }
}

#[cfg(test)]
mod tests;
