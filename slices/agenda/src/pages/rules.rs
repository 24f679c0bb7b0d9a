// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/spelregels`: when residents may propose points, and after how long things are late.

use askama::Template;
use kernel::{Date, Error, Locale, Result, month_long};
use web::form::Theirs;
use web::{Form, Input, Page, Parser, Reply, Routes, Visit};

use crate::commands;
use crate::model::Spelregels;
use crate::policy::{self, RULES};

const HOME: &str = "/beheer/spelregels";
/// The form and its fields.
const FORM: &str = "spelregels";
const FIELDS: [&str; 5] = ["van", "tot", "jaren", "stil", "waarschuw"];

/// Adds the page of the rules.
pub(super) fn add(routes: Routes) -> Routes {
    routes.get("/beheer/spelregels", &RULES, show).post("/beheer/spelregels", &RULES, send)
}

#[derive(Template)]
#[template(path = "rules.html")]
struct RulesPage {
    p: Page,
    form: Form,
}

/// The rules as they are now: not those of the request, which were read before.
async fn now(visit: &Visit) -> Result<Spelregels> {
    let settings = db::tenant::settings(&mut visit.read().await?, visit.ctx.tenant).await?;
    Ok(Spelregels::of(&settings))
}

async fn show(visit: Visit) -> Result<Reply> {
    policy::may_change_rules(&visit.ctx)?;
    let input = input_of(&now(&visit).await?, visit.ctx.locale);
    Reply::page(&page(&visit, Form::new(&visit.page, FORM, input)))
}

async fn send(visit: Visit) -> Result<Reply> {
    match change(&visit).await {
        Ok(()) => Ok(Reply::see(HOME).saying("melding-spelregels")),
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&page(&visit, Form::wrong(&visit.page, FORM, visit.input.clone(), invalid)))
        }
        Err(Error::Conflict(_)) => {
            let now = input_of(&now(&visit).await?, visit.ctx.locale);
            let words = |_: &str, value: &str| value.into();
            let theirs = Theirs { fields: &FIELDS, now: &now, words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&page(&visit, form))
        }
        Err(error) => Err(error),
    }
}

async fn change(visit: &Visit) -> Result<()> {
    let permit = policy::may_change_rules(&visit.ctx)?;
    let mut parser = Parser::new(&visit.input);
    let rules = Spelregels {
        venster_van: day(&mut parser, "van"),
        venster_tot: day(&mut parser, "tot"),
        vernieuwen_na_jaren: u8::try_from(parser.number("jaren", 1, 10)).map_err(Error::internal)?,
        stil_na_dagen: u16::try_from(parser.number("stil", 7, 730)).map_err(Error::internal)?,
        waarschuw_dagen: u16::try_from(parser.number("waarschuw", 1, 90)).map_err(Error::internal)?,
    };
    parser.finish()?;
    let (ctx, mark) = (visit.ctx.clone(), visit.input.get("versie").to_owned());
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit, mark, rules) = (ctx.clone(), permit.clone(), mark.clone(), rules.clone());
            Box::pin(async move { commands::change_rules(tx, &ctx, &permit, &mark, &rules).await })
        })
        .await
}

fn page(visit: &Visit, form: Form) -> RulesPage {
    let mut p = visit.titled(visit.t("spelregels-kop")).crumb(visit.t("beheer-titel"), "/beheer");
    p.wrong = form.is_wrong();
    RulesPage { form: form.worded(), p }
}

/// The fields as the rules are, with their version.
fn input_of(rules: &Spelregels, locale: Locale) -> Input {
    Input::from_pairs([
        ("van", in_words(&rules.venster_van, locale)),
        ("tot", in_words(&rules.venster_tot, locale)),
        ("jaren", rules.vernieuwen_na_jaren.to_string()),
        ("stil", rules.stil_na_dagen.to_string()),
        ("waarschuw", rules.waarschuw_dagen.to_string()),
        ("versie", commands::mark_of_rules(rules)),
    ])
}

/// A day of the year from the form, as `MM-DD`.
fn day(parser: &mut Parser<'_>, field: &'static str) -> String {
    let text = parser.text(field, 1, 40);
    month_day(&text).unwrap_or_else(|key| {
        if !text.is_empty() {
            parser.wrong(field, key);
        }
        String::new()
    })
}

/// `MM-DD` of "1 oktober", "1 okt" or "1-10", or the key of what is wrong with it. The day always
/// comes first. Only days that every year has: not 29 February.
fn month_day(text: &str) -> Result<String, &'static str> {
    let split = |c: char| c.is_whitespace() || "-/.".contains(c);
    let parts: Vec<&str> = text.split(split).filter(|part| !part.is_empty()).collect();
    let (day, month) = match parts.as_slice() {
        [day, month] => (day.parse::<i8>().ok(), month.parse::<i8>().ok().or_else(|| month_named(month))),
        [_, _, year] if year.parse::<u16>().is_ok() => return Err("spelregels-dag-jaar"),
        _ => (None, None),
    };
    let (day, month) = day.zip(month).ok_or("spelregels-dag-fout")?;
    // A year that is no leap year, and one that is.
    match (Date::new(2023, month, day), Date::new(2024, month, day)) {
        (Ok(_), _) => Ok(format!("{month:02}-{day:02}")),
        (Err(_), Ok(_)) => Err("spelregels-dag-schrikkel"),
        (Err(_), Err(_)) => Err("spelregels-dag-bestaat-niet"),
    }
}

fn month_named(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word == "mrt" {
        return Some(3);
    }
    if word.chars().count() < 3 {
        return None;
    }
    let is_named = |month: &i8| {
        [Locale::Nl, Locale::En]
            .iter()
            .any(|locale| month_long(*locale, *month).to_lowercase().starts_with(&word))
    };
    (1..=12).find(is_named)
}

/// "1 oktober" of `10-01`; what cannot be read stays as it is.
fn in_words(month_day: &str, locale: Locale) -> String {
    let words = month_day.split_once('-').and_then(|(month, day)| {
        let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
        Some(format!("{} {}", day.parse::<u8>().ok()?, month_long(locale, month)))
    });
    words.unwrap_or_else(|| month_day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        for text in ["1 oktober", "1 okt", "1-10", "01/10", "1 October", " 1  Oktober "] {
            assert_eq!(month_day(text).as_deref(), Ok("10-01"), "{text}");
        }
        assert_eq!(month_day("10-01").as_deref(), Ok("01-10"));
        for (text, key) in [
            ("31-2", "bestaat-niet"),
            ("0-1", "bestaat-niet"),
            ("1-13", "bestaat-niet"),
            ("29 februari", "schrikkel"),
            ("1-10-2026", "jaar"),
            ("1 ok", "fout"),
            ("oktober", "fout"),
            ("999-1", "fout"),
            ("", "fout"),
        ] {
            assert_eq!(month_day(text), Err(format!("spelregels-dag-{key}").as_str()), "{text}");
        }
    }

    #[test]
    fn words_can_be_read_back() {
        for locale in [Locale::Nl, Locale::En] {
            for month in 1..=12 {
                let day = format!("{month:02}-09");
                assert_eq!(month_day(&in_words(&day, locale)), Ok(day));
            }
        }
    }
}
