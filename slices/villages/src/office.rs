// SPDX-License-Identifier: EUPL-1.2
//! Who holds the right of an office in a kern, beside whom its page shows.

use db::Conn;
use kernel::{Date, PersonId, Result, Scope, ScopeKind, TenantId};
use people::Holder;
use uuid::Uuid;

use crate::model::{Contact, KernId, Office};
use crate::store::contact;

/// Somebody who holds the right of an office in a kern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InOffice {
    /// Of which office.
    pub office: Office,
    /// Who.
    pub person: PersonId,
    /// The name that colleagues see; may be empty.
    pub name: String,
    /// The function that everybody sees; may be empty.
    pub function: String,
    /// The address for mail.
    pub email: String,
    /// Whether the right names this kern, and is not one for the whole municipality.
    pub named: bool,
}

/// What the page of a kern tells, and is not so.
#[derive(Clone, Debug)]
pub enum Mismatch {
    /// It shows somebody who does not hold the right here (any more).
    Left(Contact),
    /// It does not show who holds the right. The contact stands there by hand, and may be the same.
    Missing(InOffice, Option<Contact>),
}

/// Everybody who holds the right of an office in this kern, by name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn holders(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<InOffice>> {
    let own = Scope::Of(ScopeKind::Kern, kern.uuid());
    let mut all = Vec::new();
    for office in Office::ALL {
        let holders = people::holders(conn, tenant, office.role()).await?;
        all.extend(holders.into_iter().filter(|holder| holder.covers(own)).map(|holder| {
            let Holder { person, function, name, email, scopes, .. } = holder;
            InOffice { office: *office, person, name, function, email, named: scopes.contains(&own) }
        }));
    }
    Ok(all)
}

/// What does not match. `contacts` come with the account that their address belongs to, when they
/// name none themselves.
pub fn mismatches(contacts: &[(Contact, Option<PersonId>)], holders: &[InOffice]) -> Vec<Mismatch> {
    let mut found = Vec::new();
    for (contact, person) in contacts {
        let holds = |person| holders.iter().any(|h| h.office == contact.office && h.person == person);
        if person.is_some_and(|person| !holds(person)) {
            found.push(Mismatch::Left(contact.clone()));
        }
    }
    for holder in holders {
        let mut own = contacts.iter().filter(|(contact, _)| contact.office == holder.office);
        if own.clone().any(|(_, person)| *person == Some(holder.person)) {
            continue;
        }
        // Who holds a right everywhere need not stand on every page: only where nobody does.
        let is_office_filled = own.clone().next().is_some()
            || holders.iter().any(|other| other.office == holder.office && other.named);
        if holder.named || !is_office_filled {
            let by_hand = own.find(|(_, person)| person.is_none()).map(|(contact, _)| contact.clone());
            found.push(Mismatch::Missing(holder.clone(), by_hand));
        }
    }
    found
}

/// The contacts of a kern, each with the account that it names or that its address belongs to.
///
/// # Errors
/// Whatever the database refuses.
pub async fn with_accounts(
    conn: &mut Conn,
    tenant: TenantId,
    contacts: &[Contact],
) -> Result<Vec<(Contact, Option<PersonId>)>> {
    let mut all = Vec::new();
    for contact in contacts {
        let person = match (contact.person_id, &contact.email) {
            (None, Some(email)) => people::by_email(conn, tenant, email).await?,
            (person, _) => person,
        };
        all.push((contact.clone(), person));
    }
    Ok(all)
}

/// What the page of a kern tells when somebody on it is away: never why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// The last day.
    pub until: Date,
    /// Whether somebody takes over.
    pub covered: bool,
    /// The function of who takes over; empty where there is none.
    pub function: String,
    /// How a kern already shows that they can be reached, by telephone.
    pub phone: Option<String>,
    /// The same, by e-mail.
    pub email: Option<String>,
}

/// Which of these officers are away today. Of who takes over it tells only what stands with a kern
/// already, of their own kern before that of others.
///
/// # Errors
/// Whatever the database refuses.
pub async fn away(
    conn: &mut Conn,
    tenant: TenantId,
    officers: &[Contact],
    today: Date,
) -> Result<Vec<(Uuid, Away)>> {
    let absences = people::absences(conn, tenant, today).await?;
    let mut all = Vec::new();
    if absences.is_empty() {
        return Ok(all);
    }
    for (contact, person) in with_accounts(conn, tenant, officers).await? {
        let Some(absence) = person.and_then(|person| absences.of(person)) else { continue };
        let (until, covered) = (absence.until, absence.stand_in.is_some());
        let mut away = Away { until, covered, function: String::new(), phone: None, email: None };
        if let Some(who) = absence.stand_in {
            let known = contact::contacts_of_person(conn, tenant, who.person, who.email.as_deref()).await?;
            let is_theirs = |one: &&Contact| {
                one.office == Office::AreaOfficer && one.person_id.is_none_or(|id| id == who.person)
            };
            let mut theirs: Vec<&Contact> = known.iter().filter(is_theirs).collect();
            theirs.sort_by_key(|one| one.kern_id != contact.kern_id);
            away.phone = theirs.iter().find_map(|one| one.phone.clone());
            away.email = theirs.iter().find_map(|one| one.email.clone());
            away.function = who.function;
        }
        all.push((contact.id, away));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn contact(office: Office) -> Contact {
        Contact {
            id: uuid::Uuid::nil(),
            kern_id: KernId::from_uuid(uuid::Uuid::nil()),
            office,
            person_id: None,
            label: "Balie".into(),
            phone: None,
            email: None,
            hours: None,
            example: false,
        }
    }

    fn holder(number: u128, office: Office, named: bool) -> InOffice {
        let (name, function, email) = (format!("P{number}"), String::new(), String::new());
        InOffice { office, person: person(number), name, function, email, named }
    }

    /// In words: `-` for who should go, `+` for who is missing, `?` for who may stand there by hand.
    fn told(contacts: &[(Contact, Option<PersonId>)], holders: &[InOffice]) -> Vec<String> {
        let words = |mismatch: &Mismatch| match mismatch {
            Mismatch::Left(_) => "-".to_owned(),
            Mismatch::Missing(who, None) => format!("+{}", who.name),
            Mismatch::Missing(who, Some(_)) => format!("?{}", who.name),
        };
        mismatches(contacts, holders).iter().map(words).collect()
    }

    #[test]
    fn a_page_matches_when_it_shows_who_holds_the_right() {
        use Office::{Alderman, AreaOfficer};
        let shown = |number| (contact(AreaOfficer), number);
        let jan = holder(1, AreaOfficer, true);
        assert!(told(&[shown(Some(person(1)))], std::slice::from_ref(&jan)).is_empty());
        assert_eq!(told(&[], std::slice::from_ref(&jan)), ["+P1"]);
        assert_eq!(told(&[shown(None)], std::slice::from_ref(&jan)), ["?P1"]);
        assert_eq!(told(&[shown(Some(person(2)))], std::slice::from_ref(&jan)), ["-", "+P1"]);
        assert_eq!(told(&[shown(Some(person(1)))], &[holder(1, Alderman, true)]), ["-", "+P1"]);
        assert!(told(&[shown(None)], &[]).is_empty(), "somebody without account is not known");
    }

    #[test]
    fn who_holds_a_right_everywhere_stands_where_nobody_else_does() {
        use Office::Alderman;
        let all = holder(1, Alderman, false);
        assert_eq!(told(&[], std::slice::from_ref(&all)), ["+P1"]);
        assert!(told(&[(contact(Alderman), None)], std::slice::from_ref(&all)).is_empty());
        assert_eq!(told(&[], &[all, holder(2, Alderman, true)]), ["+P2"]);
    }
}
