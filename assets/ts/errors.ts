// SPDX-License-Identifier: EUPL-1.2

/** Puts the reader at the list of errors, so that it is read out and seen first. */
export function focusErrors(page: Document): void {
  page.querySelector<HTMLElement>('#foutoverzicht')?.focus();
}
