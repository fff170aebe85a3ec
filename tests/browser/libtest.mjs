// What libtest prints, made from the names of the checks. A test holds it against a recording of the real one.

const DOCTESTS = '\nrunning 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n';

/** The names of the checks that a file declares, and the name of the module that they were sent in. */
export const declared = (checks) => [...checks.matchAll(/^#\[test\]\n(?:#\[.*\]\n)*fn (\w+)/gm)].map(([, name]) => name);
export const moduleOf = (code) => /^mod (checks_\w+) \{$/m.exec(code)[1];

/** The Playground's answer to a run of `names`, of which those in `failures` (name to message) have failed. */
export function libtest(module, names, failures = {}) {
  const tests = [...names].sort().map((name) => ({ path: `${module}::${name}`, message: failures[name] }));
  const failed = tests.filter(({ message }) => message !== undefined);
  const success = failed.length === 0;

  const lines = tests.map(({ path, message }) => `test ${path} ... ${message === undefined ? 'ok' : 'FAILED'}\n`);
  const reports = failed.map(({ path, message }) => `---- ${path} stdout ----\n\nthread '${path}' (9) panicked at src/lib.rs:9999:5:\n${message}\n`
    + 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\n');
  const list = failed.map(({ path }) => `    ${path}\n`);
  const summary = `test result: ${success ? 'ok' : 'FAILED'}. ${names.length - failed.length} passed; ${failed.length} failed; `
    + '0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n';
  const stdout = [`\nrunning ${names.length} tests\n`, ...lines, '\n',
    ...success ? [] : ['failures:\n\n', reports.join('\n'), '\nfailures:\n', ...list, '\n'], summary, ...success ? [DOCTESTS] : []].join('');
  return { success, exitDetail: `Exited with status ${success ? 0 : 101}`, stdout, stderr: '' };
}
