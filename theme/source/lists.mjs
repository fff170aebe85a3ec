// The lists of challenges: the sidebar with its marks, and the tables of a page.

import { main, root, slugOf } from './dom.mjs';
import { complete, solved } from './store.mjs';

/** Marks the challenges in the sidebar. Of the other pages none has a record, but a solution has its challenge's name. */
export function markChallenges() {
  for (const anchor of document.querySelectorAll('#mdbook-sidebar a[href*=".html"]:not([href*="solutions/"])')) {
    const slug = slugOf(anchor);
    anchor.classList.toggle('complete', complete(slug));
    anchor.classList.toggle('solved', solved(slug) && !complete(slug));
  }
}

/** The page's tables. Each has the title of its chapter above it. */
export function chapters() {
  return [...main.querySelectorAll('.table-wrapper')].map((wrapper) => {
    const above = wrapper.previousElementSibling;
    const heading = above?.tagName === 'H3' ? above : null;
    wrapper.classList.add('listed');
    const names = [...wrapper.querySelectorAll('th')].map((it) => it.textContent);
    const challenges = [...wrapper.querySelectorAll('tbody tr')].map((row) => {
      const anchor = row.querySelector('a');
      const cell = (name) => row.cells[names.indexOf(name)]?.textContent;
      return { row, slug: slugOf(anchor), title: anchor.textContent, href: anchor.href.slice(root.href.length),
        minutes: Number(cell('minutes')), asked: cell('asked') };
    });
    return { title: heading?.textContent.trim() ?? '', heading, wrapper, challenges };
  });
}

export const edgesOf = ({ passed, of }) => `edges ${passed} of ${of}`;
