//! *Motivos › Ações de melhoria*: beside each motivo what is being done about it, and the sheet of one ação.

use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use crate::domain::portfolio::Portfolio;
use crate::domain::rescue::reason_pareto::{ReasonPareto, ReasonRow};
use crate::domain::value::id::ActionId;
use crate::domain::value::money::Centavos;
use crate::text::{format, improvement as words, reason_pareto as pareto, reasons};
use chrono::NaiveDate;

/// Motivos drawn at first.
pub(crate) const FIRST: usize = 6;

/// A motivo that something can be done about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Motive {
    pub key: String,
    pub name: String,
    /// "59 vezes, 41 clientes".
    pub times: String,
    pub bought: String,
    /// "Nosso · dá para agir".
    pub whose: String,
    /// What the button that adds one is called.
    pub add: String,
}

/// An ação de melhoria about a motivo.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Action {
    pub id: ActionId,
    pub state: ActionState,
    pub text: String,
    /// "em andamento · Rui · até 04/12/2026".
    pub agreed: String,
    /// Its day is over.
    pub late: Option<&'static str>,
    pub result: Option<String>,
}

/// In the order of the Pareto; what has no motivo needs none.
pub(crate) fn motives(found: &ReasonPareto, p: &Portfolio) -> Vec<Motive> {
    found.rows.iter().filter_map(|row| Some(motive(row, row.key.clone()?, p))).collect()
}

fn motive(row: &ReasonRow, key: String, p: &Portfolio) -> Motive {
    let name = reasons::name(p.catalog(), &key);
    let can = if row.controllable { words::CAN_ACT } else { words::CAN_NOT };
    Motive {
        times: words::times(row.times, row.slots.len()),
        bought: format::money_short(Centavos::new(row.bought_centavos)),
        whose: format!("{} · {can}", pareto::group(row.group)),
        add: words::about(words::NEW, &name),
        key,
        name,
    }
}

/// What is done about a motivo: what is to do first, by its day.
pub(crate) fn actions(p: &Portfolio, reason: &str, on: NaiveDate) -> Vec<Action> {
    p.catalog().actions_about(reason).into_iter().map(|(id, action)| shown(id, action, on)).collect()
}

fn shown(id: ActionId, action: &ImprovementAction, on: NaiveDate) -> Action {
    Action {
        id,
        state: action.state,
        text: action.text.clone(),
        agreed: format!("{} · {}", words::state(action.state), words::agreed(action)),
        late: words::is_late(action, on),
        result: action.result.clone(),
    }
}

/// "2 ações atrasadas", of the whole carteira; `None`: no action is late.
pub(crate) fn late(p: &Portfolio, on: NaiveDate) -> Option<String> {
    let all = p.catalog().actions.values().filter_map(|register| register.value.as_ref());
    words::late(all.filter(|action| action.is_late(on)).count())
}

/// "Nova ação de melhoria: preço".
pub(crate) fn title(p: &Portfolio, reason: &str, is_known: bool) -> String {
    words::about(if is_known { words::EDIT } else { words::NEW }, &reasons::name(p.catalog(), reason))
}

pub(crate) fn blank(reason: String) -> ImprovementAction {
    let (text, state) = (String::new(), ActionState::Open);
    ImprovementAction { reason, text, owner: None, due: None, state, result: None }
}

/// What is written without the blanks around it; `None` without a word of what will be done.
pub(crate) fn kept(written: ImprovementAction) -> Option<ImprovementAction> {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Some(ImprovementAction {
        text: filled(&written.text)?,
        owner: written.owner.as_deref().and_then(filled),
        result: written.result.as_deref().and_then(filled),
        ..written
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::reasons::ReasonGroup;
    use crate::domain::portfolio::slot::Slot;
    use crate::screen::small::{Small, d, edit};

    const DAY: &str = "2026-11-30";

    fn row(key: Option<&str>, times: usize, clients: usize) -> ReasonRow {
        ReasonRow {
            key: key.map(str::to_owned),
            group: Some(ReasonGroup::Ours),
            controllable: key == Some("preco"),
            times,
            slots: (0..clients).map(Slot::new).collect(),
            bought_centavos: 1_500_000,
        }
    }

    fn action(reason: &str, text: &str, due: Option<&str>) -> ImprovementAction {
        ImprovementAction { text: text.to_owned(), due: due.map(d), ..blank(reason.to_owned()) }
    }

    fn keep(p: &mut Portfolio, number: u128, value: ImprovementAction) {
        edit(p, CatalogEdit::Action { id: ActionId::from_u128(number), value: Some(value) });
    }

    fn found(rows: Vec<ReasonRow>) -> ReasonPareto {
        ReasonPareto { rows, total: 0 }
    }

    #[test]
    fn each_motivo_keeps_its_place_and_says_its_figures() {
        let p = Small::clients(&[]).portfolio();
        let all =
            motives(&found(vec![row(Some("sem-giro"), 2, 1), row(None, 9, 9), row(Some("preco"), 1, 1)]), &p);
        assert_eq!(all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["sem giro", "preço"]);
        assert_eq!(
            (all[0].times.as_str(), all[1].times.as_str()),
            ("2 vezes, 1 cliente", "1 vez, 1 cliente")
        );
        assert!(all[0].whose.ends_with(" · não depende de nós") && all[1].whose.ends_with(" · dá para agir"));
        assert_eq!(all[0].bought, format::money_short(Centavos::new(1_500_000)));
        assert_eq!(all[0].add, "Nova ação de melhoria: sem giro");
        assert_eq!(motives(&found(vec![row(None, 9, 9)]), &p), []);
    }

    #[test]
    fn an_action_is_late_the_day_after_and_a_done_one_never() {
        let mut p = Small::clients(&[]).portfolio();
        assert_eq!(late(&p, d(DAY)), None);
        keep(&mut p, 1, action("preco", "b", Some(DAY)));
        keep(&mut p, 2, action("preco", "a", Some("2026-11-29")));
        let done = ImprovementAction { state: ActionState::Done, ..action("preco", "c", Some("2026-01-01")) };
        keep(&mut p, 3, done);
        keep(&mut p, 4, action("sem-giro", "d", None));
        let about = actions(&p, "preco", d(DAY));
        let said: Vec<_> = about.iter().map(|one| (one.text.as_str(), one.late)).collect();
        assert_eq!(said, [("a", Some(words::LATE)), ("b", None), ("c", None)]);
        assert_eq!(about[2].agreed, "feita · até 01/01/2026");
        assert_eq!(late(&p, d(DAY)).as_deref(), Some("1 ação atrasada"));
        assert_eq!(late(&p, d("2026-12-01")).as_deref(), Some("2 ações atrasadas"));
    }

    #[test]
    fn the_sheet_is_named_after_its_motivo() {
        let p = Small::clients(&[]).portfolio();
        assert_eq!(title(&p, "preco", false), "Nova ação de melhoria: preço");
        assert_eq!(title(&p, "preco", true), "Ação de melhoria: preço");
    }

    #[test]
    fn what_is_written_is_kept_without_blanks_and_not_without_a_word() {
        assert_eq!(kept(action("preco", " ", None)), None);
        let owner = Some(" ".to_owned());
        let typed = ImprovementAction {
            owner,
            result: Some(" foi ".to_owned()),
            ..action("preco", " ligar ", Some(DAY))
        };
        let read = kept(typed).unwrap();
        assert_eq!((read.text.as_str(), read.owner, read.result.as_deref()), ("ligar", None, Some("foi")));
        assert_eq!((read.reason.as_str(), read.due), ("preco", Some(d(DAY))));
    }
}
