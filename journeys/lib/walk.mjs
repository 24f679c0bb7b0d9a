// SPDX-License-Identifier: EUPL-1.2
// Runs one journey and says what went wrong.

import path from 'node:path';
import { newVisitor } from './visitor.mjs';

const PATIENCE = 300_000;

/** Walks a journey; returns its problems, none when all is well. */
export async function walk(journey, browser, base, settings) {
  const visitor = await newVisitor(browser, base, settings);
  const problems = [];
  try {
    const skipped = await within(journey.run(visitor), settings.patience ?? PATIENCE);
    if (skipped) console.log(`skipped: ${skipped}`);
    else if (visitor.checked === 0 && !visitor.others.some((other) => other.checked > 0)) {
      problems.push('the journey checked no page');
    }
  } catch (error) {
    const where = [visitor, ...visitor.others].map((person) => person.page.url());
    problems.push(`at ${where.join(' and ')}: ${error.message}`);
    const file = path.join(settings.out, `failed-${journey.name.replace(/\W+/g, '-')}.png`);
    await visitor.page.screenshot({ path: file, fullPage: true }).catch(() => {});
  }
  return problems.concat(await visitor.leave());
}

async function within(promise, patience) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
