// SPDX-License-Identifier: EUPL-1.2
// Starting, waiting for and stopping a server; here a shell script or a few lines of node play brink.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readOptions } from './options.mjs';
import { complaints, healthy, startServer } from './server.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'brink-server-test-'));
const log = path.join(folder, 'server.log');
after(() => fs.rmSync(folder, { recursive: true, force: true }));

function program(name, script) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `#!/usr/bin/env node\n${script}`, { mode: 0o755 });
  return file;
}

const SERVER = `
const http = require('node:http');
console.log(process.argv.slice(2).join(' '));
let asked = 0;
http.createServer((request, response) => {
  asked += 1;
  response.statusCode = request.url === '/gezond' && asked > 2 ? 200 : 503;
  response.end();
}).listen(Number(process.argv[4]), '127.0.0.1');
`;

test('a server is started with a port and a database, awaited and stopped', async () => {
  const server = await startServer({ brink: program('good', SERVER) }, log);
  assert.match(server.base, /^http:\/\/localhost:\d+$/);
  assert.match(fs.readFileSync(log, 'utf8'), /^demo --port \d+ --database-url sqlite:\/\/\/.*brink\.db$/m);
  assert.deepEqual(await server.stop(), []);
  await assert.rejects(fetch(`${server.base}/gezond`));
});

test('a database of one\'s own is passed on', async () => {
  const server = await startServer({ brink: program('own', SERVER), databaseUrl: 'postgres://x/y' }, log);
  await server.stop();
  assert.match(fs.readFileSync(log, 'utf8'), /--database-url postgres:\/\/x\/y$/m);
});

test('a server that stops at once is told with its last words', async () => {
  const brink = program('bad', 'console.error("no such table"); process.exit(3)');
  await assert.rejects(startServer({ brink }, log), /stopped by itself \(exit code 3\)[\s\S]*no such table/);
});

test('a program that is not there is told', async () => {
  await assert.rejects(startServer({ brink: '/nowhere/brink' }, log), /cannot start the server/);
});

test('a server that never becomes healthy is told', async () => {
  await assert.rejects(healthy('http://localhost:1', {}, 300), /was not healthy within 0\.3 s/);
});

test('a server that ends during the journeys, or panics, is told', async () => {
  const crash = `${SERVER} setTimeout(() => { console.error("thread 'x' panicked at y"); process.exit(1) }, 1500);`;
  const server = await startServer({ brink: program('crash', crash) }, log);
  await new Promise((done) => { setTimeout(done, 2_000); });
  assert.match((await server.stop()).join('\n'), /stopped by itself \(exit code 1\)[\s\S]*panicked at/);
  assert.deepEqual(complaints('INFO fine\nWARN hm'), []);
});

test('options', () => {
  assert.equal(readOptions(['--brink', 'x', 'visitor']).name, 'visitor');
  assert.equal(readOptions(['--base', 'http://localhost:8080/']).base, 'http://localhost:8080');
  assert.throws(() => readOptions([]), /which server/);
  assert.throws(() => readOptions(['--brink', 'x', '--port', 'y']), /wants a number/);
  assert.throws(() => readOptions(['--brink', 'x', '--nonsense']), /nonsense/);
});
