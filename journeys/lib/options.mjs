// SPDX-License-Identifier: EUPL-1.2
// The command line of run.mjs.

import { parseArgs } from 'node:util';

/** Reads the words after `node run.mjs`; throws on one it does not know. */
export function readOptions(words) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      brink: { type: 'string' },
      base: { type: 'string' },
      port: { type: 'string' },
      'database-url': { type: 'string' },
      'update-screenshots': { type: 'boolean', default: false },
    },
  });
  if (!values.brink && !values.base) {
    throw new Error('say which server: --brink PATH starts one, --base URL uses one that runs');
  }
  if (values.port && !/^\d+$/.test(values.port)) {
    throw new Error(`--port wants a number, not "${values.port}"`);
  }
  return {
    brink: values.brink,
    base: values.base?.replace(/\/$/, ''),
    port: values.port ? Number(values.port) : undefined,
    databaseUrl: values['database-url'],
    updateScreenshots: values['update-screenshots'],
    name: positionals[0] ?? '',
  };
}
