// The attempts whose answers are recorded. Each is the listing's own code, whole or with one thing changed.

import { read } from './book.mjs';

const solution = read('listings/batch-norm/src/lib.rs');
const FORWARD = 'self.check_width(x.ncols())?;\n';

/** The solution with `code` at the head of what `forward` calls. */
function forward(code) {
  if (!solution.includes(FORWARD)) throw new Error(`the solution no longer has the line ${FORWARD}`);
  return solution.replace(FORWARD, `${code}\n        ${FORWARD}`);
}

const checks = [...read('listings/batch-norm/tests/checks.rs').matchAll(/#\[test\]\nfn (\w+)/g)].map(([, name]) => name);
/** What libtest would print if all were well, under the name that a reader would guess. */
const fake = [...checks.map((name) => `test checks::${name} ... ok`), '',
  `test result: ok. ${checks.length} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s`].join('\n');

export const attempts = {
  'passes': solution,
  'fails': read('listings/batch-norm/wrong/biased_running_variance.rs'),
  'starter': read('listings/batch-norm/starter.rs'),
  'type-error': forward('let rows: usize = "two";'),
  'missing-function': solution.replace('pub fn new(', 'pub fn create('),
  'panics': forward('let _ = [0.0; 3][x.nrows() + 3];'),
  'loops': forward('loop { std::hint::spin_loop(); }'),
  'overflows': forward('return Self::new(1).forward_into(x, y);'),
  'exits': forward('std::process::exit(0);'),
  'fakes': forward(`let fake = ${JSON.stringify(fake)};
        std::io::Write::write_all(&mut std::io::stdout(), fake.as_bytes()).unwrap();
        std::process::exit(0);`),
  'markup': forward(`panic!("<img src=x onerror=alert(1)><script>alert(2)</script>");`),
  'own-tests': `${solution}\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn mine() {\n        panic!("my own");\n    }\n}\n`,
};
