// SPDX-License-Identifier: EUPL-1.2
// Points every prototype at the files of the last build. Usage: npm run build && npm run prototypes

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const here = new URL('./', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../dist/manifest.json', here), 'utf8'));

for (const name of readdirSync(here).filter((file) => file.endsWith('.html'))) {
  const file = new URL(name, here);
  const old = readFileSync(file, 'utf8');
  const linked = old.replace(/\.\.\/dist\/(app|favicon)\.[0-9a-f]{8}\.(css|js|svg)/g, (_, base, kind) => `../dist/${manifest[`${base}.${kind}`]}`);
  if (linked !== old) writeFileSync(file, linked);
}
