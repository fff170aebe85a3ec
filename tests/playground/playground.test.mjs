// What the weekly question to the Playground makes of each kind of answer. A server on this machine gives them; those that come from
// the browser tests' recordings are a real cargo's.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';

import { declared, libtest, moduleOf } from '../browser/libtest.mjs';

const repository = resolve(import.meta.dirname, '../..');
const read = (path) => readFileSync(join(repository, path), 'utf8');
const recording = (name) => JSON.parse(read(`tests/browser/recordings/${name}.json`));
const SLUGS = ['batch-norm', 'iou-nms', 'top-k-accuracy'];
const checksOf = (slug) => declared(read(`listings/${slug}/tests/checks.rs`));
const slugOf = (code) => /^extern crate self as (\w+);$/m.exec(code)[1].replaceAll('_', '-');

// Each answer is `{ status, body }` with a body that is JSON or, as a string, is not; or null for none at all.
const passes = ({ code }) => ({ status: 200, body: libtest(moduleOf(code), checksOf(slugOf(code))) });
let server, url, answer, requests;
before(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const sent = JSON.parse(text);
    requests.push({ ...sent, slug: slugOf(sent.code), agent: request.headers['user-agent'], at: Date.now() });
    const said = answer(sent);
    if (!said) return;
    response.writeHead(said.status, { 'Content-Type': 'application/json' });
    response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  url = `http://127.0.0.1:${server.address().port}/execute`;
});
after(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => { requests = []; });

/** Asks with `its` for the second of three challenges, while the others pass. */
async function ask(its, { pause = 0, patience = 5, slugs = SLUGS, to = url, env } = {}) {
  answer = (sent) => (slugOf(sent.code) === SLUGS[1] ? its : passes)(sent);
  const script = join(repository, '.github/playground.mjs');
  return new Promise((done) => {
    execFile(process.execPath, [script, '--url', to, '--pause', `${pause}`, '--patience', `${patience}`, ...slugs],
      { env: { ...process.env, GITHUB_REPOSITORY: '', GITHUB_SERVER_URL: '', ...env } },
      (error, stdout, stderr) => done({ code: error?.code ?? 0, stdout, stderr }));
  });
}

/** What is said about the second, when the others are tried and pass all the same. */
async function fails(its, options) {
  const { code, stdout } = await ask(its, options);
  assert.equal(code, 1, stdout);
  const [first, last] = [SLUGS[0], SLUGS[2]].map((slug) => `${slug}: all ${checksOf(slug).length} checks pass\n`);
  assert.ok(stdout.startsWith(first), stdout);
  assert.ok(stdout.endsWith(`${last}1 of 3 do not pass on the Playground: ${SLUGS[1]}\n`), stdout);
  return stdout.slice(first.length, stdout.indexOf(last));
}

test('what passes is said to pass, and is what a page would send', async () => {
  const { code, stdout } = await ask(passes, { env: { GITHUB_REPOSITORY: 'somebody/a-book' } });
  assert.equal(stdout, [...SLUGS.map((slug) => `${slug}: all ${checksOf(slug).length} checks pass\n`), 'All 3 pass on the Playground.\n'].join(''));
  assert.equal(code, 0);
  assert.deepEqual(requests.map((its) => its.slug), SLUGS);
  const [{ code: program, agent, slug, at, ...settings }] = requests;
  assert.ok(slug === SLUGS[0] && at > 0);
  const [solution, checks] = ['src/lib.rs', 'tests/checks.rs'].map((path) => read(`listings/${SLUGS[0]}/${path}`));
  assert.equal(program, `${solution}\nextern crate self as batch_norm;\n#[cfg(test)]\nmod ${moduleOf(program)} {\n${checks}}\n`);
  assert.deepEqual(settings, { channel: 'stable', mode: 'debug', edition: '2024', crateType: 'lib', tests: true, backtrace: false });
  assert.equal(agent, 'rust-for-ml-interviews (a weekly check of its solutions; https://github.com/somebody/a-book)');
});

test('without a name it asks for every challenge, one after the other with pauses', async () => {
  const started = Date.now();
  const { code } = await ask(passes, { slugs: [], pause: 0.05 });
  assert.equal(code, 0);
  const all = [...read('listings/table.md').split('ANCHOR: facts')[1].matchAll(/\/([\w-]+)\.md\)/g)].map(([, slug]) => slug);
  assert.deepEqual(requests.map((its) => its.slug), all.sort());
  requests.slice(1).forEach(({ at }, i) => assert.ok(at - requests[i].at >= 45, 'two questions without a pause'));
  assert.ok(Date.now() - started >= 50 * (all.length - 1));
});

test('a check that fails is named, with its message', async () => {
  const [name] = checksOf(SLUGS[1]);
  const its = ({ code }) => ({ status: 200, body: libtest(moduleOf(code), checksOf(SLUGS[1]), { [name]: 'expected 1, got 2' }) });
  assert.equal(await fails(its), `${SLUGS[1]}: ${name} failed:\n    expected 1, got 2\n`);
});

test('a compile error is shown', async () => {
  const said = await fails(() => recording('type-error'));
  assert.match(said, /^iou-nms: it does not compile:\n {4}error\[E0308\]: mismatched types\n/);
});

test('a check that does not report is named', async () => {
  const its = ({ code }) => ({ status: 200, body: libtest(moduleOf(code), checksOf(SLUGS[1]).slice(1)) });
  assert.match(await fails(its), new RegExp(`^iou-nms: these checks have not reported: ${checksOf(SLUGS[1])[0]}\n`));
});

test('a run that ends early is no pass', async () => {
  assert.match(await fails(() => recording('exits')), /^iou-nms: these checks have not reported: /);
});

test('a refusal is asked again, later', async () => {
  let refusals = 1;
  const its = (sent) => (refusals-- > 0 ? { status: 429, body: 'slow down' } : passes(sent));
  const { code, stdout } = await ask(its, { pause: 0.02 });
  assert.equal(code, 0, stdout);
  const times = requests.filter(({ slug }) => slug === SLUGS[1]).map(({ at }) => at);
  assert.equal(times.length, 2);
  assert.ok(times[1] - times[0] >= 95, 'the second question comes at once');
});

test('an error that stays is given up', async () => {
  assert.equal(await fails(() => ({ status: 500, body: 'oops' })), 'iou-nms: not reachable: the Playground answered with error 500, 3 times\n');
  assert.equal(requests.length, 5);
});

test('an error that is no refusal is not asked again', async () => {
  assert.equal(await fails(() => ({ status: 413, body: '{}' })), 'iou-nms: not reachable: the Playground answered with error 413, once\n');
  assert.equal(requests.length, 3);
});

test('the Playground’s own time limit is told from an error', async () => {
  assert.equal(await fails(() => recording('loops')), 'iou-nms: timed out: the Playground stopped it after ten seconds\n');
});

test('silence is given up', async () => {
  assert.equal(await fails(() => null, { patience: 1 }), 'iou-nms: not reachable: the Playground has not answered for 1 seconds. It may be busy.\n');
});

for (const [what, body] of [['no JSON', '<h1>Hello</h1>'], ['null', null], ['other fields', { stdout: 1 }]]) {
  test(`an answer that is ${what} is not taken for a pass`, async () => {
    assert.equal(await fails(() => ({ status: 200, body: body ?? 'null' })),
      'iou-nms: the answer has not the form that the pages expect, so they cannot read it either\n');
  });
}

test('nobody at home is said', async () => {
  const { code, stdout } = await ask(passes, { to: 'http://127.0.0.1:9/execute', slugs: ['iou-nms'] });
  assert.equal(code, 1);
  assert.match(stdout, /^iou-nms: not reachable: the Playground could not be reached\n1 of 1 /);
});

test('a name that is none is refused before anything is asked', async () => {
  const { code, stderr } = await ask(passes, { slugs: ['iou-nms', 'no-such'] });
  assert.deepEqual([code, stderr, requests.length], [2, 'no such challenge in listings/: no-such\n', 0]);
});
