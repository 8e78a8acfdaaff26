//! The code pages in which Brazilian programs write: windows-1252, 850 of DOS and MacRoman. Tables of 128 characters each: a
//! whole encoding library would be a hundred times their size.
//!
//! Which one a file is in is told by the letters that come out: those of Portuguese in words, with the case of their
//! neighbours, speak for a page; box lines, symbols and capitals within words (`PanificaÆo`) against it.

use super::Encoding;

/// From 0x80 on.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// What a byte stands for.
pub(crate) fn decoder(encoding: Encoding) -> impl Fn(u8) -> char {
    let upper: Vec<char> = match encoding {
        Encoding::Cp850 => CP850.chars().collect(),
        Encoding::MacRoman => MAC_ROMAN.chars().collect(),
        Encoding::Utf8 | Encoding::Windows1252 | Encoding::Mixed | Encoding::Utf16 => {
            (0x80..=0xff).map(windows_1252).collect()
        }
    };
    move |byte| match byte {
        0..=0x7f => char::from(byte),
        _ => upper.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
    }
}

pub(crate) fn windows_1252(byte: u8) -> char {
    const FROM_80: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
        0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
        0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
    ];
    match byte {
        0x80..=0x9f => char::from_u32(u32::from(FROM_80[usize::from(byte - 0x80)])).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// The byte that windows-1252, or ISO 8859-1 below 0xa0, writes for a character.
pub(crate) fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        _ => (0x80..=0x9f).find(|byte| windows_1252(*byte) == c),
    }
}

/// On a tie windows-1252, which is by far the commonest.
pub(crate) fn likeliest(bytes: &[u8]) -> Encoding {
    let mut best = (Encoding::Windows1252, i64::MIN);
    for encoding in [Encoding::Windows1252, Encoding::Cp850, Encoding::MacRoman] {
        let score = score(bytes, encoding);
        if score > best.1 {
            best = (encoding, score);
        }
    }
    best.0
}

/// Bytes looked at.
const SAMPLE: usize = 256 << 10;

fn score(bytes: &[u8], encoding: Encoding) -> i64 {
    let decoder = decoder(encoding);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut score = 0;
    for (at, byte) in sample.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let neighbour = |at: Option<usize>| at.and_then(|at| sample.get(at)).map_or(' ', |b| decoder(*b));
        let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
        score += match decoder(*byte) {
            'ã' | 'õ' | 'ç' | 'á' | 'é' | 'í' | 'ó' | 'ú' | 'â' | 'ê' | 'ô' | 'à' | 'ü' => {
                if before.is_uppercase() && after.is_uppercase() {
                    -1
                } else {
                    2
                }
            }
            'Ã' | 'Õ' | 'Ç' | 'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Â' | 'Ê' | 'Ô' | 'À' | 'Ü' => {
                if before.is_lowercase() {
                    -2
                } else {
                    1
                }
            }
            'º' | 'ª' | '°' | '–' | '’' | '“' | '”' | '€' | '\u{a0}' | '´' => 0,
            c if c.is_alphabetic() => -1,
            _ => -2,
        };
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1252_agrees_with_the_standard_table() {
        for byte in 0..=255u8 {
            let bytes = [byte];
            let (expected, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            assert_eq!(windows_1252(byte).to_string(), expected);
            assert!(byte < 0x80 || byte_of(windows_1252(byte)) == Some(byte));
        }
    }

    #[test]
    fn mac_roman_agrees_with_the_standard_table_and_850_is_whole() {
        let mac = decoder(Encoding::MacRoman);
        for byte in 0..=255u8 {
            let bytes = [byte];
            let (expected, _) = encoding_rs::MACINTOSH.decode_without_bom_handling(&bytes);
            assert_eq!(mac(byte).to_string(), expected);
        }
        assert_eq!((CP850.chars().count(), MAC_ROMAN.chars().count()), (128, 128));
    }

    #[test]
    fn a_page_is_told_by_the_words_it_makes() {
        let words = [
            "Código;Razão Social;Município",
            "Sítio São João",
            "AÇOUGUE IRMÃOS PAIXÃO",
            "Pão de Queijo da Vovó",
            "ELÉTRICA SANTO ANTÔNIO",
        ];
        for encoding in [Encoding::Windows1252, Encoding::Cp850, Encoding::MacRoman] {
            let decoder = decoder(encoding);
            for text in words {
                let byte = |c| (0..=255u8).find(|byte| decoder(*byte) == c).unwrap();
                let bytes: Vec<u8> = text.chars().map(byte).collect();
                assert_eq!(likeliest(&bytes), encoding, "{text}");
            }
        }
    }
}
