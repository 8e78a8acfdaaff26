//! Metas, motivos and ações de melhoria on the wire.

use super::catalog::{EntryLine, keep, of_entry, of_value, placed};
use super::fact::owned;
use super::object::object;
use super::value::{ActionWord, At, Day, EffectWord, GroupWord, Id, MeasureWord, MonthOf, Text};
use crate::domain::catalog::goals::GoalId;
use crate::domain::catalog::improvement_action::ImprovementAction;
use crate::domain::catalog::reasons::{Reason, ReasonEffect};
use crate::domain::catalog::{Catalog, CatalogEntry};
use crate::domain::keeping::register::Register;
use crate::domain::value::id::{ActionId, PrincipalId, SalespersonId};

object!(
    /// A meta: percent, centavos or clients, by its measure. Without `salesperson` it is the whole carteira's, without
    /// `principal` that of all representadas.
    GoalLine {
        need { month: MonthOf, measure: MeasureWord, at: At }
        may { salesperson: Id, principal: Id, value: u64 }
    }
);
object!(
    /// A motivo: laid over the shipped one of that key, or one's own.
    ReasonLine {
        need { id: Text<'a>, at: At }
        may { value: Motive<'a> }
    }
);
object!(Motive {
    need { group: GroupWord, controllable: bool }
    may { name: Text<'a>, effect: EffectWord, retired: bool }
});
object!(
    /// An ação de melhoria.
    ActionLine {
        need { id: Id, at: At }
        may { value: Remedy<'a> }
    }
);
object!(Remedy {
    need { reason: Text<'a>, text: Text<'a>, state: ActionWord }
    may { owner: Text<'a>, due: Day, result: Text<'a> }
});
impl GoalLine<'_> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) {
        let salesperson = self.salesperson.map(|id| SalespersonId::new(id.0));
        let principal = self.principal.map(|id| PrincipalId::new(id.0));
        let id = GoalId { month: self.month.0, salesperson, principal, measure: self.measure.0 };
        keep(entries, "goal", &id.to_string(), of_entry(self.unknown), self.at.0);
        entries.push(CatalogEntry::Goal { id, register: Register { value: self.value, at: self.at.0 } });
    }
}

impl<'a> ReasonLine<'a> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) {
        let id = self.id.0.into_owned();
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|motive: Motive<'a>| {
            unknown.extend(motive.unknown.into_iter().map(of_value));
            Reason {
                name: owned(motive.name),
                group: motive.group.0,
                effect: motive.effect.map_or(ReasonEffect::None, |word| word.0),
                controllable: motive.controllable,
                retired: motive.retired.unwrap_or(false),
            }
        });
        keep(entries, "reason", &id, unknown, self.at.0);
        entries.push(CatalogEntry::Reason { id, register: Register { value, at: self.at.0 } });
    }
}

impl<'a> ActionLine<'a> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) {
        let id = ActionId::new(self.id.0);
        let mut unknown = of_entry(self.unknown);
        let value = self.value.map(|remedy: Remedy<'a>| {
            unknown.extend(remedy.unknown.into_iter().map(of_value));
            ImprovementAction {
                reason: remedy.reason.0.into_owned(),
                text: remedy.text.0.into_owned(),
                owner: owned(remedy.owner),
                due: remedy.due.map(|day| day.0),
                state: remedy.state.0,
                result: owned(remedy.result),
            }
        });
        keep(entries, "action", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::Action { id, register: Register { value, at: self.at.0 } });
    }
}

/// The lines of the three kinds, in their order.
pub(super) fn lines(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    goals(catalog).chain(reasons(catalog)).chain(actions(catalog))
}

fn goals(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    catalog.goals.iter().map(|(id, register)| {
        let (at, unknown, _) = placed(catalog, "goal", &id.to_string(), register.at, false);
        let GoalId { month, salesperson, principal, measure } = *id;
        EntryLine::Goal(GoalLine {
            month: MonthOf(month),
            measure: MeasureWord(measure),
            at,
            salesperson: salesperson.map(|id| Id(id.uuid())),
            principal: principal.map(|id| Id(id.uuid())),
            value: register.value,
            unknown,
        })
    })
}

fn reasons(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    catalog.reasons.iter().map(|(id, register)| {
        let (at, unknown, inner) = placed(catalog, "reason", id, register.at, register.value.is_some());
        let value = register.value.as_ref().map(|reason| {
            let Reason { name, group, effect, controllable, retired } = reason;
            Motive {
                group: GroupWord(*group),
                controllable: *controllable,
                name: name.as_deref().map(Text::of),
                effect: Some(EffectWord(*effect)).filter(|word| word.0 != ReasonEffect::None),
                retired: retired.then_some(true),
                unknown: inner,
            }
        });
        EntryLine::Reason(ReasonLine { id: Text::of(id), at, value, unknown })
    })
}

fn actions(catalog: &Catalog) -> impl Iterator<Item = EntryLine<'_>> {
    catalog.actions.iter().map(|(id, register)| {
        let (at, unknown, inner) =
            placed(catalog, "action", &id.to_string(), register.at, register.value.is_some());
        let value = register.value.as_ref().map(|action| {
            let ImprovementAction { reason, text, owner, due, state, result } = action;
            Remedy {
                reason: Text::of(reason),
                text: Text::of(text),
                state: ActionWord(*state),
                owner: owner.as_deref().map(Text::of),
                due: due.map(Day),
                result: result.as_deref().map(Text::of),
                unknown: inner,
            }
        });
        EntryLine::Action(ActionLine { id: Id(id.uuid()), at, value, unknown })
    })
}
