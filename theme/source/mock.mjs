// The mock interview under way: one clock over several challenges. To open a challenge starts its own clock and stops the others'.

import { MINUTE, runs, reset, elapsed, start, stop } from './clock.mjs';
import { el, button, link } from './dom.mjs';
import { load, save, record, best, solved, complete, merge } from './store.mjs';

export const current = () => load('mock');
export const has = (slug) => Boolean(current()?.challenges.some((its) => its.slug === slug));
export const left = () => current().began + current().minutes * MINUTE - Date.now();

export const ASKED = ['very often', 'often', 'sometimes'];

/** Those not solved come first, of these what is asked most, and then chance decides. */
export function draw(pool, minutes) {
  const rank = ({ slug, asked }) => (solved(slug) ? ASKED.length : 0) + Math.max(0, ASKED.indexOf(asked)) + Math.random();
  const ranked = pool.map((its) => ({ its, rank: rank(its) })).sort((x, y) => x.rank - y.rank).map(({ its }) => its);
  return ranked.filter((its) => {
    if (its.minutes > minutes) return false;
    minutes -= its.minutes;
    return true;
  });
}

export function begin(challenges, minutes) {
  for (const { slug } of challenges) reset(slug);
  save('mock', { began: Date.now(), minutes, challenges });
}

export function enter(slug) {
  for (const its of current().challenges) if (its.slug !== slug) stop(its.slug);
  if (!runs(slug) && !solved(slug, current().began)) start(slug);
}

/** Ends it and keeps the record. Without `now` only if its time is over, or if nothing is left to do. */
export function end(now) {
  if (!current()) return;
  const { began, minutes, challenges } = current();
  if (!now && left() > 0 && !challenges.every(({ slug }) => complete(slug, began))) return;
  const over = Date.now() + Math.min(0, left());
  const results = challenges.map(({ slug }) => {
    stop(slug, over);
    const [spent, edges] = [elapsed(slug), best(slug, began)?.edges];
    return { slug, solved: solved(slug, began), seconds: spent / 1000, hints: spent ? record(slug).hints : 0, ...edges && { edges } };
  });
  merge({ mocks: [{ at: new Date(began).toISOString(), minutes, seconds: (over - began) / 1000, challenges: results }] });
  save('mock', null);
}

/** Its challenges and the button that ends it, after which `after` is called. */
export function panel(after) {
  const { began, challenges } = current();
  const mark = (slug) => (complete(slug, began) ? 'li.complete' : solved(slug, began) ? 'li.solved' : 'li');
  return [
    el('ol', ...challenges.map((its) => el(mark(its.slug), link(its), `, ${its.minutes} min`))),
    button('End the interview', () => {
      end(true);
      after();
    }),
  ];
}
