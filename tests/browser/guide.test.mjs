// The guide: questions that open by their link and all at once, boxes that remember, a sheet that prints on two pages.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { keep, kept, newReader, pages, read, serveBook, startBrowser } from './book.mjs';

const FAQ = 'guide/faq.html';
const CHECKLIST = 'guide/checklist.html';
const SHEET = 'guide/cheat-sheet.html';
const ids = (page) => [...read(`src/guide/${page}.md`).matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id);

let book, browser;
before(async () => {
  book = await serveBook();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  book.close();
});

/** Runs `look` as a new reader, whom nothing may trouble. */
async function asReader(look, options) {
  const reader = await newReader(browser, book, options);
  await look(reader);
  await reader.context.close();
  assert.deepEqual(reader.troubles, []);
}

const openQuestions = (page) => page.locator('details[open]').evaluateAll((all) => all.map((it) => it.id));
const ticked = (page) => page.locator('main input:checked').evaluateAll((all) => all.map((it) => it.id));

describe('questions', () => {
  test('are folded, and a link opens its own', () => asReader(async ({ open }) => {
    const [first, second] = ids('faq');
    const page = await open(FAQ);
    assert.deepEqual(await openQuestions(page), []);
    await page.goto(`${book.url}${FAQ}#${second}`);
    assert.deepEqual(await openQuestions(page), [second]);
    assert.ok(await page.locator(`#${second} summary`).evaluate((it) => it.getBoundingClientRect().top < innerHeight));
    const fresh = await open(`${FAQ}#${first}`);
    assert.deepEqual(await openQuestions(fresh), [first]);
    await fresh.getByRole('link', { name: 'Link to this question' }).click();
    assert.equal(new URL(fresh.url()).hash, `#${first}`);
    assert.deepEqual(await openQuestions(fresh), [first]);
  }));

  test('open and close all at once, and one by one from the keyboard', () => asReader(async ({ open }) => {
    const page = await open(FAQ);
    await page.getByRole('button', { name: 'Open all' }).click();
    assert.deepEqual(await openQuestions(page), ids('faq'));
    await page.getByRole('button', { name: 'Close all' }).click();
    assert.deepEqual(await openQuestions(page), []);
    await page.locator('summary').nth(2).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await openQuestions(page), [ids('faq')[2]]);
    await page.getByRole('button', { name: 'Open all' }).click();
    assert.equal((await openQuestions(page)).length, ids('faq').length);
  }));

  for (const javaScriptEnabled of [true, false]) {
    test(`print whole, ${javaScriptEnabled ? 'with' : 'without'} the script`, () => asReader(async ({ open }) => {
      const page = await open(FAQ);
      await page.emulateMedia({ media: 'print' });
      const answers = page.locator('details > p:last-child');
      assert.equal(await answers.count(), ids('faq').length);
      assert.equal(await answers.filter({ visible: true }).count(), ids('faq').length);
      assert.equal(await page.locator('main button').filter({ visible: true }).count(), 0);
    }, { javaScriptEnabled }));
  }
});

describe('the checklist', () => {
  test('remembers its boxes, in every tab', () => asReader(async ({ open }) => {
    const [page, other] = [await open(CHECKLIST), await open(CHECKLIST)];
    const [first, , third] = ids('checklist');
    assert.deepEqual(await ticked(page), []);
    await page.locator(`#${first}`).check();
    await page.locator(`#${third}`).focus();
    await page.keyboard.press('Space');
    assert.deepEqual(await kept(page, 'checklist'), [first, third]);
    await other.waitForFunction((id) => document.getElementById(id).checked, third);
    await other.locator(`#${first}`).uncheck();
    await page.reload();
    assert.deepEqual(await ticked(page), [third]);
  }));

  test('bears what it did not write', () => asReader(async ({ open }) => {
    const page = await open(CHECKLIST);
    await keep(page, 'checklist', { from: 'elsewhere' });
    await page.reload();
    assert.deepEqual(await ticked(page), []);
    await page.locator('main input').first().check();
    assert.deepEqual(await kept(page, 'checklist'), ids('checklist').slice(0, 1));
  }));

  test('ticks where nothing can be kept', () => asReader(async ({ context, open }) => {
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
    });
    const page = await open(CHECKLIST);
    await page.locator('main input').first().check();
    assert.deepEqual(await ticked(page), ids('checklist').slice(0, 1));
  }));
});

describe('the cheat sheet', () => {
  const paper = async (page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;

  for (const theme of ['light', 'navy']) {
    test(`prints on two pages from ${theme}, with all its lines`, () => asReader(async ({ open }) => {
      const page = await open(SHEET);
      assert.equal(await paper(page), 2);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.cheat-sheet :is(h3, p, pre)').filter({ visible: true }).count(),
        await page.locator('.cheat-sheet :is(h3, p, pre)').count());
      assert.equal(await page.locator('.cheat-sheet h3').count(), 26);
      assert.equal(await page.locator('main > :not(.cheat-sheet)').filter({ visible: true }).count(), 0);
    }, { theme }));
  }

  test('leaves the print page alone', () => asReader(async ({ context, open }) => {
    await context.addInitScript(() => { window.print = () => {}; });
    const page = await open('print.html');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('main h1').filter({ visible: true }).count(), pages.length);
  }));
});
