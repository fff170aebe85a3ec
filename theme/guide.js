// The guide: questions that open all at once or by their link, and boxes that remember. Without it they fold and tick.
'use strict';
{
const find = (selector) => [...document.querySelectorAll(selector)];
const questions = find('details[id]');
const boxes = find('li > label > input');

if (questions.length) {
	const button = Object.assign(document.createElement('button'), { type: 'button', className: 'room' });
	const folded = () => questions.some((it) => !it.open);
	const name = () => { button.textContent = folded() ? 'Open all' : 'Close all'; };
	button.onclick = () => {
		const open = folded();
		for (const it of questions) it.open = open;
	};
	const openLinked = () => {
		for (const it of questions) it.open ||= `#${it.id}` === location.hash;
	};
	for (const it of questions) it.ontoggle = name;
	addEventListener('hashchange', openLinked);
	openLinked();
	name();
	document.querySelector('main h2').before(button);
}

if (boxes.length) {
	const KEY = 'rust-for-ml-interviews/1/checklist';
	// Storage may be empty, switched off, or hold what is not ours. The boxes tick all the same.
	const show = () => {
		try {
			const ticked = JSON.parse(localStorage.getItem(KEY));
			for (const box of boxes) box.checked = ticked.includes(box.id);
		} catch { /* None is ticked. */ }
	};
	addEventListener('storage', show);
	addEventListener('change', () => {
		try {
			localStorage.setItem(KEY, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.id)));
		} catch { /* Nothing is kept. */ }
	});
	show();
}
}
