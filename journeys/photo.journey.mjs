// SPDX-License-Identifier: EUPL-1.2
// An officer puts a photo with a note, forgets to say what is on it first, and removes it again.

import assert from 'node:assert/strict';
import path from 'node:path';
import { firstPointPath } from './lib/places.mjs';
import { isShown } from './lib/image.mjs';

export const name = 'a photo comes with a note, and goes';

const PHOTO = path.join(import.meta.dirname, '..', 'worlds', 'voorbeeld.png');
const WORDS = 'Voorbeeld: het bankje staat er';
const SEEN = 'Voorbeeld: een houten bankje bij een kerk';

async function press(page, button) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).click()]);
}

export async function run({ page, visit, check, loginAs, another }) {
  await loginAs('gebiedsmakelaar');
  await visit('/kernen/heukelum/agenda');
  const point = await firstPointPath(page);
  await visit(point);
  await page.locator('summary', { hasText: 'Schrijf een bericht' }).click();
  await page.getByLabel('Uw bericht').fill(WORDS);
  await page.getByLabel('Foto erbij').setInputFiles(PHOTO);
  await press(page, 'Plaats bericht');
  assert.ok((await page.title()).startsWith('Fout:'), 'a photo needs words');
  assert.equal(await page.getByLabel('Uw bericht').inputValue(), WORDS, 'what was typed is kept');
  await check(page, 'photo-wrong');

  await page.getByLabel('Foto erbij').setInputFiles(PHOTO);
  await page.getByLabel('Wat staat er op de foto?').fill(SEEN);
  await press(page, 'Plaats bericht');
  await page.getByText('Uw bericht staat op de pagina.').waitFor();
  assert.ok(await isShown(page, SEEN), 'the photo is shown');
  await check(page, 'photo-there');

  const visitor = await another();
  await visitor.visit(point);
  assert.ok((await visitor.page.getByRole('img', { name: SEEN }).count()) > 0, 'everybody sees it');

  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: `Verwijder deze foto: ${SEEN}` }).click()]);
  await press(page, 'Verwijder de foto');
  await page.getByText('Schrijf op waarom de foto weg moet.').first().waitFor();
  await check(page, 'photo-remove-wrong');
  await page.getByLabel('Waarom moet deze foto weg?').fill('Voorbeeld: proef');
  await press(page, 'Verwijder de foto');
  await page.getByText('De foto is verwijderd.').waitFor();
  assert.equal(await page.getByRole('img', { name: SEEN }).count(), 0, 'it is gone');
  await check(page, 'photo-gone');
}
