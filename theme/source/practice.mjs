// A practice page: its clock, its hints, and what a verdict changes.

import { MINUTE, reset, runs, elapsed, start, stop, digits, left, inMinutes } from './clock.mjs';
import { main, here, el, button, link, say } from './dom.mjs';
import { editorOver } from './editor.mjs';
import { markChallenges } from './lists.mjs';
import * as mock from './mock.mjs';
import { NoAnswer, submit } from './playground.mjs';
import { record, change, solved } from './store.mjs';
import * as verdict from './verdict.mjs';

// Each with its share of the time.
const PHASES = [
  ['Understand', 0.2, 'Say what goes in, what comes out, and which inputs are awkward. Work one example by hand. No code yet.'],
  ['Code', 0.6, 'Write the simplest version that is right, and say what you do. Stuck for three minutes? Open a hint.'],
  ['Test', 0.2, 'Check your code. Take one awkward input through it by hand. Say what it costs.'],
  ['Over', 0, 'Time is up. In the last five minutes of an interview: if your code works, run one case, name the edge cases '
    + 'and what you would improve. If not, say what is wrong and how you would find it. You may go on.'],
];
const PHASE_ENDS = [0.2, 0.8, 1];

/** The clock below the facts. `show` brings it up to date, and goes on to do so while it runs. */
function clockPanel() {
  const facts = main.querySelector('p > strong');
  const total = parseInt(facts.textContent, 10) * MINUTE;
  const { title } = document;

  const timer = el('span', { role: 'timer' });
  const startButton = button('Start', () => {
    if (runs(here)) stop(here);
    else start(here);
    show();
    say(runs(here) ? `The clock runs. ${advice.textContent}` : 'The clock is paused.');
  });
  const resetButton = button('Reset the clock', () => {
    reset(here);
    show();
    startButton.focus();
  });
  const phases = PHASES.slice(0, 3).map(([name, share]) =>
    el('li', { style: `flex-grow: ${share * 10}` }, el('b', name), ` ${+(total / MINUTE * share).toFixed(1)} min`));
  const advice = el('p');
  const panel = el('div');
  facts.parentElement.after(el('section.room.clock', { ariaLabel: 'Clock' }, el('div.row', timer, startButton, resetButton),
    el('ol.phases', ...phases), advice, panel));

  const solution = main.querySelector('a[href*="solutions/"]');
  const warning = el('p.room', { id: 'solution-warning' });
  solution.setAttribute('aria-describedby', warning.id);
  solution.closest('p').after(warning);

  let next, lastPhase;
  function show() {
    clearTimeout(next);
    mock.end();
    const inMock = mock.has(here);
    const running = runs(here);
    const spent = elapsed(here);
    const begun = running || spent > 0;
    const ms = inMock ? mock.left() : total - spent;
    const phase = PHASE_ENDS.filter((end) => spent / total >= end).length;
    const [name, , what] = PHASES[phase];

    timer.textContent = left(ms);
    startButton.textContent = running ? 'Pause' : begun ? 'Go on' : 'Start';
    startButton.hidden = inMock;
    resetButton.hidden = inMock || !begun;
    phases.forEach((item, i) => { item.ariaCurrent = begun && i === phase ? 'step' : null; });
    advice.textContent = begun ? what : 'Start the clock when you begin to read.';
    showMock(inMock);
    const ticking = running || inMock;
    document.title = ticking ? `${inMinutes(ms)} · ${title}` : title;
    warning.textContent = `That page gives the whole answer. Your clock ${ticking ? `still runs: ${inMinutes(ms)}.` : 'is not running.'}`;
    if (running && lastPhase < phase) say(phase < 3 ? `${name}, ${inMinutes(ms)}. ${what}` : what);
    lastPhase = running ? phase : undefined;
    if (ticking) next = setTimeout(show, 1000 - spent % 1000);
  }

  function showMock(inMock) {
    if (inMock) {
      const [list, ...rest] = mock.panel(show);
      // Only when a mark has changed: a new list each second would take the focus from its links.
      if (panel.querySelector('ol')?.outerHTML === list.outerHTML) return;
      panel.replaceChildren('One clock for the whole mock interview:', list, ...rest);
    } else if (panel.querySelector('button')) {
      panel.replaceChildren('The interview is over: ', link({ title: 'read the report', href: 'mock-interview.html' }), '.');
      say(panel.textContent);
    }
  }

  return show;
}

function countHints() {
  for (const [i, hint] of main.querySelectorAll('.hint').entries()) {
    hint.addEventListener('toggle', () => {
      if (hint.open && i >= record(here).hints) change(here, (its) => { its.hints = i + 1; });
    });
  }
}

/** The listing's checks.rs; mdBook may drop its last line feed. */
const ownChecks = () => `${main.querySelector('.checks code').textContent.trimEnd()}\n`;

/** Keeps a verdict of which the core has passed. Gives the time, if this is what stopped the clock. */
function keepSolve({ edges }) {
  const spent = elapsed(here);
  const counts = runs(here) || !solved(here);
  change(here, (its, at) => {
    const seen = Date.parse(its.solution_seen) >= (spent ? Date.now() - spent : 0);
    const last = its.solves.at(-1);
    if (counts) {
      its.solves.push({ at, ...spent && { seconds: spent / 1000 }, hints: its.hints, solution_seen: seen, ...edges.of && { edges } });
    } else if (edges.passed > last.edges?.passed) {
      last.edges = edges;
    }
  });
  stop(here);
  return counts && spent ? digits(spent) : '';
}

export function practicePage(code) {
  const showClock = clockPanel();
  countHints();
  const checks = ownChecks();
  const editor = editorOver(code, check);
  const result = el('section.room', { ariaLabel: 'Result', hidden: true });
  editor.foot.after(result);

  function fill(kind, headline, ...parts) {
    result.className = `room result ${kind}`;
    result.replaceChildren(el('p', el('strong', headline)), ...parts);
    result.hidden = false;
    say(headline);
  }

  async function check() {
    const { checkButton } = editor;
    if (checkButton.ariaDisabled) return;
    checkButton.ariaDisabled = 'true';
    checkButton.textContent = 'Checking …';
    try {
      const attempt = editor.text();
      showVerdict(await submit({ slug: here, attempt, checks }), attempt.split('\n').length);
    } catch (why) {
      if (!(why instanceof NoAnswer)) throw why;
      fill('', `The Rust Playground ${why.message}`,
        el('p', 'Your code is kept. Try again, or check it on your own machine: ', el('code', `cargo drill check ${here}`)));
    } finally {
      checkButton.ariaDisabled = null;
      checkButton.textContent = 'Check my code';
    }
  }

  function showVerdict(its, ownLines) {
    change(here, (all) => { all.verdicts += 1; });
    const time = its.solved ? keepSolve(its) : '';
    fill(its.solved ? 'passed' : 'failed', verdict.headline(its, time), ...verdict.details(its, ownLines));
    showClock();
    markChallenges();
  }

  showClock();
  if (mock.has(here)) mock.enter(here);
  return () => {
    editor.show();
    showClock();
  };
}
