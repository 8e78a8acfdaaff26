//! How many tests passed and failed, read from what the runners print.

/// What a runner, or all of them, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Sums the closing lines of cargo test, wasm-bindgen-test, Playwright and our own `N passed, N failed`.
    ///
    /// A run that failed without a failed test (it did not compile, it crashed) counts as one failure.
    pub fn read(text: &str, succeeded: bool) -> Self {
        let mut tally = Self::default();
        for line in text.lines().map(plain) {
            tally.add(closing(&line));
        }
        if !succeeded && tally.failed == 0 {
            tally.failed = 1;
        }
        tally
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn closing(line: &str) -> Tally {
    let mut tally = Tally::default();
    let line = line.trim();
    let counts =
        line.strip_prefix("test result:").map(|rest| rest.split_once('.').map_or(rest, |parts| parts.1));
    for part in counts.unwrap_or(line).split([';', ',']) {
        let mut words = part.split_whitespace();
        let (Some(number), Some(word)) = (words.next(), words.next()) else { return tally };
        // Playwright adds the time: `12 passed (3.4s)`. Anything else is prose.
        let rest = words.next();
        let timed = rest.is_none_or(|rest| rest.starts_with('('));
        let Ok(number) = number.parse::<u32>() else { return tally };
        match word {
            // Flaky: passed at a second try, which only CI allows (tests/e2e/playwright.config.mjs).
            "passed" | "flaky" if timed => tally.passed += number,
            "failed" | "interrupted" if timed => tally.failed += number,
            _ => return tally,
        }
    }
    tally
}

/// The line without terminal colours.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_every_runner_are_counted() {
        let lines = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
                12,
                0,
            ),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out", 3, 2),
            ("  7 passed (12.3s)", 7, 0),
            ("  1 failed", 0, 1),
            ("  2 flaky", 2, 0),
            ("\u{1b}[32m  4 passed\u{1b}[39m (2s)", 4, 0),
            ("5 passed, 1 failed", 5, 1),
            ("  2 skipped", 0, 0),
            ("12 passed the exam", 0, 0),
            ("running 5 tests", 0, 0),
        ];
        for (line, passed, failed) in lines {
            assert_eq!(Tally::read(line, true), Tally { passed, failed }, "{line}");
        }
    }

    #[test]
    fn crash_without_a_count_is_one_failure() {
        assert_eq!(Tally::read("error: could not compile", false), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally::read("1 failed", false), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn counts_of_several_runs_are_added() {
        let text = "test result: ok. 2 passed; 0 failed\ntest result: ok. 3 passed; 0 failed";
        assert_eq!(Tally::read(text, true), Tally { passed: 5, failed: 0 });
    }
}
