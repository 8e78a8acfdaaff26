//! Which motivo a cell means: by the name the rep gave it, by its key, or by the words files use for the shipped ones. Words
//! that nobody knows stay as they are, and are shown so.

use crate::domain::catalog::Catalog;
use crate::domain::catalog::reasons::Taxonomy;
use crate::domain::value::fold;
use std::collections::HashMap;

/// Words of files, folded, and the shipped motivo they mean. The keys themselves need no line.
const WORDS: &[(&str, &str)] = &[
    ("prazo", "prazo-de-pagamento"),
    ("limite", "limite-burocracia"),
    ("limiteouburocracia", "limite-burocracia"),
    ("burocracia", "limite-burocracia"),
    ("atraso", "atraso-transporte"),
    ("transporte", "atraso-transporte"),
    ("atrasooutransporte", "atraso-transporte"),
    ("atrasonaentrega", "atraso-transporte"),
    ("faltaoupendenciadeitem", "falta-de-item"),
    ("faltadeproduto", "falta-de-item"),
    ("avaria", "avaria-qualidade"),
    ("qualidade", "avaria-qualidade"),
    ("avariaouqualidade", "avaria-qualidade"),
    ("errodepedidoounota", "erro-de-pedido"),
    ("precodoconcorrente", "concorrente-preco"),
    ("precoconcorrente", "concorrente-preco"),
    ("mixoumarcadoconcorrente", "concorrente-mix"),
    ("relacionamentocomoconcorrente", "concorrente-relacionamento"),
    ("estocado", "estoque-cheio"),
    ("estoquealto", "estoque-cheio"),
    ("comestoque", "estoque-cheio"),
    ("naogira", "sem-giro"),
    ("reformaferiasousazonal", "reforma-ferias-sazonal"),
    ("reforma", "reforma-ferias-sazonal"),
    ("ferias", "reforma-ferias-sazonal"),
    ("compradorausenteoutrocado", "comprador-ausente"),
    ("dificuldadefinanceiraouinadimplente", "dificuldade-financeira"),
    ("inadimplente", "dificuldade-financeira"),
    ("inadimplencia", "dificuldade-financeira"),
    ("fechououcnpjbaixado", "fechou"),
    ("fechouaempresa", "fechou"),
    ("outromotivo", "outro"),
    ("outros", "outro"),
];

#[derive(Debug, Default)]
pub(crate) struct Reasons {
    by_words: HashMap<String, String>,
}

impl Reasons {
    pub(crate) fn of(catalog: &Catalog) -> Reasons {
        let list = Taxonomy::of(catalog);
        let mut by_words: HashMap<String, String> =
            WORDS.iter().map(|(words, key)| ((*words).to_owned(), (*key).to_owned())).collect();
        by_words.extend(list.all().map(|(key, _)| (fold::key(key), key.to_owned())));
        // The rep's own names come last, for they count most.
        by_words.extend(
            list.all().filter_map(|(key, reason)| Some((fold::key(reason.name.as_deref()?), key.to_owned()))),
        );
        Reasons { by_words }
    }

    /// The key of the motivo that `cell` names.
    pub(crate) fn key(&self, cell: &str) -> String {
        self.by_words.get(&fold::key(cell)).cloned().unwrap_or_else(|| cell.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::reasons::{REASONS, Reason, shipped};
    use crate::domain::keeping::stamp::Stamp;

    #[test]
    fn every_word_means_a_shipped_motivo() {
        assert!(WORDS.iter().all(|(words, key)| shipped(key).is_some() && fold::key(words) == *words));
    }

    #[test]
    fn keys_words_and_names_lead_to_the_motivo_and_others_stay() {
        let mut catalog = Catalog::default();
        let renamed = Reason { name: Some("Tabela cara".to_owned()), ..REASONS[0].reason() };
        let edit = CatalogEdit::Reason { id: "preco".to_owned(), value: Some(renamed) };
        catalog.set(edit, Stamp::default());
        let reasons = Reasons::of(&catalog);
        for (cell, key) in [
            ("Preço", "preco"),
            ("TABELA CARA", "preco"),
            ("prazo de pagamento", "prazo-de-pagamento"),
            ("Preço do concorrente", "concorrente-preco"),
            ("estoque cheio", "estoque-cheio"),
            (" Greve dos Correios ", "Greve dos Correios"),
        ] {
            assert_eq!(reasons.key(cell), key, "{cell}");
        }
    }
}
