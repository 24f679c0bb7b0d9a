// SPDX-License-Identifier: EUPL-1.2
/** The parts of a page that open under a summary. */

/** Opens the part of the page under this summary, with all in which it lies, and gives it back. */
export async function openFold(page, summary) {
  const fold = page.locator('details').filter({ has: page.locator(':scope > summary', { hasText: summary }) }).first();
  const closed = fold.locator('xpath=ancestor-or-self::details[not(@open)]');
  while ((await closed.count()) > 0) await closed.first().locator(':scope > summary').click();
  return fold;
}
