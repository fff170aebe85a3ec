// The book as it is published: at the root of a host and under a project's name. A browser that reaches nothing but this machine opens
// every page and follows every link.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { repository, startBrowser } from '../browser/book.mjs';

const TYPES = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.xml': 'application/xml',
};

function build(siteUrl) {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  execFileSync('mdbook', ['build', '--dest-dir', folder, repository], {
    env: { ...process.env, ...siteUrl && { MDBOOK_OUTPUT__HTML__SITE_URL: siteUrl } },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return folder;
}

/** As GitHub Pages does it: the folder stands under `mount`, and what is not there is answered by 404.html. */
async function serve(folder, mount) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://book');
    let file = pathname.startsWith(mount) ? join(folder, decodeURIComponent(pathname.slice(mount.length))) : '';
    if (file.endsWith(sep) || file === folder) file = join(file, 'index.html');
    const found = Boolean(statSync(file, { throwIfNoEntry: false })?.isFile());
    if (!found) file = join(folder, '404.html');
    response.writeHead(found ? 200 : 404, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return { server, url: `http://127.0.0.1:${server.address().port}${mount}` };
}

const htmlFiles = (folder) => readdirSync(folder, { recursive: true }).map((file) => file.replaceAll(sep, '/')).filter((file) => file.endsWith('.html'));

test('a plain build knows no address and invents none', () => {
  const folder = build();
  assert.ok(!existsSync(join(folder, 'sitemap.xml')));
  for (const page of htmlFiles(folder)) assert.doesNotMatch(readFileSync(join(folder, page), 'utf8'), /rel="canonical"|og:url|og:image/, page);
  rmSync(folder, { recursive: true });
});

for (const mount of ['/', '/a-name/']) {
  describe(`published at ${mount}`, () => {
    let folder, server, url, browser, page, troubles;

    before(async () => {
      folder = build(mount);
      ({ server, url } = await serve(folder, mount));
      execFileSync(process.execPath, [join(repository, '.github/address.mjs'), folder, url]);
      browser = await startBrowser();
      page = await browser.newPage();
      await page.route((to) => !to.href.startsWith(url), (route) => {
        troubles.push(`${page.url()}: request to ${route.request().url()}`);
        return route.abort();
      });
      page.on('response', (response) => {
        if (response.status() >= 400) troubles.push(`${page.url()}: ${response.status()} ${response.url()}`);
      });
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) troubles.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.stack}`));
    });

    after(async () => {
      await browser?.close();
      server?.close();
      server?.closeAllConnections();
      rmSync(folder, { recursive: true });
    });

    test('every page opens, every link has its page and its heading, and nothing leaves the site', async () => {
      troubles = [];
      const seen = new Map();
      const links = [];
      // The list of pages for a browser without JavaScript is in a frame that no link leads to.
      const queue = [url, `${url}toc.html`];
      while (queue.length > 0) {
        const at = queue.pop();
        if (seen.has(at)) continue;
        await page.goto(at);
        const found = await page.evaluate(() => ({
          ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
          links: [...document.querySelectorAll('a[href], link[href], img[src], iframe[src]')].map((element) => element.href ?? element.src),
        }));
        seen.set(at, new Set(found.ids));
        for (const link of found.links) {
          if (link.startsWith(new URL(url).origin)) {
            links.push([at, link]);
            const target = link.split('#')[0];
            const opens = target.startsWith(url) && /(\/|\.html)$/.test(target);
            if (opens) queue.push(target);
            else if (!(await page.request.get(target)).ok()) troubles.push(`${at}: ${link} is not there`);
          } else if (!/^https:/.test(link)) {
            troubles.push(`${at}: ${link} is no address that a reader can follow`);
          }
        }
      }
      for (const [at, link] of links) {
        const [target, fragment] = link.split('#');
        if (!target.startsWith(url)) troubles.push(`${at}: ${link} leaves the site's path`);
        if (fragment && !seen.get(target)?.has(decodeURIComponent(fragment))) troubles.push(`${at}: no heading for ${link}`);
      }
      assert.deepEqual(troubles, []);
      const never = htmlFiles(folder).filter((file) => !['404.html', 'index.html'].includes(file) && !seen.has(url + file));
      assert.deepEqual(never, [], 'pages that no link leads to');
    });

    test('an address that is not there gets a page that looks and leads as the others do', async () => {
      troubles = [];
      const response = await page.goto(`${url}timed/no-such/page.html`);
      assert.equal(response.status(), 404);
      assert.equal(await page.locator('main h1').innerText(), 'There is no page here');
      assert.deepEqual(troubles.filter((trouble) => !/ 404 .*no-such|status of 404/.test(trouble)), []);
      await page.locator('main').getByRole('link', { name: 'the introduction' }).click();
      await page.waitForURL(`${url}introduction.html`);
    });

    test('the search finds without a network', async () => {
      troubles = [];
      await page.goto(`${url}timed/batch-norm.html`);
      await page.keyboard.press('s');
      await page.keyboard.type('variance');
      await page.locator('#mdbook-searchresults a').first().click();
      assert.ok(page.url().startsWith(url), page.url());
      assert.deepEqual(troubles, []);
    });

    test('search engines and shared links are told the truth', async () => {
      const sitemap = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
      const listed = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location]) => location);
      assert.ok(listed.includes(url) && listed.length > 5, sitemap);
      assert.equal(new Set(listed).size, listed.length);
      const texts = new Set();
      for (const location of listed) {
        const response = await page.goto(location);
        assert.equal(response.status(), 200, location);
        texts.add(await page.locator('main').innerText());
        const head = await page.evaluate(() => Object.fromEntries([...document.head.querySelectorAll('meta, link[rel=canonical], link[rel=icon]')]
          .map((element) => [element.getAttribute('property') ?? element.name ?? element.rel, element.content ?? element.href])));
        assert.equal(head.canonical ?? await page.locator('link[rel=canonical]').getAttribute('href'), location);
        assert.equal(head['og:url'], location);
        assert.equal(head['og:title'], await page.title());
        assert.equal(head['og:image'], `${url}social-card.png`);
        assert.ok(head.description.length > 50, location);
        assert.equal(head['og:description'], head.description);
      }
      assert.equal(texts.size, listed.length, 'one page under two addresses');
      const card = await page.request.get(`${url}social-card.png`);
      assert.equal(card.headers()['content-type'], 'image/png');
      const size = await card.body();
      assert.deepEqual([size.readUInt32BE(16), size.readUInt32BE(20)], [1200, 630]);
      const own = readFileSync(join(repository, 'theme/favicon.svg'), 'utf8');
      const icon = await page.locator('link[rel=icon]').evaluate((element) => element.href);
      assert.equal(await (await page.request.get(icon)).text(), own);
    });
  });
}
