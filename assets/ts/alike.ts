// SPDX-License-Identifier: EUPL-1.2

/** Somebody who pauses this long looks at what they typed. */
const PAUSE_MS = 500;
/** Fewer letters say nothing yet. */
const FEWEST = 8;

/**
 * Shows what looks like the text of a field while somebody types it:
 * `data-lijkt-op` is the address that is asked, `data-veld` the field,
 * `data-getoond`, if any, a hidden field that remembers what was shown.
 */
export function showAlike(page: Document): void {
  for (const place of page.querySelectorAll<HTMLElement>('[data-lijkt-op]')) {
    const form = place.closest('form');
    const field = form?.elements.namedItem(place.dataset.veld ?? '');
    const shown = form?.elements.namedItem(place.dataset.getoond ?? '');
    if (field instanceof HTMLInputElement) watch(place, field, shown instanceof HTMLInputElement ? shown : undefined);
  }
}

function watch(place: HTMLElement, field: HTMLInputElement, shown: HTMLInputElement | undefined): void {
  let waiting: number | undefined;
  let asked = '';
  field.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const text = field.value.trim();
      if (text === asked) return;
      asked = text;
      const found = text.length < FEWEST ? Promise.resolve('') : ask(place.dataset.lijktOp ?? '', field.name, text);
      // A slow answer to what stood there before is not shown any more.
      void found.then((html) => asked === text && html !== undefined && show(place, shown, html));
    }, PAUSE_MS);
  });
}

/** The part of the page that the server makes of it; nothing when it cannot be reached. */
async function ask(address: string, name: string, text: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${address}?${new URLSearchParams({ [name]: text }).toString()}`);
    return answer.ok ? await answer.text() : undefined;
  } catch {
    // It only adds comfort: the same is shown before the question is sent.
    return undefined;
  }
}

function show(place: HTMLElement, shown: HTMLInputElement | undefined, html: string): void {
  const part = document.createElement('template');
  part.innerHTML = html;
  if (shown !== undefined) remember(shown, part.content);
  const heading = part.content.querySelector('h2')?.textContent ?? '';
  const [status, list] = place.children;
  list?.replaceChildren(part.content);
  // Spoken once, when there is something to look at.
  if (status !== undefined && status.textContent !== heading) status.textContent = heading;
}

/** What was shown is not shown once more before the form is sent. */
function remember(shown: HTMLInputElement, part: DocumentFragment): void {
  const links = [...part.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  const seen = new Set([...shown.value.split(' '), ...links].filter((link) => link !== ''));
  shown.value = [...seen].slice(-50).join(' ');
}
