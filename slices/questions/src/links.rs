// SPDX-License-Identifier: EUPL-1.2
//! The addresses of this slice, built in one place.

use kernel::Timestamp;
use web::url;

use crate::model::Number;
use crate::secret;
use crate::store::attachment::AttachmentId;
use crate::store::question::QuestionRow;
use crate::store::template::TemplateId;

/// So long a link to a file works for the asker, in seconds: half an hour.
pub const FILE_SECONDS: i64 = 30 * 60;
/// The public answers.
pub const PUBLIC: &str = "/vragen";
/// Where one asks.
pub const ASK: &str = "/vragen/nieuw";
/// The questions to handle.
pub const WORK: &str = "/werk/vragen";
/// Those of which a letter has to be posted.
pub const LETTERS: &str = "/werk/vragen?stand=brief";
/// Where the desk enters one.
pub const DESK: &str = "/werk/vragen/nieuw";
/// The figures.
pub const FIGURES: &str = "/werk/vragen/cijfers";
/// The templates of answers.
pub const TEMPLATES: &str = "/werk/vragen/sjablonen";
/// The settings.
pub const SETTINGS: &str = "/beheer/vragen";

/// A public answer.
pub fn public(number: Number) -> String {
    url("/vragen/{nummer}", &[&number])
}

/// The private page of the asker.
pub fn own(question: &QuestionRow) -> String {
    let (number, key) = question.private_parts();
    url("/vragen/volg/{nummer}/{sleutel}", &[&number, &key])
}

/// The page on which a colleague handles a question.
pub fn work(number: Number) -> String {
    url("/werk/vragen/{nummer}", &[&number])
}

/// The letter about it that has to be printed.
pub fn letter(number: Number) -> String {
    url("/werk/vragen/{nummer}/brief", &[&number])
}

/// Where a template is changed.
pub fn template(id: &TemplateId) -> String {
    url("/werk/vragen/sjablonen/{sjabloon}", &[id])
}

/// A file of a question, for colleagues.
pub fn file(number: Number, file: AttachmentId) -> String {
    url("/werk/vragen/{nummer}/bestand/{bestand}", &[&number, &file])
}

/// A file of a question, for who read its private page at this moment.
pub fn own_file(question: &QuestionRow, file: AttachmentId, now: Timestamp) -> String {
    let until = now.micros() / 1_000_000 + FILE_SECONDS;
    let mark = secret::file_mark(&question.salt, file, until);
    url("/vragen/bestand/{bestand}/{tot}/{teken}", &[&file, &until, &mark])
}

/// The public answers of a kern.
pub fn of_kern(slug: &str) -> String {
    url("/kernen/{kern}/vragen", &[&slug])
}

/// Where one asks about a kern.
pub fn ask_in(slug: &str) -> String {
    format!("{ASK}?kern={slug}")
}
