// SPDX-License-Identifier: EUPL-1.2
// The pages that every municipality must have, and the one for what is not there.

import assert from 'node:assert/strict';

export const name = 'the obliged pages and an unknown address';

export async function run({ page, visit, check }) {
  for (const [path, title] of [['/inloggen', 'login'], ['/toegankelijkheid', 'accessibility'], ['/privacy', 'privacy']]) {
    await check(await visit(path), title);
  }
  await visit('/deze-pagina-bestaat-niet', 'westbetuwe', 404);
  assert.ok(await page.locator('main a[href]').count(), 'the page for an unknown address shows a way on');
  await check(page, 'not-found');
}
