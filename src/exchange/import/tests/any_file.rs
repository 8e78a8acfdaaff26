//! What holds for any file.

use super::*;

/// A row of one of six clients that shows some of its keys: each key is one client's, the rest may contradict itself.
fn any_client_row() -> impl Strategy<Value = String> {
    const CLIENTS: [[&str; 5]; 6] = [
        ["1", "Bar do Zé", "11.222.333/0001-81", "19 98765-4321", "Campinas/SP"],
        ["2", "Padaria União", "", "(19) 3265-4321", "Campinas/SP"],
        ["4", "A", "11000171", "(19) 3265-1111", "Valinhos"],
        ["5", "B", "12.ABC.345/01DE-35", "", "Valinhos"],
        ["", "Casa C", "529.982.247-25", "3265-2222", ""],
        ["", "Total", "", "", "Campinas/SP"],
    ];
    let situation = prop_oneof![Just(""), Just("ativo"), Just("bloqueado"), Just("inativo"), Just("?")];
    let seller = prop_oneof![Just(""), Just("Ana"), Just("Bia")];
    let date = prop_oneof![Just(""), Just("01/03/2026"), Just("15/03/2026"), Just("01/05/2026"), Just("x")];
    (0usize..6, 0u8..32, situation, seller, date, "[xy]?", 0u8..20).prop_map(
        |(client, shown, situation, seller, date, extra, odd)| {
            let key = |place: usize| if shown & (1 << place) == 0 { "" } else { CLIENTS[client][place] };
            // Name and city go together, as one key.
            let city = if key(1).is_empty() { "" } else { CLIENTS[client][4] };
            let document = if odd == 0 { "1,1E+13" } else { key(2) };
            format!(
                "{};{};{document};{};{city};{situation};{seller};{date};{extra}\n",
                key(0),
                key(1),
                key(3)
            )
        },
    )
}

fn any_fact_row() -> impl Strategy<Value = String> {
    (
        "[1-3]?",
        "0[1-4]/0[34]/2026",
        "[1-4]?",
        "(10,00|20,00)",
        "(faturado|cancelado)?",
        "(Alfa|Beta)?",
        "(Ana|Bia)?",
        "[xy]?",
    )
        .prop_map(|(number, date, code, value, status, house, seller, note)| {
            format!("{number};{date};{code};{value};{status};{house};{seller};{note}\n")
        })
}

fn any_contact_row() -> impl Strategy<Value = String> {
    ("[1-3]?", "0[1-4]/03/2026", "(10:00|11h)?", "[1-4]", "(visita|whatsapp)", "(sucesso|ausente)", "[xy]?")
        .prop_map(|(number, date, time, code, channel, outcome, note)| {
            format!("{number};{date};{time};{code};{channel};{outcome};{note}\n")
        })
}

const CLIENT_HEAD: &str = "codigo;razao_social;cnpj;telefone;cidade;situacao;vendedor;ultima_visita;curva\n";
const ORDER_HEAD: &str = "numero;data;cliente_codigo;valor;situacao;representada;vendedor;obs\n";
const CONTACT_HEAD: &str = "numero;data;hora;cliente_codigo;canal;resultado;obs\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The law of imports: a file that was imported changes nothing when it is imported again, whatever is wrong in it,
    /// as long as no two clients share a key.
    #[test]
    fn the_same_file_twice_changes_nothing(
        clients in proptest::collection::vec(any_client_row(), 1..12),
        orders in proptest::collection::vec(any_fact_row(), 1..12),
        contacts in proptest::collection::vec(any_contact_row(), 1..12),
    ) {
        let mut portfolio = Portfolio::default();
        import(&mut portfolio, CLIENTS);
        for (head, rows) in [(CLIENT_HEAD, clients), (ORDER_HEAD, orders), (CONTACT_HEAD, contacts)] {
            let text = format!("{head}{}", rows.concat());
            // Blank rows alone are no file.
            let Ok(sheet) = read(text.as_bytes()) else { continue };
            let first = Importer::new(&sheet, &portfolio, None, settings()).finish();
            let judged: usize = counts(&first).iter().sum();
            prop_assert_eq!(judged, sheet.table.len());
            apply(&mut portfolio, first);
            let second = Importer::new(&sheet, &portfolio, None, settings()).finish();
            prop_assert!(second.is_nothing(), "{}\n{:#?}", text, second);
            prop_assert_eq!((second.new.len(), second.updates.len()), (0, 0));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), near in "[-0-9/;,\"\n .a-zA-Z@ã]{0,120}") {
        let mut portfolio = Portfolio::default();
        import(&mut portfolio, CLIENTS);
        for head in ["", CLIENT_HEAD, ORDER_HEAD, CONTACT_HEAD, "cnpj;cpf;cep;latitude;longitude;hora;email;ddd;telefone;nome\n"] {
            for tail in [&bytes[..], near.as_bytes()] {
                if let Ok(mut sheet) = read(&[head.as_bytes(), tail].concat()) {
                    for kind in Kind::ALL {
                        sheet.read_as(kind);
                        let plan = Importer::new(&sheet, &portfolio, None, settings()).finish();
                        let preamble = sheet.table.preamble().count();
                        prop_assert_eq!(counts(&plan).iter().sum::<usize>(), sheet.table.len() + preamble);
                    }
                }
            }
        }
    }
}
