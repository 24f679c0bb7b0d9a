// SPDX-License-Identifier: EUPL-1.2
// Anybody sees how the promises stand, and finds what they are looking for.

import assert from 'node:assert/strict';

export const name = 'anybody follows the execution and searches';

export async function run({ page, visit, check }) {
  await visit('/uitvoering');
  await check(page, 'monitor', { show: true });

  await page.getByRole('link', { name: /over tijd en nog niet gedaan/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Toezeggingen: wat kwam ervan terecht?' }).waitFor();
  await check(page, 'promises');

  await visit('/zoeken?q=verkeer');
  assert.ok(await page.locator('main a[href^="/kernen/"]').count(), 'something is found about verkeer');
  await check(page, 'search');

  await visit('/zoeken?q=qqqqzzzz');
  assert.equal(await page.locator('main a[href^="/kernen/"][href*="/agenda/"]').count(), 0, 'nothing is found');
  await check(page, 'search-empty');
}
