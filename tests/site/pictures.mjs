// Makes the pictures that cannot be SVG from the SVGs in theme/: node tests/site/pictures.mjs

import { join } from 'node:path';

import { read, repository, startBrowser } from '../browser/book.mjs';

const PICTURES = [
  { svg: 'theme/favicon.svg', png: 'theme/favicon.png', width: 96, height: 96 },
  { svg: 'theme/social-card.svg', png: 'src/social-card.png', width: 1200, height: 630 },
];

const browser = await startBrowser();
for (const { svg, png, width, height } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${read(svg)}`);
  await page.screenshot({ path: join(repository, png), omitBackground: true });
}
await browser.close();
