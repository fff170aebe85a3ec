// The progress page and the file that it exchanges with drill; the mock interview.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { keep, kept, minutes, newReader, practicePage, serveBook, slugs, startBrowser } from './book.mjs';

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

const rows = async (page) => (await page.locator('tbody tr').all()).reduce(async (all, row) =>
  [...await all, (await row.locator('td').allTextContents()).slice(3)], []);

describe('the progress page', () => {
  test('lists every challenge and names the first', async () => {
    const page = await reader.open('progress.html');
    assert.deepEqual(await rows(page), slugs.map(() => ['not started', '']));
    await page.getByText(`You have solved 0 of ${slugs.length}. Next: Implement Batch Normalization, 15 minutes.`).waitFor();
  });

  test('tells attempted from solved, and names what to do next', async () => {
    const page = await reader.open('progress.html');
    await keep(page, 'progress', progress({
      [slugs[0]]: record({ solves: [solve(), solve({ at: '2030-01-02T12:00:00Z', seconds: 245.6 }), solve({ at: '2030-01-03T12:00:00Z', seconds: 10, solution_seen: true })] }),
      [slugs[2]]: record({ solution_seen: DAY }),
      'from-another-edition': record({ solves: [solve()] }),
    }));
    await keep(page, `attempt/${slugs[3]}`, { text: 'x', starter: 'y' });
    await page.reload();
    const shown = await rows(page);
    assert.deepEqual(shown.slice(0, 4), [['solved', '4:05'], ['not started', ''], ['attempted, solution seen', ''], ['attempted', '']]);
    assert.match(await page.locator('#room').textContent(), new RegExp(`^You have solved 1 of ${slugs.length}\\. Next: Label Encoding`));
    assert.equal(await page.locator('#mdbook-sidebar a.tick').count(), 1);
    assert.equal(await page.locator(`#mdbook-sidebar a.tick[href*="${practicePage(slugs[0])}"]`).count(), 1);
  });

  test('has nothing left to do when all is solved', async () => {
    const page = await reader.open('progress.html');
    await keep(page, 'progress', progress(Object.fromEntries(slugs.map((slug) => [slug, record({ solves: [solve()] })]))));
    await page.reload();
    assert.equal(await page.locator('#room').textContent(), `You have solved ${slugs.length} of ${slugs.length}. `);
  });

  test('follows another tab', async () => {
    const page = await reader.open('progress.html');
    const other = await reader.open('introduction.html');
    await keep(other, 'progress', progress({ [slugs[0]]: record({ solves: [solve()] }) }));
    await page.getByText(`You have solved 1 of ${slugs.length}.`).waitFor();
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
    assert.deepEqual((await rows(page))[0], ['solved', '3:20']);
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
    assert.deepEqual((await rows(page)).slice(0, 2), [['solved', '1:01'], ['attempted', '']]);
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

  test('draws what you have not solved first', async () => {
    const page = await open();
    await keep(page, 'progress', progress(Object.fromEntries(slugs.slice(0, -2).map((slug) => [slug, record({ solves: [solve()] })]))));
    await page.reload();
    await begin(page, 45);
    const drawn = (await kept(page, 'mock')).challenges.map((its) => its.slug);
    assert.deepEqual(drawn.slice(0, 2).sort(), slugs.slice(-2).sort());
  });

  test('runs one clock over its pages, through a reload, and ends with a report', async () => {
    const page = await open();
    await keep(page, 'mock', { began: Date.parse(DAY) + 60_000, minutes: 30, challenges: [slugs[0], slugs[1]].map((slug) =>
      ({ slug, title: slug, href: practicePage(slug), minutes: minutes.get(slug) })) });
    await page.reload();
    await page.locator('.clock').getByRole('link', { name: slugs[0] }).click();
    await page.waitForURL(new RegExp(slugs[0]));
    assert.match(await page.getByRole('timer').textContent(), /^(30:00|29:5\d)$/);
    assert.equal(await page.getByRole('button', { name: 'Start', exact: true }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Pause' }).isVisible(), false);
    await page.clock.runFor(10 * 60_000);
    assert.match(await page.title(), /^\d+ min left · /);
    await page.reload();
    await page.locator('.clock').getByRole('link', { name: slugs[1] }).click();
    await page.waitForURL(new RegExp(slugs[1]));
    await page.clock.runFor(2 * 60_000);
    assert.match(await page.getByRole('timer').textContent(), /^1[78]:\d\d$/);
    assert.equal((await kept(page, `clock/${slugs[0]}`)).since, null);
    await page.getByRole('button', { name: 'End the interview' }).click();
    await page.getByRole('link', { name: 'read the report' }).click();
    await page.waitForURL(/mock-interview/);
    const report = page.getByRole('region', { name: 'Report' });
    assert.match(await report.locator('strong').textContent(), /^You solved 0 of 2 in 1[23]:\d\d of 30:00\.$/);
    assert.match(await report.locator('li').first().textContent(), /^Implement Batch Normalization: 10:\d\d, hints: 0$/);
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

  test('ends with its last solve', async () => {
    const page = await open();
    await keep(page, 'mock', { began: Date.parse(DAY), minutes: 30, challenges: [{ slug: slugs[0], title: 'x', href: practicePage(slugs[0]), minutes: 15 }] });
    await keep(page, 'progress', progress({ [slugs[0]]: record({ solves: [solve({ at: '2030-01-01T12:00:30Z' })] }) }));
    await page.reload();
    assert.match(await page.getByRole('region', { name: 'Report' }).locator('strong').textContent(), /^You solved 1 of 1/);
  });
});
