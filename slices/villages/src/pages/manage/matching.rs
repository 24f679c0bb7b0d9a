// SPDX-License-Identifier: EUPL-1.2
//! Says under Beheer where the contacts of a kern and the rights of officers do not match.

use db::Conn;
use kernel::Result;
use web::{Page, Words, url};

use crate::model::{Contact, Kern};
use crate::office::{self, Mismatch};

/// What does not match, and the way to mend it.
pub(super) struct Line {
    pub words: Words,
    /// Key of the text of the link.
    pub action: &'static str,
    pub href: String,
}

/// What does not match in this kern; nothing for one that ended.
pub(super) async fn lines(
    page: &Page,
    conn: &mut Conn,
    kern: &Kern,
    contacts: &[Contact],
) -> Result<Vec<Line>> {
    if kern.ended_at.is_some() {
        return Ok(Vec::new());
    }
    let holders = office::holders(conn, page.ctx.tenant, kern.id).await?;
    let contacts = office::with_accounts(conn, page.ctx.tenant, contacts).await?;
    let all = office::mismatches(&contacts, &holders);
    Ok(all.into_iter().map(|mismatch| line(page, kern, mismatch, &contacts)).collect())
}

fn line<T>(page: &Page, kern: &Kern, mismatch: Mismatch, contacts: &[(Contact, T)]) -> Line {
    let form = |contact: &Contact| url("/beheer/kernen/{kern}/contact/{id}", &[&kern.slug, &contact.id]);
    let role = |office: crate::Office| [("rol", page.role(office.role()).into())];
    match mismatch {
        Mismatch::Left(contact) => Line {
            words: page.say_with(
                "contactklopt-nog",
                &role(contact.office),
                "naam",
                page.in_dutch(&contact.label),
            ),
            action: "contactklopt-pas-aan",
            href: form(&contact),
        },
        Mismatch::Missing(who, Some(contact)) => Line {
            words: page
                .say_with("contactklopt-ander", &role(who.office), "naam", who.words(page))
                .and(" ")
                .and(page.say("contactklopt-zelfde", "naam", page.in_dutch(&contact.label))),
            action: "contactklopt-kies",
            href: form(&contact),
        },
        Mismatch::Missing(who, None) => {
            let is_empty = !contacts.iter().any(|(contact, _)| contact.office == who.office);
            let key = if is_empty { "contactklopt-niemand" } else { "contactklopt-ander" };
            let new = url("/beheer/kernen/{kern}/contact/nieuw", &[&kern.slug]);
            Line {
                words: page.say_with(key, &role(who.office), "naam", who.words(page)),
                action: "contactklopt-voeg-toe",
                href: format!("{new}?ambt={}&persoon={}", who.office.code(), who.person),
            }
        }
    }
}
