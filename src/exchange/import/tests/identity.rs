//! Whom a row means.

use super::*;

#[test]
fn identity_goes_from_document_to_code_to_phone_to_name_and_city() {
    for (row, found) in [
        // By document, whatever the rest.
        ("99;Outro;11.222.333/0001-81;;;", true),
        ("2;;;;;", true),
        ("002;Padaria União Ltda;;;;", true),
        (";Bar do Ze;;19 98765-4321;;", true),
        // A code or a phone alone is not enough against the name or the town.
        (";Outro nome;;19 98765-4321;;", false),
        (";Bar do Zé;;19 98765-4321;Sorocaba;SP", false),
        (";PADARIA UNIAO;;;campinas;", true),
        (";Padaria União;;;Valinhos;", false),
        (";Padaria União;;;;", false),
        ("77;Padaria União;;;Campinas;SP", false),
        (";Bar do Zé;529.982.247-25;;Campinas;SP", false),
    ] {
        let mut portfolio = Portfolio::default();
        import(&mut portfolio, CLIENTS);
        let plan = plan(&portfolio, &format!("codigo;razao_social;cnpj_cpf;telefone;cidade;uf\n{row}\n"));
        let [new, updates, same, ..] = counts(&plan);
        assert_eq!((new, updates + same), if found { (0, 1) } else { (1, 0) }, "{row}: {plan:?}");
    }
}

#[test]
fn keys_that_contradict_each_other_are_conflicts() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let conflict = |text: &str| {
        let plan = plan(&portfolio, text);
        assert_eq!(counts(&plan), [0, 0, 0, 1, 0, 0], "{text}: {plan:?}");
        assert!(plan.is_nothing());
        plan.conflicts[0].kind.clone()
    };
    assert!(matches!(conflict("codigo;cnpj\n2;11.222.333/0001-81\n"), ConflictKind::KeysDisagree { .. }));
    let other = conflict("codigo;razao_social;cpf\n1;Bar;529.982.247-25\n");
    let (there, here) = (TaxId::parse("11222333000181").unwrap(), TaxId::parse("52998224725").unwrap());
    assert!(
        matches!(other, ConflictKind::OtherDocument { there: t, here: h, .. } if t == there && h == here)
    );
}

#[test]
fn a_clash_of_codes_is_settled_as_the_user_says() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let text = b"codigo;razao_social;cpf\n1;Bar;529.982.247-25\n";
    let with = |code_clash| counts(&plan_with(&portfolio, text, Settings { code_clash, ..settings() }));
    assert_eq!(with(CodeClash::Ask), [0, 0, 0, 1, 0, 0]);
    assert_eq!(with(CodeClash::OtherClient), [1, 0, 0, 0, 0, 0]);
    assert_eq!(with(CodeClash::NewDocument), [0, 1, 0, 0, 0, 0]);
}

#[test]
fn several_that_fit_are_a_conflict() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, "codigo;razao_social;cidade\n1;Farma;Campinas\n2;Farma;Campinas\n");
    assert_eq!(portfolio.client_count(), 2);
    let plan = plan(&portfolio, "razao_social;cidade\nFarma;Campinas\n");
    assert_eq!(plan.conflicts[0].kind, ConflictKind::SeveralMatch { count: 2 });
}

#[test]
fn a_second_code_of_a_client_is_kept_and_found_again() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let other_source = "codigo;razao_social;cnpj\nB-77;Bar do Zé;11222333000181\n";
    let first = import(&mut portfolio, other_source);
    assert_eq!((counts(&first), first.notes[0].reason), ([0, 1, 0, 0, 0, 0], NoteReason::OtherCode));
    assert_eq!(counts(&plan(&portfolio, other_source)), [0, 0, 1, 0, 0, 0]);
    let orders = "numero;data;cliente_codigo;valor\n1;01/03/2026;B-77;10,00\n2;01/03/2026;1;10,00\n";
    assert_eq!(counts(&import(&mut portfolio, orders)), [2, 0, 0, 0, 0, 0]);
    let (_, bar) = portfolio.clients().find(|(_, client)| client.tax_id.is_some()).unwrap();
    assert_eq!(bar.code.as_deref(), Some("1"));
    assert_eq!(portfolio.dossier(bar.id).unwrap().orders.len(), 2);
}

#[test]
fn one_client_on_two_lines_joins_or_conflicts() {
    let portfolio = Portfolio::default();
    let joined = plan(
        &portfolio,
        "cnpj;nome;representada\n11222333000181;Bar;Alfa\n11222333000181;Bar;Beta\n11222333000181;Bar;Alfa\n",
    );
    assert_eq!(counts(&joined), [1, 1, 0, 0, 0, 1]);
    assert_eq!(joined.ignored[0].reason, IgnoredReason::Repeated { first_line: 2 });
    let client = joined.steps.iter().find_map(|step| match step {
        Step::AddClient(client) => Some(client),
        _ => None,
    });
    assert_eq!(client.unwrap().principals.len(), 2);
    let clash = plan(&portfolio, "cnpj;nome\n11222333000181;Bar\n11222333000181;Padaria\n");
    assert_eq!(counts(&clash), [1, 0, 0, 1, 0, 0]);
    assert_eq!(
        clash.conflicts[0].kind,
        ConflictKind::RepeatedClient { first_line: 2, fields: vec![ClientField::LegalName] }
    );
}

#[test]
fn who_pointed_a_client_out_is_found_by_the_whole_name_of_a_client_or_of_a_person() {
    let mut portfolio = Portfolio::default();
    import(
        &mut portfolio,
        "codigo;razao_social;contato\n1;Bar do Zé;Rita Lima\n2;Empório;Ana\n3;Empório Sul;Ana\n",
    );
    let file = "codigo;razao_social;indicado por\n4;Loja;bar do ze\n5;Mercado;RITA LIMA\n6;Feira;Quitanda\n\
        7;Quitanda;Ana\n8;Banca;Fulano\n9;Só;Só\n";
    let found = plan(&portfolio, file);
    let notes: Vec<_> = found.notes.iter().map(|note| (note.line, &*note.cell, note.reason)).collect();
    assert_eq!(
        notes,
        [
            (5, "Ana", NoteReason::SeveralReferrers),
            (6, "Fulano", NoteReason::UnknownReferrer),
            (7, "Só", NoteReason::UnknownReferrer)
        ]
    );
    apply(&mut portfolio, found);
    let of = |code: &str| {
        let (_, client) =
            portfolio.clients().find(|(_, client)| client.code.as_deref() == Some(code)).unwrap();
        client.clone()
    };
    let by = |code: &str| of(code).referred_by.map(|by| (of_id(&portfolio, by.client), by.person.is_some()));
    assert_eq!(by("4"), Some(("Bar do Zé".to_owned(), false)));
    assert_eq!(by("5"), Some(("Bar do Zé".to_owned(), true)));
    assert_eq!(by("6"), Some(("Quitanda".to_owned(), false)), "a later row");
    assert_eq!((by("7"), by("8"), by("9")), (None, None, None));
    assert_eq!(of("8").extra.get("indicado por").map(String::as_str), Some("Fulano"));
    assert!(plan(&portfolio, file).is_nothing());
    let later = "codigo;razao_social;indicado por\n1;Bar do Zé;Empório Sul\n";
    let found = plan(&portfolio, later);
    assert_eq!(
        (counts(&found), &found.updates[0].fields[..]),
        ([0, 1, 0, 0, 0, 0], &[ClientField::ReferredBy][..])
    );
}

fn of_id(portfolio: &Portfolio, id: crate::domain::value::id::ClientId) -> String {
    portfolio.client(id).map(|client| client.display_name().to_owned()).unwrap_or_default()
}
