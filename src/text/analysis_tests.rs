use super::*;

#[test]
fn a_chance_is_never_a_promise() {
    let said: Vec<String> = [0.0, 0.004, 0.5, 0.996, 1.0].into_iter().map(chance_percent).collect();
    assert_eq!(said, ["menos de 1%", "menos de 1%", "50%", "mais de 99%", "mais de 99%"]);
}

#[test]
fn findings_have_their_whole_and_agree_in_number() {
    assert_eq!(
        abc::finding(Ratio::new(23, 164), 80),
        "23 de 164 clientes com compras (14,0%) fazem os primeiros 80% do faturamento de 12 meses"
    );
    assert_eq!(abc::finding(Ratio::new(0, 0), 80), "Ninguém comprou nos últimos 12 meses");
    assert!(abc::finding(Ratio::new(1, 1), 80).starts_with("1 de 1 cliente com compras (100,0%) faz os"));
    assert_eq!(
        balance::finding(14, 2, 17),
        "Em 12 meses: 14 clientes abertos, 2 recuperados e 17 perdidos; saldo de −1"
    );
    assert!(rfm::finding(1, 9).starts_with("1 cliente comprava bem e está sumindo"));
}

#[test]
fn nps_has_its_margin_and_its_groups() {
    use crate::domain::measure::nps::Nps;
    let nps = Nps { promoters: 80, passives: 60, detractors: 60 };
    assert_eq!(opinion::finding(nps), "NPS 10 ± 11,5 pontos: 200 clientes responderam");
    let groups = "80 promotores (40,0%), 60 neutros (30,0%) e 60 detratores (30,0%).";
    assert_eq!(opinion::groups(nps).as_deref(), Some(groups));
    let few = Nps { promoters: 0, passives: 1, detractors: 1 };
    assert!(opinion::finding(few).starts_with("NPS −50 ± 69,3 pontos: 2"));
    assert_eq!(opinion::groups(Nps::default()), None);
}

#[test]
fn complaints_agree_in_number() {
    assert_eq!(opinion::complaints(0, 0), "Nenhuma reclamação registrada");
    assert_eq!(opinion::complaints(1, 1), "1 reclamação aberta e 0 resolvidas");
    assert_eq!(opinion::complaints(0, 1), "Nenhuma reclamação aberta; 1 foi resolvida");
    assert!(opinion::complaints_note(Some(12), 1, &[30, 4, 6, 5]).starts_with(
        "A mais antiga espera há 12 dias. 1 passou do prazo. As resolvidas levaram 5,5 dias (mediana de 4)."
    ));
}

#[test]
fn both_conversions_are_named() {
    use crate::domain::measure::retention::LeadConversion;
    let year = LeadConversion { by_cohort: Ratio::new(9, 24), by_flow: Ratio::new(30, 24) };
    assert_eq!(
        conversion::finding(&year),
        "Por safra: de 24 potenciais criados em 12 meses, 9 já compraram (37,5%)"
    );
    let flow = "Por fluxo: 30 primeiros pedidos para 24 criados no mesmo período (125,0%).";
    assert_eq!(conversion::flow(&year).as_deref(), Some(flow));
}

#[test]
fn no_finding_says_money() {
    let found = crate::domain::measure::concentration::concentration(&[100, 50]).unwrap();
    assert!(!concentration::finding(1, Ratio::new(2, 3), &found).contains("R$"));
    assert!(concentration::money("Ana", &found).contains("R$"));
}
