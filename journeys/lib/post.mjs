// SPDX-License-Identifier: EUPL-1.2
// The mail of a demo, which everybody can read there.

/** The code in the newest mail to this address, read in a window of one's own. */
export async function mailedCode(another, address, tenant) {
  const postman = await another();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await postman.visit('/dev/post', tenant);
    const mail = postman.page.locator('article', { hasText: address }).first();
    if (await mail.count()) return (await mail.innerText()).match(/\b\d{6}\b/)[0];
    await postman.page.waitForTimeout(250);
  }
  throw new Error('no mail came');
}
