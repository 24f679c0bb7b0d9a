// SPDX-License-Identifier: EUPL-1.2
//! The list of kernen.

use std::collections::HashMap;

use askama::Template;
use kernel::Result;
use web::{Page, Reply, Visit};

use crate::model::{Contact, Kern, KernId, Office};
use crate::store;

#[derive(Template)]
#[template(path = "villages/kernen.html")]
struct Kernen {
    p: Page,
    rows: Vec<Row>,
}

struct Row {
    kern: Kern,
    officers: String,
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let kernen = store::kern::all(&mut conn, tenant).await?;
    let officers = officers(store::contact::contacts(&mut conn, tenant, None).await?);
    let rows = kernen
        .into_iter()
        .map(|kern| Row { officers: officers.get(&kern.id).cloned().unwrap_or_default(), kern })
        .collect();
    let page = visit.titled(visit.t("menu-kernen")).about(visit.t("kernen-uitleg"));
    Reply::page(&Kernen { p: page, rows })
}

/// The names of the officers of every kern, in words.
pub(super) fn officers(contacts: Vec<Contact>) -> HashMap<KernId, String> {
    let mut officers: HashMap<KernId, String> = HashMap::new();
    for contact in contacts.into_iter().filter(|contact| contact.office == Office::AreaOfficer) {
        let names = officers.entry(contact.kern_id).or_default();
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push_str(&contact.label);
    }
    officers
}
