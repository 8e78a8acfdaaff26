//! What xtask reads of a TOML file, of deny.toml, an advisory, Trunk.toml, Cargo.lock: texts and lists in its sections.

use toml::{Table, Value};

pub fn table(text: &str) -> Result<Table, String> {
    text.parse().map_err(|error: toml::de::Error| error.to_string())
}

/// The entries of the array `key` of `[section]`; of an entry that is a table, its crate.
pub fn list(table: &Table, section: &str, key: &str) -> Vec<String> {
    let entries = value(table, section, key).and_then(Value::as_array);
    let text = |entry: &Value| entry.get("crate").unwrap_or(entry).as_str().map(str::to_owned);
    entries.into_iter().flatten().filter_map(text).collect()
}

/// The text `key` of `[section]`.
pub fn word(table: &Table, section: &str, key: &str) -> Option<String> {
    value(table, section, key)?.as_str().map(str::to_owned)
}

fn value<'a>(table: &'a Table, section: &str, key: &str) -> Option<&'a Value> {
    table.get(section)?.get(key)
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
        let table = table(TEXT).unwrap();
        assert_eq!(list(&table, "a", "allow"), ["x", "y"]);
        assert_eq!(list(&table, "b", "allow"), ["one", "two@1"]);
        assert!(list(&table, "b", "none").is_empty());
        assert!(list(&table, "c", "allow").is_empty());
        assert_eq!(word(&table, "a", "name").as_deref(), Some("here"));
        assert_eq!(word(&table, "a", "plain").as_deref(), Some("<a b=\"c\">"));
        assert_eq!(word(&table, "b", "name"), None);
    }
}
