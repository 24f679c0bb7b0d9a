// SPDX-License-Identifier: EUPL-1.2
// An administrator reads in a file with a wrong row and a word that nobody knows, and undoes it.

import assert from 'node:assert/strict';

export const name = 'points are read in from a file, and taken back';

const RACK = 'Voorbeeld: een fietsenrek bij de kerk';
const HEDGE = 'Voorbeeld: een heg langs het pad';
const ROWS = [
  'kern;titel;status;planning;wie;stand per',
  `Heukelum;${RACK};voldoet aan de eisen;voorjaar 2024;gemeente;2021`,
  `Heukelum;${HEDGE};zweeft;2027;inwoners;2021`,
  'Nergenshuizen;Voorbeeld: een zwembad;loopt;;;2021',
];

async function press(page, scope, button) {
  await Promise.all([page.waitForEvent('load'), scope.getByRole('button', { name: button }).click()]);
}

/** The row of a table in which this stands. */
const rowWith = (page, text) => page.getByRole('row').filter({ hasText: text });

export async function run({ page, visit, check, loginAs, another }) {
  await loginAs('beheerder');
  await visit('/beheer/import');
  const buffer = Buffer.from(`${ROWS.join('\n')}\n`);
  await page.getByLabel('Uw bestand').setInputFiles({ name: 'voorbeeld-punten.csv', mimeType: 'text/csv', buffer });
  await press(page, page, 'Bekijk het bestand');
  const known = page.getByLabel('Wat is ‘voldoet aan de eisen’ bij ons?');
  assert.equal(await known.locator('option:checked').innerText(), 'Afgehecht', 'a guess that can be changed');
  await check(page, 'import-trial');

  await page.getByLabel('Wat is ‘zweeft’ bij ons?').selectOption({ label: 'Wordt onderzocht' });
  await press(page, page, 'Proef opnieuw');
  const right = rowWith(page, HEDGE).filter({ hasText: 'Wordt onderzocht' });
  assert.match(await right.innerText(), /2027[\s\S]*Inwoners/, 'status, planning and owner of a row are shown');
  await press(page, page, 'Lees 2 punten in');
  await page.getByText('Er is niets ingelezen. Rijen met een fout: 1.').first().waitFor();
  await check(page, 'import-wrong');

  await page.getByLabel('Sla de rij met een fout over').check();
  await press(page, page, 'Lees 2 punten in');
  await page.getByText('De punten zijn ingelezen.').waitFor();
  await check(page, 'import-done');

  const visitor = await another();
  await visitor.visit('/kernen/heukelum/agenda');
  const point = await visitor.page.getByRole('link', { name: RACK }).getAttribute('href');
  await visitor.visit(point);
  for (const words of ['In de bron staat: ‘voldoet aan de eisen’', 'Planning in de bron: ‘voorjaar 2024’']) {
    await visitor.page.getByText(words).first().waitFor();
  }
  assert.equal(await visitor.page.locator('.kp-story').getByText('2021', { exact: true }).count(), 1, 'of its year');
  await visitor.check(visitor.page, 'import-point');

  const undo = page.locator('details', { hasText: 'Draai terug: voorbeeld-punten.csv' }).first();
  await undo.locator('summary').click();
  await undo.getByLabel('Ja, draai dit terug').check();
  await press(page, undo, 'Draai terug');
  await page.getByText('Het inlezen is teruggedraaid.').waitFor();
  await check(page, 'import-undone');
  await visitor.visit(point, undefined, 404);
}
