// The lists of challenges: the marks in the sidebar, the progress page and the mock interview's page.
'use strict';
{
  const { main, root, slugOf, el, button, link, tickBox } = course.dom;
  const { load, save, isProgress, progress, record, best, solved, complete, bestTime, merge } = course.store;
  const { MINUTE, digits, left } = course.clock;
  const { mock } = course;

  /** Marks the challenges in the sidebar. Of the other pages none has a record, but a solution has its challenge's name. */
  function markChallenges() {
    for (const anchor of document.querySelectorAll('#mdbook-sidebar a[href*=".html"]:not([href*="solutions/"])')) {
      const slug = slugOf(anchor);
      anchor.classList.toggle('complete', complete(slug));
      anchor.classList.toggle('solved', solved(slug) && !complete(slug));
    }
  }

  /** The page's tables. Each has the title of its chapter above it. */
  function chapters() {
    return [...main.querySelectorAll('.table-wrapper')].map((wrapper) => {
      const above = wrapper.previousElementSibling;
      const heading = above?.tagName === 'H3' ? above : null;
      wrapper.classList.add('listed');
      const names = [...wrapper.querySelectorAll('th')].map((it) => it.textContent);
      const challenges = [...wrapper.querySelectorAll('tbody tr')].map((row) => {
        const anchor = row.querySelector('a');
        const cell = (name) => row.cells[names.indexOf(name)]?.textContent;
        return { row, slug: slugOf(anchor), title: anchor.textContent, href: anchor.href.slice(root.href.length),
          minutes: Number(cell('minutes')), asked: cell('asked') };
      });
      return { title: heading?.textContent.trim() ?? '', heading, wrapper, challenges };
    });
  }

  const tried = ({ slug }) => record(slug).attempts + record(slug).verdicts > 0 || Boolean(load(`attempt/${slug}`));
  const isSolved = ({ slug }) => solved(slug);
  const isComplete = ({ slug }) => complete(slug);
  const edgesOf = ({ passed, of }) => `edges ${passed} of ${of}`;
  const count = (challenges) => `Solved: ${challenges.filter(isSolved).length} of ${challenges.length}. `
    + `Complete: ${challenges.filter(isComplete).length}.`;

  // ---- The progress page

  function progressPage(room) {
    const all = chapters();
    const every = all.flatMap((its) => its.challenges);

    // Beside the name, where a phone shows it.
    for (const { wrapper, challenges } of all) {
      wrapper.querySelector('th').after(el('th', 'you'), el('th', 'best time'));
      for (const its of challenges) {
        its.own = [el('td'), el('td')];
        its.row.cells[0].after(...its.own);
      }
    }
    const titled = all.filter((its) => its.heading);
    for (const its of titled) {
      its.counted = el('p.room');
      its.heading.after(its.counted);
    }

    // What is remembered is the title, so that a chapter that is renamed leaves all of them shown.
    const choice = el('select', el('option', 'All chapters', { value: '' }), ...titled.map(({ title }) => el('option', title)),
      { onchange: () => { save('chapter', choice.value); showChapter(); } });
    if (titled.length > 1) all[0].heading.before(el('label.room.row', 'Show', choice));
    // A link to a chapter, as the sidebar has, must not lead to what is not shown.
    addEventListener('hashchange', () => {
      const linked = titled.find(({ heading }) => `#${heading.id}` === location.hash);
      if (!linked?.heading.hidden) return;
      save('chapter', linked.title);
      showChapter();
      linked.heading.scrollIntoView();
    });

    function showChapter() {
      const kept = load('chapter');
      choice.value = titled.some(({ title }) => title === kept) ? kept : '';
      for (const { title, heading, counted, wrapper } of titled) {
        for (const part of [heading, counted, wrapper]) part.hidden = choice.value !== '' && choice.value !== title;
      }
    }

    const file = el('input', { type: 'file', accept: '.json', hidden: true, onchange: read });
    const outcome = el('p', { role: 'status' });
    all.at(-1).wrapper.after(el('div.room.row', button('Export to a file', write),
      button('Import a file', () => file.click()), file), outcome);

    function state(its) {
      if (complete(its.slug)) return 'complete';
      if (solved(its.slug)) return `solved, ${edgesOf(best(its.slug).edges)}`;
      return tried(its) ? 'attempted' : 'not started';
    }

    function show() {
      for (const its of every) {
        const { slug, own: [you, time] } = its;
        you.textContent = state(its) + (record(slug).solution_seen ? ', solution seen' : '');
        time.textContent = bestTime(slug) < Infinity ? digits(bestTime(slug) * 1000) : '';
      }
      for (const { counted, challenges } of titled) counted.textContent = count(challenges);
      const open = every.filter((its) => !isSolved(its));
      const todo = open.find(tried) ?? open[0];
      const edges = every.find((its) => !isComplete(its));
      room.replaceChildren(`${count(every)} `, ...todo ? ['Next: ', link(todo), `, ${todo.minutes} minutes.`]
        : edges ? ['Next: the open edges of ', link(edges), '.'] : []);
      showChapter();
      markChallenges();
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

  // ---- The mock interview's page

  function mockPage(room) {
    const all = chapters();
    const every = all.flatMap((its) => its.challenges);
    const outcome = el('p', { role: 'status' });
    let next;

    function show() {
      clearTimeout(next);
      mock.end();
      if (mock.current()) {
        const timer = el('span', { role: 'timer' });
        room.replaceChildren(el('section.clock', { ariaLabel: 'Clock' }, timer, ...mock.panel(show)));
        const tick = () => {
          // Another tab may have ended it.
          if (!mock.current()) return show();
          timer.textContent = left(mock.left());
          next = setTimeout(mock.left() > 0 ? tick : show, mock.left() % 1000);
        };
        tick();
      } else {
        room.replaceChildren(...progress().mocks.slice(-1).map(report), ...chapterBoxes(),
          el('div.row', ...[30, 45, 60].map((minutes) => button(`Start ${minutes} minutes`, () => begin(minutes)))), outcome);
      }
    }

    // What is remembered is what was left out, so that a new chapter is in.
    const leftOut = () => [load('mock-without')].flat();
    function chapterBoxes() {
      if (all.length < 2) return [];
      const box = ({ title }) => tickBox(title, !leftOut().includes(title), ({ target }) => {
        const others = leftOut().filter((it) => it && it !== title);
        save('mock-without', target.checked ? others : [...others, title]);
      });
      return [el('fieldset', el('legend', 'Draw from'), ...all.map(box))];
    }

    function begin(minutes) {
      const pool = all.filter(({ title }) => !leftOut().includes(title)).flatMap((its) => its.challenges);
      const set = mock.draw(pool, minutes);
      outcome.textContent = set.length > 0 ? '' : `No challenge of the chapters that you have ticked fits into ${minutes} minutes. `
        + 'Tick another chapter.';
      if (set.length === 0) return;
      mock.begin(set.map(({ slug, title, href, minutes: its }) => ({ slug, title, href, minutes: its })), minutes);
      show();
      room.querySelector('a').focus();
    }

    const plural = (n, word) => `${n || 'no'} ${word}${n === 1 ? '' : 's'}`;
    /** Without the minutes of its page nobody can say whether it was late. */
    const isLate = ({ slug, seconds }) => seconds * 1000 > (every.find((its) => its.slug === slug)?.minutes ?? Infinity) * MINUTE;

    /** What an interviewer would write below the names. */
    function summary(done) {
      const right = done.filter((its) => its.solved);
      const late = right.filter(isLate).length;
      const isWhole = ({ edges }) => !edges || edges.passed >= edges.of;
      const hints = done.reduce((sum, its) => sum + its.hints, 0);
      const helped = hints > 0 ? ` You took ${plural(hints, 'hint')}; in the room that is noticed.` : '';
      if (right.length === 0) return `Not a pass yet: no core was right. Take one of these again, alone, with its own clock.${helped}`;
      if (right.length < done.length) return `Close, but not a pass. Take what is open again, one at a time.${helped}`;
      if (late > 0) return `A pass, but slow: every core is right, ${late} of ${done.length} after the minutes of its page.${helped}`;
      if (!done.every(isWhole)) return `A pass: every core is right and in time. The open edges are what I would ask about next.${helped}`;
      return `A strong pass: every core is right and in time, and no edge is open.${helped}`;
    }

    function line(its) {
      const challenge = every.find(({ slug }) => slug === its.slug);
      const ofMinutes = challenge ? ` of ${challenge.minutes}:00` : '';
      const facts = [its.solved ? `core ${isLate(its) ? 'after its time' : challenge ? 'in time' : 'passed'}`
        : its.seconds > 0 ? 'core not passed' : 'not opened'];
      if (its.solved || its.seconds > 0) facts.push(`${digits(its.seconds * 1000)}${ofMinutes}`);
      if (its.edges) facts.push(edgesOf(its.edges));
      if (its.solved || its.seconds > 0) facts.push(plural(its.hints, 'hint'));
      return el(its.solved ? 'li.passed' : 'li.failed', `${challenge?.title ?? its.slug}: ${facts.join(', ')}`);
    }

    const TICKS = [['asked', 'I asked before I coded'], ['cost', 'I said what my code costs'], ['edge', 'I tested an edge aloud']];
    function report({ at, minutes, seconds, challenges: done = [], ticks }) {
      const right = done.filter((its) => its.solved).length;
      const tick = (name) => ({ target }) => {
        const kept = progress();
        const its = kept.mocks.find((it) => it.at === at);
        its.ticks = { asked: false, cost: false, edge: false, ...its.ticks, [name]: target.checked };
        save('progress', kept);
      };
      return el('section.result.report', { ariaLabel: 'Report' },
        el('p', el('strong', `You solved ${right} of ${done.length} in ${digits(seconds * 1000)} of ${minutes}:00.`)),
        el('p', summary(done)), el('ul', ...done.map(line)),
        el('fieldset', el('legend', 'Only you know this. Tick what you did:'),
          ...TICKS.map(([name, text]) => tickBox(text, Boolean(ticks?.[name]), tick(name)))));
    }

    show();
    return show;
  }

  Object.assign(course, { markChallenges, progressPage, mockPage });
}
