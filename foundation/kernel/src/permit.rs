// SPDX-License-Identifier: EUPL-1.2
//! Permission as proof: a command demands a value that only its slice's policy can make.

use crate::{Actor, Ctx, TenantId};

/// Proof that this actor may do `A` to `subject` in this municipality.
///
/// `A` is a marker type of a slice, such as `pub struct EditPoint(());`. Its field is private to
/// the slice's `policy.rs`, so only that file can make an `A`, and therefore a `Permit<A, _>`:
/// a command cannot be called by code that did not ask the policy.
#[derive(Clone, Debug)]
pub struct Permit<A, S = ()> {
    tenant: TenantId,
    actor: Actor,
    subject: S,
    _action: A,
}

impl<A, S> Permit<A, S> {
    /// Binds the proof to the municipality and the actor of `ctx`.
    pub fn new(ctx: &Ctx, action: A, subject: S) -> Self {
        Self { tenant: ctx.tenant, actor: ctx.actor.clone(), subject, _action: action }
    }

    /// The municipality in which the permission holds.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// Who may.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What the permission is about, as the policy read it.
    pub fn subject(&self) -> &S {
        &self.subject
    }
}
