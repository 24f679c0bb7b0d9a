// SPDX-License-Identifier: EUPL-1.2

/** A choice that was made with the keyboard is not yet final: arrows pass over the others. */
const STEADY_MS = 600;

const TYPED = 'input[type="text"], input[type="search"], input:not([type])';

/**
 * A filter form sends itself when a choice changes; its own button is then not needed.
 * A field to type in never sends by itself: a form that has one keeps its button.
 */
export function submitOnChange(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-auto]')) {
    for (const button of form.querySelectorAll<HTMLElement>('[data-auto-knop]')) {
      button.hidden = form.querySelector(TYPED) === null;
    }
    let waiting: number | undefined;
    form.addEventListener('change', (event) => {
      if (event.target instanceof Element && event.target.matches(TYPED)) return;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => send(form), event.target instanceof HTMLSelectElement ? STEADY_MS : 0);
    });
    form.addEventListener('submit', () => window.clearTimeout(waiting));
    returnToChoice(form);
  }
}

/** Fields without a value stay out of the address, so that it can be read and shared. */
function send(form: HTMLFormElement): void {
  const empty = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].filter(
    (field) => field.value === '' && !field.disabled,
  );
  const place = form.ownerDocument.activeElement;
  if (place instanceof HTMLElement && place.id !== '' && form.contains(place)) {
    remember(place.id);
  }
  for (const field of empty) field.disabled = true;
  form.submit();
  for (const field of empty) field.disabled = false;
}

const KEY = 'brink.filter';

function remember(id: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, id }));
  } catch {
    // Storage may be closed; the focus then starts at the top, as without this script.
  }
}

/** After the page came back, the keyboard is where it was. */
function returnToChoice(form: HTMLFormElement): void {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const kept: unknown = text === null ? null : JSON.parse(text);
    if (!isPlace(kept) || kept.path !== location.pathname) return;
    const field = form.ownerDocument.getElementById(kept.id);
    if (field !== null && form.contains(field)) field.focus({ preventScroll: true });
  } catch {
    // As above.
  }
}

function isPlace(value: unknown): value is { path: string; id: string } {
  return (
    typeof value === 'object' && value !== null &&
    'path' in value && typeof value.path === 'string' &&
    'id' in value && typeof value.id === 'string'
  );
}
