//! Metas of the last months, why some clients stopped buying, and what is being done about it. Made from what the carteira
//! already has, without the dice, so that nothing else of the sample moves.

use super::super::{Team, stamp, words};
use crate::domain::calendar::period::{Month, step_days};
use crate::domain::catalog::CatalogEntry;
use crate::domain::catalog::goals::{GoalId, Measure};
use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use crate::domain::catalog::reasons::{Reason, ReasonEffect, ReasonGroup};
use crate::domain::client::answer::Answer;
use crate::domain::indicator::coverage::goal_progress::suggestions;
use crate::domain::keeping::register::Register;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::rescue::departure::departure;
use crate::domain::rules::Rules;
use crate::domain::value::id::ActionId;
use chrono::NaiveDate;

/// Months with metas, the present one too.
const MONTHS: i32 = 7;
/// Identities of the actions begin here.
const FIRST_ACTION: u128 = 0xac71_0000;

pub(in super::super) fn entries(dossiers: &[Dossier], team: &Team, today: NaiveDate) -> Vec<Record> {
    let mut all = goals(dossiers, team, today);
    let own = Reason {
        name: Some(words::OWN_REASON.1.to_owned()),
        group: ReasonGroup::Client,
        effect: ReasonEffect::None,
        controllable: true,
        retired: false,
    };
    let register = Register { value: Some(own), at: stamp(today, 3) };
    all.push(CatalogEntry::Reason { id: words::OWN_REASON.0.to_owned(), register });
    all.extend(actions(today));
    all.into_iter().map(Record::Catalog).collect()
}

/// What the three months before suggested, for the carteira and each vendedor; coverage keeps to the setting.
fn goals(dossiers: &[Dossier], team: &Team, today: NaiveDate) -> Vec<CatalogEntry> {
    let rules = Rules::default();
    let columns = Columns::of(dossiers, &rules.coverage);
    let mut all = Vec::new();
    for month in (0..MONTHS).rev().map(|back| Month::of(today).plus(-back)) {
        let on = month.first_day().min(today);
        let suggested = suggestions(&columns, &rules, month, on, &team.salespeople);
        let scopes = std::iter::once(None).chain(team.salespeople.iter().copied().map(Some));
        for (salesperson, targets) in scopes.zip(suggested) {
            for measure in [Measure::BuyerRate, Measure::Revenue, Measure::NewClients] {
                let value = targets[measure as usize];
                let id = GoalId { month, salesperson, principal: None, measure };
                let register = Register { value, at: stamp(step_days(on, -1), 3) };
                all.extend(value.map(|_| CatalogEntry::Goal { id, register }));
            }
        }
    }
    all
}

fn actions(today: NaiveDate) -> impl Iterator<Item = CatalogEntry> {
    let at = stamp(step_days(today, -10), 3);
    words::ACTIONS.iter().enumerate().map(move |(number, (reason, text, owner, due_in, state, result))| {
        let value = ImprovementAction {
            reason: (*reason).to_owned(),
            text: (*text).to_owned(),
            owner: Some((*owner).to_owned()),
            due: Some(step_days(today, *due_in)),
            state: *state,
            result: (*state == ActionState::Done).then(|| (*result).to_owned()),
        };
        let id = ActionId::from_u128(FIRST_ACTION + number as u128);
        CatalogEntry::Action { id, register: Register { value: Some(value), at } }
    })
}

/// Of those who stopped, most said why, some were skipped, and some were not asked yet.
pub(in super::super) fn answer(dossiers: &mut [Dossier], today: NaiveDate) {
    let rules = Rules::default();
    let columns = Columns::of(dossiers, &rules.coverage);
    let mut asked = 0;
    for (slot, dossier) in Slot::all(dossiers.len()).zip(dossiers) {
        let Some(found) = departure(dossier, &columns, &rules, slot, today).filter(|one| one.is_asked())
        else {
            continue;
        };
        asked += 1;
        let reason = match asked % 5 {
            // Not asked yet.
            0 | 3 => continue,
            4 => None,
            _ => Some(words::DEPARTURES[asked % words::DEPARTURES.len()].to_owned()),
        };
        let said = step_days(found.turned, 4).min(today);
        if let Some(client) = &mut dossier.client {
            client.departures.insert(found.after, Answer { turned: found.turned, said, reason, note: None });
        }
    }
}
