// SPDX-License-Identifier: EUPL-1.2
//! `brink mail`: what a mail server hands over, and what it is told.

use crate::stage::Place;

crate::on_both!(a_mail_that_answers_nothing_is_refused);

const WORDS: &[&str] = &["mail", "--mail-answers", "antwoord@proefstad.example"];

fn mail(to: &str, headers: &str, text: &str) -> Vec<u8> {
    format!("From: jan@voorbeeld.example\r\nTo: {to}\r\n{headers}Subject: Re: vraag\r\n\r\n{text}\r\n")
        .into_bytes()
}

fn a_mail_that_answers_nothing_is_refused(place: &Place) {
    place.migrate();
    place.ok(&["tenant", "add", "--name", "Proefstad", "--host", "proefstad.example"]);
    let hear = |to: &str, headers: &str, text: &str| place.hear(WORDS, &mail(to, headers, text));
    hear("antwoord@proefstad.example", "", "Dank u.").refuses("noemt geen bericht van Brink");
    hear("iemand@proefstad.example", "", "Dank u.").refuses("noemt geen bericht van Brink");
    let unknown = "kan niet meer per mail geantwoord worden";
    for token in ["proefstad.v-2026-0001-aa", "proefstad.x", "elders.v-2026-0001-aa", "proefstad.v-é"] {
        hear(&format!("antwoord+{token}@proefstad.example"), "", "Dank u.").refuses(unknown);
    }
    let to = "antwoord+proefstad.v-2026-0001-aa@proefstad.example";
    hear(to, "", "> alleen wat er al stond").refuses("staat niets boven het bericht");
    let skipped = hear(to, "Auto-Submitted: auto-replied\r\n", "Ik ben er niet.");
    assert!(skipped.code == Some(0) && skipped.out.contains("Overgeslagen"), "{skipped:?}");
    place.hear(WORDS, b"").refuses("dit is geen mail");
    place.hear(&["mail", "--mail-answers", "geen adres"], b"x").refuses("klopt niet");
}

#[test]
fn without_a_database_the_mail_server_tries_again() {
    let place = Place::sqlite();
    let said = place.hear(WORDS, &mail("antwoord+proefstad.x@proefstad.example", "", "Dank u."));
    assert_eq!(said.code, Some(75), "{said:?}");
    assert!(said.err.contains("straks nog eens"), "{said:?}");
}
