// SPDX-License-Identifier: EUPL-1.2
// The mail of a demo: everybody reads that of its municipalities at /dev/post, and all of it lies in a folder.

import fs from 'node:fs';
import path from 'node:path';

const CODE = /\b\d{6}\b/;

/** The code in the newest mail to this address, read in a window of one's own. */
export async function mailedCode(another, address) {
  const postman = await another();
  return until(async () => {
    await postman.visit('/dev/post');
    const mail = postman.page.locator('article', { hasText: address }).first();
    return (await mail.count()) ? (await mail.innerText()).match(CODE)[0] : null;
  });
}

/** The same for a municipality that is no demo, from the folder. */
export async function filedCode(folder, address) {
  return until(async () => {
    // The folder comes with the first mail.
    if (!fs.existsSync(folder)) return null;
    const mails = fs.readdirSync(folder).sort().map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
    const mail = mails.findLast((text) => text.includes(`To: ${address}`));
    return mail ? mail.slice(mail.indexOf('\r\n\r\n')).match(CODE)[0] : null;
  });
}

async function until(find) {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const found = await find();
    if (found) return found;
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('no mail came');
}
