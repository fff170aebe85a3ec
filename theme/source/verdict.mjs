// The words of a verdict: what a reader is told of a run, and what they see of each check.

import { el, output, fold } from './dom.mjs';

const tally = (name, { passed, of }) => `${name}: ${passed} of ${of}`;

/** `time` is there if this run has stopped the clock. */
export function headline({ results, whole, core, edges, solved, complete, compilerSays }, time) {
  const sentences = (...all) => all.filter(Boolean).map((it) => `${it}.`).join(' ');
  const itsEdges = edges.of > 0 && tally('Edges', edges);
  if (compilerSays !== null) return 'It does not compile.';
  if (!whole) {
    const passed = results.filter((its) => its.state === 'passed').length;
    return `Incomplete: the run ended before every check had reported. ${passed} of ${results.length} passed.`;
  }
  const itsCore = tally('Core', core) + (time ? ` in ${time}` : '');
  if (complete) return sentences(itsCore, itsEdges, 'Complete: every check passed');
  return sentences(itsCore, solved ? 'This would pass in the room' : 'Not a pass yet', itsEdges);
}

function advice({ whole, solved, complete, compilerSays }, ownLines) {
  if (complete) return 'Say what your code costs, then compare it with the solution.';
  if (solved) return 'Say what your code costs. Then go on with the edges below, or compare it with the solution.';
  if (compilerSays !== null) return `Your code ends at line ${ownLines}. After it come the checks, which call it.`;
  if (whole) return '';
  return 'Does your code end the program, overflow its stack, use more than 512 MB, or write to stdout past `println!`?';
}

/** Failures first, and of these the core's; the first one that has something to say is open. */
function list(results) {
  const sorted = ['failed', 'silent', 'passed'].flatMap((state) => ['core', 'edge'].flatMap((tier) =>
    results.filter((its) => its.state === state && its.tier === tier)));
  return el('ul', ...sorted.map(({ name, tier, state, message }, i) => {
    const title = tier === 'edge' ? [name, ' ', el('small', 'edge')] : [name];
    return el(`li.${state}`, ...message ? [Object.assign(fold(title, message), { open: i === 0 })] : title);
  }));
}

/** What stands below the headline. */
export function details(verdict, ownLines) {
  const words = advice(verdict, ownLines);
  const said = words ? [el('p', words)] : [];
  if (verdict.compilerSays !== null) return [output(verdict.compilerSays), ...said];
  return [...said, list(verdict.results), fold('Everything that was printed', verdict.printed)];
}
