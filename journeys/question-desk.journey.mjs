// SPDX-License-Identifier: EUPL-1.2
// A question on paper gets a letter that is posted and its asker calls, one goes to a partner, one becomes a proposal, and a private one shows nowhere.

import assert from 'node:assert/strict';
import { openFold } from './lib/fold.mjs';

export const name = 'questions at the desk: on paper, for a partner, for the agenda, and private';

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
}

export async function run({ page, visit, check, loginAs, another }) {
  await loginAs('gebiedsmakelaar');

  /** Enters a question as the desk does; the page of that question follows. */
  async function enter(title, fields) {
    await visit('/werk/vragen/nieuw');
    await page.getByLabel('Waar gaat de vraag over?').fill(title);
    await page.getByLabel('De vraag', { exact: true }).fill('Voorbeeld: kan de gemeente hier iets aan doen?');
    await page.getByLabel(/^Over welke kern/).selectOption('heukelum');
    for (const [label, value] of Object.entries(fields)) await page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(value);
    await press(page, page, 'Bewaar de vraag');
    return /(\d{4}-\d{4})/.exec(await page.title())[1];
  }

  await visit('/werk/vragen/nieuw');
  await page.getByLabel('Wanneer kwam de vraag?').fill('volgend jaar');
  await press(page, page, 'Bewaar de vraag');
  await check(page, 'question-desk-wrong');

  const paper = await enter('Voorbeeld: een bank bij de kerk', { Postadres: 'Kerkstraat 1, 4161 AA Heukelum', 'Naam van de vrager': 'Kees Voorbeeld' });
  await check(page, 'question-desk-paper');
  await visit(`/werk/vragen/${paper}/brief`);
  await page.getByText('Kerkstraat 1').waitFor();
  assert.ok((await page.locator('main').innerText()).includes(paper), 'the letter names the number');
  await check(page, 'question-letter');
  await press(page, page, 'De brief is op de post');
  await page.getByText('Brief op de post gedaan').waitFor();
  const call = await openFold(page, 'De vrager belt of schrijft');
  await call.getByLabel(/^Wat wil de vrager/).selectOption({ label: 'Iets toevoegen' });
  await press(call, page, 'Schrijf op');
  assert.ok((await page.title()).startsWith('Fout:'), 'what was said is needed');
  await check(page, 'question-spoken-wrong');
  const again = await openFold(page, 'De vrager belt of schrijft');
  await again.getByLabel(/^Wat zei de vrager/).fill('Voorbeeld: de bank mag ook van hout zijn.');
  await press(again, page, 'Schrijf op');
  await page.getByText('De vrager, per telefoon.').first().waitFor();

  const waste = await enter('Voorbeeld: de afvalbak zit vol', { 'E-mail': 'kees@voorbeeld.example' });
  let fold = await openFold(page, 'Stuur door naar een partner');
  await press(fold, page, 'Stuur door');
  assert.ok((await page.title()).startsWith('Fout:'), 'a partner is needed');
  fold = await openFold(page, 'Stuur door naar een partner');
  await fold.getByLabel('Partner', { exact: true }).selectOption({ index: 1 });
  await fold.getByLabel('Wat leest de partner?').fill('Voorbeeld: de afvalbak op de dijk zit vol.');
  await fold.getByLabel('Wat zegt u tegen de vrager?').fill('Voorbeeld: de afvaldienst leegt de bak deze week.');
  await fold.getByLabel(/Ik gaf de vraag zelf al door/).check();
  await press(fold, page, 'Stuur door');
  await page.getByText('Doorgestuurd', { exact: true }).first().waitFor();
  await check(page, 'question-forwarded');

  const idea = await enter('Voorbeeld: een speeltuin voor peuters', { Telefoon: '0612345678' });
  fold = await openFold(page, 'Maak er een voorstel voor de kernagenda van');
  await fold.getByLabel('Titel van het voorstel').fill('Voorbeeld: een speeltuin voor peuters');
  await fold.getByLabel('Wat is het idee?').fill('Voorbeeld: een kleine speeltuin bij het dorpshuis.');
  await press(fold, page, 'Maak het voorstel');
  await page.getByRole('link', { name: 'Bekijk het voorstel op de kernagenda' }).click();
  await page.getByRole('heading', { level: 1, name: /speeltuin voor peuters/ }).waitFor();
  assert.ok(!(await page.content()).includes('0612345678'), 'who asked stays with the question');
  assert.notEqual(idea, waste);

  const secret = await enter('Voorbeeld: zorgen over de buren', { Telefoon: '0612345678' });
  fold = await openFold(page, 'Maak de vraag privé');
  await press(fold, page, 'Maak privé');
  await check(page, 'question-private');
  const stranger = await another();
  await stranger.visit(`/vragen/${secret}`, undefined, 404);
  for (const path of ['/vragen?woorden=zorgen', '/zoeken?q=zorgen', '/kernen/heukelum/vragen', '/kernen/heukelum']) {
    await stranger.visit(path);
    assert.ok(!(await stranger.page.locator('main').innerText()).includes('zorgen over de buren'), `nothing of it on ${path}`);
  }
  await stranger.page.goto(`${stranger.tenant()}/werk/vragen/${secret}`);
  assert.equal(new URL(stranger.page.url()).pathname, '/inloggen', 'who is not logged in is asked to do so');
}
