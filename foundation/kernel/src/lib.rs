// SPDX-License-Identifier: EUPL-1.2
//! The words every other crate speaks: ids, money, time, the municipal calendar,
//! who acts, what they may do, what is recorded, and how things fail.
//!
//! Pure: no input or output, no database, no HTTP. Nothing here knows what a kern is.

pub mod actor;
pub mod audit;
pub mod calendar;
pub mod caught;
pub mod ctx;
pub mod date;
pub mod error;
pub mod euro;
pub mod id;
pub mod locale;
pub mod number;
pub mod page;
pub mod permit;
pub mod planning;
pub mod slug;
pub mod timestamp;
pub use uuid;

pub use actor::{Actor, Grant, Person, PersonId, Reach, Role, Rule, Scope, ScopeKind, Who};
pub use audit::Audit;
pub use calendar::Calendar;
pub use caught::caught;
pub use ctx::{Clock, Ctx, Entropy, Tenant, TenantId};
pub use date::{Date, text::month_long};
pub use error::{Error, FieldError, Invalid, Result};
pub use euro::Euro;
pub use id::Id;
pub use locale::Locale;
pub use page::{Cursor, Page, PageSize};
pub use permit::Permit;
pub use planning::Planning;
pub use timestamp::{Timestamp, Zone};
