// SPDX-License-Identifier: EUPL-1.2
// Starts `brink demo`, waits until it is healthy, and stops it however we end.

import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const PATIENCE = 120_000;

/** Starts a server of its own, or returns the one that runs already. */
export async function startServer(options, logFile) {
  if (options.base) return { base: options.base, stop: async () => [] };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'brink-journeys-'));
  const port = options.port ?? (await freePort());
  const database = options.databaseUrl ?? `sqlite://${path.join(folder, 'brink.db')}`;
  const child = launch(options.brink, ['demo', '--port', String(port), '--database-url', database], folder, logFile);
  const run = promisify(execFile);
  const server = {
    base: `http://localhost:${port}`,
    /** Runs a command of the program on the database of this server. */
    command: (words) => run(options.brink, [...words, '--database-url', database], { cwd: folder }),
    /** Where the program puts its mail. */
    mails: path.join(os.tmpdir(), `brink-post-${port}`),
    stop: () => stop(child, folder, logFile),
  };
  try {
    await healthy(server.base, child, PATIENCE);
  } catch (error) {
    const problems = await server.stop();
    throw new Error([error.message, tail(logFile), ...problems].join('\n'));
  }
  return server;
}

function launch(program, words, folder, logFile) {
  const log = fs.openSync(logFile, 'w');
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  child.once('error', (error) => { child.failure = error; });
  child.once('exit', (code, signal) => { child.ended = signal ?? `exit code ${code}`; });
  process.once('exit', () => child.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  return child;
}

/** Waits until `/gezond` answers 200. */
export async function healthy(base, child, patience) {
  const limit = Date.now() + patience;
  let last = 'no answer';
  while (Date.now() < limit) {
    if (child.failure) throw new Error(`cannot start the server: ${child.failure.message}`);
    if (child.ended) throw new Error(`the server stopped by itself (${child.ended})`);
    try {
      const answer = await fetch(`${base}/gezond`, { signal: AbortSignal.timeout(2_000) });
      if (answer.status === 200) return;
      last = `status ${answer.status}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`${base}/gezond was not healthy within ${patience / 1000} s (${last})`);
}

/** Stops the server gently and returns what its log complains of. */
async function stop(child, folder, logFile) {
  const problems = [];
  if (child.ended && !child.stopping) problems.push(`the server stopped by itself (${child.ended})`);
  if (!child.ended && !child.failure) {
    child.stopping = true;
    child.kill('SIGTERM');
    const late = setTimeout(() => {
      problems.push('the server did not stop within 10 s of being asked');
      child.kill('SIGKILL');
    }, 10_000);
    await new Promise((done) => { child.once('exit', done); });
    clearTimeout(late);
  }
  fs.rmSync(folder, { recursive: true, force: true });
  return problems.concat(complaints(fs.readFileSync(logFile, 'utf8')));
}

/** The lines of a log that tell of a panic. */
export function complaints(log) {
  return log.split('\n').filter((line) => line.includes('panicked at')).map((line) => `server: ${line.trim()}`);
}

function tail(logFile) {
  return fs.readFileSync(logFile, 'utf8').trim().split('\n').slice(-20).join('\n');
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = net.createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
