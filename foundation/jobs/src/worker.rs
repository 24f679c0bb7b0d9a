// SPDX-License-Identifier: EUPL-1.2
//! The worker: claims what is due, runs it, and puts back what failed.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use db::Db;
use kernel::ctx::{Clock, Entropy};
use kernel::{Actor, Ctx, Error, Id, Result, TenantId};

use crate::queue::{self, Claimed};
use crate::schedule::{self, Task};

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
}

impl Worker {
    /// Works until `stop` says so, looking for work every `pause`.
    pub async fn run(&self, pause: Duration, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.round().await {
                tracing::warn!(%error, "worker: this round failed");
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = &mut stop => return,
            }
        }
    }

    /// One round: queues what the clock says, then does everything that is due. Returns how many
    /// jobs ran.
    ///
    /// # Errors
    /// When the database does not answer. A failing job is no error of the round.
    pub async fn round(&self) -> Result<usize> {
        self.schedule().await?;
        let mut count = 0;
        loop {
            let tenants = queue::due(&mut self.db.read().await?, self.clock.now()).await?;
            if tenants.is_empty() {
                return Ok(count);
            }
            for tenant in tenants {
                count += self.tenant(tenant).await?;
            }
        }
    }

    fn ctx(&self, tenant: TenantId) -> Ctx {
        Ctx::new(tenant, Actor::System("worker"), self.clock.clone(), self.entropy.clone())
    }

    async fn schedule(&self) -> Result<()> {
        let mut after = String::new();
        loop {
            let tenants = db::tenant::list(&mut self.db.read().await?, &after, 100).await?;
            let Some(last) = tenants.last() else {
                return Ok(());
            };
            after = last.name.clone();
            for tenant in &tenants {
                let (ctx, tasks) = (self.ctx(tenant.id), self.tasks.clone());
                self.db
                    .write_housekeeping(move |tx| {
                        let (ctx, tasks) = (ctx.clone(), tasks.clone());
                        Box::pin(async move { Ok(schedule::run_due(tx, &ctx, &tasks).await?) })
                    })
                    .await?;
            }
        }
    }

    async fn tenant(&self, tenant: TenantId) -> Result<usize> {
        let now = self.clock.now();
        let jobs = self
            .db
            .write_housekeeping(move |tx| {
                Box::pin(async move { Ok(queue::claim(tx, tenant, now, 10).await?) })
            })
            .await?;
        let count = jobs.len();
        for job in jobs {
            self.one(tenant, job).await?;
        }
        Ok(count)
    }

    async fn one(&self, tenant: TenantId, job: Claimed) -> Result<()> {
        let outcome = match self.handlers.get(job.kind.as_str()) {
            Some(handler) => {
                let payload = serde_json::from_str(&job.payload).unwrap_or_default();
                handler(Running { ctx: self.ctx(tenant), db: self.db.clone(), payload }).await
            }
            None => Err(Error::internal(format!("no handler for {}", job.kind))),
        };
        let now = self.clock.now();
        let error = outcome.err().map(|error| error.to_string());
        if let Some(error) = &error {
            tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, error, "job failed");
        }
        self.db
            .write_housekeeping(move |tx| {
                let (job, error) = (job.clone(), error.clone());
                Box::pin(async move {
                    match error {
                        None => queue::done(tx, tenant, job.id).await?,
                        Some(error) => queue::put_back(tx, tenant, &job, now, error).await?,
                    }
                    Ok(())
                })
            })
            .await
    }
}
