//! The motivos by group, each one tap.
use leptos::prelude::*;

use crate::domain::catalog::reasons::Taxonomy;
use crate::screen::interaction::motives::{Motive, offered};
use crate::state::use_carteira;
use crate::ui::prelude::*;

/// Every reason on offer as a chip; `chosen` marks the one in force, where there is one.
#[component]
pub(crate) fn ReasonChoices(
    #[prop(into)] on_choose: Callback<(Motive,)>,
    #[prop(optional, into)] chosen: Signal<Option<String>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let groups = Memo::new(move |_| carteira.portfolio.with(|p| offered(&Taxonomy::of(p.catalog()))));
    let chip = move |motive: Motive| {
        let own = motive.key.clone();
        let pressed = Signal::derive(move || chosen.with(|chosen| chosen.as_deref() == Some(own.as_str())));
        let label = motive.name.clone();
        view! { <FilterChip label pressed on_toggle=move |_: bool| on_choose.run((motive.clone(),))/> }
    };
    let group = move |(name, motives): (&'static str, Vec<Motive>)| {
        view! {
            <section class="reasons">
                <h4 class="reasons__group">{name}</h4>
                <div class="cluster">{motives.into_iter().map(chip).collect_view()}</div>
            </section>
        }
    };
    move || groups.get().into_iter().map(group).collect_view()
}
