//! In which order the files that were chosen together are brought in, and which of them belong together.

use crate::domain::value::fold::fold;

/// One file, or the notas fiscais that were chosen together: those of clients and snapshots first where the names tell, then
/// the others, then all notas. `name` is that of a file.
pub(crate) fn in_turn<T>(mut files: Vec<T>, name: impl Fn(&T) -> String) -> Vec<Vec<T>> {
    files.sort_by_key(|file| !comes_first(&name(file)));
    let (notes, others): (Vec<T>, Vec<T>) = files.into_iter().partition(|file| is_note(&name(file)));
    let notes = (!notes.is_empty()).then_some(notes);
    others.into_iter().map(|file| vec![file]).chain(notes).collect()
}

fn comes_first(name: &str) -> bool {
    let name = fold(name).into_owned();
    name.contains("client") || name.ends_with(".json") || name.contains(".carteira")
}

/// A nota fiscal.
pub(crate) fn is_note(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_and_snapshots_come_first_and_notas_last_as_one() {
        let chosen = ["a.XML", "pedidos.csv", "Meus CLIENTES.xlsx", "b.xml", "minha.carteira", "x.json"];
        let turns = in_turn(chosen.to_vec(), |name| (*name).to_owned());
        assert_eq!(
            turns,
            [
                vec!["Meus CLIENTES.xlsx"],
                vec!["minha.carteira"],
                vec!["x.json"],
                vec!["pedidos.csv"],
                vec!["a.XML", "b.xml"],
            ]
        );
        assert!(in_turn(Vec::<String>::new(), String::clone).is_empty());
    }
}
