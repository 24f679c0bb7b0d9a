// SPDX-License-Identifier: EUPL-1.2

/** Drafts of one person are not shown to the next one on the same device. */
const PREFIX = `brink.concept.${document.body.dataset.wie ?? ''}.`;
/** Which form was sent last, until the next page tells that it arrived. */
const SENT = 'brink.verstuurd';
const WAIT_MS = 500;
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

type Draft = { at: number; fields: Record<string, string[]> };

/** Keeps what was typed in a long form, on this device only, until the server says it arrived. */
export function keepDrafts(page: Document): void {
  const sent = takeSent();
  if (page.body.dataset.conceptKlaar !== undefined) forget(sent);
  sweep();
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-concept]')) {
    const key = form.dataset.concept;
    if (key !== undefined && key !== '') watch(form, key);
  }
}

function watch(form: HTMLFormElement, key: string): void {
  // After an error the server gives back what was sent; that is newer than any draft.
  if (form.querySelector('[aria-invalid="true"]') === null) restore(form, key);
  let waiting: number | undefined;
  form.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => save(form, key), WAIT_MS);
  });
  form.addEventListener('submit', () => {
    window.clearTimeout(waiting);
    noteSent(key);
  });
  form.addEventListener('reset', () => {
    window.clearTimeout(waiting);
    forget(key);
    tell(form, '');
  });
  form.querySelector('[data-concept-weg]')?.addEventListener('click', () => form.reset());
}

function noteSent(key: string): void {
  try {
    sessionStorage.setItem(SENT, key);
  } catch {
    // As in `sweep`.
  }
}

function takeSent(): string {
  try {
    const key = sessionStorage.getItem(SENT) ?? '';
    sessionStorage.removeItem(SENT);
    return key;
  } catch {
    return '';
  }
}

function save(form: HTMLFormElement, key: string): void {
  const fields: Record<string, string[]> = {};
  for (const field of keepable(form)) {
    const values = (fields[field.name] ??= []);
    if (!isTick(field) || field.checked) values.push(field.value);
  }
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), fields } satisfies Draft));
    tell(form, 'bewaard');
  } catch {
    // Full or closed storage: the form itself still works.
  }
}

function restore(form: HTMLFormElement, key: string): void {
  const draft = load(PREFIX + key);
  if (draft === null) return;
  const seen = new Map<string, number>();
  let changed = false;
  for (const field of keepable(form)) {
    const values = draft.fields[field.name];
    if (values === undefined) continue;
    if (isTick(field)) {
      const on = values.includes(field.value);
      changed ||= field.checked !== on;
      field.checked = on;
    } else {
      const turn = seen.get(field.name) ?? 0;
      seen.set(field.name, turn + 1);
      const value = values[turn];
      if (value === undefined) continue;
      changed ||= field.value !== value;
      field.value = value;
    }
  }
  if (changed) tell(form, 'terug');
}

/** The draft under this name in the storage, unless it is older than we promise. */
function load(name: string): Draft | null {
  try {
    const text = localStorage.getItem(name);
    const value: unknown = text === null ? null : JSON.parse(text);
    return isDraft(value) && Date.now() - value.at < KEEP_MS ? value : null;
  } catch {
    return null;
  }
}

/** Forgets what is older than we promise, also of forms that are never opened again. */
function sweep(): void {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith('brink.concept.'));
    for (const name of names) if (load(name) === null) localStorage.removeItem(name);
  } catch {
    // Closed storage: then there is no draft either.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // As in `sweep`.
  }
}

/** Shows the sentence that the page wrote for this moment: `data-bewaard` or `data-terug`. */
function tell(form: HTMLFormElement, moment: 'bewaard' | 'terug' | ''): void {
  const note = form.querySelector<HTMLElement>('[data-concept-melding]');
  if (note === null) return;
  const words = moment === '' ? '' : (note.dataset[moment] ?? '');
  if (note.textContent !== words) note.textContent = words;
  const away = form.querySelector<HTMLElement>('[data-concept-weg]');
  if (away !== null) away.hidden = words === '';
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NEVER = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image']);

/** Not kept: hidden values such as the form's own token, passwords, files, and what asks not to be. */
function keepable(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (field): field is Field =>
      (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) &&
      field.name !== '' && !NEVER.has(field.type) && field.autocomplete !== 'one-time-code' && !('nietBewaren' in field.dataset),
  );
}

function isTick(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio';
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' && value !== null &&
    'at' in value && typeof value.at === 'number' &&
    'fields' in value && typeof value.fields === 'object' && value.fields !== null &&
    Object.values(value.fields).every((v) => Array.isArray(v) && v.every((one) => typeof one === 'string'))
  );
}
