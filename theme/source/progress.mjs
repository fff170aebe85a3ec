// The progress page: what you have done of each challenge, what to do next, and the file that `cargo drill` reads too.

import { digits } from './clock.mjs';
import { el, button, link } from './dom.mjs';
import { chapters, edgesOf, markChallenges } from './lists.mjs';
import { load, save, isProgress, progress, record, best, solved, complete, bestTime, merge } from './store.mjs';

const tried = ({ slug }) => record(slug).attempts + record(slug).verdicts > 0 || Boolean(load(`attempt/${slug}`));
const isSolved = ({ slug }) => solved(slug);
const isComplete = ({ slug }) => complete(slug);
const count = (challenges) => `Solved: ${challenges.filter(isSolved).length} of ${challenges.length}. `
  + `Complete: ${challenges.filter(isComplete).length}.`;

export function progressPage(room) {
  const all = chapters();
  const every = all.flatMap((its) => its.challenges);

  // Beside the name, where a phone shows it.
  for (const { wrapper, challenges } of all) {
    wrapper.querySelector('th').after(el('th', 'you'), el('th', 'best time'));
    for (const its of challenges) {
      its.own = [el('td'), el('td')];
      its.row.cells[0].after(...its.own);
    }
  }
  const titled = all.filter((its) => its.heading);
  for (const its of titled) {
    its.counted = el('p.room');
    its.heading.after(its.counted);
  }

  // What is remembered is the title, so that a chapter that is renamed leaves all of them shown.
  const choice = el('select', el('option', 'All chapters', { value: '' }), ...titled.map(({ title }) => el('option', title)),
    { onchange: () => { save('chapter', choice.value); showChapter(); } });
  if (titled.length > 1) all[0].heading.before(el('label.room.row', 'Show', choice));
  // A link to a chapter, as the sidebar has, must not lead to what is not shown.
  addEventListener('hashchange', () => {
    const linked = titled.find(({ heading }) => `#${heading.id}` === location.hash);
    if (!linked?.heading.hidden) return;
    save('chapter', linked.title);
    showChapter();
    linked.heading.scrollIntoView();
  });

  function showChapter() {
    const kept = load('chapter');
    choice.value = titled.some(({ title }) => title === kept) ? kept : '';
    for (const { title, heading, counted, wrapper } of titled) {
      for (const part of [heading, counted, wrapper]) part.hidden = choice.value !== '' && choice.value !== title;
    }
  }

  const file = el('input', { type: 'file', accept: '.json', hidden: true, onchange: read });
  const outcome = el('p', { role: 'status' });
  all.at(-1).wrapper.after(el('div.room.row', button('Export to a file', write),
    button('Import a file', () => file.click()), file), outcome);

  function state(its) {
    if (complete(its.slug)) return 'complete';
    if (solved(its.slug)) return `solved, ${edgesOf(best(its.slug).edges)}`;
    return tried(its) ? 'attempted' : 'not started';
  }

  function show() {
    for (const its of every) {
      const { slug, own: [you, time] } = its;
      you.textContent = state(its) + (record(slug).solution_seen ? ', solution seen' : '');
      time.textContent = bestTime(slug) < Infinity ? digits(bestTime(slug) * 1000) : '';
    }
    for (const { counted, challenges } of titled) counted.textContent = count(challenges);
    const open = every.filter((its) => !isSolved(its));
    const todo = open.find(tried) ?? open[0];
    const edges = every.find((its) => !isComplete(its));
    room.replaceChildren(`${count(every)} `, ...todo ? ['Next: ', link(todo), `, ${todo.minutes} minutes.`]
      : edges ? ['Next: the open edges of ', link(edges), '.'] : []);
    showChapter();
    markChallenges();
  }

  function write() {
    const href = URL.createObjectURL(new Blob([JSON.stringify(progress(), null, 2)]));
    el('a', { href, download: 'rust-for-ml-interviews.json' }).click();
    URL.revokeObjectURL(href);
  }

  async function read() {
    const [chosen] = file.files;
    const content = await chosen.text().then(JSON.parse).catch(() => null);
    if (isProgress(content)) merge(content);
    outcome.textContent = `${chosen.name} is ${isProgress(content) ? 'imported.' : 'no progress file of this book, or damaged. '
      + 'Nothing has changed. Choose a file that this page or cargo drill has exported.'}`;
    file.value = '';
    show();
  }

  show();
  return show;
}
