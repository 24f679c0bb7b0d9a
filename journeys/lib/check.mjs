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
const EXAMPLES = 3;

/** Everything that is wrong with the page as it now stands; also leaves screenshots in `out`. */
export async function pageProblems(page, name, out, { scripts = true } = {}) {
  const served = await servedDocument(page);
  const problems = await htmlProblems(served.html, served.url);
  if (served.bytes >= DOCUMENT_LIMIT) {
    problems.push(`size: the document takes ${served.bytes} bytes on the wire, ${DOCUMENT_LIMIT} is too many`);
  }
  const stage = scripts ? page : await withoutOwnScripts(page, served);
  const seen = new Map();
  for (const [width, height] of WIDTHS) {
    await stage.setViewportSize({ width, height });
    await settle(stage);
    for (const problem of [...(await sideways(stage)), ...(await axeProblems(stage))]) {
      seen.set(problem, [...(seen.get(problem) ?? []), `${width} px`]);
    }
    if (out) await photograph(stage, path.join(out, `${name}-${width}.png`), true);
  }
  for (const [problem, widths] of seen) problems.push(`${widths.join(' and ')}: ${problem}`);
  if (stage !== page) await stage.context().close();
  return problems.concat(takeProblems(page));
}

// axe is a script itself, so it cannot run where scripts are off. It gets a twin of the page:
// the very document that was served, in a window where only the page's own scripts are empty.
async function withoutOwnScripts(page, served) {
  const context = await page.context().browser().newContext({ storageState: await page.context().storageState() });
  await context.route('**/*', (route) => {
    const type = route.request().resourceType();
    if (type === 'document') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: served.html });
    return type === 'script' ? route.fulfill({ contentType: 'text/javascript', body: '' }) : route.continue();
  });
  const twin = await context.newPage();
  await twin.goto(served.url);
  return twin;
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
  return violations.map((found) => {
    const first = found.nodes.slice(0, EXAMPLES).map((node) => node.html.slice(0, 160));
    const more = found.nodes.length > EXAMPLES ? ` and ${found.nodes.length - EXAMPLES} more` : '';
    return `axe ${found.id}: ${found.help}: ${first.join('  ')}${more}`;
  });
}
