// SPDX-License-Identifier: EUPL-1.2

/** A search field that narrows a list on the same page and says politely how many are left. */
export function filterLists(page: Document): void {
  for (const field of page.querySelectorAll<HTMLInputElement>('input[data-filter]')) {
    const list = page.querySelector<HTMLElement>(field.dataset.filter ?? '');
    if (list === null) continue;
    const report = page.querySelector<HTMLElement>(field.dataset.filterMelding ?? '');
    const narrow = (): void => show(field, list, report);
    field.addEventListener('input', narrow);
    if (field.value !== '') narrow();
  }
}

function show(field: HTMLInputElement, list: HTMLElement, report: HTMLElement | null): void {
  const wanted = plain(field.value);
  let left = 0;
  for (const item of list.children) {
    if (!(item instanceof HTMLElement)) continue;
    const words = plain(`${item.textContent} ${item.dataset.zoek ?? ''}`);
    item.hidden = !matches(words, wanted);
    if (!item.hidden) left += 1;
  }
  if (report !== null) report.textContent = sentence(report, wanted, left);
}

/** The words themselves come from the page, so that they are translated where all words are. */
function sentence(report: HTMLElement, wanted: string, left: number): string {
  const { leeg = '', geen = '', een = '', meer = '' } = report.dataset;
  if (wanted === '') return leeg;
  if (left === 0) return geen;
  return (left === 1 ? een : meer).replace('{n}', String(left));
}

/** Every word of the question must begin a word of the item. */
function matches(words: string, wanted: string): boolean {
  const all = words.split(' ');
  return wanted.split(' ').every((part) => all.some((word) => word.startsWith(part)));
}

/** Small letters without accents, and one space between words. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
