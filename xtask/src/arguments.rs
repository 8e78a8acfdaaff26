//! What the command line may say after the command.

use std::path::PathBuf;

/// How the app is compiled: the profiles of Cargo.toml.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Profile {
    /// For the loop of who writes it: with its debugging aids.
    Dev,
    /// For a look at it: as a release behaves, built in a fraction of the time, larger and slower.
    Quick,
    /// What ships.
    Release,
}

impl Profile {
    /// The name that cargo knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Quick => "quick",
            Self::Release => "release",
        }
    }

    /// The folder of `target/` that cargo builds it in.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Quick => "quick",
            Self::Release => "release",
        }
    }
}

#[derive(Debug, Default, PartialEq)]
pub struct Arguments {
    /// `None`: what the command builds when nothing is said.
    pub profile: Option<Profile>,
    pub no_build: bool,
    pub dist: Option<PathBuf>,
    pub public_url: Option<String>,
    pub port: Option<u16>,
    /// Stages of `test`, names of `bench`.
    pub names: Vec<String>,
}

impl Arguments {
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self::default();
        let mut words = words;
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
            match word.as_str() {
                "--dev" => parsed.profile = Some(Profile::Dev),
                "--quick" => parsed.profile = Some(Profile::Quick),
                "--release" => parsed.profile = Some(Profile::Release),
                "--no-build" => parsed.no_build = true,
                "--dist" => parsed.dist = Some(PathBuf::from(value()?)),
                "--public-url" => parsed.public_url = Some(base_path(&value()?)?),
                "--port" => {
                    let text = value()?;
                    parsed.port = Some(text.parse().map_err(|_| format!("`{text}` is no port"))?);
                }
                option if option.starts_with('-') => return Err(format!("there is no option `{option}`")),
                name => parsed.names.push(name.to_owned()),
            }
        }
        Ok(parsed)
    }
}

/// `carteira`, `/carteira` and `/carteira/` are all the base path `/carteira/`.
fn base_path(text: &str) -> Result<String, String> {
    let inner = text.trim_matches('/');
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~');
    if inner.contains("://") || !inner.chars().all(safe) {
        return Err(format!("`{text}` is not a path such as /carteira/"));
    }
    Ok(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Arguments, String> {
        Arguments::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn base_path_always_has_both_slashes() {
        for (typed, base) in [("/", "/"), ("carteira", "/carteira/"), ("/a/b", "/a/b/"), ("/a/", "/a/")] {
            assert_eq!(parse(&format!("--public-url {typed}")).unwrap().public_url.as_deref(), Some(base));
        }
        assert!(parse("--public-url https://example.com/").is_err());
        assert!(parse("--public-url \"><script>").is_err());
    }

    #[test]
    fn unknown_options_are_refused_and_names_kept() {
        assert_eq!(parse("host e2e").unwrap().names, ["host", "e2e"]);
        assert!(parse("--slow").is_err());
        assert!(parse("--port").is_err());
        assert!(parse("--port 99999").is_err());
    }
}
