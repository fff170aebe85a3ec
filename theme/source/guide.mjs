// The guide: questions that open by their link and all at once, and boxes that remember.

import { main, button } from './dom.mjs';
import { load, save } from './store.mjs';

export function questionsPage(questions) {
  const folded = () => questions.some((it) => !it.open);
  const all = button('', () => {
    const open = folded();
    for (const it of questions) it.open = open;
  }, 'button.room');
  const name = () => { all.textContent = folded() ? 'Open all' : 'Close all'; };
  const openLinked = () => {
    for (const it of questions) it.open ||= `#${it.id}` === location.hash;
  };
  for (const it of questions) it.ontoggle = name;
  addEventListener('hashchange', openLinked);
  openLinked();
  name();
  main.querySelector('h2').before(all);
  return () => {};
}

export function checklistPage(boxes) {
  const show = () => {
    const ticked = [load('checklist')].flat();
    for (const box of boxes) box.checked = ticked.includes(box.id);
  };
  main.addEventListener('change', () => save('checklist', boxes.filter((box) => box.checked).map((box) => box.id)));
  show();
  return show;
}
