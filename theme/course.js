// The practice room and the guide. mdBook's pages are whole without it.
// What comes from elsewhere (Playground, file, other tab) only becomes a text node.
'use strict';
{
const main = document.querySelector('main');
// On the 404 page the base is not where the reader is.
const root = new URL(path_to_root || '.', document.baseURI);
const slugOf = (url) => url.pathname.split('/').pop().replace('.html', '');
const here = slugOf(location);

function el(selector, ...parts) {
	const [tag, ...classes] = selector.split('.');
	const node = Object.assign(document.createElement(tag), { className: classes.join(' ') });
	for (const part of parts) {
		if (part.nodeType || typeof part === 'string') node.append(part);
		else Object.assign(node, part);
	}
	return node;
}
const button = (name, onclick, selector = 'button') => el(selector, { type: 'button', onclick }, name);
const link = ({ title, href }) => el('a', { href: new URL(href, root) }, title);
const output = (text) => el('pre', { tabIndex: 0 }, text);
const fold = (summary, text) => el('details', el('summary', summary), output(text));
const status = el('p.for-ears', { role: 'status' });
const say = (text) => { status.textContent = text; };

// ---- What is remembered

const PREFIX = 'rust-for-ml-interviews/1/';
const unsaved = new Map();

function load(key) {
	if (unsaved.has(key)) return unsaved.get(key);
	try {
		return JSON.parse(localStorage.getItem(PREFIX + key));
	} catch {
		return null;
	}
}

function save(key, value) {
	try {
		localStorage.setItem(PREFIX + key, JSON.stringify(value));
		unsaved.delete(key);
	} catch {
		if (!unsaved.size) {
			main.prepend(el('p.room.notice', { role: 'alert' }, 'This browser saves nothing here: its storage is full or switched '
				+ 'off. Copy your code out before you close the tab.'));
		}
		unsaved.set(key, value);
	}
}

// An exported file, by example. What is not named here is kept, and a list may be left out.
const FORMAT = 'rust-for-ml-interviews/progress';
const AT = new Date();
const RECORD = { attempts: 0, verdicts: 0, hints: 0, solves: [{ at: AT, hints: 0, solution_seen: false }] };
const MOCKS = [{ at: AT, minutes: 0, seconds: 0, challenges: [{ slug: '', solved: true, seconds: 0, hints: 0 }] }];

function fits(x, example) {
	if (Array.isArray(example)) return x === undefined || (Array.isArray(x) && x.every((item) => fits(item, example[0])));
	if (example === AT) return typeof x === 'string' && Date.parse(x) > 0;
	if (typeof example !== 'object') return typeof x === typeof example;
	return x instanceof Object && Object.keys(example).every((name) => fits(x[name], example[name]));
}
const isProgress = (x) => fits(x, { challenges: {}, mocks: MOCKS }) && x.format === FORMAT && x.version === 1
	&& Object.values(x.challenges).every((its) => fits(its, RECORD));

const progress = () => load('progress') ?? { format: FORMAT, version: 1, challenges: {}, mocks: [] };
const record = (slug) => ({ ...RECORD, solves: [], ...progress().challenges[slug] });
const solved = (slug, since = 0) => record(slug).solves.some((its) => Date.parse(its.at) >= since);
const best = (slug) => Math.min(...record(slug).solves.map((its) => (!its.solution_seen && its.seconds) || Infinity));

function change(slug, edit) {
	const all = progress();
	const now = new Date().toISOString();
	all.challenges[slug] = { ...record(slug), last_seen: now };
	edit(all.challenges[slug], now);
	save('progress', all);
}

function merge(file) {
	const all = progress();
	const union = (ours = [], theirs = []) => [...new Map([...theirs, ...ours].map((its) => [Date.parse(its.at), its])).values()]
		.sort((x, y) => Date.parse(x.at) - Date.parse(y.at));
	for (const [slug, theirs] of Object.entries(file.challenges)) {
		const ours = record(slug);
		const both = { ...theirs, ...ours, solves: union(ours.solves, theirs.solves) };
		for (const name of ['attempts', 'verdicts', 'hints']) both[name] = Math.max(ours[name], theirs[name]);
		for (const name of ['solution_seen', 'last_seen']) if (theirs[name] > (ours[name] ?? '')) both[name] = theirs[name];
		all.challenges[slug] = both;
	}
	save('progress', { ...all, mocks: union(all.mocks, file.mocks) });
}

// ---- The clock

// Kept is when it was started: it counts through a reload and under a closed lid.
const MINUTE = 60_000;
const clock = (slug) => load(`clock/${slug}`) ?? { spent: 0, since: null };
const setClock = (slug, spent, since = null) => save(`clock/${slug}`, { spent, since });
const runs = (slug) => clock(slug).since !== null;
const elapsed = (slug, now = Date.now()) => clock(slug).spent + (runs(slug) ? Math.max(0, now - clock(slug).since) : 0);
const stop = (slug, now) => { if (runs(slug)) setClock(slug, elapsed(slug, now)); };

function start(slug) {
	if (!elapsed(slug)) change(slug, (its) => Object.assign(its, { attempts: its.attempts + 1, hints: 0 }));
	setClock(slug, elapsed(slug), Date.now());
}

const inMinutes = (ms) => (ms > 0 ? `${Math.ceil(ms / MINUTE)} min left` : 'time is up');
const digits = (ms) => `${Math.floor(ms / MINUTE)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
const left = (ms) => (ms > 0 ? digits(Math.ceil(ms / 1000) * 1000) : `+${digits(-ms)}`);

const PHASES = [
	['Understand', 0.2, 'Say what goes in, what comes out, and which inputs are awkward. Work one example by hand. No code yet.'],
	['Code', 0.6, 'Write the simplest version that is right, and say what you do. Stuck for three minutes? Open a hint.'],
	['Test', 0.2, 'Check your code. Take one awkward input through it by hand. Say what it costs.'],
	['Over', 0, 'Time is up. In the last five minutes of an interview: if your code works, run one case, name the edge cases '
		+ 'and what you would improve. If not, say what is wrong and how you would find it. You may go on.'],
];

// ---- The mock interview

// To open a challenge starts its clock and stops the others'.
const mock = () => load('mock');
const mockLeft = () => mock().began + mock().minutes * MINUTE - Date.now();
const mockSolved = ({ slug }) => solved(slug, mock().began);

function endMock(now) {
	if (!mock() || !(now || mockLeft() <= 0 || mock().challenges.every(mockSolved))) return;
	const { began, minutes, challenges } = mock();
	const end = Date.now() + Math.min(0, mockLeft());
	const results = challenges.map(({ slug }) => {
		stop(slug, end);
		return { slug, solved: solved(slug, began), seconds: elapsed(slug) / 1000, hints: record(slug).hints };
	});
	merge({ challenges: {}, mocks: [{ at: new Date(began).toISOString(), minutes, seconds: (end - began) / 1000, challenges: results }] });
	save('mock', null);
}

const mockPanel = (after) => [
	el('ol', ...mock().challenges.map((its) => el(mockSolved(its) ? 'li.tick' : 'li', link(its), `, ${its.minutes} min`))),
	button('End the interview', () => {
		endMock(true);
		after();
	}),
];

function draw(pool, minutes) {
	return pool.map((its) => ({ ...its, rank: solved(its.slug) + Math.random() })).sort((x, y) => x.rank - y.rank).filter((its) => {
		if (its.minutes > minutes) return false;
		minutes -= its.minutes;
		return true;
	});
}

// ---- The judge

// The attempt comes first: rustc's line numbers are the reader's. A new name for the module each time keeps it from
// printing what libtest would.
const program = (attempt, checks, module) => `${attempt}
extern crate self as ${here.replaceAll('-', '_')};
#[cfg(test)]
mod ${module} {
${checks}}
`;

async function ask(code) {
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), 30_000);
	let response, answer;
	try {
		response = await fetch('https://play.rust-lang.org/execute', {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ channel: 'stable', mode: 'debug', edition: '2024', crateType: 'lib', tests: true, backtrace: false, code }),
			signal: patience.signal,
		});
		answer = await response.json().catch(() => null);
	} catch {
		throw patience.signal.aborted ? 'has not answered for 30 seconds. It may be busy.'
			: 'could not be reached. Are you online?';
	} finally {
		clearTimeout(timer);
	}
	if (/timed out/.test(answer?.error)) {
		throw 'stopped after ten seconds. A loop in your code may never end, or the Playground is busy.';
	}
	if (!response.ok) throw `has a problem of its own (error ${response.status}).`;
	if (!fits(answer, { stdout: '', stderr: '' })) throw 'gave an answer that this page does not understand.';
	return answer;
}

// The exit status says nothing: after `process::exit(0)` come documentation tests, with a `test result: ok` of their own.
function judge({ stdout }, checks, module, ownLines) {
	const [run, summary] = stdout.split(/^test result: /m);
	const results = [...checks.matchAll(/^#\[test\]\s[^{]*?\bfn (\w+)/gm)].map(([, name]) => {
		const find = (pattern) => [...stdout.matchAll(new RegExp(pattern.replace('NAME', `${module}::${name}`), 'gm'))];
		const said = find('^test NAME \\.\\.\\. (ok|FAILED)$').map(([, word]) => word).join();
		const message = find('^---- NAME stdout ----$([^]*?)^(?:---- |failures:|note: run with )')[0]?.[1]
			.replace(/^thread .* panicked at (.*):(\d+):\d+:\n/m, (_, file, line) => (file !== 'src/lib.rs' ? `${file}, line ${line}:\n`
				: line <= ownLines ? `Line ${line} of your code:\n` : ''));
		return { name, message: message?.trim(), state: { ok: 'passed', FAILED: 'failed' }[said] ?? 'silent' };
	});
	const ran = Number(/^running (\d+) test/m.exec(run)?.[1]);
	const told = summary?.match(/\d+/g).slice(0, 3).reduce((x, y) => x + Number(y), 0);
	return { results, whole: told === ran && results.every((its) => its.state !== 'silent') };
}

// ---- The editor

// A text field over the page's own code block, which has the colours and prints.
function editorOver(code, check) {
	const key = `attempt/${here}`;
	const starter = code.textContent;
	const pre = code.parentElement;
	const numbers = el('div.numbers', { ariaHidden: 'true' });
	const field = el('textarea', { ariaLabel: 'Your attempt', spellcheck: false, autocapitalize: 'off', wrap: 'off', oninput, onkeydown });
	field.setAttribute('aria-describedby', 'editor-help');
	const box = el('div.editor');
	pre.querySelector('.buttons')?.remove();
	pre.ariaHidden = 'true';
	pre.replaceWith(box);
	box.append(numbers, pre, field);

	const reset = () => put(starter, field.value);
	const undo = button('Undo the reset', () => {
		const { text, before } = load(key);
		put(before, text === starter ? undefined : text);
	});
	const foot = el('div.room.row', button('Check my code', check, 'button.primary'), button('Reset to the starter', () => {
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
			document.execCommand('insertText', false, text);
		};
		if (event.isComposing) return;
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) check();
		else if (event.key === 'Enter') type(`\n${/^ */.exec(line)[0]}${/[{([]$/.test(line) ? '    ' : ''}`);
		else if (event.key === 'Tab' && !event.shiftKey && !leaving) type(value.slice(from, to).replace(/^/gm, '    '));
		leaving = event.key === 'Escape';
	}

	const kept = load(key);
	if (kept?.text === kept?.starter && !kept?.before) {
		save(key, null);
	} else if (kept.starter !== starter) {
		const notice = el('div.room.notice', el('p', 'The starter has changed. Your code is below, as you left it.'),
			fold('The new starter', starter), button('Keep my code', () => save(key, { ...load(key), starter })), ' ', button('Take the new starter', reset));
		notice.addEventListener('click', ({ target }) => target.type === 'button' && notice.remove());
		box.before(notice);
	}
	show();
	return { box, foot, show, text: () => field.value };
}

// ---- A practice page

function practicePage(code) {
	const facts = main.querySelector('p > strong');
	const total = parseInt(facts.textContent, 10) * MINUTE;
	const { title } = document;

	const timer = el('span', { role: 'timer' });
	const startButton = button('Start', () => {
		if (runs(here)) stop(here);
		else start(here);
		show();
		say(runs(here) ? `The clock runs. ${advice.textContent}` : 'The clock is paused.');
	});
	const resetButton = button('Reset the clock', () => {
		setClock(here, 0);
		show();
		startButton.focus();
	});
	const phases = PHASES.slice(0, 3).map(([name, share]) =>
		el('li', { style: `flex-grow: ${share * 10}` }, el('b', name), ` ${+(total / MINUTE * share).toFixed(1)} min`));
	const advice = el('p');
	const panel = el('div');
	facts.parentElement.after(el('section.room.clock', { ariaLabel: 'Clock' }, el('div.row', timer, startButton, resetButton),
		el('ol.phases', ...phases), advice, panel));

	const solution = main.querySelector('a[href*="solutions/"]');
	const warning = el('p.room', { id: 'solution-warning' });
	solution.setAttribute('aria-describedby', warning.id);
	solution.closest('p').after(warning);

	let next, lastPhase;
	function show() {
		clearTimeout(next);
		endMock();
		const inMock = Boolean(mock()?.challenges.some((its) => its.slug === here));
		const running = runs(here);
		const spent = elapsed(here);
		const begun = running || spent > 0;
		const ms = inMock ? mockLeft() : total - spent;
		const phase = [0.2, 0.8, 1].filter((end) => spent / total >= end).length;
		const [name, , what] = PHASES[phase];

		timer.textContent = left(ms);
		startButton.textContent = running ? 'Pause' : begun ? 'Go on' : 'Start';
		startButton.hidden = inMock;
		resetButton.hidden = inMock || !begun;
		phases.forEach((item, i) => { item.ariaCurrent = begun && i === phase ? 'step' : null; });
		advice.textContent = begun ? what : 'Start the clock when you begin to read.';
		if (inMock && !panel.hasChildNodes()) {
			panel.append('One clock for the whole mock interview:', ...mockPanel(show));
		} else if (!inMock && panel.querySelector('button')) {
			panel.replaceChildren('The interview is over: ', link({ title: 'read the report', href: 'mock-interview.html' }), '.');
			say(panel.textContent);
		}
		const ticking = running || inMock;
		document.title = ticking ? `${inMinutes(ms)} · ${title}` : title;
		warning.textContent = `That page gives the whole answer. Your clock ${ticking ? `still runs: ${inMinutes(ms)}.` : 'is not running.'}`;
		if (running && lastPhase < phase) say(phase < 3 ? `${name}, ${inMinutes(ms)}. ${what}` : what);
		lastPhase = running ? phase : undefined;
		if (ticking) next = setTimeout(show, 1000 - spent % 1000);
	}

	for (const hint of main.querySelectorAll('details')) {
		const number = parseInt(hint.textContent.trim().slice(5), 10);
		hint.addEventListener('toggle', () => {
			if (hint.open && number > record(here).hints) change(here, (its) => { its.hints = number; });
		});
	}

	const result = el('section.room', { ariaLabel: 'Result', hidden: true });
	const editor = editorOver(code, check);
	// The listing's checks.rs, below which stand `extern crate` lines for rustdoc.
	const checks = main.querySelector('details code').textContent.replace(/\s*(extern crate \w+;\s*)+$/, '\n');
	const checkButton = editor.foot.firstChild;
	editor.box.after(editor.foot, result);

	async function check() {
		if (checkButton.ariaDisabled) return;
		checkButton.ariaDisabled = 'true';
		checkButton.textContent = 'Checking …';
		const attempt = editor.text();
		const ownLines = attempt.split('\n').length;
		const module = `checks_${Math.random().toString(36).slice(2)}`;
		try {
			const answer = await ask(program(attempt, checks, module));
			showVerdict(judge(answer, checks, module, ownLines), answer, ownLines);
		} catch (why) {
			if (why instanceof Error) throw why;
			fill('', `The Rust Playground ${why}`, el('p', 'Your code is kept. Try again, or check it on your own machine: ', el('code', `cargo drill check ${here}`)));
		} finally {
			checkButton.ariaDisabled = null;
			checkButton.textContent = 'Check my code';
		}
	}

	function fill(kind, headline, ...parts) {
		result.className = `room result ${kind}`;
		result.replaceChildren(el('p', el('strong', headline)), ...parts);
		result.hidden = false;
		say(headline);
	}

	function showVerdict({ results, whole }, { stdout, stderr }, ownLines) {
		const passed = results.filter((its) => its.state === 'passed').length;
		const sorted = ['failed', 'silent', 'passed'].flatMap((state) => results.filter((its) => its.state === state));
		const parts = [el('ul', ...sorted.map(({ name, state, message }, i) =>
			el(`li.${state}`, message ? Object.assign(fold(name, message), { open: i === 0 }) : name))),
		fold('Everything that was printed', `${stderr}\n${stdout}`.trim())];
		if (whole && passed === results.length) return pass(`All ${passed} checks passed`, ...parts);
		change(here, (its) => { its.verdicts += 1; });
		if (whole) {
			fill('failed', `${results.length - passed} of ${results.length} checks failed.`, ...parts);
		} else if (!/^running/m.test(stdout) && /^error/m.test(stderr)) {
			const text = stderr.replace(/^ +(Compiling|Updating|Blocking|Finished).*\n/gm, '').trim();
			fill('failed', 'It does not compile.', output(text), `Your code ends at line ${ownLines}. After it come the checks, which call it.`);
		} else {
			fill('failed', `Incomplete: the run ended before every check had reported. ${passed} of ${results.length} passed.`,
				el('p', 'Does your code end the program, overflow its stack, use more than 512 MB, or write to stdout past `println!`?'), ...parts);
		}
	}

	function pass(headline, ...parts) {
		const spent = elapsed(here);
		const counts = runs(here) || !solved(here);
		change(here, (its, at) => {
			its.verdicts += 1;
			const seen = Date.parse(its.solution_seen) >= (spent ? Date.now() - spent : 0);
			if (counts) its.solves.push({ at, ...spent && { seconds: spent / 1000 }, hints: its.hints, solution_seen: seen });
		});
		stop(here);
		fill('passed', counts && spent ? `${headline} in ${digits(spent)}.` : `${headline}.`,
			el('p', 'Say what your code costs, then compare it with the solution.'), ...parts);
		show();
		markSolved();
	}

	show();
	if (mock() && panel.hasChildNodes()) {
		for (const { slug } of mock().challenges) if (slug !== here) stop(slug);
		if (!runs(here) && !mockSolved({ slug: here })) start(here);
	}
	return () => {
		editor.show();
		show();
	};
}

// ---- The lists

const challenges = () => [...main.querySelectorAll('tbody tr')].map((row) => {
	const anchor = row.querySelector('a');
	return { row, slug: slugOf(anchor), title: anchor.textContent, href: anchor.href.slice(root.href.length),
		minutes: Number(row.cells[1].textContent) };
});

function progressPage(room) {
	const every = challenges();
	main.querySelector('thead tr').append(el('th', 'you'), el('th', 'best time'));
	for (const { row } of every) row.append(el('td'), el('td'));
	const outcome = el('p', { role: 'status' });
	const file = el('input', { type: 'file', accept: '.json', hidden: true, onchange: read });
	main.querySelector('.table-wrapper').after(el('div.room.row', button('Export to a file', write),
		button('Import a file', () => file.click()), file), outcome);

	function show() {
		const tried = ({ slug }) => record(slug).attempts + record(slug).verdicts > 0 || load(`attempt/${slug}`);
		for (const its of every) {
			const { row, slug } = its;
			row.className = solved(slug) ? 'solved' : tried(its) ? 'attempted' : 'not started';
			row.cells[3].textContent = row.className + (record(slug).solution_seen ? ', solution seen' : '');
			row.cells[4].textContent = best(slug) < Infinity ? digits(best(slug) * 1000) : '';
		}
		const open = every.filter(({ slug }) => !solved(slug));
		const todo = open.find(tried) ?? open[0];
		room.replaceChildren(`You have solved ${every.length - open.length} of ${every.length}. `,
			...todo ? ['Next: ', link(todo), `, ${todo.minutes} minutes.`] : []);
		markSolved();
	}

	function write() {
		const href = URL.createObjectURL(new Blob([JSON.stringify(progress(), null, 2)]));
		el('a', { href, download: 'rust-for-ml-interviews.json' }).click();
		URL.revokeObjectURL(href);
	}

	async function read() {
		const [chosen] = file.files;
		const content = await chosen.text().then(JSON.parse).catch(() => null);
		if (isProgress(content)) merge(content);
		outcome.textContent = `${chosen.name} is ${isProgress(content) ? 'imported.' : 'no progress file of this book, or damaged. '
			+ 'Nothing has changed. Choose a file that this page or cargo drill has exported.'}`;
		file.value = '';
		show();
	}

	show();
	return show;
}

function mockPage(room) {
	const every = challenges();
	let next;

	function show() {
		clearTimeout(next);
		endMock();
		if (mock()) {
			const timer = el('span', { role: 'timer' });
			room.replaceChildren(el('section.clock', { ariaLabel: 'Clock' }, timer, ...mockPanel(show)));
			const count = () => {
				timer.textContent = left(mockLeft());
				next = setTimeout(mockLeft() > 0 ? count : show, mockLeft() % 1000);
			};
			count();
		} else {
			room.replaceChildren(...progress().mocks.slice(-1).map(report), el('div.row', ...[30, 45, 60].map((minutes) =>
				button(`Start ${minutes} minutes`, () => begin(minutes)))));
		}
	}

	function begin(minutes) {
		const set = draw(every, minutes);
		for (const { slug } of set) setClock(slug, 0);
		save('mock', { began: Date.now(), minutes, challenges: set });
		show();
		room.querySelector('a').focus();
	}

	function report({ minutes, seconds, challenges: done = [] }) {
		const right = done.filter((its) => its.solved).length;
		const titleOf = (slug) => every.find((its) => its.slug === slug)?.title ?? slug;
		return el('section.result', { ariaLabel: 'Report' },
			el('p', el('strong', `You solved ${right} of ${done.length} in ${digits(seconds * 1000)} of ${minutes}:00.`)),
			el('ul', ...done.map((its) => el(its.solved ? 'li.passed' : 'li.failed', `${titleOf(its.slug)}: ${digits(its.seconds * 1000)}, hints: ${its.hints}`))));
	}

	show();
	return show;
}

// ---- The guide

function questionsPage(questions) {
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

function checklistPage(boxes) {
	const show = () => {
		const ticked = [load('checklist')].flat();
		for (const box of boxes) box.checked = ticked.includes(box.id);
	};
	main.addEventListener('change', () => save('checklist', boxes.filter((box) => box.checked).map((box) => box.id)));
	show();
	return show;
}

// ---- Every page

function markSolved() {
	for (const anchor of document.querySelectorAll('#mdbook-sidebar a[href*=".html"]:not([href*="solutions/"])')) {
		anchor.classList.toggle('tick', solved(slugOf(anchor)));
	}
}

function letKeysScroll() {
	for (const block of main.querySelectorAll('pre > code:not(.editable), .table-wrapper, math')) {
		if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
	}
}

if (here !== 'print') {
	// mdBook's menu bar is no landmark, and its toggle is a label: no key reaches it, and it takes no ARIA.
	document.getElementById('mdbook-menu-bar').role = 'banner';
	const toggle = document.getElementById('mdbook-sidebar-toggle');
	const tidy = () => toggle.removeAttribute('aria-expanded');
	Object.assign(toggle, { tabIndex: 0, ariaLabel: null, onkeydown({ key }) { if (key === 'Enter') toggle.click(); } });
	toggle.append(el('span.for-ears', 'Contents'));
	addEventListener('change', tidy);
	tidy();
	const code = main.querySelector('code.editable');
	const room = main.querySelector('#room');
	const [questions, boxes] = ['details[id]', 'label input'].map((selector) => [...main.querySelectorAll(selector)]);
	main.append(status);
	if (location.pathname.includes('/solutions/')) change(here, (its, now) => { its.solution_seen = now; });
	const refresh = code ? practicePage(code) : questions.length ? questionsPage(questions) : boxes.length ? checklistPage(boxes)
		: !room ? () => {} : here === 'progress' ? progressPage(room) : mockPage(room);
	markSolved();
	letKeysScroll();
	for (const event of ['resize', 'toggle']) addEventListener(event, letKeysScroll, true);
	addEventListener('storage', ({ key }) => {
		if (!key?.startsWith(PREFIX)) return;
		unsaved.delete(key.slice(PREFIX.length));
		refresh();
		markSolved();
	});
}
}
