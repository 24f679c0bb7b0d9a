// SPDX-License-Identifier: EUPL-1.2
// A resident without an account asks something; colleagues put it off with a reason, answer and publish; it helped.

import assert from 'node:assert/strict';
import { openFold } from './lib/fold.mjs';

export const name = 'a question is asked, put off with a reason, answered, and it helped';

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
}

const TEXT = 'Voorbeeld: bij de school ligt een tegel los. Wanneer wordt die vastgezet?';

export async function run({ page, visit, check, another, settings }) {
  await visit('/vragen/nieuw?kern=heukelum');
  await check(page, 'question-form');
  await press(page, page, 'Verstuur mijn vraag');
  assert.ok((await page.title()).startsWith('Fout:'), 'the title says that something is missing');
  await check(page, 'question-form-wrong');
  await page.getByLabel('Waar gaat uw vraag over?').fill('Voorbeeld: losse tegel bij de school');
  await page.getByLabel('Uw vraag', { exact: true }).fill(TEXT);
  assert.equal(await page.getByLabel(/^Over welke kern/).inputValue(), 'heukelum', 'filled in by where one came from');
  await page.getByLabel('Uw naam').fill('Mina Voorbeeld');
  await page.getByLabel('Uw e-mailadres').fill('mina@voorbeeld.example');
  await page.getByLabel(/mogen op de website/).check();
  // Nobody types that fast: the form asks to look once more.
  await page.waitForTimeout(3200);
  await press(page, page, 'Verstuur mijn vraag');
  if (new URL(page.url()).pathname === '/vragen/nieuw') await press(page, page, 'Verstuur mijn vraag');
  const number = /(\d{4}-\d{4})/.exec(await page.title())[1];
  await check(page, 'question-receipt');
  const own = new URL(page.url()).pathname.replace(/\/ontvangst$/, '');

  const officer = await another();
  const desk = officer.page;
  await officer.loginAs('gebiedsmakelaar');
  await officer.visit('/werk/vragen');
  await officer.check(desk, 'question-work');
  await officer.visit(`/werk/vragen/${number}`);
  await officer.check(desk, 'question-handle');
  let fold = await openFold(desk, 'Geef de vraag aan een team of collega');
  await fold.getByLabel('Team', { exact: true }).selectOption({ index: 1 });
  await press(fold, desk, 'Bewaar');
  fold = await openFold(desk, 'Geef een procesantwoord');
  await fold.getByLabel(/Wat gebeurt er nu/).fill('Voorbeeld: de aannemer komt eerst kijken.');
  await fold.getByLabel('Wanneer komt het antwoord?').fill('ooit');
  await press(fold, desk, 'Verstuur het procesantwoord');
  assert.ok((await desk.title()).startsWith('Fout:'), 'a date that is none');
  fold = await openFold(desk, 'Geef een procesantwoord');
  assert.equal(await fold.getByLabel(/Wat gebeurt er nu/).inputValue(), 'Voorbeeld: de aannemer komt eerst kijken.');
  await officer.check(desk, 'question-handle-wrong');
  const later = new Date(Date.now() + 30 * 86_400_000);
  await fold.getByLabel('Wanneer komt het antwoord?').fill(`${later.getDate()}-${later.getMonth() + 1}-${later.getFullYear()}`);
  await press(fold, desk, 'Verstuur het procesantwoord');

  await visit(own);
  await page.getByText('Voorbeeld: de aannemer komt eerst kijken.').waitFor();
  await check(page, 'question-own-interim');

  fold = await openFold(desk, 'Geef antwoord');
  await fold.getByLabel('Antwoord', { exact: true }).fill('Voorbeeld: de tegel ligt weer vast. Dank voor het melden.');
  await press(fold, desk, 'Verstuur het antwoord');
  await officer.check(desk, 'question-answered');

  await visit(own);
  await page.getByText('Voorbeeld: de tegel ligt weer vast.').first().waitFor();
  await check(page, 'question-own-answered');
  await page.getByLabel('Ja', { exact: true }).check();
  await press(page.locator('form', { has: page.getByText('Heeft het antwoord u geholpen?') }), page, 'Verstuur');
  await check(page, 'question-own-helped');
  await visit('/vragen');
  await check(page, 'questions-public');
  const wrong = own.slice(0, -1) + (own.endsWith('0') ? '1' : '0');
  await visit(wrong, undefined, 404);
}
