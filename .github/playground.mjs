// Asks the Rust Playground whether each solution still passes its checks there, with the program that a practice page sends. The
// compiler and the crates over there change without us.
//
//     node .github/playground.mjs                        all of them, which takes some minutes
//     node .github/playground.mjs batch-norm iou-nms     these

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { NoAnswer, submit } from '../theme/source/playground.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // Seconds between two questions. After a refusal it waits longer.
    pause: { type: 'string', default: '4' },
    // For the test, which has no Playground and no time.
    url: { type: 'string' },
    patience: { type: 'string', default: '30' },
  },
});
const pause = Number(options.pause) * 1000;
const BACK_OFF = [5, 15];

const listings = resolve(import.meta.dirname, '../listings');
const read = (slug, path) => readFileSync(join(listings, slug, path), 'utf8');
const isChallenge = (slug) => existsSync(join(listings, slug, 'tests/checks.rs'));
const slugs = positionals.length > 0 ? positionals : readdirSync(listings).filter(isChallenge).sort();
const unknown = slugs.filter((slug) => !isChallenge(slug));
if (unknown.length > 0 || slugs.length === 0) {
  console.error(`no such challenge in listings/: ${unknown.join(', ')}`);
  process.exit(2);
}

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
const home = repository ? `; ${server || 'https://github.com'}/${repository}` : '';
const headers = { 'User-Agent': `rust-for-ml-interviews (a weekly check of its solutions${home})` };
const askOptions = { headers, patience: Number(options.patience) * 1000, ...options.url && { url: options.url } };

const isRefusal = (why) => why.kind === 'status' && (why.httpStatus === 429 || why.httpStatus >= 500);

/** The verdict, or why there is none. */
async function ask(slug) {
  const job = { slug, attempt: read(slug, 'src/lib.rs'), checks: read(slug, 'tests/checks.rs') };
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await submit(job, askOptions);
    } catch (why) {
      if (!(why instanceof NoAnswer)) throw why;
      if (!isRefusal(why) || attempt === BACK_OFF.length) return why;
      await sleep(pause * BACK_OFF[attempt]);
    }
  }
}

const indent = (text) => text.replace(/^(?=.)/gm, '    ');

/** Nothing if every check has passed. */
function trouble(its) {
  if (its instanceof NoAnswer) {
    const words = {
      timeout: 'timed out: the Playground stopped it after ten seconds',
      silence: `not reachable: the Playground ${its.message}`,
      unreachable: 'not reachable: the Playground could not be reached',
      status: `not reachable: the Playground answered with error ${its.httpStatus}, ${isRefusal(its) ? `${1 + BACK_OFF.length} times` : 'once'}`,
      garbage: 'the answer has not the form that the pages expect, so they cannot read it either',
    };
    return words[its.kind];
  }
  if (its.compilerSays !== null) return `it does not compile:\n${indent(its.compilerSays)}`;
  const failed = its.results.filter((check) => check.state === 'failed');
  if (failed.length > 0) return failed.map(({ name, message }) => `${name} failed:\n${indent(message ?? '')}`).join('\n');
  const silent = its.results.filter((check) => check.state === 'silent').map(({ name }) => name);
  if (silent.length > 0) return `these checks have not reported: ${silent.join(', ')}\n${indent(its.printed)}`;
  if (!its.complete) return `the run was not whole:\n${indent(its.printed)}`;
  return '';
}

const bad = [];
for (const [i, slug] of slugs.entries()) {
  if (i > 0) await sleep(pause);
  const its = await ask(slug);
  const why = trouble(its);
  if (why) bad.push(slug);
  console.log(why ? `${slug}: ${why}` : `${slug}: all ${its.results.length} checks pass`);
}
console.log(bad.length > 0 ? `${bad.length} of ${slugs.length} do not pass on the Playground: ${bad.join(', ')}`
  : `All ${slugs.length} pass on the Playground.`);
process.exitCode = bad.length > 0 ? 1 : 0;
