// What this browser remembers; the reader's progress, as `cargo drill` keeps it too; and how two files become one.

import { main, el } from './dom.mjs';

const PREFIX = 'rust-for-ml-interviews/1/';
const unsaved = new Map();

export function load(key) {
  if (unsaved.has(key)) return unsaved.get(key);
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

export function save(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    unsaved.delete(key);
  } catch {
    if (!unsaved.size) {
      main.prepend(el('p.room.notice', { role: 'alert' }, 'This browser saves nothing here: its storage is full or switched '
        + 'off. Copy your code out before you close the tab.'));
    }
    unsaved.set(key, value);
  }
}

/** Calls `changed` when another tab has saved something. */
export function onChangeElsewhere(changed) {
  addEventListener('storage', ({ key }) => {
    if (!key?.startsWith(PREFIX)) return;
    unsaved.delete(key.slice(PREFIX.length));
    changed();
  });
}

// ---- The format. What is not named here is kept.

const FORMAT = 'rust-for-ml-interviews/progress';
const text = (x) => typeof x === 'string';
const number = (x) => typeof x === 'number';
const flag = (x) => typeof x === 'boolean';
const time = (x) => text(x) && Date.parse(x) > 0;
const optional = (is) => (x) => x === undefined || is(x);
const listOf = (is) => optional((x) => Array.isArray(x) && x.every(is));
const shape = (fields) => (x) => x instanceof Object && Object.entries(fields).every(([name, is]) => is(x[name]));

const edges = optional(shape({ passed: number, of: number }));
const solve = shape({ at: time, hints: number, solution_seen: flag, edges });
const challenge = shape({ attempts: number, verdicts: number, hints: number, solves: listOf(solve) });
const mock = shape({
  at: time, minutes: number, seconds: number,
  challenges: listOf(shape({ slug: text, solved: flag, seconds: number, hints: number, edges })),
  ticks: optional(shape({ asked: flag, cost: flag, edge: flag })),
});
const file = shape({ format: (x) => x === FORMAT, version: (x) => x === 1, challenges: shape({}), mocks: listOf(mock) });
export const isProgress = (x) => file(x) && Object.values(x.challenges).every(challenge);

// ---- Progress

export const progress = () => load('progress') ?? { format: FORMAT, version: 1, challenges: {}, mocks: [] };
export const record = (slug) => ({ attempts: 0, verdicts: 0, hints: 0, solves: [], ...progress().challenges[slug] });

export function change(slug, edit) {
  const all = progress();
  const now = new Date().toISOString();
  all.challenges[slug] = { ...record(slug), last_seen: now };
  edit(all.challenges[slug], now);
  save('progress', all);
}

// A solve without `edges` has them all: that is what a solve meant before there were two tiers.
const edgesOf = (its) => its.edges?.passed ?? Infinity;
const isComplete = (its) => edgesOf(its) >= (its.edges?.of ?? 0);
const moreEdges = (one, other) => (edgesOf(other) > edgesOf(one) ? other : one);

/** The solve with the most edges, of those after `since`; undefined if there is none. */
export function best(slug, since = 0) {
  const solves = record(slug).solves.filter((its) => Date.parse(its.at) >= since);
  return solves.find(isComplete) ?? (solves.length > 0 ? solves.reduce(moreEdges) : undefined);
}
export const solved = (slug, since) => best(slug, since) !== undefined;
export const complete = (slug, since) => solved(slug, since) && isComplete(best(slug, since));
/** In seconds; Infinity without one. */
export const bestTime = (slug) => Math.min(...record(slug).solves.map((its) => (!its.solution_seen && its.seconds) || Infinity));

/** Both lists in the order of time. `join` makes one of two entries of the same instant. */
function union(ours = [], theirs = [], join) {
  const all = new Map();
  for (const its of [...ours, ...theirs]) {
    const at = Date.parse(its.at);
    all.set(at, all.has(at) ? join(all.get(at), its) : its);
  }
  return [...all.entries()].sort(([x], [y]) => x - y).map(([, its]) => its);
}

export function merge({ challenges = {}, mocks }) {
  const all = progress();
  for (const [slug, theirs] of Object.entries(challenges)) {
    const ours = record(slug);
    const both = { ...theirs, ...ours, solves: union(ours.solves, theirs.solves, moreEdges) };
    for (const name of ['attempts', 'verdicts', 'hints']) both[name] = Math.max(ours[name], theirs[name]);
    for (const name of ['solution_seen', 'last_seen']) if (theirs[name] > (ours[name] ?? '')) both[name] = theirs[name];
    all.challenges[slug] = both;
  }
  save('progress', { ...all, mocks: union(all.mocks, mocks, (one, other) => ({ ...other, ...one })) });
}
