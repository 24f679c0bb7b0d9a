// SPDX-License-Identifier: EUPL-1.2
// What waits too long stands first, the figures say how many heard in time, and an administrator sets the term.

import assert from 'node:assert/strict';

export const name = 'late questions stand out, figures tell how many were in time, the term is set';

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
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
