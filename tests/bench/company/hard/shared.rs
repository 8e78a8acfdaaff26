//! What the devices of a carteira of hard cases share: people of one name, metas, closings by wrong clocks, rules set otherwise.

use super::{Maker, Theme};
use carteira::domain::calendar::period::{Month, step_days};
use carteira::domain::catalog::CatalogEdit;
use carteira::domain::catalog::goals::{GoalId, Measure};
use carteira::domain::catalog::month_closing::{MonthClosing, MonthClosingId};
use carteira::domain::catalog::principal::Principal;
use carteira::domain::catalog::salesperson::Salesperson;
use carteira::domain::keeping::stamp::DeviceId;
use carteira::domain::measure::tally::Tally;
use carteira::domain::value::id::{PrincipalId, SalespersonId};
use carteira::domain::value::uf::Uf;
use serde_json::{Value, json};

impl Maker {
    pub(super) fn catalog(&mut self) -> Vec<CatalogEdit> {
        let mut all = Vec::new();
        // Two of one name.
        for (number, name) in [(1, "Rui"), (2, "Eva"), (3, "Rui")] {
            let id = SalespersonId::from_u128(number);
            let value = Salesperson { id, name: name.to_owned(), email: None, phone: None };
            all.push(CatalogEdit::Salesperson { id, value: Some(value) });
        }
        for (number, name) in [(1, "Norte"), (2, "Sul")] {
            let id = PrincipalId::from_u128(number);
            all.push(CatalogEdit::Principal { id, value: Some(Principal { id, name: name.to_owned() }) });
        }
        for (path, value) in self.settings() {
            all.push(CatalogEdit::Setting { id: path.to_owned(), value: Some(value) });
        }
        let month = Month::of(self.today);
        for measure in Measure::ALL {
            for number in 0..4_u128 {
                let salesperson = (number > 0).then(|| SalespersonId::from_u128(number));
                let id = GoalId { month, salesperson, principal: None, measure };
                let value = self.dice.pick(&[0, 1, 33, 80, 100]);
                if self.dice.percent(40) {
                    all.push(CatalogEdit::Goal { id, value: Some(value) });
                }
            }
        }
        for _ in 0..12 {
            let month = month.plus(-(self.dice.below(9) as i32));
            let id = MonthClosingId { month, device: DeviceId(self.dice.between(1, 2).unsigned_abs()) };
            let value = self.closing(month);
            all.push(CatalogEdit::MonthClosing { id, value: Some(value) });
        }
        all
    }

    /// Made when the month was over, or before, or by a clock that runs ahead.
    fn closing(&mut self, month: Month) -> MonthClosing {
        let days = self.dice.pick(&[-1, 0, 1, 8, 400]);
        let mut tally = || {
            let covered = self.dice.between(0, 50) as u32;
            Tally { eligible: 50, covered, visited: covered / 2, bought: covered / 3 }
        };
        let people = [None, Some(SalespersonId::from_u128(1)), Some(SalespersonId::from_u128(2))];
        MonthClosing {
            closed_on: step_days(month.last_day(), days),
            total: tally(),
            salespeople: people.into_iter().map(|id| (id, tally())).collect(),
            states: [None, Some(Uf::RS)].into_iter().map(|uf| (uf, tally())).collect(),
        }
    }

    fn settings(&self) -> Vec<(&'static str, Value)> {
        match self.theme {
            Theme::Limits | Theme::Seasons | Theme::Voices => Vec::new(),
            Theme::Histories => vec![("coverage.exclude_silent", json!(true))],
            Theme::Rules => vec![
                ("lifecycle.mode", json!("fixed_periods")),
                ("lifecycle.fixed_active_days", json!(20)),
                ("lifecycle.fixed_at_risk_days", json!(70)),
                ("lifecycle.fixed_inactive_days", json!(200)),
                ("cadence.tags", json!({"ROTA A": 12, "ouro": 9})),
                ("cadence.segments", json!({"padaria": 21})),
                ("cadence.a_days", json!(10)),
                ("coverage.include_blocked", json!(true)),
                ("coverage.include_prospects", json!(true)),
                ("coverage.include_former", json!(true)),
                ("coverage.typed_order_counts", json!(false)),
                ("coverage.imported_order_counts", json!(true)),
                ("coverage.goal_percent", json!(65)),
                ("coverage.counts", json!({"visit.absent": true, "call.attended": false})),
                ("abc.a_percent", json!(50)),
                ("abc.b_percent", json!(80)),
            ],
        }
    }
}
