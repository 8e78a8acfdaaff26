//! Addresses that open a message in WhatsApp or in the mail program, already written. Sending is left to the person.

use std::fmt::Write;

/// `https://wa.me/<digits>?text=…`; without digits WhatsApp asks whom to send it to.
pub fn whatsapp(digits: Option<&str>, text: &str) -> String {
    format!("https://wa.me/{}?text={}", digits.unwrap_or_default(), encoded(text))
}

/// `mailto:<address>?subject=…&body=…` as RFC 6068 writes it: lines end in CR LF.
pub fn email(address: Option<&str>, subject: Option<&str>, body: &str) -> String {
    let lines: Vec<&str> = body.lines().collect();
    let subject = subject.map_or_else(String::new, |subject| format!("subject={}&", encoded(subject)));
    let to = address.map_or_else(String::new, address_encoded);
    format!("mailto:{to}?{subject}body={}", encoded(&lines.join("\r\n")))
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn encoded(text: &str) -> String {
    escaped(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
}

/// An address keeps its @; whatever would begin a second address or a header does not stay itself.
fn address_encoded(text: &str) -> String {
    escaped(text.trim(), |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'@' | b'+')
    })
}

fn escaped(text: &str, stays: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if stays(byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_message_goes_to_the_number_or_to_whom_whatsapp_asks_for() {
        assert_eq!(
            whatsapp(Some("5519987654321"), "Olá, pão & cia\n50%?"),
            "https://wa.me/5519987654321?text=Ol%C3%A1%2C%20p%C3%A3o%20%26%20cia%0A50%25%3F"
        );
        assert_eq!(whatsapp(None, "Oi"), "https://wa.me/?text=Oi");
    }

    #[test]
    fn a_mail_has_its_subject_and_lines() {
        assert_eq!(
            email(Some("ana@loja.com"), Some("Pedido & prazo"), "Olá\nRui"),
            "mailto:ana@loja.com?subject=Pedido%20%26%20prazo&body=Ol%C3%A1%0D%0ARui"
        );
        assert_eq!(email(None, None, "Oi"), "mailto:?body=Oi");
        assert_eq!(
            email(Some("a@b.c?bcc=x@y.z,d@e.f"), None, ""),
            "mailto:a@b.c%3Fbcc%3Dx@y.z%2Cd@e.f?body="
        );
    }

    proptest! {
        #[test]
        fn no_text_breaks_out_of_its_parameter(text in any::<String>()) {
            let link = whatsapp(None, &text);
            let value = link.strip_prefix("https://wa.me/?text=").unwrap();
            prop_assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        }
    }
}
