// SPDX-License-Identifier: EUPL-1.2
// The page works without this script. Each part only adds comfort, and none waits for another.

import { keepDrafts } from './draft';
import { focusErrors } from './errors';
import { filterLists } from './filter';
import { linkMap } from './map';
import { submitOnChange } from './auto';
import { showAlike } from './alike';

const parts: ReadonlyArray<(page: Document) => void> = [focusErrors, submitOnChange, filterLists, linkMap, keepDrafts, showAlike];

document.documentElement.classList.add('kp-js');
for (const part of parts) {
  try {
    part(document);
  } catch (wrong) {
    console.error(wrong);
  }
}
