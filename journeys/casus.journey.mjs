// SPDX-License-Identifier: EUPL-1.2
// A question becomes a casus: a talk with three decisions, a promise that moves and is kept, a result for all.

import assert from 'node:assert/strict';
import { openFold } from './lib/fold.mjs';

export const name = 'a question becomes a casus that is talked about until its result';

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
}

function day(days) {
  const date = new Date(Date.now() + days * 86_400_000);
  return `${date.getDate()}-${date.getMonth() + 1}-${date.getFullYear()}`;
}

async function ask({ page, visit }) {
  await visit('/vragen/nieuw?kern=heukelum');
  await page.getByLabel('Waar gaat uw vraag over?').fill('Voorbeeld: mogen wij een moestuin beginnen?');
  await page.getByLabel('Uw vraag', { exact: true }).fill('Voorbeeld: wij willen met de buurt een moestuin maken op het veldje.');
  await page.getByLabel('Uw naam').fill('Mina Voorbeeld');
  await page.getByLabel('Uw e-mailadres').fill('mina-casus@voorbeeld.example');
  // Nobody types that fast: the form asks to look once more.
  await page.waitForTimeout(3200);
  await press(page, page, 'Verstuur mijn vraag');
  if (new URL(page.url()).pathname === '/vragen/nieuw') await press(page, page, 'Verstuur mijn vraag');
  const number = /(\d{4}-\d{4})/.exec(await page.title())[1];
  return { number, own: new URL(page.url()).pathname.replace(/\/ontvangst$/, '') };
}

/** Fills in the block of a decision. */
async function decide(fold, number, { kind, text, reason, who, by }) {
  const block = fold.getByRole('group', { name: `Besluit ${number}` });
  await block.getByLabel('Wat is het besluit?').selectOption({ label: kind });
  await block.getByLabel('Waarover gaat het besluit?').fill(text);
  if (reason) await block.getByLabel('Waarom kan het niet?').fill(reason);
  if (who) await block.getByLabel('Wie zoekt het uit?').selectOption({ label: who });
  if (by) await block.getByLabel('Wanneer is het uitgezocht?').fill(by);
}

async function talk(officer, casus) {
  const { page, check } = officer;
  let fold = await openFold(page, 'Schrijf een gesprek op');
  await fold.getByLabel('Een inwoner', { exact: false }).or(fold.getByLabel('Mina Voorbeeld')).first().check();
  await fold.getByLabel('Wat is er besproken?').fill('Voorbeeld: wij liepen samen over het veldje.');
  await decide(fold, 1, { kind: 'Kan', text: 'Voorbeeld: een moestuin op de helft van het veldje.' });
  await decide(fold, 2, { kind: 'Kan niet', text: 'Voorbeeld: een schuur.', reason: 'Voorbeeld: daar ligt een leiding.' });
  await decide(fold, 3, { kind: 'Wordt uitgezocht', text: 'Voorbeeld: is de grond schoon?' });
  await press(fold, page, 'Bewaar het gesprek');
  assert.ok((await page.title()).startsWith('Fout:'), 'who finds out, and by when?');
  await check(page, 'casus-talk-wrong');
  fold = await openFold(page, 'Schrijf een gesprek op');
  await decide(fold, 3, { kind: 'Wordt uitgezocht', text: 'Voorbeeld: is de grond schoon?', who: 'Wonen', by: day(10) });
  await press(fold, page, 'Bewaar het gesprek');
  await page.getByText('Voorbeeld: wij liepen samen over het veldje.').first().waitFor();
  assert.equal(new URL(page.url()).pathname, casus);
}

export async function run({ page, visit, check, another }) {
  const { number, own } = await ask({ page, visit });
  const officer = await another();
  const desk = officer.page;
  await officer.loginAs('gebiedsmakelaar');
  await officer.visit(`/werk/vragen/${number}`);
  let fold = await openFold(desk, 'Maak er een casus van');
  await fold.getByLabel('Waar gaat het plan over?').fill('Voorbeeld: een moestuin op het veldje');
  await fold.getByLabel('Wat willen de inwoners?').fill('Voorbeeld: buurtbewoners willen samen groente telen.');
  await press(fold, desk, 'Maak de casus');
  // “Voorbeeld” is a part of the name of who asked: Brink warns before others read it.
  fold = await openFold(desk, 'Maak er een casus van');
  await fold.getByText(/naam/).first().waitFor();
  await officer.check(desk, 'casus-warned');
  await press(fold, desk, 'Maak de casus');
  await desk.getByRole('link', { name: 'Bekijk de casus' }).first().click();
  await desk.getByRole('heading', { level: 1, name: /C-\d{4}-\d{3} Voorbeeld: een moestuin/ }).waitFor();
  const casus = new URL(desk.url()).pathname;
  await officer.check(desk, 'casus-begun');
  await talk(officer, casus);
  await officer.check(desk, 'casus-talked');

  // What fits stands first, all other deeds under "Meer".
  assert.ok(await desk.locator('summary', { hasText: 'Een toezegging is nagekomen' }).isVisible());
  assert.ok(!(await desk.locator('summary', { hasText: 'Verzet een toezegging' }).isVisible()));
  fold = await openFold(desk, 'Verzet een toezegging');
  await fold.getByLabel('Wat is de nieuwe datum?').fill(day(20));
  await fold.getByLabel('Waarom duurt het langer?').fill('Voorbeeld: het lab is vol.');
  await press(fold, desk, 'Verzet de datum');
  fold = await openFold(desk, 'Laat iemand meedoen');
  await fold.getByLabel('Groep of vereniging').check();
  await fold.getByLabel('Naam', { exact: true }).fill('Tuinclub (voorbeeld)');
  await press(fold, desk, 'Laat meedoen');
  await desk.getByRole('link', { name: /verstuur de brief.*Tuinclub/ }).click();
  await desk.getByText('Beste Tuinclub').waitFor();
  await officer.check(desk, 'casus-letter');
  await desk.getByRole('button', { name: 'De brief is op de post' }).click();
  await desk.getByRole('link', { name: /druk de brief af.*Tuinclub/ }).waitFor();

  await visit(own);
  await page.getByText('Voorbeeld: daar ligt een leiding.').first().waitFor();
  await check(page, 'casus-on-own-question');
  await page.getByRole('link', { name: 'Bekijk de casus' }).first().click();
  await page.getByText('Eerst beloofd voor').first().waitFor();
  assert.ok(!(await page.content()).includes('Mina Voorbeeld'), 'no name of a resident');
  const party = new URL(page.url()).pathname;
  await check(page, 'casus-party');

  await officer.visit(casus);
  fold = await openFold(desk, 'Een toezegging is nagekomen');
  await fold.getByLabel('Wat kwam eruit?').fill('Voorbeeld: de grond is schoon.');
  await press(fold, desk, 'Bewaar');
  fold = await openFold(desk, 'Resultaat: de inwoners kunnen het zelf');
  await fold.getByLabel('Wat kunnen de inwoners doen, en hoe?').fill('Voorbeeld: u kunt in het voorjaar beginnen.');
  await press(fold, desk, 'Bewaar het resultaat');
  await officer.check(desk, 'casus-result');
  await officer.visit('/werk/casussen');
  await officer.check(desk, 'casus-list');
  await officer.visit('/werk/casussen/nieuw');
  await officer.check(desk, 'casus-new');

  // Without script too.
  const plain = await another({ javaScriptEnabled: false });
  await plain.visit(party);
  await plain.page.getByText('Voorbeeld: u kunt in het voorjaar beginnen.').first().waitFor();
  await check(page, 'casus-party-result');
  fold = await openFold(page, 'Niet meer meedoen');
  await fold.getByLabel('Ja, ik wil niet meer meedoen').check();
  await press(fold, page, 'Stop met meedoen');
  await visit(party, undefined, 404);
}
