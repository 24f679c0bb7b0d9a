// SPDX-License-Identifier: EUPL-1.2
// Builds what the browser gets: one stylesheet, one script, two fonts and the site mark.
// Every file name carries the first eight digits of the hash of its content, so that a
// browser may keep it forever. `dist/manifest.json` tells the server the names.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const HOME = dirname(fileURLToPath(import.meta.url));
const DIST = join(HOME, 'dist');
const MODULES = join(HOME, 'node_modules');
const CSS_LIMIT = 35_000;
const BROWSERS = ['chrome109', 'firefox115', 'safari16'];

/** Order matters: what stands later wins where two components say the same thing. */
const CANDIDATE = ['button', 'link', 'heading', 'paragraph', 'data-badge', 'number-badge', 'skip-link', 'mark'];
const COMMUNITY = [
  'root', 'body', 'page-layout', 'page-header', 'page-body', 'page-footer',
  'nav-bar', 'nav-list', 'breadcrumb-nav',
  'form-field', 'form-field-description', 'form-field-error-message', 'form-fieldset', 'form-label',
  'textbox', 'textarea', 'select', 'checkbox', 'radio-button',
  'table', 'alert', 'status-badge', 'pagination', 'data-list', 'spotlight-section',
  'unordered-list', 'link-list', 'card', 'accordion', 'search-bar', 'action-group', 'separator',
];

/** Our own layer: first what everything rests on, last what overrules everything. */
const OWN_FIRST = ['theme', 'base', 'layout'];
const OWN_LAST = ['contrast', 'print'];

const FONTS = { 'noto-sans': 'noto-sans-latin-wght-normal', 'noto-serif': 'noto-serif-latin-wght-normal' };

const manifest = {};
const files = new Map();
const sizes = [];

for (const [name, file] of Object.entries(FONTS)) {
  emit(`${name}.woff2`, readFileSync(join(MODULES, '@fontsource-variable', name, 'files', `${file}.woff2`)));
}
emit('favicon.svg', withoutComments(read('img', 'favicon.svg')));
emit('app.css', await stylesheet());
emit('app.js', await script());
files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);

for (const { name, plain, gz, br } of sizes) {
  console.log(`${name.padEnd(30)} ${String(plain).padStart(7)}${gz ? `   gz ${gz}   br ${br}` : ''}`);
}
const css = sizes.find(({ name }) => name === manifest['app.css']);
if (css.gz > CSS_LIMIT) {
  console.error(`app.css is ${css.gz} bytes gzipped; the limit is ${CSS_LIMIT}`);
  process.exit(1);
}

// Only a whole and good build replaces the former one.
rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
for (const [name, content] of files) writeFileSync(join(DIST, name), content);

async function stylesheet() {
  const components = [
    ...CANDIDATE.map((name) => read('node_modules', '@nl-design-system-candidate', `${name}-css`, 'dist', `${name}.css`)),
    ...COMMUNITY.map((name) => read('node_modules', '@utrecht', `${name}-css`, 'dist', 'index.css')),
  ].map(withoutComments).join('\n');
  const own = ownFiles().map((name) => withoutComments(read('css', `${name}.css`))).join('\n');
  const whole = `${tokensUsedBy(components + own)}\n${components}\n${own}`;
  const { code } = await transform(withHashedAddresses(whole), { loader: 'css', minify: true, target: BROWSERS });
  return `/* EUPL-1.2. Own rules, NL Design System component CSS and tokens; fonts OFL-1.1. */\n${code}`;
}

async function script() {
  const result = await build({
    entryPoints: [join(HOME, 'ts', 'main.ts')],
    bundle: true, minify: true, write: false, format: 'esm', target: BROWSERS, legalComments: 'none',
  });
  return `/* EUPL-1.2 */\n${result.outputFiles[0].text}`;
}

/** The own files in order: the base, then each noun by name, then what overrules. */
function ownFiles() {
  const all = readdirSync(join(HOME, 'css')).filter((f) => f.endsWith('.css')).map((f) => f.slice(0, -4)).sort();
  const fixed = new Set([...OWN_FIRST, ...OWN_LAST]);
  return [...OWN_FIRST, ...all.filter((name) => !fixed.has(name)), ...OWN_LAST];
}

/** A `:root` block with only the tokens that some rule reaches, directly or through another token. */
function tokensUsedBy(text) {
  const source = read('node_modules', '@nl-design-system-unstable', 'voorbeeld-design-tokens', 'dist', 'variables.css');
  const known = new Map(
    [...withoutComments(source).matchAll(/(--[\w-]+)\s*:\s*([^;{}]+);/g)].map(([, name, value]) => [name, value.trim()]),
  );
  const wanted = new Set();
  const todo = references(text);
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (wanted.has(name) || !known.has(name)) continue;
    wanted.add(name);
    todo.push(...references(known.get(name)));
  }
  return `:root{${[...wanted].sort().map((name) => `${name}:${known.get(name)}`).join(';')}}`;
}

function references(text) {
  return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);
}

/** `url("noto-sans.woff2")` becomes the hashed name beside the stylesheet. */
function withHashedAddresses(text) {
  return text.replace(/url\("([\w.-]+)"\)/g, (whole, name) => {
    if (!manifest[name]) throw new Error(`the stylesheet asks for ${name}, which is not built`);
    return `url("${manifest[name]}")`;
  });
}

function emit(name, content) {
  const bytes = Buffer.from(content);
  const dot = name.lastIndexOf('.');
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  manifest[name] = hashed;
  files.set(hashed, bytes);
  const size = { name: hashed, plain: bytes.length };
  if (!name.endsWith('.woff2')) {
    const gz = gzipSync(bytes, { level: 9 });
    const br = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    });
    files.set(`${hashed}.gz`, gz);
    files.set(`${hashed}.br`, br);
    Object.assign(size, { gz: gz.length, br: br.length });
  }
  sizes.push(size);
}

function read(...parts) {
  return readFileSync(join(HOME, ...parts), 'utf8');
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/<!--[\s\S]*?-->\s*/g, '');
}
