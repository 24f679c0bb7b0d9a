// SPDX-License-Identifier: EUPL-1.2
// A resident looks from the list of municipalities down to one point of their agenda.

import assert from 'node:assert/strict';
import { firstPointPath } from './lib/places.mjs';

export const name = 'a resident finds a point of their kern';

export async function run({ page, visit, check }) {
  await visit('/', '');
  assert.ok(await page.getByRole('link', { name: 'West Betuwe' }).count(), 'the bare host lists West Betuwe');
  await check(page, 'municipalities');

  await visit('/');
  await check(page, 'home', { show: true });

  await visit('/kernen');
  assert.ok((await page.locator('main a[href^="/kernen/"]').count()) > 1, 'the kernen are links');
  await check(page, 'kernen');

  await visit('/kernen/heukelum');
  assert.match(await page.locator('h1').innerText(), /Heukelum/);
  await check(page, 'kern', { show: true });

  await visit('/kernen/heukelum/agenda');
  await check(page, 'agenda', { show: true });

  await visit(await firstPointPath(page));
  await check(page, 'point', { show: true });
}
