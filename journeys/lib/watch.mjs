// SPDX-License-Identifier: EUPL-1.2
// Listens to a page: what went wrong while it loaded, and which document was served.

const watched = new WeakMap();

/** Begins to listen; call it before the first visit. */
export function watch(page) {
  const state = { problems: [], document: undefined };
  watched.set(page, state);
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOwnStatus(page, message)) state.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => state.problems.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    if (!wasLeft(request)) state.problems.push(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on('response', (response) => {
    const request = response.request();
    const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isDocument && !isRedirect(response)) state.document = served(response);
    if (!isDocument && response.status() >= 400) {
      state.problems.push(`request failed: ${response.url()} (status ${response.status()})`);
    }
  });
}

/** The problems since the last time this was asked. */
export function takeProblems(page) {
  return watched.get(page).problems.splice(0);
}

/** The document that the page shows: `{ url, status, html, bytes }`. */
export async function servedDocument(page) {
  const document = await watched.get(page).document;
  if (!document) throw new Error('nothing was visited yet');
  if (document.error) throw document.error;
  return document;
}

// The body must be asked for at once: the browser forgets it at the next visit.
async function served(response) {
  try {
    const [html, sizes] = [await response.text(), await response.request().sizes()];
    return { url: response.url(), status: response.status(), html, bytes: sizes.responseBodySize };
  } catch (error) {
    return { error };
  }
}

// The browser reports the status of an error page as an error; the visit judges that status itself.
function isOwnStatus(page, message) {
  return message.text().startsWith('Failed to load resource') && message.location().url === page.url();
}

function isRedirect(response) {
  return response.status() >= 300 && response.status() < 400;
}

// A download, or a request that the next visit cut short, is no failure.
function wasLeft(request) {
  return request.failure()?.errorText === 'net::ERR_ABORTED';
}
