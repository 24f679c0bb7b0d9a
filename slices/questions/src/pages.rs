// SPDX-License-Identifier: EUPL-1.2
//! The pages of this slice and who may use them.

mod alike;
pub(crate) mod ask;
pub(crate) mod attachments;
mod desk;
mod figures;
mod handle;
mod letter;
pub(crate) mod look;
pub(crate) mod names;
mod own;
mod public;
mod settings;
mod story;
mod templates;
pub(crate) mod turn;
mod twice;
mod work;

use web::Routes;

pub(crate) use self::letter::posted_form;
pub(crate) use self::names::{Names, point_href};
pub(crate) use self::public::{Line, newest};
pub(crate) use self::story::by;
use crate::{api, cases, policy};

/// Every route of the slice.
pub fn routes() -> Routes {
    cases::pages::routes(staff(
        Routes::new()
            .get("/api/v1/vragen", &policy::READ, api::list)
            .get("/api/v1/vragen/cijfers", &policy::READ, api::figures)
            .get("/api/v1/vragen/{nummer}", &policy::READ, api::one)
            .get("/vragen", &policy::READ, public::list)
            .get("/vragen/{nummer}", &policy::READ, public::show)
            .post("/vragen/{nummer}/hielp", &policy::READ, public::thank)
            .get("/kernen/{kern}/vragen", &policy::READ, public::of_kern)
            .get("/vragen/nieuw", &policy::ASK, ask::form)
            .uploads("/vragen/nieuw", &policy::ASK, ask::send)
            .shared()
            .get("/vragen/lijkt-op", &policy::READ, alike::show)
            .get("/vragen/volg/{nummer}/{sleutel}", &policy::OWN, own::show)
            .get("/vragen/volg/{nummer}/{sleutel}/ontvangst", &policy::OWN, own::receipt)
            .uploads("/vragen/volg/{nummer}/{sleutel}/aanvullen", &policy::OWN, own::add)
            .post("/vragen/volg/{nummer}/{sleutel}/intrekken", &policy::OWN, own::withdraw)
            .post("/vragen/volg/{nummer}/{sleutel}/heropenen", &policy::OWN, own::reopen)
            .post("/vragen/volg/{nummer}/{sleutel}/geholpen", &policy::OWN, own::helped)
            .post("/vragen/volg/{nummer}/{sleutel}/website", &policy::OWN, own::website)
            .get("/vragen/bestand/{bestand}/{tot}/{teken}", &policy::OWN, attachments::for_asker),
    ))
}

fn staff(routes: Routes) -> Routes {
    routes
        .get("/beheer/vragen", &policy::SETTINGS, settings::show)
        .post("/beheer/vragen", &policy::SETTINGS, settings::send)
        .get("/werk/vragen", &policy::HANDLE, work::list)
        .get("/werk/vragen/cijfers", &policy::FIGURES, figures::show)
        .get("/werk/vragen/cijfers.xlsx", &policy::FIGURES, figures::xlsx)
        .get("/werk/vragen/nieuw", &policy::DESK, desk::form)
        .uploads("/werk/vragen/nieuw", &policy::DESK, desk::send)
        .get("/werk/vragen/sjablonen", &policy::TEMPLATES, templates::list)
        .get("/werk/vragen/sjablonen/{sjabloon}", &policy::TEMPLATES, templates::show)
        .post("/werk/vragen/sjablonen/{sjabloon}", &policy::TEMPLATES, templates::send)
        .post("/werk/vragen/sjablonen/{sjabloon}/weg", &policy::TEMPLATES, templates::remove)
        .get("/werk/vragen/{nummer}", &policy::HANDLE, handle::show)
        .get("/werk/vragen/{nummer}/brief", &policy::HANDLE, letter::show)
        .post("/werk/vragen/{nummer}/brief", &policy::DESK, letter::posted)
        .get("/werk/vragen/{nummer}/bestand/{bestand}", &policy::HANDLE, attachments::for_colleague)
        .post("/werk/vragen/{nummer}/toewijzen", &policy::HANDLE, handle::assign)
        .post("/werk/vragen/{nummer}/doorsturen", &policy::TRIAGE, handle::forward)
        .post("/werk/vragen/{nummer}/sluiten", &policy::TRIAGE, handle::close)
        .post("/werk/vragen/{nummer}/voorstel", &policy::TRIAGE, handle::promote)
        .post("/werk/vragen/{nummer}/casus", &policy::TRIAGE, handle::make_casus)
        .uploads("/werk/vragen/{nummer}/antwoord", &policy::HANDLE, handle::answer)
        .uploads("/werk/vragen/{nummer}/procesantwoord", &policy::HANDLE, handle::interim)
        .post("/werk/vragen/{nummer}/navragen", &policy::HANDLE, handle::wait)
        .post("/werk/vragen/{nummer}/verder", &policy::HANDLE, handle::resume)
        .uploads("/werk/vragen/{nummer}/notitie", &policy::HANDLE, handle::note)
        .post("/werk/vragen/{nummer}/concept", &policy::HANDLE, handle::save)
        .post("/werk/vragen/{nummer}/openbaar", &policy::HANDLE, handle::publish)
        .post("/werk/vragen/{nummer}/niet-openbaar", &policy::HANDLE, handle::unpublish)
        .post("/werk/vragen/{nummer}/prive", &policy::HANDLE, handle::seal)
        .uploads("/werk/vragen/{nummer}/namens", &policy::DESK, handle::spoken)
        .post("/werk/vragen/{nummer}/gegevens", &policy::PERSONAL, handle::export)
        .post("/werk/vragen/{nummer}/wissen", &policy::PERSONAL, handle::forget)
        .post("/werk/vragen/{nummer}/gelezen", &policy::HANDLE, handle::read)
        .post("/werk/vragen/{nummer}/afschermen", &policy::HANDLE, handle::shield)
        .post("/werk/vragen/{nummer}/tonen", &policy::TRIAGE, handle::unshield)
}
