// Every page: accessible, silent, readable on a phone, on paper and without the script.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { AxeBuilder } from '@axe-core/playwright';

import { newReader, pages, practicePage, read, serveBook, slugs, startBrowser } from './book.mjs';
import { FIXTURE, names, serveFixture } from './fixture/attempts.mjs';
import { chapters, serveChapters } from './fixture/chapters.mjs';
import { libtest, moduleOf } from './libtest.mjs';

let book, browser;
before(async () => {
  book = await serveBook();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  book.close();
});

/** Runs `look` on each page as one reader, whom nothing may trouble and who has two tabs. */
async function eachPage(options, look, paths = pages) {
  const reader = await newReader(browser, book, options);
  const left = [...paths];
  async function visit() {
    const page = await reader.context.newPage();
    while (left.length > 0) {
      const path = left.shift();
      await page.goto(book.url + path);
      await look(page, path);
    }
  }
  await Promise.all([visit(), visit()]);
  await reader.context.close();
  assert.deepEqual(reader.troubles, []);
}

/** What axe and a ruler find on an open page. What is folded is read too. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
// Most of axe's work. Colours are the stylesheets', so that one page of each kind shows them all.
const NO_CONTRAST = { rules: { 'color-contrast': { enabled: false } } };
const COLOUR_ALONE = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** `part` is what to look at, `rules` are axe's options that say which rules. */
async function axe(page, path, { part, ...rules } = {}) {
  await unfold(page);
  // In the page itself: the other mode takes twice as long, and is for frames of other hosts.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'], ...rules }).setLegacyMode();
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${path}: ${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`));
}
async function sticksOut(page, path) {
  await unfold(page);
  const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  const cut = await page.evaluate(() => [...document.querySelectorAll('main :is(p, li, button, label, select, summary, summary > span, h1, h2, h3, svg)')]
    .filter((it) => it.checkVisibility() && !it.closest('pre, .for-ears, .table-wrapper, math') && it.getBoundingClientRect().right > innerWidth)
    .map((it) => it.textContent.slice(0, 40)));
  return [...needs > has ? [`${path} needs ${needs} px`] : [], ...cut.map((text) => `${path}: ${text}`)];
}

const PHONE = { width: 320, height: 640 };

// The frame around a page and the colours are the same on all, and are looked at below.
test('every page, at 320 px: axe finds nothing in it, and nothing sticks out', () => eachPage({ viewport: PHONE, reducedMotion: 'reduce' }, async (page, path) => {
  assert.deepEqual([...await axe(page, path, { part: 'main', ...NO_CONTRAST }), ...await sticksOut(page, path)], []);
}, [...pages, '404.html']));

// One page of each kind, with all that the script can show on it: each mark, both verdicts, the report.
describe('one page of each kind, whole and in use: axe finds nothing', { concurrency: 2 }, () => {
  const SOLUTION = `solutions/${slugs[0]}.html`;
  const CHAPTER = practicePage(slugs[0]).replace(/[^/]+$/, 'index.html');
  const KINDS = ['introduction.html', CHAPTER, SOLUTION, 'guide/faq.html', 'guide/checklist.html', 'progress.html', 'mock-interview.html'];
  const AT = '2030-01-01T12:00:00Z';
  const [one, two] = chapters[0].challenges;
  const solve = (edges) => ({ attempts: 1, verdicts: 1, hints: 0, solves: [{ at: AT, seconds: 60, hints: 0, solution_seen: false, ...edges && { edges } }] });
  const used = { format: 'rust-for-ml-interviews/progress', version: 1,
    challenges: { [one.slug]: solve(), [two.slug]: solve({ passed: 1, of: 2 }) },
    mocks: [{ at: AT, minutes: 30, seconds: 1500, challenges: [
      { slug: one.slug, solved: true, seconds: 60, hints: 0, edges: { passed: 1, of: 2 } }, { slug: two.slug, solved: false, seconds: 60, hints: 1 }] }] };

  // Another theme has other colours and nothing else.
  for (const [name, options, rules] of [['in light', {}], ...['navy', 'coal', 'ayu', 'rust'].map((theme) => [`in ${theme}`, { theme }, COLOUR_ALONE]),
    ['on a phone', { viewport: PHONE }, NO_CONTRAST]]) {
    test(name, async () => {
      let failures = { [names[0]]: 'a message', [names[4]]: 'another' };
      const reader = await newReader(browser, book, { reducedMotion: 'reduce', ...options,
        playground: (code, route) => route.fulfill({ json: libtest(moduleOf(code), names, failures), headers: { 'Access-Control-Allow-Origin': '*' } }) });
      await reader.context.addInitScript((its) => {
        // axe opens an empty page, which may keep nothing.
        if (location.protocol === 'http:') localStorage.setItem('rust-for-ml-interviews/1/progress', its);
      }, JSON.stringify(used));
      await serveFixture(reader, book);
      await serveChapters(reader, book);
      const found = [];
      const look = async (page, path) => found.push(...await axe(page, path, rules), ...options.viewport ? await sticksOut(page, path) : []);
      const page = await reader.context.newPage();
      for (const path of KINDS) {
        await page.goto(book.url + path);
        await look(page, path);
        if (path === SOLUTION) assert.ok(await page.locator('.wrong-answers [open] pre').count() > 0);
      }
      await page.goto(book.url + FIXTURE);
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      for (const verdict of ['Not a pass yet', 'would pass in the room']) {
        await page.getByRole('button', { name: 'Check my code' }).click();
        await page.locator('.result').getByText(verdict).waitFor();
        await look(page, `the page after "${verdict}"`);
        failures = { [names[4]]: 'another' };
      }
      await reader.context.close();
      assert.deepEqual(found, []);
      assert.deepEqual(reader.troubles, []);
    });
  }
});

test('every page is whole without the script, and a practice page has its starter, its checks and its hints', () => eachPage({ javaScriptEnabled: false }, async (page, path) => {
  assert.ok((await page.locator('main').innerText()).length > 200, path);
  assert.equal(await page.locator('main button, main textarea').count(), 0, path);
  const slug = slugs.find((it) => path === practicePage(it));
  if (!slug) return;
  assert.equal((await page.locator('code.editable').textContent()).trimEnd(), read(`listings/${slug}/starter.rs`).trimEnd());
  assert.equal(await page.locator('.hint').count(), 3, path);
  assert.ok((await page.locator('.checks code').textContent()).includes('#[test]'), path);
}));

test('on a phone the sign of a row that unfolds is beside its first line', () => eachPage({ viewport: PHONE }, async (page) => {
  const distance = await page.locator('.wrong-answers summary').first()
    .evaluate((it) => it.querySelector('span').getClientRects()[0].top - it.getBoundingClientRect().top);
  assert.ok(Math.abs(distance) < 5, `${distance} px below it`);
}, [`solutions/${slugs[0]}.html`]));

test('paper shows the attempt and no controls', () => eachPage({}, async (page) => {
  await page.getByRole('textbox', { name: 'Your attempt' }).fill('fn mine() {}');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('main :is(button, textarea, .clock)').filter({ visible: true }).count(), 0);
  assert.ok(await page.locator('.editor code').isVisible());
  assert.equal((await page.locator('.editor code').textContent()).trim(), 'fn mine() {}');
}, [practicePage(slugs[0])]));

test('the print page is left alone', async () => {
  const reader = await newReader(browser, book);
  await reader.context.addInitScript(() => { window.print = () => {}; });
  const page = await reader.open('print.html');
  assert.equal(await page.locator('main :is(textarea, .clock)').count(), 0);
  await reader.context.close();
});

test('motion stops for whoever asks for it', () => eachPage({ reducedMotion: 'reduce' }, async (page) => {
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')]
    .filter((it) => getComputedStyle(it).transitionDuration !== '0s' && getComputedStyle(it).transitionProperty !== 'none').map((it) => it.id || it.tagName));
  assert.deepEqual(moving, []);
}, [practicePage(slugs[0])]));

test('the book works from a folder too', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(book.folder, practicePage(slugs[0]))).href);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Your attempt' }).evaluate((it) => getComputedStyle(it).borderStyle), 'none');
  await context.close();
});

test('no solution is in the search index', () => {
  const [index] = readdirSync(book.folder).filter((name) => /^searchindex.*\.js$/.test(name));
  const text = readFileSync(join(book.folder, index), 'utf8');
  assert.ok(text.includes(practicePage(slugs[0])));
  assert.ok(!text.includes('solutions/'));
});

test('our scripts and styles weigh at most 12 kB together, compressed as a server sends them', () => {
  const files = ['theme/course.js', 'theme/course.css', 'theme/fonts/fonts.css'].map(read);
  const inline = [...read('theme/head.hbs').matchAll(/<(script|style).*?<\/\1>/gs)].map(([block]) => block);
  assert.ok(inline.length > 0);
  const bytes = [...files, ...inline].reduce((sum, text) => sum + gzipSync(text).length, 0);
  assert.ok(bytes <= 12_000, `${bytes} bytes`);
});
