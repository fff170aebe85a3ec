// The editor: a text field over the page's own code block, which has the colours and prints.

import { here, el, button, fold } from './dom.mjs';
import { load, save } from './store.mjs';

/** Replaces the block of `code`. `check` is what Ctrl-Enter and the first button do. */
export function editorOver(code, check) {
  const key = `attempt/${here}`;
  const starter = code.textContent;
  const block = code.parentElement;
  const numbers = el('div.numbers', { ariaHidden: 'true' });
  const field = el('textarea', { ariaLabel: 'Your attempt', spellcheck: false, autocapitalize: 'off', wrap: 'off', oninput, onkeydown });
  field.setAttribute('aria-describedby', 'editor-help');
  const box = el('div.editor');
  block.querySelector('.buttons')?.remove();
  block.ariaHidden = 'true';
  block.replaceWith(box);
  box.append(numbers, block, field);

  const checkButton = button('Check my code', check, 'button.primary');
  const reset = () => put(starter, field.value);
  const undo = button('Undo the reset', () => {
    const { text, before } = load(key);
    put(before, text === starter ? undefined : text);
  });
  const foot = el('div.room.row', checkButton, button('Reset to the starter', () => {
    if (confirm('Replace your code by the starter? You can undo it.')) reset();
  }), undo, el('small', { id: 'editor-help' }, 'Ctrl-Enter checks. Tab indents; after Escape it leaves the editor. '
    + 'Checking sends your code to play.rust-lang.org.'));

  function put(text, before) {
    save(key, { text, starter, before });
    show();
    field.focus();
  }

  function show() {
    const { text = starter, before } = load(key) ?? {};
    if (field.value !== text) field.value = text;
    undo.hidden = before === undefined;
    paint();
  }

  function paint() {
    code.textContent = `${field.value}\n`;
    hljs.highlightBlock(code);
    numbers.textContent = field.value.split('\n').map((_, i) => i + 1).join('\n');
  }

  function oninput() {
    save(key, { starter, ...load(key), text: field.value });
    paint();
  }

  let leaving = false;
  function onkeydown(event) {
    const { selectionStart: from, selectionEnd: to, value } = field;
    const line = value.slice(value.lastIndexOf('\n', from - 1) + 1, from);
    const type = (text) => {
      event.preventDefault();
      // Deprecated, and still the only way that Ctrl-Z undoes.
      document.execCommand('insertText', false, text);
    };
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) check();
    else if (event.key === 'Enter') type(`\n${/^ */.exec(line)[0]}${/[{([]$/.test(line) ? '    ' : ''}`);
    else if (event.key === 'Tab' && !event.shiftKey && !leaving) type(value.slice(from, to).replace(/^/gm, '    '));
    leaving = event.key === 'Escape';
  }

  function offerNewStarter() {
    const notice = el('div.room.notice', el('p', 'The starter has changed. Your code is below, as you left it.'),
      fold('The new starter', starter),
      button('Keep my code', () => save(key, { ...load(key), starter })), ' ', button('Take the new starter', reset));
    notice.addEventListener('click', ({ target }) => target.type === 'button' && notice.remove());
    box.before(notice);
  }

  const kept = load(key);
  const untouched = kept?.text === kept?.starter && !kept?.before;
  if (untouched) save(key, null);
  else if (kept.starter !== starter) offerNewStarter();
  box.after(foot);
  show();
  return { foot, checkButton, show, text: () => field.value };
}
