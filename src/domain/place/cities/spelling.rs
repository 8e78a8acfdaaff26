//! Names of towns as people and programs write them: `S. José dos Campos`, `Sta. Bárbara d´Oeste`, `Moji Mirim`, `Parati`,
//! `São Paulo (Capital)`.

use crate::domain::value::fold;

/// Names that a place had, and still has in lists, beside those in the shipped data: IBGE code and name.
pub(crate) const FORMER: &[(u32, &str)] =
    &[(3_515_004, "Embu"), (2_401_305, "Augusto Severo"), (2_410_306, "Presidente Juscelino")];

/// What an abbreviated first or middle word may stand for.
const SHORT: &[(&str, &[&str])] = &[
    ("s", &["sao", "santo", "santa"]),
    ("sto", &["santo"]),
    ("sta", &["santa"]),
    ("sr", &["senhor"]),
    ("sra", &["senhora"]),
    ("n", &["nossa", "nova", "novo"]),
    ("nsa", &["nossa"]),
    ("ns", &["nossa senhora"]),
    ("pres", &["presidente"]),
    ("gov", &["governador"]),
    ("cel", &["coronel"]),
    ("cap", &["capitao"]),
    ("gal", &["general"]),
    ("gen", &["general"]),
    ("mal", &["marechal"]),
    ("alm", &["almirante"]),
    ("brig", &["brigadeiro"]),
    ("ten", &["tenente"]),
    ("dr", &["doutor"]),
    ("eng", &["engenheiro"]),
    ("cons", &["conselheiro"]),
    ("sen", &["senador"]),
    ("dep", &["deputado"]),
    ("mons", &["monsenhor"]),
    ("pe", &["padre"]),
    ("prof", &["professor"]),
    ("d", &["dom", "dona"]),
    ("b", &["bom"]),
    ("cach", &["cachoeira", "cachoeiro"]),
    ("conc", &["conceicao"]),
    ("rib", &["ribeirao"]),
    ("pto", &["porto"]),
    ("fco", &["francisco"]),
    ("jd", &["jardim"]),
];

/// Ways to write a name out that are worth looking up, the likeliest first.
pub(crate) fn written_out(name: &str) -> Vec<String> {
    let bare = without_capital(name);
    let words = fold::words(&bare);
    let mut all = vec![String::new()];
    for word in words.split(' ') {
        let meant = SHORT.iter().find(|(short, _)| *short == word).map_or(&[][..], |(_, meant)| meant);
        let each = || meant.iter().copied().chain([word]);
        all = all.iter().flat_map(|start| each().map(move |word| format!("{start}{word}"))).collect();
        // Nobody abbreviates so many words.
        all.truncate(64);
    }
    all.sort_by_key(|way| *way == fold::key(&bare));
    all.dedup();
    all
}

/// Without what is said in parentheses or that it is the capital.
fn without_capital(name: &str) -> String {
    let name = name.split(['(', '[']).next().unwrap_or(name);
    let folded = fold::fold(name).into_owned();
    let folded = folded.trim_end_matches([' ', '-', '/']);
    folded.strip_suffix("capital").filter(|rest| rest.ends_with([' ', '-', '/'])).unwrap_or(folded).to_owned()
}

/// What names that sound alike share: `Moji` and `Mogi`, `Parati` and `Paraty`, `Luiz` and `Luís`, `Ipaussu` and `Ipauçu`.
pub(crate) fn sound(key: &str) -> String {
    let mut sound = String::with_capacity(key.len());
    let mut letters = key.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let heard = match (letter, next) {
            ('y', _) => 'i',
            ('w', _) => 'v',
            ('k', _) => 'c',
            ('z', _) => 's',
            ('j', Some('e' | 'i')) => 'g',
            ('c', Some('h')) | ('n' | 'l', Some('h')) => letter,
            ('t', Some('h')) => {
                letters.next();
                't'
            }
            ('p', Some('h')) => {
                letters.next();
                'f'
            }
            ('c', Some('e' | 'i')) => 's',
            // A cedilla is folded away: between vowels it is written like a hard c, and so is taken for none here.
            (letter, _) => letter,
        };
        if !sound.ends_with(heard) {
            sound.push(heard);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_alike_share_their_sound() {
        for (a, b) in
            [("mojimirim", "mogimirim"), ("parati", "paraty"), ("saoluiz", "saoluis"), ("thome", "tome")]
        {
            assert_eq!(sound(a), sound(b));
        }
        assert_ne!(sound("embu"), sound("embuguacu"));
    }
}
