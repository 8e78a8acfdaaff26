//! The lists and texts in a TOML file: all that xtask reads of deny.toml, of an advisory, of Trunk.toml.

/// The entries of the array `key` of `[section]`; of an entry that is a table, its first value.
pub fn list(text: &str, section: &str, key: &str) -> Vec<String> {
    value(text, section, key).map(strings).unwrap_or_default()
}

/// The text `key` of `[section]`.
pub fn word(text: &str, section: &str, key: &str) -> Option<String> {
    let rest = value(text, section, key)?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    Some(rest[1..].split_once(quote)?.0.to_owned())
}

/// What follows `key =` in `[section]`, to the end of the file.
fn value<'a>(text: &'a str, section: &str, key: &str) -> Option<&'a str> {
    let mut inside = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.starts_with('[') && trimmed.ends_with(']') && !trimmed.contains('"') {
            inside = trimmed.trim_matches(['[', ']']) == section;
        } else if inside && let Some((name, _)) = line.split_once('=').filter(|(name, _)| name.trim() == key)
        {
            return text.get(at + name.len() + 1..);
        }
        at += line.len();
    }
    None
}

/// The texts of an array, of each table only the first.
fn strings(rest: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut in_table, mut taken) = (false, false);
    let mut characters = rest.trim_start().strip_prefix('[').unwrap_or("]").chars();
    while let Some(character) = characters.next() {
        match character {
            ']' => break,
            '{' => (in_table, taken) = (true, false),
            '}' => in_table = false,
            '#' => characters.by_ref().take_while(|&c| c != '\n').for_each(drop),
            '"' => {
                let text: String = characters.by_ref().take_while(|&c| c != '"').collect();
                if !(in_table && taken) {
                    found.push(text);
                }
                taken = true;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
[a]
allow = [\"x\", \"y\"] # not \"z\"
name = \"here\"
plain = '<a b=\"c\">'
[b]
allow = [
  # Why \"not\" this.
  \"one\",
  { crate = \"two@1\", reason = \"[three]\" },
]
none = []
";

    #[test]
    fn each_section_has_its_own_lists() {
        assert_eq!(list(TEXT, "a", "allow"), ["x", "y"]);
        assert_eq!(list(TEXT, "b", "allow"), ["one", "two@1"]);
        assert!(list(TEXT, "b", "none").is_empty());
        assert!(list(TEXT, "c", "allow").is_empty());
        assert_eq!(word(TEXT, "a", "name").as_deref(), Some("here"));
        assert_eq!(word(TEXT, "a", "plain").as_deref(), Some("<a b=\"c\">"));
        assert_eq!(word(TEXT, "b", "name"), None);
    }
}
