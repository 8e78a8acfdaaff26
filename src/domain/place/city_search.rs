//! Finding a município by the first letters of its name, as one types, with or without its UF.

use super::cities::{Cities, City};
use crate::domain::value::fold::words;
use crate::domain::value::uf::Uf;

/// At most `limit` municípios: those whose name begins with the text, then those with a word that does; by name, then UF.
/// A last word that is a UF's letters narrows to it: `campinas sp`, `campinas/sp`.
pub(crate) fn search<'a>(cities: &'a Cities, text: &str, limit: usize) -> Vec<&'a City> {
    let typed = words(text);
    if typed.is_empty() {
        return Vec::new();
    }
    let (name, uf) = match typed.rsplit_once(' ') {
        Some((name, last)) if last.len() == 2 => match Uf::parse(last) {
            Some(uf) => (name.to_owned(), Some(uf)),
            None => (typed.clone(), None),
        },
        Some(_) | None => (typed.clone(), None),
    };
    let mut found: Vec<(u8, String, &City)> = cities
        .iter()
        .filter_map(|city| {
            let folded = words(&city.name);
            let rank = rank(&folded, &typed).or_else(|| {
                // "sp" after a name is its UF, unless the name itself goes on so ("São João do Sul").
                rank(&folded, &name).filter(|_| uf == Some(city.uf))
            })?;
            Some((rank, folded, city))
        })
        .collect();
    found.sort_by(|(rank, name, city), (other_rank, other_name, other)| {
        (rank, name, city.uf).cmp(&(other_rank, other_name, other.uf))
    });
    found.into_iter().take(limit).map(|(_, _, city)| city).collect()
}

/// 0: the name itself; 1: it begins so; 2: a later word does.
fn rank(folded: &str, wanted: &str) -> Option<u8> {
    if folded == wanted {
        return Some(0);
    }
    if folded.starts_with(wanted) {
        return Some(1);
    }
    folded.match_indices(' ').any(|(at, _)| folded[at + 1..].starts_with(wanted)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let cities = Cities::parse(include_str!("../../../public/data/municipios.txt")).unwrap();
        search(&cities, text, 5).into_iter().map(|city| format!("{}/{}", city.name, city.uf)).collect()
    }

    #[test]
    fn the_name_itself_comes_before_longer_ones() {
        assert_eq!(found("campinas")[0], "Campinas/SP");
        assert_eq!(found("  SAO   PAULO ")[0], "São Paulo/SP");
    }

    #[test]
    fn a_word_inside_the_name_is_found_too() {
        assert!(found("aimorés").contains(&"Aimorés/MG".to_owned()));
        assert_eq!(found("del rei"), ["São João del Rei/MG"]);
    }

    #[test]
    fn the_uf_after_the_name_narrows() {
        assert_eq!(found("bom jesus rs"), ["Bom Jesus/RS"]);
        assert_eq!(found("bom jesus/pb"), ["Bom Jesus/PB"]);
        assert_eq!(found("bom jesus").len(), 5);
    }

    #[test]
    fn nothing_typed_or_nothing_known_finds_nobody() {
        assert!(found("").is_empty());
        assert!(found(" - ").is_empty());
        assert!(found("atlantida").is_empty() || !found("atlantida").contains(&"Atlântida/SP".to_owned()));
    }
}
