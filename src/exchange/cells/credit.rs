//! What bureaus and the Receita write of a company's credit.

use super::{CellError, boolean, decimal};
use crate::domain::measure::risk_score::Registration;
use crate::domain::value::fold;

/// Words and, as the Receita's files have them, codes.
pub(crate) fn registration(text: &str) -> Result<Registration, CellError> {
    Ok(match fold::key(text).as_str() {
        "ativa" | "ativo" | "regular" | "habilitada" | "02" | "2" => Registration::Regular,
        "suspensa" | "suspenso" | "03" | "3" => Registration::Suspended,
        "inapta" | "inapto" | "04" | "4" => Registration::Unfit,
        "baixada" | "baixado" | "cancelada" | "encerrada" | "extinta" | "08" | "8" => Registration::Closed,
        "nula" | "nulo" | "anulada" | "01" | "1" => Registration::Null,
        "irregular" | "pendente" | "pendencia" | "naoregular" | "pendentederegularizacao" => {
            Registration::Irregular
        }
        _ => return Err(CellError::Situation),
    })
}

/// A count of things found: `3`, `nada consta`; a bare *sim* is at least one.
pub(crate) fn found(text: &str) -> Result<u32, CellError> {
    if let Ok(number) = decimal(text) {
        let whole = number.fract() == 0.0 && (0.0..=1_000_000.0).contains(&number);
        return if whole { Ok(number as u32) } else { Err(CellError::Number) };
    }
    is_found(text).map(u32::from).map_err(|_| CellError::Number)
}

/// Yes or no: `nada consta`, `consta`, `decretada`, a count.
pub(crate) fn is_found(text: &str) -> Result<bool, CellError> {
    match fold::key(text).as_str() {
        "nadaconsta" | "naoconsta" | "nenhum" | "nenhuma" | "semregistro" | "semregistros"
        | "semocorrencia" | "semocorrencias" | "inexistente" | "negativo" | "limpo" => Ok(false),
        "consta" | "constam" | "existe" | "existem" | "positivo" | "decretada" | "deferida" | "requerida"
        | "emandamento" => Ok(true),
        _ => boolean(text).or_else(|error| match decimal(text) {
            Ok(number) if number >= 0.0 => Ok(number > 0.0),
            Ok(_) | Err(_) => Err(error),
        }),
    }
}

/// Whether an inscrição estadual is habilitada.
pub(crate) fn is_enabled(text: &str) -> Result<bool, CellError> {
    match fold::key(text).as_str() {
        "habilitado" | "habilitada" | "ativo" | "ativa" | "regular" | "apto" | "apta" => Ok(true),
        "naohabilitado" | "naohabilitada" | "inapto" | "inapta" | "suspenso" | "suspensa" | "baixado"
        | "baixada" | "cancelado" | "cancelada" | "inativo" | "inativa" | "irregular" => Ok(false),
        _ => boolean(text),
    }
}

/// Days on the mean, in tenths: `7,5`, `12 dias`.
pub(crate) fn tenths_of_days(text: &str) -> Result<u32, CellError> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic()).trim_end();
    if !matches!(fold::key(&text[digits.len()..]).as_str(), "" | "d" | "dia" | "dias") {
        return Err(CellError::Number);
    }
    match decimal(digits)? {
        days if (0.0..=3650.0).contains(&days) => Ok((days * 10.0).round() as u32),
        _ => Err(CellError::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_bureaus_are_counts_and_answers() {
        for (text, expected) in [
            ("3", Some(3)),
            ("3,0", Some(3)),
            ("0", Some(0)),
            ("Nada consta", Some(0)),
            ("NÃO", Some(0)),
            ("sim", Some(1)),
            ("Consta", Some(1)),
            ("2,5", None),
            ("-1", None),
            ("a verificar", None),
        ] {
            assert_eq!(found(text).ok(), expected, "{text}");
        }
        for (text, expected) in
            [("decretada", Some(true)), ("não consta", Some(false)), ("2", Some(true)), ("talvez", None)]
        {
            assert_eq!(is_found(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn the_situation_of_a_cnpj_is_a_word_or_a_code() {
        for (text, expected) in [
            ("ATIVA", Some(Registration::Regular)),
            ("02", Some(Registration::Regular)),
            ("Suspensa", Some(Registration::Suspended)),
            ("INAPTA", Some(Registration::Unfit)),
            ("8", Some(Registration::Closed)),
            ("nula", Some(Registration::Null)),
            ("pendente", Some(Registration::Irregular)),
            ("?", None),
        ] {
            assert_eq!(registration(text).ok(), expected, "{text}");
        }
        assert_eq!((is_enabled("Habilitada"), is_enabled("não habilitado")), (Ok(true), Ok(false)));
        assert_eq!((tenths_of_days("7,5 dias"), tenths_of_days("12")), (Ok(75), Ok(120)));
        assert!(tenths_of_days("-2").is_err() && tenths_of_days("7 semanas").is_err());
    }
}
