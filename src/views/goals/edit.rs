//! The four targets of a scope, as fields in its place.

use super::Editing;
use crate::domain::catalog::goals::Measure;
use crate::screen::goals::{GoalRow, Scope};
use crate::state::use_carteira;
use crate::text::goals as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn EditScope(at: usize, scopes: Memo<Vec<Scope>>, editing: Editing) -> impl IntoView {
    let carteira = use_carteira();
    let Some(rows) = scopes.with_untracked(|all| all.get(at).map(|scope| scope.rows)) else {
        return ().into_any();
    };
    let values = rows.map(|row| RwSignal::new(row.own.and_then(|value| i64::try_from(value).ok())));
    let name = format!("meta.{}", rows[0].id);
    let form = Form::new(Signal::stored(Some(name)));
    let too_much = move |at: usize| {
        let most = i64::try_from(rows[at].id.measure.most()).unwrap_or(i64::MAX);
        values[at].get().is_some_and(|value| value > most)
    };
    let blocked = Memo::new(move |_| (0..4).any(too_much));
    let save = move || {
        if form.is_refused() {
            return;
        }
        if blocked.get_untracked() {
            return form.focus_problem();
        }
        form.finish();
        let targets = rows
            .iter()
            .zip(values)
            .map(|(row, value)| (row.id, value.get_untracked().and_then(|value| u64::try_from(value).ok())));
        carteira.set_goals(targets.collect());
        editing.set(None);
    };
    let fields = move || {
        (0..4)
            .map(|at| {
                let error = Signal::derive(move || too_much(at).then(|| words::TOO_MUCH.to_owned()));
                view! { <Field row=rows[at] value=values[at] error/> }
            })
            .collect_view()
    };
    let cancel = move || {
        form.finish();
        editing.set(None);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        <form class="stack" data-gap="tight" on:submit=submit>
            <FormArea form>
                <div class="goals__fields">{fields()}</div>
            </FormArea>
            <p class="muted">{words::CLEAR_HINT}</p>
            <div class="cluster">
                <Button tone=Tone::Primary submit=true on_press=|| ()>{words::SAVE}</Button>
                <Button tone=Tone::Quiet on_press=cancel>{words::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Field(
    row: GoalRow,
    value: RwSignal<Option<i64>>,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let measure = row.id.measure;
    let label = words::measure(measure);
    let hint = row.suggested.map(|value| words::suggestion(measure, value));
    match measure {
        Measure::Coverage | Measure::BuyerRate => {
            view! { <NumberField label value error hint suffix="%"/> }.into_any()
        }
        Measure::Revenue => view! { <MoneyField label value error hint/> }.into_any(),
        Measure::NewClients => view! { <NumberField label value error hint/> }.into_any(),
    }
}
