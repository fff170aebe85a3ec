// The clock of a challenge. Kept is when it was started: it counts through a reload and under a closed lid.
'use strict';
{
  const { load, save, change } = course.store;

  const MINUTE = 60_000;
  const kept = (slug) => load(`clock/${slug}`) ?? { spent: 0, since: null };
  const set = (slug, spent, since = null) => save(`clock/${slug}`, { spent, since });
  const reset = (slug) => set(slug, 0);
  const runs = (slug) => kept(slug).since !== null;
  const elapsed = (slug, now = Date.now()) => kept(slug).spent + (runs(slug) ? Math.max(0, now - kept(slug).since) : 0);
  const stop = (slug, now) => { if (runs(slug)) set(slug, elapsed(slug, now)); };

  function start(slug) {
    if (!elapsed(slug)) change(slug, (its) => Object.assign(its, { attempts: its.attempts + 1, hints: 0 }));
    set(slug, elapsed(slug), Date.now());
  }

  const digits = (ms) => `${Math.floor(ms / MINUTE)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
  const left = (ms) => (ms > 0 ? digits(Math.ceil(ms / 1000) * 1000) : `+${digits(-ms)}`);
  const inMinutes = (ms) => (ms > 0 ? `${Math.ceil(ms / MINUTE)} min left` : 'time is up');

  course.clock = { MINUTE, reset, runs, elapsed, stop, start, digits, left, inMinutes };
}
