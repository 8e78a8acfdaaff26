//! Whether two names may be of one client, and whether two towns are one: what speaks against a code or a phone that fits.
//!
//! Words that many shops share (*padaria*, *mercado*) and those of the law (*Ltda*, *ME*) say little; of the others, half of
//! the shorter name's must be in the other, as written, abbreviated or with one letter wrong.

use crate::domain::value::fold;

const OF_THE_LAW: &[&str] = &[
    "ltda", "me", "epp", "eireli", "sa", "mei", "cia", "ltd", "de", "do", "da", "dos", "das", "e", "o", "a",
    "os", "as",
];

const SHARED: &[&str] = &[
    "loja",
    "lojas",
    "padaria",
    "mercado",
    "mercadinho",
    "supermercado",
    "bar",
    "restaurante",
    "lanchonete",
    "farmacia",
    "drogaria",
    "comercio",
    "comercial",
    "distribuidora",
    "industria",
    "casa",
    "auto",
    "pecas",
    "posto",
    "acougue",
    "mini",
    "panificadora",
    "confeitaria",
    "emporio",
    "materiais",
    "construcao",
    "construcoes",
    "moveis",
    "modas",
    "magazine",
    "papelaria",
    "pet",
    "shop",
    "oficina",
    "hotel",
    "pousada",
    "bazar",
    "armazem",
    "produtos",
    "alimentos",
    "bebidas",
    "servicos",
    "representacoes",
    "transportes",
    "filial",
    "matriz",
    "cliente",
    "empresa",
    "grupo",
    "rede",
    "ferragens",
    "tintas",
    "adega",
    "sorveteria",
    "pizzaria",
    "mercearia",
    "hortifruti",
    "atacado",
    "varejo",
    "center",
    "nova",
    "novo",
];

/// Names that may well be of the same client; also where one of them says nothing.
pub(crate) fn names_agree(a: &str, b: &str) -> bool {
    let (whole_a, whole_b) = (fold::key(a), fold::key(b));
    if whole_a.is_empty() || whole_b.is_empty() || whole_a == whole_b {
        return true;
    }
    let (short, long) =
        if whole_a.len() < whole_b.len() { (&whole_a, &whole_b) } else { (&whole_b, &whole_a) };
    if short.len() >= 6 && long.contains(short.as_str()) {
        return true;
    }
    let (folded_a, folded_b) = (fold::words(a), fold::words(b));
    let (a, b) = (telling(&folded_a), telling(&folded_b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|word| long.iter().any(|other| words_agree(word, other))).count();
    shared * 2 >= short.len().max(1)
}

/// The folded name as somebody would say it: without *Ltda* and the like at its end. Nothing where its words tell no shop from
/// another.
pub(in crate::exchange) fn spoken(name: &str) -> Option<String> {
    let folded = fold::words(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    while words.last().is_some_and(|word| OF_THE_LAW.contains(word)) {
        words.pop();
    }
    let tells = |word: &&str| word.len() >= 3 && !SHARED.contains(word) && !OF_THE_LAW.contains(word);
    let says_enough = if words.len() == 1 { words[0].len() >= 5 } else { true };
    (says_enough && words.iter().any(tells)).then(|| words.join(" "))
}

/// The words that tell a name from others; all but those of the law where none does.
fn telling(folded: &str) -> Vec<&str> {
    let words = || folded.split(' ').filter(|word| !OF_THE_LAW.contains(word));
    let own: Vec<&str> = words().filter(|word| !SHARED.contains(word)).collect();
    if !own.is_empty() {
        return own;
    }
    let any: Vec<&str> = words().collect();
    if any.is_empty() { folded.split(' ').collect() } else { any }
}

fn words_agree(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    a == b || (short.len() >= 3 && long.starts_with(short)) || (short.len() >= 5 && distance(a, b) <= 1)
}

/// Towns as written, neither of which is a known município.
pub(crate) fn towns_agree(a: &str, b: &str) -> bool {
    let (a, b) = (fold::key(a), fold::key(b));
    a.is_empty() || b.is_empty() || a.starts_with(&b) || b.starts_with(&a) || distance(&a, &b) <= 2
}

/// Letters to change, put in or take out, of ASCII texts.
fn distance(a: &str, b: &str) -> usize {
    let b = b.as_bytes();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let swap = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = swap.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_written_otherwise_agrees_and_another_name_does_not() {
        for (a, b, expected) in [
            ("Padaria Aurora Ltda", "PADARIA AURORA EIRELI", true),
            ("Padaria Aurora Ltda", "Aurora", true),
            ("Superm. Boa Vista", "Supermercado Boa Vista Ltda", true),
            ("Mercado São José", "Mercado Sao Jose Filial", true),
            ("Panificadora Auroara", "Panificadora Aurora", true),
            ("Padaria", "Padaria Ltda", true),
            ("Padaria Aurora", "", true),
            ("Padaria Aurora", "Padaria Sol", false),
            ("Padaria Aurora Ltda", "Ferragens Zênite ME", false),
            ("Loja A", "Loja B", false),
            ("Mercado Beira Rio", "Vidraçaria Cristal", false),
            ("Bar do Zé", "Bar do Luís", false),
        ] {
            assert_eq!(names_agree(a, b), expected, "{a} {b}");
            assert_eq!(names_agree(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn a_name_is_spoken_without_its_legal_form() {
        for (name, expected) in [
            ("Padaria Aurora Ltda ME", Some("padaria aurora")),
            ("Irmãos D'Ávila S/A", Some("irmaos d avila s")),
            ("Mercado", None),
            ("Sol", None),
            ("Mercado Sol", Some("mercado sol")),
            ("", None),
        ] {
            assert_eq!(spoken(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn towns_agree_within_a_slip() {
        assert!(towns_agree("Campinas", "campinas") && towns_agree("Campinas", "Campinhas"));
        assert!(towns_agree("", "Campinas") && towns_agree("S. Paulo", "S. Paulo - Centro"));
        assert!(!towns_agree("Campinas", "Sorocaba"));
    }
}
