// What the tests share: the book, built and served on this machine, and a browser that reaches nothing else.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { chromium } from 'playwright-core';

export const repository = resolve(import.meta.dirname, '../..');
export const read = (path) => readFileSync(join(repository, path), 'utf8');

/** Every challenge, in the order of the book. */
const facts = read('listings/table.md').split('ANCHOR: facts')[1];
export const chapterTitles = [...facts.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
const rows = [...facts.matchAll(/^\| \[(.*)\]\(([\w-]+)\/([\w-]+)\.md\) \| (\d+) \|/gm)];
export const slugs = rows.map(([, , , slug]) => slug);
export const minutes = new Map(rows.map(([, , , slug, its]) => [slug, Number(its)]));
export const titles = new Map(rows.map(([, title, , slug]) => [slug, title]));
const folders = new Map(rows.map(([, , folder, slug]) => [slug, folder]));
export const practicePage = (slug) => `${folders.get(slug)}/${slug}.html`;

/** Every page of the book, as a path of the site. */
export const pages = [...read('src/SUMMARY.md').matchAll(/\(([\w/-]+)\.md\)/g)].map(([, page]) => `${page}.html`);

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update'];

const TYPES = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};

/** Builds the book and serves it as GitHub Pages would: compressed, from any free port. */
export async function serveBook() {
  const folder = mkdtempSync(join(tmpdir(), 'book-'));
  execFileSync('mdbook', ['build', '--dest-dir', folder, repository], { stdio: ['ignore', 'ignore', 'pipe'] });
  const bodies = new Map();
  const server = createServer((request, response) => {
    const file = join(folder, decodeURIComponent(new URL(request.url, 'http://book').pathname));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)];
    const text = !/font|png/.test(type);
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=600', ...text && { 'Content-Encoding': 'gzip' } });
    if (!bodies.has(file)) bodies.set(file, text ? gzipSync(readFileSync(file)) : readFileSync(file));
    response.end(bodies.get(file));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    folder,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}

export const startBrowser = () => chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });

export const PLAYGROUND = 'https://play.rust-lang.org/execute';

/**
 * A reader: a browser of their own, with empty storage. `troubles` collects what no page may do: an error in the console
 * or a request that leaves this machine. The Playground is answered by `playground(code, route)`.
 */
export async function newReader(browser, book, { theme = 'light', playground, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const troubles = [];
  const isOutside = (url) => !url.href.startsWith(book.url);
  await context.route(isOutside, async (route) => {
    const request = route.request();
    if (playground && request.url() === PLAYGROUND && request.method() === 'POST') {
      await playground(request.postDataJSON().code, route, request);
    } else {
      troubles.push(`request to ${request.url()}`);
      await route.abort();
    }
  });
  context.on('console', (message) => {
    // A Playground that cannot be reached is reported by the browser itself.
    if (['error', 'warning'].includes(message.type()) && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
  });
  context.on('weberror', (error) => troubles.push(error.error().stack));
  await context.addInitScript((name) => {
    // Refused by the test of switched-off storage.
    try {
      localStorage.setItem('mdbook-theme', name);
    } catch { /* Nothing to set. */ }
    // The name of the module that the checks are sent in, so that a recorded answer fits.
    Math.random = () => 0.5;
  }, theme);
  return {
    context,
    troubles,
    async open(path) {
      const page = await context.newPage();
      await page.goto(book.url + path);
      return page;
    },
  };
}

/** Puts `text` in place of all that stands in the editor, as a paste would. */
export async function write(page, text) {
  const field = page.getByRole('textbox', { name: 'Your attempt' });
  await field.fill(text);
  return field;
}

/** What the page has kept under a key. */
export const kept = (page, key) => page.evaluate((name) => JSON.parse(localStorage.getItem(`rust-for-ml-interviews/1/${name}`)), key);
export const keep = (page, key, value) => page.evaluate(([name, it]) => localStorage.setItem(`rust-for-ml-interviews/1/${name}`, JSON.stringify(it)), [key, value]);
