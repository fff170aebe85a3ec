// The README's picture: a practice page with a running clock, and the judge's verdict on an attempt that people write.
// SNAPSHOTS=overwrite npm test --prefix tests/browser makes it anew.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { newReader, practicePage, repository, serveBook, startBrowser, write } from './book.mjs';
import { libtest, moduleOf } from './libtest.mjs';

const SLUG = 'stable-softmax';
const ATTEMPT = 'no_maximum';
const FILE = join(repository, '.github/practice-page.png');
const [WIDTH, HEIGHT] = [700, 790];

/** The attempt as one would have written it, and what the judge says of it. */
function judged() {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  const options = { cwd: repository, encoding: 'utf8', env: { ...process.env, DRILL_DIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] };
  const drill = (...args) => {
    try {
      return execFileSync('cargo', ['run', '--quiet', '--locked', '--package', 'drill', '--', ...args], options);
    } catch (error) {
      // A verdict that is not a pass ends with a code of its own.
      if (error.stdout) return error.stdout;
      throw error;
    }
  };
  try {
    drill('start', SLUG);
    const text = drill('merged', SLUG, ATTEMPT);
    writeFileSync(join(folder, SLUG, 'src/lib.rs'), text);
    return { text, checks: JSON.parse(drill('check', SLUG, '--json')).checks };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the picture in the README is one of today, and light', async () => {
  const { text, checks } = judged();
  const failures = Object.fromEntries(checks.filter(({ message }) => message).map(({ name, message }) => [name, message]));
  const [book, browser] = [await serveBook(), await startBrowser()];
  try {
    const reader = await newReader(browser, book, {
      viewport: { width: WIDTH, height: HEIGHT },
      playground: (code, route) => route.fulfill({
        json: libtest(moduleOf(code), checks.map(({ name }) => name), failures), headers: { 'Access-Control-Allow-Origin': '*' },
      }),
    });
    const page = await reader.context.newPage();
    await page.clock.install();
    await page.goto(book.url + practicePage(SLUG));
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.clock.runFor(7 * 60_000);
    const top = await page.screenshot();
    await write(page, text.trimEnd());
    await page.getByRole('button', { name: 'Check my code', exact: true }).click();
    await page.getByRole('region', { name: 'Result' }).locator('li').first().waitFor();
    await page.getByRole('region', { name: 'Result' }).evaluate((it) => it.scrollIntoView({ block: 'end' }));
    const bottom = await page.screenshot();

    const both = await reader.context.newPage();
    await both.setViewportSize({ width: 2 * WIDTH + 1, height: HEIGHT });
    const images = [top, bottom].map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
    await both.setContent(`<style>body { display: flex; gap: 1px; margin: 0; background: #999 }</style>${images.join('')}`);
    const made = await both.screenshot();
    if (process.env.SNAPSHOTS === 'overwrite') writeFileSync(FILE, made);

    const kept = readFileSync(FILE);
    const size = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.deepEqual(size(kept), size(made), 'the picture was not made by this test: SNAPSHOTS=overwrite');
    assert.ok(kept.length < 200_000, `${kept.length} bytes`);
  } finally {
    await browser.close();
    book.close();
  }
});
