// SPDX-License-Identifier: EUPL-1.2
// One person with a browser window: what a journey gets to work with.

import assert from 'node:assert/strict';
import { pageProblems, showcase } from './check.mjs';
import { servedDocument, takeProblems, watch } from './watch.mjs';

const TENANT = 'westbetuwe';

/** Opens a window. `settings`: `{ out, images, updateScreenshots, command, mails }`; the last two on a server of our own. */
export async function newVisitor(browser, base, settings, contextOptions = {}) {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...contextOptions });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watch(page);
  const scripts = contextOptions.javaScriptEnabled !== false;
  return new Visitor(browser, context, page, base, settings, scripts);
}

class Visitor {
  constructor(browser, context, page, base, settings, scripts) {
    Object.assign(this, { browser, context, page, base, settings, scripts, problems: [], others: [], checked: 0 });
    Object.assign(this, { command: settings.command, mails: settings.mails });
    // Journeys take these apart, so they must know whose they are.
    for (const verb of ['tenant', 'visit', 'loginAs', 'check', 'another']) this[verb] = this[verb].bind(this);
  }

  /** The address of a municipality's site. */
  tenant(name = TENANT) {
    const address = new URL(this.base);
    address.hostname = name ? `${name}.localhost` : 'localhost';
    return address.origin;
  }

  /** Goes to a path of a municipality (`''` is the bare host) and expects this status. */
  async visit(path, tenant = TENANT, status = 200) {
    await this.page.goto(this.tenant(tenant) + path);
    const served = await servedDocument(this.page);
    assert.equal(served.status, status, `status of ${path}`);
    return this.page;
  }

  /** Presses the log-in button of the demo whose text contains the role. */
  async loginAs(role, tenant = TENANT) {
    await this.visit('/inloggen', tenant);
    const button = this.page.getByRole('button', { name: role }).first();
    await Promise.all([this.page.waitForEvent('load'), button.click()]);
    const served = await servedDocument(this.page);
    assert.equal(served.status, 200, `status after logging in as ${role}`);
    assert.notEqual(new URL(this.page.url()).pathname, '/inloggen', `logged in as ${role}`);
  }

  /** Checks the page at both widths and keeps what is wrong; `show` makes it a picture for the documents. */
  async check(page, name, { show = false } = {}) {
    this.checked += 1;
    const found = await pageProblems(page, name, this.settings.out, { scripts: this.scripts });
    this.problems.push(...found.map((problem) => `${name} (${new URL(page.url()).pathname}): ${problem}`));
    if (show && this.settings.updateScreenshots) await showcase(page, name, this.settings.images);
  }

  /** Another person, in a window of their own: `another({ javaScriptEnabled: false })`. */
  async another(contextOptions) {
    const other = await newVisitor(this.browser, this.base, this.settings, contextOptions);
    this.others.push(other);
    return other;
  }

  /** Closes the windows; what was wrong in all of them, also on pages that were not checked. */
  async leave() {
    const all = [...this.problems, ...takeProblems(this.page)];
    for (const other of this.others) all.push(...(await other.leave()));
    await this.context.close();
    return all;
  }
}
