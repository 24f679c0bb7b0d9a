// SPDX-License-Identifier: EUPL-1.2
// A new resident logs in with the code from the mail, proposes a point and supports another.

import assert from 'node:assert/strict';
import { firstPointPath } from './lib/places.mjs';
import { mailedCode } from './lib/post.mjs';

export const name = 'a new resident logs in by mail and proposes a point';

async function press(page, name) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).first().click()]);
}

export async function run({ page, visit, check, another }) {
  // No six figures in a row: those are the code.
  const address = `bewoner-p${process.pid}n${Math.floor(performance.now())}@voorbeeld.example`;
  await visit('/inloggen?verder=/kernen/heukelum/agenda/voorstel');
  await page.getByRole('textbox', { name: 'Uw e-mailadres' }).fill('geen adres');
  await press(page, 'Stuur mij een code');
  await check(page, 'login-wrong');
  await page.getByRole('textbox', { name: 'Uw e-mailadres' }).fill(address);
  await press(page, 'Stuur mij een code');
  await check(page, 'login-code');
  await page.locator('input[autocomplete="one-time-code"]').fill(await mailedCode(another, address));
  await Promise.all([page.waitForEvent('load'), page.locator('main form button[type=submit]').first().click()]);
  assert.equal(new URL(page.url()).pathname, '/kernen/heukelum/agenda/voorstel', 'back where they wanted to be');
  await check(page, 'proposal');

  await press(page, 'Stuur voorstel');
  await check(page, 'proposal-wrong');
  await page.getByLabel('Uw voorstel in één zin').fill('Voorbeeld: een fontein op het plein');
  await page.getByLabel('Waarom is dit nodig?').fill('Voorbeeld: op warme dagen wil iedereen water drinken.');
  await press(page, 'Stuur voorstel');
  await page.getByRole('heading', { level: 1, name: 'een fontein op het plein' }).waitFor();
  await check(page, 'proposal-sent');

  await visit('/kernen/spijk/agenda');
  await visit(await firstPointPath(page));
  await press(page, 'Dit vind ik ook belangrijk');
  await page.getByRole('button', { name: 'Haal mijn steun weg' }).waitFor();
  await visit('/mijn');
  await check(page, 'mine-resident');
}
