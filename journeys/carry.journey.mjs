// SPDX-License-Identifier: EUPL-1.2
// A new version of an agenda takes over a point of the old one; the old one stays to be read.

import assert from 'node:assert/strict';

export const name = 'a new agenda takes over a point of the old one';

const POINT = 'Voorbeeld: pad naar het sportveld opknappen';

async function follow(page, link) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: link }).first().click()]);
}

async function press(page, button) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).click()]);
}

export async function run({ page, visit, check, loginAs }) {
  await loginAs('beheerder');
  await visit('/beheer/agendas');
  await check(page, 'carry-agendas');
  await follow(page, 'Voorbeeld: kernagenda Est');
  await check(page, 'carry-agenda');
  await page.getByLabel('Vastgesteld').check();
  await press(page, 'Bewaar');
  await check(page, 'carry-choose');
  await page.getByLabel(POINT).check();
  await press(page, 'Neem deze punten mee');
  await page.getByText('De punten staan nu op deze agenda.').waitFor();
  await visit('/kernen/est/agenda');
  assert.ok((await page.getByText(POINT).count()) > 0, 'the point stands on the new agenda');
  await check(page, 'carry-done');
}
