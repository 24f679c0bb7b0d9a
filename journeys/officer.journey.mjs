// SPDX-License-Identifier: EUPL-1.2
// A gebiedsmakelaar logs in and sees their work; a visitor who is not logged in does not.

import assert from 'node:assert/strict';

export const name = 'a gebiedsmakelaar sees their work';

export async function run({ page, visit, check, loginAs, another }) {
  const stranger = await another();
  await stranger.page.goto(`${stranger.tenant()}/werk`);
  assert.equal(new URL(stranger.page.url()).pathname, '/inloggen', 'who is not logged in is asked to do so');

  await loginAs('gebiedsmakelaar');
  await check(page, 'after-login');
  await visit('/werk');
  await check(page, 'work', { show: true });
  await visit('/mijn');
  await check(page, 'mine');
}
