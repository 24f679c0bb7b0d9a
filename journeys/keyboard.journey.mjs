// SPDX-License-Identifier: EUPL-1.2
// Someone who has no mouse: the skip link comes first, and the focus can always be seen.

import assert from 'node:assert/strict';
import { firstPointPath, focused } from './lib/places.mjs';

export const name = 'a visitor and a gebiedsmakelaar with only a keyboard';

const STEPS = 12;
/** No page has so many stops that one gives up before. */
const MOST_STOPS = 150;

export async function run({ page, visit, check, loginAs }) {
  await visitor({ page, visit, check });
  await officer({ page, visit, check, loginAs });
}

async function visitor({ page, visit, check }) {
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

/** An officer writes a message with a draft that comes back, and leaves the log-in: no mouse at all. */
async function officer({ page, visit, check, loginAs }) {
  await loginAs('gebiedsmakelaar');
  await visit('/werk');
  const point = await firstPointPath(page);
  await tabTo(page, `main a[href="${point}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${point}`);

  await openMessage(page);
  await page.keyboard.type('Wij kijken er volgende week naar, samen met de buurt.');
  await page.locator('[data-concept-melding]').getByText('Bewaard op dit apparaat').first().waitFor();
  await page.reload();
  await openMessage(page);
  const field = page.locator('#bericht-tekst');
  assert.match(await field.inputValue(), /volgende week/, 'the draft came back');
  await check(page, 'keyboard-draft');

  await tabTo(page, 'form[action$="/berichten"] button[type="submit"]');
  await page.keyboard.press('Enter');
  await page.locator('main').getByText('samen met de buurt').first().waitFor();
  await openMessage(page);
  assert.equal(await field.inputValue(), '', 'what arrived is no draft any more');
}

/** Opens the form of a message and goes to its text. */
async function openMessage(page) {
  await tabTo(page, 'details:has(form[action$="/berichten"]) > summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '#bericht-tekst');
}

/** Presses Tab until what is meant has the focus; each stop on the way can be seen. */
async function tabTo(page, selector) {
  for (let step = 0; step < MOST_STOPS; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    assert.ok(now.visible && now.outlined, `${now.text.slice(0, 40)} (${now.id}) shows its focus`);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} is not reached in ${MOST_STOPS} steps`);
}
