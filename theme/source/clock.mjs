// The clock of a challenge. Kept is when it was started: it counts through a reload and under a closed lid.

import { load, save, change } from './store.mjs';

export const MINUTE = 60_000;
const kept = (slug) => load(`clock/${slug}`) ?? { spent: 0, since: null };
const set = (slug, spent, since = null) => save(`clock/${slug}`, { spent, since });
export const reset = (slug) => set(slug, 0);
export const runs = (slug) => kept(slug).since !== null;
export const elapsed = (slug, now = Date.now()) => kept(slug).spent + (runs(slug) ? Math.max(0, now - kept(slug).since) : 0);
export const stop = (slug, now) => { if (runs(slug)) set(slug, elapsed(slug, now)); };

export function start(slug) {
  if (!elapsed(slug)) change(slug, (its) => Object.assign(its, { attempts: its.attempts + 1, hints: 0 }));
  set(slug, elapsed(slug), Date.now());
}

export const digits = (ms) => `${Math.floor(ms / MINUTE)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
export const left = (ms) => (ms > 0 ? digits(Math.ceil(ms / 1000) * 1000) : `+${digits(-ms)}`);
export const inMinutes = (ms) => (ms > 0 ? `${Math.ceil(ms / MINUTE)} min left` : 'time is up');
