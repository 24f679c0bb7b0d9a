// SPDX-License-Identifier: EUPL-1.2
//! The pages of this slice, and which rule each address needs.

mod absence;
mod admin;
mod erase;
pub(crate) mod log;
mod login;
mod mine;
mod person;
mod right;
mod rights;
pub(crate) mod words;

use web::Routes;

use crate::policy;

/// Every address of this slice.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/inloggen", &policy::LOG_IN, login::show)
        .post("/inloggen", &policy::LOG_IN, login::ask)
        .get("/inloggen/code", &policy::LOG_IN, login::show_code)
        .post("/inloggen/code", &policy::LOG_IN, login::take_code)
        .get("/inloggen/link/{sleutel}", &policy::LOG_IN, login::show_link)
        .post("/inloggen/link/{sleutel}", &policy::LOG_IN, login::take_link)
        .post("/inloggen/als", &policy::LOG_IN, login::take_button)
        .post("/uitloggen", &policy::LOG_OUT, login::leave)
        .get("/mijn", &policy::OWN, mine::show)
        .post("/mijn", &policy::OWN, mine::save)
        .get("/mijn/gegevens", &policy::OWN, mine::download)
        .get("/mijn/afwezig", &policy::SET_ABSENCE, absence::show)
        .post("/mijn/afwezig", &policy::SET_ABSENCE, absence::save)
        .post("/mijn/afwezig/einde", &policy::END_ABSENCE, absence::end)
        .post("/mijn/uitloggen-elders", &policy::OWN, mine::leave_elsewhere)
        .post("/mijn/wissen", &policy::ERASE, mine::erase)
        .get("/beheer", &policy::ADMIN, admin::show)
        .get("/beheer/rechten", &policy::READ_RIGHTS, rights::list)
        .get("/beheer/rechten/nieuw", &policy::GRANT, rights::show_new)
        .post("/beheer/rechten/nieuw", &policy::GRANT, rights::grant)
        .get("/beheer/rechten/persoon/{persoon}", &policy::READ_RIGHTS, person::show)
        .post("/beheer/rechten/persoon/{persoon}", &policy::ADD_PERSON, person::save)
        .post("/beheer/rechten/persoon/{persoon}/intrekken", &policy::WITHDRAW, person::withdraw)
        .get("/beheer/rechten/persoon/{persoon}/afwezig", &policy::SET_ABSENCE_OF, absence::show)
        .post("/beheer/rechten/persoon/{persoon}/afwezig", &policy::SET_ABSENCE_OF, absence::save)
        .post("/beheer/rechten/persoon/{persoon}/afwezig/einde", &policy::END_ABSENCE_OF, absence::end)
        .get("/beheer/rechten/{recht}", &policy::READ_RIGHTS, right::show)
        .post("/beheer/rechten/{recht}/intrekken", &policy::WITHDRAW, right::withdraw)
        .get("/beheer/wissen", &policy::ERASE_PERSON, erase::show)
        .post("/beheer/wissen", &policy::ERASE_PERSON, erase::take)
        .get("/beheer/logboek", &policy::READ_LOG, log::show)
        .get("/beheer/logboek.csv", &policy::READ_LOG, log::export)
        .get("/beheer/taken", &policy::READ_JOBS, admin::jobs)
        .post("/beheer/taken/{taak}/opnieuw", &policy::RETRY_JOB, admin::retry)
        .post("/beheer/taken/{taak}/weg", &policy::DISCARD_JOB, admin::discard)
}
