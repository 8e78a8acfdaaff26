//! Addresses that open a message in WhatsApp or in the mail program, already written. Sending is left to the person.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// `https://wa.me/<digits>?text=…`; without digits WhatsApp asks whom to send it to.
pub(crate) fn whatsapp(digits: Option<&str>, text: &str) -> String {
    format!("https://wa.me/{}?text={}", digits.unwrap_or_default(), encoded(text))
}

/// `mailto:<address>?subject=…&body=…` as RFC 6068 writes it: lines end in CR LF.
pub(crate) fn email(address: Option<&str>, subject: Option<&str>, body: &str) -> String {
    let lines: Vec<&str> = body.lines().collect();
    let subject = subject.map_or_else(String::new, |subject| format!("subject={}&", encoded(subject)));
    let to = utf8_percent_encode(address.unwrap_or_default().trim(), IN_ADDRESS);
    format!("mailto:{to}?{subject}body={}", encoded(&lines.join("\r\n")))
}

/// All but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// An address keeps its @; whatever would begin a second address or a header does not stay itself.
const IN_ADDRESS: &AsciiSet = &RESERVED.remove(b'@').remove(b'+');

/// A text as the value of a parameter.
pub(super) fn encoded(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
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
