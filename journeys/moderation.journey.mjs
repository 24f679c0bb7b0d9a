// SPDX-License-Identifier: EUPL-1.2
// A moderator takes a proposal off the website with a reason; whoever proposed it reads why, and it comes back.

import assert from 'node:assert/strict';

export const name = 'a moderator takes a proposal off the website and puts it back';

const TITLE = 'Voorbeeld: een bankje op de dijk';
const REASON = 'Voorbeeld: in de tekst staat een telefoonnummer';

async function press(page, button) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).first().click()]);
}

export async function run({ page, visit, check, loginAs, another }) {
  const resident = await another();
  await resident.loginAs('inwoner');
  await resident.visit('/kernen/spijk/agenda/voorstel');
  await resident.page.getByLabel('Uw voorstel in één zin').fill(TITLE);
  await resident.page.getByLabel('Waarom is dit nodig?').fill('Voorbeeld: wie wandelt, wil ook eens zitten.');
  await press(resident.page, 'Stuur voorstel');
  const point = new URL(resident.page.url()).pathname;

  await loginAs('moderator');
  await visit('/beheer/voorstellen');
  await check(page, 'proposals');
  const off = page.getByRole('row', { name: TITLE }).getByRole('link', { name: 'Haal van de website' });
  await Promise.all([page.waitForEvent('load'), off.click()]);
  await check(page, 'take-off');
  await press(page, 'Haal van de website');
  await page.getByText('Schrijf op waarom.').first().waitFor();
  await check(page, 'take-off-wrong');
  await page.getByLabel('Waarom moet dit voorstel van de website?').fill(REASON);
  await press(page, 'Haal van de website');
  await page.getByText('Het voorstel staat niet meer op de website.').waitFor();
  await check(page, 'taken-off');

  const visitor = await another();
  await visitor.visit(point, 'westbetuwe', 404);
  await resident.visit('/mijn');
  assert.ok((await resident.page.getByText(REASON).count()) > 0, 'whoever proposed it reads why');
  await resident.check(resident.page, 'mine-taken-off');

  await visit('/beheer/voorstellen?staat=van-website');
  await check(page, 'proposals-off');
  const back = page.getByRole('row', { name: TITLE }).getByRole('button', { name: 'Zet terug' });
  await Promise.all([page.waitForEvent('load'), back.click()]);
  await visitor.visit(point);
}
