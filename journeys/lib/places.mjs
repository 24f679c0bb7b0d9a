// SPDX-License-Identifier: EUPL-1.2
// Finding one's way on a page.

import assert from 'node:assert/strict';

const POINT = /^\/kernen\/[^/]+\/agenda\/\d+$/;

/** The path of the first point that the page links to. */
export async function firstPointPath(page) {
  const paths = await page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const path = paths.find((candidate) => POINT.test(candidate));
  assert.ok(path, 'the page links to a point');
  return path;
}

/** What has the focus: its name for people, and whether it can be seen. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
      text: element.textContent.trim(),
      href: element.getAttribute('href'),
      id: element.id,
      visible: box.width > 1 && box.height > 1 && box.bottom > 0 && style.visibility !== 'hidden',
      outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    };
  });
}
