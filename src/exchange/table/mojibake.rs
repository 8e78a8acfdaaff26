//! `SÃ£o JoÃ£o` back to `São João`: UTF-8 that a program took for windows-1252 and wrote as UTF-8 again, once or twice.
//!
//! Only what is the UTF-8 of a letter or sign when taken as bytes is put right, so that a true `Ã` stays.

use super::code_pages::byte_of;

/// How often a file went through such programs.
const TIMES: usize = 3;

/// The text put right and how many characters were; none where nothing is wrong.
pub(crate) fn undone(text: &str) -> Option<(String, usize)> {
    let (mut now, mut all) = once(text)?;
    for _ in 1..TIMES {
        let Some((next, count)) = once(&now) else { break };
        (now, all) = (next, all + count);
    }
    Some((now, all))
}

fn once(text: &str) -> Option<(String, usize)> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let mut count = 0;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match meant(c, chars.as_str()) {
            Some((letter, more)) => {
                mended.push(letter);
                count += 1;
                chars.nth(more - 1);
            }
            None => mended.push(c),
        }
    }
    (count > 0).then_some((mended, count))
}

/// The character that `first` and what follows it are the bytes of, and how many characters follow.
fn meant(first: char, rest: &str) -> Option<(char, usize)> {
    let more = match first {
        'Ã' | 'Â' => 1,
        'â' => 2,
        _ => return None,
    };
    let mut bytes = vec![byte_of(first)?];
    for c in rest.chars().take(more) {
        bytes.push(byte_of(c).filter(|byte| (0x80..=0xbf).contains(byte))?);
    }
    let text = std::str::from_utf8(&bytes).ok()?;
    text.chars().next().filter(|_| bytes.len() == more + 1).map(|c| (c, more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_twice_is_read_as_meant() {
        for (wrong, right) in [
            ("CÃ³digo;RazÃ£o Social;MunicÃ\u{ad}pio", "Código;Razão Social;Município"),
            ("AÃ§ougue SÃ£o JosÃ©", "Açougue São José"),
            ("PANIFICAÃ‡ÃƒO", "PANIFICAÇÃO"),
            ("Nâ€“1 Âº", "N–1 º"),
            ("SÃƒÂ£o", "São"),
        ] {
            assert_eq!(undone(wrong).map(|(text, _)| text).as_deref(), Some(right), "{wrong}");
        }
    }

    #[test]
    fn right_letters_stay() {
        for text in ["SÃO JOÃO", "Ângela", "ânimo", "PÃES & CIA", "Ã", "â€", ""] {
            assert_eq!(undone(text), None, "{text}");
        }
    }
}
