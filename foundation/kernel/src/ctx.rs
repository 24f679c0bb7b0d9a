// SPDX-License-Identifier: EUPL-1.2
//! The circumstances of one request or job, handed down as an argument.

use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use uuid::{Builder, Uuid};

use crate::{Actor, Calendar, Date, Id, Locale, Timestamp};

/// Marker for the id of a municipality.
pub enum Tenant {}
/// The id of a municipality: the first part of every key.
pub type TenantId = Id<Tenant>;

/// Tells the time. Real in the program, fixed in tests.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// The machine's clock. The one place that may read it.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the clock that all others borrow")]
    fn now(&self) -> Timestamp {
        Timestamp::from_jiff(jiff::Timestamp::now())
    }
}

/// A clock that stands still until it is set, for tests and worlds.
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    /// Stands at `now`.
    pub fn new(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves to `now`.
    pub fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The source of chance: ids and tokens. Seeded in tests, so that they repeat.
pub struct Entropy(Mutex<StdRng>);

impl Entropy {
    /// Seeded by the operating system; cryptographically strong.
    pub fn system() -> Self {
        Self(Mutex::new(rand::make_rng()))
    }

    /// The same sequence for the same seed. Never for tokens that protect something.
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }
}

/// Who acts where, when, in which language, in answer to which request.
#[derive(Clone)]
pub struct Ctx {
    /// The municipality.
    pub tenant: TenantId,
    /// Who acts.
    pub actor: Actor,
    /// The language of the screen.
    pub locale: Locale,
    /// The municipality's time zone and public holidays.
    pub calendar: Arc<Calendar>,
    /// Names the request in logs and in the audit log.
    pub request: Uuid,
    clock: Arc<dyn Clock>,
    entropy: Arc<Entropy>,
}

impl Ctx {
    /// A context of Brink itself, such as a job. The web makes one per request from this.
    pub fn new(tenant: TenantId, actor: Actor, clock: Arc<dyn Clock>, entropy: Arc<Entropy>) -> Self {
        let request = Uuid::from_bytes(entropy.bytes());
        let calendar = Arc::new(Calendar::default());
        Self { tenant, actor, locale: Locale::Nl, calendar, request, clock, entropy }
    }

    /// The same circumstances with another actor.
    #[must_use]
    pub fn acting(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The day it is in the municipality.
    pub fn today(&self) -> Date {
        self.now().date_in(self.calendar.zone())
    }

    /// A new id: UUIDv7 of now.
    pub fn id<T>(&self) -> Id<T> {
        let millis = u64::try_from(self.now().micros() / 1000).unwrap_or(0);
        Id::from_uuid(Builder::from_unix_timestamp_millis(millis, &self.entropy.bytes()).into_uuid())
    }

    /// 32 random bytes, for tokens.
    pub fn token(&self) -> [u8; 32] {
        self.entropy.bytes()
    }
}
