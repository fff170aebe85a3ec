//! `check`: one verdict.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::{print, println};
use drill::judge::{self, Judge, Tier, Verdict};
use drill::state::Record;
use drill::{Challenge, Result};
use jiff::Timestamp;

use super::{App, Limits, show};

impl App {
    pub(super) fn check(
        &self,
        slug: Option<&str>,
        json: bool,
        all: bool,
        limits: &Limits,
    ) -> Result<bool> {
        let challenge = self.challenge(slug)?;
        let options = judge::Options { colour: !json, ..self.options(limits) };
        cancel_on_signal(&options.cancel);
        let judge = Judge::new(&self.course, options)?;
        let verdict = judge.judge(challenge, &self.practice.attempt(&challenge.slug))?;
        let (after, record) = self.note(challenge, &verdict)?;
        if json {
            println!("{}", serde_json::to_string(&verdict).unwrap_or_default());
        } else {
            let after = after.unwrap_or_else(|| clock_of(challenge, &record));
            print!("{}{after}", show::verdict(&verdict, all));
        }
        Ok(verdict.core)
    }

    /// Writes a verdict into your progress, and says what a first pass means for you.
    pub(super) fn note(
        &self,
        challenge: &Challenge,
        verdict: &Verdict,
    ) -> Result<(Option<String>, Record)> {
        let now = Timestamp::now();
        self.update(|progress| {
            let record = progress.of_mut(&challenge.slug);
            let best_before = record.best();
            let solve = record.judged(verdict.core, verdict.score(Tier::Edge), now);
            let record = record.clone();
            let next = self.course.challenges().iter().find(|c| !progress.of(&c.slug).solved());
            (solve.map(|solve| show::solved(challenge, &solve, best_before, next)), record)
        })
    }
}

fn clock_of(challenge: &Challenge, record: &Record) -> String {
    match record.started {
        Some(_) => show::clock(challenge, record, Timestamp::now()) + "\n",
        None => String::new(),
    }
}

/// Ctrl-C stops the judge, which ends what the attempt has started. The second one does not wait
/// for it.
pub(super) fn cancel_on_signal(cancel: &Arc<AtomicBool>) {
    let cancel = Arc::clone(cancel);
    // It fails when there is a handler already, and then that one serves.
    let _ = ctrlc::set_handler(move || {
        if cancel.swap(true, Ordering::Relaxed) {
            process::exit(2);
        }
    });
}
