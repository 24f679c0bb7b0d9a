// SPDX-License-Identifier: EUPL-1.2
// A resident without an account asks something; colleagues put it off with a reason, answer and publish; it helped.

import assert from 'node:assert/strict';
import { openFold } from './lib/fold.mjs';

export const name = 'a question is asked, put off with a reason, answered, published, found while typing, and made private again';

/** A Wednesday about so many days from now on which nobody has a holiday. */
function workday(days) {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setDate(day.getDate() + (10 - day.getDay()) % 7);
  const holidays = ['1-1', '27-4', '5-5', '25-12', '26-12'];
  while (holidays.includes(`${day.getDate()}-${day.getMonth() + 1}`)) day.setDate(day.getDate() + 7);
  return day;
}

async function press(where, page, name) {
  await Promise.all([page.waitForEvent('load'), where.getByRole('button', { name }).first().click()]);
}

const TEXT = 'Voorbeeld: bij de school ligt een tegel los. Wanneer wordt die vastgezet?';

const PUBLIC = 'Voorbeeld: een losse stoeptegel';

/** Whoever types something like it sees the answer, and can go on. */
async function seenWhileTyping({ page, visit, check }, number) {
  await visit('/vragen/nieuw');
  await page.getByLabel('Waar gaat uw vraag over?').pressSequentially('Er ligt een losse stoeptegel');
  await page.getByRole('link', { name: PUBLIC }).waitFor();
  await check(page, 'question-alike');
  assert.equal(await page.getByRole('status').first().innerText(), 'Staat uw antwoord hier al bij?', 'it is said aloud');
  const [answer] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: PUBLIC }).click()]);
  await answer.getByRole('heading', { level: 1, name: PUBLIC }).waitFor();
  assert.ok(answer.url().endsWith(`/vragen/${number}`));
  await answer.close();
  assert.equal(await page.getByLabel('Waar gaat uw vraag over?').inputValue(), 'Er ligt een losse stoeptegel');
}

/** A group has a page, which leads to the form and fills it in. */
async function fromTheGroup({ page, visit, check }) {
  await visit('/kernen/heukelum');
  const group = page.locator('a[href^="/groepen/"]').first();
  const name = await group.innerText();
  await Promise.all([page.waitForEvent('load'), group.click()]);
  await check(page, 'group');
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Stel een vraag' }).click()]);
  assert.equal(await page.getByLabel(/^Op welke plek/).inputValue(), name);
}

export async function run({ page, visit, check, another, settings }) {
  await fromTheGroup({ page, visit, check });
  await visit('/vragen/nieuw?kern=heukelum');
  await check(page, 'question-form');
  await press(page, page, 'Verstuur mijn vraag');
  assert.ok((await page.title()).startsWith('Fout:'), 'the title says that something is missing');
  await check(page, 'question-form-wrong');
  await page.getByLabel('Waar gaat uw vraag over?').fill('Voorbeeld: losse tegel bij de school');
  await page.getByLabel('Uw vraag', { exact: true }).fill(TEXT);
  assert.equal(await page.getByLabel(/^Over welke kern/).inputValue(), 'heukelum', 'filled in by where one came from');
  await page.getByLabel('Uw naam').fill('Mina Voorbeeld');
  await page.getByLabel('Uw e-mailadres').fill('mina@voorbeeld.example');
  await page.getByLabel(/mogen op de website/).check();
  // Nobody types that fast: the form asks to look once more.
  await page.waitForTimeout(3200);
  await press(page, page, 'Verstuur mijn vraag');
  if (new URL(page.url()).pathname === '/vragen/nieuw') await press(page, page, 'Verstuur mijn vraag');
  const number = /(\d{4}-\d{4})/.exec(await page.title())[1];
  await check(page, 'question-receipt');
  const own = new URL(page.url()).pathname.replace(/\/ontvangst$/, '');

  const officer = await another();
  const desk = officer.page;
  await officer.loginAs('gebiedsmakelaar');
  await officer.visit('/werk/vragen');
  await officer.check(desk, 'question-work');
  await officer.visit(`/werk/vragen/${number}`);
  await officer.check(desk, 'question-handle');
  let fold = await openFold(desk, 'Geef de vraag aan een team of collega');
  await fold.getByLabel('Team', { exact: true }).selectOption({ index: 1 });
  await press(fold, desk, 'Bewaar');
  fold = await openFold(desk, 'Geef een procesantwoord');
  await fold.getByLabel(/Wat gebeurt er nu/).fill('Voorbeeld: de aannemer komt eerst kijken.');
  await fold.getByLabel('Wanneer komt het antwoord?').fill('ooit');
  await press(fold, desk, 'Verstuur het procesantwoord');
  assert.ok((await desk.title()).startsWith('Fout:'), 'a date that is none');
  fold = await openFold(desk, 'Geef een procesantwoord');
  assert.equal(await fold.getByLabel(/Wat gebeurt er nu/).inputValue(), 'Voorbeeld: de aannemer komt eerst kijken.');
  await officer.check(desk, 'question-handle-wrong');
  const later = workday(30);
  await fold.getByLabel('Wanneer komt het antwoord?').fill(`${later.getDate()}-${later.getMonth() + 1}-${later.getFullYear()}`);
  await press(fold, desk, 'Verstuur het procesantwoord');

  await visit(own);
  await page.getByText('Voorbeeld: de aannemer komt eerst kijken.').waitFor();
  await check(page, 'question-own-interim');

  fold = await openFold(desk, 'Geef antwoord');
  await fold.getByLabel('Antwoord', { exact: true }).fill('Voorbeeld: de tegel ligt weer vast. Dank voor het melden.');
  await press(fold, desk, 'Verstuur het antwoord');
  await officer.check(desk, 'question-answered');

  await visit(own);
  await page.getByText('Voorbeeld: de tegel ligt weer vast.').first().waitFor();
  await check(page, 'question-own-answered');
  await page.getByLabel('Ja', { exact: true }).check();
  await press(page.locator('form', { has: page.getByText('Heeft het antwoord u geholpen?') }), page, 'Verstuur');
  await check(page, 'question-own-helped');
  await officer.visit(`/werk/vragen/${number}`);
  fold = await openFold(desk, 'Zet de vraag op de website');
  await fold.getByLabel('Onderwerp', { exact: true }).fill(PUBLIC);
  await fold.getByLabel('De vraag', { exact: true }).fill('Voorbeeld: wie zet een losse tegel vast?');
  await fold.getByLabel('Het antwoord', { exact: true }).fill('Voorbeeld: de gemeente, binnen twee weken.');
  await press(fold, desk, 'Zet op de website');
  // “Voorbeeld” is a part of the name of who asked: Brink warns before it goes public.
  fold = await openFold(desk, 'Zet de vraag op de website');
  await fold.getByText(/naam/).first().waitFor();
  await officer.check(desk, 'question-publish-warned');
  await press(fold, desk, 'Zet op de website');
  await visit(`/vragen/${number}`);
  await page.getByRole('heading', { level: 1, name: PUBLIC }).waitFor();
  await check(page, 'question-public');
  await visit('/vragen');
  await check(page, 'questions-public');
  const stranger = await another();
  await seenWhileTyping(stranger, number);

  // What was public is gone everywhere as soon as a colleague makes it private.
  const places = ['/vragen?woorden=stoeptegel', '/zoeken?q=stoeptegel', '/kernen/heukelum/vragen', '/kernen/heukelum'];
  const holds = async (who, path) => {
    await who.visit(path);
    return (await who.page.content()).includes(PUBLIC);
  };
  for (const path of places) assert.ok(await holds(stranger, path), `it stands on ${path}`);
  fold = await openFold(desk, 'Maak de vraag privé');
  await press(fold, desk, 'Maak privé');
  const newcomer = await another();
  for (const path of places) assert.ok(!(await holds(newcomer, path)), `it is gone from ${path}`);
  await newcomer.visit(`/vragen/${number}`, undefined, 404);
  const wrong = own.slice(0, -1) + (own.endsWith('0') ? '1' : '0');
  await visit(wrong, undefined, 404);
}
