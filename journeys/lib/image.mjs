// SPDX-License-Identifier: EUPL-1.2
/** Pictures on a page. */

/** Whether the picture with this text is there; what loads late is waited for. */
export async function isShown(page, alt) {
  const image = page.getByRole('img', { name: alt }).first();
  await image.scrollIntoViewIfNeeded();
  await image.evaluate((element) => element.complete || new Promise((done) => {
    element.addEventListener('load', done);
    element.addEventListener('error', done);
  }));
  return image.evaluate((element) => element.naturalWidth > 0);
}
