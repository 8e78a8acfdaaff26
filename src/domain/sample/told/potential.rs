//! What two of three clients of the sample buy a month of all suppliers, from what they bought here: some little of it, some
//! most, a few more than the rep thinks. No dice, so that nothing else of the sample moves.

use crate::domain::calendar::period::step_months;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

/// Shares in percent, taken in turn.
const SHARES: [i64; 6] = [35, 60, 20, 85, 45, 110];
/// A rep says round numbers: of R$ 50,00.
const STEP: i64 = 5_000;

pub(in super::super) fn estimate(dossiers: &mut [Dossier], today: NaiveDate) {
    let since = step_months(today, -12);
    let said = dossiers.iter_mut().enumerate().filter(|(number, _)| number % 3 != 2);
    for (turn, (_, dossier)) in said.enumerate() {
        let mut bought = 0;
        dossier.orders.each(|order| {
            if order.is_valid() && since < order.date && order.date <= today {
                bought += order.value.get();
            }
        });
        let a_month = bought / 12 * 100 / SHARES[turn % SHARES.len()];
        if let (Some(client), true) = (&mut dossier.client, a_month > 0) {
            client.purchase_potential = Some(Centavos::new((a_month / STEP).max(1) * STEP));
        }
    }
}
