// Records what the Rust Playground answers to the attempts at the fixture, by doing what it does: `cargo test` on the code that the
// page sends, in a package named `playground`. The fixture needs no other crate.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newReader, serveBook, startBrowser, write } from './book.mjs';
import { attempts, FIXTURE, serveFixture } from './fixture/attempts.mjs';

const LIMIT = 10_000;

const recordings = join(import.meta.dirname, 'recordings');
const scratch = mkdtempSync(join(tmpdir(), 'playground-'));
const target = join(scratch, 'target');
mkdirSync(join(scratch, 'src'));
writeFileSync(join(scratch, 'Cargo.toml'), `[package]
name = "playground"
version = "0.0.1"
edition = "2024"

[profile.dev]
debug = "line-tables-only"
`);

function cargo(...more) {
  const env = { ...process.env, CARGO_TARGET_DIR: target, RUST_BACKTRACE: '0' };
  return spawnSync('cargo', ['test', '--offline', ...more],
    { cwd: scratch, env, encoding: 'utf8', timeout: more.length ? 0 : LIMIT, killSignal: 'SIGKILL' });
}

/** The answer of `/execute`, as rust-lang/rust-playground gives it. */
function answer(code) {
  writeFileSync(join(scratch, 'src/lib.rs'), code);
  // The limit is for the run alone.
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
  for (const [name, code] of Object.entries(attempts)) {
    let sent;
    const reader = await newReader(browser, book, { playground: (text, route) => { sent = text; return route.abort(); } });
    await serveFixture(reader, book);
    const page = await reader.open(FIXTURE);
    await write(page, code);
    await page.getByRole('button', { name: 'Check my code' }).click();
    await page.getByText('could not be reached').first().waitFor();
    await reader.context.close();
    const recording = { sent: createHash('sha256').update(sent).digest('hex'), ...answer(sent) };
    writeFileSync(join(recordings, `${name}.json`), `${JSON.stringify(recording, null, 2)}\n`);
    console.log(name, recording.status, recording.body.exitDetail ?? recording.body.error);
  }
} finally {
  await browser.close();
  book.close();
  rmSync(scratch, { recursive: true });
}
