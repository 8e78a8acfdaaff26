//! What the XML of the Receita says: a nota fiscal eletrônica (layout 4.00 and before) with what became of it, or an event
//! of one by its key.

use super::NoOrder;
use super::tree::Element;

/// Digits and letters of a chave de acesso.
const KEY: usize = 44;

#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Note {
    pub key: String,
    pub number: String,
    /// As written, without the hour: `2026-11-05`.
    pub day: String,
    /// It goes out from who issues it (tpNF 1).
    pub goes_out: bool,
    /// finNFe: 1 usual, 2 complementary, 3 adjustment, 4 return.
    pub purpose: String,
    pub is_test: bool,
    /// cStat of the protocol, empty without one.
    pub protocol: String,
    pub issuer: Party,
    pub recipient: Party,
    pub items: Vec<Item>,
    pub total: Option<i64>,
    /// The orders that its items were sold by (xPed), each once.
    pub noted_orders: String,
}

#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Party {
    /// CNPJ or CPF as written, which may have letters.
    pub document: String,
    pub name: String,
    pub trade_name: String,
    pub state_registration: String,
    pub email: String,
    pub street: String,
    pub street_number: String,
    pub complement: String,
    pub district: String,
    pub city_code: String,
    pub city: String,
    pub state: String,
    pub cep: String,
    pub phone: String,
}

#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Item {
    pub product: String,
    pub cfop: String,
    /// With a decimal point.
    pub quantity: String,
    /// Centavos, less the discount.
    pub total: i64,
}

/// What a document tells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Told {
    Note(Box<Note>),
    /// The note of this key is cancelled.
    Cancelled(String),
    Nothing(NoOrder),
}

/// All that a document tells, in its order; at least one thing.
pub(crate) fn told(root: &Element) -> Vec<Told> {
    let mut all = Vec::new();
    walk(root, &mut all);
    if all.is_empty() {
        all.push(Told::Nothing(NoOrder::NotANote));
    }
    all
}

fn walk(element: &Element, all: &mut Vec<Told>) {
    for child in &element.children {
        match child.name.as_str() {
            "nfeProc" => {
                let protocol = child.at(&["protNFe", "infProt", "cStat"]);
                all.extend(child.child("NFe").map(|note| read(note, protocol)));
            }
            "NFe" => all.push(read(child, "")),
            "procEventoNFe" => all.push(event(child)),
            "procCancNFe" => {
                let key = child.at(&["cancNFe", "infCanc", "chNFe"]);
                all.push(cancellation(key, child.at(&["retCancNFe", "infCanc", "cStat"])));
            }
            "evento" => all.push(Told::Nothing(NoOrder::WithoutProtocol)),
            _ => walk(child, all),
        }
    }
}

fn event(element: &Element) -> Told {
    let event = ["evento", "infEvento"];
    let of = |name: &'static str| element.at(&[event[0], event[1], name]);
    match of("tpEvento") {
        // Cancelamento, and cancelamento por substituição.
        "110111" | "110112" => cancellation(of("chNFe"), element.at(&["retEvento", "infEvento", "cStat"])),
        _ => Told::Nothing(NoOrder::EventThatChangesNothing),
    }
}

/// Registered within its term or after it.
fn cancellation(key: &str, status: &str) -> Told {
    match (is_key(key), status) {
        (true, "101" | "135" | "136" | "151" | "155") => Told::Cancelled(key.to_owned()),
        (true, _) => Told::Nothing(NoOrder::WithoutProtocol),
        (false, _) => Told::Nothing(NoOrder::NotANote),
    }
}

fn read(element: &Element, protocol: &str) -> Told {
    let Some(info) = element.child("infNFe") else { return Told::Nothing(NoOrder::NotANote) };
    let id = info.id.as_deref().unwrap_or_default();
    let key = id.strip_prefix("NFe").unwrap_or(id);
    if !is_key(key) {
        return Told::Nothing(NoOrder::NotANote);
    }
    let ide = |name: &str| info.at(&["ide", name]).to_owned();
    let when = [ide("dhEmi"), ide("dEmi")].into_iter().find(|when| !when.is_empty()).unwrap_or_default();
    Told::Note(Box::new(Note {
        key: key.to_owned(),
        number: format!("{}/{}", ide("nNF"), ide("serie")),
        day: when.get(..10).unwrap_or_default().to_owned(),
        goes_out: ide("tpNF") != "0",
        purpose: ide("finNFe"),
        is_test: ide("tpAmb") == "2",
        protocol: protocol.to_owned(),
        issuer: info.child("emit").map(|party| Party::of(party, "enderEmit")).unwrap_or_default(),
        recipient: info.child("dest").map(|party| Party::of(party, "enderDest")).unwrap_or_default(),
        items: info.children.iter().filter(|child| child.name == "det").map(Item::of).collect(),
        total: centavos(info.at(&["total", "ICMSTot", "vNF"])),
        noted_orders: {
            let items = info.children.iter().filter(|child| child.name == "det");
            let orders = items.map(|item| item.at(&["prod", "xPed"])).filter(|order| !order.is_empty());
            let distinct: std::collections::BTreeSet<&str> = orders.collect();
            distinct.into_iter().collect::<Vec<_>>().join(", ")
        },
    }))
}

fn is_key(key: &str) -> bool {
    key.len() == KEY && key.bytes().all(|b| b.is_ascii_alphanumeric())
}

impl Party {
    fn of(element: &Element, address: &str) -> Party {
        let own = |name: &str| element.at(&[name]).to_owned();
        let place = |name: &str| element.at(&[address, name]).to_owned();
        Party {
            document: ["CNPJ", "CPF"].map(own).into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
            name: own("xNome"),
            trade_name: own("xFant"),
            state_registration: own("IE"),
            email: own("email"),
            street: place("xLgr"),
            street_number: place("nro"),
            complement: place("xCpl"),
            district: place("xBairro"),
            city_code: place("cMun"),
            city: place("xMun"),
            state: place("UF"),
            cep: place("CEP"),
            phone: place("fone"),
        }
    }
}

impl Item {
    fn of(element: &Element) -> Item {
        let of = |name: &str| element.at(&["prod", name]);
        let value = |name: &str| centavos(of(name)).unwrap_or(0);
        Item {
            product: of("xProd").to_owned(),
            cfop: of("CFOP").to_owned(),
            quantity: of("qCom").to_owned(),
            total: value("vProd").saturating_sub(value("vDesc")),
        }
    }
}

/// `1234.56` in centavos; more decimals are rounded half up.
fn centavos(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    let hundredths: String = decimals.chars().chain("000".chars()).take(3).collect();
    let thousandths = hundredths.parse::<i64>().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add((thousandths + 5) / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_a_point_and_is_rounded_to_centavos() {
        for (text, value) in [
            ("1234.56", Some(123_456)),
            ("10", Some(1_000)),
            ("0.5", Some(50)),
            ("0.014", Some(1)),
            ("0.015", Some(2)),
            ("", None),
            ("-1", None),
            ("1,5", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(centavos(text), value, "{text}");
        }
    }
}
