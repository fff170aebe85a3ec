// Writes into the built book what only the site's address can say, and mdBook has no place for: on each page a canonical link and the
// picture that a shared link shows, and beside them sitemap.xml.
//
//     node .github/address.mjs book https://example.org/name/

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const [folder, address] = process.argv.slice(2);
if (!address) throw new Error('usage: node .github/address.mjs FOLDER ADDRESS');
const site = address.endsWith('/') ? address : `${address}/`;

const read = (page) => readFileSync(join(folder, page), 'utf8');
const content = (html) => html.match(/<main>[^]*<\/main>/)?.[0];
const front = content(read('index.html'));

/** index.html repeats the first page of the book, and a search engine should keep one of the two. */
function location(page, html) {
  if (content(html) === front) return site;
  return site + page.replace(/(^|\/)index\.html$/, '$1');
}

const UNLISTED = ['404.html', 'print.html', 'toc.html'];
const pages = readdirSync(folder, { recursive: true })
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => file.endsWith('.html') && !UNLISTED.includes(file));
const locations = new Set();
for (const page of pages) {
  const html = read(page);
  if (html.includes('rel="canonical"')) throw new Error(`${page} has an address already: build the book afresh`);
  const url = location(page, html);
  locations.add(url);
  const lines = [
    `<link rel="canonical" href="${url}">`,
    `<meta property="og:url" content="${url}">`,
    `<meta property="og:image" content="${site}social-card.png">`,
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
  ];
  writeFileSync(join(folder, page), html.replace('</head>', () => `${lines.join('\n')}\n</head>`));
}

const urls = [...locations].sort().map((url) => `  <url><loc>${url}</loc></url>\n`);
writeFileSync(join(folder, 'sitemap.xml'),
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`);
