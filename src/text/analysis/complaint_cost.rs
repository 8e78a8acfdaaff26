//! What complaints cost.
use super::*;
use crate::domain::indicator::analysis::complaint_cost::{FEWEST, SIDE_DAYS, Sides};

pub(crate) const TITLE: &str = "O que custam as reclamações";
pub(crate) const ALL: &str = "Todas";
pub(crate) const COLUMNS: [&str; 8] = [
    "Reclamaram",
    "Antes, por cliente",
    "Depois, por cliente",
    "Mudança",
    "Sem reclamação",
    "Antes, sem reclamação",
    "Depois, sem reclamação",
    "Mudança, sem reclamação",
];

/// "Depois de reclamar, 12 clientes compraram 23,0% a menos; parecidos sem reclamação, 4,0% a menos".
pub(crate) fn finding(complained: Sides, others: Sides) -> String {
    let Some(change) = complained.change() else {
        return match complained.clients {
            0 => "Nenhuma reclamação com os 90 dias de depois completos".to_owned(),
            n if n < FEWEST => {
                format!(
                    "Poucos clientes reclamaram para medir o custo: {}, e são precisos {FEWEST}",
                    count(n)
                )
            }
            n => format!("{} reclamaram e nada compravam antes", plural(n as i64, "cliente", "clientes")),
        };
    };
    let beside = match others.change() {
        Some(change) => format!("; parecidos sem reclamação, {}", moved(change)),
        None => "; faltam clientes parecidos sem reclamação para comparar".to_owned(),
    };
    let clients = plural(complained.clients as i64, "cliente comprou", "clientes compraram");
    format!("Depois de reclamar, {clients} {}{beside}", moved(change))
}

fn moved(change: Ratio) -> String {
    let size = percent(Ratio::new(change.num.saturating_abs(), change.den));
    match change.num {
        0 => "o mesmo".to_owned(),
        ..0 => format!("{size} a menos"),
        1.. => format!("{size} a mais"),
    }
}

pub(crate) fn note(without_class: usize) -> String {
    let out = match without_class {
        0 => String::new(),
        n => format!(
            " Fora da conta: {} sem compras nos 12 meses antes.",
            plural(n as i64, "cliente que reclamou", "clientes que reclamaram")
        ),
    };
    format!(
        "Faturamento líquido dos {SIDE_DAYS} dias antes e depois da primeira reclamação no ano que acabou há {SIDE_DAYS} dias, ao lado de clientes da mesma classe ABC que nunca reclamaram, nos mesmos meses. Com menos de {FEWEST} clientes não há porcentagem. Uma coisa depois da outra não prova a causa.{out}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finding_compares_or_says_why_it_does_not() {
        let sides = |clients, before, after| Sides { clients, before, after };
        assert_eq!(
            finding(sides(12, 1000, 770), sides(30, 1000, 1040)),
            "Depois de reclamar, 12 clientes compraram 23,0% a menos; parecidos sem reclamação, 4,0% a mais"
        );
        assert!(finding(sides(12, 1000, 1000), sides(2, 10, 10)).contains("o mesmo; faltam"));
        assert!(finding(sides(4, 1000, 770), sides(30, 1, 1)).starts_with("Poucos"));
        assert!(finding(sides(9, 0, 770), sides(30, 1, 1)).contains("nada compravam"));
        assert!(!note(0).contains("Fora da conta") && note(2).contains("2 clientes que reclamaram"));
    }
}
