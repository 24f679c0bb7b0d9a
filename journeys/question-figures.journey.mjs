// SPDX-License-Identifier: EUPL-1.2
// What waits too long stands first, the figures say how many heard in time, and an administrator sets the term.

import assert from 'node:assert/strict';

export const name = 'late questions stand out and are told to who leads, figures tell how many were in time, the term is set';

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
}

/** Whoever leads hears by mail of what is late: of a question without a team the administrators. */
async function escalated({ page, visit }) {
  await visit('/dev/post');
  const mail = (text) => page.locator('article', { hasText: text });
  // On days on which nobody works nobody is reminded of anything.
  if (!(await mail(/(vraagt|vragen) uw aandacht/).count())) return;
  const above = mail('Een vraag van een inwoner wacht').filter({ hasText: /Aan (beheerder|teammanager)/ });
  const text = await above.filter({ hasText: /dag(en)? te laat/ }).first().innerText();
  assert.match(text, /- \d{4}-\d{4}: /, 'by number');
}

export async function run({ page, visit, check, loginAs, another }) {
  await visit('/vragen');
  await page.getByRole('heading', { level: 1, name: 'Vragen en antwoorden' }).waitFor();
  await check(page, 'questions-public');
  await visit('/kernen/heukelum');
  await page.getByRole('link', { name: /Stel een vraag/ }).first().waitFor();

  await loginAs('beheerder');
  await visit('/werk/vragen');
  await check(page, 'questions-work');
  const late = page.getByText(/dag(en)? te laat/).first();
  await late.waitFor();
  await escalated({ page, visit });
  await visit('/werk');
  await check(page, 'work-with-questions');
  await visit('/werk/vragen/cijfers');
  await check(page, 'questions-figures');

  const admin = await another();
  await admin.loginAs('beheerder');
  await admin.visit('/beheer/vragen');
  const term = admin.page.getByRole('textbox', { name: /dagen/ }).first();
  await term.fill('nul');
  await press(admin.page, admin.page, 'Bewaar');
  assert.ok((await admin.page.title()).startsWith('Fout:'), 'a term is a number');
  await admin.check(admin.page, 'questions-settings-wrong');
  await admin.visit('/beheer/vragen');
  await admin.check(admin.page, 'questions-settings');
}
