//! The study plans, made from what the manifests say.

use std::fmt::Write;

use super::practice_page;
use crate::catalogue::{Challenge, Course};

/// A plan's name, its days, the minutes that a day may have on the clock, and after how many days a
/// challenge comes back.
const PLANS: [(&str, u32, u32, u32); 4] = [
    ("Three days", 3, 60, 1),
    ("A week", 7, 45, 2),
    ("Two weeks", 14, 45, 4),
    ("Four weeks", 28, 60, 7),
];

/// What to read beside, in this order; the last is for the last day.
const READING: [(&str, &str); 7] = [
    ("Five idioms", "guide/idioms.md"),
    ("The first errors", "guide/first-errors.md"),
    ("Interview-day tips", "guide/tips.md"),
    ("Cheat sheet", "guide/cheat-sheet.md"),
    ("Writing faster code", "guide/faster-code.md"),
    ("Questions and answers", "guide/faq.md"),
    ("Checklist", "guide/checklist.md"),
];

/// The plans: what is asked most often is in them, easy comes before hard, and each challenge comes
/// back some days later.
pub fn plans(course: &Course) -> String {
    let all = course.challenges();
    let parts = PLANS.iter().map(|&(title, days, minutes, gap)| {
        let plan = Plan::new(all, days, minutes, gap);
        let again = if gap == 1 { "the next day".into() } else { format!("{gap} days later") };
        let held = plan.days.iter().map(|day| day.new.len()).sum::<usize>();
        let which = if held == all.len() {
            "It holds every challenge".into()
        } else {
            format!("It holds {held} of the {} challenges, those that are asked most often", all.len())
        };
        let most = plan.days.iter().map(Day::minutes).max().unwrap_or_default();
        format!(
            "### {title}\n\n{which}; each comes back {again}. No day has more than {most} minutes on the clock.\n\n{}",
            plan.table()
        )
    });
    parts.collect::<Vec<_>>().join("\n")
}

struct Plan<'c> {
    days: Vec<Day<'c>>,
}

#[derive(Default, Clone)]
struct Day<'c> {
    new: Vec<&'c Challenge>,
    again: Vec<&'c Challenge>,
}

impl Day<'_> {
    fn minutes(&self) -> u32 {
        self.new.iter().chain(&self.again).map(|c| c.minutes).sum()
    }
}

impl<'c> Plan<'c> {
    fn new(all: &'c [Challenge], days: u32, minutes: u32, gap: u32) -> Self {
        // On most days as much comes back as is new.
        let room = minutes * (days - gap) / 2;
        let mut wanted: Vec<_> = all.iter().collect();
        wanted.sort_by_key(|c| (c.asked, c.difficulty));
        let mut total = 0;
        wanted.retain(|c| {
            let fits = total + c.minutes <= room;
            total += if fits { c.minutes } else { 0 };
            fits
        });
        wanted.sort_by_key(|c| (c.difficulty, c.asked));

        let mut plan = Self { days: vec![Day::default(); days as usize] };
        let mut before = 0;
        for challenge in wanted {
            // Evenly over the days from which it can come back: by the middle of its minutes.
            let middle = 2 * before + challenge.minutes;
            let day = (middle * (days - gap) / (2 * total)) as usize;
            before += challenge.minutes;
            plan.days[day].new.push(challenge);
            plan.days[day + gap as usize].again.push(challenge);
        }
        plan
    }

    fn table(&self) -> String {
        let mut text = String::from("| day | on the clock | minutes | and |\n|---|---|---|---|\n");
        let last = READING.len() - 1;
        for (i, day) in self.days.iter().enumerate() {
            let link = |c: &&Challenge| format!("[{}]({})", c.short, practice_page(c));
            let mut clock: Vec<_> = day.new.iter().map(link).collect();
            let again: Vec<_> = day.again.iter().map(link).collect();
            if !again.is_empty() {
                clock.push(format!("once more: {}", again.join(", ")));
            }
            if clock.is_empty() {
                clock.push("a rest".into());
            }
            let of_today = |(n, _): &(usize, _)| n * (self.days.len() - 1) / last == i;
            let reading = READING.iter().enumerate().filter(of_today);
            let reading: Vec<_> =
                reading.map(|(_, (title, page))| format!("[{title}]({page})")).collect();
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} |",
                i + 1,
                clock.join("; "),
                day.minutes(),
                reading.join(", ")
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::{Asked, Difficulty};

    fn any_challenges() -> impl Strategy<Value = Vec<Challenge>> {
        let facts = (1..31u32, 0..3usize, 0..3usize);
        prop::collection::vec(facts, 1..60).prop_map(|all| {
            let challenge = |(i, (minutes, hard, asked)): (usize, (u32, usize, usize))| Challenge {
                slug: format!("c{i}"),
                title: String::new(),
                short: format!("C{i}"),
                description: String::new(),
                minutes,
                difficulty: [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard][hard],
                chapter: "timed".into(),
                place: 0,
                asked: [Asked::VeryOften, Asked::Often, Asked::Sometimes][asked],
                testing: String::new(),
                dir: "".into(),
            };
            all.into_iter().enumerate().map(challenge).collect()
        })
    }

    proptest! {
            #[test]
            fn each_challenge_comes_back_and_easy_comes_before_hard(all in any_challenges()) {
                for (_, days, minutes, gap) in PLANS {
                    let plan = Plan::new(&all, days, minutes, gap);
                    prop_assert_eq!(plan.days.len(), days as usize);
                    let new: Vec<_> = plan.days.iter().flat_map(|day| &day.new).collect();
                    prop_assert!(new.is_sorted_by_key(|c| c.difficulty));
                    for (i, day) in plan.days.iter().enumerate() {
                        let later = plan.days.get(i + gap as usize).map_or(&[][..], |day| &day.again);
                        prop_assert_eq!(&day.new[..], later);
                        // One challenge at each end may belong to the day before or after.
                        prop_assert!(day.minutes() <= minutes + 2 * 30, "{} minutes", day.minutes());
                    }
                    // What is left out is asked no more often, or does not fit.
                    let total: u32 = new.iter().map(|c| c.minutes).sum();
                    let room = minutes * (days - gap) / 2 - total;
                    let out = all.iter().filter(|c| !new.iter().any(|n| n.slug == c.slug));
                    for left in out {
                        let before: u32 = new
                            .iter()
                            .filter(|c| (c.asked, c.difficulty) > (left.asked, left.difficulty))
                            .map(|c| c.minutes)
                            .sum();
    prop_assert!(left.minutes > room + before);
                    }
                }
            }
        }
}
