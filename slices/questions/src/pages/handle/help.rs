// SPDX-License-Identifier: EUPL-1.2
//! Help while one writes: a template that fills the text in, and a look at the text with hints before it
//! is sent. Both bring the form back with what was typed; nothing is stored but the files that came along.

use kernel::{Invalid, Locale, Result};
use web::form::Choice;
use web::{Form, Input, Page, Reply, Visit};

use super::{HandlePage, form_of, page};
use crate::attachments::{Sent, come_with};
use crate::model::Deed;
use crate::pages::attachments as files;
use crate::pages::names::Names;
use crate::plain::{self, Look};
use crate::store::asker::{self, AskerRow};
use crate::store::question::QuestionRow;
use crate::store::template::{self as store, TemplateRow};
use crate::template;

/// What a button of the form asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Help {
    /// "Bekijk eerst".
    Look,
    /// "Neem het sjabloon over".
    Fill,
}

impl Help {
    /// What was pressed, in a form in which it can be.
    pub fn asked(deed: Deed, input: &Input) -> Option<Self> {
        let pressed = |button: &str| input.get(button) == "ja";
        match deed {
            deed if looks(deed) && pressed("bekijk") => Some(Self::Look),
            deed if fills(deed) && pressed("overnemen") => Some(Self::Fill),
            _ => None,
        }
    }
}

/// Whether the text of this deed can be looked at first.
pub(super) const fn looks(deed: Deed) -> bool {
    matches!(deed, Deed::Answer | Deed::Interim | Deed::Draft)
}

/// Whether a template can begin the text of this deed.
pub(super) const fn fills(deed: Deed) -> bool {
    looks(deed)
}

/// A text that was looked at, in the form of a deed.
pub(super) struct Looked {
    /// Whose form.
    pub deed: Deed,
    /// What was seen.
    pub look: Look,
}

/// Whether a template is for the team that has a question.
fn fits(row: &TemplateRow, question: &QuestionRow) -> bool {
    row.team_id.is_none() || row.team_id == question.team_id
}

/// The templates for a question.
pub(super) fn choices(page: &Page, rows: &[TemplateRow], question: &QuestionRow) -> Vec<Choice> {
    let rows = rows.iter().filter(|row| fits(row, question));
    rows.map(|row| Choice::new(row.id, page.in_dutch(&row.name))).collect()
}

/// The template with its fields as the question has them, in the language of the asker.
fn filled(
    page: &Page,
    names: &Names,
    row: &TemplateRow,
    at: &QuestionRow,
    asker: Option<&AskerRow>,
) -> String {
    let own = asker.map_or_else(|| page.clone(), |asker| crate::post::page_of(page, asker));
    let or_town = |name: &str| match name {
        "" => page.place.row.name.clone(),
        name => name.to_owned(),
    };
    template::fill(&row.text, |field| match field {
        "naam" => match asker.map(|asker| asker.name.as_str()).unwrap_or_default() {
            "" => own.t("sjabloon-zonder-naam"),
            name => name.to_owned(),
        },
        "nummer" => at.number().to_string(),
        "kern" => or_town(names.kern(&at.kern_id)),
        "datum" => at.received_on.long(own.ctx.locale),
        "team" => or_town(names.team(at.team_id)),
        _ => String::new(),
    })
}

/// The form once more, with the help that was asked for.
pub(super) async fn again(visit: &Visit, deed: Deed, at: QuestionRow, help: Help) -> Result<Reply> {
    let (sent, mut wrong) =
        if come_with(deed) { files::read(visit).await? } else { (Sent::default(), Invalid::default()) };
    let mut input = files::keep(visit, &sent).await?;
    let mut conn = visit.read().await?;
    let asker = asker::of(&mut conn, visit.ctx.tenant, at.id).await?;
    if help == Help::Fill {
        let rows = store::all(&mut conn, visit.ctx.tenant).await?;
        let chosen = rows.iter().find(|row| row.id.to_string() == input.get("sjabloon") && fits(row, &at));
        match chosen {
            Some(row) => {
                let names = Names::read(&mut conn, visit.ctx.tenant).await?;
                let text = filled(visit, &names, row, &at, asker.as_ref());
                // What was typed already is kept.
                let typed = input.get("tekst").to_owned();
                let both = if typed.is_empty() { text } else { format!("{typed}\n\n{text}") };
                input.set("tekst", both);
                input.set("sjabloon", "");
            }
            None => wrong.add("sjabloon", "vraag-sjabloon-kies"),
        }
    }
    drop(conn);
    let locale: Locale = asker.and_then(|asker| asker.language.parse().ok()).unwrap_or_default();
    let looked = (help == Help::Look).then(|| Looked { deed, look: plain::look(input.get("tekst"), locale) });
    let form = Form::wrong(&visit.page, form_of(deed), input, wrong);
    let is_wrong = form.is_wrong();
    let page = HandlePage { looked, ..page(visit, at, Some((form_of(deed), form))).await? };
    if is_wrong { Reply::invalid(&page) } else { Ok(Reply::page(&page)?.unkept()) }
}
