// Records what the Rust Playground answers, by doing what it does: `cargo test` on the code that the page sends, in a
// package named `playground` with this workspace's versions of the crates that the Playground has.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { attempts } from './attempts.mjs';
import { newReader, practicePage, read, repository, serveBook, slugs, startBrowser, write } from './book.mjs';

const CRATES = ['approx', 'csv', 'ndarray', 'rand', 'rand_distr', 'serde', 'thiserror'];
const LIMIT = 10_000;

const recordings = join(import.meta.dirname, 'recordings');
const scratch = mkdtempSync(join(tmpdir(), 'playground-'));
const target = process.env.CARGO_TARGET_DIR ?? join(scratch, 'target');
const dependencies = read('Cargo.toml').split('\n').filter((line) => CRATES.includes(line.split(' ')[0]));
mkdirSync(join(scratch, 'src'));
writeFileSync(join(scratch, 'Cargo.toml'), `[package]
name = "playground"
version = "0.0.1"
edition = "2024"

[dependencies]
${dependencies.join('\n')}

[profile.dev]
debug = "line-tables-only"
`);
copyFileSync(join(repository, 'Cargo.lock'), join(scratch, 'Cargo.lock'));

function cargo(...more) {
  const env = { ...process.env, CARGO_TARGET_DIR: target, RUST_BACKTRACE: '0' };
  return spawnSync('cargo', ['test', '--offline', ...more],
    { cwd: scratch, env, encoding: 'utf8', timeout: more.length ? 0 : LIMIT, killSignal: 'SIGKILL' });
}

/** The answer of `/execute`, as rust-lang/rust-playground gives it. */
function answer(code) {
  writeFileSync(join(scratch, 'src/lib.rs'), code);
  // Dependencies are compiled already over there, so their time does not count.
  cargo('--no-run');
  const { status, signal, stdout, stderr } = cargo();
  if (signal) return { status: 500, body: { error: 'The operation timed out' } };
  const clean = (text) => text.replaceAll(target, '/playground/target').replaceAll(scratch, '/playground');
  return { status: 200, body: { success: status === 0, exitDetail: `Exited with status ${status}`, stdout: clean(stdout), stderr: clean(stderr) } };
}

const book = await serveBook();
const browser = await startBrowser();
rmSync(recordings, { recursive: true, force: true });
mkdirSync(recordings);
try {
  const all = [...Object.entries(attempts).map(([name, code]) => ['batch-norm', name, code]),
    ...slugs.filter((slug) => slug !== 'batch-norm').map((slug) => [slug, `passes-${slug}`, read(`listings/${slug}/src/lib.rs`)])];
  for (const [slug, name, code] of all) {
    let sent;
    const reader = await newReader(browser, book, { playground: (text, route) => { sent = text; return route.abort(); } });
    const page = await reader.open(practicePage(slug));
    await write(page, code);
    await page.getByRole('button', { name: 'Check my code' }).click();
    await page.getByText('could not be reached').first().waitFor();
    await reader.context.close();
    const recording = { slug, sent: createHash('sha256').update(sent).digest('hex'), ...answer(sent) };
    writeFileSync(join(recordings, `${name}.json`), `${JSON.stringify(recording, null, 2)}\n`);
    console.log(name, recording.status, recording.body.exitDetail ?? recording.body.error);
  }
} finally {
  await browser.close();
  book.close();
  rmSync(scratch, { recursive: true });
}
