//! The routine: where it stands, for how long it was kept, and the sheet that sets it.
use leptos::prelude::*;

use crate::domain::prospect::conversion::Tried;
use crate::domain::rules::prospecting::Pace;
use crate::routes::Route;
use crate::screen::prospecting::{of_those, routine_line};
use crate::state::{use_alerts, use_carteira};
use crate::text::prospecting::routine as words;
use crate::ui::prelude::*;

#[component]
pub(super) fn RoutineBar(tried: Memo<Vec<Tried>>) -> impl IntoView {
    let carteira = use_carteira();
    let line = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| tried.with(|tried| routine_line(p, tried, on)))
    });
    let setting = RwSignal::new(false);
    let act = move || if line.with(Option::is_some) { words::CHANGE } else { words::SET };
    let said = move || {
        line.get().map(|(line, streak)| std::iter::once(line).chain(streak).collect::<Vec<_>>().join(" · "))
    };
    view! {
        <span class="cluster prospecting__routine">
            {move || said().map(|said| view! { <span>{said}</span> })}
            <Show when=move || carteira.view.as_of.with(Option::is_none)>
                <Button tone=Tone::Quiet glyph=Glyph::Target on_press=move || setting.set(true)>{act}</Button>
            </Show>
        </span>
        <RoutineSheet open=setting/>
    }
}

/// One line on *Hoje*, where something is aimed at. No tap waits for it: like the alerts, it follows once the data rest.
#[component]
pub fn RoutineLine() -> impl IntoView {
    let carteira = use_carteira();
    let at_rest = use_alerts().at_rest;
    let said = move || {
        at_rest.track();
        let (on, held_by) = (carteira.derived.as_of.get(), carteira.view.held_by());
        carteira.portfolio.with_untracked(|p| {
            let aims = p.rules().prospecting.has_routine();
            aims.then(|| routine_line(p, &of_those(p, &held_by, on), on)).flatten().map(|(line, _)| line)
        })
    };
    move || said().map(|said| view! { <a href=Route::Prospecting.href()>{said}</a> })
}

/// More a day than anybody does.
const MOST: i64 = 999;

#[component]
fn RoutineSheet(open: RwSignal<bool>) -> impl IntoView {
    let carteira = use_carteira();
    let pace = RwSignal::new(Pace::default());
    let [names, contacts, visits] = [(); 3].map(|()| RwSignal::new(None::<i64>));
    let form = Form::new(Signal::derive(|| Some("rotina".to_owned())));
    let save = move || {
        if form.is_refused() {
            return;
        }
        let aim = |typed: RwSignal<Option<i64>>| {
            u16::try_from(typed.get_untracked().unwrap_or(0).clamp(0, MOST)).unwrap_or(0)
        };
        let mut rules = carteira.portfolio.with_untracked(|p| p.rules().clone());
        rules.prospecting.pace = pace.get_untracked();
        (rules.prospecting.names, rules.prospecting.contacts, rules.prospecting.visits) =
            (aim(names), aim(contacts), aim(visits));
        form.finish();
        open.set(false);
        carteira.change_rules(&rules);
    };
    let footer = move || view! { <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button> };
    let choices = Pace::ALL.map(|pace| (pace, words::pace(pace).to_owned())).to_vec();
    view! {
        <Sheet open title=words::TITLE size=SheetSize::Small footer form>
            {
                carteira.portfolio.with_untracked(|p| {
                    let rules = &p.rules().prospecting;
                    pace.set(rules.pace);
                    for (field, aim) in [(names, rules.names), (contacts, rules.contacts), (visits, rules.visits)] {
                        field.set(Some(i64::from(aim)).filter(|aim| *aim > 0));
                    }
                });
                let choices = choices.clone();
                view! {
                    <div class="stack">
                        <p class="muted">{words::NONE}</p>
                        <div class="field">
                            <span class="field__label">{words::PACE}</span>
                            <Segmented label=words::PACE choices value=pace/>
                        </div>
                        <NumberField label=words::NAMES value=names hint=words::HINT optional=true/>
                        <NumberField label=words::CONTACTS value=contacts optional=true/>
                        <NumberField label=words::VISITS value=visits optional=true/>
                    </div>
                }
            }
        </Sheet>
    }
}
