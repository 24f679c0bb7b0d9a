// SPDX-License-Identifier: EUPL-1.2
//! Sessions that a test hands out itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use db::Conn;
use kernel::{Grant, Person, PersonId, Role, Scope, TenantId, Timestamp};

use super::{Browser, Stage};
use crate::session::{self, Signed, Source};
use crate::slice::Hook;

/// Sessions by the hash of their token; give a clone to the stage.
#[derive(Clone, Default)]
pub struct Handed(Arc<Mutex<HashMap<Vec<u8>, Arc<Person>>>>);

impl Handed {
    /// A browser in which this person is signed in with this right.
    pub fn browser_of(&self, stage: &Stage, id: PersonId, role: Role, scope: Scope) -> Browser {
        let mut handed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let token = [u8::try_from(handed.len() + 1).expect("few sessions"); 32];
        handed.insert(session::hash(&token), Arc::new(Person::new(id, vec![Grant { role, scope }])));
        let mut browser = stage.browser();
        browser.cookies.insert("brink".into(), session::to_text(&token));
        browser
    }

    /// A browser of somebody without an account who has this right.
    pub fn signed_in(&self, stage: &Stage, role: Role, scope: Scope) -> Browser {
        let number = self.0.lock().unwrap_or_else(PoisonError::into_inner).len() as u128 + 1;
        self.browser_of(stage, PersonId::from_uuid(uuid::Uuid::from_u128(number)), role, scope)
    }
}

impl Source for Handed {
    fn find<'a>(
        &'a self,
        _: &'a mut Conn,
        _: TenantId,
        hash: &'a [u8],
        _: Timestamp,
    ) -> Hook<'a, Option<Signed>> {
        let person = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(hash).cloned();
        let session = hash.to_vec();
        Box::pin(async move { Ok(person.map(|person| Signed { person, label: "Test".into(), session })) })
    }
}
