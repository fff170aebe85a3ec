// Finds out which page this is and starts what belongs to it. mdBook's pages are whole without any of these scripts.

import { main, here, el, ears } from './dom.mjs';
import { checklistPage, questionsPage } from './guide.mjs';
import { markChallenges } from './lists.mjs';
import { mockPage } from './mock-page.mjs';
import { practicePage } from './practice.mjs';
import { progressPage } from './progress.mjs';
import { change, onChangeElsewhere } from './store.mjs';

/** mdBook's menu bar is no landmark, and its toggle is a label: no key reaches it, and it takes no ARIA. */
function mendMenuBar() {
  document.getElementById('mdbook-menu-bar').role = 'banner';
  const toggle = document.getElementById('mdbook-sidebar-toggle');
  const tidy = () => toggle.removeAttribute('aria-expanded');
  Object.assign(toggle, { tabIndex: 0, ariaLabel: null, onkeydown({ key }) { if (key === 'Enter') toggle.click(); } });
  toggle.append(el('span.for-ears', 'Contents'));
  addEventListener('change', tidy);
  tidy();
}

function letKeysScroll() {
  for (const block of main.querySelectorAll('pre > code:not(.editable), .table-wrapper, math')) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  }
}

/** Starts this kind of page. What comes back brings it up to date. */
function startPage() {
  const code = main.querySelector('code.editable');
  const room = main.querySelector('#room');
  const [questions, boxes] = ['details[id]', 'label input'].map((selector) => [...main.querySelectorAll(selector)]);
  if (code) return practicePage(code);
  if (room) return here === 'progress' ? progressPage(room) : mockPage(room);
  if (questions.length > 0) return questionsPage(questions);
  if (boxes.length > 0) return checklistPage(boxes);
  return () => {};
}

if (here !== 'print') {
  mendMenuBar();
  main.append(ears);
  if (location.pathname.includes('/solutions/')) change(here, (its, now) => { its.solution_seen = now; });
  const refresh = startPage();
  markChallenges();
  letKeysScroll();
  for (const event of ['resize', 'toggle']) addEventListener(event, letKeysScroll, true);
  onChangeElsewhere(() => {
    refresh();
    markChallenges();
  });
}
