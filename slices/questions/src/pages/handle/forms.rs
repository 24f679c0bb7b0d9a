// SPDX-License-Identifier: EUPL-1.2
//! The forms on the page of a question: which there are, how they begin, and which stand first.

use db::Conn;
use kernel::{Ctx, Result};
use web::Input;

use crate::model::{Channel, Deed, State};
use crate::pages::names::Names;
use crate::store::public;
use crate::store::question::QuestionRow;

/// The deeds with a form on this page, in its order: the name of the form and the end of its address.
pub(super) const FORMS: [(Deed, &str, &str); 20] = [
    (Deed::Read, "vraag-gelezen", "gelezen"),
    (Deed::Assign, "vraag-toewijzen", "toewijzen"),
    (Deed::Answer, "vraag-antwoord", "antwoord"),
    (Deed::Draft, "vraag-concept", "concept"),
    (Deed::Interim, "vraag-procesantwoord", "procesantwoord"),
    (Deed::Wait, "vraag-navragen", "navragen"),
    (Deed::Resume, "vraag-verder", "verder"),
    (Deed::Forward, "vraag-doorsturen", "doorsturen"),
    (Deed::Promote, "vraag-voorstel", "voorstel"),
    (Deed::Case, "vraag-casus", "casus"),
    (Deed::Add, "vraag-namens", "namens"),
    (Deed::Note, "vraag-notitie", "notitie"),
    (Deed::Publish, "vraag-publiceren", "openbaar"),
    (Deed::Unpublish, "vraag-niet-openbaar", "niet-openbaar"),
    (Deed::Close, "vraag-sluiten", "sluiten"),
    (Deed::Seal, "vraag-prive", "prive"),
    (Deed::Shield, "vraag-afschermen", "afschermen"),
    (Deed::Unshield, "vraag-tonen", "tonen"),
    (Deed::Export, "vraag-meegeven", "gegevens"),
    (Deed::Forget, "vraag-wissen", "wissen"),
];

/// The name of the form of a deed; what the asker says has one for all of it.
pub(super) fn form_of(deed: Deed) -> &'static str {
    let deed = if deed.is_askers() { Deed::Add } else { deed };
    FORMS.iter().find(|(one, ..)| *one == deed).map_or("", |(_, form, _)| form)
}

/// The fields of a form as they begin. Of what is not for the website no words of the asker are offered.
pub(in crate::pages) async fn begin(
    conn: &mut Conn,
    ctx: &Ctx,
    at: &QuestionRow,
    names: &Names,
    deed: Deed,
) -> Result<Input> {
    let mut input = Input::from_pairs([("versie", at.revision.to_string())]);
    match deed {
        Deed::Assign => {
            let kern = at.kern_id.and_then(|kern| names.kernen.get(&kern));
            input.set("kern", kern.map(|(slug, _)| slug.as_str()).unwrap_or_default());
            for (slug, _) in at.also.0.iter().filter_map(|kern| names.kernen.get(kern)) {
                input.push("ook", slug.as_str());
            }
            input.set("thema", at.theme.as_str());
            input.set("team", at.team_id.map(|team| team.to_string()).unwrap_or_default());
            input.set("behandelaar", at.officer_id.map(|person| person.to_string()).unwrap_or_default());
        }
        // What the partner reads, for a colleague to shorten.
        Deed::Forward if !at.shielded => {
            let kern = at.kern_id.map(|kern| names.kern(&Some(kern)).to_owned()).unwrap_or_default();
            let place = [kern, at.place.clone()].into_iter().filter(|part| !part.is_empty());
            let place = place.collect::<Vec<_>>().join(", ");
            let parts = [at.title.as_str(), at.body.as_str(), place.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            input.set("bericht", parts.join("\n\n"));
        }
        Deed::Add => input.set("kanaal", Channel::Phone.code()),
        Deed::Promote | Deed::Case if !at.shielded && !at.is_private() => {
            input.set("titel", at.title.as_str())
        }
        Deed::Publish => {
            if let Some(public) = public::of(conn, ctx.tenant, at.id).await? {
                input.set("titel", public.title);
                input.set("vraag", public.question);
                input.set("antwoord", public.answer);
            }
        }
        _ => {}
    }
    Ok(input)
}

/// What a colleague most likely does with a question as it stands.
pub(super) fn stands_first(deed: Deed, at: &QuestionRow, has_draft: bool) -> bool {
    use Deed::{Answer, Assign, Draft, Forward, Interim, Note, Publish, Read, Resume, Wait};
    if deed == Read || (deed == Draft && has_draft) {
        return true;
    }
    match at.state {
        _ if at.waits_since.is_some() => matches!(deed, Resume | Answer),
        State::New => matches!(deed, Assign | Answer | Forward),
        State::Assigned | State::Interim | State::Reopened => matches!(deed, Answer | Interim | Wait),
        State::Answered | State::Closed => matches!(deed, Publish | Note),
        State::Forwarded => matches!(deed, Assign | Note),
    }
}

/// Whether a form makes sense beside what is on the website and what became of the question.
pub(super) const fn offers(deed: Deed, shown: bool, has_casus: bool) -> bool {
    match deed {
        Deed::Unpublish => shown,
        Deed::Case => !has_casus,
        _ => true,
    }
}
