// The Rust Playground: the program that is sent to it, and what its answer says. Nothing here touches a page, because
// .github/playground.mjs imports this file too.

const ADDRESS = 'https://play.rust-lang.org/execute';
const PATIENCE = 30_000;

/** Why there is no answer. The message goes on from "The Rust Playground". */
export class NoAnswer extends Error {
  constructor(kind, message, httpStatus) {
    super(message);
    Object.assign(this, { kind, httpStatus });
  }
}

/** The checks that the file declares. Those below the line of the edges are edges, all others are core. */
function declared(checks) {
  const edges = checks.search(/^\/\/ ---- Edges/m);
  return [...checks.matchAll(/^#\[test\]\s[^{]*?\bfn (\w+)/gm)]
    .map(({ index, 1: name }) => ({ name, tier: edges >= 0 && index > edges ? 'edge' : 'core' }));
}

// The attempt comes first: rustc's line numbers are the reader's.
const program = ({ slug, attempt, checks }, module) => `${attempt}
extern crate self as ${slug.replaceAll('-', '_')};
#[cfg(test)]
mod ${module} {
${checks}}
`;

async function ask(code, { url = ADDRESS, headers = {}, patience = PATIENCE } = {}) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  let response, answer;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ channel: 'stable', mode: 'debug', edition: '2024', crateType: 'lib', tests: true, backtrace: false, code }),
      signal: waiting.signal,
    });
    const text = await response.text();
    try {
      answer = JSON.parse(text);
    } catch { /* What is no JSON is judged below, by its status. */ }
  } catch {
    throw waiting.signal.aborted
      ? new NoAnswer('silence', `has not answered for ${patience / 1000} seconds. It may be busy.`)
      : new NoAnswer('unreachable', 'could not be reached. Are you online?');
  } finally {
    clearTimeout(timer);
  }
  if (/timed out/.test(answer?.error)) {
    throw new NoAnswer('timeout', 'stopped after ten seconds. A loop in your code may never end, or the Playground is busy.');
  }
  if (!response.ok) throw new NoAnswer('status', `has a problem of its own (error ${response.status}).`, response.status);
  if (typeof answer?.stdout !== 'string' || typeof answer.stderr !== 'string') {
    throw new NoAnswer('garbage', 'gave an answer that this page does not understand.');
  }
  return answer;
}

/** What libtest said about one check. A name that reports twice, or with other words, is silent. */
function outcome({ name, tier }, stdout, module, ownLines) {
  const find = (pattern) => [...stdout.matchAll(new RegExp(pattern.replace('NAME', `${module}::${name}`), 'gm'))];
  const said = find('^test NAME \\.\\.\\. (ok|FAILED)$').map(([, word]) => word).join();
  const place = (_, file, line) => {
    if (file !== 'src/lib.rs') return `${file}, line ${line}:\n`;
    return line <= ownLines ? `Line ${line} of your code:\n` : '';
  };
  const message = find('^---- NAME stdout ----$([^]*?)^(?:---- |failures:|note: run with )')[0]?.[1]
    .replace(/^thread .* panicked at (.*):(\d+):\d+:\n/m, place).trim();
  return { name, tier, message, state: { ok: 'passed', FAILED: 'failed' }[said] ?? 'silent' };
}

/**
 * The verdict. Only a whole run counts: every declared check has reported, and the first summary adds up to the number
 * that libtest announced. The exit status says nothing: after `process::exit(0)` come documentation tests, with a
 * `test result: ok` of their own.
 */
function judge({ stdout, stderr }, checks, module, ownLines) {
  const results = declared(checks).map((check) => outcome(check, stdout, module, ownLines));
  const [run, summary] = stdout.split(/^test result: /m);
  const announced = Number(/^running (\d+) test/m.exec(run)?.[1]);
  const told = summary?.match(/\d+/g)?.slice(0, 3).reduce((sum, count) => sum + Number(count), 0);
  const whole = told === announced && results.every((its) => its.state !== 'silent');
  const tally = (tier) => {
    const all = results.filter((its) => its.tier === tier);
    return { passed: all.filter((its) => its.state === 'passed').length, of: all.length };
  };
  const [core, edges] = [tally('core'), tally('edge')];
  const solved = whole && core.of > 0 && core.passed === core.of;
  const compiles = /^running/m.test(stdout) || !/^error/m.test(stderr);
  return {
    results, whole, core, edges, solved,
    complete: solved && edges.passed === edges.of,
    compilerSays: compiles ? null : stderr.replace(/^ +(Compiling|Updating|Blocking|Finished).*\n/gm, '').trim(),
    printed: `${stderr}\n${stdout}`.trim(),
  };
}

/** Sends an attempt, `{ slug, attempt, checks }`, and gives the verdict. Without an answer it throws `NoAnswer`. */
export async function submit(job, options) {
  // A new name each time, so that an attempt cannot print what libtest would.
  const module = `checks_${Math.random().toString(36).slice(2)}`;
  const answer = await ask(program(job, module), options);
  return judge(answer, job.checks, module, job.attempt.split('\n').length);
}
