//! On which terms it is divided; they are kept as rules once it is proposed.

use super::desk::SharingDesk;
use crate::domain::rules::sharing::Balance;
use crate::text::sharing as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

const MOST_PERCENT: i64 = 100;
const MOST_KM: i64 = 10_000;

#[component]
pub(super) fn TermsCard(desk: SharingDesk) -> impl IntoView {
    let kept = Memo::new(move |_| desk.carteira.portfolio.with(|p| p.rules().sharing.clone()));
    let form = Form::new(Signal::stored(Some("divisao.regras".to_owned())));
    let balance = RwSignal::new(String::new());
    let (tolerance, move_km) = (RwSignal::new(None::<i64>), RwSignal::new(None::<i64>));
    let fill = move || {
        let kept = kept.get();
        let place = Balance::ALL.iter().position(|one| *one == kept.balance).unwrap_or_default();
        balance.set(place.to_string());
        tolerance.set(Some(kept.tolerance_percent.into()));
        move_km.set(Some(kept.move_km.into()));
    };
    untrack(fill);
    // Kept elsewhere or taken back: the fields follow.
    Effect::new(move |before: Option<()>| {
        kept.track();
        if before.is_some() {
            fill();
        }
    });
    let tried = RwSignal::new(false);
    let missing = move |value: RwSignal<Option<i64>>, most: i64| {
        let fits = move || value.get().is_some_and(|value| (0..=most).contains(&value));
        Signal::derive(move || (tried.get() && !fits()).then(|| words::NUMBER_NEEDED.to_owned()))
    };
    let choices: Vec<Choice> = Balance::ALL
        .iter()
        .enumerate()
        .map(|(at, one)| Choice::new(at.to_string(), words::balance(*one)))
        .collect();
    let propose = move || {
        if form.is_refused() {
            return;
        }
        let mut rules = desk.carteira.portfolio.with_untracked(|p| p.rules().clone());
        let typed = |value: RwSignal<Option<i64>>, most: i64| {
            value.get_untracked().filter(|value| *value <= most).and_then(|value| u16::try_from(value).ok())
        };
        let (Some(percent), Some(km)) = (typed(tolerance, MOST_PERCENT), typed(move_km, MOST_KM)) else {
            tried.set(true);
            return form.focus_problem();
        };
        let place = balance.with_untracked(|place| place.parse::<usize>().ok());
        rules.sharing.balance = place.and_then(|at| Balance::ALL.get(at).copied()).unwrap_or_default();
        (rules.sharing.tolerance_percent, rules.sharing.move_km) = (percent, km);
        tried.set(false);
        form.finish();
        desk.propose(rules);
    };
    let again = Memo::new(move |_| desk.has_found());
    let button = move || {
        let (tone, said) = if again.get() {
            (Tone::Secondary, words::PROPOSE_AGAIN)
        } else {
            (Tone::Primary, words::PROPOSE)
        };
        let disabled = Signal::derive(move || !desk.is_live() || desk.search.is_running());
        view! {
            <Button tone glyph=Glyph::Forward disabled on_press=propose>
                {said}
            </Button>
        }
    };
    view! {
        <section class="card stack" data-gap="tight" aria-label=words::TERMS>
            <h2 class="card__title">{words::TERMS}</h2>
            <FormArea form>
                <div class="form-grid">
                    <SelectField label=words::BALANCE value=balance choices=Signal::stored(choices)/>
                    <NumberField
                        label=words::TOLERANCE
                        value=tolerance
                        suffix="%"
                        hint=words::TOLERANCE_HINT
                        error=missing(tolerance, MOST_PERCENT)
                    />
                    <NumberField
                        label=words::MOVE_KM
                        value=move_km
                        suffix=words::MOVE_KM_UNIT
                        hint=words::MOVE_KM_HINT
                        error=missing(move_km, MOST_KM)
                    />
                </div>
            </FormArea>
            <div class="cluster">{button}</div>
        </section>
    }
}
