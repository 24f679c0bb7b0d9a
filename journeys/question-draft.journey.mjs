// SPDX-License-Identifier: EUPL-1.2
// A manager makes a template; without script an officer takes it over, looks at it first, and lets a colleague look along before it is sent.

import assert from 'node:assert/strict';
import { openFold } from './lib/fold.mjs';

export const name = 'an answer from a template, looked at first and by a colleague';

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
}

export async function run({ page, visit, check, loginAs, another }) {
  await loginAs('beheerder');
  await visit('/werk/vragen/sjablonen');
  await check(page, 'question-templates-none');
  await visit('/werk/vragen/sjablonen/nieuw');
  await page.getByLabel('Naam', { exact: true }).fill('Voorbeeld: losse tegel');
  await page.getByLabel('Tekst', { exact: true }).fill('Beste {voornaam},\n\nDank voor uw vraag {nummer}.');
  await press(page, page, 'Bewaar');
  await page.getByText('Dit kennen wij niet: {voornaam}').first().waitFor();
  await check(page, 'question-template-wrong');
  await page.getByLabel('Tekst', { exact: true }).fill('Beste {naam},\n\nDank voor uw vraag {nummer}. Indien nodig komen wij langs.');
  await press(page, page, 'Bewaar');
  await page.getByRole('link', { name: 'Voorbeeld: losse tegel' }).waitFor();
  await check(page, 'question-templates');

  const officer = await another({ javaScriptEnabled: false });
  const desk = officer.page;
  await officer.loginAs('gebiedsmakelaar');
  await officer.visit('/werk/vragen/nieuw');
  await desk.getByLabel('Waar gaat de vraag over?').fill('Voorbeeld: een losse tegel');
  await desk.getByLabel('De vraag', { exact: true }).fill('Voorbeeld: wanneer wordt de tegel vastgezet?');
  await desk.getByLabel(/^Over welke kern/).selectOption('heukelum');
  await desk.getByRole('textbox', { name: /^Naam van de vrager/ }).fill('Kees Voorbeeld');
  await desk.getByRole('textbox', { name: /^E-mail/ }).fill('kees-concept@voorbeeld.example');
  await press(desk, desk, 'Bewaar de vraag');
  const number = /(\d{4}-\d{4})/.exec(await desk.title())[1];

  let fold = await openFold(desk, 'Schrijf samen aan het antwoord');
  await fold.getByLabel(/^Sjabloon/).selectOption({ label: 'Voorbeeld: losse tegel' });
  await press(fold, desk, 'Neem het sjabloon over');
  fold = await openFold(desk, 'Schrijf samen aan het antwoord');
  const text = fold.getByLabel('Concept van het antwoord', { exact: true });
  assert.ok((await text.inputValue()).startsWith(`Beste Kees Voorbeeld,\n\nDank voor uw vraag ${number}.`), await text.inputValue());
  await press(fold, desk, 'Bekijk eerst');
  await desk.getByText('Liever ‘als’ dan').waitFor();
  const shown = await desk.locator('section', { hasText: 'Zo leest de vrager het' }).locator('.kp-lines').first().innerText();
  assert.match(shown, /^Beste Kees Voorbeeld,\n\nDank voor/, 'in lines, as it was written');
  await officer.check(desk, 'question-draft-looked');
  fold = await openFold(desk, 'Schrijf samen aan het antwoord');
  await fold.getByLabel('Opmerking voor collega’s').fill('Voorbeeld: klopt dit?');
  await press(fold, desk, 'Bewaar het concept');
  await desk.getByText('Het concept is bewaard.').waitFor();
  await officer.check(desk, 'question-draft-saved');

  // Somebody else saves another version meanwhile: both are shown.
  await visit(`/werk/vragen/${number}`);
  const theirs = await openFold(page, 'Schrijf samen aan het antwoord');
  await theirs.getByLabel('Concept van het antwoord', { exact: true }).fill('Voorbeeld: wij komen dinsdag.');
  await press(theirs, page, 'Bewaar het concept');
  fold = await openFold(desk, 'Schrijf samen aan het antwoord');
  await fold.getByLabel('Concept van het antwoord', { exact: true }).fill('Voorbeeld: wij komen woensdag.');
  await press(fold, desk, 'Bewaar het concept');
  await desk.getByText('Voorbeeld: wij komen dinsdag.').first().waitFor();
  await officer.check(desk, 'question-draft-late');
  fold = await openFold(desk, 'Geef antwoord');
  assert.equal(await fold.getByLabel('Antwoord', { exact: true }).inputValue(), 'Voorbeeld: wij komen dinsdag.', 'what is saved stands ready');
  await press(fold, desk, 'Verstuur het antwoord');
  await desk.getByText('Het antwoord is verstuurd.').waitFor();
  await officer.check(desk, 'question-draft-sent');
}
