// SPDX-License-Identifier: EUPL-1.2
// Every check of a page must be able to fail, and a good page must pass them all.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { fetchedHtmlProblems } from './html.mjs';
import { goodPage, serve } from './trial.mjs';
import { newVisitor } from './visitor.mjs';
import { walk } from './walk.mjs';

const script = (body) => ({ headers: { 'Content-Type': 'text/javascript' }, body });
const style = (body) => ({ headers: { 'Content-Type': 'text/css' }, body });

const BROKEN = {
  '/axe-language': [goodPage({ lang: '' }), /390 px and 1280 px: axe html-has-lang/],
  '/axe-contrast': [goodPage({ head: '<link rel="stylesheet" href="/pale.css">' }), /axe color-contrast/],
  '/axe-wide': [goodPage({ head: '<link rel="stylesheet" href="/pale-wide.css">' }), /1280 px: axe color-contrast/],
  '/sideways': [goodPage({ head: '<link rel="stylesheet" href="/wide.css">' }), /390 px: scrolls sideways: 900 px wide/],
  '/console': [goodPage({ head: '<script src="/complain.js"></script>' }), /console: it hurts/],
  '/throws': [goodPage({ head: '<script src="/throw.js"></script>' }), /script: broken/],
  '/lost-script': [goodPage({ head: '<script src="/lost.js"></script>' }), /request failed: .*lost\.js \(status 404\)/],
  '/no-connection': [goodPage({ main: '<p><img src="/cut.png" alt="Weg"></p>' }), /request failed: .*cut\.png/],
  '/csp-script': [goodPage({ main: '<script>window.a = 1</script>' }), /console: .*Content Security Policy/],
  '/csp-style': [goodPage({ main: '<p style="color: red">Rood</p>' }), /console: .*Content Security Policy/],
  '/html': [goodPage({ main: '<p><div>Blok</div></p>' }), /html: .*no-implicit-close, line 14: <p><div>/],
  '/heavy': [goodPage({ main: `<p hidden>${randomBytes(80_000).toString('base64')}</p>` }), /size: the document takes \d+ bytes/],
};

const SITE = {
  '/': goodPage(),
  '/weg': { status: 404, body: goodPage({ main: '<p>Deze pagina is er niet.</p>' }) },
  '/inloggen': goodPage({ main: '<form method="post" action="/sessie"><button type="submit">Log in als gebiedsmakelaar</button></form>' }),
  '/sessie': { status: 303, headers: { Location: '/mijn', 'Set-Cookie': '__Host-s=1; Secure; HttpOnly; Path=/; SameSite=Lax' } },
  '/mijn': goodPage({ main: '<p>Dag!</p>' }),
  '/scripted': goodPage({ head: '<script src="/scripted.js" defer></script>' }),
  '/scripted.js': script('document.querySelector("h1").textContent = "Met script"'),
  '/pale.css': style('p { color: #aaa }'),
  '/pale-wide.css': style('@media (min-width: 800px) { p { color: #aaa } }'),
  '/wide.css': style('main { width: 900px } body { margin: 0 }'),
  '/complain.js': script('console.error("it hurts")'),
  '/throw.js': script('throw new Error("broken")'),
  '/lost.js': { status: 404 },
  '/cut.png': { headers: { 'Content-Encoding': 'br' }, body: 'no image' },
  ...Object.fromEntries(Object.entries(BROKEN).map(([url, [body]]) => [url, body])),
};

const out = fs.mkdtempSync(path.join(os.tmpdir(), 'brink-harness-'));
const settings = { out, images: path.join(out, 'images'), updateScreenshots: true };
let browser;
let site;

before(async () => {
  site = await serve(SITE);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  site?.close();
  fs.rmSync(out, { recursive: true, force: true });
});

const walkTo = (run) => walk({ name: 'trial', run }, browser, site.base, settings);

test('a good page passes and leaves its pictures', async () => {
  const problems = await walkTo(async ({ visit, check }) => check(await visit('/'), 'good', { show: true }));
  assert.deepEqual(problems, []);
  for (const file of ['good-390.png', 'good-1280.png', 'images/good-390.png']) assert.ok(fs.existsSync(path.join(out, file)), file);
});

for (const [url, [, expected]] of Object.entries(BROKEN)) {
  test(`finds what is wrong at ${url}`, async () => {
    const problems = await walkTo(async ({ visit, check }) => check(await visit(url), 'broken'));
    assert.match(problems.join('\n'), expected);
  });
}

test('an error page may have its status, and no other', async () => {
  const asked = (status) => walkTo(async ({ visit, check }) => check(await visit('/weg', 'westbetuwe', status), 'error'));
  assert.deepEqual(await asked(404), []);
  assert.match((await asked(200)).join('\n'), /status of \/weg/);
});

test('a problem on a page that was only passed through counts', async () => {
  const problems = await walkTo(async ({ visit, check }) => {
    await visit('/console');
    await check(await visit('/'), 'good');
  });
  assert.match(problems.join('\n'), /it hurts/);
});

test('a journey that checks nothing fails', async () => {
  assert.match((await walkTo(async ({ visit }) => { await visit('/'); })).join('\n'), /checked no page/);
});

test('a journey that hangs fails', async () => {
  const run = () => new Promise(() => {});
  const problems = await walk({ name: 'trial', run }, browser, site.base, { ...settings, patience: 200 });
  assert.match(problems.join('\n'), /not done after 0\.2 s/);
});

test('logging in keeps the secure cookie on a municipality of localhost', async () => {
  const problems = await walkTo(async ({ loginAs, check, page }) => {
    await loginAs('gebiedsmakelaar');
    assert.equal(new URL(page.url()).pathname, '/mijn');
    assert.equal((await page.context().cookies())[0]?.name, '__Host-s');
    await check(page, 'mine');
  });
  assert.deepEqual(problems, []);
});

test('logging in as a role without a button fails', async () => {
  const problems = await walkTo(async ({ loginAs, page }) => {
    page.setDefaultTimeout(500);
    await loginAs('burgemeester');
  });
  assert.match(problems.join('\n'), /Timeout/);
});

test('a page without JavaScript is checked too', async () => {
  const title = (page) => page.locator('h1').innerText();
  const problems = await walkTo(async ({ visit, another }) => {
    assert.equal(await title(await visit('/scripted')), 'Met script');
    const plain = await another({ javaScriptEnabled: false });
    assert.equal(await title(await plain.visit('/scripted')), 'Proef');
    await plain.check(plain.page, 'plain');
    await plain.visit('/axe-language');
    await plain.check(plain.page, 'plain-broken');
  });
  assert.match(problems.join('\n'), /^plain-broken.*axe html-has-lang/m);
  assert.doesNotMatch(problems.join('\n'), /^plain \(/m);
});

test('hosts: municipalities below localhost, and the bare host', async () => {
  const visitor = await newVisitor(browser, 'http://localhost:1234', settings);
  assert.equal(visitor.tenant(), 'http://westbetuwe.localhost:1234');
  assert.equal(visitor.tenant('buren'), 'http://buren.localhost:1234');
  assert.equal(visitor.tenant(''), 'http://localhost:1234');
  await visitor.leave();
});

test('the HTML of any address can be checked', async () => {
  assert.deepEqual(await fetchedHtmlProblems(`${site.base}/`), []);
  assert.notDeepEqual(await fetchedHtmlProblems(`${site.base}/html`), []);
});
