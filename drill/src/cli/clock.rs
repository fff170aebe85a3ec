//! How an interview's time is divided, and how times are written.

use std::time::Duration;

use drill::Challenge;

/// What to do when, as the tips chapter says: 20 % understand, 60 % code, 20 % test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Understand,
    Code,
    Test,
    Over,
}

impl Phase {
    pub(crate) fn at(elapsed: Duration, limit: Duration) -> Self {
        let part = elapsed.as_secs_f64() / limit.as_secs_f64();
        match part {
            part if part < 0.2 => Self::Understand,
            part if part < 0.8 => Self::Code,
            part if part < 1.0 => Self::Test,
            _ => Self::Over,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Understand => "Understand",
            Self::Code => "Code",
            Self::Test => "Test",
            Self::Over => "Time is up",
        }
    }

    /// What to do in it.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Understand => {
                "read, say your plan, ask one question, and work one example by hand."
            }
            Self::Code => "write the plain version first, and say aloud what you do.",
            Self::Test => "try the edges: empty, one row, ties, zero, NaN.",
            Self::Over => "say what is missing and how you would do it. Then go on if you like.",
        }
    }
}

pub(crate) fn limit(challenge: &Challenge) -> Duration {
    Duration::from_secs(60 * u64::from(challenge.minutes))
}

/// `07:05`, and `1:07:05` from an hour on.
pub(crate) fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

pub(crate) fn minutes_of(seconds: f64) -> String {
    minutes(Duration::try_from_secs_f64(seconds).unwrap_or_default())
}

/// Rounded up: a clock shows 15:00 for a whole second, and 00:00 for none.
pub(crate) fn up(time: Duration) -> String {
    minutes(Duration::from_secs(time.as_secs_f64().ceil() as u64))
}

/// `07:05 left`, or `00:12 over`.
pub(crate) fn left(elapsed: Duration, limit: Duration) -> String {
    match limit.checked_sub(elapsed) {
        Some(left) => format!("{} left", up(left)),
        None => format!("{} over", minutes(elapsed - limit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_change_at_twenty_eighty_and_a_hundred() {
        let phase = |seconds| Phase::at(Duration::from_secs(seconds), Duration::from_secs(100));
        assert_eq!(
            [0, 19, 20, 79, 80, 99, 100, 500].map(phase),
            [
                Phase::Understand,
                Phase::Understand,
                Phase::Code,
                Phase::Code,
                Phase::Test,
                Phase::Test,
                Phase::Over,
                Phase::Over
            ]
        );
    }

    #[test]
    fn times_are_short() {
        assert_eq!(minutes(Duration::from_secs(425)), "07:05");
        assert_eq!(minutes(Duration::from_secs(4025)), "1:07:05");
        assert_eq!(minutes_of(-1.0), "00:00");
        let limit = Duration::from_secs(60);
        assert_eq!(left(Duration::from_millis(1), limit), "01:00 left");
        assert_eq!(left(Duration::from_secs(60), limit), "00:00 left");
        assert_eq!(left(Duration::from_secs(72), limit), "00:12 over");
    }
}
