// The mock interview's page: what to draw from, the clock while it goes on, and the report after it.

import { MINUTE, digits, left } from './clock.mjs';
import { el, button, tickBox } from './dom.mjs';
import { chapters, edgesOf } from './lists.mjs';
import * as mock from './mock.mjs';
import { load, save, progress } from './store.mjs';

export function mockPage(room) {
  const all = chapters();
  const every = all.flatMap((its) => its.challenges);
  const outcome = el('p', { role: 'status' });
  let next;

  function show() {
    clearTimeout(next);
    mock.end();
    if (mock.current()) {
      const timer = el('span', { role: 'timer' });
      room.replaceChildren(el('section.clock', { ariaLabel: 'Clock' }, timer, ...mock.panel(show)));
      const tick = () => {
        // Another tab may have ended it.
        if (!mock.current()) return show();
        timer.textContent = left(mock.left());
        next = setTimeout(mock.left() > 0 ? tick : show, mock.left() % 1000);
      };
      tick();
    } else {
      room.replaceChildren(...progress().mocks.slice(-1).map(report), ...chapterBoxes(),
        el('div.row', ...[30, 45, 60].map((minutes) => button(`Start ${minutes} minutes`, () => begin(minutes)))), outcome);
    }
  }

  // What is remembered is what was left out, so that a new chapter is in.
  const leftOut = () => [load('mock-without')].flat();
  function chapterBoxes() {
    if (all.length < 2) return [];
    const box = ({ title }) => tickBox(title, !leftOut().includes(title), ({ target }) => {
      const others = leftOut().filter((it) => it && it !== title);
      save('mock-without', target.checked ? others : [...others, title]);
    });
    return [el('fieldset', el('legend', 'Draw from'), ...all.map(box))];
  }

  function begin(minutes) {
    const pool = all.filter(({ title }) => !leftOut().includes(title)).flatMap((its) => its.challenges);
    const set = mock.draw(pool, minutes);
    outcome.textContent = set.length > 0 ? '' : `No challenge of the chapters that you have ticked fits into ${minutes} minutes. `
      + 'Tick another chapter.';
    if (set.length === 0) return;
    mock.begin(set.map(({ slug, title, href, minutes: its }) => ({ slug, title, href, minutes: its })), minutes);
    show();
    room.querySelector('a').focus();
  }

  const plural = (n, word) => `${n || 'no'} ${word}${n === 1 ? '' : 's'}`;
  /** Without the minutes of its page nobody can say whether it was late. */
  const isLate = ({ slug, seconds }) => seconds * 1000 > (every.find((its) => its.slug === slug)?.minutes ?? Infinity) * MINUTE;

  /** What an interviewer would write below the names. */
  function verdict(done) {
    const right = done.filter((its) => its.solved);
    const late = right.filter(isLate).length;
    if (right.length === 0) return 'Not a pass yet: no core was right. Take one of these again, alone, with its own clock.';
    if (right.length < done.length) return 'Close, but not a pass. Take what is open again, one at a time.';
    if (late > 0) return `A pass, but slow: every core is right, ${late} of ${done.length} after the minutes of its page.`;
    if (done.some(({ edges }) => edges?.passed < edges?.of)) {
      return 'A pass: every core is right and in time. The open edges are what I would ask about next.';
    }
    return 'A strong pass: every core is right and in time, and no edge is open.';
  }

  function summary(done) {
    const hints = done.reduce((sum, its) => sum + its.hints, 0);
    return verdict(done) + (hints > 0 ? ` You took ${plural(hints, 'hint')}; in the room that is noticed.` : '');
  }

  function line({ slug, solved, seconds, hints, edges }) {
    const challenge = every.find((it) => it.slug === slug);
    const opened = solved || seconds > 0;
    const core = solved ? `core ${isLate({ slug, seconds }) ? 'after its time' : challenge ? 'in time' : 'passed'}` : 'core not passed';
    const time = digits(seconds * 1000) + (challenge ? ` of ${challenge.minutes}:00` : '');
    const facts = opened ? [core, time, edges && edgesOf(edges), plural(hints, 'hint')].filter(Boolean).join(', ') : 'not opened';
    return el(solved ? 'li.passed' : 'li.failed', `${challenge?.title ?? slug}: ${facts}`);
  }

  const TICKS = [['asked', 'I asked before I coded'], ['cost', 'I said what my code costs'], ['edge', 'I tested an edge aloud']];
  function report({ at, minutes, seconds, challenges: done = [], ticks }) {
    const right = done.filter((its) => its.solved).length;
    const tick = (name) => ({ target }) => {
      const kept = progress();
      const its = kept.mocks.find((it) => it.at === at);
      its.ticks = { asked: false, cost: false, edge: false, ...its.ticks, [name]: target.checked };
      save('progress', kept);
    };
    return el('section.result.report', { ariaLabel: 'Report' },
      el('p', el('strong', `You solved ${right} of ${done.length} in ${digits(seconds * 1000)} of ${minutes}:00.`)),
      el('p', summary(done)), el('ul', ...done.map(line)),
      el('fieldset', el('legend', 'Only you know this. Tick what you did:'),
        ...TICKS.map(([name, text]) => tickBox(text, Boolean(ticks?.[name]), tick(name)))));
  }

  show();
  return show;
}
