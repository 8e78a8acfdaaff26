//! NPS with its margin, from the latest answer of each client in scope, and the complaints open and resolved.

use super::{AnalysisDesk, Behind, Figures, Panel, abc};
use crate::charts::paired_months::{Counted, paired_months, stacked};
use crate::domain::calendar::period::step_months;
use crate::domain::indicator::status::satisfaction::{Complaint, Satisfaction, complaints};
use crate::domain::measure::nps::{Nps, Opinion};
use crate::domain::portfolio::slot::Slot;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Slot, day and answer, worst first.
type Answers = Vec<(Slot, NaiveDate, u8)>;

#[component]
pub(super) fn Opinions(desk: AnalysisDesk) -> impl IntoView {
    view! {
        <div class="stack">
            <NetPromoters desk/>
            <Complaints desk/>
        </div>
    }
}

#[component]
fn NetPromoters(desk: AnalysisDesk) -> impl IntoView {
    let answers: Memo<Answers> = desk.scope.memo(|seen, p, _| {
        let answer = |slot: &Slot| {
            let (day, answer) = Satisfaction::of(p.dossiers().get(slot.at())?, seen.on).last_answer?;
            Some((*slot, day, answer))
        };
        let mut all: Answers = seen.slots.iter().filter_map(answer).collect();
        all.sort_by_key(|(slot, day, answer)| (*answer, std::cmp::Reverse(*day), *slot));
        all
    });
    let nps =
        Memo::new(move |_| answers.with(|all| all.iter().map(|(_, _, answer)| *answer).collect::<Nps>()));
    let title = Signal::derive(move || words::opinion::finding(nps.get()));
    let money = MaybeProp::derive(move || words::opinion::groups(nps.get()));
    let note = MaybeProp::derive(move || {
        let year_ago = step_months(desk.scope.with(|seen| seen.on), -12);
        let old = answers.with(|all| all.iter().filter(|(_, day, _)| *day < year_ago).count());
        Some(words::opinion::note(old))
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let names: Vec<String> = (0..=10).map(|answer: u8| answer.to_string()).collect();
        let series = Opinion::ALL.map(|opinion| Counted {
            name: words::opinion::many(opinion).to_owned(),
            counts: (0..=10)
                .map(|wanted| {
                    let given = |all: &Answers| all.iter().filter(|(_, _, answer)| *answer == wanted).count();
                    if Opinion::of(wanted) == opinion { answers.with(given) } else { 0 }
                })
                .collect(),
        });
        stacked(paired_months(&names, &series, &palette())).to_string()
    });
    let show = move |title: String, wanted: &dyn Fn(u8) -> bool| {
        let slots: Vec<Slot> = answers.with_untracked(|all| {
            all.iter().filter(|(_, _, answer)| wanted(*answer)).map(|(slot, _, _)| *slot).collect()
        });
        if slots.is_empty() {
            return;
        }
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |_, slot| {
            let own = answers.with(|all| all.iter().find(|one| one.0 == slot).copied());
            let said = own.map(|(_, day, answer)| words::opinion::answered(answer, day)).unwrap_or_default();
            (said, abc::place(desk, slot))
        })));
    };
    let tap = move |tapped: Tapped| {
        if let Ok(wanted) = u8::try_from(tapped.item) {
            show(words::opinion::answer(wanted), &|answer| answer == wanted);
        }
    };
    let nobody = Memo::new(move |_| answers.with(Vec::is_empty));
    let table: Figures = desk.scope.memo(move |_, p, _| {
        let mut table = IndicatorTable::new(
            words::NPS,
            &[words::CLIENT, words::opinion::GROUP, words::opinion::DAY],
            &[words::opinion::ANSWER],
        );
        answers.with(|all| {
            for (slot, day, answer) in all {
                let Some(client) = p.client_at(*slot) else { continue };
                table.rows.push(vec![
                    Value::Client { id: client.id, name: client.display_name().to_owned() },
                    Value::Text(words::opinion::one(Opinion::of(*answer)).to_owned()),
                    Value::Date(*day),
                    Value::Count(i64::from(*answer)),
                ]);
            }
        });
        table
    });
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    let buttons = Opinion::ALL
        .map(|opinion| {
            let count = move || {
                let nps = nps.get();
                match opinion {
                    Opinion::Promoter => nps.promoters,
                    Opinion::Passive => nps.passives,
                    Opinion::Detractor => nps.detractors,
                }
            };
            let label = move || words::opinion::see(opinion, count());
            view! {
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Clients
                    disabled=Signal::derive(move || count() == 0)
                    on_press=move || {
                        show(words::opinion::see(opinion, untrack(count)), &|answer| Opinion::of(answer) == opinion);
                    }
                >
                    {label}
                </Button>
            }
        })
        .collect_view();
    let population = desk.scope.population(who::ANSWERED, move || Some(answers.with(Vec::len)));
    view! {
        <Panel title population money note table file="nps" on>
            {move || {
                if nobody.get() {
                    view! { <p class="muted">{words::opinion::HOW_TO_ASK}</p> }.into_any()
                } else {
                    view! { <ChartBox label=title option on_tap=tap/> }.into_any()
                }
            }}
            <div class="cluster">{buttons}</div>
        </Panel>
    }
}

#[component]
fn Complaints(desk: AnalysisDesk) -> impl IntoView {
    let all: Memo<Vec<(Slot, Complaint)>> = desk.scope.memo(|seen, p, _| {
        let of = |slot: &Slot| {
            let slot = *slot;
            let found =
                p.dossiers().get(slot.at()).map(|dossier| complaints(dossier, seen.on)).unwrap_or_default();
            found.into_iter().map(move |complaint| (slot, complaint))
        };
        let mut all: Vec<(Slot, Complaint)> = seen.slots.iter().flat_map(of).collect();
        // The oldest that is still open first.
        all.sort_by_key(|(slot, one)| (one.resolved.is_some(), one.on, *slot));
        all
    });
    let open = move || all.with(|all| all.iter().filter(|(_, one)| one.resolved.is_none()).count());
    let title = Signal::derive(move || words::opinion::complaints(open(), all.with(Vec::len)));
    let note = MaybeProp::derive(move || {
        let on = desk.scope.with(|seen| seen.on);
        all.with(|all| {
            let oldest = all.iter().filter(|(_, one)| one.resolved.is_none()).map(|(_, one)| one.on).min();
            let taken: Vec<i64> =
                all.iter().filter_map(|(_, one)| Some((one.resolved? - one.on).num_days())).collect();
            Some(words::opinion::complaints_note(oldest.map(|day| (on - day).num_days()), &taken))
        })
    });
    let table: Figures = desk.scope.memo(move |_, p, _| {
        let mut table = IndicatorTable::new(
            words::opinion::COMPLAINTS,
            &[
                words::CLIENT,
                words::opinion::STATE,
                words::opinion::DAY,
                words::opinion::RESOLVED_ON,
                words::opinion::WHAT,
            ],
            &[],
        );
        all.with(|all| {
            for (slot, one) in all {
                let Some(client) = p.client_at(*slot) else { continue };
                table.rows.push(vec![
                    Value::Client { id: client.id, name: client.display_name().to_owned() },
                    Value::Text(words::opinion::state(one.resolved.is_some()).to_owned()),
                    Value::Date(one.on),
                    one.resolved.map_or(Value::Nothing, Value::Date),
                    Value::Text(one.text.clone()),
                ]);
            }
        });
        table
    });
    let show_open = move || {
        let slots: Vec<Slot> = all.with_untracked(|all| {
            let mut slots: Vec<Slot> =
                all.iter().filter(|(_, one)| one.resolved.is_none()).map(|(slot, _)| *slot).collect();
            let mut seen = BTreeSet::new();
            slots.retain(|slot| seen.insert(*slot));
            slots
        });
        let title = words::opinion::open(untrack(open));
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |_, slot| {
            let own = all.with(|all| all.iter().find(|(own, _)| *own == slot).map(|(_, one)| one.clone()));
            own.map_or_else(Default::default, |one| (one.text, format::date(one.on)))
        })));
    };
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    let population = desk.scope.population(who::COMPLAINED, move || {
        let slots = |all: &Vec<(Slot, Complaint)>| all.iter().map(|(slot, _)| *slot).collect::<BTreeSet<_>>();
        Some(all.with(slots).len())
    });
    view! {
        <Panel title population note table file="reclamacoes" on>
            <div class="cluster">
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Clients
                    disabled=Signal::derive(move || open() == 0)
                    on_press=show_open
                >
                    {move || words::opinion::open(open())}
                </Button>
            </div>
        </Panel>
    }
}
