// Every page: accessible, silent, readable on a phone, on paper and without the script.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { newReader, pages, practicePage, read, repository, serveBook, slugs, startBrowser } from './book.mjs';

let book, browser;
before(async () => {
  book = await serveBook();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  book.close();
});

/** Runs `look` on each page as one reader, whom nothing may trouble and who has two pages open at a time. */
async function eachPage(options, look, paths = pages) {
  const reader = await newReader(browser, book, options);
  const left = [...paths];
  async function visit() {
    while (left.length > 0) {
      const path = left.shift();
      const page = await reader.open(path);
      await look(page, path);
      await page.close();
    }
  }
  await Promise.all([visit(), visit()]);
  await reader.context.close();
  assert.deepEqual(reader.troubles, []);
}

const SAMPLE = ['introduction.html', 'progress.html', 'mock-interview.html', practicePage(slugs[0]), `solutions/${slugs[0]}.html`];
describe('axe finds nothing', () => {
  async function audit(page, path) {
    // What is folded is read too.
    await page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${path}: ${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`));
    assert.deepEqual(found, []);
  }
  for (const theme of ['light', 'navy']) {
    test(`on any page in ${theme}`, () => eachPage({ theme, reducedMotion: 'reduce' }, audit));
  }
  for (const theme of ['rust', 'coal', 'ayu']) {
    test(`on one page of each kind in ${theme}`, () => eachPage({ theme, reducedMotion: 'reduce' }, audit, SAMPLE));
  }
  test('on a phone', () => eachPage({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' }, audit, SAMPLE));
});

test('no page scrolls sideways at 320 px', () => eachPage({ viewport: { width: 320, height: 640 } }, async (page, path) => {
  await page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
  const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(needs <= has, `${path} needs ${needs} px`);
  const cut = await page.evaluate(() => [...document.querySelectorAll('main :is(p, li, button, h1, h2, svg)')]
    .filter((it) => it.checkVisibility() && !it.closest('pre, .for-ears, .table-wrapper, math') && it.getBoundingClientRect().right > innerWidth)
    .map((it) => it.textContent.slice(0, 40)));
  assert.deepEqual(cut, [], path);
}));

test('every page is whole without the script', () => eachPage({ javaScriptEnabled: false }, async (page, path) => {
  assert.ok((await page.locator('main').innerText()).length > 200, path);
  assert.equal(await page.locator('main button, main textarea').count(), 0, path);
}));

test('a practice page without the script has its starter, its checks and its hints', async () => {
  await eachPage({ javaScriptEnabled: false }, async (page, path) => {
    const slug = slugs.find((it) => path.endsWith(`/${it}.html`));
    assert.equal((await page.locator('code.editable').textContent()).trimEnd(), read(`listings/${slug}/starter.rs`).trimEnd());
    assert.equal(await page.locator('details').count(), 4);
  }, slugs.map(practicePage));
});

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

test('no solution is in the search index', () => {
  const [index] = readdirSync(book.folder).filter((name) => /^searchindex.*\.js$/.test(name));
  const text = readFileSync(join(book.folder, index), 'utf8');
  assert.ok(text.includes(practicePage(slugs[0])));
  assert.ok(!text.includes('solutions/'));
});

test('script and style weigh less than 30 kB together', () => {
  const ours = readdirSync(join(repository, 'theme'), { recursive: true }).filter((name) => /\.(css|js)$/.test(name));
  const bytes = ours.map((name) => statSync(join(repository, 'theme', name)).size);
  bytes.push(...[...read('theme/head.hbs').matchAll(/<(script|style).*?<\/\1>/gs)].map(([block]) => block.length));
  assert.ok(bytes.reduce((sum, size) => sum + size) < 30_000, `${bytes}`);
});
