// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/vragen`: within how long questions are answered, how long they are kept, and the texts.

use askama::Template;
use kernel::{Error, Result};
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Visit, Words};

use crate::clock::Counting;
use crate::settings::Rules;
use crate::{commands, links, policy};

const FORM: &str = "vraagregels";
const FIELDS: [&str; 9] = [
    "termijn",
    "telling",
    "procesantwoorden",
    "waarschuw",
    "herinner",
    "bewaren",
    "themas",
    "ontvangst",
    "postadres",
];
/// So many themes at most, and so many letters in the name of one.
const THEMES: (usize, usize) = (30, 60);

#[derive(Template)]
#[template(path = "questions/settings.html")]
struct SettingsPage {
    p: Page,
    form: Form,
    counting: Vec<Choice>,
}

/// The rules as they are now: not those of the request, which were read before.
async fn now(visit: &Visit) -> Result<Rules> {
    Ok(Rules::of(&db::tenant::settings(&mut visit.read().await?, visit.ctx.tenant).await?))
}

fn page(visit: &Visit, form: Form) -> SettingsPage {
    let mut p = visit.titled(visit.t("menu-vraagregels")).crumb(visit.t("menu-beheer"), "/beheer");
    p.wrong = form.is_wrong();
    let choice = |counting: Counting| Choice::new(counting.code(), words_of(visit, counting.code()));
    SettingsPage { counting: Counting::ALL.map(choice).into(), form, p }
}

fn words_of(visit: &Visit, code: &str) -> String {
    visit.t_of(&["telling-", code])
}

fn input_of(rules: &Rules) -> Result<Input> {
    Ok(Input::from_pairs([
        ("termijn", rules.termijn.to_string()),
        ("telling", rules.telling.code().to_owned()),
        ("procesantwoorden", rules.procesantwoorden.to_string()),
        ("waarschuw", rules.waarschuw.to_string()),
        ("herinner", rules.herinner.to_string()),
        ("bewaren", rules.bewaren.to_string()),
        ("themas", rules.themas.join("\n")),
        ("ontvangst", rules.ontvangst.clone()),
        ("postadres", rules.postadres.clone()),
        ("versie", commands::mark_of(rules)?),
    ]))
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    policy::may_set(&visit.ctx)?;
    let input = input_of(&now(&visit).await?)?;
    Reply::page(&page(&visit, Form::new(&visit.page, FORM, input)))
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    match change(&visit).await {
        Ok(()) => Ok(Reply::see(links::SETTINGS).saying("melding-vraagregels")),
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&page(&visit, Form::wrong(&visit.page, FORM, visit.input.clone(), invalid)))
        }
        Err(Error::Conflict(_)) => {
            let now = input_of(&now(&visit).await?)?;
            let words = |field: &str, value: &str| -> Words {
                match field {
                    "telling" if Counting::parse(value).is_some() => words_of(&visit, value).into(),
                    _ => visit.in_dutch(value),
                }
            };
            let theirs = Theirs { fields: &FIELDS, now: &now, words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&page(&visit, form))
        }
        Err(error) => Err(error),
    }
}

/// The themes as they were typed, one on each line.
fn themes(parser: &mut Parser<'_>) -> Vec<String> {
    let text = parser.text("themas", 0, 2_000);
    let mut themes: Vec<String> = Vec::new();
    for theme in text.lines().map(str::trim).filter(|theme| !theme.is_empty()) {
        if !themes.iter().any(|known| known == theme) {
            themes.push(theme.to_owned());
        }
    }
    if themes.len() > THEMES.0 || themes.iter().any(|theme| theme.chars().count() > THEMES.1) {
        parser.wrong("themas", "vraagregels-themas-te-veel");
    }
    themes
}

async fn change(visit: &Visit) -> Result<()> {
    let permit = policy::may_set(&visit.ctx)?;
    let mut parser = Parser::new(&visit.input);
    let rules = Rules {
        termijn: u16::try_from(parser.number("termijn", 1, 60)).map_err(Error::internal)?,
        telling: parser.choice("telling", Counting::parse).unwrap_or_default(),
        procesantwoorden: u8::try_from(parser.number("procesantwoorden", 0, 5)).map_err(Error::internal)?,
        waarschuw: u8::try_from(parser.number("waarschuw", 1, 14)).map_err(Error::internal)?,
        herinner: u8::try_from(parser.number("herinner", 1, 60)).map_err(Error::internal)?,
        bewaren: u16::try_from(parser.number("bewaren", 28, 3_650)).map_err(Error::internal)?,
        themas: themes(&mut parser),
        ontvangst: parser.text("ontvangst", 0, 1_000),
        postadres: parser.text("postadres", 0, 300),
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
