//! Text as it is compared: lower case, without accents, so that "São João" is found by "sao joao".
//!
//! The effect of NFD without marks for the Latin letters of names in use here, from a small table instead of the tables
//! of Unicode: Latin-1, Latin Extended-A and the combining marks. Other letters are only made lower case.

use std::borrow::Cow;

/// Lower case, without accents; any white space is one space character of the same count.
///
/// ```
/// use carteira::domain::value::fold::fold;
/// assert_eq!(fold("SÃO JOÃO DEL-REI"), "sao joao del-rei");
/// ```
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_folded) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    Cow::Owned(folded)
}

/// Appends the folded text to `to`, for many texts in one buffer.
pub(crate) fn fold_into(text: &str, to: &mut String) {
    if text.is_ascii() {
        to.extend(
            text.bytes()
                .map(|b| char::from(if b.is_ascii_whitespace() { b' ' } else { b.to_ascii_lowercase() })),
        );
        return;
    }
    for c in text.chars() {
        match c {
            'A'..='Z' => to.push(c.to_ascii_lowercase()),
            '\0'..='\x7f' => to.push(if c.is_ascii_whitespace() { ' ' } else { c }),
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => {}
            '\u{c0}'..='\u{17f}' => match plain(c) {
                Some(letters) => to.push_str(letters),
                None => to.extend(c.to_lowercase()),
            },
            'Ẽ' | 'ẽ' => to.push('e'),
            'Ỹ' | 'ỹ' => to.push('y'),
            c if c.is_whitespace() => to.push(' '),
            // Å of the ångström and ẞ become letters of the table only in lower case.
            c => c.to_lowercase().for_each(|small| match plain(small) {
                Some(letters) => to.push_str(letters),
                None => to.push(small),
            }),
        }
    }
}

/// Only the letters and digits a–z, 0–9 of the folded text: how headings and codes are compared.
///
/// ```
/// assert_eq!(carteira::domain::value::fold::key("Nº do Pedido"), "ndopedido");
/// ```
pub fn key(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded.retain(|c| c.is_ascii_alphanumeric());
    folded
}

/// The folded words with single spaces between them: how names are compared.
pub(crate) fn words(text: &str) -> String {
    let folded = fold(text);
    let mut joined = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

fn is_folded(b: u8) -> bool {
    b.is_ascii() && !b.is_ascii_uppercase() && (b == b' ' || !b.is_ascii_whitespace())
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ' | 'ķ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_the_letters_of_names() {
        for (text, folded) in [
            ("", ""),
            ("padaria", "padaria"),
            ("PADARIA 24H", "padaria 24h"),
            ("São João d'Oeste", "sao joao d'oeste"),
            ("ÁÀÂÃÄ ÉÊ Í ÓÔÕÖ ÚÜ Ç Ñ", "aaaaa ee i oooo uu c n"),
            ("Sa\u{303}o Joa\u{303}o", "sao joao"),
            ("Groß Łódź Œuvre", "gross lodz oeuvre"),
            ("a\u{a0}b\tc", "a b c"),
            ("Nº 1ª", "nº 1ª"),
            ("Токио 東京", "токио 東京"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn text_already_folded_is_not_copied() {
        assert!(matches!(fold("mercado 10"), Cow::Borrowed(_)));
        assert!(matches!(fold("Mercado 10"), Cow::Owned(_)));
    }

    #[test]
    fn key_keeps_letters_and_digits_only() {
        assert_eq!(key("CNPJ / CPF"), "cnpjcpf");
        assert_eq!(key("Nº do pedido"), "ndopedido");
        assert_eq!(key("Razão Social"), "razaosocial");
        assert_eq!(key("東京"), "");
    }

    #[test]
    fn words_join_by_one_space() {
        assert_eq!(words("  Comercial  Souza & Cia. Ltda "), "comercial souza cia ltda");
        assert_eq!(words("--"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once).into_owned(), once);
        }

        #[test]
        fn short_way_and_long_way_agree(text in "[ -~\t]{0,20}") {
            let mut long = String::new();
            fold_into(&format!("{text}á"), &mut long);
            prop_assert_eq!(fold(&text).into_owned() + "a", long);
        }
    }
}
