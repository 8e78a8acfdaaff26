//! Looks at credit.

use super::*;

const CHECKS: &str = "data_consulta;cnpj;fonte;situacao_cnpj;protestos;pendencias;titulos_em_aberto;limite_de_credito;socios;risco\n\
    10/03/2026;11.222.333/0001-81;Bureau;ativa;2;nada consta;1.234,56;2.000,00;Ana Souza | Rui Lima;B\n\
    10/03/2026;33.000.167/0001-01;Bureau;ativa;0;0;;;;\n\
    10/03/2026;11.222.333/0001-81;Receita;interditada;;;;;;\n\
    10/03/2026;11.222.333/0001-81;;;;;;;;C\n";

fn checks_of(portfolio: &Portfolio) -> Vec<RiskCheck> {
    portfolio.dossiers().iter().flat_map(|dossier| dossier.risk_checks().cloned()).collect()
}

#[test]
fn a_look_at_credit_finds_its_client_by_cnpj_and_says_what_it_does_not_know() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let plan = import(&mut portfolio, CHECKS);
    assert_eq!(counts(&plan), [1, 0, 0, 0, 3, 0], "{plan:?}");
    let why: Vec<(u32, RowReason)> =
        plan.refused.iter().map(|row| (row.line, row.problems[0].reason)).collect();
    assert_eq!(
        why,
        [
            (3, RowReason::UnknownClient { can_create: false }),
            (4, RowReason::NothingSeen),
            (5, RowReason::NothingSeen)
        ]
    );
    let [check] = &checks_of(&portfolio)[..] else { panic!("one check") };
    assert_eq!((check.date, check.origin), (day(10, 3, 2026), Origin::Imported));
    assert_eq!(check.source.as_deref(), Some("Bureau"));
    assert_eq!((check.seen.protests, check.seen.pending_debts), (Some(2), Some(0)));
    assert_eq!(check.seen.registration, Some(Registration::Regular));
    assert_eq!(check.seen.open_titles, Some(Centavos::new(123_456)));
    assert_eq!(check.seen.partners.as_ref().map(|names| names.len()), Some(2));
    assert_eq!(check.note.as_deref(), Some("risco: B"), "a column that nobody knows is kept");
    let client = portfolio.clients().find(|(_, client)| client.tax_id.is_some()).unwrap().1;
    assert_eq!(client.credit_limit, Some(Centavos::new(200_000)));
}

#[test]
fn the_same_looks_again_change_nothing_and_a_later_file_of_that_day_adds() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    import(&mut portfolio, CHECKS);
    assert!(plan(&portfolio, CHECKS).is_nothing());
    let more = "data_consulta;cnpj;fonte;protestos;acoes_civeis\n10/03/2026;11222333000181;BUREAU;3;1\n";
    assert_eq!(counts(&import(&mut portfolio, more)), [0, 1, 0, 0, 0, 0]);
    let [check] = &checks_of(&portfolio)[..] else { panic!("one check") };
    assert_eq!(
        (check.seen.protests, check.seen.lawsuits, check.seen.pending_debts),
        (Some(3), Some(1), Some(0))
    );
    // Another day is another look.
    let later = "data_consulta;cnpj;fonte;protestos\n11/03/2026;11222333000181;Bureau;3\n";
    assert_eq!(counts(&import(&mut portfolio, later)), [1, 0, 0, 0, 0, 0]);
    assert_eq!(checks_of(&portfolio).len(), 2);
}

#[test]
fn two_lines_of_one_look_agree_or_are_a_question() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let twice = "data_consulta;cnpj;protestos\n10/03/2026;11222333000181;1\n10/03/2026;11222333000181;1\n\
        10/03/2026;11222333000181;2\n";
    let plan = plan(&portfolio, twice);
    assert_eq!(counts(&plan), [1, 0, 0, 1, 0, 1]);
    assert_eq!(plan.conflicts[0].kind, ConflictKind::RepeatedCheck { first_line: 2 });
}

#[test]
fn a_look_without_a_day_is_of_the_day_that_the_user_says_and_of_none_to_come() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let mut sheet = read(b"cnpj;protestos\n11222333000181;1\n").unwrap();
    assert_eq!(sheet.mapping.missing(), [Missing::CheckDate]);
    let judged = |sheet: &Sheet| Importer::new(sheet, &portfolio, None, settings()).finish();
    assert_eq!(judged(&sheet).refused[0].problems[0].reason, RowReason::MissingDate);
    sheet.mapping.assumed.date = Some(day(1, 3, 2026));
    assert_eq!((sheet.mapping.missing(), counts(&judged(&sheet))), (vec![], [1, 0, 0, 0, 0, 0]));
    let ahead = settings().today.succ_opt().unwrap();
    sheet.mapping.assumed.date = Some(ahead);
    assert_eq!(judged(&sheet).refused[0].problems[0].reason, RowReason::FutureDate(ahead));
}

#[test]
fn a_cell_of_credit_that_is_not_understood_stays_in_the_note() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let file = "data_consulta;cnpj;protestos;pendencias\n10/03/2026;11222333000181;a verificar;1\n";
    let plan = import(&mut portfolio, file);
    assert_eq!(plan.notes[0].reason, NoteReason::KeptInNote(CellError::Number));
    let [check] = &checks_of(&portfolio)[..] else { panic!("one check") };
    assert_eq!((check.seen.protests, check.seen.pending_debts), (None, Some(1)));
    assert_eq!(check.note.as_deref(), Some("protestos: a verificar"));
}

#[test]
fn a_list_of_clients_may_bring_their_limit() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, "codigo;razao_social;limite_de_credito\n1;Bar;1.500,00\n2;Loja;0\n3;Mercado;\n");
    let limits: Vec<Option<i64>> =
        portfolio.clients().map(|(_, client)| client.credit_limit.map(Centavos::get)).collect();
    assert_eq!(limits, [Some(150_000), Some(0), None]);
}

#[test]
fn a_company_as_the_receita_gives_it_is_a_look_at_its_credit() {
    let mut portfolio = Portfolio::default();
    import(&mut portfolio, CLIENTS);
    let company = r#"{"cnpj":"11222333000181","razao_social":"BAR DO ZE LTDA","situacao_cadastral":4,
        "descricao_situacao_cadastral":"INAPTA","data_inicio_atividade":"2015-03-10","ultima_atualizacao":"2026-03-10",
        "cnae_fiscal_descricao":"Bares","qsa":[{"nome_socio":"ANA SOUZA","qualificacao":"Sócia"},{"nome_socio":"RUI LIMA"}],
        "opcao_pelo_simples":true}"#;
    assert!(is_json(company.as_bytes()) && !is_json(CLIENTS.as_bytes()));
    assert_eq!(counts(&import(&mut portfolio, company)), [1, 0, 0, 0, 0, 0]);
    let [check] = &checks_of(&portfolio)[..] else { panic!("one check") };
    assert_eq!((check.date, check.seen.registration), (day(10, 3, 2026), Some(Registration::Unfit)));
    assert_eq!(check.seen.founded, Some(day(10, 3, 2015)));
    assert_eq!(check.seen.industry.as_deref(), Some("Bares"));
    let partners: Vec<&str> = check.seen.partners.iter().flatten().map(String::as_str).collect();
    assert_eq!(partners, ["ANA SOUZA", "RUI LIMA"]);
    assert_eq!(check.note, None);
    assert!(plan(&portfolio, company).is_nothing());
}
