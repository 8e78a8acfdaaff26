//! What complaints cost: net revenue before and after, by ABC class, beside clients that never complained.

use super::complaints::Complaints;
use super::scope::Seen;
use crate::domain::indicator::analysis::complaint_cost::{ComplaintCost, Cost, Sides, complaint_cost};
use crate::domain::portfolio::Portfolio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::analysis as words;
use crate::text::analysis::complaint_cost as said;

pub(crate) fn cost(complaints: &Complaints, seen: &Seen, p: &Portfolio) -> ComplaintCost {
    complaint_cost(p.columns(), p.rules(), &seen.slots, &complaints.days(), seen.on)
}

pub(crate) fn finding(cost: &ComplaintCost) -> String {
    let Cost { complained, others } = cost.all();
    said::finding(complained, others)
}

pub(crate) fn note(cost: &ComplaintCost) -> String {
    said::note(cost.without_class)
}

/// A row each class, and all of them; a mean of each client.
pub(crate) fn table(cost: &ComplaintCost) -> IndicatorTable {
    let mut table = IndicatorTable::new(said::TITLE, &[words::CLASS], &said::COLUMNS);
    let classes = cost.classes.iter().map(|(class, cost)| (format!("{class:?}"), *cost));
    let all = (cost.classes.len() > 1).then(|| (said::ALL.to_owned(), cost.all()));
    for (name, Cost { complained, others }) in classes.chain(all) {
        // Others weigh as many as complained.
        let count = complained.clients;
        let sides = side(complained, count).into_iter().chain(side(others, count));
        table.rows.push(std::iter::once(Value::Text(name)).chain(sides).collect());
    }
    table
}

fn side(of: Sides, weight: usize) -> [Value; 4] {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mean = |centavos: i64| {
        let mean = centavos.checked_div(count(weight));
        mean.filter(|_| of.clients > 0).map_or(Value::Nothing, Value::Centavos)
    };
    let change = of.change().map_or(Value::Nothing, Value::Share);
    [Value::Count(count(of.clients)), mean(of.before), mean(of.after), change]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::complaints::all;
    use crate::screen::analysis::small::{rows, seen_on};
    use crate::screen::small::Small;

    const DAY: &str = "2026-11-18";

    fn bought(names: &[&str], complained: usize) -> Portfolio {
        let small = (1..=names.len()).fold(Small::clients(names), |small, client| {
            let after = if client <= complained { 20_000 } else { 90_000 };
            small.order(client, "2026-05-01", 100_000).order(client, "2026-07-01", after)
        });
        let complains = |small: Small, client| {
            small.said(client, "2026-06-10", |said| said.complaint = Some("avaria".to_owned()))
        };
        (1..=complained).fold(small, complains).portfolio()
    }

    fn cost_of(p: &Portfolio) -> ComplaintCost {
        let seen = seen_on(p, DAY);
        cost(&all(&seen, p), &seen, p)
    }

    #[test]
    fn five_that_complained_stand_beside_five_that_did_not() {
        let p = bought(&["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"], 5);
        let found = cost_of(&p);
        let expected = "A|5|R$ 1.000,00|R$ 200,00|-80,0%|5|R$ 1.000,00|R$ 900,00|-10,0%";
        assert_eq!(rows(&table(&found)), [expected]);
        assert!(finding(&found).contains("80,0%"), "{}", finding(&found));
    }

    #[test]
    fn four_are_too_few_to_say_how_much() {
        let p = bought(&["A", "B", "C", "D", "E", "F"], 4);
        let found = cost_of(&p);
        let expected = "A|4|R$ 1.000,00|R$ 200,00|—|2|R$ 1.000,00|R$ 900,00|—";
        assert_eq!(rows(&table(&found)), [expected]);
        assert_eq!(
            finding(&found),
            said::finding(Sides { clients: 4, ..Sides::default() }, Sides::default())
        );
    }

    #[test]
    fn nobody_complained_is_said_so() {
        let p = Small::clients(&["Ana"]).portfolio();
        let found = cost_of(&p);
        assert_eq!(
            (table(&found).rows.len(), finding(&found)),
            (0, said::finding(Sides::default(), Sides::default()))
        );
    }
}
