//! Whether a note is a sale, a return or neither, and whose.
//!
//! By what it was issued for (finNFe), its direction (tpNF) and the CFOP of its items, the codes that the law gives to
//! operations. What is sent for nothing, lent, moved between a company's own branches or adds to another note is no sale.

use super::NoOrder;
use super::note::{Item, Note, Party};

/// A note that is an order.
#[derive(Debug, PartialEq)]
pub(crate) struct Sale<'n> {
    pub client: &'n Party,
    pub principal: &'n Party,
    /// Goods came back: its values are to be taken off.
    pub is_return: bool,
    /// Those sold.
    pub items: Vec<&'n Item>,
    /// Centavos, above zero; what was given beside is not in it.
    pub value: Option<i64>,
}

pub(crate) fn sale(note: &Note) -> Result<Sale<'_>, NoOrder> {
    if note.is_test {
        return Err(NoOrder::TestRun);
    }
    match note.protocol.as_str() {
        "100" | "150" => {}
        "" => return Err(NoOrder::WithoutProtocol),
        "110" | "205" | "301" | "302" | "303" => return Err(NoOrder::Denied),
        _ => return Err(NoOrder::NotAuthorized),
    }
    let purpose = match note.purpose.as_str() {
        "2" => return Err(NoOrder::Complement),
        "3" | "5" | "6" => return Err(NoOrder::Adjustment),
        purpose => purpose,
    };
    if root(&note.issuer) == root(&note.recipient) && !note.issuer.document.is_empty() {
        return Err(NoOrder::OwnTransfer);
    }
    let came_back = |item: &Item| matches!(operation(&item.cfop), Operation::Return);
    let is_return = purpose == "4" || (!note.goes_out && note.items.iter().any(came_back));
    // Who buys returns with a note of their own.
    let (client, principal) = match is_return && note.goes_out {
        true => (&note.issuer, &note.recipient),
        false => (&note.recipient, &note.issuer),
    };
    let counts = |item: &&Item| match operation(&item.cfop) {
        Operation::Sale => is_return || note.goes_out,
        Operation::Return => is_return,
        Operation::Other => purpose == "4",
    };
    let items: Vec<&Item> = note.items.iter().filter(counts).collect();
    if items.is_empty() {
        let cfop = note.items.first().and_then(|item| item.cfop.parse().ok()).unwrap_or(0);
        return Err(NoOrder::NotASale { cfop });
    }
    if client.document.is_empty() {
        return Err(NoOrder::NoRecipient);
    }
    let besides =
        note.items.iter().filter(|item| !counts(item)).map(|item| item.total).fold(0, i64::saturating_add);
    let value = note.total.map(|total| total.saturating_sub(besides).max(0));
    Ok(Sale { client, principal, is_return, items, value })
}

/// Branches of one company share the first eight of the CNPJ's fourteen; a CPF is a person whole.
fn root(party: &Party) -> &str {
    match party.document.len() {
        14 => party.document.get(..8).unwrap_or_default(),
        _ => &party.document,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operation {
    Sale,
    /// Of a sale or of a purchase.
    Return,
    Other,
}

/// By the last three digits of the CFOP; the first says only from where to where.
fn operation(cfop: &str) -> Operation {
    let (first, rest) = cfop.split_at_checked(1).unwrap_or_default();
    let goes_out = matches!(first, "5" | "6" | "7");
    match rest.parse().unwrap_or(0) {
        101..=125 | 401..=405 | 651..=656 | 667 if goes_out => Operation::Sale,
        201..=204 | 208..=211 | 410..=413 | 503 | 553 | 556 | 660..=662 | 918 | 919 => Operation::Return,
        _ => Operation::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(cfops: &[&str]) -> Note {
        let party = |document: &str| Party { document: document.to_owned(), ..Party::default() };
        let item = |cfop: &&str| Item { cfop: (*cfop).to_owned(), total: 1_000, ..Item::default() };
        Note {
            goes_out: true,
            purpose: "1".to_owned(),
            protocol: "100".to_owned(),
            issuer: party("43210000000129"),
            recipient: party("54321000000112"),
            items: cfops.iter().map(item).collect(),
            total: Some(5_000),
            ..Note::default()
        }
    }

    #[test]
    fn a_sale_is_known_by_its_cfop() {
        for cfop in ["5101", "5102", "6108", "5405", "7101", "5656", "5125"] {
            assert_eq!(sale(&note(&[cfop])).map(|sale| sale.value), Ok(Some(5_000)), "{cfop}");
        }
        for cfop in ["5910", "5911", "5152", "5949", "5922", "5126", "5100", "1102", "x", ""] {
            let error = NoOrder::NotASale { cfop: cfop.parse().unwrap_or(0) };
            assert_eq!(sale(&note(&[cfop])), Err(error), "{cfop}");
        }
    }

    #[test]
    fn what_is_given_beside_a_sale_is_not_in_its_value() {
        let note = note(&["5910", "5102"]);
        let sale = sale(&note).unwrap();
        assert_eq!((sale.value, sale.items.len()), (Some(4_000), 1));
    }

    #[test]
    fn a_return_is_of_the_buyer_whoever_issued_the_note() {
        let theirs = Note { purpose: "4".to_owned(), ..note(&["5202"]) };
        let sold = sale(&theirs).unwrap();
        assert_eq!((&*sold.client.document, sold.is_return), ("43210000000129", true));
        let ours = Note { goes_out: false, purpose: "4".to_owned(), ..note(&["1202"]) };
        let sold = sale(&ours).unwrap();
        assert_eq!((&*sold.client.document, sold.is_return), ("54321000000112", true));
        let unsaid = Note { goes_out: false, ..note(&["2411"]) };
        assert!(sale(&unsaid).unwrap().is_return);
        let bought = Note { goes_out: false, ..note(&["1102"]) };
        assert_eq!(sale(&bought), Err(NoOrder::NotASale { cfop: 1102 }));
    }

    #[test]
    fn what_the_receita_did_not_authorize_is_no_order() {
        let with = |protocol: &str| sale(&Note { protocol: protocol.to_owned(), ..note(&["5102"]) }).err();
        assert_eq!((with("100"), with("150")), (None, None));
        assert_eq!(with(""), Some(NoOrder::WithoutProtocol));
        assert_eq!(with("302"), Some(NoOrder::Denied));
        assert_eq!(with("204"), Some(NoOrder::NotAuthorized));
        let purpose = |purpose: &str| sale(&Note { purpose: purpose.to_owned(), ..note(&["5102"]) }).err();
        assert_eq!((purpose("2"), purpose("3")), (Some(NoOrder::Complement), Some(NoOrder::Adjustment)));
        assert_eq!(sale(&Note { is_test: true, ..note(&["5102"]) }), Err(NoOrder::TestRun));
    }

    #[test]
    fn branches_of_one_company_and_nobody_buy_nothing() {
        let to = |document: &str| {
            let recipient = Party { document: document.to_owned(), ..Party::default() };
            sale(&Note { recipient, ..note(&["5102"]) }).err()
        };
        assert_eq!(to("43210000000200"), Some(NoOrder::OwnTransfer));
        assert_eq!(to("43210001000210"), None);
        assert_eq!(to(""), Some(NoOrder::NoRecipient));
    }
}
