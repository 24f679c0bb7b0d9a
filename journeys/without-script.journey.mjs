// SPDX-License-Identifier: EUPL-1.2
// Everything works with JavaScript switched off.

import assert from 'node:assert/strict';
import { firstPointPath } from './lib/places.mjs';

export const name = 'a visitor without JavaScript';

export async function run({ another }) {
  const { page, visit, check, loginAs } = await another({ javaScriptEnabled: false });

  await check(await visit('/'), 'plain-home');
  await check(await visit('/kernen/heukelum/agenda'), 'plain-agenda');
  await check(await visit(await firstPointPath(page)), 'plain-point');
  await check(await visit('/uitvoering'), 'plain-monitor');

  await visit('/');
  const search = page.getByRole('search').first();
  await search.getByRole('searchbox').fill('verkeer');
  await Promise.all([page.waitForURL(/\/zoeken\?/), search.getByRole('button').first().click()]);
  assert.match(page.url(), /q=verkeer/);
  await check(page, 'plain-search');

  await loginAs('gebiedsmakelaar');
  await check(await visit('/werk'), 'plain-work');
}
