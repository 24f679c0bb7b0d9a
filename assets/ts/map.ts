// SPDX-License-Identifier: EUPL-1.2

const LIT = 'kp-lit';

/** Pointing at a kern in the list lights it on the map, and the other way round. */
export function linkMap(page: Document): void {
  if (page.querySelector('svg [data-kern]') === null) return;
  const all = [...page.querySelectorAll<Element>('[data-kern]')];
  const light = (kern: string | null): void => {
    for (const part of all) part.classList.toggle(LIT, kern !== null && part.getAttribute('data-kern') === kern);
  };
  for (const part of all) {
    const on = (): void => light(part.getAttribute('data-kern'));
    const off = (): void => light(null);
    part.addEventListener('pointerenter', on);
    part.addEventListener('pointerleave', off);
    part.addEventListener('focusin', on);
    part.addEventListener('focusout', off);
  }
}
