// SPDX-License-Identifier: EUPL-1.2
// An officer promises something, forgets the date first, moves it, and the story tells it all.

import assert from 'node:assert/strict';
import { firstPointPath } from './lib/places.mjs';
import { openFold } from './lib/fold.mjs';

export const name = 'a promise is made, mended, moved and told';

/** Presses a button and waits for the page that follows. */
async function press(page, form, name) {
  await Promise.all([page.waitForEvent('load'), form.getByRole('button', { name }).click()]);
}

export async function run({ page, visit, check, loginAs }) {
  await loginAs('gebiedsmakelaar');
  await visit('/kernen/heukelum/agenda');
  const path = await firstPointPath(page);
  await visit(path);
  await check(page, 'point-officer');

  let fold = await openFold(page, 'Zeg iets toe');
  await fold.getByLabel('Wat zegt u toe?').fill('Voorbeeld: wij tellen de fietsers');
  await fold.getByLabel('Gemeente', { exact: true }).check();
  await fold.getByLabel('Voor wanneer?').fill('ooit');
  await press(page, fold, 'Zeg dit toe');
  assert.ok((await page.title()).startsWith('Fout:'), 'the title says that something is wrong');
  fold = await openFold(page, 'Zeg iets toe');
  assert.equal(await fold.getByLabel('Wat zegt u toe?').inputValue(), 'Voorbeeld: wij tellen de fietsers');
  await check(page, 'point-wrong');

  await fold.getByLabel('Voor wanneer?').fill('1-9-2031');
  await press(page, fold, 'Zeg dit toe');
  await page.getByText('De toezegging staat op de pagina.').waitFor();
  fold = await openFold(page, 'Werk bij: Voorbeeld: wij tellen de fietsers');
  await fold.getByLabel('Nieuwe datum').fill('1-10-2031');
  const form = fold.locator('form').last();
  await form.getByLabel('Waarom?').fill('Voorbeeld: de telling begint later');
  await press(page, form, 'Verzet de datum');
  const story = page.locator('.kp-story');
  await story.getByText('Voorbeeld: de telling begint later').waitFor();
  assert.equal(await story.locator('del', { hasText: '1 september 2031' }).count(), 1, 'the old date stays visible');
  await check(page, 'point-moved');
}
