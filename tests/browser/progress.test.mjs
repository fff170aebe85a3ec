// The progress page and the file that it exchanges with drill; the mock interview.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { chapterTitles, keep, kept, minutes, newReader, practicePage, serveBook, slugs, startBrowser, titles } from './book.mjs';
import { chapters, serveChapters } from './fixture/chapters.mjs';

const DAY = '2030-01-01T12:00:00Z';
const solve = (more) => ({ at: DAY, seconds: 300, hints: 0, solution_seen: false, ...more });
const record = (more) => ({ attempts: 1, verdicts: 1, hints: 0, last_seen: DAY, solves: [], ...more });
const progress = (challenges, more) => ({ format: 'rust-for-ml-interviews/progress', version: 1, challenges, mocks: [], ...more });

let book, browser, reader;
before(async () => {
  book = await serveBook();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  book.close();
});
beforeEach(async () => { reader = await newReader(browser, book); });
afterEach(async () => {
  await reader.context.close();
  assert.deepEqual(reader.troubles, []);
});

const rows = (page) => page.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].slice(1, 3).map((cell) => cell.textContent)));

describe('the progress page', () => {
  test('lists every challenge and names the first', async () => {
    const page = await reader.open('progress.html');
    assert.deepEqual(await rows(page), slugs.map(() => ['not started', '']));
    await page.getByText(`Solved: 0 of ${slugs.length}. Complete: 0. Next: ${titles.get(slugs[0])}, ${minutes.get(slugs[0])} minutes.`).waitFor();
    assert.equal(await page.locator('main select option').count(), chapterTitles.length > 1 ? 1 + chapterTitles.length : 0);
  });

  test('tells attempted, solved and complete apart, and names what to do next', async () => {
    const page = await reader.open('progress.html');
    await keep(page, 'progress', progress({
      [slugs[0]]: record({ solves: [solve(), solve({ at: '2030-01-02T12:00:00Z', seconds: 245.6 }), solve({ at: '2030-01-03T12:00:00Z', seconds: 10, solution_seen: true })] }),
      [slugs[1]]: record({ solves: [solve({ edges: { passed: 3, of: 6 } }), solve({ at: '2030-01-02T12:00:00Z', edges: { passed: 1, of: 6 } })] }),
      [slugs[3]]: record({ solution_seen: DAY }),
      'from-another-edition': record({ solves: [solve()] }),
    }));
    await keep(page, `attempt/${slugs[4]}`, { text: 'x', starter: 'y' });
    await page.reload();
    const shown = await rows(page);
    assert.deepEqual(shown.slice(0, 5), [['complete', '4:05'], ['solved, edges 3 of 6', '5:00'], ['not started', ''], ['attempted, solution seen', ''], ['attempted', '']]);
    assert.match(await page.locator('#room').textContent(), new RegExp(`^Solved: 2 of ${slugs.length}\\. Complete: 1\\. Next: ${titles.get(slugs[3])}`));
    const marked = (kind) => page.locator(`#mdbook-sidebar a.${kind}`).evaluateAll((all) => all.map((it) => it.href.split('/').slice(-2).join('/')));
    assert.deepEqual(await marked('complete'), [practicePage(slugs[0])]);
    assert.deepEqual(await marked('solved'), [practicePage(slugs[1])]);
    const spoken = (kind) => page.locator(`#mdbook-sidebar a.${kind}`).evaluate((it) => getComputedStyle(it, '::after').content);
    assert.deepEqual([await spoken('solved'), await spoken('complete')], ['" ✓" / " solved"', '" ★" / " complete"']);
  });

  test('names open edges when all is solved, and then nothing', async () => {
    const page = await reader.open('progress.html');
    const all = Object.fromEntries(slugs.map((slug) => [slug, record({ solves: [solve()] })]));
    await keep(page, 'progress', progress({ ...all, [slugs[2]]: record({ solves: [solve({ edges: { passed: 0, of: 2 } })] }) }));
    await page.reload();
    assert.equal(await page.locator('#room').textContent(),
      `Solved: ${slugs.length} of ${slugs.length}. Complete: ${slugs.length - 1}. Next: the open edges of ${titles.get(slugs[2])}.`);
    await keep(page, 'progress', progress(all));
    await page.reload();
    assert.equal(await page.locator('#room').textContent(), `Solved: ${slugs.length} of ${slugs.length}. Complete: ${slugs.length}. `);
  });

  test('counts by chapter and shows one alone, also after a reload', async () => {
    await serveChapters(reader, book);
    const page = await reader.open('progress.html');
    const [first, second] = chapters;
    await keep(page, 'progress', progress({
      [first.challenges[0].slug]: record({ solves: [solve()] }),
      [first.challenges[1].slug]: record({ solves: [solve({ edges: { passed: 1, of: 2 } })] }),
      [second.challenges[1].slug]: record({ solves: [solve()] }),
    }));
    await page.reload();
    const counts = page.locator('h3 + p');
    assert.deepEqual(await counts.allTextContents(), ['Solved: 2 of 3. Complete: 1.', 'Solved: 1 of 2. Complete: 1.', 'Solved: 0 of 1. Complete: 0.']);
    const shown = () => page.locator('main h3').filter({ visible: true }).allTextContents();
    assert.deepEqual(await shown(), chapters.map(({ title }) => title));
    await page.getByRole('combobox', { name: 'Show' }).selectOption(second.title);
    assert.deepEqual(await shown(), [second.title]);
    assert.equal(await page.locator('tbody tr').filter({ visible: true }).count(), second.challenges.length);
    await page.reload();
    assert.deepEqual(await shown(), [second.title]);
    // All are counted whatever is shown.
    await page.getByText('Solved: 3 of 6. Complete: 2. Next:').waitFor();
    // A link to a chapter that is not shown shows it.
    await page.goto(`${book.url}progress.html#chapter-0`);
    await page.getByRole('heading', { name: first.title }).waitFor();
    assert.deepEqual(await shown(), [first.title]);
    await page.getByRole('combobox', { name: 'Show' }).selectOption('All chapters');
    assert.equal((await shown()).length, chapters.length);
    // A chapter that the book no longer has hides nothing.
    await keep(page, 'chapter', 'An old title');
    await page.reload();
    assert.equal((await shown()).length, chapters.length);
    assert.equal(await page.getByRole('combobox', { name: 'Show' }).evaluate((it) => it.selectedIndex), 0);
  });

  test('follows another tab', async () => {
    const page = await reader.open('progress.html');
    const other = await reader.open('introduction.html');
    await keep(other, 'progress', progress({ [slugs[0]]: record({ solves: [solve()] }) }));
    await page.getByText(`Solved: 1 of ${slugs.length}.`).first().waitFor();
  });
});

describe('the file', () => {
  const load = async (page, text, name = 'progress.json') => {
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('p[role="status"]').filter({ hasText: name }).waitFor();
    return page.locator('p[role="status"]').filter({ hasText: name }).textContent();
  };

  test('that is exported can be imported elsewhere, once or twice', async () => {
    const page = await reader.open('progress.html');
    const mine = progress({ [slugs[0]]: record({ solves: [solve()], later_field: 'stays' }), 'another-edition': record() }, {
      mocks: [{ at: DAY, minutes: 30, seconds: 100, challenges: [{ slug: slugs[0], solved: true, seconds: 90, hints: 1 }] }],
    });
    await keep(page, 'progress', mine);
    await page.reload();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export to a file' }).click()]);
    assert.equal(download.suggestedFilename(), 'rust-for-ml-interviews.json');
    const text = readFileSync(await download.path(), 'utf8');
    assert.deepEqual(JSON.parse(text), mine);

    // Another computer, on which something else was done.
    await keep(page, 'progress', progress({ [slugs[0]]: record({ attempts: 3, solves: [solve({ at: '2029-01-01T00:00:00Z', seconds: 200 })] }), [slugs[1]]: record() }));
    await page.reload();
    for (let i = 0; i < 2; i += 1) {
      assert.equal(await load(page, text), 'progress.json is imported.');
      const both = await kept(page, 'progress');
      assert.deepEqual(Object.keys(both.challenges).sort(), ['another-edition', slugs[0], slugs[1]].sort());
      assert.deepEqual(both.challenges[slugs[0]].solves.map(({ at }) => at), ['2029-01-01T00:00:00Z', DAY]);
      assert.equal(both.challenges[slugs[0]].attempts, 3);
      assert.equal(both.challenges[slugs[0]].later_field, 'stays');
      assert.equal(both.mocks.length, 1);
    }
    assert.deepEqual((await rows(page))[0], ['complete', '3:20']);
  });

  test('of drill is imported', async () => {
    const page = await reader.open('progress.html');
    // With what drill leaves out when it is empty, and with times to the nanosecond.
    const drill = { format: 'rust-for-ml-interviews/progress', version: 1, challenges: {
      [slugs[0]]: { attempts: 2, verdicts: 7, hints: 1, last_seen: '2030-01-01T12:00:00.123456789Z',
        solves: [{ at: '2030-01-01T12:00:00.123456789Z', seconds: 61.5, hints: 1, solution_seen: false }] },
      [slugs[1]]: { attempts: 1, verdicts: 0, hints: 0 },
    } };
    assert.equal(await load(page, JSON.stringify(drill)), 'progress.json is imported.');
    assert.deepEqual((await rows(page)).slice(0, 2), [['complete', '1:01'], ['attempted', '']]);
  });

  test('joins two solves of one instant by the more edges, and a solve of before the tiers has all', async () => {
    const page = await reader.open('progress.html');
    const withEdges = (edges) => record({ solves: [solve(edges && { edges })] });
    const [few, more] = [{ passed: 1, of: 4 }, { passed: 3, of: 4 }];
    const cases = [[few, more, more], [more, few, more], [undefined, few, undefined], [few, undefined, undefined]];
    const all = (side) => progress(Object.fromEntries(cases.map((its, i) => [slugs[i], withEdges(its[side])])));
    await keep(page, 'progress', all(0));
    await page.reload();
    assert.equal(await load(page, JSON.stringify(all(1))), 'progress.json is imported.');
    const { challenges } = await kept(page, 'progress');
    assert.deepEqual(cases.map((_, i) => challenges[slugs[i]].solves.map((its) => its.edges)), cases.map((its) => [its[2]]));
  });

  test('brings the ticks of a mock interview that this browser has without them', async () => {
    const page = await reader.open('progress.html');
    const mock = { at: DAY, minutes: 30, seconds: 100, challenges: [{ slug: slugs[0], solved: true, seconds: 90, hints: 1, edges: { passed: 0, of: 2 } }] };
    const ticks = { asked: true, cost: false, edge: true };
    await keep(page, 'progress', progress({}, { mocks: [mock] }));
    await page.reload();
    await load(page, JSON.stringify(progress({}, { mocks: [{ ...mock, ticks }] })));
    assert.deepEqual((await kept(page, 'progress')).mocks, [{ ...mock, ticks }]);
    await load(page, JSON.stringify(progress({}, { mocks: [mock] })));
    assert.deepEqual((await kept(page, 'progress')).mocks, [{ ...mock, ticks }]);
  });

  const good = progress({ [slugs[0]]: record({ solves: [solve()] }) });
  for (const [what, text] of [
    ['is empty', ''],
    ['is no JSON', '{'],
    ['is null', 'null'],
    ['is a list', '[]'],
    ['is of another program', '{"version":1,"challenges":{}}'],
    ['is of a later edition', JSON.stringify({ ...good, version: 2 })],
    ['has a list of challenges', JSON.stringify({ ...good, challenges: 'all' })],
    ['has a record that is none', JSON.stringify({ ...good, challenges: { [slugs[0]]: null } })],
    ['has no counts', JSON.stringify({ ...good, challenges: { [slugs[0]]: { solves: [] } } })],
    ['has a solve without a time', JSON.stringify({ ...good, challenges: { [slugs[0]]: record({ solves: [solve({ at: 'yesterday' })] }) } })],
    ['has solves that are no list', JSON.stringify({ ...good, challenges: { [slugs[0]]: record({ solves: 3 }) } })],
    ['has edges that are no count', JSON.stringify({ ...good, challenges: { [slugs[0]]: record({ solves: [solve({ edges: 'all' })] }) } })],
    ['has a mock interview whose edges are no count', JSON.stringify({ ...good, mocks: [{ at: DAY, minutes: 1, seconds: 1, challenges: [{ slug: slugs[0], solved: true, seconds: 1, hints: 0, edges: [] }] }] })],
    ['has a mock interview with other ticks', JSON.stringify({ ...good, mocks: [{ at: DAY, minutes: 1, seconds: 1, challenges: [], ticks: { asked: 1 } }] })],
    ['has a mock interview of nothing', JSON.stringify({ ...good, mocks: [{ at: DAY, minutes: 1, seconds: 1, challenges: [{}] }] })],
  ]) {
    test(`that ${what} is refused, and nothing changes`, async () => {
      const page = await reader.open('progress.html');
      const before = progress({ [slugs[1]]: record() });
      await keep(page, 'progress', before);
      await page.reload();
      assert.match(await load(page, text, 'bad.json'), /^bad\.json is no progress file of this book, or damaged\. Nothing has changed\. Choose/);
      assert.deepEqual(await kept(page, 'progress'), before);
    });
  }
});

describe('a mock interview', () => {
  const fractions = [0.1, 0.9, 0.3, 0.7, 0.5, 0.2, 0.8];
  /** The mock page, with time standing still and chance known. */
  async function open() {
    await reader.context.addInitScript((all) => {
      let i = 0;
      Math.random = () => all[i++ % all.length];
    }, fractions);
    const page = await reader.context.newPage();
    await page.clock.install({ time: new Date(DAY) });
    await page.goto(`${book.url}mock-interview.html`);
    await page.clock.pauseAt(new Date(Date.parse(DAY) + 60_000));
    return page;
  }
  const begin = (page, length) => page.getByRole('button', { name: `Start ${length} minutes` }).click();

  for (const length of [30, 45, 60]) {
    test(`of ${length} minutes draws what fits`, async () => {
      const page = await open();
      await begin(page, length);
      const { challenges } = await kept(page, 'mock');
      const total = challenges.reduce((sum, { slug }) => sum + minutes.get(slug), 0);
      assert.ok(total <= length, `${total} minutes`);
      const left = slugs.filter((slug) => !challenges.some((its) => its.slug === slug));
      assert.ok(left.every((slug) => minutes.get(slug) > length - total), 'one more would fit');
      assert.equal(new Set(challenges.map((its) => its.slug)).size, challenges.length);
      assert.equal(await page.locator('.clock li').count(), challenges.length);
      assert.equal(await page.getByRole('timer').textContent(), `${length}:00`);
    });
  }

  const drawn = async (page) => (await kept(page, 'mock')).challenges.map((its) => its.slug);

  test('draws what you have not solved first', async () => {
    const page = await open();
    await keep(page, 'progress', progress(Object.fromEntries(slugs.slice(0, -2).map((slug) => [slug, record({ solves: [solve()] })]))));
    await page.reload();
    await begin(page, 45);
    assert.deepEqual((await drawn(page)).slice(0, 2).sort(), slugs.slice(-2).sort());
  });

  test('prefers what is asked often, of those not solved', async () => {
    await serveChapters(reader, book);
    const page = await open();
    const [{ challenges: [a, b, c] }, { challenges: [d, e] }, { challenges: [f] }] = chapters;
    await begin(page, 60);
    // The two that are asked very often fill 50 minutes, and 10 are left.
    assert.deepEqual((await drawn(page)).sort(), [b, f, e].map((its) => its.slug).sort());
    await page.getByRole('button', { name: 'End the interview' }).click();
    await keep(page, 'progress', progress({ [b.slug]: record({ solves: [solve()] }), [f.slug]: record({ solves: [solve()] }) }));
    await page.reload();
    await begin(page, 45);
    assert.deepEqual((await drawn(page)).sort(), [c, d, e].map((its) => its.slug).sort());
    await page.getByRole('button', { name: 'End the interview' }).click();
    await begin(page, 60);
    assert.deepEqual((await drawn(page)).slice(0, 2).sort(), [c, d].map((its) => its.slug).sort());
    assert.ok((await drawn(page)).includes(a.slug));
  });

  test('draws from the chapters that are ticked, and remembers them', async () => {
    await serveChapters(reader, book);
    const page = await open();
    const [first, second, long] = chapters;
    const box = ({ title }) => page.getByRole('checkbox', { name: title });
    assert.deepEqual(await Promise.all(chapters.map((its) => box(its).isChecked())), [true, true, true]);
    await box(first).uncheck();
    await box(second).uncheck();
    await page.reload();
    assert.deepEqual(await Promise.all(chapters.map((its) => box(its).isChecked())), [false, false, true]);
    await begin(page, 30);
    await page.getByText('No challenge of the chapters that you have ticked fits into 30 minutes. Tick another chapter.').waitFor();
    assert.equal(await kept(page, 'mock'), null);
    await box(second).check();
    await box(long).uncheck();
    await begin(page, 45);
    assert.deepEqual((await drawn(page)).sort(), second.challenges.map((its) => its.slug).sort());
  });

  test('runs one clock over its pages, through a reload, and ends with a report', async () => {
    const page = await open();
    await keep(page, 'mock', { began: Date.parse(DAY) + 60_000, minutes: 30, challenges: [slugs[0], slugs[1]].map((slug) =>
      ({ slug, title: slug, href: practicePage(slug), minutes: minutes.get(slug) })) });
    await page.reload();
    await page.locator('.clock').getByRole('link', { name: slugs[0], exact: true }).click();
    await page.waitForURL(new RegExp(slugs[0]));
    assert.match(await page.getByRole('timer').textContent(), /^(30:00|29:5\d)$/);
    assert.equal(await page.getByRole('button', { name: 'Start', exact: true }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Pause' }).isVisible(), false);
    await page.clock.runFor(10 * 60_000);
    assert.match(await page.title(), /^\d+ min left · /);
    await page.reload();
    await page.locator('.clock').getByRole('link', { name: slugs[1], exact: true }).click();
    await page.waitForURL(new RegExp(slugs[1]));
    await page.clock.runFor(2 * 60_000);
    assert.match(await page.getByRole('timer').textContent(), /^1[78]:\d\d$/);
    assert.equal((await kept(page, `clock/${slugs[0]}`)).since, null);
    await page.getByRole('button', { name: 'End the interview' }).click();
    await page.getByRole('link', { name: 'read the report' }).click();
    await page.waitForURL(/mock-interview/);
    const report = page.getByRole('region', { name: 'Report' });
    assert.match(await report.locator('strong').textContent(), /^You solved 0 of 2 in 1[23]:\d\d of 30:00\.$/);
    assert.match(await report.locator('li').first().textContent(), new RegExp(`^${titles.get(slugs[0])}: core not passed, 10:\\d\\d of ${minutes.get(slugs[0])}:00, no hints$`));
    assert.equal(await kept(page, 'mock'), null);
    assert.equal((await kept(page, 'progress')).mocks.length, 1);
  });

  test('ends by itself when its time is over', async () => {
    const page = await open();
    await begin(page, 30);
    await page.clock.runFor(30 * 60_000 + 1000);
    assert.match(await page.getByRole('region', { name: 'Report' }).locator('strong').textContent(), / in 30:00 of 30:00\.$/);
  });

  test('ends when the laptop was shut over its end', async () => {
    const page = await open();
    await keep(page, 'mock', { began: Date.parse(DAY) - 3_600_000, minutes: 30, challenges: [{ slug: slugs[0], title: 'x', href: practicePage(slugs[0]), minutes: 15 }] });
    await keep(page, `clock/${slugs[0]}`, { spent: 0, since: Date.parse(DAY) - 3_000_000 });
    await page.goto(book.url + practicePage(slugs[0]));
    const [mock] = (await kept(page, 'progress')).mocks;
    assert.deepEqual([mock.seconds, mock.challenges[0].seconds], [1800, 1200]);
  });

  const underWay = (...all) => ({ began: Date.parse(DAY), minutes: 30,
    challenges: all.map((slug) => ({ slug, title: slug, href: practicePage(slug), minutes: minutes.get(slug), rank: 0.5 })) });
  const report = (page) => page.getByRole('region', { name: 'Report' });

  test('of before the tiers ends with its last solve', async () => {
    const page = await open();
    await keep(page, 'mock', underWay(slugs[0]));
    await keep(page, 'progress', progress({ [slugs[0]]: record({ solves: [solve({ at: '2030-01-01T12:00:30Z' })] }) }));
    await page.reload();
    assert.match(await report(page).locator('strong').textContent(), /^You solved 1 of 1/);
  });

  test('goes on while an edge is open', async () => {
    const page = await open();
    const solved = (passed) => progress({ [slugs[0]]: record({ solves: [solve({ at: '2030-01-01T12:00:30Z', edges: { passed, of: 2 } })] }) });
    await keep(page, 'mock', underWay(slugs[0]));
    await keep(page, 'progress', solved(1));
    await page.reload();
    assert.equal(await page.locator('.clock li.solved').count(), 1);
    await keep(page, 'progress', solved(2));
    await page.reload();
    assert.match(await report(page).locator('li').textContent(), /: core in time, 0:00 of \d+:00, edges 2 of 2, no hints$/);
    assert.deepEqual((await kept(page, 'progress')).mocks[0].challenges[0].edges, { passed: 2, of: 2 });
  });

  test('reports a challenge that was never opened as such, whatever was done before', async () => {
    const page = await open();
    await keep(page, 'progress', progress({ [slugs[0]]: record({ hints: 3 }) }));
    await keep(page, 'mock', underWay(slugs[0]));
    await page.reload();
    await page.getByRole('button', { name: 'End the interview' }).click();
    assert.match(await report(page).locator('li').textContent(), /: not opened$/);
    assert.equal((await kept(page, 'progress')).mocks[0].challenges[0].hints, 0);
  });

  test('keeps the ticks that you give yourself', async () => {
    const page = await open();
    // The second is of today's files, without ticks and edges.
    const of = (at) => ({ at, minutes: 30, seconds: 100, challenges: [{ slug: slugs[0], solved: true, seconds: 90, hints: 0 }] });
    await keep(page, 'progress', progress({}, { mocks: [of('2029-01-01T12:00:00Z'), of(DAY)] }));
    await page.reload();
    const box = (name) => report(page).getByRole('checkbox', { name });
    await box('I asked before I coded').check();
    await box('I tested an edge aloud').check();
    await page.reload();
    await box('I said what my code costs').check();
    await box('I tested an edge aloud').uncheck();
    const { mocks } = await kept(page, 'progress');
    assert.deepEqual(mocks.map((its) => its.ticks), [undefined, { asked: true, cost: true, edge: false }]);
    await page.reload();
    assert.equal(await report(page).getByRole('checkbox', { checked: true }).count(), 2);
  });

  const [{ challenges: [one, two] }] = chapters;
  const ended = (its, more) => ({ slug: its.slug, solved: true, seconds: 60, hints: 0, ...more });
  for (const [says, lines, done] of [
    ['A strong pass: every core is right and in time, and no edge is open.',
      ['core in time, 1:00 of 15:00, edges 2 of 2, no hints', 'core in time, 1:00 of 10:00, no hints'],
      [ended(one, { edges: { passed: 2, of: 2 } }), ended(two)]],
    ['A pass: every core is right and in time. The open edges are what I would ask about next. You took 1 hint; in the room that is noticed.',
      ['core in time, 1:00 of 15:00, edges 1 of 2, 1 hint', 'core in time, 10:00 of 10:00, no hints'],
      [ended(one, { edges: { passed: 1, of: 2 }, hints: 1 }), ended(two, { seconds: 600 })]],
    ['A pass, but slow: every core is right, 1 of 2 after the minutes of its page.',
      ['core after its time, 16:40 of 15:00, no hints', 'core in time, 1:00 of 10:00, no hints'],
      [ended(one, { seconds: 1000 }), ended(two)]],
    ['Close, but not a pass. Take what is open again, one at a time. You took 2 hints; in the room that is noticed.',
      ['core in time, 1:00 of 15:00, no hints', 'core not passed, 1:40 of 10:00, 2 hints'],
      [ended(one), ended(two, { solved: false, seconds: 100, hints: 2 })]],
    ['Not a pass yet: no core was right. Take one of these again, alone, with its own clock.',
      ['not opened', 'core not passed, 1:00 of 10:00, no hints'],
      [ended(one, { solved: false, seconds: 0 }), ended(two, { solved: false })]],
    ['A strong pass: every core is right and in time, and no edge is open.', ['core passed, 1:00, no hints'], [ended({ slug: 'from-another-edition' })]],
  ]) {
    test(`has the report "${says}" (${lines.length})`, async () => {
      await serveChapters(reader, book);
      const page = await open();
      await keep(page, 'progress', progress({}, { mocks: [{ at: DAY, minutes: 30, seconds: 1500, challenges: done }] }));
      await page.reload();
      assert.equal(await report(page).locator('p').nth(1).textContent(), says);
      assert.deepEqual((await report(page).locator('li').allTextContents()).map((text) => text.split(': ').slice(1).join(': ')), lines);
    });
  }
});
