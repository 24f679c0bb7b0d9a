// SPDX-License-Identifier: EUPL-1.2
//! Who is away, and who takes over. Why somebody is away is not asked and not kept.

use db::{Conn, DbError};
use kernel::{Audit, Ctx, Date, Error, Locale, Permit, PersonId, Result, Role, TenantId};
use web::{App, Page, Words};

use crate::directory::{Holder, holders};
use crate::model::COVERED;
use crate::policy::{Away, EditAbsence};
use crate::store::absence::{self, AbsenceRow, NowRow};

/// Everybody who is away on a day.
#[derive(Clone, Debug, Default)]
pub struct Absences(Vec<NowRow>);

/// Until when somebody is away, and who takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The last day.
    pub until: Date,
    /// Nobody, when the two do not hold the same role any more.
    pub stand_in: Option<StandIn>,
}

/// Who takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// Who.
    pub person: PersonId,
    /// The function that everybody may see; empty where there is none.
    pub function: String,
    /// The address for mail. Show it only where the municipality publishes it.
    pub email: Option<String>,
}

impl Absences {
    /// Whether nobody is away.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The absence of a person.
    pub fn of(&self, person: PersonId) -> Option<Absence> {
        let row = self.0.iter().find(|row| row.person_id == person)?;
        let (person, function, email) = (row.stand_in, row.label.clone(), row.email.clone());
        let stand_in = row.stands.then_some(StandIn { person, function, email });
        Some(Absence { until: row.until_day, stand_in })
    }

    /// "(afwezig t/m 3 december, Gebiedsmakelaar neemt waar)", to stand after a colleague. For
    /// colleagues only.
    pub fn note(&self, page: &Page, person: PersonId) -> Option<Words> {
        let away = self.of(person)?;
        let until = page.day(away.until);
        Some(match away.stand_in {
            Some(who) => {
                let who = function_words(page, &who.function);
                page.say_with("afwezig-noot-waarnemer", &[("dag", until.into())], "wie", who)
            }
            None => page.t1("afwezig-noot", "dag", until).into(),
        })
    }
}

impl Absences {
    /// A colleague as a line of a list to choose from, with the note of [`Absences::note`]. Such a line
    /// can hold no mark inside, so all of it is Dutch, as the function is.
    pub fn choice(&self, page: &Page, person: PersonId, label: impl Into<String>) -> Words {
        let mut label = label.into();
        if let Some(away) = self.of(person) {
            let until = away.until.long_near(Locale::Nl, page.ctx.today());
            let note = match away.stand_in.filter(|who| !who.function.is_empty()) {
                Some(who) => {
                    let args = [("dag", until.into()), ("wie", who.function.into())];
                    page.stored_text("afwezig-noot-waarnemer", &args)
                }
                None => page.stored_text("afwezig-noot", &[("dag", until.into())]),
            };
            label = format!("{label} {note}");
        }
        page.in_dutch(label)
    }
}

/// A function, or "een collega" where there is none.
pub(crate) fn function_words(page: &Page, function: &str) -> Words {
    if function.is_empty() { page.t("afwezig-collega").into() } else { page.in_dutch(function) }
}

/// Everybody who is away on this day.
///
/// # Errors
/// Whatever the database refuses.
pub async fn absences(conn: &mut Conn, tenant: TenantId, day: Date) -> Result<Absences, DbError> {
    Ok(Absences(absence::on_day(conn, tenant, day).await?))
}

/// Everybody who holds a role now, by name, as [`holders`]; but in the place of who is away on this day
/// stands who takes over, when they hold the role and are there themselves. Who is away without somebody
/// in their place is left out. An administrator who is the only one is never left out.
///
/// # Errors
/// Whatever the database refuses.
pub async fn holders_on(
    conn: &mut Conn,
    tenant: TenantId,
    role: Role,
    day: Date,
) -> Result<Vec<Holder>, DbError> {
    let all = holders(conn, tenant, role).await?;
    let away = absence::on_day(conn, tenant, day).await?;
    Ok(replaced(all, &away, role))
}

fn replaced(all: Vec<Holder>, away: &[NowRow], role: Role) -> Vec<Holder> {
    let absence_of = |holder: &Holder| away.iter().find(|row| row.person_id == holder.person);
    let (gone, mut there): (Vec<Holder>, Vec<Holder>) =
        all.into_iter().partition(|holder| absence_of(holder).is_some());
    if !COVERED.contains(&role) {
        return if there.is_empty() { gone } else { there };
    }
    for holder in gone {
        let stand_in = absence_of(&holder).map(|row| row.stand_in);
        if let Some(one) = there.iter_mut().find(|one| Some(one.person) == stand_in) {
            one.join(holder);
        }
    }
    there
}

/// When somebody will be away, and who takes over.
#[derive(Clone, Debug)]
pub(crate) struct NewAbsence {
    pub(crate) from: Date,
    /// The last day.
    pub(crate) until: Date,
    pub(crate) stand_in: PersonId,
}

/// Notes an absence, in the place of the one that was read `before`.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed it since.
pub(crate) async fn set(
    app: &App,
    ctx: &Ctx,
    permit: Permit<EditAbsence, Away>,
    before: Option<AbsenceRow>,
    new: NewAbsence,
) -> Result<()> {
    let work = ctx.clone();
    app.db
        .write(ctx, move |tx| {
            let (ctx, permit, before, new) = (work.clone(), permit.clone(), before.clone(), new.clone());
            Box::pin(async move {
                let (away, tenant) = (permit.subject(), permit.tenant());
                let row = AbsenceRow {
                    person_id: away.person,
                    from_day: new.from,
                    until_day: new.until,
                    stand_in: new.stand_in,
                };
                if absence::put(tx, tenant, before.as_ref(), &row, ctx.today()).await? == 0 {
                    return Err(Error::Conflict("afwezig-botsing"));
                }
                let entry = Audit::new(away.set.action, "persoon", away.person)
                    .person(away.person)
                    .fact("afwezig-van", row.from_day)
                    .fact("afwezig-tot", row.until_day)
                    .fact("waarnemer", row.stand_in);
                tx.audit(&ctx, entry).await?;
                Ok(())
            })
        })
        .await
}

/// Ends an absence, or cancels it before it began.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed it since.
pub(crate) async fn end(
    app: &App,
    ctx: &Ctx,
    permit: Permit<EditAbsence, Away>,
    row: AbsenceRow,
) -> Result<()> {
    let work = ctx.clone();
    app.db
        .write(ctx, move |tx| {
            let (ctx, permit, row) = (work.clone(), permit.clone(), row.clone());
            Box::pin(async move {
                let away = permit.subject();
                if absence::end(tx, permit.tenant(), &row).await? == 0 {
                    return Err(Error::Conflict("afwezig-botsing"));
                }
                let entry = Audit::new(away.end.action, "persoon", away.person).person(away.person);
                tx.audit(&ctx, entry).await?;
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use kernel::{Scope, ScopeKind};
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    fn kern(number: u128) -> Scope {
        Scope::Of(ScopeKind::Kern, Uuid::from_u128(number))
    }

    /// Holders 1, 2 and 3, each with the kern of that number.
    fn three() -> Vec<Holder> {
        let holder = |number| Holder {
            person: person(number),
            label: format!("F{number}"),
            function: format!("F{number}"),
            name: String::new(),
            email: format!("p{number}@voorbeeld.example"),
            scopes: vec![kern(number)],
            stands_for: Vec::new(),
        };
        [1, 2, 3].map(holder).into()
    }

    fn away(who: u128, stand_in: u128) -> NowRow {
        NowRow {
            person_id: person(who),
            until_day: Date::new(2026, 11, 23).unwrap(),
            stand_in: person(stand_in),
            label: String::new(),
            email: None,
            stands: true,
        }
    }

    /// Who is left, and where their role holds.
    fn left(away: &[NowRow], role: Role) -> Vec<(PersonId, Vec<Scope>)> {
        replaced(three(), away, role).into_iter().map(|one| (one.person, one.scopes)).collect()
    }

    #[test]
    fn the_stand_in_has_what_was_of_who_is_away_and_no_more() {
        let held = replaced(three(), &[away(1, 2)], Role::AreaOfficer);
        assert_eq!(held.len(), 2);
        assert!(held[0].covers(kern(1)) && held[0].covers(kern(2)) && !held[0].covers(kern(3)));
        assert!(held[0].acts_for(person(1)) && held[0].acts_for(person(2)) && !held[0].acts_for(person(3)));
        assert_eq!(held[0].email, "p2@voorbeeld.example");
        assert!(!held[1].acts_for(person(1)) && !held[1].covers(kern(1)));
    }

    #[test]
    fn nobody_takes_over_from_who_takes_over() {
        // 1 is replaced by 2, who is away too: 3 has what was of 2 only.
        let held = left(&[away(1, 2), away(2, 3)], Role::TeamManager);
        assert_eq!(held, [(person(3), vec![kern(3), kern(2)])]);
        assert_eq!(left(&[away(1, 9)], Role::TeamManager).len(), 2, "9 does not hold the role");
        assert!(left(&[away(1, 2), away(2, 1), away(3, 1)], Role::TeamManager).is_empty());
    }

    #[test]
    fn administrators_are_never_replaced_and_the_last_one_stays() {
        let held = left(&[away(1, 2)], Role::Administrator);
        assert_eq!(held, [(person(2), vec![kern(2)]), (person(3), vec![kern(3)])]);
        let all = [away(1, 2), away(2, 3), away(3, 1)];
        assert_eq!(left(&all, Role::Administrator).len(), 3);
    }
}
