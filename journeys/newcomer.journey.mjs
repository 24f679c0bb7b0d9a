// SPDX-License-Identifier: EUPL-1.2
// A municipality that begins with nothing: two commands, a first kern, a first agenda, a first promise.

import assert from 'node:assert/strict';
import { filedCode } from './lib/post.mjs';
import { openFold } from './lib/fold.mjs';

export const name = 'a new municipality gets from nothing to its first promise';

const TENANT = 'nieuwland';
const ADDRESS = 'beheer-nieuwland@voorbeeld.example';

async function press(page, button) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button, exact: true }).first().click()]);
}

export async function run({ page, visit, check, another, command, mails }) {
  if (!command) return 'needs a server of its own';
  await command(['tenant', 'add', '--name', 'Nieuwland', '--host', `${TENANT}.localhost`]);
  await command(['user', 'add', '--tenant', TENANT, '--email', ADDRESS]);

  await visit('/', TENANT);
  await check(page, 'newcomer-empty');
  await visit('/inloggen', TENANT);
  await page.getByRole('textbox', { name: 'Uw e-mailadres' }).fill(ADDRESS);
  await press(page, 'Stuur mij een code');
  await page.locator('input[autocomplete="one-time-code"]').fill(await filedCode(mails, ADDRESS));
  await Promise.all([page.waitForEvent('load'), page.locator('main form button[type=submit]').first().click()]);
  assert.ok((await page.getByRole('link', { name: 'Voeg eerst een kern toe' }).count()) > 0, 'the first page says where to begin');
  await check(page, 'newcomer-first');

  await visit('/beheer/kernen', TENANT);
  await check(page, 'newcomer-kernen');
  await visit('/beheer/kernen/nieuw', TENANT);
  await page.getByLabel('Naam', { exact: true }).fill('Voorbeelddorp');
  await page.getByLabel('Plek op de kaart').fill('51.8870, 5.2690');
  await press(page, 'Voeg toe');
  await check(page, 'newcomer-kern');

  await visit('/beheer/agendas/nieuw', TENANT);
  await page.getByLabel('Voorbeelddorp').check();
  await page.getByLabel('Titel').fill('Voorbeeld: kernagenda Voorbeelddorp');
  await page.getByLabel('Vastgesteld').check();
  await page.getByLabel('Stand per').fill('2026');
  await press(page, 'Bewaar');
  await check(page, 'newcomer-agenda');

  const add = page.getByRole('link', { name: /punt/i }).first();
  await Promise.all([page.waitForEvent('load'), add.click()]);
  await page.getByLabel('Titel').fill('Voorbeeld: een veilig pad naar school');
  await page.getByLabel('Status').selectOption({ label: 'Afgesproken' });
  await press(page, 'Bewaar');
  await check(page, 'newcomer-point');
  const fold = await openFold(page, 'Zeg iets toe');
  await fold.getByLabel('Wat zegt u toe?').fill('Voorbeeld: een tekening van het pad');
  await fold.getByLabel('Gemeente', { exact: true }).check();
  await fold.getByLabel('Voor wanneer?').fill('1-9-2031');
  await press(page, 'Zeg dit toe');

  const visitor = await another();
  await visitor.visit('/kernen/voorbeelddorp', TENANT);
  await visitor.check(visitor.page, 'newcomer-kern-public');
  await visitor.visit('/uitvoering', TENANT);
  assert.ok((await visitor.page.getByText('een veilig pad naar school').count()) > 0, 'everybody sees what was promised');
  await visitor.check(visitor.page, 'newcomer-monitor');
}
