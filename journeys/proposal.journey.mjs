// SPDX-License-Identifier: EUPL-1.2
// A resident proposes two things; the officer answers one and merges the other into it.

import assert from 'node:assert/strict';
import { openFold } from './lib/fold.mjs';

export const name = 'a proposal is answered, another is merged into it, and both are told';

const FIRST = 'Voorbeeld: een picknicktafel aan de Linge';
const SECOND = 'Voorbeeld: banken en een tafel bij het water';
const ANSWER = 'Voorbeeld: één tafel past, twee niet.';
const REASON = 'Voorbeeld: dit gaat over dezelfde plek.';

async function press(page, scope, button) {
  await Promise.all([page.waitForEvent('load'), scope.getByRole('button', { name: button }).click()]);
}

/** Proposes something; the path of the new point. */
async function propose({ page, visit }, title) {
  await visit('/kernen/heukelum/agenda/voorstel');
  await page.getByLabel('Uw voorstel in één zin').fill(title);
  await page.getByLabel('Waarom is dit nodig?').fill('Voorbeeld: er is nu geen plek om te zitten.');
  await press(page, page, 'Stuur voorstel');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

export async function run({ page, visit, check, loginAs, another }) {
  const resident = await another();
  await resident.loginAs('inwoner');
  const first = await propose(resident, FIRST);
  const second = await propose(resident, SECOND);
  const [answered, merged] = [first, second].map((path) => path.split('/').at(-1));

  await loginAs('gebiedsmakelaar');
  await visit(first);
  let fold = await openFold(page, 'Beantwoord dit voorstel');
  await press(page, fold, 'Stuur antwoord');
  assert.ok((await page.title()).startsWith('Fout:'), 'an answer says something');
  await check(page, 'proposal-answer-wrong');
  fold = await openFold(page, 'Beantwoord dit voorstel');
  await fold.getByLabel('Voor een deel').check();
  await fold.getByLabel('Gemeente', { exact: true }).check();
  await fold.getByLabel('Uw antwoord').fill(ANSWER);
  await press(page, fold, 'Stuur antwoord');
  await page.getByText('Uw antwoord staat op de pagina.').waitFor();
  await check(page, 'proposal-answered');

  await visit(second);
  fold = await openFold(page, 'Voeg samen met een ander punt');
  await fold.getByLabel('Nummer van het andere punt').fill('999999');
  await fold.getByLabel('Waarom?').fill(REASON);
  await press(page, fold, 'Voeg samen');
  await page.getByText('Dit nummer bestaat niet.').first().waitFor();
  fold = await openFold(page, 'Voeg samen met een ander punt');
  assert.equal(await fold.getByLabel('Waarom?').inputValue(), REASON, 'what was typed is kept');
  await fold.getByLabel('Nummer van het andere punt').fill(answered);
  await press(page, fold, 'Voeg samen');
  await page.getByText('De punten zijn samengevoegd.').waitFor();

  await resident.visit(second);
  const page2 = resident.page;
  await page2.getByText('Dit punt gaat verder in:').waitFor();
  let story = page2.locator('.kp-story');
  await story.getByText('Iemand stelde dit voor').waitFor();
  await story.getByText(`Dit gaat verder in punt ${answered}`).waitFor();
  await resident.check(page2, 'proposal-merged');
  await resident.visit(first);
  story = page2.locator('.kp-story');
  await story.getByText(ANSWER).waitFor();
  await story.getByText(`Punt ${merged} is hierbij gevoegd`).waitFor();
  await story.getByText(REASON).first().waitFor();
  await resident.check(page2, 'proposal-target');
}
