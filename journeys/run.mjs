// SPDX-License-Identifier: EUPL-1.2
// Walks every journeys/*.journey.mjs through the running product.
//
// node run.mjs --brink PATH [--port N] [--database-url URL] [--update-screenshots] [name]
// node run.mjs --base http://localhost:8080 [name]      a server that runs already

import fs from 'node:fs';
import path from 'node:path';
import { startBrowser } from './lib/browser.mjs';
import { readOptions } from './lib/options.mjs';
import { startServer } from './lib/server.mjs';
import { walk } from './lib/walk.mjs';

const here = import.meta.dirname;

async function main() {
  const options = readOptions(process.argv.slice(2));
  const files = fs.readdirSync(here).filter((file) => file.endsWith('.journey.mjs') && file.includes(options.name)).sort();
  if (files.length === 0) throw new Error(`no journey is called "${options.name}"`);
  const settings = {
    out: path.join(here, 'out'),
    images: path.join(here, '..', 'docs', 'images'),
    updateScreenshots: options.updateScreenshots,
  };
  fs.rmSync(settings.out, { recursive: true, force: true });
  fs.mkdirSync(settings.out, { recursive: true });
  const server = await startServer(options, path.join(settings.out, 'server.log'));
  let failed = 0;
  let complaints = [];
  try {
    Object.assign(settings, { command: server.command, mails: server.mails });
    failed = await walkAll(files, server.base, settings);
  } finally {
    complaints = await server.stop();
  }
  for (const complaint of complaints) console.error(complaint);
  console.log(`\njourneys: ${files.length - failed} passed, ${failed} failed`);
  if (failed > 0 || complaints.length > 0) process.exitCode = 1;
}

async function walkAll(files, base, settings) {
  const browser = await startBrowser();
  let failed = 0;
  try {
    for (const file of files) {
      const journey = await import(path.join(here, file));
      const start = performance.now();
      const problems = await walk(journey, browser, base, settings);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${journey.name} (${seconds} s)`);
      for (const problem of problems) console.error(`  ${problem}`);
      if (problems.length > 0) failed += 1;
    }
  } finally {
    await browser.close();
  }
  return failed;
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
