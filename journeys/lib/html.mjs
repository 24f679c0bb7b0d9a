// SPDX-License-Identifier: EUPL-1.2
// html-validate over served HTML. As a program: node lib/html.mjs URL …

import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';

const config = JSON.parse(fs.readFileSync(new URL('../htmlvalidate.json', import.meta.url), 'utf8'));
const validator = new HtmlValidate(config);

/** What is wrong with this HTML, one line each. */
export async function htmlProblems(html, name) {
  const report = await validator.validateString(html, name);
  const messages = report.results.flatMap((result) => result.messages);
  return messages.map((found) => `html: ${found.message} (${found.ruleId}, line ${found.line}: ${excerpt(html, found)})`);
}

/** Fetches a page and says what is wrong with its HTML. */
export async function fetchedHtmlProblems(url) {
  const answer = await fetch(url);
  return htmlProblems(await answer.text(), url);
}

function excerpt(html, found) {
  return (html.split('\n')[found.line - 1] ?? '').slice(Math.max(0, found.column - 20)).trim().slice(0, 100);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  let count = 0;
  for (const url of process.argv.slice(2)) {
    for (const problem of await fetchedHtmlProblems(url)) {
      console.error(`${url}: ${problem}`);
      count += 1;
    }
  }
  process.exitCode = count > 0 ? 1 : 0;
}
