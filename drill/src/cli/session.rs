//! `watch` and `mock`: the judge and the clock at work while you write.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, Scope};
use std::time::{Duration, Instant};

use anstream::{print, println};
use drill::error::AtPath;
use drill::judge::{self, CheckEnd, Judge, Score, Tier, Verdict};
use drill::practice::Started;
use drill::{Challenge, Error, Result, mock};
use jiff::Timestamp;
use notify::{RecursiveMode, Watcher};

use super::clock::{self, Phase};
use super::show::{self, DIM, STRONG};
use super::terminal::{self, Key, Screen};
use super::{App, Limits, spoils};

/// Some editors write a file in several steps.
const SETTLE: Duration = Duration::from_millis(30);

impl App {
    pub(super) fn watch(&self, slug: Option<&str>, limits: &Limits) -> Result<bool> {
        let challenge = self.challenge(slug)?;
        let attempt = self.practice.attempt(&challenge.slug);
        if !attempt.exists() {
            return Err(Error::NoAttempt { slug: challenge.slug.clone(), path: attempt });
        }
        let judge = self.judge_for(&[challenge], limits)?;
        println!("{}", show::problem(&self.course, challenge));
        println!("Save {STRONG}{}{STRONG:#}, and it is judged.", self.shown(&attempt));
        let (events, happened) = mpsc::channel();
        let mut session = Session::open(self, &judge, vec![challenge], None, events)?;
        thread::scope(|scope| {
            session.take_up(Instant::now());
            let untouched = fs::read(&attempt).ok() == fs::read(challenge.starter()).ok();
            session.judge(scope, untouched);
            session.run(scope, &happened)
        })?;
        Ok(true)
    }

    pub(super) fn mock(
        &self,
        minutes: u32,
        chapters: &[String],
        seed: Option<u64>,
        hurry: u32,
        limits: &Limits,
    ) -> Result<bool> {
        let progress = self.progress()?;
        let seed = seed.unwrap_or_else(|| u64::from(rand::random::<u16>()));
        let solved = |c: &Challenge| progress.of(&c.slug).solved();
        let chapters = self.chapters(chapters)?;
        let pool = || chapters.iter().flat_map(|chapter| self.course.challenges_in(&chapter.slug));
        let set = mock::draw(pool(), solved, minutes, seed);
        if set.is_empty() {
            let shortest = pool().map(|c| c.minutes).min();
            return Err(Error::NothingFits { minutes, shortest: shortest.unwrap_or_default() });
        }
        let judge = self.judge_for(&set, limits)?;
        println!(
            "{STRONG}Mock interview{STRONG:#}: {minutes} minutes, {}. \
             {DIM}Again: --seed {seed}{DIM:#}",
            show::count(set.len(), "challenge")
        );
        let (events, happened) = mpsc::channel();
        let limit = Duration::from_secs(60 * u64::from(minutes)) / hurry;
        let mut session = Session::open(self, &judge, set, Some(limit), events)?;
        thread::scope(|scope| {
            session.next_item(scope, Instant::now())?;
            session.run(scope, &happened)
        })?;
        let took = session.began.elapsed();
        let ticks = session.ticks(&happened)?;
        let report = session.close(took, ticks);
        let mut summary = serde_json::json!({
            "at": Timestamp::now(),
            "minutes": minutes,
            "seed": seed,
            "seconds": report.took.as_secs_f64(),
            "challenges": report.items.iter().map(Item::summary).collect::<Vec<_>>(),
        });
        if let Some(ticks) = ticks {
            summary["ticks"] =
                TICKS.iter().zip(ticks).map(|(tick, yes)| (tick.name, yes)).collect();
        }
        self.update(|progress| progress.mocks.push(summary))?;
        print!("\n{}", report.shown(limit, seed));
        Ok(true)
    }

    /// A judge that has everything compiled, before any clock starts.
    fn judge_for(&self, challenges: &[&Challenge], limits: &Limits) -> Result<Judge<'_>> {
        let judge =
            Judge::new(&self.course, judge::Options { colour: true, ..self.options(limits) })?;
        challenges.iter().try_for_each(|challenge| judge.prepare(challenge))?;
        Ok(judge)
    }
}

enum Event {
    Key(Key),
    /// Something changed in the attempt's folder.
    Changed,
    Judged(Result<Verdict>),
    /// A signal.
    Stop,
}

/// One challenge of the session, and how its time went.
struct Item<'a> {
    challenge: &'a Challenge,
    begun: Option<Instant>,
    ended: Option<Instant>,
    first_save: Option<Instant>,
    /// When the checks ran for the first time after that.
    first_run: Option<Instant>,
    /// When the core passed.
    passed: Option<Instant>,
    /// The core and the edges of the last verdict.
    scores: Option<[Score; 2]>,
    hints: u32,
}

/// What nobody but the reader knows of an interview.
struct Tick {
    name: &'static str,
    question: &'static str,
    told: &'static str,
}

const TICKS: [Tick; 3] = [
    Tick {
        name: "asked",
        question: "Did you ask a question before you coded?",
        told: "Asked before coding",
    },
    Tick { name: "cost", question: "Did you say what your code costs?", told: "Said the cost" },
    Tick { name: "edge", question: "Did you test an edge aloud?", told: "Tested an edge aloud" },
];

struct Session<'a> {
    app: &'a App,
    judge: &'a Judge<'a>,
    screen: Screen,
    items: Vec<Item<'a>>,
    /// Which of them is under way; one past the last when all are done.
    at: usize,
    /// Of a mock interview.
    limit: Option<Duration>,
    began: Instant,
    over: bool,
    /// By a signal: nobody waits for questions.
    stopped: bool,
    events: Sender<Event>,
    watcher: Option<notify::RecommendedWatcher>,
    /// The attempt's files as they were last seen, and since when they have been so.
    sources: BTreeMap<PathBuf, Vec<u8>>,
    changed: Option<Instant>,
    judging: Option<Judging>,
    cancel: Arc<AtomicBool>,
    /// Keys of a script, which wait for the verdict before them.
    script: VecDeque<Key>,
    phase: Option<Phase>,
    /// Whether the next `s` shows the solution.
    asked: bool,
}

struct Judging {
    /// Nobody asked for this verdict; it makes the next one quick.
    warming_up: bool,
    /// The attempt has changed, or another one has its turn.
    outdated: bool,
    /// What to do after it; the value says whether that is to warm up.
    then: Option<bool>,
}

impl<'a> Session<'a> {
    fn open(
        app: &'a App,
        judge: &'a Judge<'a>,
        challenges: Vec<&'a Challenge>,
        limit: Option<Duration>,
        events: Sender<Event>,
    ) -> Result<Self> {
        let screen = Screen::open().at("use", Path::new("the terminal"))?;
        let keys = events.clone();
        terminal::listen(move |key| keys.send(Event::Key(key)).is_ok(), screen.has_keys());
        let signals = events.clone();
        // Without a handler a signal ends us at once, and the judge's processes end with us.
        let _ = ctrlc::set_handler(move || drop(signals.send(Event::Stop)));
        let changes = events.clone();
        // We read the files ourselves, which is an event as well.
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                let _ = changes.send(Event::Changed);
            }
        });
        let watcher = watcher.ok();
        let items = challenges.into_iter().map(Item::new).collect();
        Ok(Self {
            app,
            judge,
            screen,
            items,
            at: 0,
            limit,
            began: Instant::now(),
            over: false,
            stopped: false,
            events,
            watcher,
            sources: BTreeMap::new(),
            changed: None,
            judging: None,
            cancel: judge.cancel(),
            script: VecDeque::new(),
            phase: None,
            asked: false,
        })
    }

    fn challenge(&self) -> &'a Challenge {
        self.items[self.at].challenge
    }

    fn run<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        happened: &mpsc::Receiver<Event>,
    ) -> Result<()>
    where
        'a: 'scope,
    {
        let result = self.events_until_over(scope, happened);
        // The scope waits for the judge.
        self.cancel.store(true, Ordering::Relaxed);
        result
    }

    fn events_until_over<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        happened: &mpsc::Receiver<Event>,
    ) -> Result<()>
    where
        'a: 'scope,
    {
        loop {
            if !self.over {
                self.tick(scope)?;
            }
            if self.over {
                return Ok(());
            }
            // The clock shows seconds. A file system that reports no changes is looked at as often.
            let wait = self.changed.map_or(Duration::from_millis(500), |_| SETTLE);
            match happened.recv_timeout(wait) {
                Ok(Event::Key(key)) if !self.screen.has_keys() => self.script.push_back(key),
                Ok(Event::Key(key)) => self.key(scope, key)?,
                Ok(Event::Judged(verdict)) => self.judged(scope, verdict)?,
                Ok(Event::Changed) | Err(RecvTimeoutError::Timeout) => self.look(),
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => {
                    (self.over, self.stopped) = (true, true);
                }
            }
            if self.judging.is_none()
                && self.changed.is_none()
                && !self.over
                && let Some(key) = self.script.pop_front()
            {
                self.key(scope, key)?;
            }
        }
    }

    /// What time alone brings about.
    fn tick<'scope>(&mut self, scope: &'scope Scope<'scope, '_>) -> Result<()>
    where
        'a: 'scope,
    {
        if self.changed.is_some_and(|since| since.elapsed() >= SETTLE) {
            self.changed = None;
            self.judge(scope, false);
        }
        if let Some(limit) = self.limit
            && self.began.elapsed() >= limit
        {
            self.say("\nTime is up.")?;
            self.over = true;
            return Ok(());
        }
        let challenge = self.challenge();
        let record = self.app.store.read()?.of(&challenge.slug);
        let clock = match self.limit {
            Some(limit) => Some((self.began.elapsed(), limit)),
            None => record.elapsed(Timestamp::now()).map(|e| (e, clock::limit(challenge))),
        };
        let phase = clock.map(|(elapsed, limit)| Phase::at(elapsed, limit));
        if phase != self.phase {
            self.phase = phase;
            if let Some(phase) = phase {
                self.say(&format!("{STRONG}{}{STRONG:#}: {}", phase.name(), phase.advice()))?;
            }
        }
        let clock = match (clock, phase) {
            (Some((elapsed, limit)), Some(phase)) => {
                format!("{}  {}", clock::left(elapsed, limit), phase.name())
            }
            _ if record.solved() => "Solved".to_owned(),
            _ => "No clock".to_owned(),
        };
        let keys = match (&self.judging, self.limit) {
            (Some(judging), _) if !judging.warming_up => "judging",
            (_, None) => "h hint  s solution  r run  q quit",
            (_, Some(_)) if self.at + 1 < self.items.len() => {
                "h hint  s solution  r run  n next  q quit"
            }
            (_, Some(_)) => "h hint  s solution  r run  n finish  q quit",
        };
        self.screen.status(format!("{clock}  |  {keys}")).at("write to", Path::new("the terminal"))
    }

    fn key<'scope>(&mut self, scope: &'scope Scope<'scope, '_>, key: Key) -> Result<()>
    where
        'a: 'scope,
    {
        let asked = std::mem::take(&mut self.asked);
        let challenge = self.challenge();
        match key {
            Key::Quit => self.over = true,
            Key::Run => self.judge(scope, false),
            Key::Hint => {
                let hint = self.app.next_hint(challenge)?;
                let item = &mut self.items[self.at];
                item.hints = 3.min(item.hints + 1);
                self.say(&format!("\n{hint}"))?;
            }
            Key::Solution => {
                let record = self.app.progress()?.of(&challenge.slug);
                match spoils(challenge, &record, Timestamp::now()) {
                    Some(question) if !asked => {
                        self.asked = true;
                        self.say(&format!("\n{question} Press s again to see it."))?;
                    }
                    _ => {
                        let solution = self.app.show_solution(challenge)?;
                        self.say(&format!("\n{solution}"))?;
                    }
                }
            }
            Key::Next if self.limit.is_some() => {
                self.items[self.at].ended = Some(Instant::now());
                self.at += 1;
                self.next_item(scope, Instant::now())?;
            }
            Key::Next | Key::Yes | Key::Other => {}
        }
        Ok(())
    }

    /// Begins the item whose turn it is, with a fresh starter; ends the interview after the last.
    fn next_item<'scope>(&mut self, scope: &'scope Scope<'scope, '_>, now: Instant) -> Result<()>
    where
        'a: 'scope,
    {
        let (number, of) = (self.at + 1, self.items.len());
        let Some(item) = self.items.get(self.at) else {
            self.over = true;
            return Ok(());
        };
        let challenge = item.challenge;
        let started = self.app.practice.start(&self.app.course, challenge, true)?;
        self.app.update(|progress| {
            progress.current = Some(challenge.slug.clone());
            progress.of_mut(&challenge.slug).begin(Timestamp::now());
        })?;
        self.say(&format!(
            "\n{DIM}{number} of {of}{DIM:#}  {}",
            show::problem(&self.app.course, challenge)
        ))?;
        if let Started::Archived(old) = started {
            self.say(&format!("Your old attempt is kept in {}.", self.app.shown(&old)))?;
        }
        let attempt = self.app.practice.attempt(&challenge.slug);
        self.say(&format!(
            "Save {STRONG}{}{STRONG:#}, and it is judged.",
            self.app.shown(&attempt)
        ))?;
        self.take_up(now);
        self.judge(scope, true);
        Ok(())
    }

    /// Turns to the attempt of the item whose turn it is.
    fn take_up(&mut self, now: Instant) {
        self.items[self.at].begun = Some(now);
        self.sources = self.read_sources();
        self.changed = None;
        self.follow();
    }

    fn read_sources(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut sources = BTreeMap::new();
        let mut folders = vec![self.app.practice.package(&self.challenge().slug).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(bytes) = fs::read(&path) {
                    sources.insert(path, bytes);
                }
            }
        }
        sources
    }

    /// Watches folders, not files: many editors save by putting a new file in place of the old one.
    fn follow(&mut self) {
        let package = self.app.practice.package(&self.challenge().slug);
        if let Some(watcher) = &mut self.watcher {
            // `start --again` moves `src` away; the package stays.
            let _ = watcher.watch(&package, RecursiveMode::NonRecursive);
            let _ = watcher.watch(&package.join("src"), RecursiveMode::Recursive);
        }
    }

    fn look(&mut self) {
        let now = self.read_sources();
        if now != self.sources {
            self.sources = now;
            self.changed = Some(Instant::now());
            self.items[self.at].first_save.get_or_insert_with(Instant::now);
            self.follow();
            // A verdict on what is no longer there helps nobody.
            if let Some(judging) = &mut self.judging {
                judging.outdated = true;
                self.cancel.store(true, Ordering::Relaxed);
            }
        }
    }

    fn judge<'scope>(&mut self, scope: &'scope Scope<'scope, '_>, warming_up: bool)
    where
        'a: 'scope,
    {
        if let Some(judging) = &mut self.judging {
            judging.outdated = true;
            judging.then = Some(warming_up);
            self.cancel.store(true, Ordering::Relaxed);
            return;
        }
        self.judging = Some(Judging { warming_up, outdated: false, then: None });
        self.cancel.store(false, Ordering::Relaxed);
        let (judge, events, challenge) = (self.judge, self.events.clone(), self.challenge());
        let attempt = self.app.practice.attempt(&challenge.slug);
        scope.spawn(move || events.send(Event::Judged(judge.judge(challenge, &attempt))));
    }

    fn judged<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        verdict: Result<Verdict>,
    ) -> Result<()>
    where
        'a: 'scope,
    {
        let Some(judging) = self.judging.take() else { return Ok(()) };
        if judging.outdated {
            if let Some(warming_up) = judging.then {
                self.judge(scope, warming_up);
            }
            return Ok(());
        }
        let verdict = match verdict {
            _ if judging.warming_up => return Ok(()),
            Err(Error::Cancelled) => return Ok(()),
            Err(e) => return self.say(&format!("\n{e}")),
            Ok(verdict) => verdict,
        };
        let challenge = self.challenge();
        let item = &mut self.items[self.at];
        if verdict.checks.iter().any(|c| c.end != CheckEnd::NotRun) {
            item.scores = Some([Tier::Core, Tier::Edge].map(|tier| verdict.score(tier)));
            if item.first_save.is_some() {
                item.first_run.get_or_insert_with(Instant::now);
            }
        }
        let (after, _) = self.app.note(challenge, &verdict)?;
        let after = after.unwrap_or_default();
        self.say(&format!("\n{}{after}", show::verdict(&verdict, false)))?;
        let item = &mut self.items[self.at];
        if verdict.core {
            item.passed.get_or_insert_with(Instant::now);
        }
        if self.limit.is_some() && verdict.passed() {
            item.ended = Some(Instant::now());
            self.at += 1;
            self.next_item(scope, Instant::now())?;
        }
        Ok(())
    }

    /// Asks the person at the keyboard for what no judge can see; nobody else is asked.
    fn ticks(&mut self, happened: &mpsc::Receiver<Event>) -> Result<Option<[bool; 3]>> {
        if !self.screen.has_keys() || self.stopped {
            return Ok(None);
        }
        let mut ticks = [false; 3];
        let at_the_terminal = Path::new("the terminal");
        for (tick, Tick { question, .. }) in ticks.iter_mut().zip(&TICKS) {
            self.screen
                .status(format!("{question}  |  y yes  n no"))
                .at("write to", at_the_terminal)?;
            *tick = loop {
                match happened.recv() {
                    Ok(Event::Key(Key::Yes)) => break true,
                    Ok(Event::Key(Key::Next)) => break false,
                    Ok(Event::Key(Key::Quit) | Event::Stop) | Err(_) => return Ok(None),
                    Ok(_) => {}
                }
            };
        }
        Ok(Some(ticks))
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.screen.say(text).at("write to", Path::new("the terminal"))
    }

    /// Gives the terminal back.
    fn close(self, took: Duration, ticks: Option<[bool; 3]>) -> Report<'a> {
        let now = Instant::now();
        let mut items = self.items;
        for item in &mut items {
            item.ended = item.begun.map(|_| item.ended.unwrap_or(now));
        }
        Report { items, took, ticks }
    }
}

impl<'a> Item<'a> {
    fn new(challenge: &'a Challenge) -> Self {
        Self {
            challenge,
            begun: None,
            ended: None,
            first_save: None,
            first_run: None,
            passed: None,
            scores: None,
            hints: 0,
        }
    }

    fn took(&self) -> Duration {
        self.begun.zip(self.ended).map_or(Duration::ZERO, |(begun, ended)| ended - begun)
    }

    /// Whether the core passed before this challenge's own clock would have run out.
    fn in_time(&self) -> bool {
        let took = self.begun.zip(self.passed).map(|(begun, passed)| passed - begun);
        took.is_some_and(|took| took <= clock::limit(self.challenge))
    }

    /// Time until the first save, from there until the checks ran, and the rest.
    fn split(&self) -> [Duration; 3] {
        let (Some(begun), Some(ended)) = (self.begun, self.ended) else {
            return [Duration::ZERO; 3];
        };
        let saved = self.first_save.unwrap_or(ended);
        let ran = self.first_run.unwrap_or(ended);
        [saved - begun, ran - saved, ended - ran]
    }

    fn summary(&self) -> serde_json::Value {
        serde_json::json!({
            "slug": self.challenge.slug,
            "solved": self.passed.is_some(),
            "seconds": self.took().as_secs_f64(),
            "hints": self.hints,
            "edges": self.scores.map(|[_, edges]| edges),
        })
    }
}

/// What is left of a mock interview.
struct Report<'a> {
    items: Vec<Item<'a>>,
    took: Duration,
    ticks: Option<[bool; 3]>,
}

impl Report<'_> {
    fn shown(&self, limit: Duration, seed: u64) -> String {
        let in_time = self.items.iter().filter(|item| item.in_time()).count();
        let mut lines = vec![
            format!(
                "{STRONG}Solved in time: {in_time} of {}{STRONG:#}, in {} of {}. {DIM}Seed {seed}.{DIM:#}",
                self.items.len(),
                clock::minutes(self.took),
                clock::minutes(limit)
            ),
            String::new(),
        ];
        let width = self.items.iter().map(|item| item.challenge.slug.len()).max().unwrap_or(0);
        for item in &self.items {
            let slug = &item.challenge.slug;
            if item.begun.is_none() {
                lines.push(format!("{slug:width$}  not reached"));
                continue;
            }
            let core = match (item.passed, item.scores) {
                (Some(_), _) if item.in_time() => "core in time".to_owned(),
                (Some(_), _) => "core over time".to_owned(),
                (None, Some([core, _])) => format!("core {} of {}", core.passed, core.of),
                (None, None) => "no check ran".to_owned(),
            };
            let edges = match item.scores {
                Some([_, edges]) if edges.of > 0 => {
                    format!("edges {} of {}", edges.passed, edges.of)
                }
                _ => String::new(),
            };
            lines.push(format!(
                "{slug:width$}  {core:14}  {edges:14}  {} of {}  {}",
                clock::minutes(item.took()),
                clock::minutes(clock::limit(item.challenge)),
                show::count(item.hints as usize, "hint")
            ));
        }
        if let Some(ticks) = self.ticks {
            let word = |yes: bool| if yes { "yes" } else { "no" };
            let told =
                TICKS.iter().zip(ticks).map(|(tick, yes)| format!("{}: {}.", tick.told, word(yes)));
            lines.push(format!("\n{}", told.collect::<Vec<_>>().join(" ")));
        }
        let split = self
            .items
            .iter()
            .map(Item::split)
            .fold([Duration::ZERO; 3], |sum, part| std::array::from_fn(|i| sum[i] + part[i]));
        let total = split.iter().sum::<Duration>().as_secs_f64().max(f64::MIN_POSITIVE);
        let [understood, coded, tested] =
            split.map(|part| (100.0 * part.as_secs_f64() / total).round());
        lines.push(format!(
            "\nHow you used your time: {understood} % before the first save, \
             {coded} % until the checks ran, \
             {tested} % from there.\nAim for 20 % understand, 60 % code, 20 % test.\n"
        ));
        lines.join("\n")
    }
}
