// SPDX-License-Identifier: EUPL-1.2
// Another municipality has its own words, colours and rights: nothing of West Betuwe shows in Buren.

import assert from 'node:assert/strict';

export const name = 'Buren is another municipality';

const PLACE = '/kernen/maurik';

export async function run({ page, visit, check, loginAs, another }) {
  for (const path of ['/', '/kernen', PLACE, `${PLACE}/agenda`, '/uitvoering', '/uitvoering/maurik', '/zoeken?q=boeken']) {
    await visit(path, 'buren');
    const text = await page.locator('body').innerText();
    assert.ok(!/West Betuwe|Geldermalsen/.test(text), `${path} speaks of Buren only`);
    await check(page, `buren-${path.replaceAll(/\W+/g, '-')}`);
  }
  const stranger = await another();
  await stranger.visit('/kernen/heukelum', 'buren', 404);

  await loginAs('Kernambtenaar 1', 'buren');
  await visit('/werk', 'buren');
  await check(page, 'buren-work');
  await visit('/?taal=en', 'buren');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await check(page, 'buren-english');
  // The session of one municipality is none in another.
  await page.goto(new URL('/werk', page.url().replace('buren.', 'westbetuwe.')).href);
  assert.equal(new URL(page.url()).pathname, '/inloggen', 'logged out in West Betuwe');
}
