//! Orders and contacts.

use super::*;

#[test]
fn orders_and_interactions_reach_their_clients() {
    let mut portfolio = Portfolio::default();
    for kind in Kind::ALL {
        import(&mut portfolio, &model(kind));
    }
    let (_, client) = portfolio.clients().find(|(_, client)| client.code.as_deref() == Some("1001")).unwrap();
    let dossier = portfolio.dossier(client.id).unwrap();
    let order = &dossier.orders[0];
    assert_eq!(
        (order.date, order.value, order.status),
        (day(12, 1, 2026), Centavos::new(123_456), OrderStatus::Invoiced)
    );
    assert_eq!(order.number.as_deref(), Some("5001"));
    assert_eq!(portfolio.catalog().principal(order.principal.unwrap()).unwrap().name, "Alimentos Alfa");
    let contact = &dossier.interactions[0];
    assert_eq!((contact.channel, contact.outcome), (Channel::Visit, Outcome::Success));
    assert_eq!(contact.time.unwrap().to_string(), "09:30:00");
    assert_eq!(contact.note.as_deref(), Some("Pediu a tabela nova"));
}

#[test]
fn a_missing_last_contact_stays_missing_and_a_given_one_is_a_contact() {
    let text = "cnpj;razao_social;ultima_visita;ultimo_contato\n\
        11222333000181;Bar;;\n529.982.247-25;José;10/03/2026;12/03/2026\n;Padaria;01/04/2026;00/00/0000\n";
    let mut portfolio = Portfolio::default();
    let plan = import(&mut portfolio, text);
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0, 0]);
    let contacts = |name: &str| {
        let (_, client) = portfolio.clients().find(|(_, client)| client.legal_name == name).unwrap();
        portfolio
            .dossier(client.id)
            .unwrap()
            .interactions
            .iter()
            .map(|i| (i.date, i.channel))
            .collect::<Vec<_>>()
    };
    assert!(contacts("Bar").is_empty());
    assert!(contacts("Padaria").is_empty(), "neither tomorrow nor a date of zeros");
    assert_eq!(contacts("José"), [(day(10, 3, 2026), Channel::Visit), (day(12, 3, 2026), Channel::Call)]);
    assert!(self::plan(&portfolio, text).is_nothing());
}

#[test]
fn orders_of_unknown_clients_are_refused_or_register_them() {
    let text = "numero;data;cliente;cnpj;valor\n1;01/03/2026;Bar;11222333000181;10,00\n2;01/03/2026;Padaria;;10,00\n3;01/03/2026;;;10,00\n";
    let portfolio = Portfolio::default();
    let refused = plan(&portfolio, text);
    assert_eq!(counts(&refused), [0, 0, 0, 0, 3, 0]);
    let reasons: Vec<RowReason> = refused.refused.iter().map(|row| row.problems[0].reason).collect();
    assert_eq!(
        reasons,
        [
            RowReason::UnknownClient { can_create: true },
            RowReason::UnknownClient { can_create: false },
            RowReason::MissingIdentity
        ]
    );
    let mut portfolio = Portfolio::default();
    let creating = plan_with(&portfolio, text.as_bytes(), Settings { create_clients: true, ..settings() });
    assert_eq!(counts(&creating), [1, 0, 0, 0, 2, 0]);
    apply(&mut portfolio, creating);
    assert_eq!(only_client(&portfolio).legal_name, "Bar");
}

#[test]
fn an_order_that_changed_replaces_the_old_one() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let order = |status: &str, value: &str| {
        format!("numero;data;cliente_codigo;valor;situacao\n10;01/03/2026;1;{value};{status}\n")
    };
    import(&mut portfolio, &order("pendente", "10,00"));
    for (status, value) in [("faturado", "10,00"), ("faturado", "12,00"), ("pendente", "10,00")] {
        let text = order(status, value);
        assert_eq!(counts(&import(&mut portfolio, &text)), [0, 1, 0, 0, 0, 0]);
        assert_eq!(counts(&plan(&portfolio, &text)), [0, 0, 1, 0, 0, 0]);
    }
    let orders: usize = portfolio.dossiers().iter().map(|dossier| dossier.orders.len()).sum();
    assert_eq!(orders, 1);
}

#[test]
fn equal_orders_without_number_are_as_many_as_the_lines() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let one = "data;cliente_codigo;valor\n01/03/2026;1;10,00\n";
    let two = "data;cliente_codigo;valor\n01/03/2026;1;10,00\n01/03/2026;1;10,00\n";
    assert_eq!(counts(&import(&mut portfolio, one)), [1, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&import(&mut portfolio, two)), [1, 0, 1, 0, 0, 0]);
    assert_eq!(counts(&import(&mut portfolio, two)), [0, 0, 2, 0, 0, 0]);
}

#[test]
fn one_line_for_each_item_of_an_order_is_a_conflict_and_never_half_an_order() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let plan = plan(
        &portfolio,
        "numero;data;cliente_codigo;valor\n10;01/03/2026;1;10,00\n10;01/03/2026;1;20,00\n10;01/03/2026;1;30,00\n",
    );
    assert_eq!(counts(&plan), [0, 0, 0, 3, 0, 0]);
    assert!(plan.is_nothing());
}

#[test]
fn contacts_of_the_future_that_took_place_are_refused_and_scheduled_ones_are_not() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let plan = plan(
        &portfolio,
        "data;cliente_codigo;canal;resultado\n31/03/2026;1;visita;sucesso\n01/04/2026;1;visita;sucesso\n01/04/2026;1;visita;agendado\n\
         30/03/2026;1;pombo;talvez\n",
    );
    assert_eq!(counts(&plan), [3, 0, 0, 0, 1, 0]);
    assert_eq!(plan.refused[0].problems[0].reason, RowReason::FutureDate(day(1, 4, 2026)));
    let kept: Vec<NoteReason> = plan.notes.iter().map(|note| note.reason).collect();
    assert_eq!(kept, [NoteReason::ChannelKept, NoteReason::OutcomeKept], "unknown words lose no contact");
}

#[test]
fn the_same_contact_twice_in_a_file_is_one() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let head = "data;hora;cliente_codigo;canal;resultado;observacao\n";
    let plan = plan(
        &portfolio,
        &format!(
            "{head}01/03/2026;10:00;1;visita;sucesso;a\n01/03/2026;10:00;1;visita;sucesso;a\n01/03/2026;10:00;1;visita;sucesso;b\n01/03/2026;11:00;1;visita;sucesso;a\n"
        ),
    );
    assert_eq!(counts(&plan), [2, 0, 0, 1, 0, 1]);
    assert_eq!(plan.conflicts[0].kind, ConflictKind::RepeatedInteraction { first_line: 2 });
}

#[test]
fn columns_without_meaning_go_into_the_note_of_an_order() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    import(&mut portfolio, "numero;data;cliente_codigo;valor;frete;obs\n10;01/03/2026;1;10,00;CIF;urgente\n");
    let order = portfolio.dossiers().iter().flat_map(|dossier| &dossier.orders).next().unwrap();
    assert_eq!(order.note.as_deref(), Some("urgente\nfrete: CIF"));
}

#[test]
fn a_motivo_comes_in_by_its_words_and_the_same_file_again_changes_nothing() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let file = "data;cliente_codigo;canal;resultado;motivo\n01/03/2026;1;visita;sem pedido;Preço\n\
                02/03/2026;1;visita;sem pedido;sem espaço\n03/03/2026;1;visita;sucesso;\n";
    assert_eq!(counts(&import(&mut portfolio, file)), [3, 0, 0, 0, 0, 0]);
    let reasons: Vec<Option<&str>> = portfolio
        .dossiers()
        .iter()
        .flat_map(|dossier| dossier.interactions.iter().map(|said| said.reason.as_deref()))
        .collect();
    assert_eq!(reasons, [Some("preco"), Some("sem espaço"), None]);
    assert_eq!(counts(&import(&mut portfolio, file)), [0, 0, 3, 0, 0, 0]);
}

#[test]
fn what_was_answered_and_complained_comes_in_with_the_contact() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let file = "data;cliente_codigo;canal;resultado;NPS;CSAT;reclamação\n01/03/2026;1;visita;sucesso;9;5;\n\
                02/03/2026;1;visita;sucesso;0;1;entrega atrasou\n03/03/2026;1;visita;sucesso;11;0;\n\
                04/03/2026;1;visita;sucesso;muito;2,5;\n";
    let first = import(&mut portfolio, file);
    assert_eq!(counts(&first), [4, 0, 0, 0, 0, 0]);
    let said: Vec<_> = portfolio
        .dossiers()
        .iter()
        .flat_map(|dossier| {
            dossier
                .interactions
                .iter()
                .map(|one| (one.nps, one.csat, one.complaint.clone(), one.note.clone()))
        })
        .collect();
    let kept = |note: &str| (None, None, None, Some(note.to_owned()));
    assert_eq!(
        said,
        [
            (Some(9), Some(5), None, None),
            (Some(0), Some(1), Some("entrega atrasou".to_owned()), None),
            kept("NPS: 11\nCSAT: 0"),
            kept("NPS: muito\nCSAT: 2,5"),
        ]
    );
    let notes: Vec<_> = first.notes.iter().map(|note| (note.line, &*note.cell, note.reason)).collect();
    let number = NoteReason::KeptAsText(CellError::Number);
    assert_eq!(notes, [(4, "11", number), (4, "0", number), (5, "muito", number), (5, "2,5", number)]);
    assert_eq!(counts(&import(&mut portfolio, file)), [0, 0, 4, 0, 0, 0]);
}
