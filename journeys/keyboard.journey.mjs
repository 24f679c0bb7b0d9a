// SPDX-License-Identifier: EUPL-1.2
// Someone who has no mouse: the skip link comes first, and the focus can always be seen.

import assert from 'node:assert/strict';
import { focused } from './lib/places.mjs';

export const name = 'a visitor with only a keyboard';

const STEPS = 12;

export async function run({ page, visit, check }) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await visit('/');
  await page.keyboard.press('Tab');
  const first = await focused(page);
  assert.match(first.href ?? '', /^#/, 'the first stop is the skip link');
  assert.ok(first.visible, 'the skip link shows when it has the focus');

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => Boolean(document.activeElement.closest('main')));
  assert.ok(inMain, 'after the skip link the focus is in the main part');

  await visit('/kernen/heukelum');
  for (let step = 1; step <= STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    assert.ok(now.visible && now.outlined, `stop ${step} (${now.text.slice(0, 40)}) shows its focus`);
  }
  await check(page, 'keyboard');
}
