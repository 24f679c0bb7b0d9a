// SPDX-License-Identifier: EUPL-1.2
//! Looking texts through before others read them.

use kernel::Result;
use web::Visit;

use crate::reveals::{self, Typed};
use crate::store::asker::AskerRow;

/// Looks through what was typed, when nothing else is wrong with it. The form that comes back with a warning
/// knows the words of which it warns: sent once more, they were looked at. What has to be mended is for the
/// command.
pub(crate) fn look(
    visit: &mut Visit,
    askers: &[AskerRow],
    parsed: Result<()>,
    texts: &[Typed<'_>],
) -> Result<()> {
    parsed?;
    let mark = reveals::mark(texts.iter().map(|(_, text)| *text));
    if visit.input.get("gezien") == mark {
        return Ok(());
    }
    let (refused, doubtful) = reveals::check(askers, texts);
    if refused.0.is_empty() && !doubtful.0.is_empty() {
        visit.input.set("gezien", mark);
        return doubtful.check();
    }
    Ok(())
}
