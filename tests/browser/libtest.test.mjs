// The answers that the tests make are those of the real libtest, of which there are recordings.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from './book.mjs';
import { checks, names } from './fixture/attempts.mjs';
import { declared, libtest } from './libtest.mjs';

const recorded = (name) => JSON.parse(read(`tests/browser/recordings/${name}.json`)).body;
// Tests run beside each other, so their order is chance; so are times and numbers of threads.
const lines = ({ stdout }) => stdout.replace(/finished in .*|\(\d+\)/g, '').split('\n').sort();

test('when all pass', () => {
  assert.deepEqual(declared(checks), names);
  assert.deepEqual(lines(libtest('checks_i', names)), lines(recorded('passes')));
});

test('when one fails', () => {
  const real = recorded('passes-core');
  const [, place, message] = /panicked at (.*:\d+:\d+):\n([^]*?)\nnote: run with/.exec(real.stdout);
  const made = libtest('checks_i', names, { large_values_do_not_overflow: message });
  assert.deepEqual(lines({ stdout: made.stdout.replace('src/lib.rs:9999:5', place) }), lines(real));
});
