// SPDX-License-Identifier: EUPL-1.2
//! The program as the web sees it: database, slices, texts, caches.

use std::collections::HashMap;
use std::sync::Arc;

use db::{Db, Migration};
use jobs::{Handler, Pulse};
use kernel::ctx::{Clock, Entropy};
use kernel::{Actor, Ctx, Error, Locale, TenantId, Timestamp};

use crate::cache::PageCache;
use crate::limits::{Brake, Limits};
use crate::places::Places;
use crate::session::Source;
use crate::texts::Texts;
use crate::{MenuItem, Slice};

/// Everything that requests share.
pub struct App {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<Entropy>,
    /// The slices, lower ones first.
    pub slices: Vec<Arc<dyn Slice>>,
    /// The texts of all of them.
    pub texts: Texts,
    /// The main menu.
    pub menu: Vec<MenuItem>,
    /// The entries of Beheer.
    pub admin: Vec<MenuItem>,
    /// How it runs.
    pub setup: Setup,
    /// What the worker in this process says about itself, when there is one.
    pub worker: Arc<Pulse>,
    pub(crate) sessions: Arc<dyn Source>,
    pub(crate) pages: PageCache,
    pub(crate) places: Places,
    pub(crate) limits: Limits,
}

/// How the program runs.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The host that lists the municipalities.
    pub base_host: String,
    /// The port in links that mails hold, when it is not the usual one: in a demo.
    pub link_port: Option<u16>,
    /// Cookies only over HTTPS. Off in a demo on this machine only.
    pub secure_cookies: bool,
    /// Whether "log in als …" may be offered; the municipality must be a demo as well.
    pub demo_login: bool,
    /// Whether `/dev/post` shows the mails.
    pub dev_post: bool,
    /// Take the visitor's address from the last `X-Forwarded-For`: only behind a proxy of one's own.
    pub behind_proxy: bool,
    /// How much memory kept pages may take, in bytes.
    pub page_cache_bytes: u64,
    /// Requests that change something, per visitor's address and minute.
    pub posts_per_minute: u32,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            base_host: "localhost".into(),
            link_port: None,
            secure_cookies: true,
            demo_login: false,
            dev_post: false,
            behind_proxy: false,
            page_cache_bytes: 16 * 1024 * 1024,
            posts_per_minute: 60,
        }
    }
}

/// The texts of the web kit itself; Dutch first.
pub const TEXTS: [(Locale, &str); 2] =
    [(Locale::Nl, include_str!("../locales/nl.ftl")), (Locale::En, include_str!("../locales/en.ftl"))];

impl App {
    /// Puts the program together.
    ///
    /// # Errors
    /// A sentence that names the mistake, when texts do not parse.
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        entropy: Arc<Entropy>,
        slices: Vec<Arc<dyn Slice>>,
        sessions: Arc<dyn Source>,
        setup: Setup,
    ) -> Result<Self, String> {
        let own = slices.iter().flat_map(|slice| slice.texts());
        let texts = Texts::new(TEXTS.into_iter().chain(own))?;
        let sorted = |mut items: Vec<MenuItem>| {
            items.sort_by_key(|item| item.order);
            items
        };
        let menu = sorted(slices.iter().flat_map(|slice| slice.menu()).collect());
        let admin = sorted(slices.iter().flat_map(|slice| slice.admin()).collect());
        Ok(Self {
            texts,
            menu,
            admin,
            sessions,
            pages: PageCache::new(setup.page_cache_bytes),
            places: Places::new(),
            limits: Limits::default(),
            db,
            clock,
            entropy,
            slices,
            setup,
            worker: Arc::default(),
        })
    }

    /// The handlers of jobs of every slice, by kind.
    pub fn handlers(self: &Arc<Self>) -> HashMap<&'static str, Handler> {
        self.slices.iter().flat_map(|slice| slice.jobs().into_iter().chain(slice.page_jobs(self))).collect()
    }

    /// Counts one act under a key, such as who does it and to what.
    ///
    /// # Errors
    /// [`Error::Throttled`] when it was one too many.
    pub fn brake(&self, brake: Brake, key: impl std::hash::Hash, now: Timestamp) -> Result<(), Error> {
        self.brake_by(brake, 1, key, now)
    }

    /// Counts an act that weighs more than one, such as a file by its kilobytes.
    ///
    /// # Errors
    /// [`Error::Throttled`] when it was too much.
    pub fn brake_by(
        &self,
        brake: Brake,
        weight: u32,
        key: impl std::hash::Hash,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.limits.take(brake, weight, key, now).map_err(Error::Throttled)
    }

    /// The circumstances of an actor in a municipality.
    pub fn ctx(&self, tenant: TenantId, actor: Actor) -> Ctx {
        Ctx::new(tenant, actor, self.clock.clone(), self.entropy.clone())
    }
}

/// The migrations of the foundation and of these slices.
pub fn migrations(slices: &[Arc<dyn Slice>]) -> Vec<Migration> {
    let mut all = db::migrations();
    all.extend(jobs::migrations());
    all.extend(files::migrations());
    all.extend(crate::migrations());
    all.extend(slices.iter().flat_map(|slice| slice.migrations()));
    all
}
