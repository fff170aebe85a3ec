// Lighthouse's four figures for a practice page, with its mobile settings. Fetches Lighthouse itself with npx.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { CHROMIUM, CHROMIUM_FLAGS, practicePage, serveBook, slugs } from './book.mjs';

const VERSION = '12.8.2'; // The last one for Node 20.
const WANTED = 95;

const book = await serveBook();
try {
  // The book is served by this very process, so nothing here may block it.
  const { stdout: report } = await promisify(execFile)('npx', ['--yes', `lighthouse@${VERSION}`, book.url + practicePage(slugs[0]), '--output=json', '--quiet',
    `--chrome-flags=--headless=new ${CHROMIUM_FLAGS.join(' ')}`, '--only-categories=performance,accessibility,best-practices,seo'],
  { env: { ...process.env, CHROME_PATH: CHROMIUM }, encoding: 'utf8', maxBuffer: 2 ** 27 });
  const { categories, audits } = JSON.parse(report);
  for (const { title, score, auditRefs } of Object.values(categories)) {
    console.log(`${Math.round(score * 100)} ${title}`);
    for (const { id, weight } of auditRefs) {
      if (weight && audits[id].score !== null && audits[id].score < 0.9) console.log(`   ${id}: ${audits[id].displayValue ?? audits[id].title}`);
    }
    if (score * 100 < WANTED) process.exitCode = 1;
  }
} finally {
  book.close();
}
