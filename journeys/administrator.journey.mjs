// SPDX-License-Identifier: EUPL-1.2
// A functioneel beheerder walks through Beheer: every page is sound, in its empty and its wrong state too.

export const name = 'a functioneel beheerder walks through beheer';

const PAGES = [
  'rechten', 'rechten/nieuw?rol=area_officer', 'logboek', 'taken', 'wissen', 'kernen', 'kernen/heukelum',
  'kernen/heukelum/contact/nieuw', 'groepen', 'groepen/nieuw', 'teams', 'partners', 'instellingen', 'import', 'agendas', 'agendas/nieuw', 'spelregels', 'werkdagen',
];

export async function run({ page, visit, check, loginAs }) {
  await loginAs('beheerder');
  await visit('/beheer');
  await check(page, 'admin');
  for (const path of PAGES) {
    await visit(`/beheer/${path}`);
    await check(page, `admin-${path.replaceAll(/[/?=]/g, '-')}`);
  }
}
