// SPDX-License-Identifier: EUPL-1.2
// A resident without script sends a photo with a question, which is shown once more before it goes; a colleague answers with a PDF.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openFold } from './lib/fold.mjs';
import { isShown } from './lib/image.mjs';

export const name = 'a photo with a question and a PDF with the answer';

const DRAWING = path.join(import.meta.dirname, '..', 'worlds', 'voorbeeld.png');
const PHOTO = { name: 'voorbeeld.png', mimeType: 'image/png', buffer: fs.readFileSync(DRAWING) };

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
}

/** A PDF of one empty page. */
function pdf() {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>'];
  let file = '%PDF-1.7\n';
  let rows = '0000000000 65535 f \n';
  objects.forEach((object, index) => {
    rows += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = `xref\n0 4\n${rows}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.from(file + table, 'latin1');
}

export async function run({ visit, page, another, check, loginAs }) {
  const mina = await another({ javaScriptEnabled: false });
  const own = mina.page;
  await mina.visit('/vragen/nieuw?kern=heukelum');
  await own.getByLabel('Waar gaat uw vraag over?').fill('Voorbeeld: een gat in het fietspad');
  await own.getByLabel('Uw vraag', { exact: true }).fill('Voorbeeld: zie de foto. Bel mij op 0612345678. Wanneer wordt het gemaakt?');
  await own.getByLabel('Uw naam').fill('Mina Voorbeeld');
  await own.getByLabel('Uw e-mailadres').fill('mina-foto@voorbeeld.example');
  await own.getByLabel(/mogen op de website/).check();
  const files = own.getByLabel(/^Foto’s of documenten/);
  await files.setInputFiles([PHOTO, { name: 'brief.docx', mimeType: 'application/msword', buffer: Buffer.from('PK Voorbeeld') }]);
  await own.waitForTimeout(3200);
  await press(own, own, 'Verstuur mijn vraag');
  await own.getByText('brief.docx kunnen wij niet lezen').first().waitFor();
  assert.ok(await own.getByLabel(/^Foto 1/).isChecked(), 'the photo is kept');
  await mina.check(own, 'question-files-wrong');
  await press(own, own, 'Verstuur mijn vraag');
  // The telephone number is shown once more before it goes.
  await own.getByText('Een telefoonnummer').waitFor();
  assert.ok(await own.getByLabel(/^Foto 1/).isChecked(), 'and kept once more');
  await mina.check(own, 'question-files-again');
  await press(own, own, 'Verstuur mijn vraag');
  const number = /(\d{4}-\d{4})/.exec(await own.title())[1];
  await mina.check(own, 'question-files-receipt');
  await own.getByRole('link', { name: 'Volg uw vraag' }).click();
  const address = own.url();
  await own.getByRole('img', { name: `Foto 1 bij vraag ${number}` }).waitFor();
  await mina.check(own, 'question-files-own');

  await loginAs('gebiedsmakelaar');
  await visit(`/werk/vragen/${number}`);
  assert.ok(await isShown(page, `Foto 1 bij vraag ${number}`), 'the colleague sees the photo');
  await check(page, 'question-files-handle');
  const fold = await openFold(page, 'Geef antwoord');
  await fold.getByLabel('Antwoord', { exact: true }).fill('Voorbeeld: het gat wordt maandag gedicht. Zie de tekening.');
  await fold.getByLabel(/^Foto’s of documenten/).setInputFiles({ name: 'Tekening fietspad.pdf', mimeType: 'application/pdf', buffer: pdf() });
  await press(fold, page, 'Verstuur het antwoord');
  await page.getByRole('link', { name: 'Tekening fietspad.pdf' }).waitFor();
  await check(page, 'question-files-answered');

  await own.goto(address);
  const link = own.getByRole('link', { name: 'Tekening fietspad.pdf' });
  await mina.check(own, 'question-files-own-answered');
  const [download] = await Promise.all([own.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), 'Tekening fietspad.pdf');
  const stranger = await another();
  await stranger.page.goto(`${stranger.tenant()}/werk/vragen/${number}`);
  assert.equal(new URL(stranger.page.url()).pathname, '/inloggen');
}
