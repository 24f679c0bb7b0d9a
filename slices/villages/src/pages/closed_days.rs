// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/werkdagen`: on which days the town hall is closed beside weekends and holidays.

use std::collections::BTreeSet;

use askama::Template;
use kernel::calendar::{ClosedDays, LiberationDay};
use kernel::{Calendar, Date, Result};
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::beheer;
use super::sent::Sent;
use crate::commands::closed_days as commands;
use crate::policy;

const HOME: &str = "/beheer/werkdagen";
const FORM: &str = "werkdagen";
const FIELDS: [&str; 3] = ["goede-vrijdag", "bevrijdingsdag", "dagen"];
/// As many single days as one may name.
const MOST_DAYS: usize = 100;
/// So many years ahead a day may lie; one later is a slip of the pen.
const MOST_YEARS_AHEAD: i16 = 5;

#[derive(Template)]
#[template(path = "villages/closed_days.html")]
struct ClosedDaysPage {
    p: Page,
    form: Form,
    years: Vec<Choice>,
    /// What is closed this year and the next, as it is kept now.
    closed: Vec<(Date, String, String)>,
}

async fn template(visit: &Visit, form: Form) -> Result<ClosedDaysPage> {
    let now = commands::now(&mut visit.read().await?, visit.ctx.tenant).await?;
    let p = Page { wrong: form.is_wrong(), ..beheer(&visit.page, "beheer-werkdagen") };
    let years = LiberationDay::ALL.map(|years| Choice::new(years.code(), in_words(visit, years)));
    Ok(ClosedDaysPage { closed: coming(&visit.page, &now), p, form, years: years.into() })
}

fn in_words(visit: &Visit, years: LiberationDay) -> String {
    visit.t_of(&["werkdagen-bevrijdingsdag-", years.code()])
}

/// The weekdays of this year and the next on which the town hall is closed: the day, the day in words,
/// and why.
fn coming(page: &Page, closed: &ClosedDays) -> Vec<(Date, String, String)> {
    let (calendar, this, locale) = (Calendar::of(closed), page.ctx.today().year(), page.ctx.locale);
    let why = |day: Date| match calendar.holiday_on(day) {
        Some(holiday) => holiday.name(locale).to_owned(),
        None => page.t("werkdagen-eigen"),
    };
    let first = Date::new(this, 1, 1).unwrap_or(page.ctx.today());
    let days = (0..732).map(|later| first.add_days(later)).take_while(|day| day.year() <= this + 1);
    let closed = days.filter(|day| day.weekday() < 6 && !calendar.is_working_day(*day));
    closed.map(|day| (day, day.long(locale), why(day))).collect()
}

fn as_input(visit: &Visit, closed: &ClosedDays) -> Result<Input> {
    let days: Vec<String> = closed.dagen.iter().map(|day| day.plain(visit.ctx.locale)).collect();
    Ok(Input::from_pairs([
        ("goede-vrijdag", if closed.goede_vrijdag { "ja".to_owned() } else { String::new() }),
        ("bevrijdingsdag", closed.bevrijdingsdag.code().to_owned()),
        ("dagen", days.join("\n")),
        ("versie", commands::version(closed)?),
    ]))
}

async fn now(visit: &Visit) -> Result<Input> {
    as_input(visit, &commands::now(&mut visit.read().await?, visit.ctx.tenant).await?)
}

pub(super) async fn edit(visit: Visit) -> Result<Reply> {
    policy::change_settings(&visit.ctx)?;
    let form = Form::new(&visit.page, FORM, now(&visit).await?);
    Reply::page(&template(&visit, form).await?)
}

pub(super) async fn save(visit: Visit) -> Result<Reply> {
    match Sent::from(&visit, FORM, try_save(&visit).await)? {
        Sent::Done(()) => Ok(Reply::see(HOME).saying("melding-wijziging-bewaard")),
        Sent::Wrong(form) => Reply::invalid(&template(&visit, *form).await?),
        Sent::Late => {
            let now = now(&visit).await?;
            let words = |field: &str, value: &str| match (field, LiberationDay::from_code(value)) {
                ("bevrijdingsdag", Some(years)) => in_words(&visit, years).into(),
                ("goede-vrijdag", _) => visit.t("werkdagen-ja").into(),
                _ => value.into(),
            };
            let theirs = Theirs { fields: &FIELDS, now: &now, words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&template(&visit, form).await?)
        }
    }
}

async fn try_save(visit: &Visit) -> Result<()> {
    let permit = policy::change_settings(&visit.ctx)?;
    let mut parser = Parser::new(&visit.input);
    let bevrijdingsdag = parser.choice("bevrijdingsdag", LiberationDay::from_code);
    let text = parser.text("dagen", 0, 4000);
    let goede_vrijdag = parser.ticked("goede-vrijdag");
    let dagen = days(&text, visit.ctx.today()).unwrap_or_else(|(key, line)| {
        parser.wrong_with("dagen", key, vec![("regel", line.to_owned())]);
        BTreeSet::new()
    });
    parser.finish()?;
    let closed = ClosedDays { goede_vrijdag, bevrijdingsdag: bevrijdingsdag.unwrap_or_default(), dagen };
    let version = visit.input.get("versie").to_owned();
    commands::change(&visit.app.db, &visit.ctx, permit, version, closed).await
}

/// The days of a text, one on each line; or the key of what is wrong, and with which line.
fn days(text: &str, today: Date) -> Result<BTreeSet<Date>, (&'static str, &str)> {
    let mut days = BTreeSet::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let day = Date::parse_input(line).map_err(|_| ("werkdagen-dag-fout", line))?;
        if day.year() > today.year() + MOST_YEARS_AHEAD {
            return Err(("werkdagen-dag-ver", line));
        }
        days.insert(day);
    }
    if days.len() > MOST_DAYS { Err(("werkdagen-te-veel", "")) } else { Ok(days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_on_each_line() {
        let today: Date = "2026-11-22".parse().unwrap();
        let read = days("24 december 2026\n\n 31-12-2026 \n24-12-2026", today).unwrap();
        assert_eq!(read.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-12-24", "2026-12-31"]);
        for (line, key) in [("24 december", "fout"), ("30-2-2027", "fout"), ("1-5-2062", "ver")] {
            let text = format!("24-12-2026\n{line}");
            assert_eq!(days(&text, today), Err((format!("werkdagen-dag-{key}").as_str(), line)));
        }
        let many: String = (0..=100).map(|n| format!("{}\n", today.add_days(n))).collect();
        assert_eq!(days(&many, today), Err(("werkdagen-te-veel", "")));
    }
}
