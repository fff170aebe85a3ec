//! Draws the challenges of a mock interview.

use std::collections::HashMap;

use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use crate::catalogue::Challenge;

/// A set that fits into `minutes`: challenges that were never solved come first, of those the ones
/// that are asked most often, and of those each difficulty in turn. The same challenges, minutes and
/// seed draw the same set.
pub fn draw<'c>(
    challenges: impl IntoIterator<Item = &'c Challenge>,
    solved: impl Fn(&Challenge) -> bool,
    minutes: u32,
    seed: u64,
) -> Vec<&'c Challenge> {
    let mut pool: Vec<_> = challenges.into_iter().collect();
    // Whatever the book's order is: a seed should not mean another set once a page has moved.
    pool.sort_by(|a, b| a.slug.cmp(&b.slug));
    pool.shuffle(&mut StdRng::seed_from_u64(seed));

    let mut set: Vec<&Challenge> = Vec::new();
    let mut left = minutes;
    let mut drawn = HashMap::new();
    loop {
        pool.retain(|c| c.minutes <= left);
        let next = pool
            .iter()
            .enumerate()
            .min_by_key(|(i, c)| {
                (solved(c), c.asked, drawn.get(&c.difficulty).copied().unwrap_or(0), *i)
            })
            .map(|(i, _)| i);
        let Some(next) = next else { return set };
        let challenge = pool.remove(next);
        left -= challenge.minutes;
        *drawn.entry(challenge.difficulty).or_insert(0) += 1;
        set.push(challenge);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::{Asked, Difficulty};

    fn challenge(i: usize, minutes: u32, difficulty: Difficulty) -> Challenge {
        let slug = format!("c{i}");
        Challenge {
            title: slug.clone(),
            short: slug.clone(),
            description: String::new(),
            minutes,
            difficulty,
            chapter: "timed".into(),
            place: 0,
            asked: [Asked::VeryOften, Asked::Often, Asked::Sometimes][i % 3],
            testing: String::new(),
            dir: slug.clone().into(),
            slug,
        }
    }

    fn any_challenges() -> impl Strategy<Value = Vec<(Challenge, bool)>> {
        let difficulty =
            prop_oneof![Just(Difficulty::Easy), Just(Difficulty::Medium), Just(Difficulty::Hard)];
        prop::collection::vec((1..40u32, difficulty, any::<bool>()), 0..12).prop_map(|all| {
            all.into_iter()
                .enumerate()
                .map(|(i, (m, d, solved))| (challenge(i, m, d), solved))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn a_set_fits_and_leaves_no_new_challenge_out_for_an_old_one(
            all in any_challenges(), minutes in 0..90u32, seed: u64
        ) {
            let solved: HashSet<_> =
                all.iter().filter(|(_, s)| *s).map(|(c, _)| c.slug.clone()).collect();
            let mut challenges: Vec<_> = all.into_iter().map(|(c, _)| c).collect();
            let set = draw(&challenges, |c| solved.contains(&c.slug), minutes, seed);
            let total: u32 = set.iter().map(|c| c.minutes).sum();
            prop_assert!(total <= minutes);
            let slugs: Vec<_> = set.iter().map(|c| c.slug.clone()).collect();
            prop_assert_eq!(slugs.iter().collect::<HashSet<_>>().len(), slugs.len());
            // Nothing that would still fit is left in the pool.
            let in_set = |c: &&Challenge| slugs.contains(&c.slug);
            prop_assert!(challenges.iter().all(|c| in_set(&c) || c.minutes > minutes - total));
            let new: u32 =
                set.iter().filter(|c| !solved.contains(&c.slug)).map(|c| c.minutes).sum();
            let left_out = |c: &&Challenge| !solved.contains(&c.slug) && !slugs.contains(&c.slug);
            prop_assert!(challenges.iter().filter(left_out).all(|c| c.minutes > minutes - new));
            // The order of the book does not matter.
            challenges.reverse();
            let again = draw(&challenges, |c| solved.contains(&c.slug), minutes, seed);
            let again: Vec<_> = again.iter().map(|c| c.slug.clone()).collect();
            prop_assert_eq!(again, slugs);
        }
    }

    #[test]
    fn what_is_asked_most_often_comes_first() {
        let challenges: Vec<_> = (0..9).map(|i| challenge(i, 10, Difficulty::Easy)).collect();
        for seed in 0..20 {
            let set = draw(&challenges, |c| c.slug == "c0", 50, seed);
            let asked: Vec<_> = set.iter().map(|c| c.asked).collect();
            let [very, often, _] = [Asked::VeryOften, Asked::Often, Asked::Sometimes];
            assert_eq!(asked, [very, very, often, often, often], "seed {seed}");
        }
    }

    #[test]
    fn difficulties_take_turns() {
        let levels = [
            Difficulty::Easy,
            Difficulty::Easy,
            Difficulty::Easy,
            Difficulty::Medium,
            Difficulty::Hard,
        ];
        let challenges: Vec<_> =
            levels.into_iter().enumerate().map(|(i, d)| challenge(3 * i, 10, d)).collect();
        for seed in 0..50 {
            let set = draw(&challenges, |_| false, 30, seed);
            let levels: HashSet<_> = set.iter().map(|c| c.difficulty).collect();
            assert_eq!((set.len(), levels.len()), (3, 3), "seed {seed}");
        }
    }

    #[test]
    fn seeds_draw_different_sets() {
        let challenges: Vec<_> = (0..8).map(|i| challenge(3 * i, 10, Difficulty::Easy)).collect();
        let sets: HashSet<Vec<_>> = (0..50)
            .map(|seed| {
                draw(&challenges, |_| false, 20, seed).iter().map(|c| c.slug.clone()).collect()
            })
            .collect();
        assert!(sets.len() > 10, "{}", sets.len());
    }
}
