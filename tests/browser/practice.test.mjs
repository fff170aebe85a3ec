// A practice page: its clock, its editor, and what it makes of the Playground's answers.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, describe, test } from 'node:test';

import { keep, kept, newReader, practicePage, read, serveBook, slugs, startBrowser, write } from './book.mjs';
import { attempts, FIXTURE, names, serveFixture } from './fixture/attempts.mjs';
import { declared, libtest, moduleOf } from './libtest.mjs';

const SLUG = 'batch-norm';
const PAGE = practicePage(SLUG);
const STARTER = read(`listings/${SLUG}/starter.rs`);
const MINUTE = 60_000;

let book, browser, reader;
before(async () => {
  book = await serveBook();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  book.close();
});

/** Every test has a reader of its own, and leaves no trouble behind. */
async function as(options) {
  reader = await newReader(browser, book, options);
  return reader;
}
afterEach(async () => {
  const { troubles } = reader;
  await reader.context.close();
  assert.deepEqual(troubles, []);
});

const status = (page) => page.locator('p.for-ears[role="status"]');
const field = (page) => page.getByRole('textbox', { name: 'Your attempt' });
const result = (page) => page.getByRole('region', { name: 'Result' });
const named = (page, name) => page.getByRole('button', { name, exact: true });
/** Waits until `locator` says `text`. */
const says = (locator, text) => locator.filter({ hasText: text }).first().waitFor({ state: 'attached' });

describe('the clock', () => {
  const timer = (page) => page.getByRole('timer');
  const phase = (page) => page.locator('.phases [aria-current]');

  /** A page whose time stands still until the test moves it. */
  async function open() {
    await as();
    const page = await reader.context.newPage();
    await page.clock.install({ time: new Date('2030-01-01T12:00:00Z') });
    await page.goto(book.url + PAGE);
    await page.clock.pauseAt(new Date('2030-01-01T12:01:00Z'));
    return page;
  }

  test('takes its minutes from the page and waits for you', async () => {
    const page = await open();
    assert.equal(await timer(page).textContent(), '15:00');
    assert.deepEqual(await page.locator('.phases li').allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, ' '))),
      ['Understand 3 min', 'Code 9 min', 'Test 3 min']);
    await page.clock.runFor(5000);
    assert.equal(await timer(page).textContent(), '15:00');
    assert.equal(await kept(page, 'progress'), null);
  });

  test('leads through the phases, aloud, and on after the end', async () => {
    const page = await open();
    await named(page, 'Start').click();
    await says(phase(page), 'Understand');
    await says(status(page), 'The clock runs.');
    await page.clock.runFor(3 * MINUTE - 1000);
    assert.equal(await timer(page).textContent(), '12:01');
    await says(phase(page), 'Understand');
    await page.clock.runFor(1000);
    await says(phase(page), 'Code');
    await says(status(page), 'Code, 12 min left. Write the simplest version');
    assert.match(await page.title(), /^12 min left · Implement Batch Normalization/);
    await page.clock.runFor(9 * MINUTE);
    await says(phase(page), 'Test');
    await says(status(page), 'Test, 3 min left. Check your code.');
    await page.clock.runFor(3 * MINUTE);
    assert.equal(await timer(page).textContent(), '+0:00');
    await says(status(page), 'In the last five minutes of an interview: if your code works');
    await says(page.locator('.clock'), 'if your code works, run one case');
    assert.match(await page.title(), /^time is up · /);
    await page.clock.runFor(65_000);
    assert.equal(await timer(page).textContent(), '+1:05');
    assert.equal((await kept(page, 'progress')).challenges[SLUG].attempts, 1);
  });

  test('pauses, goes on and resets', async () => {
    const page = await open();
    await named(page, 'Start').click();
    await page.clock.runFor(MINUTE);
    await named(page, 'Pause').click();
    await page.clock.runFor(10 * MINUTE);
    assert.equal(await timer(page).textContent(), '14:00');
    assert.doesNotMatch(await page.title(), /min/);
    await named(page, 'Go on').click();
    await page.clock.runFor(MINUTE);
    assert.equal(await timer(page).textContent(), '13:00');
    await page.getByRole('button', { name: 'Reset the clock' }).click();
    assert.equal(await timer(page).textContent(), '15:00');
    assert.equal(await phase(page).count(), 0);
    assert.equal((await kept(page, 'progress')).challenges[SLUG].attempts, 1);
  });

  test('survives a reload', async () => {
    const page = await open();
    await named(page, 'Start').click();
    await page.clock.runFor(4 * MINUTE);
    await page.reload();
    await page.clock.runFor(1000);
    assert.match(await timer(page).textContent(), /^1[01]:\d\d$/);
    await says(phase(page), 'Code');
    await named(page, 'Pause').waitFor();
  });

  test('counts under a closed lid', async () => {
    const page = await open();
    await named(page, 'Start').click();
    // All timers stand still, then each fires at most once.
    await page.clock.fastForward(13 * MINUTE);
    await says(phase(page), 'Test');
    assert.match(await timer(page).textContent(), /^2:0\d$|^1:5\d$/);
  });

  test('loses nothing when the computer is set back', async () => {
    const page = await open();
    await keep(page, `clock/${SLUG}`, { spent: 2 * MINUTE, since: new Date('2030-01-02').getTime() });
    await page.reload();
    assert.equal(await timer(page).textContent(), '13:00');
  });

  test('shows the same in two tabs', async () => {
    const page = await open();
    const other = await reader.open(PAGE);
    await named(other, 'Start').click();
    await page.clock.runFor(1000);
    await named(page, 'Pause').click();
    await named(other, 'Go on').waitFor();
  });

  test('stands beside the link to the solution', async () => {
    const page = await open();
    const link = page.getByRole('link', { name: 'the solution' });
    const warning = () => page.locator(`#solution-warning`).textContent();
    assert.equal(await link.getAttribute('aria-describedby'), 'solution-warning');
    assert.equal(await warning(), 'That page gives the whole answer. Your clock is not running.');
    await named(page, 'Start').click();
    await page.clock.runFor(5 * MINUTE);
    assert.equal(await warning(), 'That page gives the whole answer. Your clock still runs: 10 min left.');
    await link.click();
    await page.waitForURL(/solutions/);
    assert.ok((await kept(page, 'progress')).challenges[SLUG].solution_seen);
  });
});

describe('the editor', () => {
  test('keeps each keystroke, through a reload and in another tab', async () => {
    await as();
    const page = await reader.open(PAGE);
    const other = await reader.open(PAGE);
    await field(page).press('Control+Home');
    await field(page).pressSequentially('// mine');
    await page.reload();
    assert.equal(await field(page).inputValue(), `// mine${STARTER.trimEnd()}`);
    await page.waitForFunction(() => document.querySelector('.editor code').textContent.startsWith('// mine'));
    assert.equal(await field(other).inputValue(), `// mine${STARTER.trimEnd()}`);
    const third = await reader.open(PAGE);
    assert.equal(await field(third).inputValue(), `// mine${STARTER.trimEnd()}`);
  });

  test('numbers and colours what is typed', async () => {
    await as();
    const page = await reader.open(PAGE);
    await write(page, 'fn a() {\n    1\n}\n');
    assert.equal(await page.locator('.numbers').textContent(), '1\n2\n3\n4');
    assert.equal(await page.locator('.editor .hljs-keyword').textContent(), 'fn');
    const heights = await page.locator('.editor > *').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
    assert.deepEqual(new Set(heights).size, 1, `block, field and numbers have other heights: ${heights}`);
  });

  test('indents, and lets go of Tab after Escape', async () => {
    await as();
    const page = await reader.open(PAGE);
    await write(page, '');
    await page.keyboard.type('fn a() {');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('x');
    assert.equal(await field(page).inputValue(), 'fn a() {\n    1\n        x');
    await page.keyboard.press('Control+z');
    assert.notEqual(await field(page).inputValue(), 'fn a() {\n    1\n        x');
    await write(page, 'a\nb');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Tab');
    assert.equal(await field(page).inputValue(), '    a\n    b');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Check my code');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
    await page.keyboard.press('Shift+Tab');
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  });

  test('asks once before a reset, and can undo it after a reload', async () => {
    await as();
    const page = await reader.open(PAGE);
    await write(page, 'fn mine() {}');
    const questions = [];
    page.once('dialog', (dialog) => { questions.push(dialog.message()); return dialog.dismiss(); });
    await named(page, 'Reset to the starter').click();
    assert.equal(await field(page).inputValue(), 'fn mine() {}');
    page.once('dialog', (dialog) => { questions.push(dialog.message()); return dialog.accept(); });
    await named(page, 'Reset to the starter').click();
    assert.equal(await field(page).inputValue(), STARTER.trimEnd());
    assert.equal(questions.length, 2);
    await page.reload();
    await named(page, 'Undo the reset').click();
    assert.equal(await field(page).inputValue(), 'fn mine() {}');
    assert.equal(await named(page, 'Undo the reset').isVisible(), false);
  });

  test('offers both texts when the starter has changed', async () => {
    await as();
    const page = await reader.open(PAGE);
    await keep(page, `attempt/${SLUG}`, { text: 'my code', starter: 'an older starter' });
    await page.reload();
    assert.equal(await field(page).inputValue(), 'my code');
    await page.getByText('The new starter', { exact: true }).click();
    assert.equal(await page.locator('.notice pre').textContent(), STARTER.trimEnd());
    await named(page, 'Take the new starter').click();
    assert.equal(await field(page).inputValue(), STARTER.trimEnd());
    await named(page, 'Undo the reset').click();
    assert.equal(await field(page).inputValue(), 'my code');
    await page.reload();
    assert.equal(await page.getByText('The starter has changed').count(), 0);

    await keep(page, `attempt/${SLUG}`, { text: 'my code', starter: 'an older starter' });
    await page.reload();
    await named(page, 'Keep my code').click();
    await page.reload();
    assert.equal(await page.getByText('The starter has changed').count(), 0);
    assert.equal(await field(page).inputValue(), 'my code');

    // Who has typed nothing has nothing to choose.
    await keep(page, `attempt/${SLUG}`, { text: 'an older starter', starter: 'an older starter' });
    await page.reload();
    assert.equal(await field(page).inputValue(), STARTER.trimEnd());
    assert.equal(await page.getByText('The starter has changed').count(), 0);
  });

  for (const [what, breakStorage] of [
    ['switched off', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })],
    ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
  ]) {
    test(`says once that storage is ${what}, and works on`, async () => {
      await as();
      await reader.context.addInitScript(breakStorage);
      const page = await reader.open(PAGE);
      await named(page, 'Start').click();
      await named(page, 'Pause').waitFor();
      await write(page, 'fn a() {}');
      await write(page, 'fn b() {}');
      assert.equal(await field(page).inputValue(), 'fn b() {}');
      assert.equal(await page.getByText('This browser saves nothing here').count(), 1);
    });
  }
});

const CORS = { 'Access-Control-Allow-Origin': '*' };
const headline = (page) => result(page).locator('strong').first().textContent();
const items = (page, state) => result(page).locator(`li.${state}`);

test('each challenge has its starter in the editor, sends its own checks byte for byte below the attempt, and is solved when they pass', async () => {
  let sent;
  await as({ playground: (code, route, request) => {
    sent = request.postDataJSON();
    const [, itsChecks] = code.split(/^mod checks_\w+ \{$/m);
    return route.fulfill({ json: libtest(moduleOf(code), declared(itsChecks)), headers: CORS });
  } });
  // One tab for all of them: to open one takes longer than what is tested.
  const page = await reader.context.newPage();
  for (const [i, slug] of slugs.entries()) {
    await page.goto(book.url + practicePage(slug));
    const starter = await field(page).inputValue();
    await write(page, '// line 1\n// line 2');
    await named(page, 'Check my code').click();
    await says(result(page), 'Complete: every check passed.');
    const marked = await page.locator('#mdbook-sidebar :is(a.solved, a.complete)').evaluateAll((all) => all.map((it) => it.href));
    const { code, ...settings } = sent;
    const seen = { starter, code, settings, headline: await headline(page), passed: await items(page, 'passed').count(), marked };

    const itsChecks = read(`listings/${slug}/tests/checks.rs`);
    const all = declared(itsChecks).length;
    const edges = declared(itsChecks.split(/^\/\/ ---- Edges/m)[1] ?? '').length;
    assert.deepEqual(seen, {
      starter: read(`listings/${slug}/starter.rs`).trimEnd(),
      code: `// line 1\n// line 2\nextern crate self as ${slug.replaceAll('-', '_')};\n#[cfg(test)]\nmod checks_i {\n${itsChecks}}\n`,
      settings: { channel: 'stable', mode: 'debug', edition: '2024', crateType: 'lib', tests: true, backtrace: false },
      headline: `Core: ${all - edges} of ${all - edges}. ${edges ? `Edges: ${edges} of ${edges}. ` : ''}Complete: every check passed.`,
      passed: all,
      marked: slugs.slice(0, i + 1).map((its) => book.url + practicePage(its)),
    });
  }
});

describe('checking', () => {
  const recordingOf = (name) => JSON.parse(read(`tests/browser/recordings/${name}.json`));
  /** The fixture's page, whose Playground gives the recorded answer, if the page sends the code that it was recorded for. */
  async function answeredBy(name) {
    const recording = recordingOf(name);
    return openFixture((code, route) => {
      const sent = createHash('sha256').update(code).digest('hex');
      assert.equal(sent, recording.sent, `the code sent for "${name}" has changed: run \`npm run record\``);
      return route.fulfill({ status: recording.status, json: recording.body, headers: CORS });
    });
  }
  async function openFixture(playground) {
    await as({ playground });
    await serveFixture(reader, book);
    return reader.open(FIXTURE);
  }
  async function check(name) {
    const page = await answeredBy(name);
    await write(page, attempts[name]);
    await named(page, 'Check my code').click();
    await result(page).waitFor();
    return page;
  }
  const open = (page) => result(page).locator('details[open] pre').allTextContents();
  const line = (name, text) => attempts[name].split('\n').findIndex((it) => it.includes(text)) + 1;
  const recordOf = async (page) => (await kept(page, 'progress')).challenges.fixture;

  test('never names the module of the checks twice alike', async () => {
    const modules = new Set();
    await as({ playground: (code, route) => { modules.add(moduleOf(code)); return route.abort(); } });
    await reader.context.addInitScript(() => {
      let n = 0.1;
      Math.random = () => (n += 0.01);
    });
    const page = await reader.open(PAGE);
    for (let i = 1; i <= 3; i += 1) {
      await named(page, 'Check my code').click();
      await named(page, 'Check my code').waitFor();
      await page.waitForFunction(() => document.querySelector('.primary').ariaDisabled === null);
    }
    assert.equal(modules.size, 3);
  });

  test('a right attempt passes, stops the clock and counts once', async () => {
    const page = await answeredBy('passes');
    await named(page, 'Start').click();
    await write(page, attempts.passes);
    await page.keyboard.press('Control+Enter');
    await result(page).waitFor();
    assert.match(await headline(page), /^Core: 3 of 3 in 0:0\d\. Edges: 2 of 2\. Complete: every check passed\.$/);
    assert.equal(await items(page, 'passed').count(), 5);
    await named(page, 'Go on').waitFor();
    const { solves, verdicts } = await recordOf(page);
    assert.equal(solves.length, 1);
    assert.equal(verdicts, 1);
    assert.equal(solves[0].solution_seen, false);
    assert.deepEqual(solves[0].edges, { passed: 2, of: 2 });
    assert.ok(solves[0].seconds > 0 && solves[0].seconds < 60);
    // The same code again is no second solve.
    await named(page, 'Check my code').click();
    await says(result(page), 'Core: 3 of 3. Edges: 2 of 2. Complete: every check passed.');
    assert.equal((await recordOf(page)).solves.length, 1);
  });

  test('a pass without the clock has no time', async () => {
    const page = await check('passes');
    assert.equal(await headline(page), 'Core: 3 of 3. Edges: 2 of 2. Complete: every check passed.');
    assert.equal((await recordOf(page)).solves[0].seconds, undefined);
  });

  test('the core alone solves it and stops the clock, and shows which edges are open', async () => {
    const page = await answeredBy('passes-core');
    await named(page, 'Start').click();
    await write(page, attempts['passes-core']);
    await named(page, 'Check my code').click();
    await result(page).waitFor();
    assert.match(await headline(page), /^Core: 3 of 3 in 0:0\d\. This would pass in the room\. Edges: 1 of 2\.$/);
    await says(result(page), 'Then go on with the edges below');
    assert.deepEqual(await items(page, 'failed').locator('summary').allTextContents(), ['large_values_do_not_overflow edge']);
    assert.match((await open(page))[0], /likely mistake: the sum comes before the division/);
    await named(page, 'Go on').waitFor();
    const { solves: [solve] } = await recordOf(page);
    assert.deepEqual(solve.edges, { passed: 1, of: 2 });
    assert.ok(solve.seconds < 60);
  });

  test('a later verdict raises the edges of the last solve and never lowers them', async () => {
    const failing = [{ large_values_do_not_overflow: 'a', the_first_nan_is_named: 'b' }, {}, { large_values_do_not_overflow: 'a' }];
    const page = await openFixture((code, route) => route.fulfill({ json: libtest(moduleOf(code), names, failing.shift()), headers: CORS }));
    for (const [edges, kind] of [[0, 'would pass in the room'], [2, 'Complete'], [2, 'would pass in the room']]) {
      await named(page, 'Check my code').click();
      await says(result(page), kind);
      const { solves } = await recordOf(page);
      assert.deepEqual(solves.map((its) => its.edges), [{ passed: edges, of: 2 }]);
    }
  });

  test('a solve of before the tiers has every edge, and stays so', async () => {
    const page = await openFixture((code, route) => route.fulfill({ json: libtest(moduleOf(code), names, { large_values_do_not_overflow: 'a' }), headers: CORS }));
    const old = { at: '2026-01-01T00:00:00.000Z', seconds: 100, hints: 0, solution_seen: false };
    await keep(page, 'progress', { format: 'rust-for-ml-interviews/progress', version: 1, mocks: [], challenges: { fixture: { attempts: 1, verdicts: 1, hints: 0, solves: [old] } } });
    await named(page, 'Check my code').click();
    await says(result(page), 'Edges: 1 of 2');
    assert.deepEqual((await recordOf(page)).solves, [old]);
  });

  test('a wrong attempt shows its first failure in full, the core’s before the edges’, and folds the rest', async () => {
    const page = await check('fails');
    assert.equal(await headline(page), 'Core: 2 of 3. Not a pass yet. Edges: 1 of 2.');
    assert.deepEqual(await items(page, 'failed').locator('summary').allTextContents(), ['nothing_has_no_mean', 'large_values_do_not_overflow edge']);
    assert.deepEqual(await open(page), ['assertion `left == right` failed: likely mistake: 0 / 0\n  left: Ok(NaN)\n right: Err(Empty)']);
    assert.deepEqual(await items(page, 'passed').allTextContents(), ['one_value_is_its_own_mean', 'two_values_meet_in_the_middle', 'the_first_nan_is_named edge']);
    await says(status(page), 'Core: 2 of 3.');
    const { solves, verdicts } = await recordOf(page);
    assert.deepEqual([solves.length, verdicts], [0, 1]);
  });

  test('the starter fails every check', async () => {
    const page = await check('starter');
    assert.equal(await headline(page), 'Core: 0 of 3. Not a pass yet. Edges: 0 of 2.');
    assert.match((await open(page))[0], new RegExp(`^Line ${line('starter', 'todo!')} of your code:\nnot yet implemented: the mean of \\d values$`));
  });

  test('a compile error has rustc’s words and the reader’s line numbers', async () => {
    const page = await check('type-error');
    assert.equal(await headline(page), 'It does not compile.');
    const words = await result(page).locator('pre').textContent();
    assert.match(words, /^error\[E0308\]: mismatched types/m);
    assert.match(words, new RegExp(`--> src/lib.rs:${line('type-error', '"two"')}:`));
    assert.doesNotMatch(words, /Compiling/);
  });

  test('an error in the checks is said to be there', async () => {
    const page = await check('missing-function');
    assert.equal(await headline(page), 'It does not compile.');
    const lines = attempts['missing-function'].split('\n').length;
    await says(result(page), `Your code ends at line ${lines}. After it come the checks, which call it.`);
  });

  test('a panic names the reader’s line', async () => {
    const page = await check('panics');
    assert.equal((await open(page))[0], `Line ${line('panics', '[0.0; 3]')} of your code:\nindex out of bounds: the len is 3 but the index is 4`);
  });

  for (const name of ['exits', 'fakes', 'overflows']) {
    test(`an attempt that ${name} is incomplete, not passed`, async () => {
      const page = await check(name);
      assert.match(await headline(page), /^Incomplete: the run ended before every check had reported\. \d of 5 passed\.$/);
      await says(result(page), 'Does your code end the program, overflow its stack');
      assert.ok(await items(page, 'silent').count() > 0);
      assert.deepEqual((await recordOf(page)).solves, []);
    });
  }

  test('a run in which the core passes and an edge is silent counts for nothing', async () => {
    const page = await openFixture((code, route) => route.fulfill({ json: libtest(moduleOf(code), names.slice(0, -1)), headers: CORS }));
    await named(page, 'Check my code').click();
    await says(result(page), 'Incomplete: the run ended before every check had reported. 4 of 5 passed.');
    assert.deepEqual((await recordOf(page)).solves, []);
  });

  test('the reader’s own tests do not count', async () => {
    const page = await check('own-tests');
    assert.equal(await headline(page), 'Core: 3 of 3. Edges: 2 of 2. Complete: every check passed.');
  });

  test('markup in the output stays text', async () => {
    const page = await check('markup');
    page.on('dialog', () => assert.fail('a script ran'));
    assert.match((await open(page))[0], /<img src=x onerror=alert\(1\)><script>alert\(2\)<\/script>/);
    await result(page).getByText('Everything that was printed').click();
    assert.equal(await result(page).locator('img, script').count(), 0);
  });

  describe('without an answer', () => {
    const whole = { success: true, exitDetail: '', stdout: '', stderr: '' };
    for (const [what, playground, said] of [
      ['offline', (_, route) => route.abort('internetdisconnected'), 'The Rust Playground could not be reached. Are you online?'],
      ['a loop', null, 'The Rust Playground stopped after ten seconds. A loop in your code may never end'],
      ['error 500', (_, route) => route.fulfill({ status: 500, body: 'oops', headers: CORS }), 'a problem of its own (error 500).'],
      ['error 503 in HTML', (_, route) => route.fulfill({ status: 503, body: '<h1>503</h1>', headers: CORS }), 'a problem of its own (error 503).'],
      ['HTML', (_, route) => route.fulfill({ body: '<p>Hello</p>', headers: CORS }), 'an answer that this page does not understand.'],
      ['null', (_, route) => route.fulfill({ json: null, headers: CORS }), 'an answer that this page does not understand.'],
      ['other fields', (_, route) => route.fulfill({ json: { ...whole, stdout: 1 }, headers: CORS }), 'an answer that this page does not understand.'],
    ]) {
      test(`(${what}) says what to do and keeps the attempt`, async () => {
        const page = playground ? await openFixture(playground) : await answeredBy('loops');
        const code = playground ? 'fn mine() {}' : attempts.loops;
        await write(page, code);
        await named(page, 'Check my code').click();
        await says(result(page), said);
        await says(result(page), 'Your code is kept. Try again, or check it on your own machine: cargo drill check fixture');
        await page.reload();
        assert.equal(await field(page).inputValue(), code);
        assert.equal((await kept(page, 'progress')), null);
      });
    }

    test('(silence) gives up after half a minute', async () => {
      await as({ playground: () => {} });
      const page = await reader.context.newPage();
      await page.clock.install();
      await page.goto(book.url + PAGE);
      await named(page, 'Check my code').click();
      await named(page, 'Checking …').waitFor();
      // A second press does not ask again.
      await named(page, 'Checking …').click({ force: true });
      await page.clock.fastForward(30_000);
      await says(result(page), 'has not answered for 30 seconds. It may be busy.');
      await named(page, 'Check my code').waitFor();
    });

    test('(empty output) is incomplete', async () => {
      const page = await openFixture((_, route) => route.fulfill({ json: whole, headers: CORS }));
      await named(page, 'Check my code').click();
      await says(result(page), '0 of 5 passed.');
    });
  });

  test('counts the hints that were opened', async () => {
    await as();
    const page = await reader.open(PAGE);
    await named(page, 'Start').click();
    for (const hint of ['Hint 1', 'Hint 2']) await page.getByText(hint).click();
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('rust-for-ml-interviews/1/progress')).challenges['batch-norm'].hints === 2);
  });
});

test('all of it works by keyboard', async () => {
  const { body } = JSON.parse(read('tests/browser/recordings/fails.json'));
  await as({ playground: (_, route) => route.fulfill({ json: body, headers: CORS }) });
  await serveFixture(reader, book);
  const page = await reader.open(FIXTURE);
  const focused = () => page.evaluate(() => (document.activeElement.tagName === 'TEXTAREA' ? 'the editor' : document.activeElement.textContent));
  /** Presses Tab until `name` has the focus, which must show. */
  async function tabTo(name) {
    for (let i = 0; i < 80; i += 1) {
      if (await focused() === name) {
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement.closest('.editor') ?? document.activeElement).outlineStyle);
        assert.notEqual(outline, 'none', `${name} has the focus and does not show it`);
        return;
      }
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${name}`);
  }
  await tabTo('Start');
  await page.keyboard.press('Enter');
  await named(page, 'Pause').waitFor();
  await tabTo('the editor');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('fn mine() {}');
  await page.keyboard.press('Escape');
  await tabTo('Check my code');
  await page.keyboard.press('Enter');
  await says(result(page), 'Core: 2 of 3. Not a pass yet.');
  await tabTo('large_values_do_not_overflow edge');
  await page.keyboard.press('Enter');
  await says(page.locator('details[open] pre'), 'the sum comes before the division');
});
