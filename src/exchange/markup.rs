//! Text as it stands in XML and HTML. What is written comes from files and from people: it is never markup.

/// Appends `text` with what could be read as markup written otherwise; characters that XML has no place for are left out.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(
            escaped("<script>alert(\"a\" & 'b')</script>\u{0}\u{1b}\u{ffff}"),
            "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;"
        );
        assert_eq!(escaped("São João\n12"), "São João\n12");
    }

    proptest! {
        #[test]
        fn nothing_that_is_written_opens_a_tag_or_ends_an_attribute(text in "\\PC{0,80}") {
            let written = escaped(&text);
            prop_assert!(!written.contains(['<', '>', '"', '\'']));
            let read = quick_xml::escape::unescape(&written).unwrap();
            prop_assert_eq!(read.as_ref(), text);
        }
    }
}
