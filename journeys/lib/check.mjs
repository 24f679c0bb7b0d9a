// SPDX-License-Identifier: EUPL-1.2
// What every page must hold to, on a phone and on a desk.

import fs from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { htmlProblems } from './html.mjs';
import { servedDocument, takeProblems } from './watch.mjs';

const WIDTHS = [[390, 844], [1280, 900]];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DOCUMENT_LIMIT = 50_000;

/** Everything that is wrong with the page as it now stands; also leaves screenshots in `out`. */
export async function pageProblems(page, name, out) {
  const served = await servedDocument(page);
  const problems = await htmlProblems(served.html, served.url);
  if (served.bytes >= DOCUMENT_LIMIT) {
    problems.push(`size: the document takes ${served.bytes} bytes on the wire, ${DOCUMENT_LIMIT} is too many`);
  }
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height });
    await settle(page);
    for (const problem of [...(await sideways(page)), ...(await axeProblems(page))]) problems.push(`${width} px: ${problem}`);
    if (out) await photograph(page, path.join(out, `${name}-${width}.png`), true);
  }
  return problems.concat(takeProblems(page));
}

/** The pictures that the documents show: what one sees first, at both widths. */
export async function showcase(page, name, folder) {
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height });
    await settle(page);
    await photograph(page, path.join(folder, `${name}-${width}.png`), false);
  }
}

async function photograph(page, file, fullPage) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage, animations: 'disabled', caret: 'hide' });
}

async function settle(page) {
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

async function sideways(page) {
  const [content, window] = await page.evaluate(() => {
    const root = document.documentElement;
    return [Math.max(root.scrollWidth, document.body.scrollWidth), root.clientWidth];
  });
  return content > window ? [`scrolls sideways: ${content} px wide`] : [];
}

async function axeProblems(page) {
  await page.evaluate(`window.axe || (() => { ${axe.source} })()`);
  const { violations } = await page.evaluate((tags) => {
    return window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  }, TAGS);
  return violations.flatMap((found) => found.nodes.map((node) => `axe ${found.id}: ${found.help}: ${node.html.slice(0, 160)}`));
}
