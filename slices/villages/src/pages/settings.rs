// SPDX-License-Identifier: EUPL-1.2
//! Beheer of what every page of the municipality needs: words, introduction, contact, palette.

use std::collections::BTreeMap;

use askama::Template;
use kernel::Result;
use web::form::{Choice, Theirs};
use web::page::{Settings, TERMS};
use web::terms::{ARTICLE, ARTICLES};
use web::theme::{self, PaletteError, STEPS};
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::sent::Sent;
use super::{beheer, or_empty};
use crate::commands::mark;
use crate::commands::settings::{self as commands, Now, SettingsEdit};
use crate::model::is_name;
use crate::policy;

const FORM: &str = "instellingen";
/// The fields of the form before those of [`TERMS`] and [`COLOURS`].
const FIELDS: [&str; 9] = [
    "naam",
    "intro",
    "website",
    "telefoon",
    "email",
    "kaart-bron",
    "toegankelijkheid",
    "privacyverklaring",
    "fg",
];
/// The fields of the palette, one per step.
const COLOURS: [&str; 8] =
    ["kleur-50", "kleur-100", "kleur-200", "kleur-300", "kleur-400", "kleur-500", "kleur-600", "kleur-700"];

#[derive(Template)]
#[template(path = "villages/settings.html")]
struct SettingsPage {
    p: Page,
    form: Form,
    colours: [&'static str; 8],
    terms: [&'static str; 3],
    articles: [Choice; 2],
}

fn template(visit: &Visit, form: Form) -> SettingsPage {
    let p = Page { wrong: form.is_wrong(), ..beheer(&visit.page, "beheer-instellingen") };
    let articles = ARTICLES.map(|article| Choice::new(article, p.t_of(&["lidwoord-", article])));
    SettingsPage { p, form, colours: COLOURS, terms: TERMS, articles }
}

fn as_input(Now { name, settings: text }: &Now) -> Input {
    let settings: Settings = serde_json::from_str(text).unwrap_or_default();
    let mut input = Input::from_pairs([
        ("naam", name.clone()),
        ("intro", or_empty(&settings.intro)),
        ("website", or_empty(&settings.website)),
        ("telefoon", or_empty(&settings.telefoon)),
        ("email", or_empty(&settings.email)),
        ("kaart-bron", or_empty(&settings.kaart_bron)),
        ("toegankelijkheid", or_empty(&settings.toegankelijkheid)),
        ("privacyverklaring", or_empty(&settings.privacyverklaring)),
        ("fg", or_empty(&settings.fg)),
        ("versie", mark(&[name, text])),
    ]);
    for term in TERMS {
        input.push(term, settings.termen.get(term).map_or(term, String::as_str));
    }
    input.push(ARTICLE, settings.termen.get(ARTICLE).map_or(ARTICLES[0], String::as_str));
    for (field, step) in COLOURS.into_iter().zip(STEPS) {
        input.push(field, settings.thema.get(step).cloned().unwrap_or_default());
    }
    input
}

/// The settings as they are now: not those of the request, which were read before.
async fn now(visit: &Visit) -> Result<Now> {
    commands::now(&mut visit.read().await?, visit.ctx.tenant).await
}

pub(super) async fn edit(visit: Visit) -> Result<Reply> {
    let form = Form::new(&visit.page, FORM, as_input(&now(&visit).await?));
    Reply::page(&template(&visit, form))
}

pub(super) async fn save(visit: Visit) -> Result<Reply> {
    match Sent::from(&visit, FORM, try_save(&visit).await)? {
        Sent::Done(()) => Ok(Reply::see("/beheer/instellingen").saying("melding-wijziging-bewaard")),
        Sent::Wrong(form) => Reply::invalid(&template(&visit, *form)),
        Sent::Late => {
            let now = as_input(&now(&visit).await?);
            let words = |field: &str, value: &str| {
                if field == ARTICLE { value.into() } else { visit.in_dutch(value) }
            };
            let fields = [&FIELDS[..], &TERMS, &[ARTICLE], &COLOURS].concat();
            let theirs = Theirs { fields: &fields, now: &now, words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&template(&visit, form))
        }
    }
}

async fn try_save(visit: &Visit) -> Result<()> {
    let input = &visit.input;
    let mut parser = Parser::new(input);
    let mut termen = BTreeMap::new();
    for term in TERMS {
        termen.insert(term.to_owned(), parser.text(term, 1, 40));
    }
    let article = parser.opt_choice(ARTICLE, |code| ARTICLES.into_iter().find(|article| *article == code));
    termen.insert(ARTICLE.to_owned(), article.unwrap_or(ARTICLES[0]).to_owned());
    let name = parser.text("naam", 2, 80);
    if !name.is_empty() && !is_name(&name) {
        parser.wrong("naam", "instellingen-naam-fout");
    }
    let texts = vec![
        ("intro", parser.opt_text("intro", 300)),
        ("website", parser.opt_link("website")),
        ("telefoon", parser.opt_text("telefoon", 40)),
        ("email", parser.opt_email("email")),
        ("kaart_bron", parser.opt_text("kaart-bron", 300)),
        ("toegankelijkheid", parser.opt_link("toegankelijkheid")),
        ("privacyverklaring", parser.opt_link("privacyverklaring")),
        ("fg", parser.opt_text("fg", 200)),
    ];
    let thema = palette(&mut parser, input);
    parser.finish()?;
    let edit = SettingsEdit { name, termen, thema, texts };
    let permit = policy::change_settings(&visit.ctx)?;
    let named = (visit.place.row.slug.clone(), input.get("versie").to_owned());
    commands::change(&visit.app.db, &visit.ctx, permit, named, edit).await
}

/// The palette of the form: all eight steps, or none for the default.
fn palette(parser: &mut Parser<'_>, input: &Input) -> BTreeMap<String, String> {
    let steps = COLOURS.into_iter().zip(STEPS);
    let palette: BTreeMap<String, String> = steps
        .filter(|(field, _)| !input.get(field).is_empty())
        .map(|(field, step)| (step.to_owned(), input.get(field).to_lowercase()))
        .collect();
    for mistake in theme::mistakes(&palette) {
        let (step, key, args) = match mistake {
            PaletteError::NoColour(step) => {
                (step, "instellingen-geen-kleur", vec![("stap", step.to_owned())])
            }
            PaletteError::TooPale(step, contrast) => {
                (step, "instellingen-te-licht", hard_to_read(step, contrast))
            }
            PaletteError::TooDark(step, contrast) => {
                (step, "instellingen-te-donker", hard_to_read(step, contrast))
            }
        };
        let field = COLOURS.into_iter().zip(STEPS).find(|(_, own)| *own == step);
        parser.wrong_with(field.map_or(COLOURS[0], |(field, _)| field), key, args);
    }
    palette
}

fn hard_to_read(step: &str, contrast: f64) -> Vec<(&'static str, String)> {
    vec![("stap", step.to_owned()), ("contrast", format!("{contrast:.1}").replace('.', ","))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Error, FieldError};

    fn mistakes(input: &Input) -> Vec<FieldError> {
        let mut parser = Parser::new(input);
        palette(&mut parser, input);
        match parser.finish() {
            Err(Error::Invalid(wrong)) => wrong.0,
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_palette_is_whole_or_absent_and_dark_enough() {
        assert!(mistakes(&Input::default()).is_empty());
        let half = mistakes(&Input::from_pairs([("kleur-500", "#0b6060".to_owned())]));
        assert_eq!((half.len(), &*half[0].field), (7, "kleur-50"));
        let pale = mistakes(&Input::from_pairs(COLOURS.map(|field| (field, "#cccccc".to_owned()))));
        assert_eq!(pale[0].field, "kleur-500");
        assert_eq!(pale[0].args[1], ("contrast", "1,6".to_owned()));
        assert!(pale.iter().any(|wrong| wrong.field == "kleur-600"), "not only the first: {pale:?}");
    }

    #[test]
    fn a_dark_background_is_named_at_its_own_field() {
        let good = ["#f5fafa", "#111111", "#cfe9e7", "#9fd4d0", "#148080", "#0b6060", "#0a4a4a", "#062b2b"];
        let wrong = mistakes(&Input::from_pairs(COLOURS.into_iter().zip(good.map(str::to_owned))));
        let found: Vec<_> = wrong.iter().map(|wrong| (&*wrong.field, wrong.key)).collect();
        assert_eq!(found, [("kleur-100", "instellingen-te-donker")]);
    }
}
