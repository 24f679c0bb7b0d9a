// SPDX-License-Identifier: EUPL-1.2
//! The pages of casussen and who may use them.

mod desk;
mod file;
mod handle;
mod letter;
mod own;
mod party;
mod work;

use web::Routes;

pub(crate) use self::own::Told;
use super::policy;

/// Adds the routes of casussen to those of the slice.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/casus/{nummer}/{partij}/{sleutel}", &policy::OWN, own::show)
        .post("/casus/{nummer}/{partij}/{sleutel}/bericht", &policy::OWN, own::say)
        .post("/casus/{nummer}/{partij}/{sleutel}/vertrek", &policy::OWN, own::leave)
        .get("/werk/casussen", &policy::HANDLE, work::list)
        .get("/werk/casussen/nieuw", &policy::DESK, desk::form)
        .post("/werk/casussen/nieuw", &policy::DESK, desk::send)
        .get("/werk/casussen/{nummer}", &policy::HANDLE, handle::show)
        .get("/werk/casussen/{nummer}/bestand/{bestand}", &policy::HANDLE, file::show)
        .get("/werk/casussen/{nummer}/brief", &policy::HANDLE, letter::show)
        .post("/werk/casussen/{nummer}/brief", &policy::DESK, letter::posted)
        .post("/werk/casussen/{nummer}/toewijzen", &policy::LEAD, handle::assign)
        .post("/werk/casussen/{nummer}/voorleggen", &policy::LEAD, handle::consult)
        .post("/werk/casussen/{nummer}/advies", &policy::HANDLE, handle::advise)
        .post("/werk/casussen/{nummer}/notitie", &policy::HANDLE, handle::note)
        .post("/werk/casussen/{nummer}/gelezen", &policy::HANDLE, handle::read)
        .post("/werk/casussen/{nummer}/meedoen", &policy::LEAD, handle::join)
        .post("/werk/casussen/{nummer}/vertrek", &policy::LEAD, handle::leave)
        .post("/werk/casussen/{nummer}/plannen", &policy::HANDLE, handle::plan)
        .post("/werk/casussen/{nummer}/afgelasten", &policy::HANDLE, handle::call_off)
        .post("/werk/casussen/{nummer}/gesprek", &policy::HANDLE, handle::talk)
        .post("/werk/casussen/{nummer}/nagekomen", &policy::HANDLE, handle::keep)
        .post("/werk/casussen/{nummer}/verzetten", &policy::HANDLE, handle::shift)
        .post("/werk/casussen/{nummer}/vervallen", &policy::HANDLE, handle::cancel)
        .post("/werk/casussen/{nummer}/voorstel", &policy::LEAD, handle::propose)
        .post("/werk/casussen/{nummer}/zelf", &policy::LEAD, handle::release)
        .post("/werk/casussen/{nummer}/kan-niet", &policy::LEAD, handle::refuse)
        .post("/werk/casussen/{nummer}/ingetrokken", &policy::LEAD, handle::withdraw)
        .post("/werk/casussen/{nummer}/heropenen", &policy::LEAD, handle::reopen)
}
