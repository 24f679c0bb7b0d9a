// SPDX-License-Identifier: EUPL-1.2
//! `brink user`: giving a task and erasing somebody, without the website.

use crate::stage::Place;

crate::on_both!(a_person_is_added_and_erased);

fn a_person_is_added_and_erased(place: &Place) {
    place.migrate();
    place.ok(&["tenant", "add", "--name", "Proefstad", "--host", "proefstad.example"]);
    let user = |what: &str, email: &str, more: &[&str]| {
        place.run(&[&["user", what, "--tenant", "proefstad", "--email", email], more].concat())
    };
    let (one, two) = ("een@voorbeeld.example", "twee@voorbeeld.example");
    for role in ["board", "member", "partner"] {
        user("add", one, &["--role", role]).refuses("geldt voor één groep of partner");
    }
    for email in [one, two] {
        assert_eq!(user("add", email, &[]).code, Some(0));
    }
    let told = user("erase", one, &[]);
    assert!(told.code == Some(0) && told.out.contains("--zeker"), "{told:?}");
    assert!(told.out.contains("zou dit gewist worden in Proefstad: het account."), "{told:?}");
    user("erase", "niemand@voorbeeld.example", &[]).refuses("bewaart Proefstad niets");
    let erased = user("erase", "Een@Voorbeeld.example", &["--zeker", "--reden", "vertrokken"]);
    assert!(erased.code == Some(0) && erased.out.contains("is gewist uit Proefstad"), "{erased:?}");
    user("erase", one, &["--zeker"]).refuses("bewaart Proefstad niets");
    user("erase", two, &["--zeker"]).refuses("laatste beheerder");
    user("erase", two, &["--zeker", "--reden", "zomaar"]).refuses("de reden \"zomaar\" bestaat niet");
}
