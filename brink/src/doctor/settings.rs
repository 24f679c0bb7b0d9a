// SPDX-License-Identifier: EUPL-1.2
//! The settings themselves: do they fit together?

use super::Findings;
use crate::config::Serve;

const WHAT: &str = "instellingen";

pub(super) fn check(found: &mut Findings, args: &Serve) {
    let base_host = match args.base_host() {
        Ok(host) => host,
        Err(cause) => return found.wrong(WHAT, format!("{cause:#} (--base-host)")),
    };
    let local = args.is_local();
    let open = !args.listen.ip().is_loopback();
    if local && open {
        found.careful(
            WHAT,
            "de naam van de server is localhost, maar de website luistert naar buiten: kies --base-host",
        );
    } else {
        found.good(WHAT, format!("de website luistert op {}, als {}", args.listen, base_host));
    }
    if !local && !args.behind_proxy {
        found.careful(
            WHAT,
            "zonder --behind-proxy lijken alle bezoekers één bezoeker als er een proxy voor staat, en zonder proxy is \
             er geen https",
        );
    }
    if web::assets::are_built() {
        found.good("opmaak", "zit erin");
    } else {
        found.wrong("opmaak", "ontbreekt: voer `cargo xtask assets` uit en bouw brink opnieuw");
    }
}
